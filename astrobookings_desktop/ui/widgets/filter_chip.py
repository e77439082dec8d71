"""A saved filter that can be switched on, with the count of its rows."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from astrobookings_desktop.ui import format as shown
from astrobookings_desktop.ui import theme
from astrobookings_desktop.ui.theme.fonts import CAPTION, px, semibold
from astrobookings_desktop.ui.widgets.toggle import Toggle


class FilterChip(Toggle):
    """A round button."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(32, 16, QSizePolicy.Policy.Fixed, parent)
        self.setText(title)
        self._title = title
        self.setFont(semibold(CAPTION))

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
        self.paint_ground(painter, t.border, self.height() / 2)
        painter.setPen(t.text)
        painter.setFont(self.font())
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self.text())
