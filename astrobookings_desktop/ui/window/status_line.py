"""The words at the left of the status bar."""

from PySide6.QtCore import QTimer, Slot
from PySide6.QtWidgets import QWidget

from astrobookings_desktop.ui.widgets.elided_label import ElidedLabel

SAID_MS = 6000  # long enough to be read by somebody who looks up from the keyboard


class StatusLine(ElidedLabel):
    """What the page in front tells, or what goes on; for some seconds over it what was just
    said."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.setContentsMargins(14, 0, 0, 0)
        self._told = self._going_on = ""
        self._timer = QTimer(self, singleShot=True, interval=SAID_MS)
        self._timer.timeout.connect(self._show)

    @Slot(str)
    def tell(self, text: str) -> None:
        """What stands here, as long as nothing was said and nothing goes on."""
        self._told = text
        if not self._timer.isActive():
            self._show()

    @Slot(str)
    def say(self, text: str) -> None:
        """A word about what just happened."""
        self.setText(text)
        self._timer.start()

    def keep_saying(self, text: str) -> None:
        """What goes on: it comes back after what is said meanwhile, until `go_on`."""
        self._going_on = text
        self._timer.stop()
        self._show()

    def go_on(self) -> None:
        """Nothing goes on any more; what was said meanwhile can still be read."""
        self._going_on = ""
        if not self._timer.isActive():
            self._show()

    @Slot()
    def clear(self) -> None:
        """Another page comes to the front: nothing of the last one is left."""
        self._timer.stop()
        self.tell("")

    @Slot()
    def _show(self) -> None:
        self.setText(self._going_on or self._told)
