"""The ticket of a booking: what its page says (DOMAIN.md §5)."""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from astrobookings_desktop.data.models import Booking, Launch, Rocket, User
from astrobookings_desktop.domain.entities import Entity
from astrobookings_desktop.domain.errors import StandsElsewhere
from astrobookings_desktop.domain.rights import Right
from astrobookings_desktop.domain.statuses import BookingStatus, Language
from astrobookings_desktop.services.bookings.passengers import seated_on
from astrobookings_desktop.services.reading import Reading
from astrobookings_desktop.services.viewing import require_visible


@dataclass(frozen=True, slots=True)
class TicketSheet:
    """All that a ticket says; `hold_until` is set while it is a hold that wasn't paid."""

    locator: str
    traveler: str
    passengers: tuple[str, ...]
    destination: str
    departure: datetime
    rocket: str
    agency: str
    seats: int
    price: Decimal
    currency: str
    hold_until: datetime | None
    company: str
    company_address: str
    company_email: str
    language: Language
    time_zone: str


def ticket_sheet(reading: Reading, booking_id: int) -> TicketSheet:
    """What the ticket of a booking says, in the traveler's language.

    Raises NotFound, StandsElsewhere (it is canceled), MissingRight.
    """
    reading.require(Right.PRINT_TICKETS)
    require_visible(reading, Entity.BOOKING, booking_id)
    return sheet_of(reading, booking_id)


def sheet_of(reading: Reading, booking_id: int) -> TicketSheet:
    """The same for a mail that takes it along; raises NotFound, StandsElsewhere."""
    booking = reading.get(Booking, booking_id)
    if booking.status is BookingStatus.CANCELED:
        raise StandsElsewhere(Entity.BOOKING, booking.locator, booking.status, "printed")
    launch = reading.get(Launch, booking.launch_id)
    traveler = reading.get(User, booking.traveler_id)
    held = booking.status is BookingStatus.PENDING
    settings = reading.settings
    return TicketSheet(
        locator=booking.locator,
        traveler=traveler.name,
        passengers=tuple(one.name for one in seated_on(reading, booking_id)),
        destination=launch.destination,
        departure=launch.date,
        rocket=reading.get(Rocket, launch.rocket_id).name,
        agency=reading.get(User, launch.agency_id).name,
        seats=booking.number_of_seats,
        price=booking.total_price,
        currency=settings.currency,
        hold_until=booking.hold_until if held else None,
        company=settings.company_name,
        company_address=settings.company_address,
        company_email=settings.company_email,
        language=traveler.language,
        time_zone=settings.company_time_zone,
    )
