"""The life of each launch: scheduled, perhaps delayed, confirmed, and its end (DOMAIN.md §4)."""

import random
from collections.abc import Callable, Mapping, Sequence
from datetime import timedelta
from typing import Any

from astrobookings_desktop.data.models import Booking
from astrobookings_desktop.data.queries.launches.life import CANCELED_BY_ABORT
from astrobookings_desktop.domain.errors import NotViable
from astrobookings_desktop.domain.statuses import LaunchStatus
from astrobookings_desktop.services.access.overrides import Override
from astrobookings_desktop.services.actors import Actor
from astrobookings_desktop.services.bookings.seats import launch_of, tell_about
from astrobookings_desktop.services.demo.customers import Customers
from astrobookings_desktop.services.demo.founding import Staff
from astrobookings_desktop.services.demo.ledger import Ledger
from astrobookings_desktop.services.demo.plan import Flight
from astrobookings_desktop.services.demo.timeline import Timeline, in_office_hours
from astrobookings_desktop.services.launches.scheduling import edit_launch, schedule_launch
from astrobookings_desktop.services.launches.transitions import (
    abort_launch,
    confirm_launch,
    delay_launch,
    mark_failed,
    mark_launched,
)
from astrobookings_desktop.services.unit_of_work import UnitOfWork

FlightAct = Callable[[UnitOfWork, Flight], None]
DEARER = 0.1  # of the flights become so during their sale
MARKED_AFTER = timedelta(hours=2, minutes=20)


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
            confirm_launch(work, flight.id)
        except NotViable:
            tomorrow = work.now + timedelta(days=1)
            if tomorrow < min(flight.date, self._timeline.now) - timedelta(hours=2):
                self._timeline.at(tomorrow, work.actor, lambda work: self._confirm(work, flight))
                return
            confirm_launch(work, flight.id, Override(work.actor, self._reasons["override"]))

    def _delay(self, work: UnitOfWork, flight: Flight) -> None:
        delay_launch(work, flight.id, flight.date, self._reason(LaunchStatus.DELAYED))
        self._customers.hear_of_delay(work, flight)

    def _abort(self, work: UnitOfWork, flight: Flight) -> None:
        self._customers.close_sale(flight)
        abort_launch(work, flight.id, self._reason(LaunchStatus.ABORTED))
        _tell_of_abort(work, flight.id)
        self._ledger.bill(work, flight)

    def _end(self, work: UnitOfWork, flight: Flight) -> None:
        self._customers.close_sale(flight)
        if flight.status is LaunchStatus.FAILED:
            mark_failed(work, flight.id, self._reason(LaunchStatus.FAILED))
        else:
            mark_launched(work, flight.id)
            self._ledger.bill(work, flight)

    def _reason(self, status: LaunchStatus) -> str:
        reasons: Sequence[str] = self._reasons[status.value]
        return self._chance.choice(reasons)


def _tell_of_abort(work: UnitOfWork, launch_id: int) -> None:
    """In the past of the demo the worker came at once: each traveler has one message."""
    seen, told = launch_of(work, launch_id), set[int]()
    for row in work.all(CANCELED_BY_ABORT, launch_id=launch_id):
        booking = work.get(Booking, row[0])
        only = {booking.traveler_id, seen.agency_id} - told
        told |= only
        refund = booking.refund_amount
        tell_about(work, "launch_aborted", "Launch aborted", booking, seen, refund, only=only)
