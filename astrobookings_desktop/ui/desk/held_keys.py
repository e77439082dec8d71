"""Keys that were typed too early, given to the window as if they were typed now."""

from collections.abc import Callable, Iterable

from PySide6.QtCore import QEvent, QKeyCombination, Qt
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QWidget


def press_again(keys: Iterable[QKeyEvent], otherwise: QWidget) -> None:
    """Each goes to the shortcut that it is, else to what has the focus by then.

    Qt looks for shortcuts when a key comes from the keyboard, never when an event is sent.
    """
    for key in keys:
        target = QApplication.focusWidget() or otherwise
        asked = QKeyEvent(QEvent.Type.ShortcutOverride, key.key(), key.modifiers(), key.text())
        asked.ignore()
        QApplication.sendEvent(target, asked)
        act = None if asked.isAccepted() else _shortcut(target, key)
        if act is not None:
            act()
        else:
            QApplication.sendEvent(target, key)


def _shortcut(target: QWidget, key: QKeyEvent) -> Callable[[], object] | None:
    modifiers = key.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    keys = QKeySequence(QKeyCombination(modifiers, Qt.Key(key.key())))
    window = target.window()
    for shortcut in window.findChildren(QShortcut):
        place = shortcut.parent()
        near = isinstance(place, QWidget) and (place is target or place.isAncestorOf(target))
        if near and shortcut.isEnabled() and shortcut.key() == keys:
            return shortcut.activated.emit
    for action in window.findChildren(QAction):
        if action.isEnabled() and keys in action.shortcuts():
            return action.trigger
    return None
