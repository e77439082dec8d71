"""How the queue and the messages fare, in figures: for the boards above their lists."""

import sqlite3
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

from astrobookings_desktop.data.enqueue import DELIVER_NOTIFICATION, milliseconds
from astrobookings_desktop.data.queries.fragments import IS_READ_HERE
from astrobookings_desktop.data.queries.queue import NEVER, NEXT_TURN, OLDEST_DUE
from astrobookings_desktop.data.queries.queue_standing import (
    IN_TROUBLE,
    RETRYING,
    STANDING,
    Standing,
    standing,
)
from astrobookings_desktop.data.statements import literal
from astrobookings_desktop.domain.times import to_text

MINUTES = 30  # of the throughput's bars
MOST_CAUSES, MOST_RUNNING = 12, 8

_NEXT_TRY = f"SELECT min(run_after) FROM job_queue INDEXED BY job_queue_trouble WHERE {RETRYING}"
_BY_END = "job_queue INDEXED BY job_queue_executed"
_DONE = f"SELECT count(*) FROM {_BY_END} WHERE status = 'completed' AND executed_at >= :since"
_BY_MINUTE = (
    f"SELECT substr(executed_at, 1, 16), count(*) FROM {_BY_END} "
    "WHERE status = 'completed' AND executed_at >= :since GROUP BY 1"
)
_RUNNING = (
    "SELECT id, job_type, entity_type, entity_id, progress, attempts FROM job_queue "
    "WHERE status IN ('running', 'sending') ORDER BY progress IS NULL, id LIMIT :most"
)
_TROUBLES = (
    "SELECT min(id), status, job_type, error_kind, last_error, count(*), "
    f"min(run_after) FROM job_queue WHERE {IN_TROUBLE} "
    "GROUP BY status, job_type, error_kind, last_error "
    "ORDER BY status = 'pending', count(*) DESC, last_error LIMIT :most"
)
_CAUSES = (
    "SELECT count(*), coalesce(sum(n), 0) FROM (SELECT count(*) AS n FROM job_queue "
    f"WHERE {IN_TROUBLE} GROUP BY status, job_type, error_kind, last_error)"
)


@dataclass(frozen=True, slots=True)
class RunningJob:
    """A job that is being done; `progress` in percent, where it says so."""

    id: int
    job_type: str
    entity_type: str | None
    entity_id: int | None
    progress: int | None
    attempts: int


@dataclass(frozen=True, slots=True)
class TroubleGroup:
    """Jobs that failed, wait or are in doubt for one cause; `sample` is the id of one of them."""

    sample: int
    status: str
    job_type: str
    kind: str | None
    error: str
    count: int
    next_try: int | None  # Unix milliseconds; None: not by itself


@dataclass(frozen=True, slots=True)
class QueueState:
    """The queue at a moment. Moments are Unix milliseconds, `per_minute` has the newest last."""

    standing: Standing
    oldest_due: int | None
    next_try: int | None
    done_last_hour: int
    per_minute: tuple[int, ...]
    now_running: tuple[RunningJob, ...]
    troubles: tuple[TroubleGroup, ...]
    causes: int
    troubled: int


def queue_state(connection: sqlite3.Connection, now: datetime) -> QueueState:
    """Read it; small looks into indexes, whatever the queue's length."""

    def one(sql: str, **given: object) -> tuple[int, ...]:
        row: tuple[int, ...] = connection.execute(sql, given).fetchone()
        return row

    running = connection.execute(_RUNNING, {"most": MOST_RUNNING}).fetchall()
    troubles = connection.execute(_TROUBLES, {"most": MOST_CAUSES}).fetchall()
    causes, troubled = one(_CAUSES)
    return QueueState(
        standing=standing(connection.execute(STANDING).fetchall()),
        oldest_due=one(OLDEST_DUE, now=milliseconds(now))[0],
        next_try=one(_NEXT_TRY)[0],
        done_last_hour=one(_DONE, since=to_text(now - timedelta(hours=1)))[0],
        per_minute=_per_minute(connection, now),
        now_running=tuple(RunningJob(*row) for row in running),
        troubles=tuple(_trouble(*row) for row in troubles),
        causes=causes,
        troubled=troubled,
    )


def next_turn(connection: sqlite3.Connection, now: datetime) -> int | None:
    """When the first job comes that waits for nothing but its time, in Unix milliseconds.

    It walks over all that waits.
    """
    row: tuple[int | None] = connection.execute(NEXT_TURN, {"now": milliseconds(now)}).fetchone()
    return row[0]


def _per_minute(connection: sqlite3.Connection, now: datetime) -> tuple[int, ...]:
    """How many were done in each of the last minutes, the present one last."""
    minutes = [to_text(now - timedelta(minutes=ago))[:16] for ago in range(MINUTES - 1, -1, -1)]
    since = f"{minutes[0]}:00.000000Z"
    found = dict(connection.execute(_BY_MINUTE, {"since": since}).fetchall())
    return tuple(found.get(minute, 0) for minute in minutes)


def _trouble(*row: Any) -> TroubleGroup:
    trouble = TroubleGroup(*row)
    by_itself = trouble.status == "pending"
    return replace(trouble, next_try=_moment(trouble.next_try) if by_itself else None)


def _moment(moment: int | None) -> int | None:
    return None if moment is None or moment >= NEVER else moment


# --- messages -------------------------------------------------------------------------------------

_IN_GRACE = (
    "SELECT count(*) FROM job_queue WHERE status = 'pending' "
    f"AND job_type = {literal(DELIVER_NOTIFICATION).sql} AND run_after > :now "
    "AND run_after <= :until AND attempts = 0 AND last_error IS NULL"
)
# An index has no channels: of the pending ones, those that nobody read on a desktop are taken off.
_OPEN = (
    'SELECT status, count(*) FROM "notification" '
    "WHERE status IN ('pending', 'sending', 'failed', 'uncertain') GROUP BY status"
)
# All of them, and those that somebody can read: travelers, for one, never sign in.
_UNREAD = (
    f"SELECT coalesce(sum(n), 0), coalesce(sum(n) FILTER (WHERE {IS_READ_HERE}), 0) "
    'FROM (SELECT user_id, count(*) AS n FROM "notification" INDEXED BY notification_unread '
    "WHERE status = 'pending' AND channel = 'desktop' GROUP BY user_id) x "
    'LEFT JOIN "user" u ON u.id = x.user_id'
)
# By its delivery, which is left with it: of the pending messages most may be unread ones.
_OLDEST_MAIL = (
    "SELECT n.timestamp FROM job_queue j INDEXED BY job_queue_status "
    "CROSS JOIN \"notification\" n ON n.id = j.entity_id WHERE j.status = 'pending' "
    f"AND j.job_type = {literal(DELIVER_NOTIFICATION).sql} "
    "AND n.status = 'pending' AND n.channel = 'mail' ORDER BY j.created_at LIMIT 1"
)
_TODAY = (
    'SELECT count(*) FROM "notification" INDEXED BY notification_settled '
    "WHERE status = :status AND settled_at >= :today"
)
_REFUSED = 'SELECT count(*) FROM "user" WHERE email_refused IS NOT NULL'
_WAITING = (
    "SELECT last_error FROM job_queue WHERE status = 'pending' "
    f"AND job_type = {literal(DELIVER_NOTIFICATION).sql} AND last_error IS NOT NULL "
    "AND error_kind IN ('network', 'setting') "
    "GROUP BY error_kind, last_error ORDER BY count(*) DESC LIMIT 1"
)


@dataclass(frozen=True, slots=True)
class MessageState:
    """The messages at a moment; `obstacle` is what most of them wait for, in words. `unread` are
    those on the desktop that somebody can read, by signing in."""

    in_grace: int
    pending: int
    oldest: str | None
    failed: int
    uncertain: int
    refused_addresses: int
    unread: int
    sent_today: int
    discarded_today: int
    obstacle: str


def message_state(
    connection: sqlite3.Connection, now: datetime, today: datetime, grace: timedelta
) -> MessageState:
    """Read it; `today` is when the workstation's day began."""
    counts = dict(connection.execute(_OPEN).fetchall())

    def count(sql: str, **given: object) -> int:
        return int(connection.execute(sql, given).fetchone()[0])

    (obstacle,) = connection.execute(_WAITING).fetchone() or ("",)
    grace_ends = milliseconds(now + grace)
    in_grace = count(_IN_GRACE, now=milliseconds(now), until=grace_ends)
    on_desktop, unread = connection.execute(_UNREAD).fetchone()
    (oldest,) = connection.execute(_OLDEST_MAIL).fetchone() or (None,)
    since = to_text(today)
    return MessageState(
        in_grace=in_grace,
        pending=max(0, counts.get("pending", 0) - on_desktop + counts.get("sending", 0) - in_grace),
        oldest=oldest,
        failed=counts.get("failed", 0),
        uncertain=counts.get("uncertain", 0),
        refused_addresses=count(_REFUSED),
        unread=unread,
        sent_today=count(_TODAY, status="sent", today=since),
        discarded_today=count(_TODAY, status="discarded", today=since),
        obstacle=obstacle,
    )
