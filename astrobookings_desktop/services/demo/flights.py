"""The life of each launch: scheduled, perhaps delayed, confirmed, and its end (DOMAIN.md §4)."""

import random
from collections.abc import Callable, Mapping, Sequence
from datetime import timedelta
from typing import Any

from astrobookings_desktop.data.models import Booking, Launch
from astrobookings_desktop.data.queries import sale as queries
from astrobookings_desktop.domain import launches as rules
from astrobookings_desktop.domain.errors import NotViable
from astrobookings_desktop.domain.launches import LaunchChange
from astrobookings_desktop.domain.refunds import ABORT_REFUND, HOLD_REFUND
from astrobookings_desktop.domain.statuses import BookingStatus, CancelCause, LaunchStatus
from astrobookings_desktop.services.actors import Actor
from astrobookings_desktop.services.cancellations import close_booking
from astrobookings_desktop.services.demo.customers import Customers
from astrobookings_desktop.services.demo.founding import Staff
from astrobookings_desktop.services.demo.ledger import Ledger
from astrobookings_desktop.services.demo.plan import Flight
from astrobookings_desktop.services.demo.timeline import Timeline, in_office_hours
from astrobookings_desktop.services.launches import dates_of_rocket, edit_launch, schedule_launch
from astrobookings_desktop.services.seats import lapse_holds, launch_of
from astrobookings_desktop.services.unit_of_work import UnitOfWork

FlightAct = Callable[[UnitOfWork, Flight], None]
DEARER = 0.1  # of the flights become so during their sale
MARKED_AFTER = timedelta(hours=2, minutes=20)
ACTIONS = {
    LaunchStatus.CONFIRMED: "confirm",
    LaunchStatus.DELAYED: "delay",
    LaunchStatus.LAUNCHED: "launch",
    LaunchStatus.FAILED: "fail",
    LaunchStatus.ABORTED: "abort",
}


class Flights:
    """Lets the managers schedule launches and bring them to their end."""

    def __init__(
        self,
        timeline: Timeline,
        chance: random.Random,
        staff: Staff,
        customers: Customers,
        ledger: Ledger,
        reasons: Mapping[str, Any],
    ) -> None:
        self._timeline = timeline
        self._chance = chance
        self._staff = staff
        self._customers = customers
        self._ledger = ledger
        self._reasons = reasons

    def add(self, flight: Flight) -> None:
        """A flight's whole life, from its scheduling on."""
        manager = self._chance.choice(self._staff.managers)
        self._timeline.at(flight.scheduled, manager, lambda work: self._schedule(work, flight))

    def _schedule(self, work: UnitOfWork, flight: Flight) -> None:
        chance, manager = self._chance, work.actor
        first_date = flight.date - timedelta(days=flight.delay_days)
        rises = chance.random() < DEARER
        price = flight.price * 95 // 100000 * 1000 if rises else flight.price
        flight.id = schedule_launch(
            work,
            {
                "rocket_id": flight.ship.id,
                "date": first_date,
                "destination": flight.destination,
                "price_per_seat": str(price),
            },
        ).id
        self._customers.open_sale(flight)
        on_sale = min(first_date, self._timeline.now) - flight.scheduled
        if rises:
            self._at(flight, on_sale * 0.4, manager, self._make_dearer)
        if flight.delay_days:
            self._at(flight, on_sale * chance.uniform(0.5, 0.85), manager, self._delay)
        ends = flight.status not in (LaunchStatus.SCHEDULED, LaunchStatus.DELAYED)
        if flight.status is LaunchStatus.ABORTED:
            self._at(flight, (flight.date - flight.scheduled) * 0.9, manager, self._abort)
        elif ends:
            before = timedelta(days=chance.uniform(6, 12))
            confirmed = min(flight.date, self._timeline.now) - before
            self._at(flight, confirmed - flight.scheduled, manager, self._confirm)
            if not flight.status.is_open:
                flown = flight.date + MARKED_AFTER
                self._timeline.at(flown, manager, lambda work: self._end(work, flight))

    def _at(self, flight: Flight, after: timedelta, actor: Actor, act: FlightAct) -> None:
        """Let something happen in office hours so long after the flight was scheduled."""
        day = flight.scheduled + after
        when = in_office_hours(day, self._chance)
        if not flight.scheduled < when < min(flight.date, self._timeline.now):
            when = day
        self._timeline.at(when, actor, lambda work: act(work, flight))

    def _make_dearer(self, work: UnitOfWork, flight: Flight) -> None:
        edit_launch(work, flight.id, {"price_per_seat": str(flight.price)})

    def _confirm(self, work: UnitOfWork, flight: Flight) -> None:
        try:
            self._change(work, flight, LaunchStatus.CONFIRMED)
        except NotViable:
            tomorrow = work.now + timedelta(days=1)
            if tomorrow < min(flight.date, self._timeline.now) - timedelta(hours=2):
                self._timeline.at(tomorrow, work.actor, lambda work: self._confirm(work, flight))
                return
            reason = self._reasons["override"]
            self._change(work, flight, LaunchStatus.CONFIRMED, reason, override=True)

    def _delay(self, work: UnitOfWork, flight: Flight) -> None:
        reason = self._reason(LaunchStatus.DELAYED)
        self._change(work, flight, LaunchStatus.DELAYED, reason, date=flight.date)
        self._customers.hear_of_delay(work, flight)

    def _abort(self, work: UnitOfWork, flight: Flight) -> None:
        self._customers.close_sale(flight)
        lapse_holds(work, flight.id)
        seen = launch_of(work, flight.id)
        for (booking_id,) in work.all(queries.OPEN_BOOKINGS, launch_id=flight.id):
            booking = work.get(Booking, booking_id)
            held = booking.status is BookingStatus.PENDING
            decision = HOLD_REFUND if held else ABORT_REFUND
            close_booking(work, booking, seen, decision, CancelCause.LAUNCH_ABORTED)
        self._change(work, flight, LaunchStatus.ABORTED, self._reason(LaunchStatus.ABORTED))
        self._ledger.bill_abort(work, flight)

    def _end(self, work: UnitOfWork, flight: Flight) -> None:
        self._customers.close_sale(flight)
        lapse_holds(work, flight.id)
        if flight.status is LaunchStatus.FAILED:
            self._change(work, flight, LaunchStatus.FAILED, self._reason(LaunchStatus.FAILED))
        else:
            self._change(work, flight, LaunchStatus.LAUNCHED)
            self._ledger.bill_flight(work, flight)

    def _reason(self, status: LaunchStatus) -> str:
        reasons: Sequence[str] = self._reasons[status.value]
        return self._chance.choice(reasons)

    def _change(
        self,
        work: UnitOfWork,
        flight: Flight,
        target: LaunchStatus,
        reason: str | None = None,
        *,
        override: bool = False,
        **columns: Any,
    ) -> None:
        """Bring the launch to a status by the table of transitions; raises what it refuses."""
        launch = work.get(Launch, flight.id)
        change = LaunchChange(
            target,
            work.now,
            reason,
            new_date=columns.get("date"),
            other_dates=dates_of_rocket(work, launch.rocket_id, but=launch.id),
            viability_percent=work.settings.viability_percent,
            override=override,
        )
        rules.transition(launch_of(work, launch.id).facts, change)
        if target is LaunchStatus.DELAYED:
            columns["delayed_at"] = work.now
        work.change(
            launch,
            ACTIONS[target],
            because=reason,
            status=target,
            status_reason=reason,
            **columns,
        )
