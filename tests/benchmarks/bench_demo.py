"""How long a demo company of 100,000 bookings takes, and whether it is whole."""

import tempfile
import time
from contextlib import closing
from pathlib import Path

from astrobookings_desktop.config import resource
from astrobookings_desktop.data.database import connect_reader
from astrobookings_desktop.services.checks.check import check
from astrobookings_desktop.services.demo import build_demo
from tests.helpers.company import NOW, Company, catalogue

BOOKINGS = 100_000
GOAL_SECONDS = 60


def main() -> None:
    with tempfile.TemporaryDirectory(prefix="bench-demo-") as folder:
        company = Company(Path(folder) / "demo.db")
        company.close()  # as on the command line nobody else has the file open
        begun, busy = time.perf_counter(), time.process_time()
        made = build_demo(company.office, resource("demo"), bookings=BOOKINGS, now=NOW)
        built, busy = time.perf_counter() - begun, time.process_time() - busy
        begun = time.perf_counter()
        with closing(connect_reader(company.path)) as reader:
            findings = list(check(reader, catalogue=catalogue()))
        checked = time.perf_counter() - begun
    assert findings == []
    print(
        f"{made.bookings:,} bookings of {made.travelers:,} travelers on {made.launches:,} launches "
        f"in {built:.0f} s (goal < {GOAL_SECONDS}), {made.bookings / built:,.0f} a second; "
        f"{busy:.0f} s of one processor"
    )
    print(f"checking them: {checked:.1f} s")
