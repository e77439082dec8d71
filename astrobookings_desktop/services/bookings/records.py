"""What the booking services give back, and the facts that messages about bookings carry."""

from datetime import datetime
from decimal import Decimal
from typing import NamedTuple

from astrobookings_desktop.data.models import Booking
from astrobookings_desktop.data.queries.sale import LaunchOnSale
from astrobookings_desktop.domain.bookings import BookingFacts
from astrobookings_desktop.domain.statuses import BookingStatus
from astrobookings_desktop.services.messages.notices import MessageFacts, Move


class BookingRecord(NamedTuple):
    """A booking as an action left it; times are UTC."""

    id: int
    locator: str
    status: BookingStatus
    traveler_id: int
    launch_id: int
    number_of_seats: int
    total_price: Decimal
    hold_until: datetime | None
    refund_amount: Decimal | None


def record_of(booking: Booking) -> BookingRecord:
    """The record of a loaded booking."""
    return BookingRecord(
        booking.id,
        booking.locator,
        booking.status,
        booking.traveler_id,
        booking.launch_id,
        booking.number_of_seats,
        booking.total_price,
        booking.hold_until,
        booking.refund_amount,
    )


def facts_of(booking: Booking) -> BookingFacts:
    """What the rules ask of a loaded booking."""
    return BookingFacts(
        booking.locator,
        booking.status,
        booking.launch_id,
        booking.traveler_id,
        booking.number_of_seats,
        booking.hold_until,
        booking.confirmed_at,
        booking.sold_by_id,
    )


def message_facts(
    launch: LaunchOnSale,
    traveler: str,
    seats: int,
    total: Decimal,
    locator: str,
    currency: str,
    refund: Decimal | None = None,
    hold_until: datetime | None = None,
    part_of: str | None = None,
    move: Move | None = None,
) -> MessageFacts:
    """The facts of a booking on `launch` for a message; `hold_until` is the end of a hold,
    `part_of` the locator of the booking that it was split off from."""
    return MessageFacts(
        *(launch.destination, launch.date, seats, total, currency, locator, traveler),
        *(refund, hold_until, part_of),
        move=move,
    )
