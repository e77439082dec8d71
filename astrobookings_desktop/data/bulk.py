"""Writing very many rows at once: straight into the file, and what only lists read is indexed
afterwards, in one go.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, suppress

from astrobookings_desktop.data.database import switch_journal
from astrobookings_desktop.data.queries.text_indexes import REBUILD

READ_WHILE_WRITING = (
    "user_email_key",
    "user_role",
    "launch_agency",
    "launch_rocket",
    "booking_locator",
    "booking_request",
    "booking_traveler",
    "booking_launch",
    "booking_due",
    "booking_split",
    "passenger_booking",
    "invoice_live_launch",
    "payment_invoice",
    "payment_reference",
    "invoice_reminder_once",
    "notification_entity",
    "notification_unread",
    "job_queue_entity",
    "job_queue_trouble",
)
"""The indexes by which the services look things up; the others serve lists and guard rules."""

_INDEXES = (
    "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL ORDER BY rowid"
)
# Those that keep the text tables: `search_person_insert` and the like.
_KEEPERS = (
    "SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND name GLOB 'search_*' "
    "ORDER BY rowid"
)


@contextmanager
def indexed_afterwards(connection: sqlite3.Connection) -> Iterator[None]:
    """Build the indexes and text tables that no service needs after the block, in one go.

    All of it belongs to the caller's transaction: a rollback gives the indexes back. Raises
    sqlite3.IntegrityError when the block wrote what a unique index forbids.
    """
    found = connection.execute(_INDEXES).fetchall()
    spared = [(name, sql) for name, sql in found if name not in READ_WHILE_WRITING]
    keepers = connection.execute(_KEEPERS).fetchall()
    for name, _ in spared:
        connection.execute(f'DROP INDEX "{name}"')
    for name, _ in keepers:
        connection.execute(f'DROP TRIGGER "{name}"')
    yield
    for _, sql in (*spared, *keepers):
        connection.execute(sql)
    for rebuild in REBUILD.values():
        connection.execute(rebuild)


@contextmanager
def straight_into_file(connection: sqlite3.Connection) -> Iterator[bool]:
    """Let the block's transactions write into the file itself; gives whether they do.

    In a write-ahead log a page is found the slower the longer the log has become, and everything is
    written twice. Where somebody else has the file open it stays with the log. Who opens it
    meanwhile waits; what a killed program leaves is taken back by the next who opens it.
    """
    alone = switch_journal(connection, "DELETE")
    try:
        yield alone
    finally:
        with suppress(sqlite3.Error):  # or the next writer's connection does it
            connection.execute("PRAGMA journal_mode = WAL")
