"""Which launches the company has, and how full each of them will be."""

import random
from dataclasses import dataclass
from datetime import datetime, timedelta

PAST, AHEAD = timedelta(days=900), timedelta(days=640)
LARGE = 20  # seats from which a rocket carries the bulk of the travelers
SEATS_PER_BOOKING = 1.75
GAP_DAYS = 9  # between two launches of a rocket: above its turnaround


@dataclass(frozen=True, slots=True)
class PlannedRocket:
    """A rocket of the demo with what it usually does."""

    id: int
    agency_id: int
    capacity: int
    destination: str
    price: int


@dataclass(frozen=True, slots=True)
class PlannedLaunch:
    """A launch to be lived through: when scheduled, when due, how many bookings it will see."""

    rocket: PlannedRocket
    scheduled: datetime
    date: datetime
    bookings: int
    fate: str  # launched, failed, aborted; or open, for those still to come
    delay_days: int
    price: int


def plan_launches(
    rockets: list[PlannedRocket], bookings: int, now: datetime, chance: random.Random
) -> list[PlannedLaunch]:
    """Launches that have room for about so many bookings, spread over all rockets."""
    planned: list[PlannedLaunch] = []
    small = [rocket for rocket in rockets if rocket.capacity < LARGE]
    large = [rocket for rocket in rockets if rocket.capacity >= LARGE]
    wanted = bookings
    for rocket in small:
        for date in _dates(rocket, 8 if bookings > 400 else 4, now, chance):
            launch = _launch(rocket, date, now, chance, wanted)
            planned.append(launch)
            wanted -= launch.bookings
    each = max(1, round(wanted * SEATS_PER_BOOKING / (60 * max(len(large), 1))))
    for place, rocket in enumerate(large):
        dates = _dates(rocket, max(2, each), now, chance)
        for number, date in enumerate(dates):
            left = (len(dates) - number) + sum(max(2, each) for _ in large[place + 1 :])
            share = max(0, round(wanted / max(left, 1)))
            launch = _launch(rocket, date, now, chance, share, large=True)
            planned.append(launch)
            wanted -= launch.bookings
    return planned


def _dates(
    rocket: PlannedRocket, count: int, now: datetime, chance: random.Random
) -> list[datetime]:
    """Due dates of a rocket, some past and some to come, never within its turnaround."""
    span = (PAST + AHEAD).days
    step = max(GAP_DAYS, span // count)
    first = now - PAST + timedelta(days=chance.randrange(step))
    dates = []
    for number in range(min(count, span // step)):
        jitter = chance.randrange(max(1, step - GAP_DAYS + 1))
        day = first + timedelta(days=number * step + jitter)
        dates.append(
            day.replace(
                hour=chance.randrange(5, 20),
                minute=chance.choice((0, 5, 10, 15, 20, 30, 40, 45)),
                second=0,
                microsecond=0,
            )
        )
    return dates


def _launch(
    rocket: PlannedRocket,
    date: datetime,
    now: datetime,
    chance: random.Random,
    most: int,
    *,
    large: bool = False,
) -> PlannedLaunch:
    lead = timedelta(days=chance.randrange(420, 560) if large else chance.randrange(220, 480))
    scheduled = min(date - lead, now - timedelta(days=chance.randrange(20, 60)))
    scheduled = scheduled.replace(hour=9, minute=chance.randrange(60), second=0, microsecond=0)
    if date > now:
        fate = "open"
    else:
        (fate,) = chance.choices(("launched", "failed", "aborted"), (86, 5, 9))
    near = date > now and date - now < timedelta(days=60)
    fill = 1.9 if near and not large else chance.uniform(0.5, 1.25)
    if date - now > timedelta(days=300):
        fill *= 0.4
    bookings = round(rocket.capacity * fill / SEATS_PER_BOOKING)
    wanted = most if large else max(1, bookings)
    delay = chance.randrange(8, 50) if chance.random() < 0.12 else 0
    factor = chance.choice((90, 95, 100, 100, 105, 110))
    price = rocket.price * factor // 100 // 1000 * 1000
    return PlannedLaunch(rocket, scheduled, date, wanted, fate, delay, price)
