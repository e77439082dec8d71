"""Columns whose cells are drawn: status chips, occupancy bars, seats left."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPixmap

from astrobookings_desktop.data.queries.listing.base import Row
from astrobookings_desktop.ui import format as shown
from astrobookings_desktop.ui import theme
from astrobookings_desktop.ui.language import said
from astrobookings_desktop.ui.table.column import Align, Column, Style
from astrobookings_desktop.ui.theme import icons
from astrobookings_desktop.ui.theme.fonts import CAPTION, font, px, semibold
from astrobookings_desktop.ui.theme.statuses import LOOKS, StatusLook
from astrobookings_desktop.ui.widgets.chip import chip_width, paint_chip
from astrobookings_desktop.ui.widgets.occupancy import occupancy_text, paint_occupancy

BAR_WIDTH, BAR_HEIGHT = 96, 12
FEW_SEATS = 2
KEPT_CHIPS = 256

Look = Callable[[Row], StatusLook | None]


class _Chips:
    """Chips painted once per word, theme, font and pixel ratio, then copied into the cells."""

    def __init__(self) -> None:
        self._kept: dict[tuple[object, ...], QPixmap] = {}

    def __call__(self, painter: QPainter, rect: QRect, value: StatusLook | None) -> None:
        """Draw the chip of a state at the left of `rect`."""
        if value is None:
            return
        ratio = painter.device().devicePixelRatioF()
        tokens = theme.current().tokens
        key = (value.word, value.icon, value.tone, tokens.dark, px(1000), ratio, rect.height())
        picture = self._kept.get(key)
        if picture is None:
            if len(self._kept) > KEPT_CHIPS:
                self._kept.clear()
            picture = self._kept[key] = self._paint(value, rect.height(), ratio)
        painter.save()
        painter.setClipRect(rect)
        painter.drawPixmap(QPoint(rect.left() - 1, rect.top()), picture)
        painter.restore()

    def _paint(self, look: StatusLook, height: int, ratio: float) -> QPixmap:
        caption = semibold(CAPTION)
        width = chip_width(look, caption)
        picture = QPixmap(round((width + 2) * ratio), round(height * ratio))
        picture.setDevicePixelRatio(ratio)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        tokens = theme.current().tokens
        paint_chip(painter, QRect(1, 0, width, height), look, tokens, caption, ratio)
        painter.end()
        return picture


_CHIPS = _Chips()


def chip_column(
    key: str, title: str, look: Look, possible: type[StrEnum] | tuple[StatusLook, ...], sort: str
) -> Column:
    """A column of chips; `possible` are all states that may come, which decide its width."""

    def needs() -> int:
        looks = possible if isinstance(possible, tuple) else tuple(LOOKS[possible].values())
        return max(chip_width(one, semibold(CAPTION)) for one in looks)

    def word(row: Row) -> str:
        shown = look(row)
        return "" if shown is None else shown.word

    return Column(
        key,
        title,
        word,
        sort,
        width=100,
        style=Style.PAINTED,
        value=look,
        paint=_CHIPS,
        needs=needs,
    )


def status_column(
    key: str, title: str, status: type[StrEnum], position: int, sort: str = "status"
) -> Column:
    """A column of chips for the status that stands at `position` of a row."""
    looks = LOOKS[status]
    return chip_column(key, title, lambda row: looks.get(row[position]), status, sort)


USUAL_FIGURES = "000 / 000"


@dataclass(frozen=True, slots=True)
class Seats:
    """What an occupancy cell shows; `taken` includes `held`, `tick` is a share of the capacity."""

    taken: int
    held: int
    capacity: int
    tick: float | None = None


def _paint_seats(painter: QPainter, rect: QRect, value: Seats) -> None:
    figures = f"{shown.number(value.taken)} / {shown.number(value.capacity)}"
    body = font()
    # Large rockets have long figures: the bar yields to them; up to three digits all are alike.
    metrics = QFontMetrics(body)
    needed = max(metrics.horizontalAdvance(text) for text in (figures, USUAL_FIGURES))
    width, height = max(px(24), min(px(BAR_WIDTH), rect.width() - needed - px(12))), px(BAR_HEIGHT)
    bar = QRect(rect.left(), rect.center().y() - height // 2 + 1, width, height)
    tokens = theme.current().tokens
    paint_occupancy(painter, bar, value.taken, value.held, value.capacity, tokens, tick=value.tick)
    painter.setFont(body)
    right = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
    painter.drawText(rect, right, figures)


def occupancy_column(
    key: str, title: str, seats: Callable[[Row], Seats], sort: str = "occupancy"
) -> Column:
    """A column of occupancy bars with their figures."""

    def words(row: Row) -> str:
        value = seats(row)
        return occupancy_text(value.taken, value.held, value.capacity)

    return Column(
        key,
        title,
        words,
        sort,
        width=BAR_WIDTH + 100,
        style=Style.PAINTED,
        value=seats,
        paint=_paint_seats,
        needs=lambda: px(BAR_WIDTH + 80),
    )


def _paint_mark(painter: QPainter, rect: QRect, value: str) -> None:
    if value:
        size, ratio = px(16), painter.device().devicePixelRatioF()
        picture = icons.pixmap(value, theme.current().tokens.ok.ink, size, ratio)
        painter.drawPixmap(QPoint(rect.left(), rect.center().y() - size // 2 + 1), picture)


def mark_column(
    key: str, title: str, icon: str, word: str, is_marked: Callable[[Row], bool], sort: str = ""
) -> Column:
    """A column with an icon in the rows that are marked; `word` is what a screen reader says."""
    return Column(
        key,
        title,
        lambda row: word if is_marked(row) else "",
        sort,
        width=56,
        style=Style.PAINTED,
        value=lambda row: icon if is_marked(row) else "",
        paint=_paint_mark,
        needs=lambda: px(20),
    )


def _paint_left(painter: QPainter, rect: QRect, value: tuple[int, str]) -> None:
    left, full = value[0], said("columns", value[1]) if value[1] else ""
    tokens = theme.current().tokens
    right = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
    if not full:  # nobody sells them any more
        painter.drawText(rect, right, shown.number(left))
        return
    scarce = 0 < left <= FEW_SEATS
    ink = tokens.danger.ink if left <= 0 else tokens.warn.ink if scarce else None
    if ink is not None:
        painter.setPen(ink)
    painter.setFont(semibold())
    painter.drawText(rect, right, full if left <= 0 else shown.number(left))
    if scarce:
        size = px(16)
        ratio = painter.device().devicePixelRatioF()
        picture = icons.pixmap("warning", tokens.warn.ink, size, ratio)
        at = QPoint(rect.right() - px(34), rect.center().y() - size // 2 + 1)
        painter.drawPixmap(at, picture)


def seats_left_column(
    key: str,
    title: str,
    left: Callable[[Row], int],
    full: str,
    sort: str = "seats_free",
    on_sale: Callable[[Row], bool] = lambda _row: True,
) -> Column:
    """A column of seats left: a warning sign when there are one or two, the word `full` at none.

    Of what isn't on sale any more it is a plain figure.
    """

    def words(row: Row) -> str:
        return said("columns", full) if left(row) <= 0 and on_sale(row) else shown.number(left(row))

    return Column(
        key,
        title,
        words,
        sort,
        Align.RIGHT,
        64,
        style=Style.PAINTED,
        value=lambda row: (left(row), full if on_sale(row) else ""),
        paint=_paint_left,
        needs=lambda: px(52),
    )
