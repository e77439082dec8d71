"""Attacks by what is exported and imported: formulas, bombs, ids and roles that a file sets."""

import json
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook

from astrobookings_desktop.domain.entities import Entity
from astrobookings_desktop.domain.errors import InvalidValue
from astrobookings_desktop.services.files.csv_files import read_csv
from astrobookings_desktop.services.files.xlsx_files import read_xlsx
from astrobookings_desktop.services.imports.run import ImportPlan, import_rows
from astrobookings_desktop.services.lists.exports import export
from astrobookings_desktop.services.viewing import list_query
from tests.helpers.company import Company

FORMULAS = (
    "=1+1",
    "=cmd|' /C calc'!A0",
    "+SUM(A1:A9)",
    "-2+3",
    "@SUM(1)",
    " =1+1",
    "＝1+1",
    "'=1+1",
    '=HYPERLINK("http://evil.example","x")',
    "<r><f>1+1</f></r>",
    "<r></r>",
    "<r>=1+1</r>",
    "_x003D_1+1",
    "_x005F_x003D_1",
)


@pytest.fixture
def company(tmp_path: Path) -> Iterator[Company]:
    company = Company(tmp_path / "office.db")
    yield company
    company.close()


@pytest.mark.parametrize("ending", ["csv", "xlsx", "json"])
def test_no_name_becomes_a_formula_and_every_name_comes_back(
    company: Company, tmp_path: Path, ending: str
) -> None:
    for name in FORMULAS:
        company.traveler(name=name)
    names = [name for (name,) in company.rows("SELECT name FROM user ORDER BY id")]
    file = tmp_path / f"out.{ending}"
    query = list_query(company.reading, Entity.TRAVELER, sort="user_id")
    export(company.reading, Entity.TRAVELER, query, file)
    match ending:
        case "json":
            told = [one["name"] for one in json.loads(file.read_text("utf-8"))]
        case "csv":
            told = [row.cells["name"] for row in read_csv(file).rows]
            column = read_csv(file).columns.index("name")
            lines = file.read_text("utf-8").splitlines()[1:]
            raw = [line.split(",")[column].strip('"') for line in lines]
            assert all(not one.strip().startswith(("=", "+", "-", "@", "＝")) for one in raw)
        case _:
            sheet = load_workbook(file).worksheets[0]
            kinds = {cell.data_type for row in sheet.iter_rows(min_row=2) for cell in row}
            assert "f" not in kinds
            assert b"<f>" not in zipfile.ZipFile(file).read("xl/worksheets/sheet1.xml")
            told = [row.cells["name"] for row in read_xlsx(file).rows]
    assert told == names


def test_an_unpacking_bomb_is_refused_before_it_unpacks(tmp_path: Path) -> None:
    file = tmp_path / "bomb.xlsx"
    with (
        zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as packed,
        packed.open("xl/worksheets/sheet1.xml", "w") as part,
    ):
        for _ in range(310):
            part.write(bytes(1_000_000))
    assert file.stat().st_size < 1_000_000
    with pytest.raises(InvalidValue, match="too large once it is unpacked"):
        read_xlsx(file)


def test_an_entity_in_a_sheet_expands_to_nothing_and_reads_no_file(tmp_path: Path) -> None:
    good, bad = tmp_path / "good.xlsx", tmp_path / "bad.xlsx"
    book = Workbook()
    book.worksheets[0].append(["name"])
    book.worksheets[0].append(["Ana"])
    book.save(good)
    (tmp_path / "secret.txt").write_text("a secret", "utf-8")
    kinds = f'<!DOCTYPE x [<!ENTITY e SYSTEM "file://{tmp_path}/secret.txt">]>'
    with zipfile.ZipFile(good) as source, zipfile.ZipFile(bad, "w") as target:
        for part in source.namelist():
            text = source.read(part)
            if part.endswith("sharedStrings.xml"):
                text = kinds.encode() + text.replace(b"Ana", b"&e;")
            target.writestr(part, text)
    try:
        told = str(read_xlsx(bad))
    except InvalidValue as refusal:
        told = refusal.message
    assert "a secret" not in told


@pytest.mark.parametrize(
    "columns",
    [
        "user_id",
        "role",
        "active",
        "password_hash",
        "imported",
        "id",
        "email_key",
        "created_at",
    ],
)
@pytest.mark.parametrize("entity", ["traveler", "agency", "rocket", "launch"])
def test_no_file_sets_what_no_person_enters(
    company: Company, tmp_path: Path, columns: str, entity: str
) -> None:
    kind = Entity(entity)
    company.rocket(company.agency(name="One"), name="R")
    head = {
        "traveler": ("name", "Ana"),
        "agency": ("name", "Two"),
        "rocket": ("agency_id,name,capacity,range", "One,S,3,moon"),
        "launch": ("rocket_id,date,destination,price_per_seat", "R,2030-01-01,Moon,5"),
    }[entity]
    file = tmp_path / "file.csv"
    file.write_text(f"{head[0]},{columns}\n{head[1]},1\n", "utf-8")
    report = company.do(import_rows, ImportPlan(kind), read_csv(file))
    assert report.unused == (columns,)
    assert report.rows[0].id != 1
    assert company.value("SELECT count(*) FROM user WHERE role = 'admin'") == 0
    assert company.value("SELECT count(*) FROM user WHERE password_hash IS NOT NULL") == 0
    assert company.value("SELECT count(*) FROM launch WHERE imported") == 0
    for plan in (ImportPlan(kind, {columns: (columns,)}), ImportPlan(kind, {}, {columns: "1"})):
        with pytest.raises(InvalidValue):
            company.do(import_rows, plan, read_csv(file))
