"""Records as they are told: whole to programs, with related names to people; and what a change
left of one."""

from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from astrobookings_desktop.cli.options import options_of
from astrobookings_desktop.cli.output import put_record
from astrobookings_desktop.cli.session import changing
from astrobookings_desktop.data.queries.listing.fields import CONVERT
from astrobookings_desktop.data.queries.listing.lists import LISTS
from astrobookings_desktop.domain.entities import Entity
from astrobookings_desktop.domain.statuses import BookingStatus
from astrobookings_desktop.domain.values import parse_id
from astrobookings_desktop.services.money.invoice_files import invoice_replacement
from astrobookings_desktop.services.reading import Reading
from astrobookings_desktop.services.unit_of_work import UnitOfWork
from astrobookings_desktop.services.viewing import visible_row

DRY_RUN = "Dry run: nothing is written."
TO_BE_GIVEN = "to be given"
REASON_LATER = "given later"

_PROFILES = (Entity.TRAVELER, Entity.AGENCY)
_BRIEF = {
    Entity.BOOKING: (
        *("id", "locator", "traveler", "launch_id", "destination", "date", "number_of_seats"),
        *("total_price", "status", "hold_until", "refund_percent", "refund_amount"),
    )
}
"""What a person needs of a record that they just changed; `show` has all of it."""
_NAMES = {Entity.BOOKING: ("locator",), Entity.INVOICE: ("number",)}


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
    if entity is not Entity.INVOICE:
        return record
    other = asdict(invoice_replacement(reading, key))
    if options_of().as_json:
        return record | {name: number or None for name, number in other.items()}
    return _of_rate(record) | {name: number for name, number in other.items() if number}


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


def changed(
    work: UnitOfWork,
    entity: Entity,
    key: int,
    title: str,
    *,
    lacking: bool = False,
    **extras: object,
) -> Done:
    """The record as the change leaves it; a `lacking` reason is said to be needed, not invented."""
    if not options_of().as_json:
        extras = {name: value for name, value in extras.items() if value}
    record = full_record(work, entity, key)
    if entity in _BRIEF and not options_of().as_json:
        wanted = {name: record[name] for name in _BRIEF[entity]}
        if record["status"] != BookingStatus.PENDING:
            del wanted["hold_until"]
        record = {name: value for name, value in wanted.items() if value not in (None, "")}
    record |= extras
    if lacking:
        said = {name: None if value == REASON_LATER else value for name, value in record.items()}
        record = said | {"needs_reason": True}
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


def reason_for(given: str | None) -> str | None:
    """The reason of an act; a dry run tells what would be done before anybody said why."""
    return REASON_LATER if wants_reason(given) else given


def wants_reason(given: str | None) -> bool:
    """Whether a dry run goes on without the reason that the real run needs."""
    return not given and options_of().dry_run


def _drawn(entity: Entity) -> tuple[str, ...]:
    """The columns that a new record is given by the program, and by the next run differently."""
    return ("id", *(("user_id",) if entity in _PROFILES else ()), *_NAMES.get(entity, ()))
