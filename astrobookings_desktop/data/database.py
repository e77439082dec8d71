"""The database file: recognizing it, and connecting to it.

WAL with `synchronous=FULL`: a sale confirmed on the screen survives a power cut.
"""

import contextlib
import functools
import os
import sqlite3
from pathlib import Path

from astrobookings_desktop.data.errors import (
    DatabaseMissing,
    NewerDatabase,
    NotOurDatabase,
    OlderDatabase,
    ReadOnlyDatabase,
    explain,
    explain_os,
)
from astrobookings_desktop.domain.phrases import Phrase
from astrobookings_desktop.domain.values import fold

APPLICATION_ID = 0x41535442  # "ASTB"
BUSY_SECONDS = 10.0
MMAP_BYTES = 1 << 30
MIGRATIONS = Path(__file__).parent / "migrations"
SQLITE_MAGIC = b"SQLite format 3\x00"

_IDENTITY = (
    "SELECT a.application_id, u.user_version FROM pragma_application_id a, pragma_user_version u"
)
WRITER_PRAGMAS = (
    "PRAGMA foreign_keys = ON",
    "PRAGMA synchronous = FULL",
    "PRAGMA temp_store = MEMORY",  # what each row of an import could be taken back by
    f"PRAGMA mmap_size = {MMAP_BYTES}",
)

NEWER = (
    "{path} was written by a newer version of AstroBookings (schema {version}, this program knows "
    "{known}). Install the newer version to open it."
)
UPGRADED = (
    "{path} has been upgraded by a newer version of AstroBookings (schema {version}, this program "
    "knows {known}). Nothing was written. Close this program and go on with the newer version."
)
OLDER = "{path} has an older schema ({version}). Upgrade it with: astrobookings init"


def schema_version() -> int:
    """The number of the last migration that this program knows."""
    return int(last_migration().partition("_")[0])


def last_migration() -> str:
    """The name of the last migration that this program knows."""
    return _last_in(MIGRATIONS)


@functools.cache
def _last_in(folder: Path) -> str:
    """Looked up once: an update beside a program that runs teaches it nothing."""
    return max(script.stem for script in folder.glob("[0-9]*.py"))


_last_in(MIGRATIONS)  # what the program started with


def identify(path: Path) -> int:
    """The schema version of the file at `path`; DatabaseProblem when it isn't ours or too new."""
    with reported(path):
        with path.open("rb") as file:
            if file.read(16) != SQLITE_MAGIC:
                raise NotOurDatabase(
                    path,
                    Phrase(
                        "{path} is not an AstroBookings database. Choose another file.", path=path
                    ),
                )
        connection = sqlite3.connect(uri_of(path, "ro"), uri=True, timeout=BUSY_SECONDS)
        with contextlib.closing(connection):
            return _check_identity(connection, path)


def _check_identity(connection: sqlite3.Connection, path: Path) -> int:
    try:
        application, version = connection.execute(_IDENTITY).fetchone()
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode != sqlite3.SQLITE_READONLY_ROLLBACK:
            raise
        _take_back(path)
        application, version = connection.execute(_IDENTITY).fetchone()
    if application != APPLICATION_ID:
        raise NotOurDatabase(
            path, Phrase("{path} is not an AstroBookings database. Choose another file.", path=path)
        )
    if version > schema_version():
        known = schema_version()
        raise NewerDatabase(path, Phrase(NEWER, path=path, version=version, known=known))
    return int(version)


def require_schema(connection: sqlite3.Connection, path: Path, known: int) -> None:
    """Raise NewerDatabase or OlderDatabase unless the open file is still of the schema `known`.

    Asked in each transaction, where a PRAGMA costs one to four microseconds, a fifth of what
    `pragma_user_version` in a SELECT does.
    """
    version: int = connection.execute("PRAGMA user_version").fetchone()[0]
    if version > known:
        raise NewerDatabase(path, Phrase(UPGRADED, path=path, version=version, known=known))
    if version < known:
        raise _older(path, version)


def _older(path: Path, version: int) -> OlderDatabase:
    return OlderDatabase(path, Phrase(OLDER, path=path, version=version))


def _take_back(path: Path) -> None:
    """Let SQLite roll back what a program left half written in the file when it was killed.

    That is `data.bulk.straight_into_file`: who only reads may not.
    """
    with contextlib.closing(sqlite3.connect(uri_of(path, "rw"), uri=True)) as connection:
        connection.execute(_IDENTITY).fetchone()


def connect_writer(path: Path) -> sqlite3.Connection:
    """A read-write connection in autocommit mode, checked to be ours and of this schema.

    Raises DatabaseProblem (missing, not ours, newer, older, read-only, corrupt, busy).
    """
    connection = _connect(path, "rw")
    with reported(path):
        try:
            for pragma in WRITER_PRAGMAS:
                connection.execute(pragma)
            if connection.execute("PRAGMA journal_mode").fetchone()[0] != "wal":
                # `bulk.straight_into_file` left it so. Where somebody is in the way a later writer
                # does it: until then the file is as safe, only slower.
                switch_journal(connection, "WAL")
        except sqlite3.Error:
            connection.close()
            raise
    if not os.access(path, os.W_OK) or not os.access(path.parent, os.W_OK):
        connection.close()
        raise ReadOnlyDatabase(
            path,
            Phrase(
                "{path} can't be written. Ask for write permission on the file and its folder.",
                path=path,
            ),
        )
    return connection


def switch_journal(connection: sqlite3.Connection, mode: str) -> bool:
    """Whether the file's journal is of this `mode` (WAL, DELETE) from now on.

    It isn't while somebody else reads or writes, for whom this doesn't wait. Raises sqlite3.Error.
    """
    ((waits,),) = connection.execute("PRAGMA busy_timeout").fetchall()
    connection.execute("PRAGMA busy_timeout = 0")
    try:
        connection.execute(f"PRAGMA journal_mode = {mode}")
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY:
            raise
        return False
    finally:
        connection.execute(f"PRAGMA busy_timeout = {waits}")
    return True


def connect_reader(path: Path, *, any_thread: bool = False) -> sqlite3.Connection:
    """A read-only connection that gives plain tuples; raises DatabaseProblem as `connect_writer`.

    `any_thread` lets another thread interrupt it.
    """
    connection = _connect(path, "ro", any_thread=any_thread)
    connection.execute(f"PRAGMA mmap_size = {MMAP_BYTES}")
    return connection


def _connect(path: Path, mode: str, *, any_thread: bool = False) -> sqlite3.Connection:
    if not path.exists():
        raise DatabaseMissing(
            path,
            Phrase(
                "There is no database at {path}. Create one with: astrobookings init", path=path
            ),
        )
    with reported(path):
        connection = sqlite3.connect(
            uri_of(path, mode),
            uri=True,
            timeout=BUSY_SECONDS,
            isolation_level=None,
            check_same_thread=not any_thread,
            cached_statements=256,
        )
        try:
            version = _check_identity(connection, path)
        except BaseException:
            connection.close()
            raise
    connection.create_function("fold", 1, _folded, deterministic=True)
    if version < schema_version():
        connection.close()
        raise _older(path, version)
    return connection


def _folded(value: object) -> str | None:
    """`fold` as SQL has it, for texts that aren't kept folded."""
    return fold(value) if isinstance(value, str) else None


def uri_of(path: Path, mode: str) -> str:
    """The file as SQLite opens it; `mode` is `ro` or `rw`."""
    return f"{path.resolve().as_uri()}?mode={mode}"


class reported:  # noqa: N801 - used as `contextlib`'s own; a class, since every sale enters it
    """Turn SQLite's and the system's known faults within the block into a DatabaseProblem."""

    __slots__ = ("_path",)

    def __init__(self, path: Path) -> None:
        self._path = path

    def __enter__(self) -> None:
        pass

    def __exit__(self, _kind: object, error: BaseException | None, _trace: object) -> None:
        if isinstance(error, sqlite3.Error):
            problem = explain(error, self._path)
            if problem is not None:
                raise problem from error
        elif isinstance(error, OSError):
            raise explain_os(error, self._path) from error
