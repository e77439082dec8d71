"""A company of four hundred bookings that all tests of filters read."""

import sqlite3
from collections.abc import Iterator

import pytest

from astrobookings_desktop.data.database import connect_reader
from astrobookings_desktop.data.queries.listing.base import ListQuery
from astrobookings_desktop.data.queries.listing.reading import fetch_ids, fetch_page
from tests.helpers.plain_filters import BOOKINGS, R
from tests.helpers.table_data import build


@pytest.fixture(scope="session")
def database(tmp_path_factory: pytest.TempPathFactory) -> Iterator[sqlite3.Connection]:
    path = tmp_path_factory.mktemp("filters") / "company.db"
    connection = connect_reader(
        build(path, bookings=400, travelers=90, launches=40, others=40, seed=5)
    )
    yield connection
    connection.close()


@pytest.fixture(scope="session")
def rows(database: sqlite3.Connection) -> list[R]:
    """All bookings by field name, with the agency's name that only filters know."""
    ids = fetch_ids(database, BOOKINGS, ListQuery())
    agencies = dict(
        database.execute(
            'SELECT b.id, u.name FROM "booking" b JOIN "launch" l ON l.id = b.launch_id '
            'JOIN "user" u ON u.id = l.agency_id'
        ).fetchall()
    )
    names = [field.name for field in BOOKINGS.fields]
    found = [dict(zip(names, row, strict=True)) for row in fetch_page(database, BOOKINGS, ids)]
    return [row | {"agency": agencies[row["id"]]} for row in found]
