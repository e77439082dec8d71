"""Leaving a job: a row of `job_queue` in the caller's own transaction."""

from datetime import datetime
from typing import Any

from astrobookings_desktop.domain.entities import Entity
from astrobookings_desktop.domain.statuses import JobStatus

DELIVER_NOTIFICATION = "deliver_notification"
ANNOUNCE_LAUNCH = "announce_launch"
REPAIR_SEARCH = "repair_search"
NOTIFY_LAUNCH = "notify_launch"
"""Tells travelers, agency and desk what became of a launch, the job's entity.

Its data: `event` (launch_confirmed, launch_delayed, launch_launched, launch_failed or
launch_aborted), `bookings_as_of` (the moment of the event as the database writes times), and
`facts` beside what launch and bookings say themselves, such as `old_date` or `reason`. What this
workstation booked or canceled before the event has a lower id than the job, whatever the clock."""
ISSUE_INVOICE = "issue_invoice"  # of a launch that was launched or aborted
ARCHIVE_INVOICE = "archive_invoice"  # makes the file of an invoice that was issued
MAX_ATTEMPTS = 10


def milliseconds(moment: datetime) -> int:
    """Unix milliseconds of a UTC moment, as `run_after` and `locked_until` store them."""
    return round(moment.timestamp() * 1000)


def new_job(
    job_type: str,
    entity: Entity | None,
    entity_id: int | None,
    *,
    now: datetime,
    run_after: datetime,
    origin: str,
    data: dict[str, Any] | None = None,
    priority: int = 0,
    unique_key: str | None = None,
) -> dict[str, Any]:
    """The column values of a pending job that is due at `run_after`."""
    return {
        "job_type": job_type,
        "entity_type": entity,
        "entity_id": entity_id,
        "status": JobStatus.PENDING,
        "created_at": now,
        "data": data or {},
        "priority": priority,
        "run_after": milliseconds(run_after),
        "max_attempts": MAX_ATTEMPTS,
        "unique_key": unique_key,
        "origin": origin,
    }
