"""Whether another worker lives on the same database: told by a lock that dies with its holder."""

import contextlib
import os
import sys
from pathlib import Path

if sys.platform != "win32":
    import fcntl


class Presence:
    """One worker's presence, from `enter` to `leave`."""

    def __init__(self, database: Path) -> None:
        self._path = database.with_name(f"{database.name}-worker")
        self._descriptor: int | None = None

    def enter(self) -> bool:
        """Be there; True when nobody else is: then whatever is claimed was left by the dead."""
        if sys.platform == "win32" or self._descriptor is not None:
            return False  # claims run out on Windows; and who was there is alone no more
        descriptor = os.open(self._path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        self._descriptor = descriptor
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            fcntl.flock(descriptor, fcntl.LOCK_SH)
            return False
        return True

    def settle(self) -> None:
        """Let others be there too, once what the dead left is taken back."""
        if self._descriptor is not None and sys.platform != "win32":
            fcntl.flock(self._descriptor, fcntl.LOCK_SH)

    def leave(self) -> None:
        """Be gone."""
        if self._descriptor is not None:
            with contextlib.suppress(OSError):
                os.close(self._descriptor)
            self._descriptor = None
