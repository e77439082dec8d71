"""Rockets and launches: where they can go, when, and what their status allows."""

from dataclasses import dataclass
from datetime import datetime

from astrobookings_desktop.domain.refusal import Refusal
from astrobookings_desktop.domain.statuses import LaunchStatus, Range


@dataclass(eq=False)
class UnknownRange(Refusal):
    """The catalogue lacks the destination and nobody stated its range (DOMAIN.md §3)."""

    destination: str
    field = "range"
    sentence = (
        "The range that {destination} needs isn't known: state it as Suborbital (suborbital), "
        "Low Earth (low_earth), Moon (moon) or Mars (mars)."
    )


@dataclass(eq=False)
class RangeTooShort(Refusal):
    """The rocket doesn't get there (DOMAIN.md §3)."""

    rocket_range: Range
    needed: Range
    field = "rocket"
    sentence = (
        "The rocket's range is {rocket_range} and the destination needs {needed}: "
        "choose a rocket that reaches it."
    )


@dataclass(eq=False)
class LaunchInPast(Refusal):
    """A launch date that doesn't lie in the future (DOMAIN.md §4)."""

    date: datetime
    field = "date"
    sentence = "The date {date} isn't in the future: give a later date."


@dataclass(eq=False)
class DelayNotLater(Refusal):
    """A delay to a date that isn't after the old one (DOMAIN.md §4)."""

    date: datetime
    old_date: datetime
    field = "date"
    sentence = "The date {date} isn't after the old date {old_date}: give a later date."


@dataclass(eq=False)
class RocketBusy(Refusal):
    """The rocket has another open launch on that UTC day (DOMAIN.md §3)."""

    date: datetime
    other_launch: int
    destination: str
    other_date: datetime
    field = "date"
    sentence = (
        "On the date {date:%Y-%m-%d} (UTC) the rocket already flies to {destination}, "
        "{other_date}: choose another date or another rocket."
    )


@dataclass(eq=False)
class CapacityBelowTaken(Refusal):
    """An open launch has more seats taken than the new capacity (DOMAIN.md §3)."""

    capacity: int
    taken: int
    launch_id: int
    field = "capacity"
    sentence = (
        "The capacity can't drop to {capacity:,}: launch {launch_id} has {taken:seats} taken; "
        "give at least {taken:,}."
    )


@dataclass(eq=False)
class RangeBelowLaunch(Refusal):
    """An open launch of the rocket goes farther than its new range (DOMAIN.md §3)."""

    range: Range
    needed: Range
    launch_id: int
    field = "range"
    sentence = (
        "The range can't drop to {range}: launch {launch_id} needs {needed}; give at least that, "
        "or the launch another rocket."
    )


@dataclass(eq=False)
class InvalidTransition(Refusal):
    """The launch's status doesn't lead there (DOMAIN.md §4), or back to another than `before`."""

    source: LaunchStatus
    target: LaunchStatus
    before: LaunchStatus | None = None
    field = "status"

    def _sentence(self) -> str:
        if self.source is self.target:
            return "The launch is already {source}."
        if not self.source.is_open:
            if self.before is not None:
                return (
                    "The launch was {before} before it was marked {source}: "
                    "it can be taken back to that, but not made {target}."
                )
            return "The launch is {source}, which is final: it can't become {target}."
        if self.target in (LaunchStatus.LAUNCHED, LaunchStatus.FAILED):
            return "The launch is only {source}: confirm it first, then mark it {target}."
        return "The status of a launch can't go from {source} to {target}."


@dataclass(eq=False)
class NotViable(Refusal):
    """Too few seats are sold to confirm the launch (DOMAIN.md §4)."""

    sold: int
    needed: int
    capacity: int
    field = "status"
    sentence = (
        "Only {sold:,} of {capacity:seat|seats} {capacity:=is|are} sold and {needed:,} "
        "{needed:=is|are} needed to confirm the launch: sell more, or let a manager override it."
    )


@dataclass(eq=False)
class LaunchNotDue(Refusal):
    """An outcome can't be marked before the launch date has passed (DOMAIN.md §4)."""

    date: datetime
    field = "status"
    sentence = "The launch is due {date}: mark its outcome after that."


@dataclass(eq=False)
class CorrectionTooLate(Refusal):
    """A wrongly marked outcome is corrected within a day (DOMAIN.md §4)."""

    until: datetime
    field = "status"
    sentence = "The outcome could be corrected until {until}: it stands now."


@dataclass(eq=False)
class LaunchClosed(Refusal):
    """The launch is final or its date has passed, so its seats aren't for sale (DOMAIN.md §4).

    `is_chosen`: for something new, for which another one can be; otherwise what is on it stays.
    """

    launch_id: int
    status: LaunchStatus
    date: datetime
    destination: str
    is_chosen: bool = True
    field = "launch"

    def _sentence(self) -> str:
        if not self.is_chosen:
            if self.status.is_open:
                return "The launch to {destination} was due {date}: it is too late for that."
            if self.status is LaunchStatus.LAUNCHED:
                return (
                    "The launch to {destination} flew on {date}: nothing can be changed any more."
                )
            if self.status is LaunchStatus.FAILED:
                return (
                    "The launch to {destination} failed on {date}: nothing can be changed any more."
                )
            return (
                "The launch to {destination} on {date} is {status}: nothing can be changed "
                "any more."
            )
        if self.status.is_open:
            return (
                "The launch to {destination} was due {date}: choose a launch that is still to come."
            )
        return (
            "The launch to {destination} on {date} is {status}: choose a launch that is still "
            "to come."
        )
