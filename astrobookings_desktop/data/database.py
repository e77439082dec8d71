"""The database file: making, upgrading, checking and connecting.

WAL with `synchronous=FULL`: a sale confirmed on the screen survives a power cut.
"""

import contextlib
import os
import re
import sqlite3
from collections.abc import Iterator
from pathlib import Path

from peewee import SqliteDatabase
from playhouse.migrations import Runner

from astrobookings_desktop.data.errors import (
    DatabaseMissing,
    NewerDatabase,
    NotOurDatabase,
    OlderDatabase,
    ReadOnlyDatabase,
    explain,
    explain_os,
)
from astrobookings_desktop.data.gate import WriteGate

APPLICATION_ID = 0x41535442  # "ASTB"
BUSY_SECONDS = 10.0
MMAP_BYTES = 1 << 30
MIGRATIONS = Path(__file__).parent / "migrations"
SQLITE_MAGIC = b"SQLite format 3\x00"

WRITER_PRAGMAS = (
    "PRAGMA foreign_keys = ON",
    "PRAGMA synchronous = FULL",
    f"PRAGMA mmap_size = {MMAP_BYTES}",
)


def schema_version() -> int:
    """The number of the last migration that this program knows."""
    numbers = (re.match(r"\d+", script.name) for script in MIGRATIONS.glob("[0-9]*.py"))
    return max(int(number.group()) for number in numbers if number)


def create_or_upgrade(path: Path) -> list[str]:
    """Make the database at `path`, or bring an older one to this program's schema.

    Returns the names of the applied migrations; before an upgrade the file is copied beside itself
    (`name.before-0002`). Raises DatabaseProblem when the file isn't ours, is newer, or can't be
    written; nothing is changed then.
    """
    present = path.exists() and path.stat().st_size > 0
    version = _identify(path) if present else 0
    if version == schema_version():
        return []
    with reported(path):
        _make_folder(path.parent)
        with WriteGate.of(path):
            if present:
                _copy(path, path.with_name(f"{path.name}.before-{schema_version():04d}"))
            return _migrate(path)


def _copy(path: Path, target: Path) -> None:
    """A whole copy, with what still stands in the write-ahead log."""
    os.close(os.open(target, os.O_RDWR | os.O_CREAT | os.O_TRUNC, 0o600))
    with (
        contextlib.closing(sqlite3.connect(_uri(path, "ro"), uri=True)) as source,
        contextlib.closing(sqlite3.connect(target)) as copy,
    ):
        source.backup(copy)


def _make_folder(folder: Path) -> None:
    if not folder.exists():
        folder.mkdir(parents=True, mode=0o700)


def _migrate(path: Path) -> list[str]:
    """Apply all pending migrations in one transaction."""
    os.close(os.open(path, os.O_RDWR | os.O_CREAT, 0o600))
    database = SqliteDatabase(
        str(path), pragmas={"journal_mode": "wal", "foreign_keys": 0, "synchronous": "full"}
    )
    try:
        with database.atomic("IMMEDIATE"):
            applied: list[str] = Runner(database, MIGRATIONS).up()
            database.execute_sql(f"PRAGMA application_id = {APPLICATION_ID}")
            database.execute_sql(f"PRAGMA user_version = {schema_version()}")
        return applied
    finally:
        database.close()


def _identify(path: Path) -> int:
    """The schema version of the file at `path`; DatabaseProblem when it isn't ours or too new."""
    with reported(path):
        with path.open("rb") as file:
            if file.read(16) != SQLITE_MAGIC:
                raise NotOurDatabase(
                    path, f"{path} is not an AstroBookings database. Choose another file."
                )
        connection = sqlite3.connect(_uri(path, "ro"), uri=True, timeout=BUSY_SECONDS)
        with contextlib.closing(connection):
            return _check_identity(connection, path)


def _check_identity(connection: sqlite3.Connection, path: Path) -> int:
    application, version = connection.execute(
        "SELECT a.application_id, u.user_version "
        "FROM pragma_application_id a, pragma_user_version u"
    ).fetchone()
    if application != APPLICATION_ID:
        raise NotOurDatabase(path, f"{path} is not an AstroBookings database. Choose another file.")
    if version > schema_version():
        raise NewerDatabase(
            path,
            f"{path} was written by a newer version of AstroBookings (schema {version}, this "
            f"program knows {schema_version()}). Install the newer version to open it.",
        )
    return int(version)


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
                connection.execute("PRAGMA journal_mode = WAL")
        except sqlite3.Error:
            connection.close()
            raise
    if not os.access(path, os.W_OK) or not os.access(path.parent, os.W_OK):
        connection.close()
        raise ReadOnlyDatabase(
            path, f"{path} can't be written. Ask for write permission on the file and its folder."
        )
    return connection


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
            path, f"There is no database at {path}. Create one with: astrobookings init"
        )
    with reported(path):
        connection = sqlite3.connect(
            _uri(path, mode),
            uri=True,
            timeout=BUSY_SECONDS,
            isolation_level=None,
            check_same_thread=not any_thread,
            cached_statements=256,
        )
        try:
            version = _check_identity(connection, path)
        except Exception:
            connection.close()
            raise
    if version < schema_version():
        connection.close()
        raise OlderDatabase(
            path, f"{path} has an older schema ({version}). Upgrade it with: astrobookings init"
        )
    return connection


def _uri(path: Path, mode: str) -> str:
    return f"{path.resolve().as_uri()}?mode={mode}"


@contextlib.contextmanager
def reported(path: Path) -> Iterator[None]:
    """Turn SQLite's and the system's known faults within the block into a DatabaseProblem."""
    try:
        yield
    except sqlite3.Error as error:
        problem = explain(error, path)
        if problem is None:
            raise
        raise problem from error
    except OSError as error:
        raise explain_os(error, path) from error
