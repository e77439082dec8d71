"""Whether another worker lives on the same database: told by a lock that dies with its holder."""

import contextlib
import os
import sys
from pathlib import Path

from astrobookings_desktop.data.errors import explain_os
from astrobookings_desktop.data.held_locks import others_hold

if sys.platform != "win32":
    import fcntl


def others_work(database: Path) -> bool:
    """Whether another worker lives as well, perhaps paused; False also where nobody can tell.

    It only looks: to try the lock would be to hold it for a moment, and a worker that begins then
    would take itself to be alone.
    """
    return others_hold(_lock_of(database), "FLOCK")


def _lock_of(database: Path) -> Path:
    return database.with_name(f"{database.name}-worker")


class Presence:
    """One worker's presence, from `enter` to `leave`."""

    def __init__(self, database: Path) -> None:
        self._path = _lock_of(database)
        self._descriptor: int | None = None

    def enter(self) -> bool:
        """Be there; True when nobody else is: then whatever is claimed was left by the dead.

        Raises DatabaseProblem where the lock can't be had.
        """
        if sys.platform == "win32" or self._descriptor is not None:
            return False  # claims run out on Windows; and who was there is alone no more
        try:
            descriptor = os.open(self._path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
            self._descriptor = descriptor
            try:
                fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                fcntl.flock(descriptor, fcntl.LOCK_SH)
                return False
        except OSError as error:
            self.leave()
            raise explain_os(error, self._path) from error
        return True

    def settle(self) -> None:
        """Let others be there too, once what the dead left is taken back.

        Raises DatabaseProblem.
        """
        if self._descriptor is not None and sys.platform != "win32":
            try:
                fcntl.flock(self._descriptor, fcntl.LOCK_SH)
            except OSError as error:
                raise explain_os(error, self._path) from error

    def leave(self) -> None:
        """Be gone."""
        if self._descriptor is not None:
            with contextlib.suppress(OSError):
                os.close(self._descriptor)
            self._descriptor = None
