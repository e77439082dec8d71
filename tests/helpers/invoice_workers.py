"""Workers that are killed while they issue invoices.

Run as a program of its own, so that it may fork: `python -m tests.helpers.invoice_workers DATABASE
KILLS MOMENT`. Two workers issue what waits, as of that moment; one after the other is killed after
a few statements and another one takes its place, so many times. Prints how many were killed.
"""

import json
import os
import random
import secrets
import signal
import sys
import time
from datetime import datetime, timedelta
from pathlib import Path

from astrobookings_desktop.data.enqueue import ISSUE_INVOICE
from astrobookings_desktop.jobs import outcome, queue
from astrobookings_desktop.jobs.handlers.money import issue_invoice
from astrobookings_desktop.jobs.job import Job
from astrobookings_desktop.jobs.registry import Handler, Registry
from astrobookings_desktop.jobs.runner import Runner
from astrobookings_desktop.services.unit_of_work import Office, UnitOfWork
from tests.helpers.company import catalogue
from tests.helpers.forking import forked, jobs_left, work_on

LEASE = timedelta(milliseconds=300)
PATIENCE = 300.0  # seconds
WORKERS = 2
MOST_STATEMENTS = 200  # before the next death


def work(path: Path, now: datetime, statements: int | None) -> None:
    """Issue until everything is issued, or until so many statements were executed."""
    queue.LEASE = outcome.LEASE = LEASE
    started = time.monotonic()

    # The queue's time goes on, so that claims of the dead run out; the day stays the same.
    def clock() -> datetime:
        return now + timedelta(seconds=time.monotonic() - started)

    office = Office(path, catalogue(), "worker", secrets.randbelow, clock)
    left = statements

    def count(_statement: str) -> None:
        nonlocal left
        if left is not None:
            left -= 1
            if left <= 0:
                os.kill(os.getpid(), signal.SIGKILL)

    def issue(unit: UnitOfWork, job: Job) -> None:
        unit.connection.set_trace_callback(count)
        issue_invoice(unit, job)

    runner = Runner(office, Registry({ISSUE_INVOICE: Handler(short=issue)}))
    deadline = time.monotonic() + PATIENCE
    work_on(runner, path, lambda: left_over(path) > 0 and time.monotonic() < deadline)


def left_over(path: Path) -> int:
    return jobs_left(path, ISSUE_INVOICE)


def main() -> None:
    path, kills = Path(sys.argv[1]), int(sys.argv[2])
    now = datetime.fromisoformat(sys.argv[3])
    chance = random.Random(7)
    started = killed = 0
    living: set[int] = set()
    while True:
        while len(living) < WORKERS:
            doomed = chance.randrange(1, MOST_STATEMENTS) if started < kills else None
            living.add(forked(lambda until=doomed: work(path, now, until)))
            started += 1
        child, status = os.waitpid(-1, 0)
        living.discard(child)
        killed += os.WIFSIGNALED(status)
        if not os.WIFSIGNALED(status):
            break
    for child in living:
        os.waitpid(child, 0)
    print(json.dumps({"killed": killed, "left": left_over(path)}))


if __name__ == "__main__":
    main()
