from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from astrobookings_desktop.domain import errors
from astrobookings_desktop.domain.bookings import (
    TRANSITIONS,
    BookingFacts,
    SeatCheck,
    SeatRule,
    VoidWindow,
    check_cancel,
    check_confirm,
    check_limit,
    check_move,
    check_seats,
    check_transfer,
    check_void,
    hold_deadline,
    is_lapsed,
    is_vip,
    moved_deadline,
    seat_limit,
    seat_rule,
    split_price,
)
from astrobookings_desktop.domain.launches import LaunchFacts
from astrobookings_desktop.domain.money import total_price
from astrobookings_desktop.domain.statuses import BookingStatus, LaunchStatus, Role
from tests.unit.domain.properties import moments, prices, property_test

P, C, X = BookingStatus

SOLD_AT = datetime(2027, 5, 1, 23, 50, tzinfo=UTC)
NOW = SOLD_AT + timedelta(minutes=5)
DATE = datetime(2027, 6, 1, 12, tzinfo=UTC)
TICK = timedelta.resolution

LAUNCH = LaunchFacts(5, LaunchStatus.SCHEDULED, DATE, capacity=10)
OTHER = replace(LAUNCH, launch_id=6)
SALE = BookingFacts("K7M4QX", C, 5, 20, seats=3, confirmed_at=SOLD_AT, sold_by_id=1)
HOLD = BookingFacts("K7M4QX", P, 5, 20, seats=3, hold_until=NOW)
GONE = replace(SALE, status=X)
FLOWN = replace(LAUNCH, status=LaunchStatus.LAUNCHED)

LIMIT_4 = SeatRule(4, vip=False, other_launches=0)
LIMIT_6 = SeatRule(6, vip=True, other_launches=2)


def outcome(act, *args, **kwargs):
    """The class of the refusal that the act meets; None when it goes through."""
    try:
        act(*args, **kwargs)
    except errors.Refusal as refusal:
        return type(refusal)
    return None


# --- seats ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("launches", "vip", "limit"), [(0, False, 4), (1, False, 4), (2, True, 6), (9, True, 6)]
)
def test_two_other_launches_make_a_vip(launches, vip, limit):
    assert is_vip(launches) is vip
    assert seat_limit(vip) == limit
    assert seat_rule(launches) == SeatRule(limit, vip, launches)


def test_a_manager_may_give_the_higher_limit():
    assert seat_rule(1, override=True) == SeatRule(6, False, 1, overridden=True)
    assert seat_rule(2, override=True) == SeatRule(6, True, 2, overridden=False)


@pytest.mark.parametrize(
    ("rule", "wanted", "held", "left", "most", "refusal"),
    [
        (LIMIT_4, 4, 0, 10, 4, None),
        (LIMIT_4, 5, 0, 10, 4, errors.SeatLimitExceeded(4, 0, 5, False, 6)),
        (LIMIT_4, 2, 2, 10, 2, None),
        (LIMIT_4, 3, 2, 10, 2, errors.SeatLimitExceeded(4, 2, 3, False, 6)),
        (LIMIT_4, 1, 4, 10, 0, errors.SeatLimitExceeded(4, 4, 1, False, 6)),
        (LIMIT_4, 1, 6, 10, 0, errors.SeatLimitExceeded(4, 6, 1, False, 6)),  # was VIP once
        (LIMIT_6, 6, 0, 6, 6, None),
        (LIMIT_6, 7, 0, 10, 6, errors.SeatLimitExceeded(6, 0, 7, True, None)),
        (LIMIT_4, 1, 0, 0, 0, errors.NotEnoughSeats(0, 1)),
        (LIMIT_4, 2, 0, 1, 1, errors.NotEnoughSeats(1, 2)),
        (LIMIT_4, 6, 0, 5, 4, errors.SeatLimitExceeded(4, 0, 6, False, 6)),  # the tighter one
        (LIMIT_4, 6, 0, 3, 3, errors.NotEnoughSeats(3, 6)),
    ],
)
def test_a_wish_for_seats_meets_limit_and_capacity(rule, wanted, held, left, most, refusal):
    check = SeatCheck(rule, wanted, held, left)
    assert check.most == most
    if refusal is None:
        assert check.refusal is None
        check_seats(rule, wanted, held, left)
        return
    with pytest.raises(type(refusal)) as raised:
        check_seats(rule, wanted, held, left)
    assert raised.value.facts == refusal.facts == check.refusal.facts


@property_test
@given(st.integers(0, 3), st.integers(1, 8), st.integers(0, 8), st.integers(0, 10))
def test_what_is_allowed_never_breaks_limit_or_capacity(launches, wanted, held, left):
    rule = seat_rule(launches)
    allowed = outcome(check_seats, rule, wanted, held, left) is None
    assert allowed is (wanted <= left and held + wanted <= (6 if launches >= 2 else 4))
    assert (outcome(check_limit, rule, wanted, held) is None) is (held + wanted <= rule.limit)
    most = SeatCheck(rule, wanted, held, left).most
    assert most == 0 or outcome(check_seats, rule, most, held, left) is None
    assert outcome(check_seats, rule, most + 1, held, left) is not None


# --- holds ------------------------------------------------------------------------------------


@property_test
@given(moments, st.integers(1, 9000), st.integers(1, 9000))
def test_a_hold_lasts_its_hours_but_not_beyond_the_launch(now, hours, hours_to_launch):
    launch_date = now + timedelta(hours=hours_to_launch)
    deadline = hold_deadline(now, hours, launch_date)
    assert deadline == now + timedelta(hours=min(hours, hours_to_launch))
    assert not is_lapsed(deadline, deadline)
    assert is_lapsed(deadline, deadline + TICK)


def test_a_moved_hold_keeps_its_deadline_at_most_until_the_launch():
    assert moved_deadline(NOW, DATE) == NOW
    assert moved_deadline(DATE, NOW) == NOW


# --- acts -------------------------------------------------------------------------------------


def test_a_booking_goes_forward_only():
    arrows = {(source, target) for source, targets in TRANSITIONS.items() for target in targets}
    assert arrows == {(P, C), (P, X), (C, X)}


@pytest.mark.parametrize(
    ("booking", "launch", "now", "refusal"),
    [
        (HOLD, LAUNCH, NOW, None),
        (HOLD, LAUNCH, NOW + TICK, errors.HoldLapsed),
        (SALE, LAUNCH, NOW, errors.NotAHold),
        (GONE, LAUNCH, NOW, errors.AlreadyCanceled),
        (HOLD, FLOWN, NOW, errors.LaunchClosed),
        (replace(HOLD, hold_until=DATE), LAUNCH, DATE - TICK, None),
        (replace(HOLD, hold_until=DATE), LAUNCH, DATE, errors.LaunchClosed),
    ],
)
def test_confirming(booking, launch, now, refusal):
    assert outcome(check_confirm, booking, launch, now) is refusal


@pytest.mark.parametrize(
    ("booking", "launch", "seats", "now", "refusal"),
    [
        (SALE, LAUNCH, 3, NOW, None),
        (SALE, LAUNCH, 1, NOW, None),
        (SALE, LAUNCH, 4, NOW, errors.TooManySeatsCanceled),
        (SALE, LAUNCH, 0, NOW, errors.InvalidValue),
        (SALE, LAUNCH, 3, DATE + TICK, None),  # past its date, yet without outcome
        (HOLD, LAUNCH, 3, NOW, None),
        (HOLD, LAUNCH, 3, NOW + TICK, errors.HoldLapsed),
        (GONE, LAUNCH, 3, NOW, errors.AlreadyCanceled),
        (SALE, FLOWN, 3, NOW, errors.LaunchClosed),
    ],
)
def test_canceling(booking, launch, seats, now, refusal):
    assert outcome(check_cancel, booking, launch, seats, now) is refusal


@pytest.mark.parametrize(
    ("booking", "source", "target", "now", "refusal"),
    [
        (SALE, LAUNCH, OTHER, NOW, None),
        (HOLD, LAUNCH, OTHER, NOW, None),
        (SALE, LAUNCH, LAUNCH, NOW, errors.SameLaunch),
        (SALE, FLOWN, OTHER, NOW, errors.LaunchClosed),
        (SALE, LAUNCH, replace(OTHER, status=LaunchStatus.ABORTED), NOW, errors.LaunchClosed),
        (SALE, LAUNCH, replace(OTHER, date=NOW), NOW, errors.LaunchClosed),
        (HOLD, LAUNCH, OTHER, NOW + TICK, errors.HoldLapsed),
        (GONE, LAUNCH, OTHER, NOW, errors.AlreadyCanceled),
    ],
)
def test_moving(booking, source, target, now, refusal):
    assert outcome(check_move, booking, source, target, now) is refusal


@pytest.mark.parametrize(
    ("booking", "launch", "traveler", "now", "refusal"),
    [
        (SALE, LAUNCH, 21, NOW, None),
        (HOLD, LAUNCH, 21, NOW, None),
        (SALE, LAUNCH, 20, NOW, errors.SameTraveler),
        (SALE, LAUNCH, 21, DATE, errors.LaunchClosed),
        (SALE, FLOWN, 21, NOW, errors.LaunchClosed),
        (HOLD, LAUNCH, 21, NOW + TICK, errors.HoldLapsed),
        (GONE, LAUNCH, 21, NOW, errors.AlreadyCanceled),
    ],
)
def test_transferring(booking, launch, traveler, now, refusal):
    assert outcome(check_transfer, booking, launch, traveler, now) is refusal


BY_SELLER = VoidWindow(by_manager=False, until=SOLD_AT + timedelta(minutes=15))
BY_MANAGER = VoidWindow(
    by_manager=True, until=datetime(2027, 5, 1, 23, 59, 59, 999_999, tzinfo=UTC)
)


@pytest.mark.parametrize(
    ("person", "role", "minutes", "reason", "window"),
    [
        (1, Role.AGENT, 0, None, BY_SELLER),
        (1, Role.AGENT, 15, None, BY_SELLER),  # inclusive, and over midnight
        (1, Role.AGENT, 15.1, "slip", errors.VoidTooLate),
        (2, Role.AGENT, 1, "slip", errors.NotTheSeller),
        (2, Role.MANAGER, 1, "slip", BY_MANAGER),
        (2, Role.MANAGER, 9.99, "slip", BY_MANAGER),
        (2, Role.MANAGER, 9, None, errors.ReasonRequired),
        (2, Role.MANAGER, 9, "  ", errors.ReasonRequired),
        (2, Role.MANAGER, 10, "slip", errors.VoidTooLate),  # the next UTC day
        (1, Role.ADMIN, 15, None, BY_SELLER),
        (2, Role.ADMIN, 9, "slip", BY_MANAGER),
        (1, Role.AGENCY, 1, "slip", errors.MissingRight),
        (1, Role.TRAVELER, 1, "slip", errors.MissingRight),
    ],
)
def test_voiding_is_for_the_seller_at_once_and_a_manager_that_day(
    person, role, minutes, reason, window
):
    def void():
        return check_void(
            SALE,
            LAUNCH,
            now=SOLD_AT + timedelta(minutes=minutes),
            person_id=person,
            role=role,
            void_minutes=15,
            reason=reason,
        )

    if isinstance(window, VoidWindow):
        assert void() == window
    else:
        assert outcome(void) is window


@pytest.mark.parametrize(
    ("booking", "launch", "refusal"),
    [
        (HOLD, LAUNCH, errors.NotConfirmedBooking),
        (GONE, LAUNCH, errors.AlreadyCanceled),
        (SALE, FLOWN, errors.LaunchClosed),
    ],
)
def test_only_sales_of_open_launches_are_voided(booking, launch, refusal):
    arguments = {"now": NOW, "person_id": 1, "role": Role.ADMIN, "void_minutes": 15}
    assert outcome(check_void, booking, launch, **arguments) is refusal


# --- partial cancellation ---------------------------------------------------------------------


@property_test
@given(prices, st.integers(1, 6), st.data())
def test_the_prices_of_both_parts_are_those_of_their_seats(price, seats, data):
    canceled = data.draw(st.integers(0, seats))
    kept_price, canceled_price = split_price(total_price(seats, price), seats, canceled)
    assert kept_price == total_price(seats - canceled, price)
    assert canceled_price == total_price(canceled, price)


@property_test
@given(prices, st.integers(1, 100_000), st.data())
def test_the_parts_of_any_total_add_up(total, seats, data):
    canceled = data.draw(st.integers(0, seats))
    kept_price, canceled_price = split_price(total, seats, canceled)
    assert kept_price + canceled_price == total
    assert kept_price >= 0
    assert canceled_price >= 0
    assert abs(canceled_price * seats - total * canceled) <= Decimal("0.005") * seats
