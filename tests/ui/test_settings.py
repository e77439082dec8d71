"""The window of all settings: what it shows, saves, refuses and never loses."""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any

import keyring
import pytest
from keyring.backends import fail
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QFileDialog,
    QLabel,
    QLineEdit,
    QMessageBox,
    QPlainTextEdit,
    QWidget,
)

from astrobookings_desktop.config import SettingsFile, WorkstationSettings, load_settings
from astrobookings_desktop.domain.errors import InvalidValue
from astrobookings_desktop.domain.setting import Section
from astrobookings_desktop.domain.statuses import Role
from astrobookings_desktop.services import mail_password
from astrobookings_desktop.services.actors import Actor
from astrobookings_desktop.services.business_settings import BY_KEY, ODD_TAX_ID
from astrobookings_desktop.ui import format as show
from astrobookings_desktop.ui import theme as themes
from astrobookings_desktop.ui.opening import make_lock
from astrobookings_desktop.ui.settings import dialog as dialogs
from astrobookings_desktop.ui.settings.dialog import SettingsDialog
from astrobookings_desktop.ui.settings.look import apply_formats
from astrobookings_desktop.ui.sign_in.door import Person
from astrobookings_desktop.workstation import WORKSTATION
from tests.helpers.house import House, Houses, spoken_name
from tests.unit.services.test_mail_password import InMemory

KEYS = [*BY_KEY, *WORKSTATION]
AGENT = Actor(None, "Tom", Role.AGENT)


@dataclass
class Opened:
    """An open window of settings, and ways to use it."""

    house: House
    dialog: SettingsDialog
    path: Path

    def set(self, key: str, text: str) -> None:
        editor = self.dialog.rows[key].editor
        if isinstance(editor, QComboBox):
            place = editor.findData(text)
            if place >= 0:
                editor.setCurrentIndex(place)
            else:
                editor.setEditText(text)
        elif isinstance(editor, QPlainTextEdit):
            editor.setPlainText(text)
        else:
            editor.setText(text)

    def press(self, keys: str) -> None:
        self.house.keys(keys, self.dialog.focusWidget() or self.dialog)

    def save(self) -> None:
        """Ctrl+Enter, and wait for the end."""
        with self.house.qtbot.waitSignal(self.dialog.saved):
            self.press("Ctrl+Return")

    def errors(self) -> dict[str, str]:
        rows = self.dialog.rows.items()
        return {key: row.field.error for key, row in rows if row.field.error}

    @property
    def section(self) -> Section:
        return list(Section)[self.dialog.pages.currentIndex()]

    @property
    def stored(self) -> dict[str, str]:
        return dict(self.house.company.rows("SELECT key, value FROM setting"))

    @property
    def kept(self) -> WorkstationSettings:
        return load_settings(self.path).settings


Open = Callable[..., Opened]


@pytest.fixture(autouse=True)
def ring(monkeypatch: pytest.MonkeyPatch) -> Iterator[InMemory]:
    """A keyring of the test's own."""
    monkeypatch.setattr(mail_password, "_session", {})
    monkeypatch.delenv(mail_password.VARIABLE, raising=False)
    before, ring = keyring.get_keyring(), InMemory()
    keyring.set_keyring(ring)
    yield ring
    keyring.set_keyring(before)
    apply_formats(WorkstationSettings(language="en"))


@pytest.fixture
def open_settings(open_house: Houses, tmp_path: Path) -> Open:
    def make(text: str = "", **more: Any) -> Opened:
        path = tmp_path / "own" / "settings.toml"
        if text:
            path.parent.mkdir()
            path.write_text(text, "utf-8")
        house = open_house(**more)
        house.window.file = SettingsFile(path)
        house.keys("Ctrl+Comma")
        (dialog,) = house.window.findChildren(SettingsDialog)
        house.qtbot.waitUntil(dialog.isActiveWindow)
        return Opened(house, dialog, path)

    return make


@pytest.fixture
def opened(open_settings: Open) -> Opened:
    return open_settings()


def never_ask(_box: QMessageBox) -> int:
    pytest.fail("asked")


# --- what is shown --------------------------------------------------------------------------------


def test_the_menu_and_the_palette_have_it(house: House) -> None:
    action = house.window.menus.by_id["tools.settings"]
    assert action in house.window.menus.menus["&Tools"].actions()
    action.trigger()
    (dialog,) = house.window.findChildren(SettingsDialog)
    assert dialog.isVisible()
    dialog.reject()


def test_each_setting_has_its_row_name_meaning_and_default(opened: Opened) -> None:
    assert set(opened.dialog.rows) == set(KEYS)
    for key, row in opened.dialog.rows.items():
        assert row.setting.title in row.editor.accessibleName(), key
        assert row.editor.accessibleDescription() == row.setting.meaning
        words = [label.text() for label in row.findChildren(QLabel)]
        assert row.setting.meaning in words
        assert any(word.startswith("default ") for word in words)
        assert not row.is_touched
        assert row.value() == row.setting.default
    assert not opened.dialog.is_touched
    assert not opened.dialog.foot.main.isEnabled()


def test_every_section_is_reached_by_keyboard(opened: Opened) -> None:
    assert opened.dialog.sections.hasFocus()
    met = [opened.section]
    for _step in range(len(Section) - 1):
        opened.press("Down")
        met.append(opened.section)
    assert met == list(Section)
    opened.press("Ctrl+PageDown")
    assert opened.section is Section.COMPANY
    opened.press("Ctrl+PageUp")
    assert opened.section is Section.WORKSTATION


@pytest.mark.parametrize("section", Section)
def test_tab_reaches_all_of_a_section(opened: Opened, section: Section) -> None:
    opened.dialog.show_section(section)
    opened.dialog.sections.setFocus()
    met: list[QWidget] = []
    for _step in range(60):
        opened.press("Tab")
        focused = opened.dialog.focusWidget()
        assert focused is not None
        if focused is opened.dialog.sections:
            break
        met.append(focused)
    editors = [
        row.editor for row in opened.dialog.pages.every[opened.dialog.pages.currentIndex()].rows
    ]
    assert [one for one in editors if one not in met] == []


# --- saving ---------------------------------------------------------------------------------------


def test_both_kinds_are_saved_with_one_key(opened: Opened) -> None:
    opened.set("hold_hours", "48")
    opened.set("company_address", "1 Moon Street\nHouston")
    opened.set("company_time_zone", "America/Chicago")
    opened.set("mail.grace_seconds", "0")
    opened.set("smtp.host", "mail.example.com")
    opened.set("smtp.security", "tls")
    opened.set("lock_after_minutes", "5")
    opened.save()
    assert opened.stored == {
        "hold_hours": "48",
        "company_address": "1 Moon Street\nHouston",
        "company_time_zone": "America/Chicago",
        "mail_grace_seconds": "0",
    }
    kept = opened.kept
    assert (kept.smtp_host, kept.smtp_security, kept.lock_after_minutes) == (
        "mail.example.com",
        "tls",
        5,
    )
    assert opened.house.window.file.settings == kept
    ((details,),) = opened.house.company.rows(
        "SELECT details FROM entry_log WHERE action = 'change_settings'"
    )
    assert json.loads(details)["after"]["hold_hours"] == 48
    opened.house.qtbot.waitUntil(lambda: not opened.house.window.findChildren(SettingsDialog))


def test_nothing_is_written_where_nothing_differs(opened: Opened) -> None:
    opened.set("hold_hours", "48")
    opened.set("hold_hours", "24")
    opened.press("Ctrl+Return")
    assert not opened.dialog.isVisible()
    assert opened.stored == {}
    assert not opened.path.exists()


def test_a_wrong_value_is_told_where_it_stands_and_nothing_is_saved(opened: Opened) -> None:
    opened.set("smtp.host", "mail.example.com")
    opened.set("hold_hours", "0")
    opened.set("mail.from", "us")
    opened.press("Ctrl+Return")
    assert set(opened.errors()) == {"hold_hours", "mail.from"}
    assert opened.errors()["hold_hours"].startswith("Hold time must be a whole number from 1 to")
    assert opened.dialog.foot.problem.text() == "2 settings need a change"
    assert opened.dialog.focusWidget() is opened.dialog.rows["mail.from"].editor
    assert opened.section is Section.MAIL
    assert opened.dialog.rows["hold_hours"].text == "0"
    assert (opened.stored, opened.path.exists()) == ({}, False)
    opened.set("hold_hours", "12")
    opened.set("mail.from", "us@example.com")
    assert opened.errors() == {}
    opened.save()
    assert opened.stored == {"hold_hours": "12"}


def test_leaving_a_row_tells_what_is_wrong(opened: Opened) -> None:
    opened.dialog.show_section(Section.INVOICES)
    row = opened.dialog.rows["payment_terms_days"]
    row.take_focus()
    assert isinstance(row.editor, QLineEdit)
    row.editor.selectAll()
    opened.house.qtbot.keyClicks(row.editor, "soon")
    assert row.field.error is None
    opened.press("Tab")
    assert row.field.error == ("Payment terms must be a whole number from 0 to 365, not soon.")
    assert row.editor.accessibleDescription() == row.field.error
    place = list(Section).index(Section.INVOICES)
    spoken = opened.dialog.sections.item(place).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Invoices, needs a change"
    row._reset.click()
    assert (row.text, row.field.error) == ("30", None)
    assert row.editor.accessibleDescription() == row.setting.meaning


def test_a_refusal_of_the_service_keeps_what_was_typed(
    opened: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_work: object, _entered: object) -> None:
        raise InvalidValue("hold_hours", "wait for the end of the month", "48")

    monkeypatch.setattr(dialogs, "change_settings", refuse)
    opened.set("hold_hours", "48")
    opened.set("smtp.port", "465")
    opened.press("Ctrl+Return")
    opened.house.qtbot.waitUntil(lambda: bool(opened.errors()))
    assert opened.errors() == {
        "hold_hours": "Hold time must wait for the end of the month, not 48."
    }
    assert opened.dialog.rows["hold_hours"].text == "48"
    assert opened.dialog.rows["smtp.port"].text == "465"
    assert not opened.path.exists()
    assert opened.dialog.foot.main.isEnabled()


def test_a_file_that_cannot_be_written_is_told(opened: Opened) -> None:
    opened.path.parent.write_text("a file stands in the way")
    opened.set("smtp.port", "465")
    opened.press("Ctrl+Return")
    assert "cannot be saved" in opened.dialog.foot.problem.text()
    assert opened.dialog.isVisible()
    assert opened.dialog.rows["smtp.port"].text == "465"
    assert opened.dialog.foot.main.isEnabled()


def test_a_doubt_is_told_and_saved_all_the_same(opened: Opened) -> None:
    opened.set("company_tax_id", "DE136695970")
    opened.save()
    row = opened.dialog.rows["company_tax_id"]
    assert (row.field.warning, row.field.error) == (ODD_TAX_ID, None)
    assert opened.stored == {"company_tax_id": "DE136695970"}
    assert opened.dialog.isVisible()
    opened.set("hold_hours", "48")
    opened.save()  # of what was doubted before there is nothing to say any more
    assert not opened.dialog.isVisible()


def test_reset_goes_back_to_the_default(open_settings: Open) -> None:
    opened = open_settings('[smtp]\nport = 465\nsecurity = "tls"\n')
    row, choice = opened.dialog.rows["smtp.port"], opened.dialog.rows["smtp.security"]
    opened.dialog.show_section(Section.MAIL)
    assert row._reset.isVisible()
    assert spoken_name(row._reset) == "Reset Port"
    assert not opened.dialog.rows["smtp.host"]._reset.isVisible()
    row._reset.click()
    choice._reset.click()
    assert (row.text, choice.text, row._reset.isVisible()) == ("587", "starttls", False)
    opened.save()
    assert opened.kept == WorkstationSettings()


def test_enter_goes_to_the_next_row(opened: Opened) -> None:
    opened.dialog.rows["company_name"].take_focus()
    opened.press("Return")
    assert opened.dialog.focusWidget() is opened.dialog.rows["company_legal_name"].editor
    assert opened.dialog.isVisible()


def test_a_folder_is_chosen(opened: Opened, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_given: "/media/disk")
    opened.dialog.rows["backup_folder"]._choose_folder()
    opened.save()
    assert opened.kept.backup_folder == "/media/disk"


# --- leaving --------------------------------------------------------------------------------------


@pytest.mark.parametrize(("answer", "stays"), [("&Keep editing", True), ("&Discard it", False)])
@pytest.mark.parametrize("way", ["Escape", "the cross"])
def test_leaving_asks_when_something_is_not_saved(
    opened: Opened, monkeypatch: pytest.MonkeyPatch, answer: str, stays: bool, way: str
) -> None:
    asked: list[str] = []

    def choose(box: QMessageBox) -> int:
        asked.append(box.text())
        next(button for button in box.buttons() if button.text() == answer).click()
        return 0

    monkeypatch.setattr(QMessageBox, "exec", choose)
    dialog = opened.dialog
    opened.set("hold_hours", "48")
    ended: list[int] = []
    dialog.finished.connect(ended.append)
    if way == "Escape":
        opened.press("Escape")
    else:
        dialog.close()
    assert asked == ["What you changed is not saved yet."]
    assert bool(ended) is not stays
    if stays:
        assert dialog.rows["hold_hours"].text == "48"
    assert opened.stored == {}


def test_leaving_asks_nothing_when_all_is_as_it_was(
    opened: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QMessageBox, "exec", never_ask)
    opened.press("Escape")
    assert not opened.dialog.isVisible()


# --- the look -------------------------------------------------------------------------------------


def test_the_look_is_shown_at_once_and_kept_when_saved(opened: Opened) -> None:
    opened.set("theme", "dark")
    assert themes.current().tokens.dark
    opened.save()
    assert opened.kept.theme == "dark"
    assert themes.current().tokens.dark


def test_the_look_goes_back_when_it_is_not_saved(
    open_settings: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = open_settings('theme = "light"\n')
    opened.set("theme", "dark")
    monkeypatch.setattr(dialogs, "may_discard", lambda *_asked: True)
    opened.press("Escape")
    assert not themes.current().tokens.dark
    assert opened.kept.theme == "light"


def test_times_and_amounts_follow_at_once(opened: Opened) -> None:
    opened.set("time_zone", "Asia/Tokyo")
    opened.set("language", "es")
    opened.save()
    assert show.moment(opened.house.company.clock.now) == "23 nov 2026, 23:32"
    assert show.money(123456) == "1.234,56"


def test_the_lock_follows_the_settings(opened: Opened) -> None:
    window = opened.house.window
    lock = make_lock(window, Person(opened.house.context.actor, "ada@example.org"))
    assert lock._idle.interval() == timedelta(minutes=10) // timedelta(milliseconds=1)
    opened.set("lock_after_minutes", "0")
    opened.save()
    assert not lock._idle.isActive()
    window.file.change({"lock_after_minutes": 1})
    window.settings_saved.emit()
    assert lock._idle.isActive()
    assert lock._idle.interval() == 60_000


def test_a_file_of_wrong_types_is_told_on_top(open_settings: Open) -> None:
    opened = open_settings('font_scale = "big"\ncolour = 3\n')
    (banner,) = [
        one
        for one in opened.dialog.findChildren(dialogs.Banner)
        if "font_scale" in one.label.text()
    ]
    assert banner.label.text().endswith("its default is used. And 1 more.")
    opened.set("theme", "dark")
    opened.save()
    assert load_settings(opened.path).problems == ()


# --- rights ---------------------------------------------------------------------------------------


def test_without_the_right_all_but_the_look_is_read_only(open_settings: Open) -> None:
    opened = open_settings(actor=AGENT)
    for key, row in opened.dialog.rows.items():
        locked = not row.editor.isEnabled() or (
            not isinstance(row.editor, QComboBox) and row.editor.isReadOnly()
        )
        assert locked is not row.setting.personal, key
    for section, page in zip(Section, opened.dialog.pages.every, strict=True):
        words = [banner.label.text() for banner in page.findChildren(dialogs.Banner)]
        assert len(words) == 1, section
        assert "Administrator" in words[0]
    assert opened.dialog.password.editor.isReadOnly()
    opened.set("theme", "dark")
    opened.save()
    assert opened.kept.theme == "dark"


def test_with_the_right_nothing_is_locked(opened: Opened) -> None:
    assert opened.dialog.findChildren(dialogs.Banner) == []


# --- the mail password ----------------------------------------------------------------------------


def with_account(opened: Opened) -> None:
    opened.set("smtp.host", "mail.example.com")
    opened.set("smtp.user", "desk")
    opened.dialog.password.editor.setText("s3cret-word")


def test_the_password_goes_to_the_keyring(opened: Opened, ring: InMemory) -> None:
    with_account(opened)
    said: list[str] = []
    opened.house.context.said.connect(said.append)
    opened.save()
    assert ring.kept == {("astrobookings", "smtp:desk@mail.example.com"): "s3cret-word"}
    assert said == ["The mail password is in the keyring."]
    assert "s3cret" not in opened.path.read_text()
    assert opened.house.company.rows("SELECT 1 FROM entry_log WHERE details LIKE '%s3cret%'") == []


def test_without_a_keyring_it_is_kept_for_the_session_and_that_is_said(opened: Opened) -> None:
    keyring.set_keyring(fail.Keyring())
    with_account(opened)
    said: list[str] = []
    opened.house.context.said.connect(said.append)
    opened.save()
    assert list(mail_password._session.values()) == ["s3cret-word"]
    assert said == ["No keyring here: the mail password is kept until the program ends."]
    assert "s3cret" not in opened.path.read_text()


def test_a_password_needs_an_account(opened: Opened, ring: InMemory) -> None:
    opened.dialog.password.editor.setText("s3cret-word")
    opened.press("Ctrl+Return")
    assert opened.section is Section.MAIL
    assert opened.dialog.password.field.error
    assert opened.dialog.password.editor.hasFocus()
    assert ring.kept == {}


def test_a_kept_password_is_told_of_but_never_shown_and_can_be_forgotten(
    open_settings: Open, ring: InMemory
) -> None:
    ring.set_password("astrobookings", "smtp:desk@mail.example.com", "s3cret-word")
    opened = open_settings('[smtp]\nhost = "mail.example.com"\nuser = "desk"\n')
    password = opened.dialog.password
    opened.house.qtbot.waitUntil(lambda: "keyring" in password.where.text())
    assert password.editor.text() == ""
    assert password.editor.echoMode() is QLineEdit.EchoMode.Password
    password._forget.click()
    opened.house.qtbot.waitUntil(lambda: password.where.text() == "none is kept")
    assert ring.kept == {}
