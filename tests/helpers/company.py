"""A small company on a real SQLite file, with a clock and a chance that tests hold in hand."""

import json
import random
import sqlite3
import tempfile
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

from astrobookings_desktop.config import resource
from astrobookings_desktop.data.upgrade import create_or_upgrade
from astrobookings_desktop.domain.destinations import Catalogue
from astrobookings_desktop.services.actors import BUILT_IN_ADMINISTRATOR, Actor
from astrobookings_desktop.services.launches import rockets
from astrobookings_desktop.services.launches import scheduling as launches
from astrobookings_desktop.services.office import Office, Writer
from astrobookings_desktop.services.people import agencies, travelers
from astrobookings_desktop.services.reading import Reading
from astrobookings_desktop.services.unit_of_work import Changes, UnitOfWork

NOW = datetime(2026, 11, 23, 14, 32, tzinfo=UTC)
Result = TypeVar("Result")


@cache
def catalogue() -> Catalogue:
    return Catalogue.from_data(json.loads(resource("destinations.json").read_text("utf-8")))


@cache
def new_file() -> bytes:
    """A database as the program makes it; there is nothing in it that differs from file to file."""
    with tempfile.TemporaryDirectory(prefix="company-") as folder:
        path = Path(folder) / "new.db"
        create_or_upgrade(path)
        return path.read_bytes()


@dataclass
class Clock:
    """A clock that only moves when told."""

    now: datetime = NOW

    def __call__(self) -> datetime:
        return self.now

    def forward(self, **span: float) -> None:
        self.now += timedelta(**span)


@dataclass
class Company:
    """An office with short ways to act in it; each call of `do` is a transaction of its own."""

    path: Path
    clock: Clock = field(default_factory=Clock)
    actor: Actor = BUILT_IN_ADMINISTRATOR
    changes: Changes = field(default_factory=dict)
    _serial: int = 0

    def __post_init__(self) -> None:
        if self.path.exists():
            create_or_upgrade(self.path)
        else:
            self.path.touch(0o600)
            self.path.write_bytes(new_file())
        chance = random.Random(7)
        self.office = Office(self.path, catalogue(), "desk-1", chance.randrange, self.clock)
        self.writer: Writer = self.office.writer()
        self.reader = self.office.reader()

    @classmethod
    def like(cls, made: "Company", path: Path) -> "Company":
        """Another one at `path`, that stands where `made` stands."""
        path.touch(0o600)
        # Not its bytes: whoever still reads leaves rows in the log beside the file.
        with closing(sqlite3.connect(made.path)) as one, closing(sqlite3.connect(path)) as other:
            one.backup(other)
        return cls(path, Clock(made.clock.now), made.actor, _serial=made._serial)

    def close(self) -> None:
        self.writer.close()
        self.reader.close()

    def do(self, service: Callable[..., Result], *arguments: Any, **named: Any) -> Result:
        with self.writer.unit_of_work(self.actor) as work:
            result = service(work, *arguments, **named)
        self.changes = work.changes
        return result

    def work(self, service: Callable[[UnitOfWork], Result]) -> Result:
        return self.do(service)

    @property
    def reading(self) -> Reading:
        return self.office.reading(self.reader, self.actor)

    def rows(self, sql: str, *parameters: object) -> list[tuple[Any, ...]]:
        return self.reader.execute(sql, parameters).fetchall()

    def value(self, sql: str, *parameters: object) -> Any:
        ((value,),) = self.rows(sql, *parameters)
        return value

    def agency(self, **columns: Any) -> int:
        return self.do(agencies.create_agency, {"name": f"Agency {self._next()}"} | columns)

    def rocket(self, agency_id: int | None = None, **columns: Any) -> int:
        entered = {
            "agency_id": agency_id or self.agency(),
            "name": f"Rocket {self._next()}",
            "capacity": 10,
            "range": "mars",
        }
        return self.do(rockets.create_rocket, entered | columns)

    def launch(self, rocket_id: int | None = None, *, capacity: int = 10, **columns: Any) -> int:
        entered = {
            "rocket_id": rocket_id or self.rocket(capacity=capacity),
            "date": self.clock.now + timedelta(days=400),
            "destination": "Moon",
            "price_per_seat": "1000.00",
        }
        return self.do(launches.schedule_launch, entered | columns).id

    def traveler(self, **columns: Any) -> int:
        return self.do(travelers.create_traveler, {"name": f"Traveler {self._next()}"} | columns)

    def seats(self, launch_id: int) -> tuple[int, int]:
        """(taken, held) of a launch, as its counters say."""
        ((taken, held),) = self.rows(
            "SELECT seats_taken, seats_held FROM launch WHERE id = ?", launch_id
        )
        return taken, held

    def _next(self) -> int:
        self._serial += 1
        return self._serial
