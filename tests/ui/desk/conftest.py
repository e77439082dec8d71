"""The desk of a small company, and the hands of whoever sells at it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from astrobookings_desktop.ui import format as show
from astrobookings_desktop.ui.theme import Theme
from tests.helpers.desk_hands import F2, Hands
from tests.helpers.desk_office import Office


@pytest.fixture
def office(theme: Theme, tmp_path: Path) -> Iterator[Office]:
    show.use_zone("UTC")
    office = Office(tmp_path / "office.db")
    yield office
    office.company.close()
    show.use_zone("system")


@pytest.fixture
def said(office: Office) -> list[str]:
    """What the status bar says, the oldest first."""
    told: list[str] = []
    office.context.said.connect(told.append)
    return told


@pytest.fixture
def unhurried() -> Iterator[None]:
    """`Hands.press` rests before each key: two digits are two numbers, and two Enters none that
    were struck at once, however quick the test."""
    before, between = QApplication.keyboardInputInterval(), QApplication.doubleClickInterval()
    QApplication.setKeyboardInputInterval(0)
    QApplication.setDoubleClickInterval(0)
    yield
    QApplication.setKeyboardInputInterval(before)
    QApplication.setDoubleClickInterval(between)


@pytest.fixture
def hands(office: Office, qtbot: QtBot, unhurried: None) -> Iterator[Hands]:
    window = office.window
    window.resize(1366, 768)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    hands = Hands(window, qtbot)
    hands.press(F2)
    hands.keys = 0
    yield hands
    window.let_go()  # so that nobody is asked, and no answer awaited
    window.close()
    window.deleteLater()
