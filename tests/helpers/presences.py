"""A process beside the tests' own that is there as a worker is, and does nothing."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_BE_THERE = """
import sys
from pathlib import Path
from astrobookings_desktop.jobs.presence import Presence
presence = Presence(Path(sys.argv[1]))
presence.enter()
presence.settle()
print("there", flush=True)
sys.stdin.read()
"""


@contextmanager
def another_worker(database: Path) -> Iterator[None]:
    """It is there for the block."""
    with subprocess.Popen(
        [sys.executable, "-c", _BE_THERE, str(database)],
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
