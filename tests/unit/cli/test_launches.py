"""Launches and passengers from a shell: each step, what it prints, its preview, its refusals."""

import sqlite3
from pathlib import Path
from typing import Any

import pytest

from astrobookings_desktop.domain.locator import display
from tests.helpers.command_line import NOW, CommandLine

FLOWN = "2028-01-10T12:00:01Z"  # a second after the launch


def at(desk: CommandLine, now: str | None) -> CommandLine:
    return CommandLine(desk.path, now)


def filled(desk: CommandLine, seats: int = 5) -> int:
    """A launch with so many of its ten seats sold, four to each traveler."""
    launch = desk.launch()
    while seats > 0:
        desk.sell(launch, desk.traveler(), min(seats, 4))
        seats -= 4
    return launch


def test_a_launch_is_confirmed_delayed_and_flown(desk: CommandLine) -> None:
    launch = filled(desk)
    assert desk.get("launch", "confirm", launch)["status"] == "confirmed"
    delayed = desk.get(
        *("launch", "delay", launch, "--date", "2028-02-29T12:00Z", "--reason", "weather")
    )
    assert (delayed["status"], delayed["date"]) == ("delayed", "2028-02-29T12:00:00.000000Z")
    assert (delayed["status_reason"], delayed["messages"]) == ("weather", 3)
    desk.get("launch", "confirm", launch)
    assert desk.refusal("launch", "launched", launch)["error"] == "launch_not_due"
    flown = at(desk, "2028-03-01T00:00Z").get("launch", "launched", launch)
    assert (flown["status"], flown["net_revenue"]) == ("launched", "5000.00")
    assert (flown["fee_basis_points"], flown["invoice_amount"]) == (100, "50.00")
    assert flown["invoice_waits_for"] == ["legal_name", "tax_id", "legal_address"]
    assert desk.run("check").exit_code == 0


def test_how_many_are_told_of_a_new_launch_is_told(desk: CommandLine, tmp_path: Path) -> None:
    rocket, vip = desk.rocket(), desk.traveler(email="vera@example.org")
    quiet = desk.traveler()
    for launch in (desk.launch(), desk.launch()):
        desk.sell(launch, vip)
        desk.sell(launch, quiet)
    options = ("--rocket", rocket, "--date", "2028-05-01T12:00Z", "--destination", "Moon")
    schedule = ("launch", "schedule", *options, "--price", 9)
    before = desk.state()
    trial = desk.get(*schedule, "--dry-run")
    assert (trial["messages"], trial["messages_by_mail"]) == (2, 1)
    told = desk.run(*schedule, "--dry-run").stdout
    assert "2 VIP travelers are told, 1 of them by mail after the time of grace." in told
    file = tmp_path / "launches.csv"
    rows = [
        f"{rocket},{day},Moon,9,{how}"
        for day, how in (
            ("2028-06-01", ""),
            ("2028-07-01", "scheduled"),
            ("1969-07-16", "launched"),
        )
    ]
    file.write_text("\n".join(["rocket_id,date,destination,price_per_seat,status", *rows]))
    trial = desk.get("import", "launch", file, "--dry-run")
    assert (trial["messages"], trial["messages_by_mail"]) == (4, 2)
    assert desk.state() == before
    assert desk.get(*schedule)["messages"] == 2
    said = desk.run("import", "launch", file).stdout
    assert "  2 launches to come: 4 messages to VIP travelers, 2 of them by mail\n" in said


def test_an_import_counts_its_messages_before_anything_is_written(
    desk: CommandLine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rocket, vip = desk.rocket(), desk.traveler()
    for launch in (desk.launch(), desk.launch()):
        desk.sell(launch, vip)
    file = tmp_path / "launches.csv"
    rows = [f"{rocket},2028-06-01,Moon,9", f"{rocket},2028-07-01,Moon,dear"]
    file.write_text("\n".join(["rocket_id,date,destination,price_per_seat", *rows]))
    for trial in ((), ("--dry-run",)):
        told = desk.refusal("import", "launch", file, *trial)
        assert (told["taken"], told["refused"]) == (1, 1)
        assert (told["messages"], told["messages_if_partial"]) == (0, 1)  # as nothing is written
        assert [row["id"] for row in told["rows"]] == [None, None]
        said = desk.run("import", "launch", file, *trial).stdout
        assert "  1 launch to come: 1 message to VIP travelers, none by mail\n" in said

    def broken(_reading: Any) -> None:
        fault = sqlite3.DatabaseError("database disk image is malformed")
        fault.sqlite_errorcode = sqlite3.SQLITE_CORRUPT
        raise fault

    counting = "astrobookings_desktop.services.imports.trials.preview_announcement"
    before = desk.state()
    monkeypatch.setattr(counting, broken)
    desk.refusal("import", "launch", file, "--partial")
    assert desk.state() == before  # what is told to have failed wrote nothing
    monkeypatch.undo()
    assert desk.get("import", "launch", file, "--partial")["messages"] == 1


def test_a_dry_run_tells_and_leaves_everything_as_it_was(desk: CommandLine) -> None:
    launch = filled(desk)
    before = desk.get("list", "entry_log")
    told = desk.get("launch", "abort", launch, "--reason", "no fuel", "--dry-run")
    assert (told["status"], told["dry_run"]) == ("aborted", True)
    facts = ("bookings_canceled", "seats_canceled", "refund_amount", "messages", "invoice_amount")
    assert [told[name] for name in facts] == [2, 5, "5000.00", 3, "1000.00"]
    assert desk.get("list", "entry_log") == before
    assert desk.get("show", "launch", launch)["status"] == "scheduled"
    assert "Dry run" in desk.run("launch", "abort", launch, "--reason", "x", "--dry-run").stdout
    bare = desk.get("launch", "abort", launch, "--dry-run")
    assert (bare["status_reason"], bare["needs_reason"], bare["messages"]) == (None, True, 3)
    assert "needs_reason" not in told


def test_an_abort_is_taken_back_within_a_day(desk: CommandLine) -> None:
    launch = filled(desk)
    desk.get("launch", "abort", launch, "--reason", "the wrong one")
    assert [one["status"] for one in desk.get("list", "booking")] == ["canceled"] * 2
    told = desk.refusal("launch", "correct", launch)
    assert told["error"] == "reason_required"
    again = desk.get("launch", "correct", launch, "--reason", "it was another")
    assert (again["status"], again["seats_taken"]) == ("scheduled", 5)
    assert [one["status"] for one in desk.get("list", "booking")] == ["confirmed"] * 2
    desk.get("launch", "abort", launch, "--reason", "now it is true")
    second = at(desk, "2026-11-24T14:32:00Z")
    assert second.get("launch", "correct", launch, "--reason", "no")["status"] == "scheduled"
    second.get("launch", "abort", launch, "--reason", "yes")
    # A day counts from the first outcome: none that took its place begins another.
    late = at(desk, "2026-11-24T14:32:01Z")
    told = late.refusal("launch", "correct", launch, "--reason", "too late")
    assert told["error"] == "correction_too_late"
    assert desk.run("check").exit_code == 0


def test_one_outcome_takes_the_place_of_another(desk: CommandLine) -> None:
    launch = filled(desk)
    desk.get("launch", "confirm", launch)
    flown = at(desk, FLOWN)
    flown.get("launch", "launched", launch)
    told = flown.refusal("launch", "correct", launch, "--to", "lost", "--reason", "x")
    assert told["error"] == "invalid_value"
    failed = flown.get("launch", "correct", launch, "--to", "failed", "--reason", "it fell")
    assert (failed["status"], failed["net_revenue"]) == ("failed", None)


@pytest.mark.parametrize(
    ("words", "error"),
    [
        (("confirm",), "not_viable"),
        (("confirm", "--override"), "reason_required"),
        (("delay", "--date", "2028-01-09T12:00Z"), "delay_not_later"),
        (("delay", "--date", "2028-01-11"), "invalid_value"),
        (("launched",), "invalid_transition"),
        (("fail", "--reason", "x"), "invalid_transition"),
        (("abort",), "reason_required"),
        (("abort", "--reason", "x" * 501), "invalid_value"),
        (("correct", "--reason", "x"), "stands_elsewhere"),
    ],
)
def test_what_the_rules_refuse(desk: CommandLine, words: tuple[str, ...], error: str) -> None:
    launch = desk.launch()
    step, *options = words
    assert desk.refusal("launch", step, launch, *options)["error"] == error


def test_an_override_lets_an_empty_launch_be_confirmed(desk: CommandLine) -> None:
    launch = desk.launch()
    done = desk.get("launch", "confirm", launch, "--override", "--reason", "a test flight")
    assert done["status"] == "confirmed"
    assert done["status_reason"].startswith("a test flight (allowed by")


def test_a_person_reads_lines(desk: CommandLine) -> None:
    launch = filled(desk)
    said = desk.run("launch", "abort", launch, "--reason", "no fuel")
    assert said.exit_code == 0
    assert said.stdout.startswith(f"Launch {launch} is aborted.\n")
    assert "refund_amount" in said.stdout


def passengers(desk: CommandLine, *words: object) -> list[dict[str, Any]]:
    named: list[dict[str, Any]] = desk.get("passengers", *words)
    return named


def test_passengers_are_named_and_struck(desk: CommandLine) -> None:
    launch = desk.launch()
    booking = desk.sell(launch, desk.traveler(), 2)["locator"]
    assert passengers(desk, booking) == []
    two = ("--add", "López, Ana,1990-05-01", "--add", "李小龍,1970-11-27")
    assert passengers(desk, booking, *two, "--dry-run") == passengers(desk, booking, *two)
    assert passengers(desk, booking) == [
        {"number": 1, "name": "López, Ana", "birth_date": "1990-05-01"},
        {"number": 2, "name": "李小龍", "birth_date": "1970-11-27"},
    ]
    told = desk.refusal("passengers", booking, "--add", "Zoë,2000-01-01")
    assert (told["error"], told["booked"]) == ("too_many_passengers", 2)
    both = ("--remove", 1, "--add", "Zoë,2000-01-01")
    assert [one["name"] for one in passengers(desk, booking, *both)] == ["李小龍", "Zoë"]
    assert "Zoë (2000-01-01)" in desk.run("show", "booking", booking).stdout
    said = desk.run("passengers", booking).stdout
    assert said == "1  李小龍, born 1970-11-27\n2  Zoë, born 2000-01-01\n"


@pytest.mark.parametrize(
    ("words", "error"),
    [
        (("--add", "Ana"), "invalid_value"),
        (("--add", ",1990-05-01"), "invalid_value"),
        (("--add", "Ana,1990-13-01"), "invalid_value"),
        (("--add", "Kid,2015-01-01"), "passenger_age"),
        (("--remove", "2"), "invalid_value"),
        (("--remove", "x"), "invalid_value"),
    ],
)
def test_wrong_passengers_are_refused(
    desk: CommandLine, words: tuple[str, ...], error: str
) -> None:
    booking = desk.sell(desk.launch(), desk.traveler(), 2)["locator"]
    assert desk.refusal("passengers", booking, *words)["error"] == error


def test_nobody_is_struck_where_nobody_is_named(desk: CommandLine) -> None:
    booking = desk.sell(desk.launch(), desk.traveler(), 2)["locator"]
    told = desk.refusal("passengers", booking, "--remove", 9)["message"]
    assert told == "Remove must be left out: nobody is named on this booking's seats."
    desk.get("passengers", booking, "--add", "Zoë,2000-01-01")
    told = desk.refusal("passengers", booking, "--remove", 9)["message"]
    assert told == "Remove must be a whole number from 1 to 1, not 9."


def test_the_clock_of_a_practice_is_set_to_any_moment_and_else_goes_on(desk: CommandLine) -> None:
    launch = filled(desk)
    earlier = at(desk, "2026-11-20T09:00Z")  # before all that is there
    assert earlier.get("launch", "confirm", launch)["status"] == "confirmed"
    sold = earlier.sell(desk.launch(), earlier.traveler(), 2)["locator"]
    assert earlier.get("cancel", sold)["status"] == "canceled"
    assert desk.run("check").exit_code == 0
    at(desk, "2031-01-01T00:00Z").traveler()
    at(desk, None).traveler()  # the clock goes on from there
    assert desk.get("list", "entry_log", "--limit", 1)[0]["timestamp"] >= "2031-01-01"


def test_now_is_for_practice_alone(tmp_path: Path) -> None:
    real = CommandLine(tmp_path / "real.db", now=None)
    assert real.run("init").exit_code == 0
    told = CommandLine(real.path, NOW).refusal("launch", "launched", 1)
    assert (told["error"], told["field"]) == ("invalid_value", "now")


def test_a_refusal_says_how_its_way_out_is_typed(desk: CommandLine) -> None:
    launch = filled(desk)
    told = desk.refusal("launch", "launched", launch)["message"]
    assert told.endswith(f"then mark it launched. The command: launch confirm {launch}")
    desk.get("launch", "abort", launch, "--reason", "no fuel")
    told = desk.refusal("launch", "abort", launch, "--reason", "no fuel")["message"]
    assert told.startswith("The launch is already aborted.")
    assert told.endswith(f"launch correct {launch}")
    rocket = desk.get("show", "launch", launch)["rocket_id"]
    unknown = ("--rocket", rocket, "--date", "2029-01-01T00:00Z", "--destination", "Vulcan")
    told = desk.refusal("launch", "schedule", *unknown, "--price", "1")["message"]
    assert told.endswith("Give it as --range RANGE.")
    made = desk.get("launch", "schedule", *unknown, "--price", "1", "--range", "moon")
    told = desk.refusal("edit", "launch", made["id"], "--destination", "Nibiru")["message"]
    assert told.endswith("Give it as --range RANGE.")
    assert desk.refusal("show", "job_queue", 999)["message"].startswith("There is no job 999:")
    told = desk.refusal("report", "manifest")["message"]
    assert told == "Launch must be given: a manifest is that of one launch."
    told = desk.refusal("notification", "preview", "nosuch")["message"]
    assert "booking_sold" in told
    assert "0 failed jobs are tried again." in desk.run("job", "retry-all").stdout
    assert "filter reads well" in desk.run("list", "launch", "--limit", "0").stdout


def test_a_person_reads_no_json(desk: CommandLine) -> None:
    launch = filled(desk)
    rocket = desk.get("show", "launch", launch)["rocket_id"]
    near = ("--rocket", rocket, "--date", "2028-01-12T12:00Z", "--destination", "Moon")
    told = desk.run("launch", "schedule", *near, "--price", "1").stdout
    assert f" {launch}\n" in told.partition("near_launches")[2]
    later = desk.launch(rocket, "2028-03-01T12:00Z")
    booking = desk.get("list", "booking")[0]
    told = desk.run("move", booking["id"], "--launch", later).stdout
    assert f"locator {display(booking['locator'])}, refund_amount" in told
    assert "{" not in told
    lines = desk.run("report", "occupancy").stdout.splitlines()
    place = next(place for place, line in enumerate(lines) if set(line) == {"─", " "})
    assert lines[place + 1].startswith("total ")
    assert lines[place - 4].startswith("id ")
