"""A letter to look at, and one to try the mail server with; nothing is noted of either."""

from collections.abc import Mapping
from datetime import timedelta
from pathlib import Path
from typing import Any

from astrobookings_desktop.data.enqueue import DELIVER_NOTIFICATION
from astrobookings_desktop.data.queries import delivery as queries
from astrobookings_desktop.domain.bookings import hold_deadline
from astrobookings_desktop.domain.entities import Entity
from astrobookings_desktop.domain.errors import InvalidValue, NotFound
from astrobookings_desktop.domain.phrases import Phrase
from astrobookings_desktop.domain.rights import Right
from astrobookings_desktop.domain.statuses import Channel, Language, Role
from astrobookings_desktop.domain.times import to_text
from astrobookings_desktop.domain.values import clean_email
from astrobookings_desktop.jobs.administrators import DOUBT, in_words
from astrobookings_desktop.jobs.handlers.backup import AWAY, BACK_UP
from astrobookings_desktop.jobs.handlers.delivery import told_of
from astrobookings_desktop.jobs.job import NotConfigured
from astrobookings_desktop.jobs.mail.letters import Letter, LetterWriter, Told, events_of
from astrobookings_desktop.jobs.mail.post import put_into, send
from astrobookings_desktop.jobs.mail.way import (
    BROKE_BEFORE,
    RECIPIENT_REFUSED,
    MailSettings,
    what_is_missing,
)
from astrobookings_desktop.services import viewing
from astrobookings_desktop.services.reading import Reading

TEST = "test"
KINDS = {"traveler": Role.TRAVELER, "agency": Role.AGENCY, "staff": Role.MANAGER}
READERS = {
    "traveler": ("Sofía Ibarra", "sofia@example.org"),
    "agency": ("Selene Lines", "office@selene.example"),
    "staff": ("Amara Osei", "amara@astrobookings.example"),
}
"""Who a made-up letter goes to: name and e-mail."""

_DAYS_TO_GO, _DAYS_LATER = 30, 7  # of a launch that is put off
_BOOKING: dict[str, Any] = {
    "destination": "Moon",
    "seats": 2,
    "amount": "56000000.00",
    "traveler": "Sofía Ibarra",
    "locator": "K7M4QX",
}
_INVOICE: dict[str, Any] = {
    "number": "INV-2026-000001",
    "destination": "Moon",
    "amount": "560000.00",
    "balance": "60000.00",
    "due_date": "2026-12-31",
}


_OFFICE: dict[str, dict[str, Any]] = {
    "job_failed": {
        "job_type": in_words(DELIVER_NOTIFICATION),
        "error": RECIPIENT_REFUSED.format(answer="550 no mailbox here"),
    },
    "job_uncertain": {
        "job_type": in_words(DELIVER_NOTIFICATION),
        "error": DOUBT.format(error=f"{BROKE_BEFORE}."),
    },
    "backup_failed": {
        "job_type": in_words(BACK_UP),
        "error": AWAY.format(folder="/media/backups"),
    },
    "hub_unreachable": {},
}


def letter_of(reading: Reading, templates: Path, key: int, sender: str = "") -> Letter:
    """A message as it was or will be sent.

    Raises NotFound, also for what isn't the reader's to see, and Permanent where it can't be
    written.
    """
    visible = viewing.named_row(reading, Entity.NOTIFICATION, key) is not None
    row = reading.one(queries.TOLD, id=key) if visible else None
    if row is None:
        raise NotFound(Entity.NOTIFICATION, key)
    return LetterWriter(templates, reading.settings, sender).write(told_of(row), reading.now)


def desktop_message(reading: Reading, key: int) -> str | None:
    """What the desktop shows of a message; None for mail, and for what isn't the reader's."""
    row = viewing.named_row(reading, Entity.NOTIFICATION, key)
    return str(row["message"]) if row is not None and row["channel"] == Channel.DESKTOP else None


def sample_letter(
    reading: Reading,
    templates: Path,
    event: str,
    kind: str,
    language: Language,
    to: tuple[str, str] | None = None,
    sender: str = "",
    folder: Path | None = None,
) -> Letter:
    """A letter of that event with made-up facts, to a made-up reader unless `to` names one.

    `kind` is who reads it: traveler, agency or staff; `folder` is where a test is written to.
    Raises InvalidValue for an event without such a letter.
    """
    reading.require(Right.READ_NOTIFICATIONS)
    if kind not in KINDS or event not in events_of(templates, kind):
        raise InvalidValue(
            "event",
            Phrase(
                "be one that this reader gets a letter of ({known})",
                known=", ".join(events_of(templates, kind)),
            ),
            event,
        )
    facts = _facts(reading, event, kind, folder)
    reader = to or READERS[kind]
    # A mailbox drops what it has had: each test is a letter of its own.
    key = f"{event}:{to_text(reading.now)}" if event == TEST else event
    told = Told(0, event, key, facts, *reader, KINDS[kind], language, Entity.NOTIFICATION, 0)
    return LetterWriter(templates, reading.settings, sender).write(told, reading.now)


def send_test(
    reading: Reading, templates: Path, settings: MailSettings, address: str, language: Language
) -> str:
    """Send a letter to an address, at once; gives where it went, a Phrase.

    Raises MissingRight, InvalidValue for what is no address, NotConfigured where no mail can leave,
    and what `send` raises.
    """
    reading.require(Right.CHANGE_SETTINGS)
    to = clean_email(address, "test_address")
    if to is None:
        raise InvalidValue("test_address", "be an e-mail address", address)
    missing = what_is_missing(settings, reading)
    if missing:
        raise NotConfigured(missing)
    letter = sample_letter(
        *(reading, templates, TEST, "staff", language, (to, to)),
        sender=settings.sender,
        folder=settings.folder,
    )
    if settings.folder is not None:
        path = put_into(settings.folder, letter)
        return Phrase("Written to {path}.", path=str(path))
    assert settings.server is not None  # else it was missing
    send(settings.server, letter, lambda: None)
    host = settings.server.host
    return Phrase("{host} took the message to {address}.", host=host, address=to)


def _facts(reading: Reading, event: str, kind: str, folder: Path | None) -> Mapping[str, Any]:
    departs = reading.now.replace(minute=0) + timedelta(days=_DAYS_TO_GO)
    known = {"currency": reading.settings.currency, "date": to_text(departs)}
    if event == TEST:
        return {"folder": None if folder is None else str(folder)}
    if event.startswith(("invoice", "payment")):
        return {**_INVOICE, "currency": known["currency"]}
    if event in _OFFICE:
        return _OFFICE[event]
    facts = {**known, **_BOOKING}
    if event in ("booking_canceled", "launch_aborted"):
        facts["refund"] = facts["amount"]
    if event.startswith("launch"):  # as those have it who tell of it
        del facts["traveler"]
        if kind == "agency" or event == "launch_scheduled":
            del facts["locator"]
        if kind == "agency" and event == "launch_aborted":
            del facts["amount"]
        elif event == "launch_reopened":
            facts = {name: facts[name] for name in ("destination", "date")}
    if event == "booking_held":
        ends = hold_deadline(reading.now, reading.settings.hold_hours, departs)
        facts["hold_until"] = to_text(ends)
    if event == "booking_changed":
        facts["transferred_from"] = "Luca Bianchi"
    if event == "launch_delayed":
        facts["old_date"] = to_text(departs - timedelta(days=_DAYS_LATER))
    return facts
