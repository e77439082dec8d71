"""Who sits on the seats of a booking: named at the sale or later (DOMAIN.md §5)."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from astrobookings_desktop.data.models import Booking, Passenger
from astrobookings_desktop.data.queries.launches import life as queries
from astrobookings_desktop.data.statements import statements_of
from astrobookings_desktop.domain import passengers as rules
from astrobookings_desktop.domain import values
from astrobookings_desktop.domain.bookings import check_open_booking
from astrobookings_desktop.domain.entities import Entity
from astrobookings_desktop.domain.errors import TooManyPassengers
from astrobookings_desktop.domain.launches import check_open
from astrobookings_desktop.domain.passengers import Passenger as Person
from astrobookings_desktop.domain.rights import Right
from astrobookings_desktop.domain.times import parse_date
from astrobookings_desktop.services.bookings.records import facts_of
from astrobookings_desktop.services.bookings.seats import launch_of
from astrobookings_desktop.services.reading import Reading
from astrobookings_desktop.services.unit_of_work import UnitOfWork
from astrobookings_desktop.services.viewing import own_agency, require_visible


@dataclass(frozen=True, slots=True)
class NamedPassenger:
    """A passenger with the key of their row; an agency's people see no birth date (§1)."""

    id: int
    name: str
    birth_date: date | None

    @property
    def person(self) -> Person:
        """What the rules ask of them, for those who see it."""
        assert self.birth_date is not None
        return Person(self.name, self.birth_date)


def passengers_of(reading: Reading, booking_id: int) -> tuple[NamedPassenger, ...]:
    """A booking's passengers in the order in which they were named; for agencies the names alone.

    Raises NotFound, MissingRight.
    """
    require_visible(reading, Entity.BOOKING, booking_id)
    seated = seated_on(reading, booking_id)
    if own_agency(reading) is None:
        return seated
    return tuple(replace(one, birth_date=None) for one in seated)


def name_passengers(
    work: UnitOfWork, booking_id: int, passengers: Sequence[Person]
) -> tuple[NamedPassenger, ...]:
    """Let these and nobody else sit on the booking's seats; gives them with their keys (§5).

    Who was named before stays, even where a delay made them older than the limit. Raises
    TooManyPassengers, PassengerAge, InvalidValue, AlreadyCanceled, HoldLapsed, LaunchClosed,
    NotFound, MissingRight.
    """
    work.require(Right.SELL_SEATS)
    booking = work.get(Booking, booking_id)
    launch = launch_of(work, booking.launch_id)
    check_open_booking(facts_of(booking), work.now)
    check_open(launch.facts)
    wanted = [Person(values.clean_name(one.name), one.birth_date) for one in passengers]
    before = seated_on(work, booking_id)
    leaving = list(before)
    coming = []
    for person in wanted:
        known = next((one for one in leaving if one.person == person), None)
        if known is None:
            coming.append(person)
        else:
            leaving.remove(known)
    if len(wanted) > booking.number_of_seats:
        raise TooManyPassengers(named=len(wanted), booked=booking.number_of_seats)
    rules.check_passengers(coming, booking.number_of_seats, launch.date)
    if not (coming or leaving):
        return before
    for gone in leaving:
        work.execute(queries.REMOVE_PASSENGER, id=gone.id)
    for person in coming:
        _seat(work, booking_id, person)
    after = seated_on(work, booking_id)
    work.touched(Entity.BOOKING, booking_id)
    work.log(Entity.BOOKING, booking_id, "passengers", as_logged(before), as_logged(after))
    return after


def as_logged(passengers: Sequence[NamedPassenger]) -> dict[str, object]:
    """What the log says of them; `named_again` reads it."""
    return {"passengers": [f"{one.name}, {one.birth_date}" for one in passengers]}


def named_again(logged: Sequence[str]) -> list[Person]:
    """The people whom the log tells of; raises InvalidValue."""
    return [parse_passenger(*one.rsplit(", ", 1)) for one in logged]


def parse_passenger(name: str, birth_date: str) -> Person:
    """The person whom a name and a date (YYYY-MM-DD) state; raises InvalidValue."""
    return Person(values.clean_name(name), parse_date(birth_date, "birth_date"))


def seated_on(reading: Reading, booking_id: int) -> tuple[NamedPassenger, ...]:
    """A booking's passengers, whoever asks."""
    return tuple(
        NamedPassenger(key, name, date.fromisoformat(born))
        for key, name, born in reading.all(queries.PASSENGERS, booking_id=booking_id)
    )


def follow_split(work: UnitOfWork, booking_id: int, part_id: int, kept: int) -> None:
    """The first named keep the seats that stay; the others go with the canceled part.

    Both bookings' log says who sits where now (§9).
    """
    before = seated_on(work, booking_id)
    staying, going = before[:kept], before[kept:]
    if not going:
        return
    for passenger in going:
        work.execute(queries.HAND_ON_PASSENGER, id=passenger.id, booking_id=part_id)
    work.log(Entity.BOOKING, booking_id, "passengers", as_logged(before), as_logged(staying))
    work.log(Entity.BOOKING, part_id, "passengers", as_logged(()), as_logged(going))


def follow_move(work: UnitOfWork, booking_id: int, new_id: int, launch_date: datetime) -> None:
    """The same people sit on the seats of the booking that another was moved to.

    The new booking's log names them (§9). Raises PassengerAge when one is too old or too young
    for that launch.
    """
    passengers = seated_on(work, booking_id)
    check_ages(passengers, launch_date)
    _seat_all(work, new_id, passengers)


def follow_renewal(work: UnitOfWork, booking_id: int, new_id: int, launch_date: datetime) -> None:
    """Who was named on a hold that lapsed sits on the seats that it is sold anew with.

    A new sale asks all (§5), so who is too old or too young since a delay stays with the hold.
    """
    passengers = seated_on(work, booking_id)
    _seat_all(work, new_id, [one for one in passengers if rules.is_of_age(one.person, launch_date)])


@dataclass(frozen=True, slots=True)
class RenewedSeats:
    """The names on a booking that a lapsed hold was sold anew as, and those that it left out."""

    kept: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()


def renewed_seats(reading: Reading, hold_id: int, booking_id: int) -> RenewedSeats:
    """What came of a hold's passengers when it was confirmed as this booking; nothing in time.

    Raises NotFound, MissingRight.
    """
    reading.require(Right.SELL_SEATS)
    if hold_id == booking_id:
        return RenewedSeats()
    launch = launch_of(reading, reading.get(Booking, booking_id).launch_id)
    return RenewedSeats(
        tuple(one.name for one in seated_on(reading, booking_id)),
        tuple(
            one.name
            for one in seated_on(reading, hold_id)
            if not rules.is_of_age(one.person, launch.date)
        ),
    )


def check_ages(passengers: Sequence[NamedPassenger], launch_date: datetime) -> None:
    """Raises PassengerAge for who is too old or too young on that date."""
    people = [one.person for one in passengers]
    rules.check_passengers(people, len(people), launch_date)


def _seat_all(work: UnitOfWork, booking_id: int, passengers: Sequence[NamedPassenger]) -> None:
    """Seat them on a new booking, whose log names them (§9)."""
    for one in passengers:
        _seat(work, booking_id, one.person)
    if passengers:
        work.log(Entity.BOOKING, booking_id, "passengers", as_logged(()), as_logged(passengers))


def _seat(work: UnitOfWork, booking_id: int, person: Person) -> None:
    row = {
        "id": work.new_id(),
        "booking_id": booking_id,
        "name": person.name,
        "name_folded": values.fold(person.name),
        "birth_date": person.birth_date.isoformat(),
    }
    work.connection.execute(statements_of(Passenger).insert(*row), tuple(row.values()))
