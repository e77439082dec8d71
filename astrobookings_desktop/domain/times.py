"""Moments: aware UTC datetimes, and their text of fixed width in the database (DOMAIN.md §2)."""

import functools
import re
from datetime import UTC, date, datetime, time

from dateutil.relativedelta import relativedelta

from astrobookings_desktop.domain.errors import InvalidValue
from astrobookings_desktop.domain.phrases import Phrase

FIRST_YEAR = 1900
LAST_YEAR = 2200

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_TIME = re.compile(
    r"\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(:\d{2}(\.\d{1,6})?)?(?P<offset>Z|[+-]\d{2}:?[0-5]\d)?",
    re.ASCII,
)
_FIGURES = re.compile(r"(\d{1,2})([/.-])(\d{1,2})\2(\d{4})", re.ASCII)
_LAST_MONTH = 12
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_TEXT_LENGTH = len("2026-01-01T00:00:00.000000Z")


def require_utc(moment: datetime, field: str = "date", typed: str | None = None) -> datetime:
    """`moment` in UTC; raises InvalidValue when it is naive or out of the years 1900 to 2200.

    The refusal names it as it was `typed`, where it was.
    """
    if moment.utcoffset() is None:
        raise InvalidValue(field, "have an offset from UTC", moment.isoformat())
    try:
        in_utc = moment.astimezone(UTC)
    except OverflowError:
        raise _out_of_years(field, typed or moment.isoformat()) from None
    if not FIRST_YEAR <= in_utc.year <= LAST_YEAR:
        raise _out_of_years(field, typed or in_utc)
    return in_utc


def parse_time(text: str, field: str = "date", *, date_only_utc: bool = False) -> datetime:
    """The UTC moment that an ISO 8601 `text` with an offset states.

    With `date_only_utc` a bare date is 00:00 UTC (import files only). Raises InvalidValue for
    other text, a missing offset, days that the calendar lacks, years out of 1900 to 2200.
    """
    shape = text.strip().upper()
    if date_only_utc and _DAY.fullmatch(shape):
        shape += "T00:00Z"
    match = _TIME.fullmatch(shape)
    if not match:
        raise InvalidValue(field, "be a time such as 2027-05-01T14:30Z", text)
    if not match["offset"]:
        raise InvalidValue(field, "end with an offset from UTC such as Z or +02:00", text)
    try:
        moment = datetime.fromisoformat(shape)
    except ValueError:
        raise InvalidValue(field, "be a day and time that the calendar has", text) from None
    return require_utc(moment, field, text)


def parse_date(text: str, field: str = "date") -> date:
    """The day that `text` (YYYY-MM-DD) states; raises InvalidValue as `parse_time` does."""
    shape = text.strip()
    if not _DAY.fullmatch(shape):
        raise InvalidValue(field, "be a date such as 2027-05-01", text)
    try:
        day = date.fromisoformat(shape)
    except ValueError:
        raise InvalidValue(field, "be a day that the calendar has", text) from None
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise _out_of_years(field, text)
    return day


def figured_day(text: str, *, day_first: bool) -> tuple[int, int, int] | None:
    """Year, month and day of figures such as 31/12/2027; the calendar may lack that day.

    With `day_first` the day comes before the month. Else either may: 31/12/2027 and 12/31/2027 have
    one reading left, and 5/4/2027 is None, as is any other text.
    """
    found = _FIGURES.fullmatch(text)
    if found is None:
        return None
    day, month, year = int(found[1]), int(found[3]), int(found[4])
    if not day_first:
        if day != month and day <= _LAST_MONTH and month <= _LAST_MONTH:
            return None
        if month > _LAST_MONTH:
            day, month = month, day
    return year, month, day


def to_text(moment: datetime) -> str:
    """`YYYY-MM-DDTHH:MM:SS.ffffffZ`, so that text order is time order; ValueError when naive."""
    if moment.tzinfo is UTC:
        return _to_text(moment)
    if moment.utcoffset() is None:
        raise ValueError(f"{moment.isoformat()} has no offset from UTC")
    return _to_text(moment.astimezone(UTC))


# One transaction writes its moment into many columns. Only UTC is kept: of one zone's times, those
# of an hour that comes twice are equal to Python, the first and the second.
@functools.lru_cache(maxsize=64)
def _to_text(moment: datetime) -> str:
    return moment.isoformat(timespec="microseconds").removesuffix("+00:00") + "Z"


def from_text(text: str) -> datetime:
    """The moment that `to_text` wrote; ValueError for text of any other shape."""
    return _from_text(text)


@functools.lru_cache(maxsize=1024)  # departures are read again with each sale
def _from_text(text: str) -> datetime:
    if len(text) != _TEXT_LENGTH or not text.endswith("Z"):
        raise ValueError(f"{text!r} is not a stored time")
    return datetime.fromisoformat(text)


def english_day(day: date) -> str:
    """`5 Aug 2027`, for the plain lines of messages, whatever language the computer speaks."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


@functools.lru_cache(maxsize=256)  # each sale of a launch tells its departure
def english_moment(moment: datetime) -> str:
    """`5 Aug 2027, 14:30` in UTC; as `english_day`."""
    in_utc = moment.astimezone(UTC)
    return f"{english_day(in_utc)}, {in_utc:%H:%M}"


def months_before(moment: datetime, months: int) -> datetime:
    """So many calendar months earlier; a day that the month lacks is its last day."""
    return moment - relativedelta(months=months)


def years_before(moment: datetime, years: int) -> datetime:
    """So many calendar years earlier; 29 Feb becomes 28 Feb where the year lacks it."""
    return moment - relativedelta(years=years)


def utc_day(moment: datetime) -> date:
    """The day on which `moment` falls in UTC."""
    return moment.astimezone(UTC).date()


def end_of_utc_day(moment: datetime) -> datetime:
    """The last moment of the UTC day on which `moment` falls."""
    return datetime.combine(utc_day(moment), time.max, UTC)


def age_on(day: date, birth_date: date) -> int:
    """Whole years lived on `day`; who was born on 29 Feb turns older on 28 Feb in common years."""
    years = day.year - birth_date.year
    return years if birth_date + relativedelta(years=years) <= day else years - 1


def _out_of_years(field: str, given: str | datetime) -> InvalidValue:
    return InvalidValue(
        field,
        Phrase(
            "lie in the years {first_year} to {last_year}",
            first_year=FIRST_YEAR,
            last_year=LAST_YEAR,
        ),
        given,
    )
