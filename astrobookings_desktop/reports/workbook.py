"""A report as a workbook: a sheet for each of its tables."""

from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path

from astrobookings_desktop.reports.files import Words, said
from astrobookings_desktop.reports.report import Column, Kind, Report, Section, Value
from astrobookings_desktop.services.files.whole_files import whole_file
from astrobookings_desktop.services.files.xlsx_files import SheetBook


def write_workbook(report: Report, path: Path, words: Words) -> None:
    """Write a report's tables whole or not at all; raises InvalidValue (field "file")."""
    with whole_file(path) as temporary, SheetBook(temporary) as book:
        for section in report.sections:
            book.begin(words(section.title))
            _fill_sheet(book, section, words)


def _fill_sheet(book: SheetBook, section: Section, words: Words) -> None:
    book.append([words(column.title) for column in section.columns])
    for row in section.rows:
        values = zip(section.columns, said(section, row, words), strict=True)
        book.append([_in_cell(column, value) for column, value in values])
    if section.totals is not None:
        first, *others = map(_in_cell, section.columns, section.totals)
        book.append([words("Total") if first is None else first, *others], total=True)


def _in_cell(column: Column, value: Value) -> Value | float:
    """A sheet has no zones: times stand in UTC. A percentage isn't shown as an amount."""
    if isinstance(value, datetime):
        return value.astimezone(UTC).replace(tzinfo=None)
    if column.kind is Kind.PERCENT and isinstance(value, Decimal):
        return float(value)
    return value
