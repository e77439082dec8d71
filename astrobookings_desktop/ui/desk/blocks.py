"""What ticket, sold card and booking card say alike: the launch, the traveler."""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Protocol

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from astrobookings_desktop.ui import format as show
from astrobookings_desktop.ui.desk.columns import FEW, free_words
from astrobookings_desktop.ui.desk.kit import ShortWords, Words, caption, two_sides
from astrobookings_desktop.ui.theme.fonts import CAPTION, SECTION, font, semibold
from astrobookings_desktop.ui.theme.statuses import VIP
from astrobookings_desktop.ui.widgets.chip import Chip
from astrobookings_desktop.ui.widgets.occupancy import OccupancyBar


class LaunchSeats(Protocol):
    """A launch on sale, whoever read it."""

    @property
    def destination(self) -> str: ...
    @property
    def rocket(self) -> str: ...
    @property
    def agency(self) -> str: ...
    @property
    def date(self) -> datetime: ...
    @property
    def price_per_seat(self) -> Decimal: ...
    @property
    def capacity(self) -> int: ...


@dataclass(frozen=True)
class Seats:
    """The seats of a launch; `taken` includes the `held` ones, `sale` comes on top."""

    taken: int
    held: int
    capacity: int
    sale: int = 0

    @property
    def free(self) -> int:
        """Seats that nobody has."""
        return self.capacity - self.taken


class LaunchBlock(QWidget):
    """Destination, rocket and date, how full it is, and the price."""

    def __init__(self) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        self.destination = ShortWords("", "text", semibold(SECTION))
        self.free = Words("", "text", semibold(SECTION))
        self._who = ShortWords("", "text2")
        self._when = Words("", "text2")
        self.bar = OccupancyBar()
        self._taken = ShortWords("", "text2", font(CAPTION))
        self._price = Words("", "text", semibold())
        column.addLayout(two_sides(self.destination, self.free))
        column.addLayout(two_sides(self._who, self._when))
        column.addSpacing(4)
        column.addWidget(self.bar)
        column.addSpacing(4)
        column.addLayout(two_sides(self._taken, self._price))

    def show_launch(self, launch: LaunchSeats, seats: Seats) -> None:
        """Show this launch with these seats."""
        free = max(seats.free, 0)
        self.destination.setText(show.place(launch.destination))
        self.free.setText(free_words(free))
        self.free.set_color("danger" if not free else "warn" if free <= FEW else "text")
        self._who.setText(f"{launch.rocket} · {launch.agency}")
        self._when.setText(show.moment_with_weekday(launch.date))
        self.bar.show_seats(seats.taken, seats.held, seats.capacity, seats.sale)
        taken = self.tr("{count} taken").format(count=show.number(seats.taken))
        held = self.tr("({count} held)").format(count=show.number(seats.held))
        self._taken.setText(f"{taken} {held}" if seats.held else taken)
        price = show.priced(launch.price_per_seat)
        self._price.setText(self.tr("{price} per seat").format(price=price))


class TravelerBlock(QWidget):
    """Name and VIP mark, phone or e-mail, and the seats on this launch."""

    def __init__(self) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        head = QHBoxLayout()
        head.setSpacing(8)
        self.name = ShortWords("", "text", semibold(SECTION))
        self.name.setSizePolicy(
            self.name.sizePolicy().Policy.Maximum, self.name.sizePolicy().verticalPolicy()
        )
        self.vip = Chip()
        self._note = caption()
        head.addWidget(self.name)
        head.addWidget(self.vip)
        head.addWidget(self._note)
        head.addStretch(1)
        self._contact = ShortWords("", "text2", font())
        self._here = Words("", "text2", font(CAPTION))
        column.addLayout(head)
        column.addLayout(two_sides(self._contact, self._here))

    def show_traveler(
        self, name: str, contact: str, here: str = "", *, vip: bool = False, note: str = ""
    ) -> None:
        """Show a person; `here` is about their seats on the launch, `note` stands by the name."""
        self.name.setText(name)
        self.name.set_color("text")
        self.vip.show_look(VIP if vip else None)
        self._contact.setText(contact)
        self._here.setText(here)
        self._note.setText(note)

    def show_nobody(self, sentence: str) -> None:
        """Say who is missing."""
        self.show_traveler(sentence, "")
        self.name.set_color("text3")
