"""A tour through the real window: the main jobs done by keyboard, a picture of each step."""

import tempfile
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from astrobookings_desktop import config
from astrobookings_desktop.data.queries.listing.base import ALL
from astrobookings_desktop.domain.entities import Entity
from astrobookings_desktop.services.actors import Actor
from astrobookings_desktop.services.office import Office
from astrobookings_desktop.ui.app import make_app, make_theme
from astrobookings_desktop.ui.context import UiContext
from astrobookings_desktop.ui.dialogs.help import KeysDialog
from astrobookings_desktop.ui.entities.new_actions import NEW
from astrobookings_desktop.ui.language import language_of, use_language
from astrobookings_desktop.ui.main_window import MainWindow
from astrobookings_desktop.ui.pages.page import EntityPage
from astrobookings_desktop.ui.theme import Theme
from astrobookings_desktop.ui.theme.theme import Mode
from astrobookings_desktop.ui.threads.garbage import Garbage
from astrobookings_desktop.ui.tour_outside import outside
from astrobookings_desktop.ui.window.state import WindowState

SIZE = (1366, 768)
NOW = datetime(2026, 11, 23, 14, 32, tzinfo=UTC)
SETTLE_MS = 350
MODES: tuple[Mode, ...] = ("light", "dark")
Build = Callable[[Path, datetime], Office]


class Tour:
    """Drives one window and saves pictures; the same company and moment each time."""

    def __init__(self, folder: Path, office: Office, actor: Actor) -> None:
        self._folder = folder
        folder.mkdir(parents=True, exist_ok=True)
        self._app: QApplication = make_app()
        Garbage(self._app)
        self._theme: Theme = make_theme(self._app, config.WorkstationSettings("light"))
        self._context = UiContext(office, actor)
        self._window = MainWindow(self._context, WindowState(None), practice=False)
        self._window.resize(*SIZE)
        self._mode: Mode = "light"
        self.pictures = 0

    def run(self) -> None:
        """The desk's jobs once, then every page and form, light and dark."""
        self._window.show()
        self._settle(800)
        for mode in MODES:
            self._mode = mode
            self._theme.apply(mode)
            self._desk()
            self._pages()
            self._forms()
            outside(self._window, self._save, self._settle)
        self._window.let_go()  # nobody is there to be asked
        self._window.close()

    # --- the jobs ---------------------------------------------------------------------------------

    def _desk(self) -> None:
        window, desk = self._window, self._window.desk
        if desk is None:
            return
        window.activateWindow()
        window.go_to_page(0)
        self._settle()
        desk.selling.next_customer()
        desk.go_to_launch()
        self._type("lunar")
        self._picture("desk-launch")
        self._press(Qt.Key.Key_Return)
        self._type("ana")
        self._press(Qt.Key.Key_Return)
        self._type("2")
        self._picture("desk-ticket")
        self._press(Qt.Key.Key_Return)
        self._press(Qt.Key.Key_Return)
        self._picture("desk-sold")
        self._press(Qt.Key.Key_R, Qt.KeyboardModifier.ControlModifier)
        self._picture("desk-cancel")
        self._press(Qt.Key.Key_Escape)
        desk.go_to_launch()
        self._press(Qt.Key.Key_Return)
        self._type("Anna Guell Pena")  # nearly somebody who is known
        self._press(Qt.Key.Key_Return)
        self._picture("desk-new-traveler")
        self._press(Qt.Key.Key_Escape)
        desk.go_to_traveler()
        self._type("ana")  # with the two seats just sold: too many even for a VIP
        self._press(Qt.Key.Key_Return)
        self._type("6")
        self._picture("desk-refusal")
        desk.find_booking()
        self._type("so")
        self._picture("desk-find")
        self._press(Qt.Key.Key_Return)
        self._picture("desk-booking")

    def _pages(self) -> None:
        window = self._window
        for place in range(1, window.sidebar.count()):
            window.go_to_page(place)
            self._settle()
            page = window.page
            if isinstance(page, EntityPage):
                if page.model.rowCount():
                    wanted = 0 if page.spec.entity is Entity.BOOKING else 3  # what was just sold
                    row = min(wanted, page.model.rowCount() - 1)
                    page.view.setCurrentIndex(page.model.index(row, 0))
                self._picture(f"tab-{page.spec.entity.value.replace('_', '-')}")
        page = window.page
        if isinstance(page, EntityPage):
            page.search.setText("no such words")
            self._settle()  # it waits for more words first
            self._picture("tab-nothing-found")
            page.search.clear()
        self._settle()
        window.activateWindow()
        window.goto.focus_field()
        self._type("star")
        self._settle(700)
        self._picture("go-to")
        self._press(Qt.Key.Key_Escape)

    def _forms(self) -> None:
        window = self._window
        for entity, new in NEW.items():
            new.run(self._context, window)
            self._picture_dialog(f"form-{entity.value}")
        window.navigation.open_list(Entity.ROCKET, ALL)
        self._settle()
        page = window.page
        assert isinstance(page, EntityPage)
        page.view.setCurrentIndex(page.model.index(0, 0))
        for action in page.panel.actions_now():
            page.panel.run(action)
            self._picture_dialog(f"rocket-{action.id.rpartition('.')[2]}")
        KeysDialog(window, self._context.may).open()
        self._picture_dialog("keys")
        window.show_palette()
        self._picture_dialog("palette")

    # --- keys and pictures ------------------------------------------------------------------------

    def _type(self, text: str) -> None:
        QTest.keyClicks(self._app.focusWidget() or self._window, text)
        self._settle()

    def _press(
        self, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
    ) -> None:
        QTest.keyClick(self._app.focusWidget() or self._window, key, modifiers)
        self._settle()

    def _picture(self, name: str) -> None:
        self._settle()
        self._save(self._window, name)

    def _picture_dialog(self, name: str) -> None:
        self._settle()
        dialog = self._app.activeModalWidget()
        if isinstance(dialog, QDialog):
            self._save(dialog, name)
            dialog.done(QDialog.DialogCode.Rejected)
            self._settle()

    def _save(self, widget: QWidget, name: str) -> None:
        QApplication.sendPostedEvents()  # what scrolls takes its height in a later turn only
        path = self._folder / f"{name}-{self._mode}.png"
        if not widget.grab().save(str(path)):
            raise OSError(f"{path} can't be written: choose another folder")
        self.pictures += 1

    def _settle(self, milliseconds: int = SETTLE_MS) -> None:
        """Let the window do what it has to: searches answer, timers run, things are painted."""
        loop = QEventLoop()
        QTimer.singleShot(milliseconds, loop.quit)
        loop.exec()


def spoken(language: str | None) -> str:
    """The language of the tour, "en" or "es": as asked for, else as it is set for this computer."""
    make_app()  # which knows the system's
    return language or language_of(config.SettingsFile(config.settings_path()).settings.language)


def run_tour(folder: Path, build: Build, actor: Actor, language: str) -> int:
    """Take the tour in "en" or "es" on a company that `build` makes for it; gives the number of
    pictures."""
    use_language(language)
    with tempfile.TemporaryDirectory(prefix="astrobookings-tour-") as place:
        tour = Tour(folder, build(Path(place) / "tour.db", NOW), actor)
        tour.run()
    return tour.pictures
