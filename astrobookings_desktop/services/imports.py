"""Taking travelers and agencies over from a CSV file, with a report on every row.

All or nothing, unless only part of it is asked for. Rows that repeat a key fill empty columns of
the record that is there; they never overwrite.
"""

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from astrobookings_desktop.domain.entities import Entity
from astrobookings_desktop.domain.errors import InvalidValue, Refusal
from astrobookings_desktop.domain.phrases import Phrase
from astrobookings_desktop.domain.rights import Right
from astrobookings_desktop.services.agencies import create_agency, edit_agency
from astrobookings_desktop.services.csv_files import CsvRow, CsvTable
from astrobookings_desktop.services.fields import ENTRY_FIELDS
from astrobookings_desktop.services.import_keys import KEYS, KnownRecord, Repeats
from astrobookings_desktop.services.travelers import create_traveler, edit_traveler
from astrobookings_desktop.services.unit_of_work import UnitOfWork

IMPORTED = (Entity.TRAVELER, Entity.AGENCY)
EVERY_COLUMN = "*"


class Outcome(StrEnum):
    """What became of a row."""

    TAKEN = "taken"  # a new record
    MERGED = "merged"  # filled empty columns of the record that it repeats
    SKIPPED = "skipped"  # repeats a record and adds nothing
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class ImportRow:
    """What became of one row: the line on which it starts, the record's id, and why."""

    line: int
    outcome: Outcome
    id: int | None = None
    reason: str = ""

    def as_dict(self) -> dict[str, object]:
        """For programs."""
        return {
            "line": self.line,
            "outcome": self.outcome.value,
            "id": self.id,
            "reason": self.reason,
        }


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What became of each row, and which column of the file went where."""

    entity: Entity
    mapping: Mapping[str, tuple[str, ...]]
    unused: tuple[str, ...]
    rows: tuple[ImportRow, ...]

    def count(self, outcome: Outcome) -> int:
        """How many rows came to this."""
        return Counter(row.outcome for row in self.rows)[outcome]

    @property
    def refused(self) -> int:
        """How many rows can't be taken."""
        return self.count(Outcome.REFUSED)

    @property
    def total(self) -> int:
        """How many rows the file has."""
        return len(self.rows)

    def as_dict(self) -> dict[str, object]:
        """For programs."""
        return {
            "entity": self.entity.value,
            **{outcome.value: self.count(outcome) for outcome in Outcome},
            "mapping": {column: list(names) for column, names in self.mapping.items()},
            "unused": list(self.unused),
            "rows": [row.as_dict() for row in self.rows],
        }


@dataclass(eq=False)
class ImportRefused(Refusal):
    """Some rows can't be taken, so that none was; `report` tells of each."""

    report: ImportReport
    field = "file"

    def _sentence(self) -> str:
        return (
            "{report.refused:,} of {report.total:,} rows can't be taken, so none was: "
            "mend them, or take the others alone with --partial."
        )

    def as_dict(self) -> dict[str, object]:
        """With the whole report."""
        return {"error": self.code, "message": self.message, **self.report.as_dict()}


@dataclass(frozen=True, slots=True)
class ImportPlan:
    """How a file becomes records.

    `mapping` names for a column of ours those of the file, tried in turn until one isn't empty;
    columns of the same name needn't be mapped. `constants` are the same for all rows. `changed`
    maps (column, text in the file) to other text, for column "*" in all columns. `key` is the
    column by which a repeat is known; without one every row is a record.
    """

    entity: Entity
    mapping: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    constants: Mapping[str, str] = field(default_factory=dict)
    changed: Mapping[tuple[str, str], str] = field(default_factory=dict)
    key: str | None = None
    partial: bool = False


def import_rows(work: UnitOfWork, plan: ImportPlan, table: CsvTable) -> ImportReport:
    """Take the rows of a file; gives what became of each.

    Raises InvalidValue (fields "entity", "map", "set", "value", "key") for a plan that doesn't fit
    the file, ImportRefused when a row can't be taken and the plan isn't partial, MissingRight.
    """
    mapping = _mapping(plan, table)
    work.require(_RIGHTS[plan.entity])
    repeats = None if plan.key is None else Repeats(work, plan.entity, plan.key)
    rows = tuple(_take(work, plan, mapping, repeats, row) for row in table.rows)
    used = {name for names in mapping.values() for name in names}
    unused = tuple(name for name in table.columns if name and name not in used)
    report = ImportReport(plan.entity, mapping, unused, rows)
    if report.count(Outcome.REFUSED) and not plan.partial:
        raise ImportRefused(report)
    return report


def _mapping(plan: ImportPlan, table: CsvTable) -> dict[str, tuple[str, ...]]:
    """The file's columns for each of ours; raises InvalidValue for a plan that doesn't fit."""
    if plan.entity not in IMPORTED:
        known = " or ".join(IMPORTED)
        raise InvalidValue(
            "entity", Phrase("be {known} in an import", known=known), plan.entity.value
        )
    fields = ENTRY_FIELDS[plan.entity]
    for option, columns in (("map", plan.mapping), ("set", plan.constants)):
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
        if column in plan.constants:
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
        if column in plan.mapping or (column in table.columns and column not in plan.constants)
    }
    given = mapping.keys() | plan.constants.keys()
    keys = [column for column in fields if column in KEYS and column in given]
    if plan.key is not None and plan.key not in keys:
        usable = ", ".join(keys)
        raise InvalidValue(
            "key",
            Phrase("be one of the columns that the file gives ({usable})", usable=usable),
            plan.key,
        )
    missing = [column for column, entry in fields.items() if entry.required and column not in given]
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


def _take(
    work: UnitOfWork,
    plan: ImportPlan,
    mapping: Mapping[str, tuple[str, ...]],
    repeats: Repeats | None,
    row: CsvRow,
) -> ImportRow:
    if row.fault:
        return ImportRow(row.line, Outcome.REFUSED, reason=row.fault)
    entered = _entered(plan, mapping, row)
    try:
        known = None if repeats is None else repeats.find(entered)
        if known is None:
            record_id = _CREATE[plan.entity](work, entered)
            if repeats is not None:
                repeats.add(entered, record_id)
            return ImportRow(row.line, Outcome.TAKEN, record_id)
        return _merge(work, plan, row.line, known, entered)
    except Refusal as refusal:
        return ImportRow(row.line, Outcome.REFUSED, reason=refusal.message)


def _entered(
    plan: ImportPlan, mapping: Mapping[str, tuple[str, ...]], row: CsvRow
) -> dict[str, str]:
    """The row as a person would have typed it: changed texts, constants, no empty columns but
    those that must be there."""
    entered = dict(plan.constants)
    required = {name for name, entry in ENTRY_FIELDS[plan.entity].items() if entry.required}
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


def _merge(
    work: UnitOfWork, plan: ImportPlan, line: int, known: KnownRecord, entered: Mapping[str, str]
) -> ImportRow:
    fresh = {column: text for column, text in entered.items() if column in known.empty}
    if not fresh:
        return ImportRow(line, Outcome.SKIPPED, known.id, f"repeats {plan.key} and adds nothing")
    _EDIT[plan.entity](work, known.id, fresh)
    return ImportRow(line, Outcome.MERGED, known.id, f"repeats {plan.key}: {', '.join(fresh)}")


_CREATE: dict[Entity, Callable[[UnitOfWork, Mapping[str, Any]], int]] = {
    Entity.TRAVELER: create_traveler,
    Entity.AGENCY: create_agency,
}
_RIGHTS: dict[Entity, Right] = {
    Entity.TRAVELER: Right.EDIT_TRAVELERS,
    Entity.AGENCY: Right.CREATE_AGENCIES,
}
_EDIT: dict[Entity, Callable[[UnitOfWork, int, Mapping[str, Any]], None]] = {
    Entity.TRAVELER: edit_traveler,
    Entity.AGENCY: edit_agency,
}
