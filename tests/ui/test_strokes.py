"""Enter struck twice or held does nothing to what the first stroke has led to."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from astrobookings_desktop.ui.theme import Theme
from astrobookings_desktop.ui.widgets.buttons import Button
from astrobookings_desktop.ui.widgets.strokes import on_main_keys, strokes
from astrobookings_desktop.ui.window.repeated_keys import RepeatedKeys

ENTER, CTRL = Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def at_once(unhurried_strokes: None) -> None:
    """All strokes follow each other at once, however slow the machine is."""
    QApplication.setDoubleClickInterval(3_600_000)


@pytest.fixture
def window(qtbot: QtBot, theme: Theme, at_once: None) -> Iterator[QWidget]:
    """A window with a button that has the focus."""
    window = QWidget()
    window.sold = []  # type: ignore[attr-defined]
    button = Button("Sell")
    button.clicked.connect(lambda: window.sold.append("Enter"))  # type: ignore[attr-defined]
    QVBoxLayout(window).addWidget(button)
    on_main_keys(window, lambda: window.sold.append("Ctrl+Enter"))  # type: ignore[attr-defined]
    qtbot.addWidget(window)
    keys = RepeatedKeys(window)
    window.show()
    to_front(qtbot, window)
    button.setFocus()
    yield window
    keys.deleteLater()


def to_front(qtbot: QtBot, window: QWidget) -> None:
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)


def strike(window: QWidget, key: Qt.Key = ENTER, *, ctrl: bool = False) -> None:
    """As the keyboard does it: through the window, or by a shortcut of what has the focus."""
    if ctrl:
        QTest.keyClick(window.focusWidget() or window, key, CTRL)
    else:
        QTest.keyPress(window.windowHandle(), key)  # let go in the same moment, it would be held


@pytest.mark.parametrize("first", [False, True])
@pytest.mark.parametrize("second", [False, True])
def test_what_closes_a_dialog_does_nothing_behind_it_until_it_is_struck_anew(
    qtbot: QtBot, window: QWidget, first: bool, second: bool
) -> None:
    dialog = QDialog(window)
    close = Button("Close")
    close.clicked.connect(dialog.accept)
    QVBoxLayout(dialog).addWidget(close)
    on_main_keys(dialog, dialog.accept)
    dialog.open()
    to_front(qtbot, dialog)
    close.setFocus()
    strike(dialog, ctrl=first)
    assert dialog.result() == QDialog.DialogCode.Accepted
    to_front(qtbot, window)
    strike(window, ctrl=second)
    assert window.sold == []  # type: ignore[attr-defined]
    QApplication.setDoubleClickInterval(0)
    strike(window, ctrl=second)
    assert window.sold == ["Ctrl+Enter" if second else "Enter"]  # type: ignore[attr-defined]


def test_ctrl_enter_acts_once_for_a_double_stroke_and_again_after_another_key(
    window: QWidget,
) -> None:
    for _ in range(3):
        strike(window, ctrl=True)
    assert window.sold == ["Ctrl+Enter"]  # type: ignore[attr-defined]
    strike(window, Qt.Key.Key_Control)  # the same stroke still
    strike(window, ctrl=True)
    assert len(window.sold) == 1  # type: ignore[attr-defined]
    strike(window, Qt.Key.Key_2)
    strike(window, ctrl=True)
    assert len(window.sold) == 2  # type: ignore[attr-defined]


def test_a_quick_person_is_not_kept_waiting_for_ever(
    window: QWidget, monkeypatch: pytest.MonkeyPatch
) -> None:
    QApplication.setDoubleClickInterval(400)
    for time in (10.0, 10.35, 10.7, 11.05, 11.4):
        monkeypatch.setattr(f"{on_main_keys.__module__}.monotonic", lambda at=time: at)
        strike(window, ctrl=True)
    assert len(window.sold) == 3  # type: ignore[attr-defined]


def test_enter_after_enter_in_one_window_is_the_next_step(window: QWidget) -> None:
    for _ in range(2):
        strike(window)
    assert window.sold == ["Enter", "Enter"]  # type: ignore[attr-defined]


def test_ctrl_enter_that_is_held_acts_once(window: QWidget) -> None:
    QApplication.setDoubleClickInterval(0)  # the keyboard repeats later than that
    strike(window, ctrl=True)
    release = QKeyEvent(QEvent.Type.KeyRelease, ENTER, CTRL, "\r")
    for _ in range(3):
        QApplication.sendEvent(window.windowHandle(), release)  # X11 lets go each time
        assert not strokes.may_do_main()
    assert window.sold == ["Ctrl+Enter"]  # type: ignore[attr-defined]
