"""The base of all refusals, and how their facts become a sentence."""

import re
import string
from collections.abc import Iterable
from datetime import date, datetime
from enum import StrEnum
from typing import Any, ClassVar

from astrobookings_desktop.domain.entities import Entity
from astrobookings_desktop.domain.locator import display, normalize
from astrobookings_desktop.domain.phrases import Count, member_word, with_word

_LONGEST_SHOWN = 60
_LONGEST_FACT = 1000
# Where a form's own word for a field isn't the column's name.
_LABELS = {
    "email": "E-mail",
    "contact_phone": "Phone",
    "contact_info": "Contact",
    "again": "Password again",
    "old_password": "Present password",
}


class Refusal(Exception):
    """What the rules say no to: an answer to a person, not a fault.

    Subclasses are dataclasses whose fields are the facts that decided. A refusal can be pickled,
    and matched by its facts.
    """

    __match_args__: ClassVar[tuple[str, ...]] = ()

    code: ClassVar[str] = "refusal"
    """The class's name in snake_case; stable, for programs."""

    sentence: ClassVar[str] = ""
    """The message with places for the facts, see Wording."""

    field: str | None = None
    """The form field that the refusal belongs to, if one does."""

    def __init_subclass__(cls) -> None:
        cls.code = re.sub(r"(?<!^)(?=[A-Z])", "_", cls.__name__).lower()

    @property
    def facts(self) -> dict[str, object]:
        """What decided, by name."""
        return {name: getattr(self, name) for name in self.__match_args__}

    @property
    def message(self) -> str:
        """One plain English sentence: what is wrong and what to do."""
        return ENGLISH.vformat(self.template, (), self.facts)

    @property
    def template(self) -> str:
        """The sentence with places for the facts, for a screen that translates it."""
        return self._sentence()

    def as_dict(self) -> dict[str, object]:
        """`error`, `message` and the facts as JSON-able values (money and times as text)."""
        facts = {name: _jsonable(value) for name, value in self.facts.items()}
        return {"error": self.code, "message": self.message, **facts}

    def _sentence(self) -> str:
        return self.sentence

    def __str__(self) -> str:
        return self.message

    def __reduce__(self) -> tuple[Any, ...]:
        return type(self), tuple(self.facts.values())


class Wording(string.Formatter):
    """Puts facts into a sentence: times to the minute in UTC, enums as words, texts made safe.

    Format words of its own: `seats` counts them, `label` makes a field's name start a sentence,
    `whole` leaves words of our own as long as they are. A screen says each in its language.
    """

    def seats(self, count: int) -> str:
        """1 seat, 2 seats."""
        return f"{count:,} seat{'' if count == 1 else 's'}"

    def label(self, field: str) -> str:
        """A field's name at the start of a sentence: Price per seat."""
        words = field.replace("_", " ").replace(".", " ")
        return _LABELS.get(field) or words.capitalize()

    def words(self, text: str) -> str:
        """Words of our own."""
        return text

    def refusal(self, why: Refusal) -> str:
        """What another refusal says."""
        return why.message

    def moment(self, when: datetime) -> str:
        """A time to the minute."""
        return f"{when:%Y-%m-%d %H:%M} UTC"

    def day(self, when: date) -> str:
        """A day of the calendar."""
        return when.isoformat()

    def member(self, value: StrEnum) -> str:
        """One of a fixed set: confirmed, job; of a range, which is a name: Low Earth."""
        return member_word(value)

    def place(self, name: str) -> str:
        """A launch's destination, as records call it."""
        return name

    def number(self, value: Any, format_spec: str) -> str:
        """A figure, or whatever else has a format of its own."""
        return format(value, format_spec)

    def get_field(self, field_name: str, args: Any, kwargs: Any) -> Any:
        """A fact by its name; a locator, also one that is a record's key, as people read it."""
        value, name = super().get_field(field_name, args, kwargs)
        is_key = name == "key" and kwargs.get("entity") is Entity.BOOKING
        if (name == "locator" or is_key) and isinstance(value, str) and normalize(value) == value:
            value = display(value)
        if name == "destination" and isinstance(value, str):
            value = self.place(value)
        return value, name

    def format_field(self, value: Any, format_spec: str) -> str:
        """One fact in words."""
        match value, format_spec:
            case int(), "seats":
                text = self.seats(value)
            case str(), "label":
                text = self.label(value)
            case str(), "whole":
                text = _printable(self.words(value))
            case int(), _ if "|" in format_spec:
                text = with_word(self.number(value, ","), format_spec, is_one=value == 1)
            case _, _ if "|" in format_spec and not isinstance(value, Count):
                # What `check` tells of may be of any type.
                text = with_word(_shown(str(value)), format_spec, is_one=False)
            case Refusal(), "":
                text = self.refusal(value)
            case datetime(), "":
                text = self.moment(value)
            case date(), "":
                text = self.day(value)
            case StrEnum(), "":
                text = self.member(value)
            case tuple(), "":
                text = ", ".join(self.format_field(item, "") for item in value)
            case _, "":
                text = _shown(str(value))
            case _:
                text = self.number(value, format_spec)
        return text


ENGLISH = Wording()


def _shown(text: str) -> str:
    """`text` short, in one line, without anything that a terminal would obey."""
    if len(text) > _LONGEST_SHOWN:
        text = f"{text[:_LONGEST_SHOWN]}… ({len(text):,} characters)"
    return _printable(text)


def _printable(text: str) -> str:
    return "".join(
        sign if sign.isprintable() else sign.encode("unicode_escape").decode() for sign in text
    )


def _jsonable(value: object) -> object:
    if value is None or isinstance(value, int):
        return value
    if isinstance(value, str):
        return value[:_LONGEST_FACT].encode("utf-8", "backslashreplace").decode()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Iterable):
        return [_jsonable(item) for item in value]
    return str(value)
