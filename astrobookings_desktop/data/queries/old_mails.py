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
_OF_ALL = "INDEXED BY job_queue_status WHERE status = 'failed'"
_OF_ALIKE = f"WHERE id IN (SELECT :id UNION SELECT id FROM ({ALIKE})) AND status <> 'pending'"
_OF_ONE = "WHERE id = :id AND status <> 'pending'"
_MAILS = "SELECT entity_id FROM job_queue"
_IS_MAIL = f"+job_type = {literal(DELIVER_NOTIFICATION).sql} AND entity_id IS NOT NULL"
_MESSAGE = 'SELECT count(*) FROM "notification" WHERE id = :id AND timestamp < :before'


def old_failed_mails(
    connection: sqlite3.Connection, before: datetime, sample: int | None = None
) -> int:
    """How many failed jobs are mails that were written before that moment.

    With a `sample` only that job and those in the same trouble, in doubt too; none that waits.
    """
    if sample is None:
        return _number(connection, f"{_COUNT} {_OF_ALL} AND {_OLD}", before)
    return _number(connection, f"{_COUNT} {_OF_ALIKE} AND {_OLD}", before, sample)


def is_old_mail(connection: sqlite3.Connection, before: datetime, job: int) -> bool:
    """Whether a job that doesn't wait is a mail that was written before that moment."""
    return bool(_number(connection, f"{_COUNT} {_OF_ONE} AND {_OLD}", before, job))


def failed_messages(connection: sqlite3.Connection, sample: int | None = None) -> list[int]:
    """The messages whose deliveries failed; with a `sample` as `old_failed_mails` counts them."""
    which = _OF_ALL if sample is None else _OF_ALIKE
    found = connection.execute(f"{_MAILS} {which} AND {_IS_MAIL}", {"id": sample})
    return [key for (key,) in found]


def message_of(connection: sqlite3.Connection, job: int) -> int | None:
    """The message that a job delivers, if it does that and doesn't wait."""
    row = connection.execute(f"{_MAILS} {_OF_ONE} AND {_IS_MAIL}", {"id": job}).fetchone()
    return None if row is None else int(row[0])


def is_old_message(connection: sqlite3.Connection, before: datetime, message: int) -> bool:
    """Whether a message was written before that moment."""
    return bool(_number(connection, _MESSAGE, before, message))


def _number(
    connection: sqlite3.Connection, sql: str, before: datetime, key: int | None = None
) -> int:
    given = {"before": to_text(before), "id": key}
    row: tuple[int] = connection.execute(sql, given).fetchone()
    return row[0]
