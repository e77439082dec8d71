"""Who comes to the desk, what they book, and what becomes of it (DOMAIN.md §5)."""

import itertools
import random
from contextlib import suppress
from datetime import datetime, timedelta

from astrobookings_desktop.data.queries import demo as queries
from astrobookings_desktop.data.queries.sale import OPEN_BOOKINGS
from astrobookings_desktop.domain.errors import SeatLimitExceeded
from astrobookings_desktop.services.bookings.cancellations import cancel_seats
from astrobookings_desktop.services.bookings.sales import SellSeats, hold_seats, sell_seats
from astrobookings_desktop.services.bookings.seats import lapse_holds
from astrobookings_desktop.services.demo.changes import Changes
from astrobookings_desktop.services.demo.founding import WORKER, Staff
from astrobookings_desktop.services.demo.people import PeopleMaker
from astrobookings_desktop.services.demo.plan import SEATS_PER_BOOKING, Flight
from astrobookings_desktop.services.demo.quota import Quota
from astrobookings_desktop.services.demo.timeline import Timeline, in_office_hours, set_moment
from astrobookings_desktop.services.people.travelers import create_traveler, edit_traveler
from astrobookings_desktop.services.unit_of_work import UnitOfWork

SEATS, SEATS_WEIGHTS = (1, 2, 3, 4, 5, 6), (46, 34, 9, 8, 2, 1)
HELD_FIRST = 0.16  # of the bookings
OF_FREQUENT = 0.35  # of the visits of known travelers
BECOME_FREQUENT = 0.05
NEW_PHONE = 0.01
VISITS = 1.12  # for each booking that is wanted: some find no seats, some give them back
QUIET = timedelta(hours=54)  # before now: who holds seats then is counted
FILLED_UP = timedelta(hours=28)  # before now
SOLD_TODAY = 3  # seats on large flights
LAST_HOUR = timedelta(minutes=55)  # before now: what the desk did last is what lacks by then
HELD_LAST, GIVEN_UP_LAST = 5, 3  # of the last deeds, counted from the end; the others are sales


class Customers:
    """Brings travelers to the desk until each flight has the seats sold that it is to have."""

    def __init__(
        self,
        timeline: Timeline,
        chance: random.Random,
        staff: Staff,
        maker: PeopleMaker,
        new_travelers: float,
        quota: Quota,
    ) -> None:
        """`new_travelers` is the share of the bookings that are a traveler's first."""
        self._timeline = timeline
        self._chance = chance
        self._staff = staff
        self._maker = maker
        self._new = new_travelers
        self._known: list[int] = []
        self._frequent: list[int] = []
        self._quota = quota
        self._requests = itertools.count(1)
        self._changes = Changes(timeline, chance, self._known, quota)
        self._do_last(timeline.now - LAST_HOUR)

    @property
    def travelers(self) -> int:
        """How many there are."""
        return len(self._known)

    # --- flights on sale --------------------------------------------------------------------------

    def open_sale(self, flight: Flight) -> None:
        """Plan the visits that a flight just scheduled will see."""
        chance, timeline = self._chance, self._timeline
        self._changes.open_flights.append(flight)
        first = flight.scheduled + timedelta(hours=2)
        last = min(flight.date, timeline.now - (FILLED_UP if flight.exact else timedelta()))
        for _ in range(round(flight.sold / SEATS_PER_BOOKING * VISITS)):
            day = first + (last - first) * chance.random() ** 0.85
            when = in_office_hours(day, chance)
            when = when if first < when < last else day
            agent = self._staff.agent(when, chance)
            timeline.at(when, agent, lambda work: self._visit(work, flight))
        if flight.exact:
            self._fill_up(flight)

    def close_sale(self, flight: Flight) -> None:
        """Nobody changes over to this flight any more."""
        self._changes.open_flights.remove(flight)

    def hear_of_delay(self, work: UnitOfWork, flight: Flight) -> None:
        """Some travelers don't want to wait, and get everything back."""
        sold = [booking_id for (booking_id,) in work.all(OPEN_BOOKINGS, launch_id=flight.id)]
        for booking_id in self._chance.sample(sold, min(len(sold), 1 + len(sold) // 30)):
            agent = self._staff.agent(work.now, self._chance)
            self._changes.cancel_within(work, agent, booking_id, days=12)

    # --- the last days ----------------------------------------------------------------------------

    def _fill_up(self, flight: Flight) -> None:
        """Bring a flight to its exact seats: what is missing, a few sales of today, the holds."""
        chance, now = self._chance, self._timeline.now
        for_today = SOLD_TODAY if flight.ship.is_large else 0
        few_hours = timedelta(hours=chance.uniform(4, 6))  # all is done before the last one
        self._sell_up_to(flight, flight.sold - for_today, now - FILLED_UP, (2, 9))
        self._sell_up_to(flight, flight.sold, now - few_hours, (8, 40))
        self._hold_up_to(flight, now - few_hours)

    def _sell_up_to(
        self, flight: Flight, seats: int, when: datetime, minutes: tuple[float, float]
    ) -> None:
        """Sell to one after the other, until so many seats are taken."""

        def sell(work: UnitOfWork) -> None:
            taken, held = self._seats(work, flight)
            missing = seats - (taken - held)
            if missing > 0 and self._quota.left > 0:
                again = work.now + timedelta(minutes=self._chance.uniform(*minutes))
                self._sell_up_to(flight, seats, again, minutes)
                wish = self._small_wish(work)
                self._sell(work, flight, self._somebody(work), min(missing, wish))

        self._timeline.at(when, self._staff.agent(when, self._chance), sell)

    def _hold_up_to(self, flight: Flight, when: datetime) -> None:
        """Travelers who haven't made up their minds yet, until so many seats are held."""

        def hold(work: UnitOfWork) -> None:
            missing = flight.held - self._seats(work, flight)[1]
            if missing > 0 and self._quota.left > 0:
                self._hold_up_to(flight, work.now + timedelta(minutes=self._chance.uniform(4, 28)))
                wish = self._small_wish(work)
                self._hold(work, flight, self._somebody(work), min(missing, wish))

        self._timeline.at(when, self._staff.agent(when, self._chance), hold)

    def _small_wish(self, work: UnitOfWork) -> int:
        """A person or two; more of them where few bookings are left for the seats."""
        return self._chance.choice((1, 1, 2) if self._quota.spare(work) > 0 else (2, 3, 4))

    def _do_last(self, when: datetime) -> None:
        """Sell what lacks of the bookings, one after the other up to now; somebody only holds, and
        somebody thinks better of it."""
        chance = self._chance

        def serve(work: UnitOfWork) -> None:
            left = self._quota.left
            if left < 1:
                return
            pause = (self._timeline.now - work.now) / (left + 1) * chance.uniform(0.6, 1.2)
            self._do_last(work.now + pause + timedelta(milliseconds=1))  # refusals too have an end
            flight, traveler_id = chance.choice(self._roomy()), self._somebody(work)
            (seats,) = chance.choices(SEATS[:3], SEATS_WEIGHTS[:3])
            if left == HELD_LAST:
                self._hold(work, flight, traveler_id, seats)
            elif left == GIVEN_UP_LAST:
                self._give_up(work, flight, traveler_id, seats)
            else:
                self._sell(work, flight, traveler_id, seats)

        self._timeline.at(when, self._staff.agent(when, chance), serve)

    def _roomy(self) -> list[Flight]:
        """Large flights; not the nearest one, which the desk shows with its seats as planned."""
        large = [flight for flight in self._changes.open_flights if flight.ship.is_large]
        return sorted(large, key=lambda flight: flight.date)[1:]

    def make_up(self, work: UnitOfWork) -> None:
        """What lacks of the bookings even so: holds of people who think better of it at once."""
        set_moment(work, self._timeline.now, self._staff.agent(self._timeline.now, self._chance))
        for flight in itertools.cycle(self._changes.open_flights):
            if self._quota.left <= 0:
                return
            taken, _held = self._seats(work, flight)
            if taken < flight.ship.capacity:
                traveler_id = self._somebody(work)
                with suppress(SeatLimitExceeded):
                    self._give_up(work, flight, traveler_id, 1)

    def _seats(self, work: UnitOfWork, flight: Flight) -> tuple[int, int]:
        """(taken, held)."""
        ((taken, held),) = work.all(queries.SEATS, launch_id=flight.id)
        return taken, held

    # --- visits -----------------------------------------------------------------------------------

    def _visit(self, work: UnitOfWork, flight: Flight) -> None:
        """Somebody comes for seats on a flight that still wants travelers."""
        chance = self._chance
        wanted = self._wanted(work, flight)
        if wanted < 1 or self._quota.left < 1:
            return
        if not flight.exact and self._quota.spare(work) < 1:
            return
        if chance.random() >= self._new:
            traveler_id = self._somebody(work)
            if chance.random() < NEW_PHONE:
                edit_traveler(work, traveler_id, {"contact_phone": self._maker.phone()})
            self._book(work, flight, traveler_id, wanted)
        else:
            traveler_id = self._newcomer(work)
            entered = work.now + timedelta(seconds=chance.uniform(40, 200))
            self._timeline.at(
                entered,
                work.actor,
                lambda work: self._book(work, flight, traveler_id, self._wanted(work, flight)),
            )

    def _wanted(self, work: UnitOfWork, flight: Flight) -> int:
        """How many seats of the flight are still to be sold."""
        taken, _held = self._seats(work, flight)
        return flight.sold - taken

    def _somebody(self, work: UnitOfWork) -> int:
        """A traveler who was here before; the frequent ones come more often."""
        chance = self._chance
        if not self._known:
            return self._newcomer(work)
        frequent = self._frequent and chance.random() < OF_FREQUENT
        return chance.choice(self._frequent if frequent else self._known)

    def _newcomer(self, work: UnitOfWork) -> int:
        traveler_id = create_traveler(work, self._maker.traveler())
        self._known.append(traveler_id)
        if self._chance.random() < BECOME_FREQUENT:
            self._frequent.append(traveler_id)
        return traveler_id

    def _book(self, work: UnitOfWork, flight: Flight, traveler_id: int, wanted: int) -> None:
        (wish,) = self._chance.choices(SEATS, SEATS_WEIGHTS)
        is_tight = self._quota.spare(work) < 1
        if self._quota.left < 1 or (is_tight and not flight.exact):
            return
        seats = min(max(wish, 2) if is_tight else wish, wanted)
        quiet = is_tight or (flight.exact and work.now > self._timeline.now - QUIET)
        if seats > 0 and (quiet or self._chance.random() >= HELD_FIRST):
            self._sell(work, flight, traveler_id, seats)
        elif seats > 0:
            self._hold(work, flight, traveler_id, seats)

    def _sell(self, work: UnitOfWork, flight: Flight, traveler_id: int, seats: int) -> None:
        command = SellSeats(flight.id, traveler_id, seats, self._request())
        sold = sell_seats(work, command)
        self._quota.made += 1
        self._changes.follow_sale(work, sold)

    def _hold(self, work: UnitOfWork, flight: Flight, traveler_id: int, seats: int) -> None:
        command = SellSeats(flight.id, traveler_id, seats, self._request())
        held = hold_seats(work, command)
        self._quota.made += 1
        self._changes.follow_hold(work, held)
        if held.hold_until is not None:
            swept = held.hold_until + timedelta(seconds=self._chance.uniform(1, 60))
            self._timeline.at(swept, WORKER, lambda work: lapse_holds(work, flight.id))

    def _give_up(self, work: UnitOfWork, flight: Flight, traveler_id: int, seats: int) -> None:
        """Hold seats, and think better of it at once."""
        command = SellSeats(flight.id, traveler_id, seats, self._request())
        cancel_seats(work, hold_seats(work, command).id)
        self._quota.made += 1

    def _request(self) -> str:
        """The id under which the desk asked for a sale; later ones come later in the index."""
        return f"{next(self._requests):08x}{self._chance.getrandbits(128):032x}"[:32]
