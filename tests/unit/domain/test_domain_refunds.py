import calendar
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from astrobookings_desktop.domain.errors import InvalidValue, ReasonRequired
from astrobookings_desktop.domain.money import from_cents, to_cents
from astrobookings_desktop.domain.refunds import (
    ABORT_REFUND,
    HOLD_REFUND,
    VOID_REFUND,
    CanceledPart,
    RefundDecision,
    RefundRule,
    override_refund,
    refund_of_part,
    refund_rule,
    refund_steps,
)
from astrobookings_desktop.domain.statuses import BookingStatus
from tests.unit.domain.properties import moments, prices, property_test

TICK = timedelta.resolution


def utc(*parts: int) -> datetime:
    return datetime(*parts, tzinfo=UTC)


LONG_AGO = utc(2020, 1, 1)


def sold(launch_date: datetime, now: datetime) -> RefundDecision:
    return refund_rule(
        status=BookingStatus.CONFIRMED, launch_date=launch_date, now=now, booked_at=LONG_AGO
    )


# The last moment of 90 % and of 70 % for launches on awkward days.
@pytest.mark.parametrize(
    ("launch", "year_before", "months_before"),
    [
        (utc(2028, 2, 29, 7), utc(2027, 2, 28, 7), utc(2027, 11, 29, 7)),
        (utc(2029, 2, 28, 7), utc(2028, 2, 28, 7), utc(2028, 11, 28, 7)),
        (utc(2027, 5, 31, 7), utc(2026, 5, 31, 7), utc(2027, 2, 28, 7)),
        (utc(2028, 5, 31, 7), utc(2027, 5, 31, 7), utc(2028, 2, 29, 7)),
        (utc(2028, 5, 30, 7), utc(2027, 5, 30, 7), utc(2028, 2, 29, 7)),
        (utc(2027, 1, 1), utc(2026, 1, 1), utc(2026, 10, 1)),
        (
            utc(2027, 12, 31, 23, 59, 59),
            utc(2026, 12, 31, 23, 59, 59),
            utc(2027, 9, 30, 23, 59, 59),
        ),
        (utc(2100, 3, 1), utc(2099, 3, 1), utc(2099, 12, 1)),
    ],
)
def test_each_step_ends_with_its_last_moment(launch, year_before, months_before):
    assert sold(launch, year_before) == RefundDecision(
        RefundRule.YEAR_BEFORE, 90, True, year_before
    )
    assert sold(launch, year_before + TICK).percent == 70
    assert sold(launch, months_before) == RefundDecision(
        RefundRule.MONTHS_BEFORE, 70, True, months_before
    )
    late = RefundDecision(RefundRule.LATE, 0, False, None)
    assert sold(launch, months_before + TICK) == late
    assert sold(launch, launch + timedelta(days=2)) == late
    assert [step.until for step in refund_steps(launch)] == [year_before, months_before, None]


def earlier(moment: datetime, months: int) -> datetime:
    """The reference: counts months by hand and clips the day."""
    number = moment.year * 12 + moment.month - 1 - months
    year, month = number // 12, number % 12 + 1
    day = min(moment.day, calendar.monthrange(year, month)[1])
    return moment.replace(year=year, month=month, day=day)


@property_test
@given(moments, st.integers(-500 * 86_400, 0), st.none() | st.integers(-40, 0), st.booleans())
def test_the_table_against_a_reference(launch, seconds, delayed_days, booked_before):
    now = launch + timedelta(seconds=seconds)
    delayed_at = None if delayed_days is None else now + timedelta(days=delayed_days)
    booked_at = (delayed_at or now) + (-TICK if booked_before else timedelta(0))
    if delayed_at is not None and booked_before and now - delayed_at <= timedelta(days=14):
        expected = 100
    elif now <= earlier(launch, 12):
        expected = 90
    elif now <= earlier(launch, 3):
        expected = 70
    else:
        expected = 0
    decision = refund_rule(
        status=BookingStatus.CONFIRMED,
        launch_date=launch,
        now=now,
        booked_at=booked_at,
        delayed_at=delayed_at,
    )
    assert decision.percent == expected
    assert decision.seats_released is (expected > 0)
    assert decision.holds_at(now)


@pytest.mark.parametrize(
    ("days", "booked_days_before", "percent"),
    [
        (timedelta(0), 1, 100),
        (timedelta(days=14), 1, 100),
        (timedelta(days=14) + TICK, 1, 0),
        (timedelta(days=1), 0, 0),  # booked with the new date in sight
        (timedelta(days=1), -1, 0),
    ],
)
def test_a_delay_gives_everything_back_for_fourteen_days(days, booked_days_before, percent):
    delayed_at = utc(2027, 5, 1, 9)
    decision = refund_rule(
        status=BookingStatus.CONFIRMED,
        launch_date=utc(2027, 6, 1),
        now=delayed_at + days,
        booked_at=delayed_at - timedelta(days=booked_days_before),
        delayed_at=delayed_at,
    )
    assert decision.percent == percent
    if percent:
        assert decision.rule is RefundRule.DELAY
        assert decision.until == utc(2027, 5, 15, 9)


def test_a_hold_gives_back_its_seats_and_no_money_whenever_it_is():
    for now in (utc(2025, 1, 1), utc(2027, 5, 31)):
        decision = refund_rule(
            status=BookingStatus.PENDING,
            launch_date=utc(2027, 6, 1),
            now=now,
            booked_at=LONG_AGO,
            delayed_at=now,
        )
        assert decision is HOLD_REFUND


@pytest.mark.parametrize(
    ("decision", "percent"), [(ABORT_REFUND, 100), (VOID_REFUND, 100), (HOLD_REFUND, 0)]
)
def test_what_does_not_hang_on_the_date(decision, percent):
    assert (decision.percent, decision.seats_released, decision.until) == (percent, True, None)


def test_a_manager_may_refund_more_and_the_seats_follow_the_table():
    late = refund_steps(utc(2027, 6, 1))[2]
    assert override_refund(late, 50, "illness") == RefundDecision(
        RefundRule.OVERRIDE, 50, seats_released=False
    )
    assert override_refund(refund_steps(utc(2027, 6, 1))[0], 100, "illness").seats_released


@pytest.mark.parametrize("percent", [-1, 0, 70, 101])
def test_an_override_gives_more_than_the_table_and_at_most_all(percent):
    with pytest.raises(InvalidValue, match="above the table's 70 %"):
        override_refund(refund_steps(utc(2027, 6, 1))[1], percent, "illness")


@pytest.mark.parametrize("reason", [None, "", "  "])
def test_an_override_needs_a_reason(reason):
    with pytest.raises(ReasonRequired):
        override_refund(refund_steps(utc(2027, 6, 1))[1], 71, reason)


@pytest.mark.parametrize(
    ("price", "percent", "refund"),
    [
        ("100.00", 90, "90.00"),
        ("0.05", 90, "0.05"),
        ("0.05", 70, "0.04"),
        ("0.07", 0, "0.00"),
        ("9999999999.99", 100, "9999999999.99"),
    ],
)
def test_refunds_are_half_up_cents(price, percent, refund):
    decision = RefundDecision(RefundRule.OVERRIDE, percent, seats_released=True)
    assert str(refund_of_part(Decimal(price), decision)) == refund


def test_seat_by_seat_gives_what_at_once_does():
    ninety = refund_steps(utc(2027, 6, 1))[0]
    parts: list[CanceledPart] = []
    for _ in range(3):  # 90 % of 0.05 is 0.045: rounded each alone, three would get 0.15
        refund = refund_of_part(Decimal("0.05"), ninety, parts)
        parts.append(CanceledPart(Decimal("0.05"), 90, refund))
    assert [str(part.refund) for part in parts] == ["0.05", "0.04", "0.05"]


@property_test
@given(
    st.lists(
        st.tuples(
            st.one_of(prices, st.integers(0, 30).map(from_cents)),
            st.sampled_from([0, 37, 70, 90, 100]),
        ),
        min_size=1,
        max_size=6,
    )
)
def test_all_parts_at_a_rate_get_together_the_rounded_refund_of_their_sum(canceled):
    parts: list[CanceledPart] = []
    for price, percent in canceled:
        decision = RefundDecision(RefundRule.OVERRIDE, percent, seats_released=True)
        refund = refund_of_part(price, decision, parts)
        assert 0 <= refund <= price
        parts.append(CanceledPart(price, percent, refund))
    for percent in {part.percent for part in parts}:
        same = [part for part in parts if part.percent == percent]
        exact = Fraction(sum(to_cents(part.price) for part in same) * percent, 100)
        assert sum(to_cents(part.refund) for part in same) == (2 * exact + 1) // 2
