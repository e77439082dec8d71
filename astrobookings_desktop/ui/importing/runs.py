"""File → Imports: what was imported, and taking it back."""

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from astrobookings_desktop.domain.entities import Entity
from astrobookings_desktop.domain.refusal import Refusal
from astrobookings_desktop.services.imports.undo import Undone, import_runs, undo_import
from astrobookings_desktop.ui import format as shown
from astrobookings_desktop.ui.context import UiContext
from astrobookings_desktop.ui.dialogs.confirm import ask_first
from astrobookings_desktop.ui.dialogs.waiting import WaitingDialog
from astrobookings_desktop.ui.entities import BY_ENTITY
from astrobookings_desktop.ui.language import tell
from astrobookings_desktop.ui.theme.fonts import TITLE, semibold
from astrobookings_desktop.ui.widgets.buttons import Button
from astrobookings_desktop.ui.widgets.card import Hint
from astrobookings_desktop.ui.widgets.fate_table import Fate, FateTable
from astrobookings_desktop.ui.widgets.scrolled_sheet import open_at, sheet_column


class ImportsDialog(WaitingDialog):
    """The last imports, the newest first."""

    def __init__(self, context: UiContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.setWindowTitle(_tr("Imports"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        column = sheet_column(self)
        title = QLabel(_tr("Imports"))
        title.setFont(semibold(TITLE))
        column.addWidget(title)
        self.hint = Hint()
        self.hint.setWordWrap(True)
        column.addWidget(self.hint)
        titles = [_tr("When"), _tr("What"), _tr("File"), _tr("Who"), _tr("Rows")]
        self.table = FateTable(titles, (190, 100, 200, 150))
        self.table.view.selectionModel().currentRowChanged.connect(lambda *_rows: self._follow())
        column.addWidget(self.table, 1)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addStretch(1)
        self.undo = Button(_tr("&Undo this import…"), "undo")
        self.undo.setAutoDefault(False)
        self.undo.clicked.connect(self.ask)
        row.addWidget(self.undo)
        self.close_button = Button(_tr("&Close"))
        self.close_button.clicked.connect(self.accept)
        row.addWidget(self.close_button)
        column.addLayout(row)
        open_at(self, 820, 440)
        self.read()
        self.table.view.setFocus()

    def read(self) -> None:
        """List them."""
        self._runs = import_runs(self._context.reading())
        fates = []
        for run in self._runs:
            rows = _tr("{0} new, {1} merged").format(
                shown.number(run.taken), shown.number(run.merged)
            )
            if run.undone_at:
                rows = _tr("undone {0}").format(shown.moment(run.undone_at))
            icon, tone = ("undo", "text2") if run.undone_at else ("import", "ok")
            what = BY_ENTITY[Entity(run.entity_type)].title
            when = shown.moment(run.created_at)
            fates.append(Fate((when, what, run.file_name, run.user_name, rows), icon, tone))
        self.table.show_fates(fates)
        some = _tr("An import can be undone as long as nothing depends on what it wrote.")
        self.hint.setText(some if fates else _tr("Nothing was imported yet."))
        if fates:
            self.table.view.selectRow(0)
        self._follow()

    def ask(self) -> None:
        """Say what would be taken back, then do it."""
        run = self._runs[self.table.view.currentIndex().row()]
        effects = [
            _tr("{0:record|records} that it made {0:=is|are} deleted").format(
                shown.number(run.taken)
            ),
            _tr("{0:record gets|records get} back the empty columns that it filled").format(
                shown.number(run.merged)
            ),
            _tr("If anything depends on one of them, nothing is changed"),
        ]
        question = _tr("Undo the import of {0}?").format(run.file_name or run.id)
        ask_first(self, question, effects, _tr("Undo import"), lambda: self._undo(run.id))

    def _undo(self, run: int) -> None:
        self.wait(self.undo, self.close_button)
        self._context.run(
            lambda work: undo_import(work, run), self._done, self._refused, self.go_on
        )

    def _done(self, undone: Undone) -> None:
        words = _tr("{0:record|records} removed, {1} emptied").format(
            shown.number(undone.removed), shown.number(undone.emptied)
        )
        self.go_on()
        self._context.say(words)
        self.read()

    def _refused(self, refusal: Refusal) -> None:
        self.go_on()
        self.hint.setText(tell(refusal))

    def _follow(self) -> None:
        place = self.table.view.currentIndex().row()
        is_there = 0 <= place < len(self._runs)
        self.undo.set_blocked(not is_there or self._runs[place].undone_at is not None)


def _tr(text: str) -> str:
    return QCoreApplication.translate("import", text)
