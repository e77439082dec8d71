"""A plain list with columns, for dialogs that show some dozens of records."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QBrush, QFont, QFontMetrics, QIcon, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeWidget,
    QTreeWidgetItem,
    QWidget,
)

from astrobookings_desktop.ui import theme
from astrobookings_desktop.ui.theme.fonts import font, px
from astrobookings_desktop.ui.widgets.painting import cut_to

ROW, PADDING, GAP, BAR = 32, 11, 6, 4
Index = QModelIndex | QPersistentModelIndex


class CellDelegate(QStyledItemDelegate):
    """Paints a cell like those of the large tables: a soft selection, texts on one line.

    What a style paints is a strong selection, and a text with signs of another font stands higher.
    """

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Ground, hairline, icon and text."""
        given: Any = option  # whose fields the stubs don't know
        rect: QRect = given.rect
        look = theme.current()
        selected = bool(given.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.fillRect(rect, look.color("select" if selected else "surface"))
        if selected and index.column() == 0:
            painter.fillRect(rect.left(), rect.top(), px(BAR), rect.height(), look.color("focus"))
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, look.color("line"))
        room, size = rect.adjusted(px(PADDING), 0, -px(PADDING), -1), px(16)
        icon = index.data(Qt.ItemDataRole.DecorationRole)
        if isinstance(icon, QIcon):
            middle = room.top() + (room.height() - size) // 2
            icon.paint(painter, QRect(room.left(), middle, size, size))
            room.setLeft(room.left() + size + px(GAP))
        face = index.data(Qt.ItemDataRole.FontRole)
        face = face if isinstance(face, QFont) else font()
        ink = index.data(Qt.ItemDataRole.ForegroundRole)
        words = str(index.data() if index.data() is not None else "")
        fitting = cut_to(QFontMetrics(face), words, room.width())
        side = index.data(Qt.ItemDataRole.TextAlignmentRole)
        right = side is not None and int(side) & int(Qt.AlignmentFlag.AlignRight)
        across = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
        flags = across | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter
        painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)
        painter.setFont(face)
        painter.setPen(ink.color() if isinstance(ink, QBrush) else look.color("text"))
        painter.drawText(room, int(flags), fitting)
        painter.restore()


class RowTable(QTreeWidget):
    """One record a row; Enter or a double click chooses the current one.

    `widths` are those of the first columns; the last one takes what is left.
    """

    chosen = Signal()

    def __init__(self, widths: Sequence[int], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setColumnCount(len(widths) + 1)
        self.setItemDelegate(CellDelegate(self))
        self.setRootIsDecorated(False)
        self.setUniformRowHeights(True)
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
        """Enter chooses, and presses none of the dialog's buttons.

        The first arrow takes the row that the focus has come to.
        """
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        is_arrow = event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up) and not held
        if is_arrow and self.topLevelItemCount() and not self.selectedItems():
            item: QTreeWidgetItem | None = self.currentItem() or self.topLevelItem(0)
            if item is not None:
                self.setCurrentItem(item)
                item.setSelected(True)
            return
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
