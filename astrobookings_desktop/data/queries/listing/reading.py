"""Carrying out list queries on a plain read connection, always to the end.

An open cursor pins the write-ahead log, so nothing here leaves one behind. All functions raise
`sqlite3.Error` as SQLite does; `was_interrupted` tells a cut-short query from a fault.
"""

import contextlib
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from time import perf_counter

from astrobookings_desktop.data.queries.listing.base import (
    FEW,
    EntityQueries,
    ListQuery,
    Row,
    Statement,
    packed,
)

CHECK_EVERY = 1000  # steps of SQLite's machine between two looks at the clock, some 20 µs


def fetch(connection: sqlite3.Connection, statement: Statement) -> list[Row]:
    """All rows of `statement`."""
    return connection.execute(statement.sql, statement.params).fetchall()


def fetch_within(
    connection: sqlite3.Connection, statement: Statement, milliseconds: float
) -> list[Row] | None:
    """All rows of `statement`, or None when they take longer than that."""
    until = perf_counter() + milliseconds / 1000
    connection.set_progress_handler(lambda: int(perf_counter() > until), CHECK_EVERY)
    try:
        return fetch(connection, statement)
    except sqlite3.OperationalError as error:
        if was_interrupted(error):
            return None
        raise
    finally:
        connection.set_progress_handler(None, 0)


def fetch_page(
    connection: sqlite3.Connection, queries: EntityQueries, ids: Iterable[int]
) -> list[Row]:
    """The rows of `ids` in their order, without those that are gone."""
    return connection.execute(*queries.page(ids)).fetchall()


def fetch_packed_page(
    connection: sqlite3.Connection, queries: EntityQueries, numbers: str, base: int
) -> list[Row]:
    """The same, of ids as a list keeps them (`fetch_packed`): a JSON array of id + `base`."""
    return connection.execute(queries.page_sql, (numbers, base)).fetchall()


def fetch_row(connection: sqlite3.Connection, queries: EntityQueries, key: int) -> Row | None:
    """The row of one id, None when it is gone."""
    rows = fetch_page(connection, queries, (key,))
    return rows[0] if rows else None


def fetch_probe(
    connection: sqlite3.Connection, queries: EntityQueries, query: ListQuery, most: int = FEW
) -> Sequence[int]:
    """What `queries.keys` wants to know beforehand: how many rows, up to `most`, each of its
    conditions finds."""
    probe = queries.probe(query, most)
    return () if probe is None else fetch(connection, probe)[0]


def fetch_ids(
    connection: sqlite3.Connection, queries: EntityQueries, query: ListQuery
) -> list[int]:
    """All ids of `query` in order; for exports and other readers off the GUI thread."""
    probed = fetch_probe(connection, queries, query)
    return [key for (key,) in fetch(connection, queries.keys(query, probed))]


def fetch_packed(
    connection: sqlite3.Connection, queries: EntityQueries, keys: Statement
) -> tuple[str, int]:
    """All ids of `keys` as one text of numbers of equal width, and that width (even).

    Each number is id + 10^(width − 1). SQLite makes the text in one step, during which other
    threads of Python run.
    """
    largest_id = f"SELECT max({queries.key}) FROM {queries.base_table}"
    largest = connection.execute(largest_id).fetchone()[0] or 0
    width = 2
    while largest >= 9 * 10 ** (width - 1):
        width += 2
    statement = packed(keys, 10 ** (width - 1))
    text = connection.execute(statement.sql, statement.params).fetchone()[0]
    return text or "", width


@contextlib.contextmanager
def one_view(connection: sqlite3.Connection) -> Iterator[None]:
    """A read transaction, unless the caller has one: others may go on writing meanwhile."""
    if connection.in_transaction:
        yield
        return
    connection.execute("BEGIN")
    try:
        yield
    finally:
        connection.execute("ROLLBACK")


def was_interrupted(error: sqlite3.Error) -> bool:
    """Whether the query was cut short on purpose."""
    return getattr(error, "sqlite_errorcode", None) == sqlite3.SQLITE_INTERRUPT
