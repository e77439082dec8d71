from datetime import UTC, date, datetime

import pytest

from astrobookings_desktop.domain.errors import PassengerAge, TooManyPassengers
from astrobookings_desktop.domain.passengers import Passenger, check_passengers

LAUNCH = datetime(2028, 2, 28, 23, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("birth_date", "age"),
    [
        (date(2010, 2, 28), None),  # 18 that day
        (date(2010, 3, 1), 17),
        (date(1957, 3, 1), None),  # 70 for one day more
        (date(1957, 2, 28), 71),
        (date(2027, 1, 1), 1),
        (date(2030, 1, 1), -2),
    ],
)
def test_passengers_are_18_to_70_on_the_launch_date(birth_date, age):
    passengers = [Passenger("Ana", date(1990, 1, 1)), Passenger("Zoë", birth_date)]
    if age is None:
        check_passengers(passengers, 2, LAUNCH)
        return
    with pytest.raises(PassengerAge) as refusal:
        check_passengers(passengers, 2, LAUNCH)
    assert refusal.value.facts == {"name": "Zoë", "age": age, "youngest": 18, "oldest": 70}


def test_there_is_at_most_one_passenger_per_seat():
    passengers = [Passenger("Ana", date(1990, 1, 1))] * 2
    check_passengers([], 1, LAUNCH)
    check_passengers(passengers, 2, LAUNCH)
    with pytest.raises(TooManyPassengers) as refusal:
        check_passengers(passengers, 1, LAUNCH)
    assert refusal.value.facts == {"named": 2, "booked": 1}
