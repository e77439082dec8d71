"""Finding a record by what people call it: an id, a locator, an e-mail, a number, a name."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from astrobookings_desktop.data.models import ENTITY_MODELS
from astrobookings_desktop.data.queries import lookup as queries
from astrobookings_desktop.data.queries import people, sale
from astrobookings_desktop.data.queries.listing.lists import LISTS
from astrobookings_desktop.data.queries.listing.reading import fetch_page, fetch_probe
from astrobookings_desktop.data.queries.listing.statement import Statement
from astrobookings_desktop.domain import locator as locators
from astrobookings_desktop.domain import values
from astrobookings_desktop.domain.destinations import Place
from astrobookings_desktop.domain.entities import Entity
from astrobookings_desktop.domain.errors import InvalidValue, NotFound
from astrobookings_desktop.domain.phrases import Phrase
from astrobookings_desktop.domain.rights import READ_RIGHTS, may
from astrobookings_desktop.domain.statuses import BookingStatus, InvoiceStatus, Role
from astrobookings_desktop.domain.times import from_text
from astrobookings_desktop.services.reading import Reading
from astrobookings_desktop.services.viewing import is_visible, list_query, own_agency

_ID = "id:"
_OR = re.compile(r"\bor\b", re.IGNORECASE)
_NUMBER = re.compile(r"INV-\d{4}-\d{6,}")


def find_id(reading: Reading, entity: Entity, text: str) -> int:
    """The id of the record that `text` names: its id, or what `BY_NAME` knows it by.

    An agency or a rocket that has another's id for a name is the one with the id, unless that one
    is not for the actor to see. A locator may
    look like an id: `id:` before an id, or a space or dash in a locator, tells
    them apart. Raises NotFound, InvalidValue, MissingRight.
    """
    reading.require(READ_RIGHTS[entity])
    typed = text.strip()
    if not typed:
        raise InvalidValue(entity.value, "be given")
    by_id = _by_id(reading, entity, typed)
    is_named = entity in _WITH_NAME and by_id is not None
    by_name = None if is_named else _by_name(reading, entity, typed)
    if by_id is not None and by_name is not None and by_id != by_name:
        raise InvalidValue(
            entity.value,
            Phrase(
                "be told apart: {typed} is the id of one and the locator of another; "
                "write {id}{typed} or {start}-{end}",
                typed=typed,
                id=_ID,
                start=typed[:3],
                end=typed[3:],
            ),
        )
    found = by_id if by_id is not None else by_name
    if found is None or not is_visible(reading, entity, found):
        # Another agency's is as good as none: the same words, and no id that wasn't typed.
        raise NotFound(entity=entity, key=typed)
    return found


def require_possible(entity: Entity, text: str) -> None:
    """Refuse what can't be an id, locator, number or e-mail address of such a record.

    Before it is known who asks nothing is told of what there is. Raises NotFound.
    """
    typed = text.strip()
    possible = (
        _id_in(typed) is not None,
        entity is Entity.BOOKING and locators.normalize(typed) is not None,
        entity is Entity.INVOICE and _NUMBER.fullmatch(typed.upper()) is not None,
        entity in _WITH_EMAIL and "@" in typed,
        entity in _WITH_NAME,
    )
    if not any(possible):
        raise NotFound(entity=entity, key=typed)


def _by_name(reading: Reading, entity: Entity, typed: str) -> int | None:
    if typed.startswith(_ID) or entity not in BY_NAME:
        return None
    return BY_NAME[entity](reading, typed)


def _by_id(reading: Reading, entity: Entity, typed: str) -> int | None:
    """The id, if it is one of a record that the actor may see: others tell nothing by theirs."""
    key = _id_in(typed)
    if key is None or reading.find(ENTITY_MODELS[entity], key) is None:
        return None
    return key if is_visible(reading, entity, key) else None


def _id_in(typed: str) -> int | None:
    digits = typed.removeprefix(_ID)
    if not (digits.isascii() and digits.isdigit()):
        return None
    key = int(digits[:20])
    return key if 1 <= key <= values.LARGEST_ID else None


def _booking(reading: Reading, typed: str) -> int | None:
    locator = locators.normalize(typed)
    return None if locator is None else _only(reading, sale.LOCATOR, locator=locator)


def _by_email(statement: str) -> Callable[[Reading, str], int | None]:
    def find(reading: Reading, typed: str) -> int | None:
        if "@" not in typed:
            return None
        return _only(reading, statement, email_key=values.email_key(typed))

    return find


def _agency(reading: Reading, typed: str) -> int | None:
    if "@" in typed:
        return _only(reading, queries.AGENCY_BY_EMAIL, email_key=values.email_key(typed))
    return _only_named(reading, Entity.AGENCY, queries.AGENCIES_BY_NAME, typed)


def _rocket(reading: Reading, typed: str) -> int | None:
    return _only_named(reading, Entity.ROCKET, queries.ROCKETS_BY_NAME, typed)


def _only_named(reading: Reading, entity: Entity, statement: str, typed: str) -> int | None:
    """The one that has this name, of those that whoever asks may see; raises InvalidValue."""
    rows = reading.all(statement, name=values.fold(typed), own=own_agency(reading))
    if len(rows) > 1:
        ids = ", ".join(str(key) for (key,) in rows)
        reason = Phrase("be told apart by the id: {ids} are called {typed}", ids=ids, typed=typed)
        raise InvalidValue(entity.value, reason)
    return int(rows[0][0]) if rows else None


def _invoice(reading: Reading, typed: str) -> int | None:
    return _only(reading, queries.INVOICE_BY_NUMBER, number=typed.upper())


def _only(reading: Reading, statement: str, **parameters: object) -> int | None:
    row = reading.one(statement, **parameters)
    return None if row is None else int(row[0])


BY_NAME: dict[Entity, Callable[[Reading, str], int | None]] = {
    Entity.BOOKING: _booking,
    Entity.USER: _by_email(people.USER_BY_EMAIL),
    Entity.TRAVELER: _by_email(queries.TRAVELER_BY_EMAIL),
    Entity.AGENCY: _agency,
    Entity.ROCKET: _rocket,
    Entity.INVOICE: _invoice,
}
_WITH_EMAIL = (Entity.USER, Entity.TRAVELER, Entity.AGENCY)
_WITH_NAME = (Entity.AGENCY, Entity.ROCKET)


# --- anything, for the one field that goes everywhere -------------------------------------------


@dataclass(frozen=True, slots=True)
class Hit:
    """A record that what was typed may mean; `about` tells it from others of its name.

    Destinations are a Place, times are UTC, and statuses and roles are their enums.
    """

    entity: Entity
    id: int
    title: str
    about: tuple[str | datetime, ...] = ()


def find_anything(reading: Reading, text: str, limit: int = 20) -> list[Hit]:
    """Records that `text` may mean, the surest first; empty for too little text.

    A whole locator comes first; then bookings by the beginning of one, people, agencies, rockets,
    launches, staff and invoices by their words. It reads whole indexes: call it off the GUI thread.
    """
    typed = " ".join(text.split())
    if len(values.fold(typed)) < 2 and typed.isascii():
        return []
    hits: list[Hit] = []
    for entity, where in _SEARCHED:
        if len(hits) < limit and may(reading.actor.role, READ_RIGHTS[entity]):
            hits += _search(reading, entity, where, typed, limit - len(hits))
    return hits


_SEARCHED = (
    (Entity.BOOKING, ""),
    (Entity.TRAVELER, ""),
    (Entity.AGENCY, ""),
    (Entity.ROCKET, ""),
    (Entity.LAUNCH, "open"),
    (Entity.LAUNCH, "past"),
    (Entity.USER, "staff"),
    (Entity.INVOICE, ""),
)


def _search(reading: Reading, entity: Entity, where: str, typed: str, limit: int) -> list[Hit]:
    lists = LISTS[entity]
    if entity is Entity.BOOKING:
        ids = _bookings_by_locator(reading, typed, limit)
    else:
        keys = _keys(reading, entity, where, typed)
        if keys is None and _OR.search(typed):  # somebody may be called Or
            keys = _keys(reading, entity, where, _OR.sub('"or"', typed))
        if keys is None:
            return []
        sql = f"{keys.sql} LIMIT {limit:d}"
        ids = [key for (key,) in reading.connection.execute(sql, keys.params).fetchall()]
    rows = fetch_page(reading.connection, lists, ids)
    return [_hit(entity, dict(zip(lists.positions, row, strict=True))) for row in rows]


def _keys(reading: Reading, entity: Entity, where: str, words: str) -> Statement | None:
    """None for a condition that can't be read and for words without end: they are nobody's name."""
    query = list_query(reading, entity, search=words, where=where)
    try:
        return LISTS[entity].keys(query, fetch_probe(reading.connection, LISTS[entity], query))
    except InvalidValue:
        return None


def _bookings_by_locator(reading: Reading, typed: str, limit: int) -> list[int]:
    start = "".join(typed.split()).replace("-", "").upper()
    if not 2 <= len(start) <= locators.LENGTH or not set(start) <= set(locators.ALPHABET):
        return []
    rows = reading.all(
        queries.BOOKINGS_BY_LOCATOR, start=start, most=limit, agency=own_agency(reading)
    )
    return [key for (key,) in rows]


def _hit(entity: Entity, row: dict[str, Any]) -> Hit:
    key = row[next(iter(row))]
    about: tuple[str | datetime | None, ...]
    match entity:
        case Entity.BOOKING:
            title = locators.display(row["locator"])
            place, status = Place(row["destination"]), BookingStatus(row["status"])
            about = (row["traveler"], place, from_text(row["date"]), status)
        case Entity.TRAVELER:
            title, about = row["name"], (row["email"], row["contact_phone"])
        case Entity.AGENCY:
            title, about = row["name"], (row["legal_name"], row["email"])
        case Entity.ROCKET:
            title, about = row["name"], (row["agency"],)
        case Entity.LAUNCH:
            title = Place(row["destination"])
            about = (from_text(row["date"]), row["rocket"], row["agency"])
        case Entity.USER:
            title, about = row["name"], (Role(row["role"]), row["email"])
        case _:
            title, about = row["number"], (row["agency"], InvoiceStatus(row["status"]))
    return Hit(entity, key, title, tuple(part for part in about if part))
