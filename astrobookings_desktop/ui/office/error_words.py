"""What the queue keeps of an error, said in the reader's language.

A job's error is stored as the English sentence that it was when it happened. Here are the shapes of
the sentences that the worker itself writes; whatever else it met (a server's own answer, a fault of
the program) stays as it was.
"""

import functools
import re

from PySide6.QtCore import QCoreApplication

from astrobookings_desktop.data.errors import EXPLANATIONS
from astrobookings_desktop.domain.phrases import Phrase
from astrobookings_desktop.domain.setting import declared as declared_settings
from astrobookings_desktop.jobs.mail.way import (
    NO_ANSWER,
    NO_SUCH_NAME,
    NOBODY_THERE,
    PACED,
    PACED_BEFORE,
    PRACTICE,
    PRACTICE_BEFORE,
)
from astrobookings_desktop.ui.language import PHRASES, declared, said, tell
from astrobookings_desktop.workstation import WorkstationSettings

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
        "The mail server broke off within the message: {answer}",
        "The mail server broke off before it answered: {answer}",
        "The mail server refused the sender: {answer}",
        "The mail server refused the recipient: {answer}",
        "The mail server refused the message: {answer}",
        "The mail server refused account or password: {answer}",
        "The mail server didn't take the sender now: {answer}",
        "The mail server didn't take the recipient now: {answer}",
        "The mail server didn't take the message now: {answer}",
        "The mail server didn't understand us: {answer}",
        "The mail server can't do what is set: {answer}",
        "The mail server answered what nobody understands: {answer}",
        "{server} can't be trusted: {answer}",
        NOBODY_THERE,
        NO_SUCH_NAME,
        NO_ANSWER,
        "{server} can't be reached: {answer}",
        "{address} is no address that mail can go to: {answer}",
        "{address} is no address that mail can go to.",
        "{address} is no address that mail can come from: set mail.from, or the company's e-mail "
        "where there is none.",
        "A name or text in the message would add lines to its head.",
        "The message can't be written as mail: {error}",
        "{server} can't be the name of a mail server: set smtp.host to another one.",
        "The mail server offers no way to sign in with letters beyond plain ones: choose another "
        "password, or another account (smtp.user).",
        "The invoice waits: {agency} lacks {missing}. Enter it with the agency.",
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
        "The mail server broke off: {answer}",
        "{folder} can't be written: {answer}",
        *EXPLANATIONS,
    )
)
_KEY = re.compile(r"\b(?:smtp|mail)\.[a-z_]+\b")  # of a setting
_PREFIX = re.compile(r"A job failed for good: [^:]*: ")


@functools.cache
def _patterns() -> list[tuple[str, re.Pattern[str]]]:
    return [
        (
            shape,
            re.compile(
                re.sub(r"\\\{(\w+)\\\}", r"(?P<\1>.+?)", re.escape(shape)),
                re.DOTALL,
            ),
        )
        for shape in SHAPES
    ]


def error_words(text: str | None) -> str:
    """A stored error in the reader's language."""
    plain = _PREFIX.sub("", text or "", count=1)
    for shape, pattern in _patterns():
        met = pattern.fullmatch(plain)
        if met is not None:
            facts = {name: error_words(fact) for name, fact in met.groupdict().items()}
            return _with_titles(tell(Phrase(shape, **facts)))
    return plain


def pace_of(text: str | None) -> int | None:
    """How many messages a minute are sent, where an error says that others wait their turn.

    Nothing is wrong then.
    """
    for shape, pattern in _patterns():
        met = pattern.fullmatch(text or "") if shape in (PACED, PACED_BEFORE) else None
        if met is not None and met["count"].isdecimal():
            return int(met["count"])
    return None


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
