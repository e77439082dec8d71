"""Having the full text of people and places made anew."""

from astrobookings_desktop.data.enqueue import REPAIR_SEARCH
from astrobookings_desktop.data.queries.text_indexes import WAITING
from astrobookings_desktop.domain.rights import Right
from astrobookings_desktop.services.leaving_jobs import leave_job
from astrobookings_desktop.services.unit_of_work import UnitOfWork


def order_search_repair(work: UnitOfWork) -> int:
    """Leave a job that makes the search's text tables anew, unless one waits already; gives its id.

    Raises MissingRight.
    """
    work.require(Right.MANAGE_JOBS)
    waiting = work.one(WAITING, job_type=REPAIR_SEARCH)
    if waiting is not None:
        return int(waiting[0])
    return leave_job(work, REPAIR_SEARCH, None, None, REPAIR_SEARCH, action="order")
