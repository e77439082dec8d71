"""Undoing an import, and what keeps one from being undone."""

from pathlib import Path

import pytest

from astrobookings_desktop.domain.entities import Entity
from astrobookings_desktop.domain.errors import InvalidValue, MissingRight, WrongAgency
from astrobookings_desktop.domain.statuses import Role
from astrobookings_desktop.services.access.overrides import Override
from astrobookings_desktop.services.access.sign_in import give_reset_code
from astrobookings_desktop.services.actors import BUILT_IN_ADMINISTRATOR, actor_of
from astrobookings_desktop.services.bookings import sales
from astrobookings_desktop.services.bookings.sales import SellSeats
from astrobookings_desktop.services.checks.check import check
from astrobookings_desktop.services.files.csv_files import CsvRow, CsvTable
from astrobookings_desktop.services.imports.run import ImportPlan, import_rows
from astrobookings_desktop.services.imports.undo import ImportStands, import_runs, undo_import
from astrobookings_desktop.services.launches.transitions import confirm_launch, mark_launched
from astrobookings_desktop.services.lists.saved_filters import save_filter
from astrobookings_desktop.services.people import travelers
from astrobookings_desktop.services.people.users import create_user, edit_user
from tests.helpers.company import Company
from tests.helpers.imported import AGENCY, BOTH, LAUNCH, table_of


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


def test_an_import_that_filled_what_it_had_made_can_be_undone(
    company: Company, tmp_path: Path
) -> None:
    lines = ("Ana,ana@x.org,", "Ana,ana@x.org,+34 600 100 200")
    table = table_of(tmp_path, "name,email,contact_phone", *lines)
    report = company.do(import_rows, ImportPlan(Entity.TRAVELER, key="email"), table)
    assert company.value("SELECT contact_phone FROM traveler") == "+34 600 100 200"
    company.clock.forward(minutes=10)
    undone = company.do(undo_import, report.run_id)
    assert (undone.removed, undone.emptied) == (1, 0)
    assert company.value("SELECT count(*) FROM traveler") == 0
    assert list(check(company.reader)) == []


@pytest.mark.parametrize("later", [-3600, 0, 1], ids=["set back", "in the same moment", "later"])
def test_an_import_stands_when_its_record_was_edited_whatever_the_clock_says(
    company: Company, tmp_path: Path, later: int
) -> None:
    table = table_of(tmp_path, "name,email", "Ana,ana@x.org", "Ben,ben@x.org")
    report = company.do(import_rows, ImportPlan(Entity.TRAVELER), table)
    ana = report.rows[0].id
    assert isinstance(ana, int)
    company.clock.forward(seconds=later)
    company.do(travelers.edit_traveler, ana, {"contact_phone": "+34 600 100 200"})
    company.clock.forward(minutes=10)
    with pytest.raises(ImportStands, match="changed since"):
        company.do(undo_import, report.run_id)
    assert company.value("SELECT count(*) FROM traveler") == 2


def test_an_import_is_undone_though_the_clock_was_set_back(
    company: Company, tmp_path: Path
) -> None:
    table = table_of(tmp_path, "name,email", "Ana,ana@x.org")
    report = company.do(import_rows, ImportPlan(Entity.TRAVELER), table)
    company.clock.forward(days=-1)
    assert company.do(undo_import, report.run_id).removed == 1


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
        with pytest.raises(ImportStands, match="changed since") as stands:
            company.do(undo_import, run.run_id)
        why = stands.value.why
        assert stands.value.message.endswith(f"Line 2: {why.message}")
        assert stands.value.as_dict()["reasons"] == [[2, why.message]]


@pytest.mark.parametrize("back", [0, 500], ids=["", "the clock set back after the import"])
def test_an_import_stands_when_it_made_an_agency_reliable(
    company: Company, tmp_path: Path, back: int
) -> None:
    agency = company.agency(name="One")
    rocket = company.rocket(agency, name="R", range="moon")
    head = "agency_id,rocket_id,date,destination,price_per_seat,status"
    lines = [f"One,R,2020-0{month}-01,Moon,5,launched" for month in range(1, 5)]
    company.clock.forward(days=back)
    first = company.do(import_rows, ImportPlan(LAUNCH), table_of(tmp_path, head, *lines[:2]))
    company.clock.forward(days=-back)
    launch, buyer = company.launch(rocket), company.traveler()
    company.do(sales.sell_seats, SellSeats(launch, buyer, 4))
    company.do(confirm_launch, launch, Override(BUILT_IN_ADMINISTRATOR, "it may fly"))
    company.clock.forward(days=401)
    assert company.do(mark_launched, launch).fee_basis_points == 80
    with pytest.raises(ImportStands) as stands:
        company.do(undo_import, first.run_id)
    assert [line for line, _why in stands.value.reasons] == [2, 3]
    assert list(check(company.reader)) == []
    company.clock.forward(days=-back)
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
