"""Floods: texts and numbers without end are refused in a few words."""

import json
import sqlite3
from collections.abc import Callable
from contextlib import closing
from typing import Any

import pytest

from astrobookings_desktop.domain.entities import Entity
from astrobookings_desktop.domain.errors import InvalidValue
from astrobookings_desktop.services.bookings import sales
from astrobookings_desktop.services.bookings.sales import SellSeats
from astrobookings_desktop.services.launches import rockets
from astrobookings_desktop.services.launches import scheduling as launches
from astrobookings_desktop.services.lists import lookup
from astrobookings_desktop.services.people import travelers
from tests.attacks.tables.typed import listed
from tests.helpers.company import Company

HUGE = "9" * 5000


FLOODS: dict[str, tuple[Callable[..., Any], dict[str, Any]]] = {
    "a name of a million signs": (travelers.create_traveler, {"name": "A" * 1_000_000}),
    "a contact of a million signs": (
        travelers.create_traveler,
        {"name": "A", "emergency_contact": "A" * 1_000_000},
    ),
    "an endless address": (
        travelers.create_traveler,
        {"name": "A", "email": f"{'a' * 100_000}@example.org"},
    ),
    "an address made to be slow": (
        travelers.create_traveler,
        {"name": "A", "email": "a@" + "a-" * 120 + "!"},
    ),
    "a phone of ten thousand digits": (
        travelers.create_traveler,
        {"name": "A", "contact_phone": "5" * 10_000},
    ),
    "a document nested a hundred thousand deep": (
        travelers.create_traveler,
        {"name": "A", "travel_preferences": '{"a":' + "[" * 100_000 + "]" * 100_000 + "}"},
    ),
    "a document nested ten deep": (
        travelers.create_traveler,
        {"name": "A", "travel_preferences": '{"a":' + "[" * 10 + "]" * 10 + "}"},
    ),
    "a document of a million signs": (
        travelers.create_traveler,
        {"name": "A", "travel_preferences": json.dumps({"a": "b" * 1_000_000})},
    ),
    "a document with a number that is none": (
        travelers.create_traveler,
        {"name": "A", "travel_preferences": '{"a": NaN}'},
    ),
    "a document with an endless number": (
        travelers.create_traveler,
        {"name": "A", "travel_preferences": f'{{"a": {HUGE}}}'},
    ),
    "a document with half a sign": (
        travelers.create_traveler,
        {"name": "A", "travel_preferences": '{"a": "\\ud800"}'},
    ),
    "a capacity of five thousand digits": (
        rockets.create_rocket,
        {"agency_id": 1, "name": "A", "capacity": HUGE, "range": "moon"},
    ),
    "an agency of five thousand digits": (
        rockets.create_rocket,
        {"agency_id": HUGE, "name": "A", "capacity": 1, "range": "moon"},
    ),
    "a price of five thousand digits": (
        launches.schedule_launch,
        {"rocket_id": 1, "date": "2028-01-01T00:00Z", "destination": "A", "price_per_seat": HUGE},
    ),
    "a price with an endless power": (
        launches.schedule_launch,
        {
            "rocket_id": 1,
            "date": "2028-01-01T00:00Z",
            "destination": "A",
            "price_per_seat": "1e9999999",
        },
    ),
    "a price that is no number": (
        launches.schedule_launch,
        {"rocket_id": 1, "date": "2028-01-01T00:00Z", "destination": "A", "price_per_seat": "NaN"},
    ),
    "a year beyond the calendar": (
        launches.schedule_launch,
        {"rocket_id": 1, "date": "99999-01-01T00:00Z", "destination": "A", "price_per_seat": "1"},
    ),
}


@pytest.mark.parametrize("flood", FLOODS)
def test_a_flood_is_refused_in_a_few_words(company: Company, flood: str) -> None:
    create, entered = FLOODS[flood]
    with pytest.raises(InvalidValue) as refusal:
        company.do(create, entered)
    assert len(refusal.value.message) < 500
    assert len(json.dumps(refusal.value.as_dict(), default=str)) < 1500
    with closing(sqlite3.connect(company.path)) as connection:
        assert connection.execute("SELECT count(*) FROM user").fetchone() == (0,)


@pytest.mark.parametrize(
    "seats",
    [HUGE, "-1", "0", "1e3", "٣٣٣٣٣٣٣", 2**70, -(2**70), "100001"],
    ids=["huge", "negative", "none", "power", "other digits", "2^70", "-2^70", "one too many"],
)
def test_no_number_of_seats_is_beyond_the_rule(company: Company, seats: object) -> None:
    launch, traveler = company.launch(), company.traveler()
    with pytest.raises(InvalidValue) as refusal:
        company.do(sales.sell_seats, SellSeats(launch, traveler, seats))
    assert refusal.value.field == "seats"
    assert company.seats(launch) == (0, 0)


@pytest.mark.parametrize(
    "where",
    [f"number_of_seats={HUGE}", f"total_price>{HUGE}", "id=1e400"],
    ids=["huge number", "huge amount", "endless power"],
)
def test_no_number_in_a_filter_is_beyond_the_database(company: Company, where: str) -> None:
    assert listed(company, Entity.BOOKING, where=where) == "where"


def test_a_condition_of_a_hundred_thousand_words_ends(company: Company) -> None:
    company.traveler()
    many = " and ".join(["status=pending"] * 20_000)
    assert listed(company, Entity.BOOKING, where=many) in ([], "where")
    assert listed(company, Entity.BOOKING, search="a " * 20_000) in ([], "search")


@pytest.mark.parametrize(
    "typed",
    ["capacity:x", "date:2028-99-99", "total_price>NaN", "status=pending " * 60, "a " * 500],
    ids=["no number", "no date", "no amount", "conditions without end", "words without end"],
)
def test_what_is_typed_to_go_anywhere_is_no_fault(company: Company, typed: str) -> None:
    company.launch()
    company.traveler(name="Xan")
    assert lookup.find_anything(company.reading, typed) == []
