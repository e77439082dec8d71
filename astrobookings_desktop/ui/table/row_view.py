"""A table of whole rows: how it is painted, and what keys and mouse do."""

from collections.abc import Mapping

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, Qt, Signal, Slot
from PySide6.QtGui import (
    QColor,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
)
from PySide6.QtWidgets import QAbstractItemView, QApplication, QTableView, QToolTip, QWidget

from astrobookings_desktop.ui.table.delegates import CellDelegate
from astrobookings_desktop.ui.table.header import TableHeader
from astrobookings_desktop.ui.table.look import (
    TableLook,
    changes_look,
    surroundings,
    table_tokens,
    theme_in_use,
)
from astrobookings_desktop.ui.table.model import TableModel
from astrobookings_desktop.ui.table.row_painter import NOWHERE, RowPainter
from astrobookings_desktop.ui.widgets.painting import plain_tip

_STEPS = {
    QAbstractItemView.CursorAction.MoveUp: -1,
    QAbstractItemView.CursorAction.MovePageUp: -1,
    QAbstractItemView.CursorAction.MoveDown: 1,
    QAbstractItemView.CursorAction.MovePageDown: 1,
    QAbstractItemView.CursorAction.MoveNext: 0,  # what Qt asks for when the focus comes
}


class RowView(QTableView):
    """Selects, lights up and frames whole rows; quick at a million of them.

    Arrows, PgUp and PgDn move by rows, Home and End go to the first and last one. Typing belongs
    to the search field: it comes out as `typed`. Colors are the theme's, or `tokens` (see
    `TableLook`) where there is no theme.
    """

    typed = Signal(str)
    look_changed = Signal()

    def __init__(
        self,
        model: TableModel,
        parent: QWidget | None = None,
        tokens: Mapping[str, QColor | str] | None = None,
    ) -> None:
        self._dressing = True
        self.gap = NOWHERE  # where the current row stood that left the list: nobody is current then
        super().__init__(parent)
        self._table = model
        if tokens is None and (look := theme_in_use()) is not None:
            tokens = table_tokens(look.tokens)
            look.changed.connect(self._theme_changed)
        self._look = TableLook(self.font(), QApplication.palette(self), tokens)
        self._tokens = tokens
        self._made_for = surroundings(self)
        self._header = TableHeader(model, self._look, self)
        self.setHorizontalHeader(self._header)
        self._prepare()
        self.setModel(model)
        # Qt asks the header's selection model once per column whether all rows are selected: with
        # the table's own that takes seconds at a million rows.
        for header in (self._header, self.verticalHeader()):
            header.setSelectionModel(QItemSelectionModel(model, header))
        self._rows = RowPainter(self, self._look)
        self._delegate = CellDelegate(model, self._look, self)
        self.setItemDelegate(self._delegate)
        self._apply_look()

    def set_tokens(self, tokens: Mapping[str, QColor | str]) -> None:
        """Paint with the theme's colors from now on."""
        self._tokens = tokens
        self._renew_look()

    def row_above(self, y: int) -> int:
        """The row at `y`, or the last one when all rows end above it."""
        row = self.rowAt(y) if y >= 0 else -1
        ends = self.rowViewportPosition(self._table.rowCount() - 1)
        return self._table.rowCount() - 1 if row < 0 <= ends < y else row

    def last_visible_row(self) -> int:
        """The last row in sight, −1 when there is none."""
        return self.row_above(self.viewport().height() - 1)

    def selected_count(self) -> int:
        """How many rows are selected."""
        return sum(last - first + 1 for first, last in self.selected_rows())

    def selected_rows(self) -> list[tuple[int, int]]:
        """The selected rows as ranges (first, last); a million rows are one range."""
        selection = self.selectionModel().selection()
        parts = (selection.at(number) for number in range(selection.size()))
        return sorted({(part.top(), part.bottom()) for part in parts})

    def row_beside(self, by: int) -> int:
        """The row so many below the current one, or from where that stood before it left."""
        row = self.currentIndex().row()
        if row >= 0 or self.gap < 0:
            return row + by
        return self.gap + (by - 1 if by > 0 else by)  # the one below has moved up

    # --- keyboard and mouse -----------------------------------------------------------------------

    def moveCursor(
        self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier
    ) -> QModelIndex:
        """Home and End go to the first and last row, with or without Ctrl.

        Where the current row left, arrows go on from there; the focus alone chooses no other one.
        """
        rows = self._table.rowCount()
        column = max(self.currentIndex().column(), 0)
        if rows and self.gap >= 0 and action in _STEPS:
            by = _STEPS[action]
            row = min(max(self.row_beside(by), 0), rows - 1)
            return self._table.index(row, column) if by else QModelIndex()
        if rows and action == QAbstractItemView.CursorAction.MoveHome:
            return self._table.index(0, column)
        if rows and action == QAbstractItemView.CursorAction.MoveEnd:
            return self._table.index(rows - 1, column)
        return super().moveCursor(action, modifiers)

    def keyboardSearch(self, search: str) -> None:
        """Qt would compare a million rows with the typed letter; the search field does that."""
        self.typed.emit(search)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens the current row, once per press."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and event.isAutoRepeat():
            event.accept()
            return
        super().keyPressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Light up the row under the mouse."""
        self._rows.hover(self.rowAt(round(event.position().y())))
        super().mouseMoveEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        """No row is under the mouse any more."""
        self._rows.hover(NOWHERE)
        super().leaveEvent(event)

    def viewportEvent(self, event: QEvent) -> bool:
        """Tell an elided text in full."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            index = self.indexAt(event.pos())
            text = self._delegate.hidden_text(index, self.columnWidth(index.column()))
            place = self.visualRect(index)
            QToolTip.showText(event.globalPos(), plain_tip(text), self.viewport(), place)
            return True
        return super().viewportEvent(event)

    # --- painting ---------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        """Row backgrounds, then cells, then hairlines and the current row's frame."""
        rows = self._rows
        if not rows.measure(event.rect()):
            super().paintEvent(event)
            return
        current = self.currentIndex().row()
        shown, framed = (NOWHERE, current) if self.hasFocus() else (current, NOWHERE)
        painter = QPainter(self.viewport())
        rows.paint_under(painter, shown)
        painter.end()
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        rows.paint_over(painter, shown, framed)
        painter.end()

    def changeEvent(self, event: QEvent) -> None:
        """Follow a new font or palette."""
        super().changeEvent(event)
        if self._dressing or not changes_look(event):
            return
        if surroundings(self) != self._made_for:
            self._renew_look()

    # --- within -----------------------------------------------------------------------------------

    def _prepare(self) -> None:
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.setFrameShape(QTableView.Shape.NoFrame)
        self.verticalHeader().hide()
        self.verticalHeader().setResizeContentsPrecision(0)
        self.verticalHeader().setSectionResizeMode(self.verticalHeader().ResizeMode.Fixed)
        self.setAccessibleName(self._table.spec.name)

    @Slot()
    def _theme_changed(self) -> None:
        look = theme_in_use()
        if look is not None:
            self.set_tokens(table_tokens(look.tokens))

    def _apply_look(self) -> None:
        look = self._look
        palette = QPalette(QApplication.palette(self))
        # A solid highlight would ruin chips and bars; the view paints its own, soft one.
        palette.setColor(QPalette.ColorRole.Highlight, QColor(Qt.GlobalColor.transparent))
        palette.setColor(QPalette.ColorRole.HighlightedText, look.color("text"))
        palette.setColor(QPalette.ColorRole.Base, look.color("surface"))
        self._dressing = True
        self.setPalette(palette)
        # Under a style sheet a palette doesn't reach the child widgets by itself.
        self.viewport().setPalette(palette)
        self._dressing = False
        rows = self.verticalHeader()
        rows.setMinimumSectionSize(self._delegate.row_height)
        rows.setDefaultSectionSize(self._delegate.row_height)

    def _renew_look(self) -> None:
        self._made_for = surroundings(self)
        self._look = TableLook(self.font(), QApplication.palette(self), self._tokens)
        self._delegate.set_look(self._look)
        self._header.set_look(self._look)
        self._rows.set_look(self._look)
        self._apply_look()
        self.look_changed.emit()
        self.viewport().update()
