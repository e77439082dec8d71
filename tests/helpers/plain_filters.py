"""Filters in plain Python, to compare with those that become SQL."""

import sqlite3
from collections.abc import Callable
from typing import Any

from astrobookings_desktop.data.queries.listing.base import ListQuery
from astrobookings_desktop.data.queries.listing.lists import LISTS
from astrobookings_desktop.data.queries.listing.reading import fetch, fetch_ids
from astrobookings_desktop.domain.entities import Entity
from astrobookings_desktop.domain.values import fold
from tests.helpers.table_data import NOW_TEXT

BOOKINGS = LISTS[Entity.BOOKING]
R = dict[str, Any]
Test = Callable[[R], bool]


def found(database: sqlite3.Connection, text: str, **more: Any) -> set[int]:
    query = ListQuery(search=text, now=NOW_TEXT, **more)
    ids = set(fetch_ids(database, BOOKINGS, query))
    assert ids == set(fetch_ids(database, BOOKINGS, ListQuery(where=text, now=NOW_TEXT, **more)))
    assert fetch(database, BOOKINGS.count(query)) == [(len(ids),)]
    first = BOOKINGS.keys(query, first=True)
    assert {key for (key,) in fetch(database, first)} == ids
    return ids


def has(word: str) -> Test:
    def hit(row: R) -> bool:
        code = word.replace(" ", "").replace("-", "").upper()
        return (
            fold(word) in fold(row["traveler"])
            or fold(word) in fold(row["destination"])
            or (0 < len(code) <= 6 and row["locator"].startswith(code))
        )

    return hit


def every(*tests: Test) -> Test:
    return lambda row: all(test(row) for test in tests)


def either(*tests: Test) -> Test:
    return lambda row: any(test(row) for test in tests)


def no(test: Test) -> Test:
    return lambda row: not test(row)


def status(*names: str) -> Test:
    return lambda row: row["status"] in names


def departs(start: str, end: str) -> Test:
    return lambda row: start <= row["date"] < end


def seats(low: int, high: int = 9) -> Test:
    return lambda row: low <= row["number_of_seats"] <= high


def costs(low: int, high: int = 10**15) -> Test:
    return lambda row: low <= row["total_price"] <= high


def inside(field: str, word: str) -> Test:
    return lambda row: fold(word) in fold(row[field])


def everything(_row: R) -> bool:
    return True
