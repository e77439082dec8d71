"""Telling administrators on the desktop what became of a job (DOMAIN.md §8)."""

from astrobookings_desktop.data.queries.sign_in import ADMINISTRATORS
from astrobookings_desktop.domain.entities import Entity
from astrobookings_desktop.services.messages.notices import Recipient, notify
from astrobookings_desktop.services.unit_of_work import UnitOfWork

FAILED, UNCERTAIN = "job_failed", "job_uncertain"
LONGEST_MESSAGE = 500


def tell_administrators(
    work: UnitOfWork,
    event: str,
    message: str,
    job_id: int,
    job_type: str,
    event_key: str | None = None,
) -> None:
    """A notice on the desktop of each; `event_key` as in `notify`."""
    admins = [Recipient(key, by_mail=False) for (key,) in work.all(ADMINISTRATORS)]
    message = message[:LONGEST_MESSAGE]
    facts = {"job_type": in_words(job_type), "error": message}
    notify(work, event, admins, Entity.JOB_QUEUE, job_id, message, facts, event_key=event_key)


def tell_of_failure(work: UnitOfWork, event: str, told: str, job_id: int, job_type: str) -> None:
    """That a job failed for good, as logged last; under `event`, or as any job when it is empty."""
    words = f"A job failed for good: {in_words(job_type)}: {told}"
    tell_administrators(work, event or FAILED, words, job_id, job_type)


def tell_of_doubt(work: UnitOfWork, told: str, job_id: int, job_type: str) -> None:
    """That nobody knows what became of a job, as logged last."""
    tell_administrators(work, UNCERTAIN, told, job_id, job_type)


def in_words(job_type: str) -> str:
    """A job's type as a person reads it."""
    return job_type.replace("_", " ")
