"""The loop that works the queue, without Qt: the window and the command line run the same one.

Short jobs have one thread, for SQLite writes one after the other; long ones have several, so that a
server that doesn't answer keeps no backup waiting.
"""

import os
import socket
import threading
from collections import Counter
from collections.abc import Callable, Iterable
from datetime import datetime
from secrets import token_hex
from time import monotonic

from astrobookings_desktop.data.errors import DatabaseProblem
from astrobookings_desktop.domain.entities import Entity
from astrobookings_desktop.domain.phrases import Phrase
from astrobookings_desktop.domain.setting import Section
from astrobookings_desktop.jobs import recurring
from astrobookings_desktop.jobs.calm import Calm
from astrobookings_desktop.jobs.job import Outcome
from astrobookings_desktop.jobs.outcome import SETTLE_SECONDS, Changed, Doing, due_before
from astrobookings_desktop.jobs.presence import Presence
from astrobookings_desktop.jobs.queue import Queue, take_back, tell_unknown
from astrobookings_desktop.jobs.registry import Registry
from astrobookings_desktop.jobs.relook import NEEDED, Relook, wake_put_off
from astrobookings_desktop.jobs.watch import CommitWatch
from astrobookings_desktop.jobs.wrong_clock import bring_back
from astrobookings_desktop.services.actors import WORKER
from astrobookings_desktop.services.job_control import retry_mended_jobs
from astrobookings_desktop.services.office import Office, Writer
from astrobookings_desktop.services.unit_of_work import UnitOfWork

LONG_LANES = 3
SHORTEST_LULL, LONGEST_LULL = 0.002, 0.05  # seconds after one commit before the next is looked at
LOOKS_AFTER = (0.004, 0.02, 0.1, 0.5, 2.0)  # seconds after the last writing that was heard
SWEEP_SECONDS = 15.0
LONGEST_SLEEP = 30.0  # in case everything else fails
TROUBLE_SECONDS = 2.0
STOP_SECONDS = 1.0


def worker_name() -> str:
    """A name that no other worker ever has."""
    return f"{socket.gethostname()[:40]}:{os.getpid()}:{token_hex(4)}"


def ignore(*_told: object) -> None:
    """Nobody wants to know."""


class Runner:
    """Works the queue of one office from `start` to `stop`.

    `changed` is called in the worker's threads with what was written, `troubled` with a fault of
    the file (None when it is over).
    """

    def __init__(
        self,
        office: Office,
        registry: Registry,
        changed: Changed = ignore,
        troubled: Callable[[DatabaseProblem | None], None] = ignore,
    ) -> None:
        self.office, self.registry = office, registry
        self.changed, self.troubled = changed, troubled
        self.name = worker_name()
        self.stopping = threading.Event()
        self._paused = False
        self._settings_changed = threading.Event()
        self._wakes_put_off = threading.Event()  # what is put off needn't wait for its time now
        self._relook = Relook()
        self._tried = threading.Event()  # something ended while one was tried for the others
        self._presence = Presence(office.path)
        self._lanes: list[_Lane] = []
        self._listener: _Listener | None = None

    def start(self) -> None:
        """Begin, in threads; a fault of the file is told and tried again."""
        short, long = self.registry.types(long=False), self.registry.types(long=True)
        if short:
            self._lanes.append(_Lane(self, short, sweeps=True))
        self._lanes += [_Lane(self, long) for _ in range(LONG_LANES) if long]
        for lane in self._lanes:
            lane.start()
        self._listener = _Listener(self)
        self._listener.start()

    def stop(self, seconds: float = STOP_SECONDS) -> bool:
        """End within so many seconds; what is under way loses nothing.

        False when something long is left to itself: its job is taken back by the next worker.
        """
        self.stopping.set()
        self.wake()
        if self._listener is not None:
            self._listener.end()
        deadline = monotonic() + seconds
        for lane in self._lanes:
            lane.join(max(0.0, deadline - monotonic()))
        self._presence.leave()
        return not any(lane.is_alive() for lane in self._lanes)

    def wake(self) -> None:
        """Look at once: something was left in the queue."""
        for lane in self._lanes:
            lane.wake()

    def heard(self) -> None:
        """Somebody may have committed."""
        for lane in self._lanes:
            lane.heard.set()

    def settings_changed(self, sections: Iterable[Section]) -> None:
        """Try again soon whether what waits for a setting, or is put off, can be done by now: where
        this workstation's settings changed in a section that jobs need."""
        if NEEDED.isdisjoint(sections):
            return
        self._wakes_put_off.set()
        self._settings_changed.set()
        self.wake()

    @property
    def is_paused(self) -> bool:
        """Whether nothing new is begun."""
        return self._paused

    def pause(self, paused: bool) -> None:
        """Begin nothing new, or go on."""
        self._paused = paused
        self.wake()

    def drain(self) -> Counter[Outcome]:
        """Do everything that is due now, in this thread, and end; raises DatabaseProblem."""
        done: Counter[Outcome] = Counter()
        with self.office.writer() as writer:
            try:
                self.settle_in(writer)
                self.sweep(writer)
                queue = Queue(self.name, self.registry.handlers)
                doing = Doing(writer, queue, self.registry, self.changed)
                while (job := queue.claim(writer, self.office.clock())) is not None:
                    done += doing.do_row(job, ended=self._relook.ended)
                    if self._relook.is_trying:
                        self.sweep(writer)  # which wakes those who waited for it
                doing.settle(at_once=True)
            finally:
                self._presence.leave()
        return done

    @property
    def wants_sweep(self) -> bool:
        """Whether housekeeping can't wait for its turn."""
        return self._settings_changed.is_set() or self._tried.is_set()

    def has_news(self, writer: Writer) -> bool:
        """Whether housekeeping has something to do, whatever stands in the queue."""
        if self.registry.has_recovered():
            self._settings_changed.set()
        now = self.office.clock()
        return self.wants_sweep or bool(recurring.missing(writer, self.registry.recurring, now))

    def ended(self, job_type: str, outcome: Outcome) -> None:
        """Look soon whether those can be woken for whom one was tried."""
        self._relook.ended(job_type, outcome)
        if self._relook.is_trying:
            self._tried.set()
            self.wake()

    # --- housekeeping, in a thread of a lane ----------------------------------------------------

    def settle_in(self, writer: Writer) -> None:
        """Take back what the dead left, when no other worker lives; try what this version mends."""
        if self._presence.enter():
            # The other lanes may have begun: what this worker claimed isn't of the dead.
            self._write(
                writer,
                lambda work: take_back(work, alone=True, registry=self.registry, me=self.name),
            )
        self._presence.settle()
        self._write(writer, retry_mended_jobs)
        self._settings_changed.set()  # they may have, while nobody was here

    def sweep(self, writer: Writer) -> None:
        """Take back what ran out, bring back what a wrong clock put off, leave what recurs, and say
        what this version can't do."""
        missing = recurring.missing(writer, self.registry.recurring, self.office.clock())
        self._tried.clear()
        has_recovered = self.registry.has_recovered()
        if has_recovered or self._settings_changed.is_set():
            self._settings_changed.clear()
            self._relook.hasten()
        wakes_put_off = self._wakes_put_off.is_set()
        self._wakes_put_off.clear()

        def tidy(work: UnitOfWork) -> None:
            if wakes_put_off:
                wake_put_off(work)
            self._relook.look(work)
            bring_back(work, self.registry.recurring)
            take_back(work, alone=False, registry=self.registry)
            tell_unknown(work, self.registry.handlers)
            recurring.add_missing(work, missing)

        try:
            self._write(writer, tidy)
        except BaseException:
            self._relook.hasten()  # it remembers what it woke, and that was undone
            if wakes_put_off:
                self._wakes_put_off.set()  # it wasn't done: the next sweep does it
            raise

    def _write(self, writer: Writer, act: Callable[[UnitOfWork], object]) -> None:
        with writer.unit_of_work(WORKER) as work:
            act(work)
        if work.changes:
            self.changed(dict(work.changes))


class _Lane(threading.Thread):
    """One thread with one connection, working some types of jobs one after the other."""

    def __init__(self, runner: Runner, types: frozenset[str], *, sweeps: bool = False) -> None:
        super().__init__(name="jobs", daemon=True)
        self._runner, self._sweeps = runner, sweeps
        self._queue = Queue(runner.name, types)
        self.woken = threading.Event()
        self.heard = threading.Event()  # that somebody may have committed, or woke us

    def wake(self) -> None:
        """Look at once."""
        self.woken.set()
        self.heard.set()

    def run(self) -> None:
        runner = self._runner
        while not runner.stopping.is_set():
            try:
                with runner.office.writer() as writer:
                    if self._sweeps:
                        runner.settle_in(writer)
                    runner.troubled(None)
                    self._work(writer)
            except DatabaseProblem as problem:
                runner.troubled(problem)
                runner.stopping.wait(TROUBLE_SECONDS)
            # Whatever goes wrong beside the jobs is told, and never the silent end of the lane.
            except Exception as error:  # noqa: BLE001
                told = Phrase(
                    "The worker stumbled and tries again: {error}",
                    error=f"{type(error).__name__}: {error}",
                )
                runner.troubled(DatabaseProblem(runner.office.path, told))
                runner.stopping.wait(TROUBLE_SECONDS)

    def _work(self, writer: Writer) -> None:
        runner = self._runner
        doing = Doing(writer, self._queue, runner.registry, runner.changed)
        calm = Calm(writer)
        looked_at: datetime | None = None
        while not runner.stopping.is_set():
            self.woken.clear()
            self.heard.clear()
            seen = writer.data_version()
            now = runner.office.clock()
            if self._sweeps and (
                looked_at is None
                or runner.wants_sweep
                or abs((now - looked_at).total_seconds()) >= SWEEP_SECONDS
            ):
                looked_at = now
                if runner.has_news(writer) or not calm.lasts(seen, now):
                    runner.sweep(writer)
                    calm.begin(seen, now)
            job = None if runner.is_paused else self._queue.claim(writer, now)
            if job is not None:
                runner.changed({Entity.JOB_QUEUE: {job.id}})
                doing.do_row(job, self._goes_on, runner.ended)
            elif writer.durability.owed_since is None:
                self._sleep(writer, seen)
            else:
                self.heard.wait(SETTLE_SECONDS)
                doing.settle()

    def _goes_on(self) -> bool:
        """Whether another job may be begun."""
        return not (self._runner.stopping.is_set() or self._runner.is_paused)

    def _sleep(self, writer: Writer, seen: int) -> None:
        """Until something is due, somebody committed, or one is woken."""
        runner = self._runner
        span = LONGEST_SLEEP
        if not runner.is_paused:
            due = due_before(self._queue.next_moment(writer), runner.office.clock())
            span = min(due, SWEEP_SECONDS if self._sweeps else LONGEST_SLEEP)
        deadline = monotonic() + span
        while not runner.stopping.is_set():
            if not self.heard.wait(max(0.0, deadline - monotonic())):
                return
            self.heard.clear()
            if self.woken.is_set() or writer.data_version() != seen:
                return


class _Listener(threading.Thread):
    """Tells the lanes of commits: at once, and more seldom while one follows the other.

    What is heard is the writing; the commit counts only once the disk has it, a little later.
    """

    def __init__(self, runner: Runner) -> None:
        super().__init__(name="jobs-listener", daemon=True)
        self._runner = runner
        self._watch = CommitWatch(runner.office.path)

    def run(self) -> None:
        runner, lull = self._runner, SHORTEST_LULL
        later: list[float] = []
        with self._watch as watch:
            while not runner.stopping.is_set():
                began = monotonic()
                if watch.wait(later[0] if later else LONGEST_SLEEP):
                    if monotonic() - began > LONGEST_LULL:
                        lull = SHORTEST_LULL
                    runner.heard()
                    runner.stopping.wait(lull)
                    runner.heard()
                    lull, later = min(2 * lull, LONGEST_LULL), list(LOOKS_AFTER)
                elif later:
                    later.pop(0)
                    runner.heard()

    def end(self) -> None:
        self._watch.end()
        self.join()


def wake_waiting(office: Office) -> None:
    """Try one of what waits for a setting, and all that is put off, now that one has changed.

    Raises DatabaseProblem.
    """
    with office.writer() as writer, writer.unit_of_work(WORKER) as work:
        Relook().look(work)
        wake_put_off(work)
