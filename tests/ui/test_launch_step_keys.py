"""Enter and Ctrl+Enter in the steps of a launch: where they lead, and what they do."""

from datetime import UTC, datetime

import pytest
from PySide6.QtWidgets import QApplication

from astrobookings_desktop.ui.dialogs.launch_steps import AbortDialog, DelayDialog
from tests.helpers.house import House
from tests.ui.test_launch_steps import begin, gone, wait_for


@pytest.mark.parametrize("held", ["Return", "Ctrl+Return"])
def test_a_refused_date_keeps_the_focus_and_the_next_one_replaces_it(
    house: House, held: str
) -> None:
    taken = datetime(2027, 4, 1, 9, tzinfo=UTC)
    house.company.launch(house.ids.rockets[0], date=taken, destination="Moon")
    dialog = begin(house, "delay", DelayDialog)
    house.qtbot.waitUntil(dialog.isActiveWindow)
    dialog.asked.reason.set_text("weather")
    for text, why in (
        ("2020-01-01 09:00", "isn't in the future"),
        ("2027-04-01 15:00", "the rocket already flies to Moon, 1 Apr 2027, 09:00"),
    ):
        house.qtbot.keyClicks(dialog.date, text)  # what is refused is replaced
        dialog.asked.reason.editor.setFocus()
        house.keys(held, dialog.asked.reason.editor)
        assert dialog.focusWidget() is dialog.date
        assert dialog.date.selectedText() == dialog.date.text()
        assert why in dialog.box.title
    near = [row.accessibleName() for row in dialog.effects.rows]
    assert "Within the rocket's turnaround. It also flies to Moon, 1 Apr 2027. 7 days" in near
    house.qtbot.keyClicks(dialog.date, "2027-04-02 15:00")
    house.keys("Ctrl+Return", dialog.date)
    wait_for(house, "delayed")
    gone(house)


def test_ctrl_enter_leads_to_an_abort_and_a_stroke_of_its_own_does_it(house: House) -> None:
    dialog = begin(house, "abort", AbortDialog)
    house.qtbot.waitUntil(dialog.isActiveWindow)
    dialog.asked.reason.set_text("no fuel")
    dialog.asked.tick.setChecked(True)
    between = QApplication.doubleClickInterval()
    try:
        QApplication.setDoubleClickInterval(3_600_000)
        for _ in range(2):
            house.keys("Ctrl+Return", dialog.focusWidget())
            assert dialog.act.hasFocus()
            assert not dialog._busy
        QApplication.setDoubleClickInterval(0)
        house.keys("Ctrl+Return", dialog.act)
    finally:
        QApplication.setDoubleClickInterval(between)
    wait_for(house, "aborted")
    gone(house)


@pytest.mark.parametrize("typed", ["2027-12-01", "1 Dec 2027"])
def test_a_day_alone_keeps_the_hour_of_the_launch(house: House, typed: str) -> None:
    at = datetime(2027, 4, 1, 11, 20, tzinfo=UTC)
    launch = house.company.launch(house.ids.rockets[0], date=at, destination="Moon")
    dialog = begin(house, "delay", DelayDialog, launch)
    house.qtbot.waitUntil(dialog.date.hasFocus)
    assert dialog.date.text() == "15 Apr 2027, 11:20"
    house.qtbot.keyClicks(dialog.date, typed)
    house.keys("Tab", dialog.date)
    assert dialog.date.text() == "1 Dec 2027, 11:20"
    dialog.date.setText("+30")
    assert dialog.date.moment().time() == at.time()
    dialog.reject()


def test_a_launch_whose_time_is_over_is_proposed_at_its_own_hour(house: House) -> None:
    at = datetime(2027, 4, 1, 11, 20, tzinfo=UTC)
    launch = house.company.launch(house.ids.rockets[0], date=at, destination="Moon")
    house.company.clock.now = datetime(2027, 4, 2, 16, 37, tzinfo=UTC)
    dialog = begin(house, "delay", DelayDialog, launch)
    assert dialog.date.text() == "16 Apr 2027, 11:20"
    dialog.reject()
