"""What an edit of an open launch touches, told before and after it is made (DOMAIN.md §4).

An edit is no event of §8: nobody gets a message of it, so who makes it has to know whom to tell.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from astrobookings_desktop.data.models import Launch, Rocket
from astrobookings_desktop.data.queries.launches.life import Sums
from astrobookings_desktop.domain.entities import Entity
from astrobookings_desktop.domain.launches import PriceSlip, price_slip
from astrobookings_desktop.services.launches.sums import NOBODY, sums_on
from astrobookings_desktop.services.reading import Reading


@dataclass(frozen=True, slots=True)
class Turn:
    """What stood there, and what stands there instead."""

    before: Any
    after: Any


@dataclass(frozen=True, slots=True)
class LaunchEdit:
    """What changes (None where nothing does), and the bookings that there are.

    Those keep their price (§4, §5); holds past their deadline aren't counted.
    """

    sold: Sums = NOBODY
    held: Sums = NOBODY
    destination: Turn | None = None  # texts
    rocket: Turn | None = None  # names
    capacity: Turn | None = None
    price: Turn | None = None
    slip: PriceSlip | None = None

    @property
    def bookings(self) -> int:
        """How many bookings there are, sold and on hold."""
        return self.sold.bookings + self.held.bookings

    @property
    def seats(self) -> int:
        """How many seats they have."""
        return self.sold.seats + self.held.seats

    @property
    def is_untold(self) -> bool:
        """Whether people who booked would have to be told of something."""
        return bool(self.bookings and (self.destination or self.rocket))


UNTOUCHED = LaunchEdit()


def touched_by(reading: Reading, launch: Launch, changes: Mapping[str, Any]) -> LaunchEdit:
    """What these new values of the launch's columns touch; asked before they are written."""
    sums = sums_on(reading, launch.id)
    rocket = capacity = None
    if changes.get("rocket_id", launch.rocket_id) != launch.rocket_id:
        old, new = reading.get(Rocket, launch.rocket_id), reading.get(Rocket, changes["rocket_id"])
        reading.require_own(new.agency_id, Entity.ROCKET, new.id)
        rocket = Turn(old.name, new.name)
        capacity = _turn(launch.capacity, new.capacity)
    old_price: Decimal = launch.price_per_seat
    new_price: Decimal = changes.get("price_per_seat", old_price)
    return LaunchEdit(
        sums.sold,
        sums.held,
        _turn(launch.destination, changes.get("destination", launch.destination)),
        rocket,
        capacity,
        _turn(old_price, new_price),
        price_slip(old_price, new_price),
    )


def _turn(before: Any, after: Any) -> Turn | None:
    return None if before == after else Turn(before, after)
