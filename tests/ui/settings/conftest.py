"""The window of all settings, open, with a keyring of its own."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import keyring
import pytest
from PySide6.QtWidgets import QComboBox, QPlainTextEdit

from astrobookings_desktop.config import SettingsFile, WorkstationSettings, load_settings
from astrobookings_desktop.domain.setting import Section
from astrobookings_desktop.domain.statuses import Role
from astrobookings_desktop.services.actors import Actor
from astrobookings_desktop.services.messages import mail_password
from astrobookings_desktop.ui.settings.dialog import SettingsDialog
from astrobookings_desktop.ui.settings.look import apply_formats
from astrobookings_desktop.ui.settings.section import SectionPage
from tests.helpers.house import House, Houses
from tests.unit.services.test_mail_password import InMemory

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

    def page_of(self, key: str) -> SectionPage:
        row = self.dialog.rows[key]
        return next(page for page in self.dialog.pages.every if row in page.rows)

    def press(self, keys: str) -> None:
        self.house.keys(keys, self.dialog.focusWidget() or self.dialog)

    def save(self) -> frozenset[Section]:
        """Ctrl+Enter, and wait for the end; gives in which sections this workstation's changed."""
        with self.house.qtbot.waitSignal(self.dialog.saved) as signal:
            self.press("Ctrl+Return")
        return frozenset(signal.args[0])

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
