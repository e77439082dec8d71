"""Databases of earlier schemas, with data in them."""

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from astrobookings_desktop.data import database, upgrade

VERSIONS = sorted(int(file.name[:4]) for file in database.MIGRATIONS.glob("0*.py"))
Rows = dict[str, list[tuple[object, ...]]]


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
        for table in tables(connection):
            columns = ", ".join(f'"{name}"' for name in _columns(connection, table))
            connection.execute(f'DELETE FROM main."{table}"')
            connection.execute(
                f'INSERT INTO main."{table}" ({columns}) SELECT {columns} FROM new."{table}"'
            )
    return rows(target)


def rows(path: Path) -> Rows:
    """All rows by table, of the columns that are there."""
    with closing(sqlite3.connect(path)) as connection:
        return {
            table: connection.execute(f'SELECT * FROM "{table}" ORDER BY 1').fetchall()
            for table in tables(connection)
        }


def tables(connection: sqlite3.Connection) -> list[str]:
    """The program's tables, without the migrations' own."""
    named = "SELECT name FROM main.sqlite_schema WHERE type = 'table' ORDER BY name"
    found = [row[0] for row in connection.execute(named)]
    ours = ("sqlite_", "schema_migration", "search_")
    return [name for name in found if not name.startswith(ours)]


def _columns(connection: sqlite3.Connection, table: str) -> list[str]:
    return [row[1] for row in connection.execute(f'PRAGMA main.table_info("{table}")')]
