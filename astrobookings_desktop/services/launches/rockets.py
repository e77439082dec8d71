"""Rockets: creating, editing, deactivating, deleting (DOMAIN.md §3)."""

from collections.abc import Mapping
from typing import Any

from astrobookings_desktop.data.models import Agency, Launch, Rocket, User
from astrobookings_desktop.data.queries import people as queries
from astrobookings_desktop.domain import values
from astrobookings_desktop.domain.entities import Entity
from astrobookings_desktop.domain.errors import (
    CapacityBelowTaken,
    HasHistory,
    InactiveRecord,
    InvalidValue,
    RangeBelowLaunch,
)
from astrobookings_desktop.domain.rights import Right
from astrobookings_desktop.domain.statuses import Range
from astrobookings_desktop.services.bookings.seats import lapse_holds
from astrobookings_desktop.services.fields import parse_changes, parse_new
from astrobookings_desktop.services.unit_of_work import UnitOfWork


def create_rocket(work: UnitOfWork, entered: Mapping[str, Any]) -> int:
    """Make a rocket of an active agency, for its staff their own one; gives the id.

    Raises InvalidValue, NotFound, InactiveRecord, WrongAgency, MissingRight.
    """
    work.require(Right.EDIT_ROCKETS)
    if work.actor.agency_id is not None:
        entered = {"agency_id": work.actor.agency_id, **entered}
    columns = parse_new(Entity.ROCKET, entered)
    agency = work.get(Agency, columns["agency_id"])
    work.require_own(agency.user_id, Entity.AGENCY, agency.user_id)
    _require_active(work, agency.user_id)
    return work.add(
        Rocket, "create", **columns, name_folded=values.fold(columns["name"]), active=True
    )


def edit_rocket(work: UnitOfWork, rocket_id: int, entered: Mapping[str, Any]) -> None:
    """Change entered columns; a new capacity reaches the rocket's open launches only.

    Raises NotFound, InvalidValue (also for another agency, once the rocket has launches),
    CapacityBelowTaken, RangeBelowLaunch, WrongAgency, MissingRight.
    """
    work.require(Right.EDIT_ROCKETS)
    changes = parse_changes(Entity.ROCKET, entered)
    rocket = _own_rocket(work, rocket_id)
    if changes.get("agency_id", rocket.agency_id) != rocket.agency_id:
        work.require_own(changes["agency_id"], Entity.AGENCY, changes["agency_id"])
        work.get(Agency, changes["agency_id"])
        _require_active(work, changes["agency_id"])
        if _has_launch(work, rocket_id):
            raise InvalidValue("agency_id", "stay as it is: the rocket has launches")
    if "name" in changes:
        changes["name_folded"] = values.fold(changes["name"])
    _fit_open_launches(
        work,
        rocket,
        changes.get("capacity", rocket.capacity),
        changes.get("range", rocket.range),
    )
    work.change(rocket, "edit", **changes)


def set_rocket_active(work: UnitOfWork, rocket_id: int, active: bool) -> None:
    """Activate or deactivate: a deactivated rocket flies no new launch. Raises NotFound,
    WrongAgency, MissingRight."""
    work.require(Right.EDIT_ROCKETS)
    rocket = _own_rocket(work, rocket_id)
    work.change(rocket, "activate" if active else "deactivate", active=active)


def delete_rocket(work: UnitOfWork, rocket_id: int) -> None:
    """Delete a rocket that never had a launch; raises HasHistory, NotFound,
    WrongAgency, MissingRight."""
    work.require(Right.EDIT_ROCKETS)
    rocket = _own_rocket(work, rocket_id)
    if _has_launch(work, rocket_id):
        raise HasHistory(entity=Entity.ROCKET, key=rocket.name)
    work.remove(rocket, "delete")


def _own_rocket(work: UnitOfWork, rocket_id: int) -> Rocket:
    """The rocket; raises NotFound, WrongAgency."""
    rocket = work.get(Rocket, rocket_id)
    work.require_own(rocket.agency_id, Entity.ROCKET, rocket_id)
    return rocket


def _require_active(work: UnitOfWork, agency_id: int) -> None:
    agency = work.get(User, agency_id)
    if not agency.active:
        raise InactiveRecord(entity=Entity.AGENCY, key=agency.name)


def _has_launch(work: UnitOfWork, rocket_id: int) -> bool:
    return work.one(queries.ROCKET_HAS_LAUNCH, rocket_id=rocket_id) is not None


def _fit_open_launches(work: UnitOfWork, rocket: Rocket, capacity: int, range_: Range) -> None:
    """Carry a changed capacity and range to the open launches, or refuse it (§3)."""
    if capacity == rocket.capacity and range_ is rocket.range:
        return
    for (launch_id,) in work.all(queries.OPEN_LAUNCHES_OF_ROCKET, rocket_id=rocket.id):
        lapse_holds(work, launch_id)  # lapsed seats are free, whether or not the worker came
        launch = work.get(Launch, launch_id)
        if capacity < launch.seats_taken:
            raise CapacityBelowTaken(
                capacity=capacity, taken=launch.seats_taken, launch_id=launch.id
            )
        if not range_.reaches(launch.range):
            raise RangeBelowLaunch(range=range_, needed=launch.range, launch_id=launch.id)
        work.change(launch, "edit", capacity=capacity)
