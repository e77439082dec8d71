"""A line of text that ends in an ellipsis where room is short; its tooltip has all of it."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from astrobookings_desktop.ui.widgets.painting import cut_to, plain_tip


class ElidedLabel(QLabel):
    """Plain text on one line, never wider than its place; `cut_changed` says that it is cut now, or
    whole."""

    cut_changed = Signal()

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.is_cut = False
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)

    def minimumSizeHint(self) -> QSize:
        """May become narrow."""
        return QSize(self.fontMetrics().averageCharWidth() * 4, super().minimumSizeHint().height())

    def setText(self, text: str) -> None:
        """Show another text."""
        super().setText(text)
        self._tell()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The tooltip has what doesn't fit."""
        super().resizeEvent(event)
        self._tell()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """As much of the text as fits."""
        painter = QPainter(self)
        painter.setFont(self.font())
        painter.setPen(self.palette().color(self.foregroundRole()))
        room = self.contentsRect()
        text = cut_to(self.fontMetrics(), self.text(), room.width())
        painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)  # of its first letter
        flags = Qt.AlignmentFlag.AlignAbsolute | self.alignment()
        painter.drawText(room, int(flags), text)

    def _tell(self) -> None:
        fits = self.fontMetrics().horizontalAdvance(self.text()) <= self.contentsRect().width()
        self.setToolTip("" if fits else plain_tip(self.text()))
        if fits is self.is_cut:
            self.is_cut = not fits
            self.cut_changed.emit()
