"""The letters that dialogs answer to with Alt, in each language."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QDialog, QLabel, QWidget

from astrobookings_desktop.domain.entities import Entity
from astrobookings_desktop.ui.importing import ImportWizard
from astrobookings_desktop.ui.importing.wizard import COLUMNS, DONE, ROWS
from astrobookings_desktop.ui.language import use_language
from tests.helpers.house import House, Houses
from tests.helpers.layout_checks import clashing, mnemonic, repeated_mnemonics

DIALOGS = [
    *("file.export", "view.columns", "go.inbox", "tools.reports"),
    *("tools.backup", "tools.restore", "tools.check"),
]
PEOPLE = "name,email\nzoe  ito,\nAda Paz,\nAda Paz,\nBo,\n,x@y.org\n"


@pytest.fixture(params=["en", "es"])
def language(request: pytest.FixtureRequest) -> Iterator[str]:
    chosen: str = request.param
    use_language(chosen)
    yield chosen
    use_language("en")


@pytest.fixture
def house(language: str, open_house: Houses) -> House:
    return open_house()


def lettered(root: QWidget) -> list[str]:
    """All texts with a letter, those of parts that aren't in sight at this moment too."""
    buttons = [one.text() for one in root.findChildren(QAbstractButton)]
    labels = [one.text() for one in root.findChildren(QLabel) if one.buddy()]
    return [text for text in (*buttons, *labels) if mnemonic(text)]


def test_no_letter_of_a_dialog_is_wanted_twice(house: House) -> None:
    house.visit(Entity.TRAVELER).view.selectAll()
    found: dict[str, list[str]] = {}
    for act in DIALOGS:
        house.window.menus.by_id[act].trigger()
        (dialog,) = (one for one in house.window.findChildren(QDialog) if one.isVisible())
        texts = lettered(dialog)
        repeated = repeated_mnemonics(texts)
        found[act] = [text for text in texts if mnemonic(text) in repeated]
        assert texts, act
        dialog.done(0)
        house.qtbot.waitUntil(lambda: not house.window.findChildren(QDialog))
    assert not any(found.values()), found


def importing(house: House, entity: Entity, folder: Path, text: str) -> ImportWizard:
    path = folder / "file.csv"
    path.write_text(text, "utf-8")
    house.visit(entity)
    house.window.menus.by_id["file.import"].trigger()
    (wizard,) = house.window.findChildren(ImportWizard)
    wizard.fields["file"].set_text(str(path))
    return wizard


@pytest.mark.parametrize("entity", [Entity.TRAVELER, Entity.LAUNCH])
def test_no_letter_of_the_import_is_wanted_twice(
    house: House, tmp_path: Path, entity: Entity
) -> None:
    """Rows that are refused and rows that may be duplicates bring all there is."""
    house.company.traveler(name="Zoe Ito")
    text = PEOPLE if entity is Entity.TRAVELER else "Rocket,Date\nSelene 7,x\n"
    wizard = importing(house, entity, tmp_path, text)
    found = [list(clashing(wizard))]
    for step in (COLUMNS, ROWS, DONE)[: 3 if entity is Entity.TRAVELER else 1]:
        if step == DONE:
            wizard.partial.setChecked(True)
            wizard.doubts.sure.setChecked(True)
        wizard.accept()
        house.qtbot.waitUntil(lambda: not wizard.background.is_busy)
        assert wizard.step == step
        found.append(list(clashing(wizard)))
    assert not any(found), found
    wizard.done(0)


def test_a_letter_with_alt_that_nothing_wants_chooses_no_column(
    house: House, tmp_path: Path
) -> None:
    wizard = importing(house, Entity.TRAVELER, tmp_path, "name,yard,2nd\nBo,1,x@y.org\n")
    wizard.accept()
    house.qtbot.waitUntil(lambda: wizard.step == COLUMNS)
    box = wizard.mapping.sources["name"]
    assert box.hasFocus()
    assert "Alt+y" not in {f"Alt+{mnemonic(text)}" for text in lettered(wizard)}
    house.keys("Alt+Y", box)
    assert (box.currentData(), wizard.step) == ("name", COLUMNS)
    held = Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.KeypadModifier
    house.qtbot.keyClick(box, Qt.Key.Key_2, held)
    assert box.currentData() == "name"
    house.keys("Y", box)  # without Alt it is typed
    assert box.currentData() == "yard"
    wizard.done(0)


@pytest.mark.parametrize("language", ["es"], indirect=True)
def test_one_letter_leads_to_the_preview_in_spanish(house: House, tmp_path: Path) -> None:
    wizard = importing(house, Entity.TRAVELER, tmp_path, "name,surname\nBo,Li\n")
    house.qtbot.waitUntil(wizard.isActiveWindow)
    for step in (COLUMNS, ROWS, ROWS):  # and imports nothing by itself
        house.keys("Alt+S", wizard.focusWidget())
        house.qtbot.waitUntil(lambda at=step: wizard.step == at and not wizard.background.is_busy)
    assert wizard.mapping.sources["name"].currentData() == "name"
    wizard.done(0)
