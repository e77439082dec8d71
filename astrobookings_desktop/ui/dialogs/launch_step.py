"""A launch's next step: what will happen, a reason, and the act; the safe button is the default."""

import contextlib
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QCloseEvent, QKeyEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from astrobookings_desktop.data.queries.sale import LaunchOnSale
from astrobookings_desktop.domain.errors import Refusal
from astrobookings_desktop.services.unit_of_work import UnitOfWork
from astrobookings_desktop.ui import format as show
from astrobookings_desktop.ui import theme
from astrobookings_desktop.ui.context import UiContext
from astrobookings_desktop.ui.dialogs.launch_effects import EffectLine
from astrobookings_desktop.ui.language import tell
from astrobookings_desktop.ui.theme.fonts import SECTION, TITLE, px, semibold
from astrobookings_desktop.ui.theme.statuses import look_of
from astrobookings_desktop.ui.widgets.buttons import Button, DangerButton, PrimaryButton
from astrobookings_desktop.ui.widgets.card import Hint, Line
from astrobookings_desktop.ui.widgets.chip import Chip
from astrobookings_desktop.ui.widgets.field import Field
from astrobookings_desktop.ui.widgets.refusal_box import RefusalBox, Remedy
from astrobookings_desktop.ui.widgets.work_progress import WorkProgress

Progress = Callable[[int, int], None]
WIDTH = 640


class EffectRow(QWidget):
    """One effect: icon, what and how, and its figure at the right."""

    def __init__(self, line: EffectLine) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        icon = QLabel()
        icon.setPixmap(theme.current().pixmap(line.icon, line.tone, px(20)))
        row.addWidget(icon, 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(0)
        title = QLabel(line.title)
        title.setTextFormat(Qt.TextFormat.PlainText)
        title.setFont(semibold())
        title.setWordWrap(True)
        words.addWidget(title)
        detail = Hint(line.detail, line.tone)
        detail.setWordWrap(True)
        words.addWidget(detail)
        row.addLayout(words, 1)
        figure = QLabel(line.figure)
        figure.setTextFormat(Qt.TextFormat.PlainText)
        figure.setFont(semibold(SECTION))
        row.addWidget(figure, 0, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight)
        self.setAccessibleName(". ".join(filter(None, (line.title, line.detail, line.figure))))


class LaunchStepDialog(QDialog):
    """The frame: a subclass says what it looks like now (`look`) and what is done (`service`).

    While the step is being done nothing can be pressed, and the dialog can't be left: what began
    runs to its end.
    """

    progressed = Signal(int, int)

    def __init__(
        self,
        context: UiContext,
        launch: LaunchOnSale,
        question: str,
        icon: tuple[str, str],
        keep: str,
        *,
        danger: bool,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.context, self.launch = context, launch
        self._busy = False
        self._effects: list[EffectRow] = []
        self.reason: Field | None = None
        self.told: QCheckBox | None = None
        self.first: QWidget | None = None  # where the focus begins
        self.setWindowTitle(question)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.body = QVBoxLayout()
        self.body.setContentsMargins(24, 16, 24, 16)
        self.body.setSpacing(12)
        column.addLayout(self.body)
        self._build_head(question, icon)
        self.above = QVBoxLayout()  # what the effects depend on: a new date, another outcome
        self.body.addLayout(self.above)
        happens = QLabel(self.tr("What will happen"))
        happens.setFont(semibold())
        self.body.addWidget(happens)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(10)
        self.body.addLayout(self._rows)
        self.box = RefusalBox()
        self.body.addWidget(self.box)
        self.below = QVBoxLayout()
        self.below.setSpacing(8)
        self.body.addLayout(self.below)
        column.addStretch(1)
        self.progress = WorkProgress()
        self.progress.setContentsMargins(24, 0, 24, 8)
        column.addWidget(self.progress)
        column.addWidget(Line())
        column.addLayout(self._build_foot(keep, danger=danger))
        self.setMinimumWidth(px(WIDTH))
        self.progressed.connect(self._show_progress, Qt.ConnectionType.QueuedConnection)

    # --- for subclasses ---------------------------------------------------------------------------

    def look(self) -> None:
        """Ask anew what the step would do, and show it."""
        raise NotImplementedError

    def open(self) -> None:
        """Show it, with the focus where something is to be filled in."""
        (self.first or self.keep).setFocus(Qt.FocusReason.OtherFocusReason)
        super().open()

    def service(self, progress: Progress) -> Callable[[UnitOfWork], Any]:
        """What is done, with what stands in the dialog."""
        raise NotImplementedError

    def done_words(self, result: Any) -> str:
        """What the status bar says afterwards."""
        raise NotImplementedError

    def problem(self) -> QWidget | None:
        """What must be filled in first, with its error shown; None when nothing is missing."""
        if self.reason is not None and not self.reason.text().strip():
            self.reason.set_error(self.tr("Say why: it stands in the log and in the messages."))
            return self.reason.editor
        if self.told is not None and not self.told.isChecked():
            self.box.refuse(self.tr("Tick what stands beside the box first."))
            return self.told
        return None

    def add_reason(self, note: str) -> None:
        """A line for the reason; Enter in it does nothing but go on."""
        editor = QLineEdit()
        editor.setMaxLength(500)
        self.reason = Field(self.tr("Reason"), editor, note)
        self.first = self.first or editor
        self.below.addWidget(self.reason)

    def add_tick(self, words: str) -> None:
        """Something that must be ticked before a grave act."""
        self.told = QCheckBox(words)
        self.told.toggled.connect(self._ticked)
        self.below.addWidget(self.told)

    def show_effects(self, lines: list[EffectLine]) -> None:
        """Show what will happen."""
        for row in self._effects:
            self._rows.removeWidget(row)
            row.hide()
            row.deleteLater()
        self._effects = [EffectRow(line) for line in lines]
        for row in self._effects:
            self._rows.addWidget(row)
            row.show()

    def allow(self, refusal: Refusal | None, act: str, remedies: tuple[Remedy, ...] = ()) -> None:
        """Name the act; say why it can't be done, where it can't."""
        self.act.setText(act)
        self.act.set_blocked(refusal is not None)
        if refusal is None:
            self.box.clear()
        else:
            self.box.refuse(tell(refusal), "", remedies)
        self._fit()

    # --- doing ------------------------------------------------------------------------------------

    @Slot()
    def start(self) -> None:
        """Do it, once nothing is missing."""
        if self._busy:
            return
        missing = self.problem()
        if missing is not None:
            missing.setFocus(Qt.FocusReason.OtherFocusReason)
            self._fit()
            return
        self._set_busy(True)
        self.context.run(self.service(self._tell), self._done, self._refused, self._gave_up)

    def reject(self) -> None:
        """Leave things as they are; not while they are being changed."""
        if not self._busy:
            super().reject()

    def closeEvent(self, event: QCloseEvent) -> None:
        """The window's own cross does the same."""
        if self._busy:
            event.ignore()
        else:
            super().closeEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter in a field goes to the safe button and never does the act."""
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and not isinstance(self.focusWidget(), Button):
            self.keep.setFocus(Qt.FocusReason.OtherFocusReason)
            event.accept()
            return
        super().keyPressEvent(event)

    def _tell(self, done: int, total: int) -> None:
        # In the writer's thread; the window may have gone, the work goes on.
        with contextlib.suppress(RuntimeError):
            self.progressed.emit(done, total)

    @Slot(int, int)
    def _show_progress(self, done: int, total: int) -> None:
        if self._busy and total:
            words = self.tr("{0} of {1} bookings. It can't be stopped half-way.")
            self.progress.show_step(words.format(f"{done:,}", f"{total:,}"), done, total)

    def _done(self, result: Any) -> None:
        self._set_busy(False)
        self.context.say(self.done_words(result))
        self.accept()

    def _refused(self, refusal: Refusal) -> None:
        self._set_busy(False)
        if self.reason is not None and refusal.field == "reason":
            self.reason.set_error(tell(refusal))
            self.reason.editor.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.box.refuse(tell(refusal))
        self._fit()

    def _gave_up(self) -> None:
        self._set_busy(False)

    def _set_busy(self, busy: bool) -> None:
        self._busy = busy
        self.act.set_blocked(busy)
        self.keep.set_blocked(busy)
        for part in (self.reason, self.told):
            if part is not None:
                part.setEnabled(not busy)
        if busy:
            self.progress.show_step(self.tr("Working…"), 0, 0)
        else:
            self.progress.hide()

    @Slot(bool)
    def _ticked(self, _on: bool) -> None:
        self.look()

    # --- building ---------------------------------------------------------------------------------

    def _build_head(self, question: str, icon: tuple[str, str]) -> None:
        head = QHBoxLayout()
        head.setSpacing(8)
        picture = QLabel()
        picture.setPixmap(theme.current().pixmap(icon[0], icon[1], px(24)))
        head.addWidget(picture)
        title = QLabel(question)
        title.setTextFormat(Qt.TextFormat.PlainText)
        title.setFont(semibold(TITLE))
        title.setWordWrap(True)
        head.addWidget(title, 1)
        head.addWidget(Chip(look_of(self.launch.status)))
        self.body.addLayout(head)
        launch = self.launch
        parts = (
            launch.destination,
            launch.rocket,
            launch.agency,
            show.moment_with_weekday(launch.date),
        )
        under = Hint(" · ".join(parts))
        under.setWordWrap(True)
        self.body.addWidget(under)
        self.body.addWidget(Line())

    def _build_foot(self, keep: str, *, danger: bool) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(24, 12, 24, 12)
        row.setSpacing(8)
        row.addWidget(Hint(self.tr("Esc keeps")))
        row.addStretch(1)
        self.keep = Button(keep)
        self.keep.clicked.connect(self.reject)
        row.addWidget(self.keep)
        self.act: Button = DangerButton("") if danger else PrimaryButton("")
        self.act.setAutoDefault(False)
        self.act.clicked.connect(self.start)
        row.addWidget(self.act)
        self.keep.setDefault(True)
        return row

    def showEvent(self, event: Any) -> None:
        """As high as all of it needs."""
        super().showEvent(event)
        self._fit()

    def _fit(self) -> None:
        layout = self.layout()
        if layout is not None and self.isVisible():
            layout.activate()
            width = max(self.width(), px(WIDTH))
            self.resize(width, layout.totalHeightForWidth(width))
