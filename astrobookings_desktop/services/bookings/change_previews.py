"""What voiding a sale and handing a booking over would do, before it is done (DOMAIN.md §5)."""

from dataclasses import dataclass
from decimal import Decimal

from astrobookings_desktop.data.models import Booking
from astrobookings_desktop.data.queries.sale import LaunchOnSale, TravelerOnSale
from astrobookings_desktop.domain import bookings as rules
from astrobookings_desktop.domain.bookings import SeatRule, VoidWindow
from astrobookings_desktop.domain.entities import Entity
from astrobookings_desktop.domain.errors import InactiveRecord, ReasonRequired, Refusal
from astrobookings_desktop.domain.rights import Right
from astrobookings_desktop.services.access.overrides import Override
from astrobookings_desktop.services.bookings.cancellations import require_void, void_window
from astrobookings_desktop.services.bookings.records import BookingRecord, facts_of, record_of
from astrobookings_desktop.services.bookings.seats import launch_of, traveler_of
from astrobookings_desktop.services.reading import Reading


@dataclass(frozen=True, slots=True)
class MoveBehind:
    """The move that brought a booking where it is: voiding the sale doesn't undo it."""

    locator: str  # of the booking that was moved, which stays canceled
    kept: Decimal  # of what was paid for it and those before it: price - refund


@dataclass(frozen=True, slots=True)
class VoidTerms:
    """By what right this person could void the sale now, and whether a reason must be given."""

    booking: BookingRecord
    launch: LaunchOnSale
    window: VoidWindow | None
    needs_reason: bool
    refusal: Refusal | None = None
    moved: MoveBehind | None = None


@dataclass(frozen=True, slots=True)
class TransferTerms:
    """What handing the booking to another traveler would do; price and locator stay."""

    booking: BookingRecord
    launch: LaunchOnSale
    traveler: TravelerOnSale  # who would have it
    before: TravelerOnSale  # who gives it up, and is told (§8)
    rule: SeatRule
    refusal: Refusal | None = None


def preview_void(reading: Reading, booking_id: int) -> VoidTerms:
    """What voiding would do now; a refusal is carried, not raised.

    Raises NotFound when the booking doesn't exist, MissingRight.
    """
    require_void(reading)
    booking = reading.get(Booking, booking_id)
    launch = launch_of(reading, booking.launch_id)
    record, moved = record_of(booking), _move_behind(reading, booking)
    try:
        return VoidTerms(
            record,
            launch,
            void_window(reading, booking, launch, None),
            needs_reason=False,
            moved=moved,
        )
    except ReasonRequired:
        given_later = void_window(reading, booking, launch, "given later")
        return VoidTerms(record, launch, given_later, needs_reason=True, moved=moved)
    except Refusal as refusal:
        return VoidTerms(record, launch, None, needs_reason=False, refusal=refusal)


def _move_behind(reading: Reading, booking: Booking) -> MoveBehind | None:
    """The move before the sale, with what all moves before it cost; None without one."""
    locator, kept = None, Decimal("0.00")
    while booking.moved_from_id is not None:
        booking = reading.get(Booking, booking.moved_from_id)
        locator = locator or booking.locator
        if booking.confirmed_at is not None:  # for a hold nothing was paid
            kept += booking.total_price - (booking.refund_amount or 0)
    return None if locator is None else MoveBehind(locator, kept)


def preview_transfer(
    reading: Reading, booking_id: int, traveler_id: int, override: Override | None = None
) -> TransferTerms:
    """What the transfer would do now; a refusal is carried, not raised.

    With an `override` six seats are allowed. Raises NotFound when booking or traveler don't exist,
    MissingRight.
    """
    reading.require(Right.CHANGE_BOOKINGS)
    booking = reading.get(Booking, booking_id)
    launch = launch_of(reading, booking.launch_id)
    traveler = traveler_of(reading, launch.id, traveler_id)
    rule = rules.seat_rule(traveler.other_launches, override=override is not None)
    refusal = None
    try:
        rules.check_transfer(facts_of(booking), launch.facts, traveler_id, reading.now)
        if not traveler.active:
            raise InactiveRecord(entity=Entity.TRAVELER, key=traveler.name)
        rules.check_limit(rule, booking.number_of_seats, traveler.seats_on_launch)
    except Refusal as error:
        refusal = error
    before = traveler_of(reading, launch.id, booking.traveler_id)
    return TransferTerms(record_of(booking), launch, traveler, before, rule, refusal)
