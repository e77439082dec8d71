"""What the queue keeps of an error, said in the reader's language.

A job's error is stored as the English sentence that it was when it happened. Here are the shapes of
the sentences that the worker itself writes; whatever else it met (a server's own answer, a fault of
the program) stays as it was.
"""

import functools
import re
from typing import Any

from PySide6.QtCore import QCoreApplication

from astrobookings_desktop.data.errors import EXPLANATIONS
from astrobookings_desktop.domain.entities import Entity
from astrobookings_desktop.domain.errors import NotFound, Refusal
from astrobookings_desktop.domain.invoices import ZoneUnknown
from astrobookings_desktop.domain.phrases import Phrase
from astrobookings_desktop.domain.setting import Section
from astrobookings_desktop.domain.setting import declared as declared_settings
from astrobookings_desktop.jobs.mail.way import (
    BROKE_BEFORE,
    BROKE_OFF,
    BROKE_WITHIN,
    BY_THE_LIBRARY,
    ENDLESS,
    LEFT_AT_ONCE,
    LEFT_IN_TLS,
    MESSAGE_REFUSED,
    NO_ANSWER,
    NO_MAIL_SERVER,
    NO_SIGN_IN,
    NO_STARTTLS,
    NO_SUCH_NAME,
    NO_TLS,
    NOBODY_THERE,
    PACED,
    PACED_BEFORE,
    PRACTICE,
    PRACTICE_BEFORE,
    RECIPIENT_REFUSED,
    SAYS_NOTHING,
    SILENT,
    SPOKE_OR_LEFT,
)
from astrobookings_desktop.ui.language import PHRASES, declared, said, tell
from astrobookings_desktop.workstation import WorkstationSettings

_BROKEN = (BROKE_BEFORE, BROKE_WITHIN, BROKE_OFF)
LEGAL_DATA_LACKS = "The invoice waits: {agency} lacks {missing}. Enter it with the agency."
SHAPES = tuple(
    declared(PHRASES, shape)
    for shape in (
        PRACTICE,
        *PRACTICE_BEFORE,
        "No mail server is set: set smtp.host, or mail.folder to have messages written as files.",
        "The folder of messages {folder} isn't there: plug in its disk or make it, or set "
        "mail.folder to another one.",
        "The folder of messages {folder} can't be written ({reason}): make it writable, or set "
        "mail.folder to another one.",
        "The program ended at the last try while this was being done. It may be what ends it: look "
        "into it before it is tried again.",
        "Nobody knows whether it arrived: {error}",
        *(f"{words}{end}" for words in _BROKEN for end in (".", ": {answer}")),
        "The mail server refused the sender: {answer}",
        MESSAGE_REFUSED,
        "The mail server refused account or password: {answer}",
        "The mail server didn't take the sender now: {answer}",
        "The mail server didn't take the recipient now: {answer}",
        "The mail server didn't take the message now: {answer}",
        "The mail server didn't understand us: {answer}",
        "The mail server isn't ready for us: {answer}",
        "The mail server can't do what is set: {answer}",
        "The mail server answered what nobody understands: {answer}",
        "{server} can't be trusted: {answer}",
        NOBODY_THERE,
        NO_SUCH_NAME,
        NO_ANSWER,
        NO_MAIL_SERVER,
        LEFT_AT_ONCE,
        SAYS_NOTHING,
        NO_TLS,
        NO_STARTTLS,
        NO_SIGN_IN,
        SILENT,
        LEFT_IN_TLS,
        SPOKE_OR_LEFT,
        ENDLESS,
        *BY_THE_LIBRARY,
        "{server} can't be reached: {answer}",
        RECIPIENT_REFUSED,
        "{address} is no address that mail can go to: {answer}",
        "{address} is no address that mail can go to.",
        "{address} is no address that mail can come from: set mail.from, or the company's e-mail "
        "where there is none.",
        "A name or text in the message would add lines to its head.",
        "The message can't be written as mail: {error}",
        "{server} can't be the name of a mail server: set smtp.host to another one.",
        "The mail server offers no way to sign in with letters beyond plain ones: choose another "
        "password, or another account (smtp.user).",
        LEGAL_DATA_LACKS,
        "This version of the program doesn't know this kind of job: install a newer one.",
        "There is no template for {event} to {role}.",
        "The worker stumbled and tries again: {error}",
        "The program ended while this was being handed over: nobody knows whether it arrived. Ask "
        "the recipient, then mark it sent or send it again.",
        "A backup was restored: nobody knows whether it had gone out before.",
        "A backup was restored: nobody knows whether these people had been told before. Try it "
        "again if they weren't, else cancel it.",
        "The folder of backups {folder} isn't there: plug in its disk, or set another folder.",
        "The invoice's file isn't made yet.",
        PACED,
        PACED_BEFORE,
        "{folder} can't be written: {answer}",
        "{path} is damaged, and so no backup of it is kept. Restore the last backup.",
        "The job names no launch.",
        "The job names no invoice.",
        "The job names no message.",
        "What the message is to tell can't be read.",
        "The facts of {event} can't be read: {error}",
        "The template of {event} has an error: {error}",
        *EXPLANATIONS,
    )
)
REFUSALS: tuple[type[Refusal], ...] = (NotFound, ZoneUnknown)
"""What the rules refuse to a job by itself."""

_NOUNS = {entity.noun: entity for entity in Entity}
_KEY = re.compile(r"\b(?:smtp|mail)\.[a-z_]+\b")  # of a setting
_PREFIX = re.compile(r"A job failed for good: [^:]*: ")


def _pattern(shape: str) -> re.Pattern[str]:
    shape = re.escape(shape).replace(r"\{entity\}", f"(?P<entity>{'|'.join(_NOUNS)})")
    return re.compile(re.sub(r"\\\{(\w+)\\\}", r"(?P<\1>.+?)", shape), re.DOTALL)


@functools.cache
def _patterns() -> list[tuple[str, re.Pattern[str]]]:
    return [(shape, _pattern(shape)) for shape in SHAPES]


@functools.cache
def _refusals() -> list[tuple[type[Refusal], re.Pattern[str]]]:
    return [(kind, _pattern(kind.sentence)) for kind in REFUSALS]


def _refusal_of(text: str) -> Refusal | None:
    """The refusal whose English sentence this is."""
    for kind, pattern in _refusals():
        met = pattern.fullmatch(text)
        if met is not None:
            facts: dict[str, Any] = met.groupdict()
            if "entity" in facts:
                facts["entity"] = _NOUNS[facts["entity"]]
            return kind(**facts)
    return None


def error_words(text: str | None) -> str:
    """A stored error in the reader's language."""
    plain = _PREFIX.sub("", text or "", count=1)
    refusal = _refusal_of(plain)
    if refusal is not None:
        return tell(refusal)
    for shape, pattern in _patterns():
        met = pattern.fullmatch(plain)
        if met is not None:
            facts = {name: _fact(name, fact) for name, fact in met.groupdict().items()}
            return _with_titles(tell(Phrase(shape, **facts)))
    return plain


def _fact(name: str, text: str) -> str:
    """A part of an error: what is missing is a list of phrases, else it is perhaps an error."""
    return ", ".join(map(tell, text.split(", "))) if name == "missing" else error_words(text)


def pace_of(text: str | None) -> int | None:
    """How many messages a minute are sent, where an error says that others wait their turn.

    Nothing is wrong then.
    """
    for shape, pattern in _patterns():
        met = pattern.fullmatch(text or "") if shape in (PACED, PACED_BEFORE) else None
        if met is not None and met["count"].isdecimal():
            return int(met["count"])
    return None


def lacks_legal_data(text: str | None) -> bool:
    """Whether an error says that an agency lacks what its invoice must say."""
    return has_shape(text, LEGAL_DATA_LACKS)


def has_shape(text: str | None, shape: str) -> bool:
    """Whether a stored error is one of these."""
    return any(met.fullmatch(text or "") is not None for one, met in _patterns() if one == shape)


def setting_of(error: str) -> Section | str:
    """Where in the settings stands what helps against an error: the key of the setting that it is
    about or names first, else the section of mail."""
    if isinstance(_refusal_of(error), ZoneUnknown):
        return ZoneUnknown.field
    known = {one.key for one in declared_settings(WorkstationSettings).values()}
    return next((key for key in _KEY.findall(error) if key in known), Section.MAIL)


def _with_titles(text: str) -> str:
    """Settings by what the window calls them, in the place of their keys."""
    return _KEY.sub(lambda met: _title(met[0]), text)


def _title(key: str) -> str:
    for setting in declared_settings(WorkstationSettings).values():
        if setting.key == key:
            return _tr("“{0}”").format(said("settings", setting.title))
    return key


def _tr(text: str) -> str:
    return QCoreApplication.translate("error words", text)
