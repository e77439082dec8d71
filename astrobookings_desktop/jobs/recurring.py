"""Jobs that come by themselves, each once, however many workers there are and however long they
slept."""

from collections.abc import Iterable
from datetime import UTC, datetime

from astrobookings_desktop.data.enqueue import new_job
from astrobookings_desktop.data.models import JobQueue
from astrobookings_desktop.data.queries import queue as queries
from astrobookings_desktop.jobs.registry import Recurring
from astrobookings_desktop.services.unit_of_work import UnitOfWork, Writer

PRIORITY = 10  # before mails: they are short, and a hold that lapses frees seats


def slot_of(one: Recurring, now: datetime) -> int:
    """Which of its spans `now` lies in."""
    return int(now.timestamp()) // one.seconds


def missing(writer: Writer, recurring: Iterable[Recurring], now: datetime) -> list[Recurring]:
    """Those whose present span has no job yet.

    Spans that were slept through are not made up for; with a clock set back nothing comes twice.
    """
    return [one for one in recurring if slot_of(one, now) > _last_slot(writer, one)]


def add_missing(work: UnitOfWork, recurring: Iterable[Recurring]) -> None:
    """Leave their jobs, none beside one that waits; another worker may have been quicker."""
    for one in recurring:
        slot = slot_of(one, work.now)
        row = work.one(queries.LAST_SLOT, job_type=one.job_type)
        was_quicker = row is not None and row[0] is not None and row[0] >= slot
        if was_quicker or work.one(queries.LIVE, job_type=one.job_type) is not None:
            continue
        job = new_job(
            one.job_type,
            None,
            None,
            now=work.now,
            run_after=datetime.fromtimestamp(slot * one.seconds, UTC),
            origin=work.workstation,
            priority=PRIORITY,
            unique_key=f"{one.job_type}:{slot}",
        )
        work.add(JobQueue, None, **job)


def _last_slot(writer: Writer, one: Recurring) -> int:
    ((slot,),) = writer.read(queries.LAST_SLOT, job_type=one.job_type)
    return -1 if slot is None else int(slot)
