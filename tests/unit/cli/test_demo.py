"""The demo company, made by the command line."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.helpers.command_line import DEMO_ADMINISTRATOR, CommandLine


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
    before = desk.state()
    assert desk.refusal("demo")["field"] == "database"
    assert desk.run("demo", "--if-missing").stdout.startswith("There is a database already")
    assert desk.state() == before

    fresh = CommandLine(tmp_path / "fresh.db", now=None)
    assert fresh.get("demo", "--dry-run")["dry_run"] is True
    for option in ("--bookings", "--seed"):
        for given in ("-1", "many", "9" * 30):
            assert fresh.refusal("demo", option, given)["field"] == option[2:]
    assert not fresh.path.exists()
    assert fresh.get("demo", "--bookings", "20")["created"] is True
    assert fresh.get("init")["practice"] is True


def test_no_company_with_people_of_its_own_becomes_practice(tmp_path: Path) -> None:
    acts: dict[str, str | None] = {
        "ASTROBOOKINGS_USER": "ada@example.org",
        "ASTROBOOKINGS_PASSWORD": "a seat on the moon",
    }
    line = CommandLine(tmp_path / "real.db", now=None, environment=acts)
    line.get("init")
    before, stranger = line.state(), CommandLine(line.path, now=None)
    for who in (stranger, line):
        for more in ((), ("--dry-run",)):
            told = who.refusal("demo", "--bookings", "20", *more)
            assert (told["error"], told["field"]) == ("invalid_value", "database")
            assert "--database" in told["message"]
            assert "ada" not in told["message"]
    assert line.state() == before
    assert line.get("init")["practice"] is False
    assert len(line.get("list", "user")) == 1
    # What is for practice already is its administrator's to fill, and nobody else's.
    play = CommandLine(tmp_path / "play.db", environment=acts)
    assert play.get("init")["practice"] is True
    stranger_there = CommandLine(play.path)
    assert stranger_there.refusal("demo")["error"] == "sign_in_needed"
    assert play.get("demo", "--bookings", "20")["created"] is False
    assert play.run("check").exit_code == 0
    # Nobody who can't sign in any more makes it anybody's either.
    with closing(sqlite3.connect(line.path)) as past, past:
        past.execute('UPDATE "user" SET active = 0')
    assert stranger.refusal("demo")["field"] == "database"
