"""What the command line says in small matters: singulars, near names, what is shown."""

from pathlib import Path

import click
import pytest

from astrobookings_desktop.cli.app import app
from tests.helpers.command_line import CommandLine, on_new_practice


@pytest.fixture
def desk(tmp_path: Path) -> CommandLine:
    desk = on_new_practice(tmp_path / "office.db")
    desk.environment["XDG_CONFIG_HOME"] = str(tmp_path / "config")
    return desk


def test_all_that_an_outcome_may_become_is_named(desk: CommandLine) -> None:
    told = desk.refusal("launch", "correct", desk.launch(), "--to", "bogus")
    assert "confirmed" in told["message"]


def test_who_allows_something_needs_the_override(desk: CommandLine) -> None:
    sale = ("sell", "--launch", desk.launch(), "--traveler", desk.traveler(), "--seats", 1)
    assert "--override" in desk.run(*sale, "--allowed-by", "amara@example.org").stderr
    assert desk.get("list", "booking") == []


OVERRIDDEN = (
    ("sell", "--launch", 1, "--traveler", 1, "--seats", 1),
    ("hold", "--launch", 1, "--traveler", 1, "--seats", 1),
    ("confirm", 1),
    ("cancel", 1),
    ("move", 1, "--launch", 1),
    ("transfer", 1, "--traveler", 1),
    ("launch", "confirm", 1),
)


@pytest.mark.parametrize("command", OVERRIDDEN, ids=lambda command: " ".join(map(str, command[:2])))
def test_a_reason_that_would_go_nowhere_is_wrong_usage(
    desk: CommandLine, command: tuple[str, ...]
) -> None:
    told = desk.run(*command, "--reason", "a friend of ours")
    assert (told.exit_code, "--reason goes with --override." in told.stderr) == (2, True)
    assert (
        "With --override" in desk.run(*command[: 2 if command[0] == "launch" else 1], "-h").stdout
    )


def test_every_command_with_an_override_is_in_that_table() -> None:
    def with_override(group: click.Group, *before: str) -> set[tuple[str, ...]]:
        found: set[tuple[str, ...]] = set()
        for name, command in group.commands.items():
            if isinstance(command, click.Group):
                found |= with_override(command, *before, name)
            elif any(one.name == "override" for one in command.params):
                found.add((*before, name))
        return found

    told = {command[: 2 if command[0] == "launch" else 1] for command in OVERRIDDEN}
    assert with_override(app) == told


def test_an_event_without_a_letter_is_told_in_a_sentence(desk: CommandLine) -> None:
    told = desk.refusal("notification", "preview", "bogus", "--to", "agency")["message"]
    assert told.startswith("Event must be one that this reader gets a letter of (")
    assert told.endswith("), not bogus.")
    for option in (("--to", "agency"), ("--language", "es")):
        assert desk.run("notification", "preview", "7", *option).exit_code == 2


def test_a_booking_is_told_in_a_few_lines(desk: CommandLine) -> None:
    launch, traveler = desk.launch(), desk.traveler(name="Ana López")
    seats = ("--launch", launch, "--traveler", traveler, "--seats", 1)
    names = [line.split()[0] for line in desk.run("hold", *seats).stdout.splitlines()[1:]]
    assert names == [
        *("id", "locator", "traveler", "launch_id", "destination", "date", "number_of_seats"),
        *("total_price", "status", "hold_until"),
    ]
    sold = desk.get("sell", *seats)
    assert (sold["traveler"], sold["destination"]) == ("Ana López", "Moon")
    assert sold["date"] == "2028-01-10T12:00:00.000000Z"
    canceled = desk.run("cancel", sold["locator"]).stdout
    assert "refund_amount " in canceled
    assert "hold_until" not in canceled


def test_nothing_is_cut_for_a_pipe(desk: CommandLine) -> None:
    name = "A traveler " + "with a very long name " * 5
    desk.traveler(name=name)
    assert name.strip() in desk.run("list", "traveler").stdout


def test_a_setting_below_its_bounds_and_one_that_is_not_there(
    desk: CommandLine, tmp_path: Path
) -> None:
    assert "not -1." in desk.refusal("settings", "set", "hold_hours", "-1")["message"]
    assert "did you mean" not in desk.refusal("settings", "get", "nope")["message"]
    assert desk.run("settings", "get", "mail.folder").stdout == "none\n"
    away = desk.run("settings", "set", "backup_folder", tmp_path / "disk")
    assert (away.exit_code, "isn't there now" in away.stderr) == (0, True)


def test_an_empty_list_says_why(desk: CommandLine) -> None:
    assert desk.run("inbox", "--unread", "--limit", 0).stdout == "None shown, for --limit is 0.\n"
    none = desk.run("list", "notification", "--where", "status:uncertain").stdout
    assert none.endswith("No notification found.\n")
    near = desk.run("list", "notification", "--where", "uncertian").stdout
    assert near.endswith("Did you mean --where uncertain?\n")
    assert "1900 to 2200" in desk.refusal("list", "launch", "--where", "departs:2300")["message"]


def test_a_place_is_kept_as_the_catalogue_spells_it(desk: CommandLine) -> None:
    made = desk.get(
        *("launch", "schedule", "--rocket", desk.rocket(), "--date", "2028-01-10T12:00Z"),
        *("--price", "1,234.50", "--destination", "Karman line"),
    )
    assert (made["destination"], made["price_per_seat"]) == ("Kármán line", "1234.50")
    edit = ("edit", "launch", made["id"], "--destination")
    assert desk.get(*edit, "Ñandú Básín", "--range", "suborbital")["destination"] == "Ñandú Básín"
    for typed in ("kármán", "karman", "Ka\u0301rma\u0301n"):
        assert desk.get(*edit, typed, "--dry-run")["destination"] == "Kármán line"


def test_skipped_lines_are_told_and_one_row_is_one(desk: CommandLine, tmp_path: Path) -> None:
    file = tmp_path / "people.csv"
    file.write_text("name,email\nAna,ana@example.org\n", "utf-8")
    dry = desk.run("import", "traveler", file, "--key", "email", "--dry-run").stdout
    assert "It would be 1 row: " in dry
    desk.get("import", "traveler", file, "--key", "email")
    again = desk.run("import", "traveler", file, "--key", "email", "--partial").stdout
    assert "line 2 skipped: repeats email and adds nothing\n" in again


def test_what_the_desktop_shows_is_previewed_as_such(desk: CommandLine) -> None:
    launch = desk.launch()
    desk.sell(launch, desk.traveler(email="eva@example.org"), 10 // 2 - 1)
    desk.get("launch", "abort", launch, "--reason", "no fuel")
    rows = desk.get("list", "notification", "--where", "channel=desktop")
    for row in rows[:1]:
        told = desk.get("notification", "preview", row["id"])
        assert told == {"channel": "desktop", "text": row["message"]}


def test_agencies_and_rockets_are_named_where_an_id_is_given(desk: CommandLine) -> None:
    acme, twin = desk.agency(name="Acme", email="hi@acme.example"), desk.agency(name="Twin")
    other = desk.agency(name="twin")
    rocket = ("create", "rocket", "--name", "R 1", "--capacity", 9, "--range", "moon")
    first = desk.get(*rocket, "--agency-id", " acme ")["id"]
    assert desk.get("show", "rocket", first)["agency_id"] == acme
    assert desk.get("edit", "rocket", "r 1", "--agency", "HI@acme.example")["agency_id"] == acme
    told = desk.refusal(*rocket, "--agency-id", "TWIN")["message"]
    assert told == f"Agency must be told apart by the id: {twin}, {other} are called TWIN."
    assert desk.refusal(*rocket, "--agency-id", "Acm")["error"] == "not_found"
    when = ("--date", "2027-05-01T14:30Z", "--destination", "Moon", "--price", "1")
    launch = desk.get("launch", "schedule", "--rocket", "R 1", *when)
    assert launch["rocket_id"] == first
    # Who has an id for a name doesn't take another's place.
    desk.agency(name=str(acme))
    assert desk.get("show", "agency", acme)["name"] == "Acme"


def test_a_dry_run_needs_no_reason(desk: CommandLine) -> None:
    launch = desk.launch()
    locator = desk.sell(launch, desk.traveler())["locator"]
    told = desk.get("launch", "abort", launch, "--dry-run")
    assert (told["status"], told["bookings_canceled"]) == ("aborted", 1)
    assert desk.refusal("launch", "abort", launch)["error"] == "reason_required"
    assert desk.get("show", "booking", locator)["status"] == "confirmed"


@pytest.mark.parametrize("text", ["1 234.50", "1'234.50", "1e3", "NaN", "1.234,50", "ten"])
def test_an_amount_written_otherwise_is_told_how_it_is_written(
    desk: CommandLine, text: str
) -> None:
    flight = ("--rocket", desk.rocket(), "--date", "2027-05-01T14:30Z", "--destination", "Moon")
    told = desk.refusal("launch", "schedule", *flight, "--price", text)["message"]
    assert told == f"Price per seat must be an amount such as 1,234.50, not {text}."


def test_what_a_field_takes_is_named_whole(desk: CommandLine, tmp_path: Path) -> None:
    told = desk.refusal("list", "booking", "--where", "status:foo")["message"]
    assert "it is one of pending, confirmed, canceled, hold, sold." in told
    missing = tmp_path / "nofile.log"
    for words in (("check", "--export", missing), ("import", "agency", missing)):
        said = desk.run(*words).stderr
        assert said == f"refused: There is no file {missing}: check its name and folder.\n"
