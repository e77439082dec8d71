"""The rules of DOMAIN.md §4 told a second time, beside those of §5 in `booking_model`."""

import calendar
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from fractions import Fraction

from tests.helpers.booking_model import Model, ModelBooking, ModelLaunch, Refused

OPEN = ("scheduled", "confirmed", "delayed")


@dataclass
class Life(ModelLaunch):
    """A launch with what became of it; `before` is how it stood when its outcome was marked."""

    status: str = "scheduled"
    delayed_at: datetime | None = None
    outcome_at: datetime | None = None
    net: int | None = None
    points: int | None = None
    before: "tuple[str, dict[int, ModelBooking]] | None" = None


@dataclass
class LaunchModel(Model):
    """All launches are of one agency, each with a rocket of its own."""

    launches: dict[int, Life] = field(default_factory=dict)

    # --- what bookings may, now that launches end

    def _in_time(self, booking: ModelBooking, now: datetime) -> bool:
        return super().open(booking, now)

    def open(self, booking: ModelBooking, now: datetime) -> bool:
        return self.launches[booking.launch].status in OPEN and self._in_time(booking, now)

    def taken(self, launch: int, now: datetime) -> int:
        return sum(
            booking.seats
            for booking in self.bookings.values()
            if booking.launch == launch and (self._in_time(booking, now) or booking.keeps_seats)
        )

    def limit(self, traveler: int, launch: int) -> int:
        others = {
            booking.launch
            for booking in self.bookings.values()
            if booking.traveler == traveler
            and booking.status == "confirmed"
            and self.launches[booking.launch].status not in ("failed", "aborted")
        } - {launch}
        return 6 if len(others) >= 2 else 4

    def check_room(self, traveler: int, launch: int, seats: int, now: datetime) -> None:
        if self.launches[launch].status not in OPEN:
            raise Refused
        super().check_room(traveler, launch, seats, now)

    def percent(self, booking: ModelBooking, now: datetime) -> tuple[int, bool]:
        delayed = self.launches[booking.launch].delayed_at
        if delayed is not None and booking.status == "confirmed" and booking.made < delayed:
            asked = now - delayed
        else:
            asked = timedelta(days=999)
        if asked <= timedelta(days=14):
            return 100, True
        return super().percent(booking, now)

    # --- launches

    def confirm(self, key: int, *, override: bool) -> None:
        launch = self.launches[key]
        sold = sum(
            booking.seats
            for booking in self.bookings.values()
            if booking.launch == key and (booking.status == "confirmed" or booking.keeps_seats)
        )
        if launch.status not in ("scheduled", "delayed"):
            raise Refused
        if Fraction(sold, launch.capacity) < Fraction(1, 2) and not override:
            raise Refused
        launch.status = "confirmed"

    def delay(self, key: int, date: datetime, now: datetime) -> None:
        launch = self.launches[key]
        if launch.status not in OPEN or date <= launch.date or date <= now:
            raise Refused
        launch.status, launch.date, launch.delayed_at = "delayed", date, now

    def mark(self, key: int, outcome: str, now: datetime) -> None:
        launch = self.launches[key]
        if launch.status != "confirmed" or now < launch.date:
            raise Refused
        self._end(key, outcome, now)
        for number, booking in self._of(key).items():
            if booking.status == "pending":
                self.bookings[number] = replace(booking, status="canceled")
        if outcome == "launched":
            flown = sum(1 for one in self.launches.values() if one.status == "launched") - 1
            launch.net, launch.points = self._net(key), 80 if flown >= 2 else 100

    def abort(self, key: int, now: datetime) -> int:
        """Gives what all travelers together get back, in cents."""
        launch = self.launches[key]
        if launch.status not in OPEN:
            raise Refused
        self.lapse(key, now)
        self._end(key, "aborted", now)
        total = 0
        for number, booking in self._of(key).items():
            if booking.status == "confirmed":
                price = booking.seats * booking.unit_price
                self.bookings[number] = replace(
                    booking, status="canceled", refund=price, percent=100
                )
                total += price
            elif booking.status == "pending":
                self.bookings[number] = replace(booking, status="canceled")
        launch.net = self._net(key)
        return total

    def correct(self, key: int, now: datetime) -> None:
        launch = self.launches[key]
        if launch.before is None or launch.outcome_at is None or launch.status in OPEN:
            raise Refused
        if now - launch.outcome_at > timedelta(days=1):
            raise Refused
        status, bookings = launch.before
        if launch.status == "aborted":  # holds that lapsed at another outcome stay so
            self.bookings |= bookings
        launch.status, launch.before, launch.outcome_at = status, None, None
        launch.net = launch.points = None
        self.lapse(key, now)

    def lapse(self, launch: int, now: datetime) -> None:
        for key, booking in self.bookings.items():
            due = booking.status == "pending" and not self._in_time(booking, now)
            if booking.launch == launch and due:
                self.bookings[key] = replace(booking, status="canceled")

    def _of(self, launch: int) -> dict[int, ModelBooking]:
        return {key: one for key, one in self.bookings.items() if one.launch == launch}

    def _end(self, key: int, outcome: str, now: datetime) -> None:
        launch = self.launches[key]
        launch.before = (launch.status, self._of(key))
        launch.status, launch.outcome_at = outcome, now

    def _net(self, key: int) -> int:
        """Prices of the sold, and what was kept of the canceled; a hold had paid nothing."""
        return sum(
            booking.seats * booking.unit_price - booking.refund
            for booking in self._of(key).values()
            if booking.status == "confirmed" or booking.percent or booking.keeps_seats
        )


def boundaries(launch: Life) -> list[datetime]:
    """Moments at which something about a launch changes."""
    moments = [launch.date, _earlier(launch.date, 12), _earlier(launch.date, 3)]
    if launch.delayed_at is not None:
        moments.append(launch.delayed_at + timedelta(days=14))
    if launch.outcome_at is not None:
        moments.append(launch.outcome_at + timedelta(days=1))
    return moments


def _earlier(moment: datetime, months: int) -> datetime:
    count = moment.year * 12 + moment.month - 1 - months
    year, month = divmod(count, 12)
    last = calendar.monthrange(year, month + 1)[1]
    return moment.replace(year=year, month=month + 1, day=min(moment.day, last))
