"""Why a number that was typed at the seats can't be chosen."""

from collections.abc import Callable

from PySide6.QtCore import Slot

from astrobookings_desktop.ui import format as show
from astrobookings_desktop.ui.desk.kit import Fact, tell_alert
from astrobookings_desktop.ui.desk.seats_typing import SeatsTyping
from astrobookings_desktop.ui.widgets.seat_buttons import NO_NUMBER, SeatButtons


class SeatsNote(Fact):
    """A line under the seats, until a number is typed that can be chosen.

    `why` says what stands against a number that is too high. `typing` puts digits together.
    """

    def __init__(self, seats: SeatButtons, why: Callable[[int], str]) -> None:
        super().__init__("info", "warn")
        self._seats, self._why = seats, why
        self.typing = SeatsTyping(seats)
        self.hide()
        seats.typed.connect(self._typed)

    def say(self, words: str) -> None:
        """Say why what was typed goes nowhere."""
        self.show_fact("info", "warn", words)
        tell_alert(self)

    def forget(self) -> None:
        """What was typed is over."""
        self.typing.forget()
        self.hide()

    @Slot(int)
    def _typed(self, number: int) -> None:
        if 1 <= number <= self._seats.most:
            self.hide()
            return
        kept = show.seats(self._seats.seats)
        if number == NO_NUMBER:
            words = self.tr("Seats are a whole number from 1 to {most}: Backspace leaves {kept}")
            self.say(words.format(most=show.number(self._seats.most), kept=kept))
            return
        why = self._why(number) if number else self.tr("At least 1 seat")
        words = self.tr("{why}: {digit} can't be chosen, Backspace leaves {kept}")
        self.say(words.format(why=why, digit=self.typing.words, kept=kept))
