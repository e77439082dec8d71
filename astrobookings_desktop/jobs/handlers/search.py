"""Making the full text of people and places anew, when `check` finds it wrong."""

from astrobookings_desktop.data.queries.text_indexes import REBUILD
from astrobookings_desktop.jobs.job import Job
from astrobookings_desktop.services.unit_of_work import UnitOfWork


def repair_search(work: UnitOfWork, _job: Job) -> None:
    """Read all names, phones and destinations again: some seconds for a million people."""
    for statement in REBUILD:
        work.execute(statement)
