"""The command line creates and edits records, lists, shows, exports and imports them."""

import csv
import json
from pathlib import Path

import pytest

from astrobookings_desktop.domain.entities import Entity
from astrobookings_desktop.services.people.tax_ids import ODD_TAX_ID
from tests.helpers.command_line import CommandLine
from tests.helpers.real_data import real_file

# --- creating and editing -----------------------------------------------------------------------


def test_what_is_created_is_kept_in_any_script(desk: CommandLine) -> None:
    name = "مُحَمَّد 小龍 👩‍🚀 Zoë"
    columns = {
        "name": name,
        "contact-phone": "+34 600 123",
        "travel-preferences": '{"seat": "window"}',
        "language": "es",
    }
    options = [word for pair in columns.items() for word in (f"--{pair[0]}", pair[1])]
    made = desk.get("create", "traveler", *options)
    assert made["id"] == made["user_id"]
    assert made["travel_preferences"] == {"seat": "window"}
    assert (made["name"], made["email"], made["active"]) == (name, None, True)
    assert desk.get("show", "traveler", made["id"]) == made
    assert desk.get("list", "traveler", "--search", "zoe") == [made]


def test_edit_changes_clears_and_deactivates(desk: CommandLine) -> None:
    traveler = desk.traveler(email="a@example.org")
    changed = desk.get("edit", "traveler", "a@example.org", "--name", "Bo", "--email", "")
    assert (changed["id"], changed["name"], changed["email"]) == (traveler, "Bo", None)
    assert desk.get("edit", "traveler", traveler, "--active", "no")["active"] is False
    assert desk.refusal("edit", "traveler", traveler, "--active", "maybe")["field"] == "active"
    launch = desk.launch()
    assert desk.get("edit", "launch", launch, "--price", "7.50")["price_per_seat"] == "7.50"
    nothing = desk.run("edit", "rocket", "1")
    assert (nothing.exit_code, nothing.stdout) == (2, "")


def test_an_edit_that_changes_nothing_says_so(desk: CommandLine) -> None:
    launch, traveler = desk.launch(), desk.traveler(name="Ana", email="ana@example.org")
    shown = desk.get("show", "launch", launch)
    same = ("--price", shown["price_per_seat"], "--destination", shown["destination"])
    same = (*same, "--rocket", shown["rocket_id"])
    count = len(desk.get("list", "entry_log"))
    for dry in ((), ("--dry-run",)):
        for edit in (("launch", launch, *same), ("traveler", traveler, "--name", "Ana")):
            told = desk.run("edit", *edit, *dry).stdout
            assert f"Nothing changes: {edit[0]} {edit[1]} has these values already." in told
            assert "Edited" not in told
            assert desk.get("edit", *edit, *dry)["nothing_changes"] is True
    assert len(desk.get("list", "entry_log")) == count
    assert "nothing_changes" not in desk.get("edit", "traveler", traveler, "--name", "Eva")


def test_an_edit_of_a_launch_tells_what_it_touches(desk: CommandLine) -> None:
    rocket = desk.rocket()
    launch = desk.launch(rocket, price="41,500,000.00")
    desk.sell(launch, desk.traveler(), 3)
    before = desk.state()
    tried = desk.run("edit", "launch", launch, "--destination", "ISS", "--dry-run")
    assert desk.state() == before
    told = desk.run("edit", "launch", launch, "--destination", "ISS")
    for result in (tried, told):
        assert "1 booking with 3 seats sold for Moon keeps its price." in result.stdout
        assert "Nobody gets a message about the new destination" in result.stdout
    tried = desk.run("edit", "launch", launch, "--price", "1", "--dry-run")
    document = desk.get("edit", "launch", launch, "--price", "1")
    assert "is for new bookings only" in tried.stdout
    assert tried.stderr.startswith("warning: the new price 1.00 is less than a tenth of 41,500,000")
    assert "undo" not in tried.stderr
    touched = document["touches"]
    assert (touched["bookings_sold"], touched["seats_sold"]) == (1, 3)
    assert (touched["price_before"], touched["price_slip"]) == ("41500000.00", "too_low")
    assert touched["travelers_are_told"] is False
    assert desk.get("edit", "launch", launch, "--price", "10")["touches"]["price_slip"] is None
    assert desk.get("edit", "launch", launch, "--price", "100.01")["touches"]["price_slip"] == (
        "too_high"
    )
    assert "touches" not in desk.get("edit", "launch", launch, "--price", "100.01")
    told = desk.run("edit", "launch", launch, "--price", "9.50").stderr
    entry = told.split("if a digit is missing, undo ")[1].split()[0]
    touched = desk.get("undo", entry)["touches"]
    assert (touched["seats_sold"], touched["price_slip"]) == (3, None)
    assert desk.get("show", "launch", launch)["price_per_seat"] == "100.01"


def test_deactivating_tells_of_open_launches_and_of_who_signs_in(desk: CommandLine) -> None:
    agency = desk.agency(email="agency@example.org")
    rocket = desk.rocket(agency)
    desk.launch(rocket)
    aborted = desk.launch(rocket, "2028-02-10T12:00Z")
    desk.get("launch", "abort", aborted, "--reason", "no fuel")
    given: dict[str, str | None] = {"ASTROBOOKINGS_NEW_PASSWORD": "a seat on the moon"}
    CommandLine(desk.path, environment=given).get("user", "password", "agency@example.org")
    on = "Its 1 open launch goes on selling seats until it is aborted."
    out = "Its 1 person can no longer sign in."
    for more in (("--dry-run",), ()):
        told = desk.run("edit", "rocket", rocket, "--active", "no", *more).stdout
        assert on in told
        assert out not in told
        told = desk.run("edit", "agency", agency, "--active", "no", *more).stdout
        assert on in told
        assert out in told
    assert "touches" not in desk.get("edit", "agency", agency, "--active", "yes")
    told = desk.get("edit", "agency", agency, "--active", "no")
    assert told["touches"] == {"open_launches": 1, "people_signed_out": 1}
    desk.get("edit", "agency", agency, "--active", "yes")
    (*_, entry) = sorted(
        row["id"] for row in desk.get("list", "entry_log", "--where", "action=activate")
    )
    assert on in desk.run("undo", entry, "--dry-run").stdout
    assert out in desk.run("undo", entry).stdout


def test_a_launch_near_another_of_its_rocket_is_a_warning(desk: CommandLine) -> None:
    rocket = desk.rocket()
    first = desk.launch(rocket)
    options = ("--rocket", rocket, "--date", "2028-01-12T00:00+02:00", "--destination", "ISS")
    told = desk.run("launch", "schedule", *options, "--price", "1")
    assert told.exit_code == 0
    assert told.stderr == f"warning: the rocket is within its turnaround of launch {first}\n"
    assert "2028-01-11 22:00Z" in told.stdout
    same_day = ("--rocket", rocket, "--date", "2028-01-10T23:00Z", "--destination", "ISS")
    assert desk.refusal("launch", "schedule", *same_day, "--price", "1")["error"] == "rocket_busy"


def test_a_traveler_who_may_be_known_already_is_a_warning(desk: CommandLine) -> None:
    phone = ("--contact-phone", "+46 70 123 45 67")
    first = desk.run("create", "traveler", "--name", "Björn Nyström", *phone, "--json")
    assert (first.exit_code, first.stderr) == (0, "")
    record = json.loads(first.stdout)
    assert "already_known" not in record
    again = ("create", "traveler", "--name", "Bjorn Nystrom", "--contact-phone", "+46-701234567")
    warning = f"warning: already known? {record['id']} Björn Nyström (name, phone)\n"
    tried = desk.run(*again, "--dry-run")
    assert (tried.exit_code, tried.stderr) == (0, warning)
    assert "already_known" not in tried.stdout
    told = desk.run(*again, "--json")
    assert (told.exit_code, told.stderr) == (0, "")
    assert json.loads(told.stdout)["already_known"] == [record["id"]]
    other = desk.run("create", "traveler", "--name", "Somebody Else")
    assert (other.exit_code, other.stderr) == (0, "")
    assert len(desk.get("list", "traveler", "--where", "name:nystrom")) == 2


def test_a_tax_id_that_looks_wrong_is_a_warning(desk: CommandLine, tmp_path: Path) -> None:
    warning = f"warning: {ODD_TAX_ID}\n"
    odd, good = ("--tax-id", "DE136695970"), ("--tax-id", "DE136695976")
    made = desk.run("create", "agency", "--name", "Lunar Lines", *odd, "--json")
    assert (made.exit_code, made.stderr) == (0, warning)
    agency = json.loads(made.stdout)
    assert agency["tax_id"] == "DE136695970"
    assert desk.run("edit", "agency", agency["id"], *good).stderr == ""
    assert desk.run("edit", "agency", agency["id"], *odd).stderr == warning

    file = tmp_path / "agencies.csv"
    file.write_text('name,tax_id\nOdd,12\nGood,DE136695976\nNone,\nTwo,"7717985\n3"\n', "utf-8")
    told = desk.run("import", "agency", file)
    assert told.exit_code == 0
    assert [line for line in told.stdout.splitlines() if line.startswith("line ")] == [
        f"line 2 taken: {ODD_TAX_ID}"
    ]
    file.write_text("name,tax_id\nOdd,12\nNone,12\nTwo,14\n", "utf-8")  # None has none yet
    filled = desk.run("import", "agency", file, "--key", "name")
    assert f"\nline 3 merged: {ODD_TAX_ID}\n" in filled.stdout
    assert filled.stdout.count(ODD_TAX_ID) == 1


# --- dry runs -----------------------------------------------------------------------------------


def test_a_dry_run_shows_what_would_be_and_writes_nothing(
    desk: CommandLine, tmp_path: Path
) -> None:
    launch, traveler = desk.launch(), desk.traveler()
    file = tmp_path / "agencies.csv"
    file.write_text("name\nRoscosmos\n", "utf-8")
    sold = desk.sell(launch, traveler, 2)
    before = desk.state()
    for commands in (
        ("create", "traveler", "--name", "x"),
        ("edit", "traveler", traveler, "--name", "x"),
        ("sell", "--launch", launch, "--traveler", traveler, "--seats", 1),
        ("hold", "--launch", launch, "--traveler", traveler, "--seats", 1),
        ("cancel", sold["id"], "--seats", 1),
        ("void-sale", sold["id"]),
        ("import", "agency", file),
    ):
        assert desk.get(*commands, "--dry-run")["dry_run"] is True
        assert desk.get("--dry-run", *commands)["dry_run"] is True
        assert desk.run(*commands, "--dry-run").stdout.startswith("Dry run: nothing is written.")
    assert desk.get("cancel", sold["id"], "--dry-run")["refund_amount"] == "1800.00"
    assert desk.state() == before
    # What only the real run gives isn't pretended; what is there already is named.
    part = ("cancel", sold["id"], "--seats", 1, "--dry-run")
    assert (desk.get(*part)["id"], desk.get(*part)["locator"]) == (None, None)
    told = desk.run(*part).stdout
    name = f"{sold['locator'][:3]} {sold['locator'][3:]}"
    assert f"It would say: Canceled 1 seat of {name} as (locator to be given), refund" in told
    assert "locator          to be given\n" in told
    whole = desk.get("cancel", sold["id"], "--dry-run")
    assert (whole["id"], whole["locator"]) == (sold["id"], sold["locator"])
    rocket = desk.get("show", "launch", launch)["rocket_id"]
    elsewhere = desk.launch(rocket, "2028-03-01T12:00Z")
    moved = desk.get("move", sold["id"], "--launch", elsewhere, "--dry-run")
    assert (moved["locator"], moved["moved_from_id"]) == (None, sold["id"])
    other = desk.traveler(name="Other")
    given = desk.get("transfer", sold["id"], "--traveler", other, "--dry-run")
    assert given["locator"] == sold["locator"]
    assert desk.get("create", "traveler", "--name", "x", "--dry-run")["user_id"] is None
    for commands in (("list", "launch", "--dry-run"), ("--dry-run", "list", "launch")):
        assert desk.run(*commands).exit_code == 2


# --- lists, exports -----------------------------------------------------------------------------


def test_lists_are_filtered_sorted_and_cut(desk: CommandLine) -> None:
    rocket = desk.rocket()
    launches = [
        desk.launch(rocket, f"2028-0{month}-10T12:00Z", f"{month}00.5") for month in (3, 1, 2)
    ]
    by_date = [launches[1], launches[2], launches[0]]

    def ids(*options: object) -> list[int]:
        return [row["id"] for row in desk.get("list", "launch", *options)]

    assert ids() == ids("--sort", "date") == by_date
    assert ids("--sort", "-date") == by_date[::-1]
    assert ids("--sort", "-price_per_seat", "--limit", "1") == [launches[0]]
    assert ids("--where", "open") == by_date
    assert ids("--where", "past") == []
    assert ids("--where", "price_per_seat>150 and date<2028-03") == [launches[2]]
    assert ids("--limit", "0") == []
    for option, given in (
        ("--where", "colour=red"),
        ("--where", "status:"),
        ("--where", "id=99999999999999999999999"),
        ("--where", "price_per_seat=Infinity"),
        ("--sort", "colour"),
        ("--limit", "-1"),
        ("--limit", "many"),
    ):
        assert desk.refusal("list", "launch", option, given)["field"] == option[2:]


@pytest.mark.parametrize("entity", list(Entity))
def test_each_entity_is_listed_shown_and_exported(
    desk: CommandLine, entity: Entity, tmp_path: Path
) -> None:
    desk.sell(desk.launch(), desk.traveler(email="a@example.org"), 2)
    rows = desk.get("list", entity.value)
    table = desk.run("list", entity.value)
    file = tmp_path / f"{entity.value}.csv"
    assert desk.get("export", entity.value, file) == {"file": str(file), "rows": len(rows)}
    with file.open(encoding="utf-8", newline="") as stream:
        exported = list(csv.DictReader(stream))
    assert len(exported) == len(rows)
    if entity in (Entity.INVOICE, Entity.PAYMENT):
        assert table.stdout == f"No {entity.noun} found.\n"
        return
    assert len(table.stdout.splitlines()) == len(rows) + 1
    shown = desk.get("show", entity.value, rows[0]["id"])
    assert shown == rows[0]
    assert str(rows[0]["id"]) in exported[0].values()
    assert desk.run("show", entity.value, rows[0]["id"]).stdout.count("\n") >= len(rows[0]) - 1


def test_an_export_takes_no_formula_into_a_spreadsheet(desk: CommandLine, tmp_path: Path) -> None:
    desk.traveler(name='=HYPERLINK("http://x")')
    desk.run("export", "traveler", tmp_path / "t.csv")
    text = (tmp_path / "t.csv").read_text("utf-8")
    assert "\"'=HYPERLINK(" in text
    assert desk.refusal("export", "traveler", tmp_path / "t.xls")["field"] == "file"
    assert desk.refusal("export", "traveler", tmp_path / "no" / "t.csv")["field"] == "file"


def test_people_read_aligned_columns_in_any_script(desk: CommandLine) -> None:
    desk.traveler(name="李小龍")
    desk.traveler(name="Ana")
    head, ana, li = desk.run("list", "traveler").stdout.splitlines()
    place = head.index("bookings")
    assert ana[place] == "0"
    assert li[place - 3] == "0"  # three signs of two places each
    joined = {"Zoë 👩\u200d🚀": 1, "می\u200cخواهم": 1}  # two signs in two places; none for a joiner
    for name, more in joined.items():
        desk.traveler(name=name)
        lines = desk.run("list", "traveler").stdout.splitlines()
        line = next(one for one in lines if name in one)
        assert line[lines[0].index("bookings") + more] == "0"


# --- import -------------------------------------------------------------------------------------


def test_an_import_tells_of_each_row_that_it_refused(desk: CommandLine, tmp_path: Path) -> None:
    file = tmp_path / "people.csv"
    file.write_text("Who,Mail\nAna,ana@example.org\nBo,bo\n", "utf-8")
    options = ("--map", "name=Who", "--map", "email=Mail")
    refused = desk.run("import", "traveler", file, *options)
    assert refused.exit_code == 1
    assert "2 rows: 1 taken, 0 merged, 0 skipped, 1 refused." in refused.stdout
    assert "line 3: E-mail must be an address such as name@example.com, not bo." in refused.stdout
    assert refused.stderr.startswith("refused: 1 of 2 rows can't be taken")
    told = desk.refusal("import", "traveler", file, *options)
    assert (told["error"], told["refused"], told["rows"][1]["line"]) == ("import_refused", 1, 3)
    assert desk.get("list", "traveler") == []

    taken = desk.get("import", "traveler", file, *options, "--partial")
    assert (taken["taken"], taken["refused"], taken["dry_run"]) == (1, 1, False)
    assert [row["name"] for row in desk.get("list", "traveler")] == ["Ana"]


def test_a_row_with_an_email_that_is_there_is_told_the_key(
    desk: CommandLine, tmp_path: Path
) -> None:
    desk.traveler(name="Hazel Keller", email="hazel@example.org")
    file = tmp_path / "people.csv"
    file.write_text("name,email\nHazel Keller,hazel@example.org\nBo,\n", "utf-8")
    refused = desk.run("import", "traveler", file)
    assert "line 2: Hazel Keller is there already, with the e-mail hazel@" in refused.stdout
    assert "known as repeats, and fill what is empty, with --key email" in refused.stderr
    partly = desk.run("import", "traveler", file, "--partial")
    assert (partly.exit_code, partly.stderr.count("--key email")) == (0, 1)


def test_astronauts_become_travelers(desk: CommandLine) -> None:
    file = real_file("astronauts.csv")
    told = desk.run("import", "traveler", file, "--map", "name=name", "--key", "name")
    assert told.stdout.startswith("1,277 rows: 564 taken, 0 merged, 713 skipped, 0 refused.\n")
    assert desk.value("SELECT count(*) FROM traveler") == 564
    assert desk.run("check").exit_code == 0


# --- lists --------------------------------------------------------------------------------------


def test_mails_and_phones_are_compared_as_people_mean_them(desk: CommandLine) -> None:
    desk.traveler(email="T@x.org", **{"contact-phone": "555-0100"})
    for where in ("email=t@X.ORG", "contact_phone=5550100", "contact_phone=555 01-00"):
        assert len(desk.get("list", "traveler", "--where", where)) == 1
