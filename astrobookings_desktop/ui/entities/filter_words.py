"""What the suggestions of the search field are, in words."""

from PySide6.QtCore import QCoreApplication

from astrobookings_desktop.data.queries.language.completing import Suggestion
from astrobookings_desktop.data.queries.listing.fields import Kind
from astrobookings_desktop.ui.entities.wording import value_words
from astrobookings_desktop.ui.language import ENGLISH_CODE, Words, language

_WORDS = Words(
    "filters",
    {
        Kind.INT: "a number, or from..to",
        Kind.MONEY: "an amount, or from..to",
        Kind.TIME: "today, 2026-12, last week",
        Kind.DATE: "today, 2026-12, last week",
        Kind.BOOL: "yes or no",
        Kind.TEXT: "words in it",
        Kind.JSON: "words in it",
    },
)


def describe(one: Suggestion) -> str:
    """What a suggested field takes; nothing for a value."""
    if not one.insert.endswith(":"):
        return ""
    if one.field is None:
        return _tr("a filter of this list")
    if one.field.kind is Kind.ENUM:
        words = one.field.values
        if language() != ENGLISH_CODE:
            words = tuple(value_words(one.field)) or words
        return ", ".join(words[:3]) + ("…" if len(words) > 3 else "")
    return _WORDS.of(one.field.kind)


def _tr(text: str) -> str:
    return QCoreApplication.translate("filters", text)
