"""Faults of the file while a form is open: told, nothing lost, and on when the cause is gone."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QMessageBox

from astrobookings_desktop.domain.entities import Entity
from astrobookings_desktop.ui.dialogs.form import FormDialog
from astrobookings_desktop.ui.entities.actions import NEW
from tests.helpers.house import House

Mend = Callable[[], object]


def _taken_away(path: Path) -> Mend:
    aside = path.with_name("aside.db")
    path.rename(aside)
    return lambda: aside.rename(path)


def _swapped(path: Path) -> Mend:
    aside = path.with_name("aside.db")
    path.rename(aside)
    shutil.copy(aside, path)
    return lambda: aside.replace(path)


@pytest.mark.parametrize(
    ("harm", "told"),
    [(_taken_away, "is gone"), (_swapped, "Another file has taken the place")],
)
@pytest.mark.parametrize("answer", ["&Try again", "Close"])
def test_the_open_form_outlives_a_fault_of_the_file(
    house: House,
    monkeypatch: pytest.MonkeyPatch,
    harm: Callable[[Path], Mend],
    told: str,
    answer: str,
) -> None:
    asked: list[str] = []

    def choose(box: QMessageBox) -> int:
        asked.append(f"{box.text()} {box.informativeText()}")
        if answer == "&Try again":
            mend()
        next(button for button in box.buttons() if button.text() == answer).click()
        return 0

    monkeypatch.setattr(QMessageBox, "exec", choose)
    NEW[Entity.TRAVELER].run(house.context, house.window)
    form = house.window.findChildren(FormDialog)[-1]
    house.qtbot.waitUntil(form.isVisible)
    form.fields["name"].set_text("Grace Ito")
    mend = harm(house.company.path)
    form.accept()
    if answer == "Close":
        house.qtbot.waitUntil(lambda: bool(asked) and form.isVisible() and form.isEnabled())
        assert form.fields["name"].text() == "Grace Ito"
        mend()
        form.accept()
    count = "SELECT count(*) FROM user WHERE name = 'Grace Ito'"
    house.qtbot.waitUntil(lambda: house.company.value(count) == 1)
    assert len(asked) == 1
    assert told in asked[0]
    assert "What you entered is kept" in asked[0]
