"""Short jobs done one after another: the end of one claims the next."""

import shutil
import sqlite3
from collections import Counter
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from astrobookings_desktop.data import durability
from astrobookings_desktop.domain.entities import Entity
from astrobookings_desktop.jobs import outcome
from astrobookings_desktop.jobs.job import Job, NotConfigured, Outcome
from astrobookings_desktop.jobs.outcome import Doing
from astrobookings_desktop.jobs.queue import take_back
from astrobookings_desktop.services.people.travelers import create_traveler
from astrobookings_desktop.services.unit_of_work import UnitOfWork
from tests.unit.jobs.conftest import Works


def make(work: UnitOfWork, job: Job) -> None:
    create_traveler(work, {"name": f"Job {job.id}"})


@pytest.fixture(autouse=True)
def unhurried(monkeypatch: pytest.MonkeyPatch) -> None:
    """A row lasts for some milliseconds: on a machine that is busy with more, for fewer jobs."""
    monkeypatch.setattr(outcome, "SETTLE_SECONDS", 60.0)


def row_of(works: Works, goes_on: Callable[[], bool] = lambda: True) -> Counter[Outcome]:
    job = works.claim()
    assert job is not None
    queue, writer = works.queue(), works.company.writer
    return Doing(writer, queue, works.registry, works.told.append).do_row(job, goes_on)


def test_the_end_of_a_short_job_takes_the_next_in_the_order_of_claims(works: Works) -> None:
    seen: list[int] = []
    works.quick = lambda _work, job: seen.append(job.id)
    later, first, urgent = works.add(), works.add(wait=-5), works.add(priority=1)
    far, waits = works.add("far"), works.add(wait=60)
    assert row_of(works) == Counter({Outcome.COMPLETED: 4})
    assert seen == [urgent, first, later]
    assert [works.status(key) for key in (later, first, urgent, far)] == ["completed"] * 4
    assert works.status(waits) == "pending"
    touched = [set(change.get(Entity.JOB_QUEUE, ())) for change in works.told]
    assert touched[0] == {urgent, first}  # the screens hear of the claim as well


@pytest.mark.parametrize("jobs", [1, 3])
def test_only_a_row_that_goes_on_has_the_system_begin_with_the_log(
    jobs: int, works: Works, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun: list[int] = []
    monkeypatch.setattr(durability, "_begin", begun.append)
    monkeypatch.setattr(durability, "BEGIN_SECONDS", 0)
    for _ in range(jobs):
        works.add()
    assert row_of(works).total() == jobs
    assert len(begun) == jobs - 1


def test_a_row_tells_how_the_jobs_of_each_type_ended(works: Works) -> None:
    def act(_work: UnitOfWork, job: Job) -> None:
        if job.job_type == "brief":
            raise NotConfigured("no folder")

    works.quick = act
    works.add(wait=-2)
    works.add("brief", wait=-1)
    job = works.claim()
    assert job is not None
    doing = Doing(works.company.writer, works.queue(), works.registry, works.told.append)
    ended: list[tuple[str, Outcome]] = []
    done = doing.do_row(job, ended=lambda kind, outcome: ended.append((kind, outcome)))
    assert ended == [("quick", Outcome.COMPLETED), ("brief", Outcome.WAITING)]
    assert done == Counter(outcome for _kind, outcome in ended)


def test_a_row_ends_where_it_shall_and_leaves_no_claim(works: Works) -> None:
    keys = [works.add() for _ in range(3)]
    assert row_of(works, lambda: False) == Counter({Outcome.COMPLETED: 1})
    assert [works.status(key) for key in keys] == ["completed", "pending", "pending"]
    assert works.row(keys[1])["attempts"] == 0


def test_a_job_that_fails_takes_no_other_with_it(works: Works) -> None:
    bad, good = works.add(wait=-1), works.add()

    def fail(work: UnitOfWork, job: Job) -> None:
        make(work, job)
        if job.id == bad:
            raise ValueError("no")

    works.quick = fail
    assert row_of(works) == Counter({Outcome.RETRIED: 1})
    assert [works.row(key)["attempts"] for key in (bad, good)] == [1, 0]
    assert row_of(works) == Counter({Outcome.COMPLETED: 1})
    names = works.company.rows("SELECT name FROM user WHERE name LIKE 'Job %'")
    assert names == [(f"Job {good}",)]


def test_a_job_lost_to_another_ends_the_row_and_claims_nothing(works: Works) -> None:
    lost, other = works.add(wait=-1), works.add()
    job = works.claim()
    assert job is not None
    works.quick = make
    works.company.clock.forward(seconds=61)
    works.company.do(take_back, alone=False)
    assert works.claim("w2") is not None
    doing = Doing(works.company.writer, works.queue(), works.registry, works.told.append)
    assert doing.do_row(job) == Counter({Outcome.LOST: 1})
    assert works.row(lost)["locked_by"] == "w2"
    assert works.row(other)["attempts"] == 0
    assert works.company.value("SELECT count(*) FROM user WHERE name LIKE 'Job %'") == 0


def test_a_power_cut_undoes_effect_and_end_of_a_job_together(works: Works, tmp_path: Path) -> None:
    """The log is cut after each of its frames: a job is done and its effect is there, or neither;
    what came before a commit that waits for the disk is never behind it."""
    company = works.company
    company.reader.close()
    connection = company.writer._connection
    keys = [works.add() for _ in range(5)]
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.execute("PRAGMA wal_autocheckpoint = 0")
    works.quick = make
    row_of(works)
    company.writer.settle()
    log = company.path.with_name(f"{company.path.name}-wal").read_bytes()
    page = int.from_bytes(log[8:12], "big")
    seen = set()
    for number, end in enumerate(range(32, len(log) + 1, page + 24)):
        copy = tmp_path / f"cut-{number}.db"
        shutil.copy(company.path, copy)
        copy.with_name(f"{copy.name}-wal").write_bytes(log[:end])
        with closing(sqlite3.connect(copy)) as look:
            done = look.execute("SELECT id FROM job_queue WHERE status = 'completed'").fetchall()
            names = look.execute("SELECT name FROM user WHERE name LIKE 'Job %'").fetchall()
            assert {name for (name,) in names} == {f"Job {key}" for (key,) in done}
            states = look.execute("SELECT status FROM job_queue").fetchall()
            assert len(states) == len(keys)
            seen.add(len(done))
    assert seen == set(range(6))


def test_what_may_leave_the_house_waits_for_the_disk_first(works: Works) -> None:
    writer = works.company.writer
    owed: list[float | None] = []
    works.far = lambda _tools, _job: owed.append(writer.durability.owed_since)
    works.add(wait=-1)
    works.add("far")
    assert row_of(works) == Counter({Outcome.COMPLETED: 2})
    assert owed == [None]
    works.add()
    row_of(works)
    assert writer.durability.owed_since is not None
    writer.settle()
    assert writer.durability.owed_since is None
    assert writer._connection.execute("PRAGMA synchronous").fetchone() == (1,)
    works.company.traveler()  # what a person does waits again
    assert writer._connection.execute("PRAGMA synchronous").fetchone() == (2,)
