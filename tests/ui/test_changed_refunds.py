"""Refunds of many bookings at once are those that were shown, or are refused."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from astrobookings_desktop.domain.entities import Entity
from astrobookings_desktop.services.bookings.sales import SellSeats, sell_seats
from astrobookings_desktop.services.launches.transitions import delay_launch
from astrobookings_desktop.ui.dialogs.bulk import BulkDialog
from astrobookings_desktop.ui.dialogs.launch_steps import AbortDialog
from astrobookings_desktop.ui.entities.bulk_actions import bulk_actions
from tests.helpers.house import House


@pytest.fixture
def unseen() -> Iterator[None]:
    """What changes isn't seen yet, however slow the machine is."""
    before = QApplication.doubleClickInterval()
    QApplication.setDoubleClickInterval(3_600_000)
    yield
    QApplication.setDoubleClickInterval(before)


def test_of_many_cancellations_those_whose_refund_changed_are_refused(house: House) -> None:
    company = house.company
    page = house.visit(Entity.BOOKING)
    page.view.selectAll()
    page.selection.begin(*bulk_actions(Entity.BOOKING))
    house.qtbot.waitUntil(lambda: bool(house.window.findChildren(BulkDialog)))
    (preview,) = house.window.findChildren(BulkDialog)
    house.qtbot.waitUntil(lambda: not preview.background.is_busy)
    assert preview.summary.label.text() == "3 will be canceled"
    (launch,) = company.rows("SELECT launch_id FROM booking WHERE id = ?", house.ids.bookings[0])
    company.clock.forward(minutes=1)
    date = company.clock.now + timedelta(days=45)
    company.do(delay_launch, *launch, date, "a storm")  # all money back
    preview.accept()
    house.qtbot.waitUntil(lambda: not preview.background.is_busy)
    told = [fate.cells[-1] for fate in preview.table.model.fates if fate.refused]
    sold = company.value(
        "SELECT count(*) FROM booking WHERE launch_id = ? AND status = 'confirmed'", *launch
    )
    assert len(told) == sold >= 1
    assert all("now, not 0.00: agree to the new one" in words for words in told)
    assert company.value("SELECT sum(refund_amount) FROM booking") == 0
    preview.reject()


def test_an_abort_pays_back_what_it_said_or_asks_again(house: House, unseen: None) -> None:
    company, launch = house.company, house.ids.launches[0]
    page = house.show(Entity.LAUNCH, launch)
    (act,) = [one for one in page.panel.actions_now() if one.id == "launch.abort"]
    page.panel.run(act)
    house.qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), AbortDialog))
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, AbortDialog)
    reason, tick = dialog.asked.reason, dialog.asked.tick
    assert reason is not None
    assert tick is not None
    reason.set_text("no fuel")
    tick.setChecked(True)
    before = tick.text()
    company.do(sell_seats, SellSeats(launch, company.traveler(), 1))
    dialog.act.click()
    house.qtbot.waitUntil(lambda: dialog.act.isEnabled())
    assert dialog.isVisible()
    assert company.value("SELECT status FROM launch WHERE id = ?", launch) == "scheduled"
    assert dialog.box.title == "The bookings have changed: the refund was 2,000.00 USD"
    assert tick.text() != before
    assert not tick.isChecked()
    tick.setChecked(True)
    QApplication.setDoubleClickInterval(0)
    house.qtbot.mouseClick(dialog.act, Qt.MouseButton.LeftButton)
    house.qtbot.waitUntil(
        lambda: company.value("SELECT status FROM launch WHERE id = ?", launch) == "aborted"
    )
    house.qtbot.waitUntil(lambda: QApplication.activeModalWidget() is None)
