"""Launches and bookings together: any sequence of acts agrees with an independent model."""

import tempfile
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import hypothesis.strategies as st
import pytest
from hypothesis import settings
from hypothesis.stateful import initialize, invariant, precondition, rule

from astrobookings_desktop.domain.errors import Refusal
from astrobookings_desktop.domain.statuses import LaunchStatus
from astrobookings_desktop.services.access.overrides import Override
from astrobookings_desktop.services.actors import BUILT_IN_ADMINISTRATOR
from astrobookings_desktop.services.launches.corrections import correct_outcome, preview_correction
from astrobookings_desktop.services.launches.previews import preview_transition
from astrobookings_desktop.services.launches.transitions import (
    abort_launch,
    confirm_launch,
    delay_launch,
    mark_failed,
    mark_launched,
)
from tests.helpers.booking_model import Refused
from tests.helpers.company import Clock, Company
from tests.helpers.launch_model import LaunchModel, Life, boundaries
from tests.unit.services.test_bookings_stateful import LAUNCHES, START, TRAVELERS, BookingLife

which = st.integers(0, len(LAUNCHES) - 1)
DELAYS = (timedelta(hours=1), timedelta(days=28), timedelta(days=90), timedelta(days=366))
LEAP_DAY = datetime(2032, 2, 29, tzinfo=UTC)
TICK = timedelta(microseconds=1)


class LaunchLife(BookingLife):
    """What travelers do goes on while launches are delayed, flown, aborted and put right."""

    @initialize()
    def open_office(self) -> None:
        self.folder = tempfile.TemporaryDirectory(prefix="launches-")
        self.company = Company(Path(self.folder.name) / "office.db", Clock(START))
        self.model = self.lives = LaunchModel()
        self.launches = []
        agency = self.company.agency()
        for date, capacity, price in LAUNCHES:
            rocket = self.company.rocket(agency, capacity=capacity)
            launch = self.company.launch(rocket, date=date, price_per_seat=price)
            self.lives.launches[launch] = Life(date, capacity, int(Decimal(price) * 100))
            self.launches.append(launch)
        self.travelers = [self.company.traveler() for _ in range(TRAVELERS)]

    def _together(self, model: Callable[[], Any], service: Callable[..., Any], *given: Any) -> Any:
        """Both do it, or both refuse it; gives what the service gave, None for a refusal."""
        try:
            model()
        except Refused:
            with pytest.raises(Refusal):
                self.company.do(service, *given)
            return None
        return self.company.do(service, *given)

    @rule(launch=which, override=st.booleans())
    def confirm_flight(self, launch: int, override: bool) -> None:
        key = self.launches[launch]
        terms = preview_transition(
            self.company.reading, key, LaunchStatus.CONFIRMED, override=override
        )
        word = Override(BUILT_IN_ADMINISTRATOR, "let it fly") if override else None
        done = self._together(
            lambda: self.lives.confirm(key, override=override), confirm_launch, key, word
        )
        assert (terms.refusal is None) == (done is not None)

    @rule(launch=which, by=st.sampled_from(DELAYS))
    def delay(self, launch: int, by: timedelta) -> None:
        key = self.launches[launch]
        date = max(self.lives.launches[key].date, self.now) + by
        self._together(lambda: self.lives.delay(key, date, self.now), delay_launch, key, date)

    @rule(launch=which)
    def delay_to_a_leap_day(self, launch: int) -> None:
        key = self.launches[launch]
        self._together(
            lambda: self.lives.delay(key, LEAP_DAY, self.now), delay_launch, key, LEAP_DAY
        )

    @rule(launch=which)
    def fly(self, launch: int) -> None:
        key = self.launches[launch]
        terms = preview_transition(self.company.reading, key, LaunchStatus.LAUNCHED)
        done = self._together(
            lambda: self.lives.mark(key, "launched", self.now), mark_launched, key
        )
        assert (terms.refusal is None) == (done is not None)
        if done is not None:
            assert (terms.net_revenue, terms.fee) == (done.net_revenue, done.fee)
            life = self.lives.launches[key]
            assert life.net is not None
            assert life.points is not None
            assert int(done.fee * 100) == (life.net * life.points + 5000) // 10000

    @rule(launch=which)
    def fail(self, launch: int) -> None:
        key = self.launches[launch]
        self._together(
            lambda: self.lives.mark(key, "failed", self.now), mark_failed, key, "the engine"
        )

    @rule(launch=which)
    def abort(self, launch: int) -> None:
        key = self.launches[launch]
        terms = preview_transition(self.company.reading, key, LaunchStatus.ABORTED)
        refunds: list[int] = []
        done = self._together(
            lambda: refunds.append(self.lives.abort(key, self.now)), abort_launch, key, "no fuel"
        )
        assert (terms.refusal is None) == (done is not None)
        if done is not None:
            assert done.canceled.refund == terms.refund == Decimal(refunds[0]).scaleb(-2)
            assert (terms.canceled, terms.net_revenue) == (done.canceled.bookings, done.net_revenue)

    @rule(launch=which)
    def correct(self, launch: int) -> None:
        key = self.launches[launch]
        done = None
        if self.lives.launches[key].outcome_at is not None:
            done = preview_correction(self.company.reading, key).refusal is None
        result = self._together(
            lambda: self.lives.correct(key, self.now), correct_outcome, key, None, "a slip"
        )
        assert bool(done) == (result is not None)

    @precondition(lambda self: hasattr(self, "company"))
    @rule(launch=which, place=st.integers(0, 4), after=st.booleans())
    def wait_for_a_boundary(self, launch: int, place: int, after: bool) -> None:
        moments = boundaries(self.lives.launches[self.launches[launch]])
        moment = moments[place % len(moments)] + (TICK if after else timedelta())
        self.company.clock.now = max(self.now, moment)

    @precondition(lambda self: hasattr(self, "company"))
    @rule(back=st.sampled_from([timedelta(seconds=2), timedelta(days=3)]))
    def set_back(self, back: timedelta) -> None:
        self.company.clock.now -= back

    @invariant()
    def launches_agree(self) -> None:
        if not hasattr(self, "company"):
            return
        stored = self.company.rows(
            "SELECT id, status, net_revenue, fee_basis_points, outcome_at IS NOT NULL "
            "FROM launch ORDER BY id"
        )
        assert stored == [
            (key, life.status, life.net, life.points, life.outcome_at is not None)
            for key, life in sorted(self.lives.launches.items())
        ]


class TestLaunchLife(LaunchLife.TestCase):
    settings = settings(
        settings(), stateful_step_count=40, max_examples=settings().max_examples * 2 // 5
    )
