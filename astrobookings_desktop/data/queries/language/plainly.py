"""A filter in the words of one screen, written anew in the names that all screens know."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from astrobookings_desktop.data.queries.language.grammar import parse
from astrobookings_desktop.data.queries.language.syntax import And, Comparison, Node, Not, Or, quote
from astrobookings_desktop.data.queries.language.values import MISSING, as_value, known_value
from astrobookings_desktop.data.queries.language.wording import (
    NAMED,
    find_named,
    means_filters,
    shown_fields,
    wording_of,
)
from astrobookings_desktop.data.queries.listing.fields import Kind
from astrobookings_desktop.domain.times import figured_day

if TYPE_CHECKING:
    from astrobookings_desktop.data.queries.listing.base import EntityQueries, ListQuery


_RANGE = ".."
Edit = tuple[int, int, str]  # from where up to where, and what stands there instead


def in_names(lists: "EntityQueries", query: "ListQuery", text: str) -> str:
    """`text` with fields and values by their names; what can't be read stays as it is.

    Raises InvalidValue, UnreadableFilter for a text without a form.
    """
    node = parse(text, either=wording_of(query).either)
    edits = [] if node is None else [*_edits(node, partial(_of_comparison, lists, query), "or")]
    return _edited(text, edits)


def in_words(lists: "EntityQueries", query: "ListQuery", text: str) -> str:
    """`text`, written in names, with what the screen calls fields and values.

    Raises InvalidValue, UnreadableFilter for a text without a form.
    """
    node, words = parse(text), wording_of(query)
    if node is None or not words.leads:
        return text
    either = words.either[0] if words.either else "or"
    return _edited(text, [*_edits(node, partial(_spoken, lists, query), either)])


def _edited(text: str, edits: list[Edit]) -> str:
    for start, end, instead in sorted(edits, reverse=True):
        text = text[:start] + instead + text[end:]
    return text


def _spoken(lists: "EntityQueries", query: "ListQuery", node: Comparison) -> Iterator[Edit]:
    words = wording_of(query)
    field = find_named(lists, query, node.field)
    name = NAMED if field is None else field.name
    named = {
        NAMED if one is None else one.name: it for it, one in shown_fields(lists, query).items()
    }
    if field is None and not means_filters(query, node.field):
        return
    if name in named:
        yield node.start, node.start + len(node.field), named[name]
    if not node.quoted and node.value.casefold() in MISSING:
        said = words.missing[0] if words.missing else node.value
    else:
        spoken = {as_value(value): word for value, word in words.shown(name).items()}
        said = ",".join(spoken.get(as_value(part), part) for part in node.value.split(","))
    if said != node.value:
        yield node.value_start, node.end, quote(said) if " " in said else said


def _edits(
    node: Node, of_comparison: Callable[[Comparison], Iterator[Edit]], either: str
) -> Iterator[Edit]:
    match node:
        case Comparison():
            yield from of_comparison(node)
        case Not(item):
            yield from _edits(item, of_comparison, either)
        case And(items) | Or(items):
            if isinstance(node, Or):
                yield from ((start, end, either) for start, end in node.joined)
            for item in items:
                yield from _edits(item, of_comparison, either)


def _of_comparison(lists: "EntityQueries", query: "ListQuery", node: Comparison) -> Iterator[Edit]:
    field = find_named(lists, query, node.field)
    if field is None and not means_filters(query, node.field):
        return
    name = NAMED if field is None else field.name
    if find_named(lists, replace(query, wording=None), node.field) is not field or (
        field is None and as_value(node.field) != NAMED
    ):
        yield node.start, node.start + len(node.field), name
    if not node.quoted and node.value.casefold() in wording_of(query).missing:
        yield node.value_start, node.end, MISSING[0]
        return
    words = wording_of(query).values_of(name)
    is_listed = field is not None and field.kind is Kind.ENUM
    parts = node.value.split(",") if is_listed else [node.value]
    said = []
    for part in parts:
        is_name = field is not None and known_value(field, part, dict(lists.synonyms)) is not None
        said.append(part if is_name else words.get(as_value(part), part))
    if field is not None and field.kind in (Kind.DATE, Kind.TIME):
        said = [_in_iso(one, day_first=wording_of(query).leads) for one in said]
    if said != parts:
        value = ",".join(said)
        yield node.value_start, node.end, quote(value) if " " in value else value


def _in_iso(value: str, *, day_first: bool) -> str:
    """A day in figures, or a range of such, as every screen reads it."""
    days = [figured_day(part.strip(), day_first=day_first) for part in value.split(_RANGE)]
    parts = zip(value.split(_RANGE), days, strict=True)
    return _RANGE.join(
        part if day is None else f"{day[0]:04}-{day[1]:02}-{day[2]:02}" for part, day in parts
    )
