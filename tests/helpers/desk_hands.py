"""The hands of a travel agent: keys on the real window, counted as LOOK counts them."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from astrobookings_desktop.ui.desk import DeskPage
from astrobookings_desktop.ui.main_window import MainWindow

ENTER, ESC, TAB = Qt.Key.Key_Return, Qt.Key.Key_Escape, Qt.Key.Key_Tab
UP, DOWN = Qt.Key.Key_Up, Qt.Key.Key_Down
F2, F3, F4 = Qt.Key.Key_F2, Qt.Key.Key_F3, Qt.Key.Key_F4
F6, F7 = Qt.Key.Key_F6, Qt.Key.Key_F7
CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
PATIENCE_MS = 10_000


class Hands:
    """Presses keys and types words; `keys` counts what was pressed beside words."""

    def __init__(self, window: MainWindow, qtbot: QtBot) -> None:
        self.window = window
        self.desk: DeskPage = window.desk
        self._qtbot = qtbot
        self.keys = 0

    @property
    def focus(self) -> QWidget:
        widget = QApplication.focusWidget()
        assert widget is not None, "nothing has the focus"
        return widget

    def press(self, *keys: Qt.Key | str, ctrl: bool = False, alt: bool = False) -> None:
        """Press keys one after the other, each when the desk has rested."""
        modifiers = Qt.KeyboardModifier.NoModifier
        if ctrl:
            modifiers |= CTRL
        if alt:
            modifiers |= ALT
        for key in keys:
            self.rest()
            code = Qt.Key(ord(key.upper())) if isinstance(key, str) else key
            QTest.keyClick(self.focus, code, modifiers)
            self.keys += 1
        self.rest()

    def type_words(self, text: str) -> None:
        """Type words of any script."""
        self.rest()
        self.type_on(text)
        self.rest()

    def type_on(self, text: str) -> None:
        """Type without waiting for anything."""
        for sign in text:
            key = ord(sign.upper()) if sign.isascii() else 0
            self.send(QEvent.Type.KeyPress, key, sign)
            self.send(QEvent.Type.KeyRelease, key, sign)

    def hold_down(self, key: Qt.Key, times: int = 5) -> None:
        """Keep a key down: one press, then what the keyboard repeats."""
        for number in range(times):
            self.send(QEvent.Type.KeyPress, key, "\r", repeated=number > 0)

    def send(self, kind: QEvent.Type, key: int, text: str, *, repeated: bool = False) -> None:
        event = QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, text, repeated)
        QApplication.sendEvent(self.focus, event)

    def until(self, condition: Callable[[], bool]) -> None:
        self._qtbot.waitUntil(condition, timeout=PATIENCE_MS)

    def rest(self) -> None:
        """Wait until searches, previews, sales and what follows from news have ended."""
        QApplication.processEvents()
        self.until(self._rests)

    def _rests(self) -> bool:
        selling, changing = self.desk.selling, self.desk.changing
        busy = (
            selling.flow.is_busy,
            not selling.flow.is_settled,
            selling.lists.travelers.is_searching,
            selling.lists.form.is_busy,
            changing.is_busy,
            changing.lists.search.is_searching,
            changing.lists.travelers.is_searching,
            changing.lists.form.is_busy,
            self.window.context.turns._waiting,
        )
        return not any(busy)


def to_seats(hands: Hands, launch: str, traveler: str) -> None:
    """Choose a launch and a traveler by words, so that the seats are next."""
    hands.type_words(launch)
    hands.press(ENTER)
    hands.type_words(traveler)
    hands.press(ENTER)
    assert hands.focus is hands.desk.selling.pane.ticket.seats


def find(hands: Hands, locator: str) -> None:
    """Open a booking by what a traveler reads out."""
    hands.press(F7)
    hands.type_words(locator)
