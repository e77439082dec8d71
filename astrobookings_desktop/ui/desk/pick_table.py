"""The desk's short lists: rows are picked with the arrow keys while the focus stays in a field."""

from collections.abc import Mapping

from PySide6.QtCore import QEvent, QLine, QModelIndex, QPointF, QRect, QRectF, Qt, Signal, Slot
from PySide6.QtGui import (
    QColor,
    QHelpEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QPen,
    QPolygonF,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QApplication, QTableView, QToolTip, QWidget

from astrobookings_desktop.ui.desk.pick_model import NOWHERE, PickModel
from astrobookings_desktop.ui.desk.width_rules import WidthRules
from astrobookings_desktop.ui.table.column import Column, Style
from astrobookings_desktop.ui.table.delegates import CellDelegate
from astrobookings_desktop.ui.table.header import HEADER_HEIGHT, TableHeader
from astrobookings_desktop.ui.table.look import TableLook, changes_look, surroundings
from astrobookings_desktop.ui.widgets.painting import plain_tip

BAR = 4
PLACE, LEAST_PLACE = (
    4,
    16,
)  # the width of the bar that tells which rows are in sight, its least length
CAP_COLUMN = 40
CAP_WIDTH, CAP_HEIGHT = 24, 20
LONGEST = 240  # no name gets more than this on others' account

Tokens = Mapping[str, QColor | str]


def _draw_nothing(painter: QPainter, rect: QRect, value: object) -> None:
    """The cap is drawn over the whole row."""


CAP = Column("cap", "", lambda _row: "", style=Style.PAINTED, paint=_draw_nothing)


class PickTable(QTableView):
    """A header and some rows of which one is highlighted and one may be taken.

    It never has the focus: a field beside it moves the highlight. The highlighted row carries a
    key cap, or a check mark once it is taken; a list that isn't `pickable` only shows. How its
    columns share the width is told by `WidthRules`; where the rows come with the `best_first`, long
    words that have to be scrolled to claim no share of it.
    """

    picked = Signal(object)  # the row that was clicked

    def __init__(
        self,
        columns: tuple[Column, ...],
        name: str,
        tokens: Tokens,
        *,
        droppable: tuple[str, ...] = (),
        ease: float = 0.0,
        first: str = "",
        instead: tuple[str, str] = ("", ""),
        last: tuple[str, ...] = (),
        enough: float = 1.0,
        keeps: bool = False,
        best_first: bool = False,
        pickable: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        self._dressing = True
        super().__init__(parent)
        self.rows = PickModel((*columns, CAP) if pickable else columns, self)
        self._columns = columns
        self._tokens = tokens
        self._rules = WidthRules(droppable, ease, first, instead, last, enough, keeps)
        self._hidden: frozenset[str] = frozenset()
        self._best_first, self._pickable = best_first, pickable
        self._hovered = NOWHERE
        self._most_rows = 100
        self._look = TableLook(self.font(), QApplication.palette(self), tokens)
        self._header = TableHeader(self.rows, self._look, self)
        self._delegate = CellDelegate(self.rows, self._look, self)
        self._prepare()
        self.setAccessibleName(name)
        self.rows.highlight_changed.connect(self._follow)
        self.rows.modelReset.connect(self._reset)
        self.set_tokens(tokens)

    # --- room -------------------------------------------------------------------------------------

    @property
    def row_height(self) -> int:
        """The height of one row."""
        return self._delegate.row_height

    @property
    def shown_rows(self) -> int:
        """How many rows are in sight."""
        return max(1, min(self._most_rows, self.rows.count))

    def lacks(self, *keys: str) -> bool:
        """Whether all of these columns gave way to others."""
        return self._hidden.issuperset(keys)

    def set_most_rows(self, rows: int) -> None:
        """Show at most so many rows at once; the others are scrolled to."""
        if rows != self._most_rows:
            self._most_rows = rows
            self._reset()

    def height_of(self, rows: int) -> int:
        """The height with so many rows."""
        return self._look.px(HEADER_HEIGHT) + rows * self.row_height  # the frame is the header's

    def set_sorted(self, column: str) -> None:
        """Show an upward arrow at the column by whose sort the rows come."""
        self._header.set_sorted(column, False)

    def set_tokens(self, tokens: Tokens) -> None:
        """Paint with the theme's colors from now on."""
        self._tokens = tokens
        self._made_for = surroundings(self)
        look = self._look = TableLook(self.font(), QApplication.palette(self), tokens)
        palette = QPalette(QApplication.palette(self))
        palette.setColor(QPalette.ColorRole.Base, look.color("surface"))
        self._dressing = True
        self.setPalette(palette)
        line, ground = look.color("line").name(), look.color("surface").name()
        # The ground stands here too: a style sheet's widget loses its palette at a change of theme.
        self.setStyleSheet(f"QTableView {{ border: 1px solid {line}; background: {ground}; }}")
        self._dressing = False
        self._delegate.set_look(look)
        self._header.set_look(look)
        self._header.setFixedHeight(look.px(HEADER_HEIGHT) - 2 * self.frameWidth())
        self.verticalHeader().setMinimumSectionSize(self._delegate.row_height)
        self.verticalHeader().setDefaultSectionSize(self._delegate.row_height)
        self._reset()

    # --- mouse and painting -----------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click picks the row."""
        number = self.rowAt(round(event.position().y()))
        if event.button() == Qt.MouseButton.LeftButton and number >= 0 and self._pickable:
            self.rows.highlight(number)
            self.picked.emit(self.rows.row(number))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """The first click has picked the row already."""
        event.accept()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Light up the row under the mouse."""
        self._hover(self.rowAt(round(event.position().y())))

    def viewportEvent(self, event: QEvent) -> bool:
        """Tell an elided text in full; forget the mouse when it leaves."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            index = self.indexAt(event.pos())
            text = plain_tip(self._text_if_elided(index)) if index.isValid() else ""
            QToolTip.showText(event.globalPos(), text, self.viewport(), self.visualRect(index))
            return True
        if event.type() == QEvent.Type.Leave:
            self._hover(NOWHERE)
        return super().viewportEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Row backgrounds, cells, hairlines, and the key cap of the highlighted row."""
        look, width, height = self._look, self.viewport().width(), self.row_height
        highlighted = self.rows.highlighted
        painter = QPainter(self.viewport())
        for row, token in ((self._hovered, "hover"), (highlighted, "select")):
            if row >= 0:
                y = self.rowViewportPosition(row)
                painter.fillRect(0, y, width, height, look.color(token))
        painter.end()
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        painter.setPen(QPen(look.color("line")))
        for row in range(self.rows.count):
            y = self.rowViewportPosition(row) + height - 1
            painter.drawLine(QLine(0, y, width, y))
        if highlighted >= 0:
            y = self.rowViewportPosition(highlighted)
            painter.fillRect(0, y, look.px(BAR), height, look.color("focus"))
        if self._pickable and highlighted >= 0:
            left = width - look.px(CAP_COLUMN)
            room = QRect(left, y, look.px(CAP_COLUMN), height)
            paint_cap(painter, room, look, taken=highlighted == self.rows.taken)
        self._paint_place(painter)
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the new width among the columns."""
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """Follow a new font or palette."""
        super().changeEvent(event)
        if self._dressing or not changes_look(event):
            return
        if surroundings(self) != self._made_for:
            self.set_tokens(self._tokens)

    # --- within -----------------------------------------------------------------------------------

    def _prepare(self) -> None:
        self._header.setSectionsClickable(False)
        self._header.setSectionsMovable(False)
        self._header.setSectionResizeMode(TableHeader.ResizeMode.Fixed)
        self.setHorizontalHeader(self._header)
        self.setItemDelegate(self._delegate)
        self.setModel(self.rows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.viewport().setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)
        self.setMouseTracking(True)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(TableHeader.ResizeMode.Fixed)

    def _paint_place(self, painter: QPainter) -> None:
        """Which part of the rows is in sight, where not all are: a bar at the right edge."""
        height, whole = self.viewport().height(), self.rows.count * self.row_height
        if whole <= height or height <= 0:
            return
        px = self._look.px
        length = max(px(LEAST_PLACE), height * height // whole)
        top = (height - length) * self.verticalOffset() // (whole - height)
        bar = QRect(self.viewport().width() - px(PLACE) - 1, top, px(PLACE), length)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._look.color("border"))
        painter.drawRoundedRect(bar, px(PLACE) / 2, px(PLACE) / 2)

    @Slot()
    def _follow(self) -> None:
        if self.rows.highlighted >= 0:
            self.scrollTo(self.rows.index(self.rows.highlighted, 0))
        self.viewport().update()

    @Slot()
    def _reset(self) -> None:
        self._hovered = NOWHERE
        self._fit()
        self.setFixedHeight(self.height_of(self.shown_rows))
        self._follow()

    @Slot()
    def renew_headings(self) -> None:
        """The columns' headings say something else, such as another currency."""
        self._fit()
        self._header.viewport().update()

    def _hover(self, row: int) -> None:
        if row != self._hovered:
            self._hovered = row
            self.viewport().update()

    def _fit(self) -> None:
        self._hidden = frozenset()  # what is needed depends on the room, not on how it was before
        needs = [self._need(number) for number in range(len(self._columns))]
        cap = self._look.px(CAP_COLUMN) if self._pickable else 0
        widths = self._rules.fit(self._columns, needs, self.viewport().width() - cap)
        for number, width in enumerate([*widths, cap] if self._pickable else widths):
            self._header.setSectionHidden(number, width == 0)
            if width:
                self._header.resizeSection(number, width)
        columns = zip(self._columns, widths, strict=True)
        self._hidden = frozenset(column.key for column, width in columns if not width)

    def _need(self, number: int) -> tuple[int, int, int]:
        """The least and the best width of a column, and the one at which it cuts nothing."""
        column, delegate = self._columns[number], self._delegate
        least = max(delegate.least_width(number), delegate.title_width(number))
        if column.paint is not None:
            return least, least, least
        rows = min(self.shown_rows, self.rows.count) if self._best_first else self.rows.count
        whole = [delegate.whole_width(row, number) for row in range(rows)]
        best = max([least, *whole])
        if column.whole:
            return best, best, best
        return least, min(best, self._look.px(LONGEST)), best

    def _text_if_elided(self, index: QModelIndex) -> str:
        if self._columns[index.column()].paint is not None:
            return ""
        return self._delegate.hidden_text(index, self.columnWidth(index.column()))


def paint_cap(painter: QPainter, room: QRect, look: TableLook, *, taken: bool) -> None:
    """Draw the key cap in the middle of `room`: ↵, or a check mark for what was taken."""
    width, height = look.px(CAP_WIDTH), look.px(CAP_HEIGHT)
    box = QRectF(0, 0, width, height)
    box.moveCenter(QRectF(room).center())
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(look.color("link"), 1.25))
    painter.setBrush(look.color("surface"))
    painter.drawRoundedRect(box, look.px(4), look.px(4))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    middle, unit = box.center(), look.px(4)
    shape = (
        [(-1.0, 0.0), (-0.25, 0.75), (1.1, -0.8)]
        if taken
        else [(1.2, -0.8), (1.2, 0.35), (-1.2, 0.35)]
    )
    painter.setPen(QPen(look.color("link"), 1.5, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
    painter.drawPolyline(QPolygonF([middle + QPointF(x * unit, y * unit) for x, y in shape]))
    if not taken:
        head = [(-0.55, -0.3), (-1.2, 0.35), (-0.55, 1.0)]
        painter.drawPolyline(QPolygonF([middle + QPointF(x * unit, y * unit) for x, y in head]))
