"""The window of somebody who was let in: made, shown, and tied to what goes on around it."""

from collections.abc import Callable
from datetime import timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Slot
from PySide6.QtWidgets import QApplication, QDialog

from astrobookings_desktop import config
from astrobookings_desktop.services.office import Office
from astrobookings_desktop.services.practice import is_practice
from astrobookings_desktop.ui.context import UiContext
from astrobookings_desktop.ui.job_thread import JobThread
from astrobookings_desktop.ui.language import language, language_of
from astrobookings_desktop.ui.main_window import MainWindow
from astrobookings_desktop.ui.notices.outside import Outside
from astrobookings_desktop.ui.sign_in.door import Person
from astrobookings_desktop.ui.sign_in.lock import Lock
from astrobookings_desktop.ui.window.state import WindowState

if TYPE_CHECKING:
    from astrobookings_desktop.jobs.registry import Registry

LATER_MS = 150  # what nobody looks at begins when the window stands there, painted


class LanguageFollower(QObject):
    """Opens the window anew, for the same person, when another language was chosen.

    The dialog that saved it closes first, which may stay for what looks odd in it, and save again.
    Who goes on editing does so in the old language: a banner says what comes.
    """

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._soon = QTimer(self, singleShot=True, interval=0)  # once, however often it was saved
        self._soon.timeout.connect(self._open_anew)
        window.settings_saved.connect(self._saved)

    @Slot()
    def _saved(self) -> None:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, QDialog):
            dialog.finished.connect(lambda: self._soon.start())
        else:
            self._soon.start()

    @Slot()
    def _open_anew(self) -> None:
        window = self._window
        chosen = language_of(window.file.settings.language)
        window.new_language.follow(chosen)
        if chosen != language() and not window.is_anew:
            window.leaving.open_anew()


def open_window(
    office: Office,
    registry: "Callable[[], Registry]",
    person: Person,
    state: WindowState,
    file: config.SettingsFile,
) -> tuple[MainWindow, Lock, Outside]:
    """Show somebody's window, with a worker beside it that does what `registry` knows.

    With it comes what locks it, and what ties it to the desktop around.
    """
    jobs = JobThread(office, registry)
    window = make_window(office, person, state, file, jobs)
    window.show()
    _start_later(window, jobs)
    lock = make_lock(window, person)
    return window, lock, Outside(window, lock)


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
    LanguageFollower(window)
    return window


def _start_later(window: MainWindow, jobs: JobThread) -> None:
    timer = QTimer(window, singleShot=True, interval=LATER_MS)
    timer.timeout.connect(jobs.start)
    window.closed.connect(timer.stop)
    timer.start()


def make_lock(window: MainWindow, person: Person) -> Lock:
    """What locks the window when nobody is there; it follows the settings."""

    def idle() -> timedelta:
        return timedelta(minutes=window.file.settings.lock_after_minutes)

    lock = Lock(window.context, window, person.email, idle(), window.leaving.may_switch)
    lock.switch_wanted.connect(window.leave_for_somebody_else)
    lock.changed.connect(window.menus.shut)
    window.lock_wanted.connect(lock.lock)
    window.settings_saved.connect(lambda: lock.set_idle(idle()))
    return lock
