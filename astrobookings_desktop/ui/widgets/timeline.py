"""What happened, newest or oldest first, as a line of events."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QHelpEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from astrobookings_desktop.ui import theme
from astrobookings_desktop.ui.theme import icons
from astrobookings_desktop.ui.theme.fonts import CAPTION, font, px, semibold
from astrobookings_desktop.ui.widgets.painting import cut_to, plain_tip

STEP = 44


@dataclass(frozen=True, slots=True)
class Event:
    """One thing that happened: icon, words, and who and when in small print."""

    icon: str
    text: str
    note: str
    tone: str = "neutral"


class Timeline(QWidget):
    """Events under each other, joined by a line."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._events: list[Event] = []
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        theme.current().changed.connect(self.update)

    def show_events(self, events: Sequence[Event]) -> None:
        """Show these."""
        self._events = list(events)
        self.setAccessibleName("; ".join(f"{one.text}, {one.note}" for one in events))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Room for all events."""
        return QSize(px(200), max(1, len(self._events)) * px(STEP) if self._events else 0)

    def event(self, event: QEvent) -> bool:
        """Tell what is elided as a tooltip."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            words = plain_tip(self.elided_at(event.pos().y()))
            QToolTip.showText(event.globalPos(), words, self)
            return True
        return super().event(event)

    def elided_at(self, y: int) -> str:
        """The whole words of the event at this height, where they don't fit; else nothing."""
        place = y // px(STEP)
        if not 0 <= place < len(self._events):
            return ""
        event, room = self._events[place], self.width() - px(28)
        fits = (
            QFontMetrics(semibold()).horizontalAdvance(event.text) <= room
            and QFontMetrics(font(CAPTION)).horizontalAdvance(event.note) <= room
        )
        return "" if fits else f"{event.text}\n{event.note}"

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Icons, words and the line between them."""
        painter = QPainter(self)
        t = theme.current().tokens
        step, size = px(STEP), px(16)
        half = step // 2
        for place, event in enumerate(self._events):
            top = place * step
            if place + 1 < len(self._events):
                painter.setPen(t.border)
                painter.drawLine(size // 2, top + px(24), size // 2, top + step)
            ink = t.text2 if event.tone == "neutral" else t.tone(event.tone).ink
            picture = icons.pixmap(event.icon, ink, size, self.devicePixelRatio())
            painter.drawPixmap(0, top + px(4), picture)
            room = self.width() - px(28)
            self._line(painter, event.text, QRect(px(28), top, room, half), semibold(), t.text)
            small = QRect(px(28), top + half - px(2), room, half)
            self._line(painter, event.note, small, font(CAPTION), t.text2)

    def _line(self, painter: QPainter, text: str, place: QRect, face: QFont, ink: str) -> None:
        painter.setFont(face)
        painter.setPen(ink)
        elided = cut_to(painter.fontMetrics(), text, place.width())
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.drawText(place, int(flags | Qt.AlignmentFlag.AlignAbsolute), elided)
