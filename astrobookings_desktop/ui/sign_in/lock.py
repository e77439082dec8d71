"""The lock: after a while without a key, or by hand, nothing is shown until the person is back.

Forms stay open beneath; their contents are covered and can't be reached.
"""

from collections.abc import Callable
from datetime import timedelta

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QCloseEvent, QGuiApplication, QKeyEvent, QKeySequence, QWindow
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from astrobookings_desktop.domain.errors import Refusal
from astrobookings_desktop.domain.sign_in import SignInRefused
from astrobookings_desktop.services.access.sign_in import lock as note_lock
from astrobookings_desktop.services.access.sign_in import sign_in
from astrobookings_desktop.services.actors import Actor
from astrobookings_desktop.ui.context import UiContext
from astrobookings_desktop.ui.sign_in.attempt import Act
from astrobookings_desktop.ui.sign_in.cover import Cover, Guard
from astrobookings_desktop.ui.sign_in.entry import EntryDialog
from astrobookings_desktop.ui.widgets.buttons import LinkButton

LOCK_KEYS = "Ctrl+Shift+L"
_SIGNS_OF_LIFE = (
    QEvent.Type.KeyPress,
    QEvent.Type.MouseButtonPress,
    QEvent.Type.MouseMove,
    QEvent.Type.Wheel,
)


class UnlockDialog(EntryDialog):
    """Asks the person who locked for the password; `switch_wanted` is somebody else's way in."""

    switch_wanted = Signal()

    def __init__(self, context: UiContext, email: str, parent: QWidget) -> None:
        name = context.actor.name
        words = QCoreApplication.translate("lock", "Unlock")
        super().__init__(context.office, name, email, words, parent)
        self._email = email
        self.add_field("password", self.tr("Password"), secret=True)
        switch = LinkButton(self.tr("Somebody else signs in"), "transfer")
        switch.clicked.connect(self.switch_wanted)
        self.column.addWidget(switch, 0, Qt.AlignmentFlag.AlignLeft)
        self.setWindowModality(Qt.WindowModality.ApplicationModal)

    def act(self) -> Act:
        """Sign in as who was here."""
        password = self.fields["password"].text()
        return lambda writer: sign_in(writer, self._email, password)

    def words_of(self, refusal: Refusal) -> str:
        """Only the password can be wrong where nothing else is asked."""
        if isinstance(refusal, SignInRefused):
            return self.tr("The password is wrong: try again, or ask an administrator for a code.")
        return super().words_of(refusal)

    def reject(self) -> None:
        """Esc and the window's cross unlock nothing."""

    def closeEvent(self, event: QCloseEvent) -> None:
        """It stays."""
        event.ignore()


class Lock(QObject):
    """Locks `window` after `idle` without a sign of life; a zero span is never.

    Only the password, or somebody else who signs in, ends it: a dialog that went away, however it
    did, comes back. `switch_wanted` says that somebody else wants to sign in, where `may_switch`
    lets them, which asks about what isn't saved.
    """

    switch_wanted = Signal()
    changed = Signal(bool)  # whether it is locked now

    def __init__(
        self,
        context: UiContext,
        window: QWidget,
        email: str,
        idle: timedelta,
        may_switch: Callable[[], bool] = lambda: True,
    ) -> None:
        super().__init__(window)
        self._may_switch = may_switch
        self._context, self._window, self._email = context, window, email
        self._guard = Guard(window)
        self._focus: QWidget | None = None  # where the person was
        self.dialog: UnlockDialog | None = None
        self.is_locked = False  # whether the person must come back first
        window.installEventFilter(self)
        self._idle = QTimer(self, singleShot=True)
        self._idle.timeout.connect(self.lock)
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self.lock)
        self._again = QTimer(self, singleShot=True, interval=0)
        self._again.timeout.connect(self._ask)
        self._guard.knocked.connect(self._again.start)
        # Windows, not the application: its filter would see every event of every widget.
        app = QGuiApplication.instance()
        assert isinstance(app, QGuiApplication)
        app.focusWindowChanged.connect(self._watch)
        self._watch(window.windowHandle())
        self.set_idle(idle)

    @property
    def covers(self) -> list[Cover]:
        """What hides the windows now."""
        return list(self._guard.covers.values())

    def set_idle(self, idle: timedelta) -> None:
        """Lock after another span from now on; zero is never."""
        self._idle.setInterval(idle // timedelta(milliseconds=1))
        if not self.is_locked:
            self._wait()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Begin to wait anew with each sign of life; ask when a locked window comes back."""
        kind = event.type()
        if watched is self._window:
            if kind == QEvent.Type.Show and self.is_locked:
                self._ask()
            return False
        if watched is self.dialog:
            if kind == QEvent.Type.Hide and self.is_locked:
                self._again.start()
            return False
        if isinstance(event, QKeyEvent) and kind == QEvent.Type.KeyPress and _locks(event):
            self._soon.start()
            return True
        if kind in _SIGNS_OF_LIFE and not self.is_locked:
            self._wait()
        return super().eventFilter(watched, event)

    @Slot(QWindow)
    def _watch(self, window: QWindow | None) -> None:
        if window is not None:
            window.installEventFilter(self)

    @Slot()
    def lock(self) -> None:
        """Cover every window and ask for the password; locked already, only ask."""
        if self.is_locked:
            self._ask()
            return
        self._idle.stop()
        for window in QApplication.topLevelWidgets():
            if window.isVisible() and window.windowType() == Qt.WindowType.Popup:
                window.close()
        self._focus = QApplication.focusWidget()
        self.is_locked = True
        self._guard.raise_covers()
        self._ask()
        self.changed.emit(True)
        self._context.run(note_lock, lambda _done: None, self._context.refuse)

    @Slot()
    def _ask(self) -> None:
        """Show the dialog, unless the window is in the tray: then once it comes back."""
        if not self.is_locked or not self._window.isVisible():
            return
        if self.dialog is not None and self.dialog.is_over:
            self._put_away()
        if self.dialog is None:
            self.dialog = UnlockDialog(self._context, self._email, self._window)
            self.dialog.accepted.connect(self._unlock)
            self.dialog.switch_wanted.connect(self._switch)
            self.dialog.installEventFilter(self)
            self._guard.let_through(self.dialog)
        front = QApplication.activeModalWidget()
        if self.dialog.isVisible() and front is not None and self._guard.is_shut(front):
            self.dialog.hide()  # a question came since, which would bar the way in: anew, above it
        if not self.dialog.isVisible():
            self.dialog.open()
        self.dialog.raise_()
        self.dialog.activateWindow()

    @Slot()
    def _switch(self) -> None:
        """Somebody else comes: the covers stay until the window is gone, if it may go."""
        if self._may_switch():
            self._window.removeEventFilter(self)
            self.switch_wanted.emit()
            return
        self._ask()
        if self.dialog is not None:  # who keeps what is there unlocks it
            self.dialog.fields["password"].editor.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _unlock(self) -> None:
        actor: Actor | None = None if self.dialog is None else self.dialog.actor
        self.is_locked = False
        self._put_away()
        if actor != self._context.actor:
            self.switch_wanted.emit()  # another role by now: another window
            return
        self._guard.lift()
        if self._focus is not None and isValid(self._focus):
            # An open form comes back before its window, and a question before both.
            (QApplication.activeModalWidget() or self._focus.window()).activateWindow()
            self._focus.setFocus(Qt.FocusReason.OtherFocusReason)
        self.changed.emit(False)
        self._wait()

    def _put_away(self) -> None:
        if self.dialog is not None:
            self._guard.let_through(None)
            self.dialog.removeEventFilter(self)
            self.dialog.deleteLater()
            self.dialog = None

    def _wait(self) -> None:
        if self._idle.interval():
            self._idle.start()
        else:
            self._idle.stop()


def _locks(event: QKeyEvent) -> bool:
    """Whether it asks to lock; the window's own shortcut is deaf where a dialog is open."""
    return QKeySequence(event.keyCombination()) == QKeySequence(LOCK_KEYS)
