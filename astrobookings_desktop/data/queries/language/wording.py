"""What a screen calls a list's fields and their values, beside the names that all know."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from astrobookings_desktop.data.queries.language.values import as_value
from astrobookings_desktop.data.queries.listing.fields import Field

if TYPE_CHECKING:
    from astrobookings_desktop.data.queries.listing.base import EntityQueries, ListQuery


@dataclass(frozen=True, eq=False)
class Wording:
    """Words of one language for one list; accents and case don't matter where they are typed.

    `fields` has a field's name for each word, `values` by field name the value for each word (of
    yes-or-no fields "yes" and "no", of times what `domain.spans` reads). With `leads` these words
    are offered and shown in the place of the names. `places` has the folded name under which the
    language orders a destination, by the folded one of records, where they differ. `either` are
    words for `or`, `missing` those for `none`, the one to be shown first.
    """

    fields: Mapping[str, str] = field(default_factory=dict)
    values: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    leads: bool = False
    places: Mapping[str, str] = field(default_factory=dict)
    either: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()

    @cached_property
    def names(self) -> Mapping[str, str]:
        """Field names by the plain form of the words for them."""
        return {as_value(word): name for word, name in reversed([*self.fields.items()])}

    @cached_property
    def _plain_values(self) -> Mapping[str, Mapping[str, str]]:
        return {
            name: {as_value(word): value for word, value in words.items()}
            for name, words in self.values.items()
        }

    def values_of(self, name: str) -> Mapping[str, str]:
        """A field's values by the plain form of the words for them."""
        return self._plain_values.get(name, {})

    def shown(self, name: str) -> Mapping[str, str]:
        """How a field's values are shown; empty where their names are."""
        words = self.values.get(name, {}) if self.leads else {}
        return {value: word for word, value in words.items()}


PLAIN = Wording()
"""Nothing but the names that all know."""


def field_name(typed: str) -> str:
    """A field as somebody typed it, as fields are named."""
    return typed.casefold().replace("-", "_")


def wording_of(query: "ListQuery") -> Wording:
    """The words that a query may be written in."""
    return query.wording or PLAIN


def find_named(lists: "EntityQueries", query: "ListQuery", typed: str) -> Field | None:
    """The field that somebody means, by its name or by what the screen calls it."""
    found = lists.find_for(query, field_name(typed))
    name = "" if found is not None else wording_of(query).names.get(as_value(typed), "")
    return lists.find_for(query, name) if name else found


def shown_fields(lists: "EntityQueries", query: "ListQuery") -> dict[str, Field | None]:
    """The words for fields that whoever asks may filter by; None for that of named filters."""
    result: dict[str, Field | None] = {}
    for word, name in wording_of(query).fields.items():
        meant = lists.find_for(query, name)
        if meant is None and name == NAMED:
            result[word] = None
        elif meant is not None and meant.test and find_named(lists, query, word) is meant:
            result[word] = meant
    return result


def field_names(lists: "EntityQueries", query: "ListQuery") -> list[str]:
    """What fields whoever asks may filter by, under all their names."""
    names = [*lists.all_fields, *lists.synonyms]
    found = ((name, lists.find_for(query, name)) for name in names)
    return [name for name, field in found if field is not None and field.test]


def means_filters(query: "ListQuery", typed: str) -> bool:
    """Whether a field is that of the list's named filters."""
    return field_name(typed) == NAMED or wording_of(query).names.get(as_value(typed)) == NAMED


NAMED = "is"  # the field of the list's named filters
