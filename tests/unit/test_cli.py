"""The command line: what it does, what it says, how it fails (exit 0, 1 or 2)."""

import csv
import json
import os
import shlex
import sqlite3
import subprocess
from contextlib import closing
from decimal import Decimal
from pathlib import Path

import pytest

from astrobookings_desktop.cli.window import has_screen
from astrobookings_desktop.data.database import MIGRATIONS
from astrobookings_desktop.domain.entities import Entity
from tests.helpers.command_line import DEMO_ADMINISTRATOR, CommandLine
from tests.helpers.program import program_command, run_program
from tests.helpers.real_data import real_file

LOG_HEAD = "SELECT log_head FROM sync_state"


@pytest.fixture
def desk(tmp_path: Path) -> CommandLine:
    """A new practice database."""
    desk = CommandLine(tmp_path / "office.db")
    assert desk.run("init").exit_code == 0
    return desk


def value(desk: CommandLine, sql: str) -> object:
    with closing(sqlite3.connect(desk.path)) as connection:
        return connection.execute(sql).fetchone()[0]


def state(desk: CommandLine) -> object:
    """What differs after whatever is written."""
    return value(desk, "SELECT next_id || log_head FROM sync_state")


# --- selling ------------------------------------------------------------------------------------


def test_two_seats_are_sold_and_the_launch_fills_up(desk: CommandLine) -> None:
    launch = desk.launch()
    desk.traveler(name="Ana López", email="Ana@Example.org")
    sold = desk.get(
        *("sell", "--launch", launch, "--traveler", "ana@example.ORG", "--seats", "2"),
    )
    assert (sold["status"], sold["number_of_seats"]) == ("confirmed", 2)
    assert (sold["total_price"], sold["price_per_seat"]) == ("2000.00", "1000.00")
    assert sold["created_at"] == "2026-11-23T14:32:00.000000Z"
    assert desk.get("show", "booking", sold["locator"].lower()) == sold
    assert desk.get("show", "booking", sold["id"]) == sold
    assert desk.get("list", "booking") == [sold]
    assert desk.get("show", "launch", launch)["seats_taken"] == 2
    assert [row["action"] for row in desk.get("list", "entry_log", "--where", "action=sell")] == [
        "sell"
    ]
    assert desk.run("check").exit_code == 0


def test_hold_confirm_cancel_with_refund(desk: CommandLine) -> None:
    launch, traveler = desk.launch(), desk.traveler()
    held = desk.get("hold", "--launch", launch, "--traveler", traveler, "--seats", "3")
    assert (held["status"], held["hold_until"]) == ("pending", "2026-11-24T14:32:00.000000Z")
    sold = desk.get("confirm", held["locator"])
    assert (sold["id"], sold["status"]) == (held["id"], "confirmed")
    part = desk.get("cancel", held["locator"], "--seats", "1")
    assert (part["number_of_seats"], part["refund_percent"]) == (1, 90)
    assert (part["refund_amount"], part["split_from_id"]) == ("900.00", held["id"])
    rest = desk.get("cancel", held["id"])
    assert (rest["id"], rest["refund_amount"]) == (held["id"], "1800.00")
    assert desk.get("show", "launch", launch)["seats_taken"] == 0
    assert desk.refusal("cancel", held["id"])["error"] == "already_canceled"


def test_a_hold_confirmed_too_late_is_a_new_sale_and_says_so(desk: CommandLine) -> None:
    launch, traveler = desk.launch(), desk.traveler()
    held = desk.get("hold", "--launch", launch, "--traveler", traveler, "--seats", "1")
    desk.now = "2026-11-25T00:00:00Z"
    told = desk.run("confirm", held["locator"])
    assert told.stdout.startswith("The hold had lapsed; sold anew ")
    assert desk.get("show", "booking", held["id"])["cancel_cause"] == "lapse"


def test_void_move_and_transfer(desk: CommandLine) -> None:
    rocket = desk.rocket()
    first, second = desk.launch(rocket), desk.launch(rocket, "2028-03-01T12:00Z", "1500")
    one, other = desk.traveler(), desk.traveler(name="Other")
    voided = desk.get("void-sale", desk.sell(first, one)["locator"])
    assert (voided["cancel_cause"], voided["refund_amount"]) == ("void", "1000.00")

    sold = desk.sell(first, one, 2)
    moved = desk.get("move", sold["locator"], "--launch", second)
    assert (moved["launch_id"], moved["total_price"]) == (second, "3000.00")
    assert moved["moved_from_id"] == sold["id"]
    assert moved["moved_from"] == {"locator": sold["locator"], "refund_amount": "1800.00"}
    assert moved["to_pay"] == "1200.00"

    given = desk.get("transfer", moved["id"], "--traveler", other)
    assert (given["traveler_id"], given["locator"]) == (other, moved["locator"])
    late = desk.sell(first, one)
    desk.now = "2026-11-23T15:32:00Z"
    assert desk.refusal("void-sale", late["id"])["error"] == "reason_required"
    assert desk.get("void-sale", late["id"], "--reason", "a slip")["status"] == "canceled"
    assert desk.run("check").exit_code == 0


def test_the_same_request_is_one_booking(desk: CommandLine) -> None:
    launch, traveler = desk.launch(), desk.traveler()
    first = desk.sell(launch, traveler, 2, "--request-id", "r1")
    assert desk.sell(launch, traveler, 2, "--request-id", "r1") == first
    other = ("--launch", launch, "--traveler", traveler, "--seats", 1, "--request-id", "r1")
    assert desk.refusal("sell", *other)["error"] == "request_id_reused"


# --- bad input: refused by field, nothing written ------------------------------------------------


@pytest.mark.parametrize(
    "seats", ["0", "-1", "1.5", "1000000000", "", "two", "１", "1e1", "9" * 99]
)
def test_seats_that_are_none(desk: CommandLine, seats: str) -> None:
    launch, traveler = desk.launch(), desk.traveler()
    before = state(desk)
    for command in ("sell", "hold"):
        options = ("--launch", launch, "--traveler", traveler, "--seats", seats)
        refusal = desk.refusal(command, *options)
        assert refusal["field"] == "seats"
        assert refusal["message"].startswith("Seats must be a whole number from 1")
    assert state(desk) == before


@pytest.mark.parametrize(
    ("option", "given", "words"),
    [
        ("--date", "2020-01-01T00:00Z", "The date 2020-01-01 00:00 UTC isn't in the future"),
        ("--date", "0001-01-01T00:00Z", "Date must lie in the years 1900 to 2200"),
        ("--date", "9999-12-31T23:59Z", "Date must lie in the years 1900 to 2200"),
        ("--date", "2028-01-10T12:00", "Date must end with an offset from UTC"),
        ("--date", "2028-01-10", "Date must be a time such as"),
        ("--date", "2027-02-29T12:00Z", "Date must be a day and time that the calendar has"),
        ("--price", "-1", "Price per seat must be an amount from 0.01"),
        ("--price", "0.001", "Price per seat must"),
        ("--price", "NaN", "Price per seat must be an amount from 0.01"),
        ("--price", "1000000000000000", "Price per seat must be an amount from 0.01"),
        ("--destination", "  ", "Destination must be given"),
        ("--destination", "x" * 10_000, "Destination must have at most 200 characters"),
        ("--destination", "Arrakis", "The range that Arrakis needs isn't known"),
        ("--destination", "Mars", "The rocket's range is moon and the destination needs mars"),
        ("--rocket", "424242", "There is no rocket 424242"),
        ("--rocket", "x", "There is no rocket x"),
    ],
)
def test_launches_that_cannot_be(desk: CommandLine, option: str, given: str, words: str) -> None:
    options = {
        "--rocket": desk.rocket(range="moon"),
        "--date": "2028-01-10T12:00Z",
        "--destination": "Moon",
        "--price": "1000",
        option: given,
    }
    before = state(desk)
    refusal = desk.refusal("launch", "schedule", *(w for pair in options.items() for w in pair))
    assert refusal["message"].startswith(words)
    assert state(desk) == before


@pytest.mark.parametrize(
    ("entity", "columns", "words"),
    [
        ("traveler", {"name": "   "}, "Name must be given"),
        ("traveler", {"name": "x" * 10_000}, "Name must have at most 200 characters"),
        ("traveler", {"name": "a\0b"}, "Name must have no line breaks or control characters"),
        ("traveler", {"name": "\udcff"}, "Name must be text in UTF-8"),
        ("traveler", {"email": "nobody"}, "Name must be given"),
        ("traveler", {"name": "A", "email": "nobody"}, "E-mail must be an address"),
        ("traveler", {"name": "A", "email": "ANA@example.org"}, "The e-mail ANA@example.org"),
        ("traveler", {"name": "A", "travel-preferences": "{"}, "Travel preferences must be a JSON"),
        ("user", {"name": "A", "email": "a@b.org", "role": "king"}, "Role must be one of"),
        ("user", {"name": "A", "email": "a@b.org", "role": "traveler"}, "Role must not be"),
        ("user", {"name": "A", "role": "agent"}, "E-mail must be given"),
        ("rocket", {"name": "R", "capacity": "0"}, "Agency id must be given"),
        ("rocket", {"agency-id": "1", "name": "R", "capacity": "0", "range": "moon"}, "Capacity"),
        ("rocket", {"agency-id": "1", "name": "R", "capacity": "9", "range": "venus"}, "Range"),
        ("rocket", {"agency-id": "9", "name": "R", "capacity": "9", "range": "moon"}, "There is"),
    ],
)
def test_records_that_cannot_be(
    desk: CommandLine, entity: str, columns: dict[str, str], words: str
) -> None:
    desk.traveler(email="ana@example.org")
    before = state(desk)
    options = [word for name, text in columns.items() for word in (f"--{name}", text)]
    assert desk.refusal("create", entity, *options)["message"].startswith(words)
    assert state(desk) == before


def test_ids_that_do_not_exist(desk: CommandLine) -> None:
    launch, traveler = desk.launch(), desk.traveler()
    for commands in (
        ("sell", "--launch", 424242, "--traveler", traveler, "--seats", 1),
        ("sell", "--launch", launch, "--traveler", 424242, "--seats", 1),
        ("sell", "--launch", launch, "--traveler", "no@example.org", "--seats", 1),
        ("cancel", "ZZZZZZ"),
        ("confirm", "9" * 30),
        ("move", "1", "--launch", launch),
        ("transfer", "x", "--traveler", traveler),
        ("edit", "rocket", "9", "--name", "x"),
    ):
        assert desk.refusal(*commands)["error"] == "not_found"
    for entity in Entity:
        assert desk.refusal("show", entity.value, "424242")["error"] == "not_found"


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


# --- dry runs -----------------------------------------------------------------------------------


def test_a_dry_run_shows_what_would_be_and_writes_nothing(desk: CommandLine) -> None:
    launch, traveler = desk.launch(), desk.traveler()
    sold = desk.sell(launch, traveler, 2)
    before = state(desk)
    for commands in (
        ("create", "traveler", "--name", "x"),
        ("edit", "traveler", traveler, "--name", "x"),
        ("sell", "--launch", launch, "--traveler", traveler, "--seats", 1),
        ("hold", "--launch", launch, "--traveler", traveler, "--seats", 1),
        ("cancel", sold["id"], "--seats", 1),
        ("void-sale", sold["id"]),
        ("import", "agency", real_file("agencies.csv")),
    ):
        assert desk.get(*commands, "--dry-run")["dry_run"] is True
        assert desk.get("--dry-run", *commands)["dry_run"] is True
        assert desk.run(*commands, "--dry-run").stdout.startswith("Dry run: nothing is written.")
    assert desk.get("cancel", sold["id"], "--dry-run")["refund_amount"] == "1800.00"
    assert state(desk) == before
    # What only the real run gives isn't pretended; what is there already is named.
    part = ("cancel", sold["id"], "--seats", 1, "--dry-run")
    assert (desk.get(*part)["id"], desk.get(*part)["locator"]) == (None, None)
    told = desk.run(*part).stdout
    assert "It would say: Canceled (locator to be given), refund 900.00." in told
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


def test_astronauts_become_travelers(desk: CommandLine) -> None:
    file = real_file("astronauts.csv")
    told = desk.run("import", "traveler", file, "--map", "name=name", "--key", "name")
    assert told.stdout.startswith("1,277 rows: 564 taken, 0 merged, 713 skipped, 0 refused.\n")
    assert value(desk, "SELECT count(*) FROM traveler") == 564
    assert desk.run("check").exit_code == 0


@pytest.mark.parametrize(
    "options", [("--map", "name"), ("--value", "name=x"), ("--value", "x:y"), ("--set", "=x")]
)
def test_mappings_of_another_form_are_wrong_usage(
    desk: CommandLine, tmp_path: Path, options: tuple[str, str]
) -> None:
    result = desk.run("import", "traveler", tmp_path / "x.csv", *options)
    assert (result.exit_code, result.stdout) == (2, "")
    assert desk.refusal("import", "traveler", tmp_path / "x.csv")["field"] == "file"


# --- the database -------------------------------------------------------------------------------


def test_init_makes_the_database_once(tmp_path: Path) -> None:
    desk = CommandLine(tmp_path / "new" / "office.db", now=None)
    assert desk.get("init", "--dry-run")["created"] is True
    assert not desk.path.exists()
    made = desk.get("init")
    assert (made["created"], made["practice"]) == (True, False)
    assert made["applied"] == sorted(file.stem for file in MIGRATIONS.glob("0*.py"))
    assert desk.get("init")["created"] is False
    assert desk.run("init").stdout == f"{desk.path} is up to date.\n"


def test_the_time_is_made_up_on_practice_databases_only(tmp_path: Path) -> None:
    serious = CommandLine(tmp_path / "serious.db", now=None)
    serious.run("init")
    practice = CommandLine(tmp_path / "practice.db")
    assert practice.get("init")["practice"] is True
    assert practice.get("list", "launch") == []
    for commands in (("init",), ("list", "launch"), ("check",), ("create", "agency")):
        refusal = CommandLine(serious.path).refusal(*commands)
        assert refusal["field"] == "now"
        assert "practice database" in refusal["message"]
    wrong = CommandLine(practice.path, now="yesterday").refusal("list", "launch")
    assert wrong["message"].startswith("Now must be a time such as")


def test_files_that_are_no_database_are_refused(tmp_path: Path) -> None:
    text = tmp_path / "text.db"
    text.write_text("no database at all, but long enough to be looked at")
    foreign = tmp_path / "foreign.db"
    with closing(sqlite3.connect(foreign)) as connection:
        connection.execute("CREATE TABLE t (x)")
    for path, code in (
        (tmp_path / "none.db", "database_missing"),
        (text, "not_our_database"),
        (foreign, "not_our_database"),
    ):
        desk = CommandLine(path, now=None)
        for commands in (("list", "launch"), ("check",), ("create", "agency", "--name", "x")):
            assert desk.refusal(*commands)["error"] == code
    assert not (tmp_path / "none.db").exists()
    assert CommandLine(text, now=None).refusal("init")["error"] == "not_our_database"


def test_check_lists_what_is_broken(desk: CommandLine) -> None:
    whole = f"{desk.path} is whole: every rule holds.\n"
    assert desk.get("check") == {"database": str(desk.path), "findings": [], "log": None}
    assert desk.run("check").stdout == whole
    launch = desk.launch()
    last, head = value(desk, "SELECT max(id) FROM entry_log"), value(desk, LOG_HEAD)
    assert desk.get("check")["log"] == {"last_id": last, "head": head}
    shown = f"The log ends with row {last}, whose hash is {head}.\n"
    assert desk.run("check").stdout == whole + shown
    with closing(sqlite3.connect(desk.path)) as connection:
        connection.execute("UPDATE launch SET seats_taken = 3")
        connection.commit()
    broken = desk.run("check")
    assert broken.exit_code == 1
    assert broken.stdout == (
        f"seat_counter: launch {launch} says 3 seats taken and 0 held; its bookings have 0 and 0\n"
    )
    assert broken.stderr == f"broken: 1 fault found in {desk.path}.\n"
    told = json.loads(desk.run("check", "--json").stdout)
    assert told["error"] == "broken"
    assert told["findings"][0]["ids"] == [launch]
    assert told["log"] == {"last_id": last, "head": head}


def test_the_log_is_exported_with_its_proof_and_verified_without_the_database(
    desk: CommandLine, tmp_path: Path
) -> None:
    desk.launch()
    head = value(desk, LOG_HEAD)
    for ending in ("log", "jsonl"):
        file = tmp_path / f"office.{ending}"
        told = desk.get("export", "entry_log", file)
        rows = value(desk, "SELECT count(*) FROM entry_log")
        assert told == {"file": str(file), "rows": rows, "head": head}
        offline = CommandLine(tmp_path / "none.db", now=None)
        assert offline.get("check", "--export", file)["head"] == head
        assert f"hash is {head}.\n" in offline.run("check", "--export", file).stdout
        lines = file.read_bytes().split(b"\n")
        lines[2] = lines[2].replace(b"Administrator", b"Nobody")
        file.write_bytes(b"\n".join(lines))
        broken = offline.run("check", "--export", file)
        assert broken.exit_code == 1
        assert broken.stderr.startswith(f"broken: Line 3 of {file} is broken: row ")
        told = json.loads(offline.run("check", "--json", "--export", file).stdout)
        assert (told["error"], told["line"]) == ("broken", 3)
    assert not (tmp_path / "none.db").exists()
    assert desk.refusal("export", "booking", tmp_path / "b.log")["field"] == "file"
    chosen = ("export", "entry_log", tmp_path / "c.log", "--where", "action=sell")
    assert desk.refusal(*chosen)["field"] == "where"
    assert desk.refusal("check", "--export", tmp_path / "no.log")["field"] == "file"
    assert desk.run("check", "--export", tmp_path / "no.log", "--accept").exit_code == 2


def test_a_database_that_was_put_in_the_place_of_another_is_told_until_it_is_accepted(
    desk: CommandLine, tmp_path: Path
) -> None:
    desk.traveler(name="Ana")
    earlier = tmp_path / "earlier.db"
    with closing(sqlite3.connect(desk.path)) as one, closing(sqlite3.connect(earlier)) as other:
        one.backup(other)
    desk.traveler(name="Bo")
    assert desk.run("check", "--accept").stdout.endswith("nothing had to be accepted.\n")
    assert desk.run("check").exit_code == 0
    for ending in ("-wal", "-shm"):
        desk.path.with_name(desk.path.name + ending).unlink(missing_ok=True)
    earlier.replace(desk.path)
    broken = desk.run("check")
    assert broken.exit_code == 1
    assert broken.stdout.startswith("log_head: the file is an earlier state of this database, ")
    assert desk.get("check", "--accept")["accepted"] == 1
    assert desk.run("check").exit_code == 0
    assert desk.get("list", "entry_log", "--limit", 1)[0]["action"] == "accept"


def test_a_new_database_where_one_was_removed_begins_a_new_log(desk: CommandLine) -> None:
    desk.traveler(name="Ana")
    for ending in ("", "-wal", "-shm"):
        desk.path.with_name(desk.path.name + ending).unlink(missing_ok=True)
    assert desk.run("init").exit_code == 0
    desk.traveler(name="Bo")
    assert desk.run("check").exit_code == 0


# --- options and usage --------------------------------------------------------------------------


def test_options_stand_before_and_after_and_the_database_may_be_in_the_environment(
    desk: CommandLine,
) -> None:
    traveler = desk.traveler()
    somewhere = desk.path.with_name("none.db")
    where = ("--database", desk.path)
    show = ("show", "traveler", traveler)
    for words in ((*where, "--json", *show), (*show, *where, "--json"), (*where, *show, "--json")):
        told = desk.bare(*words)
        assert json.loads(told.stdout)["id"] == traveler
    desk.environment = {"ASTROBOOKINGS_DATABASE": str(desk.path), "ASTROBOOKINGS_USER": "x@y.org"}
    assert json.loads(desk.bare(*show, "--json").stdout)["id"] == traveler
    desk.environment = {"ASTROBOOKINGS_DATABASE": str(somewhere)}
    assert desk.bare(*where, *show).exit_code == 0
    assert desk.bare(*show, *where).exit_code == 0
    assert desk.bare("--database", somewhere, *show, *where).exit_code == 0
    assert desk.bare(*show).exit_code == 1
    created = desk.bare("create", *where, "--json", "agency", "--name", "x")
    assert json.loads(created.stdout)["name"] == "x"


@pytest.mark.parametrize(
    "words",
    [
        ("nothing",),
        ("list",),
        ("list", "bookings"),
        ("show", "booking"),
        ("sell", "--launch", "1"),
        ("launch",),
        ("create", "launch"),
        ("list", "launch", "--colour"),
        ("create", "traveler", "--password-hash", "x"),
    ],
)
def test_wrong_usage_is_exit_2_on_standard_error(desk: CommandLine, words: tuple[str, ...]) -> None:
    result = desk.run("--json", *words)
    assert (result.exit_code, result.stdout) == (2, "")
    assert "Usage: " in result.stderr


def test_each_sub_command_explains_itself(desk: CommandLine) -> None:
    overview = desk.run("--help").stdout
    for words in (
        *(("init",), ("check",), ("demo",), ("list",), ("show",), ("export",), ("import",)),
        *(("create", "user"), ("edit", "launch"), ("launch", "schedule"), ("sell",), ("hold",)),
        *(("confirm",), ("cancel",), ("void-sale",), ("move",), ("transfer",), ("tour",)),
    ):
        told = desk.run(*words, "--help")
        assert told.exit_code == 0
        for option in ("--database", "--user", "--json", "--now"):
            assert option in told.stdout
        assert f"  {words[0]} " in overview


# --- the program as a process -------------------------------------------------------------------


def test_without_a_screen_it_says_so_in_one_line(tmp_path: Path) -> None:
    bare = {k: v for k, v in os.environ.items() if k not in ("DISPLAY", "WAYLAND_DISPLAY")}
    nowhere = {"XDG_DATA_HOME": str(tmp_path), "DISPLAY": ":4242", "WAYLAND_DISPLAY": "none"}
    for platform in ({}, {"QT_QPA_PLATFORM": "xcb"}):
        for screen in ({}, nowhere):
            environment = bare | {"QT_QPA_PLATFORM": ""} | platform | screen
            done = run_program(environment=environment)
            assert (done.returncode, done.stdout) == (1, "")
            assert done.stderr.startswith("refused: There is no screen to open the window on")
            assert done.stderr.count("\n") == 1
    tour = run_program("tour", tmp_path / "tour", environment=bare | {"QT_QPA_PLATFORM": ""})
    assert (tour.returncode, tour.stdout) == (1, "")


def test_platforms_that_draw_on_no_screen_need_none(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen:size=1366x768")
    assert has_screen()
    monkeypatch.setenv("QT_QPA_PLATFORM", "xcb")
    assert not has_screen()


def test_the_installed_program_sells_and_refuses(tmp_path: Path) -> None:
    database = ("--database", tmp_path / "office.db")
    assert run_program("init", "--now", "2026-11-23T14:32Z", *database).returncode == 0
    made = run_program("create", "agency", "--name", "Зоря 小龍", "--json", *database)
    agency = json.loads(made.stdout)
    assert (made.returncode, made.stderr, agency["name"]) == (0, "", "Зоря 小龍")
    refused = run_program("sell", "--launch", "1", "--traveler", "1", "--seats", "0", *database)
    assert (refused.returncode, refused.stdout) == (1, "")
    assert refused.stderr == ("refused: Seats must be a whole number from 1 to 100,000, not 0.\n")


def test_a_terminal_without_the_letters_does_not_end_the_program(tmp_path: Path) -> None:
    database = ("--database", tmp_path / "office.db")
    narrow = os.environ | {"PYTHONIOENCODING": "latin-1"}
    assert run_program("init", *database, environment=narrow).returncode == 0
    made = run_program("create", "agency", "--name", "小龍", *database, environment=narrow)
    assert (made.returncode, made.stderr) == (0, "")
    assert r"\u5c0f\u9f8d" in made.stdout


def test_money_is_exact_to_the_last_cent(desk: CommandLine) -> None:
    launch = desk.launch(price="9999999999.99")
    sold = desk.sell(launch, desk.traveler(), 4)
    assert Decimal(sold["total_price"]) == 4 * Decimal("9999999999.99")
    part = desk.get("cancel", sold["id"], "--seats", 3)
    assert part["refund_amount"] == "26999999999.97"


def test_whoever_stops_reading_gets_no_complaint(desk: CommandLine) -> None:
    desk.run("import", "traveler", real_file("astronauts.csv"))
    listing = shlex.join(
        [*program_command(), "list", "entry_log", "--json", "--database", str(desk.path)]
    )
    done = subprocess.run(
        ["bash", "-c", f"{listing} | head -1"],
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert (done.stdout, done.stderr) == ("[\n", "")


# --- the demo -----------------------------------------------------------------------------------


def test_a_demo_company_keeps_all_rules_and_is_the_same_for_the_same_seed(tmp_path: Path) -> None:
    made = []
    for name in ("one.db", "two.db"):
        demo = CommandLine(tmp_path / name, environment=DEMO_ADMINISTRATOR)
        told = demo.get("demo", "--bookings", "120", "--seed", "3")
        assert told["created"] is True
        assert told["bookings"] == pytest.approx(120, rel=0.2)
        who = {"ASTROBOOKINGS_USER": told["accounts"]["admin"]}
        assert who | {"ASTROBOOKINGS_PASSWORD": told["password"]} == DEMO_ADMINISTRATOR
        assert demo.run("check").exit_code == 0
        made.append([demo.get("list", entity) for entity in ("booking", "launch", "traveler")])
    assert made[0] == made[1]
    other = CommandLine(tmp_path / "other.db", environment=DEMO_ADMINISTRATOR)
    other.get("demo", "--bookings", "120", "--seed", "4")
    assert other.get("list", "booking") != made[0][0]


def test_a_demo_is_practice_and_leaves_other_databases_alone(
    desk: CommandLine, tmp_path: Path
) -> None:
    assert desk.get("demo", "--if-missing")["created"] is False
    assert desk.get("demo", "--bookings", "20")["created"] is False  # empty till now
    before = state(desk)
    assert desk.refusal("demo")["field"] == "database"
    assert desk.run("demo", "--if-missing").stdout.startswith("There is a database already")
    assert state(desk) == before

    fresh = CommandLine(tmp_path / "fresh.db", now=None)
    assert fresh.get("demo", "--dry-run")["dry_run"] is True
    for option in ("--bookings", "--seed"):
        for given in ("-1", "many", "9" * 30):
            assert fresh.refusal("demo", option, given)["field"] == option[2:]
    assert not fresh.path.exists()
    assert fresh.get("demo", "--bookings", "20")["created"] is True
    assert fresh.get("init")["practice"] is True


@pytest.mark.parametrize(
    "words",
    [
        ("show", "booking", "0"),
        ("sell", "--launch", "1", "--traveler", "1", "--seats", "0"),
        ("list", "launch", "--where", "bogus:1"),
        ("edit", "launch", "1", "--price", "0"),
    ],
)
def test_json_behind_a_sub_command_counts_for_its_refusal_too(
    desk: CommandLine, words: tuple[str, ...]
) -> None:
    before, behind = desk.run("--json", *words), desk.run(*words, "--json")
    assert json.loads(behind.stdout) == json.loads(before.stdout)
    assert (behind.exit_code, behind.stderr) == (1, before.stderr)


@pytest.mark.parametrize(
    "where",
    ["price_per_seat>1e999999999", "date=2026-99", "date=2026-02-30", "seats_taken>1e400"],
)
def test_a_value_that_none_can_be_is_refused(desk: CommandLine, where: str) -> None:
    assert desk.refusal("list", "launch", "--where", where)["field"] == "where"


def test_mails_and_phones_are_compared_as_people_mean_them(desk: CommandLine) -> None:
    desk.traveler(email="T@x.org", **{"contact-phone": "555-0100"})
    for where in ("email=t@X.ORG", "contact_phone=5550100", "contact_phone=555 01-00"):
        assert len(desk.get("list", "traveler", "--where", where)) == 1


def test_a_real_company_becomes_practice_by_its_administrator_only(tmp_path: Path) -> None:
    acts: dict[str, str | None] = {
        "ASTROBOOKINGS_USER": "ada@example.org",
        "ASTROBOOKINGS_PASSWORD": "a seat on the moon",
    }
    line = CommandLine(tmp_path / "real.db", now=None, environment=acts)
    line.get("init")
    stranger = CommandLine(line.path, now=None)
    assert stranger.refusal("demo", "--bookings", "20")["error"] == "sign_in_needed"
    assert line.get("list", "agency") == []
    assert line.get("demo", "--bookings", "20")["created"] is False
    assert line.get("init")["practice"] is True
