"""A saved filter that can be switched on, with the count of its rows."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from astrobookings_desktop.ui import format as shown
from astrobookings_desktop.ui import theme
from astrobookings_desktop.ui.theme.fonts import CAPTION, px, semibold
from astrobookings_desktop.ui.widgets.focus_ring import FocusRing
from astrobookings_desktop.ui.widgets.painting import rounded


class FilterChip(QPushButton):
    """A round button; checked it is filled softly and framed twice as wide."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(title, parent)
        self._title = title
        self.setCheckable(True)
        self.setAutoDefault(True)
        self.setFont(semibold(CAPTION))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFixedHeight(px(32))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._ring = FocusRing(self, radius=16)
        theme.current().changed.connect(self.update)

    def set_count(self, count: int) -> None:
        """Show how many rows it has."""
        self.setText(f"{self._title} {shown.number(count)}")
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """Room for the words."""
        return QSize(self.fontMetrics().horizontalAdvance(self.text()) + px(32), px(32))

    def minimumSizeHint(self) -> QSize:
        """Never cut."""
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Ground, frame and words."""
        painter = QPainter(self)
        t = theme.current().tokens
        ground = t.select if self.isChecked() else t.hover if self.underMouse() else t.surface
        border, width = (t.focus, 2) if self.isChecked() else (t.border, 1)
        rounded(painter, self.rect(), self.height() / 2, ground, border, width)
        painter.setPen(t.text)
        painter.setFont(self.font())
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self.text())
