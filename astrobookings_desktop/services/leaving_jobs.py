"""Leaving a job in the queue, in the transaction of what it follows from."""

from datetime import datetime
from typing import Any

from astrobookings_desktop.data.enqueue import new_job
from astrobookings_desktop.data.models import JobQueue
from astrobookings_desktop.domain.entities import Entity
from astrobookings_desktop.services.unit_of_work import UnitOfWork


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
    job = new_job(
        job_type,
        entity,
        entity_id,
        now=work.now,
        run_after=run_after or work.now,
        origin=work.workstation,
        data=data,
        priority=priority,
        unique_key=unique_key,
    )
    return work.add(JobQueue, action, **job)
