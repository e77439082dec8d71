"""Issuing the invoice of a launch, and what time does to invoices (DOMAIN.md §6)."""

import contextlib

from astrobookings_desktop.data.errors import DatabaseProblem
from astrobookings_desktop.data.models import Launch
from astrobookings_desktop.domain.invoices import (
    AlreadyInvoiced,
    LegalDataMissing,
    NothingToCharge,
    ZoneUnknown,
)
from astrobookings_desktop.jobs.job import Job, NotConfigured, Permanent
from astrobookings_desktop.jobs.registry import Tools
from astrobookings_desktop.services.actors import WORKER
from astrobookings_desktop.services.money.invoices import issue_for
from astrobookings_desktop.services.money.receivables import (
    invoices_to_watch,
    mark_overdue,
    remind,
)
from astrobookings_desktop.services.unit_of_work import UnitOfWork

WATCH_INVOICES = "watch_invoices"


def issue_invoice(work: UnitOfWork, job: Job) -> None:
    """Issue it; without the agency's legal data or the company's zone it waits, and says so.

    Nothing is done where somebody was quicker, or where the outcome was corrected meanwhile.
    """
    if job.entity_id is None or work.find(Launch, job.entity_id) is None:
        raise Permanent("The job names no launch.")
    try:
        issue_for(work, job.entity_id)
    except (LegalDataMissing, ZoneUnknown) as refusal:
        raise NotConfigured(refusal.message) from refusal
    except (AlreadyInvoiced, NothingToCharge):
        return


def watch_invoices(tools: Tools, _job: Job) -> None:
    """Mark what became overdue, and send the reminders that are due; each invoice by itself.

    One that fails stops no other; the job fails with its error once all were tried.
    """
    office = tools.office
    with contextlib.closing(office.reader()) as connection:
        keys = invoices_to_watch(office.reading(connection, WORKER))
    failures: list[Exception] = []
    with office.writer() as writer:
        for key in keys:
            try:
                with writer.unit_of_work(WORKER) as work:
                    mark_overdue(work, key)
                    remind(work, key)
            except DatabaseProblem:
                raise
            # Whatever is wrong with one invoice, the others are owed all the same.
            except Exception as error:  # noqa: BLE001
                failures.append(error)
    if failures:
        raise failures[0]
