"""The backups of a folder, of which one is picked to be restored."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import QCoreApplication, Qt, Signal, Slot
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from astrobookings_desktop.services.actors import Actor
from astrobookings_desktop.services.backup.found import backups_in
from astrobookings_desktop.services.backup.making import Backup
from astrobookings_desktop.services.office import Office
from astrobookings_desktop.ui import format as shown
from astrobookings_desktop.ui.theme.fonts import px
from astrobookings_desktop.ui.threads.background import Background, Progress
from astrobookings_desktop.ui.widgets.row_table import ROW, RowTable, row_of

MOST_SEEN = 5  # rows without scrolling
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class BackupList(QWidget):
    """Finds them in a thread of its own, for the disk may be slow; not seen before there are any.

    `picked` brings the file of the row that was selected, `chosen` comes with Enter on one.
    """

    picked = Signal(str)
    chosen = Signal()
    found = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.backups: Sequence[Backup] = ()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        self._label = QLabel()
        self._label.setTextFormat(Qt.TextFormat.PlainText)
        self._label.setWordWrap(True)
        column.addWidget(self._label)
        self.table = RowTable((180, 76, 86))
        words = [_tr("Made"), _tr("Size"), _tr("Encrypted"), _tr("By")]
        self.table.set_words(_tr("Backups"), words)
        self.table.headerItem().setTextAlignment(1, _RIGHT)
        self.table.itemSelectionChanged.connect(self._pick)
        self.table.chosen.connect(self._choose)
        self._label.setBuddy(self.table)
        column.addWidget(self.table)
        self._background = Background()
        self._background.done.connect(self._show)
        self.destroyed.connect(self._background.retire)
        self.hide()

    def look(self, office: Office, actor: Actor, folder: Path) -> None:
        """List the backups of a folder as soon as they are found; none where it can't be read."""
        self._label.setText(_tr("&Backups in {0}").format(str(folder).replace("&", "&&")))

        def work(_progress: Progress) -> list[Backup]:
            return backups_in(office, actor, folder)

        self._background.start(work)

    @Slot(object)
    def _show(self, backups: Any) -> None:
        self.backups = backups
        self.table.clear()
        for one in self.backups:
            words = (
                shown.moment_with_weekday(one.info.made_at),
                shown.size(one.size),
                _tr("yes") if one.info.encrypted else _tr("no"),
                f"{one.info.company}, {one.info.workstation}",
            )
            row = row_of(words)
            for column in range(len(words)):
                row.setToolTip(column, one.path.name)
            row.setTextAlignment(1, _RIGHT)
            self.table.addTopLevelItem(row)
        seen = min(len(self.backups), MOST_SEEN) + 1
        self.table.setFixedHeight(px(ROW) * seen + 2)
        self.found.emit()

    @Slot()
    def _pick(self) -> None:
        rows = self.table.selectedItems()
        if rows:
            place = self.table.indexOfTopLevelItem(rows[0])
            self.picked.emit(str(self.backups[place].path))

    @Slot()
    def _choose(self) -> None:
        if self.table.place >= 0:
            self.picked.emit(str(self.backups[self.table.place].path))
            self.chosen.emit()


def _tr(text: str) -> str:
    return QCoreApplication.translate("restore", text)
