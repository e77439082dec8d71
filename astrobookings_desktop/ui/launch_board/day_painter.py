"""How a day of the month calendar is drawn: its number, its launches, what is in their way."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from astrobookings_desktop.services.launches.board import BoardEntry
from astrobookings_desktop.ui import format as show
from astrobookings_desktop.ui import theme
from astrobookings_desktop.ui.launch_board.month_model import Day, MonthModel, tr
from astrobookings_desktop.ui.theme import icons
from astrobookings_desktop.ui.theme.fonts import CAPTION, font, px, semibold
from astrobookings_desktop.ui.theme.statuses import look_of
from astrobookings_desktop.ui.theme.tokens import Tokens
from astrobookings_desktop.ui.widgets.occupancy import paint_occupancy
from astrobookings_desktop.ui.widgets.painting import rounded

HEAD, ENTRY, FLAT, BAR, GAP = 22, 36, 22, 8, 3
LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute


class DayPainter(QStyledItemDelegate):
    """Draws cells; `chosen` is the place of the current day's launch that Enter opens."""

    def __init__(self, model: MonthModel) -> None:
        super().__init__()
        self._model = model
        self.chosen = 0

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """One day."""
        day, tokens = self._model.day(index), theme.current().tokens
        painter.save()
        rect = option.rect
        painter.fillRect(rect, QColor(tokens.surface if day.in_month else tokens.raised))
        painter.setPen(QColor(tokens.line))
        painter.drawLine(rect.topRight(), rect.bottomRight())
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        current = bool(option.state & QStyle.StateFlag.State_Selected)
        self._number(painter, rect, day, tokens)
        self._launches(painter, rect, day, tokens, self.chosen if current else None)
        if current:
            painter.setPen(QPen(QColor(tokens.focus), 2))
            painter.drawRect(rect.adjusted(1, 1, -2, -2))
        painter.restore()

    def _number(self, painter: QPainter, rect: QRect, day: Day, tokens: Tokens) -> None:
        place = QRect(rect.left() + px(6), rect.top() + px(2), px(24), px(HEAD - 4))
        painter.setFont(semibold(CAPTION))
        ink = tokens.text if day.in_month else tokens.text3
        if day.is_today:
            rounded(painter, place, px(9), tokens.accent, None)
            ink = tokens.on_accent
        painter.setPen(QColor(ink))
        painter.drawText(place, int(Qt.AlignmentFlag.AlignCenter), str(day.date.day))
        if day.conflict:
            size = px(16)
            ratio = painter.device().devicePixelRatioF()
            twice = any(entry.same_day for entry in day.entries)
            tone = tokens.danger if twice else tokens.warn
            picture = icons.pixmap("warning", tone.ink, size, ratio)
            painter.drawPixmap(rect.right() - size - px(6), rect.top() + px(4), picture)
            words = tr("conflict") if twice else tr("turnaround")
            painter.setPen(QColor(tone.ink))
            painter.setFont(font(CAPTION))
            left = place.right() + px(4)
            space = QRect(left, place.top(), rect.right() - size - px(10) - left, place.height())
            right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(space, int(right), _fitting(words, space.width()))

    def place_at(self, rect: QRect, day: Day, point: QPoint, chosen: int | None) -> int | None:
        """Which of a day's launches is drawn at a point; None beside them.

        Below the last one, where it says how many more there are, it is the next of those.
        """
        cells, count = self._cells(rect, day, chosen), len(day.entries)
        for place, cell in cells:
            if cell.contains(point):
                return place
        if cells and len(cells) < count and point.y() > cells[-1][1].bottom():
            return (cells[-1][0] + 1) % count
        return None

    def _cells(self, rect: QRect, day: Day, chosen: int | None) -> list[tuple[int, QRect]]:
        """The launches that have room in a day, among them the chosen one, and where."""
        top, count = rect.top() + px(HEAD), len(day.entries)
        room, height = rect.bottom() - top, px(ENTRY)
        if count * (height + px(GAP)) > room:
            height = px(FLAT)  # a low window, or a full day: names without their bars
        shown = room // (height + px(GAP))
        if shown < count:  # the last line says how many more there are
            shown = (room - QFontMetrics(font(CAPTION)).height()) // (height + px(GAP))
        shown = min(max(shown, 0), count)
        first = 0
        if chosen is not None and shown and chosen >= shown:
            first = min(chosen - shown + 1, count - shown)
        return [
            (
                first + line,
                QRect(
                    rect.left() + px(4),
                    top + line * (height + px(GAP)),
                    rect.width() - px(8),
                    height,
                ),
            )
            for line in range(shown)
        ]

    def _launches(
        self, painter: QPainter, rect: QRect, day: Day, tokens: Tokens, chosen: int | None
    ) -> None:
        cells, count = self._cells(rect, day, chosen), len(day.entries)
        top, shown = rect.top() + px(HEAD), len(cells)
        for place, cell in cells:
            entry = day.entries[place]
            quiet = self._model.is_quiet(entry)
            _launch(painter, cell, entry, tokens, current=place == chosen, quiet=quiet)
            top = cell.bottom() + 1 + px(GAP)
        if count > shown:
            painter.setFont(font(CAPTION))
            painter.setPen(QColor(tokens.text2))
            rest = QRect(rect.left() + px(8), top, rect.width() - px(12), rect.bottom() - top)
            words = tr("{0} more").format(count - shown) if shown else tr("{0} here")
            if shown or day.conflict or rest.height() >= painter.fontMetrics().height():
                flags = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
                painter.drawText(rest, flags, words.format(count))
            else:  # no room for words: a rocket beside the number
                size, ratio = px(16), painter.device().devicePixelRatioF()
                picture = icons.pixmap("launch", tokens.link, size, ratio)
                painter.drawPixmap(rect.right() - size - px(6), rect.top() + px(4), picture)


def _launch(
    painter: QPainter,
    rect: QRect,
    entry: BoardEntry,
    tokens: Tokens,
    *,
    current: bool,
    quiet: bool,
) -> None:
    launch = entry.launch
    look = look_of(launch.status)
    tone = tokens.tone("neutral" if quiet else look.tone)
    edge = QColor(tokens.focus if current else tokens.line if quiet else tone.ink)
    if not current and not quiet:
        edge.setAlphaF(0.4)
    rounded(painter, rect, 4, None if quiet else tone.soft, edge, 2 if current else 1)
    size, ratio = px(14), painter.device().devicePixelRatioF()
    picture = icons.pixmap(look.icon, tone.ink, size, ratio)
    painter.drawPixmap(rect.left() + px(5), rect.top() + px(4), picture)
    letters = font(CAPTION) if quiet else semibold(CAPTION)
    letters.setStrikeOut(entry.is_aborted)
    painter.setFont(letters)
    painter.setPen(QColor(tokens.text3 if quiet and entry.is_aborted else tone.ink))
    words = QRect(
        rect.left() + px(9) + size, rect.top() + px(2), rect.width() - size - px(14), px(18)
    )
    painter.drawText(words, int(LEFT), entry_line(entry, words.width(), bold=not quiet))
    if rect.height() < px(ENTRY):
        return
    if entry.is_open:
        free = tr("{0} free").format(show.number(launch.free))
        figures = tr("Full") if launch.free <= 0 else free
    else:
        figures = look.word
    painter.setFont(font(CAPTION - 1))
    width = QFontMetrics(painter.font()).horizontalAdvance(figures)
    line = QRect(rect.left() + px(6), rect.bottom() - px(15), rect.width() - px(12), px(14))
    painter.drawText(
        line, int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter), figures
    )
    bar = QRect(line.left(), line.center().y() - px(BAR) // 2 + 1, 0, px(BAR))
    bar.setWidth(line.width() - width - px(8))
    if bar.width() > px(16):
        tick = entry.seats_needed / launch.capacity if entry.is_open else None
        paint_occupancy(painter, bar, launch.taken, launch.held, launch.capacity, tokens, tick=tick)


def entry_line(entry: BoardEntry, width: int, *, bold: bool) -> str:
    """When and where to; where both don't fit the name goes first, as days are in order of time."""
    name = show.place(entry.launch.destination)
    text = f"{show.local(entry.launch.date):%H:%M} {name}"
    fits = _fitting(text, width, bold=bold) == text
    return text if fits else _fitting(name, width, bold=bold)


def _fitting(text: str, width: int, *, bold: bool = False) -> str:
    metrics = QFontMetrics(semibold(CAPTION) if bold else font(CAPTION))
    return metrics.elidedText(text, Qt.TextElideMode.ElideRight, width)
