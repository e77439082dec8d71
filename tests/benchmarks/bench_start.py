"""Measures processes from their start until their first paint, or their end.

An empty PySide6 window, the table by itself, the whole program at its desk, and the command line
beside the libraries that it can't do without, in turn. Run after `make bench ARGS=table` has built
its databases, or build them here. A busy machine disturbs each of them at times: beside the medians
stand the ratios of the least.
"""

import os
import subprocess
import sys
from pathlib import Path

from tests.benchmarks.bench_table import datasets
from tests.benchmarks.side_by_side import report, timed

ROUNDS = 9

EMPTY = """
from PySide6.QtWidgets import QApplication, QMainWindow
app = QApplication([])
main = QMainWindow()
main.resize(1000, 700)
main.show()
"""

TABLE = """
import sys
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

DESK = """
import sys
from PySide6.QtWidgets import QApplication
sys.argv = ["astrobookings", "--database", sys.argv[1]]
from astrobookings_desktop.__main__ import main
from astrobookings_desktop.services.actors import BUILT_IN_ADMINISTRATOR
from astrobookings_desktop.ui import app
app.let_in = lambda *_given: app.Person(BUILT_IN_ADMINISTRATOR, "")  # nobody types a password here
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
    "empty": EMPTY + "import sys" + PAINT + "paint_and_leave()",
    "table": TABLE + PAINT + "paint_and_leave()",
    "desk": DESK + PAINT + "QApplication.exec = staticmethod(paint_and_leave)\nmain()",
    "libraries": "import peewee, click",
    "version": COMMAND.format(words=["--version"]),
    "list": COMMAND.format(words=["list", "launch", "--limit", "1"]),
}


def main() -> None:
    """Measure everything and print it."""
    paths = datasets()
    rounds = [
        *(("empty", "empty"), ("table", "empty"), ("table", "large")),
        *(("desk", "empty"), ("desk", "large")),
        *(("libraries", "empty"), ("version", "empty"), ("list", "small")),
    ]
    taken: dict[tuple[str, str], list[float]] = {one: [] for one in rounds}
    for number in range(ROUNDS + 1):
        for program, database in rounds:
            took = start(program, paths[database])
            if number:  # the first one compiles the modules
                taken[program, database].append(took)
    empty, libraries = taken["empty", "empty"], taken["libraries", "empty"]
    tell("table / empty PySide6 window", taken["table", "empty"], empty, 1.35)
    tell("table: 1M rows / none", taken["table", "large"], taken["table", "empty"], 1.2)
    tell("whole desk / empty PySide6 window", taken["desk", "empty"], empty)
    tell("whole desk: 1M rows / none", taken["desk", "large"], taken["desk", "empty"], 1.2)
    tell("astrobookings --version / its libraries", taken["version", "empty"], libraries)
    tell("list launch --limit 1 / its libraries", taken["list", "small"], libraries)


def tell(what: str, ours: list[float], other: list[float], goal: float | None = None) -> None:
    """Medians and their ratio, and beneath them the ratio of the least."""
    report(what, ours, other, goal)
    least, less = min(ours), min(other)
    print(f"{'  the least':44} {least:>26.2f} {less:>26.2f} {least / less:8.2f}")


def start(program: str, database: Path) -> float:
    """Milliseconds from a process's start until it has painted its window."""
    # As installed: with compiled modules, wherever this run itself is told to keep none.
    folder = str(database.parent)
    surroundings = {
        **os.environ,
        "PYTHONDONTWRITEBYTECODE": "",
        "PYTHONPYCACHEPREFIX": folder,
        "XDG_CONFIG_HOME": folder,
    }
    command = [sys.executable, "-c", PROGRAMS[program], str(database)]
    return timed(
        lambda: subprocess.run(
            command,
            check=True,
            env=surroundings,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
    )
