"""Processes beside the tests' own that are there, and do nothing: a worker, a reader."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

_WORK = """
import sys
from pathlib import Path
from astrobookings_desktop.jobs.presence import Presence
presence = Presence(Path(sys.argv[1]))
presence.enter()
presence.settle()
print("there", flush=True)
sys.stdin.read()
"""
_READ = """
import sqlite3, sys
connection = sqlite3.connect(sys.argv[1], isolation_level=None)
connection.execute("SELECT count(*) FROM user").fetchall()
print("there", flush=True)
sys.stdin.read()
"""


def another_worker(database: Path) -> AbstractContextManager[None]:
    """One that is there for the block, without a connection."""
    return _another(_WORK, database)


def another_reader(database: Path) -> AbstractContextManager[None]:
    """One that has the database open for the block."""
    return _another(_READ, database)


@contextmanager
def _another(program: str, database: Path) -> Iterator[None]:
    with subprocess.Popen(
        [sys.executable, "-c", program, str(database)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdout is not None
        assert process.stdin is not None
        assert process.stdout.readline() == "there\n"
        try:
            yield
        finally:
            process.stdin.close()
            process.wait()
