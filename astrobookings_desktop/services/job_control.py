"""Steering the queue by hand: try again, cancel (DOMAIN.md §1: administrators alone)."""

from astrobookings_desktop.data.enqueue import ARCHIVE_INVOICE, milliseconds
from astrobookings_desktop.data.queries import queue as queries
from astrobookings_desktop.domain.entities import Entity
from astrobookings_desktop.domain.errors import NotFound, StandsElsewhere
from astrobookings_desktop.domain.rights import Right
from astrobookings_desktop.domain.statuses import JobStatus
from astrobookings_desktop.services.messages.inbox import read_of_settled_jobs
from astrobookings_desktop.services.unit_of_work import UnitOfWork

MENDED = ((ARCHIVE_INVOICE, "ValueError: this is no PDF file of Qt's"),)
"""Faults of earlier versions that this one can't make any more: the type of job, and their text.

Only of jobs that tell nobody anything: a message that failed waits again by hand alone (§8)."""


def retry_job(work: UnitOfWork, job_id: int) -> None:
    """Do a job again that failed, was canceled or is uncertain; one that waits at once.

    Its tries count from the start; a message waits again with its delivery. Raises StandsElsewhere
    (also where the same waits or runs as another job by now, or the message was sent or discarded),
    NotFound, MissingRight.
    """
    work.require(Right.MANAGE_JOBS)
    status = _status(work, job_id)
    if not _retry(work, job_id, status):
        raise StandsElsewhere(Entity.JOB_QUEUE, job_id, status, "tried again")
    read_of_settled_jobs(work)


def _retry(work: UnitOfWork, job_id: int, status: JobStatus) -> bool:
    now = milliseconds(work.now)
    if status is JobStatus.PENDING:
        work.all(queries.HURRY, id=job_id, now=now)
    else:
        is_over = work.one(queries.MESSAGE_IS_OVER, id=job_id) is not None
        if is_over or not work.execute(queries.REVIVE, id=job_id, now=now):
            return False
    _with_message(work, queries.MESSAGE_AGAIN, job_id)
    _log(work, job_id, "retry", status)
    return True


def retry_failed_jobs(work: UnitOfWork) -> int:
    """Do all failed jobs again, but none that waits or runs as another one by now; gives how many.

    Raises MissingRight.
    """
    work.require(Right.MANAGE_JOBS)
    revived = [key for (key,) in work.all(queries.REVIVE_ALL, now=milliseconds(work.now))]
    for key in revived:
        _with_message(work, queries.MESSAGE_AGAIN, key)
        _log(work, key, "retry", JobStatus.FAILED)
    read_of_settled_jobs(work)
    return len(revived)


def retry_mended_jobs(work: UnitOfWork) -> int:
    """Do again what failed by a fault of an earlier version, at a worker's start; gives how many.

    Those whose like waits or runs by now are passed over.
    """
    failed = [
        key
        for job_type, error in MENDED
        for (key,) in work.all(queries.FAILED_BY, job_type=job_type, error=error)
    ]
    count = sum(_retry(work, key, JobStatus.FAILED) for key in failed)
    read_of_settled_jobs(work)
    return count


def cancel_job(work: UnitOfWork, job_id: int) -> None:
    """Never do a job that waits or failed; a message that didn't go is discarded with its delivery.

    Raises StandsElsewhere, NotFound, MissingRight.
    """
    work.require(Right.MANAGE_JOBS)
    _cancel(work, job_id)
    read_of_settled_jobs(work)


def _cancel(work: UnitOfWork, job_id: int) -> None:
    status = _status(work, job_id)
    if not work.all(queries.CANCEL, id=job_id, now=work.now_text):
        raise StandsElsewhere(Entity.JOB_QUEUE, job_id, status, "canceled")
    _with_message(work, queries.MESSAGE_OVER, job_id)
    _log(work, job_id, "cancel", status)


def retry_alike(work: UnitOfWork, job_id: int) -> int:
    """Try a job again and all that are in the same trouble; gives how many.

    Those whose like waits or runs by now are passed over. Raises as `retry_job`.
    """
    work.require(Right.MANAGE_JOBS)
    keys = _alike(work, job_id)
    if keys == [job_id]:
        retry_job(work, job_id)
        return 1
    count = sum(_retry(work, key, _status(work, key)) for key in keys)
    read_of_settled_jobs(work)
    return count


def cancel_alike(work: UnitOfWork, job_id: int) -> int:
    """Never do a job and all that are in the same trouble; gives how many.

    Raises as `cancel_job`.
    """
    work.require(Right.MANAGE_JOBS)
    keys = _alike(work, job_id)
    for key in keys:
        _cancel(work, key)
    read_of_settled_jobs(work)
    return len(keys)


def _alike(work: UnitOfWork, job_id: int) -> list[int]:
    return [key for (key,) in work.all(queries.ALIKE, id=job_id)] or [job_id]


def wake_waiting_jobs(work: UnitOfWork, job_type: str) -> int:
    """Try the jobs of a type again that wait for a setting, now that it has changed; gives how
    many."""
    rows = work.all(queries.WAKE_TYPE, now=milliseconds(work.now), job_type=job_type)
    woken = [key for (key,) in rows]
    for key in woken:
        work.touched(Entity.JOB_QUEUE, key)
    return len(woken)


def wake_first_waiting_job(work: UnitOfWork, job_type: str) -> None:
    """Try one job of a type again of those that wait for a setting: the worker that does it tries
    the others then."""
    for (first,) in work.all(queries.NEXT_WAITING, job_type=job_type, after=0):
        for (key,) in work.all(queries.WAKE_ONE, now=milliseconds(work.now), id=first):
            work.touched(Entity.JOB_QUEUE, key)


def _with_message(work: UnitOfWork, statement: str, job_id: int) -> None:
    """What becomes of the message that the job delivers, if it delivers one (§8)."""
    for (key,) in work.all(statement, id=job_id, now=work.now_text):
        work.touched(Entity.NOTIFICATION, key)


def _status(work: UnitOfWork, job_id: int) -> JobStatus:
    row = work.one(queries.STATUS, id=job_id)
    if row is None:
        raise NotFound(Entity.JOB_QUEUE, job_id)
    return JobStatus(row[0])


def _log(work: UnitOfWork, job_id: int, action: str, before: JobStatus) -> None:
    work.touched(Entity.JOB_QUEUE, job_id)
    work.log(Entity.JOB_QUEUE, job_id, action, {"status": before.value}, None)
