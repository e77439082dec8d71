"""The field in which people search."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLineEdit, QSizePolicy, QToolButton, QWidget

from astrobookings_desktop.ui import theme
from astrobookings_desktop.ui.theme.fonts import px


class SearchField(QLineEdit):
    """A line with a magnifying glass and a way to clear it."""

    def __init__(
        self, name: str, hint: str, width: int | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._wanted = width
        self._glass = QAction(self)
        self.addAction(self._glass, QLineEdit.ActionPosition.LeadingPosition)
        self.setPlaceholderText(hint)
        self.setAccessibleName(name)
        self.setClearButtonEnabled(True)
        self._clear = self.findChild(QAction, "_q_qlineeditclearaction")
        for button in self.findChildren(QToolButton):
            button.setAccessibleName(self.tr("Clear {field}").format(field=name))
        policy = QSizePolicy.Policy.Expanding if width is None else QSizePolicy.Policy.Preferred
        self.setSizePolicy(policy, QSizePolicy.Policy.Fixed)
        theme.current().changed.connect(self._dress)
        self._dress()

    def sizeHint(self) -> QSize:
        """As wide as was asked for."""
        hint = super().sizeHint()
        return QSize(hint.width() if self._wanted is None else px(self._wanted), px(32))

    def set_wanted(self, width: int) -> None:
        """Ask for another width, in pixels of the normal font."""
        if width != self._wanted:
            self._wanted = width
            self.updateGeometry()

    def _dress(self) -> None:
        self._glass.setIcon(theme.current().icon("search"))
        if isinstance(self._clear, QAction):  # Qt's own cross is hardly seen on a dark ground
            self._clear.setIcon(theme.current().icon("clear"))
