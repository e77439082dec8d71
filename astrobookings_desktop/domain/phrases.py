"""Sentences that remember what they were made of, so that a screen can say them anew."""

import string
from enum import StrEnum
from typing import Any

from astrobookings_desktop.domain.entities import Entity
from astrobookings_desktop.domain.statuses import Range


def with_word(figures: str, words: str, *, is_one: bool) -> str:
    """A count with the word that goes with it: `row|rows` makes of 1 "1 row", of 2 "2 rows".

    After a sign of equality the word stands alone: `=is|are`.
    """
    one, many = words.removeprefix("=").split("|", 1)
    word = one if is_one else many
    return word if words.startswith("=") else f"{figures} {word}"


def member_word(value: StrEnum) -> str:
    """One of a fixed set in words: confirmed, job; of a range, which is a name: Low Earth."""
    return value.noun if isinstance(value, Entity | Range) else value.replace("_", " ")


class Count(str):
    """A count as text, which takes its word in a template: `"{0:row|rows} copied"`."""

    is_one: bool

    def __new__(cls, text: str, is_one: bool) -> "Count":
        """The text of a count; `is_one` decides which word goes with it."""
        count = super().__new__(cls, text)
        count.is_one = is_one
        return count

    def __format__(self, format_spec: str) -> str:
        if "|" in format_spec:
            return with_word(str(self), format_spec, is_one=self.is_one)
        return super().__format__(format_spec)

    def __reduce__(self) -> tuple[Any, ...]:
        return Count, (str(self), self.is_one)


class _Filler(string.Formatter):
    """Fills English templates in; whole numbers may bring their word, enums are told as words."""

    def format_field(self, value: Any, format_spec: str) -> str:
        if "|" in format_spec and not isinstance(value, Count):
            # What `check` tells of may be of any type.
            figures = f"{value:,}" if isinstance(value, int) else str(value)
            return with_word(figures, format_spec, is_one=value == 1)
        if isinstance(value, StrEnum) and not format_spec:
            return member_word(value)
        return str(super().format_field(value, format_spec))


_FILLER = _Filler()


class Phrase(str):
    """Words in plain English made of a template and facts: `Phrase("have at most {n}", n=3)`.

    It is its own English text; a screen in another language translates `template` and puts the
    same `facts` in. Templates are literals in the code, which is where the translations find them.
    """

    template: str
    facts: dict[str, Any]

    def __new__(cls, template: str, /, **facts: Any) -> "Phrase":
        """The phrase; raises KeyError when a fact is missing."""
        phrase = super().__new__(cls, _FILLER.vformat(template, (), facts))
        phrase.template, phrase.facts = template, facts
        return phrase

    def __reduce__(self) -> tuple[Any, ...]:
        return _again, (self.template, self.facts)


def _again(template: str, facts: dict[str, Any]) -> Phrase:
    return Phrase(template, **facts)
