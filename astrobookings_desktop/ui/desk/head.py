"""The top of every card about one booking: what the card is, locator, state, and whose it is."""

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from astrobookings_desktop.data.queries.desk import BookingView
from astrobookings_desktop.ui import format as show
from astrobookings_desktop.ui.desk.kit import ShortWords, Words, two_sides
from astrobookings_desktop.ui.desk.spelling import spelled
from astrobookings_desktop.ui.theme.fonts import SECTION, font, semibold
from astrobookings_desktop.ui.theme.statuses import look_of
from astrobookings_desktop.ui.widgets.chip import Chip


class BookingHead(QWidget):
    """Title, locator, chip; with `whose` a second line of traveler, launch, and day, never cut."""

    def __init__(self, title: str, *, whose: bool = False) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        row = QHBoxLayout()
        row.setSpacing(8)
        self.title = ShortWords(title, "text", semibold(SECTION))
        self.locator = Words("", "text", font(SECTION, semibold().Weight.Bold, spaced=True))
        self._chip = Chip()
        row.addWidget(self.title, 1)
        row.addWidget(self.locator)
        row.addWidget(self._chip)
        column.addLayout(row)
        self._whose, self._day = ShortWords("", "text2"), Words("", "text2")
        column.addLayout(two_sides(self._whose, self._day))
        for part in (self._whose, self._day):
            part.setVisible(whose)

    def show_booking(self, booking: BookingView) -> None:
        """Show whose booking it is and how it stands."""
        self.locator.setText(show.locator(booking.locator))
        self.locator.setAccessibleName(" ".join(spelled(booking.locator)))
        self._chip.show_look(look_of(booking.status))
        self._whose.setText(f"{booking.traveler} · {show.place(booking.destination)}")
        self._day.setText(show.day_with_weekday(booking.date))
