"""Creating and editing records."""

import re
from collections.abc import Callable, Mapping
from typing import Any

import click

from astrobookings_desktop.cli.edit_effects import Told, of_deactivation, of_launch
from astrobookings_desktop.cli.failures import hinted
from astrobookings_desktop.cli.options import TEXT, common_options, options_of
from astrobookings_desktop.cli.output import warn
from astrobookings_desktop.cli.session import changing
from astrobookings_desktop.cli.told_records import changed, name_of
from astrobookings_desktop.data.queries.desk import Duplicate
from astrobookings_desktop.domain.entities import Entity
from astrobookings_desktop.domain.errors import InvalidValue, UnknownRange
from astrobookings_desktop.services.fields import ENTRY_FIELDS
from astrobookings_desktop.services.launches import rockets
from astrobookings_desktop.services.launches import scheduling as launches
from astrobookings_desktop.services.launches.scheduling import ScheduledLaunch
from astrobookings_desktop.services.lists.lookup import find_id
from astrobookings_desktop.services.people import agencies, travelers, users
from astrobookings_desktop.services.people.known import known_travelers
from astrobookings_desktop.services.people.tax_ids import doubt_about
from astrobookings_desktop.services.unit_of_work import UnitOfWork

GIVE_RANGE = "Give it as --range RANGE."
_SHORT = {"agency_id": ("--agency",), "rocket_id": ("--rocket",), "price_per_seat": ("--price",)}
_METAVARS = {"agency_id": "ID-E-MAIL-or-NAME", "rocket_id": "ID-or-NAME"}
_REFERENCES = {"agency_id": Entity.AGENCY, "rocket_id": Entity.ROCKET}
_NUMBER = re.compile(r"[+-]?[0-9.]+")  # an id, or what was meant for one
_ACTIVE = {"yes": True, "true": True, "1": True, "no": False, "false": False, "0": False}

Create = Callable[[UnitOfWork, Mapping[str, Any]], int]
Edit = Callable[[UnitOfWork, int, Mapping[str, Any]], object]
SetActive = Callable[[UnitOfWork, int, bool], None]

CREATE: dict[Entity, Create] = {
    Entity.USER: users.create_user,
    Entity.TRAVELER: travelers.create_traveler,
    Entity.AGENCY: agencies.create_agency,
    Entity.ROCKET: rockets.create_rocket,
}
EDIT: dict[Entity, Edit] = {
    Entity.USER: users.edit_user,
    Entity.TRAVELER: travelers.edit_traveler,
    Entity.AGENCY: agencies.edit_agency,
    Entity.ROCKET: rockets.edit_rocket,
    Entity.LAUNCH: launches.edit_launch,
}
SET_ACTIVE: dict[Entity, SetActive] = {
    Entity.USER: users.set_user_active,
    Entity.TRAVELER: travelers.set_traveler_active,
    Entity.AGENCY: agencies.set_agency_active,
    Entity.ROCKET: rockets.set_rocket_active,
}


@click.group("create")
@common_options(changes=True)
def create_command() -> None:
    """Make a user, traveler, agency or rocket."""


@click.group("edit")
@common_options(changes=True)
def edit_command() -> None:
    """Change a user, traveler, agency, rocket or launch."""


def _columns(entity: Entity, command: Callable[..., None], *, new: bool) -> Callable[..., None]:
    """An option for each column that a person fills in, in a `new` record or in one there is."""
    for name, field in reversed(ENTRY_FIELDS[entity].items()):
        flags = (f"--{name.replace('_', '-')}", *_SHORT.get(name, ()), name)
        needed = "Needed." if field.required and new else ""
        metavar = _METAVARS.get(name, "TEXT")
        command = click.option(*flags, type=TEXT, metavar=metavar, help=needed)(command)
    return command


def _add_create(entity: Entity) -> None:
    @common_options(changes=True)
    def create(**given: str | None) -> None:
        entered = {name: value for name, value in given.items() if value is not None}
        with changing() as work:
            key = CREATE[entity](work, _with_ids(work, entered))
            known = _known(work, entered, key) if entity is Entity.TRAVELER else []
            name = name_of(work, key, "id", key)
            extras: dict[str, Any] = {}
            if known and options_of().as_json:
                extras = {"already_known": [one.id for one in known]}
            done = changed(work, entity, key, f"Created {entity.noun} {name}.", **extras)
        done.put()
        if known and not options_of().as_json:
            warn(f"already known? {', '.join(map(_told_known, known))}")
        _warn_of(entered)

    create.__doc__ = f"Make {_a(entity)}; prints the record."
    create_command.command(entity.value)(_columns(entity, create, new=True))


def _add_edit(entity: Entity) -> None:
    @common_options(changes=True)
    def edit(key: str, **given: str | None) -> None:
        entered = {name: value for name, value in given.items() if value is not None}
        if not entered:
            raise click.UsageError("Nothing is given to be changed.")
        active, told = entered.pop("active", None), Told()
        with changing() as work:
            record_id = find_id(work, entity, key)
            if entered:
                with hinted(UnknownRange, hint=GIVE_RANGE):
                    outcome = EDIT[entity](work, record_id, _with_ids(work, entered))
                if isinstance(outcome, ScheduledLaunch):
                    told = of_launch(outcome, work.last_log_id)
            if active is not None:
                stays = _parse_active(active)
                if not stays:
                    told = of_deactivation(work, entity, record_id)
                SET_ACTIVE[entity](work, record_id, stays)
            title, extras = f"Edited {entity.noun} {record_id}.", told.extras()
            if not work.last_log_id:
                title = f"Nothing changes: {entity.noun} {record_id} has these values already."
                extras |= {"nothing_changes": True} if options_of().as_json else {}
            done = changed(work, entity, record_id, title, **extras)
        done.put()
        told.put()
        _warn_of(entered)

    edit.__doc__ = f"Change columns of {_a(entity)}; an empty text clears one. Prints the record."
    command = _columns(entity, edit, new=False)
    if entity in SET_ACTIVE:
        command = click.option("--active", type=TEXT, metavar="YES/NO", help="Deactivate with no.")(
            command
        )
    edit_command.command(entity.value)(click.argument("key", metavar="ID", type=TEXT)(command))


def _with_ids(work: UnitOfWork, entered: Mapping[str, Any]) -> dict[str, Any]:
    """With the ids of an agency and a rocket that were given by name or e-mail.

    Raises NotFound, InvalidValue, MissingRight.
    """
    found = dict(entered)
    for column, entity in _REFERENCES.items():
        text = found.get(column, "").strip()
        if text and not _NUMBER.fullmatch(text):
            found[column] = str(find_id(work, entity, text))
    return found


def _known(work: UnitOfWork, entered: Mapping[str, Any], key: int) -> list[Duplicate]:
    """Those who may be the traveler that was just made."""
    name, phone, email = (entered.get(one, "") for one in ("name", "contact_phone", "email"))
    return known_travelers(work, name, phone, email, besides=key)


def _told_known(known: Duplicate) -> str:
    return f"{known.id} {known.name} ({', '.join(known.matches)})"


def _warn_of(entered: Mapping[str, Any]) -> None:
    """Tell of what is odd though it was taken (DOMAIN.md §2)."""
    if doubt := doubt_about(entered.get("tax_id")):
        warn(doubt)


def _parse_active(text: str) -> bool:
    active = _ACTIVE.get(text.strip().lower())
    if active is None:
        raise InvalidValue("active", "be yes or no", text)
    return active


def _a(entity: Entity) -> str:
    return f"an {entity.noun}" if entity is Entity.AGENCY else f"a {entity.noun}"


for _entity in CREATE:
    _add_create(_entity)
for _entity in EDIT:
    _add_edit(_entity)
