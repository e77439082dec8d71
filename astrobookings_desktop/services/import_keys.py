"""Knowing the repeats among imported rows by a column that the person chose."""

import unicodedata
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from astrobookings_desktop.data.queries import LISTS
from astrobookings_desktop.data.queries.lookup import PEOPLE_BY_COLUMN
from astrobookings_desktop.data.queries.reading import fetch_row
from astrobookings_desktop.domain.entities import Entity
from astrobookings_desktop.domain.errors import InvalidValue
from astrobookings_desktop.domain.phrases import Phrase
from astrobookings_desktop.domain.values import phone_digits
from astrobookings_desktop.services.fields import ENTRY_FIELDS
from astrobookings_desktop.services.unit_of_work import UnitOfWork

KEYS = frozenset(column for _entity, column in PEOPLE_BY_COLUMN)
"""The columns that may tell one record from another."""


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
        self._ids: dict[str, list[int]] = defaultdict(list)
        for record_id, text in work.all(PEOPLE_BY_COLUMN[entity, column]):
            self._ids[self._key(text)].append(record_id)

    def find(self, entered: Mapping[str, str]) -> KnownRecord | None:
        """The record that a row repeats, None when it is a new one.

        Raises InvalidValue when the row's key is empty, or more than one record has it.
        """
        key = self._key(entered.get(self._column, ""))
        if not key:
            raise InvalidValue(self._column, "be given: repeats are known by it")
        ids = self._ids[key]
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

    def add(self, entered: Mapping[str, str], record_id: int) -> None:
        """Note a record that the import made."""
        self._ids[self._key(entered.get(self._column, ""))].append(record_id)

    def _key(self, text: str) -> str:
        if self._column == "contact_phone":
            return phone_digits(text)
        return unicodedata.normalize("NFC", " ".join(text.split()).casefold())

    def _empty(self, record_id: int) -> frozenset[str]:
        lists = LISTS[self._entity]
        row = fetch_row(self._work.connection, lists, record_id)
        shown = {} if row is None else lists.row_dict(row)
        return frozenset(
            name for name in ENTRY_FIELDS[self._entity] if shown.get(name) in (None, "")
        )
