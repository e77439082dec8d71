"""Saved filters, completion as each person may see it, and full text that follows its rows."""

import sqlite3
from contextlib import closing

import pytest

from astrobookings_desktop.data.enqueue import REPAIR_SEARCH
from astrobookings_desktop.data.queries.listing.base import ListQuery
from astrobookings_desktop.data.queries.listing.lists import LISTS
from astrobookings_desktop.data.queries.listing.reading import fetch_ids
from astrobookings_desktop.data.queries.text_indexes import TABLES
from astrobookings_desktop.domain.entities import Entity
from astrobookings_desktop.domain.errors import InvalidValue
from astrobookings_desktop.domain.filters import UnreadableFilter
from astrobookings_desktop.domain.statuses import Role
from astrobookings_desktop.jobs.handlers.search_texts import repair_texts
from astrobookings_desktop.services.actors import Actor
from astrobookings_desktop.services.bookings.sales import SellSeats, sell_seats
from astrobookings_desktop.services.checks.check import check
from astrobookings_desktop.services.checks.search_repair import order_search_repair
from astrobookings_desktop.services.launches.scheduling import edit_launch
from astrobookings_desktop.services.lists.completion import suggestions
from astrobookings_desktop.services.lists.saved_filters import (
    delete_filter,
    filter_text,
    rename_filter,
    save_filter,
    saved_filters,
)
from astrobookings_desktop.services.people.travelers import delete_traveler, edit_traveler
from tests.helpers.company import Company

BOOKING, TRAVELER = Entity.BOOKING, Entity.TRAVELER


def kept(company: Company, entity: Entity = BOOKING) -> list[tuple[str, str]]:
    return [tuple(one) for one in saved_filters(company.reading, entity)]


def test_a_filter_is_kept_under_a_name_for_one_person_and_one_list(company: Company) -> None:
    company.do(save_filter, BOOKING, "Big ones", "seats>3 status:sold")
    company.do(save_filter, BOOKING, "Ana", "ana")
    assert kept(company) == [("Ana", "ana"), ("Big ones", "seats>3 status:sold")]
    assert kept(company, TRAVELER) == []
    company.do(save_filter, BOOKING, "  bíg ONES ", "seats>4")  # the same name, for a search
    assert kept(company) == [("Ana", "ana"), ("bíg ONES", "seats>4")]
    for where in ("@big ones", "big ones", '@"Big Ones"'):
        assert filter_text(company.reading, BOOKING, where) == "seats>4"
    assert filter_text(company.reading, BOOKING, "holds") == "holds"
    assert filter_text(company.reading, BOOKING, "anything else") == "anything else"
    company.do(rename_filter, BOOKING, "ana", "Ána")
    company.do(rename_filter, BOOKING, "big ones", "Huge")
    with pytest.raises(InvalidValue, match="no other saved filter"):
        company.do(rename_filter, BOOKING, "huge", "ana")
    company.do(delete_filter, BOOKING, "ANA")
    assert kept(company) == [("Huge", "seats>4")]
    person = company.value("SELECT max(id) FROM user") or company.traveler()
    company.actor = Actor(person, "Somebody", Role.AGENT)
    assert saved_filters(company.reading, BOOKING) == []


@pytest.mark.parametrize(
    ("name", "query", "field"),
    [
        ("", "ana", "name"),
        ("holds", "ana", "name"),
        ("ALL", "ana", "name"),
        ("x" * 61, "ana", "name"),
        ("Name", "  ", "query"),
        ("Name", "x" * 2001, "query"),
    ],
)
def test_what_is_no_name_or_no_filter_isn_t_kept(
    company: Company, name: str, query: str, field: str
) -> None:
    with pytest.raises(InvalidValue) as refusal:
        company.do(save_filter, BOOKING, name, query)
    assert refusal.value.field == field
    with pytest.raises(UnreadableFilter):
        company.do(save_filter, BOOKING, "Name", "colour:red")
    with pytest.raises(InvalidValue):
        filter_text(company.reading, BOOKING, "@none")
    assert kept(company) == []


def test_completion_offers_fields_words_and_what_the_data_has(company: Company) -> None:
    first, second = company.agency(name="Orbital Ways"), company.agency(name="Orbis")
    company.launch(company.rocket(first, name="Selene"), destination="Moon")
    company.launch(company.rocket(second, name="Selma"), destination="Mars")
    company.traveler(name="Ána López")

    def shown(text: str, entity: Entity = BOOKING, everything: bool = False) -> list[str]:
        found = suggestions(company.reading, entity, text, len(text), everything=everything)
        return [one.shown for one in found]

    assert shown("stat") == ["status"]
    assert shown("a") == []
    assert "number_of_seats" in shown("", everything=True)
    assert shown("ana -se")[:1] == ["seats (number_of_seats)"] or "seat_limit" in shown("ana -se")
    assert shown("status:") == ["pending", "confirmed", "canceled", "hold", "sold"]
    assert shown("status:pending,con") == ["confirmed"]
    assert shown("launch:m") == ["Mars", "Moon"]
    assert shown("departs:tod") == ["today"]
    assert shown("is:h") == ["holds"]
    assert shown("is:unr", Entity.INVOICE) == ["unreviewed"]
    assert shown("agency:orb") == ["Orbis", "Orbital Ways"]
    assert shown("traveler:an") == ["Ána López"]
    assert shown("launch:mo") == ["Moon"]
    assert shown("rocket:sel", Entity.LAUNCH) == ["Selene", "Selma"]
    (one,) = suggestions(company.reading, BOOKING, "moon traveler:an seats>1", 16)
    assert (one.insert, one.start, one.end) == ('"Ána López" ', 14, 16)
    company.actor = Actor(first, "Orbital Ways", Role.AGENCY, first)
    assert shown("agency:orb", Entity.LAUNCH) == ["Orbital Ways"]
    assert shown("rocket:sel", Entity.LAUNCH) == ["Selene"]
    assert shown("launch:mo") == ["Moon"]
    assert shown("traveler:an") == []
    assert "moved_from_id" not in shown("moved")
    assert shown("is:unr", Entity.INVOICE) == shown("is:gr", Entity.NOTIFICATION) == []


def people(company: Company, search: str) -> list[int]:
    return fetch_ids(company.reader, LISTS[TRAVELER], ListQuery(search=search))


def texts(company: Company) -> list[list[tuple[object, ...]]]:
    return [company.rows(f"SELECT * FROM {name}_data ORDER BY id") for name in TABLES]


def test_full_text_follows_people_and_places_and_no_sale_touches_it(company: Company) -> None:
    ana = company.traveler(name="Ána López", email="ana@x.org", contact_phone="+34 612 408")
    assert people(company, "lop") == people(company, "NA L") == people(company, "6124") == [ana]
    company.do(edit_traveler, ana, {"name": "王小龍", "contact_phone": "555 0100"})
    assert people(company, "lop") == people(company, "6124") == []
    for search in ("小龍", "龍", "王", "ana@x", "5550"):
        assert people(company, search) == [ana], search
    launch = company.launch(destination="Kármán line")
    before = texts(company)
    booking = company.do(sell_seats, SellSeats(launch, ana, 2)).id
    assert texts(company) == before

    def bookings(search: str) -> list[int]:
        return fetch_ids(company.reader, LISTS[BOOKING], ListQuery(search=search))

    assert bookings("karman 小龍") == bookings("line") == [booking]
    company.do(edit_launch, launch, {"destination": "Moon"})
    assert bookings("karman") == []
    assert bookings("moo") == [booking]
    other = company.traveler(name="Nobody Else")
    company.do(delete_traveler, other)
    assert people(company, "nobody") == []
    assert list(check(company.reader)) == []


@pytest.mark.parametrize("table", TABLES)
def test_a_wrong_text_table_is_found_by_check_and_mended_by_a_job(
    company: Company, table: str
) -> None:
    traveler = company.traveler(name="Ana López", contact_phone="+34 612 408")
    company.launch(destination="Moon")
    with closing(sqlite3.connect(company.path)) as connection:
        connection.execute(
            f"INSERT INTO {table} ({table}, rowid, text) "
            f"SELECT 'delete', id, text FROM {table}_text WHERE id = (SELECT min(id) "
            f"FROM {table}_text WHERE length(text) > 2)"
        )
        connection.commit()
    (finding,) = check(company.reader)
    assert finding.rule == "search"
    assert "repair-search" in str(finding)
    job = company.do(order_search_repair)
    assert company.do(order_search_repair) == job
    assert company.value(f"SELECT job_type FROM job_queue WHERE id = {job}") == REPAIR_SEARCH
    company.do(repair_texts)
    assert list(check(company.reader)) == []
    assert people(company, "lópez") == [traveler]
