"""What is said after a sale: the locator to read out, and what was sold."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QWidget

from astrobookings_desktop.data.queries.desk import BookingView, OpenLaunch, TravelerHit
from astrobookings_desktop.domain.statuses import BookingStatus
from astrobookings_desktop.ui import format as show
from astrobookings_desktop.ui.desk.blocks import LaunchBlock, Seats, TravelerBlock
from astrobookings_desktop.ui.desk.kit import Picture, Sides, Words, caption, keyed, tell_alert
from astrobookings_desktop.ui.desk.spelling import spelled
from astrobookings_desktop.ui.dialogs.passengers import PASSENGERS_KEYS
from astrobookings_desktop.ui.theme.fonts import LOCATOR, TITLE, font, semibold
from astrobookings_desktop.ui.theme.statuses import look_of
from astrobookings_desktop.ui.widgets.buttons import MAIN, Button, LinkButton, PrimaryButton
from astrobookings_desktop.ui.widgets.card import Card, Line
from astrobookings_desktop.ui.widgets.chip import Chip
from astrobookings_desktop.ui.widgets.key_cap import KeyCap, shown_key
from astrobookings_desktop.ui.widgets.second_click import SecondClick
from astrobookings_desktop.ui.widgets.second_enter import SecondEnter


class SoldCard(Card):
    """A sale or a hold that was just made; Enter goes on to the next customer."""

    next_wanted = Signal()
    cancel_wanted = Signal()
    passengers_wanted = Signal(object)  # the booking's id
    print_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.booking: BookingView | None = None
        self._icon = Picture("done", "ok", 20)
        self._title = Words("", "ok", semibold(TITLE))
        self._chip = Chip()
        big = font(LOCATOR, semibold().Weight.Bold, spaced=True)
        self.locator = Words("", "text", big)
        self.locator.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.copy = LinkButton(self.tr("Copy"), "copy")
        self.spelling = Words("", "text2")
        self.spelling.setWordWrap(True)
        self.traveler = TravelerBlock()
        self.launch = LaunchBlock()
        self._seats = Sides()
        self._total = Sides(strong=True)
        self._until = Sides()
        self.next = PrimaryButton(self.tr("Next customer"), "next", MAIN)
        self.enter = SecondEnter(self.next)  # a double stroke that sold leaves the locator in sight
        self.print = Button(self.tr("Print ticket"), "print")
        self.cancel = Button(self.tr("Cancel seats…"), "booking")
        self.passengers = LinkButton(self.tr("Name passengers…"), "person_add")
        SecondClick(self, self.next, self.print, self.cancel, self.passengers)
        self._lay_out()
        self.passengers.clicked.connect(self._ask_passengers)
        self.next.clicked.connect(self.next_wanted)
        self.print.clicked.connect(self.print_wanted)
        self.cancel.clicked.connect(self.cancel_wanted)
        self.copy.clicked.connect(self.copy_locator)

    def _lay_out(self) -> None:
        body = self.body
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self._icon)
        head.addWidget(self._title)
        head.addStretch(1)
        head.addWidget(self._chip)
        body.addLayout(head)
        body.addWidget(caption(self.tr("Locator, to read out")))
        code = QHBoxLayout()
        code.addWidget(self.locator)
        code.addStretch(1)
        code.addWidget(self.copy)
        body.addLayout(code)
        body.addWidget(self.spelling)
        for part in (Line(), self.traveler, Line(), self.launch, Line()):
            body.addWidget(part)
        for sides in (self._seats, self._total, self._until):
            body.addWidget(sides)
        names = QHBoxLayout()
        names.setContentsMargins(0, 0, 0, 0)
        names.addWidget(self.passengers)
        names.addWidget(KeyCap(shown_key(PASSENGERS_KEYS)))
        names.addStretch(1)
        body.addLayout(names)
        body.addStretch(1)
        row, self._next_cap = keyed(self.next, self.tr("Ctrl+↵"))
        body.addLayout(row)
        self.next.installEventFilter(self)
        body.addLayout(keyed(self.print, self.tr("Ctrl+P"))[0])
        body.addLayout(keyed(self.cancel, self.tr("Ctrl+R"))[0])

    def show_booking(
        self, booking: BookingView, launch: OpenLaunch | None, traveler: TravelerHit | None
    ) -> None:
        """Show what was made."""
        self.booking = booking
        self.copy.setText(self.tr("Copy"))
        held = booking.status is BookingStatus.PENDING
        self._icon.show_icon("clock" if held else "done", "warn" if held else "ok")
        self._title.setText(self.tr("Held") if held else self.tr("Sold"))
        self._title.set_color("warn" if held else "ok")
        self._chip.show_look(look_of(booking.status))
        self.locator.setText(show.locator(booking.locator))
        self.locator.setAccessibleName(" ".join(spelled(booking.locator)))
        self.spelling.setText(" · ".join(spelled(booking.locator)))
        here, vip = booking.seats, False
        if traveler is not None:
            here, vip = traveler.seats_sold + traveler.seats_held, traveler.vip
        words = self.tr("{seats} on this launch").format(seats=show.seats(here))
        contact = booking.phone or booking.email or ""
        self.traveler.show_traveler(booking.traveler, contact, words, vip=vip)
        self.launch.setVisible(launch is not None)
        if launch is not None:
            seats = Seats(launch.taken, launch.held, launch.capacity)
            self.launch.show_launch(launch, seats)
        self._seats.show_sides(self.tr("Seats"), f"{booking.seats}")
        total = show.priced(booking.total)
        self._total.show_sides(self.tr("Total"), total)
        self._until.setVisible(held and booking.hold_until is not None)
        if booking.hold_until is not None:
            self._until.show_sides(
                self.tr("Held until"), show.moment_with_weekday(booking.hold_until)
            )
        self.setAccessibleName(f"{self._title.text()}, {self.spelling.text()}")
        tell_alert(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The key beside the next customer is the one that goes there from where the focus is."""
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            here = event.type() is QEvent.Type.FocusIn
            self._next_cap.setText(self.tr("Enter") if here else self.tr("Ctrl+↵"))
        return super().eventFilter(watched, event)

    @Slot()
    def _ask_passengers(self) -> None:
        if self.booking is not None:
            self.passengers_wanted.emit(self.booking.id)

    @Slot()
    def copy_locator(self) -> None:
        """Put the locator on the clipboard as it is shown."""
        QGuiApplication.clipboard().setText(self.locator.text())
        self.copy.setText(self.tr("Copied"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+C copies the locator wherever the focus is on the card."""
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy_locator()
            return
        super().keyPressEvent(event)
