"""Why a digit that was typed at the seats can't be chosen."""

from collections.abc import Callable

from PySide6.QtCore import Slot

from astrobookings_desktop.ui import format as show
from astrobookings_desktop.ui.desk.kit import Fact, tell_alert
from astrobookings_desktop.ui.widgets.seat_buttons import SeatButtons


class SeatsNote(Fact):
    """A line under the seats, until a digit is typed that can be chosen.

    `why` says what stands against a number that is too high.
    """

    def __init__(self, seats: SeatButtons, why: Callable[[int], str]) -> None:
        super().__init__("info", "warn")
        self._seats, self._why = seats, why
        self.hide()
        seats.typed.connect(self._typed)

    @Slot(int)
    def _typed(self, digit: int) -> None:
        if 1 <= digit <= self._seats.most:
            self.hide()
            return
        why = self._why(digit) if digit else self.tr("At least 1 seat")
        words = self.tr("{why}: {digit} can't be chosen, {kept:stays|stay} chosen").format(
            why=why, digit=digit, kept=show.seats(self._seats.seats)
        )
        self.show_fact("info", "warn", words)
        tell_alert(self)
