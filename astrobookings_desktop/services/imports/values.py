"""Names, dates and states as files spell them."""

import re
from collections.abc import Iterable
from datetime import datetime, timedelta, timezone

from astrobookings_desktop.domain.errors import InvalidValue
from astrobookings_desktop.domain.phrases import Phrase
from astrobookings_desktop.domain.statuses import LaunchStatus
from astrobookings_desktop.domain.times import parse_time, require_utc
from astrobookings_desktop.domain.values import fold, names_something

_NUMERIC = re.compile(r"(\d{1,2})([/.\-])(\d{1,2})\2(\d{4})(?:[ T,]+(.*))?")
_YEAR_FIRST = re.compile(r"(\d{4})[/.\-](\d{1,2})[/.\-](\d{1,2})(?:[ T,]+(.*))?")
_CLOCK = re.compile(
    r"""(?<![\w:.])(?P<hour>\d{1,2}):(?P<minute>\d{2})(?::(?P<second>\d{2})(?:\.\d+)?)?
    (?:\s*(?P<half>[ap])\.?\s?m\b\.?)?
    (?:\s*z\b
      |\s*(?:utc|gmt)(?:\s*(?P<sign>[+\-−])(?P<hours>\d{1,2})(?::?(?P<minutes>\d{2}))?|\b)
      |(?P<gap>\s*)(?P<bare_sign>[+\-−])(?P<bare_hours>\d{2})(?::?(?P<bare_minutes>\d{2}))?
    )?(?!\.?\d|:)""",
    re.ASCII | re.IGNORECASE | re.VERBOSE,
)
_MORE_CLOCK = re.compile(r"[:+]|(?:utc|gmt)(?:\s*[\-−])?\d", re.IGNORECASE)
_MORE_OFFSET = re.compile(r"\s*[\-−]\d")  # right behind the time: or is it the day?
_FARTHEST = timedelta(hours=-12), timedelta(hours=14)  # of the world's offsets from UTC
_WORDS = re.compile(r"[^\W\d_]+|\d+", re.UNICODE)
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
_MARTES = "martes"  # begins as a month does
_WRONG = "be a date such as 1969-07-16, 16/07/1969 or 16 Jul 1969 13:32 UTC"
_NO_TIME = "be a day and time that the calendar has"
_HOURS = {"a": range(13), "p": range(1, 24)}  # 00:30 am and 13:30 pm leave no doubt, 0:30 pm does
_AMBIGUOUS = "tell day from month: write it as 1969-07-16"
_UNCLEAR = "state one time, with its offset from UTC if any: write it as 1969-07-16 13:32 -05:00"

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


def check_name(text: str, field: str) -> None:
    """Raises InvalidValue for what a file writes where there is no name, such as “-”."""
    if text.strip() and not names_something(text):
        raise InvalidValue(field, "have a letter or a digit", text)


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
    time = _CLOCK.fullmatch(clock.strip()) if clock else None
    if clock and not time:
        raise InvalidValue(field, _WRONG, text)
    return _made(text, field, (int(year), int(month), int(day)), time)


def _in_words(text: str, field: str) -> datetime:
    """Fri Aug 07, 2020 05:12 UTC; 7 de agosto de 2020; 1957 Oct 4."""
    year = day = 0
    clock = _CLOCK.search(text)
    before, after = (text[: clock.start()], text[clock.end() :]) if clock else (text, "")
    rest = f"{before} {after}"
    is_signed = clock is not None and (before.endswith(("-", "−")) or _MORE_OFFSET.match(after))
    if is_signed or _MORE_CLOCK.search(rest):
        raise InvalidValue(field, _UNCLEAR, text)
    months: list[str] = []
    for word in _WORDS.findall(rest):
        if not word.isdecimal():
            months += _month_in(fold(word), field, text)
        elif len(word) == 4 and not year:
            year = int(word)
        elif len(word) <= 2 and not day:
            day = int(word)
        else:
            raise InvalidValue(field, _WRONG, text)
    if len(months) == 2 and "mar" in months:  # mar. 3 nov. 2020
        months.remove("mar")
    if not (year and day and len(months) == 1):
        raise InvalidValue(field, _WRONG, text)
    return _made(text, field, (year, _MONTHS[months[0][:3]], day), clock)


def _month_in(word: str, field: str, text: str) -> list[str]:
    """The word where it is a month's, nothing where it may stand in a date; else InvalidValue."""
    if word != _MARTES and word[:3] in _MONTHS:
        return [word]
    known = word[:3] in (*_WEEKDAYS, *_DIAS) or word in ("utc", "gmt", "de", "del", "of", "at")
    if not known and word not in ("st", "nd", "rd", "th", "a", "las", "z", "t"):
        raise InvalidValue(field, _WRONG, text)
    return []


def _made(
    text: str, field: str, day: tuple[int, int, int], clock: re.Match[str] | None
) -> datetime:
    hour = minute = second = 0
    offset = timedelta()
    if clock is not None:
        hour, minute, second = (int(clock[part] or 0) for part in ("hour", "minute", "second"))
        half = (clock["half"] or "").lower()
        if half:
            if hour not in _HOURS[half]:
                raise InvalidValue(field, _NO_TIME, text)
            hour = hour % 12 + (12 if half == "p" else 0)
        offset = _offset(clock, field, text)
    try:
        moment = datetime(*day, hour, minute, second, tzinfo=timezone(offset))
        return require_utc(moment, field, text)
    except ValueError:
        raise InvalidValue(field, _NO_TIME, text) from None


def _offset(clock: re.Match[str], field: str, text: str) -> timedelta:
    """How far its time is from UTC; raises InvalidValue for what may be no offset."""
    sign = clock["sign"] or clock["bare_sign"]
    if sign is None:
        return timedelta()
    minutes = int(clock["minutes"] or clock["bare_minutes"] or 0)
    offset = timedelta(hours=int(clock["hours"] or clock["bare_hours"]), minutes=minutes)
    if sign != "+":
        offset = -offset
    is_span = clock["bare_sign"] not in (None, "+") and not (clock["gap"] or clock["second"])
    if is_span or minutes % 15 or minutes > 45 or not _FARTHEST[0] <= offset <= _FARTHEST[1]:
        raise InvalidValue(field, _UNCLEAR, text)
    return offset


def file_status(text: str, field: str) -> LaunchStatus:
    """The state that a file's word means; raises InvalidValue for a stranger."""
    word = fold(text).strip()
    try:
        return STATES.get(word) or LaunchStatus(word)
    except ValueError:
        known = ", ".join(LaunchStatus)
        raise InvalidValue(field, Phrase("be one of {known}", known=known), text) from None
