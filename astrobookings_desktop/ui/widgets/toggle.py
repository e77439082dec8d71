"""A button that stays pressed, as a sheet on the page."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from astrobookings_desktop.ui import theme
from astrobookings_desktop.ui.theme.fonts import px
from astrobookings_desktop.ui.widgets.focus_ring import FocusRing
from astrobookings_desktop.ui.widgets.painting import rounded


class Toggle(QPushButton):
    """A checkable button of a fixed height; checked it is filled softly and framed twice as wide.

    Its kinds paint what stands on it after `paint_ground`.
    """

    def __init__(
        self,
        height: int,
        radius: int,
        horizontal: QSizePolicy.Policy,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._radius = radius
        self.setCheckable(True)
        self.setAutoDefault(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFixedHeight(px(height))
        self.setSizePolicy(horizontal, QSizePolicy.Policy.Fixed)
        self._ring = FocusRing(self, radius=radius)
        theme.current().changed.connect(self.update)

    def paint_ground(self, painter: QPainter, line: str, radius: float | None = None) -> None:
        """Ground and frame; unchecked the frame has the color `line`."""
        t = theme.current().tokens
        ground = t.select if self.isChecked() else t.hover if self.underMouse() else t.surface
        border, width = (t.focus, 2) if self.isChecked() else (line, 1)
        rounded(
            painter, self.rect(), self._radius if radius is None else radius, ground, border, width
        )
