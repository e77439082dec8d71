"""What this desk sold last, to be opened again with Enter."""

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal, Slot
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from astrobookings_desktop.data.queries import desk as queries
from astrobookings_desktop.data.queries.desk import BookingHit
from astrobookings_desktop.domain.entities import Entity
from astrobookings_desktop.services.unit_of_work import Changes
from astrobookings_desktop.ui import format as show
from astrobookings_desktop.ui import theme
from astrobookings_desktop.ui.context import UiContext
from astrobookings_desktop.ui.desk.kit import caption, touches
from astrobookings_desktop.ui.theme.fonts import CAPTION, font, px, semibold
from astrobookings_desktop.ui.theme.statuses import look_of
from astrobookings_desktop.ui.widgets.card import Card
from astrobookings_desktop.ui.widgets.chip import chip_width, paint_chip
from astrobookings_desktop.ui.widgets.painting import cut_to, plain_tip, rounded

MOST = 8
ROW = 32
MARGINS = 12 + 12 + 20 + 4


class LastSales(Card):
    """The last bookings of this workstation, as many as there is room for."""

    opened = Signal(object)  # the id of a booking

    def __init__(self, context: UiContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._hits: tuple[BookingHit, ...] = ()
        self._room = MOST
        self.body.setContentsMargins(16, 12, 16, 12)
        self.body.setSpacing(0)
        self.header = self.add_header(self.tr("Last at this desk"))
        self.header.title.setFont(semibold())
        self._none = caption(self.tr("Nothing was sold here yet."))
        self.body.addWidget(self._none)
        self.rows = [SaleRow(self) for _ in range(MOST)]
        for row in self.rows:
            row.clicked.connect(self._open)
            self.body.addWidget(row)
        self.refresh(None)

    @property
    def newest(self) -> BookingHit | None:
        """What was sold last."""
        return self._hits[0] if self._hits else None

    def set_room(self, height: int) -> None:
        """Show as many rows as `height` pixels carry; with none the card hides."""
        room = max(0, (height - px(MARGINS)) // px(ROW))
        if room != self._room:
            self._room = room
            self._show()

    @Slot(object)
    def refresh(self, changes: Changes | None) -> None:
        """Show what changed."""
        if touches(changes, Entity.BOOKING, Entity.LAUNCH, Entity.USER):
            context = self._context
            workstation = context.office.workstation
            self._hits = queries.last_sales(context.connection, workstation, MOST)
            self._show()

    def _show(self) -> None:
        for place, row in enumerate(self.rows):
            shown = place < len(self._hits) and place < self._room
            row.setVisible(shown)
            if shown:
                row.show_hit(self._hits[place])
        self._none.setVisible(not self._hits)
        self.setVisible(self._room > 0)

    @Slot()
    def _open(self) -> None:
        row = self.sender()
        if isinstance(row, SaleRow) and row.hit is not None:
            self.opened.emit(row.hit.id)


class SaleRow(QAbstractButton):
    """One booking in a line."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.hit: BookingHit | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFixedHeight(px(ROW))
        theme.current().changed.connect(self.update)

    def show_hit(self, hit: BookingHit) -> None:
        """Show this booking."""
        self.hit = hit
        word = look_of(hit.status).word
        trip = f"{hit.seats} · {show.place(hit.destination)}"
        name = f"{show.locator(hit.locator)}, {hit.traveler}, {trip}, {word}"
        self.setAccessibleName(name)
        self.setToolTip(plain_tip(name))
        self.update()

    def sizeHint(self) -> QSize:
        """One line."""
        return QSize(px(240), px(ROW))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens, once per press."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            if not event.isAutoRepeat():
                self.click()
            return
        super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Locator, name, seats and destination, state."""
        hit, t = self.hit, theme.current().tokens
        if hit is None:
            return
        painter = QPainter(self)
        if self.underMouse():
            rounded(painter, self.rect(), 6, t.hover)
        if self.hasFocus():
            rounded(painter, self.rect(), 6, None, t.focus, 2)
        room = self.rect().adjusted(px(4), 0, -px(4), 0) if self.hasFocus() else self.rect()
        chip_font, look = semibold(CAPTION), look_of(hit.status)
        right = room.right() + 1 - chip_width(look, chip_font)
        chip = QRect(right, room.top(), 0, room.height())
        paint_chip(painter, chip, look, t, chip_font, self.devicePixelRatio())
        bold = semibold()
        bold.setLetterSpacing(bold.SpacingType.AbsoluteSpacing, 1)
        x = self._draw(painter, room.left(), show.locator(hit.locator), bold, t.text) + px(8)
        small = font(CAPTION)
        trip = f"{hit.seats} · {show.place(hit.destination)}"
        metrics = QFontMetrics(small)
        least = x + px(56)
        trip = metrics.elidedText(trip, Qt.TextElideMode.ElideRight, right - px(10) - least)
        left = right - px(10) - metrics.horizontalAdvance(trip)
        self._draw(painter, left, trip, small, t.text2)
        name = cut_to(QFontMetrics(font()), hit.traveler, left - px(8) - x)
        self._draw(painter, x, name, font(), t.text)

    def _draw(self, painter: QPainter, x: int, text: str, face: QFont, color: str) -> int:
        painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)  # of its first letter
        painter.setFont(face)
        painter.setPen(color)
        metrics = painter.fontMetrics()
        width = metrics.horizontalAdvance(text)
        box = QRect(QPoint(x, 0), QSize(width + 2, self.height()))
        flags = (
            Qt.AlignmentFlag.AlignVCenter
            | Qt.AlignmentFlag.AlignLeft
            | Qt.AlignmentFlag.AlignAbsolute
        )
        painter.drawText(box, int(flags), text)
        return x + width
