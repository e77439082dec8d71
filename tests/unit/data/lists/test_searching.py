"""Searches and conditions against what Python makes of the same rows."""

import sqlite3
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from astrobookings_desktop.data.queries.listing.base import ListQuery, Row
from astrobookings_desktop.data.queries.listing.lists import LISTS
from astrobookings_desktop.data.queries.listing.reading import (
    fetch,
    fetch_ids,
    fetch_page,
    fetch_probe,
)
from astrobookings_desktop.data.queries.listing.words import escape_like
from astrobookings_desktop.domain.entities import Entity
from astrobookings_desktop.domain.errors import InvalidValue
from astrobookings_desktop.domain.values import fold
from tests.helpers.table_data import NOW_TEXT
from tests.unit.data.lists.conftest import getter, rows_of


@pytest.mark.parametrize(
    "search",
    [
        "ana",
        "ANA",
        "lopez",
        "ibañez ana",
        "小",
        "晓雨",
        "ø",
        "percent%",
        "%",
        "_",
        "back\\",
        "iss",
        "karman line",
        "nobody at all",
        "lunar haruka",
        "k",
        "2",
        "天宮",
    ],
)
def test_searching_bookings_finds_folded_words_inside_names_and_places(
    database: sqlite3.Connection, search: str
) -> None:
    queries = LISTS[Entity.BOOKING]
    locator, name = getter(queries, "locator"), getter(queries, "traveler")
    place = getter(queries, "destination")

    def hit(row: Row) -> bool:
        words = search.split()
        whole = len(words) > 1 and locator(row).startswith("".join(words).upper())
        return whole or all(
            fold(word) in fold(name(row))
            or fold(word) in fold(place(row))
            or locator(row).startswith(word.upper())
            for word in words
        )

    expected = {row[0] for row in rows_of(database, queries) if hit(row)}
    for sort in ("created_at", "total_price", "traveler", "date"):
        query = ListQuery(search=search, sort=sort)
        plain = [key for (key,) in fetch(database, queries.keys(query))]
        probed = fetch_ids(database, queries, query)
        assert probed == plain
        assert set(plain) == expected
    assert fetch(database, queries.count(ListQuery(search=search))) == [(len(expected),)]


def test_a_common_word_is_met_in_sort_order(
    database: sqlite3.Connection,
) -> None:
    queries = LISTS[Entity.BOOKING]
    query = ListQuery(search="a moon -status:canceled price>1,000", sort="total_price")
    rare = fetch_ids(database, queries, query)
    probed = fetch_probe(database, queries, query, 1)
    assert min(probed) == 1
    broad = queries.keys(query, probed, first=True, most=1)
    assert [key for (key,) in fetch(database, broad)] == rare
    assert rare


@pytest.mark.parametrize("spelling", ["{0}{1}", "{0} {1}", "{0}-{1}", " {0}  {1} "])
def test_a_locator_is_found_with_and_without_its_space(
    database: sqlite3.Connection, spelling: str
) -> None:
    queries = LISTS[Entity.BOOKING]
    row = rows_of(database, queries)[17]
    locator = row[queries.at("locator")].lower()
    query = ListQuery(search=spelling.format(locator[:3], locator[3:]))
    assert fetch_ids(database, queries, query) == [row[0]]


def test_travelers_are_found_by_name_mail_and_phone(database: sqlite3.Connection) -> None:
    queries = LISTS[Entity.TRAVELER]
    rows = rows_of(database, queries)
    phone, email = getter(queries, "contact_phone"), getter(queries, "email")
    with_both = next(row for row in rows if phone(row) and email(row))
    for search in (phone(with_both), phone(with_both)[-7:], email(with_both).upper()):
        assert with_both[0] in fetch_ids(database, queries, ListQuery(search=search)), search
    assert fetch_ids(database, queries, ListQuery(search="no such person")) == []


@pytest.mark.parametrize("entity", list(LISTS))
@pytest.mark.parametrize("search", ["a", "5", 'x\'y" --;"', "%", "1 2 3", '"or"', "-", "not , and"])
def test_any_text_can_be_searched_in_any_list(
    database: sqlite3.Connection, entity: Entity, search: str
) -> None:
    queries = LISTS[entity]
    ids = fetch_ids(database, queries, ListQuery(search=search))
    counted = fetch(database, queries.count(ListQuery(search=search)))
    assert counted == [(len(ids),)]


def test_conditions(database: sqlite3.Connection) -> None:
    queries = LISTS[Entity.BOOKING]
    rows = rows_of(database, queries)
    status, total = getter(queries, "status"), getter(queries, "total_price")
    seats, date = getter(queries, "number_of_seats"), getter(queries, "date")
    refund = getter(queries, "refund_amount")
    month = date(rows[0])[:7]
    expected: dict[str, Callable[[Row], bool]] = {
        "status=pending": lambda row: status(row) == "pending",
        "status=hold": lambda row: status(row) == "pending",
        "status!=canceled and seats>2": lambda row: status(row) != "canceled" and seats(row) > 2,
        "total_price<=500000.00": lambda row: total(row) <= 50_000_000,
        f"departs:{month}": lambda row: date(row).startswith(month),
        "date>=2027, date<2028-03-02": lambda row: "2027" <= date(row) < "2028-03-02",
        f"date>{month}": lambda row: date(row)[:7] > month,
        f"date<={month}": lambda row: date(row)[:7] <= month,
        "date>2026-11-23T12:00:00+01:00": lambda row: date(row) > NOW_TEXT,
        "refund_amount=none": lambda row: refund(row) is None,
        "seats_released=yes": lambda row: row[queries.at("seats_released")] == 1,
        "traveler~LOPEZ": lambda row: "lopez" in fold(row[queries.at("traveler")]),
        "launch:mars": lambda row: row[queries.at("destination")] == "Mars",
    }
    for where, test in expected.items():
        found = fetch_ids(database, queries, ListQuery(where=where))
        assert set(found) == {row[0] for row in rows if test(row)}, where
        assert found, where


def test_conditions_may_stand_in_the_search(database: sqlite3.Connection) -> None:
    queries = LISTS[Entity.BOOKING]
    mixed = fetch_ids(database, queries, ListQuery(search="moon status:sold seats>3"))
    places = {"Moon"}
    for row in fetch_page(database, queries, mixed):
        assert row[queries.at("destination")] in places or "moon" in fold(
            row[queries.at("traveler")]
        )
        assert row[queries.at("status")] == "confirmed"
        assert row[queries.at("number_of_seats")] > 3
    assert mixed


@pytest.mark.parametrize(
    "where",
    [
        "(nonsense",
        "color=red",
        "status>",
        "total_price=1.005",
        "seats=many",
        "date=soon",
        "seats_released=perhaps",
        "is:offline",
        "total_price=inf",
        "seats<none",
    ],
)
def test_an_unreadable_condition_is_refused(where: str) -> None:
    with pytest.raises(InvalidValue) as caught:
        LISTS[Entity.BOOKING].keys(ListQuery(where=where))
    assert caught.value.field == "where"


@given(st.text(max_size=30))
def test_escaped_text_is_found_literally(text: str) -> None:
    if "\0" in text or "\ud800" <= max(text, default="") <= "\udfff":
        text = text.encode("utf-8", "ignore").decode().replace("\0", "")
    connection = sqlite3.connect(":memory:")
    found = connection.execute(
        r"SELECT ? LIKE ? ESCAPE '\'", (f"a{text}b", f"%{escape_like(text)}%")
    ).fetchone()
    connection.close()
    assert found == (1,)
