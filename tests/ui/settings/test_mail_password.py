"""The mail server's password: in the keyring, or for the session."""

import keyring
from keyring.backends import fail
from PySide6.QtWidgets import QLineEdit

from astrobookings_desktop.domain.setting import Section
from astrobookings_desktop.services.messages import mail_password
from tests.ui.settings.conftest import Open, Opened
from tests.unit.services.test_mail_password import InMemory


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
