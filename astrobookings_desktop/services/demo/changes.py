"""What becomes of bookings: confirmed, canceled, voided, moved, transferred (DOMAIN.md §5)."""

import random
from collections.abc import Sequence
from datetime import datetime, timedelta

from astrobookings_desktop.services.actors import Actor
from astrobookings_desktop.services.bookings.cancellations import cancel_seats, void_sale
from astrobookings_desktop.services.bookings.records import BookingRecord
from astrobookings_desktop.services.bookings.sales import confirm_booking
from astrobookings_desktop.services.bookings.transfers import (
    move_booking,
    preview_move,
    transfer_booking,
)
from astrobookings_desktop.services.demo.plan import Flight
from astrobookings_desktop.services.demo.quota import Quota
from astrobookings_desktop.services.demo.timeline import Act, Timeline, in_office_hours
from astrobookings_desktop.services.unit_of_work import UnitOfWork

CANCELED, CANCELED_IN_PART, MOVED, TRANSFERRED, VOIDED = 0.045, 0.03, 0.012, 0.01, 0.01
HOLDS_CONFIRMED, HOLDS_GIVEN_UP, HOLDS_RENEWED, HOLDS_MOVED = 0.62, 0.08, 0.03, 0.02
NO_CHANGE = timedelta(hours=34)  # before now: what is sold until then is counted


class Changes:
    """Lets a few bookings change later on."""

    def __init__(
        self, timeline: Timeline, chance: random.Random, travelers: Sequence[int], quota: Quota
    ) -> None:
        """`travelers` are those known by then; the list grows."""
        self._quota = quota
        self._timeline = timeline
        self._chance = chance
        self._travelers = travelers
        self.open_flights: list[Flight] = []

    def follow_sale(self, work: UnitOfWork, sold: BookingRecord) -> None:
        """Decide what will happen to a sale."""
        chance = self._chance
        shares = (CANCELED, CANCELED_IN_PART, MOVED, TRANSFERRED, VOIDED)
        part = chance.randrange(1, sold.number_of_seats + 1)
        acts: tuple[Act, ...] = (
            lambda work: cancel_seats(work, sold.id),
            lambda work: self._cancel_part(work, sold, part),
            lambda work: self._move(work, sold.id),
            lambda work: transfer_booking(work, sold.id, chance.choice(self._travelers)),
        )
        place = self._drawn(shares)
        if place is None:
            return
        if place < len(acts):
            self._some_day(work.now, work.actor, 240, acts[place])
        else:
            at_once, after_a_look = chance.uniform(8, 28), chance.uniform(60, 840)
            slip = timedelta(seconds=chance.choice((at_once, after_a_look)))
            self._timeline.at(work.now + slip, work.actor, lambda work: void_sale(work, sold.id))

    def follow_hold(self, work: UnitOfWork, held: BookingRecord) -> None:
        """Decide what will happen to a hold; by itself it lapses."""
        chance, deadline = self._chance, held.hold_until
        if deadline is None or deadline > self._timeline.now:
            return
        hours = chance.uniform(0.3, 3) if chance.random() < 0.5 else chance.uniform(20, 23.8)
        in_time = min(work.now + timedelta(hours=hours), deadline)
        late = deadline + timedelta(hours=chance.uniform(0.5, 5))
        moments: tuple[tuple[datetime, Act], ...] = (
            (in_time, lambda work: self._confirm(work, held.id)),
            (in_time, lambda work: cancel_seats(work, held.id)),
            (late, lambda work: self._confirm(work, held.id)),
            (in_time, lambda work: self._move(work, held.id)),
        )
        place = self._drawn((HOLDS_CONFIRMED, HOLDS_GIVEN_UP, HOLDS_RENEWED, HOLDS_MOVED))
        if place is not None:
            when, act = moments[place]
            self._timeline.at(when, work.actor, act)

    def cancel_within(self, work: UnitOfWork, agent: Actor, booking_id: int, days: int) -> None:
        """Somebody gives a booking up in the next days."""
        self._some_day(work.now, agent, days, lambda work: cancel_seats(work, booking_id))

    def _drawn(self, shares: Sequence[float]) -> int | None:
        """The place of one of the shares by its chance, or None for the rest of 1."""
        dice = self._chance.random()
        for place, share in enumerate(shares):
            dice -= share
            if dice < 0:
                return place
        return None

    def _some_day(self, now: datetime, agent: Actor, days: int, act: Act) -> None:
        """Let something happen in the next days, but not so late that it upsets what is counted."""
        day = now + timedelta(days=self._chance.uniform(0.5, days))
        when = max(day, in_office_hours(day, self._chance))
        if when < self._timeline.now - NO_CHANGE:
            self._timeline.at(when, agent, act)

    def _confirm(self, work: UnitOfWork, booking_id: int) -> None:
        if self._quota.left < 1:
            return
        sold = confirm_booking(work, booking_id)
        self._quota.made += sold.id != booking_id  # sold anew
        self.follow_sale(work, sold)

    def _cancel_part(self, work: UnitOfWork, sold: BookingRecord, seats: int) -> None:
        """Some of the seats, and perhaps some more of them another day."""
        if not self._cancel_some(work, sold.id, seats):
            return
        if sold.number_of_seats - seats > 1 and self._chance.random() < 0.5:
            self._some_day(
                work.now, work.actor, 90, lambda work: self._cancel_some(work, sold.id, 1)
            )

    def _cancel_some(self, work: UnitOfWork, booking_id: int, seats: int) -> bool:
        """They become a booking of their own, if there is one to spare."""
        if self._quota.spare(work) < 1:
            return False
        self._quota.made += cancel_seats(work, booking_id, seats).id != booking_id
        return True

    def _move(self, work: UnitOfWork, booking_id: int) -> None:
        """To another flight, if the rules allow: a refusal midway would leave half a move."""
        target = self._chance.choice(self.open_flights)
        if self._quota.spare(work) < 1:
            return
        terms = preview_move(work, booking_id, target.id)
        taken = terms.sale.launch.capacity - terms.sale.left_after
        if terms.refusal is None and taken <= target.sold:
            move_booking(work, booking_id, target.id)
            self._quota.made += 1
