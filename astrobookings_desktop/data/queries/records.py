"""What the panel beside a table shows of one record: its row, what belongs to it, its history."""

import sqlite3
from collections.abc import Mapping
from typing import Any, NamedTuple

from peewee import fn

from astrobookings_desktop.data.models import EntryLog
from astrobookings_desktop.data.queries.listing.base import ListQuery, head
from astrobookings_desktop.data.queries.listing.lists import LISTS
from astrobookings_desktop.data.queries.listing.reading import (
    fetch,
    fetch_page,
    fetch_probe,
    fetch_row,
)
from astrobookings_desktop.data.statements import compiled, literal, value
from astrobookings_desktop.domain.entities import Entity

RELATED_ROWS = 5


MOST_CHANGES = 50
COMINGS = ("sign_in", "sign_out", "lock", "sign_in_failed")
"""What happens to a user every day: told once each, or it would hide all that was changed."""


class LogRow(NamedTuple):
    """One logged change of a record, times as UTC text, details as JSON text.

    Of several that are told as one it is the last; `times` says how many they are.
    """

    id: int
    action: str
    timestamp: str
    user_name: str
    details: str
    times: int = 1


_ROW = (EntryLog.id, EntryLog.action, EntryLog.timestamp, EntryLog.user_name, EntryLog.details)
_IS_COMING = EntryLog.action.in_([literal(action) for action in COMINGS])
_OF_RECORD = (EntryLog.entity_type == value("entity"), EntryLog.entity_id == value("key"))
HISTORY = compiled(
    EntryLog.select(*_ROW)
    .where(*_OF_RECORD, ~_IS_COMING)
    .order_by(EntryLog.timestamp.desc(), EntryLog.id.desc())
    .limit(MOST_CHANGES)
)
# SQLite takes the other columns from the row that has the latest moment. The highest id may be an
# older one: each workstation counts its own.
_LAST = (EntryLog.id, EntryLog.action, fn.MAX(EntryLog.timestamp), *_ROW[3:])
COMINGS_OF = compiled(
    EntryLog.select(*_LAST, fn.COUNT(EntryLog.id))
    .where(*_OF_RECORD, _IS_COMING)
    .group_by(EntryLog.action)
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
    """The last logged changes of a record, newest first; a user's sign-ins are told as one."""
    of_record = {"entity": entity.value, "key": key}
    rows = [LogRow(*row) for row in connection.execute(HISTORY, of_record)]
    if entity is Entity.USER:
        rows += [LogRow(*row) for row in connection.execute(COMINGS_OF, of_record)]
        rows.sort(key=lambda row: (row.timestamp, row.id), reverse=True)
    return rows


def _named(entity: Entity, row: tuple[object, ...]) -> dict[str, Any]:
    positions: Mapping[str, int] = LISTS[entity].positions
    return {name: row[place] for name, place in positions.items()}
