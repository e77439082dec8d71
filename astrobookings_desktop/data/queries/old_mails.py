"""Mails that would go out again though what they tell of may be over (DOMAIN.md §8)."""

import sqlite3
from datetime import datetime

from astrobookings_desktop.data.enqueue import DELIVER_NOTIFICATION
from astrobookings_desktop.data.queries.queue import ALIKE
from astrobookings_desktop.data.statements import literal
from astrobookings_desktop.domain.times import to_text

_COUNT = "SELECT count(*) FROM job_queue"
# By its message: a delivery that was cleared away is ordered anew. Never by the index of types:
# it leads to all mails that ever went.
_OLD = (
    f"+job_type = {literal(DELIVER_NOTIFICATION).sql} AND coalesce((SELECT n.timestamp "
    'FROM "notification" n WHERE n.id = job_queue.entity_id), created_at) < :before'
)
_FAILED = f"{_COUNT} INDEXED BY job_queue_status WHERE status = 'failed' AND {_OLD}"
_ALIKE = (
    f"{_COUNT} WHERE id IN (SELECT :id UNION SELECT id FROM ({ALIKE})) "
    f"AND status <> 'pending' AND {_OLD}"
)
_JOB = f"{_COUNT} WHERE id = :id AND status <> 'pending' AND {_OLD}"
_MESSAGE = 'SELECT count(*) FROM "notification" WHERE id = :id AND timestamp < :before'


def old_failed_mails(
    connection: sqlite3.Connection, before: datetime, sample: int | None = None
) -> int:
    """How many failed jobs are mails that were written before that moment.

    With a `sample` only that job and those in the same trouble, in doubt too; none that waits.
    """
    if sample is None:
        return _number(connection, _FAILED, before)
    return _number(connection, _ALIKE, before, sample)


def is_old_mail(connection: sqlite3.Connection, before: datetime, job: int) -> bool:
    """Whether a job that doesn't wait is a mail that was written before that moment."""
    return bool(_number(connection, _JOB, before, job))


def is_old_message(connection: sqlite3.Connection, before: datetime, message: int) -> bool:
    """Whether a message was written before that moment."""
    return bool(_number(connection, _MESSAGE, before, message))


def _number(
    connection: sqlite3.Connection, sql: str, before: datetime, key: int | None = None
) -> int:
    given = {"before": to_text(before), "id": key}
    row: tuple[int] = connection.execute(sql, given).fetchone()
    return row[0]
