"""Who sits on the seats of a booking (DOMAIN.md §5)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from astrobookings_desktop.domain.errors import PassengerAge, TooManyPassengers
from astrobookings_desktop.domain.times import age_on, utc_day

YOUNGEST = 18
OLDEST = 70


@dataclass(frozen=True)
class Passenger:
    """A named person on a booking."""

    name: str
    birth_date: date


def check_passengers(passengers: Sequence[Passenger], seats: int, launch_date: datetime) -> None:
    """At most one passenger per seat, each 18 to 70 years old on the launch's UTC day.

    Raises TooManyPassengers or PassengerAge.
    """
    if len(passengers) > seats:
        raise TooManyPassengers(named=len(passengers), booked=seats)
    for passenger in passengers:
        if not is_of_age(passenger, launch_date):
            age = age_on(utc_day(launch_date), passenger.birth_date)
            raise PassengerAge(passenger.name, age, YOUNGEST, OLDEST)


def is_of_age(passenger: Passenger, launch_date: datetime) -> bool:
    """Whether they are 18 to 70 years old on the launch's UTC day."""
    return YOUNGEST <= age_on(utc_day(launch_date), passenger.birth_date) <= OLDEST
