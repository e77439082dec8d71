"""Making a database, and bringing an older one to this program's schema."""

import contextlib
import functools
import os
import sqlite3
import tempfile
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

from peewee import PeeweeException, SqliteDatabase

from astrobookings_desktop.data.database import (
    APPLICATION_ID,
    MIGRATIONS,
    identify,
    last_migration,
    reported,
    schema_version,
    uri_of,
)
from astrobookings_desktop.data.errors import explain
from astrobookings_desktop.data.gate import WriteGate


def create_or_upgrade(path: Path) -> list[str]:
    """Make the database at `path`, or bring an older one to this program's schema.

    Returns the names of the applied migrations; before an upgrade the file is copied beside itself
    (`name.before-0002`). Raises DatabaseProblem when the file isn't ours, is newer, or can't be
    written; nothing is changed then.
    """
    present = path.exists() and path.stat().st_size > 0
    version = identify(path) if present else 0
    if version == schema_version():
        return []
    with reported(path):
        _make_folder(path.parent)
        with WriteGate.of(path):
            present = path.exists() and path.stat().st_size > 0
            if present and identify(path) == schema_version():
                return []  # somebody was quicker
            if present:
                _keep_copy(path)
            return _migrate(path)


def _keep_copy(path: Path) -> None:
    """The file as it is, whole under its name or not at all."""
    half = path.with_name(f"{path.name}.copying")
    _copy(path, half)
    half.replace(path.with_name(f"{path.name}.before-{schema_version():04d}"))


Schema = Mapping[tuple[str, str], str]
"""The SQL of all tables, indexes, triggers and views, by kind and name."""


def schema_as_made() -> Schema:
    """The schema of a database that this program makes; raises DatabaseProblem."""
    return _schema_made_by(MIGRATIONS)


@functools.cache
def _schema_made_by(_folder: Path) -> Schema:
    """Kept by the folder of the scripts that made it: another one gives another schema."""
    with tempfile.TemporaryDirectory(prefix="astrobookings-") as folder:
        path = Path(folder) / "made.db"
        with reported(path):
            _migrate(path)
            with contextlib.closing(sqlite3.connect(path)) as connection:
                return schema_of(connection)


def schema_of(connection: sqlite3.Connection) -> Schema:
    """The schema of an open database, without what SQLite keeps for itself."""
    rows = connection.execute("SELECT type, name, sql FROM sqlite_schema WHERE sql IS NOT NULL")
    found = {
        (kind, name): " ".join(str(sql).split())
        for kind, name, sql in rows.fetchall()
        if not name.startswith("sqlite_")
    }
    return MappingProxyType(found)


def _copy(path: Path, target: Path) -> None:
    """A whole copy, with what still stands in the write-ahead log."""
    os.close(os.open(target, os.O_RDWR | os.O_CREAT | os.O_TRUNC, 0o600))
    with (
        contextlib.closing(sqlite3.connect(uri_of(path, "ro"), uri=True)) as source,
        contextlib.closing(sqlite3.connect(target)) as copy,
    ):
        source.backup(copy)


def _make_folder(folder: Path) -> None:
    if not folder.exists():
        folder.mkdir(parents=True, mode=0o700)


def _migrate(path: Path) -> list[str]:
    """Apply all pending migrations in one transaction, as far as this program knows them."""
    from playhouse.migrations import Runner  # of no use to a database that is up to date

    os.close(os.open(path, os.O_RDWR | os.O_CREAT, 0o600))
    database = SqliteDatabase(
        str(path), pragmas={"journal_mode": "wal", "foreign_keys": 0, "synchronous": "full"}
    )
    try:
        with database.atomic("IMMEDIATE"):
            applied: list[str] = Runner(database, MIGRATIONS).up(last_migration())
            database.execute_sql(f"PRAGMA application_id = {APPLICATION_ID}")
            database.execute_sql(f"PRAGMA user_version = {schema_version()}")
        return applied
    except PeeweeException as error:
        raise _problem_of(error, path) from error
    finally:
        database.close()


def _problem_of(error: BaseException, path: Path) -> BaseException:
    """What SQLite said first: a rollback that SQLite did itself is told as another error."""
    link: BaseException | None = error
    while link is not None:
        problem = explain(link, path) if isinstance(link, sqlite3.Error) else None
        if problem is not None:
            return problem
        link = link.__cause__ or link.__context__
    return error
