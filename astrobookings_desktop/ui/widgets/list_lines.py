"""Lines of a plain list to choose from: what it is, quieter what tells it apart, its keys."""

from collections.abc import Iterable
from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QIcon, QPainter
from PySide6.QtWidgets import (
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from astrobookings_desktop.ui import theme
from astrobookings_desktop.ui.theme.fonts import CAPTION, font, px
from astrobookings_desktop.ui.widgets.painting import cut_to

ROW = 32
MARGIN, GAP, BAR = 12, 8, 4
BETWEEN = " · "
_ROLE = int(Qt.ItemDataRole.UserRole)
_TITLE, _NOTE, _KEYS = _ROLE + 11, _ROLE + 12, _ROLE + 13
Index = QModelIndex | QPersistentModelIndex


def line_item(icon: QIcon, title: str, note: str = "", keys: str = "") -> QListWidgetItem:
    """An item of a list with LineDelegate; screen readers hear all of it in one."""
    item = QListWidgetItem(icon, BETWEEN.join(filter(None, (title, note, keys))))
    for role, words in ((_TITLE, title), (_NOTE, note), (_KEYS, keys)):
        item.setData(role, words)
    return item


def line_width(lines: Iterable[str]) -> int:
    """The width at which none of these lines, each all that an item says, is elided."""
    metrics = QFontMetrics(font())
    widest = max((metrics.horizontalAdvance(line) for line in lines), default=0)
    return widest + 2 * px(MARGIN) + px(16) + px(GAP) + 2  # rounding


class LineDelegate(QStyledItemDelegate):
    """Paints icon and title, the note beside it, and keys at the right end."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """One height for every script."""
        return QSize(super().sizeHint(option, index).width(), px(ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """The soft ground and the bar of the chosen line, then its words."""
        given: Any = option  # whose fields the stubs don't know
        rect: QRect = given.rect
        look, t = theme.current(), theme.current().tokens
        off = not given.state & QStyle.StateFlag.State_Enabled
        painter.save()
        if given.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, look.color("select"))
            painter.fillRect(rect.left(), rect.top(), px(BAR), rect.height(), look.color("focus"))
        left, right, size = rect.left() + px(MARGIN), rect.right() - px(MARGIN), px(16)
        icon = index.data(Qt.ItemDataRole.DecorationRole)
        if isinstance(icon, QIcon):
            mode = QIcon.Mode.Disabled if off else QIcon.Mode.Normal
            place = QRect(left, rect.top() + (rect.height() - size) // 2, size, size)
            icon.paint(painter, place, Qt.AlignmentFlag.AlignCenter, mode)
            left += size + px(GAP)
        keys = str(index.data(_KEYS) or "")
        if keys:
            caption = font(CAPTION)
            width = QFontMetrics(caption).horizontalAdvance(keys) + 1
            room = QRect(right - width, rect.top(), width, rect.height())
            _write(painter, room, keys, t.text2, caption)
            right -= width + px(MARGIN)
        title = index.data(_TITLE) or index.data(Qt.ItemDataRole.DisplayRole)
        room = QRect(left, rect.top(), right - left, rect.height())
        used = _write(painter, room, str(title), t.text3 if off else t.text, font())
        note = str(index.data(_NOTE) or "")
        if note:
            room.setLeft(left + used)
            _write(painter, room, BETWEEN + note, t.text3 if off else t.text2, font())
        painter.restore()


def _write(painter: QPainter, room: QRect, words: str, ink: str, face: QFont) -> int:
    """As much of the words as fits; gives the width they took."""
    metrics = QFontMetrics(face)
    fitting = cut_to(metrics, words, room.width())
    painter.setFont(face)
    painter.setPen(ink)
    left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignAbsolute
    painter.drawText(room, int(left | Qt.AlignmentFlag.AlignVCenter), fitting)
    return metrics.horizontalAdvance(fitting)
