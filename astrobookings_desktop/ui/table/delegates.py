"""How cells are drawn: text laid out once and kept, chips and bars by their column's painter.

Backgrounds, hairlines and the current row's frame are the view's: they belong to rows.
"""

from collections.abc import Sequence
from typing import Protocol

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPen, QStaticText, QTransform
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QWidget

from astrobookings_desktop.ui.table.column import Align, Column, Style, Tone
from astrobookings_desktop.ui.table.look import TableLook
from astrobookings_desktop.ui.table.row_cache import Line

PADDING = 12
ROW_HEIGHT = 32
TALL_ROW_HEIGHT = 44
KEPT_TEXTS = 8192
_PLAIN = Qt.TextFormat.PlainText
_UPRIGHT = QTransform()


class Lines(Protocol):
    """Rows made ready to draw: the virtual model, or a short list that is all there."""

    @property
    def columns(self) -> Sequence[Column]:
        """The columns by their logical index."""

    @property
    def two_lines(self) -> bool:
        """Whether rows are tall enough for a second line."""

    def line(self, row: int) -> Line | None:
        """The row numbered `row`, None when there is none."""


class _Laid:
    """A text with its glyphs placed, and the space it takes."""

    __slots__ = ("height", "text", "width")

    def __init__(self, text: str, font: QFont) -> None:
        laid = self.text = QStaticText(text)
        laid.setTextFormat(_PLAIN)
        laid.prepare(_UPRIGHT, font)
        size = laid.size()
        self.width = int(size.width() + 0.99)
        self.height = int(size.height())


class _Laying:
    """Texts of one font, laid out once."""

    __slots__ = ("_elided", "_font", "_metrics", "_whole")

    def __init__(self, font: QFont, metrics: QFontMetrics) -> None:
        self._font = font
        self._metrics = metrics
        self._whole: dict[str, _Laid] = {}
        self._elided: dict[tuple[str, int], _Laid] = {}

    def whole(self, text: str) -> _Laid:
        """`text` ready to draw."""
        laid = self._whole.get(text)
        if laid is None:
            if len(self._whole) > KEPT_TEXTS:
                self._whole.clear()
            laid = self._whole[text] = _Laid(text, self._font)
        return laid

    def within(self, text: str, space: int) -> _Laid:
        """`text` ready to draw, elided to `space` pixels where it is longer."""
        laid = self.whole(text)
        if laid.width <= space:
            return laid
        short = self._elided.get((text, space))
        if short is None:
            if len(self._elided) > KEPT_TEXTS:
                self._elided.clear()
            elided = self._metrics.elidedText(text, Qt.TextElideMode.ElideRight, space)
            short = self._elided[text, space] = _Laid(elided, self._font)
        return short


class _Brush:
    """Everything about one column that its cells have in common."""

    __slots__ = ("align", "column", "font", "laying", "metrics", "pen", "second", "tone")

    def __init__(self, column: Column, look: TableLook) -> None:
        self.column = column
        self.font = look.fonts[column.style]
        self.metrics: QFontMetrics = look.metrics[column.style]
        self.align = column.align
        quiet = column.style is Style.DATE
        self.pen: QPen = look.pens[Tone.TEXT2 if quiet else Tone.TEXT]
        self.tone = column.tone
        self.second = column.second
        self.laying = _Laying(self.font, self.metrics)


class CellDelegate(QStyledItemDelegate):
    """Draws every cell of a table; it reads the model's lines, not its roles."""

    def __init__(self, model: Lines, look: TableLook, parent: QWidget) -> None:
        super().__init__(parent)
        self._model = model
        self.set_look(look)

    def set_look(self, look: TableLook) -> None:
        """Draw with these colors and fonts from now on."""
        self._look = look
        self._brushes = [_Brush(column, look) for column in self._model.columns]
        self._captions = _Laying(look.caption, look.caption_metrics)
        self._padding = look.px(PADDING)
        self.row_height = look.px(TALL_ROW_HEIGHT if self._model.two_lines else ROW_HEIGHT)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Draw one cell; a row that is gone, or not known yet, stays blank."""
        line = self._model.line(index.row())
        if line is None:
            return
        number = index.column()
        brush = self._brushes[number]
        rect = option.rect
        if brush.column.paint is not None:
            self._paint_own(painter, rect, brush.column, line)
            return
        left, top, width, height = rect.x(), rect.y(), rect.width(), rect.height()
        space = width - 2 * self._padding
        text = line.texts[number]
        laid = brush.laying.whole(text)
        if laid.width > space and not brush.column.whole:
            laid = brush.laying.within(text, space)
        painter.setPen(self._pen(brush, line))
        painter.setFont(brush.font)
        x = left + self._padding
        if brush.align is Align.RIGHT:
            x += space - laid.width
        elif brush.align is Align.CENTER:
            x += (space - laid.width) // 2
        if brush.second is None:
            painter.drawStaticText(x, top + (height - laid.height) // 2, laid.text)
        else:
            self._paint_two(painter, rect, brush, line, laid)

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """What the cell would need to be shown whole."""
        return QSize(self.whole_width(index.row(), index.column()), self.row_height)

    def whole_width(self, row: int, column: int) -> int:
        """How wide a cell must be for its text not to be elided."""
        line = self._model.line(row)
        brush = self._brushes[column]
        if line is None:
            return 0
        width = self.text_width(line, column)
        if brush.second is not None:
            second = self._captions.whole(brush.second(line.row)).width
            width = max(width, second + 2 * self._padding)
        return width

    def hidden_text(self, index: QModelIndex, width: int) -> str:
        """The whole text of a cell that is elided at `width`, empty when it isn't."""
        line = self._model.line(index.row()) if index.isValid() else None
        if line is None or self.whole_width(index.row(), index.column()) <= width:
            return ""
        second = self._brushes[index.column()].second
        texts = (line.texts[index.column()], second(line.row) if second is not None else "")
        return "\n".join(text for text in texts if text)

    def text_width(self, line: Line, column: int) -> int:
        """How wide a cell must be for its first line not to be elided."""
        brush = self._brushes[column]
        return brush.laying.whole(line.texts[column]).width + 2 * self._padding

    def scaled(self, pixels: int) -> int:
        """Pixels at 100 % as pixels at this font size."""
        return self._look.px(pixels)

    def least_width(self, column: int) -> int:
        """The width below which a column must not shrink."""
        brush = self._brushes[column]
        sample = brush.metrics.horizontalAdvance(brush.column.sample)
        if brush.column.whole:
            return max(self.title_width(column), sample + 2 * self._padding + 1)  # rounding
        if brush.column.paint is not None:
            needs = brush.column.needs
            width = needs() if needs is not None else self._look.px(brush.column.width)
            return max(self.title_width(column), width + 2 * self._padding + 1)  # rounding
        return self._look.px(64)

    def title_width(self, column: int) -> int:
        """How wide a column must be for its title; the arrow that sorts stands in the padding."""
        heading = self._brushes[column].column.heading
        words = self._look.title_metrics.horizontalAdvance(heading)
        return words + 2 * self._padding + 1  # rounding

    def _pen(self, brush: _Brush, line: Line) -> QPen:
        tone = line.tone
        if tone is None and brush.tone is not None:
            tone = brush.tone(line.row)
        return brush.pen if tone is None else self._look.pens[tone]

    def _paint_own(self, painter: QPainter, rect: QRect, column: Column, line: Line) -> None:
        value = line.row if column.value is None else column.value(line.row)
        inner = rect.adjusted(self._padding, 0, -self._padding, 0)
        painter.save()
        painter.setPen(self._look.pens[line.tone or Tone.TEXT])
        if column.paint is not None:
            column.paint(painter, inner, value)
        painter.restore()

    def _paint_two(
        self, painter: QPainter, rect: QRect, brush: _Brush, line: Line, laid: _Laid
    ) -> None:
        left, top, width, height = rect.x(), rect.y(), rect.width(), rect.height()
        space = width - 2 * self._padding
        text = brush.second(line.row) if brush.second is not None else ""
        second = self._captions.within(text, space)
        y = top + (height - laid.height - second.height) // 2
        painter.drawStaticText(left + self._padding, y, laid.text)
        painter.setPen(self._look.pens[line.tone or Tone.TEXT2])
        painter.setFont(self._look.caption)
        painter.drawStaticText(left + self._padding, y + laid.height, second.text)
