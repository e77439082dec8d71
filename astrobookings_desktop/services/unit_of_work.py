"""One transaction: everything a person's action writes, or nothing.

The unit of work records each write, so what changed and the log rows follow from the writes
themselves and no service can forget them.
"""

import contextlib
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from astrobookings_desktop.data.fields import canonical_json
from astrobookings_desktop.data.log_chain import LINKED, SERIAL_SPAN, link
from astrobookings_desktop.data.models import EntryLog, Table
from astrobookings_desktop.data.queries.file_state import SAVE_STATE, STATE
from astrobookings_desktop.data.statements import statements_of
from astrobookings_desktop.domain.entities import Entity
from astrobookings_desktop.domain.sign_in import AccessEnded
from astrobookings_desktop.services.log.values import shown, values_of
from astrobookings_desktop.services.reading import ENTITY_OF, Reading, settings_of

Changes = dict[Entity, set[int]]

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
