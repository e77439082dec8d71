"""How full a launch is: taken solid, held hatched, free empty, this sale's seats green."""

from PySide6.QtCore import QCoreApplication, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from astrobookings_desktop.ui import format as shown
from astrobookings_desktop.ui import theme
from astrobookings_desktop.ui.theme.fonts import px
from astrobookings_desktop.ui.theme.tokens import Tokens

HEIGHT = 12
HATCH = 5


def occupancy_text(taken: int, held: int, capacity: int) -> str:
    """The figures in words; `taken` includes the held ones."""
    words = QCoreApplication.translate(
        "occupancy", "{taken} taken, {held} held, {free} free of {capacity}"
    )
    return words.format(
        taken=shown.number(taken - held),
        held=shown.number(held),
        free=shown.number(capacity - taken),
        capacity=shown.number(capacity),
    )


def paint_occupancy(
    painter: QPainter,
    rect: QRect,
    taken: int,
    held: int,
    capacity: int,
    tokens: Tokens,
    sale: int = 0,
    tick: float | None = None,
) -> None:
    """The bar filling `rect`; `taken` includes `held`, `tick` is a share of the capacity."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    frame = QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5)
    radius = frame.height() / 2
    clip = QPainterPath()
    clip.addRoundedRect(frame, radius, radius)
    painter.fillPath(clip, QColor(tokens.surface))
    painter.setClipPath(clip)
    width = frame.width() / max(capacity, 1)
    sold = max(taken - held, 0)
    _fill(painter, frame, 0, sold * width, QColor(tokens.bar))
    _hatch(painter, frame, sold * width, held * width, tokens)
    _fill(painter, frame, taken * width, sale * width, QColor(tokens.ok.ink))
    if sale and taken:  # apart without color, too
        _fill(painter, frame, taken * width - 1, 1, QColor(tokens.surface))
    painter.setClipping(False)
    painter.setPen(QPen(QColor(tokens.border), 1))
    painter.drawPath(clip)
    if tick is not None:
        painter.setPen(QPen(QColor(tokens.text), 2))
        x = frame.left() + frame.width() * tick
        painter.drawLine(QPointF(x, frame.top() - 2), QPointF(x, frame.bottom() + 2))
    painter.restore()


def _fill(painter: QPainter, frame: QRectF, start: float, width: float, color: QColor) -> None:
    if width > 0:
        painter.fillRect(QRectF(frame.left() + start, frame.top(), width, frame.height()), color)


def _hatch(painter: QPainter, frame: QRectF, start: float, width: float, tokens: Tokens) -> None:
    if width <= 0:
        return
    part = QRectF(frame.left() + start, frame.top(), width, frame.height())
    painter.save()
    painter.setClipRect(part, Qt.ClipOperation.IntersectClip)
    painter.fillRect(part, QColor(tokens.info.soft))
    painter.setPen(QPen(QColor(tokens.bar), 1.2))
    # Counted from the frame, so that the lines stand still while the held part grows.
    x = frame.left() - frame.height()
    while x < part.right():
        if x > part.left() - part.height():
            painter.drawLine(QPointF(x, part.bottom()), QPointF(x + part.height(), part.top()))
        x += HATCH
    painter.restore()


class OccupancyBar(QWidget):
    """The bar by itself; its figures are its accessible name."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._figures = (0, 0, 1, 0)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.current().changed.connect(self.update)

    def show_seats(self, taken: int, held: int, capacity: int, sale: int = 0) -> None:
        """Show these figures; `taken` includes `held`, `sale` comes on top of them."""
        self._figures = (taken, held, capacity, min(sale, max(capacity - taken, 0)))
        text = occupancy_text(taken, held, capacity)
        self.setAccessibleName(text)
        self.setToolTip(text)
        self.update()

    def sizeHint(self) -> QSize:
        """As wide as there is room."""
        return QSize(px(160), px(HEIGHT))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The bar."""
        taken, held, capacity, sale = self._figures
        tokens = theme.current().tokens
        paint_occupancy(QPainter(self), self.rect(), taken, held, capacity, tokens, sale)
