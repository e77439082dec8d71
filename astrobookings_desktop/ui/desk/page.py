"""The selling desk: lists at the left, the ticket at the right, all of it by keyboard."""

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from astrobookings_desktop.domain.rights import Right
from astrobookings_desktop.services.unit_of_work import Changes
from astrobookings_desktop.ui import format as show
from astrobookings_desktop.ui.context import UiContext
from astrobookings_desktop.ui.desk.begun_change import (
    go_on_to_launch,
    go_on_to_traveler,
    told_when_left,
)
from astrobookings_desktop.ui.desk.job import Job
from astrobookings_desktop.ui.desk.keys import DeskKeys, set_tab_order
from astrobookings_desktop.ui.desk.kit import Words
from astrobookings_desktop.ui.desk.printing import Printing
from astrobookings_desktop.ui.desk.scrolled import Scrolled
from astrobookings_desktop.ui.desk.search import SearchThread
from astrobookings_desktop.ui.desk.selling import Selling
from astrobookings_desktop.ui.desk.stray_keys import StrayKeys
from astrobookings_desktop.ui.desk.typed_ahead import TypedAhead
from astrobookings_desktop.ui.desk.while_created import WhileCreated
from astrobookings_desktop.ui.dialogs.passengers import open_passengers
from astrobookings_desktop.ui.theme.fonts import TITLE, px, semibold
from astrobookings_desktop.ui.widgets.buttons import Button, Kind
from astrobookings_desktop.ui.widgets.key_cap import KeyCap

if TYPE_CHECKING:
    from astrobookings_desktop.ui.desk.changing import Changing

PANE, SHARE = 372, 0.45  # its width, and the most of the page that it takes
STEP = 4  # px: the grid
SELL, FIND = 0, 1


class DeskPage(QWidget):
    """Composes the desk. F-keys go somewhere, Ctrl-keys do something.

    `close_threads` ends its reader thread; call it before the context is closed. `told` is what
    was done last, for the status bar; nothing, once another booking is looked at.
    """

    told = Signal(str)

    def __init__(self, context: UiContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self._context = context
        self._stale = False
        self._thread = SearchThread(context.connect_reader, self)
        self.selling = Selling(context, self._thread)
        self._is_changing_made = False
        self._sell = Button(self.tr("Sell"), "desk", Kind.PRIMARY)
        self._find = Button(self.tr("Find a booking"), "search")
        self._sell_cap, self._find_cap = KeyCap("F2"), KeyCap("F7")
        self._clock = _Clock(context)
        self._left, self._right = _Stack(self), QStackedWidget(self)
        self._lay_out()
        self._connect()
        self._sells = context.may(Right.SELL_SEATS)
        self._sell.setVisible(self._sells)
        self._show_mode(SELL)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(Words(self.tr("Desk"), "text", semibold(TITLE)))
        head.addSpacing(16)
        for part in (self._sell, self._sell_cap, self._find, self._find_cap):
            head.addWidget(part)
        head.addStretch(1)
        head.addWidget(self._clock)
        self._left.addWidget(Scrolled(self.selling.lists, self._left))
        self._right.addWidget(Scrolled(self.selling.pane, self._right))
        row = QHBoxLayout()
        row.setSpacing(px(16))
        row.addWidget(self._left, 1)
        row.addWidget(self._right)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 16)
        column.setSpacing(12)
        column.addLayout(head)
        column.addLayout(row, 1)
        for button in (self._sell, self._find):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        set_tab_order((self._sell, self._find), self.selling)

    def _connect(self) -> None:
        self._sell.clicked.connect(lambda: self.serve(None, "sell"))
        self._find.clicked.connect(self.find_booking)
        self.selling.told.connect(self.told)
        self.selling.cancel_wanted.connect(self.cancel_booking)
        self.selling.booking_wanted.connect(self.open_booking)
        self.printing = Printing(self._context, self)
        self.selling.pane.sold.passengers_wanted.connect(self._name_passengers)
        self._context.changed.connect(self._changed)
        self._context.currency_changed.connect(self._changed)
        self._clock.ticked.connect(self.selling.look_on)
        self.keys = DeskKeys(self._context, self)
        StrayKeys(self.selling)
        TypedAhead(self.selling)
        WhileCreated(self.selling.lists.form, self.selling.pane.ticket.seats)

    @cached_property
    def changing(self) -> "Changing":
        """Finding and changing bookings; made when it is first gone to, for most customers buy."""
        from astrobookings_desktop.ui.desk.changing import Changing

        made = Changing(self._context, self._thread)
        lists = Scrolled(made.lists, self._left)
        made.lists.shown_anew.connect(lists.go_to_top)
        made.lists.shown_anew.connect(  # F2 is the moved booking's then
            lambda: self._sell_cap.setVisible(
                self._sells and self.is_finding and made.job is not Job.MOVE
            )
        )
        self._left.addWidget(lists)
        self._right.addWidget(Scrolled(made.pane, self._right))
        made.told.connect(self.told)
        made.next_wanted.connect(self._next_customer)
        made.moments.passed.connect(self._changed)
        self._clock.ticked.connect(made.look_on)
        made.pane.booking.passengers_wanted.connect(self._name_passengers)
        made.pane.booking.print_wanted.connect(self.printing.print_ticket)
        set_tab_order((self._sell, self._find), self.selling, made)
        self._is_changing_made = True
        return made

    @property
    def is_finding(self) -> bool:
        """Whether bookings are looked for, and not sold."""
        return self._left.currentIndex() == FIND

    @property
    def booking_id(self) -> int | None:
        """The booking that is shown: one that was found, or the sale just made."""
        if self.is_finding:
            booking = self.changing.booking
            return None if booking is None else booking.id
        sold = self.selling.pane.sold.booking if self.selling.pane.is_sold else None
        return None if sold is None else sold.id

    # --- for the window ---------------------------------------------------------------------------

    def focus_first(self) -> None:
        """Where the work goes on: nothing that is open is closed."""
        if self.is_finding:
            if self.changing.booking is None:
                self.changing.go_to_search()
            elif not self.changing.receiver.go_on():
                self.changing.go_on()
        else:
            self.selling.go_on()

    @Slot()
    def go_to_launch(self) -> None:
        """F2: to the launches; in a move, to those that the booking may go to."""
        if not go_on_to_launch(self):
            self.serve(None, "sell")

    @Slot()
    def go_to_traveler(self) -> None:
        """F3: to the travelers; in a transfer, to who is to get the booking."""
        if not go_on_to_traveler(self) and self._show_mode(SELL):
            self.selling.go_to_traveler()

    @Slot()
    def go_to_seats(self) -> None:
        """F4: to the seats."""
        if self._show_mode(SELL):
            self.selling.go_to_seats()

    @Slot()
    def find_booking(self) -> None:
        """F7: to the search for bookings."""
        self._show_mode(FIND)
        self.changing.go_to_search()

    def change(self, job: Job) -> None:
        """Begin a change of the booking that is shown; without one, look for it first.

        What was just sold stays in sight where the change is refused.
        """
        sold = None if self.is_finding else self.booking_id
        if (sold is None or self.changing.allows(sold, job)) and self._open_shown():
            self.changing.start(job)

    def confirm(self) -> None:
        """Confirm the hold that is shown; without one, look for it first."""
        if self._open_shown():
            self.changing.confirm()

    def _open_shown(self) -> bool:
        sold = None if self.is_finding else self.booking_id
        if sold is not None:
            self.selling.next_customer()
            self.open_booking(sold)
        if self.is_finding and self.changing.booking is not None:
            return True
        self.find_booking()
        self._context.say(self.tr("Find the booking first"))
        return False

    def open_booking(self, booking_id: int) -> None:
        """Show one booking."""
        self._show_mode(FIND)
        self.changing.open(booking_id)

    @Slot(object, str)
    def serve(self, booking_id: object, job: str, target: int | None = None) -> None:
        """Do a job that was asked for elsewhere: "sell", or "open", "cancel", "move", "transfer"
        or "void" a booking; `target` is the launch or the traveler that it is to go to."""
        if not isinstance(booking_id, int):
            if self._show_mode(SELL):
                self.selling.go_to_launch()
            return
        self.open_booking(booking_id)
        if job != Job.LOOK.value:
            self.changing.start(Job(job), target)

    def close_threads(self) -> None:
        """End the reader thread."""
        self._clock.stop()
        self._thread.close()

    # --- what others say --------------------------------------------------------------------------

    @Slot(object)
    def cancel_booking(self, booking_id: int) -> None:
        """Cancel seats of the sale that was just made."""
        if self.changing.allows(booking_id, Job.CANCEL):
            self.selling.next_customer()
            self.serve(booking_id, Job.CANCEL.value)

    @Slot(object)
    def _name_passengers(self, booking_id: int) -> None:
        open_passengers(self._context, booking_id, self.window())

    @Slot()
    def _next_customer(self) -> None:
        if self._show_mode(SELL):
            if self.selling.begun.is_there:  # before this booking was gone to, as by Ctrl+Z
                self.selling.go_on()
                self.told.emit("")
                self._context.say(self.tr("The sale that was begun goes on"))
            else:
                self.selling.next_customer()

    @Slot()
    @Slot(object)
    def _changed(self, changes: Changes | None = None) -> None:
        if not self.isVisible():
            self._stale = True
            return
        self.selling.refresh(changes)
        if self._is_changing_made:
            self.changing.refresh(changes)

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with what changed while another tab was shown."""
        super().showEvent(event)
        if self._stale:
            self._stale = False
            self._changed(None)
        self._clock.tick()

    def event(self, event: QEvent) -> bool:
        """Give the right side the width that its buttons need."""
        done = super().event(event)
        if event.type() in (QEvent.Type.LayoutRequest, QEvent.Type.Resize):
            card = self._right.currentWidget()
            needed = 0 if card is None else card.minimumSizeHint().width()
            wanted = min(px(PANE), round(self.width() * SHARE))
            self._right.setFixedWidth(-(-max(wanted, needed) // STEP) * STEP)
        return done

    def _show_mode(self, mode: int) -> bool:
        """Show one side of the work; False where this person doesn't sell and looks instead.

        Who goes from a change that was begun to selling is told that it was left.
        """
        left = told_when_left(self) if mode == SELL else ""
        wanted, mode = mode, mode if self._sells else FIND
        if mode == FIND:
            _ = self.changing
        self._left.setCurrentIndex(mode)
        self._right.setCurrentIndex(mode)
        selling = mode == SELL
        self._sell.set_kind(Kind.PRIMARY if selling else Kind.PLAIN)
        self._find.set_kind(Kind.PLAIN if selling else Kind.PRIMARY)
        self._sell_cap.setVisible(not selling and self._sells)
        self._find_cap.setVisible(selling)
        if mode != wanted:
            self.changing.go_to_search()
        if left:
            if not self.changing.lists.has_begun:  # who is being entered is asked about at the end
                self.changing.look()  # else nothing of it waits out of sight
            self._context.say(left)
        return mode == wanted


class _Clock(Words):
    """The moment, to the minute."""

    ticked = Signal()  # another minute, or it is looked at again

    def __init__(self, context: UiContext) -> None:
        super().__init__("", "text2")
        self._context = context
        self._minute = QTimer(self, singleShot=True)
        self._minute.timeout.connect(self.tick)
        self.tick()

    @Slot()
    def tick(self) -> None:
        """Show what time it is, now and when the next minute begins."""
        now = self._context.now()
        self.setText(show.moment_with_weekday(now))
        self._minute.start((60 - now.second) * 1000 + 50)
        self.ticked.emit()

    def stop(self) -> None:
        """Go no further."""
        self._minute.stop()


class _Stack(QStackedWidget):
    """Asks for no more width than what is in front."""

    def minimumSizeHint(self) -> QSize:
        """What is behind doesn't count."""
        front = self.currentWidget()
        return super().minimumSizeHint() if front is None else front.minimumSizeHint()
