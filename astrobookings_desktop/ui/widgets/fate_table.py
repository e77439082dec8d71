"""What became of each of many records, line by line, with ways to see the refused alone, or those
that are doubtful."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from PySide6.QtCore import (
    QAbstractTableModel,
    QCoreApplication,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    Qt,
    QTimer,
    Slot,
)
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QHBoxLayout,
    QSizePolicy,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from astrobookings_desktop.ui import theme
from astrobookings_desktop.ui.theme.fonts import px, semibold

_Index = QModelIndex | QPersistentModelIndex
ROW = 30
BESIDE = 28  # pixels of a cell beside its words
ICON = 24
LEAST = 200  # pixels of the column that tells why
MOST_MEASURED = 1000  # lines whose words decide on the widths, and that may be higher than others


@dataclass(frozen=True, slots=True)
class Fate:
    """One line: its cells, and the icon and tone of the first of them."""

    cells: tuple[str, ...]
    icon: str = "check"
    tone: str = "ok"
    refused: bool = False
    doubted: bool = False


class FateModel(QAbstractTableModel):
    """The lines under fixed titles."""

    def __init__(self, titles: Sequence[str], figures: Collection[int] = ()) -> None:
        super().__init__()
        self._titles, self._figures = titles, figures
        self.fates: Sequence[Fate] = ()

    def show(self, fates: Sequence[Fate]) -> None:
        """List these."""
        self.beginResetModel()
        self.fates = fates
        self.endResetModel()

    def rowCount(self, parent: _Index | None = None) -> int:
        """How many lines."""
        return 0 if parent is not None and parent.isValid() else len(self.fates)

    def columnCount(self, parent: _Index | None = None) -> int:
        """How many titles."""
        return 0 if parent is not None and parent.isValid() else len(self._titles)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """A cell's words, the first one's icon, the whole of a long one."""
        fate = self.fates[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            words = fate.cells[index.column()]
            plain = Qt.ItemDataRole.DisplayRole
            return words if role == plain or len(words) > 40 else None
        if role == Qt.ItemDataRole.DecorationRole and index.column() == 0:
            return theme.current().pixmap(fate.icon, fate.tone)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return self._aligned(index.column())
        return None

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> object:
        """The titles."""
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._titles[section]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return self._aligned(section)
        return None

    def _aligned(self, column: int) -> int:
        right, left = Qt.AlignmentFlag.AlignRight, Qt.AlignmentFlag.AlignLeft
        side = right if column in self._figures else left
        return int(side | Qt.AlignmentFlag.AlignVCenter)


class FateTable(QWidget):
    """The list and, where any line was refused or is doubted, the box that leaves the others out.

    The last column tells why, and has the room that the others don't need, but never so little that
    nobody can read it; `widths` are the most that these take, in pixels. What is longer goes on in
    a second line. `figures` are the places of the columns that stand at the right.
    """

    def __init__(
        self,
        titles: Sequence[str],
        widths: Sequence[int],
        parent: QWidget | None = None,
        figures: Collection[int] = (),
    ) -> None:
        super().__init__(parent)
        self._fates: Sequence[Fate] = ()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        self.refused_only = QCheckBox(_tr("&Refused only"))
        self.doubted_only = QCheckBox(_tr("Possible &duplicates only"))
        boxes = QHBoxLayout()
        boxes.setSpacing(16)
        for box in (self.refused_only, self.doubted_only):
            box.toggled.connect(self._list)
            boxes.addWidget(box)
        boxes.addStretch(1)
        column.addLayout(boxes)
        self.model = FateModel(titles, figures)
        self.view = QTableView()
        self.view.setObjectName("fates")  # looks like the other lists of dialogs
        self.view.setModel(self.model)
        self.view.setAccessibleName(_tr("What becomes of each"))
        self.view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.view.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.view.setShowGrid(False)
        self.view.setTabKeyNavigation(False)
        self.view.setCornerButtonEnabled(False)
        self.view.verticalHeader().hide()
        self.view.verticalHeader().setDefaultSectionSize(px(ROW))
        header = self.view.horizontalHeader()
        header.setHighlightSections(False)
        header.setFixedHeight(px(32))
        self._titles, self._widths = titles, widths
        self._timer = QTimer(self, singleShot=True, interval=0)
        self._timer.timeout.connect(self._fit_rows)
        header.sectionResized.connect(self._resized)
        self.view.viewport().installEventFilter(self)
        self._fit_columns([])
        self.view.setMinimumHeight(px(120))
        self.view.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        column.addWidget(self.view, 1)

    def show_fates(self, fates: Sequence[Fate]) -> None:
        """List these; the refused or the doubted alone, where that is wanted."""
        self._fates = fates
        for box, some in (
            (self.refused_only, any(fate.refused for fate in fates)),
            (self.doubted_only, any(fate.doubted for fate in fates)),
        ):
            box.setVisible(some)
            if not some:
                box.setChecked(False)
        self._list()

    def _list(self) -> None:
        refused, doubted = self.refused_only.isChecked(), self.doubted_only.isChecked()
        every = not refused and not doubted
        self.model.show(
            [
                fate
                for fate in self._fates
                if every or (refused and fate.refused) or (doubted and fate.doubted)
            ]
        )
        self._fit_columns(self._fates[:MOST_MEASURED])
        self._timer.start()

    def _fit_columns(self, fates: Sequence[Fate]) -> None:
        """As wide as the words need, at most as wide as was said, or as the title."""
        words, titles = self.view.fontMetrics(), QFontMetrics(semibold())
        for place, most in enumerate(self._widths):
            cells = (words.horizontalAdvance(fate.cells[place]) for fate in fates)
            icon = 0 if place else px(ICON)
            needed = max(cells, default=0 if fates else px(most)) + px(BESIDE) + icon
            title = titles.horizontalAdvance(self._titles[place]) + px(BESIDE)
            self.view.setColumnWidth(place, max(min(needed, px(most)), title))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The last column follows the room there is."""
        if event.type() == QEvent.Type.Resize:
            self._fit_last()
        return super().eventFilter(watched, event)

    @Slot(int, int, int)
    def _resized(self, section: int, _old: int, _new: int) -> None:
        self._timer.start()
        if section < len(self._titles) - 1:
            self._fit_last()

    def _fit_last(self) -> None:
        last = len(self._titles) - 1
        taken = sum(self.view.columnWidth(place) for place in range(last))
        self.view.setColumnWidth(last, max(self.view.viewport().width() - taken, px(LEAST)))

    @Slot()
    def _fit_rows(self) -> None:
        """Lines with words longer than the room for them are higher."""
        metrics, wraps = self.view.fontMetrics(), int(Qt.TextFlag.TextWordWrap)
        rooms = [self.view.columnWidth(place) - px(BESIDE) for place in range(len(self._titles))]
        rooms[0] -= px(ICON)
        for row, fate in enumerate(self.model.fates[:MOST_MEASURED]):
            height = px(ROW)
            for words, room in zip(fate.cells, rooms, strict=True):
                if metrics.horizontalAdvance(words) > room:
                    needed = metrics.boundingRect(QRect(0, 0, room, 0), wraps, words).height()
                    height = max(height, needed + px(ROW) - metrics.height())
            if self.view.rowHeight(row) != height:
                self.view.setRowHeight(row, height)


def _tr(text: str) -> str:
    return QCoreApplication.translate("fates", text)
