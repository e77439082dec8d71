"""What a sale, a hold, a cancellation and their previews read."""

from datetime import datetime
from decimal import Decimal
from typing import Any, NamedTuple

from peewee import fn

from astrobookings_desktop.data.models import Booking, Launch, Rocket, Traveler, User
from astrobookings_desktop.data.statements import compiled, literal, value
from astrobookings_desktop.domain.launches import LaunchFacts
from astrobookings_desktop.domain.money import from_cents
from astrobookings_desktop.domain.statuses import BookingStatus, CancelCause, LaunchStatus
from astrobookings_desktop.domain.times import from_text

PENDING = literal(BookingStatus.PENDING)
CONFIRMED = literal(BookingStatus.CONFIRMED)


class LaunchOnSale(NamedTuple):
    """A launch as a sale sees it."""

    id: int
    date: datetime
    date_text: str  # as the database stores it
    destination: str
    status: LaunchStatus
    price_per_seat: Decimal
    capacity: int
    seats_taken: int
    seats_held: int
    delayed_at: datetime | None
    rocket: str
    agency_id: int
    agency: str
    agency_has_mail: bool

    @property
    def left(self) -> int:
        """Seats that nobody has."""
        return self.capacity - self.seats_taken

    @property
    def facts(self) -> LaunchFacts:
        """What the rules ask of it."""
        return LaunchFacts(
            self.id,
            self.status,
            self.date,
            self.capacity,
            self.seats_taken,
            self.seats_held,
            self.destination,
        )


_agency = User.alias()
LAUNCH = compiled(
    Launch.select(
        Launch.id,
        Launch.date,
        Launch.destination,
        Launch.status,
        Launch.price_per_seat,
        Launch.capacity,
        Launch.seats_taken,
        Launch.seats_held,
        Launch.delayed_at,
        Rocket.name,
        Launch.agency,
        _agency.name,
        _agency.email.is_null(False),
    )
    .join(Rocket, on=(Rocket.id == Launch.rocket))
    .join(_agency, on=(_agency.id == Launch.agency))
    .where(Launch.id == value("launch_id"))
)


def launch_on_sale(row: tuple[Any, ...]) -> LaunchOnSale:
    """A row of `LAUNCH` with Python values."""
    id_, date, destination, status, price, capacity, taken, held, delayed, *names, mail = row
    return LaunchOnSale._make(
        (
            id_,
            from_text(date),
            date,
            destination,
            LaunchStatus(status),
            from_cents(price),
            capacity,
            taken,
            held,
            None if delayed is None else from_text(delayed),
            *names,
            bool(mail),
        )
    )


class TravelerOnSale(NamedTuple):
    """A traveler as a sale on one launch sees them."""

    id: int
    name: str
    active: bool
    has_mail: bool
    seats_on_launch: int  # of open bookings; holds past their deadline don't count
    other_launches: int  # with confirmed bookings, flown or open: two make a VIP


_held = Booking.alias()
_sold = Booking.alias()
_flown = Launch.alias()
TRAVELER = compiled(
    Traveler.select(
        Traveler.user,
        User.name,
        User.active,
        User.email.is_null(False),
        _held.select(fn.COALESCE(fn.SUM(_held.number_of_seats), 0)).where(
            _held.traveler == value("traveler_id"),
            _held.launch == value("launch_id"),
            (_held.status == CONFIRMED)
            | ((_held.status == PENDING) & (_held.hold_until >= value("now"))),
        ),
        _sold.select(fn.COUNT(_sold.launch.distinct()))
        .join(_flown, on=(_flown.id == _sold.launch))
        .where(
            _sold.traveler == value("traveler_id"),
            _sold.status == CONFIRMED,
            _sold.launch != value("launch_id"),
            _flown.status != literal(LaunchStatus.FAILED),
            _flown.status != literal(LaunchStatus.ABORTED),
        ),
    )
    .join(User, on=(User.id == Traveler.user))
    .where(Traveler.user == value("traveler_id"))
)

DUE_HOLDS = compiled(
    Booking.select(Booking.id, Booking.number_of_seats).where(
        Booking.launch == value("launch_id"),
        Booking.status == PENDING,
        Booking.hold_until < value("now"),
    )
)
ALL_DUE_LAUNCHES = (
    'SELECT DISTINCT launch_id FROM "booking" INDEXED BY booking_due '
    "WHERE status = 'pending' AND hold_until < :now"
)
ANY_DUE_LAUNCH = f"{ALL_DUE_LAUNCHES} LIMIT 1"
REQUEST = compiled(
    Booking.select(Booking.id, Booking.request_digest).where(
        Booking.request_id == value("request_id")
    )
)
LOCATOR = compiled(Booking.select(Booking.id).where(Booking.locator == value("locator")))
CANCELED_PARTS = compiled(
    Booking.select(Booking.total_price, Booking.refund_percent, Booking.refund_amount).where(
        Booking.split_from == value("booking_id"),
        Booking.cancel_cause == literal(CancelCause.TRAVELER),
    )
)

_left = Booking.alias()
_beside = Booking.alias()
_place = Launch.alias()
ALONE_ON_LAUNCH = compiled(  # a sale that is its traveler's only one on its launch
    _left.select(_left.id)
    .join(_place, on=(_place.id == _left.launch))
    .where(
        _left.id == value("booking_id"),
        _left.status == CONFIRMED,
        _place.status != literal(LaunchStatus.FAILED),
        _place.status != literal(LaunchStatus.ABORTED),
        ~fn.EXISTS(
            _beside.select(_beside.id).where(
                _beside.traveler == _left.traveler,
                _beside.launch == _left.launch,
                _beside.status == CONFIRMED,
                _beside.id != _left.id,
            )
        ),
    )
)

TAKE_SEATS = compiled(
    Launch.update(
        seats_taken=Launch.seats_taken + value("seats"),
        seats_held=Launch.seats_held + value("held"),
    ).where(
        Launch.id == value("launch_id"),
        Launch.seats_taken + value("seats") <= Launch.capacity,
    )
)

OPEN_BOOKINGS = compiled(
    Booking.select(Booking.id)
    .where(
        Booking.launch == value("launch_id"),
        (Booking.status == PENDING) | (Booking.status == CONFIRMED),
    )
    .order_by(Booking.id)
)
NET_REVENUE = compiled(
    Booking.select(
        fn.COALESCE(fn.SUM(Booking.total_price - fn.COALESCE(Booking.refund_amount, 0)), 0)
    ).where(Booking.launch == value("launch_id"), Booking.confirmed_at.is_null(False))
)
