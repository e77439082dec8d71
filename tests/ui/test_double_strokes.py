"""Enter struck twice on a row of a list opens its panel and does nothing to the record."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication

from astrobookings_desktop.domain.entities import Entity
from astrobookings_desktop.ui.widgets.buttons import Button
from tests.helpers.house import Houses


@pytest.fixture
def at_once() -> Iterator[None]:
    """Two Enters count as one double stroke, however slow the machine is."""
    before = QApplication.doubleClickInterval()
    QApplication.setDoubleClickInterval(3_600_000)
    yield
    QApplication.setDoubleClickInterval(before)


@pytest.mark.usefixtures("at_once")
@pytest.mark.parametrize("entity", [Entity.INVOICE, Entity.JOB_QUEUE])
def test_the_second_stroke_on_a_row_does_nothing_to_its_record(
    open_house: Houses, monkeypatch: pytest.MonkeyPatch, entity: Entity
) -> None:
    house = open_house()
    page = house.visit(entity)
    page.view.selectRow(0)
    house.qtbot.waitUntil(lambda: page.panel.key is not None)
    done: list[str] = []
    monkeypatch.setattr(page.panel, "run", lambda action: done.append(action.text))
    page.focus_list()
    house.keys("Return")
    button = house.window.focusWidget()
    assert isinstance(button, Button)
    assert page.panel.isAncestorOf(button)
    house.keys("Return")
    assert done == []
    QApplication.setDoubleClickInterval(0)
    house.keys("Return")  # once the panel was seen
    assert done == [button.text()]
