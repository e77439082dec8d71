"""Trying the mail server with what is entered, and looking at every message."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from astrobookings_desktop.config import SettingsFile, settings_path
from astrobookings_desktop.domain.setting import Section
from astrobookings_desktop.ui.settings.dialog import SettingsDialog
from astrobookings_desktop.ui.settings.section import SectionPage
from astrobookings_desktop.ui.settings.trial import MessagesDialog
from tests.helpers.house import Houses
from tests.helpers.mail_server import GoodServer, serve


@pytest.fixture
def settings(open_house: Houses, qtbot: QtBot) -> Iterator[SettingsDialog]:
    house = open_house()
    house.window.file = SettingsFile(settings_path())
    house.window.show_settings(Section.MAIL)
    (dialog,) = house.window.findChildren(SettingsDialog)
    yield dialog
    for row in dialog.rows.values():
        row.set_value(row.setting.default)
    dialog.reject()


def test_a_test_message_goes_with_what_is_entered(settings: SettingsDialog, qtbot: QtBot) -> None:
    server = GoodServer()
    controller = serve(server)
    entered = {
        "smtp.host": "127.0.0.1",
        "smtp.port": str(controller.port),
        "smtp.security": "none",
        "mail.from": "desk@example.org",
    }
    for key, text in entered.items():
        settings.rows[key].set_value(text)
    trial = settings.trial
    settings.show_section(Section.MAIL)
    settings.resize(settings.width(), 420)
    page = settings.pages.currentWidget()
    assert isinstance(page, SectionPage)

    def in_sight(part: QWidget) -> bool:
        place = part.mapTo(page.viewport(), part.rect().bottomLeft()).y()
        return part.height() <= place < page.viewport().height()

    trial.address.setText("nobody")
    trial.send.setFocus()
    trial.send.click()
    qtbot.waitUntil(lambda: "Test address must be" in str(trial.field.error))
    qtbot.waitUntil(lambda: in_sight(trial.field))
    assert trial.address.accessibleName().startswith("Test address")  # as it stands above it
    trial.address.setText("ana@example.org")
    assert (trial.field.error, trial.said.text()) == (None, "")  # they were about another address
    settings.show_section(Section.MAIL)
    trial.send.setFocus()
    trial.send.click()
    assert trial.send.isEnabled()  # locked, it would leave the focus to the next button
    page.verticalScrollBar().setValue(page.verticalScrollBar().maximum() - 60)
    qtbot.waitUntil(lambda: "took the message to ana@example.org" in trial.said.text())
    qtbot.waitUntil(lambda: in_sight(trial.said))
    controller.stop()
    (mail,) = server.messages
    assert mail["From"].addresses[0].addr_spec == "desk@example.org"
    trial.send.click()
    qtbot.waitUntil(lambda: "can't be reached" in trial.said.text(), timeout=20_000)


def test_every_message_can_be_looked_at(settings: SettingsDialog) -> None:
    settings.trial.look.click()
    (dialog,) = settings.window().findChildren(MessagesDialog)
    subjects = set()
    for kind in range(dialog.kind.count()):
        dialog.kind.setCurrentIndex(kind)
        for language in range(dialog.language.count()):
            dialog.language.setCurrentIndex(language)
            for event in range(dialog.event_box.count()):
                dialog.event_box.setCurrentIndex(event)
                assert dialog.sheet.toPlainText().strip()
                subjects.add(dialog.subject.text())
    assert len(subjects) > 50
    assert "" not in subjects
    dialog.accept()
