"""The real program on real desktops: with a tray and a notifier, without a tray, without a bus."""

import subprocess
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtGui import QColor, QImage

from astrobookings_desktop.config import WorkstationSettings, save_settings
from astrobookings_desktop.domain.entities import Entity
from astrobookings_desktop.services.access import sign_in
from astrobookings_desktop.services.messages.notices import Recipient, notify
from astrobookings_desktop.services.office import system_clock
from astrobookings_desktop.services.people import users
from astrobookings_desktop.services.unit_of_work import UnitOfWork
from astrobookings_desktop.ui.theme.tokens import LIGHT
from tests.helpers.company import Clock, Company
from tests.helpers.desktop import Desktop, desktop
from tests.helpers.display import Display
from tests.helpers.polling import until
from tests.helpers.program import run_program, window_program

TITLE = "^AstroBookings"
EMAIL, PASSWORD = "ada@example.org", "a seat on the moon"
NASTY = "<b>Ómicron</b> & نجمة launch"


class Shift:
    """Somebody at the window on a desktop; `tell` is what another program says to them."""

    def __init__(self, found: Desktop, company: Company, log: Path) -> None:
        self.desktop, self.company, self.log = found, company, log
        self.display = found.display
        self.process: subprocess.Popen[bytes] | None = None
        self.person, self.launch = 0, 0

    def begin(self, stack: ExitStack, closing: str = "quit") -> None:
        """Start the program and sign in."""
        company = self.company
        entered = {"name": "Ada Lovelace", "email": EMAIL, "role": "admin"}
        self.person = company.do(users.create_user, entered)
        company.do(sign_in.set_password, self.person, PASSWORD)
        self.launch = company.launch(destination="Moon")
        folder = self.desktop.folder / "config/astrobookings"
        folder.mkdir(mode=0o700, parents=True)
        settings = WorkstationSettings(theme="light", closing=closing)
        save_settings(settings, folder / "settings.toml")
        self.process = stack.enter_context(
            window_program(
                *("--database", company.path),
                environment=self.desktop.environment,
                log=self.log,
            )
        )
        self.display.focus(self.display.wait_for_window("^Sign in"))
        self.display.wait_for_active("^Sign in")
        for words in (EMAIL, PASSWORD):
            self.display.type_text(words)
            self.display.key("Return")
        self.display.focus(self.display.wait_for_window(TITLE))
        self.display.wait_for_active(TITLE)

    def tell(self, text: str, times: int = 1) -> None:
        """Messages to who sits there, about the launch."""

        def event(work: UnitOfWork) -> None:
            people = [Recipient(self.person, by_mail=False)]
            for _ in range(times):
                work.log(Entity.LAUNCH, self.launch, "told", None, None)
                notify(work, "launch_aborted", people, Entity.LAUNCH, self.launch, text, {})

        self.company.do(event)

    def start_again(self, *words: object) -> str:
        """A second start; gives what it said."""
        done = run_program(
            *("--database", self.company.path, *map(str, words)),
            environment=self.desktop.environment,
            seconds=30,
        )
        assert done.returncode == 0, done.stderr
        return done.stdout

    @property
    def is_seen(self) -> bool:
        return any(title.startswith("AstroBookings") for title in self.display.window_titles())

    @property
    def has_ended(self) -> bool:
        assert self.process is not None
        return self.process.poll() is not None


@pytest.fixture
def shifts(display: Display, tmp_path: Path) -> Iterator[Any]:
    with ExitStack() as stack:

        def begin(closing: str = "quit", **parts: bool) -> Shift:
            found = stack.enter_context(desktop(display, **parts))
            company = Company(tmp_path / "office.db", Clock(system_clock()))
            stack.callback(company.close)
            shift = Shift(found, company, tmp_path / "window.log")
            shift.begin(stack, closing)
            return shift

        yield begin
    assert "Traceback" not in (tmp_path / "window.log").read_text()


def test_the_tray_and_its_notices_on_a_whole_desktop(shifts: Any) -> None:
    shift = shifts("tray")
    desk, display = shift.desktop, shift.display
    assert "at work" in desk.of_item("ToolTip")[2]
    desk.choose("Pause jobs")
    until(lambda: "jobs paused" in desk.of_item("ToolTip")[2], "the pause in the tooltip")
    desk.choose("Go on with jobs")
    until(lambda: "at work" in desk.of_item("ToolTip")[2], "work in the tooltip")

    display.key("alt+F4")  # closing leaves it in the tray
    until(lambda: not shift.is_seen, "a hidden window")
    shift.tell(NASTY)
    until(lambda: desk.shown() == 1, "the notice on the desktop")
    until(lambda: "unread messages: 1" in desk.of_item("ToolTip")[2], "the count in the tooltip")
    assert desk.menu()["Inbox: 1 unread"]
    desk.dunst("action", "0")  # a click on it
    display.wait_for_active(TITLE)
    ((summary, body),) = desk.told()
    assert summary == "Launch aborted"
    assert "نجمة launch" in body
    assert "<b>" not in body

    desk.choose("Inbox: 1 unread")
    display.wait_for_active("^Inbox")
    display.key("Return")
    display.wait_for_active(TITLE)
    unread = "SELECT count(*) FROM notification WHERE channel = 'desktop' AND status = 'pending'"
    until(lambda: shift.company.value(unread) == 0, "a read message")

    display.key("alt+F4")
    until(lambda: not shift.is_seen, "a hidden window")
    desk.click_icon()
    display.wait_for_active(TITLE)
    display.key("alt+F4")
    until(lambda: not shift.is_seen, "a hidden window")
    assert "brought to the front" in shift.start_again("open", "launch", shift.launch)
    display.wait_for_active(TITLE)
    display.key("alt+F4")
    until(lambda: not shift.is_seen, "a hidden window")
    assert desk.panel is not None
    desk.panel.kill()  # a tray that goes gives back what it hid
    until(lambda: shift.is_seen, "the window, now that there is no tray")
    assert not shift.has_ended
    display.focus(display.wait_for_window(TITLE))
    display.key("ctrl+q")
    until(lambda: shift.has_ended, "the end")


def test_without_a_tray_the_desktop_tells_and_a_click_comes_back(shifts: Any) -> None:
    shift = shifts("tray", tray=False)
    desk, display = shift.desktop, shift.display
    shift.tell(NASTY * 40, times=300)
    until(lambda: desk.shown() == 1, "the notice on the desktop")
    desk.dunst("action", "0")  # of so many: the inbox
    display.wait_for_active("^Inbox")
    ((summary, body),) = desk.told()
    assert summary == "300 new messages"
    assert len(body) < 1500
    display.key("Escape")
    display.wait_for_active(TITLE)
    display.key("alt+F4")  # nothing to be left in: it ends
    until(lambda: shift.has_ended, "the end")


def test_without_a_bus_the_window_itself_tells(shifts: Any, tmp_path: Path) -> None:
    shift = shifts(bus=False, tray=False, notifier=False)
    ground = QColor(LIGHT.info.soft).rgb().to_bytes(4, "little")

    def painted() -> int:
        """How many dots of the screen have the banner's ground."""
        image = QImage(str(shift.display.screenshot(tmp_path / "window.png")))
        return bytes(image.convertToFormat(QImage.Format.Format_RGB32).constBits()).count(ground)

    before = painted()
    shift.tell(NASTY)
    until(lambda: painted() > before + 16_000, "the banner")
    assert shift.is_seen
    assert not shift.has_ended
    shift.display.key("ctrl+q")
    until(lambda: shift.has_ended, "the end")
