"""Issuing the invoice of a launch, and what time does to invoices (DOMAIN.md §6)."""

from astrobookings_desktop.data.models import Launch
from astrobookings_desktop.domain.invoices import (
    AlreadyInvoiced,
    LegalDataMissing,
    NothingToCharge,
)
from astrobookings_desktop.jobs.job import Job, NotConfigured, Permanent
from astrobookings_desktop.services.invoices import issue_for
from astrobookings_desktop.services.receivables import mark_overdue, remind
from astrobookings_desktop.services.unit_of_work import UnitOfWork

WATCH_INVOICES = "watch_invoices"


def issue_invoice(work: UnitOfWork, job: Job) -> None:
    """Issue it; without the agency's legal data it waits, and says what is missing.

    Nothing is done where somebody was quicker, or where the outcome was corrected meanwhile.
    """
    if job.entity_id is None or work.find(Launch, job.entity_id) is None:
        raise Permanent("The job names no launch.")
    try:
        issue_for(work, job.entity_id)
    except LegalDataMissing as refusal:
        raise NotConfigured(refusal.message) from refusal
    except (AlreadyInvoiced, NothingToCharge):
        return


def watch_invoices(work: UnitOfWork, _job: Job) -> None:
    """Mark what became overdue, and send the reminders that are due."""
    mark_overdue(work)
    remind(work)
