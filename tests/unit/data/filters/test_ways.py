"""Every list and field can be asked for, by whichever way the words are found."""

import sqlite3

import pytest

from astrobookings_desktop.data.queries.listing.base import ListQuery
from astrobookings_desktop.data.queries.listing.fields import Kind
from astrobookings_desktop.data.queries.listing.lists import LISTS
from astrobookings_desktop.data.queries.listing.reading import fetch, fetch_ids
from astrobookings_desktop.domain.entities import Entity
from tests.helpers.company import catalogue
from tests.helpers.plain_filters import BOOKINGS
from tests.helpers.table_data import NOW_TEXT


@pytest.mark.parametrize(
    "text",
    [
        *("ana lopez", "lopez ana", "ana moon", "moon ana", "moon moon", "ana ana", "zzz moon"),
        *("ana k7m", "k7m ana", "234 567", "2345 ana", "k7m 4qx", "lopez mar moon", "50% ana"),
        *(
            *("luna ana", "ana luna", "luna luna", "luna marte", "ana órbita baja", "orbita baja"),
            "ana lopez status:confirmed",
            "(ana or eva) lopez mar",
            '"ana" lopez mar',
            "mar lop -ana",
        ),
    ],
)
def test_two_words_find_the_same_by_way_of_both(database: sqlite3.Connection, text: str) -> None:
    first = fetch(database, BOOKINGS.keys(ListQuery()))[0][0]
    locator = database.execute('SELECT locator FROM "booking" WHERE id = ?', (first,)).fetchone()[0]
    for one in (text, text.replace("k7m", locator[:3]).replace("4qx", locator[3:])):
        for query in (
            ListQuery(search=one, now=NOW_TEXT),
            ListQuery(search=one, where="canceled", sort="traveler", now=NOW_TEXT),
            ListQuery(search=one, sort="date", descending=True, agency_id=1, now=NOW_TEXT),
            ListQuery(search=one, now=NOW_TEXT, places=catalogue()),
        ):
            paired = BOOKINGS.paired_keys(query)
            assert paired is not None
            assert fetch(database, paired) == fetch(database, BOOKINGS.keys(query))


@pytest.mark.parametrize("entity", list(LISTS))
@pytest.mark.parametrize("text", ["luna ana", "ana marte", "orbita baja", "luna luna", "moon luna"])
def test_two_words_find_the_same_in_every_list(
    database: sqlite3.Connection, entity: Entity, text: str
) -> None:
    lists = LISTS[entity]
    query = ListQuery(search=text, now=NOW_TEXT, places=catalogue())
    paired = lists.paired_keys(query)
    if paired is not None:
        assert fetch(database, paired) == fetch(database, lists.keys(query))


@pytest.mark.parametrize("text", ["ana", "an lopez", "小龍 ana", "ana status:hold", "-ana lopez"])
def test_there_is_no_such_way_for_one_word_or_a_short_one(text: str) -> None:
    assert BOOKINGS.paired_keys(ListQuery(search=text, now=NOW_TEXT)) is None


def test_texts_that_are_not_kept_folded_are_found_as_if_they_were(
    database: sqlite3.Connection,
) -> None:
    log = LISTS[Entity.ENTRY_LOG]
    for text in ("ibanez", "MARTA IBÁÑEZ", 'user_name:"marta ibanez"', "user=Marta Ibáñez"):
        assert fetch_ids(database, log, ListQuery(search=text)), text
    assert fetch_ids(database, log, ListQuery(search="user:lopez")) == []


@pytest.mark.parametrize("entity", list(LISTS))
def test_every_field_of_every_list_can_be_asked_for(
    database: sqlite3.Connection, entity: Entity
) -> None:
    queries = LISTS[entity]
    value = {Kind.INT: "1", Kind.MONEY: "1.00", Kind.TIME: "2026", Kind.DATE: "2026"}
    value |= {Kind.BOOL: "yes", Kind.TEXT: "12", Kind.JSON: "x"}
    for name, field in queries.all_fields.items():
        given_ = field.values[0] if field.values else value.get(field.kind, "x")
        for text in (f"{name}:{given_}", f"{name}!={given_}", f"{name}:none", f"-{name}:*"):
            query = ListQuery(search=text, now=NOW_TEXT)
            ids = fetch_ids(database, queries, query)
            assert fetch(database, queries.count(query)) == [(len(ids),)], text
            first = queries.keys(query, first=True)
            assert sorted(fetch(database, first)) == sorted((key,) for key in ids), text
