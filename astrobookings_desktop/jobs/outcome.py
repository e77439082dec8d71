"""Doing one claimed job, and what becomes of it: its effect and its end are one transaction."""

import threading
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from time import monotonic

from astrobookings_desktop.data.errors import DatabaseProblem
from astrobookings_desktop.domain.entities import Entity
from astrobookings_desktop.domain.errors import Refusal
from astrobookings_desktop.domain.statuses import Trouble
from astrobookings_desktop.jobs.administrators import (
    DOUBT,
    tell_administrators,
    tell_of_doubt,
    tell_of_failure,
)
from astrobookings_desktop.jobs.job import (
    Fenced,
    Job,
    JobFailure,
    NotConfigured,
    Offline,
    Outcome,
    Permanent,
    Transient,
    Uncertain,
)
from astrobookings_desktop.jobs.queue import LEASE, Queue, pause_after
from astrobookings_desktop.jobs.registry import Effect, Registry, Require, nothing
from astrobookings_desktop.services.actors import WORKER
from astrobookings_desktop.services.office import Office, Writer
from astrobookings_desktop.services.unit_of_work import Changes, UnitOfWork

Changed = Callable[[Changes], None]
SETTLE_SECONDS = 0.05  # at most, until the disk has what short jobs did
FULL_DISK_PAUSE = timedelta(seconds=15)


@dataclass
class LongTools:
    """What a long handler is given; it keeps the claim alive from a thread of its own.

    `writer` is that of the handler's thread.
    """

    writer: Writer
    queue: Queue
    job: Job
    changed: Changed
    handed_over: bool = False
    _ended: threading.Event = field(default_factory=threading.Event)
    _thread: threading.Thread | None = None

    @property
    def office(self) -> Office:
        """The database that the job belongs to."""
        return self.writer.office

    def tell(self, percent: int) -> None:
        """Say how far it is; raises Fenced when the job is somebody else's by now."""
        if not self.queue.tell_progress(self.writer, self.job, percent):
            raise Fenced
        self.changed({Entity.JOB_QUEUE: {self.job.id}})

    def require_own(self, work: UnitOfWork) -> None:
        """Refuse to write for a job that was called off or is somebody else's; raises Fenced."""
        self.queue.require_own(work, self.job)

    def hand_over(self, mark: str | None = None, require: Require = nothing) -> None:
        """Say that it leaves the house in this moment; raises Fenced, Withdrawn, and what `require`
        does."""
        self.queue.hand_over(self.writer, self.job, mark, require)
        self.handed_over = True
        changed: Changes = {Entity.JOB_QUEUE: {self.job.id}}
        if mark is not None and self.job.entity is not None and self.job.entity_id is not None:
            changed[self.job.entity] = {self.job.entity_id}
        self.changed(changed)

    def __enter__(self) -> "LongTools":
        """Begin to keep the claim alive."""
        self._thread = threading.Thread(target=self._renew, name="heartbeat", daemon=True)
        self._thread.start()
        return self

    def __exit__(self, *_error: object) -> None:
        """End that."""
        self._ended.set()
        if self._thread is not None:
            self._thread.join()

    def _renew(self) -> None:
        while not self._ended.wait(LEASE.total_seconds() / 3):
            try:
                with self.office.writer() as writer:
                    if not self.queue.renew(writer, self.job, self.office.clock()):
                        return
            except DatabaseProblem:
                continue  # busy or full: there is still time for two more


class Doing:
    """Does claimed jobs on one thread's writer."""

    def __init__(self, writer: Writer, queue: Queue, registry: Registry, changed: Changed) -> None:
        self._writer, self._queue = writer, queue
        self._registry, self._changed = registry, changed

    def do(self, job: Job) -> Outcome:
        """Do it; whatever goes wrong becomes an outcome.

        A short job's end doesn't wait for the disk, so `settle` soon: until then a power cut undoes
        effect and end together, and it is done again. Raises DatabaseProblem where not even that
        could be written: the claim runs out then.
        """
        return self._do(job, lambda: False)[0]

    def do_row(
        self,
        job: Job,
        goes_on: Callable[[], bool] = lambda: True,
        ended: Callable[[str, Outcome], None] = lambda _type, _outcome: None,
    ) -> Counter[Outcome]:
        """Do it and, for some milliseconds and while `goes_on`, the short ones that follow.

        Each one's end takes the next, whatever its type, in the same transaction; `ended` is told
        of each. Raises as `do`.
        """
        done: Counter[Outcome] = Counter()
        last = monotonic() + SETTLE_SECONDS
        following: Job | None = job
        while following is not None:
            job_type = following.job_type
            outcome, following = self._do(following, lambda: monotonic() < last and goes_on())
            done[outcome] += 1
            ended(job_type, outcome)
            if following is not None:  # one alone leaves little that a desk would wait for
                self._writer.durability.begin()
        self.settle()
        return done

    def settle(self, *, at_once: bool = False) -> None:
        """Wait for the disk where that was put off for long enough; raises DatabaseProblem."""
        since = self._writer.durability.owed_since
        if since is not None and (at_once or monotonic() - since >= SETTLE_SECONDS):
            self._writer.settle()

    def _do(self, job: Job, goes_on: Callable[[], bool]) -> tuple[Outcome, Job | None]:
        """Do it; where `goes_on`, a short job's end takes the next one with it."""
        handler = self._registry.handlers[job.job_type]
        handed_over, following = False, None
        try:
            if handler.short is not None:
                following = self._complete_short(job, handler.short, goes_on)
            elif handler.long is not None:
                self._writer.settle()  # what it sees may leave the house
                with LongTools(self._writer, self._queue, job, self._changed) as tools:
                    try:
                        effect = handler.long(tools, job)
                    finally:
                        handed_over = tools.handed_over
                try:
                    self._complete(job, effect)
                except DatabaseProblem:
                    if not handed_over:
                        raise
                    self._complete(job, effect)  # it has gone: that is worth a second try
            return Outcome.COMPLETED, following
        except Fenced:
            return Outcome.LOST, None
        # Whatever a handler raises is the job's, and never the end of the worker.
        except Exception as error:  # noqa: BLE001
            try:
                return self._failed(job, error, handed_over), None
            except Fenced:
                return Outcome.LOST, None

    def _complete_short(
        self, job: Job, act: Callable[[UnitOfWork, Job], None], goes_on: Callable[[], bool]
    ) -> Job | None:
        """The effect, the end and the claim of the next one, or none of them."""
        with self._writer.unit_of_work(WORKER, durable=False) as work:
            act(work, job)
            self._queue.complete(work, job)
            now = self._writer.office.clock()  # the effect may have taken a while
            following = self._queue.claim_within(work, now) if goes_on() else None
        self._changed(dict(work.changes))
        return following

    def _complete(self, job: Job, effect: Effect | None) -> None:
        """The effect and the end, or neither of them."""

        def both(work: UnitOfWork) -> None:
            if effect is not None:
                effect(work)
            self._queue.complete(work, job)

        self._write(both)

    def _failed(self, job: Job, error: Exception, handed_over: bool) -> Outcome:
        told = _text_of(error)
        # What left the house and couldn't be noted is never done again by itself.
        is_unnoted = handed_over and isinstance(error, DatabaseProblem)
        if isinstance(error, Offline | DatabaseProblem) and not is_unnoted:
            pause = error.pause if isinstance(error, Offline) else FULL_DISK_PAUSE
            kind = error.kind if isinstance(error, Offline) else Trouble.FILE
            self._write(lambda work: self._wait(work, job, told, pause, kind))
            return Outcome.WAITING
        if isinstance(error, NotConfigured):
            self._write(lambda work: self._snooze(work, job, told, None, Trouble.SETTING))
            return Outcome.WAITING
        known = isinstance(error, Transient | Permanent | Refusal)
        if isinstance(error, Uncertain) or (handed_over and not known):
            self._write(lambda work: self._doubt(work, job, told))
            return Outcome.UNCERTAIN
        if isinstance(error, Permanent | Refusal) or job.is_last_try:
            self._write(lambda work: self._fail(work, job, told, error, _kind_of(error)))
            return Outcome.FAILED
        seconds = error.seconds if isinstance(error, Transient) else None
        pause = pause_after(job.attempts) if seconds is None else timedelta(seconds=seconds)
        self._write(lambda work: self._retry(work, job, told, pause, _kind_of(error)))
        return Outcome.RETRIED

    def _retry(
        self, work: UnitOfWork, job: Job, told: str, pause: timedelta, kind: Trouble
    ) -> None:
        self._queue.retry(work, job, told, pause, kind)
        self._again(work, job)

    def _snooze(
        self, work: UnitOfWork, job: Job, told: str, pause: timedelta | None, kind: Trouble
    ) -> None:
        self._queue.snooze(work, job, told, pause, kind)
        self._again(work, job)

    def _again(self, work: UnitOfWork, job: Job) -> None:
        again = self._registry.handlers[job.job_type].again
        if again is not None:
            again(work, job.entity_id)

    def _wait(self, work: UnitOfWork, job: Job, told: str, pause: timedelta, kind: Trouble) -> None:
        self._snooze(work, job, told, pause, kind)
        tells = self._registry.handlers[job.job_type].tells
        if tells:
            key = f"{tells}:waits:{job.id}"
            tell_administrators(work, tells, told, job.id, job.job_type, key)

    def _fail(self, work: UnitOfWork, job: Job, told: str, error: Exception, kind: Trouble) -> None:
        self._queue.fail(work, job, told, kind)
        if isinstance(error, JobFailure) and error.effect is not None:
            error.effect(work)
        if self._lost(work, job, Outcome.FAILED):
            return
        event = self._registry.handlers[job.job_type].tells
        tell_of_failure(work, event, told, job.id, job.job_type)

    def _doubt(self, work: UnitOfWork, job: Job, error: str) -> None:
        self._queue.doubt(work, job, error)
        if self._lost(work, job, Outcome.UNCERTAIN):
            return
        tell_of_doubt(work, DOUBT.format(error=error), job.id, job.job_type, error)

    def _lost(self, work: UnitOfWork, job: Job, outcome: Outcome) -> bool:
        """Note it at the record; whether it is nobody's concern any more."""
        lost = self._registry.handlers[job.job_type].lost
        return lost is not None and lost(work, job.entity_id, outcome)

    def _write(self, act: Callable[[UnitOfWork], object]) -> None:
        with self._writer.unit_of_work(WORKER) as work:
            act(work)
        self._changed(dict(work.changes))


def _kind_of(error: Exception) -> Trouble:
    """What helps against a failure that is counted."""
    if isinstance(error, Permanent | Refusal):
        return Trouble.REFUSED
    return Trouble.LATER if isinstance(error, JobFailure) else Trouble.FAULT


def _text_of(error: Exception) -> str:
    if isinstance(error, Refusal | DatabaseProblem):
        return error.message
    if isinstance(error, Transient | Permanent | NotConfigured | Offline | Uncertain):
        return str(error)
    return f"{type(error).__name__}: {error}"


def due_before(moment: int | None, now: datetime) -> float:
    """Seconds until a moment in Unix milliseconds; infinitely many when there is none."""
    return float("inf") if moment is None else max(0.0, moment / 1000 - now.timestamp())
