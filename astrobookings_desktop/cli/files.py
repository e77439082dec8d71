"""Importing files."""

from pathlib import Path

import click

from astrobookings_desktop.cli.listing import ENTITY
from astrobookings_desktop.cli.options import TEXT, common_options, options_of
from astrobookings_desktop.cli.output import put_document, shown, tell
from astrobookings_desktop.cli.records import DRY_RUN
from astrobookings_desktop.cli.session import changing
from astrobookings_desktop.domain.entities import Entity
from astrobookings_desktop.services.csv_files import read_csv
from astrobookings_desktop.services.imports import (
    ImportPlan,
    ImportRefused,
    ImportReport,
    Outcome,
    import_rows,
)


@click.command("import")
@click.argument("entity", type=ENTITY, metavar="ENTITY")
@click.argument("file", type=click.Path(path_type=Path))
@click.option(
    *("--map", "mapped"),
    multiple=True,
    type=TEXT,
    metavar="COLUMN=FILE-COLUMN",
    help="Which column of the file is which of ours; for one of ours twice: the first not empty.",
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
@click.option("--partial", is_flag=True, help="Take the good rows even if others are refused.")
@common_options(changes=True)
def import_command(
    entity: str,
    file: Path,
    mapped: tuple[str, ...],
    constants: tuple[str, ...],
    changed: tuple[str, ...],
    key: str | None,
    partial: bool,
) -> None:
    """Take people over from a CSV file; prints a report.

    ENTITY is traveler or agency. Columns called as ours needn't be mapped. A row that repeats the
    key fills empty columns only. All rows are taken or none, unless --partial.
    """
    plan = ImportPlan(
        Entity(entity),
        _mapping(mapped),
        dict(_pair("--set", text) for text in constants),
        dict(_change(text) for text in changed),
        key,
        partial,
    )
    table = read_csv(file)
    try:
        with changing() as work:
            report = import_rows(work, plan, table)
    except ImportRefused as refusal:
        _tell(refusal.report)
        raise
    if options_of().as_json:
        put_document(report.as_dict() | {"dry_run": options_of().dry_run})
    else:
        if options_of().dry_run:
            tell(DRY_RUN)
        _tell(report)


def _tell(report: ImportReport) -> None:
    counts = ", ".join(f"{report.count(outcome):,} {outcome}" for outcome in Outcome)
    tell(f"{len(report.rows):,} rows: {counts}.")
    for column, names in report.mapping.items():
        tell(f"  {column} from {', else '.join(names)}")
    if report.unused:
        tell(f"  not used: {', '.join(map(shown, report.unused))}")
    for row in report.rows:
        if row.outcome is Outcome.REFUSED:
            tell(f"line {row.line}: {row.reason}")


def _mapping(pairs: tuple[str, ...]) -> dict[str, tuple[str, ...]]:
    mapping: dict[str, tuple[str, ...]] = {}
    for text in pairs:
        column, name = _pair("--map", text)
        mapping[column] = (*mapping.get(column, ()), name)
    return mapping


def _pair(option: str, text: str) -> tuple[str, str]:
    column, sign, value = text.partition("=")
    if not sign or not column.strip():
        raise click.UsageError(f"{option} is COLUMN=..., not {shown(text)}.")
    return _column(column), value.strip()


def _change(text: str) -> tuple[tuple[str, str], str]:
    column, colon, change = text.partition(":")
    before, sign, after = change.partition("=")
    if not colon or not sign or not column.strip():
        raise click.UsageError(f"--value is COLUMN:FROM=TO, not {shown(text)}.")
    return (_column(column), before.strip()), after.strip()


def _column(name: str) -> str:
    return name.strip().replace("-", "_")
