"""Parts of the desk that scroll where a small window or a large font leave too little room."""

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer, Slot
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QFrame, QScrollArea, QVBoxLayout, QWidget

from astrobookings_desktop.ui.theme.fonts import px
from astrobookings_desktop.ui.widgets.card import Card
from astrobookings_desktop.ui.widgets.spacing import space_out

LEAST = 64  # pixels of height, in which two lines can be read
MARGIN, RING, GAP = 16, 4, 8  # pixels: a card's side, what a focus ring needs, between parts
TIGHT = 4  # between parts where room is short


class Scrolled(QScrollArea):
    """Room that scrolls, after the focus, where a small window or a large font leave too little."""

    def __init__(self, widget: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._held = widget
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.viewport().setAutoFillBackground(False)
        self.setWidget(widget)
        widget.setAutoFillBackground(False)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._follow_focus)

    @Slot()
    def go_to_top(self) -> None:
        """Show the beginning, or what has the focus."""
        self.verticalScrollBar().setValue(0)
        QTimer.singleShot(0, self, self._follow_again)  # once it is laid out

    def reveal(self, widget: QWidget) -> None:
        """Bring a part into sight, once it is laid out."""
        QTimer.singleShot(0, widget, lambda: self.ensureWidgetVisible(widget, 0, 0))

    @Slot(QWidget, QWidget)
    def _follow_focus(self, _old: QWidget | None, new: QWidget | None) -> None:
        if new is not None and self.isAncestorOf(new):
            self._reveal(new)

    @Slot()
    def _follow_again(self) -> None:
        self._follow_focus(None, QApplication.focusWidget())

    def _reveal(self, widget: QWidget) -> None:
        """Bring the whole card into sight where there is room for it, else the widget alone."""
        card: QWidget | None = widget
        while card is not self and not isinstance(card, Card | None):
            card = card.parentWidget()
        if isinstance(card, Card) and card.height() <= self.viewport().height():
            self.ensureWidgetVisible(card, 0, 0)
        self.ensureWidgetVisible(widget, 8, 8)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """What it holds may have become wider: tell so. Or higher: keep the focus in sight."""
        if watched is self._held and event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()
        elif watched is self._held and event.type() == QEvent.Type.Resize:
            QTimer.singleShot(0, self, self._follow_again)  # once it is laid out
        return super().eventFilter(watched, event)

    def minimumSizeHint(self) -> QSize:
        """Never narrower than what it holds: it scrolls up and down alone."""
        return QSize(self._held.minimumSizeHint().width(), super().minimumSizeHint().height())


class Middle(Scrolled):
    """The parts of a card between its head and its foot: they scroll, so that those stay in sight.

    Where there is room it is just as high as its `parts` need; they move together before they
    scroll. The bar stands in the card's margin: whether it is there or not, the parts are as wide.
    """

    def __init__(self) -> None:
        held = QWidget()
        self._column = QVBoxLayout(held)
        self._column.setSpacing(0)
        self.parts = QVBoxLayout()
        self.parts.setSpacing(GAP)
        self._column.addLayout(self.parts)
        self._column.addStretch(1)
        self._column.setContentsMargins(RING, 0, MARGIN, 0)
        super().__init__(held)

    def turn(self, pages: int) -> None:
        """Scroll so many pages down, or up."""
        bar = self.verticalScrollBar()
        bar.setValue(bar.value() + pages * bar.pageStep())

    def sizeHint(self) -> QSize:
        """All parts."""
        return QSize(self.minimumSizeHint().width(), self._needed())

    def minimumSizeHint(self) -> QSize:
        """All of the width, and a few lines."""
        right = self._column.contentsMargins().right()
        width = self._column.totalMinimumSize().width() - right + MARGIN
        return QSize(width, min(self._needed(), px(LEAST)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The bar takes of the margin, not of the parts."""
        right = max(RING, MARGIN - (self.width() - self.viewport().width()))
        if right != self._column.contentsMargins().right():
            self._column.setContentsMargins(RING, 0, right, 0)
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()  # sentences wrap elsewhere
        self._share()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Other parts may need another space between them."""
        done = super().eventFilter(watched, event)
        if event.type() == QEvent.Type.LayoutRequest:
            self._share()
        return done

    def _share(self) -> None:
        space_out(self.parts, GAP if self._needed() <= self.height() else TIGHT)

    def _needed(self) -> int:
        """The height of all parts in the present width, with all of the space between them."""
        needed = self._column.totalSizeHint().height()
        if self._column.hasHeightForWidth():
            needed = self._column.totalHeightForWidth(self.viewport().width())
        items = map(self.parts.itemAt, range(self.parts.count()))
        shown = sum(item is not None and not item.isEmpty() for item in items)
        return needed + (GAP - self.parts.spacing()) * max(0, shown - 1)


class FootedCard(Card):
    """A card whose `top` and `foot` stay in sight: what is between them scrolls, at need."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        margins = self.body.contentsMargins()
        self.body.setContentsMargins(MARGIN - RING, margins.top(), 0, margins.bottom())
        self.top, self.middle, self.foot = QVBoxLayout(), Middle(), QVBoxLayout()
        self.parts = self.middle.parts
        for layout in (self.top, self.foot):
            layout.setContentsMargins(RING, 0, MARGIN, 0)
            layout.setSpacing(GAP)
        self.body.addLayout(self.top)
        self.body.addWidget(self.middle, 1)
        self.body.addLayout(self.foot)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The page keys read on, whatever has the focus on the card."""
        pages = {Qt.Key.Key_PageDown: 1, Qt.Key.Key_PageUp: -1}.get(Qt.Key(event.key()), 0)
        if pages:
            self.middle.turn(pages)
        else:
            super().keyPressEvent(event)
