"""Exports 100,000 bookings from the window into CSV, XLSX and JSON, and selects a million rows.

How long it takes, how much memory above idle, and the longest gap of the window's event loop.
"""

import os
import tempfile
import threading
from contextlib import closing
from pathlib import Path
from time import perf_counter

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import psutil
from PySide6.QtCore import QEventLoop, QTimer

from astrobookings_desktop.data.queries.listing.base import ListQuery
from astrobookings_desktop.domain.entities import Entity
from astrobookings_desktop.services.actors import BUILT_IN_ADMINISTRATOR
from astrobookings_desktop.services.lists.exports import ExportColumn, ExportOrder, export_list
from astrobookings_desktop.services.lists.totals import chunks, totals_of
from astrobookings_desktop.services.office import Office
from astrobookings_desktop.ui.entities import BY_ENTITY
from astrobookings_desktop.ui.table.keys import Keys
from astrobookings_desktop.ui.threads.background import Background, Progress
from tests.benchmarks.bench_table import datasets
from tests.benchmarks.loop_watch import Gaps, make_app, watched
from tests.helpers.company import catalogue

ROWS = 100_000
MOST_MEMORY = 100.0  # MB
FIELDS = (
    *("locator", "traveler", "destination", "date", "number_of_seats", "total_price", "status"),
)


class Memory:
    """The process's memory while something goes on."""

    def __init__(self) -> None:
        self.peak = 0
        self._process = psutil.Process()
        self._idle = self._own()
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._weigh, daemon=True)

    def __enter__(self) -> "Memory":
        self._thread.start()
        return self

    def __exit__(self, *_error: object) -> None:
        self._ended.set()
        self._thread.join()

    @property
    def megabytes(self) -> float:
        """At most, above idle."""
        return max(0, self.peak - self._idle) / 1e6

    def _weigh(self) -> None:
        while not self._ended.wait(0.02):
            self.peak = max(self.peak, self._own())

    def _own(self) -> int:
        """Bytes of memory without the database's file, which SQLite maps and the system shares."""
        memory = self._process.memory_info()
        return int(memory.rss - getattr(memory, "shared", 0))


def main() -> None:
    """Print a line for each."""
    app = make_app()
    path = datasets("large")["large"]
    office = Office(path, catalogue(), "bench", lambda below: below - 1)
    titles = {column.key: column.title for column in BY_ENTITY[Entity.BOOKING].table.columns}
    columns = [ExportColumn(name, titles.get(name, name), name) for name in FIELDS]
    with tempfile.TemporaryDirectory(prefix="bench-export-") as folder:
        with closing(office.reader()) as connection:
            ids = [key for (key,) in connection.execute("SELECT id FROM booking LIMIT ?", (ROWS,))]
        for ending in ("csv", "xlsx", "json"):
            file = Path(folder) / f"out.{ending}"
            order = ExportOrder(Entity.BOOKING, ListQuery(), file, columns, ids)

            def work(progress: Progress, order: ExportOrder = order) -> int:
                with closing(office.reader()) as connection:
                    reading = office.reading(connection, BUILT_IN_ADMINISTRATOR)
                    return export_list(reading, order, progress)

            count, *figures = _run(work)
            assert count == ROWS
            _tell(
                f"{ROWS:,} rows to {ending.upper()} ({file.stat().st_size / 1e6:.0f} MB)",
                *figures,
            )
        with closing(office.reader()) as connection:
            every = [key for (key,) in connection.execute("SELECT id FROM booking")]
        keys = Keys.of(every)
        del every

        def add(progress: Progress) -> int:
            total = 0
            with closing(office.reader()) as connection:
                reading = office.reading(connection, BUILT_IN_ADMINISTRATOR)
                for start, end in chunks([(0, len(keys) - 1)]):
                    progress("", start, end)
                    part = totals_of(reading, Entity.BOOKING, keys.slice(start, end))
                    total += part.count
            return total

        count, *figures = _run(add)
        assert count == len(keys)
        _tell(f"seats and money of {len(keys):,} selected rows", *figures)
    del app


def _run(work: object) -> tuple[int, float, Memory, Gaps]:
    """Do `work` as the window does it: its result, seconds, memory, and gaps second by second."""
    background, loop, seconds = Background(), QEventLoop(), QTimer(interval=1000)
    ends: list[object] = []
    for signal in (background.done, background.failed):
        signal.connect(ends.append)
        signal.connect(loop.quit)
    memory, gaps = Memory(), Gaps()
    with watched(gaps) as lap, memory:
        begun = perf_counter()
        background.start(work)
        seconds.timeout.connect(lap)
        seconds.start()
        loop.exec()
        lap()
        took = perf_counter() - begun
    end = ends[0]
    if isinstance(end, BaseException):
        raise end
    assert isinstance(end, int)
    return end, took, memory, gaps


def _tell(what: str, seconds: float, memory: Memory, gaps: Gaps) -> None:
    met = "ok" if memory.megabytes <= MOST_MEMORY else "MISSED"
    print(
        f"{what:44} {seconds:6.1f} s   {memory.megabytes:5.1f} MB ≤ {MOST_MEMORY:.0f} {met}\n"
        f"    each second: {gaps}"
    )


if __name__ == "__main__":
    main()
