"""What a crash leaves for the next start: the stacks of all threads, and nothing that was entered.

While a window is open, a file of its process waits for Python's fault handler; an orderly end takes
it away. A file that holds something, and whose process is gone, is the report of a crash.
"""

import contextlib
import faulthandler
import os
import platform
import re
import sys
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import IO

from astrobookings_desktop import __version__

if sys.platform != "win32":
    import fcntl

FOLDER = "crashes"  # in the config folder
LONGEST = 100_000  # characters of a report
_FILE = re.compile(r'File "([^"]*)"')
_HOMES = re.compile(r"(?:\b[A-Za-z]:)?[/\\](?:home|Users)[/\\][^/\\\s\"':,]+")
_KEPT_PARTS = 3


@dataclass(frozen=True)
class Crash:
    """A crash of an earlier run: when (UTC) and the stacks, without anybody's folders."""

    when: datetime
    stacks: str

    def report(self) -> str:
        """What may be sent to whoever looks after the program."""
        return (
            f"AstroBookings Desktop {__version__}, Python {platform.python_version()}, "
            f"{platform.system()} {platform.release()}\n"
            f"ended unexpectedly, {self.when:%Y-%m-%d %H:%M} UTC\n\n{self.stacks}"
        )


class CrashWatch:
    """Waits for a crash of this process from `begin` to `end`."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._file: IO[bytes] | None = None

    def begin(self) -> list[Crash]:
        """Begin to watch; gives the crashes of earlier runs, each once, the oldest first.

        A folder that can't be written ends nothing: then nobody watches.
        """
        with contextlib.suppress(OSError):
            self._folder.mkdir(parents=True, mode=0o700, exist_ok=True)
            found = self._collect()
            path = self._folder / f"running-{os.getpid()}.txt"
            descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_TRUNC, 0o600)
            self._file = os.fdopen(descriptor, "wb", buffering=0)
            _hold(self._file)
            faulthandler.enable(self._file, all_threads=True)
            return found
        return []

    def end(self) -> None:
        """The program ends in order: there is nothing to tell."""
        if self._file is None:
            return
        faulthandler.disable()
        self._file.close()
        self._file = None
        (self._folder / f"running-{os.getpid()}.txt").unlink(missing_ok=True)

    def _collect(self) -> list[Crash]:
        crashes = []
        for path in self._folder.glob("running-*.txt"):
            with contextlib.suppress(OSError), path.open("rb+") as file:
                if not _hold(file):
                    continue  # its program is running
                when = datetime.fromtimestamp(path.stat().st_mtime, UTC)
                text = file.read(LONGEST).decode("utf-8", "replace")
                path.unlink()
                if text.strip():
                    crashes.append(Crash(when, without_folders(text)))
        return sorted(crashes, key=lambda crash: crash.when)


def _hold(file: IO[bytes]) -> bool:
    """Whether the file is ours now; it is let go of when it is closed, or its process is gone."""
    if sys.platform == "win32":
        return True  # a file that is open can't be removed there
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def without_folders(text: str) -> str:
    """The stacks with the last parts of each path: the others may hold somebody's name.

    A home folder is a ~ wherever it stands, as a fault's own words may name a file too.
    """
    with contextlib.suppress(RuntimeError):  # whoever has no home
        home = Path.home()
        if home.parent != home:
            text = text.replace(str(home), "~")
    text = _HOMES.sub("~", text)

    def shorten(match: re.Match[str]) -> str:
        return f'File "{"/".join(Path(match[1]).parts[-_KEPT_PARTS:])}"'

    return _FILE.sub(shorten, text)
