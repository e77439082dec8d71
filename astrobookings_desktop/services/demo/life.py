"""The events of the company's life, carried out in the order of time by the real services."""

import contextlib
import heapq
import itertools
import random
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from astrobookings_desktop.data.models import Booking, Launch
from astrobookings_desktop.data.queries import sale as queries
from astrobookings_desktop.domain.errors import Refusal
from astrobookings_desktop.domain.launches import check_same_day, seats_needed
from astrobookings_desktop.domain.refunds import ABORT_REFUND, HOLD_REFUND
from astrobookings_desktop.domain.statuses import BookingStatus, CancelCause, LaunchStatus
from astrobookings_desktop.domain.times import to_text
from astrobookings_desktop.services.actors import Actor
from astrobookings_desktop.services.booking_records import BookingRecord
from astrobookings_desktop.services.cancellations import cancel_seats, close_booking, void_sale
from astrobookings_desktop.services.demo.ledger import Ledger
from astrobookings_desktop.services.demo.plan import PlannedLaunch
from astrobookings_desktop.services.launches import dates_of_rocket, schedule_launch
from astrobookings_desktop.services.sales import (
    SellSeats,
    confirm_booking,
    hold_seats,
    sell_seats,
)
from astrobookings_desktop.services.seats import lapse_holds, launch_of
from astrobookings_desktop.services.transfers import (
    move_booking,
    preview_move,
    transfer_booking,
)
from astrobookings_desktop.services.unit_of_work import UnitOfWork

Act = Callable[[UnitOfWork], None]
REASONS = ("Weather at the launch site", "Range not available", "Engine replaced after a test")


@dataclass
class Life:
    """What is still to happen, and who does it."""

    now: datetime
    chance: random.Random
    agents: list[Actor]
    manager: Actor
    travelers: list[int]
    frequent: list[int]
    ledger: Ledger
    booked: int = 0
    _events: list[tuple[datetime, int, Actor, Act]] = field(default_factory=list)
    _serial: "itertools.count[int]" = field(default_factory=itertools.count)
    _open: list[int] = field(default_factory=list)

    def at(self, when: datetime, actor: Actor, act: Act) -> None:
        """Let something happen, unless it lies ahead of now."""
        if when <= self.now:
            heapq.heappush(self._events, (when, next(self._serial), actor, act))

    @property
    def goes_on(self) -> bool:
        """Whether something is still to happen before now."""
        return bool(self._events)

    def live(self, work: UnitOfWork, events: int) -> None:
        """Carry out the next events, each at its own time; a refusal is part of life."""
        for _ in range(min(events, len(self._events))):
            when, _serial, work.actor, act = heapq.heappop(self._events)
            work.now, work.now_text = when, to_text(when)
            with contextlib.suppress(Refusal):
                act(work)

    # --- launches ---------------------------------------------------------------------------------

    def add_launch(self, plan: PlannedLaunch) -> None:
        """A launch's whole life, from its scheduling on."""
        self.at(plan.scheduled, self.manager, lambda work: self._schedule(work, plan))

    def _schedule(self, work: UnitOfWork, plan: PlannedLaunch) -> None:
        launch_id = schedule_launch(
            work,
            {
                "rocket_id": plan.rocket.id,
                "date": plan.date,
                "destination": plan.rocket.destination,
                "price_per_seat": str(plan.price),
            },
        ).id
        self._open.append(launch_id)
        until = min(plan.date, self.now)
        days = max((until - plan.scheduled).total_seconds() - 3600, 60)
        for _ in range(plan.bookings):
            when = plan.scheduled + timedelta(seconds=days * self.chance.random() ** 0.8)
            self.at(when, self.chance.choice(self.agents), lambda work: self._book(work, launch_id))
        lead = plan.date - plan.scheduled
        if plan.delay_days and plan.fate != "aborted":
            self.at(
                plan.scheduled + (min(plan.date, self.now) - plan.scheduled) * 0.8,
                self.manager,
                lambda work: self._delay(work, launch_id, plan.delay_days),
            )
        if plan.fate == "aborted":
            self.at(
                plan.scheduled + lead * 0.85,
                self.manager,
                lambda work: self._abort(work, launch_id),
            )
            return
        self.at(
            plan.scheduled + lead * 0.9, self.manager, lambda work: self._confirm(work, launch_id)
        )
        due = plan.date + timedelta(hours=2)
        self.at(due, self.manager, lambda work: self._end(work, launch_id, plan.fate))

    def _confirm(self, work: UnitOfWork, launch_id: int) -> None:
        launch = work.get(Launch, launch_id)
        needed = seats_needed(launch.capacity, work.settings.viability_percent)
        short = launch.seats_taken - launch.seats_held < needed
        if launch.status.is_open and not (short and launch.date > self.now):
            why = "Flies for its cargo" if short else None
            work.change(launch, "confirm", because=why, status=LaunchStatus.CONFIRMED)

    def _delay(self, work: UnitOfWork, launch_id: int, days: int) -> None:
        launch = work.get(Launch, launch_id)
        date = launch.date + timedelta(days=days)
        check_same_day(date, dates_of_rocket(work, launch.rocket_id, but=launch_id))
        work.change(
            launch,
            "delay",
            status=LaunchStatus.DELAYED,
            date=date,
            delayed_at=work.now,
            status_reason=self.chance.choice(REASONS),
        )

    def _abort(self, work: UnitOfWork, launch_id: int) -> None:
        lapse_holds(work, launch_id)
        self._open.remove(launch_id)
        seen = launch_of(work, launch_id)
        for (booking_id,) in work.all(queries.OPEN_BOOKINGS, launch_id=launch_id):
            booking = work.get(Booking, booking_id)
            held = booking.status is BookingStatus.PENDING
            decision = HOLD_REFUND if held else ABORT_REFUND
            close_booking(work, booking, seen, decision, CancelCause.LAUNCH_ABORTED)
        reason = self.chance.choice(REASONS)
        self._mark(work, launch_id, LaunchStatus.ABORTED, "abort", reason)
        self.ledger.bill_abort(work, launch_id, self)

    def _end(self, work: UnitOfWork, launch_id: int, fate: str) -> None:
        launch = work.get(Launch, launch_id)
        if launch.date > work.now:
            due = launch.date + timedelta(hours=2)
            self.at(due, self.manager, lambda work: self._end(work, launch_id, fate))
            return
        lapse_holds(work, launch_id)
        self._open.remove(launch_id)
        if fate == "failed":
            self._mark(work, launch_id, LaunchStatus.FAILED, "fail", "Lost after lift-off")
        else:
            self._mark(work, launch_id, LaunchStatus.LAUNCHED, "launch", None)
            self.ledger.bill_flight(work, launch_id, self)

    def _mark(
        self,
        work: UnitOfWork,
        launch_id: int,
        status: LaunchStatus,
        action: str,
        reason: str | None,
    ) -> None:
        launch = work.get(Launch, launch_id)
        work.change(launch, action, because=reason, status=status, status_reason=reason)

    # --- bookings ---------------------------------------------------------------------------------

    def _book(self, work: UnitOfWork, launch_id: int) -> None:
        chance = self.chance
        travelers = self.frequent if chance.random() < 0.25 else self.travelers
        (seats,) = chance.choices((1, 2, 3, 4, 5, 6), (46, 34, 9, 8, 2, 1))
        command = SellSeats(launch_id, chance.choice(travelers), seats)
        if chance.random() < 0.18:
            held = hold_seats(work, command)
            self.booked += 1
            if chance.random() < 0.7:
                later = work.now + timedelta(hours=chance.uniform(0.5, 23))
                self.at(later, work.actor, lambda work: self._confirm_hold(work, held))
            deadline = held.hold_until
            if deadline is not None:
                self.at(
                    deadline + timedelta(minutes=1),
                    work.actor,
                    lambda work: self._lapse(work, launch_id),
                )
            return
        sold = sell_seats(work, command)
        self.booked += 1
        self._after_sale(work, sold)

    def hold_today(self, count: int) -> None:
        """Some customers of the last hours have not made up their minds yet."""
        for _ in range(count):
            when = self.now - timedelta(hours=self.chance.uniform(0.2, 20))
            self.at(when, self.chance.choice(self.agents), self._hold)

    def _hold(self, work: UnitOfWork) -> None:
        chance = self.chance
        soonest = sorted(self._open, key=lambda one: work.get(Launch, one).date)[:12]
        command = SellSeats(chance.choice(soonest), chance.choice(self.travelers), 1)
        hold_seats(work, command)
        self.booked += 1

    def _confirm_hold(self, work: UnitOfWork, held: BookingRecord) -> None:
        self._after_sale(work, confirm_booking(work, held.id))

    def _lapse(self, work: UnitOfWork, launch_id: int) -> None:
        lapse_holds(work, launch_id)

    def _after_sale(self, work: UnitOfWork, sold: BookingRecord) -> None:
        """A few sales are changed later on."""
        chance, actor = self.chance, work.actor
        dice = chance.random()
        later = work.now + timedelta(days=chance.uniform(1, 200))
        soon = work.now + timedelta(minutes=chance.uniform(1, 12))
        if dice < 0.05:
            self.at(later, actor, lambda work: _ignore(cancel_seats(work, sold.id)))
        elif dice < 0.08:
            part = chance.randrange(1, sold.number_of_seats + 1)
            self.at(later, actor, lambda work: _ignore(cancel_seats(work, sold.id, part)))
        elif dice < 0.09:
            self.at(soon, actor, lambda work: _ignore(void_sale(work, sold.id)))
        elif dice < 0.10:
            self.at(later, actor, lambda work: self._move(work, sold.id))
        elif dice < 0.11:
            heir = chance.choice(self.travelers)
            self.at(later, actor, lambda work: _ignore(transfer_booking(work, sold.id, heir)))

    def _move(self, work: UnitOfWork, booking_id: int) -> None:
        target = self.chance.choice(self._open)
        if preview_move(work, booking_id, target).refusal is None:
            move_booking(work, booking_id, target)


def _ignore(_result: Any) -> None:
    """Events have no result."""
