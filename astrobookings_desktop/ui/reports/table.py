"""A report's table: its rows, with the totals last."""

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTreeView, QWidget

from astrobookings_desktop.reports.files import lines
from astrobookings_desktop.reports.report import Section
from astrobookings_desktop.ui.reports.words import NUMBERS, shown, tr
from astrobookings_desktop.ui.theme.fonts import px, semibold

ROW = 32
MOST_MEASURED = 200
WIDEST = 260
Index = QModelIndex | QPersistentModelIndex


class SectionModel(QAbstractTableModel):
    """One section, as it was made."""

    def __init__(self, section: Section, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.section = section
        self._rows = tuple(lines(section))
        self._has_totals = section.totals is not None

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
                if is_total and index.column() == 0 and value is None:
                    return tr("Total")
                return shown(value, column)
            case Qt.ItemDataRole.TextAlignmentRole:
                side = (
                    Qt.AlignmentFlag.AlignRight
                    if column.kind in NUMBERS and not (is_total and index.column() == 0)
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
            return tr(column.title)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            right = column.kind in NUMBERS
            side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
            return int(side | Qt.AlignmentFlag.AlignVCenter)
        return None


class SectionTable(QTreeView):
    """Shows one section; figures are never cut."""

    def __init__(self, section: Section, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(tr(section.title))
        self.setModel(SectionModel(section, self))
        self.setRootIsDecorated(False)
        self.setUniformRowHeights(True)
        self.setAllColumnsShowFocus(True)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        header = self.header()
        header.setFixedHeight(px(ROW))
        header.setSectionsMovable(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        self._measure(section)

    def _measure(self, section: Section) -> None:
        model, metrics = self.model(), QFontMetrics(semibold())
        rows = [*range(min(len(section.rows), MOST_MEASURED)), model.rowCount() - 1]
        for place, column in enumerate(section.columns):
            texts = [tr(column.title), *(str(model.index(row, place).data()) for row in rows)]
            wide = max(map(metrics.horizontalAdvance, texts)) + px(24)
            is_figure = column.kind in NUMBERS
            self.setColumnWidth(place, wide if is_figure else min(wide, px(WIDEST)))
        self.header().setStretchLastSection(True)
