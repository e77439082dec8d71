"""The program with its window: made, shown, and ended in order."""

import functools
import sys
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from astrobookings_desktop import config
from astrobookings_desktop.crashes import FOLDER, CrashWatch
from astrobookings_desktop.jobs.registry import Registry
from astrobookings_desktop.services.practice import is_practice
from astrobookings_desktop.services.unit_of_work import Office
from astrobookings_desktop.ui.context import UiContext
from astrobookings_desktop.ui.errors import install_hook
from astrobookings_desktop.ui.garbage import Garbage
from astrobookings_desktop.ui.handed_over import HandedOver
from astrobookings_desktop.ui.job_thread import JobThread
from astrobookings_desktop.ui.language import language
from astrobookings_desktop.ui.main_window import MainWindow
from astrobookings_desktop.ui.one_window import OneWindow, Wanted
from astrobookings_desktop.ui.outside import Outside
from astrobookings_desktop.ui.settings.look import MODES, apply_formats
from astrobookings_desktop.ui.sign_in import Lock, Person, let_in
from astrobookings_desktop.ui.theme import Theme
from astrobookings_desktop.ui.turns import share_interpreter
from astrobookings_desktop.ui.window_state import WindowState

STATE_FILE = "window.json"
LATER_MS = 150  # what nobody looks at begins when the window stands there, painted


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


def run(office: Office, registry: Callable[[], Registry], place: OneWindow, wanted: Wanted) -> int:
    """Let people sign in and work on a database; gives the exit code when the last one left.

    While a window is open, a worker does what `registry` knows. Later starts hand over at `place`;
    `wanted` is the record to begin with.
    """
    watch = CrashWatch(config.config_folder() / FOLDER)
    crashes = watch.begin()
    app = make_app()
    app.setQuitOnLastWindowClosed(False)  # between two people there is none
    file = config.SettingsFile(config.settings_path())
    state = WindowState(config.config_folder() / STATE_FILE, app)
    apply_formats(file.settings)
    make_theme(app, file.settings)
    install_hook()
    Garbage(app)
    share_interpreter()
    starts = HandedOver(place, wanted)
    place.listen()
    words, well, person = "", False, None
    while True:
        person = person or let_in(office, state, words, well=well)
        if person is None:
            break
        jobs = JobThread(office, registry)
        window = make_window(office, person, state, file, jobs)
        window.show()
        _start_later(window, jobs)
        lock = make_lock(window, person)
        outside = Outside(window, lock)
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


def make_window(
    office: Office,
    person: Person,
    state: WindowState,
    file: config.SettingsFile,
    jobs: JobThread | None = None,
) -> MainWindow:
    """The window of somebody who signed in; closing it ends the event loop, and `jobs`."""
    context = UiContext(office, person.actor)
    practice = is_practice(context.reading())
    window = MainWindow(context, state, practice=practice, file=file, jobs=jobs)
    app = QApplication.instance()
    assert app is not None
    window.closed.connect(app.quit)
    window.settings_saved.connect(functools.partial(_follow_language, window, language()))
    return window


def _start_later(window: MainWindow, jobs: JobThread) -> None:
    timer = QTimer(window, singleShot=True, interval=LATER_MS)
    timer.timeout.connect(jobs.start)
    window.closed.connect(timer.stop)
    timer.start()


def _follow_language(window: MainWindow, spoken: str) -> None:
    """Open the window anew, for the same person, when another language was chosen."""
    if language() != spoken:
        window.is_for_good, window.is_anew = False, True
        QTimer.singleShot(0, window.close)  # the dialog that saved it closes first


def make_lock(window: MainWindow, person: Person) -> Lock:
    """What locks the window when nobody is there; it follows the settings."""

    def idle() -> timedelta:
        return timedelta(minutes=window.file.settings.lock_after_minutes)

    lock = Lock(window.context, window, person.email, idle())
    lock.switch_wanted.connect(window.leave_for_somebody_else)
    lock.changed.connect(window.menus.shut)
    window.lock_wanted.connect(lock.lock)
    window.settings_saved.connect(lambda: lock.set_idle(idle()))
    return lock


def _fonts() -> Path | None:
    try:
        return config.resource("fonts")
    except FileNotFoundError:  # a checkout uses the system's fonts
        return None
