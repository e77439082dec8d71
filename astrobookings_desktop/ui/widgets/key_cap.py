"""A key as it stands on the keyboard."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from astrobookings_desktop.ui import theme
from astrobookings_desktop.ui.theme.fonts import CAPTION, font, px
from astrobookings_desktop.ui.widgets.painting import rounded

_SIGNS = (("Shift", "⇧"), ("Return", "↵"), ("Left", "←"), ("Up", "↑"), ("Down", "↓"))


class KeyCap(QLabel):
    """A small frame with a key's name; a hint for the eye, silent for screen readers."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setFont(font(CAPTION))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.current().changed.connect(self.update)

    def sizeHint(self) -> QSize:
        """Room for the words and a margin."""
        return QSize(self.fontMetrics().horizontalAdvance(self.text()) + px(16), px(20))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Frame and words."""
        painter = QPainter(self)
        t = theme.current().tokens
        rounded(painter, self.rect(), 4, t.raised, t.line)
        painter.setPen(t.text2)
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self.text())


def shown_key(key: str) -> str:
    """A key as the screens show it: Ctrl+Shift+L is Ctrl+⇧+L."""
    for name, sign in _SIGNS:
        key = key.replace(name, sign)
    return key
