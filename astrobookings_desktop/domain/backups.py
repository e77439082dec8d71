"""Backups: what their files are called, which of them are kept, and why one is refused."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, datetime

from astrobookings_desktop.domain.errors import InvalidValue
from astrobookings_desktop.domain.phrases import Phrase
from astrobookings_desktop.domain.refusal import Refusal

ENDING = ".abk"
OWN_FOLDER = "backups"  # beside the database: where they go while no other folder is set
DAILY, WEEKLY, MONTHLY = 7, 5, 12
TODAY = 2  # the one before the last may be the one that somebody made before a risky step
SHORTEST_PASSPHRASE = 12

_STAMP = "%Y%m%d-%H%M%S"
_PERIODS: tuple[tuple[int, Callable[[datetime], tuple[int, ...]]], ...] = (
    (DAILY, lambda moment: (moment.year, moment.month, moment.day)),
    (WEEKLY, lambda moment: tuple(moment.isocalendar()[:2])),
    (MONTHLY, lambda moment: (moment.year, moment.month)),
)


# --- names and rotation -----------------------------------------------------------------------


def backup_name(database: str, moment: datetime) -> str:
    """The name of a backup of the database called `database`, made at `moment` (UTC)."""
    return f"astrobookings-{database}-{moment:{_STAMP}}{ENDING}"


def moment_of(name: str, database: str) -> datetime | None:
    """When the backup called `name` was made (UTC); None for any other name."""
    pattern = rf"astrobookings-{re.escape(database)}-(\d{{8}}-\d{{6}}){re.escape(ENDING)}"
    match = re.fullmatch(pattern, name, re.ASCII)
    if match is None:
        return None
    try:
        return datetime.strptime(match[1], _STAMP).replace(tzinfo=UTC)
    except ValueError:
        return None


def superseded(moments: Iterable[datetime], now: datetime) -> set[datetime]:
    """The backups of these moments (UTC) that needn't be kept.

    The last one of each of the newest 7 days, 5 weeks (Monday to Sunday) and 12 months that have
    any is kept, until tomorrow the one before today's last as well, and so is what claims to come
    from the future: some clock was wrong.
    """
    past = sorted((moment for moment in moments if moment <= now), reverse=True)
    kept = {moment for moment in past[:TODAY] if moment.date() == now.date()}
    for count, period_of in _PERIODS:
        last: dict[tuple[int, ...], datetime] = {}
        for moment in past:
            last.setdefault(period_of(moment), moment)
        kept.update(list(last.values())[:count])
    return set(past) - kept


def check_passphrase(passphrase: str) -> str:
    """A passphrase for a new backup; raises InvalidValue for one that is soon guessed."""
    if len(passphrase) < SHORTEST_PASSPHRASE:
        raise InvalidValue(
            "passphrase",
            Phrase(
                "have at least {shortest_passphrase} characters",
                shortest_passphrase=SHORTEST_PASSPHRASE,
            ),
        )
    return passphrase


# --- refusals ---------------------------------------------------------------------------------


@dataclass(eq=False)
class NotABackup(Refusal):
    """The file was never written by a backup."""

    file: str
    field = "file"
    sentence = "{file} is no AstroBookings backup: choose a file that a backup made."


@dataclass(eq=False)
class OtherCompany(Refusal):
    """The backup is of another company than the one that would have to make room for it."""

    file: str
    company: str
    practice: bool
    field = "file"

    def _sentence(self) -> str:
        if self.practice:
            return (
                "{file} is a backup of another company, {company}, made for practice: restore it "
                "into a database of its own."
            )
        return (
            "{file} is a backup of another company, {company}: restore it into a database of its "
            "own."
        )


@dataclass(eq=False)
class MissingBackup(Refusal):
    """There is no file of that name."""

    file: str
    field = "file"
    sentence = "There is no file {file:whole}: check its name and folder, or choose another one."


@dataclass(eq=False)
class DamagedBackup(Refusal):
    """A backup that was cut, changed or spoiled; `reason` goes on from "is damaged:"."""

    file: str
    reason: str
    field = "file"
    sentence = "The backup {file} is damaged: {reason:whole}. Choose another one."


@dataclass(eq=False)
class NewerBackup(Refusal):
    """A backup of a later version of the program, by its format or its schema."""

    file: str
    version: int
    field = "file"
    sentence = (
        "The backup {file} was made by a newer version of AstroBookings ({version}): "
        "install that version to restore it."
    )


@dataclass(eq=False)
class PassphraseNeeded(Refusal):
    """An encrypted backup is read only with its passphrase."""

    file: str
    field = "passphrase"
    sentence = "The backup {file} is encrypted: give the passphrase that it was made with."


@dataclass(eq=False)
class WrongPassphrase(Refusal):
    """Another passphrase than the backup was made with."""

    file: str
    field = "passphrase"
    sentence = "This is not the passphrase of the backup {file}: give the one it was made with."
