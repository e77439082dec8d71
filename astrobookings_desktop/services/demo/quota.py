"""How many bookings the demo still may have, so that in the end there are exactly as many."""

import math
from collections.abc import Sequence

from astrobookings_desktop.data.queries import demo as queries
from astrobookings_desktop.services.demo.plan import Flight
from astrobookings_desktop.services.unit_of_work import UnitOfWork

BOOKINGS_PER_SEAT = 0.72  # of what flights lack that are to be filled exactly
LOOK_EVERY = 10  # bookings
LAST_DEEDS = 6  # bookings that are spared for the desk's last hour


class Quota:
    """Counts the bookings that were made of those that are `wanted`.

    `flights` are all that are planned: those with exact seats must get them to the last.
    """

    def __init__(self, wanted: int, flights: Sequence[Flight]) -> None:
        self._wanted = wanted
        self._exact = [flight for flight in flights if flight.exact]
        self._most_reserved = _bookings_of(sum(flight.sold + flight.held for flight in self._exact))
        self._reserved, self._looked_at = 0, -LOOK_EVERY
        self.made = 0

    @property
    def left(self) -> int:
        """How many may still be made."""
        return self._wanted - self.made

    def spare(self, work: UnitOfWork) -> int:
        """How many may be made beyond those that fill the flights with exact seats, or fewer.

        While there are plenty nobody counts.
        """
        if self.left > self._most_reserved:
            return self.left - self._most_reserved
        if self.made - self._looked_at >= LOOK_EVERY:
            lacking = sum(self._lacking(work, flight) for flight in self._exact)
            self._reserved = _bookings_of(lacking)
            self._looked_at = self.made
        return self.left - self._reserved

    def _lacking(self, work: UnitOfWork, flight: Flight) -> int:
        """How many seats are still to be taken; all before the flight is scheduled."""
        wanted = flight.sold + flight.held
        if not flight.id:
            return wanted
        ((taken, _held),) = work.all(queries.SEATS, launch_id=flight.id)
        return max(0, wanted - int(taken))


def _bookings_of(seats: int) -> int:
    """How many bookings are spared while exact flights lack so many seats."""
    return math.ceil(seats * BOOKINGS_PER_SEAT) + LAST_DEEDS
