"""What a rule may ask: rows, the time, the settings and the destination catalogue."""

import functools
import json
import sqlite3
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, TypeVar, cast

from astrobookings_desktop.data.models import ENTITY_MODELS, Table
from astrobookings_desktop.data.queries.settings import STORED
from astrobookings_desktop.data.statements import statements_of
from astrobookings_desktop.domain import rights
from astrobookings_desktop.domain.destinations import Catalogue
from astrobookings_desktop.domain.entities import Entity
from astrobookings_desktop.domain.errors import NotFound
from astrobookings_desktop.domain.rights import Right
from astrobookings_desktop.domain.settings import BusinessSettings
from astrobookings_desktop.domain.times import to_text
from astrobookings_desktop.services.actors import Actor

Row = TypeVar("Row", bound=Table)
ENTITY_OF: dict[type[Table], Entity] = {model: entity for entity, model in ENTITY_MODELS.items()}
DEFAULTS = BusinessSettings()


def read_settings(connection: sqlite3.Connection) -> BusinessSettings:
    """The business settings as stored, defaults where nothing is stored."""
    return settings_of(connection.execute(STORED).fetchone()[0])


@functools.lru_cache(maxsize=8)
def settings_of(stored: str) -> BusinessSettings:
    """The settings of what `STORED` gave: each sale asks, and they hardly ever change."""
    return DEFAULTS.with_values(dict(json.loads(stored)))


@dataclass(slots=True)
class Reading:
    """One actor's consistent view of the company at `now` (UTC); previews and rules share it."""

    connection: sqlite3.Connection
    now: datetime
    settings: BusinessSettings
    catalogue: Catalogue
    actor: Actor
    now_text: str = field(init=False)  # `now` as the database stores times

    def __post_init__(self) -> None:
        self.now_text = to_text(self.now)

    def require(self, right: Right) -> None:
        """Raise MissingRight unless the actor's role has `right` (DOMAIN.md §1)."""
        rights.require(self.actor.role, right)

    def require_own(self, agency_id: int, entity: Entity, key: object) -> None:
        """Raise WrongAgency when an agency's staff reaches for another agency's record (§1)."""
        rights.require_own_agency(self.actor.role, self.actor.agency_id, agency_id, entity, key)

    def all(self, statement: str, /, **parameters: object) -> list[tuple[Any, ...]]:
        """All rows of a compiled statement."""
        return self.connection.execute(statement, parameters).fetchall()

    def one(self, statement: str, /, **parameters: object) -> tuple[Any, ...] | None:
        """The first row of a compiled statement; it is always read to the end.

        None too where a parameter is a number that SQLite can't hold: no row has it.
        """
        try:
            rows = self.connection.execute(statement, parameters).fetchall()
        except OverflowError:
            return None
        return rows[0] if rows else None

    def find(self, model: type[Row], key: int) -> Row | None:
        """The record with this key, or None."""
        statements = statements_of(model)
        row = self.one(statements.select, key=key)
        return None if row is None else cast(Row, statements.decode(row))

    def get(self, model: type[Row], key: int) -> Row:
        """The record with this key; raises NotFound."""
        record = self.find(model, key)
        if record is None:
            raise NotFound(entity=ENTITY_OF[model], key=key)
        return record
