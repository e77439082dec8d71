"""What can be wrong with the database file, told by SQLite's error code and never by its text."""

import errno
import os
import shutil
import sqlite3
from pathlib import Path

from astrobookings_desktop.domain.phrases import Phrase

LEAST_ROOM = 64 << 10  # bytes; the index of the write-ahead log grows by half of it


class DatabaseProblem(Exception):
    """The file can't be used as asked; `message` says what happened and what to do."""

    code = "database"
    retry = False

    def __init__(self, path: Path | str, message: str) -> None:
        self.path = Path(path)
        self.message = message
        super().__init__(message)


class DatabaseMissing(DatabaseProblem):
    """There is no file at the path."""

    code = "database_missing"


class DatabaseGone(DatabaseProblem):
    """The file that was open is no longer there."""

    code = "database_gone"
    retry = True


class DatabaseSwapped(DatabaseProblem):
    """Another file stands where the one was that is open."""

    code = "database_swapped"
    retry = True


class NotOurDatabase(DatabaseProblem):
    """The file belongs to another program."""

    code = "not_our_database"


class NewerDatabase(DatabaseProblem):
    """The file was written by a later version of the program."""

    code = "newer_database"


class OlderDatabase(DatabaseProblem):
    """The file has an older schema and must be upgraded first."""

    code = "older_database"


class ReadOnlyDatabase(DatabaseProblem):
    """The file or its folder can't be written."""

    code = "read_only_database"


class CorruptDatabase(DatabaseProblem):
    """The file's pages are damaged."""

    code = "corrupt_database"


class AlteredSchema(DatabaseProblem):
    """Another hand has altered a table, so that an upgrade can't know what it does."""

    code = "altered_schema"


class DatabaseBusy(DatabaseProblem):
    """Another program kept the file locked for too long."""

    code = "database_busy"
    retry = True


class DiskFull(DatabaseProblem):
    """There is no room left for the change."""

    code = "disk_full"
    retry = True


class DatabaseUnreachable(DatabaseProblem):
    """The file can't be opened or read."""

    code = "database_unreachable"
    retry = True


_BY_CODE: dict[int, tuple[type[DatabaseProblem], str]] = {
    sqlite3.SQLITE_NOTADB: (
        NotOurDatabase,
        "{path} is not an AstroBookings database. Choose another file.",
    ),
    sqlite3.SQLITE_CORRUPT: (
        CorruptDatabase,
        "{path} is damaged. Nothing more is written to it; restore the last backup.",
    ),
    sqlite3.SQLITE_READONLY: (
        ReadOnlyDatabase,
        "{path} can't be written. Ask for write permission on the file and its folder.",
    ),
    sqlite3.SQLITE_BUSY: (
        DatabaseBusy,
        "{path} is locked by another program. Close that program, then try again.",
    ),
    sqlite3.SQLITE_LOCKED: (
        DatabaseBusy,
        "{path} is locked by another program. Close that program, then try again.",
    ),
    sqlite3.SQLITE_FULL: (
        DiskFull,
        "The disk with {path} is full. Make room, then try again; nothing was written.",
    ),
    sqlite3.SQLITE_CANTOPEN: (
        DatabaseUnreachable,
        "{path} can't be opened. Check that its folder exists and that you may read it.",
    ),
    sqlite3.SQLITE_IOERR: (
        DatabaseUnreachable,
        "{path} can't be read or written. Check the disk or the network drive, then try again.",
    ),
}
EXPLANATIONS = tuple(dict.fromkeys(text for _kind, text in _BY_CODE.values()))
"""What is said of a file, with {path} in it."""


def explain(error: sqlite3.Error, path: Path | str) -> DatabaseProblem | None:
    """The known problem behind `error`; None when it is a bug of ours (a constraint, bad SQL)."""
    code = getattr(error, "sqlite_errorcode", None)
    if code is None or code & 0xFF not in _BY_CODE:
        return None
    primary = code & 0xFF
    if primary == sqlite3.SQLITE_IOERR and _has_no_room(Path(path)):
        primary = sqlite3.SQLITE_FULL  # what is beside the file couldn't grow
    if primary == sqlite3.SQLITE_CANTOPEN and _is_written_by_nobody(Path(path)):
        primary = sqlite3.SQLITE_READONLY  # who only reads needs an index beside the file, too
    kind, text = _BY_CODE[primary]
    return kind(path, Phrase(text, path=path))


def _has_no_room(path: Path) -> bool:
    try:
        return shutil.disk_usage(path.parent).free < LEAST_ROOM
    except OSError:
        return False


def _is_written_by_nobody(path: Path) -> bool:
    """Whether the file is there to be read, in a folder or on a disk that can't be written."""
    return os.access(path, os.R_OK) and not os.access(path.parent, os.W_OK)


def explain_os(error: OSError, path: Path | str) -> DatabaseProblem:
    """The problem behind a failed file operation on or beside the database."""
    if error.errno == errno.ENOSPC:
        return DiskFull(path, Phrase(_BY_CODE[sqlite3.SQLITE_FULL][1], path=path))
    if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return ReadOnlyDatabase(path, Phrase(_BY_CODE[sqlite3.SQLITE_READONLY][1], path=path))
    return DatabaseUnreachable(path, Phrase(_BY_CODE[sqlite3.SQLITE_CANTOPEN][1], path=path))
