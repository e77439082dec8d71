"""What screens need: one theme for the whole session, as in the program, and a whole window."""

import sqlite3
import threading
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QMessageBox
from pytestqt.qtbot import QtBot

from astrobookings_desktop.ui.theme import Theme
from astrobookings_desktop.ui.widgets.strokes import strokes
from tests.helpers.company import Company
from tests.helpers.house import House, Houses, Ids, fill
from tests.helpers.looks import light_theme


@pytest.fixture(autouse=True)
def nobody_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    """A question that a test doesn't expect fails it; shown, it would wait for ever."""

    def tell(box: QMessageBox) -> int:
        raise AssertionError(f"asked: {box.text()}\n{box.detailedText()}")

    monkeypatch.setattr(QMessageBox, "exec", tell)


@pytest.fixture(autouse=True)
def unhurried_strokes(qapp: QApplication) -> Iterator[None]:
    """Two strokes are none that were struck at once, however quick the test."""
    between = qapp.doubleClickInterval()
    qapp.setDoubleClickInterval(0)
    strokes.forget()
    yield
    qapp.setDoubleClickInterval(between)


@pytest.fixture
def go_on() -> Iterator[threading.Event]:
    """What is written at a desk that was stalled is written once this is set."""
    event = threading.Event()
    yield event
    event.set()


@pytest.fixture
def theme(qapp: QApplication) -> Theme:
    """The application's theme, light."""
    return light_theme(qapp)


@pytest.fixture(scope="session")
def furnished(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Ids]:
    """The file of a small company with records of all eleven entities."""
    folder = tmp_path_factory.mktemp("house")
    company = Company(folder / "made.db")
    ids = fill(company)
    company.close()
    path = folder / "company.db"
    # Whoever still reads leaves rows in the log beside the file; a copy takes them in.
    with closing(sqlite3.connect(company.path)) as made, closing(sqlite3.connect(path)) as whole:
        made.backup(whole)
    return path, ids


@pytest.fixture
def open_house(
    qtbot: QtBot, theme: Theme, furnished: tuple[Path, Ids], tmp_path: Path
) -> Iterator[Houses]:
    """Opens windows on copies of the company."""
    houses = Houses(qtbot, *furnished, tmp_path)
    yield houses
    houses.close()


@pytest.fixture
def house(open_house: Houses) -> House:
    """One window, as the administrator sees it."""
    return open_house()
