"""What stands where nothing is: why, and what to do."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from astrobookings_desktop.ui import theme
from astrobookings_desktop.ui.theme.fonts import TITLE, px, semibold
from astrobookings_desktop.ui.widgets.buttons import Button
from astrobookings_desktop.ui.widgets.card import Hint
from astrobookings_desktop.ui.widgets.elided_label import ElidedLabel


class EmptyState(QWidget):
    """Icon, a few words, one sentence why, at most two ways on."""

    def __init__(
        self,
        icon: str,
        title: str,
        sentence: str,
        parent: QWidget | None = None,
        *,
        width: int = 420,
    ) -> None:
        super().__init__(parent)
        self._icon_name = icon
        column = QVBoxLayout(self)
        column.setSpacing(8)
        column.setContentsMargins(8, 4, 8, 4)
        column.addStretch(1)
        self._icon = QLabel(alignment=Qt.AlignmentFlag.AlignCenter)
        column.addWidget(self._icon)
        self.title = ElidedLabel(title)  # it may quote what was typed
        self.title.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.title.setFont(semibold(TITLE))
        column.addWidget(self.title)
        self.sentence = Hint(sentence)
        self.sentence.setFont(self.font())
        self.sentence.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.sentence.setWordWrap(True)
        self.sentence.setFixedWidth(px(width))
        middle = QHBoxLayout()  # a column would ask how high it is at its own width
        middle.addStretch(1)
        middle.addWidget(self.sentence)
        middle.addStretch(1)
        column.addLayout(middle)
        self._ways = QHBoxLayout()
        self._ways.setSpacing(8)
        self._ways.setContentsMargins(0, 8, 0, 0)
        self._ways.addStretch(1)
        self._ways.addStretch(1)
        column.addLayout(self._ways)
        column.addStretch(2)
        theme.current().changed.connect(self._dress)
        self._dress()

    def add_way(self, button: Button) -> None:
        """Offer a way on."""
        self._ways.insertWidget(self._ways.count() - 1, button)
        self._fit()

    def clear_ways(self) -> None:
        """Offer none."""
        while self._ways.count() > 2:
            item = self._ways.takeAt(1)
            if item is not None and (widget := item.widget()) is not None:
                widget.hide()  # at once: another way on may stand there before it is gone
                widget.deleteLater()

    def say(self, title: str, sentence: str) -> None:
        """Say something else."""
        self.title.setText(title)
        self.sentence.setText(sentence)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a low place the picture goes first, then the sentence: the way on is never cut."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        column = self.layout()
        assert column is not None
        for part in (self._icon, self.sentence):
            part.show()
        for part in (self._icon, self.sentence):
            column.invalidate()
            if column.sizeHint().height() > self.height():
                part.hide()

    def showEvent(self, event: QShowEvent) -> None:
        """Being put into a view took the sentence its color."""
        super().showEvent(event)
        self._fit()
        self.sentence.set_color("text2")

    def _dress(self) -> None:
        self._icon.setPixmap(theme.current().pixmap(self._icon_name, "text2", px(48)))
