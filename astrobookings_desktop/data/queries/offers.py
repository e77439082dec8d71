"""Values to complete from the data: each a read of a few rows by the start of an index.

An agency is offered what it sees anyway: its own name, rockets, destinations and documents, and
nobody's name.
"""

import sqlite3
from collections.abc import Mapping
from typing import NamedTuple

from astrobookings_desktop.data.queries.listing.words import LAST_SIGN
from astrobookings_desktop.domain.values import fold

MOST = 8
_PREFIX = "{c} >= :start AND {c} < :end"


class Offer(NamedTuple):
    """SQL for the office and for an agency (empty: nothing); `folded` prefixes are folded."""

    office: str
    agency: str = ""
    folded: bool = True


def _people(roles: str) -> str:
    branches = [
        'SELECT * FROM (SELECT min(name) AS name, name_folded FROM "user" '
        f"WHERE role = '{role}' AND {_PREFIX.format(c='name_folded')} "
        f"GROUP BY name_folded ORDER BY name_folded LIMIT {MOST})"
        for role in roles.split()
    ]
    return f"SELECT name FROM ({' UNION ALL '.join(branches)}) ORDER BY name_folded LIMIT {MOST}"


def _each(table: str, column: str, shown: str = "") -> str:
    """Distinct values of an indexed column, one step in the index for each."""
    value = shown or column
    return (
        f'WITH RECURSIVE some(at) AS (SELECT min({column}) FROM "{table}" '
        f"WHERE {_PREFIX.format(c=column)} UNION ALL "
        f'SELECT (SELECT min({column}) FROM "{table}" WHERE {column} > some.at '
        f"AND {column} < :end) FROM some WHERE some.at IS NOT NULL LIMIT {MOST + 1}) "
        f'SELECT (SELECT {value} FROM "{table}" WHERE {column} = some.at LIMIT 1) FROM some '
        "WHERE some.at IS NOT NULL"
    )


_OWN_AGENCY = f'SELECT name FROM "user" WHERE id = :agency AND {_PREFIX.format(c="name_folded")}'
OFFERS: Mapping[str, Offer] = {
    "agency": Offer(_people("agency"), _OWN_AGENCY),
    "traveler": Offer(_people("traveler")),
    "staff": Offer(_people("admin manager agent")),
    "user": Offer(_people("admin manager agent agency traveler")),
    "rocket": Offer(
        f'SELECT name FROM "rocket" WHERE {_PREFIX.format(c="name_folded")} '
        f"ORDER BY name_folded LIMIT {MOST}",
        f'SELECT name FROM "rocket" WHERE agency_id = :agency '
        f"AND {_PREFIX.format(c='name_folded')} ORDER BY name_folded LIMIT {MOST}",
    ),
    "destination": Offer(
        _each("launch", "destination_folded", "destination"),
        'SELECT min(destination) FROM "launch" WHERE agency_id = :agency '
        f"AND {_PREFIX.format(c='destination_folded')} "
        f"GROUP BY destination_folded ORDER BY destination_folded LIMIT {MOST}",
    ),
    "invoice": Offer(
        f'SELECT number FROM "invoice" WHERE {_PREFIX.format(c="number")} '
        f"ORDER BY number LIMIT {MOST}",
        f'SELECT number FROM "invoice" WHERE agency_id = :agency '
        f"AND {_PREFIX.format(c='number')} ORDER BY number LIMIT {MOST}",
        folded=False,
    ),
    "action": Offer(_each("entry_log", "action")),
    "job_type": Offer(_each("job_queue", "job_type")),
}


def offered(
    connection: sqlite3.Connection, offer: str, typed: str, agency_id: int | None
) -> list[str]:
    """A few values that begin with what was typed; each once."""
    kind = OFFERS[offer]
    sql = kind.office if agency_id is None else kind.agency
    if not sql:
        return []
    start = fold(typed) if kind.folded else typed.upper()
    values = {"start": start, "end": start + LAST_SIGN, "agency": agency_id}
    rows = connection.execute(sql, values).fetchall()
    return list(dict.fromkeys(str(value) for (value,) in rows if value is not None))[:MOST]
