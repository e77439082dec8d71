"""The window's menus and shortcuts, made from its actions."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu

from astrobookings_desktop.ui import theme
from astrobookings_desktop.ui.actions import WindowAction
from astrobookings_desktop.ui.language import declared, said
from astrobookings_desktop.ui.widgets.painting import plain_tip

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
        bar, filled = window.menuBar(), {one.menu for one in actions}
        self.menus: dict[str, QMenu] = {
            title: bar.addMenu(said("menus", title)) for title in MENUS if title in filled
        }
        self._why_not: dict[str, Callable[[], str]] = {}
        for menu in self.menus.values():
            menu.setToolTipsVisible(True)
            menu.aboutToShow.connect(self.ask)
        for one in actions:
            if one.why_not is not None:
                self._why_not[one.id] = one.why_not
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

    @Slot()
    def ask(self) -> None:
        """Enable what can be done as things stand; the others say why they can't."""
        for name, why_not in self._why_not.items():
            reason, action = why_not(), self.by_id[name]
            action.setEnabled(not reason)
            action.setToolTip(plain_tip(reason))
            action.setStatusTip(reason)

    def _dress(self) -> None:
        for name, icon in self._icons.items():
            self.by_id[name].setIcon(theme.current().icon(icon))
