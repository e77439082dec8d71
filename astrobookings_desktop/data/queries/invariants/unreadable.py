"""Texts that aren't UTF-8: Python reads none of them, and a query that meets one ends there."""

import sqlite3
from collections.abc import Iterator
from typing import NamedTuple

_TABLES = """
SELECT name FROM pragma_table_list
WHERE schema = 'main' AND type = 'table' AND NOT wr AND name NOT LIKE 'sqlite_%' ORDER BY name
"""
_COLUMNS = "SELECT name FROM pragma_table_info(?) ORDER BY cid"


class UnreadableRow(NamedTuple):
    """A row with such texts, and the columns that they stand in."""

    table: str
    row_id: int
    columns: tuple[str, ...]


def unreadable_rows(connection: sqlite3.Connection) -> list[UnreadableRow]:
    """All such rows. Every text of the file is read: for when a query has failed.

    Raises sqlite3.Error as SQLite does.
    """
    tables = [
        (table, [name for (name,) in connection.execute(_COLUMNS, (table,))])
        for (table,) in connection.execute(_TABLES).fetchall()
    ]
    usual, connection.text_factory = connection.text_factory, _is_unreadable
    try:
        return [row for table, names in tables for row in _of_table(connection, table, names)]
    finally:
        connection.text_factory = usual


def _of_table(
    connection: sqlite3.Connection, table: str, names: list[str]
) -> Iterator[UnreadableRow]:
    # Bytes stay unread: an archived file may be large.
    texts = [f"iif(typeof({one}) = 'text', {one}, NULL)" for one in map(_quoted, names)]
    sql = f"SELECT {', '.join(texts)}, rowid FROM {_quoted(table)} ORDER BY rowid"
    for *marks, row_id in connection.execute(sql):
        if True in marks:
            columns = tuple(name for name, mark in zip(names, marks, strict=True) if mark)
            yield UnreadableRow(table, row_id, columns)


def _is_unreadable(content: bytes) -> bool:
    try:
        content.decode()
    except UnicodeDecodeError:
        return True
    return False


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'
