"""The table that every entity's screen shows."""

from collections.abc import Mapping
from dataclasses import replace

from PySide6.QtCore import (
    QEvent,
    QItemSelectionModel,
    QLine,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtGui import (
    QColor,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QPen,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QApplication, QTableView, QToolTip, QWidget

from astrobookings_desktop.ui.table.column import HeaderState
from astrobookings_desktop.ui.table.delegates import CellDelegate
from astrobookings_desktop.ui.table.header import TableHeader
from astrobookings_desktop.ui.table.layout import ColumnLayout
from astrobookings_desktop.ui.table.look import TableLook, table_tokens, theme_in_use
from astrobookings_desktop.ui.table.model import TableModel
from astrobookings_desktop.ui.table.place import Place

BAR = 4

_Index = QModelIndex | QPersistentModelIndex


class TableView(QTableView):
    """Shows a `TableModel`: whole rows are selected, the keyboard reaches everything.

    Colors are the theme's, or `tokens` (see `TableLook`) where there is no theme.
    Arrows, PgUp and PgDn move by rows, Home and End go to the first and last one, Enter opens.
    Typing belongs to the search field: it comes out as `typed`.
    """

    opened = Signal(object)  # the id of a row: Enter or double click
    current_changed = Signal(object)  # the id of the current row, or None
    typed = Signal(str)
    header_changed = Signal()  # widths, order, visibility or sort: time to keep `header_state`

    def __init__(
        self,
        model: TableModel,
        parent: QWidget | None = None,
        tokens: Mapping[str, QColor | str] | None = None,
    ) -> None:
        self._dressing = True
        super().__init__(parent)
        self._table = model
        if tokens is None and (look := theme_in_use()) is not None:
            tokens = table_tokens(look.tokens)
            look.changed.connect(self._theme_changed)
        self._look = TableLook(self.font(), QApplication.palette(self), tokens)
        self._tokens = tokens
        self._hovered = -1
        self._empty: QWidget | None = None
        self._place: Place | None = None
        self._told: int | None = None
        self._header = TableHeader(model, self._look, self)
        self.setHorizontalHeader(self._header)
        self._prepare()
        self.setModel(model)
        # Qt asks the header's selection model once per column whether all rows are selected: with
        # the table's own that takes seconds at a million rows.
        for header in (self._header, self.verticalHeader()):
            header.setSelectionModel(QItemSelectionModel(model, header))
        self._delegate = CellDelegate(model, self._look, self)
        self.setItemDelegate(self._delegate)
        self._layout = ColumnLayout(self, self._header, self._delegate, model)
        self._layout.changed.connect(self.header_changed)
        self._apply_look()
        self._connect()

    # --- for the screens --------------------------------------------------------------------------

    def table_model(self) -> TableModel:
        """The model, by its own type."""
        return self._table

    def set_tokens(self, tokens: Mapping[str, QColor | str]) -> None:
        """Paint with the theme's colors from now on."""
        self._tokens = tokens
        self._renew_look()

    def current_id(self) -> int | None:
        """The id of the current row."""
        return self._table.id_at(self.currentIndex().row())

    def go_to(self, key: int) -> bool:
        """Make the row of an id current and visible; False when it isn't listed."""
        row = self._table.row_of(key)
        if row < 0:
            return False
        self.setCurrentIndex(self._table.index(row, self._first_column()))
        self.scrollTo(self.currentIndex())
        return True

    def last_visible_row(self) -> int:
        """The last row in sight, −1 when there is none."""
        return self._row_above(self.viewport().height() - 1)

    def selected_count(self) -> int:
        """How many rows are selected."""
        return sum(last - first + 1 for first, last in self.selected_rows())

    def selected_rows(self) -> list[tuple[int, int]]:
        """The selected rows as ranges (first, last); a million rows are one range."""
        selection = self.selectionModel().selection()
        parts = (selection.at(number) for number in range(selection.size()))
        return sorted({(part.top(), part.bottom()) for part in parts})

    def selected_ids(self, most: int = 10_000) -> list[int]:
        """The ids of the selected rows in order, at most `most` of them."""
        ids: list[int] = []
        for first, last in self.selected_rows():
            ids += self._table.keys.slice(first, min(last + 1, first + most - len(ids)))
            if len(ids) >= most:
                break
        return ids

    def sort_by(self, key: str, descending: bool) -> None:
        """Order the rows by a column's sort."""
        self._header.set_sorted(key, descending)
        self._table.sort_by(key, descending)
        self.header_changed.emit()

    def header_state(self) -> HeaderState:
        """How the table is arranged now."""
        query = self._table.query
        return replace(self._layout.state(), sort=query.sort, descending=query.descending)

    def restore_header(self, state: HeaderState) -> None:
        """Arrange columns as kept; the sort is the caller's, as part of its first `show`."""
        self._layout.restore(state)

    def set_column_hidden(self, key: str, hidden: bool) -> None:
        """Hide or show a column; the last visible one stays."""
        self._layout.set_hidden(key, hidden)

    def set_empty_state(self, widget: QWidget | None) -> None:
        """What stands in place of the rows while a list has none."""
        if self._empty is not None:
            self._empty.hide()
        self._empty = widget
        if widget is not None:
            widget.setParent(self.viewport())
        self._show_emptiness()

    # --- keyboard and mouse -----------------------------------------------------------------------

    def moveCursor(
        self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier
    ) -> QModelIndex:
        """Home and End go to the first and last row, with or without Ctrl."""
        rows = self._table.rowCount()
        column = max(self.currentIndex().column(), 0)
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
        self._hover(self.rowAt(round(event.position().y())))
        super().mouseMoveEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        """No row is under the mouse any more."""
        self._hover(-1)
        super().leaveEvent(event)

    def viewportEvent(self, event: QEvent) -> bool:
        """Tell an elided text in full."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            self._show_tooltip(event.pos(), event.globalPos())
            return True
        return super().viewportEvent(event)

    # --- painting ---------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        """Row backgrounds, then cells, then hairlines and the current row's frame."""
        top, bottom = event.rect().top(), event.rect().bottom()
        first = self.rowAt(top)
        if first < 0:
            super().paintEvent(event)
            return
        last = self._row_above(bottom)
        width = min(self._header.length() - self._header.offset(), self.viewport().width())
        height = self.verticalHeader().defaultSectionSize()
        y = self.rowViewportPosition(first)
        selected = self._selected_within(first, last)
        painter = QPainter(self.viewport())
        if first <= self._hovered <= last:
            above = y + (self._hovered - first) * height
            painter.fillRect(0, above, width, height, self._look.color("hover"))
        for row in selected:
            painter.fillRect(0, y + (row - first) * height, width, height, self._selected_color)
        painter.end()
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        painter.setPen(self._line_pen)
        below = [y + height * (count + 1) - 1 for count in range(last - first + 1)]
        painter.drawLines([QLine(0, line, width - 1, line) for line in below])
        bar = self._look.px(BAR)
        for row in selected:
            painter.fillRect(0, y + (row - first) * height, bar, height, self._focus_color)
        current = self.currentIndex().row()
        if first <= current <= last and self.hasFocus():
            self._frame(painter, QRect(0, y + (current - first) * height, width, height))
        painter.end()

    def changeEvent(self, event: QEvent) -> None:
        """Follow a new font or palette."""
        super().changeEvent(event)
        if self._dressing:
            return
        kinds = (QEvent.Type.FontChange, QEvent.Type.PaletteChange, QEvent.Type.StyleChange)
        if event.type() in kinds:
            self._renew_look()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the columns the width there is."""
        super().resizeEvent(event)
        self._layout.fit()
        self._show_emptiness()

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with what changed while the table was hidden."""
        super().showEvent(event)
        self._table.refresh_stale()
        self._layout.fit()

    def currentChanged(self, current: _Index, previous: _Index) -> None:
        """Tell the current row by its id."""
        super().currentChanged(current, previous)
        self._tell_current()
        self.viewport().update()

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

    def _connect(self) -> None:
        self._header.sectionClicked.connect(self._sort_clicked)
        self.activated.connect(self._open)
        self._table.about_to_change.connect(self._keep_place)
        self._table.changed.connect(self._take_place)
        self._table.loaded.connect(self._show_emptiness)

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
        self._selected_color = look.color("select")
        self._focus_color = look.color("focus")
        self._line_pen = QPen(look.color("line"))
        rows = self.verticalHeader()
        rows.setMinimumSectionSize(self._delegate.row_height)
        rows.setDefaultSectionSize(self._delegate.row_height)
        self._header.set_sorted(self._table.query.sort, self._table.query.descending)

    def _renew_look(self) -> None:
        self._look = TableLook(self.font(), QApplication.palette(self), self._tokens)
        self._delegate.set_look(self._look)
        self._header.set_look(self._look)
        self._apply_look()
        self._layout.renew()
        self.viewport().update()

    def _row_above(self, y: int) -> int:
        """The row at `y`, or the last one when all rows end above it."""
        row = self.rowAt(y) if y >= 0 else -1
        ends = self.rowViewportPosition(self._table.rowCount() - 1)
        return self._table.rowCount() - 1 if row < 0 <= ends < y else row

    def _first_column(self) -> int:
        return max(self._header.logicalIndex(0), 0)

    def _selected_within(self, first: int, last: int) -> list[int]:
        rows: set[int] = set()
        for start, end in self.selected_rows():
            rows.update(range(max(first, start), min(last, end) + 1))
        return sorted(rows)

    def _frame(self, painter: QPainter, row: QRect) -> None:
        pen = QPen(self._focus_color, 2)
        pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
        painter.setPen(pen)
        painter.drawRect(row.adjusted(1, 1, -1, -1))

    def _hover(self, row: int) -> None:
        if row != self._hovered:
            height, width = self.verticalHeader().defaultSectionSize(), self.viewport().width()
            for touched in (row, self._hovered):
                if touched >= 0:
                    y = self.rowViewportPosition(touched)
                    self.viewport().update(0, y, width, height)
            self._hovered = row

    def _show_tooltip(self, at: QPoint, where: QPoint) -> None:
        index = self.indexAt(at)
        text = ""
        if index.isValid():
            needed = self._delegate.whole_width(index.row(), index.column())
            if needed > self.columnWidth(index.column()):
                text = self._full_text(index)
        QToolTip.showText(where, text, self.viewport(), self.visualRect(index))

    def _full_text(self, index: QModelIndex) -> str:
        line = self._table.line(index.row())
        column = self._table.columns[index.column()]
        if line is None:
            return ""
        second = column.second(line.row) if column.second is not None else ""
        return "\n".join(text for text in (line.texts[index.column()], second) if text)

    @Slot(int)
    def _sort_clicked(self, section: int) -> None:
        key = self._table.columns[section].sort
        if key:
            query = self._table.query
            self.sort_by(key, query.sort == key and not query.descending)

    @Slot(QModelIndex)
    def _open(self, index: QModelIndex) -> None:
        key = self._table.id_at(index.row())
        if key is not None:
            self.opened.emit(key)

    @Slot(bool)
    def _keep_place(self, anew: bool) -> None:
        self._place = Place.of(self, to_top=anew)

    @Slot(bool)
    def _take_place(self, anew: bool) -> None:
        if self._place is not None:
            self._place.restore(self)
            self._place = None
        self._header.set_sorted(self._table.query.sort, self._table.query.descending)
        self._hovered = -1
        self._show_emptiness()
        self._tell_current()

    def _tell_current(self) -> None:
        key = self.current_id()
        if key != self._told and self._place is None:
            self._told = key
            self.current_changed.emit(key)

    @Slot()
    def _show_emptiness(self) -> None:
        if self._empty is None:
            return
        self._empty.setGeometry(self.viewport().rect())
        self._empty.setVisible(self._table.is_complete and self._table.rowCount() == 0)
