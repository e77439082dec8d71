"""Menus that open by a key: what Enter does there is highlighted from the beginning."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QMenu


def pop_up(menu: QMenu, at: QPoint) -> None:
    """Show a menu once; opened by a key, Enter does the first thing that can be done.

    Qt itself highlights nothing yet, so that the first key would only do that.
    """
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    menu.popup(at)
    if QApplication.mouseButtons() == Qt.MouseButton.NoButton:
        _highlight_first(menu)


def _highlight_first(menu: QMenu) -> None:
    first = next((one for one in menu.actions() if one.isEnabled() and not one.isSeparator()), None)
    if first is None:
        return
    menu.setActiveAction(first)
    submenu = first.menu()
    if isinstance(submenu, QMenu):  # it has opened: the act is in there
        _highlight_first(submenu)
