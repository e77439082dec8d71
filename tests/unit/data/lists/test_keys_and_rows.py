"""Lists: keys, counts, pages and rows against what Python makes of the same rows."""

import sqlite3
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from astrobookings_desktop.data.database import connect_reader
from astrobookings_desktop.data.queries.language.wording import Wording
from astrobookings_desktop.data.queries.listing.base import ALL, ListQuery, Row, head
from astrobookings_desktop.data.queries.listing.lists import LISTS
from astrobookings_desktop.data.queries.listing.reading import (
    fetch,
    fetch_ids,
    fetch_packed,
    fetch_page,
    fetch_row,
    fetch_within,
)
from astrobookings_desktop.data.queries.other_writers import data_version
from astrobookings_desktop.domain.entities import Entity
from astrobookings_desktop.domain.errors import InvalidValue
from astrobookings_desktop.domain.filters import UnreadableFilter
from astrobookings_desktop.domain.statuses import Language
from astrobookings_desktop.domain.times import to_text
from astrobookings_desktop.domain.values import fold
from tests.helpers.company import catalogue
from tests.helpers.table_data import NOW_TEXT, build
from tests.unit.data.lists.conftest import SIZES, getter, rows_of

SORTS = [
    (entity, sort, descending)
    for entity, queries in LISTS.items()
    for sort in queries.sorts
    for descending in (False, True)
]
FILTERS = [(entity, name) for entity, queries in LISTS.items() for name in (ALL, *queries.filters)]
FOLDED = {"name", "traveler", "agency", "rocket", "destination", "recipient"}
# Ordered by something else than the value that the row shows under that name.
OWN_ORDER = {"range", "occupancy", "contact_phone", "role"}


def unpack(text: str, width: int) -> list[int]:
    base = 10 ** (width - 1)
    return [int(text[at : at + width]) - base for at in range(0, len(text), width)]


@pytest.mark.parametrize(("entity", "sort", "descending"), SORTS)
def test_packed_keys_are_all_keys_in_order(
    database: sqlite3.Connection, entity: Entity, sort: str, descending: bool
) -> None:
    queries = LISTS[entity]
    statement = queries.keys(ListQuery(sort=sort, descending=descending))
    plain = [key for (key,) in fetch(database, statement)]
    text, width = fetch_packed(database, queries, statement)
    assert unpack(text, width) == plain
    assert width % 2 == 0
    table = database.execute(f"SELECT {queries.key} FROM {queries.base_table}").fetchall()
    assert sorted(plain) == sorted(key for (key,) in table)
    assert len(plain) > 1
    if sort not in OWN_ORDER:
        field = getter(queries, sort)
        shown = [field(row) for row in fetch_page(database, queries, plain)]
        values = [fold(value) if sort in FOLDED else value for value in shown]
        known = [value for value in values if value is not None]
        assert known == sorted(known, reverse=descending)
        nulls = [value is None for value in values]
        assert nulls == sorted(nulls, reverse=not descending)


@pytest.mark.parametrize(("entity", "sort", "descending"), SORTS)
def test_an_indexed_sort_needs_no_sorter(
    database: sqlite3.Connection, entity: Entity, sort: str, descending: bool
) -> None:
    statement = LISTS[entity].keys(ListQuery(sort=sort, descending=descending))
    plan = database.execute(f"EXPLAIN QUERY PLAN {statement.sql}", statement.params).fetchall()
    sorts = any("TEMP B-TREE" in step[3] for step in plan)
    assert sorts is not LISTS[entity].sorts[sort].indexed


@pytest.mark.parametrize("descending", [False, True])
@pytest.mark.parametrize("agency", [None, 1])
@pytest.mark.parametrize(
    "entity", [Entity.LAUNCH, Entity.BOOKING, Entity.INVOICE, Entity.PAYMENT], ids=str
)
def test_destinations_are_ordered_by_what_the_screen_calls_them(
    database: sqlite3.Connection, entity: Entity, agency: int | None, descending: bool
) -> None:
    queries, places = LISTS[entity], catalogue().folded_names(Language.ES)
    wording = Wording(places=places)
    if agency is not None:
        agency = database.execute("SELECT min(agency_id) FROM launch").fetchone()[0]
    query = ListQuery(sort="destination", descending=descending, wording=wording, agency_id=agency)
    listed = [key for (key,) in fetch(database, queries.keys(query))]
    plain = fetch(database, queries.keys(replace(query, wording=None)))
    assert sorted(listed) == sorted(key for (key,) in plain)
    rows = fetch_page(database, queries, listed)
    names = [getter(queries, "destination")(row) for row in rows]
    if any(name is None for name in names):
        names = [name for name in names if name is not None]  # an invoice without its launch
    shown = [places.get(fold(name), fold(name)) for name in names]
    assert shown == sorted(shown, reverse=descending)
    if agency is None and entity in (Entity.LAUNCH, Entity.BOOKING):
        assert len(set(shown) & set(places.values())) > 1, "places that Spanish calls otherwise"
        assert [key for (key,) in plain] != listed


@pytest.mark.parametrize(("entity", "name"), FILTERS)
def test_a_filter_counts_what_it_lists_in_every_order(
    database: sqlite3.Connection, entity: Entity, name: str
) -> None:
    queries = LISTS[entity]
    query = ListQuery(where=name, now=NOW_TEXT)
    keys = {key for (key,) in fetch(database, queries.keys(query))}
    assert fetch(database, queries.count(query)) == [(len(keys),)]
    for sort in queries.sort_names:
        ordered = fetch(database, queries.keys(ListQuery(where=name, now=NOW_TEXT, sort=sort)))
        assert len(ordered) == len(keys)
        assert {key for (key,) in ordered} == keys


def test_filters_of_bookings(database: sqlite3.Connection) -> None:
    queries = LISTS[Entity.BOOKING]
    status, confirmed = getter(queries, "status"), getter(queries, "confirmed_at")
    date, launch = getter(queries, "date"), getter(queries, "launch_status")
    today, soon = "2026-11-23T00:00:00.000000Z", "2026-11-30T11:00:00.000000Z"
    expected: dict[str, Callable[[Row], bool]] = {
        "all": lambda row: True,
        "holds": lambda row: status(row) == "pending",
        "canceled": lambda row: status(row) == "canceled",
        "sold_today": lambda row: status(row) == "confirmed" and confirmed(row) >= today,
        "departing": lambda row: (
            status(row) != "canceled"
            and launch(row) in ("scheduled", "confirmed", "delayed")
            and NOW_TEXT <= date(row) < soon
        ),
    }
    rows = rows_of(database, queries)
    for name, test in expected.items():
        ids = fetch_ids(database, queries, ListQuery(where=name, now=NOW_TEXT))
        assert set(ids) == {row[0] for row in rows if test(row)}, name


def test_the_reader_s_own_day_decides_what_was_sold_today(database: sqlite3.Connection) -> None:
    queries = LISTS[Entity.BOOKING]
    long_ago = ListQuery(where="sold_today", now=NOW_TEXT, today="2000-01-01T00:00:00.000000Z")
    confirmed = ListQuery(where="status=confirmed")
    assert set(fetch_ids(database, queries, long_ago)) == set(
        fetch_ids(database, queries, confirmed)
    )


def test_vip_are_those_with_two_launches_that_were_not_lost(database: sqlite3.Connection) -> None:
    bookings, travelers = LISTS[Entity.BOOKING], LISTS[Entity.TRAVELER]
    launches: dict[int, set[int]] = {}
    who, where = getter(bookings, "traveler_id"), getter(bookings, "launch_id")
    status, launch = getter(bookings, "status"), getter(bookings, "launch_status")
    for row in rows_of(database, bookings):
        if status(row) == "confirmed" and launch(row) not in ("failed", "aborted"):
            launches.setdefault(who(row), set()).add(where(row))
    expected = {key for key, of in launches.items() if len(of) >= 2}
    assert set(fetch_ids(database, travelers, ListQuery(where="vip"))) == expected
    shown = {row[0] for row in rows_of(database, travelers) if row[travelers.at("vip")]}
    assert shown == expected


@pytest.mark.parametrize("entity", [e for e in LISTS if LISTS[e].mine])
def test_a_list_of_one_agency_holds_only_its_own(
    database: sqlite3.Connection, entity: Entity
) -> None:
    queries = LISTS[entity]
    agencies = [key for (key,) in fetch(database, LISTS[Entity.AGENCY].keys(ListQuery()))]
    everything = set(fetch_ids(database, queries, ListQuery()))
    parts = [fetch_ids(database, queries, ListQuery(agency_id=key)) for key in agencies]
    for sort in queries.sorts:
        sorted_part = fetch_ids(database, queries, ListQuery(agency_id=agencies[0], sort=sort))
        assert set(sorted_part) == set(parts[0])
    if entity not in (Entity.TRAVELER, Entity.NOTIFICATION):  # these may have none, or several
        assert sum(len(part) for part in parts) == len(everything)
    assert set().union(*parts) <= everything


@pytest.mark.parametrize(
    ("entity", "name"), [(Entity.INVOICE, "unreviewed"), (Entity.NOTIFICATION, "grace")]
)
def test_the_office_s_own_filters_are_none_of_an_agency_s(
    database: sqlite3.Connection, entity: Entity, name: str
) -> None:
    queries = LISTS[entity]
    agency, *_others = fetch_ids(database, LISTS[Entity.AGENCY], ListQuery())
    for where in (f"is:{name}", f"-is:{name}", f"({name} is:{name})"):
        fetch_ids(database, queries, ListQuery(where=where, now=NOW_TEXT))
        for asked in ({"where": where}, {"search": where}):
            with pytest.raises(UnreadableFilter):
                fetch_ids(database, queries, ListQuery(**asked, agency_id=agency))
    # By itself it is a word to search for, as any other.
    as_word = queries.count(ListQuery(search=name, agency_id=agency))
    assert queries.count(ListQuery(where=name, agency_id=agency)) == as_word


@pytest.mark.parametrize("entity", [Entity.USER, Entity.ENTRY_LOG, Entity.JOB_QUEUE])
def test_an_agency_has_no_list_of_the_office_s_own_matters(
    database: sqlite3.Connection, entity: Entity
) -> None:
    assert fetch_ids(database, LISTS[entity], ListQuery(agency_id=1)) == []


def test_an_unknown_sort_is_refused() -> None:
    with pytest.raises(InvalidValue) as caught:
        LISTS[Entity.ROCKET].keys(ListQuery(sort="color"))
    assert caught.value.field == "sort"
    assert "capacity" in caught.value.message


def test_rows_come_in_the_order_asked_for_without_those_that_are_gone(
    database: sqlite3.Connection,
) -> None:
    queries = LISTS[Entity.LAUNCH]
    ids = fetch_ids(database, queries, ListQuery(sort="price_per_seat"))[:9]
    asked = [ids[4], 999, ids[0], ids[8]]
    assert [row[0] for row in fetch_page(database, queries, asked)] == [ids[4], ids[0], ids[8]]
    assert fetch_row(database, queries, 999) is None
    row = fetch_row(database, queries, ids[0])
    assert row is not None
    assert row[0] == ids[0]


@pytest.mark.parametrize("entity", list(LISTS))
def test_a_row_s_fields_match_their_names(database: sqlite3.Connection, entity: Entity) -> None:
    queries = LISTS[entity]
    row = rows_of(database, queries)[0]
    assert len(row) == len(queries.fields)
    own = dict(
        zip(
            (column[1] for column in database.execute(f'PRAGMA table_info("{entity.value}")')),
            database.execute(
                f"SELECT * FROM {queries.base_table} WHERE {queries.key} = ?", (row[0],)
            ).fetchone(),
            strict=True,
        )
    )
    for field in queries.fields:
        # An invoice without a snapshot shows its launch as it is.
        if field.name in own and field.exported and own[field.name] is not None:
            expected = own[field.name]
            if field.name in ("run_after", "locked_until"):  # kept in Unix milliseconds
                is_a_time = expected < datetime.max.replace(tzinfo=UTC).timestamp() * 1000
                moment = datetime.fromtimestamp(expected / 1000, UTC) if is_a_time else None
                expected = None if moment is None else to_text(moment)
            assert row[queries.at(field.name)] == expected
    assert "password_hash" not in queries.positions


def test_row_dict_speaks_the_command_line_s_language(database: sqlite3.Connection) -> None:
    queries = LISTS[Entity.BOOKING]
    query = ListQuery(where="canceled")
    row = fetch_page(database, queries, fetch_ids(database, queries, query)[:1])[0]
    shown = queries.row_dict(row)
    cents = row[queries.at("total_price")]
    assert shown["total_price"] == f"{cents // 100}.{cents % 100:02}"
    assert shown["seats_released"] is True
    assert shown["created_at"] == row[queries.at("created_at")]
    assert shown["moved_from_id"] is None
    assert list(shown)[:6] == [
        "id",
        "traveler_id",
        "launch_id",
        "number_of_seats",
        "total_price",
        "status",
    ]
    assert shown["traveler"] == row[queries.at("traveler")]
    assert "rocket" not in shown
    travelers = LISTS[Entity.TRAVELER]
    documents = {
        str(travelers.row_dict(one)["travel_preferences"]) for one in rows_of(database, travelers)
    }
    assert documents == {"None", "{'seat': 'window'}"}


def test_first_rows_are_given_up_when_they_take_too_long(database: sqlite3.Connection) -> None:
    queries = LISTS[Entity.BOOKING]
    statement = queries.keys(ListQuery(sort="traveler"))
    first = fetch_within(database, head(statement, 5), 10_000)
    assert first == fetch(database, statement)[:5]
    assert fetch_within(database, statement, -1) is None
    assert len(fetch(database, statement)) == SIZES["bookings"]  # the connection goes on


def test_a_commit_of_another_connection_is_noticed(tmp_path: Path) -> None:
    path = build(tmp_path / "c.db", bookings=1, travelers=1, launches=1)
    reader = connect_reader(path)
    before = data_version(reader)
    assert data_version(reader) == before
    writer = sqlite3.connect(path)
    writer.execute("UPDATE rocket SET name = 'Other'")
    writer.commit()
    writer.close()
    assert data_version(reader) != before
    reader.close()
