"""Sales through the service against the same reads and rows by bare `sqlite3`, side by side.

A first run records every statement of each sale; then the service, a bare connection with the same
PRAGMAs and one flat function (`flat_sale`) carry out the same sales in turns on copies of one file,
sale by sale. Bare has its parameters ready made and owes nobody anything: what Python must do to
make them, and any writer to this file, shows in the flat one. No code in layers comes nearer to
bare: its figure is the most that can be reached on this machine.
"""

import contextlib
import functools
import random
import shutil
import sqlite3
import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from astrobookings_desktop.data.database import connect_writer
from astrobookings_desktop.services.actors import BUILT_IN_ADMINISTRATOR
from astrobookings_desktop.services.bookings.sales import SellSeats, sell_seats
from astrobookings_desktop.services.office import Office, Writer
from tests.benchmarks.flat_sale import flat_seller
from tests.benchmarks.side_by_side import waiting_for_the_disk
from tests.helpers.company import NOW, Company, catalogue
from tests.helpers.sellers import run as run_sellers

SALES = 3000
BATCH = 100
GOAL = 0.85
WORDS = {"service": "through the service", "bare": "bare", "flat": "in one flat function"}
WAYS = tuple(WORDS)
Statement = tuple[str, Any]


class Recorder:
    """A connection that notes what is executed on it."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self.statements: list[Statement] = []

    def execute(self, sql: str, parameters: Any = ()) -> sqlite3.Cursor:
        if not sql.startswith(("COMMIT", "BEGIN")):
            self.statements.append((sql, parameters))
        return self._connection.execute(sql, parameters)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._connection, name)


def _template(path: Path) -> list[SellSeats]:
    """A company with the sales to be made: each traveler books once on one of twenty launches."""
    company = Company(path)
    agency = company.agency(email="agency@example.org")
    launches = [
        company.launch(company.rocket(agency, capacity=1000), destination="Moon") for _ in range(20)
    ]
    chance = random.Random(3)
    sales = [
        SellSeats(
            chance.choice(launches),
            company.traveler(email=f"t{number}@example.org"),
            chance.randint(1, 4),
            request_id=f"request-{number}",
        )
        for number in range(SALES)
    ]
    company.writer._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    company.close()
    return sales


def _office(path: Path) -> Office:
    return Office(path, catalogue(), "desk-1", random.Random(11).randrange, lambda: NOW)


def _sell(writer: Writer, sale: SellSeats) -> None:
    with writer.unit_of_work(BUILT_IN_ADMINISTRATOR) as work:
        sell_seats(work, sale)


def _record(path: Path, sales: list[SellSeats]) -> list[list[Statement]]:
    recorded = []
    with _office(path).writer() as writer:
        for sale in sales:
            recorder = Recorder(writer._connection)
            writer._connection = recorder
            _sell(writer, sale)
            writer._connection = recorder._connection
            recorded.append(recorder.statements)
    return recorded


def _bare(connection: sqlite3.Connection, statements: list[Statement]) -> None:
    connection.execute("BEGIN IMMEDIATE")
    for sql, parameters in statements:
        connection.execute(sql, parameters).fetchall()
    connection.execute("COMMIT")


def _measured(act: Callable[[], None]) -> tuple[float, float]:
    """Seconds that `act` takes, and those of the processor among them."""
    worked, begun = time.thread_time(), time.perf_counter()
    act()
    return time.perf_counter() - begun, time.thread_time() - worked


def _spread(times: dict[str, list[float]], way: str) -> str:
    """How long a sale takes bare, of what it takes this way: median and quartiles of batches."""
    low, middle, high = statistics.quantiles(
        [
            statistics.median(times["bare"][start : start + BATCH])
            / statistics.median(times[way][start : start + BATCH])
            for start in range(0, SALES, BATCH)
        ],
        n=4,
    )
    return f"{middle:.2f} (quartiles {low:.2f} to {high:.2f})"


def _rows(path: Path) -> list[Any]:
    connection = sqlite3.connect(path)
    rows = [
        connection.execute(f"SELECT * FROM {table} ORDER BY id").fetchall()
        for table in ("booking", "entry_log", "notification", "job_queue")
    ]
    connection.close()
    return rows


def _where_it_goes(worked: dict[str, list[float]]) -> None:
    """The parts of a sale by differences between whole sales, which no profiler slows down."""
    bare, flat, service = (statistics.median(worked[way]) for way in ("bare", "flat", "service"))
    parts = {
        "sqlite3 and its calls": bare,
        "its turn; the rows' values, JSON, hash and texts": flat - bare,
        "the house: unit of work, rights, rules, types": service - flat,
    }
    print(f"where the {service * 1e6:.0f} µs of the processor go:")
    for part, seconds in parts.items():
        print(f"    {part:<48} {seconds * 1e6:5.0f} µs {seconds / service:5.0%}")


def main() -> None:
    with tempfile.TemporaryDirectory(prefix="bench-sales-") as name:
        folder = Path(name)
        template = folder / "template.db"
        sales = _template(template)
        paths = {use: folder / f"{use}.db" for use in ("record", *WAYS)}
        for path in paths.values():
            shutil.copy(template, path)
        recorded = _record(paths["record"], sales)

        times: dict[str, list[float]] = {way: [] for way in WAYS}
        worked: dict[str, list[float]] = {way: [] for way in WAYS}
        with (
            _office(paths["service"]).writer() as writer,
            contextlib.closing(connect_writer(paths["bare"])) as bare,
            contextlib.closing(connect_writer(paths["flat"])) as flat,
        ):
            sell_flat = flat_seller(flat, paths["flat"], NOW, random.Random(11).randrange)
            chance = random.Random(5)
            for sale, statements in zip(sales, recorded, strict=True):
                turns: dict[str, Callable[[], None]] = {
                    "service": functools.partial(_sell, writer, sale),
                    "bare": functools.partial(_bare, bare, statements),
                    "flat": functools.partial(sell_flat, sale),
                }
                for way in chance.sample(WAYS, len(WAYS)):
                    whole, at_work = _measured(turns[way])
                    times[way].append(whole)
                    worked[way].append(at_work)
        assert _rows(paths["service"]) == _rows(paths["bare"]) == _rows(paths["flat"])
        assert len(_rows(paths["service"])[0]) == SALES
        print(f"the disk takes {waiting_for_the_disk(folder):.2f} ms for a page")
        for way, told in (("service", f"; goal >= {GOAL}"), ("flat", "")):
            print(f"a sale bare / the same {WORDS[way]}: {_spread(times, way)}{told}")
            print(f"    of the processor's time alone: {_spread(worked, way)}")
        print(
            f"sales a second: {1 / statistics.median(times['service']):,.0f}; statements a sale: "
            f"{statistics.mean(map(len, recorded)):.1f}"
        )
        _where_it_goes(worked)
        _fairness(folder / "fair.db")


def _fairness(path: Path) -> None:
    company = Company(path)
    agency = company.agency()
    company.close()
    for _ in range(3):
        filled = run_sellers(path, agency, seats=2000, sellers=8)
        counts = [len(one) for one in filled.sold]
        print(
            f"eight processes, one launch of 2,000 seats: most / fewest sales "
            f"{max(counts) / min(counts):.2f} (goal <= 2), "
            f"longest wait {filled.longest_wait * 1000:.0f} ms"
        )
