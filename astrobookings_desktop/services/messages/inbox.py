"""Everybody's own messages on the desktop: reading them, and saying so (DOMAIN.md §1, §8).

What is told to an agency is told to each of its people; whoever reads it first has read it for all.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from astrobookings_desktop.data.queries import inbox as queries
from astrobookings_desktop.data.queries.queue_standing import STANDING, Standing, standing
from astrobookings_desktop.domain.entities import Entity
from astrobookings_desktop.domain.errors import NotFound
from astrobookings_desktop.domain.rights import Right, may
from astrobookings_desktop.domain.statuses import JobStatus, NotificationStatus
from astrobookings_desktop.domain.times import from_text
from astrobookings_desktop.services.reading import Reading
from astrobookings_desktop.services.unit_of_work import UnitOfWork

MOST = 500
MOST_COUNTED = 10_000


@dataclass(frozen=True, slots=True)
class Message:
    """One message; `entity` and `key` are the record that it is about, `timestamp` is UTC.

    `text` is one line in plain English, `facts` are what it was made of. An unread one of a job in
    trouble stands for all that are `alike`, in the same trouble for the same cause.
    """

    id: int
    timestamp: datetime
    text: str
    event: str
    entity: Entity
    key: int
    is_read: bool
    facts: Mapping[str, Any] = field(default_factory=dict, compare=False)
    alike: int = 0


@dataclass(frozen=True, slots=True)
class JobTrouble:
    """A job that needs somebody: it failed for good, or nobody knows whether it was done."""

    id: int
    job_type: str
    status: JobStatus
    error: str
    subject: tuple[Entity, int] | None


@dataclass(frozen=True, slots=True)
class Attention:
    """What waits for who sits here: own messages, and for an administrator the queue.

    `messages` are the newest unread ones and `troubles` the newest jobs in trouble, at most so many
    as were asked for; the numbers count all.
    """

    unread: int
    jobs: Standing
    messages: tuple[Message, ...]
    troubles: tuple[JobTrouble, ...]


def inbox(reading: Reading, *, unread: bool = False, most: int = MOST) -> list[Message]:
    """Own messages, the newest first, at most `most`; with `unread` only those."""
    rows = reading.all(queries.newest(unread=unread), **_owners(reading), most=most)
    return [
        Message(
            id=row[0],
            timestamp=from_text(row[1]),
            text=row[2],
            event=row[3],
            entity=Entity(row[4]),
            key=row[5],
            is_read=row[6] != NotificationStatus.PENDING,
            facts=_document(row[7]),
            alike=row[8],
        )
        for row in rows
    ]


def count_inbox(reading: Reading) -> tuple[int, int]:
    """How many own messages there are, and how many of them are unread.

    Of the first no more than one above `MOST_COUNTED` are counted; it reads them all: call it off
    the GUI thread.
    """
    owners = _owners(reading)
    total = reading.one(queries.COUNT, **owners, most=MOST_COUNTED + 1)
    assert total is not None
    return total[0], _count_unread(reading)


def attention(reading: Reading, most: int) -> Attention:
    """What waits for the actor; of the queue nothing without the right to steer it.

    It may read many rows: call it off the GUI thread.
    """
    steers = may(reading.actor.role, Right.MANAGE_JOBS)
    jobs = standing(reading.all(STANDING)) if steers else Standing()
    rows = reading.all(queries.TROUBLED_JOBS, most=most) if jobs.need_somebody else []
    unread = _count_unread(reading)
    return Attention(
        unread=unread,
        jobs=jobs,
        messages=tuple(inbox(reading, unread=True, most=most)) if unread else (),
        troubles=tuple(_trouble(row) for row in rows),
    )


def mark_read(work: UnitOfWork, message_id: int) -> None:
    """An own message on the desktop was read; one that was read already stays so.

    Raises NotFound for somebody else's, and for a mail.
    """
    if work.one(queries.IS_OWN, id=message_id, **_owners(work)) is None:
        raise NotFound(Entity.NOTIFICATION, message_id)
    if work.execute(queries.READ, id=message_id, **_owners(work)):
        _note(work, message_id)


def mark_all_read(work: UnitOfWork) -> int:
    """All own messages on the desktop were read; gives how many weren't yet."""
    read = [key for (key,) in work.all(queries.READ_ALL, **_owners(work))]
    for key in read:
        _note(work, key)
    return len(read)


def read_of_settled_jobs(work: UnitOfWork) -> None:
    """What administrators were told of a job in trouble is read when that needs nobody any more.

    As long as another job is in trouble for the same cause, it stands for that one. It isn't
    logged: what settled the job was (§9).
    """
    for (key,) in work.all(queries.READ_OF_SETTLED):
        work.touched(Entity.NOTIFICATION, key)


def _owners(reading: Reading) -> dict[str, object]:
    return {"me": reading.actor.user_id, "agency": reading.actor.agency_id}


def _count_unread(reading: Reading) -> int:
    row = reading.one(queries.COUNT_UNREAD, **_owners(reading))
    assert row is not None
    return int(row[0])


def _note(work: UnitOfWork, key: int) -> None:
    work.touched(Entity.NOTIFICATION, key)
    before, after = NotificationStatus.PENDING.value, NotificationStatus.READ.value
    work.log(Entity.NOTIFICATION, key, "read", {"status": before}, {"status": after})


def _document(text: str) -> Mapping[str, Any]:
    """The facts of a message; none where somebody altered them."""
    try:
        facts = json.loads(text)
    except ValueError:
        return {}
    return facts if isinstance(facts, dict) else {}


def _trouble(row: tuple[int, str, str, str | None, str | None, int | None]) -> JobTrouble:
    key, job_type, status, error, entity, entity_id = row
    subject = None if entity is None or entity_id is None else (Entity(entity), entity_id)
    return JobTrouble(key, job_type, JobStatus(status), error or "", subject)
