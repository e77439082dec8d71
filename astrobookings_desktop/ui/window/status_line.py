"""The words at the left of the status bar."""

from PySide6.QtCore import Qt, QTimer, Slot
from PySide6.QtWidgets import QLabel, QWidget

SAID_MS = 6000  # long enough to be read by somebody who looks up from the keyboard
LONG_MS = 24 * 60 * 60 * 1000


class StatusLine(QLabel):
    """What the page in front tells, and for some seconds over it what was just said."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setContentsMargins(14, 0, 0, 0)
        self._told = ""
        self._timer = QTimer(self, singleShot=True, interval=SAID_MS)
        self._timer.timeout.connect(self.go_on)

    @Slot(str)
    def tell(self, text: str) -> None:
        """What stands here, as long as nothing was said."""
        self._told = text
        if not self._timer.isActive():
            self.setText(text)

    @Slot(str)
    def say(self, text: str) -> None:
        """A word about what just happened."""
        self.setText(text)
        self._timer.start(SAID_MS)

    def keep_saying(self, text: str) -> None:
        """A word that stands here until another one is said."""
        self.setText(text)
        self._timer.start(LONG_MS)

    @Slot()
    def clear(self) -> None:
        """Another page comes to the front: nothing of the last one is left."""
        self._timer.stop()
        self.tell("")

    @Slot()
    def go_on(self) -> None:
        """What was said is over."""
        self._timer.stop()
        self.setText(self._told)
