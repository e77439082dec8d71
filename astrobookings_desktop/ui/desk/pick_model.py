"""The rows of a short list, which of them is highlighted, and which one was taken."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Signal
from PySide6.QtCore import Qt as QtNames

from astrobookings_desktop.data.queries.listing.base import Row
from astrobookings_desktop.ui.table.column import Column, Tone
from astrobookings_desktop.ui.table.row_cache import Line

_Index = QModelIndex | QPersistentModelIndex
NOWHERE = -1


class PickModel(QAbstractTableModel):
    """A few rows that are all there; the first value of each is its id."""

    highlight_changed = Signal()

    def __init__(self, columns: tuple[Column, ...], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.columns: Sequence[Column] = columns
        self.two_lines = any(column.second is not None for column in columns)
        self._lines: list[Line] = []
        self._highlighted = NOWHERE
        self._taken: int | None = None

    # --- what a list does -------------------------------------------------------------------------

    def set_rows(
        self, rows: Sequence[Row], tones: Sequence[Tone | None] | None = None, highlight: int = 0
    ) -> None:
        """Show other rows and highlight row number `highlight` (−1: none)."""
        shades = tones if tones is not None else [None] * len(rows)
        self.beginResetModel()
        self._lines = [
            Line(row, [column.text(row) for column in self.columns], tone)
            for row, tone in zip(rows, shades, strict=True)
        ]
        self._highlighted = min(highlight, len(rows) - 1)
        self.endResetModel()
        self.highlight_changed.emit()

    @property
    def count(self) -> int:
        """How many rows there are."""
        return len(self._lines)

    def row(self, number: int) -> Row | None:
        """The row numbered `number`."""
        line = self.line(number)
        return None if line is None else line.row

    def find(self, key: int | None) -> int:
        """The number of the row with this id, −1 when it isn't there."""
        for number, line in enumerate(self._lines):
            if line.row[0] == key:
                return number
        return NOWHERE

    @property
    def highlighted(self) -> int:
        """The number of the highlighted row, −1 when there is none."""
        return self._highlighted

    def highlight(self, number: int) -> None:
        """Highlight a row; −1 highlights none."""
        number = max(NOWHERE, min(number, len(self._lines) - 1))
        if number != self._highlighted:
            self._highlighted = number
            self.highlight_changed.emit()

    def highlighted_text(self) -> str:
        """The highlighted row as it is read aloud."""
        line = self.line(self._highlighted)
        if line is None:
            return ""
        seconds = [column.second for column in self.columns]
        texts = [
            text
            for first, second in zip(line.texts, seconds, strict=True)
            for text in (first, "" if second is None else second(line.row))
        ]
        return ", ".join(text for text in texts if text)

    @property
    def taken(self) -> int:
        """The number of the row that was taken, −1 when it isn't there."""
        return NOWHERE if self._taken is None else self.find(self._taken)

    def set_taken(self, key: int | None) -> None:
        """Remember the row with this id as taken."""
        self._taken = key
        self.highlight_changed.emit()

    # --- what is drawn ----------------------------------------------------------------------------

    def line(self, row: int) -> Line | None:
        """The row numbered `row`, None when there is none."""
        return self._lines[row] if 0 <= row < len(self._lines) else None

    def rowCount(self, parent: _Index = QModelIndex()) -> int:
        """How many rows there are."""
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:
        """How many columns there are."""
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: _Index, role: int = 0) -> Any:
        """The text of a cell, as screen readers see it."""
        line = self.line(index.row())
        return line.texts[index.column()] if line is not None and role == 0 else None

    def headerData(self, section: int, orientation: QtNames.Orientation, role: int = 0) -> Any:
        """The title of a column."""
        if orientation == QtNames.Orientation.Horizontal and role == 0:
            return self.columns[section].heading
        return None
