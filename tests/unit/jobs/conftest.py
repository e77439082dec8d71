"""A company with a queue, and a worker's view of it whose jobs are made for the test."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from astrobookings_desktop.data.enqueue import new_job
from astrobookings_desktop.data.models import JobQueue
from astrobookings_desktop.jobs.documents import prepare_documents
from astrobookings_desktop.jobs.job import Job, Outcome
from astrobookings_desktop.jobs.outcome import Doing
from astrobookings_desktop.jobs.queue import Queue
from astrobookings_desktop.jobs.registry import Handler, Registry
from astrobookings_desktop.services.office import Writer
from astrobookings_desktop.services.unit_of_work import UnitOfWork
from tests.helpers.company import Company


@pytest.fixture(scope="session", autouse=True)
def documents_are_prepared() -> None:
    """As `astrobookings worker` does before it starts its threads, in which letters get tickets."""
    prepare_documents()


@dataclass
class Works:
    """A company's queue with three kinds of job, "quick" and "brief" (short) and "far" (long)."""

    company: Company
    quick: Callable[[UnitOfWork, Job], None] = lambda _work, _job: None
    far: Callable[..., Any] = lambda _tools, _job: None
    told: list[Any] = field(default_factory=list)

    @property
    def registry(self) -> Registry:
        return Registry(
            {
                "quick": Handler(short=lambda work, job: self.quick(work, job)),
                "brief": Handler(short=lambda work, job: self.quick(work, job)),
                "far": Handler(long=lambda tools, job: self.far(tools, job)),
            }
        )

    def add(self, job_type: str = "quick", **more: Any) -> int:
        """Leave a job that is due now."""
        columns = {"entity": None, "entity_id": None, "origin": "test"} | more
        wait = columns.pop("wait", 0)

        def leave(work: UnitOfWork) -> int:
            due = work.now + timedelta(seconds=wait)
            job = new_job(job_type, now=work.now, run_after=due, **columns)
            work.add(JobQueue, None, **job)
            return int(max(work.changes[next(iter(work.changes))]))

        return self.company.do(leave)

    def queue(self, worker: str = "w1") -> Queue:
        return Queue(worker, self.registry.handlers)

    def claim(self, worker: str = "w1") -> Job | None:
        return self.queue(worker).claim(self.company.writer, self.company.clock.now)

    def do(self, job: Job, worker: str = "w1", writer: Writer | None = None) -> Outcome:
        doing = Doing(
            writer or self.company.writer, self.queue(worker), self.registry, self.told.append
        )
        return doing.do(job)

    def row(self, key: int) -> dict[str, Any]:
        names = (
            "status, attempts, run_after, locked_by, last_error, executed_at, progress, error_kind"
        )
        (values,) = self.company.rows(f"SELECT {names} FROM job_queue WHERE id = ?", key)
        return dict(zip(names.split(", "), values, strict=True))

    def status(self, key: int) -> str:
        return str(self.row(key)["status"])


def copy_job(work: UnitOfWork, key: int, count: int) -> None:
    """Leave so many more of the same."""
    columns = "job_type, status, created_at, data, priority, run_after, attempts, max_attempts"
    for _ in range(count):
        work.connection.execute(
            f"INSERT INTO job_queue (id, origin, {columns}) "
            f"SELECT ?, origin, {columns} FROM job_queue WHERE id = ?",
            (work.new_id(), key),
        )


@pytest.fixture
def works(tmp_path: Path) -> Iterator[Works]:
    company = Company(tmp_path / "office.db")
    yield Works(company)
    company.close()
