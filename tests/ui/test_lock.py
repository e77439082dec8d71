"""The lock: nothing is seen and nothing is done until the person is back."""

import gc
import weakref
from collections.abc import Callable
from datetime import timedelta

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QAccessible, QDragEnterEvent, QDropEvent, QImage, QInputMethodQueryEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QLineEdit, QMessageBox, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from astrobookings_desktop.domain.entities import Entity
from astrobookings_desktop.services.access import sign_in
from astrobookings_desktop.ui import theme as themes
from astrobookings_desktop.ui.dialogs.form import FormDialog
from astrobookings_desktop.ui.dialogs.help import KeysDialog
from astrobookings_desktop.ui.entities.actions import NEW
from astrobookings_desktop.ui.palette import Palette
from astrobookings_desktop.ui.sign_in import hush
from astrobookings_desktop.ui.sign_in.cover import Guard
from astrobookings_desktop.ui.sign_in.door import Person
from astrobookings_desktop.ui.sign_in.lock import Lock, UnlockDialog
from astrobookings_desktop.ui.start.opening import make_lock
from astrobookings_desktop.ui.theme import Theme
from astrobookings_desktop.ui.widgets.buttons import LinkButton
from tests.helpers.house import PASSWORD, House, Houses, marta
from tests.helpers.questions import answer_with


@pytest.fixture
def house(open_house: Houses) -> House:
    """A window of Marta, an agent who can sign in."""
    return open_house(sign_in=marta)


def locked(house: House) -> Lock:
    lock = make_lock(house.window, Person(house.context.actor, "marta@example.org"))
    lock.set_idle(timedelta())
    house.window.menus.by_id["file.lock"].trigger()
    assert lock.is_locked
    return lock


def unlock(lock: Lock, qtbot: QtBot) -> None:
    dialog = lock.dialog
    assert dialog is not None
    qtbot.waitUntil(dialog.isActiveWindow)
    field = QApplication.focusWidget()
    assert field is dialog.fields["password"].editor, "one types at once"
    QTest.keyClicks(field, PASSWORD)
    with qtbot.waitSignal(dialog.accepted):
        QTest.keyClick(field, Qt.Key.Key_Return)
    assert not lock.is_locked


def colors(image: QImage, rect: QRect) -> set[int]:
    return {
        image.pixel(x, y)
        for x in range(rect.left(), rect.right(), 3)
        for y in range(rect.top(), rect.bottom(), 3)
    }


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_a_locked_window_shows_one_color_where_the_list_was(
    house: House, qtbot: QtBot, theme: Theme, mode: str
) -> None:
    theme.apply("dark" if mode == "dark" else "light")
    page = house.visit(Entity.BOOKING)
    house.window.menus.by_id["help.keys"].trigger()
    keys = house.window.findChild(KeysDialog)
    assert keys is not None
    qtbot.waitUntil(keys.isVisible)
    view = page.view.viewport()
    there = QRect(view.mapTo(house.window, QPoint()), view.size())
    lock = Lock(house.context, house.window, "marta@example.org", timedelta())
    assert len(colors(house.window.grab().toImage(), there)) > 20
    lock.lock()
    house.window.context.refused.emit(sign_in.SignInRefused())  # a toast would rise above
    for window in (house.window, keys):
        image = window.grab().toImage()
        whole = image.rect()
        band = QRect(0, 0, whole.width(), whole.height() // 2 - 40)  # above the word "Locked"
        below = QRect(0, whole.height() // 2 + 40, whole.width(), whole.height() // 2 - 40)
        ground = themes.current().tokens.window
        assert colors(image, band) | colors(image, below) == {themes_rgb(ground)}
    unlock(lock, qtbot)
    assert len(colors(house.window.grab().toImage(), there)) > 20


def themes_rgb(name: str) -> int:
    image = QImage(1, 1, QImage.Format.Format_RGB32)
    image.fill(name)
    return image.pixel(0, 0)


@pytest.mark.parametrize("way", ["cross", "escape", "hidden", "done"])
def test_the_lock_cannot_be_dismissed(house: House, qtbot: QtBot, way: str) -> None:
    lock = locked(house)
    dialog = lock.dialog
    assert dialog is not None
    if way == "cross":
        dialog.close()
    elif way == "escape":
        QTest.keyClick(dialog, Qt.Key.Key_Escape)
    elif way == "hidden":
        dialog.hide()
    elif way == "done":
        dialog.done(QDialog.DialogCode.Rejected)
    qtbot.waitUntil(lambda: lock.dialog is not None and lock.dialog.isVisible())
    assert lock.is_locked
    house.window.lock_wanted.emit()  # asking again works
    assert lock.dialog is not None
    unlock(lock, qtbot)


def test_nothing_in_a_locked_window_hears_a_key(house: House, qtbot: QtBot) -> None:
    page = house.visit(Entity.TRAVELER)
    rows = house.company.value("SELECT count(*) FROM entry_log WHERE action != 'lock'")
    field = page.search
    assert isinstance(field, QLineEdit)
    lock = locked(house)
    assert isinstance(lock.dialog, UnlockDialog)
    lock.dialog.blockSignals(True)
    lock.dialog.removeEventFilter(lock)
    lock.dialog.hide()  # gone, however it went
    QTest.keyClicks(field, "ana")
    handle = house.window.windowHandle()
    assert handle is not None
    for key in (Qt.Key.Key_P, Qt.Key.Key_F):
        QTest.keyClick(
            handle, key, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
        )
    QTest.keyClick(handle, Qt.Key.Key_F1)
    for action in house.window.menus.all:
        if action is not house.window.menus.by_id["file.quit"]:
            action.trigger()
    assert field.text() == ""
    assert house.window.findChild(Palette) is None
    assert house.window.findChild(KeysDialog) is None
    lock.dialog.blockSignals(False)
    lock.dialog.installEventFilter(lock)
    qtbot.waitUntil(lambda: lock.dialog is not None and lock.dialog.isVisible())
    assert rows == house.company.value("SELECT count(*) FROM entry_log WHERE action != 'lock'")
    unlock(lock, qtbot)


def spoken(widget: QWidget) -> set[str]:
    """All that a screen reader finds from a widget on, by every way down."""
    found: set[str] = set()
    left = [QAccessible.queryAccessibleInterface(widget)]
    while left:
        one = left.pop()
        if one is not None and one.isValid():
            found |= {one.text(kind) for kind in (NAME, VALUE, DESCRIPTION, HELP)}
            left += [one.child(place) for place in range(one.childCount())]
    return found - {""}


NAME, VALUE = QAccessible.Text.Name, QAccessible.Text.Value
DESCRIPTION, HELP = QAccessible.Text.Description, QAccessible.Text.Help


def test_a_screen_reader_finds_nothing_beneath_the_covers(house: House, qtbot: QtBot) -> None:
    page = house.visit(Entity.TRAVELER)
    lock = make_lock(house.window, Person(house.context.actor, "marta@example.org"))
    lock.set_idle(timedelta())
    NEW[Entity.TRAVELER].run(house.context, house.window)
    form = house.window.findChild(FormDialog)
    assert form is not None
    qtbot.waitUntil(form.isActiveWindow)
    name = form.fields["name"].editor
    assert isinstance(name, QLineEdit)
    name.setFocus()
    QTest.keyClicks(name, "Valentina Tereshkova")
    title = form.windowTitle()
    qtbot.waitUntil(lambda: "VIP 0" in spoken(house.window))  # the filters are counted
    before = spoken(house.window) | spoken(form)
    assert {"Ana López", "Valentina Tereshkova"} <= before
    cells = QAccessible.queryAccessibleInterface(page.view)
    known = QAccessible.uniqueId(cells)  # a reader remembers what it found
    lock.lock()
    assert spoken(house.window) == spoken(form) == {"Locked"}
    assert form.windowTitle() == "Locked"
    remembered = QAccessible.accessibleInterface(known)
    assert remembered is None or not remembered.isValid() or not remembered.childCount()
    for part in (page.view, name, page.search, *house.window.menuBar().actions()):
        assert spoken(part) == set()
    late = QLabel("a late word", form)  # what comes while it is locked
    assert spoken(late) == set()
    dialog = lock.dialog
    assert dialog is not None
    assert "Password" in " ".join(spoken(dialog))
    house.context.changed.emit(None)  # screens write themselves anew
    assert spoken(house.window) == {"Locked"}
    late.deleteLater()
    unlock(lock, qtbot)
    qtbot.waitUntil(form.isActiveWindow)
    assert QApplication.focusWidget() is name
    assert name.text() == "Valentina Tereshkova"
    assert form.windowTitle() == title
    qtbot.waitUntil(lambda: before <= spoken(house.window) | spoken(form))
    name.clear()
    form.reject()


@pytest.mark.usefixtures("qapp")
def test_a_window_that_goes_while_it_is_locked_leaves_nothing_hushed() -> None:
    gone = QWidget()
    guard = Guard(gone)
    guard.raise_covers()
    assert spoken(gone) == {"Locked"}
    kept = weakref.ref(guard._hush)
    delete(gone)
    del gone, guard
    gc.collect()
    assert kept() is None


def test_locking_makes_nothing_that_nobody_asks_for(
    house: House, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[QWidget] = []

    class Counted(hush._Hushed):
        def __init__(self, widget: QWidget) -> None:
            super().__init__(widget)
            made.append(widget)

    monkeypatch.setattr(hush, "_Hushed", Counted)  # PySide keeps each of them for good
    house.visit(Entity.TRAVELER)
    NEW[Entity.TRAVELER].run(house.context, house.window)
    lock = locked(house)
    unlock(lock, qtbot)
    lock.lock()
    assert made == []
    assert spoken(house.window) == {"Locked"}
    assert made == [house.window]
    unlock(lock, qtbot)


def test_nothing_is_dropped_or_pasted_into_a_locked_window(house: House, qtbot: QtBot) -> None:
    page = house.visit(Entity.TRAVELER)
    field = page.search
    assert isinstance(field, QLineEdit)
    field.setFocus()
    text = QMimeData()
    text.setText("dropped")
    lock = locked(house)
    QApplication.clipboard().setText("pasted")
    handle = house.window.windowHandle()
    for target in (field, handle):
        for key in (Qt.Key.Key_V, Qt.Key.Key_A, Qt.Key.Key_X, Qt.Key.Key_C):
            QTest.keyClick(target, key, Qt.KeyboardModifier.ControlModifier)
        for kind in (QDragEnterEvent, QDropEvent):
            where = field.rect().center()
            if kind is QDropEvent:
                where = QPointF(where)
            event = kind(
                where,
                Qt.DropAction.CopyAction,
                text,
                Qt.MouseButton.LeftButton,
                Qt.KeyboardModifier.NoModifier,
            )
            event.ignore()
            QApplication.sendEvent(target, event)
            assert not event.isAccepted()
    assert field.text() == ""
    assert QApplication.clipboard().text() == "pasted"
    asked = QInputMethodQueryEvent(Qt.InputMethodQuery.ImSurroundingText)
    QApplication.sendEvent(field, asked)
    assert asked.value(Qt.InputMethodQuery.ImSurroundingText) is None
    unlock(lock, qtbot)
    field.setFocus()
    house.keys("Ctrl+V", field)
    assert field.text() == "pasted"


def test_what_appears_beneath_a_lock_is_covered_too(house: House, qtbot: QtBot) -> None:
    lock = locked(house)
    late = QWidget(house.window, Qt.WindowType.Window)
    late.resize(200, 200)
    late.show()
    assert late in [cover.parentWidget() for cover in lock.covers]
    unlock(lock, qtbot)  # and the dialog stands above it
    assert lock.covers == []
    late.close()
    late.deleteLater()
    NEW[Entity.TRAVELER].run(house.context, house.window)  # the window hears again


def test_somebody_else_may_come_in_and_a_locked_window_may_be_closed(
    house: House, qtbot: QtBot
) -> None:
    lock = locked(house)
    assert lock.dialog is not None
    with qtbot.waitSignal(house.window.closed):
        lock.dialog.switch_wanted.emit()
    assert not house.window.is_for_good
    assert not house.window.isVisible()


def test_tab_leads_from_the_password_to_unlock_and_then_to_the_link(
    house: House, qtbot: QtBot
) -> None:
    lock = locked(house)
    dialog = lock.dialog
    assert dialog is not None
    qtbot.waitUntil(dialog.isActiveWindow)
    QTest.keyClicks(QApplication.focusWidget(), PASSWORD)
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    assert dialog.focusWidget() is dialog.button
    QTest.keyClick(dialog.button, Qt.Key.Key_Tab)
    assert isinstance(dialog.focusWidget(), LinkButton)
    QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Tab)
    assert dialog.focusWidget() is dialog.fields["password"].editor
    unlock(lock, qtbot)


def begin_a_sale(house: House) -> None:
    flow = house.window.desk.selling.flow
    flow.choose_seats(2)
    assert house.window.desk.selling.begun.would_be_missed


def begin_a_form(house: House) -> None:
    NEW[Entity.TRAVELER].run(house.context, house.window)
    form = house.window.findChildren(FormDialog)[-1]
    house.qtbot.waitUntil(form.isVisible)
    form.fields["name"].set_text("Zed Newman")


@pytest.mark.parametrize(
    ("begin", "what"),
    [(begin_a_sale, "The sale that was begun"), (begin_a_form, "An open form")],
)
def test_somebody_else_loses_nothing_of_a_locked_window_unasked(
    house: House,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
    begin: Callable[[House], None],
    what: str,
) -> None:
    begin(house)
    lock = locked(house)
    assert lock.dialog is not None
    (link,) = lock.dialog.findChildren(LinkButton)
    asked = answer_with(monkeypatch, "&Keep editing")
    link.setFocus()
    link.click()
    assert asked == [f"Not saved yet, and lost when the window closes: {what}"]
    assert house.window.isVisible()
    assert house.window.is_for_good
    unlock(lock, qtbot)
    lock.lock()
    answer_with(monkeypatch, "&Discard it")
    assert lock.dialog is not None
    (link,) = lock.dialog.findChildren(LinkButton)
    with qtbot.waitSignal(house.window.closed):
        link.click()
    assert not house.window.is_for_good


def test_the_key_locks_while_a_dialog_is_open(house: House, qtbot: QtBot) -> None:
    lock = make_lock(house.window, Person(house.context.actor, "marta@example.org"))
    lock.set_idle(timedelta())
    house.window.show_settings()
    dialog = next(one for one in house.window.findChildren(QDialog) if one.isVisible())
    qtbot.waitUntil(dialog.isActiveWindow)
    handle = dialog.windowHandle()
    QTest.keyClick(
        handle,
        Qt.Key.Key_L,
        Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier,
    )
    qtbot.waitUntil(lambda: lock.is_locked)
    assert dialog.isVisible()
    unlock(lock, qtbot)
    dialog.reject()


def test_a_question_that_comes_while_it_is_locked_bars_nobody_from_coming_back(
    house: House, qtbot: QtBot
) -> None:
    lock = locked(house)
    box = QMessageBox(house.window)  # a fault of the file, say: as if by exec
    box.setText("The disk is full")
    box.setModal(True)
    box.show()
    assert lock.dialog is not None
    qtbot.waitUntil(lambda: QApplication.activeModalWidget() is lock.dialog)
    qtbot.waitUntil(lock.dialog.isActiveWindow)
    handle = lock.dialog.windowHandle()
    for letter in PASSWORD:
        QTest.keyClick(handle, letter)
    with qtbot.waitSignal(lock.dialog.accepted):
        QTest.keyClick(handle, Qt.Key.Key_Return)
    assert not lock.is_locked
    qtbot.waitUntil(box.isActiveWindow)
    assert "The disk is full" in spoken(box)
    box.close()


def test_a_wrong_password_is_told_without_the_email_that_nobody_asked_for(
    house: House, qtbot: QtBot
) -> None:
    lock = locked(house)
    dialog = lock.dialog
    assert dialog is not None
    dialog.fields["password"].set_text("not the right one")
    dialog.try_now()
    qtbot.waitUntil(lambda: bool(dialog.fields["password"].error))
    told = dialog.fields["password"].error
    assert told == "The password is wrong: try again, or ask an administrator for a code."
    unlock(lock, qtbot)
