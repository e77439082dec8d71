"""Tools → Back up and Restore: what they say, ask, and do with the window."""

import re
import threading
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtWidgets import QApplication, QCheckBox, QFileDialog, QLineEdit, QMessageBox

from astrobookings_desktop.data.database import connect_reader
from astrobookings_desktop.data.held_locks import LOCKS
from astrobookings_desktop.domain.statuses import Role
from astrobookings_desktop.services.actors import Actor
from astrobookings_desktop.services.backup.files import read_info
from astrobookings_desktop.services.backup.making import back_up, back_up_into
from astrobookings_desktop.ui.dialogs import backup as backup_dialog
from astrobookings_desktop.ui.dialogs.backup import BackupDialog
from astrobookings_desktop.ui.dialogs.long_work import LongWorkDialog
from astrobookings_desktop.ui.dialogs.restore import RestoreDialog
from astrobookings_desktop.ui.dialogs.restore_sheet import difference_words
from astrobookings_desktop.ui.language import use_language
from astrobookings_desktop.ui.widgets import scrolled_sheet
from astrobookings_desktop.ui.widgets.banner import Banner
from astrobookings_desktop.ui.widgets.buttons import Button
from tests.helpers.backups import PASSPHRASE
from tests.helpers.house import House, Houses
from tests.helpers.presences import another_reader


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "disk"
    folder.mkdir()
    return folder


@pytest.fixture
def said(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What message boxes said; nobody has to close them."""
    words: list[str] = []

    def read(box: QMessageBox) -> int:
        words.append(f"{box.text()} {box.informativeText()}")
        return 0

    monkeypatch.setattr(QMessageBox, "exec", read)
    return words


def _open(house: House, action: str, kind: type[LongWorkDialog]) -> Any:
    house.window.menus.by_id[action].trigger()
    (dialog,) = [one for one in house.window.findChildren(kind) if one.isVisible()]
    dialog.activateWindow()
    house.qtbot.waitUntil(dialog.isActiveWindow)
    return dialog


def _button(dialog: LongWorkDialog, words: str) -> Button:
    (found,) = [
        one for one in dialog.findChildren(Button) if one.text().replace("&", "").startswith(words)
    ]
    return found


def _wait(house: House, dialog: LongWorkDialog) -> None:
    house.qtbot.waitUntil(lambda: not dialog.background.is_busy)


def _travelers(path: Path) -> int:
    reader = connect_reader(path)
    ((count,),) = reader.execute("SELECT count(*) FROM traveler").fetchall()
    reader.close()
    return int(count)


# --- who may ----------------------------------------------------------------------------------


@pytest.mark.parametrize("role", [Role.MANAGER, Role.AGENT])
def test_who_has_no_right_is_not_offered_it(open_house: Houses, role: Role) -> None:
    house = open_house(actor=Actor(None, "Somebody", role), show=False)
    assert not {"tools.backup", "tools.restore"} & set(house.window.menus.by_id)


# --- backing up -------------------------------------------------------------------------------


def test_a_backup_is_made_checked_and_told(house: House, folder: Path) -> None:
    dialog = _open(house, "tools.backup", BackupDialog)
    dialog.fields["file"].set_text(str(folder))
    assert dialog._open_words.isVisible()
    assert "can read every name" in dialog._open_words.label.text()
    dialog.accept()
    assert not dialog._main.isEnabled()
    _wait(house, dialog)
    (made,) = folder.iterdir()
    assert not read_info(made).encrypted
    assert str(made) in dialog._made.label.text()
    assert dialog._made.isVisible()
    assert house.window.state.get("backup_folder") == str(folder)
    dialog.reject()
    again = _open(house, "tools.backup", BackupDialog)
    assert again.fields["file"].text() == str(folder)
    again.reject()


def test_it_begins_with_where_daily_backups_go(house: House) -> None:
    dialog = _open(house, "tools.backup", BackupDialog)
    own = house.company.path.with_name("backups")
    assert dialog.lines["file"].hasFocus()
    assert dialog.fields["file"].text() == str(own)
    assert not own.exists()
    dialog.accept()
    _wait(house, dialog)
    assert len(list(own.iterdir())) == 1
    dialog.reject()
    restoring = _open(house, "tools.restore", RestoreDialog)
    assert restoring.lines["file"].hasFocus()
    restoring.reject()


def test_a_passphrase_is_asked_twice_and_must_be_long(house: House, folder: Path) -> None:
    dialog = _open(house, "tools.backup", BackupDialog)
    dialog.fields["file"].set_text(str(folder))
    assert not dialog.fields["passphrase"].isVisible()
    dialog.findChild(QCheckBox).click()
    assert dialog.lines["passphrase"].hasFocus()
    assert dialog._sealed_words.isVisible()
    assert not dialog._open_words.isVisible()
    for name in ("passphrase", "passphrase_again"):
        assert dialog.lines[name].echoMode() == QLineEdit.EchoMode.Password
    for first, second, wrong in (
        ("short", "short", "passphrase"),
        (PASSPHRASE, PASSPHRASE + "!", "passphrase_again"),
    ):
        dialog.fields["passphrase"].set_text(first)
        dialog.fields["passphrase_again"].set_text(second)
        dialog.accept()
        assert dialog.fields[wrong].error
        assert not dialog.background.is_busy
    assert not list(folder.iterdir())
    dialog.fields["passphrase_again"].set_text(PASSPHRASE)
    dialog.accept()
    _wait(house, dialog)
    (made,) = folder.iterdir()
    assert read_info(made).encrypted


def test_a_disk_that_is_away_is_said_and_the_entry_stays(house: House, folder: Path) -> None:
    dialog = _open(house, "tools.backup", BackupDialog)
    away = folder / "usb"
    dialog.fields["file"].set_text(str(away))
    dialog.accept()
    _wait(house, dialog)
    assert "removable disk" in dialog._problem.text()
    assert dialog._problem.isVisible()
    assert dialog.fields["file"].text() == str(away)
    away.mkdir()
    dialog.accept()
    _wait(house, dialog)
    assert dialog._problem.text() == ""
    assert len(list(away.iterdir())) == 1


def test_a_folder_is_chosen_with_the_system_dialog(
    house: House, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    dialog = _open(house, "tools.backup", BackupDialog)
    answers = iter(["", str(folder)])
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: next(answers))
    before = dialog.fields["file"].text()
    _button(dialog, "Choose").click()
    assert dialog.fields["file"].text() == before
    _button(dialog, "Choose").click()
    assert dialog.fields["file"].text() == str(folder)


def test_escape_cancels_a_running_backup_and_keeps_nothing(
    house: House, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    going = threading.Event()

    def late(*given: Any) -> Any:
        going.wait()
        return back_up_into(*given)

    monkeypatch.setattr(backup_dialog, "back_up_into", late)
    dialog = _open(house, "tools.backup", BackupDialog)
    dialog.fields["file"].set_text(str(folder))
    dialog.accept()
    dialog.close()
    assert dialog.isVisible()  # the work is going on
    house.keys("Escape", dialog)
    going.set()
    _wait(house, dialog)
    assert dialog._problem.text() == "Canceled: nothing was kept."
    assert not list(folder.iterdir())
    assert dialog._main.isEnabled()
    house.keys("Escape", dialog)
    assert not dialog.isVisible()


# --- restoring --------------------------------------------------------------------------------


@pytest.fixture
def backup(house: House, folder: Path) -> Path:
    """A backup, after which another traveler came."""
    target = folder / "office.abk"
    back_up(house.company.office, house.company.actor, target)
    house.company.traveler(name="Later")
    return target


@pytest.fixture
def restoring(house: House, backup: Path) -> RestoreDialog:
    """The dialog with its preview shown."""
    dialog: RestoreDialog = _open(house, "tools.restore", RestoreDialog)
    dialog.fields["file"].set_text(str(backup))
    dialog.accept()
    _wait(house, dialog)
    return dialog


def _row(dialog: RestoreDialog, words: str) -> list[str]:
    return next(texts for texts in _rows(dialog) if texts[0] == words)


def _rows(dialog: RestoreDialog) -> list[list[str]]:
    table = dialog._sheet.table
    found = [table.topLevelItem(row) for row in range(table.topLevelItemCount())]
    return [[row.text(column) for column in range(4)] for row in found if row is not None]


def test_a_preview_shows_what_would_change(house: House, restoring: RestoreDialog) -> None:
    now = _travelers(house.company.path)
    assert _row(restoring, "Travelers") == ["Travelers", str(now), str(now - 1), "-1"]
    assert _row(restoring, "Launches")[3] == ""
    differs = [last != "" for *_others, last in _rows(restoring)]
    assert differs[0]
    assert differs == sorted(differs, reverse=True), "what differs is seen first"
    assert restoring.lines["word"].hasFocus()
    assert not restoring._look.isVisible()
    assert _travelers(house.company.path) == now


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize(("language", "fewer"), [("en", "-1,234"), ("es", "-1.234")])
def test_a_difference_has_its_sign_and_is_written_as_other_figures(
    language: str, fewer: str
) -> None:
    use_language(language)
    try:
        assert difference_words(-1234) == fewer
        assert difference_words(3) == "+3"
    finally:
        use_language("en")


@pytest.mark.parametrize(
    ("typed", "enough"),
    [("restore", True), ("RESTORE ", True), ("astrobookings", True), ("rest", False), ("", False)],
)
def test_a_word_must_be_typed(restoring: RestoreDialog, typed: str, enough: bool) -> None:
    restoring.fields["word"].set_text(typed)
    assert restoring._act.isEnabled() is enough


def test_enter_never_restores(house: House, restoring: RestoreDialog) -> None:
    restoring.fields["word"].set_text("restore")
    house.qtbot.keyClick(restoring.lines["word"], Qt.Key.Key_Return)
    house.qtbot.keyClick(
        restoring.lines["word"], Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier
    )
    assert not restoring.background.is_busy
    assert not restoring._has_let_go


def test_enter_leads_to_the_act_and_a_stroke_of_its_own_does_it(
    house: House, restoring: RestoreDialog, said: list[str]
) -> None:
    house.company.close()
    word = restoring.lines["word"]
    house.qtbot.keyClicks(word, "rest")
    house.keys("Return", word)
    assert restoring.fields["word"].error == "Type “restore” or the company’s name first."
    assert word.hasFocus()
    house.qtbot.keyClicks(word, "ore")
    assert restoring.fields["word"].error is None
    assert restoring._keys.isVisible()
    between = QApplication.doubleClickInterval()
    try:
        QApplication.setDoubleClickInterval(3_600_000)
        house.keys("Return", word)
        house.keys("Return", restoring._act)  # one double stroke
        assert restoring._act.hasFocus()
        assert not restoring.background.is_busy
        QApplication.setDoubleClickInterval(0)
        house.keys("Return", restoring._act)
    finally:
        QApplication.setDoubleClickInterval(between)
    house.qtbot.waitUntil(lambda: not house.window.isVisible())
    assert said[0].startswith("The backup was restored.")


def test_another_file_needs_another_preview(restoring: RestoreDialog) -> None:
    restoring.fields["word"].set_text("restore")
    restoring.fields["file"].set_text("/elsewhere.abk")
    assert not restoring._act.isVisible()
    assert not restoring._sheet.isVisible()
    assert restoring.fields["word"].text() == ""
    assert restoring._look.isVisible()


@pytest.mark.parametrize(
    ("name", "words"),
    [("notes.txt", "no AstroBookings backup"), ("away.abk", "There is no file away.abk:")],
)
def test_what_is_no_backup_is_said_at_its_field_and_the_focus_stays(
    house: House, folder: Path, name: str, words: str
) -> None:
    (folder / "notes.txt").write_text("notes")
    dialog = _open(house, "tools.restore", RestoreDialog)
    dialog.fields["file"].set_text(str(folder / name))
    _button(dialog, "Show what").click()
    _wait(house, dialog)
    assert words in dialog.fields["file"].error
    assert dialog.lines["file"].hasFocus()


def test_the_focus_comes_back_from_any_trouble(house: House, folder: Path) -> None:
    dialog = _open(house, "tools.backup", BackupDialog)
    dialog.fields["file"].set_text(str(folder / "usb"))
    dialog._main.setFocus()
    dialog._main.click()
    _wait(house, dialog)
    assert "removable disk" in dialog._problem.text()
    assert dialog._main.hasFocus()


def test_its_field_is_seen_whole_on_a_small_screen(
    house: House, backup: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(scrolled_sheet, "room_of", lambda _dialog: QSize(1164, 592))
    dialog = _open(house, "tools.restore", RestoreDialog)
    dialog.fields["file"].set_text(str(backup))
    dialog.accept()
    _wait(house, dialog)
    house.qtbot.waitUntil(dialog.lines["word"].hasFocus)
    field, view = dialog.fields["word"], dialog._scroll.viewport()
    top = field.mapTo(view, QPoint(0, 0)).y()
    assert top >= 0
    assert top + field.height() <= view.height()
    assert dialog._scroll.verticalScrollBar().maximum() == 0


def test_the_practice_banner_keeps_its_height_when_the_pages_are_gone(open_house: Houses) -> None:
    house = open_house(practice=True)
    (banner,) = [one for one in house.window.findChildren(Banner) if one.isVisible()]
    before = banner.height()
    house.window.let_go()
    layout = house.window.centralWidget().layout()
    assert layout is not None
    layout.activate()
    assert banner.height() == before


def test_the_passphrase_is_asked_when_it_is_needed(house: House, backup: Path) -> None:
    back_up(house.company.office, house.company.actor, backup, PASSPHRASE)
    dialog = _open(house, "tools.restore", RestoreDialog)
    assert not dialog.fields["passphrase"].isVisible()
    dialog.fields["file"].set_text(str(backup))
    dialog.accept()
    _wait(house, dialog)
    assert dialog.lines["passphrase"].hasFocus()
    dialog.fields["passphrase"].set_text("wrong passphrase")
    dialog.accept()
    _wait(house, dialog)
    assert "not the passphrase" in dialog.fields["passphrase"].error
    dialog.fields["passphrase"].set_text(PASSPHRASE)
    dialog.accept()
    _wait(house, dialog)
    assert dialog._sheet.isVisible()


def test_a_restore_closes_the_window_and_says_so(
    house: House, restoring: RestoreDialog, said: list[str]
) -> None:
    path, now = house.company.path, _travelers(house.company.path)
    house.company.close()
    restoring.fields["word"].set_text("restore")
    restoring._act.click()
    house.qtbot.waitUntil(lambda: not house.window.isVisible())
    (words,) = said
    assert not house.window.is_for_good
    assert house.window.parting_words.startswith("The backup was restored.")
    assert house.window.parts_well
    assert "closes now. Sign in again" in words
    aside = re.search(r"kept in (\S+)\. ", words)
    assert aside
    assert _travelers(Path(aside[1])) == now
    assert _travelers(path) == now - 1


def test_a_database_that_others_have_open_stays_and_the_window_closes(
    house: House, restoring: RestoreDialog, said: list[str]
) -> None:
    now = _travelers(house.company.path)
    restoring.fields["word"].set_text("restore")
    restoring._act.click()
    house.qtbot.waitUntil(lambda: not house.window.isVisible())
    (words,) = said
    assert words.startswith("Nothing was restored.")
    assert "is in use" in words
    assert "Nothing was changed" not in words  # said once
    assert _travelers(house.company.path) == now


@pytest.mark.skipif(not LOCKS.exists(), reason="a system that doesn't tell of locks")
def test_nothing_ends_while_another_program_is_seen_to_have_the_database_open(
    house: House, restoring: RestoreDialog, said: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("astrobookings_desktop.data.replacing._PATIENCE", 0.05)
    restoring.fields["word"].set_text("restore")
    with another_reader(house.company.path):
        restoring._act.click()
        _wait(house, restoring)
        assert "is in use: close every window and sub-command" in restoring._problem.text()
    assert house.window.isVisible()
    assert restoring._act.isEnabled()
    assert not said
    house.company.close()
    restoring._act.click()
    house.qtbot.waitUntil(lambda: not house.window.isVisible())
    assert said[0].startswith("The backup was restored.")
