"""The lock: after a while without a key, or by hand, nothing is shown until the person is back.

Forms stay open beneath; their contents are covered and can't be reached.
"""

from datetime import timedelta

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QGuiApplication, QWindow
from PySide6.QtWidgets import QApplication, QLabel, QVBoxLayout, QWidget

from astrobookings_desktop.services.actors import Actor
from astrobookings_desktop.services.sign_in import lock as note_lock
from astrobookings_desktop.services.sign_in import sign_in
from astrobookings_desktop.ui.context import UiContext
from astrobookings_desktop.ui.sign_in.attempt import Act
from astrobookings_desktop.ui.sign_in.entry import EntryDialog
from astrobookings_desktop.ui.theme.fonts import TITLE, semibold
from astrobookings_desktop.ui.widgets.buttons import LinkButton

_SIGNS_OF_LIFE = (
    QEvent.Type.KeyPress,
    QEvent.Type.MouseButtonPress,
    QEvent.Type.MouseMove,
    QEvent.Type.Wheel,
)


class Cover(QWidget):
    """Hides all that a window shows."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setObjectName("page")
        self.setAutoFillBackground(True)
        column = QVBoxLayout(self)
        words = QLabel(self.tr("Locked"))
        words.setFont(semibold(TITLE))
        column.addWidget(words, 0, Qt.AlignmentFlag.AlignCenter)
        window.installEventFilter(self)
        self._fit()
        self.show()
        self.raise_()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay as large as the window."""
        if event.type() == QEvent.Type.Resize:
            self._fit()
        return super().eventFilter(watched, event)

    def _fit(self) -> None:
        window = self.parentWidget()
        if window is not None:
            self.resize(window.size())


class UnlockDialog(EntryDialog):
    """Asks the person who locked for the password; `switch_wanted` is somebody else's way in."""

    switch_wanted = Signal()

    def __init__(self, context: UiContext, email: str, parent: QWidget) -> None:
        name = context.actor.name
        words = QCoreApplication.translate("lock", "Unlock")
        super().__init__(context.office, name, email, words, parent)
        self._email = email
        self.add_field("password", self.tr("Password"), secret=True)
        switch = LinkButton(self.tr("Somebody else signs in: unsaved forms are lost"))
        switch.clicked.connect(self.switch_wanted)
        self.column.addWidget(switch, 0, Qt.AlignmentFlag.AlignLeft)
        self.setWindowModality(Qt.WindowModality.ApplicationModal)

    def act(self) -> Act:
        """Sign in as who was here."""
        password = self.fields["password"].text()
        return lambda writer: sign_in(writer, self._email, password)

    def reject(self) -> None:
        """Esc unlocks nothing."""


class Lock(QObject):
    """Locks `window` after `idle` without a sign of life; a zero span is never.

    `switch_wanted` says that somebody else wants to sign in.
    """

    switch_wanted = Signal()
    changed = Signal(bool)  # whether it is locked now

    def __init__(self, context: UiContext, window: QWidget, email: str, idle: timedelta) -> None:
        super().__init__(window)
        self._context, self._window, self._email = context, window, email
        self._covers: list[Cover] = []
        self.dialog: UnlockDialog | None = None
        self.is_locked = False  # whether the person must come back first
        window.installEventFilter(self)
        self._idle = QTimer(self, singleShot=True)
        self._idle.timeout.connect(self.lock)
        # Windows, not the application: its filter would see every event of every widget.
        app = QGuiApplication.instance()
        assert isinstance(app, QGuiApplication)
        app.focusWindowChanged.connect(self._watch)
        self._watch(window.windowHandle())
        self.set_idle(idle)

    def set_idle(self, idle: timedelta) -> None:
        """Lock after another span from now on; zero is never."""
        self._idle.setInterval(idle // timedelta(milliseconds=1))
        if not self.is_locked:
            self._wait()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Begin to wait anew with each sign of life; ask when a locked window comes back."""
        if watched is self._window:
            if event.type() == QEvent.Type.Show and self.is_locked:
                self._ask()
            return False
        if event.type() in _SIGNS_OF_LIFE and not self.is_locked:
            self._wait()
        return super().eventFilter(watched, event)

    @Slot(QWindow)
    def _watch(self, window: QWindow | None) -> None:
        if window is not None:
            window.installEventFilter(self)

    @Slot()
    def lock(self) -> None:
        """Cover every window and ask for the password."""
        if self.is_locked:
            return
        self._idle.stop()
        shown = [one for one in QApplication.topLevelWidgets() if one.isVisible()]
        for popup in [one for one in shown if one.windowType() == Qt.WindowType.Popup]:
            popup.close()
        others = [one for one in shown if one.windowType() != Qt.WindowType.Popup]
        self._covers = [Cover(one) for one in {self._window, *others}]
        self.is_locked = True
        if self._window.isVisible():
            self._ask()  # else once it comes back from the tray
        self.changed.emit(True)
        self._context.run(note_lock, lambda _done: None, self._context.refuse)

    def _ask(self) -> None:
        if self.dialog is None:
            self.dialog = UnlockDialog(self._context, self._email, self._window)
            self.dialog.accepted.connect(self._unlock)
            self.dialog.switch_wanted.connect(self.switch_wanted)
            self.dialog.open()

    @Slot()
    def _unlock(self) -> None:
        actor: Actor | None = None if self.dialog is None else self.dialog.actor
        for cover in self._covers:
            cover.hide()
            cover.deleteLater()
        self._covers = []
        if self.dialog is not None:
            self.dialog.deleteLater()
            self.dialog = None
        self.is_locked = False
        self.changed.emit(False)
        if actor != self._context.actor:
            self.switch_wanted.emit()  # another role by now: another window
            return
        self._wait()

    def _wait(self) -> None:
        if self._idle.interval():
            self._idle.start()
        else:
            self._idle.stop()
