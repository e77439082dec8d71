"""A figure that is a button: pressed it shows the records that it counts."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from astrobookings_desktop.ui import format as shown
from astrobookings_desktop.ui import theme
from astrobookings_desktop.ui.theme import icons
from astrobookings_desktop.ui.theme.fonts import CAPTION, TITLE, font, px, semibold
from astrobookings_desktop.ui.widgets.painting import plain_tip
from astrobookings_desktop.ui.widgets.toggle import Toggle

HEIGHT = 72
MARGIN, TIGHT = 12, 6


class Tile(Toggle):
    """Icon and title, a figure, and a note below it."""

    def __init__(self, title: str, icon: str, parent: QWidget | None = None) -> None:
        super().__init__(HEIGHT, 8, QSizePolicy.Policy.Expanding, parent)
        self._title, self._icon = title, icon
        self._figure = self._note = self._about = ""
        self._tone = ""
        self._margin = MARGIN
        self.show_figure(0, "")

    @property
    def figure(self) -> str:
        """What is shown."""
        return self._figure

    @property
    def note(self) -> str:
        """The words below it."""
        return self._note

    def show_figure(self, count: int, note: str, tone: str = "") -> None:
        """Show another figure; `tone` colors it where it needs somebody."""
        figure = shown.number(count)
        if (figure, note, tone) == (self._figure, self._note, self._tone):
            return
        self._figure, self._note, self._tone = figure, note, tone
        words = f"{self._title}: {figure}" + (f", {note}" if note else "")
        self.setAccessibleName(words)
        self.update()

    def explain(self, about: str) -> None:
        """Say in the tooltip what is counted, where that isn't plain."""
        self._about = about
        self.setAccessibleDescription(about)

    def set_tight(self, tight: bool) -> None:
        """Do with less padding where room is short."""
        margin = TIGHT if tight else MARGIN
        if margin != self._margin:
            self._margin = margin
            self.updateGeometry()
            self.update()

    def width_wanted(self, *, tight: bool) -> int:
        """The width that the words need."""
        title = QFontMetrics(semibold(CAPTION)).horizontalAdvance(self._title) + px(22)
        return max(title, px(110)) + 2 * px(TIGHT if tight else MARGIN)

    def sizeHint(self) -> QSize:
        """Room for the words."""
        return QSize(self.width_wanted(tight=self._margin == TIGHT), px(HEIGHT))

    def minimumSizeHint(self) -> QSize:
        """The title is never cut; the note may be."""
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Ground, icon, words."""
        painter = QPainter(self)
        t = theme.current().tokens
        self.paint_ground(painter, t.line)
        ink = t.tone(self._tone).ink if self._tone else t.text
        left, size = px(self._margin), px(16)
        picture = icons.pixmap(
            self._icon, ink if self._tone else t.text2, size, self.devicePixelRatio()
        )
        top = px(8)
        painter.drawPixmap(left, top, picture)
        middle = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
        painter.setFont(semibold(CAPTION))
        painter.setPen(t.text2)
        room = self.width() - 2 * left
        painter.drawText(QRect(left + px(22), top, room, size), middle, self._title)
        painter.setFont(semibold(TITLE))
        painter.setPen(ink)
        painter.drawText(QRect(left, px(25), room, px(24)), middle, self._figure)
        caption = font(CAPTION)
        painter.setFont(caption)
        painter.setPen(t.text2)
        fitting = QFontMetrics(caption).elidedText(self._note, Qt.TextElideMode.ElideRight, room)
        tips = (self._note if fitting != self._note else "", self._about)
        self.setToolTip(plain_tip("\n".join(filter(None, tips))) if any(tips) else "")
        painter.drawText(QRect(left, px(48), room, px(18)), middle, fitting)
