"""First come, first served: the queue in which writers wait for the database file.

SQLite's own busy handler polls and starves the unlucky. Threads of one process queue on a FIFO
lock; processes queue on an `flock`, which the kernel grants in order and frees when its holder
dies.
"""

import contextlib
import os
import sys
import threading
from collections import deque
from pathlib import Path

if sys.platform != "win32":  # there, SQLite's busy handler alone keeps order
    import fcntl


class FifoLock:
    """A lock that is handed over in the order of asking."""

    def __init__(self) -> None:
        self._guard = threading.Lock()
        self._held = False
        self._waiting: deque[threading.Lock] = deque()

    def acquire(self) -> None:
        """Wait for the turn."""
        with self._guard:
            if not self._held:
                self._held = True
                return
            turn = threading.Lock()
            turn.acquire()
            self._waiting.append(turn)
        turn.acquire()

    def release(self) -> None:
        """Hand the lock to the one who waits longest."""
        with self._guard:
            if self._waiting:
                self._waiting.popleft().release()
            else:
                self._held = False


class WriteGate:
    """The gate of one database file; all of a process's writers to that file share one.

    Used as a context: the turn is held within the block.
    """

    _gates: dict[Path, "WriteGate"] = {}
    _gates_guard = threading.Lock()

    def __init__(self, path: Path) -> None:
        self._lock_path = path.with_name(path.name + "-gate")
        self._fifo = FifoLock()
        self._descriptor: int | None = None

    @classmethod
    def of(cls, path: Path) -> "WriteGate":
        """The gate of the database at `path`."""
        key = path.resolve()
        with cls._gates_guard:
            return cls._gates.setdefault(key, cls(key))

    def __enter__(self) -> None:
        """Wait for the turn; OSError when the gate file beside the database can't be made."""
        self._fifo.acquire()
        if sys.platform != "win32":
            try:
                fcntl.flock(self._open(), fcntl.LOCK_EX)
            except BaseException:
                self._fifo.release()
                raise

    def __exit__(self, *_error: object) -> None:
        """Hand the turn on."""
        if sys.platform != "win32" and self._descriptor is not None:
            fcntl.flock(self._descriptor, fcntl.LOCK_UN)
        self._fifo.release()

    def _open(self) -> int:
        """The descriptor of the gate file, made anew when the file was removed under us."""
        if self._descriptor is not None:
            try:
                if os.fstat(self._descriptor).st_nlink:
                    return self._descriptor
            except OSError:
                pass
            with contextlib.suppress(OSError):
                os.close(self._descriptor)
        self._descriptor = os.open(self._lock_path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        return self._descriptor

    def forget_after_fork(self) -> None:
        """A forked child shares the parent's lock through the descriptor; it must open its own."""
        self._fifo = FifoLock()
        if self._descriptor is not None:
            os.close(self._descriptor)
            self._descriptor = None


def _renew_gates_in_child() -> None:
    WriteGate._gates_guard = threading.Lock()
    for gate in WriteGate._gates.values():
        gate.forget_after_fork()


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_renew_gates_in_child)
