"""The table's header: titles, the sort arrow, and what a person arranged."""

from PySide6.QtCore import QPointF, QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QHeaderView, QWidget

from astrobookings_desktop.ui.table.column import Align
from astrobookings_desktop.ui.table.delegates import PADDING, Lines
from astrobookings_desktop.ui.table.look import TableLook

HEADER_HEIGHT = 32
ARROW = 8  # pixels from the title to the middle of the arrow


class TableHeader(QHeaderView):
    """Titles left or right like their cells, an arrow beside the one sorted by."""

    def __init__(self, model: Lines, look: TableLook, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._model = model
        self._look = look
        self._sorted: tuple[str, bool] = ("", False)
        self.setSectionsMovable(True)
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        self.setResizeContentsPrecision(0)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.setMinimumSectionSize(look.px(40))

    def set_look(self, look: TableLook) -> None:
        """Draw with these colors and fonts from now on."""
        self._look = look
        self.setMinimumSectionSize(look.px(40))
        self.updateGeometries()
        self.viewport().update()

    def set_sorted(self, key: str, descending: bool) -> None:
        """Show by which sort the rows are ordered."""
        self._sorted = (key, descending)
        self.viewport().update()

    def sizeHint(self) -> QSize:
        """As wide as Qt says, 32 px high at 100 %."""
        return QSize(super().sizeHint().width(), self._look.px(HEADER_HEIGHT))

    def paintSection(self, painter: QPainter, rect: QRect, logical: int) -> None:
        """Draw one title."""
        look, column = self._look, self._model.columns[logical]
        painter.save()
        painter.fillRect(rect, look.color("raised"))
        painter.setPen(QPen(look.color("line")))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        padding = look.px(PADDING)
        inner = rect.adjusted(padding, 0, -padding, 0)
        metrics = look.title_metrics
        title = metrics.elidedText(column.heading, Qt.TextElideMode.ElideRight, inner.width())
        width = metrics.horizontalAdvance(title)
        left = inner.left()
        if column.align is Align.RIGHT:
            left = inner.right() + 1 - width
        elif column.align is Align.CENTER:
            left = inner.left() + (inner.width() - width) // 2
        painter.setFont(look.title)
        painter.setPen(QPen(look.color("text2")))
        painter.drawText(
            QRect(left, inner.top(), width + 1, inner.height()),
            int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
            | int(Qt.AlignmentFlag.AlignAbsolute)
            | int(Qt.TextFlag.TextSingleLine),
            title,
        )
        if column.sort and column.sort == self._sorted[0]:
            # In the padding, on the side where no figures stand beneath: the title stays in place.
            gap, is_right = look.px(ARROW), column.align is Align.RIGHT
            beside = left - gap if is_right else left + width + gap
            self._paint_arrow(painter, beside, rect.center().y())
        painter.restore()

    def _paint_arrow(self, painter: QPainter, x: int, y: int) -> None:
        half = self._look.px(3)
        rise = half if self._sorted[1] else -half
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._look.color("text2"), 1.5))
        middle = y + 1
        painter.drawPolyline(
            QPolygonF(
                [
                    QPointF(x - half, middle - rise / 2),
                    QPointF(x, middle + rise / 2),
                    QPointF(x + half, middle - rise / 2),
                ]
            )
        )
