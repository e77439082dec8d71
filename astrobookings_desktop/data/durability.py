"""Which commits of a connection wait for the disk, and making up for those that didn't.

A commit that doesn't wait may be undone by a power cut, but never without all that followed it: the
write-ahead log is cut at its end only. What is committed with waiting makes all before it last.
"""

import contextlib
import os
import sqlite3
import time
from pathlib import Path

_force = getattr(os, "fdatasync", os.fsync)


def force_to_disk(path: Path) -> None:
    """Wait until the disk has everything that anybody committed to `path`; raises OSError."""
    # SQLite keeps no lock on this file that closing it would drop. Where it is gone or begins
    # anew, all of it is in the database already, which SQLite forced to the disk itself.
    with contextlib.suppress(FileNotFoundError):
        descriptor = os.open(f"{path.resolve()}-wal", os.O_RDWR | getattr(os, "O_BINARY", 0))
        try:
            _force(descriptor)
        finally:
            os.close(descriptor)


class Durability:
    """How one writer's commits reach the disk.

    `owed_since` tells since when some may not have, in seconds of `time.monotonic`; None for none.
    """

    def __init__(self, connection: sqlite3.Connection, path: Path) -> None:
        self._connection = connection
        self._path = path.resolve()
        self._waits = True  # as `connect_writer` makes it
        self.owed_since: float | None = None

    def owe(self) -> None:
        """Note that something was committed without waiting."""
        if self.owed_since is None:
            self.owed_since = time.monotonic()

    def choose(self, waits: bool) -> None:
        """Let the next commits wait for the disk, or not; outside of any transaction."""
        if waits is not self._waits:
            self._connection.execute(f"PRAGMA synchronous = {'FULL' if waits else 'NORMAL'}")
            self._waits = waits

    def settle(self) -> None:
        """Wait until the disk has everything that was committed, by anybody; raises OSError."""
        force_to_disk(self._path)
        self.owed_since = None
