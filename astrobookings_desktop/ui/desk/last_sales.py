"""What this desk sold last, to be opened again with Enter."""

from PySide6.QtCore import QRect, QSize, Qt, Signal, Slot
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
ROW = 40
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
        self.header.row.setContentsMargins(0, 0, 0, 4)
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
        codes = max((_code_width(hit) for hit in self._hits), default=0)
        for place, row in enumerate(self.rows):
            shown = place < len(self._hits) and place < self._room
            row.setVisible(shown)
            if shown:
                row.show_hit(self._hits[place], codes)
        self._none.setVisible(not self._hits)
        self.setVisible(self._room > 0)

    @Slot()
    def _open(self) -> None:
        row = self.sender()
        if isinstance(row, SaleRow) and row.hit is not None:
            self.opened.emit(row.hit.id)


class SaleRow(QAbstractButton):
    """One booking: locator, name and state, beneath them seats and destination."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.hit: BookingHit | None = None
        self._code_width = 0
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFixedHeight(px(ROW))
        theme.current().changed.connect(self.update)

    def show_hit(self, hit: BookingHit, code_width: int) -> None:
        """Show this booking, with so much room for its locator."""
        self.hit, self._code_width = hit, code_width
        word = look_of(hit.status).word
        name = f"{show.locator(hit.locator)}, {hit.traveler}, {_trip(hit)}, {word}"
        self.setAccessibleName(name)
        self.setToolTip(plain_tip(name))
        self.update()

    def sizeHint(self) -> QSize:
        """Two lines."""
        return QSize(px(240), px(ROW))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens, once per press."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            if not event.isAutoRepeat():
                self.click()
            return
        super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Locator, name, state; seats and destination below the name."""
        hit, t = self.hit, theme.current().tokens
        if hit is None:
            return
        painter = QPainter(self)
        if self.underMouse():
            rounded(painter, self.rect(), 6, t.hover)
        if self.hasFocus():
            rounded(painter, self.rect(), 6, None, t.focus, 2)
        chip, words = self._places()
        look = look_of(hit.status)
        paint_chip(painter, chip, look, t, semibold(CAPTION), self.devicePixelRatio())
        left = self._margin
        self._draw(painter, QRect(left, 0, words.left() - left, self.height()), _code(hit), t.text)
        half = words.height() // 2
        name, trip = self.shown_words
        self._draw(painter, words.adjusted(0, 0, 0, -half), (name, font()), t.text)
        self._draw(painter, words.adjusted(0, half, 0, 0), (trip, font(CAPTION)), t.text2)

    @property
    def shown_words(self) -> tuple[str, str]:
        """Name, and seats with destination, as much of each as there is room for."""
        hit, width = self.hit, self._places()[1].width()
        if hit is None:
            return "", ""
        return (
            cut_to(QFontMetrics(font()), hit.traveler, width),
            cut_to(QFontMetrics(font(CAPTION)), _trip(hit), width),
        )

    @property
    def _margin(self) -> int:
        return px(4) if self.hasFocus() else 0

    def _places(self) -> tuple[QRect, QRect]:
        """Where the state stands, and the words between it and the locator."""
        hit = self.hit
        if hit is None:
            return QRect(), QRect()
        right = self.width() - self._margin - chip_width(look_of(hit.status), semibold(CAPTION))
        left = self._margin + self._code_width + px(8)
        words = QRect(left, px(2), right - px(8) - left, self.height() - px(4))
        return QRect(right, 0, 0, self.height()), words

    def _draw(self, painter: QPainter, box: QRect, text: tuple[str, QFont], color: str) -> None:
        words, face = text
        painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)  # of its first letter
        painter.setFont(face)
        painter.setPen(color)
        flags = (
            Qt.AlignmentFlag.AlignVCenter
            | Qt.AlignmentFlag.AlignLeft
            | Qt.AlignmentFlag.AlignAbsolute
        )
        painter.drawText(box.adjusted(0, 0, 2, 0), int(flags), words)


def _code(hit: BookingHit) -> tuple[str, QFont]:
    """The locator as it is drawn, and its font."""
    face = semibold()
    face.setLetterSpacing(face.SpacingType.AbsoluteSpacing, 1)
    return show.locator(hit.locator), face


def _code_width(hit: BookingHit) -> int:
    code, face = _code(hit)
    return QFontMetrics(face).horizontalAdvance(code)


def _trip(hit: BookingHit) -> str:
    return f"{hit.seats} · {show.place(hit.destination)}"
