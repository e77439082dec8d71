"""One transaction: everything a person's action writes, or nothing.

The unit of work records each write, so what changed and the log rows follow from the writes
themselves and no service can forget them.
"""

import contextlib
import sqlite3
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from decimal import Decimal
from enum import StrEnum
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from astrobookings_desktop.data.database import connect_reader, connect_writer, reported
from astrobookings_desktop.data.fields import canonical_json
from astrobookings_desktop.data.gate import WriteGate
from astrobookings_desktop.data.log_chain import link
from astrobookings_desktop.data.models import EntryLog, SyncState, Table
from astrobookings_desktop.data.statements import compiled, statements_of, value
from astrobookings_desktop.domain import rights
from astrobookings_desktop.domain.destinations import Catalogue
from astrobookings_desktop.domain.entities import Entity
from astrobookings_desktop.domain.rights import Right
from astrobookings_desktop.domain.times import to_text
from astrobookings_desktop.services.actors import Actor
from astrobookings_desktop.services.reading import ENTITY_OF, Reading, read_settings

Changes = dict[Entity, set[int]]

SERIAL_SPAN = 10**10  # ids are workstation * SERIAL_SPAN + serial
NEVER_LOGGED = frozenset({"password_hash", "request_digest", "name_folded", "destination_folded"})

STATE = compiled(SyncState.select(SyncState.workstation, SyncState.next_id, SyncState.log_head))
SAVE_STATE = compiled(SyncState.update(next_id=value("next_id"), log_head=value("log_head")))
INSERT_LOG = statements_of(EntryLog).insert_row


@dataclass(slots=True)
class UnitOfWork(Reading):
    """The open transaction of one actor; services write through it alone."""

    actor: Actor
    workstation: str
    randbelow: Callable[[int], int]
    changes: Changes = field(default_factory=lambda: defaultdict(set))
    _id_base: int = 0
    _next_serial: int = 0
    _log_head: str = ""

    def __post_init__(self) -> None:
        workstation_number, self._next_serial, self._log_head = self.connection.execute(
            STATE
        ).fetchone()
        self._id_base = workstation_number * SERIAL_SPAN

    def require(self, right: Right) -> None:
        """Raise MissingRight unless the actor's role has `right` (DOMAIN.md §1)."""
        rights.require(self.actor.role, right)

    def new_id(self) -> int:
        """The next id of this workstation; ids are never used twice."""
        serial = self._next_serial
        self._next_serial += 1
        return self._id_base + serial

    def touched(self, entity: Entity, key: int) -> None:
        """Note that a record changed, for the screens that show it."""
        self.changes[entity].add(key)

    def execute(self, statement: str, /, **parameters: object) -> int:
        """Run a compiled write and give the number of rows it changed."""
        return self.connection.execute(statement, parameters).rowcount

    def add(self, model: type[Table], action: str | None, /, **values: Any) -> int:
        """Insert a row and log it as `action` (None: the caller logs); gives its key.

        A key that isn't among `values` is drawn anew.
        """
        statements = statements_of(model)
        key: int = values.setdefault(statements.key, None) or self.new_id()
        values[statements.key] = key
        self.connection.execute(statements.insert, statements.encode_row(values))
        entity = ENTITY_OF[model]
        self.changes[entity].add(key)
        if action is not None:
            self.log(entity, key, action, None, values)
        return key

    def change(self, record: Table, action: str | None, /, **values: Any) -> bool:
        """Update a loaded record and log before and after as `action`; False if nothing differs."""
        model = type(record)
        statements = statements_of(model)
        before = {column: getattr(record, column) for column in values}
        after = {column: new for column, new in values.items() if new != before[column]}
        if not after:
            return False
        key: int = getattr(record, statements.key)
        encoded = statements.encode(after)
        self.connection.execute(statements.update(*after), {**encoded, "key": key})
        entity = ENTITY_OF[model]
        self.changes[entity].add(key)
        if action is not None:
            self.log(entity, key, action, {column: before[column] for column in after}, after)
        for column, new in after.items():
            setattr(record, column, new)
        return True

    def remove(self, record: Table, action: str | None, /) -> None:
        """Delete a record that has no history and log what it was."""
        model = type(record)
        statements = statements_of(model)
        key: int = getattr(record, statements.key)
        before = {column: getattr(record, column) for column in statements.columns}
        self.connection.execute(statements.delete, {"key": key})
        entity = ENTITY_OF[model]
        self.changes[entity].add(key)
        if action is not None:
            self.log(entity, key, action, before, None)

    def log(
        self,
        entity: Entity,
        key: int | None,
        action: str,
        before: dict[str, Any] | None,
        after: dict[str, Any] | None,
        **circumstances: Any,
    ) -> int:
        """Append one row to the hash-chained log (DOMAIN.md §9) and give its id."""
        details = {
            name: _plain(part)
            for name, part in (("before", before), ("after", after), *circumstances.items())
            if part is not None
        }
        actor = self.actor
        log_id = self.new_id()
        columns = (
            log_id,
            entity.value,
            key,
            action,
            self.now_text,
            canonical_json(details),
            actor.user_id,
            actor.name,
            self.workstation,
        )
        previous, self._log_head = self._log_head, link(self._log_head, columns)
        self.connection.execute(INSERT_LOG, (*columns, previous, self._log_head))
        self.changes[Entity.ENTRY_LOG].add(log_id)
        return log_id

    def flush(self) -> None:
        """Store the next id and the head of the log; the last write before the commit."""
        self.connection.execute(
            SAVE_STATE, {"next_id": self._next_serial, "log_head": self._log_head}
        )


def _plain(given: Any) -> Any:
    """A value as the log's JSON shows it: amounts and times as text, no secrets, no blanks."""
    if isinstance(given, dict):
        return {
            name: _plain(part)
            for name, part in given.items()
            if part is not None and name not in NEVER_LOGGED
        }
    if isinstance(given, StrEnum):
        return given.value
    if isinstance(given, Decimal):
        return str(given)
    if isinstance(given, datetime):
        return to_text(given)
    return given


Clock = Callable[[], datetime]


def system_clock() -> datetime:
    """The present moment in UTC."""
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class Office:
    """One database and what its services take from outside: time, chance, the catalogue."""

    path: Path
    catalogue: Catalogue
    workstation: str
    randbelow: Callable[[int], int]
    clock: Clock = system_clock

    def reading(self, connection: sqlite3.Connection) -> Reading:
        """A view over an open connection as of this moment."""
        return Reading(connection, self.clock(), read_settings(connection), self.catalogue)

    def reader(self, *, any_thread: bool = False) -> sqlite3.Connection:
        """A new read-only connection; raises DatabaseProblem."""
        return connect_reader(self.path, any_thread=any_thread)

    def writer(self) -> "Writer":
        """A new writer for the calling thread; raises DatabaseProblem."""
        return Writer(self)


class Writer:
    """One thread's read-write connection; close it in the thread that made it."""

    def __init__(self, office: Office) -> None:
        self.office = office
        self._connection = connect_writer(office.path)
        self._gate = WriteGate.of(office.path)

    @contextlib.contextmanager
    def unit_of_work(self, actor: Actor, *, dry_run: bool = False) -> Iterator[UnitOfWork]:
        """One `BEGIN IMMEDIATE` transaction, rolled back on any error and for a dry run.

        Raises DatabaseProblem when the file can't be written now.
        """
        office, connection = self.office, self._connection
        with reported(office.path), self._gate.turn():
            connection.execute("BEGIN IMMEDIATE")
            try:
                work = UnitOfWork(
                    connection,
                    office.clock(),
                    read_settings(connection),
                    office.catalogue,
                    actor,
                    office.workstation,
                    office.randbelow,
                )
                yield work
                work.flush()
                connection.execute("ROLLBACK" if dry_run else "COMMIT")
            except BaseException:
                if connection.in_transaction:
                    connection.execute("ROLLBACK")
                raise

    def close(self) -> None:
        """Close the connection."""
        self._connection.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()
