"""The program as a process, its options and its help."""

import gc
import json
import os
import shlex
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from astrobookings_desktop.cli.app import app
from astrobookings_desktop.cli.window import has_screen
from astrobookings_desktop.ui import app as ui_app
from astrobookings_desktop.ui.start import one_window
from tests.helpers.command_line import CommandLine
from tests.helpers.program import program_command, run_program

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


def _commands(command: click.Command, *path: str) -> Iterator[tuple[str, ...]]:
    yield path
    if isinstance(command, click.Group):
        context = click.Context(command)
        for name in command.list_commands(context):
            inner = command.get_command(context, name)
            assert inner is not None
            yield from _commands(inner, *path, name)


@pytest.mark.parametrize("width", [80, 100])
def test_every_help_is_whole_and_breaks_no_word(width: int) -> None:
    for words in _commands(app):
        told = CliRunner().invoke(app, [*words, "--help"], terminal_width=width)
        assert (told.exit_code, told.stderr) == (0, ""), words
        lines = told.stdout.splitlines()
        assert max(map(len, lines)) <= width, words
        assert not [line for line in lines if line.endswith("-")], words  # --dry-run in halves
        listed = told.stdout.partition("Commands:")[2].splitlines()
        cut = [line for line in listed if line.endswith("...")]
        assert not [line for line in cut if line.count("`") % 2 or "“" in line], words


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


def test_whoever_stops_reading_gets_no_complaint(desk: CommandLine, tmp_path: Path) -> None:
    file = tmp_path / "many.csv"
    file.write_text("name\n" + "".join(f"Traveler {n}\n" for n in range(600)), "utf-8")
    desk.run("import", "traveler", file)
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


@pytest.mark.parametrize("window", ["open", "new"])
def test_opening_tells_programs_what_it_opened(
    desk: CommandLine, monkeypatch: pytest.MonkeyPatch, window: str
) -> None:
    place = None if window == "open" else object()
    open_nothing(monkeypatch, place)
    launch = str(desk.launch())
    locator = desk.sell(int(launch), desk.traveler())["locator"]
    path = str(desk.path)
    told = {"database": path, "entity": "launch", "key": launch, "window": window}
    assert desk.get("open", "launch", launch) == told
    assert desk.get("open", locator) == told | {"entity": "booking", "key": locator}


def open_nothing(monkeypatch: pytest.MonkeyPatch, place: object | None) -> list[one_window.Wanted]:
    """No window comes; what was wanted of it is kept."""
    wanted: list[one_window.Wanted] = []

    def take_place(_path: Path, record: one_window.Wanted) -> object | None:
        wanted.append(record)
        return place

    monkeypatch.setattr(gc, "disable", lambda: None)
    monkeypatch.setattr(one_window, "take_place", take_place)
    monkeypatch.setattr(ui_app, "run", lambda *_given: 0)
    return wanted


def test_a_window_that_is_refused_promises_nothing(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    open_nothing(monkeypatch, object())
    missing = CommandLine(tmp_path / "none.db")
    refused = missing.run()
    assert refused.exit_code == 1
    assert "asks for its administrator" not in refused.stderr
    missing.now = None
    opened = missing.run()
    assert (opened.exit_code, "asks for its administrator" in opened.stderr) == (0, True)


def test_what_is_not_there_is_not_opened(
    desk: CommandLine, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    wanted = open_nothing(monkeypatch, None)
    for words in (("ZZZ",), ("booking", "no locator"), ("launch", "id:0"), ("invoice", "INV-1")):
        told = desk.refusal("open", *words)
        assert (told["error"], told["key"]) == ("not_found", str(words[-1]))
    # What there is is told to nobody but to who signs in and may know.
    for words in (("user", "a@example.org"), ("ZZZZZZ",), ("launch", 7), ("user", 99)):
        desk.run("open", *words)
    assert [one.key for one in wanted] == ["a@example.org", "ZZZZZZ", "7", "99"]
    boss: dict[str, str | None] = {
        "ASTROBOOKINGS_USER": "ada@example.org",
        "ASTROBOOKINGS_PASSWORD": "a long and quiet evening",
    }
    desk.environment = boss
    desk.get("init")
    assert desk.refusal("open", "user", "stranger@example.org")["error"] == "not_found"
    assert desk.refusal("open", "ZZZZZZ")["error"] == "not_found"
    desk.run("open", "user", "ada@example.org")
    desk.environment = boss | {"ASTROBOOKINGS_PASSWORD": "guessed"}
    assert desk.refusal("open", "user", "ada@example.org")["error"] == "sign_in_refused"
    assert len(wanted) == 5
    # Nor is a database made to look for it.
    desk.environment = {"XDG_DATA_HOME": str(tmp_path / "data")}
    assert desk.bare("open", "K7M4QX").exit_code == 1
    assert not list((tmp_path / "data").rglob("*.db"))
    desk.path = tmp_path / "none.db"
    assert desk.refusal("open", "K7M4QX")["error"] == "database_missing"


@pytest.mark.parametrize("place", ["named", "own"])
def test_a_database_that_is_not_there_is_made_by_the_window_alone_and_not_by_opening_it(
    desk: CommandLine, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, place: str
) -> None:
    open_nothing(monkeypatch, object())
    made: list[Callable[[], object] | None] = []
    monkeypatch.setattr(ui_app, "run", lambda *given: made.append(given[-1]) or 0)
    desk.environment = {"XDG_DATA_HOME": str(tmp_path / "data")}
    own = tmp_path / "data" / "astrobookings" / "astrobookings.db"
    path = own if place == "own" else tmp_path / "new folder" / "own.db"
    words = () if place == "own" else ("--database", path)
    told = desk.bare(*words)
    assert (told.exit_code, told.stdout) == (0, "")
    assert told.stderr.startswith(f"There is no database {path} yet")
    assert not path.exists()
    assert made[0] is not None
    made[0]()
    assert desk.bare(*words).stderr == ""
    assert made[1] is None
