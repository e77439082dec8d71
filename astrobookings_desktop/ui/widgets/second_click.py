"""A click that leads to a button, and mustn't press it as the first half of a double click."""

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QAbstractButton


class SecondClick(QObject):
    """Keeps the second half of a double click from pressing `buttons`, which may have come up under
    the mouse by the first one. Only where two quick clicks are never meant."""

    def __init__(self, parent: QObject, *buttons: QAbstractButton) -> None:
        super().__init__(parent)
        for button in buttons:
            button.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Swallow the second press of a double click."""
        if event.type() is QEvent.Type.MouseButtonDblClick:
            return True
        return super().eventFilter(watched, event)
