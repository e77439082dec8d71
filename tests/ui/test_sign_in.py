"""The doors of the program: sign-in, first start, lock, and leaving when access ends."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from astrobookings_desktop.bootstrap import build_office, make_database
from astrobookings_desktop.domain.entities import Entity
from astrobookings_desktop.domain.statuses import Role
from astrobookings_desktop.services.access import sign_in
from astrobookings_desktop.services.access.demo_accounts import demo_password_hash
from astrobookings_desktop.services.people import users
from astrobookings_desktop.services.practice import mark_practice
from astrobookings_desktop.ui.context import UiContext
from astrobookings_desktop.ui.dialogs.confirm import PreviewDialog
from astrobookings_desktop.ui.dialogs.form import FormDialog
from astrobookings_desktop.ui.dialogs.reset_code import ResetCodeDialog
from astrobookings_desktop.ui.entities.actions import NEW
from astrobookings_desktop.ui.sign_in.dialog import SignInDialog
from astrobookings_desktop.ui.sign_in.door import keep_email, make_dialog
from astrobookings_desktop.ui.sign_in.entry import EntryDialog
from astrobookings_desktop.ui.sign_in.first_start import FirstStartDialog
from astrobookings_desktop.ui.sign_in.lock import Lock
from astrobookings_desktop.ui.sign_in.override import OverrideDialog
from astrobookings_desktop.ui.sign_in.own_password import OwnPasswordDialog
from astrobookings_desktop.ui.theme import Theme
from astrobookings_desktop.ui.widgets.buttons import Kind
from astrobookings_desktop.ui.window.state import WindowState
from tests.helpers.company import Company
from tests.helpers.house import PASSWORD, House, Houses, marta

EMAIL = "ada@example.org"


@pytest.fixture
def company(tmp_path: Path) -> Iterator[Company]:
    company = Company(tmp_path / "company.db")
    yield company
    company.close()


@pytest.fixture
def founded(company: Company) -> Company:
    company.do(sign_in.found, "Ada Lovelace", EMAIL, PASSWORD)
    return company


def shown(qtbot: QtBot, company: Company, state: WindowState | None = None) -> EntryDialog:
    dialog = make_dialog(company.office, state or WindowState(None))
    qtbot.addWidget(dialog, before_close_func=lambda one: one.done(0))
    dialog.show()
    dialog.activateWindow()
    qtbot.waitUntil(lambda: dialog.isActiveWindow() and QApplication.focusWidget() is not None)
    return dialog


def keys(text: str, *then: Qt.Key) -> None:
    """Type into whatever has the focus."""
    target = QApplication.focusWidget()
    assert target is not None
    if text:
        QTest.keyClicks(target, text)
    for key in then:
        QTest.keyClick(QApplication.focusWidget() or target, key)


def test_by_keyboard_alone_one_is_in(qtbot: QtBot, theme: Theme, founded: Company) -> None:
    dialog = shown(qtbot, founded)
    keys(EMAIL, Qt.Key.Key_Return)
    with qtbot.waitSignal(dialog.accepted):
        keys(PASSWORD, Qt.Key.Key_Return)
    assert dialog.actor is not None
    assert (dialog.actor.name, dialog.actor.role) == ("Ada Lovelace", Role.ADMIN)


@pytest.mark.parametrize("with_code", [False, True])
def test_tab_leads_from_the_fields_to_the_button_and_then_to_the_other_way(
    qtbot: QtBot, theme: Theme, founded: Company, with_code: bool
) -> None:
    dialog = shown(qtbot, founded)
    assert isinstance(dialog, SignInDialog)
    fields = ["email", "password"]
    if with_code:
        dialog._way.click()
        fields = ["email", "code", "new_password", "new_password_again"]
    dialog.fields["email"].editor.setFocus()
    for stop in (*(dialog.fields[name].editor for name in fields), dialog.button, dialog._way):
        assert dialog.focusWidget() is stop
        keys("", Qt.Key.Key_Tab)
    assert dialog.focusWidget() is dialog.fields["email"].editor


def test_who_was_here_last_types_the_password_only(
    qtbot: QtBot, theme: Theme, founded: Company
) -> None:
    state = WindowState(None)
    keep_email(state, founded.office, EMAIL)
    dialog = shown(qtbot, founded, state)
    assert QApplication.focusWidget() is dialog.fields["password"].editor
    with qtbot.waitSignal(dialog.accepted):
        keys(PASSWORD, Qt.Key.Key_Return)


def test_who_was_here_last_is_remembered_by_database(
    qtbot: QtBot, theme: Theme, founded: Company, tmp_path: Path
) -> None:
    state = WindowState(None)
    keep_email(state, replace(founded.office, path=tmp_path / "demo.db"), "demo@example.org")
    dialog = shown(qtbot, founded, state)
    assert dialog.fields["email"].text() == ""
    assert QApplication.focusWidget() is dialog.fields["email"].editor
    keep_email(state, founded.office, EMAIL)
    again = shown(qtbot, founded, state)
    assert again.fields["email"].text() == EMAIL


def test_a_wrong_password_is_said_and_can_be_typed_over(
    qtbot: QtBot, theme: Theme, founded: Company
) -> None:
    dialog = shown(qtbot, founded)
    editor = dialog.fields["password"].editor
    assert isinstance(editor, QLineEdit)
    assert editor.echoMode() is QLineEdit.EchoMode.Password
    keys(EMAIL, Qt.Key.Key_Return)
    height = dialog.height()
    keys("wrong", Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: dialog.fields["password"].error is not None)
    assert "is wrong" in (dialog.fields["password"].error or "")
    assert dialog.fields["email"].text() == EMAIL
    assert editor.hasFocus()
    qtbot.waitUntil(lambda: dialog.height() > height)
    with qtbot.waitSignal(dialog.accepted):
        keys(PASSWORD, Qt.Key.Key_Return)


def test_too_many_tries_tell_how_long_to_wait(qtbot: QtBot, theme: Theme, founded: Company) -> None:
    for _ in range(5):
        with pytest.raises(sign_in.SignInRefused):
            sign_in.sign_in(founded.writer, EMAIL, "wrong")
    dialog = shown(qtbot, founded)
    keys(EMAIL, Qt.Key.Key_Return)
    keys(PASSWORD, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "30 seconds" in (dialog.fields["password"].error or ""))


def test_a_code_makes_a_new_password(qtbot: QtBot, theme: Theme, founded: Company) -> None:
    code = founded.do(sign_in.give_reset_code, 1)
    dialog = shown(qtbot, founded)
    assert isinstance(dialog, SignInDialog)
    dialog._way.click()
    fields = dialog.fields
    for name, text in (("email", EMAIL), ("code", "AAAAAAAAAAAA"), ("new_password", "password1")):
        fields[name].set_text(text)
    fields["new_password_again"].set_text("password2")
    dialog.button.click()
    assert "same as the password above" in (fields["new_password_again"].error or "")
    fields["new_password_again"].set_text("password1")
    for email in (EMAIL, "nobody@example.org"):  # the same is said, whoever it is
        fields["email"].set_text(email)
        dialog.button.click()
        qtbot.waitUntil(lambda: fields["code"].error is not None)
        assert "code isn't right for this e-mail" in (fields["code"].error or "")
        assert [name for name, field in fields.items() if field.error] == ["code"]
        fields["code"].set_error(None)
    fields["email"].set_text(EMAIL)
    fields["code"].set_text(code)
    dialog.button.click()
    qtbot.waitUntil(lambda: fields["new_password"].error is not None)
    assert "most common" in (fields["new_password"].error or "")
    for name in ("new_password", "new_password_again"):
        fields[name].set_text("quite another one")
    with qtbot.waitSignal(dialog.accepted):
        dialog.button.click()
    assert sign_in.sign_in(founded.writer, EMAIL, "quite another one").role is Role.ADMIN


def test_at_the_first_start_an_error_goes_as_its_field_is_mended(
    qtbot: QtBot, theme: Theme, company: Company
) -> None:
    dialog = shown(qtbot, company)
    dialog.button.click()

    def wrong() -> list[str]:
        return [name for name, field in dialog.fields.items() if field.error]

    assert wrong() == ["name", "email", "password", "again"]
    keys("A")
    assert wrong() == ["email", "password", "again"]
    keys("da", Qt.Key.Key_Return)
    keys(EMAIL, Qt.Key.Key_Return)
    keys(PASSWORD, Qt.Key.Key_Return)
    keys("another password", Qt.Key.Key_Return)
    assert wrong() == ["again"]
    password = dialog.fields["password"].editor
    assert isinstance(password, QLineEdit)
    password.setFocus()
    password.selectAll()
    keys("another passwor")
    assert wrong() == ["again"]
    keys("d")  # mended in the field above
    assert wrong() == []
    assert not dialog.fields["again"]._error.isVisible()


def test_the_first_start_makes_the_administrator(
    qtbot: QtBot, theme: Theme, company: Company
) -> None:
    dialog = shown(qtbot, company)
    assert isinstance(dialog, FirstStartDialog)
    dialog.button.click()
    assert [field.error for field in dialog.fields.values()] == ["Fill this in."] * 4
    keys("Ada Lovelace", Qt.Key.Key_Return)
    keys("ada", Qt.Key.Key_Return)
    keys("short", Qt.Key.Key_Return)
    keys("other", Qt.Key.Key_Return)
    told = {name: field.error for name, field in dialog.fields.items() if field.error}
    assert list(told) == ["email", "password", "again"]
    assert told["email"].startswith("E-mail must be an address")
    assert told["password"].startswith("Password must have at least")
    assert told["again"] == "Password again must be the same as the password above."
    assert dialog.fields["email"].editor.hasFocus()
    dialog.fields["email"].set_text(EMAIL)
    dialog.fields["again"].set_text("")
    dialog.button.click()
    told = {name: field.error for name, field in dialog.fields.items() if field.error}
    assert list(told) == ["password", "again"]
    assert told["again"] == "Fill this in."
    assert company.value("SELECT count(*) FROM user") == 0
    for name in ("password", "again"):
        dialog.fields[name].set_text(PASSWORD)
    with qtbot.waitSignal(dialog.accepted):
        dialog.button.click()
    assert company.rows("SELECT name, email, role FROM user") == [("Ada Lovelace", EMAIL, "admin")]


def test_a_database_that_is_not_there_is_made_with_its_administrator_and_not_before(
    qtbot: QtBot, theme: Theme, tmp_path: Path
) -> None:
    office = build_office(tmp_path / "own" / "mistyped.db")
    dialog = make_dialog(office, WindowState(None), make=lambda: make_database(office))
    qtbot.addWidget(dialog, before_close_func=lambda one: one.done(0))
    dialog.show()
    assert any(str(office.path) in label.text() for label in dialog.findChildren(QLabel))
    entered = {"name": "Ada", "email": EMAIL, "password": "password1", "again": "password1"}
    for name, text in entered.items():
        dialog.fields[name].set_text(text)
    dialog.button.click()
    qtbot.waitUntil(lambda: dialog.fields["password"].error is not None)
    assert not office.path.parent.exists()
    for name in ("password", "again"):
        dialog.fields[name].set_text(PASSWORD)
    with qtbot.waitSignal(dialog.accepted):
        dialog.button.click()
    with office.writer() as writer:
        assert sign_in.sign_in(writer, EMAIL, PASSWORD).role is Role.ADMIN


@pytest.mark.parametrize("practice", [True, False])
def test_a_demo_offers_its_people_a_real_company_nobody(
    qtbot: QtBot, theme: Theme, founded: Company, practice: bool
) -> None:
    tom = {"name": "Tom", "email": "tom@example.org", "role": "agent"}
    key = founded.do(users.create_user, tom)
    founded.do(sign_in.keep_password, key, demo_password_hash())
    if practice:
        founded.do(mark_practice)
    dialog = shown(qtbot, founded)
    assert isinstance(dialog, SignInDialog)
    assert dialog.people.count() == (1 if practice else 0)
    if practice:
        assert QApplication.focusWidget() is dialog.people
        with qtbot.waitSignal(dialog.accepted):
            keys("", Qt.Key.Key_Return)
        assert dialog.actor is not None
        assert dialog.actor.name == "Tom"


@pytest.mark.parametrize("focus", ["list", "password"])
def test_the_chosen_demo_person_follows_who_was_here_last(
    qtbot: QtBot, theme: Theme, founded: Company, focus: str
) -> None:
    for name in ("Tom", "Uma"):
        person = {"name": name, "email": f"{name.lower()}@example.org", "role": "agent"}
        key = founded.do(users.create_user, person)
        founded.do(sign_in.keep_password, key, demo_password_hash())
    founded.do(mark_practice)
    state = WindowState(None)
    keep_email(state, founded.office, "uma@example.org")
    dialog = shown(qtbot, founded, state)
    assert isinstance(dialog, SignInDialog)
    assert dialog.people.currentItem().text().startswith("Uma")
    assert QApplication.focusWidget() is dialog.people
    keys("", Qt.Key.Key_Up)
    assert dialog.fields["email"].text() == "tom@example.org"
    if focus == "password":
        dialog.fields["password"].editor.setFocus()
        keys("", Qt.Key.Key_Down)
        assert QApplication.focusWidget() is dialog.people
        dialog.fields["email"].set_text("nobody@example.org")
        assert dialog.people.currentItem() is None
        dialog.fields["email"].set_text("TOM@example.org")
        dialog.fields["password"].editor.setFocus()
    with qtbot.waitSignal(dialog.accepted):
        keys("", Qt.Key.Key_Return)
    assert dialog.actor is not None
    assert dialog.actor.name == "Tom"


@pytest.mark.parametrize(("well", "tone"), [(True, "ok"), (False, "warn")])
def test_the_door_says_why_one_must_sign_in_again_and_not_as_an_error(
    qtbot: QtBot, theme: Theme, founded: Company, well: bool, tone: str
) -> None:
    dialog = make_dialog(founded.office, WindowState(None), "The backup was restored.", well=well)
    qtbot.addWidget(dialog, before_close_func=lambda one: one.done(0))
    dialog.show()
    assert isinstance(dialog, SignInDialog)
    assert dialog.told is not None
    assert dialog.told.isVisible()
    assert dialog.told.label.text() == "The backup was restored."
    assert dialog.told._tone == tone
    assert all(field.error is None for field in dialog.fields.values())


# --- within the window ------------------------------------------------------------------------


@pytest.fixture
def house(open_house: Houses) -> House:
    """A window of Marta, an agent who can sign in."""
    return open_house(sign_in=marta)


def test_the_lock_covers_all_and_keeps_the_open_form(house: House, qtbot: QtBot) -> None:
    lock = Lock(house.context, house.window, "marta@example.org", timedelta())
    NEW[Entity.TRAVELER].run(house.context, house.window)
    form = house.window.findChildren(FormDialog)[-1]
    qtbot.waitUntil(form.isVisible)
    form.fields["name"].set_text("Half a nam")
    lock.lock()
    lock.lock()  # twice is once
    assert lock.dialog is not None
    covered = {cover.parent() for cover in lock.covers}
    assert covered == {house.window, form}
    assert all(cover.size() == cover.parentWidget().size() for cover in lock.covers)
    assert QApplication.activeModalWidget() is lock.dialog
    QTest.keyClick(lock.dialog, Qt.Key.Key_Escape)
    assert lock.is_locked
    lock.dialog.fields["password"].set_text("wrong")
    lock.dialog.button.click()
    qtbot.waitUntil(lambda: lock.dialog.fields["password"].error is not None)
    lock.dialog.fields["password"].set_text(PASSWORD)
    with qtbot.waitSignal(lock.dialog.accepted):
        lock.dialog.button.click()
    assert not lock.is_locked
    assert lock.covers == []
    assert form.fields["name"].text() == "Half a nam"
    form.fields["name"].set_text("")
    form.done(0)
    rows = house.company.rows("SELECT action FROM entry_log ORDER BY id DESC LIMIT 3")
    assert ("lock",) in rows


def test_the_lock_falls_after_a_while_without_a_key(house: House, qtbot: QtBot) -> None:
    lock = Lock(house.context, house.window, "marta@example.org", timedelta(milliseconds=30))
    qtbot.waitUntil(lambda: lock.is_locked)
    with qtbot.waitSignal(lock.switch_wanted):
        assert lock.dialog is not None
        lock.dialog.switch_wanted.emit()
    lock.dialog.done(0)


def test_a_sign_of_life_puts_the_lock_off(house: House, qtbot: QtBot) -> None:
    lock = Lock(house.context, house.window, "marta@example.org", timedelta(minutes=10))
    starts: list[QObject] = []
    lock._idle.start = lambda: starts.append(lock)
    handle = house.window.windowHandle()
    assert handle is not None
    QTest.keyClick(handle, Qt.Key.Key_A)
    assert starts


def test_another_person_may_sign_in(house: House, qtbot: QtBot) -> None:
    with qtbot.waitSignal(house.window.closed):
        house.window.leave_for_somebody_else()
    assert not house.window.is_for_good


def test_who_is_deactivated_is_led_out(house: House, qtbot: QtBot) -> None:
    key = house.context.actor.user_id
    assert key is not None
    with qtbot.waitSignal(house.window.closed, timeout=10_000):
        house.company.do(users.set_user_active, key, False)
    assert "Your access" in house.window.parting_words


def test_leaving_stands_in_the_log(house: House) -> None:
    house.window.close()
    last = house.company.rows("SELECT action, user_name FROM entry_log ORDER BY id DESC LIMIT 1")
    assert last == [("sign_out", "Marta Ruiz")]


def test_people_choose_another_password_in_the_window(house: House, qtbot: QtBot) -> None:
    next(one for one in house.window.menus.all if "password" in one.text()).trigger()
    dialog = house.window.findChild(OwnPasswordDialog)
    assert dialog is not None
    qtbot.waitUntil(dialog.fields["old_password"].editor.hasFocus)
    for old, again, wrong in (
        ("not this one", "a seat on Mars", "old_password"),
        (PASSWORD, "a seat on mars", "new_password_again"),
    ):
        for name, text in (
            ("old_password", old),
            ("new_password", "a seat on Mars"),
            ("new_password_again", again),
        ):
            dialog.fields[name].set_text(text)
        dialog.button.click()
        field = dialog.fields[wrong]
        qtbot.waitUntil(lambda field=field: field.error is not None)
        label = field.findChild(QLabel).text()  # each by the name that it has on the screen
        assert (field.error or "").startswith(f"{label} must be")
    dialog.fields["new_password_again"].set_text("a seat on Mars")
    with qtbot.waitSignal(dialog.accepted):
        dialog.button.click()
        dialog.reject()  # too late: nobody would be told of the end
        assert dialog.isVisible()
    sign_in.sign_in(house.company.writer, "marta@example.org", "a seat on Mars")


def test_an_administrator_gives_a_code_that_lets_somebody_in(
    open_house: Houses, qtbot: QtBot
) -> None:
    house = open_house()
    page = house.show(Entity.USER, house.ids.users[0])
    page.panel.run(next(one for one in page.panel.actions_now() if one.id == "user.code"))
    (question,) = house.window.findChildren(PreviewDialog)
    assert question.act.kind is Kind.PRIMARY  # it takes nothing away
    question.act.click()
    qtbot.waitUntil(lambda: house.window.findChild(ResetCodeDialog) is not None)
    dialog = house.window.findChild(ResetCodeDialog)
    assert dialog is not None
    code = dialog.field.text()
    dialog.accept()
    sign_in.use_reset_code(house.company.writer, "marta@example.org", code, "a seat on Mars")


def test_a_word_of_somebody_who_may_not_is_told_at_the_email_and_a_blank_reason_at_once(
    house: House,
) -> None:
    agent = marta(house.company)
    context = UiContext(house.company.office, agent)
    dialog = OverrideDialog(context, "More seats", "A manager may allow it.", house.window)
    dialog.open()
    fields = dialog.fields
    fields["reason"].set_text("  ")
    fields["email"].set_text("marta@example.org")
    fields["password"].set_text(PASSWORD)
    dialog.try_now()
    told = [field.error for field in fields.values()]
    assert told == ["Fill this in.", None, None]
    assert dialog.focusWidget() is fields["reason"].editor
    fields["reason"].set_text("a family of six")
    dialog.try_now()
    house.qtbot.waitUntil(lambda: fields["email"].error is not None)
    assert fields["email"].error.startswith("The role agent may not")
    assert fields["password"].error is None
    assert dialog.focusWidget() is fields["email"].editor
    dialog.reject()
    dialog.deleteLater()
    context.close()
