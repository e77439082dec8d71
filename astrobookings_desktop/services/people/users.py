"""Users who sign in: administrators, managers, agents, and staff of agencies (DOMAIN.md §1)."""

from collections.abc import Mapping
from typing import Any

from astrobookings_desktop.data.models import Agency, User
from astrobookings_desktop.data.queries import sign_in as queries
from astrobookings_desktop.domain.entities import Entity
from astrobookings_desktop.domain.errors import InvalidValue
from astrobookings_desktop.domain.phrases import Phrase
from astrobookings_desktop.domain.rights import Right
from astrobookings_desktop.domain.sign_in import LastAdministrator, require_somebody_else
from astrobookings_desktop.domain.statuses import Role
from astrobookings_desktop.services.fields import parse_changes, parse_new
from astrobookings_desktop.services.people.person import (
    add_person,
    change_person,
    set_person_active,
)
from astrobookings_desktop.services.unit_of_work import UnitOfWork

NEEDED = "be given: it is needed to sign in"  # of the e-mail of who isn't a traveler or an agency


def create_user(work: UnitOfWork, entered: Mapping[str, Any]) -> int:
    """Make a user who works here, or staff of an agency (`agency_id`); gives the id.

    Travelers and agencies are made as such. Raises InvalidValue, EmailTaken, NotFound,
    MissingRight.
    """
    work.require(Right.MANAGE_USERS)
    columns = parse_new(Entity.USER, entered)
    role = columns.pop("role")
    _check_role(work, role, columns.get("agency_id"))
    if columns.get("email") is None:
        raise InvalidValue("email", NEEDED)
    return add_person(work, None, role, columns)


def edit_user(work: UnitOfWork, user_id: int, entered: Mapping[str, Any]) -> None:
    """Change entered columns; the role of a traveler's or an agency's own record stays what it is.

    Raises NotFound, InvalidValue, EmailTaken, LastAdministrator, MissingRight.
    """
    work.require(Right.MANAGE_USERS)
    changes = parse_changes(Entity.USER, entered)
    user = work.get(User, user_id)
    is_profile = user.role is Role.TRAVELER or (user.role is Role.AGENCY and user.agency_id is None)
    if is_profile and (
        {"role", "agency_id"} & {c for c in changes if changes[c] != getattr(user, c)}
    ):
        raise InvalidValue(
            "role", Phrase("stay {role}: the record is a {role}'s own", role=user.role)
        )
    if not is_profile:
        _check_role(work, changes.get("role", user.role), changes.get("agency_id", user.agency_id))
        if "email" in changes and changes["email"] is None:
            raise InvalidValue("email", NEEDED)
    if changes.get("role", user.role) is not Role.ADMIN:
        _keep_an_administrator(work, user)
    change_person(work, None, user, changes)


def set_user_active(work: UnitOfWork, user_id: int, active: bool) -> None:
    """Activate or deactivate.

    Raises NotFound, InvalidValue for oneself, LastAdministrator, MissingRight.
    """
    work.require(Right.MANAGE_USERS)
    if not active:
        require_somebody_else(user_id, work.actor.user_id)
    user = work.get(User, user_id)
    if not active:
        _keep_an_administrator(work, user)
        work.execute(queries.FORGET_RESET_CODE, key=user_id)
    set_person_active(work, Entity.USER, user, active)


def _keep_an_administrator(work: UnitOfWork, leaving: User) -> None:
    """Raise LastAdministrator when nobody else can sign in as one."""
    ids = {key for (key,) in work.all(queries.ADMINISTRATORS)}
    if ids == {leaving.id}:
        raise LastAdministrator(leaving.name)


def _check_role(work: UnitOfWork, role: Role, agency_id: int | None) -> None:
    if role is Role.TRAVELER:
        raise InvalidValue("role", "not be traveler: create a traveler instead")
    if role is Role.AGENCY and agency_id is None:
        raise InvalidValue(
            "agency_id", "be given for staff of an agency; for an agency itself create an agency"
        )
    if role is not Role.AGENCY and agency_id is not None:
        raise InvalidValue("agency_id", "be left out: only staff of an agency has one")
    if agency_id is not None:
        work.get(Agency, agency_id)
