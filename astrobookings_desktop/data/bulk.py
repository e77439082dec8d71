"""Writing very many rows at once: what only lists read is indexed afterwards, in one go."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

READ_WHILE_WRITING = (
    "user_email_key",
    "launch_rocket",
    "booking_locator",
    "booking_request",
    "booking_traveler",
    "booking_launch",
    "booking_due",
    "booking_split",
    "invoice_live_launch",
    "payment_invoice",
    "payment_reference",
    "invoice_reminder_once",
    "notification_entity",
    "job_queue_entity",
)
"""The indexes by which the services look things up; the others serve lists and guard rules."""

_ALL = "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL ORDER BY rowid"


@contextmanager
def indexed_afterwards(connection: sqlite3.Connection) -> Iterator[None]:
    """Build the indexes that no service needs after the block, which takes a third of its time off.

    All of it belongs to the caller's transaction: a rollback gives the indexes back. Raises
    sqlite3.IntegrityError when the block wrote what a unique index forbids.
    """
    found = connection.execute(_ALL).fetchall()
    spared = [(name, sql) for name, sql in found if name not in READ_WHILE_WRITING]
    for name, _ in spared:
        connection.execute(f'DROP INDEX "{name}"')
    yield
    for _, sql in spared:
        connection.execute(sql)
