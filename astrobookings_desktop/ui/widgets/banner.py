"""A lasting condition across the page, with one way to mend it."""

from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QLabel, QWidget

from astrobookings_desktop.ui import theme
from astrobookings_desktop.ui.theme.fonts import px, semibold
from astrobookings_desktop.ui.widgets.buttons import LinkButton
from astrobookings_desktop.ui.widgets.card import Hint, ShortHint
from astrobookings_desktop.ui.widgets.painting import rounded


class Banner(QFrame):
    """One sentence in a tone, and at most one action."""

    def __init__(
        self,
        text: str,
        tone: str = "warn",
        icon: str = "warning",
        action: LinkButton | None = None,
        parent: QWidget | None = None,
        *,
        one_line: bool = False,
    ) -> None:
        super().__init__(parent)
        self._tone, self._icon_name = tone, icon
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 6, 12, 6)
        row.setSpacing(12)
        self._icon = QLabel()
        row.addWidget(self._icon)
        self.label = Hint(text, tone)
        self.label.setFont(semibold())
        self.label.setWordWrap(True)
        self.more = ShortHint("", tone) if one_line else Hint("", tone)
        self.more.setWordWrap(not one_line)
        self.more.hide()
        self._is_one_line = one_line
        way = QBoxLayout.Direction.LeftToRight if one_line else QBoxLayout.Direction.TopToBottom
        words = QBoxLayout(way)
        words.setSpacing(12 if one_line else 2)
        words.addWidget(self.label)
        words.addWidget(self.more, int(one_line))
        row.addLayout(words, 1)
        if action is not None:
            row.addWidget(action)
        self.setMinimumHeight(px(40))
        theme.current().changed.connect(self._dress)
        self._dress()

    def say(self, text: str, more: str = "") -> None:
        """Say another sentence, with `more` below it; on one line, as much of it as there is room
        for."""
        self.label.setText(text)
        if self._is_one_line:
            self.label.setWordWrap(not more)
        self.more.setText(more)
        self.more.setVisible(bool(more))

    def set_tone(self, tone: str, icon: str) -> None:
        """Look as the matter deserves."""
        self._tone, self._icon_name = tone, icon
        self.label.set_color(tone)
        self.more.set_color(tone)
        self._dress()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The ground."""
        tone = theme.current().tokens.tone(self._tone)
        rounded(QPainter(self), self.rect(), 6, tone.soft, tone.ink)

    def _dress(self) -> None:
        self._icon.setPixmap(theme.current().pixmap(self._icon_name, self._tone, px(16)))
        self.update()
