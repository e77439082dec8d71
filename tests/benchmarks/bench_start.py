"""Measures processes from their start until their first paint, or their end.

An empty PySide6 window, a plain table of Qt's beside the libraries that ours needs, our table by
itself, the sign-in and the desk of the whole program, and the command line beside the libraries
that it can't do without, in turn. Processor time says what each costs, wherever others share the
machine; beneath it stands what the clock said. The databases are built in some seconds.
"""

import os
import resource
import subprocess
import sys
import tempfile
from dataclasses import dataclass, field
from pathlib import Path
from time import perf_counter

from tests.benchmarks.bench_table import datasets
from tests.benchmarks.side_by_side import report, spread

ROUNDS = 5
PATIENCE = 60.0  # seconds; a process that needs longer hangs

# As the program does while it loads: nothing is garbage yet.
HEAD = "import gc; gc.disable()\nimport sys\n"

EMPTY = """
from PySide6.QtWidgets import QApplication, QMainWindow
app = QApplication([])
main = QMainWindow()
main.resize(1000, 700)
main.show()
"""

FLOOR = """
import peewee, sqlite3
from PySide6.QtCore import QAbstractTableModel, Qt
from PySide6.QtWidgets import QApplication, QMainWindow, QTableView
app = QApplication([])
class Plain(QAbstractTableModel):
    def rowCount(self, _parent=None): return 1000
    def columnCount(self, _parent=None): return 8
    def data(self, index, role=Qt.ItemDataRole.DisplayRole):
        return None if role else f"{index.row()} {index.column()}"
main = QMainWindow()
main.resize(1000, 700)
view, model = QTableView(main), Plain()
view.setModel(model)
main.setCentralWidget(view)
main.show()
"""

TABLE = """
from PySide6.QtWidgets import QApplication, QMainWindow
app = QApplication([])
main = QMainWindow()
main.resize(1000, 700)
from pathlib import Path
from astrobookings_desktop.data.database import connect_reader
from astrobookings_desktop.ui.table import KeyReader, TableModel, TableView
from astrobookings_desktop.ui.theme import Theme
from tests.helpers.table_spec import bookings_spec
Theme(app).apply("light")
path = Path(sys.argv[1])
reader = KeyReader(lambda: connect_reader(path))
model = TableModel(bookings_spec(), connect_reader(path), reader)
view = TableView(model, main)
main.setCentralWidget(view)
model.show(model.query)
main.show()
"""

WINDOW = """
from PySide6.QtWidgets import QApplication
sys.argv = ["astrobookings", "--database", sys.argv[1]]
from astrobookings_desktop.__main__ import main
from astrobookings_desktop.ui import app
"""

# Somebody who sits at the sign-in sees it with the first events after it was shown.
DOOR = """
from PySide6.QtWidgets import QDialog
def exec_dialog(dialog):
    dialog.show()
    paint_and_leave()
QDialog.exec = exec_dialog
main()
"""

# Nobody types a password here.
DESK = """
from astrobookings_desktop.services.actors import BUILT_IN_ADMINISTRATOR
from astrobookings_desktop.ui.sign_in.door import Person
app.let_in = lambda *_given, **_named: Person(BUILT_IN_ADMINISTRATOR, "")
QApplication.exec = staticmethod(paint_and_leave)
main()
"""

# A window is painted with the first events after it was shown. Leaving is no part of starting.
PAINT = """
import os
def paint_and_leave():
    QApplication.processEvents()
    sys.stdout.flush()
    os._exit(0)
"""
# As the installed script does it.
COMMAND = """
import sys
sys.argv = ["astrobookings", "--database", sys.argv[1], *{words!r}]
from astrobookings_desktop.__main__ import main
main()
"""
PROGRAMS = {
    "empty": HEAD + EMPTY + PAINT + "paint_and_leave()",
    "floor": HEAD + FLOOR + PAINT + "paint_and_leave()",
    "table": HEAD + TABLE + PAINT + "paint_and_leave()",
    "door": HEAD + WINDOW + PAINT + DOOR,
    "desk": HEAD + WINDOW + PAINT + DESK,
    "libraries": "import peewee, click",
    "version": COMMAND.format(words=["--version"]),
    "list": COMMAND.format(words=["list", "launch", "--limit", "1"]),
}


@dataclass(slots=True)
class Taken:
    """What the starts of a program took, ms."""

    processor: list[float] = field(default_factory=list)
    clock: list[float] = field(default_factory=list)


def main() -> None:
    """Measure everything and print it."""
    paths = datasets("empty", "small", "middle")
    rounds = [
        *(("empty", "empty"), ("floor", "empty"), ("table", "empty"), ("table", "middle")),
        *(("door", "empty"), ("desk", "empty"), ("desk", "middle")),
        *(("libraries", "empty"), ("version", "empty"), ("list", "small")),
    ]
    taken = {one: Taken() for one in rounds}
    with tempfile.TemporaryDirectory(prefix="astrobookings-bench-") as folder:
        for number in range(ROUNDS + 1):
            for one in rounds:
                program, database = one
                processor, clock = start(program, paths[database], folder)
                if number:  # the first one compiles the modules
                    taken[one].processor.append(processor)
                    taken[one].clock.append(clock)
    print(f"{ROUNDS} rounds, ms of processor time: median (quartiles)")
    empty, libraries = taken["empty", "empty"], taken["libraries", "empty"]
    table, desk = taken["table", "empty"], taken["desk", "empty"]
    tell("Qt's own table and libraries / empty window", taken["floor", "empty"], empty)
    tell("table / empty PySide6 window", table, empty, 1.35)
    tell("table / Qt's own table and libraries", table, taken["floor", "empty"])
    tell("table: 100,000 rows / none", taken["table", "middle"], table, 1.2)
    tell("sign-in / empty PySide6 window", taken["door", "empty"], empty)
    tell("whole desk / empty PySide6 window", desk, empty)
    tell("whole desk: 100,000 rows / none", taken["desk", "middle"], desk, 1.2)
    tell("astrobookings --version / its libraries", taken["version", "empty"], libraries)
    tell("list launch --limit 1 / its libraries", taken["list", "small"], libraries)


def tell(what: str, ours: Taken, other: Taken, goal: float | None = None) -> None:
    """Processor times and their ratio; beneath them what the clock said."""
    report(what, ours.processor, other.processor, goal)
    print(f"{'  by the clock':44} {spread(ours.clock):>26} {spread(other.clock):>26}")


def start(program: str, database: Path, folder: str) -> tuple[float, float]:
    """Milliseconds of processor time and by the clock until a process has painted its window."""
    # As installed: with compiled modules, wherever this run itself is told to keep none.
    surroundings = {
        **os.environ,
        "PYTHONDONTWRITEBYTECODE": "",
        "PYTHONPYCACHEPREFIX": folder,
        "XDG_CONFIG_HOME": folder,
    }
    command = [sys.executable, "-c", PROGRAMS[program], str(database)]
    before, started = children_seconds(), perf_counter()
    subprocess.run(command, check=True, env=surroundings, capture_output=True, timeout=PATIENCE)
    clock = perf_counter() - started
    return (children_seconds() - before) * 1000, clock * 1000


def children_seconds() -> float:
    """Processor time of all processes that ended so far."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime
