"""All launches between two moments, for the launch board's calendar."""

from datetime import datetime
from typing import Any, NamedTuple

from astrobookings_desktop.data.models import Launch, Rocket, User
from astrobookings_desktop.data.statements import compiled, value
from astrobookings_desktop.domain.statuses import LaunchStatus
from astrobookings_desktop.domain.times import from_text


class BoardLaunch(NamedTuple):
    """A launch as the board shows it; `date` is UTC, `taken` includes `held`."""

    id: int
    date: datetime
    destination: str
    status: LaunchStatus
    capacity: int
    taken: int
    held: int
    rocket_id: int
    rocket: str
    agency_id: int
    agency: str

    @property
    def free(self) -> int:
        """Seats that nobody has."""
        return self.capacity - self.taken


BOARD_BETWEEN = compiled(
    Launch.select(
        Launch.id,
        Launch.date,
        Launch.destination,
        Launch.status,
        Launch.capacity,
        Launch.seats_taken,
        Launch.seats_held,
        Launch.rocket,
        Rocket.name,
        Launch.agency,
        User.name,
    )
    .join(Rocket, on=(Rocket.id == Launch.rocket))
    .join(User, on=(User.id == Launch.agency))
    .where(
        Launch.date >= value("first"),
        Launch.date < value("last"),
        (value("agency_id").is_null() | (Launch.agency == value("agency_id"))),
    )
    .order_by(Launch.date, Launch.id)
)


def board_launch(row: tuple[Any, ...]) -> BoardLaunch:
    """A row of BOARD_BETWEEN with Python values."""
    key, date, destination, status, *rest = row
    return BoardLaunch(key, from_text(date), destination, LaunchStatus(status), *rest)
