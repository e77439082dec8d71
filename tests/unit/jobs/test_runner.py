"""The loop: threads, waking, stopping, and what recurs."""

import errno
import threading
from collections import Counter
from datetime import timedelta
from time import monotonic
from typing import Any

import pytest

from astrobookings_desktop.data.errors import DatabaseGone, DatabaseProblem, ReadOnlyDatabase
from astrobookings_desktop.data.held_locks import LOCKS
from astrobookings_desktop.domain.entities import Entity
from astrobookings_desktop.jobs import recurring
from astrobookings_desktop.jobs.job import Job, Outcome
from astrobookings_desktop.jobs.presence import Presence, others_work
from astrobookings_desktop.jobs.queue import Queue
from astrobookings_desktop.jobs.registry import Handler, Recurring, Registry
from astrobookings_desktop.jobs.runner import LONG_LANES, Runner
from astrobookings_desktop.services.unit_of_work import UnitOfWork
from tests.helpers.polling import until
from tests.helpers.presences import another_worker
from tests.unit.jobs.conftest import Works

MINUTELY = Recurring("quick", 60)


@pytest.fixture
def runner(works: Works) -> Any:
    """Started by the test, stopped afterwards."""
    runner = Runner(works.company.office, works.registry, works.told.append)
    yield runner
    runner.stop(10)


def completed(works: Works) -> int:
    return int(works.company.value("SELECT count(*) FROM job_queue WHERE status = 'completed'"))


def test_what_is_left_in_the_queue_is_done(works: Works, runner: Runner) -> None:
    before = [works.add() for _ in range(3)]
    runner.start()
    until(lambda: completed(works) == len(before), "the jobs that waited")
    works.add()  # by another connection, which wakes nobody
    until(lambda: completed(works) == 4, "the job that came")
    works.add("far")
    runner.wake()
    until(lambda: completed(works) == 5, "the long job")
    assert runner.stop()


def test_a_slow_job_keeps_no_other_waiting(works: Works, runner: Runner) -> None:
    go = threading.Event()
    slow = works.add("far", data={"slow": True})

    def far(_tools: object, job: Job) -> None:
        if job.data.get("slow"):
            assert go.wait(30)

    works.far = far
    runner.start()
    until(lambda: works.status(slow) == "running", "the slow job to begin")
    for kind in ("quick", "far", "quick", "far"):
        works.add(kind)
    until(lambda: completed(works) == 4, "the others")
    assert works.status(slow) == "running"
    go.set()
    until(lambda: works.status(slow) == "completed", "the slow job")


def test_a_bad_job_keeps_no_other_waiting(works: Works, runner: Runner) -> None:
    def quick(_work: UnitOfWork, job: Job) -> None:
        if job.data.get("bad"):
            raise RuntimeError("bad")

    works.quick = quick
    bad = works.add(data={"bad": True}, priority=9)
    good = works.add()
    runner.start()
    until(lambda: works.status(good) == "completed", "the good job")
    assert works.row(bad)["last_error"] == "RuntimeError: bad"
    assert works.status(bad) == "pending"


def test_a_pause_begins_nothing_new(works: Works, runner: Runner) -> None:
    runner.pause(True)
    runner.start()
    key = works.add()
    runner.wake()
    until(lambda: any(lane.is_alive() for lane in runner._lanes), "the lanes")
    assert works.status(key) == "pending"
    runner.pause(False)
    until(lambda: works.status(key) == "completed", "the job after the pause")


def test_what_is_under_way_at_the_stop_is_taken_up_by_the_next(works: Works) -> None:
    go = threading.Event()
    works.far = lambda _tools, _job: go.wait(30)
    key = works.add("far")
    first = Runner(works.company.office, works.registry)
    first.start()
    until(lambda: works.status(key) == "running", "the job to begin")
    assert not first.stop(0.05)
    assert works.status(key) == "running"
    works.far = lambda _tools, _job: None
    done = Runner(works.company.office, works.registry).drain()  # alone: takes it back at once
    assert done == Counter({Outcome.COMPLETED: 1})
    go.set()
    for lane in first._lanes:
        lane.join()
    assert works.row(key)["attempts"] >= 2  # the first one's end was fenced off
    assert works.status(key) == "completed"


def test_the_stop_waits_once_and_not_for_each_lane(works: Works) -> None:
    go = threading.Event()
    works.far = lambda _tools, _job: go.wait(30)
    keys = [works.add("far") for _ in range(LONG_LANES)]
    runner = Runner(works.company.office, works.registry)
    runner.start()
    until(lambda: {works.status(key) for key in keys} == {"running"}, "all to begin")
    began = monotonic()
    assert not runner.stop(1)
    assert monotonic() - began < 2
    go.set()
    for lane in runner._lanes:
        lane.join()


def test_a_file_that_is_away_is_told_and_waited_for(works: Works) -> None:
    path = works.company.path
    troubles: list[DatabaseProblem | None] = []
    runner = Runner(works.company.office, works.registry, troubled=troubles.append)
    runner.start()
    works.add()
    until(lambda: completed(works) == 1, "the first job")
    runner.pause(True)
    works.add()
    aside = path.with_name("aside.db")
    path.rename(aside)
    runner.pause(False)
    until(lambda: any(isinstance(one, DatabaseGone) for one in troubles), "the trouble")
    aside.rename(path)
    until(lambda: completed(works) == 2, "the job after the trouble")
    assert runner.stop(10)


def test_a_worker_settling_in_leaves_what_its_own_lanes_have_begun(works: Works) -> None:
    """The lanes start together: one may be sending before another has settled in."""
    runner, writer = Runner(works.company.office, works.registry), works.company.writer
    left, mine, sent = works.add(), works.add(), works.add("far")
    assert works.claim("a dead one") is not None
    for _ in range(2):
        job = works.claim(runner.name)
        assert job is not None
    works.queue(runner.name).hand_over(writer, job)
    runner.settle_in(writer)
    assert [works.status(key) for key in (left, mine, sent)] == ["pending", "running", "sending"]
    runner.stop()


def test_a_lane_that_stumbles_says_so_and_goes_on(
    works: Works, monkeypatch: pytest.MonkeyPatch
) -> None:
    claim, falls = Queue.claim, [1, 1, 1, 1]

    def stumble(queue: Queue, *given: Any) -> Job | None:
        if falls:
            falls.pop()
            raise ZeroDivisionError("by zero")
        return claim(queue, *given)

    monkeypatch.setattr(Queue, "claim", stumble)
    monkeypatch.setattr("astrobookings_desktop.jobs.runner.TROUBLE_SECONDS", 0.01)
    troubles: list[DatabaseProblem | None] = []
    runner = Runner(works.company.office, works.registry, troubled=troubles.append)
    quick, far = works.add(), works.add("far")
    runner.start()
    until(lambda: completed(works) == 2, f"the jobs {quick} and {far}")
    assert runner.stop(10)
    told = [one.message for one in troubles if one is not None]
    assert told == ["The worker stumbled and tries again: ZeroDivisionError: by zero"] * 4


def test_a_presence_that_cant_be_had_is_a_fault_of_the_file(
    works: Works, monkeypatch: pytest.MonkeyPatch
) -> None:
    presence = Presence(works.company.path)
    for call in ("os.open", "fcntl.flock"):
        with monkeypatch.context() as patch:
            patch.setattr(f"astrobookings_desktop.jobs.presence.{call}", _refuse)
            with pytest.raises(ReadOnlyDatabase):
                presence.enter()
    assert presence.enter()
    presence.leave()


def _refuse(*_given: object) -> None:
    raise PermissionError(errno.EACCES, "no")


def test_only_who_is_alone_takes_everything_back(works: Works) -> None:
    path = works.company.path
    first, second = Presence(path), Presence(path)
    assert first.enter()
    first.settle()
    assert not second.enter()
    first.leave()
    third = Presence(path)
    assert not third.enter()
    second.leave()
    third.leave()
    assert Presence(path).enter()


@pytest.mark.skipif(not LOCKS.exists(), reason="a system that doesn't tell of locks")
def test_another_process_that_works_the_queue_is_seen_without_touching_its_lock(
    works: Works, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = works.company.path
    assert not others_work(path)
    own = Presence(path)
    own.enter()
    own.settle()
    assert not others_work(path)
    with another_worker(path):
        assert others_work(path)
        monkeypatch.setattr("astrobookings_desktop.data.held_locks.LOCKS", path / "none")
        assert not others_work(path)  # unknown is never said
        monkeypatch.undo()
    assert not others_work(path)
    own.leave()


# --- what recurs ----------------------------------------------------------------------------------


def left(works: Works) -> int:
    """Leave what is missing; gives how many jobs there are by now."""
    company = works.company
    missing = recurring.missing(company.writer, [MINUTELY], company.clock.now)
    company.do(recurring.add_missing, missing)
    return int(company.value("SELECT count(*) FROM job_queue"))


def done(works: Works) -> None:
    job = works.claim()
    assert job is not None
    assert works.do(job) is Outcome.COMPLETED


def test_each_span_has_one_job_however_often_one_looks(works: Works) -> None:
    assert [left(works) for _ in range(3)] == [1, 1, 1]
    done(works)
    assert left(works) == 1
    works.company.clock.forward(seconds=60)
    assert left(works) == 2


def test_two_workers_that_look_at_once_leave_one(works: Works) -> None:
    company = works.company
    missing = recurring.missing(company.writer, [MINUTELY], company.clock.now)
    for _ in range(2):  # both saw that it was missing
        company.do(recurring.add_missing, missing)
    assert company.value("SELECT count(*) FROM job_queue") == 1


def test_after_a_weeks_sleep_one_comes_and_not_ten_thousand(works: Works) -> None:
    left(works)
    done(works)
    works.company.clock.forward(days=7)
    assert left(works) == 2
    done(works)
    assert left(works) == 2


def test_with_the_clock_set_back_nothing_comes_twice(works: Works) -> None:
    for _ in range(5):
        left(works)
        done(works)
        works.company.clock.forward(minutes=1)
    works.company.clock.now -= timedelta(minutes=4)
    assert [left(works) for _ in range(2)] == [5, 5]
    works.company.clock.forward(minutes=4)
    assert left(works) == 6


def test_a_clock_that_stood_in_a_wrong_year_holds_nothing_up(works: Works) -> None:
    works.company.clock.forward(days=4000)
    left(works)
    done(works)
    works.company.clock.now -= timedelta(days=4000)
    assert left(works) == 2


def test_none_is_left_beside_one_that_still_waits(works: Works) -> None:
    left(works)
    works.company.clock.forward(minutes=10)
    assert left(works) == 1


def test_the_runner_leaves_them_by_itself(works: Works) -> None:
    handlers = works.registry.handlers
    runner = Runner(works.company.office, Registry(handlers, (MINUTELY,)))
    assert runner.drain() == Counter({Outcome.COMPLETED: 1})
    assert runner.drain() == Counter()
    works.company.clock.forward(minutes=1)
    assert runner.drain() == Counter({Outcome.COMPLETED: 1})


def test_a_handler_is_short_or_long() -> None:
    for wrong in ({}, {"short": lambda *_: None, "long": lambda *_: None}):
        with pytest.raises(ValueError, match="either short or long"):
            Handler(**wrong)


def test_jobs_of_nonsense_keep_no_other_waiting(works: Works, runner: Runner) -> None:
    """As another program may have left them: no such entity, data that is no document."""
    seen: list[Job] = []
    works.quick = lambda _work, job: seen.append(job)
    strange, empty = works.add(), works.add()

    def spoil(work: UnitOfWork) -> None:
        work.connection.execute(
            "UPDATE job_queue SET entity_type = 'teapot', entity_id = 1 WHERE id = ?", (strange,)
        )
        work.connection.execute("UPDATE job_queue SET data = '[1, 2]' WHERE id = ?", (empty,))
        work.touched(Entity.JOB_QUEUE, strange)

    works.company.do(spoil)
    good = works.add()
    runner.start()
    until(lambda: completed(works) == 3, "all three")
    assert [(job.id, job.entity) for job in seen] == [(strange, None), (empty, None), (good, None)]
    assert seen[1].data == {"": "[1, 2]"}
