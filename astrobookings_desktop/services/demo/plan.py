"""Which flights the company has, and how full each of them will be."""

import itertools
import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, time, timedelta
from typing import Any

from astrobookings_desktop.domain.statuses import LaunchStatus

PAST_DAYS, AHEAD_DAYS = 900, 640
NEXT_REGULAR = 125  # days from which further flights lie ahead: the nearest ones are given
GAP_DAYS = 9  # between two flights of a rocket: above its turnaround
LARGE = 20  # seats from which a rocket carries the bulk of the travelers
SEATS_PER_BOOKING = 1.62
SMALL_EVERY = 250  # days between the past flights of a small rocket
SMALL_FLIGHTS_FROM = 400  # bookings
LARGE_FLIGHTS_OF_SHIP = 50  # in all those years
AHEAD_FROM = 60  # large flights from which some of them lie ahead
SHARE_AHEAD = 0.3


@dataclass(eq=False, slots=True)
class Ship:
    """A rocket of the demo, with the destinations and prices of its regular flights."""

    agency_name: str
    name: str
    capacity: int
    range: str
    routes: Sequence[tuple[str, int]]
    is_retired: bool = False
    is_new: bool = False  # it hasn't flown yet
    id: int = 0  # once it is founded
    busy: list[datetime] = field(default_factory=list)

    @property
    def is_large(self) -> bool:
        """Whether it carries the bulk of the travelers."""
        return self.capacity >= LARGE


@dataclass(eq=False, slots=True)
class Flight:
    """A launch to be lived through.

    `sold` and `held` seats are what it comes to by its date or by now, whichever is first; exactly
    so when it is `exact`, but for what the last hour adds to a large one. `status` is what becomes
    of it.
    """

    ship: Ship
    destination: str
    price: int
    scheduled: datetime
    date: datetime
    status: LaunchStatus
    sold: int
    held: int = 0
    delay_days: int = 0
    exact: bool = False
    id: int = 0  # once it is scheduled


def fleet(partners: Sequence[Mapping[str, Any]], bookings: int) -> list[Ship]:
    """All rockets that so many bookings need; the agencies' large ones have sister ships."""
    ships = [
        _ship(agency, rocket["name"], rocket) for agency in partners for rocket in agency["rockets"]
    ]
    large = sum(ship.is_large for ship in ships)
    flights = bookings * SEATS_PER_BOOKING / 80
    more = max(0, round(flights / LARGE_FLIGHTS_OF_SHIP) + 1 - large)
    for agency in partners:
        if "fleet" in agency:
            names = itertools.islice(_names(agency["fleet"]["names"]), more)
            ships += [_ship(agency, name, agency["fleet"]) for name in names]
    return ships


def _ship(agency: Mapping[str, Any], name: str, rocket: Mapping[str, Any]) -> Ship:
    return Ship(
        agency["name"],
        name,
        rocket["capacity"],
        rocket["range"],
        [(destination, price) for destination, price in rocket["routes"]],
        rocket.get("retired", False),
        rocket.get("new", False),
    )


def _names(names: Sequence[str]) -> Iterator[str]:
    yield from names
    for number in itertools.count(2):
        yield from (f"{name} {number}" for name in names)


class Planner:
    """Plans flights with room for about so many bookings."""

    def __init__(
        self, ships: Sequence[Ship], bookings: int, now: datetime, chance: random.Random
    ) -> None:
        self._ships = {ship.name: ship for ship in ships}
        self._seats = round(bookings * SEATS_PER_BOOKING)  # still to be sold
        self._regular_small = bookings >= SMALL_FLIGHTS_FROM
        self._now = now
        self._chance = chance

    def plan(self, lists: Mapping[str, Any]) -> list[Flight]:
        """The given flights of `lists`, and as many regular ones as the bookings fill."""
        given = [self._given(entry) for entry in (*lists["upcoming"], *lists["recent"])]
        small = [flight for flight in given if not flight.ship.is_large]
        if self._regular_small:
            for ship in self._ships.values():
                if not (ship.is_large or ship.is_new):
                    small += self._regular(ship, self._past_dates(ship, PAST_DAYS // SMALL_EVERY))
        large = [flight for flight in given if flight.ship.is_large]
        self._afford(small)
        self._afford(large)
        return small + large + self._large_flights()

    def _afford(self, flights: Sequence[Flight]) -> None:
        """Take the flights' seats from those to be sold; a small company fills them less."""
        wanted = sum(flight.sold + flight.held for flight in flights)
        if wanted > self._seats:
            for flight in flights:
                flight.sold = flight.sold * self._seats // wanted
                flight.held = flight.held * self._seats // wanted
            wanted = self._seats
        self._seats -= wanted

    # --- the given ones ---------------------------------------------------------------------------

    def _given(self, entry: Mapping[str, Any]) -> Flight:
        ship = self._ships[entry["rocket"]]
        day = (self._now + timedelta(days=entry["days"])).date()
        date = datetime.combine(day, time.fromisoformat(entry["time"]), self._now.tzinfo)
        ship.busy.append(date)
        flight = self._flight(ship, entry["destination"], entry["price"], date)
        flight.status = LaunchStatus(entry["status"])
        flight.sold, flight.held = entry["sold"], entry.get("held", 0)
        flight.exact = flight.status.is_open
        flight.delay_days = 0
        if flight.status is LaunchStatus.DELAYED:
            flight.delay_days = self._chance.randrange(10, 40)
        return flight

    # --- the regular ones -------------------------------------------------------------------------

    def _large_flights(self) -> list[Flight]:
        ships = [ship for ship in self._ships.values() if ship.is_large]
        mean = sum(ship.capacity for ship in ships) * 0.8 / len(ships)
        count = round(self._seats / mean)
        ahead = round(count * SHARE_AHEAD) if count >= AHEAD_FROM else 0
        flights = []
        for place, ship in enumerate(ships):
            past = self._past_dates(ship, _share(count - ahead, len(ships), place))
            to_come = self._dates_ahead(ship, _share(ahead, len(ships), place))
            flights += self._regular(ship, [*past, *to_come])
        self._fit(flights)
        return flights

    def _fit(self, flights: Sequence[Flight]) -> None:
        """Let the flights together have just the seats that are still to be sold."""
        planned = max(1, sum(flight.sold for flight in flights))
        for flight in flights:
            flight.sold = min(flight.ship.capacity, round(flight.sold * self._seats / planned))

    def _regular(self, ship: Ship, dates: Sequence[datetime]) -> list[Flight]:
        chance, flights = self._chance, []
        for date in dates:
            destination, price = chance.choice(ship.routes)
            price = price * chance.choice((90, 95, 100, 100, 105)) // 100 // 1000 * 1000
            flights.append(self._flight(ship, destination, price, date))
        return flights

    def _past_dates(self, ship: Ship, count: int) -> list[datetime]:
        start, end = (330, PAST_DAYS) if ship.is_retired else (30, PAST_DAYS)
        return self._dates(ship, count, -end, -start)

    def _dates_ahead(self, ship: Ship, count: int) -> list[datetime]:
        return self._dates(ship, count, NEXT_REGULAR, AHEAD_DAYS)

    def _dates(self, ship: Ship, count: int, first: int, last: int) -> list[datetime]:
        """Dates of a ship between two days from now, none within its turnaround of another."""
        if not count:
            return []
        chance, dates = self._chance, []
        step = (last - first) / count
        for number in range(count):
            offset = first + number * step + chance.uniform(0, max(0.0, step - GAP_DAYS))
            date = (self._now + timedelta(days=offset)).replace(
                hour=chance.randrange(5, 20),
                minute=chance.randrange(0, 60, 5),
                second=0,
                microsecond=0,
            )
            if all(abs(date - other) >= timedelta(days=GAP_DAYS) for other in ship.busy):
                dates.append(date)
                ship.busy.append(date)
        return dates

    def _flight(self, ship: Ship, destination: str, price: int, date: datetime) -> Flight:
        chance = self._chance
        lead = chance.randrange(400, 560) if ship.is_large else chance.randrange(220, 480)
        scheduled = min(
            date - timedelta(days=lead), self._now - timedelta(days=chance.randrange(60, 120))
        )
        past = date <= self._now
        status = LaunchStatus.SCHEDULED
        if past:
            outcomes = (LaunchStatus.LAUNCHED, LaunchStatus.FAILED, LaunchStatus.ABORTED)
            (status,) = chance.choices(outcomes, (86, 5, 9))
        fill = chance.uniform(0.65, 1.0)
        if not past:
            fill *= max(0.2, 1 - (date - self._now).days / 800)
        return Flight(
            ship,
            destination,
            price,
            scheduled.replace(hour=9, minute=chance.randrange(60), second=0, microsecond=0),
            date,
            status,
            sold=round(ship.capacity * fill),
            delay_days=chance.randrange(8, 40) if chance.random() < 0.12 else 0,
        )


def _share(whole: int, parts: int, place: int) -> int:
    """What one of so many parts gets of a whole number, so that all together get all of it."""
    return whole * (place + 1) // parts - whole * place // parts
