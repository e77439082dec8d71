"""Verifying the log: its chain, and that it tells of everything that is (DOMAIN.md §9)."""

import itertools
import json
import sqlite3
from collections.abc import Iterator
from typing import Any

from astrobookings_desktop.data.log_chain import broken_rows
from astrobookings_desktop.data.queries.invariants.log import CHAIN, KEPT, Kept
from astrobookings_desktop.domain.entities import Entity
from astrobookings_desktop.services.finding import Finding
from astrobookings_desktop.services.unit_of_work import SERIAL_SPAN

_Columns = dict[str, Any]
_Record = tuple[int, _Columns]


def broken_chain(connection: sqlite3.Connection, workstation: int, head: str) -> Iterator[Finding]:
    """The faults of this workstation's chain of log rows."""
    bounds = {"first": workstation * SERIAL_SPAN, "last": (workstation + 1) * SERIAL_SPAN}
    rows = ((row[:-2], row[-2], row[-1]) for row in connection.execute(CHAIN, bounds))
    for row_id, reason in broken_rows(rows, head):
        if row_id is None:
            yield Finding("log_chain", None, (), f"the log can't be trusted: {reason}")
        else:
            ids = (int(str(row_id)),)
            yield Finding("log_chain", Entity.ENTRY_LOG, ids, f"can't be trusted: {reason}")


def untold_changes(connection: sqlite3.Connection) -> Iterator[Finding]:
    """Records that differ from what the log last said of them, or of which it says nothing."""
    for kept in KEPT:
        told = _told(connection, kept)
        next_told = next(told, None)
        for key, stored in _stored(connection, kept):
            while next_told is not None and next_told[0] < key:
                yield from _gone(kept, *next_told)
                next_told = next(told, None)
            if next_told is None or next_told[0] != key:
                yield Finding("log", kept.entity, (key,), "isn't told of in the log")
                continue
            yield from _compared(kept, key, stored, next_told[1])
            next_told = next(told, None)
        while next_told is not None:
            yield from _gone(kept, *next_told)
            next_told = next(told, None)


def _gone(kept: Kept, key: int, columns: _Columns) -> Iterator[Finding]:
    if columns:
        yield Finding("log", kept.entity, (key,), "is told of in the log, and is gone")


def _compared(kept: Kept, key: int, stored: _Columns, told: _Columns) -> Iterator[Finding]:
    differing = [
        name
        for name, value in told.items()
        if name in stored and stored[name] != value and name not in kept.counted
    ]
    if differing:
        names = ", ".join(sorted(differing))
        message = f"was changed without the log being told: {names}"
        yield Finding("log", kept.entity, (key,), message)


def _told(connection: sqlite3.Connection, kept: Kept) -> Iterator[_Record]:
    """Each record's columns as the log tells them, by key; none for a deleted one.

    Blanks aren't written into the log: what was there before and isn't after is blank.
    """
    money = kept.money
    rows = connection.execute(kept.told_sql)
    for key, group in itertools.groupby(rows, key=lambda row: row[0]):
        columns: _Columns = {}
        for _key, action, text in group:
            if action == "delete":
                columns = {}
                continue
            details = json.loads(text)
            columns.update(dict.fromkeys(details.get("before", ())))
            columns.update(details.get("after", ()))
        for name in money & columns.keys():
            if columns[name] is not None:
                columns[name] = int(columns[name].replace(".", ""))
        yield key, columns


def _stored(connection: sqlite3.Connection, kept: Kept) -> Iterator[_Record]:
    """Each record's columns as the tables hold them, by key."""
    sql, names = kept.stored
    documents = [(names.index(name), name) for name in kept.documents]
    for row in connection.execute(sql):
        stored = dict(zip(names, row, strict=True))
        for place, name in documents:
            if row[place] is not None:
                stored[name] = json.loads(row[place])
        yield row[0], stored
