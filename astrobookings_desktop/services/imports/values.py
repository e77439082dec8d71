"""Dates and states as files spell them."""

import re
from collections.abc import Iterable
from datetime import UTC, datetime

from astrobookings_desktop.domain.errors import InvalidValue
from astrobookings_desktop.domain.phrases import Phrase
from astrobookings_desktop.domain.statuses import LaunchStatus
from astrobookings_desktop.domain.times import parse_time, require_utc
from astrobookings_desktop.domain.values import fold

_NUMERIC = re.compile(r"(\d{1,2})([/.\-])(\d{1,2})\2(\d{4})(?:[ T,]+(.*))?")
_YEAR_FIRST = re.compile(r"(\d{4})[/.\-](\d{1,2})[/.\-](\d{1,2})(?:[ T,]+(.*))?")
_CLOCK = re.compile(
    r"(\d{1,2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?\s*(am|pm)?\s*(?:utc|gmt|z)?", re.IGNORECASE
)
_WORDS = re.compile(r"[^\W\d_]+|\d{1,2}:\d{2}(?::\d{2})?|\d+", re.UNICODE)
_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            ("jan", "ene"),
            ("feb",),
            ("mar",),
            ("apr", "abr"),
            ("may",),
            ("jun",),
            ("jul",),
            ("aug", "ago"),
            ("sep",),
            ("oct",),
            ("nov",),
            ("dec", "dic"),
        ),
        start=1,
    )
    for name in names
}
_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_DIAS = ("lun", "mar", "mie", "jue", "vie", "sab", "dom")
_WRONG = "be a date such as 1969-07-16, 16/07/1969 or 16 Jul 1969 13:32 UTC"
_AMBIGUOUS = "tell day from month: write it as 1969-07-16"

STATES: dict[str, LaunchStatus] = {
    **dict.fromkeys(
        ("launched", "success", "successful", "exito", "exitoso", "exitosa", "lanzado", "flown"),
        LaunchStatus.LAUNCHED,
    ),
    **dict.fromkeys(
        (
            *("failed", "failure", "fail", "partial failure", "partialfailure", "fallo"),
            *("prelaunch failure", "fracaso", "fallido", "fallida", "partial success"),
        ),
        LaunchStatus.FAILED,
    ),
    **dict.fromkeys(
        ("aborted", "abort", "cancelled", "canceled", "abortado", "cancelado", "scrubbed"),
        LaunchStatus.ABORTED,
    ),
    **dict.fromkeys(("scheduled", "planned", "programado", "tbd", "go"), LaunchStatus.SCHEDULED),
}
"""What files call a launch's state."""


def day_first(texts: Iterable[str]) -> bool | None:
    """Whether dates of numbers begin with the day, judged by all of a column; None: can't tell."""
    firsts: set[int] = set()
    seconds: set[int] = set()
    for text in texts:
        match = _NUMERIC.fullmatch(text.strip())
        if match:
            firsts.add(int(match[1]))
            seconds.add(int(match[3]))
    is_day_first = any(number > 12 for number in firsts)
    is_month_first = any(number > 12 for number in seconds)
    return None if is_day_first == is_month_first else is_day_first


def file_moment(text: str, field: str, is_day_first: bool | None) -> datetime:
    """The UTC moment that a file's text states: without a time 00:00, without an offset UTC.

    Raises InvalidValue for what is no date, or can't be told from another one.
    """
    text = " ".join(text.split())
    try:
        return parse_time(text.replace(" ", "T", 1), field, date_only_utc=True)
    except InvalidValue as refusal:
        if "years" in refusal.reason:
            raise
    if match := _YEAR_FIRST.fullmatch(text):
        year, month, day, clock = match[1], match[2], match[3], match[4]
    elif match := _NUMERIC.fullmatch(text):
        one, other, year, clock = match[1], match[3], match[4], match[5]
        if int(one) > 12 or match[2] == ".":
            is_day_first = True
        elif int(other) > 12:
            is_day_first = False
        if is_day_first is None and one != other:
            raise InvalidValue(field, _AMBIGUOUS, text)
        day, month = (one, other) if is_day_first else (other, one)
    else:
        return _in_words(text, field)
    return _made(text, field, (int(year), int(month), int(day)), clock or "")


def _in_words(text: str, field: str) -> datetime:
    """Fri Aug 07, 2020 05:12 UTC; 7 de agosto de 2020; 1957 Oct 4."""
    year = month = day = 0
    clock = ""
    for word in _WORDS.findall(text):
        if ":" in word:
            clock = word
        elif word.isdigit():
            if len(word) == 4 and not year:
                year = int(word)
            elif len(word) <= 2 and not day:
                day = int(word)
            else:
                raise InvalidValue(field, _WRONG, text)
        else:
            month = _word(fold(word), month, field, text)
    if not (year and month and day):
        raise InvalidValue(field, _WRONG, text)
    return _made(text, field, (year, month, day), clock)


def _word(word: str, month: int, field: str, text: str) -> int:
    number = _MONTHS.get(word[:3], 0)
    if number and not month:
        return number
    known = word[:3] in (*_WEEKDAYS, *_DIAS) or word in ("utc", "gmt", "de", "del", "of", "at")
    if not known and word not in ("st", "nd", "rd", "th", "a", "las", "z", "t"):
        raise InvalidValue(field, _WRONG, text)
    return month


def _made(text: str, field: str, day: tuple[int, int, int], clock: str) -> datetime:
    hour = minute = second = 0
    if clock.strip():
        match = _CLOCK.fullmatch(clock.strip())
        if not match:
            raise InvalidValue(field, _WRONG, text)
        hour, minute, second = int(match[1]), int(match[2]), int(match[3] or 0)
        if match[4]:
            hour = hour % 12 + (12 if match[4].lower() == "pm" else 0)
    try:
        return require_utc(datetime(*day, hour, minute, second, tzinfo=UTC), field)
    except ValueError:
        raise InvalidValue(field, "be a day and time that the calendar has", text) from None


def file_status(text: str, field: str) -> LaunchStatus:
    """The state that a file's word means; raises InvalidValue for a stranger."""
    word = fold(text).strip()
    try:
        return STATES.get(word) or LaunchStatus(word)
    except ValueError:
        known = ", ".join(LaunchStatus)
        raise InvalidValue(field, Phrase("be one of {known}", known=known), text) from None
