"""Records as they are put out, and creating and editing them."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import click

from astrobookings_desktop.cli.failures import hinted
from astrobookings_desktop.cli.options import TEXT, common_options, options_of
from astrobookings_desktop.cli.output import put_record, warn
from astrobookings_desktop.cli.session import changing
from astrobookings_desktop.data.queries import LISTS
from astrobookings_desktop.data.queries.fields import CONVERT
from astrobookings_desktop.domain.entities import Entity
from astrobookings_desktop.domain.errors import InvalidValue, UnknownRange
from astrobookings_desktop.domain.statuses import BookingStatus
from astrobookings_desktop.domain.values import parse_id
from astrobookings_desktop.services import agencies, launches, rockets, travelers, users
from astrobookings_desktop.services.fields import ENTRY_FIELDS
from astrobookings_desktop.services.lookup import find_id
from astrobookings_desktop.services.reading import Reading
from astrobookings_desktop.services.tax_ids import doubt_about
from astrobookings_desktop.services.unit_of_work import UnitOfWork
from astrobookings_desktop.services.viewing import visible_row

DRY_RUN = "Dry run: nothing is written."
GIVE_RANGE = "Give it as --range RANGE."
TO_BE_GIVEN = "to be given"

_PROFILES = (Entity.TRAVELER, Entity.AGENCY)
_BRIEF = {
    Entity.BOOKING: (
        *("id", "locator", "traveler", "launch_id", "destination", "date", "number_of_seats"),
        *("total_price", "status", "hold_until", "refund_percent", "refund_amount"),
    )
}
"""What a person needs of a record that they just changed; `show` has all of it."""
_NAMES = {Entity.BOOKING: ("locator",), Entity.INVOICE: ("number",)}
_SHORT = {"rocket_id": ("--rocket",), "price_per_seat": ("--price",)}
_ACTIVE = {"yes": True, "true": True, "1": True, "no": False, "false": False, "0": False}


def record_for_output(entity: Entity, row: Sequence[Any]) -> dict[str, Any]:
    """A row by column name: whole for programs, with related names for people."""
    lists = LISTS[entity]
    if options_of().as_json:
        record = lists.row_dict(row)
        # A person's id is the user's; programs shouldn't have to know that.
        return {"id": record["user_id"], **record} if entity in _PROFILES else record
    record = {}
    for field, value in zip(lists.fields, row, strict=True):
        convert = None if value is None else CONVERT.get(field.kind)
        record[field.name] = convert(value) if convert else value
    return record


def full_record(reading: Reading, entity: Entity, key: int) -> dict[str, Any]:
    """One record for output; raises NotFound, MissingRight."""
    record = record_for_output(entity, visible_row(reading, entity, key))
    return record if options_of().as_json or entity is not Entity.INVOICE else _of_rate(record)


def _of_rate(invoice: dict[str, Any]) -> dict[str, Any]:
    """An invoice as a person reads it: with its rate in percent, and nothing of our own."""
    points = invoice["basis_points"]
    rate = None if points is None else f"{points / 100:g} %"
    renamed = {
        ("rate" if name == "basis_points" else name): (rate if name == "basis_points" else value)
        for name, value in invoice.items()
    }
    return {name: value for name, value in renamed.items() if name not in ("has_refund", "is_live")}


@dataclass(frozen=True, slots=True)
class Done:
    """A record as a change left it, to be put out once the change is kept."""

    record: dict[str, Any]
    title: str

    def put(self) -> None:
        """Print it."""
        put_record(self.record, self.title)


def changed(work: UnitOfWork, entity: Entity, key: int, title: str, **extras: object) -> Done:
    """The record as the change leaves it."""
    if not options_of().as_json:
        extras = {name: value for name, value in extras.items() if value}
    record = full_record(work, entity, key)
    if entity in _BRIEF and not options_of().as_json:
        wanted = {name: record[name] for name in _BRIEF[entity]}
        if record["status"] != BookingStatus.PENDING:
            del wanted["hold_until"]
        record = {name: value for name, value in wanted.items() if value not in (None, "")}
    record |= extras
    if options_of().dry_run:
        if work.is_new(key):
            to_come = None if options_of().as_json else TO_BE_GIVEN
            record |= {name: to_come for name in _drawn(entity) if name in record}
        record |= {"dry_run": True}
        title = f"{DRY_RUN} It would say: {title}"
    return Done(record, title)


def name_of(work: UnitOfWork, key: int, what: str, name: object) -> str:
    """How a line calls a record: by its `name`, unless a dry run only pretends to make it."""
    is_pretended = options_of().dry_run and work.is_new(key)
    return f"({what} {TO_BE_GIVEN})" if is_pretended else str(name)


def steer(
    entity: Entity, key_text: str, service: Callable[[UnitOfWork, int], object], words: str
) -> None:
    """Do one thing to a record named by its id and print it; `words` has a place for the id."""
    key = parse_id(key_text, "id")
    with changing() as work:
        service(work, key)
        done = changed(work, entity, key, words.format(key))
    done.put()


def _drawn(entity: Entity) -> tuple[str, ...]:
    """The columns that a new record is given by the program, and by the next run differently."""
    return ("id", *(("user_id",) if entity in _PROFILES else ()), *_NAMES.get(entity, ()))


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
        command = click.option(*flags, type=TEXT, metavar="TEXT", help=needed)(command)
    return command


def _add_create(entity: Entity) -> None:
    @common_options(changes=True)
    def create(**given: str | None) -> None:
        entered = {name: value for name, value in given.items() if value is not None}
        with changing() as work:
            key = CREATE[entity](work, entered)
            name = name_of(work, key, "id", key)
            done = changed(work, entity, key, f"Created {entity.noun} {name}.")
        done.put()
        _warn_of(entered)

    create.__doc__ = f"Make {_a(entity)}; prints the record."
    create_command.command(entity.value)(_columns(entity, create, new=True))


def _add_edit(entity: Entity) -> None:
    @common_options(changes=True)
    def edit(key: str, **given: str | None) -> None:
        entered = {name: value for name, value in given.items() if value is not None}
        if not entered:
            raise click.UsageError("Nothing is given to be changed.")
        active = entered.pop("active", None)
        with changing() as work:
            record_id = find_id(work, entity, key)
            if entered:
                with hinted(UnknownRange, hint=GIVE_RANGE):
                    EDIT[entity](work, record_id, entered)
            if active is not None:
                SET_ACTIVE[entity](work, record_id, _parse_active(active))
            done = changed(work, entity, record_id, f"Edited {entity.noun} {record_id}.")
        done.put()
        _warn_of(entered)

    edit.__doc__ = f"Change columns of {_a(entity)}; an empty text clears one. Prints the record."
    command = _columns(entity, edit, new=False)
    if entity in SET_ACTIVE:
        command = click.option("--active", type=TEXT, metavar="YES/NO", help="Deactivate with no.")(
            command
        )
    edit_command.command(entity.value)(click.argument("key", metavar="ID", type=TEXT)(command))


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
