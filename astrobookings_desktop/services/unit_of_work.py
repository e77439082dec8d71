"""One transaction: everything a person's action writes, or nothing.

The unit of work records each write, so what changed and the log rows follow from the writes
themselves and no service can forget them.
"""

import contextlib
import sqlite3
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Self

from astrobookings_desktop.data.bulk import straight_into_file
from astrobookings_desktop.data.database import (
    connect_reader,
    connect_writer,
    reported,
    require_schema,
    schema_version,
)
from astrobookings_desktop.data.durability import Durability
from astrobookings_desktop.data.errors import DatabaseProblem
from astrobookings_desktop.data.fields import canonical_json
from astrobookings_desktop.data.gate import WriteGate
from astrobookings_desktop.data.log_chain import LINKED, SERIAL_SPAN, link
from astrobookings_desktop.data.log_heads import LogHeads
from astrobookings_desktop.data.models import EntryLog, Table
from astrobookings_desktop.data.queries.file_state import SAVE_STATE, STATE
from astrobookings_desktop.data.queries.other_writers import data_version
from astrobookings_desktop.data.same_file import SameFile
from astrobookings_desktop.data.statements import statements_of
from astrobookings_desktop.domain import rights
from astrobookings_desktop.domain.destinations import Catalogue
from astrobookings_desktop.domain.entities import Entity
from astrobookings_desktop.domain.errors import MissingRight, Refusal, WrongAgency
from astrobookings_desktop.domain.rights import Right
from astrobookings_desktop.domain.sign_in import AccessEnded
from astrobookings_desktop.services.actors import Actor
from astrobookings_desktop.services.log.memory import LogKeeper
from astrobookings_desktop.services.log.values import shown, values_of
from astrobookings_desktop.services.reading import (
    DEFAULTS,
    ENTITY_OF,
    Reading,
    read_settings,
    settings_of,
)

Changes = dict[Entity, set[int]]

LARGE_CACHE = "PRAGMA cache_size = -262144"  # KiB
SORT_ON_DISK = "PRAGMA temp_store = FILE"
INSERT_LOG = statements_of(EntryLog).insert(*LINKED, "previous_hash", "hash")


@dataclass(slots=True)
class UnitOfWork(Reading):
    """The open transaction of one actor; services write through it alone."""

    workstation: str
    randbelow: Callable[[int], int]
    changes: Changes = field(default_factory=lambda: defaultdict(set))
    _id_base: int = 0
    _first_serial: int = 0
    _next_serial: int = 0
    _log_head: str = ""
    last_log_id: int = 0  # of the last change that was logged
    _deed_log_id: int = 0

    def __post_init__(self) -> None:
        Reading.__post_init__(self)
        workstation_number, self._next_serial, self._log_head, role, staff_of, stored = (
            self.connection.execute(STATE, {"actor": self.actor.user_id}).fetchone()
        )
        self.settings = settings_of(stored)
        self._first_serial = self._next_serial
        if self.actor.user_id is not None:
            self._require_access(role, staff_of)
        self._id_base = workstation_number * SERIAL_SPAN

    def _require_access(self, role: str | None, staff_of: int | None) -> None:
        """Raise AccessEnded when the actor's record no longer says what it said at sign-in."""
        actor = self.actor
        if role != actor.role or (staff_of and staff_of != actor.agency_id):
            raise AccessEnded

    def new_id(self) -> int:
        """The next id of this workstation; ids are never used twice."""
        serial = self._next_serial
        self._next_serial += 1
        return self._id_base + serial

    def is_new(self, key: int) -> bool:
        """Whether this transaction drew the id."""
        return self._first_serial <= key - self._id_base < self._next_serial

    def touched(self, entity: Entity, key: int) -> None:
        """Note that a record changed, for the screens that show it."""
        self.changes[entity].add(key)

    def execute(self, statement: str, /, **parameters: object) -> int:
        """Run a compiled write and give the number of rows it changed."""
        return self.connection.execute(statement, parameters).rowcount

    def add(
        self,
        model: type[Table],
        action: str | None,
        /,
        *,
        because: str | None = None,
        told: Mapping[str, str] | None = None,
        **values: Any,
    ) -> int:
        """Insert a row and log it as `action` (None: the caller logs); gives its key.

        A key that isn't among `values` is drawn anew. `because` is the reason that a person gave,
        `told` what the log says beside the fields.
        """
        statements = statements_of(model)
        key: int = values.setdefault(statements.key, None) or self.new_id()
        values[statements.key] = key
        encoded = statements.encode_row(values)
        self.connection.execute(statements.insert(*encoded), tuple(encoded.values()))
        entity = ENTITY_OF[model]
        self.changes[entity].add(key)
        if action is not None:
            self.log(
                entity, key, action, None, {**statements.readable(encoded), **(told or {})}, because
            )
        return key

    def change(
        self,
        record: Table,
        action: str | None,
        /,
        *,
        because: str | None = None,
        told: Mapping[str, tuple[str | None, str]] | None = None,
        **values: Any,
    ) -> bool:
        """Update a loaded record and log before and after as `action`; False if nothing differs.

        `because` is the reason that a person gave, `told` what the log says beside the fields: a
        name for an id, before (None for nothing, which isn't told of) and after.
        """
        model = type(record)
        statements = statements_of(model)
        after = {name: new for name, new in values.items() if new != getattr(record, name)}
        if not after:
            return False
        before = statements.encode({name: getattr(record, name) for name in after})
        encoded = statements.encode(after)
        key: int = getattr(record, statements.key)
        self.connection.execute(statements.update(*after), {**encoded, "key": key})
        entity = ENTITY_OF[model]
        self.changes[entity].add(key)
        if action is not None:
            readable = statements.readable
            names = told or {}
            old = readable(before) | {name: was for name, (was, _) in names.items() if was}
            new = readable(encoded) | {name: now for name, (_, now) in names.items()}
            self.log(entity, key, action, old, new, because)
        for name, value in after.items():
            setattr(record, name, value)
        return True

    def remove(self, record: Table, action: str | None, /) -> None:
        """Delete a record that has no history and log what it was."""
        model = type(record)
        statements = statements_of(model)
        key: int = getattr(record, statements.key)
        self.connection.execute(statements.delete, {"key": key})
        entity = ENTITY_OF[model]
        self.changes[entity].add(key)
        if action is not None:
            self.log(entity, key, action, shown(model, values_of(record)), None)

    def log(
        self,
        entity: Entity,
        key: int | None,
        action: str,
        before: dict[str, Any] | None,
        after: dict[str, Any] | None,
        because: str | None = None,
    ) -> None:
        """Append one row to the hash-chained log (DOMAIN.md §9).

        `before` and `after` are column values as `shown` gives them.
        """
        details: dict[str, Any] = {}
        if before is not None:
            details["before"] = before
        if after is not None:
            details["after"] = after
        if because is not None:
            details["reason"] = because
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
        self.last_log_id = log_id

    def name_deed(self) -> None:
        """What was logged last is what the person did, though its consequences are logged after."""
        self._deed_log_id = self.last_log_id

    @property
    def deed_log_id(self) -> int:
        """The row of the log that tells what the person did: the last one unless it was named."""
        return self._deed_log_id or self.last_log_id

    @contextlib.contextmanager
    def attempt(self) -> Iterator[None]:
        """Take back what the block wrote when it raises; the rest of the transaction stays."""
        log_head, log_id, deed = self._log_head, self.last_log_id, self._deed_log_id
        self.connection.execute("SAVEPOINT attempt")
        try:
            yield
        except BaseException:
            if self.connection.in_transaction:
                self.connection.execute("ROLLBACK TO attempt")
                self.connection.execute("RELEASE attempt")
            self._log_head, self.last_log_id, self._deed_log_id = log_head, log_id, deed
            raise
        self.connection.execute("RELEASE attempt")

    def flush(self) -> None:
        """Store the next id and the head of the log; the last write before the commit."""
        if self._next_serial != self._first_serial:  # a log row has an id, too
            self.connection.execute(
                SAVE_STATE, {"next_id": self._next_serial, "log_head": self._log_head}
            )


Clock = Callable[[], datetime]


def system_clock() -> datetime:
    """The present moment in UTC."""
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class Office:
    """One database and what its services take from outside: time, chance, the catalogue.

    `heads` remembers the head of the log outside the database; without it nobody does. Where
    `clock` is made up for a trial, `own_clock` dates what is logged all the same.
    """

    path: Path
    catalogue: Catalogue
    workstation: str
    randbelow: Callable[[int], int]
    clock: Clock = system_clock
    heads: LogHeads | None = None
    same_file: SameFile = field(default_factory=SameFile, compare=False)
    own_clock: Clock | None = None

    def reading(self, connection: sqlite3.Connection, actor: Actor) -> Reading:
        """An actor's view over an open connection as of this moment."""
        return Reading(connection, self.clock(), read_settings(connection), self.catalogue, actor)

    def reader(self, *, any_thread: bool = False) -> sqlite3.Connection:
        """A new read-only connection; raises DatabaseProblem."""
        self.same_file.require(self.path)
        return connect_reader(self.path, any_thread=any_thread)

    def writer(self) -> "Writer":
        """A new writer for the calling thread; raises DatabaseProblem."""
        return Writer(self)

    def require(self, actor: Actor, right: Right) -> None:
        """Raise MissingRight, which is logged, unless the actor's role has `right` (§1).

        For acts on the file as a whole, that have no transaction yet. A file that can't be written
        keeps nobody from being refused.
        """
        try:
            rights.require(actor.role, right)
        except MissingRight as refusal:
            with contextlib.suppress(DatabaseProblem), self.writer() as writer:
                writer.note_refusal(actor, refusal)
            raise


class Writer:
    """One thread's read-write connection; close it in the thread that made it."""

    def __init__(self, office: Office) -> None:
        self.office = office
        office.same_file.require(office.path)
        self._schema = schema_version()
        self._connection = connect_writer(office.path)
        self._gate = WriteGate.of(office.path)
        self.durability = Durability(self._connection, office.path)
        self._keeper = None if office.heads is None else LogKeeper(office.heads, office.path)

    @contextlib.contextmanager
    def unit_of_work(
        self,
        actor: Actor,
        *,
        dry_run: bool = False,
        durable: bool = True,
        clock: Clock | None = None,
    ) -> Iterator[UnitOfWork]:
        """One `BEGIN IMMEDIATE` transaction, rolled back on any error and for a dry run.

        One that isn't `durable` doesn't wait for the disk: until the next `settle` or durable
        commit a power cut may undo it, but never without all that followed. A refusal for want of a
        right is logged. `clock` stands in for the office's. Raises DatabaseProblem when the file
        can't be written now, or was upgraded meanwhile by a newer program; AccessEnded when the
        actor was deactivated or changed.
        """
        office, connection = self.office, self._connection
        try:
            with reported(office.path), self._gate:
                self.durability.choose(durable)
                connection.execute("BEGIN IMMEDIATE")
                try:
                    office.same_file.require(office.path)
                    require_schema(connection, office.path, self._schema)
                    work = UnitOfWork(
                        connection,
                        (clock or office.clock)(),
                        DEFAULTS,  # until it has read them
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
                if not durable:
                    self.durability.owe()
                if self._keeper is not None and work.last_log_id and not dry_run:
                    self._keeper.committed(connection, work.last_log_id, lasting=durable)
        except (MissingRight, WrongAgency) as refusal:
            self.note_refusal(actor, refusal)
            raise

    def note_refusal(self, actor: Actor, refusal: Refusal) -> None:
        """Log that somebody reached for what they have no right to (DOMAIN.md §1)."""
        with self.unit_of_work(actor, clock=self.office.own_clock) as work:
            work.log(Entity.USER, actor.user_id, "refused", None, None, refusal.message)

    @contextlib.contextmanager
    def bare_transaction(self, *, durable: bool = True) -> Iterator[sqlite3.Connection]:
        """One `BEGIN IMMEDIATE` transaction without actor and log, for the queue's own columns.

        `durable` is as in `unit_of_work`. Raises DatabaseProblem.
        """
        connection = self._connection
        with reported(self.office.path), self._gate:
            self.durability.choose(durable)
            connection.execute("BEGIN IMMEDIATE")
            try:
                self.office.same_file.require(self.office.path)
                require_schema(connection, self.office.path, self._schema)
                yield connection
                connection.execute("COMMIT")
            except BaseException:
                if connection.in_transaction:
                    connection.execute("ROLLBACK")
                raise

    def settle(self) -> None:
        """Wait until a power cut undoes nothing of what was committed; raises DatabaseProblem."""
        with reported(self.office.path):
            self.durability.settle()
        if self._keeper is not None:
            self._keeper.settled(self._connection)

    def read(self, statement: str, /, **parameters: object) -> list[tuple[Any, ...]]:
        """The rows of a query outside of any transaction; raises DatabaseProblem."""
        with reported(self.office.path):
            return self._connection.execute(statement, parameters).fetchall()

    def data_version(self) -> int:
        """A number that differs after a commit of anybody else; raises DatabaseProblem."""
        with reported(self.office.path):
            return data_version(self._connection)

    @contextlib.contextmanager
    def flood(self) -> Iterator[None]:
        """For work that writes hundreds of megabytes: keep more of the file in memory, and write
        into it without the log beside it, unless others have it open. Raises DatabaseProblem."""
        with reported(self.office.path):
            self._connection.execute(LARGE_CACHE)
            self._connection.execute(SORT_ON_DISK)  # the indexes of a million rows
            with straight_into_file(self._connection):
                yield

    def close(self) -> None:
        """Remember the head of the log, and close the connection."""
        if self.durability.owed_since is not None:
            with contextlib.suppress(DatabaseProblem):
                self.settle()
        if self._keeper is not None:
            self._keeper.keep(self._connection)
        self._connection.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        self.close()
