"""Writing and reading spreadsheets: real numbers and dates out, text in, formulas neither way."""

import re
import tempfile
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any, Self
from xml.etree.ElementTree import ParseError

from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException
from xlsxwriter import Workbook
from xlsxwriter.exceptions import FileCreateError
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from astrobookings_desktop.domain.errors import InvalidValue, UnusableFile
from astrobookings_desktop.domain.phrases import Phrase
from astrobookings_desktop.domain.values import check_file_name
from astrobookings_desktop.services.files.csv_files import CsvTable, is_formula, table_of
from astrobookings_desktop.services.files.faults import unreadable
from astrobookings_desktop.services.files.whole_files import whole_file

MOST_ROWS = 1_048_575  # below the header, by the format
MOST_UNPACKED = 300_000_000  # bytes: more is no list of people or launches
MOST_COLUMNS = 500
LONGEST_TEXT = 32_767  # UTF-16 units, in a cell of the format
_LONGEST_NAME = 31  # of a sheet
_NOT_IN_NAMES = re.compile(r"[\[\]:*?/\\]")
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_ESCAPED = re.compile("_x(005F|000D)_")  # what the format makes of _x0041_ and of a line's end
_GUARDED = "guarded"
_MEASURED = 200  # rows, with the names of the columns; totals and amounts are measured in all
_NARROWEST, _WIDEST = 6, 50  # signs
_FORMATS = {Decimal: "#,##0.00", datetime: "yyyy-mm-dd hh:mm", date: "yyyy-mm-dd"}
_FIRST_YEAR = 1900  # a spreadsheet can't say what was before
_TOO_MANY = Phrase(
    "have at most {most:row|rows}, as the format has; take CSV, or narrow the list", most=MOST_ROWS
)


class SheetBook:
    """A workbook written row by row into `path`; memory stays the same however many rows there are.

    Amounts (Decimal) and dates are numbers with their format, texts are texts: none is ever a
    formula. Times must be without zone, as a sheet has none. Used as a context: the file is
    complete when the block ended well. What is written aside goes in any case. Raises OSError, and
    InvalidValue (field "file") for a text that no cell takes whole.
    """

    def __init__(self, path: Path) -> None:
        self._aside = tempfile.TemporaryDirectory(prefix="astrobookings-sheet-")
        options = {"constant_memory": True, "tmpdir": self._aside.name, "use_zip64": True}
        self._book = Workbook(str(path), options)
        self._formats = [self._kinds({}), self._kinds({"bold": True, "top": 1})]
        self._sheet: Worksheet | None = None
        self._next_row = 0
        self._heads: list[object] = []
        self._names: set[str] = set()
        self._widths: list[int] = []
        self._extremes: dict[int, tuple[Decimal, Decimal]] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(self, error: type[BaseException] | None, *_more: object) -> None:
        """Finish the file, or forget it after an error."""
        try:
            if error is None:
                self._widen()
                self._book.close()
        except FileCreateError as failed:
            raise failed.args[0] from None  # the OSError that it wraps
        finally:
            for sheet in self._book.worksheets():
                sheet._opt_close()  # an unfinished one's own file
            self._aside.cleanup()

    def begin(self, title: str) -> None:
        """Begin a sheet, whose first row stays in sight; the one before is finished."""
        wanted = _NOT_IN_NAMES.sub(" ", title).strip().strip("'")[:_LONGEST_NAME] or "Sheet"
        name, number = wanted, 1
        while name.lower() in self._names:
            number += 1
            name = f"{wanted[: _LONGEST_NAME - 4]} {number}"
        self._names.add(name.lower())
        self._widen()
        self._sheet, self._next_row = self._book.add_worksheet(name), 0
        self._sheet.freeze_panes(1, 0)

    def _widen(self) -> None:
        """Make the sheet's columns as wide as what stands in them: an amount that is wider than
        its column is shown as ####. The longest is the smallest or the largest one."""
        for column, amounts in self._extremes.items():
            for amount in amounts:
                self._measure(column, amount)
        self._extremes = {}
        for column, width in enumerate(self._widths):
            if self._sheet is not None:
                self._sheet.set_column(column, column, min(max(width, _NARROWEST), _WIDEST) + 2)
        self._widths = []

    def _kinds(self, look: dict[str, object]) -> dict[object, Format]:
        """The formats of a row's cells by what they hold."""
        kinds: dict[object, dict[str, object]] = {
            kind: {"num_format": code} for kind, code in _FORMATS.items()
        }
        # A spreadsheet takes what begins with = for a formula when somebody goes into the cell.
        kinds[_GUARDED] = {"quote_prefix": True}
        return {
            kind: self._book.add_format(look | kinds.get(kind, {}))
            for kind in (*kinds, str, bool, int, float)
        }

    def append(self, values: Iterable[object], *, total: bool = False) -> None:
        """Add a row to the sheet that was begun; one of totals is bold, beneath a rule."""
        sheet, row, formats = self._sheet, self._next_row, self._formats[total]
        if sheet is None:
            raise ValueError("begin a sheet first")
        if row == 0:
            values = self._heads = list(values)
        for column, value in enumerate(values):
            if isinstance(value, Decimal):
                low, high = self._extremes.get(column, (value, value))
                self._extremes[column] = (min(low, value), max(high, value))
            elif row < _MEASURED or total:
                self._measure(column, value)
            if value is None:
                continue
            if isinstance(value, str):
                self._write_text(sheet, row, column, value, formats)
            elif isinstance(value, bool):
                sheet.write_boolean(row, column, value, formats[bool])
            elif isinstance(value, datetime | date):
                if value.year < _FIRST_YEAR:
                    sheet.write_string(row, column, str(value), formats[str])
                else:
                    sheet.write_datetime(row, column, value, formats[type(value)])
            elif isinstance(value, int | float | Decimal):
                sheet.write_number(row, column, value, formats.get(type(value), formats[int]))
            else:
                raise TypeError(f"a cell can't hold {value!r}")
        self._next_row += 1

    def _measure(self, column: int, value: object) -> None:
        self._widths.extend([0] * (column + 1 - len(self._widths)))
        if value is not None:
            text = f"{value:,.2f}" if isinstance(value, Decimal) else str(value)
            longest = max(map(len, text.splitlines()), default=0)
            self._widths[column] = max(self._widths[column], longest)

    def _write_text(
        self, sheet: Worksheet, row: int, column: int, value: str, formats: dict[object, Format]
    ) -> None:
        text = _FORBIDDEN.sub("�", value)
        if len(text) > LONGEST_TEXT // 2 and (length := _units(text)) > LONGEST_TEXT:
            why = Phrase(
                "have no text of more than {longest:character|characters}, which is all that a "
                "cell of the format takes, and there is one of {length:,} under {column}; take "
                "CSV, or narrow the list",
                longest=LONGEST_TEXT,
                length=length,
                column=self._heads[column],
            )
            raise InvalidValue("file", why)
        if text.startswith("<r>") and text.endswith("</r>"):
            # The library takes such a text for XML of its own, but not in three parts or more.
            sheet.write_rich_string(row, column, *text[:2], text[2:], formats[str])
        else:
            sheet.write_string(row, column, text, formats[_GUARDED if is_formula(text) else str])


def _units(text: str) -> int:
    """How long a spreadsheet takes a text for: what lies beyond 16 bits counts twice."""
    return len(text.encode("utf-16-le")) // 2


def write_xlsx(path: Path, columns: Sequence[str], rows: Iterable[Sequence[object]]) -> int:
    """Write a sheet whole or not at all; gives the number of records.

    Cells are as in `SheetBook`. Raises InvalidValue (field "file") when it can't be written.
    """
    count = 0
    with whole_file(path) as temporary, SheetBook(temporary) as book:
        book.begin("AstroBookings")
        book.append(columns)
        for row in rows:
            if count == MOST_ROWS:
                raise InvalidValue("file", _TOO_MANY)
            book.append(row)
            count += 1
    return count


def read_xlsx(path: Path) -> CsvTable:
    """The records of a workbook's first sheet, whose first row has the columns' names.

    Numbers and dates become the text that a person would have typed, formulas what they last
    came to. Raises InvalidValue (field "file") for whatever is no such file.
    """
    check_file_name(str(path))
    try:
        with zipfile.ZipFile(path) as packed:
            if sum(part.file_size for part in packed.infolist()) > MOST_UNPACKED:
                words = Phrase(
                    "{name} is too large once it is unpacked: divide it.", name=path.name
                )
                raise UnusableFile("file", words)
        book = load_workbook(path, read_only=True, data_only=True, keep_links=False)
        try:
            return table_of(path.name, _records(book))
        finally:
            book.close()
    except OSError as error:
        raise unreadable(error, path) from error
    except (
        *(zipfile.BadZipFile, InvalidFileException, ParseError, KeyError, ValueError, TypeError),
        *(AttributeError, IndexError, EOFError, NotImplementedError, RuntimeError),
    ) as error:
        words = Phrase(
            "{name} isn't a spreadsheet in XLSX format that can be read: save it anew as XLSX, or "
            "as CSV.",
            name=path.name,
        )
        raise UnusableFile("file", words) from error


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
        case str():
            return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), value)
        case datetime():
            whole_day = (value.hour, value.minute, value.second, value.microsecond) == (0, 0, 0, 0)
            return value.date().isoformat() if whole_day else value.isoformat(" ")
        case _:
            return str(value)
