"""A notice across the page, where neither the desktop nor a tray can show one."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QAccessible, QAccessibleEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from astrobookings_desktop.ui.notices.words import Words
from astrobookings_desktop.ui.widgets.banner import Banner
from astrobookings_desktop.ui.widgets.buttons import IconButton, LinkButton


class NoticeBanner(QWidget):
    """The last notice, on one line, until it is opened or put away; a newer one takes its place."""

    opened = Signal(object)  # token
    left = Signal()  # it was put away, or ended, while it had the focus

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self._token: object = None
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 8, 16, 0)
        row.setSpacing(8)
        self.opening = LinkButton(self.tr("Open"))
        self.opening.clicked.connect(self._open)
        self.banner = Banner("", "info", "notification", self.opening, one_line=True)
        row.addWidget(self.banner, 1)
        self.closing = IconButton("close", self.tr("Put the notice away"))
        self.closing.clicked.connect(self.put_away)
        row.addWidget(self.closing)
        self.hide()

    def tell(self, token: object, words: Words) -> None:
        """Show a notice, and have screen readers say it."""
        self._token = token
        self.banner.say(words.title, words.body.replace("\n", " · "))
        self.setAccessibleName(f"{words.title}\n{words.body}".strip())
        self.show()
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))

    @Slot()
    def put_away(self) -> None:
        """Show nothing."""
        self._token = None
        focus = self.window().focusWidget()
        worked_here = focus is not None and self.isAncestorOf(focus)
        self.hide()
        if worked_here:
            self.left.emit()

    @Slot(object)
    def end(self, token: object) -> None:
        """Show a notice no more that needs nobody any longer."""
        if token == self._token:
            self.put_away()

    @Slot()
    def _open(self) -> None:
        token = self._token
        self.put_away()
        if token is not None:
            self.opened.emit(token)
