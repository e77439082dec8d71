"""Formulas for whoever opens an export in a spreadsheet."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from astrobookings_desktop.domain.entities import Entity
from astrobookings_desktop.services import viewing
from astrobookings_desktop.services.files.csv_files import read_csv
from astrobookings_desktop.services.imports import run as imports
from astrobookings_desktop.services.lists import exports
from tests.helpers.company import Company

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
    from astrobookings_desktop.services.files.csv_files import write_csv

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
