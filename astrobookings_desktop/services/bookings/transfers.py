"""Moving a booking to another launch, and handing it to another traveler (DOMAIN.md §5)."""

from dataclasses import dataclass
from decimal import Decimal

from astrobookings_desktop.data.models import Booking
from astrobookings_desktop.domain import bookings as rules
from astrobookings_desktop.domain import money
from astrobookings_desktop.domain.entities import Entity
from astrobookings_desktop.domain.errors import InactiveRecord, Refusal
from astrobookings_desktop.domain.rights import Right
from astrobookings_desktop.domain.statuses import BookingStatus, CancelCause
from astrobookings_desktop.services.access.overrides import MORE_SEATS, Override, require_override
from astrobookings_desktop.services.bookings.cancellations import (
    CancellationTerms,
    close_booking,
    decide_refund,
    preview_cancellation,
)
from astrobookings_desktop.services.bookings.passengers import check_ages, follow_move, seated_on
from astrobookings_desktop.services.bookings.records import BookingRecord, facts_of, record_of
from astrobookings_desktop.services.bookings.sales import SaleTerms, SellSeats, book, preview_sale
from astrobookings_desktop.services.bookings.seats import (
    NO_MONEY,
    launch_of,
    tell_about,
    traveler_of,
    unused_locator,
)
from astrobookings_desktop.services.messages.notices import Move, Recipient
from astrobookings_desktop.services.reading import Reading
from astrobookings_desktop.services.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class MoveTerms:
    """What a move will do: the old booking canceled by the refund table, a new one sold."""

    cancellation: CancellationTerms
    sale: SaleTerms
    refusal: Refusal | None


def preview_move(
    reading: Reading, booking_id: int, launch_id: int, override: Override | None = None
) -> MoveTerms:
    """What moving the booking would do now; a refusal is carried, not raised.

    With an `override` six seats are allowed. Raises NotFound when booking or launch don't exist,
    MissingRight.
    """
    reading.require(Right.CHANGE_BOOKINGS)
    booking = reading.get(Booking, booking_id)
    cancellation = preview_cancellation(reading, booking_id)
    sale = preview_sale(
        reading,
        launch_id,
        booking.traveler_id,
        booking.number_of_seats,
        leaving=booking_id,
        override=override,
    )
    refusal = cancellation.refusal or sale.refusal
    try:
        rules.check_move(
            facts_of(booking), cancellation.launch.facts, sale.launch.facts, reading.now
        )
        check_ages(seated_on(reading, booking_id), sale.launch.date)
    except Refusal as error:
        refusal = error
    return MoveTerms(cancellation, sale, refusal)


def move_booking(
    work: UnitOfWork,
    booking_id: int,
    launch_id: int,
    override: Override | None = None,
    *,
    refund: Decimal | None = None,
    total: Decimal | None = None,
) -> BookingRecord:
    """Cancel the booking by the refund table and book the same seats on another launch (§5).

    One transaction: if the sale fails nothing changed; the log of each names the other. A moved
    hold keeps its deadline. Gives the new booking, which knows the one that it was moved from. The
    limit is asked again: a manager may allow six seats (§1). `refund` and `total` are what was
    agreed to get back for the old seats and to pay for the new ones. Raises SameLaunch,
    PassengerAge, as `cancel_seats` and as `sell_seats`.
    """
    work.require(Right.CHANGE_BOOKINGS)
    booking = work.get(Booking, booking_id)
    source, target = launch_of(work, booking.launch_id), launch_of(work, launch_id)
    rules.check_move(facts_of(booking), source.facts, target.facts, work.now)
    status = booking.status
    decision, locator = decide_refund(work, booking, source), unused_locator(work)
    price = money.total_price(booking.number_of_seats, target.price_per_seat)
    there = Move(
        *(True, locator, target.destination, target.date, target.agency_id),
        *(NO_MONEY, price, status is BookingStatus.PENDING),
    )
    closed = close_booking(
        work, booking, source, decision, CancelCause.MOVE, move=there, agreed=refund
    )
    here = Move(
        *(False, booking.locator, source.destination, source.date, source.agency_id),
        *(closed.refund_amount or NO_MONEY, price, there.held),
    )
    deadline = None
    if status is BookingStatus.PENDING:
        deadline = rules.moved_deadline(booking.hold_until, target.date)
    command = SellSeats(
        launch_id, booking.traveler_id, booking.number_of_seats, override=override, total=total
    )
    moved = book(
        work,
        command,
        status,
        hold_until=deadline,
        moved_from=booking.id,
        locator=locator,
        move=here,
    )
    follow_move(work, booking.id, moved.id, target.date)
    return moved


def transfer_booking(
    work: UnitOfWork, booking_id: int, traveler_id: int, override: Override | None = None
) -> BookingRecord:
    """Hand an open booking to another traveler before the launch; price and locator stay (§5).

    The limit is asked again for the new traveler; a manager may allow six seats (§1). Raises
    SameTraveler, SeatLimitExceeded, LaunchClosed, HoldLapsed, AlreadyCanceled, InactiveRecord,
    NotFound, MissingRight, AccessEnded, ReasonRequired, InvalidValue.
    """
    work.require(Right.CHANGE_BOOKINGS)
    booking = work.get(Booking, booking_id)
    launch = launch_of(work, booking.launch_id)
    rules.check_transfer(facts_of(booking), launch.facts, traveler_id, work.now)
    traveler = traveler_of(work, launch.id, traveler_id)
    if not traveler.active:
        raise InactiveRecord(entity=Entity.TRAVELER, key=traveler.name)
    rule = rules.seat_rule(traveler.other_launches, override=override is not None)
    allowed = None if override is None else require_override(work, override, MORE_SEATS)
    rules.check_limit(rule, booking.number_of_seats, traveler.seats_on_launch)
    before = traveler_of(work, launch.id, booking.traveler_id)
    work.change(
        booking,
        "transfer",
        because=allowed if rule.overridden else None,
        told={"traveler": (before.name, traveler.name)},
        traveler_id=traveler_id,
        seat_limit=rule.limit,
    )
    work.touched(Entity.LAUNCH, launch.id)
    who_gave_it_up = Recipient(before.id, by_mail=bool(before.has_mail))
    tell_about(
        *(work, "booking_changed", "Transferred", booking, launch),
        gave_up=(who_gave_it_up,),
        transferred_from=before.name,
    )
    return record_of(booking)
