from dataclasses import replace
from datetime import UTC, datetime, timedelta
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from astrobookings_desktop.domain import errors
from astrobookings_desktop.domain.entities import Entity
from astrobookings_desktop.domain.launches import (
    TRANSITIONS,
    Effect,
    LaunchChange,
    LaunchFacts,
    OtherLaunch,
    RocketFacts,
    check_capacity_change,
    check_correction,
    check_on_sale,
    check_open,
    check_rocket_change,
    check_same_day,
    check_schedule,
    is_viable,
    occupancy,
    outcome_since,
    seats_needed,
    transition,
    turnaround_conflicts,
)
from astrobookings_desktop.domain.rights import Right
from astrobookings_desktop.domain.statuses import LaunchStatus, Range
from tests.unit.domain.properties import moments, property_test

S, C, D, L, F, A = LaunchStatus

NOW = datetime(2027, 5, 1, 12, tzinfo=UTC)
DATE = datetime(2027, 6, 1, 12, tzinfo=UTC)
TICK = timedelta.resolution
DAY = timedelta(days=1)
SAME, NEXT = OtherLaunch(DATE, "Mars"), OtherLaunch(DATE + DAY, "Mars")

# The arrows of DOMAIN.md §4, written out once more.
ARROWS = {(S, C), (D, C), (S, D), (C, D), (D, D), (C, L), (C, F), (S, A), (C, A), (D, A)}

LAUNCH = LaunchFacts(5, S, DATE, 10, seats_taken=7, seats_held=2, destination="Mars")
FIT = LaunchChange(S, NOW, reason="weather", new_date=DATE + DAY, others={})
ROCKET = RocketFacts(3, agency_id=2, range=Range.MOON, capacity=10)


def fitting(launch: LaunchFacts, target: LaunchStatus) -> LaunchChange:
    """A change against which no guard can have anything."""
    now = DATE + DAY if target in (L, F) else NOW
    return replace(FIT, target=target, now=now)


@pytest.mark.parametrize("source", LaunchStatus)
@pytest.mark.parametrize("target", LaunchStatus)
def test_only_the_arrows_of_the_table_lead_on(source, target):
    launch = replace(LAUNCH, status=source)
    if (source, target) in ARROWS:
        assert transition(launch, fitting(launch, target)) == TRANSITIONS[target].effects
        return
    with pytest.raises(errors.InvalidTransition) as refusal:
        transition(launch, fitting(launch, target))
    assert refusal.value.facts == {"source": source, "target": target, "before": None}


@pytest.mark.parametrize(
    ("target", "effects", "right"),
    [
        (S, {Effect.ANNOUNCE_TO_VIPS}, Right.MANAGE_LAUNCHES),
        (C, {Effect.NOTIFY}, Right.MANAGE_LAUNCHES),
        (D, {Effect.NOTIFY}, Right.MANAGE_LAUNCHES),
        (
            L,
            {Effect.LAPSE_DUE_HOLDS, Effect.ISSUE_FEE_INVOICE, Effect.NOTIFY},
            Right.MANAGE_LAUNCHES,
        ),
        (F, {Effect.LAPSE_DUE_HOLDS, Effect.NOTIFY}, Right.FAIL_LAUNCHES),
        (
            A,
            {Effect.CANCEL_BOOKINGS, Effect.ISSUE_ABORT_INVOICE, Effect.NOTIFY},
            Right.MANAGE_LAUNCHES,
        ),
    ],
)
def test_each_transition_has_its_effects_and_its_right(target, effects, right):
    assert set(TRANSITIONS[target].effects) == effects
    assert TRANSITIONS[target].right is right


@pytest.mark.parametrize(
    ("source", "target", "changes", "refusal"),
    [
        (S, C, {"viability_percent": 50}, None),  # 5 of 10 sold, 2 held
        (S, C, {"viability_percent": 51}, errors.NotViable(5, 6, 10)),
        (S, C, {"viability_percent": 51, "override": True}, None),
        (
            S,
            C,
            {"viability_percent": 51, "override": True, "reason": "  "},
            errors.ReasonRequired("override viability"),
        ),
        (S, C, {"viability_percent": 0, "override": True, "reason": None}, None),
        (C, D, {"new_date": DATE + TICK}, None),
        (C, D, {"new_date": DATE}, errors.DelayNotLater(DATE, DATE)),
        (C, D, {"new_date": DATE - DAY}, errors.DelayNotLater(DATE - DAY, DATE)),
        (C, D, {"new_date": NOW}, errors.LaunchInPast(NOW)),
        (C, D, {"new_date": DATE + DAY, "now": DATE + DAY}, errors.LaunchInPast(DATE + DAY)),
        (C, D, {"new_date": DATE + DAY, "now": DATE + DAY - TICK}, None),
        (C, D, {"new_date": None}, errors.InvalidValue("date", "be given")),
        (D, D, {"others": {9: NEXT}}, errors.RocketBusy(DATE + DAY, 9, *NEXT[::-1])),
        (D, D, {"others": {9: SAME}}, None),
        (C, L, {"now": DATE}, None),
        (C, L, {"now": DATE - TICK}, errors.LaunchNotDue(DATE)),
        (C, L, {"reason": None}, None),
        (C, F, {"now": DATE - TICK}, errors.LaunchNotDue(DATE)),
        (C, F, {"reason": ""}, errors.ReasonRequired("mark a launch failed")),
        (S, A, {"reason": None}, errors.ReasonRequired("mark a launch aborted")),
        (S, A, {"now": DATE + DAY}, None),
    ],
)
def test_guards(source, target, changes, refusal):
    launch = replace(LAUNCH, status=source)
    change = replace(fitting(launch, target), **changes)
    if refusal is None:
        assert transition(launch, change) == TRANSITIONS[target].effects
        return
    with pytest.raises(type(refusal)) as raised:
        transition(launch, change)
    assert raised.value.facts == refusal.facts


@pytest.mark.parametrize(
    ("date", "words"),
    [
        (DATE.replace(year=9999), "Date must lie in the years 1900 to 2200"),
        (DATE.replace(tzinfo=None), "Date must have an offset from UTC"),
    ],
)
def test_no_delay_leads_to_a_date_that_a_launch_cannot_have(date, words):
    with pytest.raises(errors.InvalidValue, match=words):
        transition(LAUNCH, replace(FIT, target=D, new_date=date))


changes = st.builds(
    LaunchChange,
    target=st.sampled_from(LaunchStatus),
    now=st.sampled_from([NOW, DATE, DATE + DAY]),
    reason=st.sampled_from([None, " ", "weather"]),
    new_date=st.sampled_from([None, NOW, DATE, DATE + DAY, DATE + 2 * DAY]),
    others=st.sampled_from([None, {9: NEXT}]),
    viability_percent=st.integers(0, 100),
    override=st.booleans(),
)


@property_test
@given(st.lists(changes, max_size=20))
def test_whatever_is_tried_a_launch_stays_on_the_arrows(tried):
    launch = LAUNCH
    for change in tried:
        try:
            transition(launch, change)
        except errors.Refusal:
            continue
        assert (launch.status, change.target) in ARROWS
        assert launch.status.is_open
        if change.target is D:
            assert change.new_date is not None
            assert change.new_date > max(launch.date, change.now)
        if change.target in (L, F):
            assert launch.date <= change.now
        launch = replace(launch, status=change.target, date=change.new_date or launch.date)


@pytest.mark.parametrize(
    ("arguments", "refusal"),
    [
        ({}, None),
        ({"needed": Range.MOON}, None),
        ({"needed": Range.MARS}, errors.RangeTooShort(Range.MOON, Range.MARS)),
        ({"agency_id": 8}, errors.WrongAgency(Entity.ROCKET, 3, 8)),
        ({"rocket": replace(ROCKET, active=False)}, errors.InactiveRecord(Entity.ROCKET, 3)),
        ({"date": NOW}, errors.LaunchInPast(NOW)),
        ({"date": NOW - DAY}, errors.LaunchInPast(NOW - DAY)),
        ({"date": NOW + TICK}, None),
        (
            {"others": {8: NEXT, 9: OtherLaunch(DATE.replace(hour=0), "Moon")}},
            errors.RocketBusy(DATE, 9, "Moon", DATE.replace(hour=0)),
        ),
        ({"others": {8: OtherLaunch(DATE - DAY, "Mars"), 9: NEXT}}, None),
    ],
)
def test_scheduling(arguments, refusal):
    fits = {
        "date": DATE,
        "now": NOW,
        "agency_id": 2,
        "rocket": ROCKET,
        "needed": Range.LOW_EARTH,
        "others": {},
    }
    if refusal is None:
        assert check_schedule(**(fits | arguments)) == (Effect.ANNOUNCE_TO_VIPS,)
        return
    with pytest.raises(type(refusal)) as raised:
        check_schedule(**(fits | arguments))
    assert raised.value.facts == refusal.facts


@pytest.mark.parametrize(
    ("launch", "rocket", "agency", "refusal"),
    [
        (LAUNCH, ROCKET, 2, None),
        (LAUNCH, replace(ROCKET, capacity=7), 2, None),
        (LAUNCH, replace(ROCKET, capacity=6), 2, errors.CapacityBelowTaken),
        (LAUNCH, replace(ROCKET, range=Range.SUBORBITAL), 2, errors.RangeTooShort),
        (LAUNCH, ROCKET, 4, errors.WrongAgency),
        (replace(LAUNCH, status=A), ROCKET, 2, errors.LaunchClosed),
        (replace(LAUNCH, date=DATE + DAY), ROCKET, 2, errors.RocketBusy),
    ],
)
def test_another_rocket(launch, rocket, agency, refusal):
    def change():
        check_rocket_change(
            launch,
            rocket,
            agency_id=agency,
            needed=Range.LOW_EARTH,
            others={9: NEXT},
        )

    if refusal is None:
        change()
        return
    with pytest.raises(refusal):
        change()


def test_capacity_stays_above_the_seats_of_open_launches():
    full = replace(LAUNCH, seats_taken=9)
    flown = replace(LAUNCH, status=L, seats_taken=10)
    check_capacity_change(9, [full, flown])
    with pytest.raises(errors.CapacityBelowTaken) as refusal:
        check_capacity_change(8, [flown, full])
    assert refusal.value.facts == {"capacity": 8, "taken": 9, "launch_id": 5}


@property_test
@given(moments, st.integers(-3 * 86_400, 3 * 86_400))
def test_a_day_is_busy_exactly_when_its_utc_date_is(date, seconds):
    other = OtherLaunch(date + timedelta(seconds=seconds), "Mars")
    if other.date.date() == date.date():
        with pytest.raises(errors.RocketBusy):
            check_same_day(date, {9: other})
    else:
        check_same_day(date, {9: other})


@pytest.mark.parametrize(
    ("distance", "days", "conflict"),
    [
        (7 * DAY, 7, False),
        (7 * DAY - TICK, 7, True),
        (-7 * DAY, 7, False),
        (-7 * DAY + TICK, 7, True),
        (DAY, 0, False),
    ],
)
def test_within_the_turnaround_there_is_a_warning(distance, days, conflict):
    others = {9: OtherLaunch(DATE + distance, "Mars")}
    assert turnaround_conflicts(DATE, others, days) == ((9,) if conflict else ())


@pytest.mark.parametrize("status", LaunchStatus)
@pytest.mark.parametrize(
    ("now", "future"), [(DATE - TICK, True), (DATE, False), (DATE + DAY, False)]
)
def test_seats_are_sold_on_open_launches_to_come(status, now, future):
    launch = replace(LAUNCH, status=status)
    is_open = status in (S, C, D)
    if is_open and future:
        check_on_sale(launch, now)
    else:
        with pytest.raises(errors.LaunchClosed) as refusal:
            check_on_sale(launch, now)
        facts = {"launch_id": 5, "status": status, "date": DATE}
        facts |= {"destination": "Mars", "is_chosen": True}
        assert refusal.value.facts == facts
    if is_open:
        check_open(launch)
    else:
        with pytest.raises(errors.LaunchClosed):
            check_open(launch)


@pytest.mark.parametrize(
    ("capacity", "percent", "needed"),
    [(10, 50, 5), (9, 50, 5), (1, 50, 1), (1, 1, 1), (3, 0, 0), (7, 100, 7), (100_000, 33, 33_000)],
)
def test_viability_rounds_up_to_whole_seats(capacity, percent, needed):
    assert seats_needed(capacity, percent) == needed
    enough = LaunchFacts(1, S, DATE, capacity, seats_taken=needed)
    assert is_viable(enough, percent)
    if needed:
        assert not is_viable(replace(enough, seats_taken=needed - 1), percent)
        assert not is_viable(replace(enough, seats_held=1), percent)


def test_occupancy_counts_every_seat_taken():
    assert occupancy(LAUNCH) == Fraction(7, 10)
    assert LAUNCH.seats_sold == 5


@pytest.mark.parametrize(
    ("marked", "target", "before", "after", "reason", "refusal"),
    [
        (L, F, C, DAY, "typo", None),
        (L, C, C, DAY, "typo", None),
        (F, L, C, DAY, "typo", None),
        (A, S, S, DAY, "typo", None),
        (A, D, D, DAY, "typo", None),
        (L, F, C, DAY + TICK, "typo", errors.CorrectionTooLate),
        (L, F, C, DAY, " ", errors.ReasonRequired),
        (L, L, C, DAY, "typo", errors.InvalidTransition),
        (A, L, S, DAY, "typo", errors.InvalidTransition),
        (A, C, S, DAY, "typo", errors.InvalidTransition),
        (C, S, S, DAY, "typo", errors.InvalidTransition),
    ],
)
def test_a_wrong_outcome_is_corrected_within_a_day(marked, target, before, after, reason, refusal):
    def correct():
        check_correction(
            marked, target, before=before, marked_at=NOW, now=NOW + after, reason=reason
        )

    if refusal is None:
        correct()
        return
    with pytest.raises(refusal) as refused:
        correct()
    if refusal is errors.InvalidTransition and not marked.is_open:
        assert refused.value.before is before


@pytest.mark.parametrize(
    ("marked_after", "since"),
    [
        ((timedelta(0),), timedelta(0)),
        ((timedelta(0), DAY / 2, DAY), timedelta(0)),  # each in the place of the one before
        ((timedelta(0), DAY, 40 * DAY), 40 * DAY),  # open again in between
        ((timedelta(0), DAY + TICK, 2 * DAY), DAY + TICK),
    ],
)
def test_no_correction_prolongs_the_time_for_corrections(marked_after, since):
    assert outcome_since([NOW + after for after in marked_after]) == NOW + since
