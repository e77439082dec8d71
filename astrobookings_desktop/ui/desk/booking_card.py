"""One booking, and what can be done with it."""

from decimal import Decimal

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from astrobookings_desktop.data.queries.desk import BookingView, TravelerHit
from astrobookings_desktop.domain.rights import Right
from astrobookings_desktop.domain.statuses import BookingStatus
from astrobookings_desktop.services.bookings.cancellations import CancellationTerms
from astrobookings_desktop.services.bookings.change_previews import VoidTerms
from astrobookings_desktop.services.bookings.sales import SaleTerms
from astrobookings_desktop.ui import format as show
from astrobookings_desktop.ui.agreement import Agreement
from astrobookings_desktop.ui.context import UiContext
from astrobookings_desktop.ui.desk.blocks import LaunchBlock, Seats, TravelerBlock
from astrobookings_desktop.ui.desk.head import BookingHead
from astrobookings_desktop.ui.desk.kit import Fact, Sides, keyed, show_cap, tell_alert
from astrobookings_desktop.ui.desk.managers_word import ManagersWord
from astrobookings_desktop.ui.desk.refusal import of_booking
from astrobookings_desktop.ui.desk.scrolled import FootedCard
from astrobookings_desktop.ui.dialogs.passengers import PASSENGERS_KEYS
from astrobookings_desktop.ui.widgets.buttons import MAIN, Button, LinkButton, PrimaryButton
from astrobookings_desktop.ui.widgets.card import Line
from astrobookings_desktop.ui.widgets.key_cap import shown_key
from astrobookings_desktop.ui.widgets.second_click import SecondClick
from astrobookings_desktop.ui.widgets.second_enter import SecondEnter

LINES = 8  # of figures, at most


class BookingCard(FootedCard):
    """Shows a booking; for a hold confirming comes first. What the rules refuse is dashed.

    What this person has no right to isn't offered. `word` is a manager's, for a lapsed hold;
    `price` the one at which a hold is confirmed.
    """

    confirm_wanted = Signal()
    cancel_wanted = Signal()
    move_wanted = Signal()
    transfer_wanted = Signal()
    void_wanted = Signal()
    passengers_wanted = Signal(object)  # the booking's id
    print_wanted = Signal()
    next_wanted = Signal()

    def __init__(self, context: UiContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._may = context.may
        self.head = BookingHead(self.tr("Booking"))
        self.done = Fact()
        self.traveler = TravelerBlock()
        self.launch = LaunchBlock()
        self.sides = [Sides(strong=place in (1, 4)) for place in range(LINES)]
        self.why = Fact("info", "info")
        self.word = ManagersWord(context)
        self.price = Agreement[Decimal]()
        self.confirm = PrimaryButton("", "confirmed", MAIN)
        self.print = Button(self.tr("Print ticket"), "print")
        self.cancel = Button(self.tr("Cancel seats…"), "booking")
        self.move_button = Button(self.tr("Move…"), "move")
        self.transfer = Button(self.tr("Transfer…"), "transfer")
        self.void = Button(self.tr("Void sale…"), "void")
        self.next = PrimaryButton(self.tr("Next customer"), "next", MAIN)
        self.passengers = LinkButton(self.tr("Passengers…"), "person_add")
        self.passengers.setToolTip(shown_key(PASSENGERS_KEYS))
        self._booking_id: int | None = None
        # Who opened a booking hasn't seen yet whose it is, nor what a double stroke has done.
        firsts = (self.next, self.confirm, self.print, self.cancel, self.move_button, self.void)
        self._firsts = {button: SecondEnter(button) for button in firsts}
        SecondClick(self, *firsts, self.transfer, self.passengers)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        head: list[QWidget] = [self.head, self.done, Line()]
        for part in head:
            self.top.addWidget(part)
        for part in (self.traveler, Line(), self.launch, Line(), *self.sides):
            self.parts.addWidget(part)
        seats = self.sides[0].layout()
        assert isinstance(seats, QHBoxLayout)
        seats.insertWidget(1, self.passengers)
        self.foot.addWidget(self.why)
        self.foot.addWidget(self.word)
        self._caps = {}
        acts = QVBoxLayout()
        acts.setSpacing(4)
        self.foot.addLayout(acts)
        for button, key in (
            (self.next, self.tr("Enter")),
            (self.confirm, self.tr("Enter")),
            (self.print, self.tr("Ctrl+P")),
            (self.cancel, self.tr("Ctrl+R")),
            (self.move_button, self.tr("Ctrl+M")),
            (self.transfer, self.tr("Ctrl+T")),
            (self.void, self.tr("Ctrl+⇧+V")),
        ):
            row, cap = keyed(button, key)
            if not key:
                cap.hide()
            self._caps[button] = cap
            acts.addLayout(row)
        for button in (self.next, self.confirm):
            button.installEventFilter(self)
        widest = max(cap.sizeHint().width() for cap in self._caps.values())
        for cap in self._caps.values():
            cap.setMinimumWidth(widest)

    def _connect(self) -> None:
        self.confirm.clicked.connect(self.confirm_wanted)
        self.cancel.clicked.connect(self.cancel_wanted)
        self.move_button.clicked.connect(self.move_wanted)
        self.transfer.clicked.connect(self.transfer_wanted)
        self.void.clicked.connect(self.void_wanted)
        self.print.clicked.connect(self.print_wanted)
        self.next.clicked.connect(self.next_wanted)
        self.passengers.clicked.connect(lambda: self.passengers_wanted.emit(self._booking_id))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The key beside a button is the one that presses it from where the focus is."""
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self._show_keys()
        return super().eventFilter(watched, event)

    # --- for the page -----------------------------------------------------------------------------

    def show_booking(
        self,
        booking: BookingView,
        traveler: TravelerHit | None,
        cancellation: CancellationTerms,
        void: VoidTerms,
        anew: SaleTerms | None,
        done: str,
    ) -> None:
        """Show a booking. `anew` are the terms of confirming a hold that has lapsed; `done` says
        what was just done to it."""
        self._booking_id = booking.id
        self.head.show_booking(booking)
        self.done.show_fact("done", "ok", done)
        vip = traveler is not None and traveler.vip
        contact = booking.phone or booking.email or ""
        self.traveler.show_traveler(booking.traveler, contact, vip=vip)
        launch = cancellation.launch
        seats = Seats(launch.seats_taken, launch.seats_held, launch.capacity)
        self.launch.show_launch(launch, seats)
        self._show_figures(booking, just_done=bool(done))
        self._show_actions(booking, cancellation, void, anew, just_done=bool(done))

    def say_no(self, message: str) -> None:
        """Say that what was wanted is refused."""
        self.why.show_fact("refused", "danger", message, "danger")
        tell_alert(self.why)

    def focus_first(self) -> None:
        """Go to the first thing that can be done: one that takes nothing away, where there is."""
        for button, enter in self._firsts.items():
            if button.isVisibleTo(self) and button.isEnabled():
                enter.lead()
                return

    def focus_harmless(self) -> bool:
        """Go to what takes nothing from anybody, however often Enter is pressed; is there such?"""
        for button in (self.next, self.print):
            if button.isVisibleTo(self) and button.isEnabled():
                button.setFocus(Qt.FocusReason.OtherFocusReason)
                return True
        return False

    # --- showing ----------------------------------------------------------------------------------

    def _show_figures(self, booking: BookingView, *, just_done: bool) -> None:
        money = show.priced
        lines: list[tuple[str, str]] = [
            (self.tr("Seats"), f"{booking.seats}"),
            (self.tr("Price"), money(booking.total)),
        ]
        if booking.status is BookingStatus.PENDING and booking.hold_until is not None:
            lines.append((self.tr("Held until"), show.moment_with_weekday(booking.hold_until)))
        elif booking.confirmed_at is not None and not (just_done and booking.moved_from):
            lines.append((self.tr("Sold"), show.moment_with_weekday(booking.confirmed_at)))
        if booking.canceled_at is not None:
            lines.append((self.tr("Canceled"), show.moment_with_weekday(booking.canceled_at)))
            caption = self.tr("Refund")
            if booking.refund_percent:
                caption = self.tr("Refund, {percent} %").format(percent=booking.refund_percent)
            lines.append((caption, money(booking.refund_amount or 0)))
        related = (
            (self.tr("Split off from"), booking.split_from),
            # Just moved, all buttons need their room, and the history beside tells of it.
            (self.tr("Moved here from"), None if just_done else booking.moved_from),
            (self.tr("Moved on to"), booking.moved_to),
        )
        for caption, locator in related:
            if locator is not None:
                lines.append((caption, show.locator(locator)))
        owed = None if just_done else booking.owed_by_move
        if owed is not None:
            caption = self.tr("Move: to pay") if owed >= 0 else self.tr("Move: to pay back")
            lines.append((caption, money(abs(owed))))
        for place, sides in enumerate(self.sides):
            sides.setVisible(place < len(lines))
            if place < len(lines):
                sides.show_sides(*lines[place])

    def _show_actions(
        self,
        booking: BookingView,
        cancellation: CancellationTerms,
        void: VoidTerms,
        anew: SaleTerms | None,
        *,
        just_done: bool,
    ) -> None:
        held = booking.status is BookingStatus.PENDING
        is_open = cancellation.refusal is None or anew is not None
        changeable = cancellation.refusal is None
        self._show_button(self.next, just_done or not is_open, True)
        confirms = held and is_open and not just_done and self._may(Right.SELL_SEATS)
        changes = is_open and self._may(Right.CHANGE_BOOKINGS)
        self._show_button(self.confirm, confirms, anew is None or anew.refusal is None)
        total = booking.total if anew is None else anew.total
        is_news = self.price.show(booking.id, total, total)
        money = show.priced(total)
        self.confirm.setText(self.tr("Confirm for {money}").format(money=money))
        prints = booking.status.is_open and self._may(Right.PRINT_TICKETS)
        self._show_button(self.print, prints, True)
        self._show_button(self.cancel, changes, changeable)
        self.passengers.setVisible(is_open and changeable and self._may(Right.SELL_SEATS))
        self.cancel.setText(self.tr("Give the hold up…") if held else self.tr("Cancel seats…"))
        self._show_button(self.move_button, changes, changeable)
        self._show_button(self.transfer, changes, changeable)
        self._show_button(self.void, is_open and void.window is not None, True)
        reason = ""
        if anew is not None:
            reason = self.tr("The hold has lapsed: confirming it is a new sale at today's price.")
            if anew.refusal is not None:
                reason = of_booking(anew.refusal)
        elif cancellation.refusal is not None and booking.status.is_open:
            reason = of_booking(cancellation.refusal)
        self.why.show_fact("info", "info", reason)
        before = self.price.before
        if confirms and before is not None:
            was = self.tr("The total changed: it was {money}.").format(money=show.priced(before))
            self.why.show_fact("warning", "warn", " ".join(filter(None, (was, reason))))
            if is_news:
                tell_alert(self.why)
        self.word.answer(None if anew is None else anew.refusal)
        self._show_keys()

    def _show_keys(self) -> None:
        focus, enter = QApplication.focusWidget(), self.tr("Enter")
        for button, elsewhere in ((self.next, ""), (self.confirm, self.tr("Ctrl+↵"))):
            cap, there = self._caps[button], button.isVisibleTo(self) and button.isEnabled()
            cap.setText(enter if focus is button else elsewhere)
            cap.setVisible(there and bool(cap.text()))

    def _show_button(self, button: Button, there: bool, enabled: bool) -> None:
        button.setVisible(there)
        button.set_blocked(not enabled)
        cap = self._caps[button]
        shown = there and enabled
        show_cap(cap, shown and bool(cap.text()), keeps_room=shown)
