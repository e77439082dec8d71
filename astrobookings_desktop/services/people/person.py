"""What travelers, agencies and other users share: the person's name, e-mail and language."""

from collections.abc import Mapping
from typing import Any

from astrobookings_desktop.data.models import Table, User
from astrobookings_desktop.data.queries import people as queries
from astrobookings_desktop.domain import values
from astrobookings_desktop.domain.entities import Entity
from astrobookings_desktop.domain.errors import EmailTaken
from astrobookings_desktop.domain.statuses import Language, Role
from astrobookings_desktop.services.log.values import shown, values_of
from astrobookings_desktop.services.reading import ENTITY_OF
from astrobookings_desktop.services.unit_of_work import UnitOfWork

OF_THE_USER = ("name", "email", "language", "role", "agency_id")


def check_email_free(work: UnitOfWork, email: str | None, owner: int | None = None) -> None:
    """Raise EmailTaken when somebody but `owner` has the address, in whatever case (§2)."""
    if email is None:
        return
    row = work.one(queries.USER_BY_EMAIL, email_key=values.email_key(email))
    if row is not None and row[0] != owner:
        raise EmailTaken(email=email)


def add_person(
    work: UnitOfWork, profile: type[Table] | None, role: Role, entered: Mapping[str, Any]
) -> int:
    """Insert a user and its profile (traveler or agency), logged as one creation; gives the id."""
    of_user, of_profile = _split(entered)
    check_email_free(work, of_user.get("email"))
    columns = {
        "language": Language.EN,
        **_with_keys(of_user),
        "role": role,
        "active": True,
        "created_at": work.now,
    }
    user_id = work.add(User, None, **columns)
    entity = Entity.USER
    if profile is not None:
        entity = ENTITY_OF[profile]
        of_profile = _with_digits(of_profile)
        work.add(profile, None, user_id=user_id, **of_profile)
    after = shown(User, columns) | (shown(profile, of_profile) if profile else {})
    work.log(entity, user_id, "create", None, after)
    return user_id


def change_person(
    work: UnitOfWork, profile: Table | None, user: User, entered: Mapping[str, Any]
) -> None:
    """Update a user and its profile, logged as one edit when something differs."""
    of_user, of_profile = _split(entered)
    if "email" in of_user:
        check_email_free(work, of_user["email"], owner=user.id)
        if of_user["email"] != user.email:
            of_user["email_refused"] = None  # of the one before
    parts: list[tuple[Table, dict[str, Any]]] = [(user, _with_keys(of_user))]
    entity = Entity.USER
    if profile is not None:
        entity = ENTITY_OF[type(profile)]
        parts.append((profile, _with_digits(of_profile)))
    before: dict[str, Any] = {}
    after: dict[str, Any] = {}
    for record, columns in parts:
        differing = {name: new for name, new in columns.items() if new != getattr(record, name)}
        before |= shown(type(record), {name: getattr(record, name) for name in differing})
        after |= shown(type(record), differing)
        work.change(record, None, **differing)
    if before or after:
        work.touched(entity, user.id)
        work.log(entity, user.id, "edit", before, after)


def set_person_active(work: UnitOfWork, entity: Entity, user: User, active: bool) -> None:
    """Activate or deactivate a person, logged under `entity`."""
    if work.change(user, None, active=active):
        action = "activate" if active else "deactivate"
        work.touched(entity, user.id)
        work.log(entity, user.id, action, {"active": not active}, {"active": active})


def delete_person(work: UnitOfWork, profile: Table, user: User) -> None:
    """Remove a user and its profile, logged as one deletion with all that both held."""
    before: dict[str, Any] = {}
    for record in (user, profile):
        before |= shown(type(record), values_of(record))
    key = user.id
    work.remove(profile, None)
    work.remove(user, None)
    work.log(ENTITY_OF[type(profile)], key, "delete", before, None)


def _split(entered: Mapping[str, Any]) -> tuple[dict[str, Any], dict[str, Any]]:
    of_user = {column: entered[column] for column in entered if column in OF_THE_USER}
    of_profile = {column: entered[column] for column in entered if column not in OF_THE_USER}
    return of_user, of_profile


def _with_keys(of_user: dict[str, Any]) -> dict[str, Any]:
    """The user's columns with those that searches and uniqueness need."""
    if "name" in of_user:
        of_user = {**of_user, "name_folded": values.fold(of_user["name"])}
    if "email" in of_user:
        email = of_user["email"]
        of_user = {**of_user, "email_key": email and values.email_key(email)}
    return of_user


def _with_digits(of_profile: dict[str, Any]) -> dict[str, Any]:
    if "contact_phone" not in of_profile:
        return of_profile
    return {**of_profile, "phone_digits": values.phone_digits(of_profile["contact_phone"]) or None}
