"""Sharing a widget's room out among its parts whenever the room, or what they need, changes."""

from PySide6.QtCore import QEvent
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget


class Sharing(QWidget):
    """Calls `share` at each new size, and when one of its parts needs more or less."""

    def share(self) -> None:
        """Give each part its room. It must change nothing where all is as it should be."""
        raise NotImplementedError

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the new room."""
        super().resizeEvent(event)
        self.share()

    def event(self, event: QEvent) -> bool:
        """Share anew when a part needs more or less."""
        done = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest:
            self.share()
        return done
