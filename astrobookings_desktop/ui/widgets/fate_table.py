"""What became of each of many records, line by line, with a way to see the refused alone."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import (
    QAbstractTableModel,
    QCoreApplication,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
)
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QSizePolicy,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from astrobookings_desktop.ui import theme
from astrobookings_desktop.ui.theme.fonts import px, semibold

_Index = QModelIndex | QPersistentModelIndex
ROW = 30


@dataclass(frozen=True, slots=True)
class Fate:
    """One line: its cells, and the icon and tone of the first of them."""

    cells: tuple[str, ...]
    icon: str = "check"
    tone: str = "ok"
    refused: bool = False


class FateModel(QAbstractTableModel):
    """The lines under fixed titles."""

    def __init__(self, titles: Sequence[str]) -> None:
        super().__init__()
        self._titles = titles
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
            return int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        return None


class FateTable(QWidget):
    """The list and, where any line was refused, the box that leaves the others out."""

    def __init__(
        self, titles: Sequence[str], widths: Sequence[int], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._fates: Sequence[Fate] = ()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        self.refused_only = QCheckBox(_tr("&Refused only"))
        self.refused_only.toggled.connect(self._list)
        column.addWidget(self.refused_only)
        self.model = FateModel(titles)
        self.view = QTableView()
        self.view.setObjectName("fates")  # looks like the other lists of dialogs
        self.view.setModel(self.model)
        self.view.setAccessibleName(_tr("What becomes of each"))
        self.view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.view.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.view.setShowGrid(False)
        self.view.setWordWrap(False)
        self.view.setTabKeyNavigation(False)
        self.view.setCornerButtonEnabled(False)
        self.view.verticalHeader().hide()
        self.view.verticalHeader().setDefaultSectionSize(px(ROW))
        header = self.view.horizontalHeader()
        header.setHighlightSections(False)
        header.setStretchLastSection(True)
        header.setFixedHeight(px(32))
        metrics = QFontMetrics(semibold())
        for place, (width, title) in enumerate(zip(widths, titles, strict=False)):
            needed = metrics.horizontalAdvance(title) + px(28)
            header.resizeSection(place, max(px(width), needed))
        self.view.setMinimumHeight(px(120))
        self.view.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        column.addWidget(self.view, 1)

    def show_fates(self, fates: Sequence[Fate]) -> None:
        """List these; the refused alone, where that is wanted."""
        self._fates = fates
        some = any(fate.refused for fate in fates)
        self.refused_only.setVisible(some)
        if not some:
            self.refused_only.setChecked(False)
        self._list()

    def _list(self) -> None:
        only = self.refused_only.isChecked()
        self.model.show([fate for fate in self._fates if fate.refused or not only])


def _tr(text: str) -> str:
    return QCoreApplication.translate("fates", text)
