"""The tabs at the left: groups with captions, icons, counts; real tabs for keyboard and readers."""

from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QTabBar, QWidget

from astrobookings_desktop.ui import theme
from astrobookings_desktop.ui.theme import icons
from astrobookings_desktop.ui.theme.fonts import CAPTION, px, semibold
from astrobookings_desktop.ui.widgets.painting import rounded

WIDE, NARROW = 184, 56
TAB, CAPTION_ROOM = 36, 28


@dataclass(frozen=True, slots=True)
class Entry:
    """One tab; `caption` opens a group above it."""

    title: str
    icon: str
    caption: str = ""


class Sidebar(QTabBar):
    """A column of tabs. A caption lies within the rectangle of the tab below: no click there."""

    def __init__(self, entries: list[Entry], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._entries = entries
        self._badges: dict[int, str] = {}
        self._narrow = False
        self._hovered = -1
        self.setShape(QTabBar.Shape.RoundedWest)
        self.setDrawBase(False)
        self.setUsesScrollButtons(False)
        self.setExpanding(False)
        self.setMouseTracking(True)
        self.setFont(semibold())
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAccessibleName(self.tr("Sections"))
        for entry in entries:
            self.setTabToolTip(self.addTab(entry.title), "")
        theme.current().changed.connect(self.update)

    @property
    def is_narrow(self) -> bool:
        """Whether only icons are shown."""
        return self._narrow

    def set_narrow(self, narrow: bool) -> None:
        """Show only icons, with tooltips, or words as well."""
        self._narrow = narrow
        for place, entry in enumerate(self._entries):
            self.setTabToolTip(place, entry.title if narrow else "")
        # Qt keeps tab sizes until something about a tab changes.
        self.setIconSize(QSize(16, 16) if narrow else QSize(17, 17))
        self.updateGeometry()
        self.update()

    def set_badge(self, place: int, text: str) -> None:
        """Show a count at a tab; empty text removes it."""
        self._badges[place] = text
        self.setAccessibleTabName(place, f"{self._entries[place].title} {text}".strip())
        self.update()

    def tabSizeHint(self, index: int) -> QSize:
        """Room for the tab, and for a caption above it."""
        height = px(TAB) + (self._caption_room(index))
        return QSize(px(NARROW if self._narrow else WIDE), height)

    def minimumTabSizeHint(self, index: int) -> QSize:
        """Tabs aren't squeezed."""
        return self.tabSizeHint(index)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click on a caption is no click on the tab below it."""
        if not self._on_caption(event.position().toPoint()):
            super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Light up the tab under the mouse."""
        at = event.position().toPoint()
        hovered = -1 if self._on_caption(at) else self.tabAt(at)
        if hovered != self._hovered:
            self._hovered = hovered
            self.update()
        super().mouseMoveEvent(event)

    def leaveEvent(self, event: object) -> None:
        """No tab is under the mouse."""
        self._hovered = -1
        self.update()
        super().leaveEvent(event)  # type: ignore[arg-type]

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Captions and tabs."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.current().color("sidebar"))
        for place, entry in enumerate(self._entries):
            whole = self.tabRect(place)
            room = self._caption_room(place)
            if room and not self._narrow:
                painter.setPen(theme.current().color("text2"))
                painter.setFont(semibold(CAPTION))
                caption = QRect(px(20), whole.top(), whole.width() - px(20), room)
                painter.drawText(caption, int(Qt.AlignmentFlag.AlignVCenter), entry.caption)
            elif room:
                middle = whole.top() + room // 2
                painter.fillRect(
                    px(12), middle, whole.width() - px(24), 1, theme.current().color("line")
                )
            self._paint_tab(painter, place, entry, whole.adjusted(0, room, 0, 0))

    def _caption_room(self, place: int) -> int:
        if not self._entries[place].caption:
            return 0
        return px(12) if self._narrow else px(CAPTION_ROOM)

    def _on_caption(self, at: QPoint) -> bool:
        place = self.tabAt(at)
        return place >= 0 and at.y() < self.tabRect(place).top() + self._caption_room(place)

    def _paint_tab(self, painter: QPainter, place: int, entry: Entry, rect: QRect) -> None:
        t = theme.current().tokens
        chosen = place == self.currentIndex()
        ground = rect.adjusted(px(8), 1, -px(8), -1)
        if chosen or place == self._hovered:
            rounded(painter, ground, 6, t.select if chosen else t.hover)
        if chosen:
            bar = QRect(ground.left(), ground.top() + px(8), px(4), ground.height() - px(16))
            rounded(painter, bar, 2, t.focus)
            if self.hasFocus():
                rounded(painter, ground, 6, None, t.focus, 2)
        ink = (t.link if chosen else t.text2), t.text
        size = px(16)
        left = ground.left() + px(12) if not self._narrow else rect.center().x() - size // 2
        picture = icons.pixmap(entry.icon, ink[0], size, self.devicePixelRatio())
        painter.drawPixmap(left, rect.center().y() - size // 2, picture)
        if not self._narrow:
            painter.setPen(ink[1])
            painter.setFont(self.font())
            words = QRect(px(48), rect.top(), rect.width() - px(64), rect.height())
            painter.drawText(words, int(Qt.AlignmentFlag.AlignVCenter), entry.title)
        self._paint_badge(painter, self._badges.get(place, ""), rect)

    def _paint_badge(self, painter: QPainter, text: str, rect: QRect) -> None:
        if not text:
            return
        t = theme.current().tokens
        painter.setFont(semibold(CAPTION))
        if self._narrow:
            dot = QRect(rect.right() - px(20), rect.top() + px(6), px(8), px(8))
            rounded(painter, dot, px(4), t.bar)
            return
        width = painter.fontMetrics().horizontalAdvance(text) + px(14)
        badge = QRect(rect.right() - px(14) - width, rect.center().y() - px(9), width, px(20))
        rounded(painter, badge, px(10), t.neutral.soft)
        painter.setPen(t.neutral.ink)
        painter.drawText(badge, Qt.AlignmentFlag.AlignCenter, text)
