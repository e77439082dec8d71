"""Writing lists into files."""

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from astrobookings_desktop.data.queries import LISTS, ListQuery
from astrobookings_desktop.data.queries.reading import fetch_ids
from astrobookings_desktop.domain.entities import Entity
from astrobookings_desktop.domain.errors import InvalidValue
from astrobookings_desktop.domain.phrases import Phrase
from astrobookings_desktop.domain.rights import READ_RIGHTS
from astrobookings_desktop.services.csv_files import write_csv
from astrobookings_desktop.services.reading import Reading
from astrobookings_desktop.services.viewing import own_agency, visible_rows

ENDINGS = (".csv",)
_PAGE = 1000


def check_ending(path: Path) -> None:
    """Raises InvalidValue (field "file") unless the file's ending names a known format."""
    if path.suffix.lower() not in ENDINGS:
        known = " or ".join(ENDINGS)
        raise InvalidValue(
            "file", Phrase("end in {known}, which names its format", known=known), path.name
        )


def export(reading: Reading, entity: Entity, query: ListQuery, path: Path) -> int:
    """Write all rows of `query` that the actor may see, in its order; gives how many.

    Columns have the names of DOMAIN.md §2, amounts are decimal text, times are UTC. Raises
    InvalidValue for a wrong filter, sort or file, MissingRight.
    """
    reading.require(READ_RIGHTS[entity])
    check_ending(path)
    query = replace(query, agency_id=own_agency(reading))
    queries = LISTS[entity]
    columns = [field.name for field in queries.fields if field.exported]
    ids = fetch_ids(reading.connection, queries, query)
    return write_csv(path, columns, _rows(reading, entity, ids))


def _rows(reading: Reading, entity: Entity, ids: list[int]) -> Iterator[list[str]]:
    queries = LISTS[entity]
    for start in range(0, len(ids), _PAGE):
        for row in visible_rows(reading, entity, ids[start : start + _PAGE]):
            yield [_cell(value) for value in queries.row_dict(row).values()]


def _cell(value: object) -> str:
    match value:
        case None:
            return ""
        case bool():
            return "true" if value else "false"
        case dict() | list():
            return json.dumps(value, ensure_ascii=False)
        case _:
            return str(value)
