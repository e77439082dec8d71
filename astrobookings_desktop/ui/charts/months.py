"""Twelve months of this year beside those of the year before."""

from dataclasses import dataclass
from decimal import Decimal

from PySide6.QtCore import QCoreApplication, QPoint, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter

from astrobookings_desktop.ui import format as text
from astrobookings_desktop.ui.charts.chart import (
    Chart,
    Mark,
    hatched,
    legend,
    outlined,
    solid,
)
from astrobookings_desktop.ui.theme.fonts import px
from astrobookings_desktop.ui.theme.tokens import Tokens


@dataclass(frozen=True, slots=True)
class Month:
    """One month's amounts."""

    name: str
    received: Decimal
    outstanding: Decimal
    projected: Decimal
    before: Decimal  # received in the same month of the year before

    @property
    def top(self) -> Decimal:
        """The height of the taller bar."""
        return max(self.received + self.outstanding + self.projected, self.before)


class MonthsChart(Chart):
    """Received, outstanding and projected on top of each other, the year before beside them."""

    def __init__(self, currency: str, months: list[Month]) -> None:
        super().__init__()
        self._currency, self._months = currency, months
        self._top = max((month.top for month in months), default=Decimal(0))
        self.say(_tr("Fees by month"), [f"{month.name}: {self._words(month)}" for month in months])

    def paint_marks(self, painter: QPainter, tokens: Tokens) -> list[Mark]:
        """The bars over a base line, and the highest amount at the top."""
        metrics = painter.fontMetrics()
        legend(
            painter,
            tokens,
            QPoint(0, px(4)),
            [
                (solid, tokens.bar, _tr("Received")),
                (solid, tokens.warn.ink, _tr("Outstanding")),
                (hatched, tokens.bar, _tr("Projected")),
                (outlined, tokens.border, _tr("Received, year before")),
            ],
        )
        foot, head = self.height() - px(22), px(44)
        room, width = foot - head, self.width() / max(len(self._months), 1)
        painter.setPen(QColor(tokens.text2))
        highest = text.money_with_currency(self._top, self._currency)
        painter.drawText(0, head - px(6), highest)
        painter.setPen(QColor(tokens.line))
        painter.drawLine(QPointF(0, head), QPointF(self.width(), head))
        marks = []
        for place, month in enumerate(self._months):
            left, bar = place * width, min(width * 0.34, px(28))
            middle = left + width / 2
            self._column(painter, tokens, month, QRectF(middle - bar - 1, head, bar, room))
            size = self._size(month.before, room)
            outlined(
                painter,
                QRectF(middle + 1, foot - size, bar, size),
                tokens.surface,
                tokens.border,
            )
            painter.setPen(QColor(tokens.text2))
            name = metrics.elidedText(month.name, Qt.TextElideMode.ElideNone, int(width))
            short = name if metrics.horizontalAdvance(name) < width else name[:3]
            painter.drawText(
                QRect(int(left), foot + px(4), int(width), px(18)),
                int(Qt.AlignmentFlag.AlignHCenter),
                short,
            )
            marks.append(
                Mark(QRectF(left, head, width, room), f"{month.name}\n{self._words(month)}")
            )
        painter.setPen(QColor(tokens.border))
        painter.drawLine(QPointF(0, foot), QPointF(self.width(), foot))
        return marks

    def _column(self, painter: QPainter, tokens: Tokens, month: Month, area: QRectF) -> None:
        bottom = area.bottom()
        for amount, fill, ink in (
            (month.received, solid, tokens.bar),
            (month.outstanding, solid, tokens.warn.ink),
            (month.projected, hatched, tokens.bar),
        ):
            size = self._size(amount, area.height())
            if size > 0:
                rect = QRectF(area.left(), bottom - size, area.width(), size)
                fill(painter, rect, tokens.surface, ink)
                bottom -= size

    def _size(self, amount: Decimal, room: float) -> float:
        return float(amount / self._top) * room if self._top else 0.0

    def _words(self, month: Month) -> str:
        return _tr(
            "{0} received, {1} outstanding, {2} projected; {3} received the year before ({4})"
        ).format(
            text.money(month.received),
            text.money(month.outstanding),
            text.money(month.projected),
            text.money(month.before),
            self._currency,
        )


def _tr(words: str) -> str:
    return QCoreApplication.translate("charts", words)
