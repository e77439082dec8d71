"""Columns that nobody types: no import and no form sets them."""

import pytest

from astrobookings_desktop.domain.entities import Entity
from astrobookings_desktop.domain.errors import InvalidValue
from astrobookings_desktop.services.files.csv_files import CsvRow, CsvTable
from astrobookings_desktop.services.imports import run as imports
from astrobookings_desktop.services.people import travelers
from tests.helpers.company import Company

NEVER = ("id", "user_id", "role", "created_at", "active", "password_hash", "agency_id", "email_key")


NEVER_OF_FLIGHTS = {
    Entity.ROCKET: ("id", "active", "name_folded"),
    Entity.LAUNCH: (
        *("id", "capacity", "seats_taken", "seats_held", "imported", "created_at"),
        *("net_revenue", "fee_basis_points", "outcome_at", "destination_folded"),
    ),
}


def refused_options(
    company: Company, entity: Entity, column: str, table: CsvTable
) -> list[str | None]:
    """Try each option of an import that could set a column; gives those that were refused."""
    refused = []
    for plan in (
        imports.ImportPlan(entity, mapping={column: (column,)}),
        imports.ImportPlan(entity, constants={column: "admin"}),
        imports.ImportPlan(entity, changed={(column, "1"): "admin"}),
        imports.ImportPlan(entity, key=column),
    ):
        with pytest.raises(InvalidValue) as refusal:
            company.do(imports.import_rows, plan, table)
        refused.append(refusal.value.field)
    return refused


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
    assert refused_options(company, entity, column, table) == ["map", "set", "value", "key"]
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
    assert refused_options(company, entity, column, table) == ["map", "set", "value", "key"]
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
