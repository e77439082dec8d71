"""Measures the virtual table at a million bookings against a thousand, side by side in one run.

`python -m tests.benchmarks.bench_table` builds both databases once (some 30 s) in
`$ASTROBOOKINGS_BENCH` or the system's folder for temporary files. Each figure is the median of
`ROUNDS` rounds, with the quartiles; figures that are compared are measured in turn, round by round.
"""

import os
import sqlite3
import statistics
import tempfile
from pathlib import Path
from time import perf_counter

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QApplication, QTableView

from astrobookings_desktop.data.database import connect_reader, schema_version
from astrobookings_desktop.data.queries.listing.base import ListQuery
from astrobookings_desktop.data.queries.listing.reading import fetch_packed
from astrobookings_desktop.ui.table import KeyReader, TableModel, TableSpec, TableView
from astrobookings_desktop.ui.table.keys import Keys
from astrobookings_desktop.ui.table.row_cache import PAGE
from tests.benchmarks.loop_watch import make_app
from tests.benchmarks.side_by_side import report, timed
from tests.helpers.table_data import build
from tests.helpers.table_spec import BOOKINGS, bookings_spec, plain_bookings_spec

ROUNDS = 9
SORTS = ("locator", "traveler", "destination", "date", "number_of_seats", "total_price", "status")
STEPS = 40  # clicks of a storm
SIZES = {
    "empty": (0, 20, 20),
    "small": (1000, 200, 50),
    "middle": (100_000, 20_000, 5000),
    "large": (1_000_000, 200_000, 50_000),
}


def datasets(*names: str) -> dict[str, Path]:
    """The databases of these names, built when they aren't there yet."""
    folder = Path(os.environ.get("ASTROBOOKINGS_BENCH", tempfile.gettempdir()))
    folder = folder / f"astrobookings-bench-table-{schema_version()}"
    folder.mkdir(parents=True, exist_ok=True)
    paths = {}
    for name in names:
        bookings, travelers, launches = SIZES[name]
        paths[name] = path = folder / f"{name}.db"
        if not path.exists():
            half = path.with_suffix(".part")
            half.unlink(missing_ok=True)
            build(half, bookings=bookings, travelers=travelers, launches=launches)
            half.rename(path)
    return paths


class Window:
    """A table on one of the databases."""

    def __init__(self, path: Path, spec: TableSpec) -> None:
        self.connection = connect_reader(path)
        self.reader = KeyReader(lambda: connect_reader(path))
        self.model = TableModel(spec, self.connection, self.reader)
        self.view = TableView(self.model)
        self.view.resize(1000, 700)
        self.view.show()
        QApplication.processEvents()

    def show(self, query: ListQuery) -> float:
        """Milliseconds from asking until the first rows are painted, after a moment of quiet."""
        rest(20)
        start = perf_counter()
        self.model.show(query)
        self.view.viewport().repaint()
        return (perf_counter() - start) * 1000

    def load(self, query: ListQuery) -> float:
        """Milliseconds from asking until all keys are there."""
        ends: list[bool] = []

        def ended() -> None:
            ends.append(True)

        self.model.loaded.connect(ended)
        start = perf_counter()
        self.model.show(query)
        while not ends:  # until then the list before it may stand there, which is complete
            QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
        took = (perf_counter() - start) * 1000
        self.model.loaded.disconnect(ended)
        return took

    def wait(self) -> None:
        """Let the event loop run until all keys are there."""
        if not self.model.is_complete:
            loop = QEventLoop()
            self.model.loaded.connect(loop.quit)
            loop.exec()

    def repaint(self) -> float:
        """Milliseconds of one whole repaint."""
        return timed(self.view.viewport().repaint)

    def jump(self, part: float) -> float:
        """Milliseconds from moving the scroll bar until the rows there are painted."""
        bar = self.view.verticalScrollBar()

        def there() -> None:
            bar.setValue(int(bar.maximum() * part))
            self.view.viewport().repaint()

        return timed(there)

    def close(self) -> None:
        """End the reader and the window."""
        self.reader.close()
        self.view.close()
        self.connection.close()


def rest(milliseconds: int) -> None:
    """Let the event loop run for a while."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def first_rows(large: Window, small: Window) -> None:
    """Opening and sorting: first rows of a million against a thousand."""
    opened: dict[str, list[float]] = {"large": [], "small": []}
    for number in range(ROUNDS + 2):
        for name, window in (("large", large), ("small", small)):
            took = window.show(ListQuery(sort="id", descending=bool(number % 2)))
            window.wait()
            if number > 1:
                opened[name].append(took)
    report("first rows, 1M / 1k", opened["large"], opened["small"], 1.4)
    worst: tuple[float, str, list[float], list[float]] = (0, "", [], [])
    for sort in SORTS:
        times: dict[str, list[float]] = {"large": [], "small": []}
        for number in range(ROUNDS + 1):
            for name, window in (("large", large), ("small", small)):
                took = window.show(ListQuery(sort=sort, descending=bool(number % 2)))
                window.wait()
                if number:
                    times[name].append(took)
        ratio = statistics.median(times["large"]) / statistics.median(times["small"])
        worst = max(worst, (ratio, sort, times["large"], times["small"]))
    report(f"re-sort, worst column ({worst[1]}), 1M / 1k", worst[2], worst[3], 1.3)


def jumps(large: Window, small: Window) -> None:
    """Jumping to places never looked at before."""
    there: list[float] = []
    near: list[float] = []
    paints: list[float] = []
    for window in (large, small):
        window.load(ListQuery(sort="total_price"))
    for number in range(6 * ROUNDS):
        # A page that isn't kept: for the thousand, whose five pages all are, by forgetting them.
        small.model._cache.clear()
        there.append(large.jump((number * 37 % 101 + 0.5) / 102))
        near.append(small.jump((number * 37 % 101 + 0.5) / 102))
        paints.append(large.repaint())
    report("jump anywhere, 1M / 1k", there, near, 1.4)
    report("jump anywhere / repaint", there, paints, 2.0)


def all_keys(path: Path) -> None:
    """All keys against a plain loop over the cursor."""
    connection = connect_reader(path)
    packed: list[float] = []
    raw: list[float] = []
    statement = BOOKINGS.keys(ListQuery(sort="total_price"))

    def loop() -> None:
        for _ in connection.execute(statement.sql):
            pass

    for _ in range(ROUNDS):
        packed.append(timed(lambda: Keys(*fetch_packed(connection, BOOKINGS, statement))))
        raw.append(timed(loop))
    report("all keys / for row in cursor", packed, raw, 0.8)
    keys = Keys(*fetch_packed(connection, BOOKINGS, statement))
    page: list[float] = []
    plain: list[float] = []
    start = len(keys) // 2 // PAGE * PAGE
    ids = keys.slice(start, start + PAGE)
    sql, params = BOOKINGS.page(ids)
    steps = 0

    def count(_: str) -> None:
        nonlocal steps
        steps += 1

    spec = bookings_spec()
    reader = KeyReader(lambda: connect_reader(path))
    model = TableModel(spec, connection, reader)
    model._keys, model._count, model._complete = keys, len(keys), True
    for _ in range(30 * ROUNDS):  # of a tenth of a millisecond each
        plain.append(timed(lambda: connection.execute(sql, params).fetchall()))
        model._cache.clear()
        page.append(timed(lambda: model.line(start)))
    report("page / raw statement", page, plain, 1.15)
    model._cache.clear()
    connection.set_trace_callback(count)
    model.line(start)
    connection.set_trace_callback(None)
    print(f"{'statements per page':44} {steps}")
    per_row = keys.size / len(keys) + 8  # and 8 in the hidden header's section
    print(f"{'bytes a row kept (keys + header)':44} {per_row:.1f}  ≤ 16")
    reader.close()
    connection.close()


def gaps(window: Window) -> None:
    """The longest time without the event loop while a list is opened and loaded."""
    longest: list[float] = []
    loading: list[float] = []
    for number in range(ROUNDS):
        last = perf_counter()
        worst = 0.0

        def beat() -> None:
            nonlocal last, worst
            now = perf_counter()
            worst = max(worst, now - last)
            last = now

        timer = QTimer(interval=0)
        timer.timeout.connect(beat)
        timer.start()
        QApplication.processEvents()
        last, worst = perf_counter(), 0.0
        window.model.show(ListQuery(sort=SORTS[number % len(SORTS)]))
        beat()
        longest.append(worst * 1000)
        worst = 0.0
        window.wait()
        timer.stop()
        longest[-1] = max(longest[-1], worst * 1000)
        loading.append(statistics.median(window.repaint() for _ in range(5)))
    report("longest gap of the event loop / repaint", longest, loading, 3.0)


def storm(window: Window) -> None:
    """Forty clicks on headers, one after the other, against one."""
    after: list[float] = []
    single: list[float] = []
    for _ in range(ROUNDS):
        window.load(ListQuery(sort="id"))
        for number in range(STEPS - 1):
            # `show` rests long enough for the reader thread to have begun with the one before.
            window.show(ListQuery(sort=SORTS[number % len(SORTS)]))
        after.append(window.load(ListQuery(sort="date")))
        window.load(ListQuery(sort="id"))
        single.append(window.load(ListQuery(sort="date")))
    report("last of 40 clicks → loaded / one click", after, single, 1.2)


def selection(large: Window, small: Window) -> None:
    """Select all."""
    many: list[float] = []
    few: list[float] = []
    for window in (large, small):
        window.load(ListQuery(sort="id"))
    for _ in range(ROUNDS):
        for window, times in ((large, many), (small, few)):
            window.view.clearSelection()
            QApplication.processEvents()

            def everything(view: TableView = window.view) -> None:
                view.selectAll()
                view.repaint()

            times.append(timed(everything))
    report("select all, 1M / 1k", many, few, 1.5)


def painting(path: Path) -> None:
    """A repaint of some 400 cells against Qt's own model and delegate."""
    ours = Window(path, plain_bookings_spec())
    ours.view.resize(1300, 1800)
    ours.load(ListQuery(sort="id"))
    columns = range(ours.model.columnCount())
    standard = QStandardItemModel(1000, len(columns))
    for row in range(1000):
        for column in columns:
            index = ours.model.index(row, column)
            standard.setItem(row, column, QStandardItem(index.data()))
    other = QTableView()
    other.setModel(standard)
    other.setShowGrid(False)
    other.verticalHeader().hide()
    other.verticalHeader().setDefaultSectionSize(ours.view.verticalHeader().defaultSectionSize())
    other.resize(1300, 1800)
    other.show()
    QApplication.processEvents()
    for column in columns:
        other.setColumnWidth(column, ours.view.columnWidth(column))
    still: list[float] = []
    still_other: list[float] = []
    moved: list[float] = []
    moved_other: list[float] = []
    for number in range(3 * ROUNDS):
        part = (number * 37 % 101) / 101
        for view, times, again in (
            (ours.view, moved, still),
            (other, moved_other, still_other),
        ):
            bar = view.verticalScrollBar()
            bar.setValue(int(bar.maximum() * part))
            times.append(timed(view.viewport().repaint))
            again.append(timed(view.viewport().repaint))
    report("repaint / QStandardItemModel", still, still_other, 1.7)
    report("repaint of other rows / QStandardItemModel", moved, moved_other, 1.7)
    ours.close()


def memory(path: Path) -> None:
    """What the process keeps for a million rows."""
    window = Window(path, bookings_spec())
    window.load(ListQuery(where="status=pending"))
    before = anonymous()
    window.load(ListQuery(sort="traveler"))
    print(f"{'memory kept for 1M rows, MB':44} {anonymous() - before:.1f}")
    window.close()


def anonymous() -> float:
    """This process's own memory in MB, without the database file that it has mapped."""
    rollup = Path("/proc/self/smaps_rollup").read_text()
    line = next(line for line in rollup.splitlines() if line.startswith("Anonymous:"))
    return int(line.split()[1]) / 1000


def main() -> None:
    """Measure everything and print it."""
    paths = datasets("small", "large")
    _application = make_app()
    print(f"SQLite {sqlite3.sqlite_version}, {ROUNDS} rounds, ms: median (quartiles)")
    print(f"{'':44} {'this':>26} {'compared with':>26} {'ratio':>8}  goal")
    large = Window(paths["large"], bookings_spec())
    small = Window(paths["small"], bookings_spec())
    first_rows(large, small)
    jumps(large, small)
    all_keys(paths["large"])
    gaps(large)
    storm(large)
    selection(large, small)
    large.close()
    small.close()
    painting(paths["small"])
    memory(paths["large"])


if __name__ == "__main__":
    main()
