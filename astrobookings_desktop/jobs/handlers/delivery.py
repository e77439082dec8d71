"""Delivering one message by mail (DOMAIN.md §8)."""

import contextlib
import json
import sqlite3
import threading
from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from pathlib import Path
from time import monotonic, sleep
from typing import Any

from astrobookings_desktop.data.queries import delivery as queries
from astrobookings_desktop.domain.entities import Entity
from astrobookings_desktop.domain.statuses import Channel, Language, NotificationStatus, Role
from astrobookings_desktop.domain.times import from_text, to_text
from astrobookings_desktop.jobs.job import (
    Job,
    NotConfigured,
    Offline,
    Outcome,
    Permanent,
    Withdrawn,
)
from astrobookings_desktop.jobs.mail.attachments import ATTACHMENTS, AttachmentsOf
from astrobookings_desktop.jobs.mail.letters import Letter, LetterWriter, Told
from astrobookings_desktop.jobs.mail.news import is_old
from astrobookings_desktop.jobs.mail.post import (
    AddressRefused,
    FolderUnusable,
    is_writable,
    put_into,
    send,
)
from astrobookings_desktop.jobs.mail.way import PACED, MailSettings, what_is_missing
from astrobookings_desktop.jobs.registry import Effect, Tools
from astrobookings_desktop.services.actors import WORKER
from astrobookings_desktop.services.messages.notices import end_delivery
from astrobookings_desktop.services.reading import Reading
from astrobookings_desktop.services.unit_of_work import UnitOfWork

MINUTE = timedelta(minutes=1)
LONGEST_WAIT = 0.5  # seconds, for a place among the messages of a minute
PROFILES = {Role.TRAVELER: Entity.TRAVELER, Role.AGENCY: Entity.AGENCY}


class Pace:
    """No more than so many messages a minute, over all threads of one worker, evenly."""

    def __init__(self) -> None:
        self._guard = threading.Lock()
        self._free_at = 0.0

    def take(self, per_minute: int, wait: float = 0.0) -> None:
        """Wait for the next place, `wait` seconds at least; raises Offline with the time to wait
        when that is long.

        Not at once: who tries message after message meanwhile would keep disk and processor busy.
        """
        with self._guard:
            now = monotonic()
            wait = max(wait, self._free_at - now)
            is_near = wait <= LONGEST_WAIT
            if is_near:
                self._free_at = now + wait + 60 / per_minute
        sleep(min(wait, LONGEST_WAIT))
        if not is_near:
            pause = timedelta(seconds=wait - LONGEST_WAIT)
            raise Offline(PACED.format(count=per_minute), pause)


class Delivery:
    """Delivers messages with the settings that hold at that moment."""

    def __init__(
        self,
        settings: Callable[[], MailSettings],
        templates: Path,
        attachments: Mapping[str, AttachmentsOf] = ATTACHMENTS,
    ) -> None:
        self._settings, self._templates = settings, templates
        self._attachments = attachments
        self._pace = Pace()
        self._unusable: Path | None = None

    def has_recovered(self) -> bool:
        """Whether a folder that couldn't be written can be by now; says so once."""
        folder = self._unusable
        if folder is None or not is_writable(folder):
            return False
        self._unusable = None
        return True

    def run(self, tools: Tools, job: Job) -> Effect | None:
        """Send the message unless it was discarded; gives what is noted when it is gone.

        What is news to nobody any more is discarded.
        """
        if job.entity_id is None:
            raise Permanent("The job names no message.")
        key, settings = job.entity_id, self._settings()
        with contextlib.closing(tools.office.reader()) as connection:
            reading = tools.office.reading(connection, WORKER)
            told = _read(reading, key)
            if told is None:
                return None
            # Else the end of one that is old would say that the way is there: it wakes all others.
            missing = what_is_missing(settings, reading) if told.email else ""
            if missing:
                raise NotConfigured(missing)
            if is_old(reading, told):
                return lambda work: _note(work, queries.DISCARDED, key)
            if not told.email:
                return lambda work: _note(work, queries.TO_DESKTOP, key)
            attached = self._attachments.get(told.event)
            wait = 0.0
            if settings.folder is None:  # no more than a look: another may be quicker
                wait = _wait_for_place(connection, reading.now, settings.per_minute)
            letter = LetterWriter(self._templates, reading.settings, settings.sender).write(
                told, reading.now, () if attached is None else attached(reading, told)
            )
        try:
            self._hand_over(settings, letter, told, tools, wait)
        except Withdrawn:  # while the letter was written or the server asked
            return None
        return lambda work: _sent(work, key)

    def _hand_over(
        self, settings: MailSettings, letter: Letter, told: Told, tools: Tools, wait: float
    ) -> None:
        if settings.folder is not None:
            try:
                put_into(settings.folder, letter, lambda: tools.hand_over(queries.SENDING))
            except FolderUnusable:
                self._unusable = settings.folder
                raise
        elif settings.server is not None:
            self._pace.take(settings.per_minute, wait)
            try:
                send(settings.server, letter, lambda: _take_place(tools, settings.per_minute))
            except AddressRefused as refusal:
                said = str(refusal)
                refusal.effect = lambda work: _mark_refused(work, told, said)
                raise


def lost(work: UnitOfWork, entity_id: int | None, outcome: Outcome) -> bool:
    """Note at the message what became of its job; whether it was discarded meanwhile."""
    if entity_id is None:
        return False
    ends = {Outcome.FAILED: queries.FAILED, Outcome.UNCERTAIN: queries.UNCERTAIN}
    _note(work, ends[outcome], entity_id)
    return _end_if_discarded(work, entity_id)


def again(work: UnitOfWork, entity_id: int | None) -> None:
    """Note at the message that it waits once more."""
    if entity_id is not None:
        _note(work, queries.WAITS_AGAIN, entity_id)
        _end_if_discarded(work, entity_id)


def _end_if_discarded(work: UnitOfWork, key: int) -> bool:
    """What went wrong with a message that was discarded meanwhile is nobody's concern."""
    is_over = work.one(queries.IS_DISCARDED, id=key) is not None
    if is_over:
        end_delivery(work, key)
    return is_over


def _read(reading: Reading, key: int) -> Told | None:
    """The message; None when it is gone or nothing is to be sent any more."""
    row = reading.one(queries.TOLD, id=key)
    if row is None:
        return None
    told = told_of(row)
    status, channel = row[4:6]
    if status != NotificationStatus.PENDING or channel != Channel.MAIL:
        return None
    return told


def told_of(row: tuple[Any, ...]) -> Told:
    """A message and its recipient from a row of `TOLD`; raises Permanent for facts of nonsense."""
    key, event, event_key, facts, _, _, name, email, role, language, entity, entity_id, user = row
    known = None
    with contextlib.suppress(ValueError, RecursionError):  # its CHECK was circumvented
        known = json.loads(facts)
    if not isinstance(known, dict):
        raise Permanent("What the message is to tell can't be read.")
    return Told(
        key,
        event,
        event_key,
        known,
        name,
        email or "",
        Role(role),
        Language(language),
        Entity(entity) if entity in tuple(Entity) else None,
        entity_id,
        user,
    )


def _wait_for_place(connection: sqlite3.Connection, now: datetime, per_minute: int) -> float:
    """Seconds until all workers together have sent less in a minute than the server allows."""
    since = now - MINUTE
    asked = {"since": to_text(since), "now": to_text(now), "later": per_minute - 1}
    row = connection.execute(queries.SENT_BEFORE, asked).fetchone()
    return 0.0 if row is None else (from_text(row[0]) - since).total_seconds()


def _take_place(tools: Tools, per_minute: int) -> None:
    """Note that the message is being sent, in a transaction in which there is a place for it.

    The server waits meanwhile: a moment, else Offline is raised with the time to wait.
    """
    last = monotonic() + LONGEST_WAIT

    def require(connection: sqlite3.Connection) -> None:
        wait = _wait_for_place(connection, tools.office.clock(), per_minute)
        if wait:
            raise Offline(PACED.format(count=per_minute), timedelta(seconds=wait))

    while True:
        try:
            tools.hand_over(queries.SENDING, require)
        except Offline as full:
            pause = full.pause.total_seconds()
            if monotonic() + pause > last:
                raise
            sleep(pause)
        else:
            return


def _sent(work: UnitOfWork, key: int) -> None:
    """It has gone; an address that a server took isn't refused any more."""
    _note(work, queries.GONE, key)
    row = work.one(queries.ADDRESS, id=key)
    if row is not None and row[3] is not None:
        _mark_address(work, row, None)


def _mark_refused(work: UnitOfWork, told: Told, said: str) -> None:
    """Unless the person has another address by now."""
    row = work.one(queries.ADDRESS, id=told.notification_id)
    if row is not None and row[2] == told.email and row[3] != said:
        _mark_address(work, row, said)


def _mark_address(work: UnitOfWork, row: tuple[Any, ...], said: str | None) -> None:
    """Note at a person what is wrong with their address: business data, so the log has it (§9)."""
    person, role, _email, before = row
    work.execute(queries.MARK_ADDRESS, id=person, said=said)
    entity = PROFILES.get(Role(role), Entity.USER)
    work.touched(Entity.USER, person)
    work.touched(entity, person)
    action = "address_taken" if said is None else "address_refused"
    was, now = ({} if words is None else {"email_refused": words} for words in (before, said))
    work.log(entity, person, action, was, now)


def _note(work: UnitOfWork, statement: str, key: int) -> None:
    """Where a message stands on its way: sent, failed, told on the desktop instead.

    That is the queue's own bookkeeping, which isn't logged (§9): nobody decided it, and what made
    a mail a desktop notice, that the person has no address any more, was logged when it was edited.
    """
    if work.execute(statement, id=key, now=work.now_text):
        work.touched(Entity.NOTIFICATION, key)
