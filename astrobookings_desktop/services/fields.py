"""What a person may enter: the columns of each record and how their text becomes a value.

One table serves forms, command line and import, so that each says the same about a wrong value.
"""

import json
import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from astrobookings_desktop.domain import money, times, values
from astrobookings_desktop.domain.entities import Entity
from astrobookings_desktop.domain.errors import InvalidValue
from astrobookings_desktop.domain.phrases import Phrase
from astrobookings_desktop.domain.statuses import Language, Range, Role

Parser = Callable[[Any, str], Any]
LONGEST_DOCUMENT, DEEPEST_DOCUMENT = 20_000, 5
NOT_HERE = "be left out: it isn't entered by hand"


@dataclass(frozen=True, slots=True)
class EntryField:
    """One column that a person fills in."""

    parse: Parser
    required: bool = False


def _text(limit: int) -> Parser:
    def parse(given: Any, field: str) -> str | None:
        return values.clean_text(str(given or ""), field, limit)

    return parse


def _name(given: Any, field: str) -> str:
    return values.clean_name(str(given), field)


def _optional_name(given: Any, field: str) -> str | None:
    return _name(given, field) if str(given or "").strip() else None


def _email(given: Any, field: str) -> str | None:
    return values.clean_email(None if given is None else str(given), field)


def _phone(given: Any, field: str) -> str | None:
    return values.clean_phone(None if given is None else str(given), field)


def _member(enum: type[StrEnum]) -> Parser:
    def parse(given: Any, field: str) -> StrEnum:
        try:
            return enum(str(given).strip().lower())
        except ValueError:
            allowed = ", ".join(enum)
            raise InvalidValue(
                field, Phrase("be one of {allowed}", allowed=allowed), given
            ) from None

    return parse


def _range(given: Any, field: str) -> Range:
    found = Range.called(str(given))
    if found is None:
        words = Phrase(
            "be Suborbital (suborbital), Low Earth (low_earth), Moon (moon) or Mars (mars)"
        )
        raise InvalidValue(field, words, given)
    return found


def _optional_id(given: Any, field: str) -> int | None:
    return None if given is None or given == "" else values.parse_id(given, field)


def _json(given: Any, field: str) -> dict[str, Any] | None:
    if given is None or (isinstance(given, str) and not given.strip()):
        return None
    wrong = InvalidValue(field, 'be a JSON object such as {"seat": "window"}', given)
    if isinstance(given, str) and len(given) > LONGEST_DOCUMENT:
        raise InvalidValue(
            field,
            Phrase(
                "have at most {longest_document:,} characters", longest_document=LONGEST_DOCUMENT
            ),
        )
    try:
        document = json.loads(given) if isinstance(given, str) else given
    except (ValueError, RecursionError):
        raise wrong from None
    if not isinstance(document, dict):
        raise wrong
    cleaned: dict[str, Any] = _clean_document(document, field, wrong, 0)
    return cleaned or None


def _clean_document(part: Any, field: str, wrong: InvalidValue, depth: int) -> Any:
    """A JSON value whose texts are clean and whose numbers a database can hold."""
    if depth > DEEPEST_DOCUMENT:
        raise wrong
    match part:
        case str():
            try:
                part.encode("utf-8")
            except UnicodeEncodeError:
                raise wrong from None
            return values.clean_text(part, field) or ""
        case dict():
            return {
                _clean_document(str(name), field, wrong, depth + 1): _clean_document(
                    value, field, wrong, depth + 1
                )
                for name, value in part.items()
            }
        case list():
            return [_clean_document(one, field, wrong, depth + 1) for one in part]
        case float() if not math.isfinite(part):
            raise wrong
        case _:
            return part


def _time(given: Any, field: str) -> Any:
    return (
        times.require_utc(given, field)
        if hasattr(given, "utcoffset")
        else times.parse_time(str(given), field)
    )


PERSON = {
    "name": EntryField(_name, required=True),
    "email": EntryField(_email),
    "language": EntryField(_member(Language)),
}
ENTRY_FIELDS: dict[Entity, dict[str, EntryField]] = {
    Entity.USER: PERSON
    | {
        "role": EntryField(_member(Role), required=True),
        "agency_id": EntryField(_optional_id),
    },
    Entity.TRAVELER: PERSON
    | {
        "contact_phone": EntryField(_phone),
        "emergency_contact": EntryField(_text(500)),
        "travel_preferences": EntryField(_json),
    },
    Entity.AGENCY: PERSON
    | {
        "description": EntryField(_text(2000)),
        "contact_info": EntryField(_text(500)),
        "legal_name": EntryField(_optional_name),
        "tax_id": EntryField(_text(50)),
        "legal_address": EntryField(_text(500)),
    },
    Entity.ROCKET: {
        "agency_id": EntryField(values.parse_id, required=True),
        "name": EntryField(_name, required=True),
        "capacity": EntryField(values.parse_capacity, required=True),
        "range": EntryField(_range, required=True),
    },
    Entity.LAUNCH: {
        "rocket_id": EntryField(values.parse_id, required=True),
        "date": EntryField(_time, required=True),
        "destination": EntryField(_name, required=True),
        "price_per_seat": EntryField(money.parse_price, required=True),
        "range": EntryField(_range),
    },
}


def parse_field(entity: Entity, field: str, given: Any) -> Any:
    """The value that `given` states for one column; raises InvalidValue naming the field."""
    entry = ENTRY_FIELDS[entity].get(field)
    if entry is None:
        raise InvalidValue(field, NOT_HERE)
    missing = given is None or (isinstance(given, str) and not given.strip())
    if missing and entry.required:
        raise InvalidValue(field, "be given")
    return entry.parse(given, field)


def parse_new(entity: Entity, given: Mapping[str, Any]) -> dict[str, Any]:
    """All values of a new record; raises InvalidValue for a wrong, unknown or missing column."""
    for field, entry in ENTRY_FIELDS[entity].items():
        if entry.required and field not in given:
            raise InvalidValue(field, "be given")
    return parse_changes(entity, given)


def parse_changes(entity: Entity, given: Mapping[str, Any]) -> dict[str, Any]:
    """The values of the given columns; raises InvalidValue for a wrong or unknown one."""
    return {field: parse_field(entity, field, value) for field, value in given.items()}
