"""The window's menus and shortcuts, made from its actions."""

from collections.abc import Sequence

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu

from astrobookings_desktop.ui import theme
from astrobookings_desktop.ui.actions import WindowAction
from astrobookings_desktop.ui.language import declared, said

MENUS = tuple(
    declared("menus", title)
    for title in ("&File", "&Edit", "&View", "&Go", "&Booking", "&Tools", "&Help")
)


class Menus(QObject):
    """Builds the menu bar; `by_id` finds an action again."""

    def __init__(self, window: QMainWindow, actions: Sequence[WindowAction]) -> None:
        super().__init__(window)
        self.by_id: dict[str, QAction] = {}
        self._icons: dict[str, str] = {}
        bar = window.menuBar()
        self.menus: dict[str, QMenu] = {title: bar.addMenu(said("menus", title)) for title in MENUS}
        for one in actions:
            text = said("menus", one.text)
            action = QAction(f"{text}\t{one.keys}" if one.keys else text, window)
            if one.shortcut:
                action.setShortcut(QKeySequence(one.shortcut))
            action.triggered.connect(lambda _checked=False, act=one.run: act())
            menu = self.menus[one.menu]
            if one.separate:
                menu.addSeparator()
            menu.addAction(action)
            self.by_id[one.id] = action
            if one.icon:
                self._icons[one.id] = one.icon
        theme.current().changed.connect(self._dress)
        self._dress()

    @property
    def all(self) -> list[QAction]:
        """Every action, for the palette."""
        return list(self.by_id.values())

    def _dress(self) -> None:
        for name, icon in self._icons.items():
            self.by_id[name].setIcon(theme.current().icon(icon))
