"""What screen readers find beneath a lock's covers: that it is locked, and nothing else.

A hidden widget keeps its name and its text for whoever asks by the accessibility bus; so what Qt
tells of each covered widget is exchanged for something that has neither, nor any child.
"""

import functools
from collections.abc import Callable
from typing import cast

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtGui import QAccessible, QAccessibleInterface, QAction
from PySide6.QtWidgets import QAccessibleWidget, QWidget

CoverOf = Callable[[QWidget], QWidget | None]
Shut = Callable[[QObject], bool]
NOTHING = cast(QAccessibleInterface, None)  # Qt takes it; what PySide declares doesn't know


class Hush:
    """Tells nothing of the widgets that `is_shut` names, from `begin` to `end`.

    `cover_of` is what stands before a window: all that is found in it.
    """

    def __init__(self, is_shut: Shut, cover_of: CoverOf) -> None:
        self.is_shut, self.cover_of = is_shut, cover_of

    def begin(self, root: QWidget) -> None:
        """Tell nothing of `root`, and of what is in it or will be."""
        _install()
        if self not in _hushes:
            _hushes.append(self)
        _forget(root)

    def end(self, root: QWidget) -> None:
        """Tell everything again."""
        if self in _hushes:
            _hushes.remove(self)
            _forget(root)


_hushes: list[Hush] = []


class _Hushed(QAccessibleWidget):
    """A covered widget as screen readers find it."""

    def __init__(self, widget: QWidget, hush: Hush) -> None:
        role = QAccessible.Role.Window if widget.isWindow() else QAccessible.Role.Client
        super().__init__(widget, role, "")
        self._widget, self._hush = widget, hush

    def text(self, kind: QAccessible.Text) -> str:
        """A window's name alone, which is no content."""
        if kind is not QAccessible.Text.Name or not self._widget.isWindow():
            return ""
        return QCoreApplication.translate("lock", "Locked")

    def setText(self, _kind: QAccessible.Text, _text: str) -> None:
        """Nobody writes either."""

    def childCount(self) -> int:
        """The cover, in a window."""
        return int(self._cover() is not None)

    def child(self, place: int) -> QAccessibleInterface:
        """The cover."""
        cover = self._cover() if place == 0 else None
        return NOTHING if cover is None else QAccessible.queryAccessibleInterface(cover)

    def childAt(self, _x: int, _y: int) -> QAccessibleInterface:
        """The cover lies over all of it."""
        return self.child(0)

    def focusChild(self) -> QAccessibleInterface:
        """Nothing in it can have the focus."""
        return NOTHING

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        """Where the cover stands."""
        cover = self._cover()
        return 0 if cover is not None and child.object() is cover else -1

    def actionNames(self) -> list[str]:
        """Nothing is done."""
        return []

    def doAction(self, _name: str) -> None:
        """Nothing is done."""

    def _cover(self) -> QWidget | None:
        return self._hush.cover_of(self._widget)


def _make(_kind: str, thing: QObject) -> QAccessibleInterface | None:
    """What Qt asks for each widget that somebody asks for; None leaves it to Qt."""
    if isinstance(thing, QWidget):
        for hush in _hushes:
            if hush.is_shut(thing):
                return _Hushed(thing, hush)
    return None


@functools.cache
def _install() -> None:
    QAccessible.installFactory(_make)  # stays for good: Qt can't take one back in Python


def _forget(root: QWidget) -> None:
    """Have Qt ask anew what there is to tell of `root` and of everything in it."""
    things: list[QObject] = [root, *root.findChildren(QWidget), *root.findChildren(QAction)]
    for thing in things:
        interface = QAccessible.queryAccessibleInterface(thing)
        if interface is not None:
            QAccessible.deleteAccessibleInterface(QAccessible.uniqueId(interface))
