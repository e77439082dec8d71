"""Notices outside of the window: one in twenty seconds, nothing lost, quiet in quiet hours."""

from datetime import time

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from astrobookings_desktop.domain.entities import Entity
from astrobookings_desktop.domain.errors import InvalidValue
from astrobookings_desktop.domain.pacing import (
    GAP_SECONDS,
    MOST_KEPT,
    Notice,
    NoticePacer,
    QuietHours,
)

STEPS = st.lists(
    st.tuples(
        st.floats(0, 60, allow_nan=False),  # seconds since the step before
        st.lists(st.integers(0, 500), max_size=80),  # subjects that come
        st.booleans(),  # quiet hours
    ),
    max_size=30,
)
TIMES = st.times().map(lambda at: at.replace(second=0, microsecond=0))


def notice(subject: int, text: str = "") -> Notice:
    return Notice(subject, "Told", text or f"number {subject}", Entity.LAUNCH, subject)


@given(STEPS)
def test_one_in_twenty_seconds_and_nothing_is_lost(
    steps: list[tuple[float, list[int], bool]],
) -> None:
    pacer, at = NoticePacer(), 1000.0
    told: list[float] = []
    waiting: set[int] = set()
    for passed, subjects, quiet in steps:
        at += passed
        before = pacer.is_waiting
        pacer.add(map(notice, subjects))
        waiting |= set(subjects)
        bundle = pacer.take(at, quiet=quiet)
        if bundle is None:
            assert quiet or not (before or subjects) or told[-1] + GAP_SECONDS > at
            continue
        assert not quiet
        assert not told or at - told[-1] >= GAP_SECONDS - 1e-9
        assert {one.key for one in bundle.notices} <= waiting
        assert len(bundle.notices) == min(len(bundle.notices), MOST_KEPT)
        assert bundle.count >= len(waiting)
        if len(waiting) <= MOST_KEPT:
            assert (len(bundle.notices), bundle.count) == (len(waiting), len(waiting))
        told.append(at)
        waiting = set()
    assert pacer.is_waiting == bool(waiting)


def test_the_newest_comes_first_and_the_last_word_on_a_subject_counts() -> None:
    pacer = NoticePacer()
    pacer.add([notice(1, "waits"), notice(2), notice(1, "failed")], more=3)
    bundle = pacer.take(0.0)
    assert bundle is not None
    assert [one.text for one in bundle.notices] == ["failed", "number 2"]
    assert bundle.count == 5


def test_hundreds_at_once_are_counted_and_not_all_kept() -> None:
    pacer = NoticePacer()
    pacer.add(map(notice, range(700)))
    bundle = pacer.take(0.0)
    assert bundle is not None
    assert (len(bundle.notices), bundle.count) == (MOST_KEPT, 700)
    assert bundle.notices[0].key == 699


def test_what_was_seen_meanwhile_is_not_told() -> None:
    pacer = NoticePacer()
    pacer.add([notice(1)])
    assert pacer.take(0.0) is not None
    pacer.add([notice(2)], more=9)
    assert pacer.wait(5.0) == 15.0
    pacer.withdraw(2)
    pacer.withdraw(3)
    assert not pacer.is_waiting
    assert pacer.take(30.0) is None


@given(st.floats(0, 1e9), st.floats(0, 1e9))
@example(13.0, 12.325882202802983)  # whose sum with the gap is rounded up
def test_a_clock_set_back_silences_for_twenty_seconds_at_most(first: float, second: float) -> None:
    pacer = NoticePacer()
    pacer.add([notice(1)])
    assert pacer.take(first) is not None
    pacer.add([notice(2)])
    assert pacer.wait(second) <= GAP_SECONDS
    assert pacer.take(min(first, second) + 2 * GAP_SECONDS) is not None


@given(TIMES, TIMES, TIMES)
def test_quiet_hours_run_from_their_start_to_their_end(start: time, end: time, at: time) -> None:
    if start == end:
        with pytest.raises(InvalidValue):
            QuietHours.parse(f"{start:%H:%M}-{end:%H:%M}")
        return
    quiet = QuietHours.parse(f" {start:%H:%M} – {end:%H:%M}")
    assert QuietHours.parse(str(quiet)) == quiet

    def minutes(since: time, to: time) -> int:
        return ((to.hour - since.hour) * 60 + to.minute - since.minute) % 1440

    assert quiet.covers(at) == (minutes(start, at) < minutes(start, end))
    assert quiet.covers(start)
    assert not quiet.covers(end)


@pytest.mark.parametrize(
    "text", ["22", "22:00", "24:00-07:00", "22:60-07:00", "a-b", "٢٢:٠٠-٠٧:٠٠"]
)
def test_no_quiet_hours(text: str) -> None:
    with pytest.raises(InvalidValue, match="such as 22:00-07:00"):
        QuietHours.parse(text)
