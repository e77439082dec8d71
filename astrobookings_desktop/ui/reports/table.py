"""A report's table: its rows, with the totals last."""

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QPersistentModelIndex,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFont, QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTreeView, QWidget

from astrobookings_desktop.reports.files import lines
from astrobookings_desktop.reports.report import Kind, Section
from astrobookings_desktop.ui.reports.words import NUMBERS, shown, tr
from astrobookings_desktop.ui.theme.fonts import px, semibold
from astrobookings_desktop.ui.widgets.row_table import CellDelegate

ROW, TWO_LINES = 32, 44
MOST_MEASURED = 200
WIDEST, NARROWEST = 260, 88
WIDEST_WHOLE = 320
MARGINS = 26  # beside a text; what room is left is shared
EASE = 0.6  # of what texts want: rather hide what gives way than cut more
Index = QModelIndex | QPersistentModelIndex


class SectionModel(QAbstractTableModel):
    """One section, as it was made."""

    def __init__(self, section: Section, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.section = section
        self._rows = tuple(lines(section))
        self._has_totals = section.totals is not None
        self._titles = [tr(column.title) for column in section.columns]
        self.named = 0  # the column at whose foot the totals are called so

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        """The rows and the totals."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        """The columns of the section."""
        return 0 if parent.isValid() else len(self.section.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Text, where it stands, and the weight of the totals."""
        column = self.section.columns[index.column()]
        is_total = self._has_totals and index.row() == len(self._rows) - 1
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.ToolTipRole:
                value = self._rows[index.row()][index.column()]
                if is_total and index.column() == self.named and value is None:
                    return tr("Total")
                return shown(value, column)
            case Qt.ItemDataRole.TextAlignmentRole:
                side = (
                    Qt.AlignmentFlag.AlignRight
                    if column.kind in NUMBERS and not (is_total and index.column() == self.named)
                    else Qt.AlignmentFlag.AlignLeft
                )
                return int(side | Qt.AlignmentFlag.AlignVCenter)
            case Qt.ItemDataRole.SizeHintRole:
                return QSize(0, px(ROW))
            case Qt.ItemDataRole.FontRole if is_total:
                return QFont(semibold())
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """The headings, over figures at the right."""
        if orientation is not Qt.Orientation.Horizontal:
            return None
        column = self.section.columns[section]
        if role == Qt.ItemDataRole.DisplayRole:
            return self._titles[section]
        if role == Qt.ItemDataRole.ToolTipRole:
            return tr(column.title)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            right = column.kind in NUMBERS
            side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
            return int(side | Qt.AlignmentFlag.AlignVCenter)
        return None

    def break_title(self, section: int, title: str) -> None:
        """Write a heading in two lines."""
        self._titles[section] = title
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, section, section)


class SectionTable(QTreeView):
    """Shows one section; figures, and texts that are of use only whole, are never cut.

    Where room is short, other texts are cut and columns hide, empty ones first, then those that
    give way: `fitted` says which.
    """

    fitted = Signal(list)  # the titles of those that are hidden

    def __init__(self, section: Section, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(tr(section.title))
        self._rows = SectionModel(section, self)
        self.setModel(self._rows)
        self.setRootIsDecorated(False)
        self.setUniformRowHeights(True)
        self.setItemDelegate(CellDelegate(self))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        header = self.header()
        header.setSectionsMovable(False)
        header.setStretchLastSection(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        self._columns = section.columns
        self._yielding = _yielding(section)
        self._least, self._wanted = self._measure(section)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the new width."""
        super().resizeEvent(event)
        self._fit()

    @property
    def hidden(self) -> list[str]:
        """The titles of the columns that gave way."""
        columns = enumerate(self._columns)
        return [tr(column.title) for place, column in columns if self.isColumnHidden(place)]

    def _measure(self, section: Section) -> tuple[list[int], list[int]]:
        """The least and the wanted width of each column; long headings get two lines."""
        model, metrics = self._rows, QFontMetrics(semibold())
        rows = [*range(min(len(section.rows), MOST_MEASURED)), model.rowCount() - 1]
        least, wanted, lines = [], [], 1
        for place, column in enumerate(section.columns):
            texts = [str(model.index(row, place).data()) for row in rows]
            if section.totals is not None and column.kind is Kind.TEXT:
                texts.append(tr("Total"))  # stands under whichever comes first
            wide = max(map(metrics.horizontalAdvance, texts))
            title = tr(column.title)
            if metrics.horizontalAdvance(title) > wide:
                title = in_two(title, metrics)
                lines = max(lines, title.count("\n") + 1)
                model.break_title(place, title)
            heading = max(map(metrics.horizontalAdvance, title.split("\n")))
            wide, heading = max(wide, heading) + px(MARGINS), heading + px(MARGINS)
            is_text = column.kind is Kind.TEXT
            most = px(WIDEST_WHOLE if column.whole else WIDEST)
            wanted.append(min(wide, most) if is_text else wide)
            is_cut = is_text and not column.whole
            least.append(min(wanted[-1], max(heading, px(NARROWEST))) if is_cut else wanted[-1])
        self.header().setFixedHeight(px(ROW if lines == 1 else TWO_LINES))
        return least, wanted

    def _fit(self) -> None:
        room = self.viewport().width()
        kept = list(range(len(self._columns)))
        for place in self._yielding:
            if sum(self._eased(one) for one in kept) > room:
                kept.remove(place)
        for place in reversed(self._yielding):  # the room of a wide one may do for narrower ones
            if (
                self._columns[place].gives_way
                and sum(self._eased(one) for one in {*kept, place}) <= room
            ):
                kept = sorted({*kept, place})
        is_scrolled = sum(self._least[place] for place in kept) > room
        widths = {place: (self._wanted if is_scrolled else self._least)[place] for place in kept}
        wishes = {place: self._wanted[place] - self._least[place] for place in kept}
        spare = max(0, room - sum(widths.values()))
        share = min(1.0, spare / max(1, sum(wishes.values())))
        for place in kept:
            widths[place] += int(wishes[place] * share)
        over = max(0, room - sum(widths.values())) // max(1, len(kept))
        for place in range(len(self._columns)):
            self.setColumnHidden(place, place not in widths)
            if place in widths:
                self.setColumnWidth(place, widths[place] + over)
        self._rows.named = kept[0]
        self.fitted.emit(self.hidden)

    def _eased(self, place: int) -> float:
        return self._least[place] + EASE * (self._wanted[place] - self._least[place])


def _yielding(section: Section) -> list[int]:
    """The places of the columns that may hide, in that order: empty ones first, from the right."""
    places = range(len(section.columns))
    empty = {
        place
        for place in places
        if all(
            row[place] in (None, "")
            or (section.columns[place].kind is Kind.MONEY and row[place] == 0)
            for row in section.rows
        )
    }
    order = {
        place: 0 if place in empty else section.columns[place].gives_way
        for place in places
        if place in empty or section.columns[place].gives_way
    }
    return sorted(order, key=lambda place: (order[place], -place if place in empty else place))


def in_two(title: str, metrics: QFontMetrics) -> str:
    """The title broken where the longer line is shortest."""
    words = title.split(" ")
    broken = [
        f"{' '.join(words[:place])}\n{' '.join(words[place:])}" for place in range(1, len(words))
    ]
    return min(
        [title, *broken],
        key=lambda text: max(map(metrics.horizontalAdvance, text.split("\n"))),
    )
