"""Seats free and price as conditions in the desk's search for a launch: `free>3 price<2,000`."""

import json
import re
import sqlite3
from collections.abc import Iterable
from datetime import datetime
from typing import NamedTuple

from astrobookings_desktop.data.queries.language.values import cents, whole_number
from astrobookings_desktop.domain.times import to_text

_LIMIT = re.compile(r"(\w+)(<=|>=|[<>=:])(\S*)")
_APART = re.compile(r"\b(free|libres|price|precio)\s*(<=|>=|[<>=:])(?:\s+(?=\d))?", re.IGNORECASE)
_NAMES = {"free": "free", "libres": "free", "price": "price", "precio": "price"}
_SIGNS = {"<": "<", "<=": "<=", ">": ">", ">=": ">=", "=": "=", ":": "="}
# Holds past their deadline are free seats, as in the list; few launches have any.
_COLUMNS = {
    "free": """l.capacity - l.seats_taken + CASE WHEN l.seats_held = 0 THEN 0 ELSE (
      SELECT coalesce(sum(h.number_of_seats), 0) FROM "booking" h
      WHERE h.launch_id = l.id AND h.status = 'pending' AND h.hold_until < :now) END""",
    "price": "l.price_per_seat",
}
_WITHIN = """
SELECT l.id FROM json_each(:ids) j CROSS JOIN "launch" l ON l.id = j.value
WHERE {conditions} ORDER BY j.key
"""


class Limit(NamedTuple):
    """A condition on the seats that are `free`, or on the `price` of one in cents."""

    column: str
    sign: str
    value: int


def split_limits(search: str) -> tuple[str, tuple[Limit, ...]]:
    """The words of a search, and its conditions.

    One without its number yet asks nothing; one that can't be read stays a word, which hits none.
    Spaces around the sign don't matter: `free > 3`.
    """
    words, limits = [], []
    for word in _APART.sub(r"\1\2", search).split():
        met = _LIMIT.fullmatch(word)
        column = None if met is None else _NAMES.get(met[1].casefold())
        if met is None or column is None:
            words.append(word)
            continue
        value = whole_number(met[3]) if column == "free" else cents(met[3])
        if value is not None:
            limits.append(Limit(column, _SIGNS[met[2]], value))
        elif met[3]:
            words.append(word)
    return " ".join(words), tuple(limits)


def within_limits(
    connection: sqlite3.Connection, ids: Iterable[int], limits: Iterable[Limit], now: datetime
) -> list[int]:
    """Those of `ids`, in their order, whose launches meet all `limits` as of now."""
    params: dict[str, object] = {"ids": json.dumps(list(ids)), "now": to_text(now)}
    conditions = []
    for place, limit in enumerate(limits):
        conditions.append(f"{_COLUMNS[limit.column]} {limit.sign} :value{place}")
        params[f"value{place}"] = limit.value
    sql = _WITHIN.format(conditions=" AND ".join(conditions) or "TRUE")
    return [key for (key,) in connection.execute(sql, params).fetchall()]
