"""Every dialog fits the smallest screens: its buttons are never beyond the edge."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QVBoxLayout
from pytestqt.qtbot import QtBot

from astrobookings_desktop.domain.entities import Entity
from astrobookings_desktop.services.backup.making import back_up
from astrobookings_desktop.services.bookings.sales import SellSeats, sell_seats
from astrobookings_desktop.ui.dialogs.restore import RestoreDialog
from astrobookings_desktop.ui.importing import ImportWizard
from astrobookings_desktop.ui.importing.wizard import COLUMNS, ROWS
from astrobookings_desktop.ui.theme import Theme
from astrobookings_desktop.ui.theme.fonts import body_font
from astrobookings_desktop.ui.widgets import scrolled_sheet
from tests.helpers.backups import PASSPHRASE
from tests.helpers.house import House, Houses

SCREENS = {1.0: QSize(1180, 600), 1.5: QSize(1366, 720)}
FROM_MENUS = (
    "tools.settings",
    "file.import",
    "file.imports",
    "tools.backup",
    "tools.check",
    "tools.reports",
    "tools.restore",
)


@pytest.fixture(params=[pytest.param(1.0, marks=pytest.mark.slow), 1.5])  # the harder one always
def scale(
    request: pytest.FixtureRequest, theme: Theme, monkeypatch: pytest.MonkeyPatch
) -> Iterator[float]:
    """A size of the font on a small screen; afterwards all is as before."""
    monkeypatch.setattr(scrolled_sheet, "room_of", lambda _dialog: SCREENS[request.param])
    QApplication.setFont(body_font(request.param))
    theme.apply("light")
    yield request.param
    QApplication.setFont(body_font(1.0))
    theme.apply("light")


class Looker:
    """Opens dialogs one after the other and keeps what is wrong with them."""

    def __init__(self, house: House, scale: float) -> None:
        self.house, self._room = house, SCREENS[scale]
        self.wrong: list[str] = []
        self.met: set[str] = set()

    def opened(self) -> list[QDialog]:
        QApplication.processEvents()
        return [one for one in self.house.window.findChildren(QDialog) if one.isVisible()]

    def look(self, act: Callable[[], object]) -> None:
        """Open what `act` opens, measure it, and close it again."""
        act()
        for dialog in self.opened():
            self.measure(dialog)
            dialog.close()  # which ends what it reads
        self.house.qtbot.waitUntil(lambda: not self.opened())

    def measure(self, dialog: QDialog) -> None:
        name = type(dialog).__name__
        self.met.add(name)
        least = dialog.minimumSizeHint().expandedTo(dialog.minimumSize())
        for size in (least, dialog.size()):
            if self._room.expandedTo(size) != self._room:
                self.wrong.append(f"{name} {dialog.windowTitle()}: {size.toTuple()}")


@pytest.fixture
def looker(scale: float, open_house: Houses) -> Looker:
    house = open_house()
    house.window.resize(1180, 600)
    return Looker(house, scale)


def test_every_dialog_fits_a_small_screen(looker: Looker) -> None:
    house = looker.house
    four = SellSeats(house.ids.launches[1], house.ids.travelers[3], 4)
    booking = house.company.do(sell_seats, four).id
    house.visit(Entity.BOOKING)
    for name in FROM_MENUS:
        looker.look(house.window.menus.by_id[name].trigger)
    looker.look(house.window.menus.by_id["help.keys"].trigger)
    looker.look(house.window.show_palette)
    for entity in Entity:
        table = "user_id" if entity in (Entity.TRAVELER, Entity.AGENCY) else "id"
        key = house.company.value(f"SELECT min({table}) FROM {entity.value}")
        page = house.show(entity, booking if entity is Entity.BOOKING else key)
        looker.look(page.selection.export)
        looker.look(page.selection.arrange)
        for act in page.panel.actions_now():
            if "…" in act.text:
                looker.look(lambda panel=page.panel, act=act: panel.run(act))
    assert looker.wrong == []
    assert {"ExportDialog", "PassengersDialog", "FormDialog", "AbortDialog"} <= looker.met


def test_a_dialog_that_grows_at_the_edge_moves_up(qtbot: QtBot, theme: Theme) -> None:
    dialog = QDialog()
    qtbot.addWidget(dialog)
    column = QVBoxLayout(dialog)
    column.addWidget(QLabel("Reason"))
    refused = QLabel("Say why:\nwho reads the log\nwill ask")
    refused.hide()
    column.addWidget(refused)
    with qtbot.waitExposed(dialog):
        dialog.show()
    edge = dialog.screen().availableGeometry().bottom()
    dialog.move(dialog.x(), edge - dialog.frameGeometry().height() + 1)
    before = dialog.height()
    refused.show()
    scrolled_sheet.grow(dialog)
    assert dialog.height() > before
    assert dialog.frameGeometry().bottom() == edge


def test_long_work_fits_a_small_screen_at_every_step(looker: Looker, tmp_path: Path) -> None:
    house = looker.house
    file = tmp_path / "office.abk"
    back_up(house.company.office, house.company.actor, file, PASSPHRASE)
    house.window.menus.by_id["tools.restore"].trigger()
    (restoring,) = house.window.findChildren(RestoreDialog)
    restoring.fields["file"].set_text(str(file))
    restoring.accept()
    house.qtbot.waitUntil(restoring.fields["passphrase"].isVisible)
    restoring.fields["passphrase"].set_text(PASSPHRASE)
    restoring.accept()
    house.qtbot.waitUntil(restoring._act.isVisible)
    word = restoring.lines["word"]
    looker.measure(restoring)
    edge = restoring.screen().availableGeometry().bottom()
    assert restoring.frameGeometry().bottom() <= edge  # it grew downwards
    restoring.move(restoring.x(), edge - 90)  # to see what lies behind it
    restoring.make_room()
    assert restoring.y() == edge - 90
    corner = word.mapTo(restoring, word.rect().bottomRight())
    assert restoring.rect().contains(corner)  # what must be typed in comes in sight
    assert word.hasFocus()
    restoring.done(0)
    house.qtbot.waitUntil(lambda: not looker.opened())

    rows = tmp_path / "travelers.csv"
    rows.write_text("Name,E-mail,Shoes\nGrace Ito,grace@example.org,38\n,x,1\n", "utf-8")
    house.visit(Entity.TRAVELER)
    house.window.menus.by_id["file.import"].trigger()
    (wizard,) = house.window.findChildren(ImportWizard)
    wizard.fields["file"].set_text(str(rows))
    for step in (COLUMNS, ROWS):
        wizard.accept()
        house.qtbot.waitUntil(lambda step=step: wizard.step == step)
        looker.measure(wizard)
    wizard.done(0)
    assert looker.wrong == []
