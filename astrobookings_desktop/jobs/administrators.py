"""Telling administrators on the desktop what became of a job (DOMAIN.md §8)."""

from collections.abc import Iterable
from datetime import timedelta
from typing import Any

from astrobookings_desktop.data.queries import inbox as queries
from astrobookings_desktop.data.queries.sign_in import ADMINISTRATORS
from astrobookings_desktop.domain.entities import Entity
from astrobookings_desktop.domain.times import to_text
from astrobookings_desktop.services.messages.notices import Recipient, notify
from astrobookings_desktop.services.unit_of_work import UnitOfWork

FAILED, UNCERTAIN = "job_failed", "job_uncertain"
LONGEST_MESSAGE = 500
LONGEST_ERROR = 500
"""So much of a job's error is kept, and of the cause that it is compared with."""
ALIKE_FOR = timedelta(minutes=15)
"""So long an unread message stands for all jobs of its cause; the inbox counts them."""
DOUBT = "Nobody knows whether it arrived: {error}"


def tell_administrators(
    work: UnitOfWork,
    event: str,
    message: str,
    job_id: int,
    job_type: str,
    event_key: str | None = None,
) -> None:
    """A notice on the desktop of each; `event_key` as in `notify`."""
    facts = {"job_type": in_words(job_type), "error": message[:LONGEST_MESSAGE]}
    _tell(work, _administrators(work), event, message, job_id, facts, event_key)


def tell_of_failure(work: UnitOfWork, event: str, told: str, job_id: int, job_type: str) -> None:
    """That a job failed for good, as logged last; under `event`, or as any job when it is empty."""
    facts = _facts(work, told, job_id, job_type, told)
    words = f"A job failed for good: {_about(facts)}: {told}"
    event = event or FAILED
    _tell(work, _unaware(work, event, facts), event, words, job_id, facts)


def tell_of_doubt(
    work: UnitOfWork, told: str, job_id: int, job_type: str, cause: str | None = None
) -> None:
    """That nobody knows what became of a job, as logged last; `cause` is the job's own error, if
    that isn't what is `told`."""
    facts = _facts(work, told, job_id, job_type, cause or told)
    words = f"A job is uncertain: {_about(facts)}: {told}"
    _tell(work, _unaware(work, UNCERTAIN, facts), UNCERTAIN, words, job_id, facts)


def in_words(job_type: str) -> str:
    """A job's type as a person reads it."""
    return job_type.replace("_", " ")


def _administrators(work: UnitOfWork) -> list[int]:
    return [key for (key,) in work.all(ADMINISTRATORS)]


def _unaware(work: UnitOfWork, event: str, facts: dict[str, Any]) -> list[int]:
    """Those whom no unread message told of the same just now: hundreds may fail for one cause."""
    same = {
        "event": event,
        "job_type": facts["job_type"],
        "cause": facts["cause"],
        "since": to_text(work.now - ALIKE_FOR),
    }
    admins = _administrators(work)
    return [key for key in admins if work.one(queries.TOLD_OF_CAUSE, user_id=key, **same) is None]


def _facts(work: UnitOfWork, told: str, job_id: int, job_type: str, cause: str) -> dict[str, Any]:
    facts = {
        "job_type": in_words(job_type),
        "error": told[:LONGEST_MESSAGE],
        "cause": cause[:LONGEST_ERROR],
    }
    row = work.one(queries.TO_WHOM, job_id=job_id)
    return facts if row is None else {**facts, "recipient": row[0]}


def _about(facts: dict[str, Any]) -> str:
    to = f" to {facts['recipient']}" if "recipient" in facts else ""
    return f"{facts['job_type']}{to}"


def _tell(
    work: UnitOfWork,
    whom: Iterable[int],
    event: str,
    message: str,
    job_id: int,
    facts: dict[str, Any],
    event_key: str | None = None,
) -> None:
    told = [Recipient(key, by_mail=False) for key in whom]
    message = message[:LONGEST_MESSAGE]
    notify(work, event, told, Entity.JOB_QUEUE, job_id, message, facts, event_key=event_key)
