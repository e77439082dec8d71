"""Building the demo company into an empty database, the same for the same seed and moment."""

import json
import random
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from astrobookings_desktop.data.bulk import indexed_afterwards
from astrobookings_desktop.data.queries import demo as queries
from astrobookings_desktop.domain.errors import InvalidValue
from astrobookings_desktop.services.access.demo_accounts import require_nobody_of_its_own
from astrobookings_desktop.services.actors import BUILT_IN_ADMINISTRATOR
from astrobookings_desktop.services.demo.customers import Customers
from astrobookings_desktop.services.demo.flights import Flights
from astrobookings_desktop.services.demo.founding import Founding
from astrobookings_desktop.services.demo.ledger import Ledger
from astrobookings_desktop.services.demo.people import PeopleMaker
from astrobookings_desktop.services.demo.plan import Planner, fleet
from astrobookings_desktop.services.demo.post import Post
from astrobookings_desktop.services.demo.quota import Quota
from astrobookings_desktop.services.demo.timeline import Timeline
from astrobookings_desktop.services.office import Office
from astrobookings_desktop.services.practice import is_empty, mark_practice
from astrobookings_desktop.services.unit_of_work import UnitOfWork

FOUNDED = timedelta(days=1500)  # before now
EVENTS_AT_ONCE = 2000  # between two deliveries of the post
Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class DemoSummary:
    """How many records of each kind were made."""

    agencies: int
    rockets: int
    launches: int
    travelers: int
    bookings: int


@dataclass(frozen=True, slots=True)
class DemoLists:
    """The real vehicles, places and names that the demo draws from: `resources/demo`."""

    partners: list[dict[str, Any]]
    flights: dict[str, Any]
    people: dict[str, Any]

    @classmethod
    def read(cls, folder: Path) -> "DemoLists":
        """The lists in that folder."""
        partners, flights, people = (
            json.loads((folder / f"{name}.json").read_text("utf-8"))
            for name in ("partners", "flights", "people")
        )
        return cls(partners["agencies"], flights, people)


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

    Exactly `bookings` bookings come of it, with those split off and moved. All or nothing: it is
    one transaction, and marks the database as one for practice. Raises InvalidValue when the
    database isn't empty or has people of its own, DatabaseProblem.
    """
    lists = DemoLists.read(resources)
    with (
        office.writer() as writer,
        writer.flood(),
        writer.unit_of_work(BUILT_IN_ADMINISTRATOR) as work,
    ):
        if not is_empty(work):
            raise InvalidValue("database", "be a new or empty one; this one has records")
        require_nobody_of_its_own(work)
        mark_practice(work)
        with indexed_afterwards(work.connection):
            return _live(work, lists, bookings, now, random.Random(seed), progress)


def _live(
    work: UnitOfWork,
    lists: DemoLists,
    bookings: int,
    now: datetime,
    chance: random.Random,
    progress: Progress | None,
) -> DemoSummary:
    work.randbelow = chance.randrange
    timeline, post = Timeline(now), Post(now)
    ships = fleet(lists.partners, bookings)
    flights = Planner(ships, bookings, now, chance).plan(lists.flights)
    founding = Founding(work, timeline, now - FOUNDED)
    staff = founding.hire(lists.people["staff"])
    founding.register(lists.people["company"])
    founding.enter(lists.partners, ships)

    maker = PeopleMaker(lists.people, chance)
    quota = Quota(bookings, flights)
    customers = Customers(timeline, chance, staff, maker, _share_of_new(bookings), quota)
    ledger = Ledger(timeline, random.Random(chance.random()), staff)  # draws nobody else's lots
    launches = Flights(timeline, chance, staff, customers, ledger, lists.flights["reasons"])
    for flight in flights:
        launches.add(flight)
    while timeline.goes_on:
        timeline.carry_out(work, EVENTS_AT_ONCE)
        post.deliver(work)
        work.changes.clear()  # nobody waits for them
        if progress is not None:
            progress(min(quota.made, bookings), bookings)
    customers.make_up(work)
    post.deliver(work)
    scheduled = sum(flight.id > 0 for flight in flights)
    ((booked,),) = work.all(queries.BOOKINGS)  # with those split off and moved
    return DemoSummary(len(lists.partners), len(ships), scheduled, customers.travelers, booked)


def _share_of_new(bookings: int) -> float:
    """A small company knows each customer by name; in a large one more of them come again."""
    return 0.45 if bookings <= 2000 else 0.2 + 500 / bookings
