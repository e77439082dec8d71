"""Processes that a helper program forks and kills, and the queue that they work."""

import contextlib
import os
import signal
import sqlite3
import time
from collections.abc import Callable
from pathlib import Path

from astrobookings_desktop.jobs.runner import Runner
from astrobookings_desktop.jobs.watch import CommitWatch

# Longest wait for news: what is heard is the writing, the commit counts a little later; and a
# claim runs out without any.
NEWS_SECONDS = 0.03


def forked(act: Callable[[], object]) -> int:
    """A child that does `act` and nothing else; it ends with 0 when that ends well."""
    child = os.fork()
    if not child:
        code = 1
        try:
            act()
            code = 0
        finally:
            os._exit(code)
    return child


def end(child: int) -> None:
    """Kill a child and wait for its end."""
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)


def work_on(runner: Runner, path: Path, go_on: Callable[[], bool] = lambda: True) -> None:
    """Do what is due, again after each commit of others, as long as `go_on` says so."""
    with CommitWatch(path) as watch:
        while go_on():
            runner.drain()
            watch.wait(NEWS_SECONDS)


def jobs_left(path: Path, job_type: str) -> int:
    """How many jobs of a type have not come to an end."""
    sql = (
        "SELECT count(*) FROM job_queue WHERE job_type = ? "
        "AND status IN ('pending', 'running', 'sending')"
    )
    with contextlib.closing(sqlite3.connect(path, timeout=10)) as look:
        return int(look.execute(sql, (job_type,)).fetchone()[0])


def wait_until_few(path: Path, job_type: str, most: float, patience: float) -> None:
    """Wait until no more than `most` jobs of a type are left, or for so many seconds none ended."""
    with CommitWatch(path) as watch:
        least, since = jobs_left(path, job_type), time.monotonic()
        while least > most and time.monotonic() < since + patience:
            watch.wait(NEWS_SECONDS)
            left = jobs_left(path, job_type)
            if left < least:
                least, since = left, time.monotonic()
