"""The year report over a large company against the same sums as one would write them by hand.

Both read the same file in turns; memory is what a report adds while it is made. Files for 100,000
rows of it follow, by format.
"""

import os
import resource
import sqlite3
import tempfile
import tracemalloc
from contextlib import closing
from pathlib import Path

from astrobookings_desktop.data.database import connect_reader, schema_version
from astrobookings_desktop.reports.catalogue import Asked, make_report
from astrobookings_desktop.reports.files import write_report
from astrobookings_desktop.services.actors import BUILT_IN_ADMINISTRATOR
from astrobookings_desktop.services.office import Office
from astrobookings_desktop.services.reading import Reading
from tests.benchmarks.side_by_side import report as tell
from tests.benchmarks.side_by_side import timed
from tests.helpers.company import catalogue
from tests.helpers.table_data import NOW, build

ROUNDS = 9
GOAL = 1.2
YEAR = NOW.year

BY_HAND = """
SELECT substr(p.date, 1, 7), i.agency_id, sum(p.amount) FROM payment p
  JOIN invoice i ON i.id = p.invoice_id
  WHERE p.status = 'completed' AND p.date BETWEEN '{before}-01-01' AND '{year}-12-31'
  GROUP BY 1, 2;
SELECT substr(i.date, 1, 7), i.agency_id, sum(i.amount - coalesce((SELECT sum(p.amount)
    FROM payment p WHERE p.invoice_id = i.id AND p.status = 'completed'), 0))
  FROM invoice i WHERE i.status <> 'void' AND i.date BETWEEN '{before}-01-01' AND '{year}-12-31'
  GROUP BY 1, 2;
SELECT agency_id, count(*) FROM launch WHERE status = 'launched' GROUP BY agency_id;
SELECT l.date, l.agency_id, coalesce(sum(b.total_price - coalesce(b.refund_amount, 0)), 0)
  FROM launch l LEFT JOIN booking b ON b.launch_id = l.id AND b.confirmed_at IS NOT NULL
  WHERE l.status IN ('scheduled', 'confirmed', 'delayed')
    AND l.date >= '{year}-01-01' AND l.date < '{after}-01-01'
  GROUP BY l.id;
SELECT a.user_id, u.name FROM agency a JOIN user u ON u.id = a.user_id;
"""


def _dataset() -> Path:
    folder = Path(os.environ.get("ASTROBOOKINGS_BENCH", tempfile.gettempdir()))
    path = folder / f"astrobookings-bench-reports-{schema_version()}.db"
    if not path.exists():
        half = path.with_suffix(".part")
        half.unlink(missing_ok=True)
        build(half, bookings=1_000_000, travelers=200_000, launches=50_000, others=40_000)
        half.rename(path)
    return path


def _by_hand(connection: sqlite3.Connection) -> int:
    """The sums, in the way of somebody who knows SQL and a little Python."""
    text = BY_HAND.format(before=YEAR - 1, year=YEAR, after=YEAR + 1)
    received, owed, flown, open_net, names = (
        connection.execute(statement).fetchall()
        for statement in text.split(";")
        if statement.strip()
    )
    rate = {agency: 80 if count >= 2 else 100 for agency, count in flown}
    projected = sum((net * rate.get(agency, 100) + 5000) // 10000 for _, agency, net in open_net)
    return projected + sum(row[2] for row in received) + sum(row[2] for row in owed) + len(names)


def _report(reading: Reading) -> None:
    make_report(reading, "year", Asked(year=YEAR))


def main() -> None:
    """Measure everything and print it."""
    path = _dataset()
    office = Office(path, catalogue(), "desk-1", lambda _below: 0, lambda: NOW)
    with closing(connect_reader(path)) as connection, closing(connect_reader(path)) as bare:
        reading = office.reading(connection, BUILT_IN_ADMINISTRATOR)
        taken: dict[str, list[float]] = {"report": [], "by hand": []}
        for number in range(ROUNDS + 1):
            for name, act in (
                ("report", lambda: _report(reading)),
                ("by hand", lambda: _by_hand(bare)),
            ):
                took = timed(act)
                if number:
                    taken[name].append(took)
        tell("year report / the same SQL by hand", taken["report"], taken["by hand"], GOAL)
        for name in ("occupancy", "revenue", "ageing"):
            tracemalloc.start()
            took = timed(lambda name=name: make_report(reading, name, Asked()))
            peak = tracemalloc.get_traced_memory()[1]
            tracemalloc.stop()
            print(f"{name}: {took:,.0f} ms while memory is traced, {peak / 1e6:.0f} MB at most")
        full = make_report(reading, "occupancy", Asked())
        with tempfile.TemporaryDirectory() as folder:
            for ending in ("csv", "xlsx"):
                before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
                took = timed(lambda ending=ending: write_report(full, Path(folder) / f"o.{ending}"))
                grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
                rows = len(full.sections[0].rows)
                print(f"{ending} of {rows:,} rows: {took:,.0f} ms, {grown / 1024:.0f} MB more")
