"""What is wrong with a comparison in a filter: its place, why, and what was probably meant."""

from difflib import get_close_matches
from typing import TYPE_CHECKING

from astrobookings_desktop.data.queries.language import values
from astrobookings_desktop.data.queries.language.syntax import Comparison
from astrobookings_desktop.data.queries.language.wording import (
    NAMED,
    field_names,
    find_named,
    shown_fields,
    wording_of,
)
from astrobookings_desktop.data.queries.listing.fields import Field
from astrobookings_desktop.domain.filters import UnreadableFilter, shortened
from astrobookings_desktop.domain.phrases import Phrase

if TYPE_CHECKING:
    from astrobookings_desktop.data.queries.listing.base import EntityQueries, ListQuery


class Mistakes:
    """Words the mistakes in one text, in the names that its reader may know of."""

    def __init__(self, text: str, lists: "EntityQueries", query: "ListQuery") -> None:
        self._text, self._lists, self._query = text, lists, query

    def unknown_field(self, node: Comparison) -> UnreadableFilter:
        """The list has no such field, for whoever asks."""
        known = {name: name for name in field_names(self._lists, self._query)}
        words = shown_fields(self._lists, self._query)
        known |= {values.as_value(word): word for word in words}
        near_ones = get_close_matches(values.as_value(node.field), known, 1, 0.6)
        typed = self._text[node.value_start : node.end]
        meant = ""
        if near_ones and self._may_have(known[near_ones[0]], node.value):
            meant = f"{known[near_ones[0]]}{node.sign}{typed}"
        reason = Phrase("This list has no field “{field}”.", field=shortened(node.field))
        return self._mistake(node, reason, meant, node.start, node.start + len(node.field))

    def _may_have(self, name: str, value: str) -> bool:
        """Whether a field may have a value: one of a few words has no other."""
        field = find_named(self._lists, self._query, name)
        if field is None or not field.values or value in (*values.MISSING, values.ANYTHING):
            return True
        words = wording_of(self._query).values_of(field.name)
        synonyms = {**words, **self._lists.synonyms}
        given = value.split(",")
        return all(values.known_value(field, one, synonyms) is not None for one in given)

    def no_value(self, node: Comparison, field: Field) -> UnreadableFilter:
        """Nothing stands behind the sign."""
        leads = wording_of(self._query).leads
        what = (node.field if leads else field.name).replace("_", " ")
        before = f"{node.field}{node.sign}"
        reason = Phrase("Say which {what} after “{before}”.", what=what, before=before)
        return self._mistake(node, reason, "", node.start, node.end)

    def wrong_value(self, node: Comparison, wrong: values.Wrong) -> UnreadableFilter:
        """The field's values are others."""
        facts = {"field": node.field, "value": shortened(node.value), **wrong.facts}
        reason = Phrase(wrong.reason, **facts)
        meant = wrong.meant.replace("{field}", node.field)
        return self._mistake(node, reason, meant)

    def no_order(self, node: Comparison) -> UnreadableFilter:
        """More or less than a missing value, or than any."""
        reason = Phrase(
            "“{value}” is neither more nor less than anything.", value=shortened(node.value)
        )
        return self._mistake(node, reason, f"{node.field}:{node.value}")

    def unknown_filter(self, node: Comparison, wanted: str) -> UnreadableFilter:
        """The list has no filter called `wanted`, for whoever asks; or it is ordered by a sign."""
        words = wording_of(self._query).shown(NAMED)
        shown = [words.get(name, name) for name in self._lists.filters_for(self._query)]
        near_ones = get_close_matches(wanted, shown, 1)
        meant = f"{node.field}:{near_ones[0]}" if near_ones else ""
        known = ", ".join(shown)
        reason = Phrase("“{name}:” takes one of {known}.", name=node.field, known=known)
        return self._mistake(node, reason, meant)

    def _mistake(
        self,
        node: Comparison,
        reason: str,
        meant: str,
        start: int | None = None,
        end: int | None = None,
    ) -> UnreadableFilter:
        """A mistake in a comparison: in its value, unless another place is given."""
        text = self._text
        corrected = text[: node.start] + meant + text[node.end :] if meant else ""
        first = node.value_start if start is None else start
        last = node.end if end is None else end
        return UnreadableFilter(
            "where", reason, None, text, first, max(last, first + 1), meant, corrected
        )
