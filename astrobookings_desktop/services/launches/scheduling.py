"""Launches: scheduling and editing (DOMAIN.md §3, §4)."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from astrobookings_desktop.data.enqueue import ANNOUNCE_LAUNCH
from astrobookings_desktop.data.models import Launch, Rocket, User
from astrobookings_desktop.data.queries import people as queries
from astrobookings_desktop.domain import launches as rules
from astrobookings_desktop.domain import values
from astrobookings_desktop.domain.destinations import Catalogue, resolve_range
from astrobookings_desktop.domain.entities import Entity
from astrobookings_desktop.domain.errors import InactiveRecord, InvalidValue
from astrobookings_desktop.domain.launches import LaunchFacts, RocketFacts
from astrobookings_desktop.domain.phrases import Phrase
from astrobookings_desktop.domain.rights import Right
from astrobookings_desktop.domain.statuses import LaunchStatus, Range
from astrobookings_desktop.domain.times import from_text
from astrobookings_desktop.services.bookings.seats import lapse_holds, launch_without_due
from astrobookings_desktop.services.fields import parse_changes, parse_new
from astrobookings_desktop.services.launches.edit_effects import UNTOUCHED, LaunchEdit, touched_by
from astrobookings_desktop.services.leaving_jobs import leave_job
from astrobookings_desktop.services.reading import Reading
from astrobookings_desktop.services.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class ScheduledLaunch:
    """A launch as an action left it, with what a person should know about it."""

    id: int
    near_launches: tuple[int, ...]  # of the same rocket, within its turnaround: a warning (§3)
    edit: LaunchEdit = UNTOUCHED


def schedule_launch(work: UnitOfWork, entered: Mapping[str, Any]) -> ScheduledLaunch:
    """Schedule a launch of an active rocket on a future date (§4).

    `range` is needed only where the catalogue lacks the destination. Raises InvalidValue,
    NotFound, LaunchInPast, RangeTooShort, UnknownRange, RocketBusy, InactiveRecord, WrongAgency,
    MissingRight.
    """
    work.require(Right.MANAGE_LAUNCHES)
    columns = parse_new(Entity.LAUNCH, entered)
    columns["destination"] = _place(work.catalogue, columns)
    rocket = _active_agency_rocket(work, columns["rocket_id"])
    needed = _needed_range(work.catalogue, columns["destination"], columns.get("range"))
    others = others_of_rocket(work, rocket.id)
    rules.check_schedule(
        date=columns["date"],
        now=work.now,
        agency_id=rocket.agency_id,
        rocket=_rocket_facts(rocket),
        needed=needed,
        others=others,
    )
    launch_id = work.add(
        Launch,
        "schedule",
        **columns
        | {
            "agency_id": rocket.agency_id,
            "destination_folded": values.fold(columns["destination"]),
            "range": needed,
            "status": LaunchStatus.SCHEDULED,
            "capacity": rocket.capacity,
            "created_at": work.now,
        },
    )
    key = f"{ANNOUNCE_LAUNCH}:{launch_id}"
    leave_job(work, ANNOUNCE_LAUNCH, Entity.LAUNCH, launch_id, key)
    near = rules.turnaround_conflicts(columns["date"], others, work.settings.turnaround_days)
    return ScheduledLaunch(launch_id, near)


def edit_launch(work: UnitOfWork, launch_id: int, entered: Mapping[str, Any]) -> ScheduledLaunch:
    """Set another rocket, destination or price of an open launch (§4).

    A new price touches new bookings only; the date changes by a delay. A launch keeps a rocket that
    was deactivated since; another one must be active, as its agency must. Raises NotFound,
    LaunchClosed, InvalidValue, WrongAgency, CapacityBelowTaken, RangeTooShort, UnknownRange,
    RocketBusy, InactiveRecord, MissingRight.
    """
    plan = _planned(work, launch_id, entered)
    if plan.is_placed:
        lapse_holds(work, launch_id)
    work.change(work.get(Launch, launch_id), "edit", **plan.changes)
    return ScheduledLaunch(launch_id, plan.near, plan.edit)


def preview_launch_edit(reading: Reading, launch_id: int, entered: Mapping[str, Any]) -> LaunchEdit:
    """What the edit would touch; raises as `edit_launch` would."""
    return _planned(reading, launch_id, entered).edit


@dataclass(frozen=True, slots=True)
class _Plan:
    """An edit that the rules take: the columns to write, and what is told of it."""

    changes: Mapping[str, Any]
    edit: LaunchEdit
    near: tuple[int, ...] = ()
    is_placed: bool = False  # rocket, destination or range are given


def _planned(reading: Reading, launch_id: int, entered: Mapping[str, Any]) -> _Plan:
    """The edit as its preview tells it and as it is made; raises as `edit_launch`."""
    reading.require(Right.MANAGE_LAUNCHES)
    changes = parse_changes(Entity.LAUNCH, entered)
    launch = reading.get(Launch, launch_id)
    reading.require_own(launch.agency_id, Entity.LAUNCH, launch_id)
    if "destination" in changes:
        changes["destination"] = _place(reading.catalogue, changes, launch.destination)
        if changes["destination"] == launch.destination:
            del changes["destination"]
    if changes.pop("date", launch.date) != launch.date:
        raise InvalidValue("date", "stay as it is: delay the launch to give it a later date")
    edit = touched_by(reading, launch, changes)
    facts = launch_without_due(reading, launch_id).facts
    if not changes.keys() & {"rocket_id", "destination", "range"}:
        rules.check_open(facts)
        return _Plan(changes, edit)
    rocket_id: int = changes.get("rocket_id", launch.rocket_id)
    keeps = rocket_id == launch.rocket_id
    rocket = reading.get(Rocket, rocket_id) if keeps else _active_agency_rocket(reading, rocket_id)
    destination = changes.get("destination", launch.destination)
    own = launch.range if destination == launch.destination else None
    needed = _needed_range(reading.catalogue, destination, changes.get("range"), own)
    others = others_of_rocket(reading, rocket.id, but=launch.id)
    rules.check_rocket_change(
        facts,
        _rocket_facts(rocket),
        agency_id=launch.agency_id,
        needed=needed,
        others=others,
        keeps=keeps,
    )
    changes |= {
        "capacity": rocket.capacity,
        "range": needed,
        "destination_folded": values.fold(destination),
    }
    days = reading.settings.turnaround_days
    near = rules.turnaround_conflicts(launch.date, others, days)
    return _Plan(changes, edit, near if "rocket_id" in changes else (), is_placed=True)


def _place(catalogue: Catalogue, columns: Mapping[str, Any], own: str | None = None) -> str:
    """The destination as records keep it; a begun name will do, unless a range makes it a new one.

    The launch's `own` stays as it is, whatever other name begins so. The caller sees the whole name
    in what is done.
    """
    destination: str = columns["destination"]
    if own is not None and values.fold(destination) == values.fold(own):
        return own
    is_new = columns.get("range") is not None
    return catalogue.stored(destination) if is_new else catalogue.meant(destination)


def _needed_range(
    catalogue: Catalogue, destination: str, stated: Range | None, own: Range | None = None
) -> Range:
    """The range that a launch there needs, its `own` as long as none is `stated` (§3).

    Raises UnknownRange, and InvalidValue for a stated one that isn't the catalogue's.
    """
    needed = resolve_range(catalogue, destination, stated or own)
    if stated is not None and stated is not needed:
        raise InvalidValue(
            "range",
            Phrase(
                "be left out: {destination} needs {needed}", destination=destination, needed=needed
            ),
        )
    return needed


def _active_agency_rocket(work: Reading, rocket_id: int) -> Rocket:
    """The rocket, whose agency must be active; raises NotFound, WrongAgency, InactiveRecord."""
    rocket = work.get(Rocket, rocket_id)
    work.require_own(rocket.agency_id, Entity.ROCKET, rocket.id)
    agency = work.get(User, rocket.agency_id)
    if not agency.active:
        raise InactiveRecord(entity=Entity.AGENCY, key=agency.name)
    return rocket


def _rocket_facts(rocket: Rocket) -> RocketFacts:
    return RocketFacts(rocket.id, rocket.agency_id, rocket.range, rocket.capacity, rocket.active)


def facts_of_launch(launch: Launch) -> LaunchFacts:
    """What the rules ask of a loaded launch."""
    return LaunchFacts(
        launch.id,
        launch.status,
        launch.date,
        launch.capacity,
        launch.seats_taken,
        launch.seats_held,
        launch.destination,
    )


def others_of_rocket(
    work: Reading, rocket_id: int, but: int | None = None
) -> dict[int, rules.OtherLaunch]:
    """The rocket's open launches by id, without launch `but`."""
    return {
        launch_id: rules.OtherLaunch(from_text(text), destination)
        for launch_id, text, destination in work.all(
            queries.DATED_LAUNCHES_OF_ROCKET, rocket_id=rocket_id
        )
        if launch_id != but
    }
