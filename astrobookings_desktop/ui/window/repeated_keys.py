"""Keys that are held down, told from keys that are struck again."""

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Slot
from PySide6.QtGui import QGuiApplication, QKeyEvent, QWindow

from astrobookings_desktop.ui.widgets.strokes import strokes


class RepeatedKeys(QObject):
    """Marks the presses of a key that is held down as repeated ones where Qt doesn't.

    Under X11 a repetition comes as a release and a press of the same millisecond, and Qt takes them
    for one only if it reads both at once: others look as if somebody struck anew, and so a held
    Enter would press one button after the other. All windows of the program are seen to, as soon as
    they get the keys.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._released: tuple[int, int] | None = None  # the key, and when in ms
        app = QGuiApplication.instance()
        if isinstance(app, QGuiApplication):
            app.focusWindowChanged.connect(self._watch)
            self._watch(app.focusWindow())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Give a press that is none on as a repeated one; keep back what was struck twice."""
        if not isinstance(event, QKeyEvent):
            return False
        at = event.key(), event.timestamp()
        if event.type() == QEvent.Type.KeyRelease:
            self._released = at if event.timestamp() else None
            strokes.let_go(event)
        elif event.type() == QEvent.Type.KeyPress and not event.isAutoRepeat():
            if at == self._released:
                return self._give_on(watched, event)
            return strokes.swallows(event)
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

    @Slot(QWindow)
    def _watch(self, window: QWindow | None) -> None:
        if window is not None:  # a second time it is still one filter
            window.installEventFilter(self)
