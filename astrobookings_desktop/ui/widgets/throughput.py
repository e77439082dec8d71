"""Small bars: how much was done in each of the last minutes."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from astrobookings_desktop.ui import format as shown
from astrobookings_desktop.ui import theme
from astrobookings_desktop.ui.theme.fonts import px

BAR, GAP = 4, 2


class Throughput(QWidget):
    """One bar a minute, the newest at the right; the highest fills the height."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._counts: tuple[int, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.current().changed.connect(self.update)

    def show_counts(self, counts: Sequence[int]) -> None:
        """Show these."""
        if tuple(counts) == self._counts:
            return
        self._counts = tuple(counts)
        total = sum(counts)
        self.setAccessibleName(
            self.tr("{0} done in the last {1} minutes").format(shown.number(total), len(counts))
        )
        self.setToolTip(self.accessibleName())
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Room for each bar."""
        return QSize(px(BAR + GAP) * max(len(self._counts), 1), px(32))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The bars; a minute without any has a flat one."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        tokens = theme.current().tokens
        highest = max((*self._counts, 1))
        for place, count in enumerate(self._counts):
            height = max(px(2), round(self.height() * count / highest))
            painter.setBrush(QColor(tokens.bar if count else tokens.border))
            left = place * px(BAR + GAP)
            painter.drawRect(QRectF(left, self.height() - height, px(BAR), height))
