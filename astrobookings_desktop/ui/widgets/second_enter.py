"""Enter that leads to a button, and mustn't press it in the same breath."""

from PySide6.QtCore import QElapsedTimer, QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget


class SecondEnter(QObject):
    """Keeps an Enter that was struck twice, where once was meant, from doing the act."""

    def __init__(self, act: QWidget) -> None:
        super().__init__(act)
        self._act = act
        self._since = QElapsedTimer()  # since Enter led to the act
        act.installEventFilter(self)

    def lead(self, reason: Qt.FocusReason = Qt.FocusReason.OtherFocusReason) -> None:
        """Give the act the focus, because of an Enter elsewhere."""
        self._act.setFocus(reason)
        self._since.start()

    @property
    def is_recent(self) -> bool:
        """Whether a key now may still be the second one of a double stroke."""
        since = self._since
        return since.isValid() and since.elapsed() < QApplication.doubleClickInterval()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Swallow Enter for as long as two strokes count as one double stroke."""
        if watched is self._act and isinstance(event, QKeyEvent):
            return self.is_recent and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        return super().eventFilter(watched, event)
