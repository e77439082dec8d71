"""Spans of days, and the moments at which they begin and end."""

from datetime import UTC, date, datetime
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from astrobookings_desktop.domain.errors import InvalidValue
from astrobookings_desktop.domain.periods import (
    Period,
    month_of,
    parse_period,
    parse_year,
    quarter_of,
    year_of,
)

TODAY = date(2026, 11, 28)


@pytest.mark.parametrize(
    ("first", "last", "period", "text"),
    [
        (None, None, Period(date(2026, 1, 1), TODAY), "2026-01-01 – 2026-11-28"),
        ("2026-01-01", "2026-12-31", year_of(2026), "2026"),
        ("2024-02-01", "2024-02-29", month_of(2024, 2), "2024-02"),
        ("2026-10-01", "2026-12-31", quarter_of(2026, 4), "2026-Q4"),
        (None, "2025-03-31", quarter_of(2025, 1), "2025-Q1"),
        ("2027-05-01", None, Period(date(2027, 5, 1), date(2027, 5, 1)), "2027-05-01 – 2027-05-01"),
    ],
)
def test_days_as_entered(first, last, period, text):
    assert parse_period(first, last, TODAY) == period
    assert period.text() == text


@pytest.mark.parametrize(
    ("first", "last", "field"),
    [
        ("2026-02-30", None, "from"),
        ("yesterday", None, "from"),
        ("0001-01-01", None, "from"),
        (None, "9999-01-01", "to"),
        ("2026-05-02", "2026-05-01", "to"),
    ],
)
def test_days_that_are_none_are_refused(first, last, field):
    with pytest.raises(InvalidValue) as refusal:
        parse_period(first, last, TODAY)
    assert refusal.value.field == field


@pytest.mark.parametrize("text", ["", "26", "20266", "MMXXVI", "2026.0", "1899", "2201", "-2026"])
def test_years_that_are_none_are_refused(text):
    with pytest.raises(InvalidValue, match="year"):
        parse_year(text)


def test_a_year_begins_where_the_company_is():
    assert year_of(2026).bounds("UTC")[0] == datetime(2026, 1, 1, tzinfo=UTC)
    begins, over = year_of(2026).bounds("America/Mexico_City")
    assert (begins, over) == (
        datetime(2026, 1, 1, 6, tzinfo=UTC),
        datetime(2027, 1, 1, 6, tzinfo=UTC),
    )


@given(st.integers(1900, 2199), st.sampled_from(["UTC", "Europe/Madrid", "Pacific/Apia"]))
def test_months_and_quarters_fill_a_year_without_a_gap(year, zone):
    for parts in (
        [month_of(year, month) for month in range(1, 13)],
        [quarter_of(year, quarter) for quarter in range(1, 5)],
    ):
        bounds = [part.bounds(zone) for part in parts]
        assert all(one[1] == other[0] for one, other in pairwise(bounds))
        assert (bounds[0][0], bounds[-1][1]) == year_of(year).bounds(zone)
