"""Knowing the repeats among imported rows by a column that the person chose."""

import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from astrobookings_desktop.data.queries import imports as queries
from astrobookings_desktop.data.queries.listing.lists import LISTS
from astrobookings_desktop.data.queries.listing.reading import fetch_row
from astrobookings_desktop.data.queries.lookup import PEOPLE_BY_COLUMN
from astrobookings_desktop.domain.entities import Entity
from astrobookings_desktop.domain.errors import InvalidValue
from astrobookings_desktop.domain.phrases import Phrase
from astrobookings_desktop.domain.times import to_text
from astrobookings_desktop.domain.values import phone_digits
from astrobookings_desktop.services.fields import ENTRY_FIELDS
from astrobookings_desktop.services.unit_of_work import UnitOfWork

_OF_ANOTHER = {
    (Entity.ROCKET, "name"): ("agency_id", queries.ROCKETS_BY_NAME),
    (Entity.LAUNCH, "date"): ("rocket_id", queries.LAUNCHES_BY_DATE),
    (Entity.LAUNCH, "destination"): ("rocket_id", queries.LAUNCHES_BY_DESTINATION),
}
"""Keys that tell the records of one owner from each other: (the owner's column, all of them)."""

KEYS: dict[Entity, frozenset[str]] = {
    entity: frozenset(column for of, column in (*PEOPLE_BY_COLUMN, *_OF_ANOTHER) if of is entity)
    for entity in (Entity.TRAVELER, Entity.AGENCY, Entity.ROCKET, Entity.LAUNCH)
}
"""The columns that may tell one record from another: a rocket's name among its agency's, a
launch's date or destination among its rocket's."""


@dataclass(frozen=True, slots=True)
class Likeness:
    """In which column a row taken as a new record has the same as another one.

    That is the record `id`, or the one that an earlier `line` of the file made. `several` records
    were there with the same before the import: the column doesn't tell them apart. The record is
    called by its `name`, a launch by its destination and `date` (UTC text); `has_namesakes` where
    that name is another one's too.
    """

    column: str
    id: int | None
    line: int | None
    several: bool = False
    name: str = ""
    date: str | None = None
    has_namesakes: bool = False

    def as_dict(self) -> dict[str, object]:
        """For programs."""
        return {"column": self.column, "id": self.id, "line": self.line}


class Resemblances:
    """Rows that look like records that are there, where nobody chose a column to know them by."""

    def __init__(self, work: UnitOfWork, entity: Entity, columns: Iterable[str]) -> None:
        self._work, self._entity = work, entity
        self._lines: dict[int, int] = {}
        self._by = {
            column: Repeats(work, entity, column)
            for column in sorted(columns)
            if column in KEYS[entity] and column != "destination"
        }
        self._counts: Counter[str] = Counter()

    def note(self, entered: Mapping[str, Any], record_id: int, line: int) -> tuple[Likeness, ...]:
        """Count a row that was taken as a new record; gives what looks like it."""
        self._lines[record_id] = line
        found = []
        for column, repeats in self._by.items():
            alike = repeats.add(entered, record_id)
            if alike:
                self._counts[column] += 1
                line_before = self._lines.get(alike[0])
                held = sum(one not in self._lines for one in alike[:2])
                if line_before is not None:
                    found.append(Likeness(column, None, line_before, held > 1))
                else:
                    found.append(self._like(column, alike[0], several=held > 1))
        return tuple(found)

    def _like(self, column: str, record_id: int, *, several: bool) -> Likeness:
        if self._entity is Entity.LAUNCH:
            held = held_values(self._work, self._entity, record_id, ("destination", "date"))
            place, date = held["destination"], held["date"]
            return Likeness(column, record_id, None, several, place, date, several)
        name = held_values(self._work, self._entity, record_id, ("name",))["name"]
        namesakes = several
        if column != "name":  # which always tells too, as each of these needs a name
            alike = self._by["name"].ids({"name": name})
            namesakes = sum(one not in self._lines for one in alike) > 1
        return Likeness(column, record_id, None, several, name, None, namesakes)

    def best(self) -> tuple[str, int] | None:
        """The column by which most rows look like others, and how many; None when none does."""
        found = self._counts.most_common(1)
        return found[0] if found and found[0][1] else None


@dataclass(frozen=True, slots=True)
class KnownRecord:
    """A record that a row repeats, and its columns in which nothing stands yet."""

    id: int
    empty: frozenset[str]


class Repeats:
    """The records there are, and those that the import makes, by one column."""

    def __init__(self, work: UnitOfWork, entity: Entity, column: str) -> None:
        self._work = work
        self._entity = entity
        self._column = column
        self._ids: dict[tuple[object, str], list[int]] = defaultdict(list)
        self._owner, statement = _OF_ANOTHER.get((entity, column), ("", ""))
        if self._owner:
            for record_id, owner, text in work.all(statement):
                self._ids[owner, self._key(text)].append(record_id)
        else:
            for record_id, text in work.all(PEOPLE_BY_COLUMN[entity, column]):
                self._ids[None, self._key(text)].append(record_id)

    def find(self, entered: Mapping[str, Any]) -> KnownRecord | None:
        """The record that a row repeats, None when it is a new one.

        Raises InvalidValue when the row's key is empty, or more than one record has it.
        """
        place = self._place(entered)
        if not place[1]:
            raise InvalidValue(self._column, "be given: repeats are known by it")
        ids = self._ids[place]
        if not ids:
            return None
        if len(ids) > 1:
            text = entered[self._column]
            raise InvalidValue(
                self._column,
                Phrase(
                    "tell one {entity} from another; {count} have it",
                    entity=self._entity,
                    count=len(ids),
                ),
                text,
            )
        return KnownRecord(ids[0], self._empty(ids[0]))

    def add(self, entered: Mapping[str, Any], record_id: int) -> list[int]:
        """Note a record that the import made; gives two at most that were there before it and look
        like it, the first known first."""
        place = self._place(entered)
        alike = self._ids[place]
        before = alike[:2] if place[1] else []
        alike.append(record_id)
        return before

    def ids(self, entered: Mapping[str, Any]) -> list[int]:
        """All records that have the same, there before or made by the import."""
        return self._ids.get(self._place(entered), [])

    def _place(self, entered: Mapping[str, Any]) -> tuple[object, str]:
        value = entered.get(self._column, "")
        text = to_text(value) if isinstance(value, datetime) else str(value)
        return entered.get(self._owner) if self._owner else None, self._key(text)

    def _key(self, text: str) -> str:
        if self._column == "contact_phone":
            return phone_digits(text)
        if self._column == "destination":  # what was kept under a short name is the place
            text = self._work.catalogue.stored(text)
        return unicodedata.normalize("NFC", " ".join(text.split()).casefold())

    def _empty(self, record_id: int) -> frozenset[str]:
        columns = ENTRY_FIELDS[self._entity]
        held = held_values(self._work, self._entity, record_id, columns)
        return frozenset(name for name, value in held.items() if value in (None, ""))


def held_values(
    work: UnitOfWork, entity: Entity, record_id: int, columns: Iterable[str]
) -> dict[str, Any]:
    """What stands in a record's columns, as JSON has it."""
    lists = LISTS[entity]
    row = fetch_row(work.connection, lists, record_id)
    shown = {} if row is None else lists.row_dict(row)
    return {name: shown.get(name) for name in columns}
