"""Days, months and years as people write them, each as the whole time that it names.

`2026-12` is all of December; `last week` is Monday to Sunday of the week before.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo

from dateutil.relativedelta import relativedelta

from astrobookings_desktop.domain.times import FIRST_YEAR, LAST_YEAR, figured_day

WORDS = (
    *("today", "yesterday", "tomorrow", "this week", "last week", "next week"),
    *("this month", "last month", "next month", "this quarter", "last quarter", "next quarter"),
    *("this year", "last year", "next year", "last 7 days", "last 30 days", "next 7 days"),
)
"""What may stand for a date; any number of days, weeks, months or years may be named."""

RUNS_ON = re.compile(r"(?:^|\.\.)(?:this|last|next)(?: \d{1,4})?$", re.IGNORECASE)
"""Text that wants another word to be a date."""

_NUMBERED = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?", re.ASCII)
_NAMED = re.compile(r"(?:(\d{1,2}) )?([a-z]{3,9})\.? (\d{4})", re.ASCII)
_RELATIVE = re.compile(r"(this|last|next)(?: (\d{1,4}))? (day|week|month|quarter|year)s?", re.ASCII)
_MOMENT = re.compile(
    r"(\d{4}-\d\d-\d\d)[t ](\d\d:\d\d)(?::(\d\d)(?:\.(\d{1,6}))?)?(z|[+-]\d\d:?\d\d)?", re.ASCII
)
_MONTHS = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Days:
    """All days from `start` up to `end`, which isn't among them."""

    start: date
    end: date


@dataclass(frozen=True, slots=True)
class Moments:
    """All moments (UTC) from `start` up to `end`, which isn't among them."""

    start: datetime
    end: datetime


def read_days(text: str, today: date | None, *, day_first: bool = False) -> Days | None:
    """The days that `text` names, as of `today`; None when it names none in 1900 to 2200.

    `day_first` says how 5/4/2027 is read (see `figured_day`).
    """
    words = " ".join(text.split()).lower()
    try:
        days = _days(words, today, day_first=day_first)
    except (ValueError, OverflowError):
        return None
    if days is None or days.start.year < FIRST_YEAR or days.end > date(LAST_YEAR + 1, 1, 1):
        return None
    return days


def is_day_in_form(text: str) -> bool:
    """Whether it is written like a day, though the calendar may lack it: 2027-02-31, 31/2/2027."""
    words = " ".join(text.split())
    numbered = _NUMBERED.fullmatch(words)
    return bool(numbered and numbered[3]) or figured_day(words, day_first=False) is not None


def read_moments(
    text: str, today: date | None, zone: tzinfo | None, *, day_first: bool = False
) -> Moments | None:
    """The time that `text` names in `zone` (None: the computer's own): days, or a time of day.

    A time to the minute stands for that minute, one to the second for that second.
    """
    days = read_days(text, today, day_first=day_first)
    if days is not None:
        return Moments(day_start(days.start, zone), day_start(days.end, zone))
    met = _MOMENT.fullmatch(" ".join(text.split()).lower())
    if met is None:
        return None
    day, minute, second, fraction, offset = met.groups()
    written = f"{day}T{minute}:{second or '00'}.{(fraction or '').ljust(6, '0')}"
    try:
        start = datetime.fromisoformat(written + (offset or "").upper())
        start = start.astimezone(UTC) if offset else _in_zone(start, zone)
        if not FIRST_YEAR <= start.year <= LAST_YEAR:
            return None
    except (ValueError, OverflowError):
        return None
    if fraction:
        return Moments(start, start + timedelta(microseconds=1))
    return Moments(start, start + timedelta(seconds=1 if second else 60))


def day_start(day: date, zone: tzinfo | None) -> datetime:
    """The moment (UTC) at which a day begins in `zone`, None for the computer's own."""
    return _in_zone(datetime.combine(day, time()), zone)


def _in_zone(naive: datetime, zone: tzinfo | None) -> datetime:
    at = naive if zone is None else naive.replace(tzinfo=zone)
    return at.astimezone(UTC)


def _days(words: str, today: date | None, *, day_first: bool) -> Days | None:
    if numbered := _NUMBERED.fullmatch(words):
        year, month, day = (int(part) if part else 0 for part in numbered.groups())
        return _calendar(year, month, day)
    if figured := figured_day(words, day_first=day_first):
        return _calendar(*figured)
    if named := _NAMED.fullmatch(words):
        months = [at for at, name in enumerate(_MONTHS, 1) if name.startswith(named[2])]
        return _calendar(int(named[3]), months[0], int(named[1] or 0)) if months else None
    if today is None:
        return None
    near = {"today": 0, "yesterday": -1, "tomorrow": 1}.get(words)
    if near is not None:
        return Days(today + near * _DAY, today + (near + 1) * _DAY)
    relative = _RELATIVE.fullmatch(words)
    return None if relative is None else _relative(relative, today)


def _calendar(year: int, month: int, day: int) -> Days:
    start = date(year, month or 1, day or 1)
    if day:
        return Days(start, start + _DAY)
    return Days(start, start + (relativedelta(months=1) if month else relativedelta(years=1)))


_BEGINNINGS: dict[str, Callable[[date], date]] = {
    "day": lambda day: day,
    "week": lambda day: day - day.weekday() * _DAY,
    "month": lambda day: day.replace(day=1),
    "quarter": lambda day: day.replace(month=(day.month - 1) // 3 * 3 + 1, day=1),
    "year": lambda day: day.replace(month=1, day=1),
}


def _relative(met: re.Match[str], today: date) -> Days | None:
    """This week is the calendar's; the last 2 weeks are the 14 days that end with today."""
    which, number, unit = met.groups()
    if number is None:
        step = _step(unit, 1)
        start = _BEGINNINGS[unit](today)
        if which != "this":
            start = start - step if which == "last" else start + step
        return Days(start, start + step)
    if which == "this" or number.strip("0") == "":
        return None
    step = _step(unit, int(number))
    if which == "last":
        return Days(today + _DAY - step, today + _DAY)
    return Days(today, today + step)


def _step(unit: str, count: int) -> relativedelta:
    if unit == "quarter":
        return relativedelta(months=3 * count)
    match unit:
        case "day":
            return relativedelta(days=count)
        case "week":
            return relativedelta(weeks=count)
        case "month":
            return relativedelta(months=count)
    return relativedelta(years=count)


__all__ = [
    "RUNS_ON",
    "WORDS",
    "Days",
    "Moments",
    "day_start",
    "is_day_in_form",
    "read_days",
    "read_moments",
]
