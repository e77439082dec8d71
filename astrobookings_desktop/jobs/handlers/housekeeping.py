"""What keeps the house in order: holds that run out, and jobs that are long done."""

from datetime import timedelta

from astrobookings_desktop.data.queries import queue as queries
from astrobookings_desktop.domain.times import to_text
from astrobookings_desktop.jobs.job import Job
from astrobookings_desktop.jobs.registry import Tools
from astrobookings_desktop.services.actors import WORKER
from astrobookings_desktop.services.bookings.seats import lapse_due_holds
from astrobookings_desktop.services.unit_of_work import UnitOfWork

LAPSE_HOLDS, PRUNE = "lapse_holds", "prune_jobs"
DONE_KEPT, FAILED_KEPT = timedelta(days=7), timedelta(days=90)
SLICE = 1000  # jobs removed at once: some tens of milliseconds
MOST_LAPSED = 250  # each takes a millisecond; the rest comes with the next minute


def lapse(work: UnitOfWork, _job: Job) -> None:
    """Give the seats of holds back whose time is over (DOMAIN.md §5)."""
    lapse_due_holds(work, MOST_LAPSED)


def prune(tools: Tools, _job: Job) -> None:
    """Remove jobs that were done or canceled a week ago, and failed ones after three months.

    In slices, each a transaction of its own, so that the desk sells on meanwhile.
    """
    with tools.office.writer() as writer:
        for statement, kept in ((queries.PRUNE, DONE_KEPT), (queries.PRUNE_FAILED, FAILED_KEPT)):
            removed = SLICE
            while removed == SLICE:
                with writer.unit_of_work(WORKER) as work:
                    tools.require_own(work)
                    before = to_text(work.now - kept)
                    removed = len(work.all(statement, before=before, most=SLICE))
