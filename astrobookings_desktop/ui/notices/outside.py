"""What a window is to somebody who looks elsewhere: its tray icon, its notices, coming back."""

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QGuiApplication

from astrobookings_desktop.domain.entities import Entity
from astrobookings_desktop.domain.pacing import Bundle, Notice
from astrobookings_desktop.domain.rights import READ_RIGHTS, Right
from astrobookings_desktop.services.messages.inbox import mark_read
from astrobookings_desktop.ui import theme
from astrobookings_desktop.ui.main_window import MainWindow
from astrobookings_desktop.ui.notices.attention import message_of
from astrobookings_desktop.ui.notices.desktop_bus import DesktopBus
from astrobookings_desktop.ui.notices.inbox import open_inbox
from astrobookings_desktop.ui.notices.notifier import Notifier
from astrobookings_desktop.ui.notices.words import Words
from astrobookings_desktop.ui.sign_in.lock import Lock
from astrobookings_desktop.ui.start.front import bring_to_front
from astrobookings_desktop.ui.start.one_window import Wanted
from astrobookings_desktop.ui.theme import icons
from astrobookings_desktop.ui.theme.picture_files import kept
from astrobookings_desktop.ui.tray import Tray

NEED_SOMEBODY = "need_somebody"
PICTURE = 64


class Outside(QObject):
    """Ties a window to the desktop around it; lives as long as the window does."""

    def __init__(self, window: MainWindow, lock: Lock, bus: DesktopBus | None = None) -> None:
        super().__init__(window)
        self._window, self._lock = window, lock
        self._balloon: int | None = None
        self._awaited: tuple[Bundle, str] | None = None  # clicked while the window was locked
        steers = window.jobs is not None and window.context.may(Right.MANAGE_JOBS)
        self.tray = Tray(window.windowTitle(), steers=steers, parent=self)
        self.notifier = Notifier(
            bus or DesktopBus(self),
            lambda: window.file.settings.quiet_hours,
            lambda: lock.is_locked,
            self,
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
        notifier.over.connect(window.notice.end)
        self._lock.changed.connect(tray.set_locked)
        self._lock.changed.connect(self._open_awaited)
        tray.opened.connect(self.come_back)
        tray.inbox_wanted.connect(self._open_inbox)
        tray.pause_wanted.connect(self._pause)
        tray.quit_wanted.connect(window.quit)
        tray.message_opened.connect(self._open_balloon)
        tray.vanished.connect(self._tray_vanished)
        if window.jobs is not None:
            window.jobs.paused.connect(tray.set_paused)
            window.jobs.broken.connect(tray.set_broken)
            tray.set_broken(window.jobs.is_broken)
            tray.set_paused(window.jobs.is_paused)
        theme.current().changed.connect(self._draw)

    @Slot()
    def come_back(self, activation: str = "") -> None:
        """Bring the window to the front, wherever it was; a locked one asks for the password."""
        bring_to_front(self._window, activation)
        if self._lock.is_locked:
            self._lock.lock()  # asks anew, above the window

    @property
    def left_over(self) -> Wanted:
        """What was clicked while it was locked, when somebody else came instead; or nothing."""
        one = None if self._awaited is None else _only(self._awaited[0])
        return Wanted() if one is None else Wanted(one.entity, f"id:{one.key}")

    # --- news -------------------------------------------------------------------------------------

    @Slot(object, str)
    def _open(self, bundle: Bundle, activation: str) -> None:
        """A notice was clicked: its record, or the list of all that it told.

        A locked window asks for the password first; what was clicked last is opened then.
        """
        self.come_back(activation)
        if self._lock.is_locked:
            self._awaited = bundle, activation
            return
        one = _only(bundle)
        if one is not None and self._window.context.may(READ_RIGHTS[one.entity]):
            self._read(one)
            self._window.context.open_record(one.entity, one.key)
            return
        if all(one.entity is Entity.JOB_QUEUE for one in bundle.notices):
            self._window.context.list_wanted.emit(Entity.JOB_QUEUE, NEED_SOMEBODY)
        else:
            self._open_inbox()

    def _read(self, notice: Notice) -> None:
        """What was opened by its notice is read, as it is by the inbox."""
        message, context = message_of(notice), self._window.context
        if message is not None:
            context.run(lambda work: mark_read(work, message), lambda _done: None, context.refuse)

    @Slot(bool)
    def _open_awaited(self, locked: bool) -> None:
        awaited, self._awaited = self._awaited, None
        if awaited is not None and not locked:
            self._open(*awaited)

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
            self._window.jobs.toggle()

    @Slot()
    def _tray_vanished(self) -> None:
        """A window that was hidden in the tray could never be found again."""
        if not self._window.isVisible():
            self.come_back()

    @Slot()
    def _stop(self) -> None:
        self.notifier.stop()
        self.tray.stop()

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
        tokens = theme.current().tokens
        look = "dark" if tokens.dark else "light"
        picture = icons.stamp("launch", tokens).pixmap(PICTURE)
        self.notifier.icon = kept(f"notice-{look}.png", picture) or ""


def _only(bundle: Bundle) -> Notice | None:
    """The notice of a bundle that tells of one record alone."""
    records = {(one.entity, one.key) for one in bundle.notices}
    return bundle.notices[0] if len(records) == 1 and bundle.count == 1 else None
