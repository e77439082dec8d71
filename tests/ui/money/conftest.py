"""A window on books with invoices paid, owed and overdue, and hands for their tabs."""

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QDialog, QLabel
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from astrobookings_desktop.services.money.receivables import mark_overdue
from astrobookings_desktop.ui import format as shown
from astrobookings_desktop.ui.dialogs.confirm import PreviewDialog
from astrobookings_desktop.ui.pages.money_totals import MoneyTotals
from astrobookings_desktop.ui.pages.page import EntityPage
from tests.helpers.company import Company
from tests.helpers.house import House, Houses
from tests.helpers.ledgers import billed, flown, payer


@pytest.fixture(scope="module")
def books(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[int], datetime]:
    """Three invoices (the last at 0.8 %), one of them overdue, and one that waits."""
    company = Company(tmp_path_factory.mktemp("books") / "office.db")
    agency = payer(company)
    keys = [billed(company, agency)]
    company.clock.forward(days=40)
    company.do(mark_overdue)
    keys += [billed(company, agency), billed(company, agency)]
    flown(company, company.agency(name="Poor & <b>Sons</b>"))
    company.close()
    with closing(sqlite3.connect(company.path)) as last:  # a reader leaves the log beside the file
        last.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return company.path, keys, company.clock.now


@pytest.fixture
def office(open_house: Houses, books: tuple[Path, list[int], datetime], tmp_path: Path) -> House:
    """A window on a copy of the books."""
    path, keys, now = books
    shutil.copy(path, tmp_path / "house-0.db")
    house = open_house(show=False, empty=True)
    house.company.clock.now = now
    house.ids.bookings = keys
    house.window.resize(1366, 768)
    with house.qtbot.waitExposed(house.window):
        house.window.show()
    house.window.activateWindow()
    house.qtbot.waitUntil(house.window.isActiveWindow)
    return house


@pytest.fixture
def spanish() -> Iterator[None]:
    shown.use_language("es")
    yield
    shown.use_language("en")


def invoices(office: House) -> tuple[int, int, int]:
    late, second, third = office.ids.bookings
    return late, second, third


def totals(page: EntityPage) -> MoneyTotals:
    assert isinstance(page.head.totals, MoneyTotals)
    return page.head.totals


def dialog(office: House, kind: type[Any]) -> Any:
    found: list[Any] = []

    def is_there() -> bool:
        found[:] = [one for one in office.window.findChildren(kind) if one.isVisible()]
        return bool(found)

    office.qtbot.waitUntil(is_there)
    return found[0]


def act(page: EntityPage, name: str) -> None:
    page.panel.run(next(one for one in page.panel.actions_now() if one.id == name))


def agree(office: House) -> None:
    """Choose the act of the preview that asks."""
    dialog(office, PreviewDialog).act.click()


def figures(page: EntityPage) -> dict[str, str]:
    spoken = [one.accessibleName() for one in page.panel.findChildren(QLabel) if one.isVisible()]
    return dict(one.rsplit(": ", 1) for one in spoken if ": " in one)


def gone(qtbot: QtBot, window: QDialog) -> None:
    qtbot.waitUntil(lambda: not isValid(window) or not window.isVisible())
