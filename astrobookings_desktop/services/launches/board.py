"""The launch board: launches of a span of time, and which get in each other's way (§3, §4)."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime, timedelta

from astrobookings_desktop.data.queries.launches.board import (
    BOARD_BETWEEN,
    BoardLaunch,
    board_launch,
)
from astrobookings_desktop.domain import launches as rules
from astrobookings_desktop.domain.rights import Right
from astrobookings_desktop.domain.statuses import LaunchStatus
from astrobookings_desktop.domain.times import to_text, utc_day
from astrobookings_desktop.services.reading import Reading
from astrobookings_desktop.services.viewing import own_agency


@dataclass(frozen=True, slots=True)
class BoardEntry:
    """A launch, what viability needs, and the rocket's other launches that are too near."""

    launch: BoardLaunch
    seats_needed: int
    same_day: tuple[rules.OtherLaunch, ...]  # the rocket flies twice on that UTC day
    near: tuple[rules.OtherLaunch, ...]  # within the rocket's turnaround: a warning

    @property
    def is_open(self) -> bool:
        """Whether it is still to fly."""
        return _is_open(self.launch)

    @property
    def is_aborted(self) -> bool:
        """Whether it was called off."""
        return self.launch.status is LaunchStatus.ABORTED

    @property
    def viable(self) -> bool:
        """Whether sold and kept seats reach the threshold."""
        return self.launch.taken - self.launch.held >= self.seats_needed


def launches_between(reading: Reading, first: datetime, last: datetime) -> tuple[BoardEntry, ...]:
    """The launches from `first` to before `last` (UTC) in the order of time, whatever their state.

    Open ones alone get in each other's way. An agency's people see their agency's alone. Raises
    MissingRight.
    """
    reading.require(Right.READ_LAUNCHES)
    percent, turnaround = reading.settings.viability_percent, reading.settings.turnaround_days
    margin = timedelta(days=turnaround + 1)
    rows = reading.all(
        BOARD_BETWEEN,
        first=to_text(first - margin),
        last=to_text(last + margin),
        agency_id=own_agency(reading),
    )
    launches = [board_launch(row) for row in rows]
    of_rocket: dict[int, dict[int, rules.OtherLaunch]] = defaultdict(dict)
    for launch in filter(_is_open, launches):
        of_rocket[launch.rocket_id][launch.id] = rules.OtherLaunch(launch.date, launch.destination)
    entries = []
    for launch in launches:
        if not first <= launch.date < last:
            continue
        flown = of_rocket[launch.rocket_id] if _is_open(launch) else {}
        others = {key: one for key, one in flown.items() if key != launch.id}
        day = utc_day(launch.date)
        same_day = tuple(one for one in others.values() if utc_day(one.date) == day)
        conflicts = rules.turnaround_conflicts(launch.date, others, turnaround)
        near = tuple(others[key] for key in conflicts)
        needed = rules.seats_needed(launch.capacity, percent)
        entries.append(BoardEntry(launch, needed, same_day, near))
    return tuple(entries)


def _is_open(launch: BoardLaunch) -> bool:
    return launch.status.is_open
