"""The frame of a dialog whose work takes a while: head, parts, progress, problem, two buttons."""

from typing import Any

from PySide6.QtCore import QCoreApplication, Qt, Slot
from PySide6.QtGui import QCloseEvent, QShowEvent
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from astrobookings_desktop.data.errors import DatabaseProblem
from astrobookings_desktop.domain.errors import Refusal
from astrobookings_desktop.ui.errors import report_bug
from astrobookings_desktop.ui.language import tell
from astrobookings_desktop.ui.theme.fonts import TITLE, px, semibold
from astrobookings_desktop.ui.threads.background import Background, Canceled
from astrobookings_desktop.ui.widgets.buttons import Button
from astrobookings_desktop.ui.widgets.card import Hint, Line
from astrobookings_desktop.ui.widgets.field import Field
from astrobookings_desktop.ui.widgets.scrolled_sheet import ScrolledSheet
from astrobookings_desktop.ui.widgets.work_progress import WorkProgress


class LongWorkDialog(QDialog):
    """A subclass adds its parts to `body`, and says what is done at the end."""

    def __init__(self, title: str, note: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.fields: dict[str, Field] = {}
        self.lines: dict[str, QLineEdit] = {}
        self._before: QWidget | None = None  # what had the focus when the work began
        self.background = Background(self)
        self.background.progressed.connect(self._progressed)
        self.background.done.connect(self._done)
        self.background.failed.connect(self._failed)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._scroll = ScrolledSheet()
        self.body = self._scroll.parts
        head = QLabel(title)
        head.setFont(semibold(TITLE))
        self.body.addWidget(head)
        self.note = Hint(note)
        self.note.setWordWrap(True)
        self.body.addWidget(self.note)
        column.addWidget(self._scroll, 1)
        foot = QVBoxLayout()
        foot.setContentsMargins(24, 0, 24, 12)
        self._progress = WorkProgress()
        foot.addWidget(self._progress)
        self._problem = Hint("", "danger")
        self._problem.setFont(semibold())
        self._problem.setWordWrap(True)
        self._problem.hide()
        foot.addWidget(self._problem)
        column.addLayout(foot)
        column.addWidget(Line())
        self._buttons = QHBoxLayout()
        self._buttons.setContentsMargins(24, 12, 24, 12)
        self._buttons.setSpacing(8)
        self._buttons.addStretch(1)
        self._cancel = Button(self.tr("Cancel"))
        self._cancel.setAutoDefault(False)
        self._cancel.clicked.connect(self.reject)
        self._buttons.addWidget(self._cancel)
        column.addLayout(self._buttons)
        self.setMinimumWidth(px(600))

    @property
    def must_be_seen(self) -> bool:
        """Whether the end of its work was another one than was foreseen, so that a window that was
        about to close stays for it."""
        return False

    def reject(self) -> None:
        """Cancel what is going on; else leave."""
        if self.background.is_busy:
            self.background.cancel()
        else:
            super().reject()

    def showEvent(self, event: QShowEvent) -> None:
        """Wide enough for every language's words, and as high as all of it where there is room."""
        super().showEvent(event)
        layout = self.layout()
        if layout is not None:
            layout.activate()
            self.setMinimumWidth(max(self.minimumWidth(), layout.minimumSize().width()))
        self.make_room()

    def closeEvent(self, event: QCloseEvent) -> None:
        """The window's own cross does the same."""
        if self.background.is_busy:
            self.background.cancel()
            event.ignore()
        else:
            super().closeEvent(event)

    # --- for subclasses ---------------------------------------------------------------------------

    def finish(self, result: Any) -> None:
        """Show what came of the work."""
        raise NotImplementedError

    def set_busy(self, busy: bool) -> None:
        """Lock what must not change while work goes on."""
        if busy:
            self._before = self.focusWidget()
        for field in self.fields.values():
            field.setEnabled(not busy)
        if busy:  # seen at once, before the work tells its first step
            self._progress.show_step(self.tr("Working…"), 0, 0)
        else:
            self._progress.hide()

    def say_problem(self, sentence: str) -> None:
        """Say what went wrong, beside the buttons; nothing, with no sentence."""
        self._problem.setText(sentence)
        self._problem.setVisible(bool(sentence))
        self.make_room()

    def make_room(self) -> None:
        """Grow until everything that is shown has the height it needs, or the screen ends."""
        self._scroll.fit(self, self.width(), self.height())

    def add_button(self, button: Button) -> None:
        """Put a button at the end of the row."""
        self._buttons.addWidget(button)

    def add_field(
        self, name: str, label: str, note: str = "", *, secret: bool = False, choose: Any = None
    ) -> Field:
        """A line to be filled in; with `choose` a button beside it that finds a file or folder."""
        editor = QLineEdit()
        if secret:
            editor.setEchoMode(QLineEdit.EchoMode.Password)
        field = Field(label, editor, note)
        self.fields[name], self.lines[name] = field, editor
        if choose is None:
            self.body.addWidget(field)
            return field
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(field, 1)
        button = Button(self.tr("&Choose…"))
        button.setAutoDefault(False)
        button.clicked.connect(choose)
        beside = QVBoxLayout()  # level with the line, also when a sentence stands below that
        beside.setContentsMargins(0, field.sizeHint().height() - editor.sizeHint().height(), 0, 0)
        beside.addWidget(button)
        beside.addStretch(1)
        row.addLayout(beside)
        self.body.addLayout(row)
        return field

    def clear_problems(self) -> None:
        """Nothing is wrong any more."""
        self.say_problem("")
        for field in self.fields.values():
            field.set_error(None)

    # --- the end of the work ----------------------------------------------------------------------

    @Slot(str, object, object)
    def _progressed(self, step: str, done: int, total: int) -> None:
        if self.background.is_busy:
            words = QCoreApplication.translate("backup", step)
            self._progress.show_step(words, done, total)

    def _unlock(self) -> None:
        self.set_busy(False)
        if self._before is not None:  # what is locked loses the focus
            self._before.setFocus()

    @Slot(object)
    def _done(self, result: Any) -> None:
        self._unlock()
        self.finish(result)

    @Slot(object)
    def _failed(self, error: Exception) -> None:
        self._unlock()
        if isinstance(error, Canceled):
            self.say_problem(self.tr("Canceled: nothing was kept."))
        elif isinstance(error, Refusal):
            field = self.fields.get(error.field or "")
            if field is None:
                self.say_problem(tell(error))
            else:
                field.setVisible(True)
                field.set_error(tell(error))
                field.editor.setFocus()
                self.make_room()
        elif isinstance(error, DatabaseProblem):
            self.say_problem(tell(error))
        else:
            report_bug(self, error)


def choose_folder(parent: QWidget, title: str, start: str) -> str:
    """A folder that the person points at; empty when they don't."""
    return QFileDialog.getExistingDirectory(parent, title, start)


def choose_file(parent: QWidget, title: str, start: str, kinds: str) -> str:
    """A file that the person points at; empty when they don't."""
    return QFileDialog.getOpenFileName(parent, title, start, kinds)[0]
