"""The whole window on a small real company: what tests of screens build on."""

import sqlite3
from collections.abc import Callable
from copy import deepcopy
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from typing import Any, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from astrobookings_desktop.domain.entities import Entity
from astrobookings_desktop.domain.refusal import Refusal
from astrobookings_desktop.services.access import sign_in
from astrobookings_desktop.services.actors import BUILT_IN_ADMINISTRATOR, Actor
from astrobookings_desktop.services.bookings.sales import SellSeats, hold_seats, sell_seats
from astrobookings_desktop.services.people import agencies, users
from astrobookings_desktop.services.unit_of_work import UnitOfWork
from astrobookings_desktop.ui.context import UiContext
from astrobookings_desktop.ui.main_window import MainWindow
from astrobookings_desktop.ui.pages.page import EntityPage
from astrobookings_desktop.ui.window.state import WindowState
from tests.helpers.company import Company

Result = TypeVar("Result")
PASSWORD = "a seat on the moon"
SCRIPTS = ("محمد الفارسي", "נועה לוי", "王小龍", "Nguyễn Thị Ánh", "Zoë 🚀 O’Neil")


@dataclass
class Ids:
    """The records of the made-up company."""

    agencies: list[int] = field(default_factory=list)
    rockets: list[int] = field(default_factory=list)
    launches: list[int] = field(default_factory=list)
    travelers: list[int] = field(default_factory=list)
    bookings: list[int] = field(default_factory=list)
    users: list[int] = field(default_factory=list)
    invoice: int = 900_001
    payment: int = 900_002


def fill(company: Company) -> Ids:
    """Records of all eleven entities; invoices and payments as another program wrote them."""
    ids = Ids()
    legal = {"legal_name": "Orbital Ways, S.L.", "tax_id": "B12345674", "legal_address": "Calle 1"}
    ids.agencies = [
        company.agency(name="Orbital Ways", email="desk@orbital.example", **legal),
        company.agency(name="B&B <b>Space</b>"),
    ]
    company.do(agencies.set_agency_active, ids.agencies[1], True)
    ids.rockets = [
        company.rocket(ids.agencies[0], name="Selene 7", capacity=8),
        company.rocket(ids.agencies[0], name="Ares Heavy", capacity=20),
        company.rocket(ids.agencies[1], name="Tom & Jerry", capacity=4),
    ]
    now = company.clock.now
    ids.launches = [
        company.launch(
            ids.rockets[place % 3],
            date=now + timedelta(days=30 + 10 * place),
            destination=("Moon", "Mars", "Moon")[place % 3],
            price_per_seat=f"{1000 * (place + 1)}.00",
        )
        for place in range(6)
    ]
    ids.travelers = [
        company.traveler(name="Ana López", email="ana@example.org", contact_phone="+34 612 408 551")
    ]
    ids.travelers += [company.traveler(name=name) for name in SCRIPTS]
    ids.bookings = [
        company.do(sell_seats, SellSeats(ids.launches[0], ids.travelers[0], 2)).id,
        company.do(hold_seats, SellSeats(ids.launches[1], ids.travelers[1], 1)).id,
        company.do(sell_seats, SellSeats(ids.launches[1], ids.travelers[2], 3)).id,
    ]
    person = {"name": "Marta Ruiz", "email": "marta@example.org", "role": "agent"}
    ids.users = [company.do(users.create_user, person)]
    writer = sqlite3.connect(company.path)
    writer.execute(
        "INSERT INTO invoice (id, number, agency_id, launch_id, amount, status, date)"
        " VALUES (?, '2026-0001', ?, ?, 200000, 'pending', '2026-11-01')",
        (ids.invoice, ids.agencies[0], ids.launches[0]),
    )
    writer.execute(
        "INSERT INTO payment (id, invoice_id, amount, date, status)"
        " VALUES (?, ?, 50000, '2026-11-05', 'completed')",
        (ids.payment, ids.invoice),
    )
    writer.commit()
    writer.close()
    return ids


def marta(company: Company) -> Actor:
    """The company's agent, who signs in with PASSWORD."""
    key = company.value("SELECT id FROM user WHERE email = 'marta@example.org'")
    company.do(sign_in.set_password, key, PASSWORD)
    return sign_in.sign_in(company.writer, "marta@example.org", PASSWORD)


@dataclass
class House:
    """A company, a window on it, and ways to wait for what threads bring."""

    qtbot: QtBot
    company: Company
    ids: Ids
    window: MainWindow

    @property
    def context(self) -> UiContext:
        return self.window.context

    def page(self, entity: Entity) -> EntityPage:
        page = self.window.pages.page_at(self.place(entity))
        assert isinstance(page, EntityPage)
        return page

    def place(self, entity: Entity) -> int:
        place = self.window.pages.place_of(entity)
        assert place is not None
        return place

    def visit(self, entity: Entity) -> EntityPage:
        """Bring an entity's tab to the front and wait for its rows."""
        page = self.page(entity)
        self.window.show_page(self.place(entity))
        self.settle(page)
        return page

    def settle(self, page: EntityPage) -> None:
        self.qtbot.waitUntil(lambda: page.model.is_complete and page.isVisible())

    def listed(self, page: EntityPage) -> list[int]:
        return page.model.keys.slice(0, page.model.rowCount())

    def wait_listed(self, page: EntityPage, expected: list[int]) -> None:
        """Wait until the page lists exactly these, in whatever order."""
        self.qtbot.waitUntil(lambda: sorted(self.listed(page)) == sorted(expected))

    def show(self, entity: Entity, key: int) -> EntityPage:
        """Open a record in its tab."""
        self.context.open_record(entity, key)
        page = self.page(entity)
        self.qtbot.waitUntil(lambda: page.view.current_id() == key and page.panel.key == key)
        return page

    def run(self, service: Callable[[UnitOfWork], Result]) -> Result:
        """Write through the window's own thread and wait for the end."""
        ends: list[Any] = []
        refusals: list[Refusal] = []
        self.context.run(service, ends.append, refusals.append)
        self.qtbot.waitUntil(lambda: bool(ends or refusals))
        if refusals:
            raise refusals[0]
        result: Result = ends[0]
        return result

    def keys(self, keys: str, target: QWidget | None = None) -> None:
        """Press a shortcut such as Ctrl+Shift+P where the focus is."""
        *held, name = keys.split("+")
        modifiers = Qt.KeyboardModifier.NoModifier
        for one in held:
            modifiers |= _HELD[one]
        key = getattr(Qt.Key, f"Key_{name}")
        self.qtbot.keyClick(target or self.window.focusWidget() or self.window, key, modifiers)


_HELD = {
    "Ctrl": Qt.KeyboardModifier.ControlModifier,
    "Shift": Qt.KeyboardModifier.ShiftModifier,
    "Alt": Qt.KeyboardModifier.AltModifier,
}


class Houses:
    """Opens windows on copies of one company, and ends them all."""

    def __init__(self, qtbot: QtBot, original: Path, ids: Ids, folder: Path) -> None:
        self._qtbot, self._original, self._ids, self.folder = qtbot, original, ids, folder
        self._open: list[House] = []

    def __call__(
        self,
        *,
        actor: Actor = BUILT_IN_ADMINISTRATOR,
        sign_in: Callable[[Company], Actor] | None = None,
        state: Path | None = None,
        empty: bool = False,
        practice: bool = False,
        show: bool = True,
    ) -> House:
        path = self.folder / f"house-{len(self._open)}.db"
        if not empty:
            path.write_bytes(self._original.read_bytes())
        company = Company(path)
        context = UiContext(company.office, sign_in(company) if sign_in else actor)
        window = MainWindow(context, WindowState(state), practice=practice)
        house = House(self._qtbot, company, deepcopy(self._ids), window)
        self._open.append(house)
        if show:
            window.resize(1366, 768)
            with self._qtbot.waitExposed(window):
                window.show()
            window.activateWindow()
            self._qtbot.waitUntil(window.isActiveWindow)
        return house

    def close(self) -> None:
        """End every window with its threads."""
        for house in self._open:
            house.window.let_go()  # so that nobody is asked, and no answer awaited
            house.window.close()
            house.window.deleteLater()
            house.company.close()
        self._open.clear()


def spoken_name(widget: QWidget) -> str:
    """What a screen reader calls a widget."""
    interface = QAccessible.queryAccessibleInterface(widget)
    return interface.text(QAccessible.Text.Name) if interface is not None else ""
