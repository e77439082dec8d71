"""What may stand where somebody types: fields by their names, values by their beginnings."""

import re
from collections.abc import Collection
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from astrobookings_desktop.data.queries.language.syntax import quote
from astrobookings_desktop.data.queries.language.values import (
    ANYTHING,
    MISSING,
    NO,
    YES,
    as_value,
)
from astrobookings_desktop.data.queries.language.wording import (
    NAMED,
    field_names,
    shown_fields,
    wording_of,
)
from astrobookings_desktop.data.queries.listing.fields import Field, Kind
from astrobookings_desktop.domain.spans import WORDS
from astrobookings_desktop.domain.values import fold

if TYPE_CHECKING:
    from astrobookings_desktop.data.queries.listing.base import EntityQueries, ListQuery

SHORTEST = 2  # letters of a word before fields are offered for it
_HEAD = re.compile(r"-*([^\W\d][\w-]*)\s*(:|!=|<>|<=|>=|=|<|>|~)")
_PLAIN = re.compile(r'[^\s()",“”]+')


@dataclass(frozen=True, slots=True)
class Typing:
    """The piece of a text in which the cursor stands, from `start` to `end`.

    `typed` is what it begins with. With a `field` it is a value of it, else a word.
    """

    start: int
    end: int
    typed: str
    field: str = ""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """What may be put in the place of a piece of text, and the field whose values it is one of."""

    insert: str
    shown: str
    start: int
    end: int
    field: Field | None = None


def typing_at(text: str, cursor: int) -> Typing:
    """What is being typed at `cursor`."""
    start, quoted = 0, False
    for place, sign in enumerate(text[:cursor]):
        if sign == '"':
            quoted = not quoted
        elif not quoted and (sign.isspace() or sign == "("):
            before = text[start : place + 1]
            spaced = _HEAD.fullmatch(before.strip()) and text[place:cursor].strip() == ""
            start = start if spaced else place + 1
    piece = text[start:cursor]
    end = cursor
    while end < len(text) and not text[end].isspace() and text[end] not in "()":
        end += 1
    head = _HEAD.match(piece)
    if head is None:
        minus = len(piece) - len(piece.lstrip("-"))
        return Typing(start + minus, end, piece[minus:])
    value = piece[head.end() :]
    at = start + head.end() + len(value) - len(value.lstrip())
    for mark in ("..", ","):
        if mark in value and not value.lstrip().startswith('"'):
            at = cursor - len(value.rpartition(mark)[2])
    return Typing(at, end, text[at:cursor].strip().lstrip('"'), head[1])


def suggest_fields(
    lists: "EntityQueries", query: "ListQuery", typing: Typing, everything: bool
) -> list[Suggestion]:
    """Fields whose names begin like the word; all of them, of an empty one, for who asks."""
    typed = as_value(typing.typed)
    if not everything and len(typed) < SHORTEST:
        return []
    found: dict[str, Suggestion] = {}
    if wording_of(query).leads:
        for word, field in shown_fields(lists, query).items():
            known = NAMED if field is None else field.name
            if as_value(word).startswith(typed) and known not in found:
                found[known] = Suggestion(f"{word}:", word, typing.start, typing.end, field)
    for name in (*field_names(lists, query), NAMED):
        field = lists.find_for(query, name)
        known = field.name if field is not None else name
        if name.startswith(typed) and known not in found:
            shown = name if field is None or name == field.name else f"{name} ({field.name})"
            found[known] = Suggestion(f"{name}:", shown, typing.start, typing.end, field)
    return list(found.values())


def suggest_values(
    lists: "EntityQueries", query: "ListQuery", field: Field | None, typing: Typing
) -> list[Suggestion]:
    """Values of a fixed set that begin like what is typed; without a field, the named filters."""
    typed = as_value(typing.typed)
    words = wording_of(query)
    spoken = words.values.get(NAMED if field is None else field.name, {}) if words.leads else {}
    known = set(field.values if field is not None else lists.filters_for(query))
    if spoken:
        is_open = field is not None and field.kind is not Kind.ENUM
        said = {
            word: value
            for word, value in spoken.items()
            if as_value(word).startswith(typed) and (is_open or value in known)
        }
        offered = [as_suggestion(word, typing, field) for word in said]
        if not typed:
            return offered
        plain = suggest_values(lists, replace(query, wording=None), field, typing)
        return offered + [one for one in plain if as_value(one.shown) not in said.values()]
    names: list[str] = []
    if field is None:
        names = list(lists.filters_for(query))
    elif field.kind is Kind.ENUM:
        also = (name for name, meant in lists.synonyms.items() if meant in field.values)
        names = [*field.values, *also]
    elif field.kind is Kind.BOOL:
        names = [YES[0], NO[0]]
    elif field.kind in (Kind.TIME, Kind.DATE):
        begun = fold(typing.typed)
        return [as_suggestion(word, typing, field) for word in WORDS if word.startswith(begun)]
    return [as_suggestion(name, typing, field) for name in names if name.startswith(typed)]


def as_suggestion(
    value: str, typing: Typing, field: Field | None, missing: Collection[str] = ()
) -> Suggestion:
    """A value to be put in the place of what is typed, in quotes where it needs them; `missing` are
    the screen's words for `none`."""
    needs = not _PLAIN.fullmatch(value) or value.casefold() in (*MISSING, ANYTHING, *missing)
    text = quote(value) if needs else value
    return Suggestion(f"{text} ", value, typing.start, typing.end, field)
