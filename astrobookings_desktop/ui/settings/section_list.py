"""The sections of the settings, each with what is to be done in it."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QIcon, QPixmap
from PySide6.QtWidgets import QListWidget, QListWidgetItem

from astrobookings_desktop.ui import theme
from astrobookings_desktop.ui.theme.fonts import px, semibold

WIDTH = 184


class SectionList(QListWidget):
    """Titles to choose from, by Up and Down or from anywhere in the window by `step`."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("sections")
        self.setAccessibleName(self.tr("Sections"))
        self.setFixedWidth(px(WIDTH))
        self.setFont(semibold())
        self.setIconSize(QSize(px(16), px(16)))
        blank = QPixmap(px(16), px(16))
        blank.fill(Qt.GlobalColor.transparent)
        self._blank = QIcon(blank)

    def add(self, title: str) -> None:
        """A further section; a long title may come in two lines."""
        item = QListWidgetItem(self._blank, title)
        item.setSizeHint(QSize(0, px(52 if "\n" in title else 36)))
        item.setData(Qt.ItemDataRole.AccessibleTextRole, title.replace("\n", " "))
        self.addItem(item)

    def mark(self, place: int, *, wrong: bool, touched: bool) -> None:
        """Say at a section whether something in it is wrong, or not saved yet."""
        icon, words = self._blank, ""
        if wrong:
            icon, words = _icon("alert", "danger"), self.tr("needs a change")
        elif touched:
            icon, words = _icon("edit", "text2"), self.tr("not saved yet")
        item = self.item(place)
        item.setIcon(icon)
        item.setToolTip(words)
        spoken = ", ".join(filter(None, (item.text(), words)))
        item.setData(Qt.ItemDataRole.AccessibleTextRole, spoken)

    def step(self, by: int) -> None:
        """The section before or after, round and round."""
        self.setCurrentRow((self.currentRow() + by) % self.count())


def _icon(name: str, color: str) -> QIcon:
    """The same on the chosen section: the style would tint it there."""
    icon, picture = QIcon(), theme.current().pixmap(name, color, px(16))
    for mode in (QIcon.Mode.Normal, QIcon.Mode.Selected):
        icon.addPixmap(picture, mode)
    return icon
