"""The base of all refusals, and how their facts become a sentence."""

import re
import string
from collections.abc import Iterable
from datetime import date, datetime
from enum import StrEnum
from typing import Any, ClassVar

_LONGEST_SHOWN = 60
_LONGEST_FACT = 1000


class Refusal(Exception):
    """What the rules say no to: an answer to a person, not a fault.

    Subclasses are dataclasses whose fields are the facts that decided. A refusal can be pickled,
    and matched by its facts.
    """

    __match_args__: ClassVar[tuple[str, ...]] = ()

    code: ClassVar[str] = "refusal"
    """The class's name in snake_case; stable, for programs."""

    sentence: ClassVar[str] = ""
    """The message with places for the facts, see _Wording."""

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
        return _WORDING.vformat(self._sentence(), (), self.facts)

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


class _Wording(string.Formatter):
    """Puts facts into a sentence: times to the minute in UTC, enums as words, texts made safe.

    Format words of its own: `seats` counts them, `label` makes a field's name start a sentence,
    `whole` leaves words of our own as long as they are.
    """

    def format_field(self, value: Any, format_spec: str) -> str:
        match value, format_spec:
            case int(), "seats":
                text = f"{value:,} seat{'' if value == 1 else 's'}"
            case str(), "label":
                words = value.replace("_", " ").replace(".", " ")
                text = "E-mail" if value == "email" else words.capitalize()
            case str(), "whole":
                text = _printable(value)
            case datetime(), "":
                text = f"{value:%Y-%m-%d %H:%M} UTC"
            case StrEnum(), "":
                text = value.replace("_", " ")
            case tuple(), "":
                text = ", ".join(self.format_field(item, "") for item in value)
            case _, "":
                text = _shown(str(value))
            case _:
                text = format(value, format_spec)
        return text


_WORDING = _Wording()


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
