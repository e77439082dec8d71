"""What files hold: dates as people spell them, spreadsheets; and trying them out."""

from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from openpyxl import Workbook

from astrobookings_desktop.domain.entities import Entity
from astrobookings_desktop.domain.errors import InvalidValue, MissingRight
from astrobookings_desktop.domain.statuses import Role
from astrobookings_desktop.services.actors import actor_of
from astrobookings_desktop.services.bookings import sales
from astrobookings_desktop.services.bookings.sales import SellSeats
from astrobookings_desktop.services.files import csv_files
from astrobookings_desktop.services.files.csv_files import CsvRow, CsvTable
from astrobookings_desktop.services.files.table_files import read_table
from astrobookings_desktop.services.imports import guess as import_guess
from astrobookings_desktop.services.imports.report import Outcome
from astrobookings_desktop.services.imports.run import ImportPlan, import_rows
from astrobookings_desktop.services.imports.trials import FEW_ROWS, try_import
from astrobookings_desktop.services.imports.values import day_first, file_moment
from tests.helpers.company import Company
from tests.helpers.imported import BOTH, LAUNCH, ROCKET, table_of

# --- files ------------------------------------------------------------------------------------


def test_a_file_without_end_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(csv_files, "MOST_BYTES", 1000)
    with pytest.raises(InvalidValue, match="has more than 0 MB"):
        read_table(Path("/dev/zero"))


# --- dates ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1969-07-16", (1969, 7, 16, 0, 0)),
        ("1969-07-16T13:32Z", (1969, 7, 16, 13, 32)),
        ("1969-07-16 13:32", (1969, 7, 16, 13, 32)),
        ("1969-07-16T13:32+02:00", (1969, 7, 16, 11, 32)),
        ("Fri Aug 07, 2020 05:12 UTC", (2020, 8, 7, 5, 12)),
        ("7 de agosto de 2020", (2020, 8, 7, 0, 0)),
        ("1957 Oct 4", (1957, 10, 4, 0, 0)),
        ("4th of October 1957", (1957, 10, 4, 0, 0)),
        ("16/07/1969", (1969, 7, 16, 0, 0)),
        ("07/16/1969 1:05 PM", (1969, 7, 16, 13, 5)),
        ("05.06.1969", (1969, 6, 5, 0, 0)),
        ("1969/7/16", (1969, 7, 16, 0, 0)),
        ("Fri Aug 07, 2020 23:30 -05:00", (2020, 8, 8, 4, 30)),
        ("Fri, 07 Aug 2020 23:30:00 -0500", (2020, 8, 8, 4, 30)),
        ("Fri Aug 07 23:30:00 +0530 2020", (2020, 8, 7, 18, 0)),
        ("Aug 07, 2020 23:30+02", (2020, 8, 7, 21, 30)),
        ("Aug 07, 2020 23:30 UTC-5", (2020, 8, 8, 4, 30)),
        ("Aug 07, 2020 23:30 GMT+05:45", (2020, 8, 7, 17, 45)),
        ("Aug 07, 2020 11:30:15.25 p.m. −05:00", (2020, 8, 8, 4, 30, 15)),
        ("05:12 UTC - 7 Aug 2020", (2020, 8, 7, 5, 12)),
        ("05:12 - 07 Aug 2020", (2020, 8, 7, 5, 12)),
        ("07-Aug-2020", (2020, 8, 7, 0, 0)),
        ("Fri Aug  7 23:30:00 UTC 2020", (2020, 8, 7, 23, 30)),
        ("16/07/1969 13:32 +02:00", (1969, 7, 16, 11, 32)),
        ("1969-07-16 13:32:00-05", (1969, 7, 16, 18, 32)),
        ("martes 7 de enero de 2020", (2020, 1, 7, 0, 0)),
        ("Martes, 10 de noviembre de 2020", (2020, 11, 10, 0, 0)),
        ("mar. 10 nov. 2020", (2020, 11, 10, 0, 0)),
        ("mar. 3 mar. 2020", (2020, 3, 3, 0, 0)),
        ("Tuesday, March 3, 2020", (2020, 3, 3, 0, 0)),
        ("miércoles 4 de marzo de 2020 a las 13:32", (2020, 3, 4, 13, 32)),
    ],
)
def test_dates_as_files_spell_them(text: str, expected: tuple[int, ...]) -> None:
    assert file_moment(text, "date", None) == datetime(*expected, tzinfo=UTC)


@pytest.mark.parametrize(
    "text",
    [
        *("", "1969", "1969-13-01", "31/02/2001", "05/06/2001", "16 Foo 1969", "now", "1 2 3 4"),
        "² Jul 1969",  # a digit to look at, and none to reckon with
    ],
)
def test_no_dates(text: str) -> None:
    with pytest.raises(InvalidValue):
        file_moment(text, "date", None)


@pytest.mark.parametrize(
    "text",
    [
        "Aug 07, 2020 23:30 EST",  # of North America, or of Australia
        "Aug 07, 2020 23:30-05:00",  # an offset, or until five o'clock
        "Aug 07, 2020 23:30 - 05:00",
        "Aug 07, 2020 23:30 – 05:00",
        "Aug 07, 2020 10:00 to 11:00",
        "10:00 Aug 07, 2020 11:00",
        "Aug 07, 2020 -05:00",
        "Aug 07, 2020 23:30 -05:17",
        "Aug 07, 2020 23:30 +15:00",
        "Aug 07, 2020 23:30 -05:00:30",
        "Aug 2020 23:30 -05",  # no day, or the fifth
        "Aug 2020 23:30 -5",
        "Aug 2020 23:30 UTC2",
        "UTC-5 23:30 Aug 2020",
        "UTC+2 23:30 Aug 2020",
        "Aug 2020 23:30:15.5.7",
        "Aug 07, 2020 23:30 Z -05:00",
        "Aug 07, 2020 13:05 AM",
        "Aug 07, 2020 0:30 pm",
        "Aug 07, 2020 24:30 p.m.",
        "martes 7 2020",
        "7 enero febrero 2020",
        "16/07/1969 13:32-05:00",
        "16/07/1969 13:32 -5",
        "16/07/1969 13:32 CEST",
        "1969-07-16T13:32-05:99",
    ],
)
def test_a_date_that_can_be_read_in_two_ways_is_refused(text: str) -> None:
    with pytest.raises(InvalidValue):
        file_moment(text, "date", None)


def test_a_column_tells_days_from_months() -> None:
    assert day_first(["05/06/2001", "16/06/2001"]) is True
    assert day_first(["05/06/2001", "06/16/2001"]) is False
    assert day_first(["05/06/2001"]) is None
    assert day_first(["16/06/2001", "06/16/2001"]) is None
    assert file_moment("05/06/2001", "date", True).month == 6


# --- spreadsheets -----------------------------------------------------------------------------


def test_a_spreadsheet_is_read_as_it_looks(company: Company, tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.append(["Agencia", "Cohete", "Fecha", "Destino", "Precio", "Estado", None])
    sheet.append([None] * 7)
    sheet.append(["Uno", "R", date(2001, 2, 3), "Moon", 1200.5, "Éxito", None])
    sheet.append(
        [
            "Uno",
            "R",
            datetime(2001, 3, 4, 5, 6),  # noqa: DTZ001 - as a spreadsheet has it
            "Moon",
            10,
            "Fracaso",
            None,
        ]
    )
    path = tmp_path / "lanzamientos.xlsx"
    book.save(path)
    table = read_table(path)
    plan = replace(import_guess.guess_plan(LAUNCH, table), create=BOTH)
    company.do(import_rows, plan, table)
    assert company.rows("SELECT date, price_per_seat, status FROM launch ORDER BY date") == [
        ("2001-02-03T00:00:00.000000Z", 120050, "launched"),
        ("2001-03-04T05:06:00.000000Z", 1000, "failed"),
    ]


@pytest.mark.parametrize("content", [b"", b"PK\3\4", b"name\nx\n", b"PK\5\6" + bytes(18)])
def test_what_is_no_spreadsheet_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "file.xlsx"
    path.write_bytes(content)
    with pytest.raises(InvalidValue) as refused:
        read_table(path)
    assert refused.value.field == "file"
    assert refused.value.message.startswith(("file.xlsx isn't a spreadsheet", "file.xlsx is empty"))


# --- trying out ---------------------------------------------------------------------------------


def test_nobody_waits_while_many_rows_are_tried_out(company: Company) -> None:
    launch, buyer = company.launch(), company.traveler()
    rows = (CsvRow(line, {"name": f"T {line}"}) for line in range(2, FEW_ROWS + 3))
    table = CsvTable(("name",), tuple(rows))
    steps = []

    def sell(step: str, _done: int, _total: int) -> None:
        if not steps.count(step):
            company.do(sales.sell_seats, SellSeats(launch, buyer, 1))
        steps.append(step)

    plan = ImportPlan(Entity.TRAVELER)
    report = try_import(company.office, company.actor, plan, table, progress=sell)
    assert report.count(Outcome.TAKEN) == FEW_ROWS + 1
    assert set(steps) == {"Copying", "Looking at the rows"}
    assert company.value("SELECT count(*) FROM booking") == 2
    assert company.value("SELECT count(*) FROM traveler") == 1
    assert not list(company.path.parent.glob(".*-scratch-*"))


def test_who_may_not_import_is_refused_and_logged_before_a_trial(company: Company) -> None:
    own = company.agency(name="One")
    actor = actor_of(own, "One", Role.AGENCY, None)
    table = CsvTable(("name",), (CsvRow(2, {"name": "T"}),) * (FEW_ROWS + 1))
    with pytest.raises(MissingRight):
        try_import(company.office, actor, ImportPlan(Entity.TRAVELER), table)
    assert company.value("SELECT count(*) FROM entry_log WHERE action = 'refused'") == 1


# --- undo and memory --------------------------------------------------------------------------


def test_a_guess_proposes_a_loose_name_where_it_is_the_only_one() -> None:
    header = ("net", "launch date of craft", "Rocket", "Orbit", "Price total", "Price each")
    guess = import_guess.guess_plan(LAUNCH, CsvTable(header, ()))
    assert guess.mapping == {
        "rocket_id": ("Rocket",),
        "date": ("net",),
        "destination": ("Orbit",),
    }
    header = ("launch date of craft", "Price each", "crew name")
    guess = import_guess.guess_plan(LAUNCH, CsvTable(header, ()))
    assert guess.mapping == {
        "date": ("launch date of craft",),
        "price_per_seat": ("Price each",),
    }


def test_a_mapping_is_kept_by_the_files_header(company: Company, tmp_path: Path) -> None:
    table = table_of(tmp_path, "Quién,Correo", "Ana,ana@x.org")
    plan = ImportPlan(
        Entity.TRAVELER, {"name": ("Quién",)}, {"language": "es"}, {("*", "-"): ""}, "name"
    )
    assert import_guess.kept_plan(company.reading, Entity.TRAVELER, table) is None
    company.do(import_guess.keep_plan, plan, table)
    other_order = table_of(tmp_path, "correo ,QUIÉN", "x,y")
    assert import_guess.kept_plan(company.reading, Entity.TRAVELER, table) == plan
    kept = import_guess.kept_plan(company.reading, Entity.TRAVELER, other_order)
    assert kept is not None
    assert kept.mapping == {}  # spelled otherwise: guessed anew


def test_the_office_and_each_agency_remember_their_own_mappings(
    company: Company, tmp_path: Path
) -> None:
    one, other = company.agency(name="One"), company.agency(name="Other")
    table = table_of(tmp_path, "Rocket,Seats", "R,5")
    actors = (
        company.actor,
        actor_of(one, "One", Role.AGENCY, None),
        actor_of(other, "Other", Role.AGENCY, None),
    )
    plans = [ImportPlan(ROCKET, {}, {"agency_id": str(number)}) for number in range(3)]
    for actor, plan in zip(actors, plans, strict=True):
        company.actor = actor
        assert import_guess.kept_plan(company.reading, ROCKET, table) is None
        company.do(import_guess.keep_plan, plan, table)
    for actor, plan in zip(actors, plans, strict=True):
        company.actor = actor
        assert import_guess.kept_plan(company.reading, ROCKET, table) == plan


@pytest.mark.parametrize(
    ("plan", "field"),
    [
        (ImportPlan(LAUNCH, {}, {"rocket.capacity": "2"}), "set"),
        (ImportPlan(LAUNCH, {}, {"rocket.id": "2"}, create=BOTH), "set"),
        (ImportPlan(LAUNCH, {}, {"id": "2"}), "set"),
        (ImportPlan(LAUNCH, {}, {"imported": "1"}), "set"),
        (ImportPlan(Entity.TRAVELER, {}, {"role": "admin"}), "set"),
        (ImportPlan(Entity.AGENCY, {}, {"user_id": "1"}), "set"),
        (ImportPlan(Entity.USER), "entity"),
        (ImportPlan(LAUNCH, create=frozenset({Entity.TRAVELER})), "create_missing"),
        (ImportPlan(LAUNCH, key="status"), "key"),
    ],
)
def test_plans_that_fit_no_file(
    company: Company, tmp_path: Path, plan: ImportPlan, field: str
) -> None:
    table = table_of(tmp_path, "name,date,destination,price_per_seat,rocket_id", "x,,,,")
    with pytest.raises(InvalidValue) as refused:
        company.do(import_rows, plan, table)
    assert refused.value.field == field
