"""Changing a database file behind the program's back, as somebody with the right tools could."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from astrobookings_desktop.data.log_chain import LINKED, link

LOG = "SELECT id, previous_hash, hash FROM entry_log ORDER BY id"


@contextmanager
def doctoring(path: Path) -> Iterator[sqlite3.Connection]:
    """A connection on which no trigger or CHECK stands in the way; all are there again after it."""
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA ignore_check_constraints = 1")
        triggers = connection.execute(
            "SELECT name, sql FROM sqlite_master WHERE type = 'trigger'"
        ).fetchall()
        for name, _sql in triggers:
            connection.execute(f"DROP TRIGGER {name}")
        yield connection
        for _name, sql in triggers:
            connection.execute(sql)
        connection.commit()


def log_ids(path: Path) -> list[int]:
    """The ids of all log rows in their order."""
    with closing(sqlite3.connect(path)) as connection:
        return [row[0] for row in connection.execute("SELECT id FROM entry_log ORDER BY id")]


def relink(connection: sqlite3.Connection, start: int) -> None:
    """Make the chain agree with itself again from row `start` on, and the file's head with it."""
    names = ", ".join(LINKED)
    ids = [row[0] for row in connection.execute("SELECT id FROM entry_log ORDER BY id")]
    head = ""
    for log_id in ids:
        ((*columns, own),) = connection.execute(
            f"SELECT {names}, hash FROM entry_log WHERE id = ?", (log_id,)
        )
        if log_id >= start:
            own = link(head, tuple(columns))
            connection.execute(
                "UPDATE entry_log SET previous_hash = ?, hash = ? WHERE id = ?",
                (head, own, log_id),
            )
        head = own
    connection.execute("UPDATE sync_state SET log_head = ?", (head,))


def cut_end(connection: sqlite3.Connection, rows: int) -> None:
    """Take the last rows away and make the file's own head agree."""
    connection.execute(
        "DELETE FROM entry_log WHERE id IN (SELECT id FROM entry_log ORDER BY id DESC LIMIT ?)",
        (rows,),
    )
    connection.execute(
        "UPDATE sync_state SET log_head = (SELECT hash FROM entry_log ORDER BY id DESC LIMIT 1)"
    )
