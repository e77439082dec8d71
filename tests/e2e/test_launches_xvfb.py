"""Launches from schedule to flight and abort: the real program in a real window, by keyboard."""

import contextlib
import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from astrobookings_desktop.services.bookings.sales import SellSeats, sell_seats
from astrobookings_desktop.services.unit_of_work import UnitOfWork
from tests.helpers.company import Clock, Company
from tests.helpers.display import Display
from tests.helpers.polling import until
from tests.helpers.program import run_program, window_program

TITLE = "^AstroBookings"
EMAIL, PASSWORD = "ada@example.org", "a seat on the moon"
BEGIN = datetime(2026, 11, 23, 14, 32, tzinfo=UTC)
BOOKINGS = 500


class Base:
    """A practice company whose time is told, and its window."""

    def __init__(self, path: Path, display: Display, log: Path) -> None:
        self.path, self.display, self.log = path, display, log
        self.environment = display.environment() | {"TZ": "UTC"}

    def command(self, *words: str | Path, now: datetime = BEGIN) -> Any:
        done = run_program(
            *("--database", self.path, "--json", "--now", now.isoformat(), *words),
            environment=self.environment,
        )
        assert done.returncode == 0, done.stderr or done.stdout
        return json.loads(done.stdout) if done.stdout.strip() else None

    @contextlib.contextmanager
    def window(self, now: datetime) -> Iterator[Display]:
        """The program's window at a moment, with Ada signed in."""
        first = "ASTROBOOKINGS_USER" not in self.environment
        with window_program(
            *("--database", self.path, "--now", now.isoformat()),
            environment=self.environment,
            log=self.log,
        ) as window:
            keyboard = self.display
            door = "^Begin" if first else "^Sign in"
            keyboard.focus(keyboard.wait_for_window(door))
            keyboard.wait_for_active(door)
            words = ("Ada Lovelace", EMAIL, PASSWORD, PASSWORD) if first else (PASSWORD,)
            for one in words:
                keyboard.type_text(one)
                keyboard.key("Return")
            self.environment |= {"ASTROBOOKINGS_USER": EMAIL, "ASTROBOOKINGS_PASSWORD": PASSWORD}
            keyboard.focus(keyboard.wait_for_window(TITLE))
            keyboard.wait_for_active(TITLE)
            yield keyboard
            assert window.poll() is None, self.log.read_text()
        assert "Traceback" not in self.log.read_text()

    def launch(self, launch: int = 0) -> dict[str, Any]:
        """The newest launch, or that one, as the file says now."""
        with closing(sqlite3.connect(f"{self.path.as_uri()}?mode=ro", uri=True)) as connection:
            connection.row_factory = sqlite3.Row
            row = connection.execute(
                "SELECT * FROM launch WHERE id = ? OR ? = 0 ORDER BY id DESC LIMIT 1",
                (launch, launch),
            ).fetchone()
        return {} if row is None else dict(row)

    def wait_for(self, status: str) -> dict[str, Any]:
        """Wait until the newest launch stands so."""
        until(lambda: self.launch().get("status") == status, f"a launch that is {status}")
        return self.launch()

    def fill(self, launch: int, seats: int, now: datetime) -> None:
        """Other desks sell seats, one to each traveler."""
        company = Company(self.path, Clock(now))
        guests = [company.traveler() for _ in range(seats)]

        def sell(work: UnitOfWork) -> None:
            for guest in guests:
                sell_seats(work, SellSeats(launch, guest, 1))

        company.work(sell)
        company.close()


@pytest.fixture
def base(display: Display, tmp_path: Path) -> Base:
    base = Base(tmp_path / "office.db", display, tmp_path / "window.log")
    base.command("init")
    agency = base.command(
        *("create", "agency", "--name", "Orbital Ways", "--legal-name", "Orbital Ways SL"),
        *("--tax-id", "B12345674", "--legal-address", "Calle 1"),
    )
    base.command(
        *("create", "rocket", "--agency-id", str(agency["id"]), "--name", "Selene"),
        *("--capacity", "600", "--range", "mars"),
    )
    return base


def schedule(base: Base, keyboard: Display, date: str) -> dict[str, Any]:
    """Schedule a launch in the form, and leave it shown in its tab."""
    keyboard.key("ctrl+Tab", "ctrl+Tab", "ctrl+Tab")  # bookings, travelers, launches
    keyboard.key("ctrl+n")
    keyboard.wait_for_active("^Schedule launch")
    for words in ("Selene", "Moon"):
        keyboard.type_text(words)
        keyboard.key("Return")  # takes what is proposed, goes on
    keyboard.key("Return")
    keyboard.key("ctrl+a")
    keyboard.type_text(date)
    keyboard.key("Return")
    keyboard.type_text("1000000")
    keyboard.key("Return")
    return base.wait_for("scheduled")


def step(keyboard: Display, number: int, title: str) -> None:
    """The record's menu, the entry at that place of it, and the dialog that it opens."""
    keyboard.wait_for_active(TITLE)
    keyboard.key("ctrl+period")
    keyboard.key(*["Down"] * (number - 1), "Return")  # the first entry is highlighted
    keyboard.wait_for_active(title)


@pytest.mark.slow
def test_schedule_fill_delay_confirm_fly(base: Base, tmp_path: Path) -> None:
    with base.window(BEGIN) as keyboard:
        launch = schedule(base, keyboard, "2027-01-10 12:00")
        base.fill(launch["id"], 300, BEGIN)  # half of it
        step(keyboard, 2, "^Delay this launch")
        keyboard.key("ctrl+a")
        keyboard.type_text("2027-02-01 12:00")
        keyboard.key("Tab")
        keyboard.type_text("weather")
        keyboard.key("Return", "Return")  # goes to the act; struck twice it does nothing more
        assert base.launch()["status"] == "scheduled"
        keyboard.key("space")
        delayed = base.wait_for("delayed")
        assert delayed["date"].startswith("2027-02-01T12:00")
        step(keyboard, 1, "^Confirm this launch")
        keyboard.key("Tab", "Return")
        base.wait_for("confirmed")
        assert keyboard.screenshot(tmp_path / "confirmed.png").stat().st_size > 20_000
    later = datetime(2027, 2, 1, 12, 1, tzinfo=UTC)
    with base.window(later) as keyboard:
        keyboard.key("ctrl+Tab", "ctrl+Tab", "ctrl+Tab")
        keyboard.key("Down")
        step(keyboard, 1, "^Has this launch flown")
        keyboard.key("Tab", "Return")
        flown = base.wait_for("launched")
    assert (flown["net_revenue"], flown["fee_basis_points"]) == (300 * 100_000_000, 100)
    assert base.command("check", now=later) is not None


@pytest.mark.slow
def test_schedule_and_abort_with_500_bookings(base: Base) -> None:
    with base.window(BEGIN) as keyboard:
        launch = schedule(base, keyboard, "2027-01-10 12:00")
        base.fill(launch["id"], BOOKINGS, BEGIN)
        step(keyboard, 3, "^Abort this launch")
        keyboard.type_text("no fuel")
        keyboard.key("Tab", "space", "Return")  # the agency is told; Enter goes to the act
        assert base.launch()["status"] == "scheduled"
        keyboard.key("space")
        aborted = base.wait_for("aborted")
    assert (aborted["seats_taken"], aborted["status_reason"]) == (0, "no fuel")
    bookings = base.command("list", "booking", "--limit", "1000")
    assert len(bookings) == BOOKINGS
    assert {one["status"] for one in bookings} == {"canceled"}
    assert {one["refund_amount"] for one in bookings} == {"1000000.00"}
    base.command("check")
