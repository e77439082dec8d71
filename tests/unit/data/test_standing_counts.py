"""What is counted at each piece of news: true figures, by looks into indexes of few rows."""

import sqlite3
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from astrobookings_desktop.data.database import connect_reader
from astrobookings_desktop.data.queries import inbox
from astrobookings_desktop.data.queries.listing.base import ListQuery
from astrobookings_desktop.data.queries.listing.lists import LISTS
from astrobookings_desktop.data.queries.queue import NEVER, OLDEST_DUE
from astrobookings_desktop.data.queries.queue_state import message_state, queue_state
from astrobookings_desktop.domain.entities import Entity
from astrobookings_desktop.domain.times import to_text
from tests.helpers.table_data import NOW, build


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Iterator[sqlite3.Connection]:
    path: Path = tmp_path_factory.mktemp("counts") / "company.db"
    build(path, bookings=50, travelers=30, launches=10, others=300)
    connection = connect_reader(path)
    yield connection
    connection.close()


def of(database: sqlite3.Connection, table: str) -> list[sqlite3.Row]:
    cursor = database.cursor()
    cursor.row_factory = sqlite3.Row
    return cursor.execute(f'SELECT * FROM "{table}"').fetchall()


def test_the_queue_s_figures_are_true(database: sqlite3.Connection) -> None:
    jobs = of(database, "job_queue")
    waiting = [job for job in jobs if job["status"] == "pending"]
    retried = [job for job in waiting if job["last_error"] is not None]
    state = queue_state(database, NOW)
    stuck = [job for job in retried if job["run_after"] == NEVER]
    jobs_in = state.standing
    assert (jobs_in.for_a_setting, jobs_in.retrying) == (len(stuck), len(retried) - len(stuck))
    assert jobs_in.waiting == len(waiting) - len(retried)
    assert state.next_try == min(job["run_after"] for job in retried if job not in stuck)
    assert state.oldest_due == min(job["run_after"] for job in waiting)
    assert state.troubled == sum(
        job["last_error"] is not None and job["status"] in ("pending", "failed", "uncertain")
        for job in jobs
    )
    since = to_text(NOW - timedelta(hours=1))
    assert state.done_last_hour == sum(
        job["status"] == "completed" and (job["executed_at"] or "") >= since for job in jobs
    )


@pytest.mark.parametrize("place", [0, 1, 7, 20])
def test_what_is_due_longest_is_found_among_all_types(
    database: sqlite3.Connection, place: int
) -> None:
    moments = sorted(
        job["run_after"] for job in of(database, "job_queue") if job["status"] == "pending"
    )
    now = moments[place] - 1
    expected = moments[0] if moments[0] <= now else None
    assert database.execute(OLDEST_DUE, {"now": now}).fetchone() == (expected,)


def test_the_messages_figures_are_true(database: sqlite3.Connection) -> None:
    messages = of(database, "notification")
    waiting = [one for one in messages if one["status"] == "pending"]
    mails = [one for one in waiting if one["channel"] == "mail"]
    state = message_state(database, NOW, NOW, timedelta(0))
    readers = {
        one["id"]
        for one in of(database, "user")
        if one["active"] and one["password_hash"] and one["email_key"]
    }
    unread = [one for one in waiting if one["channel"] == "desktop" and one["user_id"] in readers]
    assert state.unread == len(unread)
    assert state.pending == len(mails)


def test_the_list_of_waiting_messages_has_those_that_its_figure_counts(
    database: sqlite3.Connection,
) -> None:
    filters = LISTS[Entity.NOTIFICATION].filters
    listed = database.execute(f'SELECT count(*) FROM "notification" n WHERE {filters["pending"]}')
    state = message_state(database, NOW, NOW, timedelta(0))
    assert listed.fetchone()[0] == state.pending + state.in_grace > 0
    messages = of(database, "notification")
    assert any(one["status"] == "pending" and one["channel"] == "desktop" for one in messages)


def test_own_unread_messages_are_all_and_only_those(database: sqlite3.Connection) -> None:
    messages = of(database, "notification")
    for person in {one["user_id"] for one in messages}:
        unread = [
            (one["timestamp"], one["id"])
            for one in messages
            if (one["user_id"], one["status"], one["channel"]) == (person, "pending", "desktop")
        ]
        own = {"me": person, "agency": None}
        assert database.execute(inbox.COUNT_UNREAD, own).fetchone() == (len(unread),)
        newest = database.execute(inbox.newest(unread=True), {**own, "most": 500}).fetchall()
        assert [row[0] for row in newest] == [key for _, key in sorted(unread, reverse=True)]


def look_at_queue(database: sqlite3.Connection) -> None:
    queue_state(database, NOW)


def look_at_messages(database: sqlite3.Connection) -> None:
    message_state(database, NOW, NOW, timedelta(0))


def count_unread(database: sqlite3.Connection) -> None:
    database.execute(inbox.COUNT_UNREAD, {"me": 1, "agency": 2}).fetchone()


def count_people(database: sqlite3.Connection) -> None:
    for name in ("inactive", "refused"):
        statement = LISTS[Entity.USER].count(ListQuery(where=name))
        database.execute(statement.sql, statement.params).fetchone()


@pytest.mark.parametrize(
    ("look", "indexes"),
    [
        (look_at_queue, {"job_queue_executed", "job_queue_trouble", "job_queue_claim"}),
        (look_at_messages, {"notification_unread", "user_refused"}),
        (count_unread, {"notification_unread"}),
        (count_people, {"user_inactive", "user_refused"}),
    ],
)
def test_counts_look_into_indexes_of_few_rows(
    database: sqlite3.Connection, look: Callable[[sqlite3.Connection], None], indexes: set[str]
) -> None:
    statements: list[str] = []
    database.set_trace_callback(statements.append)
    look(database)
    database.set_trace_callback(None)
    plans = [
        step
        for sql in statements
        for *_, step in database.execute(f"EXPLAIN QUERY PLAN {sql}").fetchall()
    ]
    used = {name for name in indexes if any(f"INDEX {name}" in step for step in plans)}
    assert used == indexes
    assert not [step for step in plans if step in ("SCAN job_queue", "SCAN notification")]
