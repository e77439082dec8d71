"""Travelers: creating, editing, deactivating, deleting (DOMAIN.md §2)."""

from collections.abc import Mapping
from typing import Any

from astrobookings_desktop.data.models import Traveler, User
from astrobookings_desktop.data.queries import people as queries
from astrobookings_desktop.domain.entities import Entity
from astrobookings_desktop.domain.errors import HasHistory
from astrobookings_desktop.domain.rights import Right
from astrobookings_desktop.domain.statuses import Role
from astrobookings_desktop.services.fields import parse_changes, parse_new
from astrobookings_desktop.services.people.person import (
    add_person,
    change_person,
    delete_person,
    set_person_active,
)
from astrobookings_desktop.services.unit_of_work import UnitOfWork


def create_traveler(work: UnitOfWork, entered: Mapping[str, Any]) -> int:
    """Make a traveler from entered columns; gives the id.

    The e-mail is optional, and unique when given. Raises InvalidValue, EmailTaken, MissingRight.
    """
    work.require(Right.EDIT_TRAVELERS)
    return add_person(work, Traveler, Role.TRAVELER, parse_new(Entity.TRAVELER, entered))


def edit_traveler(work: UnitOfWork, traveler_id: int, entered: Mapping[str, Any]) -> None:
    """Change entered columns; raises NotFound, InvalidValue, EmailTaken, MissingRight."""
    work.require(Right.EDIT_TRAVELERS)
    changes = parse_changes(Entity.TRAVELER, entered)
    traveler = work.get(Traveler, traveler_id)
    change_person(work, traveler, work.get(User, traveler_id), changes)


def set_traveler_active(work: UnitOfWork, traveler_id: int, active: bool) -> None:
    """Activate or deactivate: a deactivated traveler books nothing new.

    Raises NotFound, MissingRight.
    """
    work.require(Right.EDIT_TRAVELERS)
    work.get(Traveler, traveler_id)
    set_person_active(work, Entity.TRAVELER, work.get(User, traveler_id), active)


def delete_traveler(work: UnitOfWork, traveler_id: int) -> None:
    """Delete a traveler who never booked; raises HasHistory, NotFound, MissingRight."""
    work.require(Right.EDIT_TRAVELERS)
    traveler = work.get(Traveler, traveler_id)
    user = work.get(User, traveler_id)
    if work.one(queries.TRAVELER_HAS_HISTORY, traveler_id=traveler_id) is not None:
        raise HasHistory(entity=Entity.TRAVELER, key=user.name)
    delete_person(work, traveler, user)
