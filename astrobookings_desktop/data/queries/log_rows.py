"""Single rows of the log's chains: what a head outside the database is compared with."""

import sqlite3
from typing import NamedTuple

from astrobookings_desktop.data.log_chain import SERIAL_SPAN
from astrobookings_desktop.data.models import EntryLog
from astrobookings_desktop.data.statements import compiled, value

MOST_COUNTED = 10_000  # rows between two commits that are counted: no one waits for more


class ChainEnd(NamedTuple):
    """The first or last row of a chain, its time as UTC text."""

    id: int
    hash: str
    timestamp: str


_ROW = EntryLog.select(EntryLog.id, EntryLog.hash, EntryLog.timestamp)
_OF_CHAIN = (EntryLog.id >= value("first"), EntryLog.id < value("last"))
_FIRST = compiled(_ROW.where(*_OF_CHAIN).order_by(EntryLog.id).limit(1))
_LAST = compiled(_ROW.where(*_OF_CHAIN).order_by(EntryLog.id.desc()).limit(1))
_BY_ID = compiled(_ROW.where(EntryLog.id == value("id")))
_SOME_AFTER = (
    EntryLog.select(EntryLog.id)
    .where(EntryLog.id > value("after"), EntryLog.id <= value("until"))
    .limit(MOST_COUNTED + 1)
)
_COUNT_AFTER = f"SELECT count(*) FROM ({compiled(_SOME_AFTER)})"
# Of a doctored file as well: a head that is no hash is the head of no chain.
_STATE = """
SELECT workstation, next_id, CASE WHEN log_head = ''
  OR (length(log_head) = 64 AND log_head NOT GLOB '*[^0-9a-f]*') THEN log_head ELSE '?' END
FROM "sync_state" WHERE typeof(workstation) = 'integer' AND workstation BETWEEN 0 AND 99999
  AND typeof(next_id) = 'integer' AND next_id BETWEEN 1 AND 10000000000
"""


class OwnState(NamedTuple):
    """What the file says of itself: its workstation, the next serial, and the last row's hash."""

    workstation: int
    next_id: int
    log_head: str


def own_state(connection: sqlite3.Connection) -> OwnState | None:
    """The state of the file; None when it was lost, or can't be."""
    row = connection.execute(_STATE).fetchone()
    return None if row is None else OwnState._make(row)


def first_row(connection: sqlite3.Connection, workstation: int) -> ChainEnd | None:
    """Where a workstation's chain begins."""
    return _end(connection, _FIRST, chain_bounds(workstation))


def last_row(connection: sqlite3.Connection, workstation: int) -> ChainEnd | None:
    """Where a workstation's chain ends."""
    return _end(connection, _LAST, chain_bounds(workstation))


def head_of_log(connection: sqlite3.Connection) -> ChainEnd | None:
    """The last row of the file's own chain."""
    state = own_state(connection)
    return None if state is None else last_row(connection, state.workstation)


def row_of(connection: sqlite3.Connection, log_id: int) -> ChainEnd | None:
    """The log row with this id."""
    return _end(connection, _BY_ID, {"id": log_id})


def count_between(connection: sqlite3.Connection, after: int, until: int) -> int | None:
    """How many rows follow the id `after` up to `until`; None when they are more than many."""
    bounds = {"after": after, "until": until}
    count = int(connection.execute(_COUNT_AFTER, bounds).fetchone()[0])
    return None if count > MOST_COUNTED else count


def chain_bounds(workstation: int) -> dict[str, int]:
    """The ids of a workstation: from `first`, below `last`."""
    return {"first": workstation * SERIAL_SPAN, "last": (workstation + 1) * SERIAL_SPAN}


def _end(
    connection: sqlite3.Connection, statement: str, parameters: dict[str, int]
) -> ChainEnd | None:
    row = connection.execute(statement, parameters).fetchone()
    return None if row is None else ChainEnd._make(row)
