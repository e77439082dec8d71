"""The rules of DOMAIN.md §5 told a second time, small and slow, to judge the services by.

Nothing here is taken from the program: prices are fractions, dates are counted by hand, seats are
counted anew each time.
"""

import calendar
from dataclasses import dataclass, field, replace
from datetime import datetime
from fractions import Fraction


class Refused(Exception):
    """The rules say no."""


@dataclass(frozen=True)
class ModelBooking:
    traveler: int
    launch: int
    seats: int
    unit_price: int  # cents
    made: datetime
    status: str
    deadline: datetime | None = None
    refund: int = 0
    percent: int = 0
    keeps_seats: bool = False
    part_of: int | None = None


@dataclass
class ModelLaunch:
    date: datetime
    capacity: int
    price: int


@dataclass
class Model:
    """All bookings of the company, by the locator that the program gave them."""

    launches: dict[int, ModelLaunch] = field(default_factory=dict)
    bookings: dict[int, ModelBooking] = field(default_factory=dict)

    # --- questions

    def open(self, booking: ModelBooking, now: datetime) -> bool:
        if booking.status == "pending":
            assert booking.deadline is not None
            return now <= booking.deadline
        return booking.status == "confirmed"

    def taken(self, launch: int, now: datetime) -> int:
        return sum(
            booking.seats
            for booking in self.bookings.values()
            if booking.launch == launch and (self.open(booking, now) or booking.keeps_seats)
        )

    def limit(self, traveler: int, launch: int) -> int:
        others = {
            booking.launch
            for booking in self.bookings.values()
            if booking.traveler == traveler and booking.status == "confirmed"
        } - {launch}
        return 6 if len(others) >= 2 else 4

    def check_room(self, traveler: int, launch: int, seats: int, now: datetime) -> None:
        place = self.launches[launch]
        if now >= place.date or self.taken(launch, now) + seats > place.capacity:
            raise Refused
        self.check_limit(traveler, launch, seats, now)

    def check_limit(self, traveler: int, launch: int, seats: int, now: datetime) -> None:
        held = sum(
            booking.seats
            for booking in self.bookings.values()
            if (booking.traveler, booking.launch) == (traveler, launch) and self.open(booking, now)
        )
        if held + seats > self.limit(traveler, launch):
            raise Refused

    def percent(self, booking: ModelBooking, now: datetime) -> tuple[int, bool]:
        """(percent, seats released) of a cancellation by the traveler now."""
        if booking.status == "pending":
            return 0, True
        date = self.launches[booking.launch].date
        if now <= _months_before(date, 12):
            return 90, True
        if now <= _months_before(date, 3):
            return 70, True
        return 0, False

    # --- acts

    def book(self, key: int, booking: ModelBooking) -> None:
        self.bookings[key] = booking

    def lapse(self, launch: int, now: datetime) -> None:
        for key, booking in self.bookings.items():
            due = booking.status == "pending" and not self.open(booking, now)
            if booking.launch == launch and due:
                self.bookings[key] = replace(booking, status="canceled")

    def need_open(self, key: int, now: datetime) -> ModelBooking:
        booking = self.bookings[key]
        if not self.open(booking, now):
            raise Refused
        return booking

    def canceled(self, key: int, booking: ModelBooking, now: datetime) -> ModelBooking:
        """`booking` ended by the refund table; parts at one rate share their rounding."""
        percent, released = self.percent(booking, now)
        root = booking.part_of or key
        earlier = [
            other
            for other in self.bookings.values()
            if other.part_of == root and other.status == "canceled" and other.percent == percent
        ]
        price = booking.seats * booking.unit_price
        together = Fraction(sum(o.seats * o.unit_price for o in earlier) + price) * percent / 100
        refund = int(together + Fraction(1, 2)) - sum(o.refund for o in earlier)
        return replace(
            booking,
            status="canceled",
            refund=refund,
            percent=percent,
            keeps_seats=not released,
        )


def _months_before(date: datetime, months: int) -> datetime:
    total = date.year * 12 + date.month - 1 - months
    year, month = divmod(total, 12)
    day = min(date.day, calendar.monthrange(year, month + 1)[1])
    return date.replace(year=year, month=month + 1, day=day)
