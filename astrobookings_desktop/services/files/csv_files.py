"""Reading CSV files as people send them, and writing ones that a spreadsheet can open safely."""

import codecs
import csv
import io
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from pathlib import Path

from astrobookings_desktop.domain.errors import InvalidValue, UnusableFile
from astrobookings_desktop.domain.phrases import Phrase
from astrobookings_desktop.domain.values import check_file_name
from astrobookings_desktop.services.files.faults import unreadable
from astrobookings_desktop.services.files.whole_files import whole_file

MOST_BYTES = 100_000_000  # more is no list of people or launches
DELIMITERS = ",;\t|"
# A spreadsheet takes a cell that begins so for a formula, and may run it.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
_GUARD = "'"
# By a part of what the csv library says.
_CSV_FAULTS = {
    "unexpected end": Phrase("a quote is opened and not closed"),
    "expected after": Phrase("something stands right after a closing quote"),
    "field larger": Phrase("a cell is too long"),
}


@dataclass(frozen=True, slots=True)
class CsvRow:
    """One record: the line of the file on which it starts (from 1), and its cells.

    A record of the wrong length has its `fault` told, and no cells.
    """

    line: int
    cells: dict[str, str]
    fault: str = ""


@dataclass(frozen=True, slots=True)
class CsvTable:
    """A file that was read: its columns' names and its records."""

    columns: tuple[str, ...]
    rows: tuple[CsvRow, ...]
    encoding: str = ""
    delimiter: str = ""


def read_csv(path: Path) -> CsvTable:
    """The records of a text file with a header line, in whatever way it was saved.

    The encoding (UTF-8, UTF-16, else Windows-1252) and the sign between cells (comma, semicolon,
    tab, bar) are found out. Blank lines are passed over. Raises InvalidValue (field "file") with
    the line where there is one: unreadable, unclosed quotes, no header, a column twice.
    """
    text, encoding = _read_text(path)
    delimiter = _delimiter(text)
    return replace(
        table_of(path.name, _records(text, delimiter), unguarded),
        encoding=encoding,
        delimiter=delimiter,
    )


def table_of(
    name: str, records: Iterator[tuple[int, list[str]]], plain: Callable[[str], str] = str
) -> CsvTable:
    """A table of (line, cells), the first of which are the columns' names; raises as `read_csv`.

    `plain` takes away what kept a cell from being a formula.
    """
    _, names = next(records, (1, []))
    columns = tuple(plain(column.strip()) for column in names)
    if not names:
        raise UnusableFile("file", Phrase("{name} is empty: choose another file.", name=name))
    if not any(columns):
        words = Phrase("{name} has no column names: they belong into its first line.", name=name)
        raise UnusableFile("file", words)
    for column in columns:
        if columns.count(column) > 1:
            raise InvalidValue(
                "file",
                Phrase("have each column once; there are two called “{column}”", column=column),
            )
    return CsvTable(columns, tuple(_row(columns, line, cells, plain) for line, cells in records))


def write_csv(path: Path, columns: Iterable[str], rows: Iterable[Iterable[str]]) -> int:
    """Write a file whole or not at all, in UTF-8; gives the number of records.

    Cells that a spreadsheet would take for a formula get an apostrophe before them, which
    `read_csv` takes away again. Raises InvalidValue (field "file") when it can't be written.
    """
    names = [guarded(name) for name in columns]
    cells = ([guarded(cell) for cell in row] for row in rows)
    return write_records(path, chain((names,), cells)) - 1


def write_records(path: Path, records: Iterable[Sequence[str]]) -> int:
    """Write cells as they are, perhaps of several tables, whole or not at all; gives how many
    records there were.

    One without cells is a blank line. `guarded` is for the caller. Raises as `write_csv`.
    """
    count = 0
    with whole_file(path) as temporary, temporary.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream, lineterminator="\n")
        # Python before 3.13 quotes no lone return, at which readers begin another record.
        quoting = csv.writer(stream, lineterminator="\n", quoting=csv.QUOTE_ALL)
        for cells in records:
            has_return = any("\r" in cell for cell in cells)
            (quoting if has_return else writer).writerow(cells)
            count += 1
    return count


def guarded(cell: str) -> str:
    """`cell` so that no spreadsheet takes it for a formula."""
    return _GUARD + cell if is_formula(cell) else cell


def unguarded(cell: str) -> str:
    """What `guarded` was given."""
    return cell[1:] if cell.startswith(_GUARD) and is_formula(cell) else cell


def is_formula(cell: str) -> bool:
    """Whether a spreadsheet may take it for one, guarded or not; some drop blanks before it."""
    text = cell.lstrip(_GUARD)
    return text.startswith(_FORMULA) or text.lstrip().startswith(_FORMULA)


def _read_text(path: Path) -> tuple[str, str]:
    """A file's text, and the encoding that it was in."""
    check_file_name(str(path))
    try:
        with path.open("rb") as file:  # perhaps a pipe, whose end nobody knows
            content = file.read(MOST_BYTES + 1)
    except OSError as error:
        raise unreadable(error, path) from error
    if len(content) > MOST_BYTES:
        most = MOST_BYTES // 1_000_000
        words = Phrase("{name} has more than {most} MB: divide it.", name=path.name, most=most)
        raise UnusableFile("file", words)
    for encoding in _encodings(content):
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if not _is_table(text, encoding):
            break  # some program's own format
        return text, encoding
    reason = Phrase(
        "{name} isn't a text file such as CSV: its contents are of another kind. Choose another "
        "file, or save it as CSV first.",
        name=path.name,
    )
    raise UnusableFile("file", reason)


def _is_table(text: str, encoding: str) -> bool:
    """Whether decoded bytes can be a table: nothing unprintable stands in its first line, and what
    has two bytes for each sign has a line's end or a sign of every keyboard somewhere."""
    if "\0" in text and encoding != "utf-8-sig":
        return False
    is_wide = encoding.startswith("utf-16")
    if is_wide and text and not any(sign.isascii() for sign in text):
        return False
    head = next(iter(text.lstrip("\ufeff\r\n \t").splitlines()), "")
    return not any(unicodedata.category(sign) in ("Cc", "Co") and sign != "\t" for sign in head)


def _encodings(content: bytes) -> tuple[str, ...]:
    """Which encodings to try, the likeliest first."""
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return ("utf-16",)
    head = content[:4000]
    for encoding, zeros in (("utf-16-le", head[1::2]), ("utf-16-be", head[0::2])):
        if len(head) > 3 and zeros.count(0) > len(zeros) * 0.7:
            return (encoding,)
    return ("utf-8-sig", "cp1252", "latin-1")


def _delimiter(text: str) -> str:
    """What stands between cells: the sign that parts the first lines most and most evenly."""
    lines = [line for line in text[:20_000].splitlines() if line.strip()][:10]
    if not lines:
        return DELIMITERS[0]

    def fit(sign: str) -> tuple[bool, int]:
        counts = [_outside_quotes(line).count(sign) for line in lines]
        return counts[0] > 0 and counts.count(counts[0]) * 2 > len(counts), counts[0]

    return max(DELIMITERS, key=fit)


def _outside_quotes(line: str) -> str:
    return "".join(line.split('"')[0::2])


def _records(text: str, delimiter: str) -> Iterator[tuple[int, list[str]]]:
    """(line on which it starts, cells) of each record; quoted line breaks count as lines."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    start = 1
    while True:
        try:
            cells = next(reader, None)
        except csv.Error as error:
            raise InvalidValue(
                "file",
                Phrase(
                    "be CSV; the record of line {start} isn't: {error}",
                    start=start,
                    error=_csv_fault(error),
                ),
            ) from error
        if cells is None:
            return
        if any(cell.strip() for cell in cells):
            yield start, cells
        start = reader.line_num + 1


def _csv_fault(error: csv.Error) -> str:
    """What the library finds wrong with a record, in our words where they are known."""
    return next((told for sign, told in _CSV_FAULTS.items() if sign in str(error)), str(error))


def _row(
    columns: tuple[str, ...], line: int, cells: list[str], plain: Callable[[str], str]
) -> CsvRow:
    if len(cells) != len(columns):
        fault = Phrase(
            "The record has {has:value|values}, and the file {of:column|columns}.",
            has=len(cells),
            of=len(columns),
        )
        return CsvRow(line, {}, fault)
    return CsvRow(line, {name: plain(cell) for name, cell in zip(columns, cells, strict=True)})
