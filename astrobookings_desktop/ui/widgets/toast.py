"""A passing notice at the bottom right, for things done elsewhere."""

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QEnterEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from astrobookings_desktop.ui import theme
from astrobookings_desktop.ui.widgets.painting import rounded

SHOWN_MS = 6000
MARGIN = 16


class Toast(QWidget):
    """Shows one line for six seconds; it stays while the mouse is on it."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 12, 16, 12)
        self._icon = QLabel()
        self._words = QLabel()
        self._words.setTextFormat(Qt.TextFormat.PlainText)
        row.addWidget(self._icon)
        row.addWidget(self._words)
        self._timer = QTimer(self, singleShot=True, interval=SHOWN_MS)
        self._timer.timeout.connect(self.hide)
        window.installEventFilter(self)
        self.hide()

    def say(self, text: str, icon: str = "info") -> None:
        """Show `text`."""
        self._icon.setPixmap(theme.current().pixmap(icon, "info"))
        self._words.setText(text)
        self.setAccessibleName(text)
        self.adjustSize()
        self._place()
        self.show()
        self.raise_()
        self._timer.start()

    def enterEvent(self, event: QEnterEvent) -> None:
        """Stay while somebody reads."""
        self._timer.stop()
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        """Go soon."""
        self._timer.start()
        super().leaveEvent(event)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Keep to the corner."""
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
        return False

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The ground."""
        t = theme.current().tokens
        rounded(QPainter(self), self.rect(), 8, t.raised, t.border)

    def _place(self) -> None:
        window = self.parentWidget()
        if window is not None:
            self.move(
                window.width() - self.width() - MARGIN,
                window.height() - self.height() - 28 - MARGIN,
            )
