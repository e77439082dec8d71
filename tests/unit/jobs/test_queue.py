"""Claiming, fencing, renewing and ending jobs."""

from dataclasses import replace
from datetime import timedelta

import pytest

from astrobookings_desktop.data.errors import DiskFull
from astrobookings_desktop.domain.entities import Entity
from astrobookings_desktop.domain.errors import NotFound, StandsElsewhere
from astrobookings_desktop.domain.statuses import Trouble
from astrobookings_desktop.jobs.job import (
    Fenced,
    Job,
    NotConfigured,
    Offline,
    Outcome,
    Permanent,
    Transient,
    Uncertain,
)
from astrobookings_desktop.jobs.queue import LEASE, pause_after, take_back, tell_unknown
from astrobookings_desktop.jobs.registry import Handler, Registry, Tools
from astrobookings_desktop.services.access.sign_in import set_password
from astrobookings_desktop.services.job_control import (
    cancel_alike,
    cancel_job,
    retry_alike,
    retry_failed_jobs,
    retry_job,
    wake_waiting_jobs,
)
from astrobookings_desktop.services.people import travelers, users
from astrobookings_desktop.services.people.users import create_user
from astrobookings_desktop.services.unit_of_work import UnitOfWork
from tests.unit.jobs.conftest import Works, copy_job


def claimed(works: Works, worker: str = "w1") -> Job:
    job = works.claim(worker)
    assert job is not None
    return job


def test_a_job_is_claimed_once_and_counts_its_try(works: Works) -> None:
    key = works.add(data={"a": 1})
    job = claimed(works)
    assert (job.id, job.attempts, job.data) == (key, 1, {"a": 1})
    assert works.claim("w2") is None
    assert works.row(key)["locked_by"] == "w1"


def test_the_most_urgent_and_then_the_oldest_comes_first(works: Works) -> None:
    late, early, urgent = works.add(), works.add(), works.add(priority=5)
    works.add(wait=10)
    assert [claimed(works).id for _ in range(3)] == [urgent, late, early]
    assert works.claim() is None
    moment = works.queue().next_moment(works.company.writer)
    assert moment == round((works.company.clock.now.timestamp() + 10) * 1000)
    works.company.clock.forward(seconds=10)
    assert works.claim() is not None


def test_effect_and_end_are_one(works: Works) -> None:
    key = works.add()
    works.quick = lambda work, _job: travelers.create_traveler(work, {"name": "By a job"})
    assert works.do(claimed(works)) is Outcome.COMPLETED
    assert works.status(key) == "completed"
    assert works.company.value("SELECT count(*) FROM user WHERE name = 'By a job'") == 1
    assert {Entity.TRAVELER, Entity.JOB_QUEUE} <= works.told[-1].keys()


@pytest.mark.parametrize("other", ["quick", "slow"], ids=["worker", "lane of the same worker"])
def test_who_lost_the_job_to_another_leaves_no_effect(works: Works, other: str) -> None:
    key = works.add()
    works.quick = lambda work, _job: travelers.create_traveler(work, {"name": "By a job"})
    slow = claimed(works, "slow")
    works.company.clock.forward(seconds=LEASE.total_seconds() + 1)
    assert works.company.do(take_back, alone=False) == [key]
    quick = claimed(works, other)
    assert quick.attempts == 2
    assert works.do(slow, "slow") is Outcome.LOST
    assert works.company.value("SELECT count(*) FROM user WHERE name = 'By a job'") == 0
    assert works.do(quick, other) is Outcome.COMPLETED
    assert works.do(quick, other) is Outcome.LOST  # once is enough
    assert works.company.value("SELECT count(*) FROM user WHERE name = 'By a job'") == 1


def test_a_renewed_claim_lasts(works: Works) -> None:
    works.add()
    job = claimed(works)
    clock = works.company.clock
    for _ in range(4):
        clock.forward(seconds=40)
        assert works.queue().renew(works.company.writer, job, clock.now)
        assert works.company.do(take_back, alone=False) == []
    assert not works.queue("w2").renew(works.company.writer, job, clock.now)


def test_when_no_other_lives_all_claims_are_taken_back_at_once(works: Works) -> None:
    company = works.company
    admin = company.do(create_user, {"name": "Ada", "email": "ada@example.org", "role": "admin"})
    company.do(set_password, admin, "a seat on the moon")
    kept, sent = works.add(), works.add("far")
    claimed(works)
    works.queue().hand_over(company.writer, claimed(works))
    assert set(company.do(take_back, alone=True)) == {kept, sent}
    assert (works.status(kept), works.status(sent)) == ("pending", "uncertain")
    assert "mark it sent" in works.row(sent)["last_error"]
    told = "SELECT user_id, entity_id FROM notification WHERE event = 'job_uncertain'"
    assert company.rows(told) == [(admin, sent)], "as of an answer that was lost"


@pytest.mark.parametrize("error", [None, Transient("busy"), Offline("no network"), Permanent("no")])
def test_how_far_a_job_came_is_forgotten_when_it_ends(
    works: Works, error: Exception | None
) -> None:
    def far(tools: Tools, _job: Job) -> None:
        tools.tell(60)
        if error is not None:
            raise error

    works.far = far
    key = works.add("far")
    works.do(claimed(works))
    assert works.row(key)["progress"] is None, "the next try begins anew"
    works.company.clock.forward(minutes=2)
    works.add("far")
    job = claimed(works)
    assert works.queue().tell_progress(works.company.writer, job, 60)
    assert job.id in works.company.do(take_back, alone=True)
    assert works.row(job.id)["progress"] is None


WAITS, LATER = (Outcome.WAITING, "pending", 0), (Outcome.RETRIED, "pending", 1)
NEVER = (Outcome.FAILED, "failed", 1)
FAILURES = {
    "a server that is busy": (Transient("busy", 30), LATER, Trouble.LATER),
    "a bug": (ZeroDivisionError("division by zero"), LATER, Trouble.FAULT),
    "no network": (Offline("no network"), WAITS, Trouble.NETWORK),
    "a full disk": (DiskFull("x.db", "The disk is full."), WAITS, Trouble.FILE),
    "no setting": (NotConfigured("no server is set"), WAITS, Trouble.SETTING),
    "never": (Permanent("no such address"), NEVER, Trouble.REFUSED),
    "a record that is gone": (NotFound(Entity.LAUNCH, 7), NEVER, Trouble.REFUSED),
}


@pytest.mark.parametrize(("error", "end", "trouble"), FAILURES.values(), ids=FAILURES)
@pytest.mark.parametrize("kind", ["quick", "far"])
def test_a_failure_has_its_way(
    works: Works,
    kind: str,
    error: Exception,
    end: tuple[Outcome, str, int],
    trouble: Trouble,
) -> None:
    def fail(*_given: object) -> None:
        raise error

    works.quick = works.far = fail
    outcome, status, tries = end
    key = works.add(kind)
    assert works.do(claimed(works)) is outcome
    row = works.row(key)
    assert (row["status"], row["attempts"], row["locked_by"]) == (status, tries, None)
    assert row["last_error"]
    assert row["error_kind"] == trouble
    assert works.claim() is None  # not at once again


def test_what_was_handed_over_is_never_sent_again_by_itself(works: Works) -> None:
    key, told, refused = works.add("far"), works.add("far"), works.add("far")

    def crash(tools: object, job: Job) -> None:
        tools.hand_over()
        if job.id == key:
            raise ConnectionResetError("gone")
        if job.id == told:
            raise Uncertain("no answer")
        raise Transient("451 later")

    works.far = crash
    outcomes = [works.do(claimed(works)) for _ in range(3)]
    assert outcomes == [Outcome.UNCERTAIN, Outcome.UNCERTAIN, Outcome.RETRIED]
    assert [works.status(one) for one in (key, told, refused)] == [
        "uncertain",
        "uncertain",
        "pending",
    ]


def test_the_last_try_is_the_last_and_administrators_are_told(works: Works) -> None:
    admin = works.company.do(
        users.create_user, {"name": "Ada", "email": "ada@example.org", "role": "admin"}
    )
    works.company.rows("SELECT 1")
    works.company.do(_give_password, admin)

    def fail(*_given: object) -> None:
        raise Transient("451 later")

    works.quick = fail
    key = works.add()
    for tries in range(1, 11):
        job = claimed(works)
        assert job.attempts == tries
        outcome = works.do(job)
        works.company.clock.forward(hours=2)
    assert outcome is Outcome.FAILED
    assert works.status(key) == "failed"
    told = works.company.rows("SELECT user_id, event, channel FROM notification")
    assert told == [(admin, "job_failed", "desktop")]
    log = "SELECT action FROM entry_log WHERE entity_type = 'job_queue'"
    assert works.company.rows(log) == [("fail",)]


def test_what_ends_the_program_each_time_fails_at_the_last_try(works: Works) -> None:
    admin = works.company.do(
        users.create_user, {"name": "Ada", "email": "ada@example.org", "role": "admin"}
    )
    works.company.do(_give_password, admin)
    key, lost = works.add("far", entity=Entity.LAUNCH, entity_id=7), []
    handler = Handler(
        long=lambda _tools, _job: None,
        lost=lambda _work, record, outcome: lost.append((record, outcome)) is not None,
    )
    registry = Registry({"far": handler})
    for tries in range(1, 11):
        assert claimed(works).attempts == tries
        assert works.company.do(take_back, alone=True, registry=registry) == [key]
    row = works.row(key)
    assert (row["status"], row["error_kind"], row["locked_by"]) == ("failed", Trouble.FAULT, None)
    assert "ended at the last try" in row["last_error"]
    assert lost == [(7, Outcome.FAILED)]
    assert works.claim() is None
    told = works.company.rows("SELECT user_id, event, channel FROM notification")
    assert told == [(admin, "job_failed", "desktop")]
    log = "SELECT action FROM entry_log WHERE entity_type = 'job_queue'"
    assert works.company.rows(log) == [("fail",)]


def _give_password(work: UnitOfWork, user_id: int) -> None:
    from astrobookings_desktop.services.access.sign_in import set_password

    set_password(work, user_id, "a seat on the moon")


def test_pauses_grow_to_an_hour() -> None:
    pauses = [pause_after(tries, lambda: 0.0).total_seconds() for tries in range(1, 14)]
    assert pauses[:5] == [17, 19, 23, 31, 47]
    assert pauses[-1] == 3600
    assert pauses == sorted(pauses)
    assert pause_after(3, lambda: 0.999) < timedelta(seconds=29)


def test_what_waits_for_a_setting_waits_until_it_changes(works: Works) -> None:
    def fail(*_given: object) -> None:
        raise NotConfigured("no server is set")

    works.quick = fail
    key = works.add()
    works.do(claimed(works))
    works.company.clock.forward(days=300)
    assert works.claim() is None
    assert works.queue().next_moment(works.company.writer) is None
    assert works.company.do(wake_waiting_jobs, "quick") == 1
    works.quick = lambda _work, _job: None
    assert works.do(claimed(works)) is Outcome.COMPLETED
    assert works.status(key) == "completed"


def test_a_job_of_a_later_version_waits_and_says_why(works: Works) -> None:
    key = works.add("teleport")
    assert works.claim() is None
    works.company.do(tell_unknown, works.registry.handlers)
    row = works.row(key)
    assert (row["status"], row["attempts"]) == ("pending", 0)
    assert "install a newer one" in row["last_error"]


def test_by_hand_jobs_are_tried_again_hurried_and_canceled(works: Works) -> None:
    def fail(*_given: object) -> None:
        raise Permanent("never")

    works.quick = fail
    failed, also = works.add(), works.add()
    for _ in range(2):
        works.do(claimed(works))
    waiting, running = works.add(wait=1000), works.add()
    assert claimed(works).id == running
    works.company.do(retry_job, failed)
    assert works.row(failed)["attempts"] == 0
    works.company.do(retry_job, waiting)
    assert {claimed(works).id, claimed(works).id} == {failed, waiting}
    assert works.company.do(retry_failed_jobs) == 1
    works.company.do(cancel_job, also)
    assert works.status(also) == "canceled"
    for act in (retry_job, cancel_job):
        with pytest.raises(StandsElsewhere, match="is running"):
            works.company.do(act, running)
        with pytest.raises(NotFound):
            works.company.do(act, 999)


def test_no_job_is_revived_beside_its_like(works: Works) -> None:
    def fail(*_given: object) -> None:
        raise Permanent("never")

    works.quick = fail
    keys = []
    for unique in ("a", "a", "b", "b", None, None):
        keys.append(works.add(unique_key=unique))
        works.do(claimed(works))
    live = works.add(unique_key="a", wait=1000)
    with pytest.raises(StandsElsewhere, match="is failed"):
        works.company.do(retry_job, keys[0])
    assert works.company.do(retry_alike, keys[0]) == 3
    assert [works.status(key) for key in keys] == ["failed"] * 2 + ["pending", "failed"] + [
        "pending"
    ] * 2
    for _ in range(3):
        works.do(claimed(works))
    assert works.company.do(retry_failed_jobs) == 3
    assert [works.status(key) for key in keys] == ["failed"] * 3 + ["pending"] * 3
    works.company.do(cancel_job, live)
    works.company.do(retry_job, keys[0])
    assert works.status(keys[0]) == "pending"


@pytest.mark.parametrize(("worker", "later"), [("somebody else", 0), ("w1", 1)])
def test_fences_hold_for_every_end(works: Works, worker: str, later: int) -> None:
    works.add()
    claim = claimed(works)
    queue, job = works.queue(worker), replace(claim, attempts=claim.attempts - later)
    ends = (
        lambda work: queue.complete(work, job),
        lambda work: queue.retry(work, job, "x", LEASE, Trouble.LATER),
        lambda work: queue.snooze(work, job, "x", None, Trouble.SETTING),
        lambda work: queue.fail(work, job, "x", Trouble.REFUSED),
        lambda work: queue.doubt(work, job, "x"),
    )
    for end in ends:
        with pytest.raises(Fenced):
            works.company.do(end)
    with pytest.raises(Fenced):
        queue.hand_over(works.company.writer, job)
    assert not queue.tell_progress(works.company.writer, job, 5)


def test_what_waits_in_masses_is_not_walked_over(works: Works) -> None:
    """A claim looks into the index a few times, however many wait for a setting or the network."""
    steps: list[int] = []
    writer, now = works.company.writer, works.company.clock.now
    connection = writer._connection
    for count in (10, 4000):
        works.company.do(copy_job, works.add("far", wait=500, priority=3), count)
        ticks = [0]

        def tick(ticks: list[int] = ticks) -> int:
            ticks[0] += 1
            return 0

        connection.set_progress_handler(tick, 10)
        assert works.queue().claim(writer, now) is None
        works.queue().next_moment(writer)
        connection.set_progress_handler(None, 0)
        steps.append(ticks[0])
    assert steps[1] <= steps[0] + 5


def test_all_that_are_in_the_same_trouble_are_steered_at_once(works: Works) -> None:
    def fail(_work: UnitOfWork, job: Job) -> None:
        raise Permanent(str(job.data["why"]))

    works.quick = fail
    keys = [works.add(data={"why": why}) for why in ("a", "a", "b", "a")]
    for _ in keys:
        works.do(claimed(works))
    assert works.company.do(retry_alike, keys[1]) == 3
    assert [works.status(key) for key in keys] == ["pending", "pending", "failed", "pending"]
    for _ in range(3):
        works.do(claimed(works))
    assert works.company.do(cancel_alike, keys[0]) == 3
    assert [works.status(key) for key in keys] == ["canceled", "canceled", "failed", "canceled"]
    assert works.company.do(retry_alike, keys[0]) == 1  # by itself


def test_an_error_too_long_to_be_kept_whole_is_one_cause_all_the_same(works: Works) -> None:
    """What tells of it stays unread until the last job of its cause needs nobody."""
    company = works.company
    admin = company.do(create_user, {"name": "Ada", "email": "ada@example.org", "role": "admin"})
    company.do(set_password, admin, "a seat on the moon")
    first, second = works.add(), works.add()

    def fails(_work: UnitOfWork, _job: Job) -> None:
        raise Permanent("The server refused it. " * 40)

    works.quick = fails
    assert [works.do(claimed(works)) for _ in range(2)] == [Outcome.FAILED] * 2
    notices = "SELECT status FROM notification WHERE event = 'job_failed'"
    assert company.rows(notices) == [("pending",)]
    company.do(cancel_job, first)
    assert company.rows(notices) == [("pending",)]
    company.do(cancel_job, second)
    assert company.rows(notices) == [("read",)]
