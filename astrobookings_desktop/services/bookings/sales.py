"""Selling and holding seats, confirming holds, and letting them lapse (DOMAIN.md §5)."""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from astrobookings_desktop.data.models import Booking
from astrobookings_desktop.data.queries import sale as queries
from astrobookings_desktop.data.queries.sale import LaunchOnSale, TravelerOnSale
from astrobookings_desktop.domain import bookings as rules
from astrobookings_desktop.domain import money, values
from astrobookings_desktop.domain.bookings import SeatRule
from astrobookings_desktop.domain.entities import Entity
from astrobookings_desktop.domain.errors import InactiveRecord, Refusal
from astrobookings_desktop.domain.launches import check_on_sale
from astrobookings_desktop.domain.rights import Right
from astrobookings_desktop.domain.statuses import BookingStatus, CancelCause
from astrobookings_desktop.services.access.overrides import MORE_SEATS, Override, require_override
from astrobookings_desktop.services.bookings.passengers import follow_renewal
from astrobookings_desktop.services.bookings.records import (
    BookingRecord,
    facts_of,
    message_facts,
    record_of,
)
from astrobookings_desktop.services.bookings.requests import (
    RENEWAL,
    made_before,
    require_own_request,
)
from astrobookings_desktop.services.bookings.seats import (
    lapse_holds,
    launch_of,
    launch_without_due,
    move_seats,
    recipients_of,
    tell,
    tell_about,
    traveler_of,
    unused_locator,
)
from astrobookings_desktop.services.messages.notices import Move
from astrobookings_desktop.services.reading import Reading
from astrobookings_desktop.services.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class SellSeats:
    """A sale to be made; `request_id` makes a repeat of the same request one booking.

    `total` is the sum that was agreed to: at any other one nothing is booked. A repeat is the same
    booking, whatever the price has become, as long as it wasn't canceled and hasn't lapsed.
    """

    launch_id: int
    traveler_id: int
    seats: int
    request_id: str | None = None
    override: Override | None = None  # six seats for a traveler who is no VIP
    total: Decimal | None = None


@dataclass(frozen=True, slots=True)
class SaleTerms:
    """What a sale or hold will do and the rules that decided it."""

    launch: LaunchOnSale
    traveler: TravelerOnSale | None
    seats: int
    rule: SeatRule
    total: Decimal
    hold_until: datetime
    refusal: Refusal | None = None

    @property
    def left(self) -> int:
        """Seats free before the sale; holds past their deadline count as free."""
        return self.launch.left

    @property
    def left_after(self) -> int:
        """Seats free after the sale."""
        return self.left - self.seats


def sell_seats(work: UnitOfWork, command: SellSeats) -> BookingRecord:
    """Sell seats straight to confirmed, at today's price (§5).

    Raises NotEnoughSeats, SeatLimitExceeded, PriceChanged, LaunchClosed, NotFound, InactiveRecord,
    RequestIdReused, AlreadyCanceled or HoldLapsed (a repeat), InvalidValue, MissingRight,
    AccessEnded, ReasonRequired.
    """
    work.require(Right.SELL_SEATS)
    require_own_request(command.request_id)
    return book(work, command, BookingStatus.CONFIRMED)


def hold_seats(work: UnitOfWork, command: SellSeats) -> BookingRecord:
    """Keep seats until the hold's deadline at today's price (§5); raises as `sell_seats`."""
    work.require(Right.SELL_SEATS)
    require_own_request(command.request_id)
    return book(work, command, BookingStatus.PENDING)


def preview_sale(
    reading: Reading,
    launch_id: int,
    traveler_id: int | None,
    seats: int,
    *,
    leaving: int | None = None,
    override: Override | None = None,
) -> SaleTerms:
    """What selling would do now; a refusal is carried in the terms, not raised.

    `leaving` is a booking that is given up for the sale, which may cost its traveler being a VIP;
    with an `override` six seats are allowed.
    Raises NotFound when the launch doesn't exist, MissingRight.
    """
    reading.require(Right.SELL_SEATS)
    launch = launch_without_due(reading, launch_id)
    traveler = refusal = None
    rule = rules.seat_rule(0)
    try:
        if traveler_id is not None:
            traveler = traveler_of(reading, launch_id, traveler_id)
            if leaving is not None and reading.one(queries.ALONE_ON_LAUNCH, booking_id=leaving):
                traveler = traveler._replace(other_launches=traveler.other_launches - 1)
            rule = rules.seat_rule(traveler.other_launches, override=override is not None)
        check_sale(reading, launch, traveler, rule, values.parse_seats(seats))
    except Refusal as error:
        refusal = error
    return SaleTerms(
        launch,
        traveler,
        seats,
        rule,
        money.total_price(seats, launch.price_per_seat),
        _hold_deadline(reading, launch),
        refusal,
    )


def confirm_booking(
    work: UnitOfWork,
    booking_id: int,
    override: Override | None = None,
    total: Decimal | None = None,
) -> BookingRecord:
    """Confirm a hold in time at its own price.

    A hold past its deadline has lapsed: confirming it is a new sale at today's price with all
    checks (§5), asked twice it is still one sale; who was named on the hold is named on it, if of
    age on the launch's day (`renewed_seats`). A manager's `override` is for the limit of that sale,
    in time nothing is asked and nothing is to be allowed. `total` is what was agreed to. Raises
    NotAHold, AlreadyCanceled, NotFound, AccessEnded, ReasonRequired and as `sell_seats`.
    """
    work.require(Right.SELL_SEATS)
    booking = work.get(Booking, booking_id)
    lapse_holds(work, booking.launch_id)
    booking = work.get(Booking, booking_id)
    if booking.status is BookingStatus.CANCELED and booking.cancel_cause is CancelCause.LAPSE:
        again = SellSeats(
            booking.launch_id,
            booking.traveler_id,
            booking.number_of_seats,
            request_id=f"{RENEWAL}{booking.locator}",
            override=override,
            total=total,
        )
        renewed = book(work, again, BookingStatus.CONFIRMED)
        if work.is_new(renewed.id):
            follow_renewal(work, booking.id, renewed.id, launch_of(work, renewed.launch_id).date)
        return renewed
    launch = launch_of(work, booking.launch_id)
    rules.check_confirm(facts_of(booking), launch.facts, work.now)
    rules.check_price(total, booking.total_price)
    work.change(
        booking,
        "confirm",
        status=BookingStatus.CONFIRMED,
        confirmed_at=work.now,
        sold_by_id=work.actor.user_id,
    )
    move_seats(work, launch.id, 0, -booking.number_of_seats)
    tell_about(work, "booking_sold", "Sold", booking, launch)
    return record_of(booking)


def book(
    work: UnitOfWork,
    command: SellSeats,
    status: BookingStatus,
    *,
    hold_until: datetime | None = None,
    moved_from: int | None = None,
    locator: str | None = None,
    move: Move | None = None,
) -> BookingRecord:
    """The one way by which a booking comes into being; raises as `sell_seats`.

    A `locator` was drawn before; `move` is what brought it here, as log and messages say.
    """
    seats = values.parse_seats(command.seats)
    digest = None
    if command.request_id is not None:
        digest = f"{status} {command.launch_id} {command.traveler_id} {seats}"
        done = made_before(work, command.request_id, digest)
        if done is not None:  # what was given up or has lapsed since isn't told as a sale
            rules.check_open_booking(facts_of(done), work.now)
            return record_of(done)
    launch = launch_of(work, command.launch_id)
    if launch.seats_held and lapse_holds(work, launch.id):
        launch = launch_of(work, launch.id)
    traveler = traveler_of(work, launch.id, command.traveler_id)
    rule = rules.seat_rule(traveler.other_launches, override=command.override is not None)
    allowed = None
    if command.override is not None:
        allowed = require_override(work, command.override, MORE_SEATS)
    check_sale(work, launch, traveler, rule, seats)
    total = money.total_price(seats, launch.price_per_seat)
    rules.check_price(command.total, total)

    held = status is BookingStatus.PENDING
    move_seats(work, launch.id, seats, seats if held else 0)
    locator = locator or unused_locator(work)
    deadline = (hold_until or _hold_deadline(work, launch)) if held else None
    told = None
    if move is not None:
        told = {"moved_from": move.locator, "moved_refund": f"{move.refund:.2f}"}
    booking_id = work.add(
        Booking,
        "hold" if held else "sell",
        traveler_id=traveler.id,
        launch_id=launch.id,
        number_of_seats=seats,
        total_price=total,
        status=status,
        locator=locator,
        price_per_seat=launch.price_per_seat,
        seat_limit=rule.limit,
        created_at=work.now,
        hold_until=deadline,
        confirmed_at=None if held else work.now,
        moved_from_id=moved_from,
        request_id=command.request_id,
        request_digest=digest,
        sold_by_id=work.actor.user_id,
        workstation=work.workstation,
        because=allowed if rule.overridden else None,
        told=told,
    )
    work.name_deed()
    facts = message_facts(
        *(launch, traveler.name, seats, total, locator, work.settings.currency),
        hold_until=deadline,
        move=move,
    )
    event = ("booking_held", "Held") if held else ("booking_sold", "Sold")
    tell(work, event, booking_id, launch, recipients_of(launch, traveler), facts)
    return BookingRecord(
        booking_id, locator, status, traveler.id, launch.id, seats, total, deadline, None
    )


def check_sale(
    reading: Reading,
    launch: LaunchOnSale,
    traveler: TravelerOnSale | None,
    rule: SeatRule,
    seats: int,
) -> None:
    """All rules of a sale; without a traveler those of the launch alone.

    Raises LaunchClosed, InactiveRecord, NotEnoughSeats, SeatLimitExceeded.
    """
    check_on_sale(launch.facts, reading.now)
    if traveler is not None and not traveler.active:
        raise InactiveRecord(entity=Entity.TRAVELER, key=traveler.name)
    held = 0 if traveler is None else traveler.seats_on_launch
    rules.check_seats(rule, seats, held, launch.left)


def _hold_deadline(reading: Reading, launch: LaunchOnSale) -> datetime:
    return rules.hold_deadline(reading.now, reading.settings.hold_hours, launch.date)
