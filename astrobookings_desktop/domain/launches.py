"""Launches: the state machine and what stands guard over it (DOMAIN.md §3, §4)."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from typing import NamedTuple

from astrobookings_desktop.domain.entities import Entity
from astrobookings_desktop.domain.errors import (
    CapacityBelowTaken,
    CorrectionTooLate,
    DelayNotLater,
    InactiveRecord,
    InvalidTransition,
    InvalidValue,
    LaunchClosed,
    LaunchInPast,
    LaunchNotDue,
    NotViable,
    RangeTooShort,
    ReasonRequired,
    RocketBusy,
    WrongAgency,
)
from astrobookings_desktop.domain.rights import Right
from astrobookings_desktop.domain.statuses import LaunchStatus, Range
from astrobookings_desktop.domain.times import require_utc, utc_day

CORRECTION_TIME = timedelta(days=1)
CLOSING_TIME = timedelta(days=3)
SLIP_FACTOR = 10  # a price so many times the old one, or the other way round, is doubted


class PriceSlip(StrEnum):
    """How a new price looks mistyped."""

    TOO_LOW = "too_low"
    TOO_HIGH = "too_high"


@dataclass(frozen=True)
class LaunchFacts:
    """What the rules ask of a launch; `seats_taken` includes the held ones."""

    launch_id: int
    status: LaunchStatus
    date: datetime
    capacity: int
    seats_taken: int = 0
    seats_held: int = 0
    destination: str = ""

    @property
    def seats_sold(self) -> int:
        """Confirmed seats and kept ones (canceled, but paid for and not released)."""
        return self.seats_taken - self.seats_held


@dataclass(frozen=True)
class RocketFacts:
    """What the rules ask of a rocket."""

    rocket_id: int
    agency_id: int
    range: Range
    capacity: int
    active: bool = True


class OtherLaunch(NamedTuple):
    """Another open launch of the same rocket."""

    date: datetime
    destination: str


class Guard(StrEnum):
    """A condition of a transition."""

    FUTURE_DATE = "future_date"
    LATER_DATE = "later_date"
    FREE_DAY = "free_day"
    VIABLE = "viable"
    DATE_PASSED = "date_passed"
    REASON = "reason"


class Effect(StrEnum):
    """What a transition brings about besides the new status; carried out by the services."""

    ANNOUNCE_TO_VIPS = "announce_to_vips"
    NOTIFY = "notify"
    LAPSE_DUE_HOLDS = "lapse_due_holds"
    CANCEL_BOOKINGS = "cancel_bookings"  # sold ones at 100 %, holds at 0
    ISSUE_FEE_INVOICE = "issue_fee_invoice"
    ISSUE_ABORT_INVOICE = "issue_abort_invoice"


@dataclass(frozen=True)
class Transition:
    """One row of the table of launch transitions; a new launch has no source."""

    sources: frozenset[LaunchStatus]
    right: Right
    guards: tuple[Guard, ...]
    effects: tuple[Effect, ...]


_TO_COME = frozenset(status for status in LaunchStatus if status.is_open)

TRANSITIONS: dict[LaunchStatus, Transition] = {
    LaunchStatus.SCHEDULED: Transition(
        sources=frozenset(),
        right=Right.MANAGE_LAUNCHES,
        guards=(Guard.FUTURE_DATE, Guard.FREE_DAY),
        effects=(Effect.ANNOUNCE_TO_VIPS,),
    ),
    LaunchStatus.CONFIRMED: Transition(
        sources=_TO_COME - {LaunchStatus.CONFIRMED},
        right=Right.MANAGE_LAUNCHES,
        guards=(Guard.VIABLE,),
        effects=(Effect.NOTIFY,),
    ),
    LaunchStatus.DELAYED: Transition(
        sources=_TO_COME,
        right=Right.MANAGE_LAUNCHES,
        guards=(Guard.FUTURE_DATE, Guard.LATER_DATE, Guard.FREE_DAY),
        effects=(Effect.NOTIFY,),
    ),
    LaunchStatus.LAUNCHED: Transition(
        sources=frozenset({LaunchStatus.CONFIRMED}),
        right=Right.MANAGE_LAUNCHES,
        guards=(Guard.DATE_PASSED,),
        effects=(Effect.LAPSE_DUE_HOLDS, Effect.ISSUE_FEE_INVOICE, Effect.NOTIFY),
    ),
    LaunchStatus.FAILED: Transition(
        sources=frozenset({LaunchStatus.CONFIRMED}),
        right=Right.FAIL_LAUNCHES,
        guards=(Guard.DATE_PASSED, Guard.REASON),
        effects=(Effect.LAPSE_DUE_HOLDS, Effect.NOTIFY),
    ),
    LaunchStatus.ABORTED: Transition(
        sources=_TO_COME,
        right=Right.MANAGE_LAUNCHES,
        guards=(Guard.REASON,),
        effects=(Effect.CANCEL_BOOKINGS, Effect.ISSUE_ABORT_INVOICE, Effect.NOTIFY),
    ),
}
"""The table of DOMAIN.md §4, by the status that a transition leads to."""


@dataclass(frozen=True)
class LaunchChange:
    """What somebody wants of a launch.

    `new_date` belongs to a delay, `others` are the rocket's other open launches by
    id, `override` puts a manager's reason in the place of viability.
    """

    target: LaunchStatus
    now: datetime
    reason: str | None = None
    new_date: datetime | None = None
    others: Mapping[int, OtherLaunch] | None = None
    viability_percent: int = 50
    override: bool = False


def transition(launch: LaunchFacts, change: LaunchChange) -> tuple[Effect, ...]:
    """The effects of the change, once all its guards let it pass.

    Raises InvalidTransition, or the refusal of the first guard that doesn't.
    """
    row = TRANSITIONS[change.target]
    if launch.status not in row.sources:
        raise InvalidTransition(launch.status, change.target)
    for guard in row.guards:
        _GUARDS[guard](launch, change)
    return row.effects


def check_schedule(
    *,
    date: datetime,
    now: datetime,
    agency_id: int,
    rocket: RocketFacts,
    needed: Range,
    others: Mapping[int, OtherLaunch],
) -> tuple[Effect, ...]:
    """The effects of scheduling a new launch; `others` as in LaunchChange.

    Raises what `check_rocket` does, LaunchInPast, RocketBusy.
    """
    check_rocket(rocket, agency_id, needed)
    check_future(date, now)
    check_same_day(date, others)
    return TRANSITIONS[LaunchStatus.SCHEDULED].effects


def check_rocket(
    rocket: RocketFacts, agency_id: int, needed: Range, *, keeps: bool = False
) -> None:
    """An active rocket of that agency which gets there.

    A launch that `keeps` its rocket keeps it though it was deactivated since: that bars choosing it
    anew. Raises WrongAgency, InactiveRecord or RangeTooShort.
    """
    if rocket.agency_id != agency_id:
        raise WrongAgency(Entity.ROCKET, rocket.rocket_id, agency_id)
    if not (rocket.active or keeps):
        raise InactiveRecord(Entity.ROCKET, rocket.rocket_id)
    if not rocket.range.reaches(needed):
        raise RangeTooShort(rocket.range, needed)


def check_rocket_change(
    launch: LaunchFacts,
    rocket: RocketFacts,
    *,
    agency_id: int,
    needed: Range,
    others: Mapping[int, OtherLaunch],
    keeps: bool = False,
) -> None:
    """Another rocket or another destination for an open launch, which `keeps` its rocket or not.

    Raises LaunchClosed, CapacityBelowTaken, RocketBusy and what `check_rocket` does.
    """
    check_open(launch)
    check_rocket(rocket, agency_id, needed, keeps=keeps)
    check_capacity_change(rocket.capacity, [launch])
    check_same_day(launch.date, others)


def check_capacity_change(capacity: int, launches: Iterable[LaunchFacts]) -> None:
    """Raises CapacityBelowTaken when an open launch of these has more seats taken."""
    for launch in launches:
        if launch.status.is_open and launch.seats_taken > capacity:
            raise CapacityBelowTaken(capacity, launch.seats_taken, launch.launch_id)


def check_future(date: datetime, now: datetime) -> None:
    """Raises LaunchInPast unless the date lies in the future."""
    if date <= now:
        raise LaunchInPast(date)


def check_same_day(date: datetime, others: Mapping[int, OtherLaunch]) -> None:
    """Raises RocketBusy when another open launch of the rocket is on the same UTC day."""
    for launch_id, other in others.items():
        if utc_day(other.date) == utc_day(date):
            raise RocketBusy(date, launch_id, other.destination, other.date)


def turnaround_conflicts(
    date: datetime, others: Mapping[int, OtherLaunch], turnaround_days: int
) -> tuple[int, ...]:
    """The rocket's open launches nearer than its turnaround: a warning, not a refusal."""
    turnaround = timedelta(days=turnaround_days)
    return tuple(
        launch_id for launch_id, other in others.items() if abs(other.date - date) < turnaround
    )


def check_open(launch: LaunchFacts) -> None:
    """Raises LaunchClosed for a final launch, whose bookings never change."""
    if not launch.status.is_open:
        raise _closed(launch, is_chosen=False)


def check_on_sale(launch: LaunchFacts, now: datetime, *, is_chosen: bool = True) -> None:
    """Raises LaunchClosed unless the launch is open and its date lies in the future.

    `is_chosen`: whether somebody chooses it, and not what is on it already.
    """
    if not is_on_sale(launch.status, launch.date, now):
        raise _closed(launch, is_chosen=is_chosen)


def _closed(launch: LaunchFacts, *, is_chosen: bool) -> LaunchClosed:
    return LaunchClosed(launch.launch_id, launch.status, launch.date, launch.destination, is_chosen)


def is_on_sale(status: LaunchStatus, date: datetime, now: datetime) -> bool:
    """Whether seats of such a launch are sold, as far as there are any."""
    return status.is_open and date > now


def price_slip(old: Decimal, new: Decimal) -> PriceSlip | None:
    """Whether a new price looks like a slip: below a tenth or above ten times the old one.

    It is taken all the same; who enters it is told.
    """
    if new * SLIP_FACTOR < old:
        return PriceSlip.TOO_LOW
    return PriceSlip.TOO_HIGH if new > old * SLIP_FACTOR else None


def seats_needed(capacity: int, viability_percent: int) -> int:
    """The least seats sold that make a launch viable."""
    return -(-capacity * viability_percent // 100)


def is_viable(launch: LaunchFacts, viability_percent: int) -> bool:
    """Whether confirmed and kept seats reach the threshold."""
    return launch.seats_sold >= seats_needed(launch.capacity, viability_percent)


def occupancy(launch: LaunchFacts) -> Fraction:
    """Seats taken / capacity, from 0 to 1, exact."""
    return Fraction(launch.seats_taken, launch.capacity)


def outcome_since(marks: Iterable[datetime]) -> datetime:
    """Since when the launch has had an outcome, from the moments (at least one, ascending) at which
    outcomes were marked.

    One that was put in the place of another within the time for corrections belongs to it, so that
    no correction prolongs that time. One that was marked later, of a launch that was open again,
    is new.
    """
    first, *others = marks
    for mark in others:
        if mark > first + CORRECTION_TIME:
            first = mark
    return first


def check_correction(
    marked: LaunchStatus,
    target: LaunchStatus,
    *,
    before: LaunchStatus,
    marked_at: datetime,
    now: datetime,
    reason: str | None,
) -> None:
    """A wrongly marked outcome put right within a day, inclusive, by who has CORRECT_OUTCOMES.

    `marked_at` is when the first outcome was, see `outcome_since`.

    The launch goes back to the status it had `before`, or on to another outcome that led from
    there. Raises InvalidTransition, CorrectionTooLate, ReasonRequired.
    """
    reachable = target is before or (not target.is_open and before in TRANSITIONS[target].sources)
    if marked.is_open or target is marked or not reachable:
        raise InvalidTransition(marked, target, None if marked.is_open else before)
    until = marked_at + CORRECTION_TIME
    if now > until:
        raise CorrectionTooLate(until)
    require_reason(reason, "correct an outcome")


def require_reason(reason: str | None, act: str) -> None:
    """Raises ReasonRequired when nothing is said."""
    if not (reason and reason.strip()):
        raise ReasonRequired(act)


# --- guards -----------------------------------------------------------------------------------


def _guard_future(_launch: LaunchFacts, change: LaunchChange) -> None:
    check_future(_new_date(change), change.now)


def _guard_later(launch: LaunchFacts, change: LaunchChange) -> None:
    date = _new_date(change)
    if date <= launch.date:
        raise DelayNotLater(date, launch.date)


def _guard_free_day(_launch: LaunchFacts, change: LaunchChange) -> None:
    check_same_day(_new_date(change), change.others or {})


def _guard_viable(launch: LaunchFacts, change: LaunchChange) -> None:
    if is_viable(launch, change.viability_percent):
        return
    if not change.override:
        needed = seats_needed(launch.capacity, change.viability_percent)
        raise NotViable(launch.seats_sold, needed, launch.capacity)
    require_reason(change.reason, "override viability")


def _guard_passed(launch: LaunchFacts, change: LaunchChange) -> None:
    if launch.date > change.now:
        raise LaunchNotDue(launch.date)


def _guard_reason(_launch: LaunchFacts, change: LaunchChange) -> None:
    require_reason(change.reason, f"mark a launch {change.target.value}")


def _new_date(change: LaunchChange) -> datetime:
    if change.new_date is None:
        raise InvalidValue("date", "be given")
    return require_utc(change.new_date)


_GUARDS: dict[Guard, Callable[[LaunchFacts, LaunchChange], None]] = {
    Guard.FUTURE_DATE: _guard_future,
    Guard.LATER_DATE: _guard_later,
    Guard.FREE_DAY: _guard_free_day,
    Guard.VIABLE: _guard_viable,
    Guard.DATE_PASSED: _guard_passed,
    Guard.REASON: _guard_reason,
}
