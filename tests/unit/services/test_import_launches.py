"""Taking rockets and launches over: references, the past, launches to come."""

from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest

from astrobookings_desktop.domain.errors import MissingRight
from astrobookings_desktop.domain.statuses import Role
from astrobookings_desktop.services.actors import actor_of
from astrobookings_desktop.services.checks.check import check
from astrobookings_desktop.services.files.table_files import read_table
from astrobookings_desktop.services.imports import guess as import_guess
from astrobookings_desktop.services.imports.report import ImportRefused, Outcome
from astrobookings_desktop.services.imports.run import ImportPlan, import_rows
from astrobookings_desktop.services.imports.undo import import_runs, undo_import
from tests.helpers.company import Company
from tests.helpers.imported import AGENCY, BOTH, LAUNCH, ROCKET, reasons, table_of
from tests.helpers.launch_file import write_launches

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
    assert Counter(one.entity for one in report.made)[AGENCY] == 6

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
        (
            "2001-01-01,Moon,10,",
            "Status must be given, as the date has passed: launched, failed or aborted.",
        ),
        (
            "2001-01-01,Moon,10,scheduled",
            "Status must be launched, failed or aborted, not scheduled: the date has passed.",
        ),
        (
            "2030-01-01,Moon,10,launched",
            "Status must be scheduled, not launched: the date is still to come.",
        ),
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


# --- undo and memory --------------------------------------------------------------------------


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
