"""The icon in the desktop's tray: how the jobs fare, how much waits, and a menu."""

from enum import Enum

from PySide6.QtCore import QObject, QTimer, Signal, SignalInstance, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QSystemTrayIcon

from astrobookings_desktop.services.messages.inbox import Attention
from astrobookings_desktop.ui import format as shown
from astrobookings_desktop.ui import theme
from astrobookings_desktop.ui.theme import icons

LOOK_MS = 3000  # for a tray that comes or goes


class State(Enum):
    """What the icon says: its badge, and the badge's tone."""

    WORKING = ("", "neutral")
    PAUSED = ("pause", "neutral")
    ATTENTION = ("attention", "danger")


class Tray(QObject):
    """The icon, wherever there is a tray at this moment; `vanished` says that there is none now."""

    opened = Signal()
    inbox_wanted = Signal()
    pause_wanted = Signal()
    quit_wanted = Signal()
    message_opened = Signal()
    vanished = Signal()

    def __init__(self, title: str, *, steers: bool, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._title = title
        self.icon: QSystemTrayIcon | None = None
        self._state = State.WORKING
        self._counts: Attention | None = None
        self._is_locked = self._is_paused = self._is_broken = False
        self.menu = QMenu()
        self.desk = self._add(self.tr("&Open the desk"), self.opened)
        self.inbox = self._add(self.tr("&Inbox"), self.inbox_wanted)
        self.menu.addSeparator()
        self.pause = self._add("", self.pause_wanted)
        self.pause.setVisible(steers)
        self.menu.addSeparator()
        self.quit = self._add(self.tr("&Quit"), self.quit_wanted)
        self._timer = QTimer(self, interval=LOOK_MS)
        self._timer.timeout.connect(self.look)
        theme.current().changed.connect(self._dress)
        self._say()

    def start(self) -> None:
        """Show the icon as soon as there is a tray, and look after it."""
        self.look()
        self._timer.start()

    @property
    def is_there(self) -> bool:
        """Whether a person sees the icon."""
        return self.icon is not None

    @Slot()
    def look(self) -> None:
        """See whether there is a tray."""
        there = QSystemTrayIcon.isSystemTrayAvailable()
        if there and self.icon is None:
            self.icon = QSystemTrayIcon(self)
            self.icon.setContextMenu(self.menu)
            self.icon.activated.connect(self._clicked)
            self.icon.messageClicked.connect(self.message_opened)
            self._dress()
            self._say()
            self.icon.show()
        elif not there and self.icon is not None:
            self._remove()
            self.vanished.emit()

    @Slot(object)
    def count(self, counts: Attention) -> None:
        """What waits."""
        self._counts = counts
        self._follow()

    @Slot(bool)
    def set_paused(self, paused: bool) -> None:
        """Whether the jobs are paused."""
        self._is_paused = paused
        self._follow()

    @Slot(object)
    def set_broken(self, fault: object) -> None:
        """Whether the worker couldn't begin: what kept it from that, or nothing."""
        self._is_broken = bool(fault)
        self._follow()

    @Slot(bool)
    def set_locked(self, locked: bool) -> None:
        """While the window is locked, the menu only leads to it."""
        self._is_locked = locked
        for action in (self.inbox, self.pause, self.quit):
            action.setEnabled(not locked)

    @property
    def state(self) -> State:
        """What the icon says now."""
        return self._state

    @property
    def words(self) -> str:
        """The tooltip."""
        lines = [f"{self._title}: {self._state_words()}"]
        if self._is_broken:
            lines.append(self.tr("the worker couldn't begin"))
        counts = self._counts
        if counts is not None:
            jobs = counts.jobs
            told = (
                (counts.unread, self.tr("your unread messages: {0}")),
                (jobs.waiting, self.tr("jobs waiting: {0}")),
                (jobs.retrying, self.tr("jobs put off: {0}")),
                (jobs.for_a_setting, self.tr("jobs waiting for a setting: {0}")),
                (jobs.failed, self.tr("jobs failed: {0}")),
                (jobs.uncertain, self.tr("jobs uncertain: {0}")),
            )
            lines += [words.format(shown.number(number)) for number, words in told if number]
        return "\n".join(lines)

    def show_message(self, title: str, body: str) -> None:
        """A balloon at the icon, which Qt itself draws where there is no bus."""
        if self.icon is not None:
            self.icon.showMessage(title, body, self.icon.icon())

    @Slot()
    def stop(self) -> None:
        """Take the icon away."""
        self._timer.stop()
        self._remove()
        self.menu.deleteLater()

    # --- within -----------------------------------------------------------------------------------

    def _add(self, text: str, wanted: SignalInstance) -> QAction:
        action = QAction(text, self)
        action.triggered.connect(lambda _checked=False: wanted.emit())
        self.menu.addAction(action)
        return action

    def _state_words(self) -> str:
        return {
            State.WORKING: self.tr("at work"),
            State.PAUSED: self.tr("jobs paused"),
            State.ATTENTION: self.tr("somebody is needed"),
        }[self._state]

    def _remove(self) -> None:
        if self.icon is not None:
            self.icon.hide()
            self.icon.deleteLater()
            self.icon = None

    def _follow(self) -> None:
        counts = self._counts
        if self._is_broken or (counts is not None and counts.jobs.need_somebody):
            self._state = State.ATTENTION
        else:
            self._state = State.PAUSED if self._is_paused else State.WORKING
        self._dress()
        self._say()

    def _say(self) -> None:
        unread = self._counts.unread if self._counts is not None else 0
        inbox = self.tr("&Inbox: {0} unread").format(shown.number(unread))
        self.inbox.setText(inbox if unread else self.tr("&Inbox"))
        if self._is_broken:
            self.pause.setText(self.tr("&Begin with jobs again"))
        else:
            self.pause.setText(
                self.tr("&Go on with jobs") if self._is_paused else self.tr("&Pause jobs")
            )
        if self.icon is not None:
            self.icon.setToolTip(self.words)

    @Slot()
    def _dress(self) -> None:
        if self.icon is not None:
            badge, tone = self._state.value
            self.icon.setIcon(icons.stamp("launch", theme.current().tokens, badge, tone))

    @Slot(QSystemTrayIcon.ActivationReason)
    def _clicked(self, reason: QSystemTrayIcon.ActivationReason) -> None:
        reasons = QSystemTrayIcon.ActivationReason
        if reason in (reasons.Trigger, reasons.DoubleClick):
            self.opened.emit()
