"""What stands behind a sign, read by the kind of its field."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from astrobookings_desktop.data.queries.listing.fields import Field
from astrobookings_desktop.domain.values import fold

_GROUPED = re.compile(r"([+-]?)(\d{1,3})((?:,\d{3})+)", re.ASCII)
_WHOLE = re.compile(r"[+-]?\d{1,19}", re.ASCII)
_AMOUNT = re.compile(r"([+-]?)(\d[\d.,]*)", re.ASCII)
YES, NO = ("yes", "true", "1"), ("no", "false", "0")
MISSING = ("none", "null")
ANYTHING = "*"

# What people and our own screens call a value, beside its name; only where the list has that one.
_ALSO = {
    "cancelled": "canceled",
    "done": "completed",
    "waiting": "pending",
    "partly_paid": "partially_paid",
    "administrator": "admin",
    "log": "entry_log",
    "log_entry": "entry_log",
    "job": "job_queue",
    "english": "en",
    "spanish": "es",
}


@dataclass(frozen=True, slots=True)
class Wrong:
    """Why a value can't be read: a template with places for `facts`, the typed `field` and `value`.

    `meant` is a condition that could be read.
    """

    reason: str
    meant: str = ""
    facts: Mapping[str, str] = field(default_factory=dict)


def whole_number(text: str) -> int | None:
    """A whole number that SQLite can hold; thousands may have commas between them."""
    grouped = _GROUPED.fullmatch(text)
    plain = text.replace(",", "") if grouped else text
    if not _WHOLE.fullmatch(plain):
        return None
    number = int(plain)
    return number if abs(number) < 2**63 else None


def cents(text: str) -> int | None:
    """An amount in whole cents, however its thousands and cents are marked off.

    `1,000.50`, `1.000,50`, `1000.5` and `1,000` are what they look like. `1.000` is a thousand to
    one reader and one to another: it isn't guessed.
    """
    met = _AMOUNT.fullmatch(text)
    if met is None or len(text) > 30:
        return None
    sign, digits = met.groups()
    comma, dot = digits.rfind(","), digits.rfind(".")
    mark = "," if comma > dot else "."
    whole, _, part = digits.rpartition(mark)
    is_decimal = digits.count(mark) == 1 and len(part) <= 2
    if comma < 0 and dot < 0:
        whole, part = digits, ""
    elif not is_decimal:
        if min(comma, dot) >= 0 or (mark == "." and digits.count(".") == 1):
            return None
        whole, part = digits, ""
    group = {",": ".", ".": ","}[mark] if is_decimal else mark
    if whole and not re.fullmatch(rf"\d+|\d{{1,3}}(?:{re.escape(group)}\d{{3}})+", whole):
        return None
    number = Decimal(f"{sign}{re.sub(r'[.,]', '', whole) or '0'}.{part or '0'}") * 100
    return int(number) if abs(number) < 2**63 else None


def yes_or_no(text: str) -> int | None:
    """A flag as SQLite has it, 1 or 0, of the words for yes and no; None for any other."""
    word = text.casefold()
    return 1 if word in YES else 0 if word in NO else None


def known_value(field: Field, text: str, synonyms: dict[str, str]) -> str | None:
    """The one of the field's values that `text` names, in words or as it is stored."""
    plain = as_value(text)
    for one in (plain, synonyms.get(plain, ""), _ALSO.get(plain, "")):
        if one in field.values:
            return one
    return None


def as_value(text: str) -> str:
    """Words of a person as a value is stored: "Partially paid" is partially_paid."""
    return re.sub(r"[\s-]+", "_", fold(text))
