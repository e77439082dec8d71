"""Checking the database: progress, then what was found broken."""

from PySide6.QtCore import QCoreApplication, Qt, Signal, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QProgressBar, QWidget

from astrobookings_desktop.data.errors import DatabaseProblem
from astrobookings_desktop.domain.rights import READ_RIGHTS
from astrobookings_desktop.services.checks.finding import Finding
from astrobookings_desktop.ui import format as shown
from astrobookings_desktop.ui import theme
from astrobookings_desktop.ui.context import UiContext
from astrobookings_desktop.ui.dialogs.check_run import CheckEnd, CheckRun
from astrobookings_desktop.ui.entities.check_words import step_words, subject_words
from astrobookings_desktop.ui.errors import report_bug
from astrobookings_desktop.ui.language import tell
from astrobookings_desktop.ui.theme.fonts import SECTION, semibold
from astrobookings_desktop.ui.widgets.buttons import Button
from astrobookings_desktop.ui.widgets.card import Hint
from astrobookings_desktop.ui.widgets.row_table import RowTable, row_of
from astrobookings_desktop.ui.widgets.scrolled_sheet import open_at, sheet_column

WIDTHS = (190, 150)
WITH_FINDINGS, WITHOUT = (860, 520), (640, 176)


class FindingTable(RowTable):
    """The findings, one a row; Enter opens the record of the current one."""

    opened = Signal(object)  # Finding

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(WIDTHS, parent)
        titles = [_tr("Rule"), _tr("Record"), _tr("What is wrong")]
        self.set_words(_tr("What was found"), titles)
        self._findings: tuple[Finding, ...] = ()
        self.chosen.connect(self._open)

    @property
    def current(self) -> Finding | None:
        """The finding of the current row."""
        return self._findings[self.place] if 0 <= self.place < len(self._findings) else None

    def show_findings(self, findings: tuple[Finding, ...]) -> None:
        """List these, and make the first one current."""
        self._findings = findings
        self.clear()
        items = []
        for finding in findings:
            words = [step_words(finding.rule), subject_words(finding), tell(finding.message)]
            items.append(row_of(words))
        self.addTopLevelItems(items)
        if items:
            self.setCurrentItem(items[0])

    @Slot()
    def _open(self) -> None:
        if self.current is not None:
            self.opened.emit(self.current)


class CheckDialog(QDialog):
    """Begins at once; the window beside it can be used all the time."""

    def __init__(self, context: UiContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_tr("Check the database"))
        self._context = context
        self._run: CheckRun | None = None
        self.end: CheckEnd | None = None
        self._lay_out()
        context.closing.connect(self.reject)
        self.begin()

    @Slot()
    def begin(self) -> None:
        """Check everything anew."""
        self._stop()
        self.end = None
        self._say(_tr("Checking the database…"), "search", "text2")
        self.note.setText(str(self._context.office.path))
        self.bar.setRange(0, 0)
        self.step.setText(_tr("Opening the file"))
        self._show_parts(*self._of_progress)
        self.canceling.set_blocked(False)
        self.canceling.setFocus()
        self._run = CheckRun(self._context, self)
        self._run.advanced.connect(self._advanced)
        self._run.found.connect(self._found)
        self._run.ended.connect(self._ended)
        self._run.start()

    def done(self, result: int) -> None:
        """End the thread with the dialog, whichever way it is closed."""
        self._stop()
        super().done(result)

    # --- news -------------------------------------------------------------------------------------

    @Slot(str, int, int)
    def _advanced(self, name: str, number: int, total: int) -> None:
        self.bar.setRange(0, total)
        self.bar.setValue(number - 1)
        self.step.setText(
            _tr("{0} of {1}: {2}").format(number, total, step_words(name).replace("&", "&&"))
        )

    @Slot(object)
    def _found(self, count: int) -> None:
        words = _tr("Checking the database… {0} so far").format(_faults(count))
        self._say(words, "warning", "warn")

    @Slot(object)
    def _ended(self, end: CheckEnd) -> None:
        self.end = end
        self._show_parts(self.again, *(self._of_findings if end.findings else ()))
        if end.error is not None:
            self._fail(end.error)
            return
        self._tell(end)
        self.table.show_findings(end.findings)
        (self.table if end.findings else self.closing_button).setFocus()

    def _tell(self, end: CheckEnd) -> None:
        time = _tr("{0:second|seconds}").format(shown.number(round(end.seconds, 1)))
        if end.was_canceled:
            found = _faults(end.count) if end.count else _tr("no fault")
            self._say(_tr("Canceled, with {0} so far").format(found), "canceled", "neutral")
            self.note.setText(_tr("The rest was not looked at."))
        elif end.count:
            self._say(_tr("{0} found").format(_faults(end.count)), "alert", "danger")
            left = end.count - len(end.findings)
            more = _tr(" The first {0} are listed.").format(len(end.findings)) if left else ""
            self.note.setText(_tr("Everything was looked at in {0}.").format(time) + more)
        else:
            self._say(_tr("Everything holds"), "done", "ok")
            log = _tr("\nThe log ends with row {0}, whose hash is {1}.").format(
                end.log_row, end.log_head
            )
            if end.since is not None:
                log += _tr(
                    "\nThis workstation has kept its newest hash outside the database since {0}."
                ).format(shown.moment(end.since))
            self.note.setText(
                _tr("Every rule and the whole log, looked at in {0}.").format(time)
                + (log if end.log_row else "")
            )

    def _fail(self, error: Exception) -> None:
        self._say(_tr("The database couldn’t be checked"), "alert", "danger")
        if isinstance(error, DatabaseProblem):
            self.note.setText(tell(error))
            return
        self.note.setText(_tr("A fault in the program stood in the way."))
        report_bug(self, error)

    @Slot()
    def _current(self) -> None:
        finding = self.table.current
        self.detail.setText("" if finding is None else f"{subject_words(finding)} {_said(finding)}")
        self.opening.set_blocked(finding is None or not self._can_open(finding))

    def _can_open(self, finding: Finding) -> bool:
        entity = finding.entity
        return bool(finding.ids) and entity is not None and self._context.may(READ_RIGHTS[entity])

    @Slot()
    def _open_current(self) -> None:
        finding = self.table.current
        if finding is not None:
            self._open(finding)

    @Slot(object)
    def _open(self, finding: Finding) -> None:
        if self._can_open(finding) and finding.entity is not None:
            self._context.open_record(finding.entity, finding.ids[0])

    @Slot()
    def copy(self) -> None:
        """Put all findings into the clipboard, a line each."""
        if self.end is not None:
            lines = [str(finding) for finding in self.end.findings]
            QGuiApplication.clipboard().setText("\n".join(lines))
            self._context.say(_tr("{0} copied").format(_faults(len(lines))))

    @Slot()
    def _cancel(self) -> None:
        self.canceling.set_blocked(True)
        if self._run is not None:
            self._run.cancel()

    def _stop(self) -> None:
        if self._run is not None:
            self._run.stop()
            self._run.deleteLater()
            self._run = None

    # --- look -------------------------------------------------------------------------------------

    @property
    def _of_progress(self) -> tuple[QWidget, ...]:
        return self.bar, self.step, self.canceling

    @property
    def _of_findings(self) -> tuple[QWidget, ...]:
        return self.table, self.detail, self.copying, self.opening

    def _show_parts(self, *shown: QWidget) -> None:
        for part in (*self._of_progress, *self._of_findings, self.again):
            part.setVisible(part in shown)
        width, height = WITH_FINDINGS if self.table in shown else WITHOUT
        open_at(self, width, height)

    def _say(self, text: str, icon: str, tone: str) -> None:
        self.title.setText(text)
        self._icon.setPixmap(theme.current().pixmap(icon, tone, 20))

    def _lay_out(self) -> None:
        column = sheet_column(self)
        head = QHBoxLayout()
        head.setSpacing(8)
        self._icon = QLabel()
        head.addWidget(self._icon)
        self.title = QLabel()
        self.title.setFont(semibold(SECTION))
        head.addWidget(self.title, 1)
        column.addLayout(head)
        self.note = Hint()
        self.note.setWordWrap(True)
        self.note.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        column.addWidget(self.note)
        self.bar = QProgressBar()
        self.bar.setFormat("%p %")
        self.bar.setAccessibleName(_tr("How far the check is"))
        column.addWidget(self.bar)
        self.step = Hint()
        column.addWidget(self.step)
        self.table = FindingTable()
        self.table.opened.connect(self._open)
        self.table.currentItemChanged.connect(self._current)
        column.addWidget(self.table, 1)
        self.detail = Hint("", "text")
        self.detail.setWordWrap(True)
        self.detail.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        column.addWidget(self.detail)
        column.addStretch()
        column.addLayout(self._buttons())

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        self.opening = Button(_tr("&Open the record"), "next")
        self.opening.clicked.connect(self._open_current)
        self.copying = Button(_tr("Copy as &text"), "copy")
        self.copying.clicked.connect(self.copy)
        self.again = Button(_tr("Check &again"), "refresh")
        self.again.clicked.connect(self.begin)
        self.canceling = Button(_tr("Ca&ncel the check"))
        self.canceling.clicked.connect(self._cancel)
        self.closing_button = Button(_tr("&Close"))
        self.closing_button.clicked.connect(self.reject)
        for part in (self.opening, self.copying):
            row.addWidget(part)
        row.addStretch(1)
        for part in (self.again, self.canceling, self.closing_button):
            row.addWidget(part)
        return row


def _faults(count: int) -> str:
    return _tr("1 fault") if count == 1 else _tr("{0} faults").format(shown.number(count))


def _said(finding: Finding) -> str:
    words = tell(finding.message)
    return words.removeprefix("the file ") if finding.entity is None else words


def _tr(text: str) -> str:
    return QCoreApplication.translate("check", text)
