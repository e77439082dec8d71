"""Claiming jobs, renewing the claim, and ending them: each end in the transaction of its effect."""

import json
import random
from collections.abc import Callable, Iterable
from datetime import datetime, timedelta
from typing import Any

from astrobookings_desktop.data.enqueue import milliseconds
from astrobookings_desktop.data.queries import queue as queries
from astrobookings_desktop.domain.entities import Entity
from astrobookings_desktop.domain.statuses import Trouble
from astrobookings_desktop.domain.times import to_text
from astrobookings_desktop.jobs.administrators import LONGEST_ERROR, tell_of_doubt, tell_of_failure
from astrobookings_desktop.jobs.job import Fenced, Job, Outcome, Withdrawn
from astrobookings_desktop.jobs.registry import Registry, Require, nothing
from astrobookings_desktop.services.office import Writer
from astrobookings_desktop.services.unit_of_work import UnitOfWork

LEASE = timedelta(seconds=60)
KNOWN = frozenset(one.value for one in Entity)
FIRST_PAUSE, LONGEST_PAUSE = 15, 3600  # seconds
LOST_TOO_OFTEN = (
    "The program ended at the last try while this was being done. It may be what ends it: look "
    "into it before it is tried again."
)
LOST_WHILE_SENDING = (
    "The program ended while this was being handed over: nobody knows whether it arrived. Ask the "
    "recipient, then mark it sent or send it again."
)
UNKNOWN = "This version of the program doesn't know this kind of job: install a newer one."

Chance = Callable[[], float]


def pause_after(attempts: int, chance: Chance = random.random) -> timedelta:
    """How long to wait after so many tries: 15 s and 2, 4, 8 s and so on, at most an hour.

    Up to a quarter is added by chance, so that those who failed together don't come together.
    """
    seconds = min(FIRST_PAUSE + 2 ** min(attempts, 16), LONGEST_PAUSE)
    return timedelta(seconds=seconds * (1 + chance() / 4))


class Queue:
    """The queue of one office as one worker sees it; `types` are those that it works."""

    def __init__(self, worker: str, types: Iterable[str]) -> None:
        names = sorted(types)
        self.worker = worker
        self._due, self._claim = queries.due(names), queries.claim(names)
        self._next_moment = queries.next_moment(names)

    def claim(self, writer: Writer, now: datetime) -> Job | None:
        """Take the next job that is due, for a minute; None when there is none.

        Raises DatabaseProblem.
        """
        lease = self._lease(now)
        found = writer.read(self._due, now=lease["now"])
        if not found:
            return None
        # A power cut that undoes the claim ends the worker too: the job waits as before.
        with writer.bare_transaction(durable=False) as connection:
            one = {**lease, "id": found[0][0]}
            rows = connection.execute(queries.CLAIM_FOUND, one).fetchall()
            if not rows:  # another worker took it in between
                rows = connection.execute(self._claim, lease).fetchall()
        return _job_of(rows[0]) if rows else None

    def claim_within(self, work: UnitOfWork, now: datetime) -> Job | None:
        """The same in the caller's transaction, which saves one: for the end of the job before."""
        rows = work.all(self._claim, **self._lease(now))
        if not rows:
            return None
        job = _job_of(rows[0])
        work.touched(Entity.JOB_QUEUE, job.id)
        return job

    def _lease(self, now: datetime) -> dict[str, object]:
        until = milliseconds(now + LEASE)
        return {"now": milliseconds(now), "worker": self.worker, "until": until}

    def next_moment(self, writer: Writer) -> int | None:
        """When the next job is due, in Unix milliseconds; None when none waits."""
        ((moment,),) = writer.read(self._next_moment)
        return None if moment is None else int(moment)

    # --- while it is worked -------------------------------------------------------------------

    def renew(self, writer: Writer, job: Job, now: datetime) -> bool:
        """Keep it for another minute; False when it is somebody else's by now."""
        until = milliseconds(now + LEASE)
        return self._touch(writer, queries.RENEW, job, until=until)

    def tell_progress(self, writer: Writer, job: Job, percent: int) -> bool:
        """Say how far it is."""
        return self._touch(writer, queries.PROGRESS, job, progress=percent)

    def require_own(self, work: UnitOfWork, job: Job) -> None:
        """Refuse to write for a job that was called off or is somebody else's; raises Fenced."""
        if work.one(queries.OWN, **self._own(job)) is None:
            raise Fenced

    def hand_over(
        self, writer: Writer, job: Job, mark: str | None = None, require: Require = nothing
    ) -> None:
        """Note that it leaves the house in this moment: a crash from here on leaves doubt.

        `mark` notes the same at the job's record. Raises Fenced, Withdrawn, and what `require` does
        within the transaction; then nothing is noted.
        """
        with writer.bare_transaction() as connection:
            if not connection.execute(queries.HAND_OVER, self._own(job)).rowcount:
                raise Fenced
            require(connection)
            if mark is not None and not connection.execute(mark, {"id": job.entity_id}).rowcount:
                raise Withdrawn

    def _touch(self, writer: Writer, statement: str, job: Job, **values: object) -> bool:
        with writer.bare_transaction(durable=False) as connection:
            return bool(connection.execute(statement, self._own(job) | values).rowcount)

    # --- its end, in the caller's transaction -------------------------------------------------

    def complete(self, work: UnitOfWork, job: Job) -> None:
        """It is done; raises Fenced, and then nothing of the transaction may stay."""
        self._end(work, queries.COMPLETE, job, now=work.now_text)

    def retry(
        self, work: UnitOfWork, job: Job, error: str, pause: timedelta, kind: Trouble
    ) -> None:
        """Once more after a pause; raises Fenced."""
        after = milliseconds(work.now + pause)
        self._end(work, queries.RETRY, job, run_after=after, error=error, kind=kind)

    def snooze(
        self, work: UnitOfWork, job: Job, error: str, pause: timedelta | None, kind: Trouble
    ) -> None:
        """Once more, this try not counted: after a pause, or (None) when the settings change.

        Raises Fenced.
        """
        after = queries.NEVER if pause is None else milliseconds(work.now + pause)
        self._end(work, queries.SNOOZE, job, run_after=after, error=error, kind=kind)

    def fail(self, work: UnitOfWork, job: Job, error: str, kind: Trouble) -> None:
        """It failed for good; raises Fenced."""
        self._end(work, queries.FAIL, job, now=work.now_text, error=error, kind=kind)
        told = {"job_type": job.job_type, "error": error[:LONGEST_ERROR]}
        work.log(Entity.JOB_QUEUE, job.id, "fail", None, told)

    def doubt(self, work: UnitOfWork, job: Job, error: str) -> None:
        """Nobody knows whether it arrived; raises Fenced."""
        kind = Trouble.DOUBT
        self._end(work, queries.DOUBT, job, now=work.now_text, error=error, kind=kind)
        work.log(Entity.JOB_QUEUE, job.id, "doubt", None, {"job_type": job.job_type})

    def _end(self, work: UnitOfWork, statement: str, job: Job, **values: object) -> None:
        if "error" in values:
            values["error"] = str(values["error"])[:LONGEST_ERROR]
        if not work.execute(statement, **self._own(job), **values):
            raise Fenced
        work.touched(Entity.JOB_QUEUE, job.id)

    def _own(self, job: Job) -> dict[str, object]:
        return {"id": job.id, "worker": self.worker, "attempts": job.attempts}


def take_back(
    work: UnitOfWork, *, alone: bool, registry: Registry | None = None, me: str = ""
) -> list[int]:
    """Set jobs free whose worker is gone: whose time is over, or all when no worker lives.

    Never those of `me`, a worker that has begun. What was being handed over becomes uncertain, what
    was at its last try has failed. Gives the ids.
    """
    before = queries.NEVER if alone else milliseconds(work.now)
    handlers = {} if registry is None else registry.handlers
    gone = {"before": before, "me": me, "now": to_text(work.now)}
    lost = []
    failed = work.all(queries.FAIL_LOST, **gone, error=LOST_TOO_OFTEN, kind=Trouble.FAULT)
    for key, job_type, entity_id in failed:
        told = {"job_type": job_type, "error": LOST_TOO_OFTEN}
        work.log(Entity.JOB_QUEUE, key, "fail", None, told)
        lost.append(key)
        handler = handlers.get(job_type)
        lost_of = None if handler is None else handler.lost
        if lost_of is not None and lost_of(work, entity_id, Outcome.FAILED):
            continue
        event = "" if handler is None else handler.tells
        tell_of_failure(work, event, LOST_TOO_OFTEN, key, job_type)
    lost += [key for (key,) in work.all(queries.RECLAIM, before=before, me=me)]
    doubted = work.all(queries.DOUBT_LOST, **gone, error=LOST_WHILE_SENDING, kind=Trouble.DOUBT)
    for key, job_type, entity_id in doubted:
        work.log(Entity.JOB_QUEUE, key, "doubt", None, {"job_type": job_type})
        lost.append(key)
        handler = handlers.get(job_type)
        lost_of = None if handler is None else handler.lost
        if lost_of is None or not lost_of(work, entity_id, Outcome.UNCERTAIN):
            tell_of_doubt(work, LOST_WHILE_SENDING, key, job_type)
    for key in lost:
        work.touched(Entity.JOB_QUEUE, key)
    return lost


def tell_unknown(work: UnitOfWork, types: Iterable[str]) -> None:
    """Say at jobs that this version can't do why they wait."""
    for (key,) in work.all(queries.tell_unknown(types), error=UNKNOWN, kind=Trouble.UNKNOWN):
        work.touched(Entity.JOB_QUEUE, key)


def _job_of(row: tuple[Any, ...]) -> Job:
    key, job_type, entity, entity_id, data, attempts, most, origin, unique_key = row
    try:
        facts = json.loads(data)
    except ValueError:
        facts = None
    return Job(
        key,
        job_type,
        Entity(entity) if entity in KNOWN else None,  # a later version may know more
        entity_id,
        facts if isinstance(facts, dict) else {"": data},
        attempts,
        most,
        origin,
        unique_key,
    )
