"""A database and who writes into it: what each transaction's beginning and end have in common."""

import contextlib
import sqlite3
from collections.abc import Callable, Iterator
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
from astrobookings_desktop.data.gate import WriteGate
from astrobookings_desktop.data.log_heads import LogHeads
from astrobookings_desktop.data.queries.other_writers import data_version
from astrobookings_desktop.data.same_file import SameFile
from astrobookings_desktop.domain import rights
from astrobookings_desktop.domain.destinations import Catalogue
from astrobookings_desktop.domain.entities import Entity
from astrobookings_desktop.domain.errors import MissingRight, Refusal, WrongAgency
from astrobookings_desktop.domain.rights import Right
from astrobookings_desktop.services.actors import Actor
from astrobookings_desktop.services.log.memory import LogKeeper
from astrobookings_desktop.services.reading import DEFAULTS, Reading, read_settings
from astrobookings_desktop.services.unit_of_work import UnitOfWork

LARGE_CACHE = "PRAGMA cache_size = -262144"  # KiB
SORT_ON_DISK = "PRAGMA temp_store = FILE"

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


class _Turn:
    """One `BEGIN IMMEDIATE` transaction of a writer in its turn at the gate, rolled back on any
    error; `end` is the statement that ends it else."""

    __slots__ = ("_durable", "_end", "_writer")

    def __init__(self, writer: "Writer", durable: bool, end: str = "COMMIT") -> None:
        self._writer, self._durable, self._end = writer, durable, end

    def __enter__(self) -> sqlite3.Connection:
        writer, office = self._writer, self._writer.office
        writer._gate.__enter__()
        try:
            writer.durability.choose(self._durable)
            writer._connection.execute("BEGIN IMMEDIATE")
            office.same_file.require(office.path)
            require_schema(writer._connection, office.path, writer._schema)
        except BaseException:
            self._leave()
            raise
        return writer._connection

    def __exit__(self, _kind: object, error: BaseException | None, _trace: object) -> None:
        try:
            if error is None:
                self._writer._connection.execute(self._end)
        finally:
            self._leave()

    def _leave(self) -> None:
        """Roll back what hasn't ended, and hand the turn on."""
        try:
            if self._writer._connection.in_transaction:
                self._writer._connection.execute("ROLLBACK")
        finally:
            self._writer._gate.__exit__()


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
        office = self.office
        try:
            with (
                reported(office.path),
                _Turn(self, durable, "ROLLBACK" if dry_run else "COMMIT") as connection,
            ):
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
            if not durable:
                self.durability.owe()
            if self._keeper is not None and work.last_log_id and not dry_run:
                self._keeper.committed(self._connection, work.last_log_id, lasting=durable)
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
        with reported(self.office.path), _Turn(self, durable) as connection:
            yield connection

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

    def changes(self) -> int:
        """How many rows this connection has written so far, also those that were rolled back."""
        return self._connection.total_changes

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
