"""The table that every entity's screen shows."""

from collections.abc import Mapping
from dataclasses import replace

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPersistentModelIndex, Signal, Slot
from PySide6.QtGui import QColor, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from astrobookings_desktop.ui.table.column import Column, HeaderState
from astrobookings_desktop.ui.table.layout import ColumnLayout
from astrobookings_desktop.ui.table.model import TableModel
from astrobookings_desktop.ui.table.place import PlaceKeeper
from astrobookings_desktop.ui.table.row_painter import NOWHERE
from astrobookings_desktop.ui.table.row_view import RowView

_Index = QModelIndex | QPersistentModelIndex


class TableView(RowView):
    """Shows a `TableModel` by records: ids come out, and places are kept by id.

    Enter and double click open a record. The header sorts, and says what a person arranged.
    """

    opened = Signal(object)  # the id of a row: Enter or double click
    current_changed = Signal(object)  # the id of the current row, or None
    current_left = Signal(object)  # the id of the current row, which isn't listed any more
    header_changed = Signal()  # widths, order, visibility or sort: time to keep `header_state`

    def __init__(
        self,
        model: TableModel,
        parent: QWidget | None = None,
        tokens: Mapping[str, QColor | str] | None = None,
    ) -> None:
        self._empty: QWidget | None = None
        self._places: PlaceKeeper | None = None
        self._told: int | None = None
        super().__init__(model, parent, tokens)
        self._layout = ColumnLayout(self, self._header, self._delegate, model)
        self._layout.changed.connect(self.header_changed)
        self.look_changed.connect(self._layout.renew)
        self._show_sort()
        self._connect()

    # --- for the screens --------------------------------------------------------------------------

    def table_model(self) -> TableModel:
        """The model, by its own type."""
        return self._table

    def current_id(self) -> int | None:
        """The id of the current row."""
        return self._table.id_at(self.currentIndex().row())

    def go_to(self, key: int) -> bool:
        """Make the row of an id current, the only one selected, and visible; False when it isn't
        listed."""
        row = self._table.row_of(key)
        if row < 0:
            return False
        index = self._table.index(row, max(self._header.logicalIndex(0), 0))
        flag = QItemSelectionModel.SelectionFlag  # whatever keys are held: the view looks at them
        self.selectionModel().setCurrentIndex(index, flag.ClearAndSelect | flag.Rows)
        self.scrollTo(self.currentIndex())
        return True

    def selected_ids(self, most: int = 10_000) -> list[int]:
        """The ids of the selected rows in order, at most `most` of them."""
        ids: list[int] = []
        for first, last in self.selected_rows():
            ids += self._table.keys.slice(first, min(last + 1, first + most - len(ids)))
            if len(ids) >= most:
                break
        return ids

    def visible_columns(self) -> list[Column]:
        """The columns that are chosen to show, from left to right; one that only lacks the room
        for the moment is among them."""
        header, columns = self._header, self._table.columns
        order = (header.logicalIndex(place) for place in range(len(columns)))
        shown = (columns[number] for number in order)
        return [column for column in shown if not self._layout.is_hidden(column.key)]

    def sort_by(self, key: str, descending: bool) -> None:
        """Order the rows by a column's sort."""
        self._header.set_sorted(key, descending)
        self._table.sort_by(key, descending)
        self.header_changed.emit()

    def header_state(self) -> HeaderState:
        """How the table is arranged now."""
        sort, descending = self._table.spec.queries.order(self._table.query)
        return replace(self._layout.state(), sort=sort, descending=descending)

    def restore_header(self, state: HeaderState) -> None:
        """Arrange columns as kept; the sort is the caller's, as part of its first `show`."""
        self._layout.restore(state)

    def set_column_hidden(self, key: str, hidden: bool) -> None:
        """Hide or show a column; the last visible one stays."""
        self._layout.set_hidden(key, hidden)

    def column_layout(self) -> ColumnLayout:
        """Order, visibility and widths of the columns, for whoever arranges them."""
        return self._layout

    @Slot()
    def renew_headings(self) -> None:
        """The columns' headings say something else, such as another currency."""
        self._layout.renew()
        self._header.viewport().update()

    def set_empty_state(self, widget: QWidget | None) -> None:
        """What stands in place of the rows while a list has none."""
        if self._empty is not None:
            self._empty.hide()
        self._empty = widget
        if widget is not None:
            widget.setParent(self.viewport())
        self._show_emptiness()

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
        if current.isValid():
            self.gap = NOWHERE
        self._tell_current()
        self.viewport().update()

    # --- within -----------------------------------------------------------------------------------

    def _connect(self) -> None:
        self._header.sectionClicked.connect(self._sort_clicked)
        self.activated.connect(self._open)
        self._places = PlaceKeeper(self)
        self._places.settled.connect(self._tell_current)
        self._table.changed.connect(self._rows_changed)
        self._table.loaded.connect(self._show_emptiness)

    @Slot(int)
    def _sort_clicked(self, section: int) -> None:
        key = self._table.columns[section].sort
        if key:
            by, descending = self._table.spec.queries.order(self._table.query)
            self.sort_by(key, by == key and not descending)

    @Slot(QModelIndex)
    def _open(self, index: QModelIndex) -> None:
        key = self._table.id_at(index.row())
        if key is not None:
            self.opened.emit(key)

    @Slot()
    def _rows_changed(self) -> None:
        self._show_sort()
        self._show_emptiness()
        self._tell_current()

    def _show_sort(self) -> None:
        self._header.set_sorted(*self._table.spec.queries.order(self._table.query))

    @Slot()
    def _tell_current(self) -> None:
        key = self.current_id()
        if key == self._told or (self._places is not None and not self._places.may_tell(key)):
            return
        left, self._told = self._told, key
        if key is None and self.gap >= 0:
            self.current_left.emit(left)
        else:
            self.current_changed.emit(key)

    @Slot()
    def _show_emptiness(self) -> None:
        if self._empty is None:
            return
        self._empty.setGeometry(self.viewport().rect())
        self._empty.setVisible(self._table.is_complete and self._table.rowCount() == 0)
