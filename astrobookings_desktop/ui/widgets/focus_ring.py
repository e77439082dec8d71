"""A ring around the focused button, painted over its surroundings so that nothing moves."""

from PySide6.QtCore import QEvent, QObject, QRect, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from astrobookings_desktop.ui import theme
from astrobookings_desktop.ui.widgets.painting import rounded

GAP, WIDTH = 2, 2


class FocusRing(QWidget):
    """Two pixels of `focus`, two pixels outside `owner`, on the window that holds it."""

    def __init__(self, owner: QWidget, radius: int = 6) -> None:
        super().__init__(owner.window())
        self._owner = owner
        self._radius = radius + GAP
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()
        owner.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the owner's focus and place."""
        kind = event.type()
        if kind == QEvent.Type.FocusIn:
            self._place()
        elif kind in (QEvent.Type.FocusOut, QEvent.Type.Hide):
            self.hide()
        elif kind in (QEvent.Type.Move, QEvent.Type.Resize) and self.isVisible():
            self._place()
        return False

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the ring."""
        painter = QPainter(self)
        rounded(painter, self.rect(), self._radius, None, theme.current().tokens.focus, WIDTH)

    def _place(self) -> None:
        parent = self._owner.parentWidget()
        if parent is None:
            return
        if self.parentWidget() is not parent:
            self.setParent(parent)
        margin = GAP + WIDTH
        around: QRect = self._owner.geometry().adjusted(-margin, -margin, margin, margin)
        self.setGeometry(around)
        self.raise_()
        self.show()
