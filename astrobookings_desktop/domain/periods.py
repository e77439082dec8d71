"""Spans of days in the company's time zone, over which reports add up (DOMAIN.md §10)."""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from astrobookings_desktop.domain.errors import InvalidValue
from astrobookings_desktop.domain.phrases import Phrase
from astrobookings_desktop.domain.times import FIRST_YEAR, LAST_YEAR, parse_date
from astrobookings_desktop.domain.zones import zone_of

_YEAR = re.compile(r"\d{4}", re.ASCII)


@dataclass(frozen=True, slots=True)
class Period:
    """Whole days from `first` to `last`, both inclusive."""

    first: date
    last: date

    def __post_init__(self) -> None:
        if self.last < self.first:
            raise InvalidValue(
                "to", Phrase("be {first} or later", first=self.first), str(self.last)
            )

    def bounds(self, zone: str) -> tuple[datetime, datetime]:
        """The UTC moments at which it begins and is over, in a company's time zone."""
        here = zone_of(zone)
        begins = datetime.combine(self.first, time.min, here)
        over = datetime.combine(self.last + timedelta(days=1), time.min, here)
        return begins.astimezone(UTC), over.astimezone(UTC)

    def text(self) -> str:
        """2026, 2026-12, 2026-Q4, or both days."""
        first, last = self.first, self.last
        if self == year_of(first.year):
            return f"{first.year}"
        if self == month_of(first.year, first.month):
            return f"{first:%Y-%m}"
        quarter = (first.month + 2) // 3
        if self == quarter_of(first.year, quarter):
            return f"{first.year}-Q{quarter}"
        return f"{first} – {last}"


def year_of(year: int) -> Period:
    """A calendar year; raises InvalidValue out of the years 1900 to 2200."""
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise InvalidValue(
            "year",
            Phrase(
                "lie in the years {first_year} to {last_year}",
                first_year=FIRST_YEAR,
                last_year=LAST_YEAR,
            ),
            str(year),
        )
    return Period(date(year, 1, 1), date(year, 12, 31))


def month_of(year: int, month: int) -> Period:
    """A calendar month."""
    return Period(date(year, month, 1), date(year, month, monthrange(year, month)[1]))


def quarter_of(year: int, quarter: int) -> Period:
    """Three calendar months; `quarter` is 1 to 4."""
    last = quarter * 3
    return Period(date(year, last - 2, 1), month_of(year, last).last)


def parse_year(text: str) -> Period:
    """The year that `text` states; raises InvalidValue."""
    shape = text.strip()
    if not _YEAR.fullmatch(shape):
        raise InvalidValue("year", "be a year such as 2026", text)
    return year_of(int(shape))


def parse_period(first: str | None, last: str | None, today: date) -> Period:
    """The days between two dates as entered; without them this year up to today.

    An end before the beginning is refused. Raises InvalidValue (fields "from" and "to").
    """
    begins = parse_date(first, "from") if first else None
    ends = parse_date(last, "to") if last else None
    if begins is None:
        begins = date((ends or today).year, 1, 1)
    if ends is None:
        ends = max(today, begins)
    return Period(begins, ends)
