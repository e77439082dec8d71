"""The two sides of the desk while a booking is looked at or changed."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from astrobookings_desktop.data.queries import desk as queries
from astrobookings_desktop.data.queries.desk import BookingView
from astrobookings_desktop.domain.bookings import is_lapsed
from astrobookings_desktop.domain.entities import Entity
from astrobookings_desktop.domain.rights import Right
from astrobookings_desktop.domain.statuses import BookingStatus
from astrobookings_desktop.services.access.overrides import Override
from astrobookings_desktop.services.bookings.cancellations import preview_cancellation
from astrobookings_desktop.services.bookings.change_previews import preview_void
from astrobookings_desktop.services.bookings.sales import SaleTerms, preview_sale
from astrobookings_desktop.services.viewing import history
from astrobookings_desktop.ui.context import UiContext
from astrobookings_desktop.ui.desk.booking_card import BookingCard
from astrobookings_desktop.ui.desk.cancel_card import CancelCard
from astrobookings_desktop.ui.desk.change_card import ChangeCard
from astrobookings_desktop.ui.desk.find_booking import FindCard
from astrobookings_desktop.ui.desk.history import MOST_OTHERS, HistoryCard, OthersCard
from astrobookings_desktop.ui.desk.job import Job
from astrobookings_desktop.ui.desk.kit import room_of
from astrobookings_desktop.ui.desk.launch_list import LaunchCard
from astrobookings_desktop.ui.desk.move_card import MoveCard
from astrobookings_desktop.ui.desk.people_lists import PeopleLists
from astrobookings_desktop.ui.desk.pick_table import PickTable
from astrobookings_desktop.ui.desk.search import SearchThread
from astrobookings_desktop.ui.desk.sell_lists import without_rows
from astrobookings_desktop.ui.desk.transfer_card import TransferCard
from astrobookings_desktop.ui.desk.void_card import VoidCard
from astrobookings_desktop.ui.widgets.card import Card
from astrobookings_desktop.ui.widgets.empty_state import EmptyState

GAP = 12
MOST_ROWS, LEAST_ROWS = 10, 2  # of a list to choose from


class FindLists(PeopleLists):
    """The left: the search, the booking's history and its neighbors, or a list to choose from.

    A list has no more rows than there is room for, so that no heading is scrolled away.
    """

    shown_anew = Signal()  # other parts than before: to be seen from the top

    def __init__(self, context: UiContext, thread: SearchThread) -> None:
        super().__init__(context, thread, self.tr("Transfer to"), "F3")
        self._shown: tuple[Job, int | None] = (Job.LOOK, None)
        self.search = FindCard(context, thread)
        self.history = HistoryCard()
        self.others = OthersCard()
        self.launches = LaunchCard(context, thread, self.tr("Move to"), "F2")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        cards = (self.search, self.launches, self.travelers, self.form, self.history, self.others)
        for card in cards:
            column.addWidget(card)
        column.addStretch(1)

    def show_for(self, job: Job, booking: BookingView | None) -> None:
        """Show what a job needs."""
        moves = booking is not None and job is Job.MOVE
        self.launches.leave_out(booking.launch_id if booking is not None and moves else None)
        self.launches.setVisible(job is Job.MOVE)
        if job is not Job.TRANSFER and self.form_is_open:
            self.open_form(False)
        self.travelers.setVisible(job is Job.TRANSFER and not self.form_is_open)
        chooses = job in (Job.MOVE, Job.TRANSFER)
        self.search.fold(booking.id if booking is not None and chooses else None)
        calm = booking is not None and not chooses
        self.history.setVisible(calm)
        if not calm:
            self.others.hide()
        self.share()
        shown = job, None if booking is None else booking.id
        if shown != self._shown:
            self._shown = shown
            self.shown_anew.emit()

    def share(self) -> None:
        """Give the list to choose from what the search leaves."""
        room = room_of(self) - self.search.sizeHint().height() - GAP
        lists: tuple[tuple[Card, PickTable], ...] = (
            (self.launches, self.launches.table),
            (self.travelers, self.travelers.table),
            (self.form, self.form.known),
        )
        for card, table in lists:
            if card.isVisibleTo(self):
                rows = (room - without_rows(card, table)) // table.row_height
                table.set_most_rows(max(LEAST_ROWS, min(MOST_ROWS, rows)))


class ChangePane(QWidget):
    """The right: one card at a time."""

    def __init__(self, context: UiContext) -> None:
        super().__init__()
        self.nothing = Card()
        self.nothing.body.addWidget(
            EmptyState(
                "booking",
                self.tr("No booking is open"),
                self.tr("Type a locator: its sixth character opens the booking."),
                width=280,
            )
        )
        self.booking = BookingCard(context)
        self.transfer = TransferCard(context)
        self.changes: dict[Job, ChangeCard] = {
            Job.CANCEL: CancelCard(context),
            Job.MOVE: MoveCard(context),
            Job.TRANSFER: self.transfer,
            Job.VOID: VoidCard(context),
        }
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        for card in self._cards():
            column.addWidget(card, 1)
        self.show_card(self.nothing)

    def show_card(self, card: Card) -> None:
        """Show this one; the others hide first, so that the focus never lands on one of them."""
        for other in self._cards():
            if other is not card:
                other.hide()
        card.show()

    def heightForWidth(self, width: int) -> int:
        """No more than needed: what scrolls within a card gives way before all of it scrolls."""
        layout = self.layout()
        return -1 if layout is None else layout.totalMinimumHeightForWidth(width)

    def _cards(self) -> list[Card]:
        return [self.nothing, self.booking, *self.changes.values()]


def show_whole(
    context: UiContext, lists: FindLists, card: BookingCard, booking: BookingView, done: str
) -> None:
    """Show a booking on its card and beside it; `done` says what was just done to it."""
    connection, reading = context.connection, context.reading()
    card.show_booking(
        booking,
        queries.read_traveler(connection, booking.traveler_id, booking.launch_id, reading.now),
        preview_cancellation(reading, booking.id),
        preview_void(reading, booking.id),
        _anew(context, booking, card.word.override),
        done,
    )
    show_history(context, lists, booking)
    others = queries.other_bookings(connection, booking.traveler_id, booking.id, MOST_OTHERS)
    lists.others.show_hits(others)


def show_history(context: UiContext, lists: FindLists, booking: BookingView) -> None:
    """Show what happened to a booking."""
    lists.history.show_rows(history(context.reading(), Entity.BOOKING, booking.id))


def take_target(
    context: UiContext, lists: FindLists, card: ChangeCard, booking: BookingView, target: int
) -> None:
    """Show the launch or the traveler that a booking is to go to, as if it had been looked for.

    The focus stays in the list: Enter there chooses and leads to the act, another one does it. A
    launch that isn't listed leaves it on what keeps the booking.
    """
    if isinstance(card, MoveCard):
        lists.launches.take(target)
        card.propose(target)
        if lists.launches.table.rows.highlighted < 0:
            card.keep.setFocus(Qt.FocusReason.OtherFocusReason)
    elif isinstance(card, TransferCard):
        hit = queries.read_traveler(context.connection, target, booking.launch_id, context.now())
        if hit is not None:
            lists.travelers.show_one(hit, is_new=False)
            card.propose(hit)


def _anew(context: UiContext, booking: BookingView, override: Override | None) -> SaleTerms | None:
    """The terms of confirming a hold that has lapsed: a new sale."""
    reading = context.reading()
    lapsed = booking.hold_until is not None and is_lapsed(booking.hold_until, reading.now)
    if booking.status is BookingStatus.PENDING and lapsed and context.may(Right.SELL_SEATS):
        return preview_sale(
            reading, booking.launch_id, booking.traveler_id, booking.seats, override=override
        )
    return None
