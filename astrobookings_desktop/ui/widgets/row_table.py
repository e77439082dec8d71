"""A plain list with columns, for dialogs that show some dozens of records."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTreeWidget, QTreeWidgetItem, QWidget

from astrobookings_desktop.ui.theme.fonts import px

ROW = 32


class RowTable(QTreeWidget):
    """One record a row; Enter or a double click chooses the current one.

    `widths` are those of the first columns; the last one takes what is left.
    """

    chosen = Signal()

    def __init__(self, widths: Sequence[int], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setColumnCount(len(widths) + 1)
        self.setRootIsDecorated(False)
        self.setUniformRowHeights(True)
        self.setAllColumnsShowFocus(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        header = self.header()
        header.setSectionsMovable(False)
        header.setFixedHeight(px(ROW))
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setStretchLastSection(True)
        for column, width in enumerate(widths):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Interactive)
            header.resizeSection(column, px(width))
        self.itemDoubleClicked.connect(lambda *_item: self.chosen.emit())

    def set_words(self, name: str, titles: Sequence[str]) -> None:
        """What a screen reader calls the table, and what stands above its columns."""
        self.setAccessibleName(name)
        self.setHeaderLabels(titles)

    @property
    def place(self) -> int:
        """The current row; -1 for none."""
        return self.currentIndex().row()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter chooses, and presses none of the dialog's buttons."""
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not held:
            if not event.isAutoRepeat():
                self.chosen.emit()
            event.accept()
            return
        super().keyPressEvent(event)


def row_of(words: Sequence[str]) -> QTreeWidgetItem:
    """A row of a RowTable."""
    item = QTreeWidgetItem(words)
    item.setSizeHint(0, QSize(0, px(ROW)))
    return item
