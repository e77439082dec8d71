"""What a window is to somebody who looks elsewhere: its tray icon, its notices, coming back."""

import tempfile
from pathlib import Path

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QGuiApplication

from astrobookings_desktop.domain.entities import Entity
from astrobookings_desktop.domain.pacing import Bundle
from astrobookings_desktop.domain.rights import READ_RIGHTS, Right
from astrobookings_desktop.ui import theme
from astrobookings_desktop.ui.desktop_bus import DesktopBus
from astrobookings_desktop.ui.front import bring_to_front
from astrobookings_desktop.ui.inbox import open_inbox
from astrobookings_desktop.ui.main_window import MainWindow
from astrobookings_desktop.ui.notice_words import Words
from astrobookings_desktop.ui.notifier import Notifier
from astrobookings_desktop.ui.sign_in.lock import Lock
from astrobookings_desktop.ui.theme import icons
from astrobookings_desktop.ui.tray import Tray

FAILED = "status=failed"
PICTURE = 64


class Outside(QObject):
    """Ties a window to the desktop around it; lives as long as the window does."""

    def __init__(self, window: MainWindow, lock: Lock, bus: DesktopBus | None = None) -> None:
        super().__init__(window)
        self._window, self._lock = window, lock
        self._balloon: int | None = None
        steers = window.jobs is not None and window.context.may(Right.MANAGE_JOBS)
        self.tray = Tray(window.windowTitle(), steers=steers, parent=self)
        self.notifier = Notifier(
            bus or DesktopBus(self),
            lambda: window.file.settings.quiet_hours,
            lambda: lock.is_locked,
            self,
        )
        self._picture = tempfile.TemporaryDirectory(
            prefix="astrobookings-", ignore_cleanup_errors=True
        )
        self._draw()
        window.stays_open = self._stay
        self._connect()
        self.tray.start()
        if window.attention.last is not None:
            self.tray.count(window.attention.last)

    def _connect(self) -> None:
        window, tray, notifier = self._window, self.tray, self.notifier
        window.attention.counted.connect(tray.count)
        window.attention.noticed.connect(notifier.add)
        window.attention.gone.connect(notifier.withdraw)
        window.context.closing.connect(self._stop)
        window.settings_saved.connect(notifier.look)  # other quiet hours
        window.notice.opened.connect(notifier.open)
        notifier.undelivered.connect(self._show_here)
        notifier.opened.connect(self._open)
        self._lock.changed.connect(tray.set_locked)
        tray.opened.connect(self.come_back)
        tray.inbox_wanted.connect(self._open_inbox)
        tray.pause_wanted.connect(self._pause)
        tray.quit_wanted.connect(self._quit)
        tray.message_opened.connect(self._open_balloon)
        tray.vanished.connect(self._tray_vanished)
        if window.jobs is not None:
            window.jobs.paused.connect(tray.set_paused)
            tray.set_paused(window.jobs.is_paused)
        theme.current().changed.connect(self._draw)

    @Slot()
    def come_back(self, activation: str = "") -> None:
        """Bring the window to the front, wherever it was; a locked one asks for the password."""
        bring_to_front(self._window, activation)

    # --- news -------------------------------------------------------------------------------------

    @Slot(object, str)
    def _open(self, bundle: Bundle, activation: str) -> None:
        """A notice was clicked: its record, or the list of all that it told."""
        self.come_back(activation)
        if len({(one.entity, one.key) for one in bundle.notices}) == 1 and bundle.count == 1:
            one = bundle.notices[0]
            if self._window.context.may(READ_RIGHTS[one.entity]):
                self._window.context.open_record(one.entity, one.key)
                return
        if all(one.entity is Entity.JOB_QUEUE for one in bundle.notices):
            self._window.context.list_wanted.emit(Entity.JOB_QUEUE, FAILED)
        else:
            self._open_inbox()

    @Slot()
    def _open_inbox(self) -> None:
        self.come_back()
        if not self._lock.is_locked:
            open_inbox(self._window)

    @Slot()
    def _open_balloon(self) -> None:
        if self._balloon is not None:
            self._window.notice.put_away()
            self.notifier.open(self._balloon)

    @Slot(object, object, bool)
    def _show_here(self, token: int, words: Words, has_bus: bool) -> None:
        """Nobody on the desktop shows notices: the window does, and Qt's balloon without a bus."""
        self._window.notice.tell(token, words)
        if not has_bus and self.tray.is_there:
            self._balloon = token
            self.tray.show_message(words.title, words.body)

    @Slot()
    def _pause(self) -> None:
        if self._window.jobs is not None:
            self._window.jobs.pause(not self._window.jobs.is_paused)

    @Slot()
    def _quit(self) -> None:
        self._window.stays_open = lambda: False
        self._window.close()

    @Slot()
    def _tray_vanished(self) -> None:
        """A window that was hidden in the tray could never be found again."""
        if not self._window.isVisible():
            self.come_back()

    @Slot()
    def _stop(self) -> None:
        self.notifier.stop()
        self.tray.stop()
        self._picture.cleanup()

    # --- within -----------------------------------------------------------------------------------

    def _stay(self) -> bool:
        """Whether closing the window leaves the program in the tray; it is hidden then."""
        app = QGuiApplication.instance()
        assert isinstance(app, QGuiApplication)
        if self._window.file.settings.closing != "tray" or app.isSavingSession():
            return False
        self.tray.look()
        if not self.tray.is_there:
            return False
        self._window.hide()
        return True

    @Slot()
    def _draw(self) -> None:
        """The picture that the desktop shows beside a notice."""
        path = Path(self._picture.name) / "notice.png"
        picture = icons.stamp("launch", theme.current().tokens).pixmap(PICTURE)
        self.notifier.icon = str(path) if picture.save(str(path), "PNG") else ""
