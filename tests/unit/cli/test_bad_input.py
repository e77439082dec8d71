"""The command line: bad input is refused by its field, and nothing is written."""

import json
from pathlib import Path

import pytest

from astrobookings_desktop.domain.entities import Entity
from tests.helpers.command_line import CommandLine

# --- bad input: refused by field, nothing written ------------------------------------------------


@pytest.mark.parametrize(
    "seats", ["0", "-1", "1.5", "1000000000", "", "two", "１", "1e1", "9" * 99]
)
def test_seats_that_are_none(desk: CommandLine, seats: str) -> None:
    launch, traveler = desk.launch(), desk.traveler()
    before = desk.state()
    for command in ("sell", "hold"):
        options = ("--launch", launch, "--traveler", traveler, "--seats", seats)
        refusal = desk.refusal(command, *options)
        assert refusal["field"] == "seats"
        assert refusal["message"].startswith("Seats must be a whole number from 1")
    assert desk.state() == before


@pytest.mark.parametrize(
    ("option", "given", "words"),
    [
        ("--date", "2020-01-01T00:00Z", "The date 2020-01-01 00:00 UTC isn't in the future"),
        ("--date", "0001-01-01T00:00Z", "Date must lie in the years 1900 to 2200, not 0001-01-01T"),
        (
            "--date",
            "9999-12-31T23:59-05:00",
            "Date must lie in the years 1900 to 2200, not 9999-12-",
        ),
        (
            "--date",
            "2201-12-31T23:59Z",
            "Date must lie in the years 1900 to 2200, not 2201-12-31T23:59Z.",
        ),
        ("--date", "2028-01-10T12:00", "Date must end with an offset from UTC"),
        ("--date", "2028-01-10", "Date must be a time such as"),
        ("--date", "2027-02-29T12:00Z", "Date must be a day and time that the calendar has"),
        ("--price", "-1", "Price per seat must be an amount from 0.01"),
        ("--price", "0.001", "Price per seat must"),
        ("--price", "NaN", "Price per seat must be an amount such as 1,234.50"),
        ("--price", "1000000000000000", "Price per seat must be an amount from 0.01"),
        ("--destination", "  ", "Destination must be given"),
        ("--destination", "x" * 10_000, "Destination must have at most 200 characters"),
        ("--destination", "Arrakis", "The range that Arrakis needs isn't known"),
        ("--destination", "Mars", "The rocket's range is Moon and the destination needs Mars"),
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
    before = desk.state()
    refusal = desk.refusal("launch", "schedule", *(w for pair in options.items() for w in pair))
    assert refusal["message"].startswith(words)
    assert desk.state() == before


RANGES = "Range must be Suborbital (suborbital), Low Earth (low_earth), Moon (moon) or Mars (mars)"


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
        ("rocket", {"agency-id": "1", "name": "R", "capacity": "9", "range": "m"}, RANGES),
        ("rocket", {"agency-id": "9", "name": "R", "capacity": "9", "range": "moon"}, "There is"),
    ],
)
def test_records_that_cannot_be(
    desk: CommandLine, entity: str, columns: dict[str, str], words: str
) -> None:
    desk.traveler(email="ana@example.org")
    before = desk.state()
    options = [word for name, text in columns.items() for word in (f"--{name}", text)]
    assert desk.refusal("create", entity, *options)["message"].startswith(words)
    assert desk.state() == before


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


# --- import -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "options", [("--map", "name"), ("--value", "name=x"), ("--value", "x:y"), ("--set", "=x")]
)
def test_mappings_of_another_form_are_wrong_usage(
    desk: CommandLine, tmp_path: Path, options: tuple[str, str]
) -> None:
    result = desk.run("import", "traveler", tmp_path / "x.csv", *options)
    assert (result.exit_code, result.stdout) == (2, "")
    assert desk.refusal("import", "traveler", tmp_path / "x.csv")["field"] == "file"


# --- options and usage --------------------------------------------------------------------------


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


# --- the demo -----------------------------------------------------------------------------------


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


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("show", "booking", "-1"), "There is no booking -1"),
        (("show", "launch", "-12"), "There is no launch -12"),
        (("notification", "send-again", "-1"), "Id must be a whole number from 1 to"),
        (("import-undo", "-1"), "Run must be a whole number from 1 to"),
        (("cancel", "-7"), "There is no booking -7"),
        (("pay", "--amount", "1", "-3"), "There is no invoice -3"),
    ],
)
def test_a_negative_number_is_no_option_but_a_record_that_isnt_there(
    desk: CommandLine, words: tuple[str, ...], told: str
) -> None:
    assert desk.refusal(*words)["message"].startswith(told)
    assert desk.run(*words, "--dry").exit_code == 2  # what is no number stays wrong usage
    assert "No such option" in desk.run(*words[:-1], "-x").stderr
