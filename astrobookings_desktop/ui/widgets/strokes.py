"""Enter that was struck twice, or is held, where one stroke was meant.

What the first stroke has done isn't seen yet: a dialog that it closed uncovers another button, a
form that it saved leaves a sale ready. The second half of a double stroke must do nothing there.
"""

from collections.abc import Callable
from time import monotonic

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QMenu, QWidget

MAIN_KEYS = ("Ctrl+Return", "Ctrl+Enter")
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_MODIFIERS = (
    Qt.Key.Key_Control,
    Qt.Key.Key_Shift,
    Qt.Key.Key_Alt,
    Qt.Key.Key_AltGr,
    Qt.Key.Key_Meta,
)
_QUICKEST = 0.03  # seconds between letting go of a key and striking it: who is quicker holds it


class Strokes:
    """The last Enter of the program, with Ctrl or without, in whatever window."""

    def __init__(self) -> None:
        self.forget()

    def forget(self) -> None:
        """Take the next Enter for the first one: something else was typed."""
        self._at = self._released = float("-inf")
        self._place: QWidget | None = None
        self._was_main = False

    def swallows(self, event: QKeyEvent) -> bool:
        """Note a key that is struck; whether it is an Enter that belongs to the one before, which
        led to this window or back to it."""
        if event.key() in _ENTER:
            return not self._note(main=False)
        if event.key() in _MODIFIERS:
            self._released = float("-inf")  # who holds Ctrl+Enter doesn't strike Ctrl again
        else:
            self.forget()
        return False

    def let_go(self, event: QKeyEvent) -> None:
        """Note that a key isn't held any more."""
        if event.key() in _ENTER:
            self._released = monotonic()

    def may_do_main(self) -> bool:
        """Note Ctrl+Enter; whether it is neither held nor the second half of a double stroke."""
        # X11 lets go of a key that is held, and strikes it again in the same moment.
        is_held = self._was_main and monotonic() - self._released < _QUICKEST
        return self._note(main=True) and not is_held

    def _note(self, *, main: bool) -> bool:
        """Whether it is a stroke of its own."""
        now, place, was_main = monotonic(), _place(), self._was_main
        is_close = (now - self._at) * 1000 < QApplication.doubleClickInterval()
        is_second = is_close and (place is not self._place or (main and was_main))
        self._was_main = main
        if not is_second:  # a third stroke is no second half of one that did nothing
            self._at, self._place = now, place
        return not is_second


strokes = Strokes()


def on_main_keys(owner: QWidget, act: Callable[[], object]) -> list[QShortcut]:
    """Do the main act of a window by Ctrl+Enter, on either Enter key, once however long it is held
    and for a double stroke."""
    shortcuts = [QShortcut(QKeySequence(keys), owner) for keys in MAIN_KEYS]
    for shortcut in shortcuts:
        shortcut.setAutoRepeat(False)
        shortcut.activated.connect(lambda: strokes.may_do_main() and act())
    return shortcuts


def _place() -> QWidget | None:
    """Where keys go to; a list that opens in a field is the field's."""
    popup = QApplication.activePopupWidget()
    return popup if isinstance(popup, QMenu) else QApplication.activeWindow()
