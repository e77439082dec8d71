"""The base of all charts: marks that can be hovered, a legend, and the same said in words."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QHelpEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from astrobookings_desktop.ui import theme
from astrobookings_desktop.ui.theme.fonts import CAPTION, font, px
from astrobookings_desktop.ui.theme.tokens import Tokens
from astrobookings_desktop.ui.widgets.painting import plain_tip

SWATCH = 12

Fill = Callable[[QPainter, QRectF, str, str], None]
"""How a part is painted: its rectangle, the ground beneath, the ink."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A part of a chart, and what it says when it is hovered."""

    rect: QRectF
    words: str


class Chart(QWidget):
    """A subclass paints in `paint_marks`, which gives its marks; `say` sets the words of all."""

    HEIGHT = 200

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._marks: list[Mark] = []
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMouseTracking(True)
        theme.current().changed.connect(self.update)

    def sizeHint(self) -> QSize:
        """As wide as there is room."""
        return QSize(px(480), px(self.HEIGHT))

    def minimumSizeHint(self) -> QSize:
        """Never lower than it can be read."""
        return QSize(px(320), px(self.HEIGHT))

    def say(self, title: str, sentences: list[str]) -> None:
        """What a screen reader is told: the title, and every figure."""
        self.setAccessibleName(title)
        self.setAccessibleDescription(". ".join(sentences))
        self.update()

    def words_at(self, place: QPoint) -> str:
        """What the mark at a place says; nothing between marks."""
        hit = (mark.words for mark in self._marks if mark.rect.contains(place))
        return next(hit, "")

    def event(self, event: QEvent) -> bool:
        """Hovering a mark shows its figures."""
        if isinstance(event, QHelpEvent) and event.type() is QEvent.Type.ToolTip:
            words = self.words_at(event.pos())
            if words:
                QToolTip.showText(event.globalPos(), plain_tip(words), self)
            else:
                QToolTip.hideText()
            return True
        return super().event(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Everything, in the look of the moment."""
        painter = QPainter(self)
        painter.setFont(font(CAPTION))
        self._marks = self.paint_marks(painter, theme.current().tokens)

    def paint_marks(self, painter: QPainter, tokens: Tokens) -> list[Mark]:
        """Paint, and give what can be hovered."""
        raise NotImplementedError


def hatched(painter: QPainter, rect: QRectF, ground: str, ink: str) -> None:
    """A part that isn't real yet: told from a solid one without color, too."""
    painter.save()
    painter.setClipRect(rect)
    painter.fillRect(rect, QColor(ground))
    painter.setPen(QColor(ink))
    step, x = 5.0, rect.left() - rect.height()
    while x < rect.right():
        painter.drawLine(QPointF(x, rect.top()), QPointF(x + rect.height(), rect.bottom()))
        x += step
    painter.setClipping(False)
    painter.drawRect(rect.adjusted(0, 0, -1, -1))
    painter.restore()


def outlined(painter: QPainter, rect: QRectF, ground: str, ink: str) -> None:
    """A part of the year before: empty, with an outline."""
    painter.save()
    painter.fillRect(rect, QColor(ground))
    painter.setPen(QColor(ink))
    painter.drawRect(rect.adjusted(0, 0, -1, -1))
    painter.restore()


def solid(painter: QPainter, rect: QRectF, _ground: str, ink: str) -> None:
    """A real part."""
    painter.fillRect(rect, QColor(ink))


def legend(
    painter: QPainter, tokens: Tokens, place: QPoint, entries: list[tuple[Fill, str, str]]
) -> None:
    """Swatches with words, from `place` to the right: (fill, ink, words)."""
    metrics = painter.fontMetrics()
    x, y, side = place.x(), place.y(), px(SWATCH)
    for fill, ink, words in entries:
        fill(painter, QRectF(x, y, side, side), tokens.surface, ink)
        painter.setPen(QColor(tokens.text2))
        width = metrics.horizontalAdvance(words)
        painter.drawText(
            QRect(x + side + px(6), y - px(2), width + px(4), side + px(4)),
            int(Qt.AlignmentFlag.AlignVCenter),
            words,
        )
        x += side + px(6) + width + px(20)
