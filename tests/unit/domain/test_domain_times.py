import calendar
from datetime import UTC, date, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from astrobookings_desktop.domain.errors import InvalidValue
from astrobookings_desktop.domain.times import (
    age_on,
    end_of_utc_day,
    english_day,
    english_moment,
    figured_day,
    from_text,
    months_before,
    parse_date,
    parse_time,
    require_utc,
    to_text,
    utc_day,
    years_before,
)
from tests.unit.domain.properties import moments, property_test


def utc(*parts: int) -> datetime:
    return datetime(*parts, tzinfo=UTC)


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("2027-05-01T14:30Z", utc(2027, 5, 1, 14, 30)),
        ("2027-05-01t14:30z", utc(2027, 5, 1, 14, 30)),
        (" 2027-05-01 14:30:15Z ", utc(2027, 5, 1, 14, 30, 15)),
        ("2027-05-01T14:30:15.5+02:00", utc(2027, 5, 1, 12, 30, 15, 500_000)),
        ("2027-05-01T00:30+0530", utc(2027, 4, 30, 19, 0)),
        ("2028-02-29T12:00-08:00", utc(2028, 2, 29, 20, 0)),
        ("1900-01-01T00:00Z", utc(1900, 1, 1)),
        ("2200-12-31T23:59:59.999999Z", utc(2200, 12, 31, 23, 59, 59, 999_999)),
        ("1899-12-31T23:00-01:00", utc(1900, 1, 1)),
    ],
)
def test_times_with_an_offset_become_utc(text, moment):
    parsed = parse_time(text)
    assert parsed == moment
    assert parsed.tzinfo is UTC


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("2027-05-01T14:30", "offset"),
        ("2027-05-01 14:30:00.123", "offset"),
        ("2027-02-29T00:00Z", "calendar"),
        ("2100-02-29T00:00Z", "calendar"),
        ("2027-04-31T00:00Z", "calendar"),
        ("2027-13-01T00:00Z", "calendar"),
        ("2027-00-10T00:00Z", "calendar"),
        ("2027-05-01T24:30Z", "calendar"),
        ("2027-05-01T23:59:60Z", "calendar"),
        ("2027-05-01T00:00+24:00", "calendar"),
        ("0000-01-01T00:00Z", "calendar"),
        ("0001-01-01T00:00Z", "years"),
        ("0001-01-01T00:00+14:00", "years"),
        ("1899-12-31T23:59:59Z", "years"),
        ("1900-01-01T00:00+01:00", "years"),
        ("2201-01-01T00:00Z", "years"),
        ("9999-12-31T23:59Z", "years"),
        ("9999-12-31T23:59-14:00", "years"),
        ("2027-05-01", "such as"),
        ("01/05/2027 14:30Z", "such as"),
        ("20270501T1430Z", "such as"),
        ("2027-W18-6T14:30Z", "such as"),
        ("2027-05-01T14Z", "such as"),
        ("٢٠٢٧-05-01T14:30Z", "such as"),
        ("2027-05-01T14:30Z\x00", "such as"),
        ("tomorrow", "such as"),
        ("", "such as"),
        ("9" * 10_000, "such as"),
    ],
)
def test_bad_times_are_refused(text, reason):
    with pytest.raises(InvalidValue, match=reason) as refusal:
        parse_time(text, "launch_date")
    assert refusal.value.field == "launch_date"


def test_a_bare_date_is_midnight_in_files_only():
    assert parse_time("2027-05-01", date_only_utc=True) == utc(2027, 5, 1)
    with pytest.raises(InvalidValue, match="offset"):
        parse_time("2027-05-01T14:30", date_only_utc=True)
    with pytest.raises(InvalidValue, match="calendar"):
        parse_time("2027-02-29", date_only_utc=True)


@pytest.mark.parametrize(
    "moment",
    [
        datetime(2027, 5, 1),  # noqa: DTZ001 - naive on purpose
        utc(1899, 12, 31),
        utc(2201, 1, 1),
        datetime.min.replace(tzinfo=timezone(timedelta(hours=14))),
        datetime.max.replace(tzinfo=timezone(timedelta(hours=-14))),
    ],
)
def test_moments_that_are_naive_or_far_off_are_refused(moment):
    with pytest.raises(InvalidValue, match=r"^Date must "):
        require_utc(moment)


@pytest.mark.parametrize(
    ("text", "day"),
    [("1987-02-28", date(1987, 2, 28)), (" 2000-02-29 ", date(2000, 2, 29))],
)
def test_dates(text, day):
    assert parse_date(text) == day


@pytest.mark.parametrize(
    ("text", "day_first", "either"),
    [
        ("31/12/2027", (2027, 12, 31), (2027, 12, 31)),
        ("12/31/2027", (2027, 31, 12), (2027, 12, 31)),  # the calendar lacks the former
        ("5.4.2027", (2027, 4, 5), None),
        ("5-5-2027", (2027, 5, 5), (2027, 5, 5)),
        ("31/2/2027", (2027, 2, 31), (2027, 2, 31)),
        ("5/4-2027", None, None),
        ("5/4/27", None, None),
    ],
)
def test_days_in_figures(text, day_first, either):
    assert figured_day(text, day_first=True) == day_first
    assert figured_day(text, day_first=False) == either


@pytest.mark.parametrize(
    "text", ["", "1987-2-28", "28.02.1987", "1987-02-29", "0001-01-01", "9999-01-01", "1987-02-28Z"]
)
def test_bad_dates_are_refused(text):
    with pytest.raises(InvalidValue, match=r"^Birth date must "):
        parse_date(text, "birth_date")


@property_test
@given(moments, st.integers(-14 * 60, 14 * 60))
def test_stored_text_makes_the_round_trip_and_parses(moment, minutes):
    text = to_text(moment.astimezone(timezone(timedelta(minutes=minutes))))
    assert len(text) == 27
    assert from_text(text) == moment
    assert from_text(text).tzinfo is UTC
    assert parse_time(text) == moment


@property_test
@given(moments, moments)
def test_text_order_is_time_order(one, other):
    assert (to_text(one) < to_text(other)) is (one < other)


@pytest.mark.parametrize(
    "text", ["", "2027-05-01T14:30:00Z", "2027-05-01T14:30:00.000000+", "x" * 27]
)
def test_other_text_is_no_stored_time(text):
    with pytest.raises(ValueError, match=r"stored time|isoformat"):
        from_text(text)


def test_an_hour_that_comes_twice_has_two_texts():
    first = datetime(2026, 10, 25, 2, 30, tzinfo=ZoneInfo("Europe/Madrid"))
    assert to_text(first) == "2026-10-25T00:30:00.000000Z"
    assert to_text(first.replace(fold=1)) == "2026-10-25T01:30:00.000000Z"


def test_a_naive_moment_has_no_stored_text():
    with pytest.raises(ValueError, match="no offset"):
        to_text(datetime(2027, 5, 1))  # noqa: DTZ001 - naive on purpose


@pytest.mark.parametrize(
    ("moment", "months", "earlier"),
    [
        (utc(2028, 2, 29, 7), 12, utc(2027, 2, 28, 7)),
        (utc(2027, 5, 31, 7), 3, utc(2027, 2, 28, 7)),
        (utc(2028, 5, 31, 7), 3, utc(2028, 2, 29, 7)),
        (utc(2028, 5, 29, 7), 3, utc(2028, 2, 29, 7)),
        (utc(2027, 1, 15), 3, utc(2026, 10, 15)),
        (utc(2027, 12, 31, 23, 59, 59, 999_999), 1, utc(2027, 11, 30, 23, 59, 59, 999_999)),
        (utc(2100, 3, 31), 1, utc(2100, 2, 28)),
        (utc(2000, 3, 31), 1, utc(2000, 2, 29)),
    ],
)
def test_calendar_months_end_on_the_last_day(moment, months, earlier):
    assert months_before(moment, months) == earlier


@property_test
@given(moments, st.integers(0, 60))
def test_months_before_agrees_with_counting_months(moment, months):
    number = moment.year * 12 + moment.month - 1 - months
    year, month = number // 12, number % 12 + 1
    last = calendar.monthrange(year, month)[1]
    earlier = moment.replace(year=year, month=month, day=min(moment.day, last))
    assert months_before(moment, months) == earlier
    if months % 12 == 0:
        assert years_before(moment, months // 12) == earlier


def test_lines_of_messages_have_english_months():
    """Qt takes the computer's language over into Python's own words for months."""
    days = [english_day(date(2027, month, 5)) for month in range(1, 13)]
    assert days == [
        *("5 Jan 2027", "5 Feb 2027", "5 Mar 2027", "5 Apr 2027", "5 May 2027", "5 Jun 2027"),
        *("5 Jul 2027", "5 Aug 2027", "5 Sep 2027", "5 Oct 2027", "5 Nov 2027", "5 Dec 2027"),
    ]
    at = datetime(2027, 8, 6, 1, 5, 59, tzinfo=timezone(timedelta(hours=2)))
    assert english_moment(at) == "5 Aug 2027, 23:05"


@pytest.mark.parametrize(
    ("moment", "day"),
    [
        (utc(2027, 5, 1), date(2027, 5, 1)),
        (utc(2027, 5, 1, 23, 59, 59, 999_999), date(2027, 5, 1)),
        (datetime(2027, 5, 1, 1, tzinfo=timezone(timedelta(hours=2))), date(2027, 4, 30)),
    ],
)
def test_a_day_is_the_utc_day(moment, day):
    assert utc_day(moment) == day
    assert utc_day(end_of_utc_day(moment)) == day
    assert utc_day(end_of_utc_day(moment) + timedelta.resolution) == day + timedelta(days=1)


@pytest.mark.parametrize(
    ("birth", "day", "age"),
    [
        (date(2000, 6, 15), date(2027, 6, 14), 26),
        (date(2000, 6, 15), date(2027, 6, 15), 27),
        (date(2000, 2, 29), date(2027, 2, 27), 26),
        (date(2000, 2, 29), date(2027, 2, 28), 27),
        (date(2000, 2, 29), date(2028, 2, 28), 27),
        (date(2000, 2, 29), date(2028, 2, 29), 28),
        (date(2027, 6, 15), date(2027, 6, 14), -1),
    ],
)
def test_ages(birth, day, age):
    assert age_on(day, birth) == age
