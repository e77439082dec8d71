"""View → Columns: which columns show, and in which order; by mouse at the header too."""

from PySide6.QtCore import QCoreApplication, QPoint, QSize, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QMenu,
    QVBoxLayout,
    QWidget,
)

from astrobookings_desktop.ui.table import Column, TableView
from astrobookings_desktop.ui.theme.fonts import TITLE, px, semibold
from astrobookings_desktop.ui.widgets.buttons import Button, PrimaryButton
from astrobookings_desktop.ui.widgets.card import Hint
from astrobookings_desktop.ui.widgets.scrolled_sheet import open_at, sheet_column

_KEY = Qt.ItemDataRole.UserRole


class ColumnsDialog(QDialog):
    """Shows at once what is chosen; there is nothing to be confirmed."""

    def __init__(self, view: TableView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view = view
        self.setWindowTitle(_tr("Columns"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        column = sheet_column(self)
        title = QLabel(_tr("Columns of {0}").format(view.table_model().spec.name.lower()))
        title.setFont(semibold(TITLE))
        column.addWidget(title)
        hint = Hint(_tr("Space shows or hides the column, Alt+↑ and Alt+↓ move it."))
        column.addWidget(hint)
        row = QHBoxLayout()
        row.setSpacing(12)
        self.list = _List()
        self.list.setAccessibleName(_tr("Columns"))
        self.list.moved.connect(self.move_by)
        row.addWidget(self.list, 1)
        row.addLayout(self._buttons())
        column.addLayout(row, 1)
        done = PrimaryButton(_tr("&Done"))
        done.clicked.connect(self.accept)
        column.addWidget(done, 0, Qt.AlignmentFlag.AlignRight)
        self._fill()
        self.list.itemChanged.connect(self._checked)
        open_at(self, 460, 480)
        self.list.setFocus()

    def _buttons(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(8)
        for text, icon, keys, by in (
            (_tr("Move &up"), "sort_up", "Alt+Up", -1),
            (_tr("Move d&own"), "sort_down", "Alt+Down", 1),
        ):
            button = Button(text, icon)
            button.setAutoDefault(False)
            button.setToolTip(keys)
            button.clicked.connect(lambda _checked=False, step=by: self.move_by(step))
            column.addWidget(button)
        reset = Button(_tr("As at &first"), "undo")
        reset.setAutoDefault(False)
        reset.clicked.connect(self.reset)
        column.addStretch(1)
        column.addWidget(reset)
        return column

    @Slot(int)
    def move_by(self, step: int) -> None:
        """Move the current column one place."""
        place = self.list.currentRow()
        if place < 0 or not 0 <= place + step < self.list.count():
            return
        self.list.blockSignals(True)
        item = self.list.takeItem(place)
        self.list.insertItem(place + step, item)
        self.list.blockSignals(False)
        self.list.setCurrentItem(item)
        self._view.column_layout().move(item.data(_KEY), place + step)

    def reset(self) -> None:
        """All as on the first day."""
        self._view.column_layout().reset()
        self._fill()

    def _fill(self) -> None:
        self.list.blockSignals(True)
        self.list.clear()
        shown = {column.key for column in self._view.visible_columns()}
        for column in _in_order(self._view):
            item = QListWidgetItem(column.title or column.key)
            item.setData(_KEY, column.key)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            checked = Qt.CheckState.Checked if column.key in shown else Qt.CheckState.Unchecked
            item.setCheckState(checked)
            item.setSizeHint(QSize(0, px(28)))
            self.list.addItem(item)
        self.list.setCurrentRow(0)
        self.list.blockSignals(False)

    def _checked(self, item: QListWidgetItem) -> None:
        hidden = item.checkState() is not Qt.CheckState.Checked
        self._view.set_column_hidden(item.data(_KEY), hidden)
        shown = {column.key for column in self._view.visible_columns()}
        if hidden and item.data(_KEY) in shown:  # the last one stays
            item.setCheckState(Qt.CheckState.Checked)


class _List(QListWidget):
    """Alt+↑ and Alt+↓ move what is current instead of going on."""

    moved = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """See the class."""
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()), 0)
        if step and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.moved.emit(step)
            event.accept()
        else:
            super().keyPressEvent(event)


def header_menu(view: TableView, at: QPoint, parent: QWidget) -> QMenu:
    """The menu at a column's title: sort by it, hide it, and which columns show."""
    menu = QMenu(parent)
    place = view.horizontalHeader().logicalIndexAt(at)
    if place >= 0:
        column = view.table_model().columns[place]
        if column.sort:
            up = menu.addAction(_tr("Sort &upwards"))
            up.triggered.connect(lambda: view.sort_by(column.sort, False))
            down = menu.addAction(_tr("Sort &downwards"))
            down.triggered.connect(lambda: view.sort_by(column.sort, True))
        hide = menu.addAction(_tr("&Hide “{0}”").format(column.title))
        hide.triggered.connect(lambda: view.set_column_hidden(column.key, True))
        menu.addSeparator()
    shown = {column.key for column in view.visible_columns()}
    for column in _in_order(view):
        item = menu.addAction((column.title or column.key).replace("&", "&&"))
        item.setCheckable(True)
        item.setChecked(column.key in shown)
        item.triggered.connect(
            lambda checked, key=column.key: view.set_column_hidden(key, not checked)
        )
    menu.addSeparator()
    arrange = menu.addAction(_tr("&Arrange columns…"))
    arrange.triggered.connect(lambda: ColumnsDialog(view, parent.window()).open())
    return menu


def _in_order(view: TableView) -> list[Column]:
    header, columns = view.horizontalHeader(), view.table_model().columns
    return [columns[header.logicalIndex(place)] for place in range(len(columns))]


def _tr(text: str) -> str:
    return QCoreApplication.translate("columns", text)
