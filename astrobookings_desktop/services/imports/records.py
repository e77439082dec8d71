"""How a row of each entity becomes a record: its columns, and what is made of them."""

from collections.abc import Callable, Mapping
from typing import Any

from astrobookings_desktop.data.models import Launch, Rocket
from astrobookings_desktop.domain import money, values
from astrobookings_desktop.domain.destinations import resolve_range
from astrobookings_desktop.domain.entities import Entity
from astrobookings_desktop.domain.errors import InvalidValue, RangeTooShort
from astrobookings_desktop.domain.phrases import Phrase
from astrobookings_desktop.domain.rights import Right
from astrobookings_desktop.domain.statuses import LaunchStatus, Range
from astrobookings_desktop.services.fields import ENTRY_FIELDS, parse_field
from astrobookings_desktop.services.imports.references import References
from astrobookings_desktop.services.imports.values import check_name, file_moment, file_status
from astrobookings_desktop.services.launches.rockets import create_rocket, edit_rocket
from astrobookings_desktop.services.launches.scheduling import schedule_launch
from astrobookings_desktop.services.people.agencies import create_agency, edit_agency
from astrobookings_desktop.services.people.travelers import create_traveler, edit_traveler
from astrobookings_desktop.services.unit_of_work import UnitOfWork

Entered = Mapping[str, Any]

IMPORT_FIELDS: dict[Entity, tuple[str, ...]] = {
    Entity.TRAVELER: tuple(ENTRY_FIELDS[Entity.TRAVELER]),
    Entity.AGENCY: tuple(ENTRY_FIELDS[Entity.AGENCY]),
    Entity.ROCKET: tuple(ENTRY_FIELDS[Entity.ROCKET]),
    Entity.LAUNCH: (
        *("agency_id", "rocket_id", "date", "destination", "price_per_seat", "range", "status"),
        "status_reason",
    ),
}
"""The columns that a file may give, by entity."""

REQUIRED: dict[Entity, frozenset[str]] = {
    entity: frozenset(name for name, entry in fields.items() if entry.required)
    for entity, fields in ENTRY_FIELDS.items()
}
_FINAL = frozenset(status for status in LaunchStatus if not status.is_open)


def resolve(
    work: UnitOfWork,
    entity: Entity,
    entered: Mapping[str, str],
    references: References,
    is_day_first: bool | None,
) -> dict[str, Any]:
    """A row's columns with ids for names and moments for dates; raises Refusals."""
    found: dict[str, Any] = dict(entered)
    if entity is Entity.ROCKET:
        found["agency_id"] = references.agency(entered["agency_id"], "agency_id")
        if "range" in entered:
            found["range"] = _range_code(work, entered["range"])
    if entity is not Entity.LAUNCH:
        check_name(entered["name"], "name")
        return found
    if not entered["date"].strip():
        raise InvalidValue("date", "be given")
    found["date"] = file_moment(entered["date"], "date", is_day_first)
    # What is wrong with the row itself is told before anything is made for it.
    money.parse_price(entered["price_per_seat"], "price_per_seat")
    check_name(entered["destination"], "destination")
    destination = work.catalogue.stored(values.clean_name(entered["destination"], "destination"))
    stated = entered.get("range") or None
    needed = resolve_range(
        work.catalogue,
        destination,
        None if stated is None else parse_field(Entity.LAUNCH, "range", _range_code(work, stated)),
    )
    if not entered["rocket_id"].strip():
        raise InvalidValue("rocket_id", "be given")
    agency_id = None
    if entered.get("agency_id", "").strip():
        agency_id = references.agency(entered["agency_id"], "agency_id")
    found["rocket_id"] = references.rocket(entered["rocket_id"], agency_id, needed, "rocket_id")
    found["agency_id"] = references.agency_of(found["rocket_id"])
    found["range"] = needed
    found["destination"] = destination
    return found


def _range_code(work: UnitOfWork, text: str) -> str:
    """The range that a file calls by its name or by a place there, such as Low Earth Orbit.

    Other texts stay as they are, to be refused by the field.
    """
    named = Range.called(text) or work.catalogue.needed_range(text)
    return text if named is None else named.value


def _create_launch(work: UnitOfWork, entered: Entered) -> int:
    """A launch that is to come is scheduled; a past one is written down as it ended (§4).

    The latter causes nothing: no invoice, no message, no job. Raises InvalidValue, RangeTooShort,
    MissingRight (final states are for the office), and as `schedule_launch`.
    """
    stated = entered.get("status")
    status = file_status(stated or LaunchStatus.SCHEDULED, "status")
    if status not in _FINAL:
        if status is not LaunchStatus.SCHEDULED:
            raise InvalidValue("status", "be scheduled, launched, failed or aborted", status)
        if entered["date"] <= work.now:
            ended = Phrase("be given, as the date has passed: launched, failed or aborted")
            if stated:
                ended = Phrase("be launched, failed or aborted, not scheduled: the date has passed")
            raise InvalidValue("status", ended)
        given = ("rocket_id", "date", "destination", "price_per_seat", "range")
        return schedule_launch(work, {name: entered[name] for name in given}).id
    work.require(Right.FAIL_LAUNCHES)
    if entered["date"] > work.now:
        why = Phrase("be scheduled, not {status}: the date is still to come", status=status)
        raise InvalidValue("status", why)
    rocket = work.get(Rocket, entered["rocket_id"])
    work.require_own(rocket.agency_id, Entity.ROCKET, rocket.id)
    if not rocket.range.reaches(entered["range"]):
        raise RangeTooShort(rocket_range=rocket.range, needed=entered["range"])
    reason_given = values.clean_text(str(entered.get("status_reason") or ""), "status_reason", 500)
    return work.add(
        Launch,
        "import",
        agency_id=rocket.agency_id,
        rocket_id=rocket.id,
        date=entered["date"],
        destination=entered["destination"],
        destination_folded=values.fold(entered["destination"]),
        range=entered["range"],
        price_per_seat=money.parse_price(entered["price_per_seat"], "price_per_seat"),
        status=status,
        capacity=rocket.capacity,
        created_at=work.now,
        status_reason=reason_given,
        imported=True,
    )


def is_announced(entity: Entity, entered: Entered) -> bool:
    """Whether the record that was made of these columns is a launch to come, told to VIPs (§8)."""
    status = entered.get("status") or LaunchStatus.SCHEDULED
    return entity is Entity.LAUNCH and file_status(status, "status") not in _FINAL


def _keep_launch(_work: UnitOfWork, _launch_id: int, _fresh: Entered) -> None:
    """Every column of a launch is there from the first: a repeat adds nothing."""


CREATE: dict[Entity, Callable[[UnitOfWork, Entered], int]] = {
    Entity.TRAVELER: create_traveler,
    Entity.AGENCY: create_agency,
    Entity.ROCKET: create_rocket,
    Entity.LAUNCH: _create_launch,
}
EDIT: dict[Entity, Callable[[UnitOfWork, int, Entered], None]] = {
    Entity.TRAVELER: edit_traveler,
    Entity.AGENCY: edit_agency,
    Entity.ROCKET: edit_rocket,
    Entity.LAUNCH: _keep_launch,
}
