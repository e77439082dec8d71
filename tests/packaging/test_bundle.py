"""The bundle that `make build` makes: it starts, sells and ends, with no Python beside it."""

import json
import os
import subprocess
from pathlib import Path
from typing import Any

import pytest

from tests.helpers.command_line import DEMO_ADMINISTRATOR
from tests.helpers.display import Display

BOOKINGS = "300"
START_SECONDS = 60
ACTS = {name: value for name, value in DEMO_ADMINISTRATOR.items() if value is not None}
OPEN = ("scheduled", "confirmed", "delayed")


@pytest.fixture(scope="module")
def program(request: pytest.FixtureRequest) -> Path:
    folder = request.config.getoption("--bundle")
    if folder is None:
        pytest.skip("no bundle is named with --bundle; make build does")
    return Path(folder).resolve() / "astrobookings"


@pytest.fixture(scope="module")
def surroundings() -> dict[str, str]:
    """A person's computer without Python: nothing of this environment but the home."""
    kept = {k: v for k, v in os.environ.items() if k == "HOME" or k.startswith("XDG_")}
    return kept | {"PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8", **ACTS}


@pytest.fixture(scope="module")
def company(
    program: Path, surroundings: dict[str, str], tmp_path_factory: pytest.TempPathFactory
) -> Path:
    database = tmp_path_factory.mktemp("company") / "company.db"
    run(program, surroundings, "demo", "--bookings", BOOKINGS, "--database", database)
    return database


def run(program: Path, surroundings: dict[str, str], *arguments: str | Path) -> str:
    done = subprocess.run(
        [program, *arguments],
        cwd="/",
        env=surroundings,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout


def rows(program: Path, surroundings: dict[str, str], *arguments: str | Path) -> Any:
    return json.loads(run(program, surroundings, *arguments, "--json"))


@pytest.mark.slow
def test_the_bundle_sells_two_seats(
    program: Path, surroundings: dict[str, str], company: Path
) -> None:
    here = ("--database", company)
    launches = rows(program, surroundings, "list", "launch", *here, "--limit", "1000")
    free = {
        launch["id"]: launch["capacity"] - launch["seats_taken"]
        for launch in launches
        if launch["status"] in OPEN
    }
    launch = max(free, key=lambda key: free[key])
    made = ("create", "traveler", *here, "--name", "Zoë 小龍", "--email", "zoe@example.com")
    traveler = rows(program, surroundings, *made)["id"]
    sale = ("sell", *here, "--launch", str(launch), "--traveler", str(traveler), "--seats", "2")
    sold = rows(program, surroundings, *sale)
    kept = rows(program, surroundings, "show", "booking", *here, sold["locator"])
    assert (kept["launch_id"], kept["traveler_id"]) == (launch, traveler)
    assert (kept["number_of_seats"], kept["status"]) == (2, "confirmed")
    run(program, surroundings, "check", *here)


@pytest.mark.slow
def test_the_bundle_opens_its_window_and_ends(
    program: Path, surroundings: dict[str, str], company: Path, display: Display
) -> None:
    on_screen = surroundings | {"DISPLAY": display.name, "QT_QPA_PLATFORM": "xcb"}
    process = subprocess.Popen(
        [program, "--database", company],
        cwd="/",
        env=on_screen,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    try:
        display.focus(display.wait_for_window("^Sign in", START_SECONDS))
        display.wait_for_active("^Sign in")
        display.key("Return")  # as the first of the demo's people
        display.focus(display.wait_for_window("^AstroBookings", START_SECONDS))
        display.wait_for_active("^AstroBookings")
        display.key("ctrl+q")
        told, _ = process.communicate(timeout=START_SECONDS)
    finally:
        if process.poll() is None:
            process.kill()
            process.communicate()
    assert (process.returncode, told) == (0, "")


@pytest.mark.slow
def test_the_bundle_says_in_one_line_that_there_is_no_screen(
    program: Path, surroundings: dict[str, str], company: Path
) -> None:
    done = subprocess.run(
        [program, "--database", company],
        cwd="/",
        env=surroundings,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
        timeout=START_SECONDS,
    )
    assert done.returncode == 1
    assert done.stderr.count("\n") == 1


@pytest.mark.slow
def test_the_bundle_brings_its_resources_and_typeface(program: Path) -> None:
    resources = program.parent / "_internal" / "astrobookings_desktop" / "resources"
    assert (resources / "destinations.json").is_file()
    fonts = {path.stem for path in (resources / "fonts").glob("*.otf")}
    assert fonts == {"Inter-Regular", "Inter-Medium", "Inter-SemiBold", "Inter-Bold"}
