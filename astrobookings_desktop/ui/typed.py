"""Figures and days typed in the way of the screen's language, as the rules read them.

What isn't one is given back as it is, for the rules to judge.
"""

import re
from datetime import date
from decimal import Decimal

from babel.numbers import format_decimal

from astrobookings_desktop.domain.errors import InvalidValue
from astrobookings_desktop.domain.phrases import Phrase
from astrobookings_desktop.domain.times import figured_day, parse_date
from astrobookings_desktop.ui import format as shown

_NUMBERS = {  # with groups of thousands or without, and the sign before the decimals
    "en": re.compile(r"[1-9]\d{0,2}(,\d{3})+(\.\d+)?", re.ASCII),
    "es": re.compile(r"([1-9]\d{0,2}(\.\d{3})+|\d+)(,\d+)?", re.ASCII),
}
_GROUPS = {"en": ",", "es": "."}
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})", re.ASCII)
_WORDS = re.compile(r"(\d{1,2})\.?\s+([^\W\d]{3,})\.?\s+(\d{4})")


def read_number(text: str) -> str:
    """1,250.5 as English writes it, or 1.250,5 in Spanish, as 1250.5."""
    typed = text.strip()
    language = shown.language()
    if not _NUMBERS[language].fullmatch(typed):
        return typed
    return typed.replace(_GROUPS[language], "").replace(",", ".")


def exact(value: float) -> str:
    """A number with all its decimals, as `read_number` takes it: 1.25, in Spanish 1,25."""
    text: str = format_decimal(
        Decimal(str(value)), locale=shown.language(), decimal_quantization=False
    )
    return text


def read_day(text: str) -> str:
    """A day as 2027-12-31: of 31/12/2027, 31 dic 2027, 2027-12-31 (which may be none there is).

    Spanish writes the day first. In English the month may come first: 5/4/2027 stays as it is,
    and is no day to the rules; of 31/12/2027 or 12/31/2027 only one reading is left.
    """
    typed = text.strip()
    if found := _ISO.fullmatch(typed):
        year, month, day = (int(part) for part in found.groups())
    elif figured := figured_day(typed, day_first=shown.language() != "en"):
        year, month, day = figured
    elif (found := _WORDS.fullmatch(typed)) and (month := shown.month_number(found[2])):
        day, year = int(found[1]), int(found[3])
    else:
        return typed
    return f"{year:04}-{month:02}-{day:02}"


def day_of(text: str) -> date | None:
    """The day that was typed, as `read_day` reads it; None where that is none."""
    read = read_day(text)
    if not is_day(read):
        return None
    try:
        return date.fromisoformat(read)
    except ValueError:
        return None


def parse_day(text: str, field: str, example: date) -> date:
    """The day that was typed, as `read_day` reads it.

    Raises InvalidValue for what is none: with the example as the screen writes days, and with what
    was typed.
    """
    read = read_day(text)
    try:
        return parse_date(read, field)
    except InvalidValue as refusal:
        like = shown.plain_day(example.isoformat())
        reason = (
            refusal.reason if is_day(read) else Phrase("be a date such as {example}", example=like)
        )
        raise InvalidValue(field, reason, text.strip()) from None


def is_day(text: str) -> bool:
    """Whether it has the form of a day, as `read_day` gives it; the calendar may lack it."""
    return _ISO.fullmatch(text) is not None
