"""Importing files, and undoing it."""

from collections.abc import Mapping
from dataclasses import asdict
from enum import StrEnum
from pathlib import Path
from shlex import quote

import click

from astrobookings_desktop.cli.failures import hinted
from astrobookings_desktop.cli.options import TEXT, common_options, options_of
from astrobookings_desktop.cli.output import (
    put_document,
    put_record,
    put_records,
    shown,
    tell,
    warn,
)
from astrobookings_desktop.cli.session import actor, changing, open_office, reading
from astrobookings_desktop.cli.told_records import DRY_RUN
from astrobookings_desktop.domain.entities import Entity
from astrobookings_desktop.domain.errors import InvalidValue
from astrobookings_desktop.domain.statuses import LaunchStatus, Range
from astrobookings_desktop.domain.values import parse_id
from astrobookings_desktop.services.files.csv_files import CsvTable
from astrobookings_desktop.services.files.table_files import read_table
from astrobookings_desktop.services.imports.guess import column_called, complete_plan, loose_fits
from astrobookings_desktop.services.imports.references import UNKNOWN_ROCKET
from astrobookings_desktop.services.imports.refusals import RepeatedEmail
from astrobookings_desktop.services.imports.report import (
    ImportRefused,
    ImportReport,
    ImportRow,
    Outcome,
)
from astrobookings_desktop.services.imports.run import (
    IMPORTED,
    MADE_ON_THE_WAY,
    ImportPlan,
    import_rows,
)
from astrobookings_desktop.services.imports.trials import MANY_ROWS, told_of_each, try_import
from astrobookings_desktop.services.imports.undo import import_runs, undo_import

LET_BE_MADE = "let missing ones be made"
BY_EMAIL = (
    "Rows that repeat an e-mail are known as repeats, and fill what is empty, with --key email"
)
LISTS_THEM = "The last ones are listed by: import-undo"
FEW_WORDS = {"range": Range.LOW_EARTH.value, "status": LaunchStatus.LAUNCHED.value}
MOST_TOLD = 10  # told one by one
RUN_COLUMNS = (
    *("id", "created_at", "user_name", "entity_type", "file_name"),
    *("taken", "merged", "skipped", "refused", "undone_at"),
)


@click.command("import")
@click.argument("entity", type=click.Choice([one.value for one in IMPORTED]), metavar="ENTITY")
@click.argument("file", type=click.Path(path_type=Path))
@click.option(
    *("--map", "mapped"),
    multiple=True,
    type=TEXT,
    metavar="COLUMN=FILE-COLUMN",
    help="Which column of the file is which of ours, where its name doesn't say it; one of ours "
    "twice: the first not empty; COLUMN= takes none.",
)
@click.option(
    *("--set", "constants"),
    multiple=True,
    type=TEXT,
    metavar="COLUMN=VALUE",
    help="The same for all rows.",
)
@click.option(
    *("--value", "changed"),
    multiple=True,
    type=TEXT,
    metavar="COLUMN:FROM=TO",
    help="Take one text for another; *:-= makes every lone dash empty.",
)
@click.option("--key", type=TEXT, metavar="COLUMN", help="The column by which repeats are known.")
@click.option(
    "--create-missing",
    multiple=True,
    type=click.Choice([entity.value for entity in MADE_ON_THE_WAY]),
    metavar="ENTITY",
    help="Make agencies or rockets that rows name and that aren't there.",
)
@click.option("--partial", is_flag=True, help="Take the good rows even if others are refused.")
@common_options(changes=True)
def import_command(
    entity: str,
    file: Path,
    mapped: tuple[str, ...],
    constants: tuple[str, ...],
    changed: tuple[str, ...],
    key: str | None,
    create_missing: tuple[str, ...],
    partial: bool,
) -> None:
    """Take records over from a CSV file or a spreadsheet (.xlsx); prints a report.

    ENTITY is traveler, agency, rocket or launch. Columns whose names say what they hold needn't be
    mapped; which were taken for which is printed, and what only may be meant as the --map to add.
    Agencies and rockets are given by id, e-mail or
    name (--set rocket.capacity=N for those that are made). A date without a time is 00:00 UTC. Past
    launches need a final status. A row that repeats the key fills empty columns only. All rows are
    taken or none, unless --partial. What an import wrote is taken back by: import-undo
    """
    kind = Entity(entity)
    given = ImportPlan(
        kind,
        _mapping(kind, mapped),
        dict(_pair(kind, "--set", text) for text in constants),
        dict(_change(kind, text) for text in changed),
        None if key is None else _column(kind, key),
        partial,
        frozenset(map(Entity, create_missing)),
    )
    table = read_table(file)
    plan = complete_plan(given, table)
    loose = loose_fits(plan, table)
    try:
        report = _taken(plan, table, file.name)
    except ImportRefused as refusal:
        _tell(refusal.report, loose, done=False)
        for entity in _wanting(refusal.report):
            refusal.add_note(f"Missing ones are made with --create-missing {entity.value}.")
        if _lacks_agency(refusal.report):
            refusal.add_note(
                "Missing rockets are made with --create-missing rocket once their agency is given: "
                "--map agency_id=COLUMN, or --set agency_id=AGENCY for all rows."
            )
        if _repeats_somebody(refusal.report):
            refusal.add_note(f"{BY_EMAIL}.")
        for example in _reworded(refusal.report):
            refusal.add_note(f"One text is taken for another with {example}")
        raise
    except InvalidValue as refusal:
        if refusal.field == "map" and loose:
            refusal.add_note(f"If they are what they seem: {_mapped(loose)}")
        raise
    dry_run = options_of().dry_run
    if options_of().as_json:
        proposed = {column: list(names) for column, names in loose.items()}
        put_document(report.as_dict() | {"proposed": proposed, "dry_run": dry_run})
        return
    if dry_run:
        tell(DRY_RUN)
    _tell(report, loose, done=not dry_run)
    if _repeats_somebody(report):
        warn(BY_EMAIL)
    if report.resembling is not None:
        column, count = report.resembling
        rows = "1 row has" if count == 1 else f"{count:,} rows have"
        made = "would make" if dry_run else "made"
        warn(
            f"{rows} the same {column} as a record that is there or as an earlier row, and {made} "
            f"new records: with --key {column} such rows only fill what is empty"
        )


def _wanting(report: ImportReport) -> list[Entity]:
    """What rows name that isn't there and that could be made."""
    told = [(row.refusal.field, row.reason) for row in report.rows if row.refusal is not None]
    fields = {field for field, reason in told if LET_BE_MADE in reason}
    return [entity for entity in MADE_ON_THE_WAY if f"{entity.value}_id" in fields]


def _lacks_agency(report: ImportReport) -> bool:
    """Whether a row names a rocket that isn't there, and no agency to make it for."""
    return any(
        isinstance(row.refusal, InvalidValue) and row.refusal.reason == UNKNOWN_ROCKET
        for row in report.rows
    )


def _repeats_somebody(report: ImportReport) -> bool:
    """Whether a row was refused for an e-mail by which it could be known as a repeat."""
    return any(isinstance(row.refusal, RepeatedEmail) for row in report.rows)


def _reworded(report: ImportReport) -> list[str]:
    """How a refused text of a column with few words is typed to be taken for one that is known."""
    found: dict[str, str] = {}
    for row in report.rows:
        if isinstance(row.refusal, InvalidValue) and row.refusal.field in FEW_WORDS:
            field, text = row.refusal.field, str(row.refusal.value or "").strip()
            is_known = isinstance(row.refusal.value, StrEnum)  # it was understood, and refused
            if text and "=" not in text and not is_known:
                change = quote(f"{field}:{text}={FEW_WORDS[field]}")
                found.setdefault(field, shown(f"--value {change}"))
    return list(found.values())


def _taken(plan: ImportPlan, table: CsvTable, name: str) -> ImportReport:
    """Import, or try it out; raises as `import_rows` and `changing`."""
    if options_of().dry_run:
        office = open_office()
        return try_import(office, actor(office), plan, table, name)
    if len(table.rows) > MANY_ROWS:
        warn(f"nobody else can save anything while {len(table.rows):,} rows are imported")
    office = open_office()
    who = actor(office)
    told = told_of_each(office, who, plan)
    with changing(who) as work:
        return import_rows(work, plan, table, name, told=told)


@click.command("import-undo")
@click.argument("run", required=False, type=TEXT)
@common_options(changes=True)
def import_undo_command(run: str | None) -> None:
    """Take back what an import wrote, as long as nothing depends on it.

    RUN is its number, as the import told it; without one the last imports are listed.
    """
    if run is None:
        with reading() as view:
            runs = [one._asdict() for one in import_runs(view)]
        put_records([runs], RUN_COLUMNS)
        return
    with hinted(InvalidValue, hint=LISTS_THEM):
        key = parse_id(run, "run")
        with changing() as work:
            undone = undo_import(work, key)
    if options_of().as_json:
        put_record(asdict(undone) | {"dry_run": options_of().dry_run})
        return
    if options_of().dry_run:
        tell(DRY_RUN)
    records = "1 record" if undone.removed == 1 else f"{undone.removed:,} records"
    ending = ""
    if undone.emptied:
        filled = "1 record" if undone.emptied == 1 else f"{undone.emptied:,} records"
        ending = f", and the columns it had filled in {filled} are empty again"
    tell(f"{records} removed{ending}.")


def _mapped(loose: Mapping[str, tuple[str, ...]]) -> str:
    """How what is only proposed is typed; several columns for one of ours are alternatives."""
    return ", ".join(
        " or ".join(f"--map {quote(f'{column}={name}')}" for name in names)
        for column, names in loose.items()
    )


def _tell(report: ImportReport, loose: Mapping[str, tuple[str, ...]], *, done: bool) -> None:
    """What became of the rows; unless it is `done`, what would have."""
    counts = ", ".join(f"{report.count(outcome):,} {outcome}" for outcome in Outcome)
    rows = f"{len(report.rows):,} row{'' if len(report.rows) == 1 else 's'}"
    tell(f"{'' if done else 'It would be '}{rows}: {counts}.")
    for column, names in report.mapping.items():
        tell(f"  {column} from {', else '.join(names)}")
    if report.unused:
        tell(f"  not used: {', '.join(map(shown, report.unused))}")
    if loose:
        tell(f"  if they are what they seem: {shown(_mapped(loose))}")
    for one in report.made:
        number = "" if one.id is None else f" ({one.id})"
        way = "made" if done else "to be made"
        tell(f"  {way} on the way: {one.entity.value} {shown(one.name)}{number}")
    if report.news:
        launches = "1 launch" if report.news == 1 else f"{report.news:,} launches"
        words = "any VIP travelers are told"
        if report.messages is not None:
            messages = "1 message" if report.messages == 1 else f"{report.messages:,} messages"
            words = f"{messages} to VIP travelers"
            if report.messages:
                mails = f"{report.by_mail:,} of them" if report.by_mail else "none"
                words = f"{words}, {mails} by mail"
        tell(f"  {launches} to come: {words}")
    if report.run_id is not None:
        tell(f"  import-undo {report.run_id} takes it back")
    for row in report.rows:
        if row.outcome is Outcome.REFUSED:
            tell(f"line {row.line}: {row.reason}")
    for outcome in (Outcome.TAKEN, Outcome.MERGED, Outcome.SKIPPED):
        of_it = [row for row in report.rows if row.outcome is outcome]
        odd_first = sorted(of_it, key=lambda row: not row.warning)
        told = [(row.line, _words_of(row)) for row in odd_first]
        rows_told = [(line, words) for line, words in told if words]
        for line, words in rows_told[:MOST_TOLD]:
            tell(f"line {line} {outcome}: {words}")
        if len(rows_told) > MOST_TOLD:
            tell(f"and {len(rows_told) - MOST_TOLD:,} more {outcome}")


def _words_of(row: ImportRow) -> str:
    """What is told of a row that was let be or taken: why nothing came of it, and what is odd."""
    why = row.reason if row.outcome is Outcome.SKIPPED else ""
    return ". ".join(filter(None, (why, row.warning)))


def _mapping(entity: Entity, pairs: tuple[str, ...]) -> dict[str, tuple[str, ...]]:
    mapping: dict[str, tuple[str, ...]] = {}
    for text in pairs:
        column, name = _pair(entity, "--map", text)
        mapping[column] = (*mapping.get(column, ()), *((name,) if name else ()))
    return mapping


def _pair(entity: Entity, option: str, text: str) -> tuple[str, str]:
    column, sign, value = text.partition("=")
    if not sign or not column.strip():
        raise click.UsageError(f"{option} is COLUMN=..., not {shown(text)}.")
    return _column(entity, column), value.strip()


def _change(entity: Entity, text: str) -> tuple[tuple[str, str], str]:
    column, colon, change = text.partition(":")
    before, sign, after = change.partition("=")
    if not colon or not sign or not column.strip():
        raise click.UsageError(f"--value is COLUMN:FROM=TO, not {shown(text)}.")
    return (_column(entity, column), before.strip()), after.strip()


def _column(entity: Entity, name: str) -> str:
    return column_called(entity, name.strip().replace("-", "_"))
