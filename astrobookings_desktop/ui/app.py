"""The program with its window: made, shown, and ended in order."""

import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication

from astrobookings_desktop import config
from astrobookings_desktop.crashes import FOLDER, CrashWatch
from astrobookings_desktop.services.office import Office
from astrobookings_desktop.ui.errors import install_hook
from astrobookings_desktop.ui.settings.look import MODES, apply_formats
from astrobookings_desktop.ui.sign_in.door import let_in
from astrobookings_desktop.ui.start.handed_over import HandedOver
from astrobookings_desktop.ui.start.loading import Loading
from astrobookings_desktop.ui.start.one_window import OneWindow, Wanted
from astrobookings_desktop.ui.theme import Theme
from astrobookings_desktop.ui.threads.garbage import Garbage
from astrobookings_desktop.ui.threads.turns import share_interpreter
from astrobookings_desktop.ui.window.state import WindowState

if TYPE_CHECKING:
    from astrobookings_desktop.jobs.registry import Registry

STATE_FILE = "window.json"


def make_app() -> QApplication:
    """The one application object, with its names for the desktop."""
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        app = QApplication(sys.argv[:1])
    app.setApplicationName("astrobookings")
    app.setDesktopFileName("astrobookings")
    return app


def make_theme(app: QApplication, settings: config.WorkstationSettings) -> Theme:
    """The look as set for this workstation."""
    theme = Theme(app, settings.font_scale, _fonts())
    theme.apply(next(mode for mode in MODES if mode == settings.theme))
    return theme


def run(
    office: Office,
    registry: "Callable[[], Registry]",
    place: OneWindow,
    wanted: Wanted,
    make: Callable[[], object] | None = None,
) -> int:
    """Let people sign in and work on a database; gives the exit code when the last one left.

    While a window is open, a worker does what `registry` knows. Later starts hand over at `place`;
    `wanted` is the record to begin with. `make` makes the database where there is none yet: when
    its administrator is entered, so that a path typed wrong leaves nothing behind.
    """
    watch = CrashWatch(config.config_folder() / FOLDER)
    crashes = watch.begin()
    app = make_app()
    app.setQuitOnLastWindowClosed(False)  # between two people there is none
    file = config.SettingsFile(config.settings_path())
    state = WindowState(config.config_folder() / STATE_FILE, app)
    make_theme(app, file.settings)
    install_hook(office.path)
    Garbage(app)
    share_interpreter()
    starts = HandedOver(place, wanted)
    place.listen()
    loading = Loading(app)
    loading.start()  # while somebody signs in
    words, well, person = "", False, None
    while True:
        apply_formats(file.settings)  # a window keeps the language that it was opened in
        person = person or let_in(office, state, words, well=well, make=make)
        if person is None:
            break
        make = None
        loading.finish()
        from astrobookings_desktop.ui.start.opening import open_window

        window, lock, outside = open_window(office, registry, person, state, file)
        starts.set_window(window, lock)
        if file.problems:
            window.context.say(" ".join(map(str, file.problems)))
        if crashes:
            from astrobookings_desktop.ui.dialogs.crash import CrashDialog  # seldom seen

            CrashDialog(window.context, crashes, window).open()
            crashes = []
        app.exec()
        starts.set_window(None)
        starts.keep(outside.left_over)
        if window.is_for_good:
            break
        words, well = window.parting_words, window.parts_well
        person = person if window.is_anew else None
        window.deleteLater()
    place.close()
    watch.end()
    return 0


def _fonts() -> Path | None:
    try:
        return config.resource("fonts")
    except FileNotFoundError:  # a checkout uses the system's fonts
        return None
