"""Reading CSV files as people send them, and writing ones that a spreadsheet can open safely."""

import csv
import io
import os
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from astrobookings_desktop.domain.errors import InvalidValue
from astrobookings_desktop.domain.phrases import Phrase
from astrobookings_desktop.domain.values import check_file_name

DELIMITERS = ",;\t"
# A spreadsheet takes a cell that begins so for a formula, and may run it.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
_GUARD = "'"


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


def read_csv(path: Path) -> CsvTable:
    """The records of a UTF-8 file with a header line; commas, semicolons or tabs between cells.

    Blank lines are passed over. Raises InvalidValue (field "file") with the line where there is
    one: unreadable, other encodings, unclosed quotes, no header, a column twice.
    """
    text = _read_text(path)
    header_line = text.partition("\n")[0]
    delimiter = max(DELIMITERS, key=header_line.count)
    records = _records(text, delimiter)
    _, names = next(records, (1, []))
    columns = tuple(name.strip() for name in names)
    if not any(columns):
        raise InvalidValue("file", "begin with a line of column names", path.name)
    for name in columns:
        if columns.count(name) > 1:
            raise InvalidValue(
                "file", Phrase("have each column once; there are two called “{name}”", name=name)
            )
    return CsvTable(columns, tuple(_row(columns, line, cells) for line, cells in records))


def write_csv(path: Path, columns: Iterable[str], rows: Iterable[Iterable[str]]) -> int:
    """Write a file whole or not at all, in UTF-8; gives the number of records.

    Cells that a spreadsheet would take for a formula get an apostrophe before them, which
    `read_csv` takes away again. Raises InvalidValue (field "file") when it can't be written.
    """
    check_file_name(str(path))
    count = 0
    temporary: Path | None = None
    try:
        handle, name = tempfile.mkstemp(prefix=f".{path.name}-", dir=path.parent)
        temporary = Path(name)
        with os.fdopen(handle, "w", encoding="utf-8", newline="") as stream:
            writer = csv.writer(stream, lineterminator="\n")
            # Python before 3.13 quotes no lone return, at which readers begin another record.
            quoting = csv.writer(stream, lineterminator="\n", quoting=csv.QUOTE_ALL)
            writer.writerow(columns)
            for row in rows:
                cells = [guarded(cell) for cell in row]
                has_return = any("\r" in cell for cell in cells)
                (quoting if has_return else writer).writerow(cells)
                count += 1
        temporary.replace(path)
    except OSError as error:
        reason = error.strerror or str(error)
        raise InvalidValue(
            "file", Phrase("be one that can be written ({reason})", reason=reason), str(path)
        ) from error
    finally:
        if temporary is not None:
            with suppress(OSError):
                temporary.unlink()
    return count


def guarded(cell: str) -> str:
    """`cell` so that no spreadsheet takes it for a formula."""
    return _GUARD + cell if _is_formula(cell) else cell


def unguarded(cell: str) -> str:
    """What `guarded` was given."""
    return cell[1:] if cell.startswith(_GUARD) and _is_formula(cell) else cell


def _is_formula(cell: str) -> bool:
    """Whether a spreadsheet may take it for one, guarded or not; some drop blanks before it."""
    text = cell.lstrip(_GUARD)
    return text.startswith(_FORMULA) or text.lstrip().startswith(_FORMULA)


def _read_text(path: Path) -> str:
    check_file_name(str(path))
    try:
        content = path.read_bytes()
    except OSError as error:
        reason = error.strerror or str(error)
        raise InvalidValue(
            "file", Phrase("be one that can be read ({reason})", reason=reason), str(path)
        ) from error
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise InvalidValue(
            "file",
            Phrase("be text in UTF-8; line {line} isn't: save it as “CSV UTF-8”", line=line),
            path.name,
        ) from error


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
                    "be CSV; the record of line {start} isn't: {error}", start=start, error=error
                ),
            ) from (error)
        if cells is None:
            return
        if any(cell.strip() for cell in cells):
            yield start, cells
        start = reader.line_num + 1


def _row(columns: tuple[str, ...], line: int, cells: list[str]) -> CsvRow:
    if len(cells) != len(columns):
        fault = f"The record has {len(cells)} values, and the file {len(columns)} columns."
        return CsvRow(line, {}, fault)
    return CsvRow(line, {name: unguarded(cell) for name, cell in zip(columns, cells, strict=True)})
