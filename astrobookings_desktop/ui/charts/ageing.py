"""What is outstanding as one bar, from not due to long past due."""

from decimal import Decimal

from PySide6.QtCore import QCoreApplication, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter

from astrobookings_desktop.reports.cells import printed
from astrobookings_desktop.reports.report import Kind
from astrobookings_desktop.ui import format as text
from astrobookings_desktop.ui.charts.chart import Chart, Mark, hatched, outlined, solid
from astrobookings_desktop.ui.theme.fonts import px
from astrobookings_desktop.ui.theme.tokens import Tokens


class AgeingChart(Chart):
    """A stack of amounts by age, each with its words and its share beneath."""

    HEIGHT = 132

    def __init__(self, currency: str, parts: list[tuple[str, Decimal]]) -> None:
        super().__init__()
        self._currency, self._parts = currency, parts
        self._total = sum((amount for _, amount in parts), Decimal(0))
        self.say(_tr("Outstanding by age"), [self._words(*part) for part in parts])

    def paint_marks(self, painter: QPainter, tokens: Tokens) -> list[Mark]:
        """The bar, and a column of words for each part."""
        looks = (
            (outlined, tokens.border),
            (solid, tokens.bar),
            (hatched, tokens.bar),
            (hatched, tokens.danger.ink),
            (solid, tokens.danger.ink),
        )
        marks: list[Mark] = []
        bar, left = QRectF(0, px(8), self.width(), px(32)), 0.0
        column = self.width() / max(len(self._parts), 1)
        for place, ((name, amount), (fill, ink)) in enumerate(zip(self._parts, looks, strict=True)):
            width = float(amount / self._total) * bar.width() if self._total else 0.0
            if width:
                rect = QRectF(left, bar.top(), width, bar.height())
                fill(painter, rect, tokens.surface, ink)
                marks.append(Mark(rect, self._words(name, amount)))
                left += width
            x = int(place * column)
            fill(painter, QRectF(x, px(58), px(12), px(12)), tokens.surface, ink)
            self._caption(painter, tokens, x, int(column), name, amount)
            marks.append(Mark(QRectF(x, px(52), column, px(68)), self._words(name, amount)))
        return marks

    def _caption(
        self,
        painter: QPainter,
        tokens: Tokens,
        x: int,
        width: int,
        name: str,
        amount: Decimal,
    ) -> None:
        flags = int(Qt.AlignmentFlag.AlignVCenter)
        painter.setPen(QColor(tokens.text2))
        painter.drawText(QRect(x + px(18), px(54), width - px(18), px(20)), flags, name)
        painter.setPen(QColor(tokens.text))
        painter.drawText(QRect(x, px(78), width, px(20)), flags, text.money(amount))
        painter.setPen(QColor(tokens.text2))
        painter.drawText(QRect(x, px(98), width, px(20)), flags, self._share(amount))

    def _share(self, amount: Decimal) -> str:
        if not self._total:
            return ""
        share = amount * 100 / self._total
        return printed(share, Kind.PERCENT, text.language(), text.zone())

    def _words(self, name: str, amount: Decimal) -> str:
        share = self._share(amount)
        return f"{name}: {text.money_with_currency(amount, self._currency)}" + (
            f" ({share})" if share else ""
        )


def _tr(words: str) -> str:
    return QCoreApplication.translate("charts", words)
