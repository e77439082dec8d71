"""Noticing what other processes wrote."""

import sqlite3

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from astrobookings_desktop.data.queries.other_writers import data_version

INTERVAL_MS = 1000


class DataVersionWatcher(QObject):
    """Looks once a second whether another connection has committed, and says `changed`.

    The program's own commits are other connections' too: after telling the screens of one, call
    `absorb`, and it isn't told a second time. A fault of the database is `failed`.
    """

    changed = Signal()
    failed = Signal(object)

    def __init__(self, connection: sqlite3.Connection, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._connection = connection
        self._seen = data_version(connection)
        self._timer = QTimer(self, interval=INTERVAL_MS)
        self._timer.timeout.connect(self.look)

    def start(self) -> None:
        """Begin to look."""
        self._timer.start()

    def stop(self) -> None:
        """Look no more."""
        self._timer.stop()

    def absorb(self) -> None:
        """Take everything committed until now as known."""
        self._seen = data_version(self._connection)

    @Slot()
    def look(self) -> None:
        """Look now."""
        try:
            version = data_version(self._connection)
        except sqlite3.Error as error:
            self.failed.emit(error)
            return
        if version != self._seen:
            self._seen = version
            self.changed.emit()
