"""A report as a workbook: a sheet for each of its tables."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from openpyxl import Workbook

from astrobookings_desktop.reports.files import Words, said
from astrobookings_desktop.reports.report import Report, Section, Value
from astrobookings_desktop.services.whole_files import whole_file
from astrobookings_desktop.services.xlsx_files import discard, typed_cell

_LONGEST_NAME = 31  # of a sheet


def write_workbook(report: Report, path: Path, words: Words) -> None:
    """Write a report's tables whole or not at all; raises InvalidValue (field "file")."""
    book = Workbook(write_only=True)
    try:
        with whole_file(path) as temporary:
            for section in report.sections:
                _fill_sheet(book.create_sheet(words(section.title)[:_LONGEST_NAME]), section, words)
            book.save(temporary)
    finally:
        for sheet in book.worksheets:
            discard(sheet)


def _fill_sheet(sheet: Any, section: Section, words: Words) -> None:
    sheet.freeze_panes = "A2"
    sheet.append([typed_cell(sheet, words(column.title)) for column in section.columns])
    for row in section.rows:
        sheet.append(
            [typed_cell(sheet, _without_zone(value)) for value in said(section, row, words)]
        )
    if section.totals is not None:
        first, *others = section.totals
        head = words("Total") if first is None else first
        sheet.append([typed_cell(sheet, value) for value in (head, *others)])


def _without_zone(value: Value) -> Value:
    """A sheet has no zones: times stand in UTC."""
    return value.astimezone(UTC).replace(tzinfo=None) if isinstance(value, datetime) else value
