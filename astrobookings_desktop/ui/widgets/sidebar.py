"""The tabs at the left: groups with captions, icons, counts; real tabs for keyboard and readers."""

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt
from PySide6.QtGui import (
    QFontMetrics,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QSizePolicy, QTabBar, QWidget

from astrobookings_desktop.ui import theme
from astrobookings_desktop.ui.theme.fonts import CAPTION, px, semibold
from astrobookings_desktop.ui.widgets.painting import plain_tip
from astrobookings_desktop.ui.widgets.tab_painter import Badge, TabPainter

WIDE, NARROW = 184, 56
TAB, CAPTION_ROOM = 36, 28
NARROW_ROOM = 12
LEAST_TAB = 32


@dataclass(frozen=True, slots=True)
class Entry:
    """One tab; `caption` opens a group above it."""

    title: str
    icon: str
    caption: str = ""


class Sidebar(QTabBar):
    """A column of tabs. A caption lies within the rectangle of the tab below: no click there.

    Where the window is low or the font large, tabs and captions move closer before any is lost.
    """

    def __init__(self, entries: list[Entry], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._entries = entries
        self._badges: dict[int, Badge] = {}
        self._ease = 1.0  # 1: all the room that the look asks for, 0: as close as it gets
        self._narrow = False
        self._hovered = -1
        self.setShape(QTabBar.Shape.RoundedWest)
        self.setDrawBase(False)
        self.setUsesScrollButtons(False)
        self.setExpanding(False)
        self.setMouseTracking(True)
        self.setFont(semibold())
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Maximum)
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
        for place in range(len(self._entries)):
            self._tell(place)
        # Qt keeps tab sizes until something about a tab changes.
        self.setIconSize(QSize(16, 16) if narrow else QSize(17, 17))
        self.updateGeometry()
        self.update()

    def set_badge(
        self,
        place: int,
        text: str,
        words: str = "",
        tone: str = "neutral",
        icon: str | None = None,
    ) -> None:
        """Show a count at a tab, its tooltip says of what: 7 overdue. No text removes it."""
        self._badges[place] = Badge(text, tone, icon, words)
        self.setAccessibleTabName(place, f"{self._entries[place].title} {words or text}".strip())
        self._tell(place)
        self.update()

    def _tell(self, place: int) -> None:
        """The tooltip: the title where it isn't seen, and what the badge means."""
        badge = self._badges.get(place)
        title = self._entries[place].title if self._narrow else ""
        words = "" if badge is None else badge.words
        self.setTabToolTip(place, plain_tip(": ".join(filter(None, (title, words)))))

    def tabSizeHint(self, index: int) -> QSize:
        """Room for the tab, and for a caption above it."""
        return QSize(self._width(), self._tab_height(self._ease) + self._caption_room(index))

    def minimumTabSizeHint(self, index: int) -> QSize:
        """Tabs aren't squeezed."""
        return self.tabSizeHint(index)

    def sizeHint(self) -> QSize:
        """Room for all tabs as the look has them."""
        return QSize(self._width(), self._height(1.0))

    def minimumSizeHint(self) -> QSize:
        """Room for all tabs as close together as they get."""
        return QSize(self._width(), self._height(0.0))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Find how close the tabs have to stand."""
        least, most = self._height(0.0), self._height(1.0)
        ease = (self.height() - least) / (most - least) if most > least else 1.0
        self._ease = min(max(ease, 0.0), 1.0)
        super().resizeEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and Down walk the tabs, as they stand; Qt's own tabs know Left and Right only."""
        places = [place for place in range(self.count()) if self.isTabVisible(place)]
        here = self.currentIndex()
        before = [place for place in places if place < here]
        after = [place for place in places if place > here]
        match event.key():
            case Qt.Key.Key_Up:
                way = before[-1:]
            case Qt.Key.Key_Down:
                way = after[:1]
            case Qt.Key.Key_Home:
                way = before[:1]
            case Qt.Key.Key_End:
                way = after[-1:]
            case _:
                super().keyPressEvent(event)
                return
        for place in way:
            self.setCurrentIndex(place)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Turning the wheel leaves no page."""
        event.ignore()

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

    def leaveEvent(self, event: QEvent) -> None:
        """No tab is under the mouse."""
        self._hovered = -1
        self.update()
        super().leaveEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Captions and tabs."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.current().color("sidebar"))
        tabs = TabPainter(
            painter, narrow=self._narrow, font=self.font(), ratio=self.devicePixelRatio()
        )
        for place, entry in enumerate(self._entries):
            rect, room = self.tabRect(place), self._caption_room(place)
            if room:
                tabs.caption(entry.caption, QRect(rect.topLeft(), QSize(rect.width(), room)))
            chosen = place == self.currentIndex()
            tabs.tab(
                entry.title,
                entry.icon,
                self._badges.get(place),
                rect.adjusted(0, room, 0, 0),
                chosen=chosen,
                lit=place == self._hovered,
                focused=chosen and self.hasFocus(),
            )

    def _width(self) -> int:
        return px(NARROW if self._narrow else WIDE)

    def _height(self, ease: float) -> int:
        rooms = sum(self._caption_room(place, ease) for place in range(len(self._entries)))
        return len(self._entries) * self._tab_height(ease) + rooms

    def _tab_height(self, ease: float) -> int:
        least = max(LEAST_TAB, self.fontMetrics().height() + 8)
        return _between(least, px(TAB), ease)

    def _caption_room(self, place: int, ease: float | None = None) -> int:
        if not self._entries[place].caption:
            return 0
        ease = self._ease if ease is None else ease
        if self._narrow:
            return _between(NARROW_ROOM, px(NARROW_ROOM), ease)
        least = QFontMetrics(semibold(CAPTION)).height() + 4
        return _between(least, px(CAPTION_ROOM), ease)

    def _on_caption(self, at: QPoint) -> bool:
        place = self.tabAt(at)
        return place >= 0 and at.y() < self.tabRect(place).top() + self._caption_room(place)


def _between(least: int, most: int, ease: float) -> int:
    return int(least + (max(most, least) - least) * ease)
