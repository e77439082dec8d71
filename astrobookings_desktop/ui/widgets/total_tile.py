"""A figure over a list, as a button that lists what it is made of."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from astrobookings_desktop.ui import theme
from astrobookings_desktop.ui.theme import icons
from astrobookings_desktop.ui.theme.fonts import CAPTION, SECTION, TITLE, font, px, semibold
from astrobookings_desktop.ui.widgets.toggle import Toggle

HEIGHT, PADDING, TIGHT = 72, 12, 6


class TotalTile(Toggle):
    """Title, figure and a line about it; `about` says under the mouse what the figure counts."""

    def __init__(
        self,
        title: str,
        icon: str,
        tone: str = "text",
        parent: QWidget | None = None,
        *,
        about: str = "",
    ) -> None:
        super().__init__(HEIGHT, 8, QSizePolicy.Policy.Expanding, parent)
        self._title, self._icon, self._tone, self._about = title, icon, tone, about
        self.setWhatsThis(about)
        self._figure = self._note = ""
        self._alarm = self._tight = False
        self.show_total("—", "")

    def show_total(self, figure: str, note: str, alarm: bool = False) -> None:
        """Show a figure; `alarm` puts it into the tile's own tone."""
        self._figure, self._note, self._alarm = figure, note, alarm
        self.setAccessibleName(f"{self._title}: {figure}")
        self.setAccessibleDescription(note)
        self.setToolTip("\n".join(filter(None, (note, self._about))))
        self.updateGeometry()
        self.update()

    def set_tight(self, tight: bool) -> None:
        """Do with less padding and a smaller figure where room is short."""
        if tight != self._tight:
            self._tight = tight
            self.updateGeometry()
            self.update()

    def width_wanted(self, *, tight: bool) -> int:
        """The width that the figure and the title need."""
        widest = max(
            QFontMetrics(semibold(SECTION if tight else TITLE)).horizontalAdvance(self._figure),
            QFontMetrics(semibold(CAPTION)).horizontalAdvance(self._title) + px(22),
        )
        return widest + 2 * px(TIGHT if tight else PADDING) + px(4)

    def sizeHint(self) -> QSize:
        """Room for the figure, which is never cut."""
        return QSize(self.width_wanted(tight=self._tight), px(HEIGHT))

    def minimumSizeHint(self) -> QSize:
        """Never cut."""
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Ground, frame, title with icon, figure, note."""
        painter = QPainter(self)
        t = theme.current().tokens
        self.paint_ground(painter, t.border)
        tone = getattr(t, self._tone)
        ink = (tone if isinstance(tone, str) else tone.ink) if self._alarm else t.text
        side = px(TIGHT if self._tight else PADDING)
        inner = self.rect().adjusted(side, px(8), -side, -px(8))
        size, line = px(16), px(18)
        ratio = self.devicePixelRatio()
        painter.drawPixmap(inner.topLeft(), icons.pixmap(self._icon, ink, size, ratio))
        title = QRect(inner.left() + px(22), inner.top() - 1, inner.width() - px(22), line)
        left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        painter.setPen(t.text2)
        painter.setFont(semibold(CAPTION))
        painter.drawText(title, left, self._title)
        painter.setPen(ink)
        painter.setFont(semibold(SECTION if self._tight else TITLE))
        painter.drawText(
            QRect(inner.left(), inner.top() + px(17), inner.width(), px(24)), left, self._figure
        )
        painter.setPen(t.text2)
        painter.setFont(font(CAPTION))
        note = painter.fontMetrics().elidedText(
            self._note, Qt.TextElideMode.ElideRight, inner.width()
        )
        painter.drawText(
            QRect(inner.left(), inner.bottom() - line + 2, inner.width(), line), left, note
        )
