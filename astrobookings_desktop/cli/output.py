"""What a sub-command says: aligned text for people, one JSON document for programs."""

import json
import re
import sys
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import click

from astrobookings_desktop.cli.options import options_of
from astrobookings_desktop.domain.locator import display, normalize

Record = Mapping[str, Any]
LOCATOR = "locator"
_STORED = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z")
_WIDEST = 40
_GAP = "  "
_JOINERS = "\u200c\u200d"  # invisible, yet letters of Persian and parts of emoji hang on them


def tell(text: str) -> None:
    """A line for a person, whatever signs a file's name has; programs get their document alone."""
    if not options_of().as_json:
        click.echo(_one_line(text))


def warn(text: str) -> None:
    """A line beside the output."""
    click.echo(f"warning: {_one_line(text)}", err=True)


def put_document(document: object) -> None:
    """The one JSON document."""
    click.echo(json.dumps(document, ensure_ascii=False, indent=2, default=str))


def put_record(record: Record, title: str = "") -> None:
    """One record: an object, or a line per column."""
    if options_of().as_json:
        put_document(record)
        return
    if title:
        click.echo(_one_line(title))
    width = max(map(_width, record), default=0)
    for name, value in record.items():
        first, *more = _lines(value, name)
        click.echo(f"{_padded(name, width)}{_GAP}{first}".rstrip())
        for line in more:
            click.echo(f"{' ' * width}{_GAP}{line}".rstrip())


def put_records(
    records: Iterable[Sequence[Record]], columns: Sequence[str], totals: Record | None = None
) -> int:
    """Many records, page by page: an array of whole objects, or a table of some columns.

    The `totals` stand beneath a rule, in the table alone. Gives how many records there were.
    """
    return _put_array(records) if options_of().as_json else _put_table(records, columns, totals)


def shown(value: object, name: str = "") -> str:
    """A value as a person reads it, on one line; `name` is its column's."""
    match value:
        case None:
            return ""
        case bool():
            return "yes" if value else "no"
        case dict():
            return ", ".join(
                f"{_one_line(str(key))} {_part(one, key)}" for key, one in value.items()
            )
        case list() | tuple():
            return ", ".join(map(_part, value))
        case str() if name == LOCATOR and normalize(value) == value:
            return display(value)
        case str() if _is_stored_time(value):
            return value[:16].replace("T", " ") + "Z"
        case _:
            return _one_line(str(value))


def timed(text: str) -> str:
    """Words with the times in them as a person reads them, those that are stored so."""
    return _STORED.sub(lambda found: shown(found[0]), text)


def _put_array(pages: Iterable[Sequence[Record]]) -> int:
    # Written as it comes: a million rows needn't stand in memory.
    count = 0
    click.echo("[", nl=False)
    for page in pages:
        for record in page:
            text = json.dumps(record, ensure_ascii=False)
            click.echo(f"{',' if count else ''}\n  {text}", nl=False)
            count += 1
    click.echo("\n]" if count else "]")
    return count


def _lines(value: object, name: str) -> list[str]:
    """A value on a line, records within it on one each."""
    match value:
        case list() | tuple() if any(isinstance(one, Mapping) for one in value):
            return [shown(one) for one in value]
        case Mapping() if any(isinstance(one, Mapping) for one in value.values()):
            return [f"{_one_line(str(key))}: {shown(one)}" for key, one in value.items()]
    return [shown(value, name)]


def _part(value: object, name: str = "") -> str:
    """A value within another one."""
    match value:
        case Mapping() | list() | tuple():
            return f"({shown(value)})"
    return shown(value, name) or "none"


def _put_table(
    pages: Iterable[Sequence[Record]], columns: Sequence[str], totals: Record | None = None
) -> int:
    count = 0
    last = [] if totals is None else [shown(totals.get(column)) for column in columns]
    widths: list[int] = []
    whole = not sys.stdout.isatty()  # nothing is cut for a program or a file
    for page in pages:
        cells = [[shown(record.get(column), column) for column in columns] for record in page]
        if not widths:
            widths = [
                min(_WIDEST, max(_width(text) for text in texts))
                for texts in zip(columns, *cells, *([last] if last else []), strict=True)
            ]
            click.echo(_line(columns, widths))
        for row in cells:
            click.echo(_line(row, widths, whole=whole))
        count += len(page)
    if last and widths:
        click.echo(_GAP.join("─" * width for width in widths))
        click.echo(_line(last, widths))
    return count


def _line(cells: Sequence[str], widths: Sequence[int], *, whole: bool = False) -> str:
    shown_cells = (
        _padded(cell if whole else _cut(cell, width), width)
        for cell, width in zip(cells, widths, strict=True)
    )
    return _GAP.join(shown_cells).rstrip()


def _padded(text: str, width: int) -> str:
    return text + " " * (width - _width(text))


def _cut(text: str, width: int) -> str:
    if _width(text) <= width:
        return text
    while _width(text) > width - 1:
        text = text[:-1]
    return f"{text}…"


def _width(text: str) -> int:
    """How many places of a terminal `text` takes; signs of East Asia take two, accents none, nor
    what is joined to the picture before it."""
    width, before = 0, ""
    for sign in text:
        wide = unicodedata.east_asian_width(sign) in "WF"
        joined = wide and before == "\u200d"
        if not (joined or sign in _JOINERS or unicodedata.combining(sign)):
            width += 2 if wide else 1
        before = sign
    return width


def _one_line(text: str) -> str:
    return "".join(sign if sign.isprintable() or sign in _JOINERS else " " for sign in text)


def _is_stored_time(text: str) -> bool:
    return len(text) == 27 and text[10] == "T" and text.endswith("Z")
