"""Workers that are killed and that stall for longer than their claim: each effect exactly once."""

from datetime import timedelta
from pathlib import Path

import pytest

from astrobookings_desktop.data.enqueue import new_job
from astrobookings_desktop.data.models import JobQueue
from astrobookings_desktop.services.checks.check import check
from astrobookings_desktop.services.office import system_clock
from astrobookings_desktop.services.unit_of_work import UnitOfWork
from tests.helpers.company import Clock, Company
from tests.helpers.program import run_helper


def leave(work: UnitOfWork, count: int) -> None:
    for _ in range(count):
        due = work.now - timedelta(seconds=1)
        work.add(
            JobQueue,
            None,
            **new_job("effect", None, None, now=work.now, run_after=due, origin="test"),
        )


@pytest.mark.parametrize(
    ("jobs", "workers", "kills", "milliseconds"),
    [(600, 4, 0, 0), (600, 2, 12, 4), pytest.param(10_000, 3, 500, 14, marks=pytest.mark.slow)],
)
def test_each_effect_is_there_once(
    tmp_path: Path, jobs: int, workers: int, kills: int, milliseconds: int
) -> None:
    company = Company(tmp_path / "office.db", clock=Clock(system_clock()))
    company.do(leave, jobs)
    seconds = 1500 if jobs > 1000 else 200
    told = run_helper("job_workers", company.path, workers, kills, milliseconds, seconds=seconds)
    assert told["left"] == 0
    assert told["killed"] + told["stalled"] == kills
    wanted = {f"Job {key}" for (key,) in company.rows("SELECT id FROM job_queue")}
    names = [row[0] for row in company.rows("SELECT name FROM user WHERE name LIKE 'Job %'")]
    assert len(names) == jobs
    assert set(names) == wanted
    assert company.rows("SELECT DISTINCT status FROM job_queue") == [("completed",)]
    assert list(check(company.reader)) == []
    company.close()
