"""News of what changed, whoever wrote it: this window, or another process."""

import sqlite3

from PySide6.QtCore import QObject, Signal, Slot

from astrobookings_desktop.services.unit_of_work import Changes
from astrobookings_desktop.ui.table import DataVersionWatcher


class ChangeHub(QObject):
    """Tells every screen of changes: `{Entity: ids}`, or None when anything may have changed."""

    changed = Signal(object)
    failed = Signal(object)  # a fault of the database, noticed while looking

    def __init__(self, connection: sqlite3.Connection, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._watcher = DataVersionWatcher(connection, self)
        self._watcher.changed.connect(self.tell_anything)
        self._watcher.failed.connect(self.failed)

    def start(self) -> None:
        """Begin to look for other processes' writes."""
        self._watcher.start()

    def stop(self) -> None:
        """Look and tell no more: news still on its way would be read from a closed database."""
        self._watcher.stop()
        self.blockSignals(True)

    def tell(self, changes: Changes) -> None:
        """Tell of a commit of our own."""
        self._watcher.absorb()
        self.changed.emit(changes)

    @Slot()
    def tell_anything(self) -> None:
        """Tell that anything may have changed."""
        self.changed.emit(None)
