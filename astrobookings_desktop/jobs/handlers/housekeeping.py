"""What keeps the house in order: holds that run out, and jobs that are long done."""

from datetime import timedelta

from astrobookings_desktop.data.queries import queue as queries
from astrobookings_desktop.domain.entities import Entity
from astrobookings_desktop.domain.times import to_text
from astrobookings_desktop.jobs.job import Job
from astrobookings_desktop.services.seats import lapse_due_holds
from astrobookings_desktop.services.unit_of_work import UnitOfWork

LAPSE_HOLDS, PRUNE = "lapse_holds", "prune_jobs"
DONE_KEPT, FAILED_KEPT = timedelta(days=7), timedelta(days=90)
MOST_PRUNED = 20_000  # at once: others want to write as well
MOST_LAPSED = 250  # each takes a millisecond; the rest comes with the next minute


def lapse(work: UnitOfWork, _job: Job) -> None:
    """Give the seats of holds back whose time is over (DOMAIN.md §5)."""
    lapse_due_holds(work, MOST_LAPSED)


def prune(work: UnitOfWork, _job: Job) -> None:
    """Remove jobs that were done or canceled a week ago, and failed ones after three months."""
    for statement, kept in ((queries.PRUNE, DONE_KEPT), (queries.PRUNE_FAILED, FAILED_KEPT)):
        before = to_text(work.now - kept)
        for (key,) in work.all(statement, before=before, most=MOST_PRUNED):
            work.touched(Entity.JOB_QUEUE, key)
