"""Workers that die and stall while they work the queue.

Run as a program of its own, so that it may fork: `python -m tests.helpers.job_workers DATABASE
WORKERS KILLS MILLISECONDS`. So many workers work what waits in the queue, so long at each job; one
after the other is killed, or stopped for longer than its claim lasts, and another one takes its
place. Each job's effect is a traveler with the job's number as name. Ends when nothing is left to
do; prints what happened.
"""

import contextlib
import json
import os
import random
import secrets
import signal
import sqlite3
import sys
import time
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

from astrobookings_desktop.jobs import outcome, queue
from astrobookings_desktop.jobs.job import Job
from astrobookings_desktop.jobs.registry import Handler, Registry
from astrobookings_desktop.jobs.runner import Runner
from astrobookings_desktop.services.travelers import create_traveler
from astrobookings_desktop.services.unit_of_work import Office, UnitOfWork
from tests.helpers.company import catalogue

LEASE = timedelta(milliseconds=300)
PATIENCE = 60.0  # seconds without any progress
LONGEST_LIFE = 0.15  # seconds before the next death


def effect(work: UnitOfWork, job: Job) -> None:
    time.sleep(int(sys.argv[4]) / 1000)
    create_traveler(work, {"name": f"Job {job.id}"})


def work(path: Path) -> None:
    """Work until killed."""
    # As long as a minute otherwise: a stall would make the test last for hours.
    queue.LEASE = outcome.LEASE = LEASE
    office = Office(path, catalogue(), "worker", secrets.randbelow)
    runner = Runner(office, Registry({"effect": Handler(short=effect)}))
    while True:
        runner.drain()
        time.sleep(0.01)


def forked(act: Callable[[], None]) -> int:
    child = os.fork()
    if not child:
        try:
            act()
        finally:
            os._exit(1)
    return child


def left(path: Path) -> int:
    with contextlib.closing(sqlite3.connect(path, timeout=10)) as look:
        sql = "SELECT count(*) FROM job_queue WHERE job_type = 'effect' AND status <> 'completed'"
        return int(look.execute(sql).fetchone()[0])


def main() -> None:
    path, workers, kills = Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])
    chance = random.Random(7)
    living = [forked(lambda: work(path)) for _ in range(workers)]
    killed = stalled = 0
    while killed + stalled < kills and left(path):
        time.sleep(chance.random() * LONGEST_LIFE)
        place = chance.randrange(len(living))
        if chance.random() < 0.8:
            os.kill(living[place], signal.SIGKILL)
            os.waitpid(living[place], 0)
            living[place] = forked(lambda: work(path))
            killed += 1
        else:
            os.kill(living[place], signal.SIGSTOP)
            time.sleep(2 * LEASE.total_seconds())
            os.kill(living[place], signal.SIGCONT)
            stalled += 1
    before, seen_at = left(path), time.monotonic()
    while before and time.monotonic() < seen_at + PATIENCE:
        time.sleep(0.1)
        now = left(path)
        if now != before:
            before, seen_at = now, time.monotonic()
    for child in living:
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
    print(json.dumps({"killed": killed, "stalled": stalled, "left": left(path)}))


if __name__ == "__main__":
    main()
