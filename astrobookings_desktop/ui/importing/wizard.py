"""File → Import: the file, its columns, what becomes of each row, and then the import."""

from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import QCoreApplication, Slot
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QLabel,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from astrobookings_desktop.domain.entities import Entity
from astrobookings_desktop.domain.rights import IMPORT_RIGHTS
from astrobookings_desktop.services.files.csv_files import CsvTable
from astrobookings_desktop.services.files.table_files import read_table
from astrobookings_desktop.services.imports.guess import (
    Fit,
    fits_better,
    guess_plan,
    keep_plan,
    kept_plan,
)
from astrobookings_desktop.services.imports.report import ImportRefused, ImportReport, Outcome
from astrobookings_desktop.services.imports.run import IMPORTED, ImportPlan, import_rows
from astrobookings_desktop.services.imports.trials import MANY_ROWS, try_import
from astrobookings_desktop.services.unit_of_work import Changes
from astrobookings_desktop.ui import format as shown
from astrobookings_desktop.ui.context import UiContext
from astrobookings_desktop.ui.dialogs.confirm import may_discard
from astrobookings_desktop.ui.dialogs.long_work import LongWorkDialog, choose_file
from astrobookings_desktop.ui.entities import BY_ENTITY
from astrobookings_desktop.ui.importing.doubts import Doubts, lead_to_tick
from astrobookings_desktop.ui.importing.kind_hint import KindHint
from astrobookings_desktop.ui.importing.mapping import MappingSheet
from astrobookings_desktop.ui.importing.preview import counts_of, fates_of, untaken
from astrobookings_desktop.ui.language import declared
from astrobookings_desktop.ui.threads.background import Progress
from astrobookings_desktop.ui.widgets.banner import Banner
from astrobookings_desktop.ui.widgets.buttons import Button, LinkButton, PrimaryButton
from astrobookings_desktop.ui.widgets.card import Hint
from astrobookings_desktop.ui.widgets.choice_box import ChoiceBox
from astrobookings_desktop.ui.widgets.fate_table import FateTable
from astrobookings_desktop.ui.widgets.field import Field
from astrobookings_desktop.ui.widgets.scrolled_sheet import open_at
from astrobookings_desktop.ui.widgets.strokes import on_main_keys

FILE, COLUMNS, ROWS, DONE = range(4)
_NAMES = {
    ",": declared("import", "comma"),
    ";": declared("import", "semicolon"),
    "\t": declared("import", "tab"),
    "|": declared("import", "bar"),
}


@dataclass(frozen=True)
class _Read:
    """A file, how it would be taken, and what it fits better."""

    table: CsvTable
    plan: ImportPlan
    better: Fit | None


class ImportWizard(LongWorkDialog):
    """Nothing is written before the last step, which takes all rows or none, unless wished."""

    def __init__(
        self, context: UiContext, entity: Entity | None = None, parent: QWidget | None = None
    ) -> None:
        title, note = _tr("Import"), _tr("Nothing is written before you have seen every row.")
        super().__init__(title, note, parent)
        self._context = context
        self._table: CsvTable | None = None
        self._plan = self._offered = ImportPlan(Entity.TRAVELER)
        self._report: ImportReport | None = None
        self._better: Fit | None = None
        self.step = FILE
        self.stack = QStackedWidget()
        for sheet in (self._file_sheet(entity), self._columns_sheet(), self._rows_sheet()):
            self.stack.addWidget(sheet)
        self.body.addWidget(self.stack, 1)
        self.back = Button(_tr("&Back"), "back")
        self.back.setAutoDefault(False)
        self.back.clicked.connect(self.go_back)
        self.add_button(self.back)
        self.main = PrimaryButton(_tr("&Next"))
        self.main.clicked.connect(self.accept)
        self.add_button(self.main)
        on_main_keys(self, self.accept)
        open_at(self, 1080, 690)
        self._show_step(FILE)

    @property
    def is_touched(self) -> bool:
        """Whether something was chosen or decided that isn't imported yet, nor just now. Where no
        row can be taken that is what a person chose for columns, as long as others are refused."""
        report = self._report
        if self.step == ROWS and report is not None and not _good(report):
            return report.count(Outcome.REFUSED) > 0 and self._plan != self._offered
        return self.step in (COLUMNS, ROWS) and not self.background.is_busy

    # --- the steps --------------------------------------------------------------------------------

    def accept(self) -> None:
        """On to the next step."""
        if self.background.is_busy:
            return
        self.clear_problems()
        if self.step == FILE:
            self._read()
        elif self.step == COLUMNS:
            self._try_out()
        elif self.step == ROWS and self.main.isEnabled():
            self._import()
        elif self.step == ROWS:
            boxes = (self.partial, self.doubts.sure) if _good(self._report) else ()
            lead_to_tick(boxes, self.say_problem)
        else:
            super().accept()

    def reject(self) -> None:
        """Cancel what is going on; else leave, after asking from the columns on."""
        sentence = _tr("Nothing is imported yet; what you chose for the columns is lost.")
        if self.background.is_busy or not self.is_touched or may_discard(self, sentence):
            super().reject()

    @Slot()
    def go_back(self) -> None:
        """The step before."""
        if not self.background.is_busy and self.step in (COLUMNS, ROWS):
            self.clear_problems()
            self._show_step(self.step - 1)

    def finish(self, result: Any) -> None:
        """Show what came of a step's work."""
        if isinstance(result, _Read):
            self._table, self._plan, self._better = result.table, result.plan, result.better
            self._show_columns()
        elif self.step == COLUMNS:
            self._report = result
            self._show_rows(result)
        else:
            report, changes = result
            self._report = report
            self._show_done(report)
            self._context.hub.tell(changes)

    def set_busy(self, busy: bool) -> None:
        """Nothing else is begun meanwhile."""
        super().set_busy(busy)
        self.main.set_blocked(busy)
        self.back.set_blocked(busy)
        self.stack.setEnabled(not busy)

    def _read(self) -> None:
        field = self.fields["file"]
        if not field.text().strip():  # as a path it would be the folder where the program runs
            field.set_error(_tr("Choose a file."))
            field.editor.setFocus()
            self.make_room()
            return
        path = Path(field.text()).expanduser()
        entity = Entity(self.entity.currentData())  # Qt gives back plain text
        others = [Entity(self.entity.itemData(place)) for place in range(self.entity.count())]
        office, actor = self._context.office, self._context.actor

        def work(progress: Progress) -> _Read:
            progress("Reading the file", 0, 0)
            table = read_table(path)
            with closing(office.reader()) as connection:
                kept = kept_plan(office.reading(connection, actor), entity, table)
            if kept is not None:  # somebody has said so before
                return _Read(table, kept, None)
            return _Read(table, guess_plan(entity, table), fits_better(entity, table, others))

        self.set_busy(True)
        self.background.start(work)

    def _try_out(self) -> None:
        problem = self.mapping.problem()
        if problem:
            self.say_problem(problem)
            return
        self._plan = self.mapping.plan(partial=True)
        office, actor, plan, table = (
            self._context.office,
            self._context.actor,
            self._plan,
            self._table,
        )
        assert table is not None

        def work(progress: Progress) -> ImportReport:
            return try_import(office, actor, plan, table, "", progress)

        self.set_busy(True)
        self.background.start(work)

    def _import(self) -> None:
        office, actor, table = self._context.office, self._context.actor, self._table
        plan = replace(self._plan, partial=self.partial.isChecked())
        name = Path(self.fields["file"].text()).name
        told = None if self._report is None else self._report.told
        assert table is not None

        def work(progress: Progress) -> tuple[ImportReport, Changes]:
            with closing(office.writer()) as writer, writer.unit_of_work(actor) as unit:
                report = import_rows(unit, plan, table, name, progress, told)
                keep_plan(unit, plan, table)
            return report, dict(unit.changes)

        self.set_busy(True)
        self.background.start(work)

    # --- what they show ---------------------------------------------------------------------------

    def _show_step(self, step: int) -> None:
        self.step = step
        self.stack.setCurrentIndex(min(step, ROWS))
        self.back.setVisible(step in (COLUMNS, ROWS))
        self._cancel.setVisible(step != DONE)
        titles = (_tr("&Next"), _tr("&Preview"), _tr("&Import"), _tr("&Close"))
        self.main.setText(titles[step])
        self.main.set_blocked(False)
        if step == FILE:
            self.lines["file"].setFocus()

    def _show_columns(self) -> None:
        table = self._table
        assert table is not None
        self._show_step(COLUMNS)
        rows = _tr("{0:row|rows}").format(shown.number(len(table.rows)))
        parts = [rows]
        if table.encoding:
            parts += [
                table.encoding.upper().removesuffix("-SIG"),
                _tr(_NAMES.get(table.delimiter, "")),
            ]
        self.found.setText(" · ".join(parts))
        self.kind.setCurrentIndex(self.kind.findData(self._plan.entity.value))
        self._show_better()
        self.mapping.show_plan(self._plan, table)
        self._offered = self.mapping.plan(partial=True)
        self.mapping.focus_first()

    def _show_better(self) -> None:
        """Whether the header looks like something else."""
        better = self._better
        self.warning.setVisible(better is not None)
        if better is not None:
            other = BY_ENTITY[better.entity].title
            self.warning.say(
                _tr("These columns look more like {0}: {1} of them are known there.").format(
                    other.lower(), shown.number(better.known)
                )
            )
            self.instead.setText(_tr("Import {0}").format(other.lower()))

    @Slot()
    def _take_better(self) -> None:
        if self._better is not None:
            self.kind.setCurrentIndex(self.kind.findData(self._better.entity.value))
            self._take_kind()

    @Slot()
    def _take_kind(self) -> None:
        """Something else is in the file: look at its columns anew."""
        if self.kind.currentData() != self._plan.entity.value and not self.background.is_busy:
            self.clear_problems()
            self.entity.setCurrentIndex(self.entity.findData(self.kind.currentData()))
            self._read()

    def _show_rows(self, report: ImportReport) -> None:
        self._show_step(ROWS)
        good = _good(report)
        refused = report.count(Outcome.REFUSED)
        words = counts_of(report)
        if good > MANY_ROWS:
            words += "\n" + _tr("Nobody else can save anything while so many rows are imported.")
        left = untaken(self._plan, self._table)
        if left:
            words += "\n" + _tr("Columns of the file that are not taken: {0}").format(left)
        self.summary.say(words)
        self.doubts.show_report(report, self._plan)
        self.fates.show_fates(fates_of(report, self._plan, self._table))
        self.partial.setVisible(refused > 0)
        self.partial.setText(
            _tr("&Take {0:good row|good rows} and leave the refused").format(shown.number(good))
        )
        doubted = report.doubted()
        act = _tr("&Import {0:row|rows}")
        if doubted:
            act = _tr("&Import {0:row|rows}, {1:possible duplicate|possible duplicates}")
        self.main.setText(act.format(shown.number(good), shown.number(doubted)))
        self._show_allowed()
        target = self.fates.doubted_only if doubted else self.fates.view
        (self.partial if refused else target).setFocus()

    @Slot()
    def _know_repeats(self) -> None:
        """Look again, with the key that tells which records the doubtful rows repeat."""
        if self.step == ROWS and not self.background.is_busy:
            self.clear_problems()
            self._show_step(COLUMNS)
            self.mapping.key.setCurrentIndex(self.mapping.key.findData(self.doubts.column))
            self._try_out()

    def _show_done(self, report: ImportReport) -> None:
        self._show_step(DONE)
        name, what = Path(self.fields["file"].text()).name, BY_ENTITY[report.entity].title
        words = counts_of(report)
        if report.run_id is None:
            self.note.setText(_tr("Nothing of {0} was new, so nothing was written.").format(name))
        else:
            note = _tr("{0} was imported into {1}. Below stands what became of each row.")
            self.note.setText(note.format(name, what))
            words += "\n" + _tr("File → Imports takes it back while nothing depends on it.")
        self.summary.say(words)
        self.doubts.show_done(report, self._plan)
        self.partial.hide()
        self._context.say(counts_of(report))
        self.main.setFocus()

    @Slot()
    def _show_allowed(self) -> None:
        report = self._report
        if report is None or self.step != ROWS:
            return
        self.clear_problems()
        good = _good(report)
        whole = not report.count(Outcome.REFUSED) or self.partial.isChecked()
        self.main.set_blocked(not good or not whole or not self.doubts.is_settled)

    # --- building ---------------------------------------------------------------------------------

    def _file_sheet(self, entity: Entity | None) -> QWidget:
        sheet, column = _sheet()
        outer, self.body = self.body, column
        self.add_field(
            "file",
            _tr("&File"),
            _tr("CSV, text with tabs or bars, or a spreadsheet (XLSX)"),
            choose=self._choose,
        )
        self.entity = ChoiceBox()
        for one in IMPORTED:
            if self._context.may(IMPORT_RIGHTS[one]):
                self.entity.addItem(BY_ENTITY[one].title, one.value)
        self.entity.setCurrentIndex(
            max(self.entity.findData(None if entity is None else entity.value), 0)
        )
        self.body.addWidget(Field(_tr("&What is in it"), self.entity))
        self.hint = KindHint(self.entity)
        self.body.addWidget(self.hint)
        self.body.addStretch(1)
        self.body = outer
        return sheet

    def _columns_sheet(self) -> QWidget:
        sheet, column = _sheet()
        row = QHBoxLayout()
        row.setSpacing(12)
        label = QLabel(_tr("&What is imported"))
        self.kind = ChoiceBox()
        self.kind.setAccessibleName(_tr("What is imported"))
        for place in range(self.entity.count()):
            self.kind.addItem(self.entity.itemText(place), self.entity.itemData(place))
        self.kind.activated.connect(self._take_kind)
        label.setBuddy(self.kind)
        self.found = Hint()
        row.addWidget(label)
        row.addWidget(self.kind)
        row.addWidget(self.found, 1)
        column.addLayout(row)
        self.instead = LinkButton("")
        self.instead.setAutoDefault(False)
        self.instead.clicked.connect(self._take_better)
        self.warning = Banner("", action=self.instead)
        self.warning.hide()
        column.addWidget(self.warning)
        self.mapping = MappingSheet()
        column.addWidget(self.mapping, 1)
        return sheet

    def _rows_sheet(self) -> QWidget:
        sheet, column = _sheet()
        self.summary = Banner("", "info", "info")
        column.addWidget(self.summary)
        self.doubts = Doubts()
        self.doubts.instead.clicked.connect(self._know_repeats)
        self.doubts.sure.toggled.connect(self._show_allowed)
        column.addWidget(self.doubts)
        titles = [_tr("Line"), _tr("In the file"), _tr("What becomes of it"), _tr("Why")]
        self.fates = FateTable(titles, (80, 240, 150))
        column.addWidget(self.fates, 1)
        self.partial = QCheckBox()
        self.partial.toggled.connect(self._show_allowed)
        column.addWidget(self.partial)
        column.addWidget(self.doubts.sure)
        return sheet

    @Slot()
    def _choose(self) -> None:
        kinds = _tr("Tables (*.csv *.txt *.tsv *.xlsx);;All files (*)")
        start = self.fields["file"].text() or str(Path.home())
        chosen = choose_file(self, _tr("The file to import"), start, kinds)
        if chosen:
            self.fields["file"].set_text(chosen)

    @Slot(object)
    def _failed(self, error: Exception) -> None:
        if isinstance(error, ImportRefused):  # somebody changed something since the preview
            self.set_busy(False)
            self._report = error.report
            self._show_rows(error.report)
            self.say_problem(
                _tr("Somebody changed something meanwhile, so nothing was taken: look again.")
            )
        else:
            super()._failed(error)


def _good(report: ImportReport | None) -> int:
    """How many rows can be taken."""
    return 0 if report is None else report.count(Outcome.TAKEN) + report.count(Outcome.MERGED)


def _sheet() -> tuple[QWidget, QVBoxLayout]:
    sheet = QWidget()
    column = QVBoxLayout(sheet)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(12)
    return sheet, column


def _tr(text: str) -> str:
    return QCoreApplication.translate("import", text)
