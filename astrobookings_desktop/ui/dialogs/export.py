"""Export this list: what is shown, or what is selected, into a file."""

import functools
from contextlib import closing
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QCoreApplication, Slot
from PySide6.QtWidgets import QButtonGroup, QFileDialog, QHBoxLayout, QRadioButton, QWidget

from astrobookings_desktop.domain.errors import InvalidValue
from astrobookings_desktop.services.lists.exports import (
    ENDINGS,
    ExportOrder,
    check_ending,
    export_list,
)
from astrobookings_desktop.ui import format as shown
from astrobookings_desktop.ui.context import UiContext
from astrobookings_desktop.ui.dialogs.confirm import may_replace
from astrobookings_desktop.ui.dialogs.long_work import LongWorkDialog
from astrobookings_desktop.ui.entities import EntitySpec
from astrobookings_desktop.ui.pages.shown_columns import shown_columns
from astrobookings_desktop.ui.table import TableView
from astrobookings_desktop.ui.table.keys import SelectedKeys
from astrobookings_desktop.ui.threads.background import Progress
from astrobookings_desktop.ui.widgets.banner import Banner
from astrobookings_desktop.ui.widgets.buttons import PrimaryButton

_folder: Path | None = None  # where the last export of this run went


class ExportDialog(LongWorkDialog):
    """Writes the list as it is arranged; the file is there whole or not at all."""

    def __init__(
        self, context: UiContext, spec: EntitySpec, view: TableView, parent: QWidget | None = None
    ) -> None:
        super().__init__(
            _tr("Export {0}").format(spec.title.lower()),
            _tr(
                "The columns that show, in their order; rows as filtered and sorted. Times are in "
                "your zone in a spreadsheet, and in UTC elsewhere."
            ),
            parent,
        )
        self._context, self._spec, self._view = context, spec, view
        self._agreed: Path | None = None  # a file that may be replaced
        count, selected = view.table_model().rowCount(), view.selected_count()
        self._all = QRadioButton(_tr("&All rows of this list: {0}").format(shown.number(count)))
        self._selected = QRadioButton(_tr("The &selected rows: {0}").format(shown.number(selected)))
        self._selected.setEnabled(selected > 0)
        (self._selected if selected > 1 else self._all).setChecked(True)
        self.body.addWidget(self._all)
        self.body.addWidget(self._selected)
        self._ending = ".xlsx"
        self.body.addLayout(self._kinds())
        self.add_field("file", _tr("&File"), choose=self._choose)
        name = f"{spec.title.lower()}-{shown.local(context.now()):%Y-%m-%d}.xlsx"
        self.fields["file"].set_text(str((_folder or Path.home()) / name))
        self.body.addStretch(1)
        self._made = Banner("", "ok", "done")
        self._made.hide()
        self.body.addWidget(self._made)
        self.main = PrimaryButton(_tr("&Export"), "export")
        self.main.setDefault(True)
        self.main.clicked.connect(self.accept)
        self.add_button(self.main)
        self.main.setFocus()

    def accept(self) -> None:
        """Write the file."""
        if self.background.is_busy:
            return
        self.clear_problems()
        self._made.hide()
        path = Path(self.fields["file"].text()).expanduser()
        try:
            check_ending(path)
        except InvalidValue as refusal:
            self._failed(refusal)
            return
        if path == self._agreed:
            self._write(path)
        else:
            may_replace(self, path, functools.partial(self._write, path))

    def _write(self, path: Path) -> None:
        self._agreed = None
        model = self._view.table_model()
        order = ExportOrder(
            self._spec.entity,
            replace(model.query),
            path,
            shown_columns(self._view),
            None if self._all.isChecked() else self._ids(),
            shown.zone(),
        )
        office, actor = self._context.office, self._context.actor

        def work(progress: Progress) -> tuple[Path, int]:
            with closing(office.reader()) as connection:
                return path, export_list(office.reading(connection, actor), order, progress)

        self.set_busy(True)
        self.background.start(work)

    def finish(self, result: tuple[Path, int]) -> None:
        """Say where it is."""
        global _folder
        path, count = result
        _folder = path.parent
        words = _tr("{0:row|rows} written to {1}").format(shown.number(count), path)
        self._made.say(words)
        self._made.show()
        self._context.say(words)
        self.make_room()
        self._cancel.setText(_tr("Close"))
        self._cancel.setFocus()

    def set_busy(self, busy: bool) -> None:
        """Lock the choices as well."""
        super().set_busy(busy)
        self.main.set_blocked(busy)
        self._all.setEnabled(not busy)
        self._selected.setEnabled(not busy and self._view.selected_count() > 0)
        self._cancel.setText(_tr("Cancel"))

    def _ids(self) -> SelectedKeys:
        return SelectedKeys(self._view.table_model().keys, self._view.selected_rows())

    def _kinds(self) -> QHBoxLayout:
        """The formats; choosing one changes the file's ending."""
        row = QHBoxLayout()
        row.setSpacing(16)
        self._group = QButtonGroup(self)
        for ending, words in (
            (".xlsx", _tr("S&preadsheet (XLSX)")),
            (".csv", _tr("&Text with commas (CSV)")),
            (".json", _tr("For programs (&JSON)")),
        ):
            button = QRadioButton(words)
            button.setChecked(ending == self._ending)
            button.toggled.connect(
                lambda checked, chosen=ending: self._use(chosen) if checked else None
            )
            self._group.addButton(button)
            row.addWidget(button)
        row.addStretch(1)
        rows = QButtonGroup(self)
        rows.addButton(self._all)
        rows.addButton(self._selected)
        return row

    def _use(self, ending: str) -> None:
        path = Path(self.fields["file"].text())
        if path.suffix.lower() in ENDINGS or not path.suffix:
            self.fields["file"].set_text(str(path.with_suffix(ending)))

    @Slot()
    def _choose(self) -> None:
        kinds = _tr("Spreadsheet (*.xlsx);;CSV (*.csv);;JSON (*.json)")
        start = self.fields["file"].text()
        chosen, _kind = QFileDialog.getSaveFileName(self, _tr("Export into"), start, kinds)
        if chosen:
            self._agreed = Path(chosen)  # the file dialog has asked
            self.fields["file"].set_text(chosen)


def _tr(text: str) -> str:
    return QCoreApplication.translate("export", text)
