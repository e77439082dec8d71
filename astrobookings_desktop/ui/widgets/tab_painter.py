"""How the tabs of the sidebar look: captions, icons, words and badges."""

from dataclasses import dataclass

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFont, QPainter

from astrobookings_desktop.ui import theme
from astrobookings_desktop.ui.theme import icons
from astrobookings_desktop.ui.theme.fonts import CAPTION, px, semibold
from astrobookings_desktop.ui.widgets.painting import rounded


@dataclass(frozen=True, slots=True)
class Badge:
    """A count at a tab, in a tone of the theme; its `words` say of what."""

    text: str
    tone: str
    icon: str | None
    words: str = ""


class TabPainter:
    """Paints with `painter`: icons and words in `font`, or icons alone where it is `narrow`.

    `ratio` is that of the device's pixels to the widget's.
    """

    def __init__(self, painter: QPainter, *, narrow: bool, font: QFont, ratio: float) -> None:
        self._painter, self._narrow, self._font, self._ratio = painter, narrow, font, ratio

    def caption(self, words: str, rect: QRect) -> None:
        """What a group is called; a line where it is narrow."""
        painter, colors = self._painter, theme.current()
        if self._narrow:
            middle = rect.top() + rect.height() // 2
            painter.fillRect(px(12), middle, rect.width() - px(24), 1, colors.color("line"))
            return
        painter.setPen(colors.color("text2"))
        painter.setFont(semibold(CAPTION))
        painter.drawText(rect.adjusted(px(20), 0, 0, 0), int(Qt.AlignmentFlag.AlignVCenter), words)

    def tab(
        self,
        title: str,
        icon: str,
        badge: Badge | None,
        rect: QRect,
        *,
        chosen: bool,
        lit: bool,
        focused: bool,
    ) -> None:
        """A tab; `lit` is the one under the mouse, `focused` the chosen one that takes keys."""
        painter, t = self._painter, theme.current().tokens
        ground = rect.adjusted(px(8), 1, -px(8), -1)
        if chosen or lit:
            rounded(painter, ground, 6, t.select if chosen else t.hover)
        if chosen:
            bar = QRect(ground.left(), ground.top() + px(8), px(4), ground.height() - px(16))
            rounded(painter, bar, 2, t.focus)
        if focused:
            rounded(painter, ground, 6, None, t.focus, 2)
        size = px(16)
        left = ground.left() + px(12) if not self._narrow else rect.center().x() - size // 2
        picture = icons.pixmap(icon, t.link if chosen else t.text2, size, self._ratio)
        painter.drawPixmap(left, rect.top() + (rect.height() - size) // 2, picture)
        if not self._narrow:
            painter.setPen(t.text)
            painter.setFont(self._font)
            words = QRect(px(48), rect.top(), rect.width() - px(64), rect.height())
            painter.drawText(words, int(Qt.AlignmentFlag.AlignVCenter), title)
        if badge is not None and badge.text:
            self._badge(badge, rect, chosen)

    def _badge(self, badge: Badge, rect: QRect, chosen: bool) -> None:
        painter, t = self._painter, theme.current().tokens
        tone = t.tone(badge.tone)
        plain = badge.tone == "neutral"
        if self._narrow:
            dot = QRect(rect.center().x() + px(6), rect.center().y() - px(12), px(8), px(8))
            rounded(painter, dot, px(4), t.bar if plain else tone.ink)
            return
        painter.setFont(semibold(CAPTION))
        size = px(12) if badge.icon else 0
        gap = px(4) if badge.icon else 0
        words = painter.fontMetrics().horizontalAdvance(badge.text)
        width = max(words + size + gap + px(14), px(24))
        place = QRect(rect.right() - px(14) - width, rect.center().y() - px(10) + 1, width, px(20))
        rounded(painter, place, px(10), t.surface if plain and chosen else tone.soft)
        left = place.left() + (width - words - size - gap) // 2
        if badge.icon:
            picture = icons.pixmap(badge.icon, tone.ink, size, self._ratio)
            painter.drawPixmap(left, place.center().y() - size // 2 + 1, picture)
        painter.setPen(tone.ink)
        room = QRect(left + size + gap, place.top(), words + 2, place.height())
        painter.drawText(room, int(Qt.AlignmentFlag.AlignVCenter), badge.text)
