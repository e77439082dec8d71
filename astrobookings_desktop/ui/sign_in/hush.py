"""What screen readers find beneath a lock's covers: that it is locked, and nothing else.

A hidden widget keeps its name and its text for whoever asks by the accessibility bus; so what Qt
tells of each covered widget is exchanged for something that has neither, nor any child.
"""

import functools
from collections.abc import Callable
from typing import cast
from weakref import WeakSet

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
        _hushes.discard(self)  # what is made only to be forgotten is made by Qt, and goes
        _forget(root)
        _hushes.add(self)

    def end(self, root: QWidget) -> None:
        """Tell everything again."""
        if self in _hushes:
            _hushes.discard(self)
            _forget(root)


_hushes: WeakSet[Hush] = WeakSet()  # one that is never ended goes with its window


class _Hushed(QAccessibleWidget):
    """A covered widget as screen readers find it.

    PySide keeps each for good, so none may keep a widget or a hush.
    """

    def __init__(self, widget: QWidget) -> None:
        role = QAccessible.Role.Window if widget.isWindow() else QAccessible.Role.Client
        super().__init__(widget, role, "")

    def text(self, kind: QAccessible.Text) -> str:
        """A window's name alone, which is no content."""
        if kind is not QAccessible.Text.Name or self.role() is not QAccessible.Role.Window:
            return ""
        return QCoreApplication.translate("lock", "Locked")

    def setText(self, _kind: QAccessible.Text, _text: str) -> None:
        """Nobody writes either."""

    def childCount(self) -> int:
        """The cover, in a window."""
        return int(self._cover() is not None)

    def child(self, place: int) -> QAccessibleInterface:
        """The cover; for what Qt tells of something within, which nobody counts, this one."""
        cover = self._cover() if place == 0 else None
        return QAccessible.queryAccessibleInterface(self.object() if cover is None else cover)

    def childAt(self, _x: int, _y: int) -> QAccessibleInterface:
        """The cover lies over all of it."""
        return self.child(0) if self.childCount() else NOTHING

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
        widget = self.object()
        if not isinstance(widget, QWidget):
            return None
        covers = (hush.cover_of(widget) for hush in _hushes)
        return next((cover for cover in covers if cover is not None), None)


def _make(_kind: str, thing: QObject) -> QAccessibleInterface | None:
    """What Qt asks for each widget that somebody asks for; None leaves it to Qt."""
    if isinstance(thing, QWidget) and any(hush.is_shut(thing) for hush in _hushes):
        return _Hushed(thing)
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
