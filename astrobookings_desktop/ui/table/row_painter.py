"""What belongs to whole rows: their ground, hairlines, the bar of selected ones, the frame."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QLine, QRect, Qt
from PySide6.QtGui import QPainter, QPen

from astrobookings_desktop.ui.table.look import TableLook

if TYPE_CHECKING:
    from astrobookings_desktop.ui.table.row_view import RowView

BAR = 4
NOWHERE = -1


class RowPainter:
    """Paints under and over the cells of a view; knows the row under the mouse."""

    def __init__(self, view: "RowView", look: TableLook) -> None:
        self._view = view
        self._hovered = NOWHERE
        self._first = self._last = NOWHERE
        self._top = self._width = self._height = 0
        self._selected: list[int] = []
        self.set_look(look)

    def set_look(self, look: TableLook) -> None:
        """Paint with these colors from now on."""
        self._select = look.color("select")
        self._focus = look.color("focus")
        self._hover = look.color("hover")
        self._line = QPen(look.color("line"))
        self._frame = QPen(self._focus, 2)
        self._frame.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
        self._bar = look.px(BAR)

    def hover(self, row: int) -> None:
        """The mouse is over `row` now, or `NOWHERE`."""
        if row == self._hovered:
            return
        viewport, height = self._view.viewport(), self._view.verticalHeader().defaultSectionSize()
        for touched in (row, self._hovered):
            if touched != NOWHERE:
                y = self._view.rowViewportPosition(touched)
                viewport.update(0, y, viewport.width(), height)
        self._hovered = row

    def measure(self, exposed: QRect) -> bool:
        """Find out which rows stand in `exposed`; False when there are none."""
        view = self._view
        self._first = view.rowAt(exposed.top())
        if self._first == NOWHERE:
            return False
        self._last = view.row_above(exposed.bottom())
        header = view.horizontalHeader()
        self._width = min(header.length() - header.offset(), view.viewport().width())
        self._height = view.verticalHeader().defaultSectionSize()
        self._top = view.rowViewportPosition(self._first)
        rows: set[int] = set()
        for start, end in view.selected_rows():
            rows.update(range(max(self._first, start), min(self._last, end) + 1))
        self._selected = sorted(rows)
        return True

    def paint_under(self, painter: QPainter, shown: int) -> None:
        """The grounds of the hovered row, of the selected ones, and paler of the row `shown`."""
        if self._first <= shown <= self._last:
            painter.fillRect(self._row(shown), self._hover)
        if self._first <= self._hovered <= self._last:
            painter.fillRect(self._row(self._hovered), self._hover)
        for row in self._selected:
            painter.fillRect(self._row(row), self._select)

    def paint_over(self, painter: QPainter, shown: int, framed: int) -> None:
        """Hairlines, bars of selected rows and of `shown`, and the frame of the row `framed`."""
        right = self._width - 1
        ends = (self._row(row).bottom() for row in range(self._first, self._last + 1))
        painter.setPen(self._line)
        painter.drawLines([QLine(0, y, right, y) for y in ends])
        marked = [shown] if self._first <= shown <= self._last else []
        for row in (*self._selected, *marked):
            ground = self._row(row)
            ground.setWidth(self._bar)
            painter.fillRect(ground, self._focus)
        if self._first <= framed <= self._last:
            painter.setPen(self._frame)
            painter.drawRect(self._row(framed).adjusted(1, 1, -1, -1))

    def _row(self, row: int) -> QRect:
        top = self._top + (row - self._first) * self._height
        return QRect(0, top, self._width, self._height)
