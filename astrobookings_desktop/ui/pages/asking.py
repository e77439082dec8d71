"""What lists ask of the database at this moment: a page's rows, a badge's count."""

from collections.abc import Callable

from astrobookings_desktop.data.queries.listing.base import ListQuery
from astrobookings_desktop.data.queries.listing.reading import fetch_within
from astrobookings_desktop.domain.entities import Entity
from astrobookings_desktop.domain.errors import InvalidValue
from astrobookings_desktop.services.viewing import list_query
from astrobookings_desktop.ui import format as shown
from astrobookings_desktop.ui.context import UiContext
from astrobookings_desktop.ui.entities import EntitySpec
from astrobookings_desktop.ui.entities.wording import wording_of

BELONGS_MS = 50  # to find out whether one record is in a list


def count_badge(context: UiContext, spec: EntitySpec, told: Callable[[str, str], None]) -> None:
    """Count what needs attention in an entity's list; `told` gets a badge's text and meaning."""

    def counted(counts: tuple[int, ...]) -> None:
        text = shown.number(counts[0]) if counts[0] else ""
        told(text, spec.badge_words.format(text) if text else "")

    context.count(spec.table.queries, [query_of(context, spec.entity, spec.badge)], counted)


def belongs(context: UiContext, spec: EntitySpec, key: int, where: str, search: str) -> bool:
    """Whether a record is in a list; False also where that can't be found out at once."""
    try:
        query = query_of(context, spec.entity, where, search)
        holds = spec.table.queries.holds(query, key)
    except InvalidValue:
        return False
    return bool(fetch_within(context.connection, holds, BELONGS_MS))


def query_of(context: UiContext, entity: Entity, where: str, search: str = "") -> ListQuery:
    """A list under a condition and a search, as of this moment and the company's settings."""
    reading = context.reading()
    return list_query(
        reading,
        entity,
        search=search,
        where=where,
        zone=shown.zone(),
        wording=wording_of(entity),
    )
