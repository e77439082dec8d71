"""A ring around what has the focus, painted over its surroundings so that nothing moves."""

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, QTimer, Slot
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractScrollArea, QSplitter, QWidget
from shiboken6 import isValid

from astrobookings_desktop.ui import theme
from astrobookings_desktop.ui.widgets.painting import rounded

GAP, WIDTH = 2, 2
MARGIN = GAP + WIDTH


class FocusRing(QObject):
    """Two pixels of `focus`, two pixels outside `owner`, or outside a part of it.

    The ring lies on the nearest widget around the owner that has room for it, and is never
    clipped by a layout without margins.
    """

    def __init__(self, owner: QWidget, radius: int = 6) -> None:
        super().__init__(owner)
        self._owner = owner
        self._part = owner
        self._radius = radius + GAP
        self._wanted = True
        self._ring: _Ring | None = None
        self._between: list[QWidget] = []  # whose moves move the owner within the ring's parent
        owner.installEventFilter(self)

    def surround(self, part: QWidget) -> None:
        """Lie around `part` of the owner while the owner has the focus."""
        self._part = part
        if self._shown():
            self._place()

    def set_wanted(self, wanted: bool) -> None:
        """Whether to show at all; an editor needs a ring only while its frame tells an error."""
        self._wanted = wanted
        if self._owner.hasFocus():
            self._place()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the owner's focus and place."""
        kind = event.type()
        if kind == QEvent.Type.FocusIn and watched is self._owner:
            self._place()
        elif kind in (QEvent.Type.FocusOut, QEvent.Type.Hide):
            if watched is self._owner:
                self._hide()
        elif (
            kind in (QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.LayoutRequest)
            and self._shown()
        ):
            self._place()
        elif kind == QEvent.Type.Paint and self._shown() and self._is_elsewhere():
            # A layout moved something in between without a word: follow once painting is done.
            QTimer.singleShot(0, self, self._follow)
        return False

    def _is_elsewhere(self) -> bool:
        host = None if self._ring is None else self._ring.parentWidget()
        if host is None or self._ring is None or not host.isAncestorOf(self._part):
            return True
        place = QRect(self._part.mapTo(host, QPoint(0, 0)), self._part.size())
        return self._ring.geometry() != place.adjusted(-MARGIN, -MARGIN, MARGIN, MARGIN)

    @Slot()
    def _follow(self) -> None:
        if self._shown():
            self._place()

    def _shown(self) -> bool:
        """Whether it lies around, or will as soon as what it lies on is shown."""
        return self._ring is not None and isValid(self._ring) and not self._ring.isHidden()

    def _hide(self) -> None:
        if self._ring is not None and isValid(self._ring):
            self._ring.hide()

    def _place(self) -> None:
        if not self._wanted:
            self._hide()
            return
        host, place = self._room()
        if host is None:
            return
        if self._ring is None or not isValid(self._ring):
            self._ring = _Ring(host, self._radius)
            self._owner.destroyed.connect(self._ring.deleteLater)
        elif self._ring.parentWidget() is not host:
            self._ring.setParent(host)
        self._ring.setGeometry(place)
        self._ring.raise_()
        self._ring.show()

    def _room(self) -> tuple[QWidget | None, QRect]:
        """The widget to lie on, and where; follows the moves of all between it and the owner."""
        for widget in self._between:
            if isValid(widget) and widget is not self._owner:
                widget.removeEventFilter(self)
        self._between = [] if self._part is self._owner else [self._part, self._owner]
        size = self._part.size()
        host = self._part.parentWidget()
        place = QRect()
        while host is not None:
            corner = self._part.mapTo(host, QPoint(0, 0))
            place = QRect(corner, size).adjusted(-MARGIN, -MARGIN, MARGIN, MARGIN)
            roomy = host.rect().contains(place) and not isinstance(host, QSplitter)
            if roomy or host.isWindow() or _is_scrolled(host):
                break
            self._between.append(host)
            host = host.parentWidget()
        for widget in self._between:
            if widget is not self._owner:
                widget.installEventFilter(self)
        return host, place


def _is_scrolled(widget: QWidget) -> bool:
    """Whether `widget` is what a scroll area shows a part of."""
    port = widget.parentWidget()
    area = None if port is None else port.parentWidget()
    return isinstance(area, QAbstractScrollArea) and area.viewport() is port


class _Ring(QWidget):
    def __init__(self, host: QWidget, radius: int) -> None:
        super().__init__(host)
        self._radius = radius
        self.setObjectName("focus_ring")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        theme.current().changed.connect(self.update)

    def paintEvent(self, _event: QPaintEvent) -> None:
        ring = theme.current().tokens.focus
        rounded(QPainter(self), self.rect(), self._radius, None, ring, WIDTH)
