"""Dialogs whose act came to nothing: whoever pressed the key is where they were."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog

from astrobookings_desktop.domain.entities import Entity
from astrobookings_desktop.ui.dialogs.filter_name import FilterNameDialog
from astrobookings_desktop.ui.dialogs.form import FormDialog
from astrobookings_desktop.ui.dialogs.launch_steps import AbortDialog
from astrobookings_desktop.ui.dialogs.reason import ReasonDialog
from astrobookings_desktop.ui.entities.new_actions import NEW
from tests.ui.conftest import House


def reason(house: House) -> QDialog:
    dialog = ReasonDialog(house.context, "Fail?", (), "Fail", print, print, house.window)
    dialog.open()
    dialog.act.setFocus()
    return dialog


def name(house: House) -> QDialog:
    dialog = FilterNameDialog(house.context, Entity.BOOKING, "moon", "", house.window)
    dialog.open()
    dialog.name.setText("To the moon")
    return dialog


def form(house: House) -> QDialog:
    NEW[Entity.TRAVELER].run(house.context, house.window)
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, FormDialog)
    dialog.fields["name"].set_text("Ana")
    dialog.foot.main.setFocus()
    return dialog


def abort(house: House) -> QDialog:
    dialog = AbortDialog(
        house.context, house.ids.launches[2], "Abort?", ("abort", "danger"), parent=house.window
    )
    dialog.open()
    assert dialog.asked.reason is not None
    dialog.asked.reason.set_text("a leak")
    dialog.act.setFocus()
    return dialog


@pytest.mark.parametrize("opened", [reason, name, form, abort])
def test_a_fault_leaves_the_focus_where_enter_was_struck(
    house: House, monkeypatch: pytest.MonkeyPatch, opened: Callable[[House], QDialog]
) -> None:
    gave_up: list[Callable[[], None]] = []
    monkeypatch.setattr(house.context, "run", lambda *told: gave_up.append(told[3]))
    dialog = opened(house)
    dialog.activateWindow()
    house.qtbot.waitUntil(dialog.isActiveWindow)
    before = QApplication.focusWidget()
    assert before is not None
    QTest.keyClick(before, Qt.Key.Key_Return)
    (go_on,) = gave_up
    assert not before.isEnabled()
    dialog.reject()
    assert dialog.isVisible()
    go_on()
    assert before.isEnabled()
    assert QApplication.focusWidget() is before
    dialog.hide()
