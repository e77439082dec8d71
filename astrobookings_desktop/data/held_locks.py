"""Whether other programs hold a lock on a file: by the system's own list, without touching any."""

import os
from pathlib import Path
from typing import Literal

LOCKS = Path("/proc/locks")


def others_hold(file: Path, kind: Literal["FLOCK", "POSIX"]) -> bool:
    """Whether another program holds a lock of that kind; False also where nobody can tell.

    To try the lock would be to hold it for a moment, and opening the file would cost this program
    its own: so it is only looked.
    """
    try:
        held = file.stat()
        locks = LOCKS.read_text("ascii").splitlines()
    except (OSError, UnicodeError):
        return False  # no such file, or a system that doesn't tell of locks
    name = f"{os.major(held.st_dev):02x}:{os.minor(held.st_dev):02x}:{held.st_ino}"
    rows = (line.split() for line in locks)
    return any(  # who only waits for a lock has an arrow before it, and one word more
        len(words) == 8 and (words[1], words[5]) == (kind, name) and words[4] != str(os.getpid())
        for words in rows
    )
