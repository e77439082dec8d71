"""Workers that die and stall while they work the queue.

Run as a program of its own, so that it may fork: `python -m tests.helpers.job_workers DATABASE
WORKERS KILLS MILLISECONDS`. So many workers work what waits in the queue, so long at each job; one
after the other is killed, or stopped for longer than its claim lasts, and another one takes its
place. Each job's effect is a traveler with the job's number as name. Ends when nothing is left to
do; prints what happened.
"""

import json
import os
import random
import secrets
import signal
import sys
import threading
from datetime import timedelta
from pathlib import Path

from astrobookings_desktop.jobs import outcome, queue
from astrobookings_desktop.jobs.job import Job
from astrobookings_desktop.jobs.registry import Handler, Registry
from astrobookings_desktop.jobs.runner import Runner
from astrobookings_desktop.services.office import Office
from astrobookings_desktop.services.people.travelers import create_traveler
from astrobookings_desktop.services.unit_of_work import UnitOfWork
from tests.helpers.company import catalogue
from tests.helpers.forking import end, forked, jobs_left, wait_until_few, work_on

LEASE = timedelta(milliseconds=300)
PATIENCE = 60.0  # seconds without any progress
LONGEST_LIFE = 0.15  # seconds before the next death
NEVER = threading.Event()


def effect(work: UnitOfWork, job: Job) -> None:
    NEVER.wait(int(sys.argv[4]) / 1000)  # the work at each job: a span of time, as a server takes
    create_traveler(work, {"name": f"Job {job.id}"})


def work(path: Path) -> None:
    """Work until killed."""
    # As long as a minute otherwise: a stall would make the test last for hours.
    queue.LEASE = outcome.LEASE = LEASE
    office = Office(path, catalogue(), "worker", secrets.randbelow)
    runner = Runner(office, Registry({"effect": Handler(short=effect)}))
    work_on(runner, path)


def left(path: Path) -> int:
    return jobs_left(path, "effect")


def main() -> None:
    path, workers, kills = Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])
    chance = random.Random(7)
    living = [forked(lambda: work(path)) for _ in range(workers)]
    killed = stalled = 0
    while killed + stalled < kills and left(path):
        NEVER.wait(chance.random() * LONGEST_LIFE)  # death comes at any moment, after no event
        place = chance.randrange(len(living))
        if chance.random() < 0.8:
            end(living[place])
            living[place] = forked(lambda: work(path))
            killed += 1
        else:
            os.kill(living[place], signal.SIGSTOP)
            NEVER.wait(2 * LEASE.total_seconds())  # a claim runs out by time alone
            os.kill(living[place], signal.SIGCONT)
            stalled += 1
    wait_until_few(path, "effect", 0, PATIENCE)
    for child in living:
        end(child)
    print(json.dumps({"killed": killed, "stalled": stalled, "left": left(path)}))


if __name__ == "__main__":
    main()
