"""Reports: on the terminal, as a JSON document, or as a file whose ending names its format."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import click

from astrobookings_desktop.cli.options import TEXT, common_options, options_of
from astrobookings_desktop.cli.output import put_document, put_records, tell
from astrobookings_desktop.cli.session import absolute, reading, workstation_zone
from astrobookings_desktop.cli.targets import FORCE, check_free
from astrobookings_desktop.domain.entities import Entity
from astrobookings_desktop.domain.errors import InvalidValue
from astrobookings_desktop.domain.invoices import today_in
from astrobookings_desktop.domain.periods import parse_period, parse_year
from astrobookings_desktop.reports.catalogue import REPORTS, Asked, make_report
from astrobookings_desktop.reports.cells import exact
from astrobookings_desktop.reports.files import check_ending, write_report
from astrobookings_desktop.reports.report import Report, Row, Section
from astrobookings_desktop.services.lists.lookup import find_id
from astrobookings_desktop.services.reading import Reading


@click.command("report")
@click.argument("name", metavar="REPORT", type=click.Choice(list(REPORTS)))
@click.option("--launch", type=TEXT, metavar="ID", help="The launch of a manifest.")
@click.option("--agency", type=TEXT, metavar="ID", help="One agency alone; id, e-mail or name.")
@click.option("--from", "first", type=TEXT, metavar="DAY", help="The first day of the revenue.")
@click.option("--to", "last", type=TEXT, metavar="DAY", help="Its last day.")
@click.option("--year", type=TEXT, metavar="YEAR", help="The year of the fees; else this one.")
@click.option("--output", type=TEXT, metavar="FILE", help="Write it to a .csv, .xlsx or .pdf.")
@FORCE
@common_options()
def report_command(name: str, output: str | None, force: bool, **given: str | None) -> None:
    """Add up: occupancy, manifest, revenue, year or ageing."""
    path = None if output is None else Path(output)
    if path is not None:
        check_ending(path)
    _refuse_what_it_does_not_take(name, given)
    with reading() as view:
        report = make_report(view, name, _asked(view, given))
    if path is not None:
        check_free(path, force)
        _write(report, path)
        if options_of().as_json:
            put_document({"file": absolute(path), "report": name})
        tell(f"{report.title}: written to {absolute(path)}")
    elif options_of().as_json:
        put_document(document_of(report))
    else:
        _print(report)


def _write(report: Report, path: Path) -> None:
    """Write it; what is wrong with the file is told of the option that named it."""
    try:
        write_report(report, path, zone=workstation_zone())
    except InvalidValue as refusal:
        if refusal.field != "file":
            raise
        raise replace(refusal, field="output") from refusal


def document_of(report: Report) -> dict[str, Any]:
    """A report for a program: amounts are decimal text, times UTC."""
    return {
        "report": report.key,
        "title": report.title,
        "about": report.about,
        "made_at": exact(report.made_at),
        "currency": report.currency,
        **{
            section.key: {
                "rows": [_record(section, row) for row in section.rows],
                "totals": None if section.totals is None else _totals(section, section.totals),
            }
            for section in report.sections
        },
        "notes": list(report.notes),
    }


def _refuse_what_it_does_not_take(name: str, given: dict[str, str | None]) -> None:
    options = {"first": "period", "last": "period"}
    for option, value in given.items():
        if value is not None and options.get(option, option) not in REPORTS[name].takes:
            said = {"first": "from", "last": "to"}.get(option, option)
            raise click.UsageError(f"--{said} is nothing that the report {name} takes.")


def _asked(view: Reading, given: dict[str, str | None]) -> Asked:
    agency, launch, year = given["agency"], given["launch"], given["year"]
    today = today_in(view.settings.company_time_zone, view.now)
    return Asked(
        None if agency is None else find_id(view, Entity.AGENCY, agency),
        None if launch is None else find_id(view, Entity.LAUNCH, launch),
        parse_period(given["first"], given["last"], today),
        None if year is None else parse_year(year).first.year,
        workstation_zone(),
    )


def _record(section: Section, row: Row) -> dict[str, Any]:
    return {
        column.key: value if isinstance(value, bool | int) or value is None else exact(value)
        for column, value in zip(section.columns, row, strict=True)
    }


def _totals(section: Section, totals: Row) -> dict[str, Any]:
    return {key: value for key, value in _record(section, totals).items() if value is not None}


def _print(report: Report) -> None:
    tell(f"{report.title} {report.about}".strip())
    for section in report.sections:
        tell("")
        tell(f"{section.title} ({report.currency})")
        names = [column.key for column in section.columns]
        rows = [_record(section, row) for row in section.rows]
        sums = None if section.totals is None else _totals(section, section.totals)
        put_records([rows], names, None if sums is None else {names[0]: "total"} | sums)
    for note in report.notes:
        tell(note)
