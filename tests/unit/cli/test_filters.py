"""Filters on the command line: one language, kept ones, and marks under what is wrong."""

from pathlib import Path

from tests.helpers.command_line import CommandLine


def test_lists_and_exports_take_the_same_language(desk: CommandLine, tmp_path: Path) -> None:
    near, far = desk.launch(date="2027-03-10T12:00Z"), desk.launch(date="2028-01-10T12:00Z")
    ana, bo = desk.traveler(name="Ána López"), desk.traveler(name="Bo")
    first = desk.sell(near, ana, 2)["id"]
    second = desk.sell(far, bo, 3)["id"]

    def ids(where: str) -> list[int]:
        return sorted(row["id"] for row in desk.get("list", "booking", "--where", where))

    assert ids("lopez") == ids("departs:2027-03") == ids("seats:..2") == [first]
    assert ids("moon -ana") == ids("date>2027") == ids("seats>2 or nobody") == [second]
    assert ids("(ana or bo) status:sold") == [first, second]
    assert ids("created_at:today") == [first, second]
    desk.get("filter", "save", "booking", "Next spring", "departs:2027-03")
    assert ids("@next spring") == ids("Next spring") == [first]
    file = tmp_path / "out.csv"
    assert desk.get("export", "booking", file, "--where", "@Next spring")["rows"] == 1
    assert desk.get("filter", "list", "booking") == [
        {"name": "Next spring", "query": "departs:2027-03"}
    ]
    again = ("filter", "save", "booking", "NEXT spring", "departs:2027-03")
    assert desk.get(*again)["done"] == "replaced"
    assert "The filter NEXT spring is replaced." in desk.run(*again).stdout
    desk.get("filter", "rename", "booking", "Next spring", "Soon")
    desk.get("filter", "delete", "booking", "Soon")
    assert desk.get("filter", "list", "booking") == []
    assert desk.refusal("list", "booking", "--where", "@Soon")["field"] == "where"
    assert desk.refusal("filter", "delete", "booking", "Soon")["field"] == "name"
    told = desk.run("list", "launch", "--where", "opne")
    assert "Did you mean --where open?" in told.stderr + told.stdout


def test_what_is_wrong_is_marked_for_a_person_and_told_to_a_program(desk: CommandLine) -> None:
    result = desk.run("list", "booking", "--where", "小龍 status:confrimed seats>2")
    assert result.exit_code == 1
    line, text, marks = result.stderr.splitlines()
    assert line.endswith("Did you mean status:confirmed?")
    assert text == "  小龍 status:confrimed seats>2"
    assert marks == "  " + " " * len("小龍xx status:") + "^" * len("confrimed")
    told = desk.refusal("list", "booking", "--where", "status:confrimed seats>2")
    assert (told["start"], told["end"]) == (7, 16)
    assert (told["error"], told["meant"]) == ("invalid_value", "status:confirmed")
    assert told["corrected"] == "status:confirmed seats>2"
    spoiled = desk.run("list", "booking", "--where", "status:\x1b[31mred")
    assert "\x1b" not in spoiled.stderr
    assert len(spoiled.stderr.splitlines()) == 1
