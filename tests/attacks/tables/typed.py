"""What attackers type, and how to see that nothing came of it."""

from astrobookings_desktop.data.queries.listing.lists import LISTS
from astrobookings_desktop.data.queries.listing.reading import fetch_ids
from astrobookings_desktop.domain.entities import Entity
from astrobookings_desktop.domain.errors import InvalidValue
from astrobookings_desktop.services import viewing
from tests.helpers.company import Company

SQL = (
    "Robert'); DROP TABLE booking;--",
    "' OR '1'='1",
    '" OR ""="',
    "1; DELETE FROM entry_log",
    "x' UNION SELECT password_hash FROM user --",
    "%' ESCAPE '%",
    "{c} IS NOT NULL OR {p}",
    ":agency",
)


TABLES = [entity.value for entity in Entity]


def counts(company: Company) -> dict[str, int]:
    return {table: company.value(f'SELECT count(*) FROM "{table}"') for table in TABLES}


# --- SQL where lists are narrowed and sorted ------------------------------------------------------


def listed(company: Company, entity: Entity, **named: str) -> list[int] | str | None:
    """The ids of a list, or the field of the refusal."""
    try:
        query = viewing.list_query(company.reading, entity, **named)
        return fetch_ids(company.reader, LISTS[entity], query)
    except InvalidValue as refusal:
        return refusal.field
