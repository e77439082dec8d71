"""How full launches are: destinations down, months across."""

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter

from astrobookings_desktop.ui import format as shown
from astrobookings_desktop.ui.charts.chart import Chart, Mark
from astrobookings_desktop.ui.theme.fonts import px
from astrobookings_desktop.ui.theme.tokens import Tokens

ROW, HEAD = 28, 24
APART = 8  # between two months
NAMES, MOST_NAMES = 96, 0.3  # the names' least room, and their most of the whole width


@dataclass(frozen=True, slots=True)
class Cell:
    """The launches of one month to one destination."""

    launches: int
    taken: int
    capacity: int

    @property
    def percent(self) -> int:
        """Seats taken of a hundred, half up as in the table; a hundred only where all are."""
        if self.taken >= self.capacity:
            return 100
        return min(99, (self.taken * 200 + self.capacity) // (2 * self.capacity))


class HeatMap(Chart):
    """A grid whose darker cells are fuller; each has its percentage in figures."""

    def __init__(
        self, months: list[str], rows: list[tuple[str, dict[str, Cell]]], parent: None = None
    ) -> None:
        super().__init__(parent)
        self.show_grid(months, rows)

    def show_grid(self, months: list[str], rows: list[tuple[str, dict[str, Cell]]]) -> None:
        """Show another part."""
        self._months, self._rows = months, rows
        self.updateGeometry()
        self.say(
            _tr("Occupancy by destination and month"),
            [
                self._words(name, month, cells[month])
                for name, cells in rows
                for month in months
                if month in cells
            ],
        )

    def sizeHint(self) -> QSize:
        """A line for each destination."""
        return QSize(px(480), px(HEAD + ROW * len(self._rows) + 4))

    def minimumSizeHint(self) -> QSize:
        """All lines are seen."""
        return QSize(px(320), self.sizeHint().height())

    def paint_marks(self, painter: QPainter, tokens: Tokens) -> list[Mark]:
        """Names, months, cells."""
        metrics, marks = painter.fontMetrics(), []
        widest = max((metrics.horizontalAdvance(name) for name, _ in self._rows), default=0)
        left = max(px(NAMES), min(widest + px(12), int(self.width() * MOST_NAMES)))
        width = (self.width() - left) / max(len(self._months), 1)
        painter.setPen(QColor(tokens.text2))
        narrow = any(metrics.horizontalAdvance(month) > width - px(APART) for month in self._months)
        for place, month in enumerate(self._months):
            painter.drawText(
                QRect(int(left + place * width), 0, int(width), px(HEAD)),
                int(Qt.AlignmentFlag.AlignCenter),
                month.partition(" ")[0] if narrow else month,
            )
        for line, (name, cells) in enumerate(self._rows):
            y = px(HEAD) + line * px(ROW)
            painter.setPen(QColor(tokens.text))
            fitting = metrics.elidedText(name, Qt.TextElideMode.ElideRight, left - px(8))
            painter.drawText(
                QRect(0, y, left - px(8), px(ROW)), int(Qt.AlignmentFlag.AlignVCenter), fitting
            )
            for place, month in enumerate(self._months):
                rect = QRectF(left + place * width + 1, y + 1, width - 2, px(ROW) - 2)
                cell = cells.get(month)
                if cell is None:
                    painter.fillRect(rect, QColor(tokens.raised))
                    continue
                self._paint_cell(painter, tokens, rect, cell)
                marks.append(Mark(rect, self._words(name, month, cell)))
        return marks

    def _paint_cell(self, painter: QPainter, tokens: Tokens, rect: QRectF, cell: Cell) -> None:
        ground, full = QColor(tokens.surface), QColor(tokens.info.soft)
        share = min(cell.percent, 100) / 100
        red, green, blue = (
            round(low + (high - low) * share)
            for low, high in (
                (ground.red(), full.red()),
                (ground.green(), full.green()),
                (ground.blue(), full.blue()),
            )
        )
        mixed = QColor(red, green, blue)
        painter.fillRect(rect, mixed)
        # The filled part stands below, so that the grid can be read without color.
        bar = QRectF(rect.left(), rect.bottom() - px(4), rect.width() * share, px(4))
        painter.fillRect(bar, QColor(tokens.bar))
        painter.setPen(QColor(tokens.text))
        words = f"{cell.percent} %"
        if painter.fontMetrics().horizontalAdvance(words) > rect.width():
            words = f"{cell.percent}"
        painter.drawText(rect.adjusted(0, 0, 0, -px(4)), int(Qt.AlignmentFlag.AlignCenter), words)

    def _words(self, name: str, month: str, cell: Cell) -> str:
        launches = _tr("{0:launch|launches}").format(shown.number(cell.launches))
        return _tr("{0}, {1}: {2} of {3:seat|seats} taken, {4}").format(
            name, month, shown.number(cell.taken), shown.number(cell.capacity), launches
        )


def _tr(words: str) -> str:
    return QCoreApplication.translate("charts", words)
