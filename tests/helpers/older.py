"""Databases of earlier schemas, with data in them."""

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from astrobookings_desktop.data import database, upgrade

VERSIONS = sorted(int(file.name[:4]) for file in database.MIGRATIONS.glob("0*.py"))
Rows = dict[str, list[dict[str, object]]]


def with_migration(patch: pytest.MonkeyPatch, folder: Path, sql: str) -> str:
    """Have the program know one more migration, which executes `sql`; gives its name."""
    shutil.copytree(database.MIGRATIONS, folder, ignore=shutil.ignore_patterns("__pycache__"))
    name = f"{database.schema_version() + 1:04d}_more"
    (folder / f"{name}.py").write_text(f"def up(migrator, db):\n    db.execute_sql({sql!r})\n")
    for module in (database, upgrade):
        patch.setattr(module, "MIGRATIONS", folder)
    return name


def older(source: Path, target: Path, version: int) -> Rows:
    """The data of `source` as a program of schema `version` held it; gives its rows by table."""
    folder = target.with_name(f"migrations-{version}")
    folder.mkdir()
    for file in database.MIGRATIONS.glob("*.py"):
        if not file.name[:4].isdigit() or int(file.name[:4]) <= version:
            shutil.copy(file, folder)
    with pytest.MonkeyPatch.context() as patch:
        for module in (database, upgrade):
            patch.setattr(module, "MIGRATIONS", folder)
        upgrade.create_or_upgrade(target)
    shutil.rmtree(folder)
    with closing(sqlite3.connect(target, isolation_level=None)) as connection:
        connection.execute("PRAGMA foreign_keys = 0")
        connection.execute("ATTACH ? AS new", (str(source),))
        with _without_triggers(connection):
            for table in sorted(_tables(connection, "main") & _tables(connection, "new")):
                shared = _columns(connection, "main", table) & _columns(connection, "new", table)
                names = ", ".join(f'"{name}"' for name in sorted(shared))
                connection.execute(f'DELETE FROM main."{table}"')
                connection.execute(
                    f'INSERT INTO main."{table}" ({names}) SELECT {names} FROM new."{table}"'
                )
        for name in _text_tables(connection):
            connection.execute(f'INSERT INTO main."{name}" ("{name}") VALUES (\'rebuild\')')
    return rows(target)


def rows(path: Path) -> Rows:
    """All rows by table, each by its columns."""
    with closing(sqlite3.connect(path)) as connection:
        connection.row_factory = sqlite3.Row
        return {
            table: [dict(row) for row in connection.execute(f'SELECT * FROM "{table}" ORDER BY 1')]
            for table in sorted(_tables(connection, "main"))
        }


def are_kept(before: Rows, after: Rows) -> bool:
    """Whether every row is still there with what stood in it; there may be more of all."""
    for table, kept in before.items():
        names = kept[0].keys() if kept else ()
        found = [{name: row.get(name) for name in names} for row in after[table]]
        if any(row not in found for row in kept):
            return False
    return True


@contextmanager
def _without_triggers(connection: sqlite3.Connection) -> Iterator[None]:
    """They guard against what a program does, and what is copied was done before."""
    named = "SELECT name, sql FROM main.sqlite_schema WHERE type = 'trigger'"
    triggers = connection.execute(named).fetchall()
    for name, _sql in triggers:
        connection.execute(f'DROP TRIGGER main."{name}"')
    yield
    for _name, sql in triggers:
        connection.execute(sql)


def _tables(connection: sqlite3.Connection, schema: str) -> set[str]:
    """The program's tables, without the migrations' own."""
    named = f"SELECT name FROM {schema}.sqlite_schema WHERE type = 'table'"
    found = [row[0] for row in connection.execute(named)]
    ours = ("sqlite_", "schema_migration", "search_")
    return {name for name in found if not name.startswith(ours)}


def _text_tables(connection: sqlite3.Connection) -> list[str]:
    """Those that follow their tables by triggers, which a copy doesn't wake."""
    named = "SELECT name FROM main.sqlite_schema WHERE sql LIKE '%USING fts5(%'"
    return [row[0] for row in connection.execute(named)]


def _columns(connection: sqlite3.Connection, schema: str, table: str) -> set[str]:
    return {row[1] for row in connection.execute(f'PRAGMA {schema}.table_info("{table}")')}
