"""Writing and reading spreadsheets: real numbers and dates out, text in, formulas neither way."""

import re
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import ParseError

from openpyxl import Workbook, load_workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.utils.exceptions import InvalidFileException

from astrobookings_desktop.domain.errors import InvalidValue
from astrobookings_desktop.domain.phrases import Phrase
from astrobookings_desktop.domain.values import check_file_name
from astrobookings_desktop.services.csv_files import CsvTable, is_formula, table_of
from astrobookings_desktop.services.whole_files import whole_file

MOST_ROWS = 1_048_575  # below the header, by the format
MOST_UNPACKED = 300_000_000  # bytes: more is no list of people or launches
MOST_COLUMNS = 500
LONGEST_TEXT = 32_767
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_FORMATS = {Decimal: "#,##0.00", datetime: "yyyy-mm-dd hh:mm", date: "yyyy-mm-dd"}
_TOO_MANY = f"have at most {MOST_ROWS:,} rows, as the format has; take CSV, or narrow the list"


def write_xlsx(path: Path, columns: Sequence[str], rows: Iterable[Sequence[object]]) -> int:
    """Write a sheet whole or not at all; gives the number of records.

    Amounts (Decimal) and dates are numbers with their format, texts are texts: none is ever a
    formula. Times must be without zone, as a sheet has none. Memory stays the same however many
    rows there are. Raises InvalidValue (field "file") when it can't be written.
    """
    count = 0
    book = Workbook(write_only=True)
    sheet = book.create_sheet("AstroBookings")
    sheet.freeze_panes = "A2"
    try:
        with whole_file(path) as temporary:
            sheet.append([typed_cell(sheet, name) for name in columns])
            for row in rows:
                if count == MOST_ROWS:
                    raise InvalidValue("file", _TOO_MANY, path.name)
                sheet.append([typed_cell(sheet, value) for value in row])
                count += 1
            book.save(temporary)
    finally:
        discard(sheet)
    return count


def discard(sheet: Any) -> None:
    """What openpyxl wrote aside goes when it wasn't saved."""
    writer = getattr(sheet, "_writer", None)
    if writer is None or not isinstance(writer.out, str):
        return
    if not sheet.closed:
        sheet.close()
    Path(writer.out).unlink(missing_ok=True)


def typed_cell(sheet: Any, value: object) -> object:
    """A value as a cell of a write-only sheet: numbers, dates, and text that is no formula."""
    if isinstance(value, str):
        text = _FORBIDDEN.sub("�", value)[:LONGEST_TEXT]
        if not is_formula(text):
            return text
        cell = WriteOnlyCell(sheet, text)
        cell.data_type = "s"  # openpyxl takes what begins with = for a formula
        cell.quotePrefix = True  # and so does a spreadsheet when somebody goes into the cell
        return cell
    number_format = _FORMATS.get(type(value))
    if number_format is None:
        return value
    cell = WriteOnlyCell(sheet, value)
    cell.number_format = number_format
    return cell


def read_xlsx(path: Path) -> CsvTable:
    """The records of a workbook's first sheet, whose first row has the columns' names.

    Numbers and dates become the text that a person would have typed, formulas what they last
    came to. Raises InvalidValue (field "file") for whatever is no such file.
    """
    check_file_name(str(path))
    try:
        with zipfile.ZipFile(path) as packed:
            if sum(part.file_size for part in packed.infolist()) > MOST_UNPACKED:
                raise InvalidValue("file", "be smaller: unpacked it is too large", path.name)
        book = load_workbook(path, read_only=True, data_only=True, keep_links=False)
        try:
            return table_of(path.name, _records(book))
        finally:
            book.close()
    except OSError as error:
        reason = error.strerror or str(error)
        raise InvalidValue(
            "file", Phrase("be one that can be read ({reason})", reason=reason), str(path)
        ) from error
    except (
        *(zipfile.BadZipFile, InvalidFileException, ParseError, KeyError, ValueError, TypeError),
        *(AttributeError, IndexError, EOFError, NotImplementedError, RuntimeError),
    ) as error:
        raise InvalidValue(
            "file", "be a spreadsheet in XLSX format; this one can't be read", path.name
        ) from error


def _records(book: Any) -> Iterator[tuple[int, list[str]]]:
    sheet = book.worksheets[0]
    width = 0
    for line, row in enumerate(sheet.iter_rows(values_only=True, max_col=MOST_COLUMNS), start=1):
        cells = [_text(value) for value in row]
        if not any(cell.strip() for cell in cells):
            continue
        while not width and cells and not cells[-1].strip():
            cells.pop()  # formatted but empty columns at the right of the names
        width = width or len(cells)
        while len(cells) > width and not cells[-1].strip():
            cells.pop()
        yield line, cells + [""] * (width - len(cells))


def _text(value: object) -> str:
    match value:
        case None:
            return ""
        case bool():
            return "true" if value else "false"
        case float() if value.is_integer() and abs(value) < 1e15:
            return str(int(value))
        case datetime():
            whole_day = (value.hour, value.minute, value.second, value.microsecond) == (0, 0, 0, 0)
            return value.date().isoformat() if whole_day else value.isoformat(" ")
        case _:
            return str(value)
