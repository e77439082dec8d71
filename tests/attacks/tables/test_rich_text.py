"""Names that want to be more than names where Qt draws text: HTML, mnemonics, resources.

Qt takes a text for HTML by itself unless a widget is told what it is. A record whose every text is
HTML is shown in each place of the window; nowhere may it be drawn as such.
"""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QTextDocument
from PySide6.QtWidgets import (
    QAbstractButton,
    QLabel,
    QMessageBox,
    QTextBrowser,
    QTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from astrobookings_desktop.data.errors import DatabaseBusy
from astrobookings_desktop.domain.entities import Entity
from astrobookings_desktop.domain.errors import InvalidValue, NotFound
from astrobookings_desktop.domain.statuses import Role
from astrobookings_desktop.services import business_settings
from astrobookings_desktop.services.actors import Actor
from astrobookings_desktop.services.bookings.sales import SellSeats, hold_seats, sell_seats
from astrobookings_desktop.ui.context import UiContext
from astrobookings_desktop.ui.dialogs.form import FormDialog
from astrobookings_desktop.ui.errors import ask_retry
from astrobookings_desktop.ui.main_window import MainWindow
from astrobookings_desktop.ui.settings.dialog import SettingsDialog
from astrobookings_desktop.ui.theme import Theme
from astrobookings_desktop.ui.window.state import WindowState
from tests.helpers.company import Company
from tests.helpers.house import House, Ids

EVIL = "<b>Eve</b><img src='file:///etc/passwd'> & <a href='x'>&Click</a>"
MARK = "<b>Eve"


def drawn(window: QWidget) -> Iterator[str]:
    """Every text below a widget that Qt would draw as HTML, and holds the mark."""
    for widget in [window, *window.findChildren(QWidget)]:
        if isinstance(widget, QLabel):
            is_plain = widget.textFormat() is Qt.TextFormat.PlainText
            if MARK in widget.text() and not is_plain:
                yield f"{type(widget).__name__}: {widget.text()}"
        if isinstance(widget, QTextBrowser | QTextEdit) and _is_bold(widget.document()):
            yield f"{type(widget).__name__}: {widget.toPlainText()}"
        if MARK in widget.toolTip() and Qt.mightBeRichText(widget.toolTip()):
            yield f"tip of {type(widget).__name__}: {widget.toolTip()}"
        if MARK in widget.whatsThis():
            yield f"help of {type(widget).__name__}: {widget.whatsThis()}"
    for action in window.findChildren(QAction):
        if MARK in action.toolTip() and Qt.mightBeRichText(action.toolTip()):
            yield f"tip of an action: {action.toolTip()}"


def _is_bold(document: QTextDocument | None) -> bool:
    """Whether the mark was taken for HTML: then it isn't there as text."""
    return (
        document is not None
        and MARK not in document.toPlainText()
        and "Eve" in (document.toPlainText())
    )


def tips_of_rows(house: House, entity: Entity) -> Iterator[str]:
    """The tips of a table's cells that Qt would draw as HTML."""
    model = house.page(entity).view.model()
    for row in range(model.rowCount()):
        for column in range(model.columnCount()):
            tip = model.index(row, column).data(Qt.ItemDataRole.ToolTipRole)
            if isinstance(tip, str) and MARK in tip and Qt.mightBeRichText(tip):
                yield tip


@pytest.fixture
def house(qtbot: QtBot, theme: Theme, tmp_path: Path) -> Iterator[House]:
    """A window on a company in which everything that has a text is called EVIL."""
    company = Company(tmp_path / "evil.db")
    ids = Ids()
    texts = {
        "description": EVIL,
        "contact_info": EVIL,
        "legal_name": EVIL,
        "tax_id": EVIL[:50],
        "legal_address": EVIL,
    }
    ids.agencies = [company.agency(name=EVIL, **texts)]
    ids.rockets = [company.rocket(ids.agencies[0], name=EVIL)]
    ids.launches = [company.launch(ids.rockets[0], destination=EVIL, range="moon")]
    ids.travelers = [
        company.traveler(
            name=EVIL,
            contact_phone="<b>Eve 612 408 551",
            emergency_contact=EVIL,
            travel_preferences={EVIL: EVIL},
        )
    ]
    ids.bookings = [
        company.do(sell_seats, SellSeats(ids.launches[0], ids.travelers[0], 2, EVIL)).id,
        company.do(hold_seats, SellSeats(ids.launches[0], ids.travelers[0], 1)).id,
    ]
    company.do(business_settings.change_settings, {"company_name": EVIL})
    context = UiContext(company.office, Actor(None, EVIL, Role.ADMIN))
    window = MainWindow(context, WindowState(None))
    house = House(qtbot, company, ids, window)
    window.resize(1366, 768)
    with qtbot.waitExposed(window):
        window.show()
    yield house
    window.close()
    window.deleteLater()
    company.close()


def _records(house: House) -> Iterator[tuple[Entity, int]]:
    ids = house.ids
    for entity, keys in (
        (Entity.AGENCY, ids.agencies),
        (Entity.ROCKET, ids.rockets),
        (Entity.LAUNCH, ids.launches),
        (Entity.TRAVELER, ids.travelers),
        (Entity.BOOKING, ids.bookings),
        (Entity.USER, ids.travelers),
    ):
        for key in keys:
            yield entity, key
    for entity in (Entity.NOTIFICATION, Entity.ENTRY_LOG, Entity.JOB_QUEUE):
        for key in house.listed(house.visit(entity)):
            yield entity, key


Place = Callable[[House], Iterator[str]]


def _tabs(house: House) -> Iterator[str]:
    for spec in house.window.pages.specs:
        house.visit(spec.entity)
        yield from drawn(house.window)
        yield from tips_of_rows(house, spec.entity)


def _panels(house: House) -> Iterator[str]:
    shown = 0
    for entity, key in list(_records(house)):
        house.show(entity, key)
        panel = house.page(entity).panel
        shown += any(MARK in label.text() for label in panel.findChildren(QLabel))
        yield from drawn(house.window)
    assert shown > 5  # the texts did stand there


def _desk(house: House) -> Iterator[str]:
    desk = house.window.desk
    assert desk is not None
    house.window.show_page(0)
    yield from drawn(house.window)
    for booking in house.ids.bookings:
        for job in ("open", "cancel", "move", "transfer", "void"):
            desk.serve(booking, job)
            yield from drawn(house.window)


def _forms(house: House) -> Iterator[str]:
    for entity in (Entity.AGENCY, Entity.ROCKET, Entity.LAUNCH, Entity.TRAVELER):
        key = dict(_records(house))[entity]
        page = house.show(entity, key)
        edit = next(one for one in page.panel.actions_now() if one.text == "Edit…")
        page.panel.run(edit)
        house.qtbot.waitUntil(lambda: bool(house.window.findChildren(FormDialog)))
        form = house.window.findChildren(FormDialog)[-1]
        yield from drawn(form)
        form.reject()
        house.qtbot.waitUntil(lambda form=form: not form.isVisible())


def _questions(house: House) -> Iterator[str]:
    """What is asked before a record rests or goes."""
    for entity in (Entity.AGENCY, Entity.ROCKET, Entity.TRAVELER):
        page = house.show(entity, dict(_records(house))[entity])
        for action in page.panel.actions_now():
            if action.text == "Deactivate…":
                page.panel.run(action)
                yield from drawn(house.window)
                for dialog in house.window.findChildren(QWidget):
                    if dialog.isModal():
                        dialog.close()


def _refusals(house: House) -> Iterator[str]:
    for refusal in (
        NotFound(entity=Entity.BOOKING, key=EVIL),
        InvalidValue("name", "be something else", EVIL),
    ):
        house.context.refuse(refusal)
        yield from drawn(house.window)
    house.context.say(EVIL)
    yield from drawn(house.window)


def _settings(house: House) -> Iterator[str]:
    house.window.show_settings()
    dialog = house.window.findChildren(SettingsDialog)[-1]
    house.qtbot.waitUntil(dialog.isVisible)
    yield from drawn(dialog)
    dialog.reject()


@pytest.mark.parametrize("place", [_tabs, _panels, _desk, _forms, _questions, _refusals, _settings])
def test_no_name_is_drawn_as_html(house: House, place: Place) -> None:
    assert list(place(house)) == []


def test_a_path_in_a_question_is_no_html(
    qtbot: QtBot, theme: Theme, monkeypatch: pytest.MonkeyPatch
) -> None:
    boxes: list[QMessageBox] = []
    monkeypatch.setattr(QMessageBox, "exec", lambda box: boxes.append(box) or 0)
    path = Path(f"/tmp/{EVIL}")
    ask_retry(None, DatabaseBusy(path, f"{path} is busy. Try again."))
    (box,) = boxes
    assert box.textFormat() is Qt.TextFormat.PlainText
    box.deleteLater()


def test_the_letter_after_an_ampersand_in_a_name_is_no_key(house: House) -> None:
    """A button or menu that is called after a record would lose its “&” and take a key."""
    for entity, key in list(_records(house)):
        house.show(entity, key)
        owners: list[QObject] = [*house.page(entity).panel.findChildren(QAbstractButton)]
        owners += house.page(entity).panel.menu(house.window).actions()
        texts = [one.text() for one in owners if isinstance(one, QAbstractButton | QAction)]
        assert not [text for text in texts if "&Click" in text.replace("&&", "")]
