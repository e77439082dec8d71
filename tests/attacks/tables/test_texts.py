"""Texts that want to be more than texts: SQL, formulas, signs that turn a line around, floods.

Each row: what is typed where. It is kept as it is, or refused in words; nothing else happens.
"""

import json
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from astrobookings_desktop.data.queries.lists import LISTS
from astrobookings_desktop.data.queries.reading import fetch_ids
from astrobookings_desktop.domain.entities import Entity
from astrobookings_desktop.domain.errors import InvalidValue, RequestIdReused
from astrobookings_desktop.domain.refusal import Refusal
from astrobookings_desktop.services import (
    agencies,
    business_settings,
    cancellations,
    exports,
    imports,
    launch_transitions,
    launches,
    lookup,
    passengers,
    rockets,
    sales,
    transfers,
    travelers,
    users,
    viewing,
)
from astrobookings_desktop.services.csv_files import CsvRow, CsvTable, read_csv
from astrobookings_desktop.services.fields import ENTRY_FIELDS
from astrobookings_desktop.services.overrides import Override
from astrobookings_desktop.services.sales import SellSeats
from tests.helpers.company import Company

SQL = (
    "Robert'); DROP TABLE booking;--",
    "' OR '1'='1",
    '" OR ""="',
    "1; DELETE FROM entry_log",
    "x' UNION SELECT password_hash FROM user --",
    "%' ESCAPE '%",
    "{c} IS NOT NULL OR {p}",
    ":agency",
)
TABLES = [entity.value for entity in Entity]


def counts(company: Company) -> dict[str, int]:
    return {table: company.value(f'SELECT count(*) FROM "{table}"') for table in TABLES}


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
            told = _listed(company, entity, **named)
            assert told in ([], "where", "sort"), (named, told)
        for field in fields:
            for sign in ("=", "~", "<", ":"):
                _listed(company, entity, where=f"{field}{sign}{text}")
                _listed(company, entity, search=f"{field}{sign}{text.replace(' ', '')}")
    assert counts(company) == before


def _listed(company: Company, entity: Entity, **named: str) -> list[int] | str | None:
    """The ids of a list, or the field of the refusal."""
    try:
        query = viewing.list_query(company.reading, entity, **named)
        return fetch_ids(company.reader, LISTS[entity], query)
    except InvalidValue as refusal:
        return refusal.field


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


# --- formulas for whoever opens an export in a spreadsheet ----------------------------------------

FORMULAS = {
    "equals": "=cmd|' /C calc'!A0",
    "plus": "+1+cmd|' /C calc'!A0",
    "minus": "-2+3+cmd|' /C calc'!A0",
    "at": "@SUM(1+9)*cmd|' /C calc'!A0",
    "wide equals": "＝1+1",
    "wide plus": "＋1",
    "wide minus": "－1",
    "wide at": "＠SUM(1)",
    "a guard of its own": "'=1+1",
    "two guards": "''=1+1",
    "a link": '=HYPERLINK("http://evil.example","Click")',
    "dynamic data": '=DDE("cmd";"/C calc";"x")',
}


@pytest.mark.parametrize("formula", FORMULAS)
def test_a_formula_in_a_name_is_no_formula_in_an_export(
    company: Company, tmp_path: Path, formula: str
) -> None:
    text = FORMULAS[formula]
    key = company.traveler(name=text, emergency_contact=f"{text}\n{text}")
    file = tmp_path / "out.csv"
    query = viewing.list_query(company.reading, Entity.TRAVELER)
    assert exports.export(company.reading, Entity.TRAVELER, query, file) == 1
    (row,) = _cells(file)
    dangerous = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
    assert not [cell for cell in row.values() if cell.startswith(dangerous)]
    assert row["name"] == f"'{text}"
    # And it comes back as it was.
    other = Company(tmp_path / "other.db")
    other.do(imports.import_rows, imports.ImportPlan(Entity.TRAVELER), read_csv(file))
    assert other.value("SELECT name FROM user") == text
    assert other.value("SELECT emergency_contact FROM traveler") == f"{text}\n{text}"
    other.close()
    assert company.value("SELECT name FROM user WHERE id = ?", key) == text


@pytest.mark.parametrize(
    "start", ["\t", "\r", "\n", " \t="], ids=["tab", "return", "line feed", "blanks"]
)
def test_a_cell_that_begins_blank_is_no_formula(start: str, tmp_path: Path) -> None:
    from astrobookings_desktop.services.csv_files import write_csv

    file = tmp_path / "out.csv"
    write_csv(file, ["name"], [[f"{start}=1+1"]])
    (row,) = _cells(file)
    assert not row["name"].startswith(("=", "\t", "\r", "\n", " "))
    assert read_csv(file).rows[0].cells["name"] == f"{start}=1+1"


def _cells(file: Path) -> Iterator[dict[str, str]]:
    """As a spreadsheet reads it."""
    import csv

    with file.open(encoding="utf-8", newline="") as stream:
        yield from csv.DictReader(stream)


# --- what an import may not set -------------------------------------------------------------------

NEVER = ("id", "user_id", "role", "created_at", "active", "password_hash", "agency_id", "email_key")


NEVER_OF_FLIGHTS = {
    Entity.ROCKET: ("id", "active", "name_folded"),
    Entity.LAUNCH: (
        *("id", "capacity", "seats_taken", "seats_held", "imported", "created_at"),
        *("net_revenue", "fee_basis_points", "outcome_at", "destination_folded"),
    ),
}


@pytest.mark.parametrize(
    ("entity", "column"),
    [(entity, column) for entity, columns in NEVER_OF_FLIGHTS.items() for column in columns],
)
def test_an_import_of_flights_sets_nothing_of_ours(
    company: Company, entity: Entity, column: str
) -> None:
    agency = company.agency(name="A")
    rocket = company.rocket(agency, name="R")
    cells = {
        Entity.ROCKET: {"agency_id": "A", "name": "New", "capacity": "3", "range": "moon"},
        Entity.LAUNCH: {
            "agency_id": "A",
            "rocket_id": "R",
            "date": "2030-01-01",
            "destination": "Moon",
            "price_per_seat": "5",
        },
    }[entity]
    table = CsvTable((*cells, column), (CsvRow(2, cells | {column: "1"}),))
    for plan in (
        imports.ImportPlan(entity, mapping={column: (column,)}),
        imports.ImportPlan(entity, constants={column: "1"}),
        imports.ImportPlan(entity, changed={(column, "1"): "2"}),
        imports.ImportPlan(entity, key=column),
    ):
        with pytest.raises(InvalidValue) as refusal:
            company.do(imports.import_rows, plan, table)
        assert refusal.value.field in ("map", "set", "value", "key")
    report = company.do(imports.import_rows, imports.ImportPlan(entity), table)
    assert report.unused == (column,)
    assert report.rows[0].id not in (1, rocket)
    if entity is Entity.LAUNCH:
        kept = company.rows("SELECT capacity, seats_taken, seats_held, net_revenue FROM launch")
        assert kept == [(10, 0, 0, None)]


@pytest.mark.parametrize("column", NEVER)
@pytest.mark.parametrize("entity", [Entity.TRAVELER, Entity.AGENCY])
def test_an_import_sets_no_column_that_nobody_types(
    company: Company, entity: Entity, column: str
) -> None:
    table = CsvTable(("name", column), (CsvRow(2, {"name": "Eve", column: "1"}),))
    for plan in (
        imports.ImportPlan(entity, mapping={column: (column,)}),
        imports.ImportPlan(entity, constants={column: "admin"}),
        imports.ImportPlan(entity, changed={(column, "1"): "admin"}),
        imports.ImportPlan(entity, key=column),
    ):
        with pytest.raises(InvalidValue) as refusal:
            company.do(imports.import_rows, plan, table)
        assert refusal.value.field in ("map", "set", "value", "key")
    report = company.do(imports.import_rows, imports.ImportPlan(entity), table)
    assert report.unused == (column,)
    ((key, role, active, password_hash, agency_id, created),) = company.rows(
        "SELECT id, role, active, password_hash, agency_id, created_at FROM user"
    )
    assert (key, role, active) == (report.rows[0].id, entity.value, 1)
    assert (password_hash, agency_id) == (None, None)
    assert created.startswith("2026-11-23T14:32:00")


@pytest.mark.parametrize("column", NEVER)
def test_a_form_sets_no_column_that_nobody_types(company: Company, column: str) -> None:
    with pytest.raises(InvalidValue) as refusal:
        company.do(travelers.create_traveler, {"name": "Eve", column: "1"})
    assert refusal.value.field == column
    assert company.value("SELECT count(*) FROM user") == 0


# --- tricks with signs ----------------------------------------------------------------------------

TURNING = [chr(code) for code in (*range(0x202A, 0x202F), *range(0x2066, 0x206A))]
INVISIBLE = ["\u200b", "\u200d", "\u2060", "\ufeff", "\u00ad", "\u3164", "\u115f", "\u2800"]


@pytest.mark.parametrize("sign", TURNING, ids=lambda sign: f"U+{ord(sign):04X}")
def test_a_name_that_turns_the_line_around_is_refused_or_loses_the_sign(
    company: Company, sign: str
) -> None:
    _is_gone_or_refused(company, f"Ana{sign}moc.elpmaxe", sign)


def _is_gone_or_refused(company: Company, name: str, sign: str) -> None:
    try:
        key = company.traveler(name=name)
    except InvalidValue as refusal:
        told = refusal.message
    else:
        told = company.value("SELECT name FROM user WHERE id = ?", key)
    assert told
    assert sign not in told


@pytest.mark.parametrize("sign", INVISIBLE, ids=lambda sign: f"U+{ord(sign):04X}")
def test_nobody_is_called_nothing(company: Company, sign: str) -> None:
    with pytest.raises(InvalidValue) as refusal:
        company.traveler(name=sign * 3)
    assert refusal.value.field == "name"
    with pytest.raises(InvalidValue):
        company.traveler(name="Ana", email=f"ana{sign}@example.org")


@pytest.mark.parametrize("sign", ["\x00", "\x1b", "\x07", "\x9b", "\u2028", "\x85"])
def test_control_signs_reach_no_terminal(company: Company, sign: str) -> None:
    _is_gone_or_refused(company, f"Ana{sign}[31mEvil", sign)


def test_the_same_address_in_other_spelling_is_taken(company: Company) -> None:
    company.traveler(name="Ana", email="ána@example.org")
    for other in ("ÁNA@example.org", "a\u0301na@Example.ORG"):
        with pytest.raises(Refusal) as refusal:
            company.traveler(name="Eve", email=other)
        assert refusal.value.code == "email_taken"


# --- floods ---------------------------------------------------------------------------------------

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
    assert _listed(company, Entity.BOOKING, where=where) == "where"


def test_a_condition_of_a_hundred_thousand_words_ends(company: Company) -> None:
    company.traveler()
    many = " and ".join(["status=pending"] * 20_000)
    assert _listed(company, Entity.BOOKING, where=many) in ([], "where")
    assert _listed(company, Entity.BOOKING, search="a " * 20_000) in ([], "search")


@pytest.mark.parametrize(
    "typed",
    ["capacity:x", "date:2028-99-99", "total_price>NaN", "status=pending " * 60, "a " * 500],
    ids=["no number", "no date", "no amount", "conditions without end", "words without end"],
)
def test_what_is_typed_to_go_anywhere_is_no_fault(company: Company, typed: str) -> None:
    company.launch()
    company.traveler(name="Xan")
    assert lookup.find_anything(company.reading, typed) == []


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
