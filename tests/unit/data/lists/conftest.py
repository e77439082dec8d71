"""A company with all that lists show, of a lone desk and of a shared office."""

import sqlite3
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from astrobookings_desktop.data.database import connect_reader
from astrobookings_desktop.data.queries.listing.base import EntityQueries, ListQuery, Row
from astrobookings_desktop.data.queries.listing.reading import fetch, fetch_page
from tests.helpers.table_data import build

SIZES = {"bookings": 500, "travelers": 90, "launches": 40, "others": 150}


@pytest.fixture(scope="module", params=[0, 90_000], ids=["desk", "hub"])
def database(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[sqlite3.Connection]:
    """A company of a lone desk, and one with the widest ids of a shared office."""
    path = tmp_path_factory.mktemp("lists") / "company.db"
    connection = connect_reader(build(path, workstation=request.param, **SIZES))
    yield connection
    connection.close()


def rows_of(connection: sqlite3.Connection, queries: EntityQueries) -> list[Row]:
    keys = [key for (key,) in fetch(connection, queries.keys(ListQuery()))]
    return fetch_page(connection, queries, keys)


def getter(queries: EntityQueries, name: str) -> Callable[[Row], Any]:
    place = queries.at(name)
    return lambda row: row[place]
