"""Finding a booking and changing it: confirm, cancel, move, transfer, void."""

from enum import Enum

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from astrobookings_desktop.data.queries import desk as queries
from astrobookings_desktop.data.queries import records
from astrobookings_desktop.data.queries.desk import BookingView, OpenLaunch, TravelerHit
from astrobookings_desktop.domain.bookings import is_lapsed
from astrobookings_desktop.domain.entities import Entity
from astrobookings_desktop.domain.errors import Refusal
from astrobookings_desktop.domain.statuses import BookingStatus
from astrobookings_desktop.services.booking_records import BookingRecord
from astrobookings_desktop.services.cancellations import preview_cancellation
from astrobookings_desktop.services.change_previews import preview_void
from astrobookings_desktop.services.sales import SaleTerms, confirm_booking, preview_sale
from astrobookings_desktop.services.unit_of_work import Changes
from astrobookings_desktop.ui import format as show
from astrobookings_desktop.ui.context import UiContext
from astrobookings_desktop.ui.desk.booking_card import BookingCard
from astrobookings_desktop.ui.desk.cancel_card import CancelCard
from astrobookings_desktop.ui.desk.change_card import ChangeCard
from astrobookings_desktop.ui.desk.find_booking import FindCard
from astrobookings_desktop.ui.desk.history import MOST_OTHERS, HistoryCard, OthersCard
from astrobookings_desktop.ui.desk.kit import touches
from astrobookings_desktop.ui.desk.launch_list import LaunchCard
from astrobookings_desktop.ui.desk.move_card import MoveCard
from astrobookings_desktop.ui.desk.search import SearchThread
from astrobookings_desktop.ui.desk.transfer_card import TransferCard
from astrobookings_desktop.ui.desk.traveler_list import TravelerCard
from astrobookings_desktop.ui.desk.void_card import VoidCard
from astrobookings_desktop.ui.widgets.card import Card
from astrobookings_desktop.ui.widgets.empty_state import EmptyState

GAP = 12
MOST_LAUNCHES = 10
OTHER = Qt.FocusReason.OtherFocusReason


class Job(Enum):
    """What is being done with the booking."""

    LOOK = "open"
    CANCEL = "cancel"
    MOVE = "move"
    TRANSFER = "transfer"
    VOID = "void"


class FindLists(QWidget):
    """The left: the search, the booking's history and its neighbors, or a list to choose from."""

    def __init__(self, context: UiContext, thread: SearchThread, currency: str) -> None:
        super().__init__()
        self.search = FindCard(context, thread)
        self.history = HistoryCard()
        self.others = OthersCard()
        self.launches = LaunchCard(context, self.tr("Move to"), "", currency)
        self.launches.table.set_most_rows(MOST_LAUNCHES)
        self.travelers = TravelerCard(context, thread, self.tr("Hand over to"), "", can_add=False)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        for card in (self.search, self.launches, self.travelers, self.history, self.others):
            column.addWidget(card)
        column.addStretch(1)

    def show_for(self, job: Job, booking: BookingView | None) -> None:
        """Show what a job needs."""
        self.launches.setVisible(job is Job.MOVE)
        self.travelers.setVisible(job is Job.TRANSFER)
        calm = booking is not None and job not in (Job.MOVE, Job.TRANSFER)
        self.history.setVisible(calm)
        if not calm:
            self.others.hide()


class ChangePane(QWidget):
    """The right: one card at a time."""

    def __init__(self, context: UiContext, currency: str) -> None:
        super().__init__()
        self.nothing = Card()
        self.nothing.body.addWidget(
            EmptyState(
                "booking",
                self.tr("No booking is open"),
                self.tr("Type a locator: its sixth character opens the booking."),
            )
        )
        self.booking = BookingCard(currency)
        self.changes: dict[Job, ChangeCard] = {
            Job.CANCEL: CancelCard(context, currency),
            Job.MOVE: MoveCard(context, currency),
            Job.TRANSFER: TransferCard(context, currency),
            Job.VOID: VoidCard(context, currency),
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

    def _cards(self) -> list[Card]:
        return [self.nothing, self.booking, *self.changes.values()]


class Changing(QObject):
    """Ties search, booking card and change cards together."""

    next_wanted = Signal()  # back to selling

    def __init__(self, context: UiContext, thread: SearchThread, currency: str) -> None:
        super().__init__(context)
        self._context = context
        self.job = Job.LOOK
        self.booking: BookingView | None = None
        self._done = ""
        self._busy = False
        self.lists = FindLists(context, thread, currency)
        self.pane = ChangePane(context, currency)
        self._connect()
        self._show()

    def _connect(self) -> None:
        lists, card = self.lists, self.pane.booking
        lists.search.opened.connect(self._opened)
        lists.others.opened.connect(self.open)
        lists.launches.taken.connect(self._launch_chosen)
        lists.travelers.taken.connect(self._traveler_chosen)
        card.confirm_wanted.connect(self.confirm)
        card.cancel_wanted.connect(self.cancel)
        card.move_wanted.connect(self.move)
        card.transfer_wanted.connect(self.transfer)
        card.void_wanted.connect(self.void)
        card.next_wanted.connect(self.next_wanted)
        for change in self.pane.changes.values():
            change.done.connect(self._changed)
            change.kept.connect(self.step_back)

    # --- going somewhere --------------------------------------------------------------------------

    def go_to_search(self) -> None:
        """To the search field."""
        if self.job is not Job.LOOK:
            self._set_job(Job.LOOK)
        self.lists.search.start_again()

    @Slot(object)
    def open(self, booking_id: int) -> None:
        """Open a booking, and stand on it in the search."""
        self._load(booking_id)
        if self.booking is not None:
            self.lists.search.show_locator(self.booking.locator)
            self.pane.booking.focus_first()

    @Slot()
    def step_back(self) -> bool:
        """From a change to the booking, from the booking to the search; False at the search."""
        if self.job is not Job.LOOK:
            self._set_job(Job.LOOK)
            self.pane.booking.focus_first()
            self._context.say(self.tr("Nothing was changed"))
        elif not self.lists.search.field.hasFocus():
            self.lists.search.start_again()
        else:
            return False
        return True

    # --- doing ------------------------------------------------------------------------------------

    def start(self, job: Job) -> None:
        """Begin to change the open booking, unless the rules refuse every change."""
        booking = self.booking
        if booking is None or self._refuses(booking, job):
            return
        self._done = ""
        self.job = job
        self._show()
        self.pane.changes[job].begin(booking)
        if job is Job.MOVE:
            self.lists.launches.start_again()
        elif job is Job.TRANSFER:
            self.lists.travelers.set_launch(booking.launch_id)
            self.lists.travelers.start_again()
            self.lists.travelers.field.setFocus(OTHER)
        self._context.say(self.tr("Nothing is changed until you confirm"))

    @Slot()
    def cancel(self) -> None:
        """Begin to cancel seats."""
        self.start(Job.CANCEL)

    @Slot()
    def move(self) -> None:
        """Begin to move."""
        self.start(Job.MOVE)

    @Slot()
    def transfer(self) -> None:
        """Begin to hand over."""
        self.start(Job.TRANSFER)

    @Slot()
    def void(self) -> None:
        """Begin to void the sale."""
        self.start(Job.VOID)

    @Slot()
    def confirm(self) -> None:
        """Confirm the open hold."""
        booking = self.booking
        if booking is None or self._busy or booking.status is not BookingStatus.PENDING:
            return
        self._busy = True
        self._context.run(
            lambda work: confirm_booking(work, booking.id),
            self._confirmed,
            self._refused,
            self._gave_up,
        )

    @Slot()
    def do_main(self) -> None:
        """What Ctrl+Enter does here: nothing that takes away, only confirming a hold."""
        if self.job is Job.LOOK:
            self.confirm()

    def refresh(self, changes: Changes | None) -> None:
        """Show what changed, whoever changed it."""
        self.lists.search.refresh(changes)
        self.lists.launches.refresh(changes)
        self.lists.travelers.refresh(changes)
        if self.booking is not None and touches(changes, Entity.BOOKING, Entity.LAUNCH):
            if self.job is Job.LOOK:
                self._load(self.booking.id)
            else:
                self.pane.changes[self.job].look()

    # --- what the parts say -----------------------------------------------------------------------

    @Slot(object, bool)
    def _opened(self, booking_id: int, pressed: bool) -> None:
        self._done = ""
        self._load(booking_id)
        if pressed:
            self.pane.booking.focus_first()

    @Slot(object, str)
    def _changed(self, booking_id: int, words: str) -> None:
        self._done = words
        self.job = Job.LOOK
        self._load(booking_id)
        if self.booking is not None:
            self.lists.search.show_locator(self.booking.locator)
        self.pane.booking.focus_first()
        self._context.say(words)

    def _confirmed(self, record: BookingRecord) -> None:
        self._busy = False
        words = self.tr("Confirmed for {money}").format(
            money=show.money_with_currency(
                record.total_price, self._context.reading().settings.currency
            )
        )
        self._changed(record.id, words)

    def _refused(self, refusal: Refusal) -> None:
        self._busy = False
        if self.booking is not None:
            self._load(self.booking.id)
        self.pane.booking.say_no(refusal.message)
        self._context.say(self.tr("Refused: {why}").format(why=refusal.message))

    def _gave_up(self) -> None:
        self._busy = False

    @Slot(object)
    def _launch_chosen(self, launch: OpenLaunch) -> None:
        card = self.pane.changes[Job.MOVE]
        if isinstance(card, MoveCard):
            self.lists.launches.set_taken(launch.id)
            card.choose(launch.id)

    @Slot(object)
    def _traveler_chosen(self, hit: TravelerHit) -> None:
        card = self.pane.changes[Job.TRANSFER]
        if isinstance(card, TransferCard):
            self.lists.travelers.set_taken(hit.id)
            card.choose(hit)

    # --- showing ----------------------------------------------------------------------------------

    def _set_job(self, job: Job) -> None:
        self.job = job
        if self.booking is not None:
            self._load(self.booking.id)
        else:
            self._show()

    def _load(self, booking_id: int) -> None:
        """Read the booking and all that its card says, and show it."""
        context = self._context
        if self.booking is None or booking_id != self.booking.id:
            self.job = Job.LOOK
        self.booking = booking = queries.read_booking(context.connection, booking_id)
        if booking is not None:
            reading = context.reading()
            traveler = queries.read_traveler(
                context.connection, booking.traveler_id, booking.launch_id, reading.now
            )
            self.pane.booking.show_booking(
                booking,
                traveler,
                preview_cancellation(reading, booking.id),
                preview_void(reading, context.actor, booking.id),
                self._anew(booking),
                self._done,
            )
            rows = records.history(context.connection, Entity.BOOKING, booking.id)
            self.lists.history.show_rows(rows)
            self.lists.others.show_hits(
                queries.other_bookings(
                    context.connection, booking.traveler_id, booking.id, MOST_OTHERS
                )
            )
        self._show()

    def _show(self) -> None:
        self.lists.show_for(self.job, self.booking)
        if self.booking is None:
            self.pane.show_card(self.pane.nothing)
        elif self.job is Job.LOOK:
            self.pane.show_card(self.pane.booking)
        else:
            self.pane.show_card(self.pane.changes[self.job])

    def _anew(self, booking: BookingView) -> SaleTerms | None:
        """The terms of confirming a hold that has lapsed: a new sale."""
        reading = self._context.reading()
        lapsed = booking.hold_until is not None and is_lapsed(booking.hold_until, reading.now)
        if booking.status is BookingStatus.PENDING and lapsed:
            return preview_sale(reading, booking.launch_id, booking.traveler_id, booking.seats)
        return None

    def _refuses(self, booking: BookingView, job: Job) -> bool:
        if job is Job.VOID:
            terms = preview_void(self._context.reading(), self._context.actor, booking.id)
            refusal = terms.refusal
        else:
            refusal = preview_cancellation(self._context.reading(), booking.id).refusal
        if refusal is not None:
            self._context.say(self.tr("Refused: {why}").format(why=refusal.message))
        return refusal is not None
