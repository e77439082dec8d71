"""A report as a file: CSV, XLSX or PDF by its ending, of the same figures as the screen's."""

from collections.abc import Callable, Iterator
from datetime import tzinfo
from decimal import Decimal
from pathlib import Path

from astrobookings_desktop.domain.errors import InvalidValue
from astrobookings_desktop.domain.phrases import Phrase
from astrobookings_desktop.domain.statuses import Language
from astrobookings_desktop.reports.cells import exact
from astrobookings_desktop.reports.report import Kind, Report, Row, Section, Value
from astrobookings_desktop.services.files.csv_files import guarded, write_records
from astrobookings_desktop.services.files.whole_files import whole_file

Words = Callable[[str], str]
"""A translation of titles and notes."""

ENDINGS = (".csv", ".xlsx", ".pdf")
MOST_ON_PAPER = 3_000  # rows: laid out, more would take minutes and a gigabyte


def check_ending(path: Path) -> None:
    """Raises InvalidValue (field "output") unless the file's ending names a known format."""
    if path.suffix.lower() not in ENDINGS:
        raise InvalidValue(
            "output", Phrase("end in {names} or .pdf", names=", ".join(ENDINGS[:-1])), path.name
        )


def write_report(
    report: Report,
    path: Path,
    words: Words = str,
    *,
    locale: str = "en",
    zone: tzinfo | None = None,
) -> None:
    """Write a report whole or not at all.

    CSV holds its tables one after the other, with exact figures and UTC times; XLSX a sheet for
    each. As in exported lists, `words` translates what stands at the head of a table, while
    destinations, statuses and whatever else records keep stand there as records keep it. PDF pages
    as on paper, in `locale` ("en", "es") and with times in `zone` (None: the computer's). Raises
    InvalidValue (fields "output", "file").
    """
    check_ending(path)
    match path.suffix.lower():
        case ".csv":
            write_records(path, _records(report, words))
        case ".xlsx":
            from astrobookings_desktop.reports.workbook import write_workbook  # a large library

            write_workbook(report, path, words)
        case _:
            _require_few(report)
            from astrobookings_desktop.reports.paper import report_pdf  # Qt, for paper alone

            content = report_pdf(report, words, Language(locale), zone)
            with whole_file(path) as temporary:
                temporary.write_bytes(content)


def _require_few(report: Report) -> None:
    rows = sum(len(section.rows) for section in report.sections)
    if rows > MOST_ON_PAPER:
        raise InvalidValue(
            "output",
            Phrase("be .csv or .xlsx: {rows:,} rows are more than fit on pages", rows=rows),
            rows,
        )


def lines(section: Section) -> Iterator[Row]:
    """A table's rows, its totals last."""
    yield from section.rows
    if section.totals is not None:
        yield section.totals


def _records(report: Report, words: Words) -> Iterator[list[str]]:
    """The tables one after the other, a blank line between them."""
    for number, section in enumerate(report.sections):
        if number:
            yield []
        yield [guarded(words(column.title)) for column in section.columns]
        for row in section.rows:
            yield [_guarded(value) for value in said(section, row, words)]
        if section.totals is not None:
            first, *others = map(_guarded, section.totals)
            yield [first or words("Total"), *others]


def said(section: Section, row: Row, words: Words) -> Iterator[Value]:
    """A row with its words in the reader's language."""
    for column, value in zip(section.columns, row, strict=True):
        is_word = column.kind is Kind.WORD and isinstance(value, str)
        yield words(str(value)) if is_word else value


def _guarded(value: Value) -> str:
    """A cell that no spreadsheet takes for a formula; a negative amount is none."""
    text = exact(value)
    return text if isinstance(value, int | Decimal) else guarded(text)
