"""`check` on 1,000,000 bookings beside SQLite's own check; what log and rights take of a sale.

The company is a demo, built once and kept like the table's databases; ASTROBOOKINGS_BENCH_BOOKINGS
makes a smaller one, and ASTROBOOKINGS_BENCH_COMPANY takes a file that `demo` made before.
"""

import itertools
import os
import random
import shutil
import sqlite3
import statistics
import tempfile
import threading
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from time import perf_counter, process_time
from typing import Any

from astrobookings_desktop.config import resource
from astrobookings_desktop.data import log_chain
from astrobookings_desktop.data.database import connect_reader, connect_writer, schema_version
from astrobookings_desktop.data.log_heads import LogHeads
from astrobookings_desktop.data.queries.file_state import STATE
from astrobookings_desktop.domain.statuses import Role
from astrobookings_desktop.domain.times import to_text
from astrobookings_desktop.services import unit_of_work
from astrobookings_desktop.services.actors import BUILT_IN_ADMINISTRATOR, Actor, actor_of
from astrobookings_desktop.services.bookings.sales import SellSeats, sell_seats
from astrobookings_desktop.services.checks.check import check
from astrobookings_desktop.services.demo import build_demo
from astrobookings_desktop.services.log.memory import LogKeeper
from astrobookings_desktop.services.office import Office
from astrobookings_desktop.services.people.users import create_user
from astrobookings_desktop.services.reading import Reading
from astrobookings_desktop.services.unit_of_work import UnitOfWork
from tests.helpers.company import NOW, Company, catalogue

BOOKINGS = int(os.environ.get("ASTROBOOKINGS_BENCH_BOOKINGS", "1000000"))
PREPARED = os.environ.get("ASTROBOOKINGS_BENCH_COMPANY")
ROUNDS = int(os.environ.get("ASTROBOOKINGS_BENCH_ROUNDS", "3"))
SALES = 2000
MOST_MICROSECONDS = 10  # that remembering the head may cost a sale
SLOWEST_TOLD = 8
OPEN_LAUNCH = (
    "SELECT id FROM launch WHERE status = 'scheduled' AND date > :now "
    "AND seats_taken + 5 < capacity LIMIT 1"
)
NEW_TRAVELER = "SELECT max(user_id) FROM traveler"


def company_of(bookings: int) -> Path:
    """A whole demo company, built when it isn't there yet."""
    if PREPARED:
        return Path(PREPARED)
    folder = Path(os.environ.get("ASTROBOOKINGS_BENCH", tempfile.gettempdir()))
    folder = folder / f"astrobookings-bench-check-{schema_version()}"
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{bookings}.db"
    if not path.exists():
        half = path.with_suffix(".part")
        for ending in ("", "-wal", "-shm"):
            half.with_name(half.name + ending).unlink(missing_ok=True)
        company = Company(half)
        company.close()  # as on the command line nobody else has the file open
        build_demo(company.office, resource("demo"), bookings=bookings, now=NOW)
        with closing(sqlite3.connect(half)) as last:
            last.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        half.rename(path)
    return path


# --- the check ------------------------------------------------------------------------------------


Took = tuple[float, float]  # seconds, and those of a processor


def own_check(path: Path) -> Took:
    """What SQLite's own check takes, nothing beside it."""
    with closing(connect_writer(path)) as connection:
        begun, busy = perf_counter(), process_time()
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        return perf_counter() - begun, process_time() - busy


def whole_check(path: Path, heads: LogHeads, steps: Counter[str]) -> Took:
    """What `check` takes, which is counted by step as well."""
    marks: list[tuple[str, float]] = []
    with closing(connect_reader(path)) as connection:
        begun, busy = perf_counter(), process_time()
        found = list(
            check(
                connection,
                lambda name, _number, _total: marks.append((name, perf_counter())),
                catalogue=catalogue(),
                heads=heads,
            )
        )
        ended, busy = perf_counter(), process_time() - busy
    assert found == []
    for (name, start), (_next, end) in itertools.pairwise([*marks, ("", ended)]):
        steps[name] += end - start
    return ended - begun, busy


@contextmanager
def selling(path: Path) -> Iterator[list[float]]:
    """Sells all the time in a thread, and takes each sale back; gives the seconds they took."""
    took: list[float] = []
    over = threading.Event()
    office = Office(path, catalogue(), "desk-1", random.Random(11).randrange, lambda: NOW)

    def sell() -> None:
        with office.writer() as writer:
            ((launch,),) = writer.read(OPEN_LAUNCH, now=to_text(NOW))
            ((traveler,),) = writer.read(NEW_TRAVELER)
            while not over.wait(0.02):
                begun = perf_counter()
                with writer.unit_of_work(BUILT_IN_ADMINISTRATOR, dry_run=True) as work:
                    sell_seats(work, SellSeats(launch, traveler, 1))
                took.append(perf_counter() - begun)

    thread = threading.Thread(target=sell)
    thread.start()
    try:
        yield took
    finally:
        over.set()
        thread.join()


def compare_checks(path: Path, heads: LogHeads) -> None:
    own, whole, steps = [], [], Counter[str]()
    own_check(path)  # the file is in memory for both
    for _ in range(ROUNDS):
        own.append(own_check(path))
        whole.append(whole_check(path, heads, steps))
    with selling(path) as sales:
        whole_check(path, heads, Counter())
    with closing(connect_reader(path)) as connection:
        rows = connection.execute("SELECT count(*) FROM entry_log").fetchone()[0]
        bookings = connection.execute("SELECT count(*) FROM booking").fetchone()[0]
    size = path.stat().st_size / 2**20
    print(f"{bookings:,} bookings, {rows:,} log rows, {size:,.0f} MiB, {ROUNDS} rounds:")
    print(f"    PRAGMA integrity_check alone {told(own)}")
    print(f"    check, with every rule       {told(whole)}")
    times = [there / here for (_, here), (_, there) in zip(own, whole, strict=True)]
    print(f"    the processor was busy {statistics.median(times):.2f} times as long")
    for name, seconds in steps.most_common(SLOWEST_TOLD):
        print(f"        {name:24} {seconds / ROUNDS:8.2f} s")
    print(
        f"    {len(sales):,} sales beside it: median {statistics.median(sales) * 1e3:.1f} ms, "
        f"longest {max(sales) * 1e3:,.0f} ms"
    )


def told(took: list[Took]) -> str:
    """The medians and what they lie between."""
    parts = []
    for seconds, of_what in zip(zip(*took, strict=True), ("s", "s of one processor"), strict=True):
        spread = f"{min(seconds):.2f} to {max(seconds):.2f}"
        parts.append(f"{statistics.median(seconds):8.2f} {of_what} ({spread})")
    return ", ".join(parts)


# --- log and rights in a sale ---------------------------------------------------------------------


class Timed:
    """Adds up the seconds within a function."""

    def __init__(self, function: Callable[..., Any]) -> None:
        self.function, self.seconds, self.calls = function, 0.0, 0

    def __call__(self, *arguments: Any) -> Any:
        begun = perf_counter()
        try:
            return self.function(*arguments)
        finally:
            self.seconds += perf_counter() - begun
            self.calls += 1


def each_microseconds(act: Callable[[], object], times: int = 20_000) -> float:
    """What one call takes, in microseconds: the best of five runs."""
    runs = []
    for _ in range(5):
        begun = perf_counter()
        for _time in range(times):
            act()
        runs.append((perf_counter() - begun) / times * 1e6)
    return min(runs)


def sell_all(office: Office, sales: list[SellSeats], seller: Actor) -> float:
    """Microseconds of a sale, the median."""
    took = []
    with office.writer() as writer:
        for sale in sales:
            begun = perf_counter()
            with writer.unit_of_work(seller) as work:
                sell_seats(work, sale)
            took.append((perf_counter() - begun) * 1e6)
    return statistics.median(took)


def parts_of_a_sale(folder: Path) -> None:
    template = folder / "template.db"
    company = Company(template)
    agent = company.do(create_user, {"name": "Tom", "email": "tom@example.org", "role": "agent"})
    seller = actor_of(agent, "Tom", Role.AGENT, None)
    launches = [company.launch(capacity=1000) for _ in range(20)]
    chance = random.Random(3)
    sales = [
        SellSeats(chance.choice(launches), company.traveler(), chance.randint(1, 4))
        for _ in range(SALES)
    ]
    company.writer._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    company.close()
    path = folder / "sales.db"
    shutil.copy(template, path)
    heads = LogHeads(folder / "config")
    office = Office(path, catalogue(), "desk-1", random.Random(11).randrange, lambda: NOW, heads)

    whole = sell_all(office, sales[: SALES // 2], seller)
    logging, linking = Timed(UnitOfWork.log), Timed(log_chain.link)
    asking, entering = Timed(Reading.require), Timed(UnitOfWork._require_access)
    UnitOfWork.log = lambda *arguments: logging(*arguments)
    UnitOfWork._require_access = lambda *arguments: entering(*arguments)
    Reading.require = lambda *arguments: asking(*arguments)
    unit_of_work.link = linking
    try:
        sell_all(office, sales[SALES // 2 :], seller)
    finally:
        UnitOfWork.log = logging.function
        UnitOfWork._require_access = entering.function
        Reading.require = asking.function
        unit_of_work.link = linking.function
    assert asking.calls >= SALES // 2
    assert entering.calls == SALES // 2
    with closing(connect_reader(path)) as connection:
        columns = connection.execute(
            f"SELECT {', '.join(log_chain.LINKED)} FROM entry_log WHERE action = 'sell' LIMIT 1"
        ).fetchone()
        keeper = LogKeeper(LogHeads(folder / "heads"), path)
        knowing = each_microseconds(
            lambda: connection.execute(STATE, {"actor": seller.user_id}).fetchone()
        ) - each_microseconds(lambda: connection.execute(STATE, {"actor": None}).fetchone())
        noting = each_microseconds(lambda: keeper.committed(connection, 1))
        keeper = LogKeeper(LogHeads(folder / "heads"), path)
        last = connection.execute("SELECT max(id) FROM entry_log").fetchone()[0]
        keeping = time_to_keep(keeper, connection, last)
    timed_sales = SALES - SALES // 2
    rows = logging.calls / timed_sales
    parts = {
        "log rows altogether": logging.seconds / timed_sales * 1e6,
        "    of it their hashes": linking.seconds / timed_sales * 1e6,
        "rights altogether": (asking.seconds + entering.seconds) / timed_sales * 1e6 + knowing,
        "    of it reading the actor": max(0.0, knowing),  # less than the noise
    }
    print(f"a sale takes {whole:,.0f} µs (median), with {rows:.1f} log rows:")
    for name, microseconds in parts.items():
        print(f"    {name:32} {microseconds:8.1f} µs  {microseconds / whole:6.1%}")
    hashing = each_microseconds(lambda: log_chain.link("0" * 64, columns))
    print(f"    one hash alone                   {hashing:8.1f} µs")
    told = "ok" if noting <= MOST_MICROSECONDS else "MISSED"
    print(
        f"    noting the head for outside      {noting:8.2f} µs  {noting / whole:6.1%}  "
        f"≤ {MOST_MICROSECONDS} µs {told}"
    )
    print(f"writing it outside, every few seconds: {keeping:,.0f} µs")


def time_to_keep(keeper: LogKeeper, connection: sqlite3.Connection, last: int) -> float:
    """Microseconds of writing the file, the median of many."""
    took = []
    ids = [row[0] for row in connection.execute("SELECT id FROM entry_log ORDER BY id")][-200:]
    for log_id in ids:
        keeper.committed(connection, log_id)
        begun = perf_counter()
        keeper.keep(connection)
        took.append((perf_counter() - begun) * 1e6)
    assert ids[-1] == last
    return statistics.median(took)


def main() -> None:
    with tempfile.TemporaryDirectory(prefix="bench-check-") as name:
        parts_of_a_sale(Path(name))
        compare_checks(company_of(BOOKINGS), LogHeads(Path(name) / "heads"))


if __name__ == "__main__":
    main()
