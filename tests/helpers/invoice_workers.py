"""Workers that are killed while they issue invoices.

Run as a program of its own, so that it may fork: `python -m tests.helpers.invoice_workers DATABASE
KILLS MOMENT [SEED]`. Two workers issue what waits, as of that moment; one after the other is killed
before one of its statements and another one takes its place, so many times. Prints how many were
killed.

There is work enough for each to die at: what the doomed can issue is less than what waits, and
those that finish it begin when the last of the doomed is dead.
"""

import json
import os
import random
import secrets
import signal
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from astrobookings_desktop.data.enqueue import ISSUE_INVOICE
from astrobookings_desktop.jobs import outcome, queue
from astrobookings_desktop.jobs.handlers.money import issue_invoice
from astrobookings_desktop.jobs.job import Job
from astrobookings_desktop.jobs.registry import Handler, Registry
from astrobookings_desktop.jobs.runner import Runner
from astrobookings_desktop.services.office import Office
from astrobookings_desktop.services.unit_of_work import UnitOfWork
from tests.helpers.company import catalogue
from tests.helpers.forking import forked, jobs_left, work_on

LEASE = timedelta(milliseconds=300)
PATIENCE = 300.0  # seconds
WORKERS = 2
STATEMENTS = 24  # from the first one of issuing to the claim of the next job


@dataclass(frozen=True)
class Doom:
    """So many invoices are issued; then death comes before a statement of the next one, and at the
    latest when the one after that is begun."""

    whole: int
    statement: int


def dooms(launches: int, kills: int, chance: random.Random) -> Iterator[Doom]:
    """So many deaths, after each statement equally often; together they leave a launch."""
    most = (launches - 1) // kills
    places: list[int] = []
    for _ in range(kills):
        places = places or chance.sample(range(1, STATEMENTS + 1), STATEMENTS)
        yield Doom(chance.randrange(most), places.pop())


def work(path: Path, now: datetime, doom: Doom | None) -> None:
    """Issue until everything is issued, or until doomsday."""
    queue.LEASE = outcome.LEASE = LEASE
    started = time.monotonic()

    # The queue's time goes on, so that claims of the dead run out; the day stays the same.
    def clock() -> datetime:
        return now + timedelta(seconds=time.monotonic() - started)

    office = Office(path, catalogue(), "worker", secrets.randbelow, clock)
    begun = executed = 0

    def die() -> None:
        os.kill(os.getpid(), signal.SIGKILL)

    def count(_statement: str) -> None:
        nonlocal executed
        if doom is not None and begun > doom.whole:
            executed += 1
            if executed == doom.statement:
                die()

    def issue(unit: UnitOfWork, job: Job) -> None:
        nonlocal begun
        begun += 1
        if doom is not None and begun > doom.whole + 1:
            die()
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
    seed = int(sys.argv[4]) if len(sys.argv) > 4 else 7
    doomed = dooms(left_over(path), kills, random.Random(seed))
    killed = 0
    living: set[int] = set()
    while True:
        while len(living) < WORKERS:
            doom = next(doomed, None)
            if doom is None and killed < kills:
                break
            living.add(forked(lambda until=doom: work(path, now, until)))
        child, status = os.waitpid(-1, 0)
        living.discard(child)
        if not os.WIFSIGNALED(status):
            break
        killed += 1
    for child in living:
        os.waitpid(child, 0)
    print(json.dumps({"killed": killed, "left": left_over(path)}))


if __name__ == "__main__":
    main()
