"""Hearing of commits of other connections and processes, without asking all the time.

Each commit in WAL mode writes into the file beside the database whose name ends in `-wal`. Linux
says so; elsewhere one looks at it from time to time.
"""

import ctypes
import os
import selectors
import sys
from contextlib import suppress
from pathlib import Path
from typing import Self

ASK_SECONDS = 0.05  # between two looks, where the system tells nothing
_MODIFIED, _CREATED, _MOVED_HERE = 0x2, 0x100, 0x80
_CLOSE_ON_EXEC, _NON_BLOCKING = 0o2000000, 0o4000
_MOST_BYTES = 64 * 1024


class CommitWatch:
    """Says when somebody has written into the database at `path`; used as a context."""

    def __init__(self, path: Path, *, asking: bool = False) -> None:
        self._wal = path.with_name(f"{path.name}-wal")
        self._stop_reading, self._stop_writing = os.pipe()
        self._inotify = None if asking else _open(path.parent)
        self._seen = self._look()

    def wait(self, seconds: float) -> bool:
        """Wait until something was written, at most so long; True when it was, or `end` called."""
        if self._inotify is None:
            return self._ask(seconds)
        ready = self._ready(seconds)
        if ready == {self._inotify}:
            with suppress(BlockingIOError):
                return self._wal.name.encode() in os.read(self._inotify, _MOST_BYTES)
        return bool(ready)

    def end(self) -> None:
        """Let whoever waits go on, now and ever; from any thread."""
        with suppress(OSError):
            os.write(self._stop_writing, b".")

    def close(self) -> None:
        """Watch no more."""
        for descriptor in (self._inotify, self._stop_reading, self._stop_writing):
            if descriptor is not None and descriptor >= 0:
                os.close(descriptor)
        self._inotify, self._stop_reading, self._stop_writing = None, -1, -1

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        self.close()

    def _ask(self, seconds: float) -> bool:
        ready = self._ready(min(seconds, ASK_SECONDS))
        seen, self._seen = self._seen, self._look()
        return bool(ready) or seen != self._seen

    def _ready(self, seconds: float) -> set[int]:
        with selectors.DefaultSelector() as both:  # plain select knows no more than 1,024 files
            both.register(self._stop_reading, selectors.EVENT_READ)
            if self._inotify is not None:
                both.register(self._inotify, selectors.EVENT_READ)
            return {key.fd for key, _events in both.select(seconds)}

    def _look(self) -> tuple[int, int] | None:
        try:
            found = self._wal.stat()
        except OSError:
            return None
        return found.st_mtime_ns, found.st_size


def _open(folder: Path) -> int | None:
    """A descriptor that tells of writes within the folder; None where the system has none."""
    if not sys.platform.startswith("linux"):
        return None
    try:
        system = ctypes.CDLL(None, use_errno=True)
        descriptor: int = system.inotify_init1(_CLOSE_ON_EXEC | _NON_BLOCKING)
        if descriptor < 0:
            return None
        mask = ctypes.c_uint32(_MODIFIED | _CREATED | _MOVED_HERE)
        if system.inotify_add_watch(descriptor, os.fsencode(folder), mask) < 0:
            os.close(descriptor)
            return None
    except (OSError, AttributeError):
        return None
    return descriptor
