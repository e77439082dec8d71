"""Putting another database in the place of the present one, which is kept aside.

Killed at any moment, either the old or the new database stands whole in its place.
"""

import contextlib
import os
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path
from time import monotonic, sleep

from astrobookings_desktop.data.database import reported, uri_of
from astrobookings_desktop.data.errors import DatabaseBusy
from astrobookings_desktop.data.gate import WriteGate
from astrobookings_desktop.data.held_locks import others_hold
from astrobookings_desktop.data.scratch import sync_folder
from astrobookings_desktop.domain.phrases import Phrase

_PATIENCE = 1.0  # seconds for others to end what they are about; who stays has a window open
_BETWEEN_LOOKS = 0.05  # seconds
_BESIDES = ("-wal", "-shm", "-journal")
_UNREADABLE = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)


def require_alone(path: Path) -> None:
    """Raise DatabaseBusy while another program has the database open, as far as can be seen.

    Nothing is touched, and who is about to leave is waited for a moment. It is for saying so before
    anything ends: others may come, or not be seen, so that `replace_database` asks again.
    """
    last = monotonic() + _PATIENCE
    while others_hold(path, "POSIX"):  # held even while idle, as `_is_locked` says
        if monotonic() >= last:
            raise _in_use(path)
        sleep(_BETWEEN_LOOKS)


def replace_database(
    path: Path, replacement: Path, aside: Path, scratch: Path, step: Callable[[str], None]
) -> Path | None:
    """Move the closed database `replacement` to `path`; gives where the present one was kept.

    `aside` is the name for that, to which a number is added when it is taken; None is given when
    there was no file. `scratch` is a folder on the same disk. `step` is told what comes next.
    Raises DatabaseBusy while another program, or this one, has the database open; nothing is
    changed then, nor when another DatabaseProblem is raised.
    """
    with reported(path), WriteGate.of(path):
        _sync_file(replacement)
        kept: Path | None = None
        with _alone(path) as alone:
            step("Keeping the present database aside")
            if alone is not None:
                copy = scratch / "aside.db"
                _copy(alone, copy)
                kept = _keep(copy, aside)
            else:
                kept = _keep_pieces(path, aside, scratch)
            step("Putting the restored database in its place")
            for ending in _BESIDES:  # what another database's log or index would do to the new one
                path.with_name(path.name + ending).unlink(missing_ok=True)
            with _cleared_afterwards(path, alone):
                replacement.replace(path)
                sync_folder(path.parent)
            step("Done")
        return kept


@contextlib.contextmanager
def _alone(path: Path) -> Iterator[sqlite3.Connection | None]:
    """The only connection to the database, whose write-ahead log is worked into the file.

    None when there is no database, or one so damaged that SQLite can't open it.
    """
    if not path.exists():
        yield None
        return
    connection = sqlite3.connect(
        uri_of(path, "rw"), uri=True, isolation_level=None, timeout=_PATIENCE
    )
    with contextlib.closing(connection):
        yield connection if _is_locked(connection, path) else None


def _is_locked(connection: sqlite3.Connection, path: Path) -> bool:
    """Lock everybody out for as long as the connection lives; False for an unreadable file.

    Whoever has a database with a write-ahead log open holds a lock on it even while idle, and so
    leaving that mode fails unless nobody does.
    """
    try:
        connection.execute("PRAGMA locking_mode = EXCLUSIVE").fetchall()
        mode = connection.execute("PRAGMA journal_mode = DELETE").fetchone()[0]
        connection.execute("BEGIN EXCLUSIVE")
        connection.execute("COMMIT")
    except sqlite3.Error as error:
        code = getattr(error, "sqlite_errorcode", 0) & 0xFF
        if code in _UNREADABLE:
            return False
        if code not in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
            raise
        mode = ""
    if mode != "delete":
        raise _in_use(path)
    return True


def _in_use(path: Path) -> DatabaseBusy:
    return DatabaseBusy(
        path,
        Phrase(
            "{path} is in use: close every window and sub-command that has it open, on other "
            "computers as well, then try again.",
            path=path,
        ),
    )


def _copy(alone: sqlite3.Connection, copy: Path) -> None:
    os.close(os.open(copy, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
    with contextlib.closing(sqlite3.connect(copy)) as target:
        alone.backup(target)
    _sync_file(copy)


def _keep(copy: Path, aside: Path) -> Path:
    kept, number = aside, 1
    while kept.exists():
        number += 1
        kept = aside.with_name(f"{aside.name}-{number}")
    copy.replace(kept)
    sync_folder(kept.parent)
    return kept


def _keep_pieces(path: Path, aside: Path, scratch: Path) -> Path | None:
    """Keep what SQLite can't read, byte by byte, with the log beside it."""
    kept: Path | None = None
    for ending in ("", "-wal", "-journal"):
        piece = path.with_name(path.name + ending)
        if piece.exists():
            copy = scratch / f"aside{ending}"
            shutil.copyfile(piece, copy)
            copy.chmod(0o600)
            _sync_file(copy)
            kept_piece = _keep(copy, aside.with_name(aside.name + ending))
            kept = kept or kept_piece
    return kept


@contextlib.contextmanager
def _cleared_afterwards(path: Path, alone: sqlite3.Connection | None) -> Iterator[None]:
    """Empty the replaced file after the block.

    Another program may have opened it and be waiting for our lock: it must not go on to sell
    seats in a file that has lost its name. An empty one it refuses.
    """
    if alone is None:
        yield
        return
    # Never closed before the connection: that would take away the connection's own lock.
    old = os.open(path, os.O_RDWR)
    try:
        yield
        os.ftruncate(old, 0)
    finally:
        alone.close()
        os.close(old)


def _sync_file(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
