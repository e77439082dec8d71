"""A day at the desk: the real program in a real window, with nothing but a keyboard."""

import json
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from astrobookings_desktop.bootstrap import build_office
from astrobookings_desktop.domain import locator as locators
from astrobookings_desktop.services.access.sign_in import sign_in
from astrobookings_desktop.services.bookings.sales import SellSeats, sell_seats
from tests.helpers.clipboard import clipboard_text
from tests.helpers.display import Display
from tests.helpers.polling import until
from tests.helpers.program import run_program, window_program
from tests.helpers.real_data import real_file

TITLE = "^AstroBookings"
EMAIL, PASSWORD = "ada@example.org", "a seat on the moon"


class Town:
    """A database with real people and agencies in it, and its window on a screen."""

    def __init__(self, path: Path, display: Display) -> None:
        self.path = path
        self.display = display
        self.environment = display.environment()

    def command(self, *words: str | Path) -> Any:
        """A sub-command's JSON document."""
        done = run_program("--database", self.path, "--json", *words, environment=self.environment)
        assert done.returncode == 0, done.stderr or done.stdout
        return json.loads(done.stdout) if done.stdout.strip() else None

    def schedule_launches(self) -> None:
        """Two launches of SpaceX, more than a year ahead."""
        (agency,) = self.command("list", "agency", "--where", "name=SpaceX")
        rocket = self.command(
            *("create", "rocket", "--agency-id", str(agency["id"]), "--name", "Starship"),
            *("--capacity", "100", "--range", "mars"),
        )
        for days, destination, price in ((400, "Lunar orbit", "28000000"), (430, "Mars", "99.50")):
            date = (datetime.now(UTC) + timedelta(days=days)).isoformat()
            self.command(
                *("launch", "schedule", "--rocket", str(rocket["id"]), "--date", date),
                *("--destination", destination, "--price", price),
            )

    def bookings(self) -> list[tuple[str, int, str]]:
        """(locator, seats, status), the oldest first, as the file says now."""
        with closing(sqlite3.connect(f"{self.path.as_uri()}?mode=ro", uri=True)) as connection:
            return connection.execute(
                "SELECT locator, number_of_seats, status FROM booking ORDER BY id"
            ).fetchall()

    def wait_for(self, number: int, seats: int, status: str) -> str:
        """Wait until booking `number` stands like this; gives its locator."""

        def found() -> str | None:
            rows = self.bookings()
            like_this = len(rows) > number and rows[number][1:] == (seats, status)
            return rows[number][0] if like_this else None

        return until(found, f"booking {number} with {seats} seats, {status}")

    def sell_elsewhere(self, launch: int, travelers: list[int]) -> None:
        """Sell four seats to each and three to the last, in another process than the window's."""
        with build_office(self.path).writer() as writer:
            actor = sign_in(writer, EMAIL, PASSWORD)
            for number, traveler in enumerate(travelers, start=1):
                seats = 3 if number == len(travelers) else 4
                with writer.unit_of_work(actor) as work:
                    sell_seats(work, SellSeats(launch, traveler, seats))

    def copied(self, locator: str) -> bool:
        """Whether Ctrl+C on the sold card gives this locator: so the card is there, and says it."""
        self.display.key("ctrl+c")
        return clipboard_text(self.environment) == locators.display(locator)


@pytest.fixture(scope="module")
def peopled(display: Display, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The database before anybody signed in."""
    town = Town(tmp_path_factory.mktemp("town") / "made.db", display)
    town.command("init")
    astronauts = real_file("astronauts.csv")
    report = town.command("import", "traveler", astronauts, "--map", "name=name", "--key", "name")
    assert report["taken"] == 564
    agencies = ("--map", "name=name", "--key", "name")
    assert town.command("import", "agency", real_file("agencies.csv"), *agencies)["taken"] == 73
    town.schedule_launches()
    return town.path


@pytest.fixture
def town(display: Display, peopled: Path, tmp_path: Path) -> Iterator[Town]:
    town = Town(tmp_path / "office.db", display)
    shutil.copy(peopled, town.path)
    with window_program(
        "--database", town.path, environment=town.environment, log=tmp_path / "window.log"
    ) as window:
        display.focus(display.wait_for_window("^Begin"))
        display.wait_for_active("^Begin")
        for words in ("Ada Lovelace", EMAIL, PASSWORD, PASSWORD):
            display.type_text(words)
            display.key("Return")
        town.environment |= {"ASTROBOOKINGS_USER": EMAIL, "ASTROBOOKINGS_PASSWORD": PASSWORD}
        display.focus(display.wait_for_window(TITLE))
        display.wait_for_active(TITLE)
        yield town
        assert window.poll() is None, (tmp_path / "window.log").read_text()
    assert "Traceback" not in (tmp_path / "window.log").read_text()


def test_a_day_at_the_desk_leaves_exactly_what_the_screen_said(town: Town, tmp_path: Path) -> None:
    keyboard = town.display

    # Two seats for Valentina Tereshkova, then one for Sally Ride on the same launch.
    keyboard.type_text("lunar")
    keyboard.key("Return")
    keyboard.type_text("tereshkova")
    keyboard.key("Return", "2", "Return", "Return")
    first = town.wait_for(0, 2, "confirmed")
    until(lambda: town.copied(first), "the locator of the first sale on the screen")
    picture = keyboard.screenshot(tmp_path / "sold.png")
    assert picture.stat().st_size > 20_000

    keyboard.key("space", "Return")  # at once: Enter would count as the double stroke of the sale
    keyboard.type_text("sally ride")
    keyboard.key("Return", "ctrl+Return")
    second = town.wait_for(1, 1, "confirmed")
    until(lambda: town.copied(second), "the locator of the second sale on the screen")

    # Three seats to Mars held for Aleksei Leonov, by another search; then confirmed.
    keyboard.key("space")
    keyboard.type_text("mars")
    keyboard.key("Return")
    keyboard.type_text("leonov")
    keyboard.key("Return", "3", "ctrl+h")
    third = town.wait_for(2, 3, "pending")
    until(lambda: town.copied(third), "the locator of the hold on the screen")
    keyboard.key("F7")
    keyboard.type_text(third)
    keyboard.key("Return", "Return")  # the end of the locator, and on to it: nothing is sold
    keyboard.key("space")
    assert town.wait_for(2, 3, "confirmed") == third

    # Valentina changes her mind: all seats back, by the locator that the screen gave.
    keyboard.key("F7")
    keyboard.type_text(first.lower())
    keyboard.key("ctrl+r", "Return")
    keyboard.key("space")  # at once: another Enter would count as the double stroke of the first
    town.wait_for(0, 2, "canceled")

    assert told(town, first) == ("canceled", 2, "56000000.00", "50400000.00")  # 90 % back
    assert told(town, second) == ("confirmed", 1, "28000000.00", None)
    assert told(town, third) == ("confirmed", 3, "298.50", None)
    assert len(town.bookings()) == 3
    launches = town.command("list", "launch", "--sort", "date")
    assert [(one["seats_taken"], one["seats_held"]) for one in launches] == [(1, 0), (3, 0)]
    town.command("check")


def test_a_launch_that_fills_up_at_another_desk_is_refused_with_a_way_out(town: Town) -> None:
    (launch,) = town.command("list", "launch", "--where", "destination=Mars")
    people = town.command("list", "traveler", "--limit", "25")
    keyboard = town.display
    keyboard.type_text("mars")
    keyboard.key("Return")
    keyboard.type_text("glenn")
    keyboard.key("Return", "2")
    town.sell_elsewhere(launch["id"], [person["id"] for person in people])
    keyboard.key("Return", "ctrl+Return")  # refused: the focus is on “Take 1 seat”
    keyboard.key("alt+1", "Return", "Return")  # takes it, goes on, sells
    locator = town.wait_for(25, 1, "confirmed")
    until(lambda: town.copied(locator), "the locator on the screen")
    (launch,) = town.command("list", "launch", "--where", "destination=Mars")
    assert launch["seats_taken"] == 100


def told(town: Town, locator: str) -> tuple[str, int, str, str | None]:
    """(status, seats, price, refund) of a booking, as the command line says."""
    booking = town.command("show", "booking", locator)
    names = ("status", "number_of_seats", "total_price", "refund_amount")
    status, seats, price, refund = (booking[name] for name in names)
    return status, seats, price, refund
