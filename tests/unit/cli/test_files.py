"""The command line: exports in every format, all options of the import, and undoing both."""

import csv
import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from openpyxl import load_workbook

from astrobookings_desktop.cli import files
from tests.helpers.command_line import CommandLine

LAUNCHES = """\
Company,Vehicle,When,Where to,Fare,Outcome
Ares Inc,Ares 1,1969-07-16,Moon,100,OK
Ares Inc,Ares 1,1969-07-16,Moon,100,OK
Luna SA,Luna X,1971-02-05 21:03,Moon,-,KO
Luna SA,,1972-01-01,Moon,100,OK
"""
OPTIONS = (
    *("--map", "agency-id=Company", "--map", "rocket_id=Vehicle", "--map", "date=When"),
    *("--map", "destination=Where to", "--map", "price-per-seat=Fare", "--map", "status=Outcome"),
    *("--value", "status:OK=launched", "--value", "status:KO=failed", "--value", "*:-=250"),
    *("--key", "date", "--create-missing", "agency", "--create-missing", "rocket"),
    *("--set", "rocket.capacity=9"),
)


@pytest.mark.parametrize(("most", "told"), [(1, True), (2, False)])
def test_an_import_for_which_others_wait_says_so(
    desk: CommandLine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, most: int, told: bool
) -> None:
    monkeypatch.setattr(files, "MANY_ROWS", most)
    file = tmp_path / "people.csv"
    file.write_text("name\nAna\nBen\n", "utf-8")
    words = "nobody else can save anything while 2 rows are imported"
    assert words not in desk.run("import", "traveler", file, "--dry-run").stderr
    assert (words in desk.run("import", "traveler", file).stderr) is told


def test_columns_are_taken_by_what_they_are_called_and_told(
    desk: CommandLine, tmp_path: Path
) -> None:
    file = tmp_path / "people.csv"
    file.write_text("name,phone,E mail,shoe,idioma\nAna,+44 20,ana@example.org,38,es\n", "utf-8")
    said = desk.run("import", "traveler", file, "--dry-run", "--set", "language=en").stdout
    assert "  email from E mail\n  contact_phone from phone\n" in said
    assert "  not used: shoe, idioma\n" in said
    said = desk.run("import", "traveler", file, "--map", "email=").stdout
    assert "  language from idioma\n  contact_phone from phone\n  not used: E mail, shoe\n" in said
    (row,) = desk.get("list", "traveler", "--search", "Ana")
    assert (row["contact_phone"], row["email"]) == ("+44 20", None)


def test_our_own_names_come_before_what_else_a_column_is_called(
    desk: CommandLine, tmp_path: Path
) -> None:
    file = tmp_path / "rows.csv"
    agency = desk.agency()
    file.write_text(f"crew,name,agency_id,range,capacity\n3,R,{agency},Mars,9\n", "utf-8")
    told = desk.get("import", "rocket", file)
    assert (told["mapping"]["capacity"], told["unused"]) == (["capacity"], ["crew"])
    rocket = told["rows"][0]["id"]
    file.write_text(
        "net,price,rocket_id,date,destination,price_per_seat\n"
        f"2027-01-01,5000,{rocket},2028-01-01,Moon,100\n",
        "utf-8",
    )
    told = desk.get("import", "launch", file)
    assert told["mapping"]["date"] == ["date"]
    assert told["mapping"]["price_per_seat"] == ["price_per_seat"]
    assert told["unused"] == ["net", "price"]


def test_a_range_is_taken_by_its_name_and_by_a_place_there(
    desk: CommandLine, tmp_path: Path
) -> None:
    file, agency = tmp_path / "rockets.csv", desk.agency()
    names = ("Low Earth", "Low Earth Orbit", "low_earth", "kármán line", "Luna", "Deep space")
    rows = [f"R{place},{agency},{name},9\n" for place, name in enumerate(names)]
    file.write_text("name,agency_id,range,capacity\n" + "".join(rows), "utf-8")
    told = desk.run("import", "rocket", file)
    assert "--value 'range:Deep space=low_earth'" in told.stderr
    assert told.stdout.count("line ") == 1
    desk.get("import", "rocket", file, "--value", "range:Deep space=mars")
    ranges = [row["range"] for row in desk.get("list", "rocket", "--sort", "name")]
    expected = ["low_earth"] * 3 + ["suborbital", "moon", "mars"]
    assert ranges[-6:] == expected


def test_a_status_that_is_refused_is_not_to_be_taken_for_another(
    desk: CommandLine, tmp_path: Path
) -> None:
    file, agency = tmp_path / "launches.csv", desk.agency()
    rocket = desk.rocket(agency)
    row = f"{rocket},2028-02-01T10:00Z,Moon,5,{{}}\n"
    heading = "rocket_id,date,destination,price_per_seat,status\n"
    file.write_text(heading + row.format("confirmed"))
    told = desk.run("import", "launch", file)
    assert told.exit_code == 1
    assert "be scheduled, launched, failed or aborted" in told.output
    assert "--value" not in told.output
    file.write_text(heading + row.format("OK so far"))
    assert "--value 'status:OK so far=launched'" in desk.run("import", "launch", file).stderr


def test_what_is_no_table_is_named(desk: CommandLine, tmp_path: Path) -> None:
    file = tmp_path / "people.json"
    file.write_text('[{"name": "Ana"}]')
    told = desk.refusal("import", "traveler", file)
    assert (told["field"], "neither CSV nor XLSX" in told["message"]) == ("file", True)


def test_a_place_kept_under_a_short_name_is_known_again(desk: CommandLine, tmp_path: Path) -> None:
    file, launch = tmp_path / "launches.csv", desk.launch()
    with closing(sqlite3.connect(desk.path)) as kept, kept:
        kept.execute("UPDATE launch SET destination = 'LEO', destination_folded = 'leo'")
    rocket = desk.get("show", "launch", launch)["rocket_id"]
    file.write_text(f"rocket_id,date,destination,price_per_seat\n{rocket},2028-01-01,Leo,9\n")
    told = desk.get("import", "launch", file, "--key", "destination")
    assert [(row["outcome"], row["id"]) for row in told["rows"]] == [("skipped", launch)]


def test_what_only_may_be_meant_is_told_and_not_taken(desk: CommandLine, tmp_path: Path) -> None:
    file = tmp_path / "people.csv"
    file.write_text("name,e-mail of agent\nAna,tom@example.org\n", "utf-8")
    told = desk.get("import", "traveler", file, "--dry-run")
    assert (told["mapping"], told["unused"]) == ({"name": ["name"]}, ["e-mail of agent"])
    assert told["proposed"] == {"email": ["e-mail of agent"]}
    said = desk.run("import", "traveler", file).stdout
    assert "  if they are what they seem: --map 'email=e-mail of agent'\n" in said
    (row,) = desk.get("list", "traveler")
    assert row["email"] is None
    head = "rocket,date,destination,Price total,Price each\n"
    file.write_text(head + f"{desk.rocket()},2028-01-01,Moon,900,100\n", "utf-8")
    message = desk.refusal("import", "launch", file)["message"]
    hints = "--map 'price_per_seat=Price total' or --map 'price_per_seat=Price each'"
    assert message.endswith(f"If they are what they seem: {hints}")
    file.write_text("name,capacity,range,Agency phone\nR,9,Mars,+44 20\n", "utf-8")
    more = ("--create-missing", "agency")
    assert desk.refusal("import", "rocket", file, *more)["field"] == "map"


def test_launches_are_taken_by_what_the_columns_are_called(
    desk: CommandLine, tmp_path: Path
) -> None:
    file = tmp_path / "launches.csv"
    lines = "Rocket,Agency,Date,Destination,Price,Status\nA 1,Ares,1969-07-16,Moon,100,Success\n"
    file.write_text(lines, "utf-8")
    more = (
        "--create-missing",
        "agency",
        "--create-missing",
        "rocket",
        "--set",
        "rocket.capacity=9",
    )
    said = desk.run("import", "launch", file, *more, "--dry-run").stdout
    for column, name in (("agency_id", "Agency"), ("rocket_id", "Rocket"), ("date", "Date")):
        assert f"  {column} from {name}\n" in said
    bare = desk.refusal("import", "launch", file)["message"]
    assert bare.endswith("Missing ones are made with --create-missing agency.")
    file.write_text(lines.replace("Rocket,Agency", "First,Agency"), "utf-8")
    for name in ("rocket", "rocket_id", "rocket-id"):
        told = desk.get("import", "launch", file, *more, "--map", f"{name}=First", "--dry-run")
        assert (told["taken"], told["mapping"]["rocket_id"]) == (1, ["First"])
    assert "is the rocket_id" in desk.refusal("import", "launch", file, *more)["message"]
    for option, words in (("--map", "fuel=First"), ("--set", "fuel=x")):
        assert "rocket_id" in desk.refusal("import", "launch", file, option, words)["message"]


def test_rows_that_look_like_records_are_told_and_a_trial_pretends_nothing(
    desk: CommandLine, tmp_path: Path
) -> None:
    file = tmp_path / "people.csv"
    file.write_text("name,contact_phone\nAna Ruiz,+34 612 345 678\nBen,+44 20\nBEN,\n", "utf-8")
    tried = desk.run("import", "traveler", file, "--dry-run")
    assert "It would be 3 rows: 3 taken, 0 merged" in tried.stdout
    assert "import-undo" not in tried.stdout
    alike = "the same name as a record that is there or as an earlier row, and"
    assert f"warning: 1 row has {alike} would make new records" in tried.stderr
    trial = desk.get("import", "traveler", file, "--dry-run")
    assert (trial["run"], {row["id"] for row in trial["rows"]}) == (None, {None})
    assert "takes it back" in desk.run("import", "traveler", file).stdout
    again = desk.run("import", "traveler", file)
    assert (
        "3 rows have the same name as a record that is there or as an earlier row, and"
        in again.stderr
    )
    assert "with --key name such rows only fill what is empty" in again.stderr
    spoiled = tmp_path / "spoiled.csv"
    spoiled.write_text("name,email\nCy,cy@example.org\nDi,no address\n", "utf-8")
    refused = desk.run("import", "traveler", spoiled)
    assert "It would be 2 rows: 1 taken, 0 merged, 0 skipped, 1 refused." in refused.stdout
    assert "import-undo" not in refused.stdout


def test_what_is_guarded_in_an_export_comes_back_as_it_was(
    desk: CommandLine, tmp_path: Path
) -> None:
    phones = ("+34 612 345 678", "+34612345678", "(+1) 555-0100", "+49-30-12345", "600 100 200")
    for place, phone in enumerate(phones):
        desk.traveler(name=f"T{place}", contact_phone=phone)
    file = tmp_path / "travelers.csv"
    desk.get("export", "traveler", file, "--sort", "name")
    # A spreadsheet would make a sum of it: a number without its plus.
    assert "'+34612345678" in file.read_text("utf-8")
    other = CommandLine(tmp_path / "other.db")
    other.get("init")
    other.get("import", "traveler", file)
    back = {row["name"]: row["contact_phone"] for row in other.get("list", "traveler")}
    assert back == {f"T{place}": phone for place, phone in enumerate(phones)}


def test_historic_launches_with_every_option_and_back_again(
    desk: CommandLine, tmp_path: Path
) -> None:
    file = tmp_path / "launches.csv"
    file.write_text(LAUNCHES, "utf-8")
    refused = desk.run("--json", "import", "launch", file, *OPTIONS)
    assert refused.exit_code == 1
    told = json.loads(refused.stdout)
    assert (told["error"], told["taken"], told["skipped"], told["refused"]) == (
        *("import_refused", 2, 1, 1),
    )
    assert desk.get("list", "launch", "--where", "all") == []

    tried = desk.get("import", "launch", file, *OPTIONS, "--partial", "--dry-run")
    assert (tried["dry_run"], tried["taken"]) == (True, 2)
    rocket = {"entity": "rocket", "id": None, "name": "Luna X"}
    assert rocket in tried["made"]
    said = desk.run("import", "launch", file, *OPTIONS, "--partial", "--dry-run").stdout
    assert "  to be made on the way: rocket Luna X\n" in said
    assert desk.get("list", "agency") == []

    done = desk.get("import", "launch", file, *OPTIONS, "--partial")
    assert (done["taken"], done["skipped"], done["refused"]) == (2, 1, 1)
    assert [row["line"] for row in done["rows"] if row["outcome"] == "refused"] == [5]
    launches = desk.get("list", "launch", "--where", "all", "--sort", "date")
    assert [(one["status"], one["date"], one["price_per_seat"]) for one in launches] == [
        ("launched", "1969-07-16T00:00:00.000000Z", "100.00"),
        ("failed", "1971-02-05T21:03:00.000000Z", "250.00"),
    ]
    assert {one["imported"] for one in launches} == {True}
    rockets = desk.get("list", "rocket")
    assert {(one["name"], one["capacity"], one["range"]) for one in rockets} == {
        ("Ares 1", 9, "moon"),
        ("Luna X", 9, "moon"),
    }
    assert desk.get("list", "job_queue") == []
    assert desk.run("check").exit_code == 0

    (run,) = desk.get("import-undo")
    assert (run["id"], run["file_name"], run["undone_at"]) == (done["run"], "launches.csv", None)
    assert desk.get("import-undo", done["run"], "--dry-run")["removed"] == 6
    assert desk.get("import-undo", done["run"])["removed"] == 6
    for entity in ("launch", "rocket", "agency"):
        assert desk.get("list", entity, "--where", "all") == []
    again = desk.run("--json", "import-undo", done["run"])
    assert (again.exit_code, json.loads(again.stdout)["field"]) == (1, "run")
    assert desk.run("check").exit_code == 0


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("--create-missing", "traveler"), "Invalid value"),
        (("--create-missing",), "requires an argument"),
        (("--set", "rocket.capacity"), "COLUMN="),
        (("--value", "status=launched"), "COLUMN:FROM=TO"),
    ],
)
def test_wrong_usage(desk: CommandLine, tmp_path: Path, words: tuple[str, ...], says: str) -> None:
    file = tmp_path / "launches.csv"
    file.write_text(LAUNCHES, "utf-8")
    done = desk.run("import", "launch", file, *words)
    assert done.exit_code == 2
    assert says in done.output


def test_one_list_in_three_formats(desk: CommandLine, tmp_path: Path) -> None:
    launch = desk.launch()
    desk.traveler(name="=HYPERLINK(1)", email="ana@example.org")
    desk.sell(launch, "ana@example.org", 2)
    listed = desk.get("list", "booking")
    files = {ending: tmp_path / f"out.{ending}" for ending in ("csv", "xlsx", "json")}
    for file in files.values():
        assert desk.get("export", "booking", file)["rows"] == 1
    assert json.loads(files["json"].read_text("utf-8")) == listed
    with files["csv"].open(encoding="utf-8", newline="") as stream:
        (record,) = csv.DictReader(stream)
    assert record["total_price"] == listed[0]["total_price"]
    sheet = load_workbook(files["xlsx"]).worksheets[0]
    titles, values = ([cell.value for cell in row] for row in sheet.iter_rows())
    assert titles == list(listed[0])
    cells = dict(zip(titles, sheet[2], strict=True))
    assert f"{cells['total_price'].value:.2f}" == listed[0]["total_price"]
    assert cells["total_price"].number_format == "#,##0.00"
    assert cells["created_at"].is_date
    assert (
        cells["created_at"].value.isoformat(timespec="microseconds") + "Z"
        == (listed[0]["created_at"])
    )
    assert len(values) == len(titles)
    desk.get("export", "traveler", files["xlsx"], "--force")
    sheet = load_workbook(files["xlsx"]).worksheets[0]
    cells = dict(zip((cell.value for cell in sheet[1]), sheet[2], strict=True))
    assert (cells["name"].value, cells["name"].data_type) == ("=HYPERLINK(1)", "s")
    back = desk.get("import", "traveler", files["xlsx"], "--key", "email", "--dry-run")
    assert back["skipped"] == 1


def test_what_an_undone_import_leaves_is_told(desk: CommandLine, tmp_path: Path) -> None:
    desk.traveler(name="Ana", email="ana@x.org")
    file = tmp_path / "people.csv"
    file.write_text("name,email,contact_phone\nAna,ana@x.org,+34 600 100 200\nBo,bo@x.org,\n")
    done = desk.get("import", "traveler", file, "--key", "email")
    told = desk.run("import-undo", done["run"]).stdout
    assert told == (
        "1 record removed, and the columns it had filled in 1 record are empty again.\n"
    )


def test_an_edit_is_undone_by_its_row_in_the_log(desk: CommandLine) -> None:
    key = desk.traveler(name="Ana", email="ana@example.org")
    desk.get("edit", "traveler", key, "--name", "Anna")
    (entry,) = desk.get("list", "entry_log", "--where", "action=edit")
    assert desk.get("undo", entry["id"], "--dry-run")["dry_run"] is True
    desk.get("undo", entry["id"])
    assert desk.get("show", "traveler", key)["name"] == "Ana"
    again = desk.run("--json", "undo", entry["id"])
    assert (again.exit_code, json.loads(again.stdout)["error"]) == (1, "changed_since")
    assert "changed since" in again.output


@pytest.mark.parametrize(
    ("agency", "told", "hint"),
    [
        ("", "Rocket id must name a rocket that is there, not No such.", "once their agency"),
        ("agency_id", "Rocket id must name a rocket of that agency, or let", "are made with"),
    ],
)
def test_a_rocket_that_isnt_there_is_told_by_what_the_file_gives(
    desk: CommandLine, tmp_path: Path, agency: str, told: str, hint: str
) -> None:
    owner = desk.rocket() and desk.value("SELECT agency_id FROM rocket")
    file = tmp_path / "launches.csv"
    head, row = "rocket_id,date,destination,price_per_seat", "No such,2030-01-01,Moon,10"
    if agency:
        head, row = f"{head},{agency}", f"{row},{owner}"
    file.write_text(f"{head}\n{row}\n", "utf-8")
    refused = desk.refusal("import", "launch", file)
    assert refused["rows"][0]["reason"].startswith(told)
    assert hint in refused["message"]
