"""The window's menus and shortcuts, made from its actions."""

import functools
from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu

from astrobookings_desktop.ui import theme
from astrobookings_desktop.ui.actions import WindowAction
from astrobookings_desktop.ui.language import declared, said
from astrobookings_desktop.ui.palette import ALSO_CALLED
from astrobookings_desktop.ui.widgets.key_cap import shown_key
from astrobookings_desktop.ui.widgets.painting import plain_tip, without_mnemonic

MENUS = tuple(
    declared("menus", title)
    for title in ("&File", "&Edit", "&View", "&Go", "&Booking", "&Tools", "&Help")
)

# What people may call an action that the palette is to find, beside its name.
ALSO = {
    "file.switch": declared("menus", "sign out, log out, log off, somebody else signs in, leave"),
    "file.quit": declared("menus", "exit, close, end the program"),
    "file.lock": declared("menus", "screen, away, pause"),
    "file.password": declared("menus", "change password, secret"),
    "edit.find": declared("menus", "find, filter"),
    "edit.goto": declared("menus", "find, open, locator"),
    "view.refresh": declared("menus", "reload, update"),
    "view.list": declared("menus", "table"),
    "view.month": declared("menus", "calendar"),
    "view.light": declared("menus", "theme, look, colors"),
    "view.dark": declared("menus", "theme, look, colors, night"),
    "view.system": declared("menus", "theme, look, colors"),
    "tools.backup": declared("menus", "save, copy the database"),
    "tools.restore": declared("menus", "recover, bring back a backup"),
    "tools.reports": declared("menus", "figures, statistics, charts"),
    "tools.settings": declared("menus", "preferences, options, language, configuration"),
    "tools.pause": declared("menus", "stop the worker"),
    "help.keys": declared("menus", "help, shortcuts, keyboard"),
    "booking.cancel": declared("menus", "refund, give back"),
    "booking.transfer": declared("menus", "hand over, another traveler, change name"),
    "booking.move": declared("menus", "rebook, change the launch, another date"),
    "booking.passengers": declared("menus", "names, manifest, who flies"),
    "booking.print": declared("menus", "paper, PDF, printer"),
    "booking.copy": declared("menus", "clipboard, code"),
    "booking.next": declared("menus", "new sale, go on"),
    "booking.void": declared("menus", "mistake, slip, take back"),
}


class Menus(QObject):
    """Builds the menu bar; `by_id` finds an action again."""

    def __init__(self, window: QMainWindow, actions: Sequence[WindowAction]) -> None:
        super().__init__(window)
        self.is_shut = False  # while the window is locked nothing is done
        self.by_id: dict[str, QAction] = {}
        self._icons: dict[str, str] = {}
        self._where: dict[str, str] = {}
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
            action = QAction(f"{text}\t{shown_key(one.keys)}" if one.keys else text, window)
            if one.shortcut:
                action.setShortcut(QKeySequence(one.shortcut))
                action.setAutoRepeat(False)  # a key that is held undoes nothing twice
            if one.id in ALSO:
                action.setProperty(ALSO_CALLED, said("menus", ALSO[one.id]))
            action.triggered.connect(functools.partial(self._do, one.run))
            menu = self.menus[one.menu]
            self._where[one.id] = without_mnemonic(menu.title())
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

    def where(self, name: str) -> str:
        """The title of the menu in which an action stands."""
        return self._where[name]

    @Slot()
    def ask(self) -> None:
        """Enable what can be done as things stand; the others say why they can't."""
        for name, why_not in self._why_not.items():
            reason, action = why_not(), self.by_id[name]
            action.setEnabled(not reason)
            action.setToolTip(plain_tip(reason))
            action.setStatusTip(reason)

    @Slot(bool)
    def shut(self, shut: bool) -> None:
        """Do nothing that is asked for, or everything again."""
        self.is_shut = shut

    def _do(self, act: Callable[[], None], _checked: bool = False) -> None:
        if not self.is_shut:
            act()

    def _dress(self) -> None:
        for name, icon in self._icons.items():
            self.by_id[name].setIcon(theme.current().icon(icon))
