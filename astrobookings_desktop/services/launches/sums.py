"""What stands on a launch, added up: sold, held, and past its deadline."""

from typing import NamedTuple

from astrobookings_desktop.data.queries.launches import life as queries
from astrobookings_desktop.data.queries.launches.life import Sums
from astrobookings_desktop.services.reading import Reading

NOBODY = Sums("", 0, 0, 0, 0)


class LaunchSums(NamedTuple):
    """The open bookings of a launch; `held` are the holds in time, `due` the others."""

    sold: Sums = NOBODY
    held: Sums = NOBODY
    due: Sums = NOBODY


def sums_on(reading: Reading, launch_id: int) -> LaunchSums:
    """The sums as of now; nobody's for what there is none of."""
    rows = map(Sums._make, reading.all(queries.SUMS, launch_id=launch_id, now=reading.now_text))
    return LaunchSums(**{row.kind: row for row in rows})
