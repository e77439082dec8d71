"""What the signs of the occupancy bars mean."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from astrobookings_desktop.ui import theme
from astrobookings_desktop.ui.theme.fonts import CAPTION, font, px
from astrobookings_desktop.ui.widgets.occupancy import paint_occupancy

SWATCH, HEIGHT, GAP = 28, 12, 6


class OccupancyLegend(QWidget):
    """Taken, held, free, and the tick from which a launch is viable."""

    def __init__(self, viability_percent: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFont(font(CAPTION))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._words = (
            self.tr("taken"),
            self.tr("held"),
            self.tr("free"),
            self.tr("viable from {0} %").format(viability_percent),
        )
        self.setAccessibleName(
            self.tr("Occupancy bars: taken solid, held hatched, free empty, tick: {0}").format(
                self._words[3]
            )
        )
        theme.current().changed.connect(self.update)

    def sizeHint(self) -> QSize:
        """All of it in a row."""
        metrics = self.fontMetrics()
        words = sum(metrics.horizontalAdvance(word) for word in self._words)
        width = words + 3 * px(SWATCH) + px(4) + 4 * px(GAP) + 3 * px(10) + 4
        return QSize(width, max(px(20), metrics.height()))

    def minimumSizeHint(self) -> QSize:
        """Gives way where there is no room for all of it."""
        return QSize(0, self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Swatches and words: all of them, or none."""
        if self.width() < self.sizeHint().width():
            return
        painter, tokens = QPainter(self), theme.current().tokens
        left, metrics = 0, self.fontMetrics()
        top = (self.height() - px(HEIGHT)) // 2
        for place, word in enumerate(self._words):
            if place < 3:
                bar = QRect(left, top, px(SWATCH), px(HEIGHT))
                taken, held = ((1, 0), (1, 1), (0, 0))[place]
                paint_occupancy(painter, bar, taken, held, 1, tokens)
                left += px(SWATCH)
            else:
                painter.setPen(QPen(QColor(tokens.text), 2))
                painter.drawLine(left + 2, top - 2, left + 2, top + px(HEIGHT) + 2)
                left += px(4)
            painter.setPen(QColor(tokens.text2))
            left += px(GAP)
            width = metrics.horizontalAdvance(word)
            painter.drawText(
                QRect(left, 0, width + 2, self.height()), int(Qt.AlignmentFlag.AlignVCenter), word
            )
            left += width + px(10)
