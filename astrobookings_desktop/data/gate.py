"""First come, first served: the queue in which writers wait for the database file.

SQLite's own busy handler polls and starves the unlucky. Threads of one process queue on a FIFO
lock; processes queue on an `flock`, which the kernel grants in order and frees when its holder
dies. Nobody waits for ever: who holds the turn for too long is told to the others.
"""

import contextlib
import os
import sys
import threading
from collections import deque
from pathlib import Path

from astrobookings_desktop.data.errors import DatabaseBusy
from astrobookings_desktop.domain.phrases import Phrase

if sys.platform != "win32":  # there, SQLite's busy handler alone keeps order
    import fcntl


GATE_SECONDS = 10.0


class FifoLock:
    """A lock that is handed over in the order of asking."""

    def __init__(self) -> None:
        self._guard = threading.Lock()
        self._held = False
        self._waiting: deque[threading.Lock] = deque()

    def acquire(self, seconds: float) -> bool:
        """Wait for the turn; False when it didn't come in time."""
        with self._guard:
            if not self._held:
                self._held = True
                return True
            turn = threading.Lock()
            turn.acquire()
            self._waiting.append(turn)
        if turn.acquire(timeout=seconds):
            return True
        with self._guard:
            if turn in self._waiting:
                self._waiting.remove(turn)
                return False
        return True  # it came in this very moment

    def release(self) -> None:
        """Hand the lock to the one who waits longest."""
        with self._guard:
            if self._waiting:
                self._waiting.popleft().release()
            else:
                self._held = False


class _Patience:
    """One wait for an `flock` in a thread of its own, for the kernel knows no limit to it."""

    def __init__(self, descriptor: int) -> None:
        self._descriptor = descriptor
        self._guard = threading.Lock()
        self._came = threading.Event()
        self._given_up = False
        threading.Thread(target=self._wait, name="gate", daemon=True).start()

    def ends_well(self, seconds: float) -> bool:
        """Whether the lock came in time; else the descriptor belongs to the thread from now on."""
        if self._came.wait(seconds):
            return True
        with self._guard:
            self._given_up = not self._came.is_set()
        return not self._given_up

    def _wait(self) -> None:
        with contextlib.suppress(OSError):
            fcntl.flock(self._descriptor, fcntl.LOCK_EX)
        with self._guard:
            self._came.set()
            if self._given_up:
                os.close(self._descriptor)  # and with it goes the lock, which nobody wants now


class WriteGate:
    """The gate of one database file; all of a process's writers to that file share one.

    Used as a context: the turn is held within the block.
    """

    _gates: dict[Path, "WriteGate"] = {}
    _gates_guard = threading.Lock()

    def __init__(self, path: Path) -> None:
        self._path = path
        self._lock_path = path.with_name(path.name + "-gate")
        self._fifo = FifoLock()
        self._descriptor: int | None = None

    @classmethod
    def of(cls, path: Path) -> "WriteGate":
        """The gate of the database at `path`."""
        key = path.resolve()
        with cls._gates_guard:
            return cls._gates.setdefault(key, cls(key))

    @classmethod
    def forget(cls, path: Path) -> None:
        """Let go of the gate of a passing database that nobody uses any more."""
        with cls._gates_guard:
            gate = cls._gates.pop(path.resolve(), None)
        if gate is not None and gate._descriptor is not None:
            os.close(gate._descriptor)
            gate._descriptor = None

    def __enter__(self) -> None:
        """Wait for the turn.

        Raises DatabaseBusy after `GATE_SECONDS`, and OSError when the gate file beside the database
        can't be made.
        """
        if not self._fifo.acquire(GATE_SECONDS):
            raise self._busy()
        if sys.platform != "win32":
            try:
                self._lock()
            except BaseException:
                self._fifo.release()
                raise

    def _lock(self) -> None:
        descriptor = self._open()
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            if not _Patience(descriptor).ends_well(GATE_SECONDS):
                self._descriptor = None
                raise self._busy() from None

    def _busy(self) -> DatabaseBusy:
        return DatabaseBusy(
            self._path,
            Phrase(
                "Another program has been writing into {path} for {seconds:.0f} seconds. "
                "Try again; if it stays so, end the other program.",
                path=self._path,
                seconds=GATE_SECONDS,
            ),
        )

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
