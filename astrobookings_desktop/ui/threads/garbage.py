"""Collecting Python's garbage, in the GUI thread alone.

A cycle of objects may hold widgets. Found by a worker's thread, they would be destroyed there, and
both threads may wait for each other for ever.
"""

import gc

from PySide6.QtCore import QObject, QTimer, Slot

INTERVAL_MS = 1000


class Garbage(QObject):
    """Looks each second whether the collector's own thresholds are passed."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        gc.disable()
        gc.freeze()  # what was loaded stays: it needs no more looks
        timer = QTimer(self, interval=INTERVAL_MS)
        timer.timeout.connect(self.collect)
        timer.start()

    @Slot()
    def collect(self) -> None:
        """Collect the oldest generation whose turn it is, and those younger."""
        due = [
            place
            for place, (count, limit) in enumerate(
                zip(gc.get_count(), gc.get_threshold(), strict=True)
            )
            if count > limit > 0
        ]
        if due:
            gc.collect(due[-1])
