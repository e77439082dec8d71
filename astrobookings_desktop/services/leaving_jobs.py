"""Leaving a job in the queue, in the transaction of what it follows from."""

from datetime import datetime
from typing import Any

from astrobookings_desktop.data.enqueue import MAX_ATTEMPTS, milliseconds, new_job
from astrobookings_desktop.data.fields import canonical_json
from astrobookings_desktop.data.models import JobQueue
from astrobookings_desktop.data.statements import statements_of
from astrobookings_desktop.domain.entities import Entity
from astrobookings_desktop.domain.statuses import JobStatus
from astrobookings_desktop.services.unit_of_work import UnitOfWork

INSERT_JOB = statements_of(JobQueue).insert(
    *("id", "job_type", "entity_type", "entity_id", "status", "created_at", "data"),
    *("priority", "run_after", "attempts", "max_attempts", "unique_key", "origin"),
)
PENDING = JobStatus.PENDING.value


def leave_job(
    work: UnitOfWork,
    job_type: str,
    entity: Entity | None,
    entity_id: int | None,
    unique_key: str,
    *,
    action: str | None = None,
    data: dict[str, Any] | None = None,
    priority: int = 0,
    run_after: datetime | None = None,
) -> int:
    """Leave a job that is due now, or at `run_after` (UTC); gives its id.

    It is logged as `action` where somebody ordered it (DOMAIN.md §9). Two that wait never share a
    `unique_key`.
    """
    due = run_after or work.now
    if action is None:
        about = None if entity is None else entity.value
        in_time, text = milliseconds(due), canonical_json(data or {})
        return put_in_queue(
            work, job_type, about, entity_id, unique_key, due=in_time, data=text, priority=priority
        )
    job = new_job(
        job_type,
        entity,
        entity_id,
        now=work.now,
        run_after=due,
        origin=work.workstation,
        data=data,
        priority=priority,
        unique_key=unique_key,
    )
    return work.add(JobQueue, action, **job)


def put_in_queue(
    work: UnitOfWork,
    job_type: str,
    entity: str | None,
    entity_id: int | None,
    unique_key: str | None,
    *,
    due: int,
    data: str = "{}",
    priority: int = 0,
) -> int:
    """A job that nobody ordered, due at Unix milliseconds; gives its id.

    A literal row, for every sale writes two.
    """
    key = work.new_id()
    row = (key, job_type, entity, entity_id, PENDING, work.now_text, data, priority, due)
    work.connection.execute(INSERT_JOB, (*row, 0, MAX_ATTEMPTS, unique_key, work.workstation))
    work.touched(Entity.JOB_QUEUE, key)
    return key
