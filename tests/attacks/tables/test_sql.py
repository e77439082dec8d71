"""SQL typed wherever a text is taken: it is kept as it is, or refused in words."""

import json
from collections.abc import Callable
from typing import Any

import pytest

from astrobookings_desktop.data.queries.listing.lists import LISTS
from astrobookings_desktop.domain.entities import Entity
from astrobookings_desktop.domain.errors import InvalidValue, RequestIdReused
from astrobookings_desktop.domain.refusal import Refusal
from astrobookings_desktop.services import business_settings, viewing
from astrobookings_desktop.services.access.overrides import Override
from astrobookings_desktop.services.bookings import cancellations, passengers, sales, transfers
from astrobookings_desktop.services.bookings.sales import SellSeats
from astrobookings_desktop.services.fields import ENTRY_FIELDS
from astrobookings_desktop.services.files.csv_files import CsvRow, CsvTable
from astrobookings_desktop.services.imports import run as imports
from astrobookings_desktop.services.launches import rockets
from astrobookings_desktop.services.launches import scheduling as launches
from astrobookings_desktop.services.launches import transitions as launch_transitions
from astrobookings_desktop.services.lists import lookup
from astrobookings_desktop.services.people import agencies, travelers, users
from tests.attacks.tables.typed import SQL, counts, listed
from tests.helpers.company import Company

# --- SQL in every field that a person fills in ----------------------------------------------------


FORMS = [(entity, field) for entity, fields in ENTRY_FIELDS.items() for field in fields]


@pytest.mark.parametrize(("entity", "field"), FORMS)
def test_sql_in_a_field_of_a_form_is_a_text_or_no_value(
    company: Company, entity: Entity, field: str
) -> None:
    rocket = company.rocket()
    agency_id = company.value("SELECT agency_id FROM rocket")
    good: dict[Entity, tuple[Callable[..., Any], dict[str, Any]]] = {
        Entity.USER: (
            users.create_user,
            {"name": "A", "email": "a@example.org", "role": "agent"},
        ),
        Entity.TRAVELER: (travelers.create_traveler, {"name": "A"}),
        Entity.AGENCY: (agencies.create_agency, {"name": "A"}),
        Entity.ROCKET: (
            rockets.create_rocket,
            {"agency_id": agency_id, "name": "A", "capacity": 4, "range": "moon"},
        ),
        Entity.LAUNCH: (
            launches.schedule_launch,
            {
                "rocket_id": rocket,
                "date": "2028-01-10T12:00Z",
                "destination": "Somewhere",
                "price_per_seat": "5",
                "range": "moon",
            },
        ),
    }
    create, entered = good[entity]
    for text in SQL:
        before = counts(company)
        given = entered | {field: text}
        refusal = None
        with company.writer.unit_of_work(company.actor, dry_run=True) as work:
            try:
                made = create(work, given)
            except InvalidValue as error:
                refusal = error
            else:
                row = viewing.named_row(work, entity, getattr(made, "id", made))
                assert row is not None
                assert row[field] == text
        assert refusal is None or refusal.field == field
        assert counts(company) == before
    assert company.value("SELECT count(*) FROM sqlite_master WHERE name = 'booking'") == 1


# --- SQL where lists are narrowed and sorted ------------------------------------------------------


@pytest.mark.parametrize("entity", list(Entity))
def test_sql_in_search_filter_and_sort_finds_nothing_and_does_nothing(
    company: Company, entity: Entity
) -> None:
    company.launch()
    company.traveler()
    before = counts(company)
    lists = LISTS[entity]
    fields = [field.name for field in lists.fields if field.test]
    for text in SQL:
        for named in ({"search": text}, {"where": text}, {"sort": text}):
            told = listed(company, entity, **named)
            assert told in ([], "where", "sort"), (named, told)
        for field in fields:
            for sign in ("=", "~", "<", ":"):
                listed(company, entity, where=f"{field}{sign}{text}")
                listed(company, entity, search=f"{field}{sign}{text.replace(' ', '')}")
    assert counts(company) == before


# --- everything else that is typed ----------------------------------------------------------------


def _goto(company: Company, text: str) -> None:
    assert lookup.find_anything(company.reading, text) == []


def _key(company: Company, text: str) -> None:
    for entity in Entity:
        with pytest.raises(Refusal):
            lookup.find_id(company.reading, entity, text)


def _request_id(company: Company, text: str) -> None:
    launch, traveler = company.launch(), company.traveler()
    one = company.do(sales.sell_seats, SellSeats(launch, traveler, 1, text))
    again = company.do(sales.sell_seats, SellSeats(launch, traveler, 1, text))
    assert one.id == again.id
    with pytest.raises(RequestIdReused):
        company.do(sales.sell_seats, SellSeats(launch, traveler, 2, text))


def _reason(company: Company, text: str) -> None:
    booking = company.do(sales.sell_seats, SellSeats(company.launch(), company.traveler(), 1))
    company.clock.forward(hours=1)
    company.do(cancellations.void_sale, booking.id, text)
    details = json.loads(
        company.value(
            "SELECT details FROM entry_log WHERE action = 'void' AND entity_id = ?", booking.id
        )
    )
    assert details["reason"] == text


def _override(company: Company, text: str) -> None:
    allowed = Override(company.actor, text)
    command = SellSeats(company.launch(), company.traveler(), 6, None, allowed)
    sold = company.do(sales.sell_seats, command)
    moved = company.do(transfers.move_booking, sold.id, company.launch(), allowed)
    company.do(transfers.transfer_booking, moved.id, company.traveler(), allowed)
    reasons = company.rows(
        "SELECT json_extract(details, '$.reason') FROM entry_log WHERE entity_type = 'booking' "
        "AND json_extract(details, '$.reason') LIKE '%(allowed by %'"
    )
    assert [reason.rpartition(" (")[0] for (reason,) in reasons].count(text) == 3


def _setting(company: Company, text: str) -> None:
    change = company.do(business_settings.change_settings, {"company_name": text})
    assert change.settings.company_name == text


def _setting_key(company: Company, text: str) -> None:
    with pytest.raises(Refusal):
        company.do(business_settings.change_settings, {text: "1"})


def _import(company: Company, text: str) -> None:
    table = CsvTable(("name", text), (CsvRow(2, {"name": text, text: "x"}),))
    report = company.do(imports.import_rows, imports.ImportPlan(Entity.TRAVELER), table)
    assert report.unused == (text,)
    assert company.value("SELECT name FROM user WHERE id = ?", report.rows[0].id) == text


PLACES = {
    "go to anything": _goto,
    "a record's key": _key,
    "a request id": _request_id,
    "a reason": _reason,
    "a manager's reason": _override,
    "a setting": _setting,
    "a setting's key": _setting_key,
    "a column and a cell of an import": _import,
}


@pytest.mark.parametrize("place", PLACES)
def test_sql_elsewhere_is_a_text(company: Company, place: str) -> None:
    for text in SQL:
        PLACES[place](company, text)
    assert company.value("SELECT count(*) FROM sqlite_master WHERE name = 'booking'") == 1
    assert company.value("PRAGMA integrity_check") == "ok"


# --- reasons of launches and names of passengers --------------------------------------------------


TURNED, FLOOD = "fuel\u202egone", "x" * 501


@pytest.mark.parametrize("reason", [*SQL, "=HYPERLINK(1)", "<b>x</b>", TURNED, "a\nb", FLOOD])
def test_a_reason_is_a_text_or_no_reason(company: Company, reason: str) -> None:
    launch = company.launch()
    company.do(sales.sell_seats, SellSeats(launch, company.traveler(), 1))
    before = counts(company)
    if reason in (TURNED, FLOOD) or "\n" in reason:
        with pytest.raises(InvalidValue):
            company.do(launch_transitions.abort_launch, launch, reason)
        assert counts(company) == before
        return
    company.do(launch_transitions.abort_launch, launch, reason)
    assert company.value("SELECT status_reason FROM launch") == reason
    logged = company.value("SELECT details FROM entry_log WHERE action = 'abort'")
    assert json.loads(logged)["reason"] == reason


@pytest.mark.parametrize("name", [*SQL, "=HYPERLINK(1)", "<img src=x>", TURNED, "a\tb", FLOOD])
def test_a_passenger_is_called_so_or_not_named(company: Company, name: str) -> None:
    sold = company.do(sales.sell_seats, SellSeats(company.launch(), company.traveler(), 1))
    if name in (TURNED, FLOOD) or "\t" in name:
        with pytest.raises(InvalidValue):
            passengers.parse_passenger(name, "1990-05-01")
        return
    person = passengers.parse_passenger(name, "1990-05-01")
    company.do(passengers.name_passengers, sold.id, [person])
    assert company.value("SELECT name FROM passenger") == name
    assert company.value("SELECT count(*) FROM booking") == 1
