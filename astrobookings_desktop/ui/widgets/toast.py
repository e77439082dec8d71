"""A passing notice at the bottom right, for things done elsewhere."""

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QAccessible, QAccessibleEvent, QEnterEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from astrobookings_desktop.ui import theme
from astrobookings_desktop.ui.theme.fonts import px
from astrobookings_desktop.ui.widgets.painting import rounded

SHOWN_MS = 6000
MARGIN = 16
STATUS_BAR = 28
WIDEST = 480


class Toast(QWidget):
    """Shows one line for six seconds; it stays while the mouse is on it."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 12, 16, 12)
        row.setSpacing(12)
        self._icon_name = "info"
        self._icon = QLabel()
        self._words = QLabel()
        self._words.setTextFormat(Qt.TextFormat.PlainText)
        row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._words, 1)
        self._timer = QTimer(self, singleShot=True, interval=SHOWN_MS)
        self._timer.timeout.connect(self.hide)
        window.installEventFilter(self)
        theme.current().changed.connect(self._dress)
        self.hide()

    def say(self, text: str, icon: str = "info") -> None:
        """Show `text`, and have screen readers say it."""
        self._icon_name = icon
        self._words.setText(text)
        self.setAccessibleName(text)
        self._dress()
        self._place()
        self.show()
        self.raise_()
        self._timer.start()
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))

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
        if event.type() == QEvent.Type.Resize and not self.isHidden():
            self._place()
        return False

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The ground."""
        t = theme.current().tokens
        rounded(QPainter(self), self.rect(), 8, t.raised, t.border)

    def _place(self) -> None:
        window = self.parentWidget()
        if window is None:
            return
        words = self._words.fontMetrics().horizontalAdvance(self._words.text()) + 2
        most = min(px(WIDEST), window.width() - 2 * MARGIN - 60)
        self._words.setWordWrap(words > most)
        self._words.setFixedWidth(min(words, most))
        self.adjustSize()
        self.move(
            window.width() - self.width() - MARGIN,
            window.height() - self.height() - px(STATUS_BAR) - MARGIN,
        )

    def _dress(self) -> None:
        self._icon.setPixmap(theme.current().pixmap(self._icon_name, "info", px(16)))
        self.update()
