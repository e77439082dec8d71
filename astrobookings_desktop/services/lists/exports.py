"""Writing lists into files: what is listed, in its order, whole or not at all."""

import json
import sqlite3
from array import array
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import UTC, date, tzinfo
from pathlib import Path
from time import sleep
from typing import Any

from astrobookings_desktop.data.queries.listing.base import EntityQueries, ListQuery, Row
from astrobookings_desktop.data.queries.listing.fields import CONVERT, Kind
from astrobookings_desktop.data.queries.listing.lists import LISTS
from astrobookings_desktop.data.queries.listing.reading import fetch_probe, one_view
from astrobookings_desktop.domain.entities import Entity
from astrobookings_desktop.domain.errors import InvalidValue
from astrobookings_desktop.domain.money import from_cents
from astrobookings_desktop.domain.phrases import Phrase
from astrobookings_desktop.domain.rights import READ_RIGHTS
from astrobookings_desktop.domain.times import from_text
from astrobookings_desktop.services.files.csv_files import write_csv
from astrobookings_desktop.services.files.whole_files import whole_file
from astrobookings_desktop.services.reading import Reading
from astrobookings_desktop.services.viewing import own_agency, visible_rows

ENDINGS = (".csv", ".xlsx", ".json")
_PAGE = 500
Progress = Callable[[str, int, int], None]


@dataclass(frozen=True, slots=True)
class ExportColumn:
    """One column of a file: a field of the entity with its type, or else `text` made of a row.

    `name` is the key in JSON, `title` what stands at the head of a sheet.
    """

    name: str
    title: str
    field: str = ""
    text: Callable[[Row], str] | None = None


@dataclass(frozen=True, slots=True)
class ExportOrder:
    """What to write: the rows of `query`, or those of `ids`; its columns, or all the ERD's.

    `zone` is that of a spreadsheet's times, which have none of their own; None is the computer's.
    """

    entity: Entity
    query: ListQuery
    path: Path
    columns: Sequence[ExportColumn] = ()
    ids: Sequence[int] | None = None
    zone: tzinfo | None = UTC


def check_ending(path: Path) -> None:
    """Raises InvalidValue (field "file") unless the file's ending names a known format."""
    if path.suffix.lower() not in ENDINGS:
        known = " or ".join(ENDINGS)
        raise InvalidValue(
            "file", Phrase("end in {known}, which names its format", known=known), path.name
        )


def export(
    reading: Reading, entity: Entity, query: ListQuery, path: Path, progress: Progress | None = None
) -> int:
    """Write all rows of `query` that the actor may see, in its order; gives how many.

    Columns have the names of DOMAIN.md §2, times are UTC. Raises as `export_list`.
    """
    return export_list(reading, ExportOrder(entity, query, path), progress)


def export_list(reading: Reading, order: ExportOrder, progress: Progress | None = None) -> int:
    """Write the rows that the actor may see; gives how many.

    Amounts are decimal text, in sheets numbers; times are UTC text, in sheets dates. `progress`
    may end the work by raising. Raises InvalidValue for a wrong filter, sort, column or file,
    MissingRight.
    """
    reading.require(READ_RIGHTS[order.entity])
    check_ending(order.path)
    lists = LISTS[order.entity]
    columns = order.columns or [
        ExportColumn(field.name, field.name, field.name) for field in lists.fields if field.exported
    ]
    for column in columns:
        if column.field and column.field not in lists.positions:
            raise InvalidValue("columns", "name columns of the list", column.field)
    if progress is not None:
        progress("Reading the list", 0, 0)
    with one_view(reading.connection):
        ids: Sequence[int] = order.ids if order.ids is not None else _ids(reading, order)
        rows = _rows(reading, order.entity, ids, progress)
        match order.path.suffix.lower():
            case ".csv":
                titles = [column.title for column in columns]
                return write_csv(order.path, titles, map(_writer(lists, columns, _as_text), rows))
            case ".xlsx":
                from astrobookings_desktop.services.files.xlsx_files import (
                    write_xlsx,  # a large library
                )

                def typed(kind: Kind, value: object) -> object:
                    return _as_cell(kind, value, order.zone)

                titles = [_with_zone(lists, column, order.zone) for column in columns]
                return write_xlsx(order.path, titles, map(_writer(lists, columns, typed), rows))
            case _:
                return _write_json(order.path, columns, _writer(lists, columns, _as_value), rows)


def _ids(reading: Reading, order: ExportOrder) -> Sequence[int]:
    """The ids in order, eight bytes each."""
    lists = LISTS[order.entity]
    query = replace(order.query, agency_id=own_agency(reading))
    keys = lists.keys(query, fetch_probe(reading.connection, lists, query))
    cursor: sqlite3.Cursor
    with closing(reading.connection.execute(keys.sql, keys.params)) as cursor:
        return array("q", (key for (key,) in cursor))


def _rows(
    reading: Reading, entity: Entity, ids: Sequence[int], progress: Progress | None
) -> Iterator[Row]:
    for start in range(0, len(ids), _PAGE):
        for place, row in enumerate(visible_rows(reading, entity, ids[start : start + _PAGE])):
            if place % 20 == 0:
                if progress is not None:
                    progress("Writing", start + place, len(ids))
                sleep(0)  # lets go of the interpreter lock: the window paints meanwhile
            yield row
    if progress is not None:
        progress("Closing the file", len(ids), len(ids))


def _writer(
    lists: EntityQueries,
    columns: Sequence[ExportColumn],
    convert: Callable[[Kind, object], object],
) -> Callable[[Row], list[Any]]:
    """What makes a record's cells: text for CSV, anything for others."""
    makers: list[tuple[int, Kind, Callable[[Row], str] | None]] = []
    for column in columns:
        place = lists.positions[column.field] if column.field else -1
        kind = lists.fields[place].kind if column.field else Kind.TEXT
        makers.append((place, kind, column.text))

    def cells(row: Row) -> list[object]:
        return [
            convert(kind, row[place] if place >= 0 else text(row) if text else None)
            for place, kind, text in makers
        ]

    return cells


def _as_value(kind: Kind, value: object) -> object:
    change = None if value is None else CONVERT.get(kind)
    return change(value) if change else value


def _as_text(kind: Kind, value: object) -> str:
    match _as_value(kind, value):
        case None:
            return ""
        case bool() as truth:
            return "true" if truth else "false"
        case dict() | list() as document:
            return json.dumps(document, ensure_ascii=False)
        case other:
            return str(other)


def _as_cell(kind: Kind, value: object, zone: tzinfo | None) -> object:
    if value is None:
        return None
    match kind:
        case Kind.MONEY:
            return from_cents(int(str(value)))
        case Kind.TIME:
            return from_text(str(value)).astimezone(zone).replace(tzinfo=None)
        case Kind.DATE:
            return date.fromisoformat(str(value))
        case Kind.BOOL:
            return bool(value)
        case Kind.INT:
            return int(str(value))
        case _:
            return str(value)


def _with_zone(lists: EntityQueries, column: ExportColumn, zone: tzinfo | None) -> str:
    """A sheet's title; times say their zone, except under the ERD's own names, which are UTC."""
    is_time = bool(column.field) and lists.fields[lists.at(column.field)].kind is Kind.TIME
    return (
        f"{column.title} ({zone or 'local'})"
        if is_time and column.title != column.name
        else column.title
    )


def _write_json(
    path: Path,
    columns: Sequence[ExportColumn],
    cells: Callable[[Row], list[object]],
    rows: Iterator[Row],
) -> int:
    """An array of objects, one a line."""
    names = [column.name for column in columns]
    count = 0
    with whole_file(path) as temporary, temporary.open("w", encoding="utf-8") as stream:
        stream.write("[")
        for row in rows:
            record = dict(zip(names, cells(row), strict=True))
            stream.write(",\n" if count else "\n")
            stream.write(json.dumps(record, ensure_ascii=False))
            count += 1
        stream.write("\n]\n")
    return count
