"""Message boxes with the house's own signs."""

from PySide6.QtWidgets import QMessageBox, QWidget

from astrobookings_desktop.ui import theme
from astrobookings_desktop.ui.theme.fonts import px

_SIGNS = {
    QMessageBox.Icon.Question: ("help", "accent"),
    QMessageBox.Icon.Information: ("info", "info"),
    QMessageBox.Icon.Warning: ("warning", "warn"),
    QMessageBox.Icon.Critical: ("refused", "danger"),
}
SIZE = 32


def message_box(icon: QMessageBox.Icon, parent: QWidget | None = None) -> QMessageBox:
    """An empty box of this kind; before the program has a look of its own, with Qt's sign."""
    box = QMessageBox(parent)
    box.setIcon(icon)
    name, token = _SIGNS[icon]
    try:
        look = theme.current()
    except RuntimeError:
        return box
    box.setIconPixmap(look.pixmap(name, token, px(SIZE)))
    return box
