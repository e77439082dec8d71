"""Loading what the window needs while somebody signs in, who then hardly waits for it."""

import gc
import importlib

from PySide6.QtCore import QObject, QTimer, Signal, Slot

FIRST_MS = 150  # the door is painted by then
PAUSE_MS = 10
# From what others need to what needs them: each takes no longer than a keystroke may wait.
PARTS = (
    "services.lists.lookup",
    "data.queries.language.compiling",
    "ui.table",
    "ui.context",
    "services.bookings.sales",
    "ui.entities",
    "data.queries.desk",
    "ui.desk",
    "ui.main_window",
    "ui.start.opening",
)


class Loading(QObject):
    """Imports the `PARTS`, one in a turn of the event loop; between two of them keys are heard."""

    done = Signal()  # everything is there

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._left = list(PARTS)
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._next)

    def start(self) -> None:
        """Begin when the door is painted."""
        self._timer.start(FIRST_MS)

    def finish(self) -> None:
        """Load all that is left at once: somebody is in already."""
        self._timer.stop()
        while self._left:
            self._load()

    @Slot()
    def _next(self) -> None:
        self._load()
        if self._left:
            self._timer.start(PAUSE_MS)

    def _load(self) -> None:
        importlib.import_module(f"astrobookings_desktop.{self._left.pop(0)}")
        if not self._left:
            gc.freeze()  # what was loaded stays: the collector needn't look at it
            self.done.emit()
