"""Jobs that come by themselves, each once, however many workers there are and however long they
slept."""

from collections.abc import Iterable
from datetime import UTC, datetime

from astrobookings_desktop.data.queries import queue as queries
from astrobookings_desktop.domain.times import to_text
from astrobookings_desktop.jobs.registry import Recurring
from astrobookings_desktop.services.leaving_jobs import leave_job
from astrobookings_desktop.services.office import Writer
from astrobookings_desktop.services.unit_of_work import UnitOfWork

PRIORITY = 10  # before mails: they are short, and a hold that lapses frees seats


def slot_of(one: Recurring, now: datetime) -> int:
    """Which of its spans `now` lies in."""
    return int(now.timestamp()) // one.seconds


def missing(writer: Writer, recurring: Iterable[Recurring], now: datetime) -> list[Recurring]:
    """Those whose present span has no job yet, where there is anything to do.

    Spans that were slept through are not made up for. A clock set back brings none of them twice,
    and one that stood in a wrong year holds nothing up once it is set right (`wrong_clock`).
    """
    return [
        one
        for one in recurring
        if not writer.read(queries.SLOT, unique_key=_key(one, now))
        and (not one.wanted or writer.read(one.wanted, now=to_text(now)))
    ]


def add_missing(work: UnitOfWork, recurring: Iterable[Recurring]) -> None:
    """Leave their jobs, none beside one that waits; another worker may have been quicker."""
    for one in recurring:
        key = _key(one, work.now)
        was_quicker = work.one(queries.SLOT, unique_key=key) is not None
        if was_quicker or work.one(queries.LIVE, job_type=one.job_type) is not None:
            continue
        slot = datetime.fromtimestamp(slot_of(one, work.now) * one.seconds, UTC)
        leave_job(work, one.job_type, None, None, key, priority=PRIORITY, run_after=slot)


def _key(one: Recurring, now: datetime) -> str:
    return f"{one.job_type}:{slot_of(one, now)}"
