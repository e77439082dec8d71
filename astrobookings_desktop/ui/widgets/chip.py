"""A state as icon and word on soft ground."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from astrobookings_desktop.ui import theme
from astrobookings_desktop.ui.theme import icons
from astrobookings_desktop.ui.theme.fonts import CAPTION, px, semibold
from astrobookings_desktop.ui.theme.statuses import StatusLook
from astrobookings_desktop.ui.theme.tokens import Tokens
from astrobookings_desktop.ui.widgets.painting import rounded

HEIGHT = 21
ICON = 14
EDGE = 0.5  # the word and the icon tell the state, the edge only closes the shape


def chip_width(look: StatusLook, font: QFont) -> int:
    """How wide the chip is, in this font."""
    return QFontMetrics(font).horizontalAdvance(look.word) + px(ICON) + px(26)


def paint_chip(
    painter: QPainter, rect: QRect, look: StatusLook, tokens: Tokens, font: QFont, ratio: float
) -> None:
    """The chip at the left of `rect`, vertically in its middle."""
    tone = tokens.tone(look.tone)
    height, size = px(HEIGHT), px(ICON)
    chip = QRect(rect.left(), rect.center().y() - height // 2 + 1, chip_width(look, font), height)
    edge = QColor(tone.ink)
    edge.setAlphaF(EDGE)
    rounded(painter, chip, height / 2, tone.soft, edge, 1)
    picture = icons.pixmap(look.icon, tone.ink, size, ratio)
    painter.drawPixmap(chip.left() + px(8), chip.center().y() - size // 2 + 1, picture)
    painter.setFont(font)
    painter.setPen(tone.ink)
    words = chip.adjusted(px(8) + size + px(6), 0, 0, 0)
    painter.drawText(words, int(Qt.AlignmentFlag.AlignVCenter), look.word)


class Chip(QWidget):
    """A chip by itself."""

    def __init__(self, look: StatusLook | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.setFont(semibold(CAPTION))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.current().changed.connect(self.update)
        self.show_look(look)

    def show_look(self, look: StatusLook | None) -> None:
        """Show another state; None hides the chip."""
        self._look = look
        if look is None or self.parentWidget() is not None:  # shown alone it would be a window
            self.setVisible(look is not None)
        self.setAccessibleName(look.word if look else "")
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """The chip's own size."""
        width = chip_width(self._look, self.font()) if self._look else 0
        return QSize(width, px(HEIGHT) + 3)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The chip."""
        if self._look is not None:
            tokens = theme.current().tokens
            ratio = self.devicePixelRatio()
            paint_chip(QPainter(self), self.rect(), self._look, tokens, self.font(), ratio)
