"""A job's cycle by bare `sqlite3`, on our file and with our statements: what no house can beat.

The rows, the indexes and the commits are those of design and product; left out is all that Python
does around them: no gate, no unit of work, no types, no handlers, no look whether the file is the
same.
"""

import contextlib
import sqlite3
from collections.abc import Iterator
from itertools import count
from pathlib import Path

from astrobookings_desktop.data.database import connect_writer
from astrobookings_desktop.data.durability import force_to_disk
from astrobookings_desktop.data.queries import queue as queries
from astrobookings_desktop.data.queries.file_state import SAVE_STATE, STATE
from astrobookings_desktop.services.leaving_jobs import INSERT_JOB
from tests.benchmarks.other_queues import TURN, Cycle
from tests.helpers.company import Company

AT, DUE, NOW, UNTIL = "2026-01-01T00:00:00.000000Z", 1_000, 2_000, 62_000  # texts and ms
FIRST_FREE = 5_000_000  # ids that the company hasn't drawn


def bare_cycle(folder: Path, name: str, backlog: int = 0) -> Cycle:
    """A turn of it, left over one connection and done over another, with one wait at its end."""
    path = folder / name
    Company(path).close()
    desk, worker = connect_writer(path), connect_writer(path)
    worker.execute("PRAGMA synchronous = NORMAL")
    ids = count(FIRST_FREE)
    due = queries.due(["quick"])

    def leave() -> None:
        desk.execute(STATE, {"actor": None}).fetchall()
        key = next(ids)
        about = (None, None, "pending", AT, "{}", 0, DUE, 0, 10, None, "bench")
        desk.execute(INSERT_JOB, (key, "quick", *about))
        desk.execute(SAVE_STATE, {"next_id": key, "log_head": ""})

    def cycle() -> None:
        with transaction(desk):
            leave()
        lease = {"now": NOW, "worker": "bench", "until": UNTIL}
        ((key,),) = worker.execute(due, lease).fetchall()
        with transaction(worker):
            worker.execute(queries.CLAIM_FOUND, {**lease, "id": key}).fetchall()
        with transaction(worker):
            worker.execute(STATE, {"actor": None}).fetchall()
            own = {"id": key, "worker": "bench", "attempts": 1, "now": AT}
            assert worker.execute(queries.COMPLETE, own).rowcount == 1

    def turn() -> None:
        for _ in range(TURN):
            cycle()
        force_to_disk(path)

    with transaction(desk):
        for _ in range(backlog):
            leave()
    return turn


@contextlib.contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[None]:
    connection.execute("BEGIN IMMEDIATE")
    yield
    connection.execute("COMMIT")
