"""Says that another language was chosen than the one that the window is in."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QAccessible, QAccessibleEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from astrobookings_desktop.ui.language import language
from astrobookings_desktop.ui.widgets.banner import Banner
from astrobookings_desktop.ui.widgets.buttons import LinkButton


class LanguageBanner(QWidget):
    """Stands there as long as the window, which keeps its language, is to be opened in another."""

    anew_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 8, 16, 0)
        words = self.tr("The new language comes when the window opens the next time.")
        self.opening = LinkButton(self.tr("Open it anew now"))
        self.opening.clicked.connect(self.anew_wanted)
        row.addWidget(Banner(words, "info", "info", self.opening))
        self.setAccessibleName(words)
        self.hide()

    def follow(self, chosen: str) -> None:
        """Stand there, and have screen readers say it, unless "en" or "es" is in use already."""
        waits = chosen != language()
        is_news = waits and self.isHidden()
        self.setVisible(waits)
        if is_news:
            QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))
