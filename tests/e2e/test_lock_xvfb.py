"""The lock in a real window: closing its dialog leads nowhere, the password back."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.helpers.display import Display
from tests.helpers.polling import until
from tests.helpers.program import run_program, window_program

TITLE, UNLOCK = "^AstroBookings", "^Unlock"
EMAIL, PASSWORD = "ada@example.org", "a seat on the moon"


@pytest.mark.slow
def test_a_locked_window_is_left_by_the_password_alone(display: Display, tmp_path: Path) -> None:
    path, environment = tmp_path / "office.db", display.environment()

    def travelers() -> int:
        with closing(sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True)) as connection:
            words = "SELECT count(*) FROM user WHERE role = 'traveler'"
            return int(connection.execute(words).fetchone()[0])

    assert run_program("--database", path, "init", environment=environment).returncode == 0
    log = tmp_path / "window.log"
    with window_program("--database", path, environment=environment, log=log) as window:
        display.focus(display.wait_for_window("^Begin"))
        display.wait_for_active("^Begin")
        for words in ("Ada Lovelace", EMAIL, PASSWORD, PASSWORD):
            display.type_text(words)
            display.key("Return")
        main = display.wait_for_window(TITLE)
        display.focus(main)
        display.wait_for_active(TITLE)
        display.key("ctrl+shift+l")
        display.wait_for_active(UNLOCK)
        for _time in range(2):
            display.key("alt+F4", "Escape")
            display.focus(main)
            display.key("ctrl+n", "F1", "ctrl+shift+p", "ctrl+i", "alt+F4")
            display.focus(display.wait_for_window(UNLOCK))
            display.wait_for_active(UNLOCK)
        others = [title for title in display.window_titles() if "AstroBookings" not in title]
        assert not any(word in title for title in others for word in ("Keys", "Inbox", "Do some"))
        assert window.poll() is None, log.read_text()
        display.type_text(PASSWORD)
        display.key("Return")
        display.wait_for_active(TITLE)
        display.key("ctrl+n")
        for words in ("Grace Hopper", "600100200"):
            display.type_text(words)
            display.key("Return")
        display.key("ctrl+Return")
        until(lambda: travelers() == 1, "the window hears again")
    assert "Traceback" not in log.read_text()
