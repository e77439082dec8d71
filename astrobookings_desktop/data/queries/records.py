"""What the panel beside a table shows of one record: its row, what belongs to it, its history."""

import sqlite3
from collections.abc import Mapping
from typing import Any, NamedTuple

from astrobookings_desktop.data.models import EntryLog
from astrobookings_desktop.data.queries.listing.base import ListQuery, head
from astrobookings_desktop.data.queries.listing.lists import LISTS
from astrobookings_desktop.data.queries.listing.reading import (
    fetch,
    fetch_page,
    fetch_probe,
    fetch_row,
)
from astrobookings_desktop.data.statements import compiled, value
from astrobookings_desktop.domain.entities import Entity

RELATED_ROWS = 5


class LogRow(NamedTuple):
    """One logged change of a record, times as UTC text, details as JSON text."""

    id: int
    action: str
    timestamp: str
    user_name: str
    details: str


HISTORY = compiled(
    EntryLog.select(
        EntryLog.id, EntryLog.action, EntryLog.timestamp, EntryLog.user_name, EntryLog.details
    )
    .where(EntryLog.entity_type == value("entity"), EntryLog.entity_id == value("key"))
    .order_by(EntryLog.timestamp.desc(), EntryLog.id.desc())
    .limit(50)
)


def named_row(connection: sqlite3.Connection, entity: Entity, key: int) -> dict[str, Any] | None:
    """The record's list row by field name, raw values; None when it is gone."""
    queries = LISTS[entity]
    row = fetch_row(connection, queries, key)
    return None if row is None else _named(entity, row)


def first_rows(
    connection: sqlite3.Connection, entity: Entity, query: ListQuery, most: int = RELATED_ROWS
) -> list[dict[str, Any]]:
    """The first `most` rows of a list, by field name."""
    queries = LISTS[entity]
    statement = head(queries.keys(query, fetch_probe(connection, queries, query)), most)
    ids = [int(str(row[0])) for row in fetch(connection, statement)]
    return [_named(entity, row) for row in fetch_page(connection, queries, ids)]


def history(connection: sqlite3.Connection, entity: Entity, key: int) -> list[LogRow]:
    """The last logged changes of a record, newest first."""
    rows = connection.execute(HISTORY, {"entity": entity.value, "key": key}).fetchall()
    return [LogRow._make(row) for row in rows]


def _named(entity: Entity, row: tuple[object, ...]) -> dict[str, Any]:
    positions: Mapping[str, int] = LISTS[entity].positions
    return {name: row[place] for name, place in positions.items()}
