"""The reports: the list at the left, figures and chart at the right, saved as CSV, XLSX or PDF."""

import contextlib
import functools
import sqlite3
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from astrobookings_desktop.data.errors import DatabaseProblem
from astrobookings_desktop.domain.errors import Refusal
from astrobookings_desktop.reports.catalogue import REPORTS, Asked, make_report
from astrobookings_desktop.reports.files import write_report
from astrobookings_desktop.reports.report import Report, Section
from astrobookings_desktop.ui import format as text
from astrobookings_desktop.ui.context import UiContext
from astrobookings_desktop.ui.dialogs.confirm import may_replace
from astrobookings_desktop.ui.errors import report_bug
from astrobookings_desktop.ui.language import tell
from astrobookings_desktop.ui.reports.choices import Choices
from astrobookings_desktop.ui.reports.pictures import picture_of
from astrobookings_desktop.ui.reports.table import SectionTable, in_two
from astrobookings_desktop.ui.reports.words import about, tr
from astrobookings_desktop.ui.settings.section_list import SectionList
from astrobookings_desktop.ui.theme.fonts import TITLE, px, semibold
from astrobookings_desktop.ui.threads.background import Background, Progress
from astrobookings_desktop.ui.widgets.buttons import Button, Kind
from astrobookings_desktop.ui.widgets.card import Hint, Line, ShortHint
from astrobookings_desktop.ui.widgets.choice_box import ChoiceBox
from astrobookings_desktop.ui.widgets.empty_state import EmptyState
from astrobookings_desktop.ui.widgets.scrolled_sheet import open_at

SIZE = (1340, 700)
LIST_WIDTH, LIST_MARGINS = 224, 56
NARROW = 1000  # px of width below which the list of reports folds up, for the figures' sake


class ReportsWindow(QDialog):
    """Reads in a thread of its own; a choice made meanwhile is read next."""

    def __init__(self, context: UiContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Reports"))
        self._context = context
        self._wanted: tuple[str, Asked] | None = None
        self._is_asked = False  # whether what is chosen makes a report
        self.report: Report | None = None
        self._connection: sqlite3.Connection | None = None  # of the thread, to be interrupted
        self._background = Background(self)
        self._background.done.connect(self._made)
        self._background.failed.connect(self._failed)
        self._lay_out()
        self.names.currentRowChanged.connect(self._chosen)
        self.choices.changed.connect(self.refresh)
        context.closing.connect(self.close)
        self.names.setCurrentRow(0)
        open_at(self, *SIZE)

    @property
    def name(self) -> str:
        """Which report is looked at."""
        return list(REPORTS)[self.names.currentRow()]

    def open_report(self, name: str, launch_id: int | None = None) -> None:
        """Look at another report; of a launch its manifest."""
        if launch_id is not None:
            self.choices.launch.choose(launch_id)
        place = list(REPORTS).index(name)
        if place != self.names.currentRow():
            self.names.setCurrentRow(place)
        else:
            self.refresh()

    @Slot()
    def refresh(self) -> None:
        """Add up again."""
        if self.choices.lacks_launch:
            self.choices.complain("", "")
            self._want(None)
            words = tr("A manifest is that of one launch: choose it above.")
            self._show_nothing(tr("Choose a launch"), words)
            return
        try:
            asked = self.choices.asked()
        except Refusal as refusal:
            self.choices.complain(refusal.field or "", tell(refusal))
            self._want(None)
            self._show_nothing(tr("Enter what it is about"), tell(refusal))
            return
        self.choices.complain("", "")
        self._want((self.name, asked))
        self._make_next()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a narrow window the list of reports folds up: its room is the figures'."""
        super().resizeEvent(event)
        narrow = self.width() < px(NARROW)
        had_focus = self.focusWidget() in (self.names, self.folded)
        self.names.setVisible(not narrow)
        self.title.setVisible(not narrow)
        self.folded.setVisible(narrow)
        if had_focus:
            (self.folded if narrow else self.names).setFocus(Qt.FocusReason.OtherFocusReason)

    def done(self, result: int) -> None:
        """What is being read is given up, by whatever way the window is left."""
        self._wanted = None
        if self._connection is not None:
            self._connection.interrupt()
        self._background.stop()
        super().done(result)

    # --- reading ----------------------------------------------------------------------------------

    def _want(self, asked: tuple[str, Asked] | None) -> None:
        """What is made meanwhile for other choices isn't shown."""
        self._wanted, self._is_asked = asked, asked is not None

    def _make_next(self) -> None:
        if self._wanted is None or self._background.is_busy:
            return
        (name, asked), self._wanted = self._wanted, None
        context = self._context

        def work(_progress: Progress) -> Report:
            with contextlib.closing(context.connect_reader()) as connection:
                self._connection = connection
                try:
                    reading = context.office.reading(connection, context.actor)
                    return make_report(reading, name, asked)
                finally:
                    self._connection = None

        self.note.setText(tr("Adding up…"))
        self._background.start(work)
        self._allow_saving()

    @Slot(object)
    def _made(self, result: Any) -> None:
        if isinstance(result, Report):
            if self._is_asked and self._wanted is None and result.key == self.name:
                self.show_report(result)
        else:
            self._context.say(self.tr("Saved as {0}").format(result))
            self.note.setText(self.tr("Saved as {0}").format(result))
        self._allow_saving()
        self._make_next()

    @Slot(object)
    def _failed(self, error: Exception) -> None:
        if isinstance(error, Refusal | DatabaseProblem):
            self._show_nothing(tr("This report can’t be shown"), tell(error))
        else:
            report_bug(self, error)
        self._allow_saving()
        self._make_next()

    # --- showing ----------------------------------------------------------------------------------

    @Slot(int)
    def _chosen(self, _place: int) -> None:
        self.choices.take(self.name)
        self.refresh()

    def show_report(self, report: Report) -> None:
        """The figures, the chart above them, and how they count."""
        self.report = report
        self.title.setText(tr(report.title))
        self.about.setText(about(report))
        self.note.setText(
            "  ".join(
                [
                    tr("Amounts in {0}, as of {1}.").format(
                        report.currency, text.moment(report.made_at)
                    ),
                    *(tr(note) for note in report.notes),
                ]
            )
        )
        picture = picture_of(report)
        parts: list[QWidget] = [] if picture is None else [picture]
        filled = [section for section in report.sections if section.rows]
        if not filled:
            parts = [EmptyState("report", tr("Nothing to add up"), tr(_EMPTY[report.key]))]
        elif len(filled) == 1:
            parts.append(self._table(filled[0]))
        else:
            tabs = QTabWidget()
            tabs.setDocumentMode(True)
            tabs.tabBar().setDrawBase(False)
            for section in filled:
                tabs.addTab(self._table(section), tr(section.title))
            tabs.currentChanged.connect(self._say_hidden)
            parts.append(tabs)
        self._put(parts)
        self._say_hidden()
        self._allow_saving()

    def _table(self, section: Section) -> SectionTable:
        table = SectionTable(section)
        table.fitted.connect(self._say_hidden)
        return table

    @Slot()
    def _say_hidden(self) -> None:
        """Which columns of the table in front have no room here: they aren't lost."""
        tables = self._sheet.findChildren(SectionTable)
        titles = next((table.hidden for table in tables if table.isVisibleTo(self)), [])
        words = tr("For want of room only in saved files: {0}.").format(
            ", ".join(titles).rstrip(".")
        )
        self.hidden.setText(words)
        self.hidden.setVisible(bool(titles))

    def _show_nothing(self, title: str, sentence: str) -> None:
        self.report = None
        self.title.setText(tr(REPORTS[self.name].title))
        self.about.setText("")
        self.note.setText("")
        self._put([EmptyState("report", title, sentence)])
        self._say_hidden()
        self._allow_saving()

    def _put(self, parts: list[QWidget]) -> None:
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        for place, part in enumerate(parts):
            column.addWidget(part, 1 if place == len(parts) - 1 else 0)
        old = self._sheet.takeWidget()
        if old is not None:
            old.deleteLater()
        self._sheet.setWidget(content)

    # --- saving -----------------------------------------------------------------------------------

    @Slot()
    def save(self) -> None:
        """Ask for a file; its ending names the format."""
        if self.report is None:
            return
        proposed = str(Path.home() / f"{self.report.key}-{self.report.made_at:%Y-%m-%d}.pdf")
        formats = tr("PDF (*.pdf);;Spreadsheet (*.xlsx);;CSV (*.csv)")
        name, chosen = QFileDialog.getSaveFileName(self, tr("Save the report"), proposed, formats)
        if name:
            path = Path(name)
            ending = "." + chosen.rpartition("*.")[2].rstrip(")")
            if path.suffix:
                self.save_as(path)
            else:  # the dialog has asked about another name
                path = path.with_suffix(ending)
                may_replace(self, path, functools.partial(self.save_as, path))

    def save_as(self, path: Path) -> None:
        """Write the report that is shown into a file, in the thread."""
        report = self.report
        if report is None or self._background.is_busy:
            return

        def work(_progress: Progress) -> Path:
            write_report(report, path, tr, locale=text.language(), zone=text.zone())
            return path

        self.note.setText(tr("Saving…"))
        self._background.start(work)
        self._allow_saving()

    def _allow_saving(self) -> None:
        """Only what is shown, and nothing meanwhile."""
        report = self.report
        filled = report is not None and any(section.rows for section in report.sections)
        self.saving.set_blocked(not filled or self._background.is_busy)

    # --- building ---------------------------------------------------------------------------------

    def _name_reports(self) -> None:
        """The list of them; its room is better given to figures, so long names get two lines."""
        metrics, widest = self.names.fontMetrics(), px(LIST_WIDTH - LIST_MARGINS)
        for kept in REPORTS.values():
            name = tr(kept.title)
            self.folded.addItem(name)
            is_long = metrics.horizontalAdvance(name) > px(LIST_WIDTH - LIST_MARGINS)
            broken = in_two(name, metrics) if is_long else name
            widest = max(widest, *map(metrics.horizontalAdvance, broken.split("\n")))
            self.names.add(broken)
        self.names.setFixedWidth(widest + px(LIST_MARGINS))

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        self.names = SectionList()
        self.names.setAccessibleName(tr("Reports"))
        self.folded = ChoiceBox()
        self.folded.setAccessibleName(tr("Reports"))
        self.folded.setFont(semibold())
        self.folded.hide()
        self._name_reports()
        self.names.currentRowChanged.connect(self.folded.setCurrentIndex)
        self.folded.activated.connect(self.names.setCurrentRow)
        row.addWidget(self.names)
        right = QVBoxLayout()
        right.setContentsMargins(24, 16, 24, 16)
        right.setSpacing(12)
        head = QHBoxLayout()
        head.setSpacing(12)
        self.title = QLabel()
        self.title.setFont(semibold(TITLE))
        self.about = ShortHint()
        head.addWidget(self.folded)
        head.addWidget(self.title)
        head.addWidget(self.about, 1)
        right.addLayout(head)
        self.choices = Choices(self._context)
        right.addWidget(self.choices)
        self._sheet = QScrollArea()
        self._sheet.setWidgetResizable(True)
        self._sheet.setFrameShape(QFrame.Shape.NoFrame)
        self._sheet.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        right.addWidget(self._sheet, 1)
        self.note = Hint()
        self.note.setWordWrap(True)
        self.hidden = Hint()
        self.hidden.setWordWrap(True)
        self.hidden.hide()
        right.addWidget(self.note)
        right.addWidget(self.hidden)
        right.addWidget(Line())
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addStretch(1)
        again = Button(tr("&Refresh"), "refresh")
        again.clicked.connect(self.refresh)
        away = Button(tr("&Close"))
        away.clicked.connect(self.close)
        self.saving = Button(tr("&Save as…"), "export", Kind.PRIMARY)
        self.saving.clicked.connect(self.save)
        for button in (again, away, self.saving):
            button.setAutoDefault(False)
            foot.addWidget(button)
        right.addLayout(foot)
        row.addLayout(right, 1)


_EMPTY = {
    "occupancy": "No launch is open. Schedule one in the Launches tab.",
    "manifest": "Nobody has booked this launch yet.",
    "revenue": "No launch and no invoice lies in these days: choose others.",
    "year": "No fee falls into this year: choose another.",
    "ageing": "Nothing is outstanding: every invoice is paid.",
}
