"""A white sheet on the page."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from astrobookings_desktop.ui import theme
from astrobookings_desktop.ui.theme.fonts import CAPTION, SECTION, font, semibold
from astrobookings_desktop.ui.widgets.elided_label import ElidedLabel
from astrobookings_desktop.ui.widgets.ink import Ink
from astrobookings_desktop.ui.widgets.key_cap import KeyCap
from astrobookings_desktop.ui.widgets.long_words import breakable, unmarked
from astrobookings_desktop.ui.widgets.painting import rounded


class Card(QFrame):
    """A rounded sheet with a column of parts; see `add_header` for its title row."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(16, 12, 16, 16)
        self.body.setSpacing(8)
        theme.current().changed.connect(self.update)

    def add_header(self, title: str, key: str = "") -> "CardHeader":
        """A title row on top."""
        header = CardHeader(title, key, self)
        self.body.addWidget(header)
        return header

    def add_line(self) -> None:
        """A hairline between parts."""
        self.body.addWidget(Line(self))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The sheet."""
        t = theme.current().tokens
        rounded(QPainter(self), self.rect(), 8, t.surface, t.line)


class CardHeader(QWidget):
    """Title, key cap, and a hint at the right."""

    def __init__(self, title: str, key: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        self.title = QLabel(title)
        self.title.setFont(semibold(SECTION))
        row.addWidget(self.title)
        if key:
            row.addWidget(KeyCap(key))
        row.addStretch(1)
        self.hint = ShortHint()
        row.addWidget(self.hint)
        self.row = row


class Hint(QLabel):
    """Small secondary words."""

    def __init__(self, text: str = "", color: str = "text2", parent: QWidget | None = None) -> None:
        super().__init__(breakable(text), parent)
        self.setFont(font(CAPTION))
        self.setTextFormat(Qt.TextFormat.PlainText)
        self._ink = Ink(self, color)

    def setText(self, text: str) -> None:
        """Say something else."""
        super().setText(breakable(text))

    def text(self) -> str:
        """What it says, as it was said."""
        return unmarked(super().text())

    def set_color(self, color: str) -> None:
        """Write in another token's color, or in a tone's ink."""
        self._ink.set_name(color)


def section(title: str) -> Hint:
    """The title of a part of a sheet."""
    label = Hint(title, "text")
    label.setFont(semibold(SECTION - 2))
    return label


class ShortHint(ElidedLabel):
    """Small secondary words on one line, which end in an ellipsis where room is short."""

    def __init__(self, text: str = "", color: str = "text2", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setFont(font(CAPTION))
        self._ink = Ink(self, color)

    def set_color(self, color: str) -> None:
        """Write in another token's color, or in a tone's ink."""
        self._ink.set_name(color)


class Line(QWidget):
    """A hairline across."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedHeight(1)
        theme.current().changed.connect(self.update)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The line."""
        QPainter(self).fillRect(self.rect(), theme.current().color("line"))
