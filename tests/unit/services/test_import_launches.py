"""Taking rockets and launches over, guessing what a file's columns are, and undoing an import."""

from collections import Counter
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from openpyxl import Workbook

from astrobookings_desktop.domain.entities import Entity
from astrobookings_desktop.domain.errors import InvalidValue, MissingRight, WrongAgency
from astrobookings_desktop.domain.statuses import Role
from astrobookings_desktop.services import import_guess, sales, travelers
from astrobookings_desktop.services.actors import BUILT_IN_ADMINISTRATOR, actor_of
from astrobookings_desktop.services.check import check
from astrobookings_desktop.services.csv_files import CsvRow, CsvTable, read_csv
from astrobookings_desktop.services.import_trials import FEW_ROWS, try_import
from astrobookings_desktop.services.import_undo import ImportStands, import_runs, undo_import
from astrobookings_desktop.services.import_values import day_first, file_moment
from astrobookings_desktop.services.imports import (
    ImportPlan,
    ImportRefused,
    ImportReport,
    Outcome,
    import_rows,
)
from astrobookings_desktop.services.launch_transitions import confirm_launch, mark_launched
from astrobookings_desktop.services.overrides import Override
from astrobookings_desktop.services.sales import SellSeats
from astrobookings_desktop.services.saved_filters import save_filter
from astrobookings_desktop.services.sign_in import give_reset_code
from astrobookings_desktop.services.table_files import read_table
from astrobookings_desktop.services.users import create_user, edit_user
from tests.helpers.company import Company
from tests.helpers.launch_file import write_launches

LAUNCH, ROCKET, AGENCY = Entity.LAUNCH, Entity.ROCKET, Entity.AGENCY
BOTH = frozenset({AGENCY, ROCKET})


def table_of(folder: Path, *lines: str) -> CsvTable:
    path = folder / "file.csv"
    path.write_text("\n".join(lines), "utf-8")
    return read_csv(path)


def reasons(report: ImportReport) -> list[str]:
    return [row.reason for row in report.rows if row.outcome is Outcome.REFUSED]


# --- thousands of historic launches -----------------------------------------------------------


@pytest.mark.parametrize("rows", [600, pytest.param(3000, marks=pytest.mark.slow)])
def test_historic_launches_come_through_guess_dry_run_and_import(
    company: Company, tmp_path: Path, rows: int
) -> None:
    path = tmp_path / "space missions.csv"
    kinds = write_launches(path, rows)
    table = read_table(path)
    assert (table.encoding, table.delimiter) == ("utf-8-sig", ";")
    guessed = import_guess.guess_plan(LAUNCH, table)
    assert guessed.mapping == {
        "agency_id": ("Company Name",),
        "rocket_id": ("Rocket",),
        "date": ("Datum",),
        "destination": ("Orbit",),
        "price_per_seat": ("Price",),
        "status": ("Status Mission",),
    }
    plan = replace(guessed, key="date", create=BOTH, partial=True)
    with pytest.raises(ImportRefused) as refused:
        company.do(import_rows, replace(plan, partial=False), table)
    assert company.value("SELECT count(*) FROM user") == 0

    with company.writer.unit_of_work(company.actor, dry_run=True) as work:
        tried = import_rows(work, plan, table)
    assert company.value("SELECT count(*) FROM launch") == 0
    report = company.do(import_rows, plan, table, path.name)
    assert [row.outcome for row in report.rows] == [row.outcome for row in tried.rows]
    assert Counter(row.outcome for row in refused.value.report.rows) == Counter(
        row.outcome for row in report.rows
    )
    wrong = kinds["blank"] + kinds["undated"] + kinds["unknown"]
    assert report.count(Outcome.REFUSED) == wrong
    assert report.count(Outcome.SKIPPED) >= kinds["repeated"]
    assert report.count(Outcome.TAKEN) + report.count(Outcome.SKIPPED) == rows - wrong
    assert Counter(entity for entity, _key in report.made)[AGENCY] == 6

    states = dict(company.rows("SELECT status, count(*) FROM launch GROUP BY status"))
    assert set(states) == {"launched", "failed"}
    assert company.value("SELECT min(imported) FROM launch") == 1
    for table_name in ("invoice", "notification", "job_queue"):
        assert company.value(f"SELECT count(*) FROM {table_name}") == 0
    assert company.value("SELECT max(capacity) FROM rocket") == 1
    assert list(check(company.reader, catalogue=company.office.catalogue)) == []

    again = company.do(import_rows, replace(plan, create=frozenset()), table)
    assert again.count(Outcome.TAKEN) == 0
    assert again.run_id is None

    assert report.run_id is not None
    undone = company.do(undo_import, report.run_id)
    assert undone.removed == report.count(Outcome.TAKEN) + len(report.made)
    assert company.value("SELECT count(*) FROM user") == 0
    assert list(check(company.reader, catalogue=company.office.catalogue)) == []


# --- references -------------------------------------------------------------------------------


def test_a_rocket_is_looked_up_among_its_agencys(company: Company, tmp_path: Path) -> None:
    one, other = company.agency(name="One", email="one@x.org"), company.agency(name="Ótra")
    company.rocket(one, name="Same", capacity=3, range="mars")
    wanted = company.rocket(other, name="Same", capacity=7, range="mars")
    table = table_of(
        tmp_path,
        "agency_id,rocket_id,date,destination,price_per_seat,status",
        "otra,SAME,2001-01-01,Moon,10,launched",
        f"{other},{wanted},2001-01-02,Moon,10,failed",
        "One@X.org,Same,2001-01-03,Moon,10,aborted",
        ",Same,2001-01-04,Moon,10,launched",
        f"One,{wanted},2001-01-05,Moon,10,launched",
        "Nobody,Same,2001-01-06,Moon,10,launched",
    )
    report = company.do(import_rows, ImportPlan(LAUNCH, partial=True), table)
    assert company.rows("SELECT agency_id, capacity, status FROM launch ORDER BY date") == [
        (other, 7, "launched"),
        (other, 7, "failed"),
        (one, 3, "aborted"),
    ]
    told = reasons(report)
    assert "tell one rocket from another" in told[0]
    assert "name a rocket of that agency" in told[1]
    assert "name an agency that is there" in told[2]
    assert company.value("SELECT min(date) FROM launch") == "2001-01-01T00:00:00.000000Z"


def test_a_missing_rocket_gets_the_range_it_needs_and_the_capacity_that_was_set(
    company: Company, tmp_path: Path
) -> None:
    company.agency(name="One")
    table = table_of(
        tmp_path,
        "agency_id,rocket_id,date,destination,price_per_seat,status,range",
        "One,R,2001-01-01,Kármán line,10,launched,",
        "One,R,2002-01-01,Mars,10,launched,",
        "One,R,2003-01-01,Nowhere known,10,launched,",
        "One,R,2003-01-02,Nowhere known,10,launched,moon",
    )
    constants = {"rocket.capacity": "12"}
    plan = ImportPlan(LAUNCH, {}, constants, partial=True, create=frozenset({ROCKET}))
    report = company.do(import_rows, plan, table)
    assert company.rows("SELECT name, capacity, range FROM rocket") == [("R", 12, "mars")]
    assert len(reasons(report)) == 1
    assert company.value("SELECT count(*) FROM launch") == 3


def test_a_refused_row_makes_no_agency(company: Company, tmp_path: Path) -> None:
    table = table_of(
        tmp_path,
        "agency_id,name,capacity,range",
        "New one,R,0,moon",
        "New one,R,nine,moon",
        "Other,S,4,moon",
    )
    plan = ImportPlan(ROCKET, partial=True, create=frozenset({AGENCY}))
    report = company.do(import_rows, plan, table)
    assert report.count(Outcome.REFUSED) == 2
    assert company.rows("SELECT name FROM user") == [("Other",)]
    assert list(check(company.reader, catalogue=company.office.catalogue)) == []


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ("2001-01-01,Moon,10,", "the date has passed"),
        ("2001-01-01,Moon,10,scheduled", "the date has passed"),
        ("2030-01-01,Moon,10,launched", "still to come"),
        ("2030-01-01,Moon,10,confirmed", "be scheduled, launched"),
        ("2001-01-01,Moon,10,exploded", "be one of"),
        ("2001-01-01,Moon,0,launched", "Price"),
        ("2001-01-01,Moon,ten,launched", "Price"),
        (",Moon,10,launched", "be given"),
        ("05/06/2001,Moon,10,launched", "tell day from month"),
        ("1850-01-01,Moon,10,launched", "1900 to 2200"),
        ("2001-01-01,Mars,10,launched", "range"),
    ],
)
def test_launches_that_cannot_have_been(
    company: Company, tmp_path: Path, row: str, reason: str
) -> None:
    company.rocket(company.agency(name="One"), name="R", range="moon")
    table = table_of(tmp_path, "rocket_id,date,destination,price_per_seat,status", f"R,{row}")
    with pytest.raises(ImportRefused) as refused:
        company.do(import_rows, ImportPlan(LAUNCH), table)
    assert reason in reasons(refused.value.report)[0]


@pytest.mark.parametrize("status", ["pending", "running", "failed", "uncertain"])
def test_a_launch_to_come_is_scheduled_and_announced(
    company: Company, tmp_path: Path, status: str
) -> None:
    company.rocket(company.agency(name="One"), name="R", range="moon")
    line = "R,2030-01-01T10:00+02:00,Moon,10,"
    table = table_of(tmp_path, "rocket_id,date,destination,price_per_seat,status", line)
    report = company.do(import_rows, ImportPlan(LAUNCH), table)
    assert company.rows("SELECT date, status, imported FROM launch") == [
        ("2030-01-01T08:00:00.000000Z", "scheduled", 0)
    ]
    assert company.value("SELECT job_type FROM job_queue") == "announce_launch"
    company.writer._connection.execute(
        "UPDATE job_queue SET status = ?, locked_by = iif(?1 = 'running', 'w', NULL), "
        "locked_until = iif(?1 = 'running', 1, NULL)",
        (status,),
    )
    company.do(undo_import, report.run_id)
    assert company.value("SELECT status FROM job_queue") == "canceled"
    assert company.value("SELECT count(*) FROM launch") == 0


def test_agencies_may_not_write_their_own_past(company: Company, tmp_path: Path) -> None:
    own = company.agency(name="One")
    company.rocket(own, name="R", range="moon")
    company.rocket(company.agency(name="Other"), name="S", range="moon")
    company.actor = actor_of(own, "One", Role.AGENCY, None)
    head = "rocket_id,date,destination,price_per_seat,status"
    table = table_of(tmp_path, head, "R,2001-01-01,Moon,10,launched")
    with pytest.raises(MissingRight):
        company.do(import_rows, ImportPlan(LAUNCH), table)
    table = table_of(tmp_path, head, "R,2030-01-01,Moon,10,", "S,2030-02-01,Moon,10,")
    report = company.do(import_rows, ImportPlan(LAUNCH, partial=True), table)
    assert [row.outcome for row in report.rows] == [Outcome.TAKEN, Outcome.REFUSED]
    assert [run.id for run in import_runs(company.reading)] == [report.run_id]


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
    ],
)
def test_dates_as_files_spell_them(text: str, expected: tuple[int, ...]) -> None:
    assert file_moment(text, "date", None) == datetime(*expected, tzinfo=UTC)  # type: ignore[misc]


@pytest.mark.parametrize(
    "text", ["", "1969", "1969-13-01", "31/02/2001", "05/06/2001", "16 Foo 1969", "now", "1 2 3 4"]
)
def test_no_dates(text: str) -> None:
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
            datetime(2001, 3, 4, 5, 6),  # noqa: DTZ001
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


def test_an_import_stands_when_something_depends_on_it(company: Company, tmp_path: Path) -> None:
    launch = company.launch(company.rocket(company.agency(name="A"), range="moon"))
    table = table_of(tmp_path, "name,email", "Ana,ana@x.org", "Ben,ben@x.org")
    report = company.do(import_rows, ImportPlan(Entity.TRAVELER), table, "people.csv")
    ana, ben = (row.id for row in report.rows)
    assert isinstance(ana, int)
    assert isinstance(ben, int)
    company.clock.forward(seconds=1)
    company.do(sales.sell_seats, SellSeats(launch, ana, 1))
    company.do(travelers.edit_traveler, ben, {"name": "Benjamin"})
    with pytest.raises(ImportStands) as stands:
        company.do(undo_import, report.run_id)
    assert [line for line, _why in stands.value.reasons] == [2, 3]
    assert company.value("SELECT count(*) FROM traveler") == 2
    (run,) = import_runs(company.reading)
    assert (run.file_name, run.taken, run.undone_at) == ("people.csv", 2, None)


def test_an_import_stands_when_somebody_signed_in_or_was_edited_as_a_user(
    company: Company, tmp_path: Path
) -> None:
    agencies = table_of(tmp_path, "name,email", "New,new@x.org")
    report = company.do(import_rows, ImportPlan(AGENCY), agencies)
    people = company.do(
        import_rows, ImportPlan(Entity.TRAVELER), table_of(tmp_path, "name,email", "Ana,ana@x.org")
    )
    company.clock.forward(seconds=1)
    (new,), (ana,) = ((row.id for row in one.rows) for one in (report, people))
    assert isinstance(new, int)
    assert isinstance(ana, int)
    administrator, company.actor = company.actor, actor_of(new, "New", Role.AGENCY, None)
    company.do(save_filter, LAUNCH, "mine", "open")
    company.actor = administrator
    company.do(give_reset_code, new)
    company.do(edit_user, ana, {"name": "Anna"})
    for run in (report, people):
        with pytest.raises(ImportStands, match="changed since"):
            company.do(undo_import, run.run_id)


def test_an_import_stands_when_it_made_an_agency_reliable(company: Company, tmp_path: Path) -> None:
    agency = company.agency(name="One")
    rocket = company.rocket(agency, name="R", range="moon")
    head = "agency_id,rocket_id,date,destination,price_per_seat,status"
    lines = [f"One,R,2020-0{month}-01,Moon,5,launched" for month in range(1, 5)]
    first = company.do(import_rows, ImportPlan(LAUNCH), table_of(tmp_path, head, *lines[:2]))
    launch, buyer = company.launch(rocket), company.traveler()
    company.do(sales.sell_seats, SellSeats(launch, buyer, 4))
    company.do(confirm_launch, launch, Override(BUILT_IN_ADMINISTRATOR, "it may fly"))
    company.clock.forward(days=401)
    assert company.do(mark_launched, launch).fee_basis_points == 80
    with pytest.raises(ImportStands) as stands:
        company.do(undo_import, first.run_id)
    assert [line for line, _why in stands.value.reasons] == [2, 3]
    assert list(check(company.reader)) == []
    late = company.do(import_rows, ImportPlan(LAUNCH), table_of(tmp_path, head, *lines[2:]))
    assert company.do(undo_import, late.run_id).removed == 2, "they came too late to count"
    assert list(check(company.reader)) == []


def test_filled_columns_are_emptied_again_once(company: Company, tmp_path: Path) -> None:
    ana = company.traveler(name="Ana", email="ana@x.org")
    company.clock.forward(seconds=1)
    table = table_of(tmp_path, "name,email,contact_phone", "Other,ANA@x.org,+34 600 100 200")
    plan = ImportPlan(Entity.TRAVELER, key="email")
    report = company.do(import_rows, plan, table)
    phone = "SELECT contact_phone FROM traveler WHERE user_id = ?"
    assert company.value(phone, ana) == "+34 600 100 200"
    undone = company.do(undo_import, report.run_id)
    assert (undone.removed, undone.emptied) == (0, 1)
    assert company.value(phone, ana) is None
    with pytest.raises(InvalidValue, match="wasn't undone before"):
        company.do(undo_import, report.run_id)
    with pytest.raises(InvalidValue, match="be the number of an import"):
        company.do(undo_import, 12345)


def test_an_import_stands_when_what_it_filled_was_corrected(
    company: Company, tmp_path: Path
) -> None:
    ana = company.traveler(name="Ana", email="ana@x.org")
    table = table_of(tmp_path, "name,email,contact_phone", "Ana,ana@x.org, +34 600 100 200 ")
    report = company.do(import_rows, ImportPlan(Entity.TRAVELER, key="email"), table)
    company.do(travelers.edit_traveler, ana, {"contact_phone": "+34 600 100 999"})
    with pytest.raises(ImportStands) as stands:
        company.do(undo_import, report.run_id)
    assert [line for line, _why in stands.value.reasons] == [2]
    phone = "SELECT contact_phone FROM traveler WHERE user_id = ?"
    assert company.value(phone, ana) == "+34 600 100 999"
    company.do(travelers.edit_traveler, ana, {"contact_phone": "+34 600 100 200"})
    assert company.do(undo_import, report.run_id).emptied == 1
    assert company.value(phone, ana) is None


def test_an_agency_sees_its_own_runs_however_many_others_there_are(
    company: Company, tmp_path: Path
) -> None:
    own = company.agency(name="One")
    company.rocket(own, name="R", range="moon")
    administrator, company.actor = company.actor, actor_of(own, "One", Role.AGENCY, None)
    head = "rocket_id,date,destination,price_per_seat"
    table = table_of(tmp_path, head, "R,2030-01-01,Moon,10")
    report = company.do(import_rows, ImportPlan(LAUNCH), table)
    company.actor = administrator
    company.clock.forward(seconds=1)
    for number in range(200):
        table = CsvTable(("name",), (CsvRow(2, {"name": f"Traveler {number}"}),))
        company.do(import_rows, ImportPlan(Entity.TRAVELER), table)
    assert len(import_runs(company.reading)) == 200
    company.actor = actor_of(own, "One", Role.AGENCY, None)
    assert [run.id for run in import_runs(company.reading)] == [report.run_id]


def test_who_went_to_another_agency_takes_nothing_of_the_first_back(
    company: Company, tmp_path: Path
) -> None:
    one, other = company.agency(name="One"), company.agency(name="Other")
    company.rocket(one, name="R", range="moon")
    person = {"name": "Pat", "email": "pat@x.org", "role": "agency", "agency_id": one}
    pat = company.do(create_user, person)
    administrator, company.actor = company.actor, actor_of(pat, "Pat", Role.AGENCY, one)
    head = "rocket_id,date,destination,price_per_seat"
    table = table_of(tmp_path, head, "R,2030-01-01,Moon,10")
    report = company.do(import_rows, ImportPlan(LAUNCH), table)
    company.actor = administrator
    company.do(edit_user, pat, {"agency_id": other})
    company.actor = actor_of(pat, "Pat", Role.AGENCY, other)
    with pytest.raises(WrongAgency):
        company.do(undo_import, report.run_id)
    assert company.value("SELECT count(*) FROM launch") == 1


def test_who_may_create_no_agency_any_more_takes_none_back(
    company: Company, tmp_path: Path
) -> None:
    one = company.agency(name="One")
    pat = company.do(create_user, {"name": "Pat", "email": "pat@x.org", "role": "manager"})
    administrator, company.actor = company.actor, actor_of(pat, "Pat", Role.MANAGER, None)
    head = "agency_id,rocket_id,date,destination,price_per_seat,status"
    table = table_of(tmp_path, head, "New,R,2020-01-01,Moon,10,launched")
    report = company.do(import_rows, ImportPlan(LAUNCH, create=BOTH), table)
    company.actor = administrator
    company.do(edit_user, pat, {"role": "agency", "agency_id": one})
    company.actor = actor_of(pat, "Pat", Role.AGENCY, one)
    with pytest.raises((WrongAgency, MissingRight)):
        company.do(undo_import, report.run_id)
    assert company.value("SELECT count(*) FROM agency") == 2


def test_a_rocket_repeats_by_name_within_its_agency(company: Company, tmp_path: Path) -> None:
    one, other = company.agency(name="One"), company.agency(name="Two")
    company.rocket(one, name="R", capacity=5, range="moon")
    lines = (f"{one},r,5,moon", f"{other},R,6,mars", f"{other},r ,9,mars")
    table = table_of(tmp_path, "agency_id,name,capacity,range", *lines)
    report = company.do(import_rows, ImportPlan(ROCKET, key="name"), table)
    assert [row.outcome for row in report.rows] == [
        Outcome.SKIPPED,
        Outcome.TAKEN,
        Outcome.SKIPPED,
    ]


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
