"""Keys that are held down, told from keys that are struck again."""

from PySide6.QtCore import QCoreApplication, QEvent, QObject
from PySide6.QtGui import QKeyEvent, QWindow
from PySide6.QtWidgets import QWidget


class RepeatedKeys(QObject):
    """Marks the presses of a key that is held down as repeated ones where Qt doesn't.

    Under X11 a repetition comes as a release and a press of the same millisecond, and Qt takes them
    for one only if it reads both at once: others look as if somebody struck anew, and so a held
    Enter would press one button after the other.
    """

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._watched: QWindow | None = None
        self._released: tuple[int, int] | None = None  # the key, and when in ms
        window.installEventFilter(self)  # until it has a window of the system's

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Give a press that is none on as a repeated one."""
        if watched is self._window:
            if event.type() in (QEvent.Type.WinIdChange, QEvent.Type.Show):
                self._watch()
            return False
        if not isinstance(event, QKeyEvent):
            return False
        at = event.key(), event.timestamp()
        if event.type() == QEvent.Type.KeyRelease:
            self._released = at if event.timestamp() else None
        elif event.type() == QEvent.Type.KeyPress and not event.isAutoRepeat():
            return at == self._released and self._give_on(watched, event)
        return False

    def _give_on(self, watched: QObject, event: QKeyEvent) -> bool:
        again = QKeyEvent(
            event.type(),
            event.key(),
            event.modifiers(),
            event.nativeScanCode(),
            event.nativeVirtualKey(),
            event.nativeModifiers(),
            event.text(),
            True,
            event.count(),
        )
        QCoreApplication.sendEvent(watched, again)
        return True

    def _watch(self) -> None:
        handle = self._window.windowHandle()
        if handle is not None and handle is not self._watched:
            self._watched = handle
            handle.installEventFilter(self)
