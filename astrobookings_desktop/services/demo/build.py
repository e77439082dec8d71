"""Building the demo company into an empty database, the same for the same seed and moment."""

import json
import random
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from astrobookings_desktop.data.queries import demo as queries
from astrobookings_desktop.domain.errors import InvalidValue
from astrobookings_desktop.domain.statuses import Role
from astrobookings_desktop.domain.times import to_text
from astrobookings_desktop.services.actors import BUILT_IN_ADMINISTRATOR, Actor
from astrobookings_desktop.services.agencies import create_agency
from astrobookings_desktop.services.demo.ledger import Ledger
from astrobookings_desktop.services.demo.life import Life
from astrobookings_desktop.services.demo.people import PeopleMaker
from astrobookings_desktop.services.demo.plan import LARGE, PlannedRocket, plan_launches
from astrobookings_desktop.services.practice import is_empty
from astrobookings_desktop.services.rockets import create_rocket
from astrobookings_desktop.services.travelers import create_traveler
from astrobookings_desktop.services.unit_of_work import Office, UnitOfWork, Writer
from astrobookings_desktop.services.users import create_user

FOUNDED = timedelta(days=1500)
EVENTS_AT_ONCE = 4000  # in one transaction
BOOKINGS_PER_SHIP = 6000
SENT_AFTER = timedelta(minutes=10)
Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class DemoSummary:
    """How many records of each kind were made."""

    agencies: int
    rockets: int
    launches: int
    travelers: int
    bookings: int


def build_demo(
    office: Office,
    resources: Path,
    *,
    bookings: int = 2000,
    seed: int = 1,
    now: datetime,
    progress: Progress | None = None,
) -> DemoSummary:
    """Live through the company's last years up to `now` (UTC); `resources` holds the lists.

    About `bookings` bookings come of it: full launches and limits refuse some. Raises InvalidValue
    when the database isn't empty.
    """
    chance = random.Random(seed)
    partners = _read(resources / "partners.json")["agencies"]
    people = _read(resources / "people.json")
    with office.writer() as writer:
        writer.expect_much()
        with _at(writer, now - FOUNDED, chance) as work:
            if not is_empty(work):
                raise InvalidValue("database", "be a new or empty one; this one has records")
            staff = [_hire(work, columns) for columns in people["staff"]]
            rockets = _found(work, partners, bookings)
            maker = PeopleMaker(people, chance)
            count = _travelers_for(bookings)
            travelers = [create_traveler(work, maker.traveler()) for _ in range(count)]
        life = Life(
            now,
            chance,
            [one for one in staff if one.role is Role.AGENT],
            next(one for one in staff if one.role is Role.MANAGER),
            travelers,
            travelers[: max(4, count // 25)],
            Ledger(chance),
        )
        life.manager = Actor(life.manager.user_id, life.manager.name, Role.ADMIN)
        launches = plan_launches(rockets, bookings, now, chance)
        for launch in launches:
            life.add_launch(launch)
        life.hold_today(max(6, bookings // 100))
        while life.goes_on:
            with _at(writer, now, chance) as work:
                life.live(work, EVENTS_AT_ONCE)
            if progress is not None:
                progress(min(life.booked, bookings), bookings)
        with _at(writer, now, chance) as work:
            life.ledger.mark_overdue(work)
            _deliver(work)
    return DemoSummary(len(partners), len(rockets), len(launches), len(travelers), life.booked)


@contextmanager
def _at(writer: Writer, moment: datetime, chance: random.Random) -> Iterator[UnitOfWork]:
    """A transaction at a moment of the demo's own time, with its own chance."""
    with writer.unit_of_work(BUILT_IN_ADMINISTRATOR) as work:
        work.now, work.now_text = moment, to_text(moment)
        work.randbelow = chance.randrange
        yield work


def _read(path: Path) -> dict[str, Any]:
    lists: dict[str, Any] = json.loads(path.read_text("utf-8"))
    return lists


def _travelers_for(bookings: int) -> int:
    """A small company knows each customer by name; in a large one more of them come again."""
    return max(20, round(min(bookings, 2000) * 0.45 + max(bookings - 2000, 0) * 0.2))


def _hire(work: UnitOfWork, columns: dict[str, Any]) -> Actor:
    return Actor(create_user(work, columns), columns["name"], Role(columns["role"]))


def _found(work: UnitOfWork, partners: list[dict[str, Any]], bookings: int) -> list[PlannedRocket]:
    rockets = []
    for partner in partners:
        columns = {name: value for name, value in partner.items() if name != "rockets"}
        agency_id = create_agency(work, columns)
        for name, capacity, range_, destination, price in [
            *partner["rockets"],
            *_more(partner, bookings),
        ]:
            entered = {
                "agency_id": agency_id,
                "name": name,
                "capacity": capacity,
                "range": range_,
            }
            rocket_id = create_rocket(work, entered)
            rockets.append(PlannedRocket(rocket_id, agency_id, capacity, destination, price))
    return rockets


def _more(partner: dict[str, Any], bookings: int) -> list[list[Any]]:
    """Sister ships of the large rockets where many bookings need more seats."""
    large = [rocket for rocket in partner["rockets"] if rocket[1] >= LARGE]
    ships = bookings // BOOKINGS_PER_SHIP if large else 0
    return [
        [f"{large[n % len(large)][0]} {n // len(large) + 2}", *large[n % len(large)][1:]]
        for n in range(ships)
    ]


def _deliver(work: UnitOfWork) -> None:
    """Messages of the past have arrived, and the jobs behind them are done."""
    until = to_text(work.now - SENT_AFTER)
    for statement in (queries.DELIVER_MAILS, queries.READ_NOTICES, queries.FINISH_JOBS):
        work.execute(statement, until=until)
