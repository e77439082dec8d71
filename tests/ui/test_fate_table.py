"""What becomes of many, line by line: which record each line means, and all words in sight."""

import pytest
from PySide6.QtCore import QRect, Qt
from pytestqt.qtbot import QtBot

from astrobookings_desktop.domain.entities import Entity
from astrobookings_desktop.ui.dialogs.bulk import BulkDialog
from astrobookings_desktop.ui.entities.bulk_actions import bulk_actions
from astrobookings_desktop.ui.theme import Theme
from astrobookings_desktop.ui.theme.fonts import px
from astrobookings_desktop.ui.widgets.buttons import DangerButton
from astrobookings_desktop.ui.widgets.fate_table import BESIDE, ICON, LEAST, Fate, FateTable
from tests.helpers.house import House

LINES = (
    Fate(("9EJ XDR", "Línea de Kármán · 27 nov 2026", "1.250.000,00", "Seats stay sold")),
    Fate(("ZAF RY9", "ISS", "600.000,00", "Booking ZAF RY9 is canceled: nothing is left to do.")),
)


@pytest.mark.parametrize("width", [320, 760])
def test_no_words_are_cut_however_narrow_the_table_is(
    qtbot: QtBot, theme: Theme, width: int
) -> None:
    table = FateTable(["Booking", "Launch", "Price", "Why"], (110, 190, 110))
    qtbot.addWidget(table)
    table.resize(width, 300)
    table.show()
    table.show_fates(LINES)
    qtbot.waitUntil(lambda: not table._timer.isActive())
    view, metrics = table.view, table.view.fontMetrics()
    assert view.columnWidth(3) >= px(LEAST)
    for row, fate in enumerate(LINES):
        for place, words in enumerate(fate.cells):
            room = view.columnWidth(place) - px(BESIDE) - (0 if place else px(ICON))
            if metrics.horizontalAdvance(words) > room:
                area, wraps = QRect(0, 0, room, 0), int(Qt.TextFlag.TextWordWrap)
                needed = metrics.boundingRect(area, wraps, words)
                assert needed.height() < view.rowHeight(row), words
        assert view.rowHeight(row) < 5 * metrics.height()


def test_jobs_and_travelers_of_one_name_can_be_told_apart(house: House) -> None:
    for phone in ("+46 70 1", "+46 70 2"):
        house.company.traveler(name="Björn Nyström", contact_phone=phone)
    for entity, place, sign in ((Entity.TRAVELER, 0, "+46 70"), (Entity.JOB_QUEUE, 0, " · ")):
        page = house.visit(entity)
        page.on_changes(None)
        house.settle(page)
        page.view.selectAll()
        action = bulk_actions(entity)[place]
        page.selection.begin(action)
        (preview,) = house.window.findChildren(BulkDialog)
        house.qtbot.waitUntil(lambda preview=preview: not preview.background.is_busy)
        names = [fate.cells[0] for fate in preview.table.model.fates]
        assert len(names) > 1
        assert len(set(names)) == len(names)
        assert any(sign in name for name in names)
        assert isinstance(preview.main, DangerButton) is (entity is Entity.TRAVELER)
        done = "deactivated" if entity is Entity.TRAVELER else "queued again"
        assert preview.summary.label.text() == f"{len(names)} will be {done}"
        assert preview.effects.isVisible() is (entity is Entity.TRAVELER)
        preview.reject()
        house.qtbot.waitUntil(lambda: not house.window.findChildren(BulkDialog))
