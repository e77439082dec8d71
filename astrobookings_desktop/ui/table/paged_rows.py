"""Rows by number as Qt's table model, as far as their keys are known."""

import sqlite3
from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from astrobookings_desktop.data.queries.listing.base import Row
from astrobookings_desktop.ui.table.column import Align, Column, TableSpec
from astrobookings_desktop.ui.table.keys import Keys
from astrobookings_desktop.ui.table.row_cache import PAGE, Line, RowCache

_ALIGN = {
    Align.LEFT: Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignAbsolute,
    Align.RIGHT: Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignAbsolute,
    Align.CENTER: Qt.AlignmentFlag.AlignHCenter,
}
_ALIGNMENT_ROLE = int(Qt.ItemDataRole.TextAlignmentRole)
_Index = QModelIndex | QPersistentModelIndex


class PagedRows(QAbstractTableModel):
    """Rows are read on `connection` (GUI thread), a page at a time, when first asked for."""

    failed = Signal(object)  # a fault of the database, or a bug: an exception
    vanished = Signal()  # a row was gone when its page was read

    def __init__(
        self, spec: TableSpec, connection: sqlite3.Connection, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.spec = spec
        self._connection = connection
        self._keys = Keys()
        self._count = 0
        self._complete = False
        self._is_stopped = False
        self._is_unread = False  # a page couldn't be read: not tried again with each painting
        self._cache = RowCache(connection, spec.queries, spec.columns, spec.row_tone)
        self._roles: dict[int, Callable[[int], Any]] = {_ALIGNMENT_ROLE: self._alignment}

    # --- rows -------------------------------------------------------------------------------------

    @property
    def is_complete(self) -> bool:
        """Whether all keys are there."""
        return self._complete

    @property
    def keys(self) -> Keys:
        """The keys that are there."""
        return self._keys

    @property
    def pages_fetched(self) -> int:
        """How many pages were ever read."""
        return self._cache.fetched

    def leave_out(self, places: set[int]) -> None:
        """Make no texts for these columns, which don't show."""
        self._cache.leave_out(places)

    def id_at(self, row: int) -> int | None:
        """The id of the row numbered `row`, None beyond what is known."""
        return self._keys[row] if 0 <= row < len(self._keys) else None

    def row_of(self, key: int) -> int:
        """The row number of an id, −1 when it isn't listed."""
        return self._keys.find(key)

    def row_at(self, row: int) -> Row | None:
        """The raw row numbered `row`, None when it is gone or not known yet."""
        line = self.line(row)
        return None if line is None else line.row

    def line(self, row: int) -> Line | None:
        """The row numbered `row` made ready to draw, None when it is gone or not known yet."""
        try:
            return self._cache.line(row)
        except KeyError:
            page = row // PAGE
            return self._cache.line(row) if self._load(page, page) else None

    def lines(self, first: int, last: int) -> list[Line]:
        """The rows of these numbers that are there; from the first page that lacks to the last one,
        all are read in one go."""
        pages = range(first // PAGE, last // PAGE + 1)
        lacking = [page for page in pages if not self._cache.has(page)]
        if lacking:
            self._load(lacking[0], lacking[-1])
        return [line for line in map(self.line, range(first, last + 1)) if line is not None]

    # --- Qt's model -------------------------------------------------------------------------------

    def rowCount(self, parent: _Index = QModelIndex()) -> int:
        """The number of rows, also of those whose keys aren't there yet."""
        return 0 if parent.isValid() else self._count

    def columnCount(self, parent: _Index = QModelIndex()) -> int:
        """The number of columns, hidden ones too."""
        return 0 if parent.isValid() else len(self.spec.columns)

    def data(self, index: _Index, role: int = 0) -> Any:
        """The text of a cell, as screen readers see it; the delegate has its own way."""
        if role:  # an int here, so that a look into the table is quicker than comparing enums
            answer = self._roles.get(role)
            return None if answer is None else answer(index.column())
        line = self.line(index.row())
        return "" if line is None else line.texts[index.column()]

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> Any:
        """The title of a column; of a row, what it is known by (only screen readers ask)."""
        if orientation == Qt.Orientation.Vertical:
            line = self.line(section) if role == Qt.ItemDataRole.DisplayRole else None
            return None if line is None else line.texts[0]
        if 0 <= section < len(self.spec.columns):
            if role == Qt.ItemDataRole.DisplayRole:
                return self.spec.columns[section].heading
            if role == _ALIGNMENT_ROLE:
                return self._alignment(section) | Qt.AlignmentFlag.AlignVCenter
        return None

    @property
    def columns(self) -> Sequence[Column]:
        """The columns by their logical index."""
        return self.spec.columns

    @property
    def two_lines(self) -> bool:
        """Whether rows are tall enough for a second line."""
        return self.spec.two_lines

    def _alignment(self, column: int) -> Qt.AlignmentFlag:
        return _ALIGN[self.spec.columns[column].align] | Qt.AlignmentFlag.AlignVCenter

    def stop(self) -> None:
        """Read nothing any more: the connection is about to be closed."""
        self._is_stopped = True

    def _load(self, first: int, last: int) -> bool:
        """Read pages that follow each other; one whose keys aren't all there yet is left out."""
        if self._is_stopped or self._is_unread:
            return False
        known = len(self._keys)
        stop = min((last + 1) * PAGE, known if self._complete else known // PAGE * PAGE)
        if stop <= first * PAGE:
            return False
        gone = len(self._cache.vanished)
        try:
            self._cache.load(first, self._keys, stop)
        except sqlite3.Error as error:
            self._is_unread = True
            self.failed.emit(error)
            return False
        if len(self._cache.vanished) > gone:
            self.vanished.emit()
        return True

    def _data_changed(self, first: int, end: int) -> None:
        if first < end:
            last = len(self.spec.columns) - 1
            self.dataChanged.emit(self.index(first, 0), self.index(end - 1, last))
