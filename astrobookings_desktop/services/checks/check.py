"""Verifying everything that must hold of the data, whoever wrote it (DOMAIN.md §2–§5, §9)."""

import contextlib
import hashlib
import sqlite3
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from astrobookings_desktop.data.database import connect_writer
from astrobookings_desktop.data.log_chain import SERIAL_SPAN
from astrobookings_desktop.data.log_heads import LogHeads
from astrobookings_desktop.data.models import ENTITY_MODELS
from astrobookings_desktop.data.queries.invariants import AS_OF, RULES, TRIGGERS, Rule
from astrobookings_desktop.data.queries.invariants.unreadable import UnreadableRow, unreadable_rows
from astrobookings_desktop.data.queries.listing.reading import one_view
from astrobookings_desktop.data.queries.log_rows import OwnState, own_state
from astrobookings_desktop.data.queries.text_indexes import VERIFY, is_disagreement
from astrobookings_desktop.data.statements import statements_of
from astrobookings_desktop.data.text_copies import texts_apart
from astrobookings_desktop.data.upgrade import schema_as_made, schema_of
from astrobookings_desktop.domain import values
from astrobookings_desktop.domain.destinations import Catalogue
from astrobookings_desktop.domain.entities import Entity
from astrobookings_desktop.domain.errors import InvalidValue
from astrobookings_desktop.domain.phrases import Phrase
from astrobookings_desktop.domain.times import (
    age_on,
    from_text,
    months_before,
    to_text,
    years_before,
)
from astrobookings_desktop.domain.zones import zone_names
from astrobookings_desktop.services.checks.finding import Finding
from astrobookings_desktop.services.checks.log import ChainWalk, untold_changes
from astrobookings_desktop.services.log.memory import contradictions, remember_counted
from astrobookings_desktop.services.reading import read_settings

Progress = Callable[[str, int, int], None]
"""Called with a step's name, its number from 1, and the number of steps."""

_Step = tuple[str, Callable[[], Iterator[Finding]]]


Stopped = Callable[[], bool]
"""Asked all the time whether the check was called off."""

_NO_TEXT = "has text that isn't UTF-8 ({columns}); restore a backup from before it came in"
_LOST = "the file has lost the {kind} {name}"
_STRANGE = "the file has a {kind} {name} that the program didn't make"
_OTHER = "the file has another {kind} {name} than the program made"
_KINDS = {
    "table": Phrase("table"),
    "index": Phrase("index"),
    "trigger": Phrase("trigger"),
    "view": Phrase("view"),
}
_STEPS_BETWEEN = 50_000  # of SQLite's machine between two looks whether the check was called off


def check(
    connection: sqlite3.Connection,
    progress: Progress | None = None,
    *,
    catalogue: Catalogue | None = None,
    heads: LogHeads | None = None,
    stopped: Stopped | None = None,
) -> Iterator[Finding]:
    """Everything that is broken, as one consistent view of the file shows it.

    With the `catalogue` rockets are also measured against the destinations they fly to; with
    `heads` the log is compared with what is remembered of it outside the database. Raises
    sqlite3.Error when the file is too damaged to be read, or interrupted because `stopped` said so;
    DatabaseProblem when it can't be written.
    """
    _lend_functions(connection, catalogue)
    with one_view(connection), _called_off(connection, stopped):
        steps = _steps(connection, heads, stopped)
        unreadable = _Unreadable(connection)
        for number, (name, find) in enumerate(steps, start=1):
            if progress is not None:
                progress(name, number, len(steps))
            yield from _as_far_as_readable(name, find, unreadable)


def _steps(
    connection: sqlite3.Connection, heads: LogHeads | None, stopped: Stopped | None
) -> list[_Step]:
    (as_of,) = connection.execute(AS_OF).fetchone()
    state = own_state(connection)
    if state is None:
        lost = _file("file_state", Phrase("the file has lost its own state"))
        return [("file_state", lambda: iter([lost]))]
    walk = ChainWalk(connection, state)
    steps: list[_Step] = [
        ("integrity", lambda: _integrity(connection, stopped)),
        ("foreign_keys", lambda: _foreign_keys(connection)),
        ("triggers", lambda: _triggers(connection)),
        ("schema", lambda: _schema(connection)),
        ("settings", lambda: _settings(connection)),
        ("search", lambda: _search(connection, stopped)),
        ("ids", lambda: _ids(connection, state)),
        *((rule.name, _broken(connection, rule, as_of)) for rule in RULES),
        ("log", lambda: untold_changes(connection)),
        ("log_chain", walk.faults),
    ]
    if heads is not None:
        steps.append(("log_head", lambda: _head(connection, heads, walk)))
    return steps


def _as_far_as_readable(
    name: str, find: Callable[[], Iterator[Finding]], unreadable: "_Unreadable"
) -> Iterator[Finding]:
    """A step's findings; what SQLite can't make sense of is one of them and ends the step."""
    try:
        yield from find()
    except sqlite3.DatabaseError as error:
        if not _is_of_contents(error):
            raise
        yield from unreadable.untold()
        why = Phrase("it holds text that isn't UTF-8") if unreadable.rows else str(error)
        words = Phrase("the file can't be read any further in this: {reason}", reason=why)
        yield _file(name, words)


def _is_of_contents(error: sqlite3.DatabaseError) -> bool:
    """Whether it is about what stands in the file, and no reason to read no other part."""
    code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR)
    return code & 0xFF in (sqlite3.SQLITE_ERROR, sqlite3.SQLITE_CORRUPT)


@dataclass
class _Unreadable:
    """The texts that no step gets past, looked for once the first one has ended; in `rows` then."""

    connection: sqlite3.Connection
    rows: list[UnreadableRow] | None = None

    def untold(self) -> Iterator[Finding]:
        """All of them, the first time."""
        if self.rows is not None:
            return
        self.rows = []
        try:
            self.rows = unreadable_rows(self.connection)
        except sqlite3.DatabaseError as error:
            if not _is_of_contents(error):
                raise
        for table, row_id, columns in self.rows:
            names = ", ".join(columns)
            if table in ENTITY_MODELS:
                yield Finding("text", Entity(table), (row_id,), Phrase(_NO_TEXT, columns=names))
            else:
                where = Phrase("{table}, row {id}: {names}", table=table, id=row_id, names=names)
                yield _file("text", Phrase("the file {text}", text=Phrase(_NO_TEXT, columns=where)))


@contextlib.contextmanager
def _called_off(connection: sqlite3.Connection, stopped: Stopped | None) -> Iterator[None]:
    """Let `stopped` interrupt what the connection reads."""
    connection.set_progress_handler(stopped, _STEPS_BETWEEN)
    try:
        yield
    finally:
        connection.set_progress_handler(None, 0)


def _file(rule: str, message: Phrase) -> Finding:
    return Finding(rule, None, (), message)


def _broken(
    connection: sqlite3.Connection, rule: Rule, as_of: str
) -> Callable[[], Iterator[Finding]]:
    def find() -> Iterator[Finding]:
        cursor = connection.execute(rule.sql, {"as_of": as_of})
        names = [column[0] for column in cursor.description]
        for row in cursor:
            facts = dict(zip(names, row, strict=True))
            others = (facts[name] for name in names if name.startswith("also_"))
            yield Finding(
                rule.name, rule.entity, (facts["id"], *others), Phrase(rule.message, **facts)
            )

    return find


def _path(connection: sqlite3.Connection) -> Path:
    return Path(connection.execute("PRAGMA database_list").fetchone()[2])


def _integrity(connection: sqlite3.Connection, stopped: Stopped | None) -> Iterator[Finding]:
    """SQLite's own check, which finds nothing at all on a connection that may only read."""
    with contextlib.closing(connect_writer(_path(connection))) as thorough:
        thorough.execute("PRAGMA query_only = ON")
        thorough.set_progress_handler(stopped, _STEPS_BETWEEN)
        for (message,) in thorough.execute("PRAGMA integrity_check"):
            if message != "ok":
                words = Phrase("the file is damaged: {reason}", reason=message)
                yield _file("integrity", words)


def _foreign_keys(connection: sqlite3.Connection) -> Iterator[Finding]:
    for table, row_id, parent, _ in connection.execute("PRAGMA foreign_key_check"):
        entity = Entity(table) if table in ENTITY_MODELS else None
        ids = (row_id,) if row_id is not None else ()
        words = Phrase("names a {parent} that doesn't exist", parent=parent)
        yield Finding("foreign_keys", entity, ids, words)


def _triggers(connection: sqlite3.Connection) -> Iterator[Finding]:
    found = connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'")
    for name in sorted(TRIGGERS - {row[0] for row in found}):
        yield _file("triggers", Phrase(_LOST, kind=_KINDS["trigger"], name=name))


def _schema(connection: sqlite3.Connection) -> Iterator[Finding]:
    """Nothing of the file was rewritten that guards it: CHECKs, unique indexes, triggers."""
    wanted, found = schema_as_made(), schema_of(connection)
    for kind, name in sorted(wanted.keys() | found.keys()):
        if (kind, name) not in found:
            if kind != "trigger" or name not in TRIGGERS:  # told by the step before
                yield _file("schema", Phrase(_LOST, kind=_KINDS.get(kind, kind), name=name))
        elif (kind, name) not in wanted:
            yield _file("schema", Phrase(_STRANGE, kind=_KINDS.get(kind, kind), name=name))
        elif wanted[kind, name] != found[kind, name]:
            yield _file("schema", Phrase(_OTHER, kind=_KINDS.get(kind, kind), name=name))


def _search(connection: sqlite3.Connection, stopped: Stopped | None) -> Iterator[Finding]:
    """The text tables hold the words of their rows, all of them and no others."""
    with texts_apart(_path(connection), stopped, _STEPS_BETWEEN) as apart:
        for table, verify in VERIFY.items():
            try:
                apart.execute(verify)
            except sqlite3.DatabaseError as error:
                if not is_disagreement(error):
                    raise
                words = Phrase(
                    "the file doesn't find all by its words: {table} holds others than its rows. "
                    "Mend it with: astrobookings job repair-search",
                    table=table,
                )
                yield _file("search", words)


def _settings(connection: sqlite3.Connection) -> Iterator[Finding]:
    try:
        zone = read_settings(connection).company_time_zone
    except InvalidValue as error:
        words = Phrase("the file holds a setting that can't be: {refusal}", refusal=error)
        yield _file("settings", words)
        return
    if zone not in zone_names():
        words = Phrase(
            "the file has a company time zone that not every computer knows, {zone}. Choose "
            "another one with: astrobookings settings set company_time_zone Europe/Madrid",
            zone=zone,
        )
        yield _file("settings", words)


def _ids(connection: sqlite3.Connection, state: OwnState) -> Iterator[Finding]:
    """Ids lie in their bounds, and those of this workstation below the next one (§2)."""
    first = state.workstation * SERIAL_SPAN
    for entity, model in ENTITY_MODELS.items():
        key = statements_of(model).key
        wrong = connection.execute(
            f'SELECT "{key}" FROM "{entity.value}" WHERE "{key}" < 1 OR "{key}" > ? '
            f'OR ("{key}" >= ? AND "{key}" < ?)',
            (values.LARGEST_ID, first + state.next_id, first + SERIAL_SPAN),
        )
        for (row_id,) in wrong:
            yield Finding("ids", entity, (row_id,), Phrase("has an id that was never given out"))


def _head(connection: sqlite3.Connection, heads: LogHeads, walk: ChainWalk) -> Iterator[Finding]:
    """The log beside what is remembered of it; where it's whole, it is remembered as it is."""
    path, agrees = _path(connection), True
    for finding in contradictions(heads, path):
        agrees = False
        yield finding
    if agrees and walk.is_whole:
        remember_counted(connection, heads, path, walk.rows)


# --- what SQLite asks of the domain ------------------------------------------------------------


def _lend_functions(connection: sqlite3.Connection, catalogue: Catalogue | None) -> None:
    def needed_order(destination: str) -> int | None:
        needed = catalogue.needed_range(destination) if catalogue else None
        return None if needed is None else needed.order

    functions: dict[str, Callable[[Any], Any]] = {
        "check_fold": values.fold,
        "check_email_key": values.email_key,
        "check_phone_digits": lambda phone: values.phone_digits(phone) or None,
        "check_is_name": lambda text: _is_kept(values.clean_name, text),
        "check_is_email": lambda text: _is_kept(values.clean_email, text),
        "check_year_before": lambda text: to_text(years_before(from_text(text), 1)),
        "check_months_before": lambda text: to_text(months_before(from_text(text), 3)),
        "check_needed_order": needed_order,
        "check_sha256": lambda content: hashlib.sha256(content).hexdigest(),
        "check_age": lambda days: age_on(
            date.fromisoformat(days[:10]), date.fromisoformat(days[10:])
        ),
    }
    for name, function in functions.items():
        connection.create_function(name, 1, _forgiving(function), deterministic=True)


def _forgiving(function: Callable[[Any], Any]) -> Callable[[Any], Any]:
    """`function`, giving NULL for values it wasn't made for: those break a CHECK of their own."""

    def ask(value: Any) -> Any:
        try:
            return function(value)
        except (ValueError, TypeError, AttributeError):
            return None

    return ask


def _is_kept(clean: Callable[[str], str | None], text: object) -> bool:
    """Whether cleaning leaves `text` as it is."""
    try:
        return isinstance(text, str) and clean(text) == text
    except InvalidValue:
        return False
