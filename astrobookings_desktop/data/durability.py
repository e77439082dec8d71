"""Which commits of a connection wait for the disk, and making up for those that didn't.

A commit that doesn't wait may be undone by a power cut, but never without all that followed it: the
write-ahead log is cut at its end only. What is committed with waiting makes all before it last.
"""

import contextlib
import ctypes
import os
import sqlite3
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

_force = getattr(os, "fdatasync", os.fsync)
BEGIN_SECONDS = 0.001  # at least, between two hints: each costs a tenth of a short job
_BEGIN = 2  # SYNC_FILE_RANGE_WRITE
_Range = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_int, ctypes.c_int64, ctypes.c_int64, ctypes.c_uint)


def _begin_of_linux() -> Callable[[int], object] | None:
    """What lets the system write a whole file from now on, without waiting for it."""
    if sys.platform != "linux":
        return None
    try:
        sync_file_range = _Range(("sync_file_range", ctypes.CDLL(None)))
    except AttributeError:  # a C library that hasn't it
        return None
    return lambda descriptor: sync_file_range(descriptor, 0, 0, _BEGIN)


_begin = _begin_of_linux()


@contextlib.contextmanager
def _log_of(path: Path) -> Iterator[int]:
    # SQLite keeps no lock on this file that closing it would drop.
    descriptor = os.open(f"{path}-wal", os.O_RDWR | getattr(os, "O_BINARY", 0))
    try:
        yield descriptor
    finally:
        os.close(descriptor)


def force_to_disk(path: Path) -> None:
    """Wait until the disk has everything that anybody committed to `path`; raises OSError."""
    # Where the log is gone or begins anew, all of it is in the database already, which SQLite
    # forced to the disk itself.
    with contextlib.suppress(FileNotFoundError), _log_of(path.resolve()) as log:
        _force(log)


class Durability:
    """How one writer's commits reach the disk.

    `owed_since` tells since when some may not have, in seconds of `time.monotonic`; None for none.
    """

    def __init__(self, connection: sqlite3.Connection, path: Path) -> None:
        self._connection = connection
        self._path = path.resolve()
        self._waits = True  # as `connect_writer` makes it
        self.owed_since: float | None = None
        self._begun = 0.0

    def owe(self) -> None:
        """Note that something was committed without waiting."""
        if self.owed_since is None:
            self.owed_since = time.monotonic()

    def begin(self) -> None:
        """Let the system begin with what it is owed, without waiting: for who goes on committing.

        Whoever commits next and waits would else wait for all of that, too: a desk beside a worker.
        """
        now = time.monotonic()
        if _begin is not None and now - self._begun >= BEGIN_SECONDS:
            self._begun = now
            with contextlib.suppress(OSError), _log_of(self._path) as log:
                _begin(log)

    def choose(self, waits: bool) -> None:
        """Let the next commits wait for the disk, or not; outside of any transaction."""
        if waits is not self._waits:
            self._connection.execute(f"PRAGMA synchronous = {'FULL' if waits else 'NORMAL'}")
            self._waits = waits

    def settle(self) -> None:
        """Wait until the disk has everything that was committed, by anybody; raises OSError."""
        force_to_disk(self._path)
        self.owed_since = None
