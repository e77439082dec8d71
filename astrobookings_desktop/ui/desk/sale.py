"""The sale being made: what was entered, what the rules say to it, and doing it."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from decimal import Decimal
from uuid import uuid4

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from astrobookings_desktop.data.queries.desk import LatestBooking, latest_on_launch
from astrobookings_desktop.domain.bookings import SeatCheck
from astrobookings_desktop.domain.errors import NotFound, PriceChanged, Refusal
from astrobookings_desktop.domain.money import total_price
from astrobookings_desktop.services.access.overrides import Override
from astrobookings_desktop.services.bookings.records import BookingRecord
from astrobookings_desktop.services.bookings.sales import (
    SaleTerms,
    SellSeats,
    hold_seats,
    preview_sale,
    sell_seats,
)
from astrobookings_desktop.services.unit_of_work import UnitOfWork
from astrobookings_desktop.ui.agreement import Agreement
from astrobookings_desktop.ui.context import UiContext

PREVIEW_MS = 80  # after the last key

BookService = Callable[[UnitOfWork, SellSeats], BookingRecord]


@dataclass(frozen=True)
class Draft:
    """A traveler who is being entered and isn't saved yet."""

    name: str = ""
    phone: str = ""


@dataclass(frozen=True)
class Entry:
    """What stands on the ticket."""

    launch_id: int | None = None
    traveler_id: int | None = None
    draft: Draft | None = None
    seats: int = 1
    seats_for: int | None = None  # the traveler with whom they were chosen

    @property
    def is_whole(self) -> bool:
        """Whether nothing is missing for a sale."""
        return self.launch_id is not None and self.traveler_id is not None

    def given_to(self, traveler_id: int | None, draft: Draft | None = None) -> "Entry":
        """The ticket for another traveler, or for one being entered.

        Seats that were chosen for somebody else aren't theirs; those chosen for nobody yet are.
        """
        is_other = self.seats_for is not None and self.seats_for != traveler_id
        seats = 1 if is_other else self.seats
        return replace(
            self, traveler_id=traveler_id, draft=draft, seats=seats, seats_for=traveler_id
        )


class SaleFlow(QObject):
    """Holds the entry, asks the services for a preview after each change, and sells.

    Each attempt carries a request id of its own, which lasts until the entry changes: asked twice,
    it is still one sale. It is made at the price that was seen, or refused.
    """

    entry_changed = Signal()
    looked = Signal()  # `terms` and `refusal` are fresh
    price_changed = Signal()  # somebody set another one while it stood on the ticket
    sold = Signal(object)  # the BookingRecord
    refused = Signal()  # the services said no to the deed: see `refusal`
    gave_up = Signal()  # a fault stood in the way

    def __init__(self, context: UiContext, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.entry = Entry()
        self.terms: SaleTerms | None = None
        self.refusal: Refusal | None = None
        self.stale: PriceChanged | None = None  # of the last deed, which may be done again
        self.is_hold = False  # the last deed
        self.loss: LatestBooking | None = None  # who took seats since the launch was taken
        self._price = Agreement[Decimal]()  # of a seat
        self._request_id = ""
        self._override: Override | None = None
        self._seen_left: int | None = None
        self._busy = self._is_closed = False
        self._timer = QTimer(self, singleShot=True, interval=PREVIEW_MS)
        self._timer.timeout.connect(self.look)
        context.closing.connect(self._close)

    # --- entering ---------------------------------------------------------------------------------

    def take_launch(self, launch_id: int, price: Decimal | None = None) -> None:
        """The launch to sell on; `price` is that of a seat where it was chosen."""
        self._seen_left = None
        if price is not None and not self._busy:
            self._price.show(launch_id, price, price)
        self._enter(replace(self.entry, launch_id=launch_id))

    def take_traveler(self, traveler_id: int | None) -> None:
        """The traveler who buys."""
        self._enter(self.entry.given_to(traveler_id))

    def draft_traveler(self, draft: Draft | None) -> None:
        """Somebody is being entered: nobody is taken until they are saved."""
        if draft is not None:
            self._enter(self.entry.given_to(None, draft))
        elif self.entry.draft is not None:
            self._enter(replace(self.entry, draft=None))

    def choose_seats(self, seats: int, *, for_next: bool = False) -> None:
        """How many seats; `for_next` for another traveler than who stands on the ticket."""
        owner = None if for_next else self.entry.traveler_id
        self._enter(replace(self.entry, seats=seats, seats_for=owner))

    def allow(self, override: Override) -> None:
        """A manager allows what is entered, and nothing else."""
        self._override = override
        self.look()

    @property
    def override(self) -> Override | None:
        """A manager's word for what is entered."""
        return self._override

    def next_customer(self) -> None:
        """Forget launch, traveler and seats."""
        self._seen_left = None
        self._price.forget()
        self._enter(Entry())

    def _enter(self, entry: Entry) -> None:
        if entry == self.entry:
            return
        if self._busy:  # what is being sold stands; who showed something else shows it again
            self.entry_changed.emit()
            return
        self.entry = entry
        self._request_id, self._override = "", None
        self.entry_changed.emit()
        if not self._is_closed:
            self._timer.start()

    # --- looking ----------------------------------------------------------------------------------

    @property
    def is_settled(self) -> bool:
        """Whether the terms belong to what is entered."""
        return not self._timer.isActive()

    @property
    def is_busy(self) -> bool:
        """Whether a sale is under way."""
        return self._busy

    @property
    def most_seats(self) -> int:
        """The most seats that the rules allow now."""
        terms = self.terms
        if terms is None:
            return 0
        held = 0 if terms.traveler is None else terms.traveler.seats_on_launch
        return SeatCheck(terms.rule, terms.seats, held, terms.left).most

    @property
    def can_sell(self) -> bool:
        """Whether nothing is missing and nothing is refused, as far as we know."""
        return self.entry.is_whole and self.refusal is None

    @property
    def total_before(self) -> Decimal | None:
        """What the seats cost until somebody set another price; None where nobody did."""
        return _total(self.entry, self._price.before)

    @Slot()
    def look(self) -> None:
        """Ask the rules now; `looked` follows."""
        self._timer.stop()
        entry = self.entry
        self.terms = self.refusal = self.stale = None
        is_news = False
        if entry.launch_id is not None:
            try:
                self.terms = preview_sale(
                    self._context.reading(),
                    entry.launch_id,
                    entry.traveler_id,
                    entry.seats,
                    override=self._override,
                )
                self.refusal = self.terms.refusal
                self._notice_loss(entry.launch_id, self.terms.left)
                price = self.terms.launch.price_per_seat
                is_news = self._price.show(entry.launch_id, price, price)
            except NotFound as refusal:
                self.refusal = refusal
        self.looked.emit()
        if is_news:
            self.price_changed.emit()

    @Slot()
    def look_soon(self) -> None:
        """Ask the rules when the keys rest; not while a sale is made, which changes them."""
        if not (self._busy or self._is_closed):
            self._timer.start()

    @Slot()
    def _close(self) -> None:
        self._is_closed = True
        self._timer.stop()

    def _notice_loss(self, launch_id: int, left: int) -> None:
        if self._seen_left is None:
            self._seen_left, self.loss = left, None
        elif left < self._seen_left:
            self.loss = latest_on_launch(self._context.connection, launch_id)

    # --- doing ------------------------------------------------------------------------------------

    def sell(self) -> None:
        """Sell what is entered; `sold` or `refused` follows. Nothing happens while one is made."""
        self._book(sell_seats)

    def hold(self) -> None:
        """Hold what is entered; `sold` or `refused` follows."""
        self._book(hold_seats)

    def _book(self, service: BookService) -> None:
        entry = self.entry
        if self._busy or entry.launch_id is None or entry.traveler_id is None:
            return
        agreed = _total(entry, self._price.agreed)
        self.is_hold = service is hold_seats
        self.look()
        if self.refusal is not None:
            self.refused.emit()
            return
        self._busy = True
        self._request_id = self._request_id or str(uuid4())
        command = SellSeats(
            entry.launch_id,
            entry.traveler_id,
            entry.seats,
            self._request_id,
            self._override,
            agreed,
        )
        self._context.run(
            lambda work: service(work, command), self._done, self._said_no, self._gave_up
        )

    def _done(self, record: BookingRecord) -> None:
        self._busy = False
        self.sold.emit(record)

    def _said_no(self, refusal: Refusal) -> None:
        self._busy = False
        self.look()
        if isinstance(refusal, PriceChanged):
            self.stale = refusal
        else:
            self.refusal = self.refusal or refusal
        self.looked.emit()
        self.refused.emit()

    def _gave_up(self) -> None:
        self._busy = False  # the same request may be tried again
        self.gave_up.emit()


def _total(entry: Entry, price: Decimal | None) -> Decimal | None:
    return None if price is None else total_price(entry.seats, price)
