"""Other queues, a turn of full cycles each: leave a job, take it, do nothing, note its end.

Each leaves its jobs over one connection and does them over another, and waits for the disk at every
commit.
"""

import sqlite3
from collections.abc import Callable
from pathlib import Path

TURN = 10  # cycles
Cycle = Callable[[], None]


def turn_of(cycle: Cycle) -> Cycle:
    """Ten of them."""

    def turn() -> None:
        for _ in range(TURN):
            cycle()

    return turn


def nothing() -> bool:
    return True


def huey(folder: Path) -> Cycle:
    from huey import SqliteHuey

    desk, worker = (
        SqliteHuey("bench", filename=str(folder / "huey.db"), fsync=True) for _ in range(2)
    )
    left = desk.task()(nothing)
    worker.task()(nothing)

    def cycle() -> None:
        left()
        task = worker.dequeue()
        assert task is not None
        worker.execute(task)

    return cycle


def persist_queue(folder: Path) -> Cycle:
    from persistqueue import SQLiteAckQueue

    # A connection to put and one to get.
    queue = SQLiteAckQueue(str(folder / "persist"), auto_commit=True, multithreading=True)

    def cycle() -> None:
        queue.put({"type": "quick"})
        queue.ack(queue.get())

    return cycle


def litequeue(folder: Path, backlog: int = 0) -> Cycle:
    from litequeue import LiteQueue

    desk, worker = (LiteQueue(str(folder / f"lite-{backlog}.db")) for _ in range(2))
    for queue in (desk, worker):
        queue.conn.execute("PRAGMA synchronous = FULL")
    with desk.conn:
        for _ in range(backlog):
            desk.put("{}")

    def cycle() -> None:
        desk.put("{}")
        message = worker.pop()
        assert message is not None
        worker.done(message.message_id)

    return cycle


def bare(folder: Path) -> Cycle:
    desk, worker = (sqlite3.connect(folder / "bare.db", isolation_level=None) for _ in range(2))
    for connection in (desk, worker):
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = FULL")
    desk.execute("CREATE TABLE job (id INTEGER PRIMARY KEY, status TEXT, data TEXT)")
    desk.execute("CREATE INDEX waiting ON job (id) WHERE status = 'pending'")

    def cycle() -> None:
        desk.execute("INSERT INTO job (status, data) VALUES ('pending', '{}')")
        ((key,),) = worker.execute(
            "UPDATE job SET status = 'running' WHERE id = "
            "(SELECT id FROM job WHERE status = 'pending' LIMIT 1) RETURNING id"
        ).fetchall()
        worker.execute("UPDATE job SET status = 'completed' WHERE id = ?", (key,))

    return cycle
