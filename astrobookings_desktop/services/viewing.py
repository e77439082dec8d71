"""What a person may see: lists, records and what belongs to them (DOMAIN.md §1).

Every screen, search, export and sub-command asks here. An agency's people see their agency's rows
alone, by the query itself.
"""

from collections.abc import Iterable
from datetime import UTC, tzinfo
from typing import Any

from astrobookings_desktop.data.queries import records
from astrobookings_desktop.data.queries.language.wording import Wording
from astrobookings_desktop.data.queries.listing.base import EntityQueries, ListQuery, Row
from astrobookings_desktop.data.queries.listing.lists import LISTS
from astrobookings_desktop.data.queries.listing.reading import fetch, fetch_page
from astrobookings_desktop.data.queries.records import LogRow
from astrobookings_desktop.domain.entities import Entity
from astrobookings_desktop.domain.errors import NotFound
from astrobookings_desktop.domain.invoices import today_in
from astrobookings_desktop.domain.rights import READ_RIGHTS
from astrobookings_desktop.domain.spans import day_start
from astrobookings_desktop.domain.statuses import Role
from astrobookings_desktop.domain.times import to_text
from astrobookings_desktop.services.reading import Reading


def list_query(
    reading: Reading,
    entity: Entity,
    *,
    search: str = "",
    where: str = "",
    sort: str = "",
    descending: bool = False,
    today: str = "",
    zone: tzinfo | None = UTC,
    wording: Wording | None = None,
) -> ListQuery:
    """A list as the actor may see it; `today`, `zone` and `wording` as in `ListQuery`.

    Raises MissingRight.
    """
    reading.require(READ_RIGHTS[entity])
    if not today:
        today = to_text(day_start(reading.now.astimezone(zone).date(), zone))
    return ListQuery(
        search=search,
        where=where,
        sort=sort,
        descending=descending,
        now=reading.now_text,
        today=today,
        company_day=today_in(reading.settings.company_time_zone, reading.now).isoformat(),
        viability_percent=reading.settings.viability_percent,
        turnaround_days=reading.settings.turnaround_days,
        agency_id=own_agency(reading),
        zone=zone,
        places=reading.catalogue,
        wording=wording,
    )


def own_agency(reading: Reading) -> int | None:
    """The agency to which the actor's view is narrowed, None for the office's own people.

    Staff whose agency was taken away see nothing at all.
    """
    if reading.actor.role is not Role.AGENCY:
        return None
    return reading.actor.agency_id or 0


def is_visible(reading: Reading, entity: Entity, key: int) -> bool:
    """Whether a record isn't another agency's, as seen by one; raises MissingRight."""
    reading.require(READ_RIGHTS[entity])
    agency_id = own_agency(reading)
    if agency_id is None:
        return True
    return bool(fetch(reading.connection, LISTS[entity].mine_of((key,), agency_id)))


def require_visible(reading: Reading, entity: Entity, key: int) -> None:
    """Raise NotFound for a record of another agency, which is as good as none; MissingRight."""
    if not is_visible(reading, entity, key):
        raise NotFound(entity=entity, key=key)


def visible_rows(reading: Reading, entity: Entity, keys: Iterable[int]) -> list[Row]:
    """The list rows of those keys that the actor may see; raises MissingRight."""
    reading.require(READ_RIGHTS[entity])
    lists, agency_id = LISTS[entity], own_agency(reading)
    if agency_id is None:
        return fetch_page(reading.connection, lists, keys)
    keys = tuple(keys)
    mine = {key for (key,) in fetch(reading.connection, lists.mine_of(keys, agency_id))}
    rows = fetch_page(reading.connection, lists, (key for key in keys if key in mine))
    return [_without_office(lists, row) for row in rows]


def visible_row(reading: Reading, entity: Entity, key: int) -> tuple[object, ...]:
    """A record's list row; raises MissingRight and NotFound."""
    require_visible(reading, entity, key)
    rows = visible_rows(reading, entity, (key,))
    if not rows:
        raise NotFound(entity=entity, key=key)
    return rows[0]


def named_row(reading: Reading, entity: Entity, key: int) -> dict[str, Any] | None:
    """A record's list row by field name, raw values; None when it is gone or another agency's.

    Raises MissingRight.
    """
    if not is_visible(reading, entity, key):
        return None
    row = records.named_row(reading.connection, entity, key)
    return None if row is None else _as_seen(reading, entity, row)


def related(
    reading: Reading, entity: Entity, where: str, most: int = records.RELATED_ROWS
) -> list[dict[str, Any]]:
    """The first rows of a list under a condition, by field name; raises MissingRight."""
    query = list_query(reading, entity, where=where)
    rows = records.first_rows(reading.connection, entity, query, most)
    return [_as_seen(reading, entity, row) for row in rows]


def history(reading: Reading, entity: Entity, key: int) -> list[LogRow]:
    """The last logged changes of a record, newest first; none for an agency's people.

    Raises MissingRight.
    """
    reading.require(READ_RIGHTS[entity])
    if own_agency(reading) is not None:
        return []
    return records.history(reading.connection, entity, key)


def _without_office(lists: EntityQueries, row: Row) -> Row:
    """A list row as an agency's people see it."""
    names = [field.name for field in lists.fields]
    seen = lists.seen_by_agencies(dict(zip(names, row, strict=True)))
    return tuple(seen[name] for name in names)


def _as_seen(reading: Reading, entity: Entity, row: dict[str, Any]) -> dict[str, Any]:
    """A row by field name, without what agencies aren't shown."""
    if own_agency(reading) is None:
        return row
    return LISTS[entity].seen_by_agencies(row)
