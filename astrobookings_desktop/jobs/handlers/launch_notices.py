"""Telling travelers, agency and desk what became of a launch (DOMAIN.md §4, §8).

A launch may have ten thousand bookings: the notices are written in slices, each a transaction of
its own, so that the desk sells on meanwhile. Who was told is passed over, whatever ended the job.
"""

from dataclasses import dataclass
from typing import Any

from astrobookings_desktop.data.models import Launch
from astrobookings_desktop.data.queries.launches import notices as queries
from astrobookings_desktop.domain.entities import Entity
from astrobookings_desktop.domain.locator import display
from astrobookings_desktop.domain.money import from_cents
from astrobookings_desktop.domain.statuses import LaunchStatus
from astrobookings_desktop.domain.times import english_moment, from_text, to_text
from astrobookings_desktop.jobs.job import Job, Permanent
from astrobookings_desktop.jobs.registry import Tools
from astrobookings_desktop.services.actors import WORKER
from astrobookings_desktop.services.messages.notices import Recipient, notify, recipient_of
from astrobookings_desktop.services.unit_of_work import UnitOfWork

SLICE = 250  # travelers at once: some tens of milliseconds
WORDS = {
    "launch_confirmed": "Launch confirmed",
    "launch_delayed": "Launch delayed",
    "launch_launched": "Launched",
    "launch_failed": "Launch failed",
    "launch_aborted": "Launch aborted",
}


OUTCOMES = {f"launch_{status}": status for status in LaunchStatus if not status.is_open}


@dataclass(frozen=True)
class _Event:
    """What is told, as the job says."""

    name: str
    key: str
    as_of: str
    launch_id: int
    job_id: int
    facts: dict[str, Any]

    def line(self, facts: dict[str, Any], *more: str) -> str:
        date = from_text(facts["date"])
        where = f"{WORDS[self.name]}: {facts['destination']} on {english_moment(date)} UTC"
        if facts.get("old_date"):
            where += f", not {english_moment(from_text(facts['old_date']))}"
        if facts.get("reason"):
            more = (*more, str(facts["reason"]))
        return ", ".join((where, *more))


def notify_launch(tools: Tools, job: Job) -> None:
    """Leave a message to everybody whom the event concerns; says how far it is.

    Nothing is told of an outcome that was corrected, though its job be tried again by hand.
    """
    event = _event_of(job)
    with tools.office.writer() as writer:
        with writer.unit_of_work(WORKER) as work:
            tools.require_own(work)
            if event.name in OUTCOMES and OUTCOMES[event.name] is not _status(work, event):
                return
            facts = _known(work, event)
            total = _tell_the_houses(work, event, facts)
        after = done = 0
        while True:
            with writer.unit_of_work(WORKER) as work:
                tools.require_own(work)  # a correction may have called it off
                rows = work.all(
                    queries.TRAVELERS,
                    launch_id=event.launch_id,
                    as_of=event.as_of,
                    job=event.job_id,
                    after=after,
                    most=SLICE,
                )
                for row in rows:
                    _tell_traveler(work, event, facts, row)
            if len(rows) < SLICE:
                return
            done, after = done + len(rows), rows[-1][0]
            tools.tell(min(99, 100 * done // max(total, 1)))


def _event_of(job: Job) -> _Event:
    name, as_of, facts = (job.data.get(key) for key in ("event", "bookings_as_of", "facts"))
    if job.entity is not Entity.LAUNCH or job.entity_id is None:
        raise Permanent("The job names no launch.")
    if name not in WORDS:
        raise Permanent(f"Nothing is told of the event {name!r}.")
    try:
        moment = to_text(from_text(str(as_of)))
    except ValueError as error:
        raise Permanent(f"The job names no moment of the event: {as_of!r}") from error
    known = dict(facts) if isinstance(facts, dict) else {}
    return _Event(str(name), f"{name}:job:{job.id}", moment, job.entity_id, job.id, known)


def _status(work: UnitOfWork, event: _Event) -> LaunchStatus:
    status: LaunchStatus = work.get(Launch, event.launch_id).status
    return status


def _known(work: UnitOfWork, event: _Event) -> dict[str, Any]:
    """What is told to everybody; the job's own facts go before those of the launch as it stands."""
    launch = work.get(Launch, event.launch_id)
    return {
        "destination": launch.destination,
        "date": to_text(launch.date),
        "currency": work.settings.currency,
        **event.facts,
    }


def _tell_the_houses(work: UnitOfWork, event: _Event, facts: dict[str, Any]) -> int:
    """Tell the agency, and everybody here on the desktop; gives how many travelers follow."""
    row = work.one(queries.COUNT, launch_id=event.launch_id, as_of=event.as_of, job=event.job_id)
    travelers, seats, amount, refund = row or (0, 0, 0, 0)
    agency = work.get(Launch, event.launch_id).agency_id
    told = [recipient_of(work, agency)]
    told += [Recipient(key, by_mail=False) for (key,) in work.all(queries.STAFF)]
    whole = {**facts, "seats": seats}
    words = ["1 traveler is told" if travelers == 1 else f"{travelers:,} travelers are told"]
    if event.name == "launch_aborted":  # what was held was never paid for
        whole["refund"] = str(from_cents(refund))
        words.append(_refund(refund, facts))
    else:
        whole["amount"] = str(from_cents(amount))
    line = event.line(facts, *words)
    _notify(work, event, told, line, whole)
    return int(travelers)


def _tell_traveler(
    work: UnitOfWork, event: _Event, facts: dict[str, Any], row: tuple[Any, ...]
) -> None:
    key, has_mail, seats, amount, refund, found = row
    own = {**facts, "seats": seats, "amount": str(from_cents(amount)), "locator": found}
    shown = ", ".join(map(display, found.split(",")))
    words = ["1 seat" if seats == 1 else f"{seats} seats", f"locator {shown}"]
    if event.name == "launch_aborted":
        own["refund"] = str(from_cents(refund))
        words.append(_refund(refund, facts))
    line = event.line(facts, *words)
    _notify(work, event, [Recipient(key, bool(has_mail))], line, own)


def _refund(cents: int, facts: dict[str, Any]) -> str:
    return f"refund {from_cents(cents):,.2f} {facts['currency']}"


def _notify(
    work: UnitOfWork, event: _Event, told: list[Recipient], line: str, facts: dict[str, Any]
) -> None:
    about = Entity.LAUNCH
    notify(work, event.name, told, about, event.launch_id, line, facts, event_key=event.key)
