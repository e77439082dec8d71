"""What one setting is: its name, meaning, bounds and how text becomes its value.

Settings are declared once, as the annotated fields of a frozen dataclass; the command line, the
window and the files all follow from there.
"""

import math
from collections.abc import Callable, Iterable, Mapping
from dataclasses import MISSING, dataclass, fields, replace
from enum import Enum
from typing import Any, get_type_hints
from zoneinfo import ZoneInfo

from astrobookings_desktop.domain.errors import InvalidValue
from astrobookings_desktop.domain.phrases import Phrase
from astrobookings_desktop.domain.refusal import Refusal
from astrobookings_desktop.domain.values import (
    address_for_servers,
    clean_email,
    clean_text,
    parse_whole_number,
)

LONGEST_LINE = 200
LONGEST_LINES = 500
LONGEST_PATH = 4000

Parse = Callable[[Any, str], Any]
"""A value from what was given, under the setting's name; raises InvalidValue."""
Check = Callable[[Any, str], None]
"""What else must hold of a value that is chosen anew, under the setting's name; raises Refusal."""


class Section(Enum):
    """Where a person finds a setting; the value is its title."""

    COMPANY = "Company"
    SELLING = "Selling"
    INVOICES = "Invoices"
    MAIL = "Mail"
    BACKUP = "Backup"
    WORKSTATION = "This workstation"


class Kind(Enum):
    """What is entered."""

    WHOLE = "whole number"
    NUMBER = "number"
    LINE = "text"
    LINES = "text of several lines"
    CHOICE = "word of a few"
    ZONE = "time zone"
    CURRENCY = "currency"
    FOLDER = "folder"


@dataclass(frozen=True, slots=True)
class Setting:
    """One setting. `key` is what people call it, `name` the field that holds it.

    What stands is read by `parse` alone; what is chosen must pass `check` too. An empty text as
    `default` means that there is none. `personal` ones are about how the screen looks: everybody
    sets them, all others need the right to change settings.
    """

    section: Section
    title: str
    meaning: str
    parse: Parse
    kind: Kind = Kind.LINE
    unit: str = ""
    choices: tuple[str, ...] = ()
    personal: bool = False
    check: Check | None = None
    key: str = ""
    name: str = ""
    default: Any = ""

    def read(self, given: Any) -> Any:
        """The value that `given` states; raises InvalidValue under the setting's key."""
        return self.parse(given, self.key)

    def choose(self, given: Any, now: Any) -> Any:
        """The value that `given` states, where `now` is the one that holds and may stay.

        Raises InvalidValue, or what the setting's `check` raises.
        """
        value = self.read(given)
        if self.check is not None and value != now:
            self.check(value, self.key)
        return value


@dataclass(eq=False)
class UnknownSetting(Refusal):
    """No setting has this key; `nearest` is what may have been meant, empty when none is near."""

    key: str
    nearest: str
    field = "key"

    def _sentence(self) -> str:
        if not self.nearest:
            return "There is no setting {key}: “settings list” has them all."
        return "There is no setting {key}: did you mean {nearest}? “settings list” has them all."


def declared(kind: type) -> Mapping[str, Setting]:
    """The settings of a dataclass whose fields are annotated with them, by field name."""
    hints = get_type_hints(kind, include_extras=True)
    found = {}
    for one in fields(kind):
        setting: Setting = hints[one.name].__metadata__[0]
        default = one.default if one.default_factory is MISSING else one.default_factory()
        key = setting.key or one.name
        found[one.name] = replace(setting, name=one.name, key=key, default=default)
    return found


def nearest_key(key: str, known: Iterable[str]) -> str:
    """The known key that looks most like `key`; empty where none is near."""
    folded = {name.replace("_", ".").lower(): name for name in known}
    wanted = key.strip().replace("_", ".").lower()
    from difflib import get_close_matches  # for mistakes alone

    near = get_close_matches(wanted, folded, n=1, cutoff=0.5)
    return folded[near[0]] if near else ""


# --- how text becomes a value ---------------------------------------------------------------------


def whole(lowest: int, highest: int) -> Parse:
    """A whole number in the bounds."""
    return lambda given, field: parse_whole_number(given, field, lowest, highest)


def number(lowest: float, highest: float) -> Parse:
    """A number in the bounds."""

    def parse(given: Any, field: str) -> float:
        try:
            value = math.nan if isinstance(given, bool) else float(given)
        except (TypeError, ValueError, OverflowError):
            value = math.nan
        if not lowest <= value <= highest:
            raise InvalidValue(
                field,
                Phrase(
                    "be a number from {lowest:,} to {highest:,}", lowest=lowest, highest=highest
                ),
                given,
            )
        return value

    return parse


def choice(*allowed: str) -> Parse:
    """One of a few words."""

    def parse(given: Any, field: str) -> str:
        word = given.strip().lower() if isinstance(given, str) else given
        if word not in allowed:
            raise InvalidValue(field, Phrase("be one of {names}", names=", ".join(allowed)), given)
        return str(word)

    return parse


def line(given: Any, field: str) -> str:
    """Text on one line, or none."""
    return clean_text(_text(given, field), field, LONGEST_LINE, multiline=False) or ""


def lines(given: Any, field: str) -> str:
    """Text of several lines, or none."""
    return clean_text(_text(given, field), field, LONGEST_LINES) or ""


def email(given: Any, field: str) -> str:
    """An e-mail address, or none."""
    return clean_email(_text(given, field), field) or ""


def check_sender(address: str, field: str) -> None:
    """Whether mail can come from the address; none is fine. Raises InvalidValue."""
    if address and address_for_servers(address) is None:
        raise InvalidValue(
            field,
            "be an address that mail can come from, with plain letters and digits before the @",
            address,
        )


def zone(*others: str) -> Parse:
    """The name of a time zone, or one of the `others`."""

    def parse(given: Any, field: str) -> str:
        name = _text(given, field).strip()
        if name in others:
            return name
        try:
            ZoneInfo(name)
        # A name that is a folder of the zone database or leads out of it comes as another error.
        except (KeyError, ValueError, OSError) as error:
            reason = Phrase("be a time zone such as America/New_York")
            if others:
                known = "” or “".join(others)
                reason = Phrase("be “{known}” or a time zone such as America/New_York", known=known)
            raise InvalidValue(field, reason, given) from error
        return name

    return parse


def folder(given: Any, field: str) -> str:
    """The whole path of a folder as it is written, or none; whether it is there is not asked."""
    path = _text(given, field).strip()
    clean_text(path, field, LONGEST_PATH, multiline=False)
    if path and not path.startswith("/"):
        raise InvalidValue(field, "be the whole path of a folder, from / on", given)
    return path


def _text(given: Any, field: str) -> str:
    if not isinstance(given, str):
        raise InvalidValue(field, "be text", given)
    return given
