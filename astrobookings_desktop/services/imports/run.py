"""Taking travelers, agencies, rockets and launches over from a file, with a report on every row.

All or nothing, unless only part of it is asked for. Rows that repeat a key fill empty columns of
the record that is there; they never overwrite.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from astrobookings_desktop.data.fields import canonical_json
from astrobookings_desktop.data.queries import imports as queries
from astrobookings_desktop.domain.entities import Entity
from astrobookings_desktop.domain.errors import InvalidValue, MissingRight, Refusal
from astrobookings_desktop.domain.phrases import Phrase
from astrobookings_desktop.domain.rights import IMPORT_RIGHTS
from astrobookings_desktop.domain.values import fold
from astrobookings_desktop.services.files.csv_files import CsvRow, CsvTable
from astrobookings_desktop.services.imports.keys import (
    KEYS,
    KnownRecord,
    Repeats,
    Resemblances,
    held_values,
)
from astrobookings_desktop.services.imports.records import (
    CREATE,
    EDIT,
    IMPORT_FIELDS,
    REQUIRED,
    Entered,
    is_announced,
    resolve,
)
from astrobookings_desktop.services.imports.references import References
from astrobookings_desktop.services.imports.refusals import of_the_file
from astrobookings_desktop.services.imports.report import (
    ImportRefused,
    ImportReport,
    ImportRow,
    Outcome,
)
from astrobookings_desktop.services.imports.values import day_first
from astrobookings_desktop.services.launches.announcements import Announcement
from astrobookings_desktop.services.people.tax_ids import doubt_about
from astrobookings_desktop.services.unit_of_work import UnitOfWork

IMPORTED = (Entity.TRAVELER, Entity.AGENCY, Entity.ROCKET, Entity.LAUNCH)
MADE_ON_THE_WAY = (Entity.AGENCY, Entity.ROCKET)
EVERY_COLUMN = "*"
Progress = Callable[[str, int, int], None]


@dataclass(frozen=True, slots=True)
class ImportPlan:
    """How a file becomes records.

    `mapping` names for a column of ours those of the file, tried in turn until one isn't empty;
    columns of the same name needn't be mapped; one that is mapped to none is left out.
    `constants` are the same for all rows; for records made on the way their names begin with the
    entity: rocket.capacity. `changed` maps (column, text in the file) to other text, for column "*"
    in all columns. `key` is the column by which a repeat is known; without one every row is a
    record. `create` are the entities of which missing records are made when a row names them.
    """

    entity: Entity
    mapping: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    constants: Mapping[str, str] = field(default_factory=dict)
    changed: Mapping[tuple[str, str], str] = field(default_factory=dict)
    key: str | None = None
    partial: bool = False
    create: frozenset[Entity] = frozenset()


def import_rows(
    work: UnitOfWork,
    plan: ImportPlan,
    table: CsvTable,
    file_name: str = "",
    progress: Progress | None = None,
    told: Announcement | None = None,
) -> ImportReport:
    """Take the rows of a file; gives what became of each.

    `progress` may end the work by raising; `told` is for the report. Raises InvalidValue (fields
    "entity", "map", "set", "value", "key", "create_missing") for a plan that doesn't fit the file,
    ImportRefused when a row can't be taken and the plan isn't partial, MissingRight.
    """
    mapping = _mapping(plan, table)
    for entity in (plan.entity, *plan.create):
        work.require(IMPORT_RIGHTS[entity])
    repeats = None if plan.key is None else Repeats(work, plan.entity, plan.key)
    taker = _Taker(work, plan, mapping, repeats, day_first(_dates(mapping, table)))
    rows = []
    for number, row in enumerate(table.rows):
        if progress is not None and number % 50 == 0:
            progress("Looking at the rows", number, len(table.rows))
        rows.append(taker.take(row))
    used = {name for names in mapping.values() for name in names}
    unused = tuple(name for name in table.columns if name and name not in used)
    made = tuple(taker.references.made)
    resembling = taker.resemblances.best()
    report = ImportReport(plan.entity, mapping, unused, tuple(rows), made, None, resembling, told)
    if report.count(Outcome.REFUSED) and not plan.partial:
        raise ImportRefused(report.unwritten())
    return replace(report, run_id=_remember(work, report, taker.written, file_name))


@dataclass(frozen=True, slots=True)
class _Written:
    """A record that a row made, or filled (`filled`: its columns and what stands in them since)."""

    line: int
    entity: Entity
    id: int
    filled: Mapping[str, Any] | None = None


class _Taker:
    """Takes row after row; a refused one leaves nothing behind."""

    def __init__(
        self,
        work: UnitOfWork,
        plan: ImportPlan,
        mapping: Mapping[str, tuple[str, ...]],
        repeats: Repeats | None,
        is_day_first: bool | None,
    ) -> None:
        self._work, self._plan, self._mapping = work, plan, mapping
        self._repeats, self._day_first = repeats, is_day_first
        self.references = References(work, plan.create, plan.constants)
        watched = () if repeats is not None else (*mapping, *plan.constants)
        self.resemblances = Resemblances(work, plan.entity, watched)
        self.written: list[_Written] = []

    def take(self, row: CsvRow) -> ImportRow:
        """What becomes of one row; raises MissingRight."""
        if row.fault:
            return ImportRow(row.line, Outcome.REFUSED, reason=row.fault)
        written: list[_Written] = []
        try:
            with self._work.attempt():
                result = self._take(row, written)
        except MissingRight:
            raise
        except Refusal as refusal:
            self.references.forget()
            lines = {one.id: one.line for one in self.written}
            told = of_the_file(self._work, self._plan.entity, refusal, lines)
            return ImportRow(row.line, Outcome.REFUSED, reason=told.message, refusal=told)
        fresh = self.references.keep()
        self.written += [_Written(row.line, one.entity, one.id) for one in fresh if one.id]
        self.written += written
        return replace(result, made=tuple(fresh))

    def _take(self, row: CsvRow, written: list[_Written]) -> ImportRow:
        plan, work = self._plan, self._work
        entered = _entered(plan, self._mapping, row)
        values = resolve(work, plan.entity, entered, self.references, self._day_first)
        known = None if self._repeats is None else self._repeats.find(values)
        if known is not None:
            return self._merge(row.line, known, values, written)
        record_id = CREATE[plan.entity](work, values)
        alike = self.resemblances.note(values, record_id, row.line)
        if self._repeats is not None:
            self._repeats.add(values, record_id)
        written.append(_Written(row.line, plan.entity, record_id))
        odd = doubt_about(values.get("tax_id")) or ""
        is_news = is_announced(plan.entity, values)
        return ImportRow(
            row.line, Outcome.TAKEN, record_id, warning=odd, alike=alike, is_news=is_news
        )

    def _merge(
        self, line: int, known: KnownRecord, values: Entered, written: list[_Written]
    ) -> ImportRow:
        key = self._plan.key
        fresh = {column: text for column, text in values.items() if column in known.empty}
        if not fresh:
            why = Phrase("repeats {key} and adds nothing", key=key)
            return ImportRow(
                line, Outcome.SKIPPED, known.id, why, self._other_name(known.id, values)
            )
        EDIT[self._plan.entity](self._work, known.id, fresh)
        filled = held_values(self._work, self._plan.entity, known.id, fresh)
        written.append(_Written(line, self._plan.entity, known.id, filled))
        why = Phrase("repeats {key}: {columns}", key=key, columns=", ".join(fresh))
        odd = self._other_name(known.id, values) or doubt_about(fresh.get("tax_id")) or ""
        return ImportRow(line, Outcome.MERGED, known.id, why, odd, filled=tuple(fresh))

    def _other_name(self, known: int, values: Entered) -> str:
        """What is odd about a repeat that has another name: people may share an e-mail."""
        if "name" not in values:
            return ""
        name = held_values(self._work, self._plan.entity, known, ("name",))["name"]
        if fold(str(name)) == fold(str(values["name"]).strip()):
            return ""
        return Phrase("The name there is {name}: see whether it is the same one.", name=name)


def _remember(
    work: UnitOfWork, report: ImportReport, written: list[_Written], file_name: str
) -> int | None:
    """Keep what the import wrote, so that it can be undone; None when that is nothing."""
    if not written:
        return None
    run = work.new_id()
    actor = work.actor
    work.execute(
        queries.ADD_RUN,
        id=run,
        entity=report.entity.value,
        file=file_name[:200],
        now=work.now_text,
        user_id=actor.user_id,
        user_name=actor.name,
        **{outcome.value: report.count(outcome) for outcome in Outcome},
    )
    for place, one in enumerate(written):
        work.execute(
            queries.ADD_ROW,
            run=run,
            place=place,
            line=one.line,
            entity=one.entity.value,
            key=one.id,
            is_new=int(one.filled is None),
            filled=None if one.filled is None else canonical_json(dict(one.filled)),
        )
    return run


def _dates(mapping: Mapping[str, tuple[str, ...]], table: CsvTable) -> list[str]:
    """All dates of the file, to tell days from months by."""
    names = mapping.get("date", ())
    return [row.cells[name] for row in table.rows if not row.fault for name in names]


def _mapping(plan: ImportPlan, table: CsvTable) -> dict[str, tuple[str, ...]]:
    """The file's columns for each of ours; raises InvalidValue for a plan that doesn't fit."""
    if plan.entity not in IMPORTED:
        known = " or ".join(IMPORTED)
        raise InvalidValue(
            "entity", Phrase("be {known} in an import", known=known), plan.entity.value
        )
    _check_created(plan)
    fields = IMPORT_FIELDS[plan.entity]
    constants = {name: text for name, text in plan.constants.items() if "." not in name}
    for option, columns in (("map", plan.mapping), ("set", constants)):
        for column in columns:
            if column not in fields:
                raise InvalidValue(
                    option, Phrase("name one of {names}", names=", ".join(fields)), column
                )
    for column, _text in plan.changed:
        if column != EVERY_COLUMN and column not in fields:
            raise InvalidValue(
                "value", Phrase("name one of {names}", names=", ".join(fields)), column
            )
    for column, names in plan.mapping.items():
        if names and column in constants:
            raise InvalidValue("set", "leave out what is mapped", column)
        for name in names:
            if name not in table.columns:
                known = ", ".join(table.columns)
                raise InvalidValue(
                    "map", Phrase("name a column of the file ({known})", known=known), name
                )
    mapping = {
        column: plan.mapping.get(column, (column,))
        for column in fields
        if plan.mapping.get(column, column in table.columns and column not in constants)
    }
    given = mapping.keys() | constants.keys()
    keys = [column for column in fields if column in KEYS[plan.entity] and column in given]
    if plan.key is not None and plan.key not in keys:
        usable = ", ".join(keys)
        raise InvalidValue(
            "key",
            Phrase("be one of the columns that the file gives ({usable})", usable=usable),
            plan.key,
        )
    missing = [column for column in fields if column in REQUIRED[plan.entity] - given]
    if missing:
        raise InvalidValue(
            "map",
            Phrase(
                "say which column of the file is the {missing} ({names}): --map {missing}=COLUMN",
                missing=missing[0],
                names=", ".join(table.columns),
            ),
        )
    return mapping


def _check_created(plan: ImportPlan) -> None:
    """Raise InvalidValue unless missing records can be made as the plan says."""
    for entity in plan.create:
        if entity not in MADE_ON_THE_WAY:
            known = " or ".join(MADE_ON_THE_WAY)
            raise InvalidValue("create_missing", Phrase("be {known}", known=known), entity.value)
    for name in plan.constants:
        owner, dot, column = name.partition(".")
        if not dot:
            continue
        if owner not in plan.create:
            raise InvalidValue(
                "set", Phrase("stand beside --create-missing {owner}", owner=owner), name
            )
        if column not in IMPORT_FIELDS[Entity(owner)]:
            known = ", ".join(IMPORT_FIELDS[Entity(owner)])
            raise InvalidValue(
                "set", Phrase("name one of {known} after the dot", known=known), name
            )


def _entered(
    plan: ImportPlan, mapping: Mapping[str, tuple[str, ...]], row: CsvRow
) -> dict[str, str]:
    """The row as a person would have typed it: changed texts, constants, no empty columns but
    those that must be there."""
    entered = {name: text for name, text in plan.constants.items() if "." not in name}
    required = REQUIRED[plan.entity]
    for column, names in mapping.items():
        cells = (row.cells[name] for name in names)
        changed = (_changed(plan, column, cell) for cell in cells)
        text = next((cell for cell in changed if cell.strip()), "")
        if text or column in required:
            entered[column] = text
    return entered


def _changed(plan: ImportPlan, column: str, cell: str) -> str:
    text = cell.strip()
    for place in (column, EVERY_COLUMN):
        if (place, text) in plan.changed:
            return plan.changed[place, text]
    return cell
