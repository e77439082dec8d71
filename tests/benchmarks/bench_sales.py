"""Sales through the service against the same reads and rows by bare `sqlite3`, side by side.

A first run records every statement of each sale; then the service and a bare connection with the
same PRAGMAs carry out the same sales in turns on copies of one file, sale by sale.
"""

import cProfile
import pstats
import random
import shutil
import sqlite3
import statistics
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

from astrobookings_desktop.data.database import connect_writer
from astrobookings_desktop.services.actors import BUILT_IN_ADMINISTRATOR
from astrobookings_desktop.services.sales import SellSeats, sell_seats
from astrobookings_desktop.services.unit_of_work import Office, Writer
from tests.helpers.company import NOW, Company, catalogue
from tests.helpers.sellers import run as run_sellers

SALES = 3000
BATCH = 100
GOAL = 0.85
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
            writer._connection = recorder  # type: ignore[assignment]
            _sell(writer, sale)
            writer._connection = recorder._connection
            recorded.append(recorder.statements)
    return recorded


def _bare(connection: sqlite3.Connection, statements: list[Statement]) -> None:
    connection.execute("BEGIN IMMEDIATE")
    for sql, parameters in statements:
        connection.execute(sql, parameters).fetchall()
    connection.execute("COMMIT")


def _seconds(act: Callable[[], object]) -> float:
    begun = time.perf_counter()
    act()
    return time.perf_counter() - begun


def _batches(times: dict[str, list[float]]) -> list[float]:
    """For each batch how long a sale takes bare, of what it takes through the service."""
    return [
        statistics.median(times["bare"][start : start + BATCH])
        / statistics.median(times["service"][start : start + BATCH])
        for start in range(0, SALES, BATCH)
    ]


def _rows(path: Path) -> list[Any]:
    connection = sqlite3.connect(path)
    rows = connection.execute("SELECT * FROM booking ORDER BY id").fetchall()
    connection.close()
    return rows


def _where_the_rest_goes(path: Path, sales: list[SellSeats]) -> None:
    """Python's own time in a sale by module, by profiler (which inflates small functions)."""
    with _office(path).writer() as writer:
        profile = cProfile.Profile()
        profile.enable()
        for sale in sales:
            _sell(writer, sale)
        profile.disable()
    parts: Counter[str] = Counter()
    for (file, _line, name), row in pstats.Stats(profile).stats.items():  # type: ignore[attr-defined]
        own = row[2]
        if "sqlite3" in name:
            parts["sqlite3 itself"] += own
        else:
            parts[Path(file).stem if file != "~" else name] += own
    total = sum(parts.values())
    print("where a sale's time goes (profiled):")
    for part, seconds in parts.most_common(9):
        print(f"    {part[:44]:<44} {seconds / total:6.1%}")


def main() -> None:
    with tempfile.TemporaryDirectory(prefix="bench-sales-") as name:
        folder = Path(name)
        template = folder / "template.db"
        sales = _template(template)
        paths = {use: folder / f"{use}.db" for use in ("record", "service", "bare", "profile")}
        for path in paths.values():
            shutil.copy(template, path)
        recorded = _record(paths["record"], sales)

        times: dict[str, list[float]] = {"service": [], "bare": []}
        worked: dict[str, list[float]] = {"service": [], "bare": []}
        with _office(paths["service"]).writer() as writer:
            bare = connect_writer(paths["bare"])
            for number, sale in enumerate(sales):
                turns = {
                    "service": lambda sale=sale: _sell(writer, sale),
                    "bare": lambda number=number: _bare(bare, recorded[number]),
                }
                for name in sorted(turns, reverse=bool(number % 2)):
                    begun = time.thread_time()
                    times[name].append(_seconds(turns[name]))
                    worked[name].append(time.thread_time() - begun)
            bare.close()
        ratios, at_work = (_batches(measured) for measured in (times, worked))
        assert _rows(paths["service"]) == _rows(paths["bare"]) != []
        low, middle_ratio, high = statistics.quantiles(ratios, n=4)
        print(
            f"a sale through the service / the same statements bare: {middle_ratio:.2f} "
            f"(quartiles {low:.2f} to {high:.2f}, {len(ratios)} batches; goal >= {GOAL})"
        )
        low, middle_ratio, high = statistics.quantiles(at_work, n=4)
        told = f"{middle_ratio:.2f} (quartiles {low:.2f} to {high:.2f})"
        print(f"  of the processor's time alone: {told}")
        print(
            f"sales a second: {1 / statistics.median(times['service']):,.0f}; statements a sale: "
            f"{statistics.mean(map(len, recorded)):.1f}"
        )
        _where_the_rest_goes(paths["profile"], sales[:1000])
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
