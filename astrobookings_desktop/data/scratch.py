"""Room for passing copies of the database: private, beside it, and swept after a crash."""

import contextlib
import errno
import os
import shutil
import sqlite3
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

if sys.platform != "win32":  # there, what a crash left behind stays
    import fcntl


_TRIES = 100  # to lock what was made before another program takes it for left behind
_PAGES = 2048  # copied between two looks at the progress: 8 MiB


@contextlib.contextmanager
def scratch_beside(path: Path) -> Iterator[Path]:
    """A folder for this block beside the database at `path`, closed to everybody else.

    A copy of the database is as private as the database itself, so it stays within its folder.
    What killed programs left there is removed first. Raises OSError.
    """
    prefix = f".{path.name}-scratch-"
    sweep(path.parent, prefix)
    owner, folder = _claimed(lambda: (None, tempfile.mkdtemp(prefix=prefix, dir=path.parent)))
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)
        os.close(owner)


def copy_database(
    source: sqlite3.Connection, copy: Path, progress: Callable[[str, int, int], None]
) -> None:
    """Copy the database to the file `copy`, whole and as of one moment, while others write.

    `source` is in a read transaction, which keeps that moment: without it, each commit of another
    program would make the copying begin again. Raises sqlite3.Error.
    """
    with contextlib.closing(sqlite3.connect(copy)) as target:
        # It is read back and verified later, or thrown away; a crash only leaves waste.
        target.execute("PRAGMA journal_mode = OFF")
        target.execute("PRAGMA synchronous = OFF")
        source.backup(
            target,
            pages=_PAGES,
            progress=lambda _status, left, total: progress("Copying", total - left, total),
        )


@contextlib.contextmanager
def part_beside(target: Path, prefix: str) -> Iterator[tuple[int, Path]]:
    """An open file in the folder of `target` that becomes it when the block renames it.

    Gives its descriptor and its name, which begins with `prefix`; readable for its owner only. It
    is removed when the block leaves it where it is. Raises OSError.
    """
    sweep(target.parent, prefix)
    descriptor, part = _claimed(lambda: tempfile.mkstemp(prefix=prefix, dir=target.parent))
    try:
        yield descriptor, part
    finally:
        with contextlib.suppress(OSError):
            part.unlink()
        os.close(descriptor)


def sweep(folder: Path, prefix: str) -> None:
    """Remove what killed programs left in `folder` under names that begin with `prefix`.

    What a living one uses is locked, and stays.
    """
    if sys.platform == "win32":
        return
    with contextlib.suppress(OSError):
        for left in folder.iterdir():
            if left.name.startswith(prefix) and not left.is_symlink():
                _remove_abandoned(left)


def sync_folder(folder: Path) -> None:
    """Let the names in `folder` survive a power cut, where its file system can; raises OSError."""
    if sys.platform == "win32":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    except OSError as error:
        if error.errno != errno.EINVAL:
            raise
    finally:
        os.close(descriptor)


def _claimed(make: Callable[[], tuple[int | None, str]]) -> tuple[int, Path]:
    """What `make` makes, open and locked; it may have opened it already. Raises OSError.

    Until it is locked another program may sweep it away, as left behind: then another one is made.
    """
    for _swept in range(_TRIES):
        descriptor, name = make()
        made = Path(name)
        with contextlib.ExitStack() as unless_swept:
            try:
                if descriptor is None:
                    descriptor = os.open(made, os.O_RDONLY)
                unless_swept.callback(os.close, descriptor)
                _lock(descriptor)
                if os.path.samestat(os.fstat(descriptor), made.stat()):
                    unless_swept.pop_all()
                    return descriptor, made
            except (BlockingIOError, FileNotFoundError):
                pass
    raise BlockingIOError(errno.EAGAIN, os.strerror(errno.EAGAIN), name)


def _lock(descriptor: int) -> None:
    """Say that it is in use, for as long as this process lives."""
    if sys.platform != "win32":
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)


def _remove_abandoned(left: Path) -> None:
    descriptor = os.open(left, os.O_RDONLY)
    try:
        _lock(descriptor)
        if left.is_dir():
            shutil.rmtree(left, ignore_errors=True)
        else:
            left.unlink()
    except BlockingIOError:
        pass  # somebody is at work on it
    finally:
        os.close(descriptor)
