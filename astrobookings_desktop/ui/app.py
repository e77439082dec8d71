"""The program with its window: made, shown, and ended in order."""

import sys
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QLibraryInfo, QTimer, QTranslator
from PySide6.QtWidgets import QApplication

from astrobookings_desktop import config
from astrobookings_desktop.services.actors import Actor
from astrobookings_desktop.services.practice import is_practice
from astrobookings_desktop.services.unit_of_work import Office
from astrobookings_desktop.ui import format as show
from astrobookings_desktop.ui.context import UiContext
from astrobookings_desktop.ui.errors import install_hook
from astrobookings_desktop.ui.main_window import MainWindow
from astrobookings_desktop.ui.theme import Theme
from astrobookings_desktop.ui.theme.theme import Mode
from astrobookings_desktop.ui.window_state import WindowState

STATE_FILE = "window.json"
MODES: tuple[Mode, ...] = ("light", "dark", "system")


def make_app() -> QApplication:
    """The one application object, with its names for the desktop."""
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        app = QApplication(sys.argv[:1])
    app.setApplicationName("astrobookings")
    app.setDesktopFileName("astrobookings")
    return app


def make_theme(app: QApplication, settings: config.WorkstationSettings, kept: object) -> Theme:
    """The look as set for this workstation, or as last chosen in the menu."""
    fonts = _fonts()
    theme = Theme(app, settings.font_scale, fonts)
    wanted = kept if kept in MODES else settings.theme
    theme.apply(next(mode for mode in MODES if mode == wanted))
    return theme


def run(office: Office, actor: Actor, shown: Callable[[], None]) -> int:
    """Open the window on a database and give the exit code when it was closed.

    `shown` is called once when the window stands.
    """
    app = make_app()
    loaded = config.load_settings()
    state = WindowState(config.config_folder() / STATE_FILE, app)
    show.use_zone(loaded.settings.time_zone)
    make_theme(app, loaded.settings, state.get("theme"))
    install_hook()
    translator = QTranslator(app)
    if translator.load("qtbase_en", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
        app.installTranslator(translator)
    context = UiContext(office, actor)
    window = MainWindow(context, state, practice=is_practice(context.reading()))
    window.show()
    QTimer.singleShot(0, shown)
    for problem in loaded.problems:
        context.say(f"{problem.path.name}, {problem.key}: {problem.reason}")
    return app.exec()


def _fonts() -> Path | None:
    try:
        return config.resource("fonts")
    except FileNotFoundError:  # a checkout uses the system's fonts
        return None
