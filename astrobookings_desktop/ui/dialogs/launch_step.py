"""A launch's next step: what will happen, a reason, and the act; the safe button is the default."""

import contextlib
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QCloseEvent, QKeyEvent
from PySide6.QtWidgets import QDialog, QLabel, QVBoxLayout, QWidget

from astrobookings_desktop.data.queries.sale import LaunchOnSale
from astrobookings_desktop.domain.errors import Refusal
from astrobookings_desktop.services.unit_of_work import UnitOfWork
from astrobookings_desktop.ui import format as show
from astrobookings_desktop.ui.context import UiContext
from astrobookings_desktop.ui.dialogs.launch_step_parts import (
    EffectList,
    Questions,
    StepFoot,
    StepHead,
)
from astrobookings_desktop.ui.language import tell
from astrobookings_desktop.ui.theme.fonts import px, semibold
from astrobookings_desktop.ui.widgets.buttons import Button
from astrobookings_desktop.ui.widgets.card import Line
from astrobookings_desktop.ui.widgets.field import Field
from astrobookings_desktop.ui.widgets.held_still import HeldStill
from astrobookings_desktop.ui.widgets.refusal_box import RefusalBox, Remedy
from astrobookings_desktop.ui.widgets.scrolled_sheet import ScrolledSheet
from astrobookings_desktop.ui.widgets.second_enter import SecondEnter
from astrobookings_desktop.ui.widgets.strokes import on_main_keys
from astrobookings_desktop.ui.widgets.work_progress import WorkProgress

Progress = Callable[[int, int], None]
WIDTH = 640


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
        self._refusal: Refusal | None = None
        self._held = HeldStill()
        self.first: QWidget | None = None  # where the focus begins
        self.setWindowTitle(question)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._scroll = ScrolledSheet()
        self.body = self._scroll.parts
        column.addWidget(self._scroll, 1)
        self.body.addWidget(StepHead(launch, question, icon))
        self.above = QVBoxLayout()  # what the effects depend on: a new date, another outcome
        self.body.addLayout(self.above)
        happens = QLabel(self.tr("What will happen"))
        happens.setFont(semibold())
        self.body.addWidget(happens)
        self.effects = EffectList()
        self.body.addWidget(self.effects)
        self.asked = Questions()
        self.asked.ticked.connect(self._ticked)
        self.body.addWidget(self.asked)
        self.box = RefusalBox()  # below the tick, of which it may tell
        self.body.addWidget(self.box)
        self.body.addStretch(1)
        self.progress = WorkProgress()
        self.progress.setContentsMargins(24, 0, 24, 8)
        column.addWidget(self.progress)
        column.addWidget(Line())
        self._danger = danger
        foot = StepFoot(keep, danger=danger)
        self.keep, self.act = foot.keep, foot.act
        self.keep.clicked.connect(self.reject)
        self.act.clicked.connect(self.start)
        self._enter = SecondEnter(self.act)
        on_main_keys(self, self._do_main)
        column.addWidget(foot)
        self.setMinimumWidth(px(WIDTH))
        self.progressed.connect(self._show_progress, Qt.ConnectionType.QueuedConnection)

    # --- for subclasses ---------------------------------------------------------------------------

    def look(self) -> None:
        """Ask anew what the step would do, and show it."""
        raise NotImplementedError

    def open(self) -> None:
        """Show it, with the focus where something is to be filled in."""
        (self.first or self.asked.first or self.keep).setFocus(Qt.FocusReason.OtherFocusReason)
        super().open()

    def service(self, progress: Progress) -> Callable[[UnitOfWork], Any]:
        """What is done, with what stands in the dialog."""
        raise NotImplementedError

    def done_words(self, result: Any) -> str:
        """What the status bar says afterwards."""
        raise NotImplementedError

    def problem(self) -> QWidget | None:
        """What must be filled in first, with its error shown; None when nothing is missing."""
        return self.asked.missing(self.box)

    def allow(self, refusal: Refusal | None, act: str, remedies: tuple[Remedy, ...] = ()) -> None:
        """Name the act; say why it can't be done, where it can't."""
        self._refusal = refusal
        self.act.setText(act)
        self.act.set_blocked(refusal is not None)
        if refusal is None:
            self.box.clear()
        else:
            self.box.refuse(tell(refusal), "", remedies)
        self._fit()

    def lead_to(self, _refusal: Refusal | None) -> None:
        """Put the focus where a refusal can be mended: at a remedy, else nothing here does it."""
        if self.box.buttons:
            self.box.focus_remedy()
        else:
            self.keep.setFocus(Qt.FocusReason.OtherFocusReason)

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
        """Enter in a field goes to what is missing, else to the act; it never does it."""
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and not isinstance(self.focusWidget(), Button):
            self._go_on()
            event.accept()
            return
        super().keyPressEvent(event)

    def _go_on(self) -> None:
        if self._busy:
            return
        if not self.act.isEnabled():
            self.lead_to(self._refusal)
        elif missing := self.problem():
            missing.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._enter.lead()
        self._fit()

    def _do_main(self) -> None:
        """Ctrl+Enter does it; where harm is done it leads to the act, and only the next does it."""
        if self.act.isEnabled() and (self.act.hasFocus() or not self._danger):
            if not self._enter.is_recent:
                self.start()
        else:
            self._go_on()

    def _tell(self, done: int, total: int) -> None:
        # In the writer's thread; the window may have gone, the work goes on.
        with contextlib.suppress(RuntimeError):
            self.progressed.emit(done, total)

    @Slot(int, int)
    def _show_progress(self, done: int, total: int) -> None:
        if self._busy and total:
            words = self.tr("{0} of {1:booking|bookings}. It can't be stopped half-way.")
            self.progress.show_step(
                words.format(show.number(done), show.number(total)), done, total
            )

    def _done(self, result: Any) -> None:
        self._set_busy(False)
        self.context.say(self.done_words(result))
        self.accept()

    def _refused(self, refusal: Refusal) -> None:
        self._set_busy(False)
        if not self.asked.refuse(refusal):
            self.box.refuse(tell(refusal))
            self.lead_to(refusal)
        self._fit()

    def _gave_up(self) -> None:
        self._set_busy(False)

    def _set_busy(self, busy: bool) -> None:
        self._busy = busy
        if busy:
            fields = self._scroll.findChildren(Field)
            self._held = HeldStill(self.asked, *fields, self.act, self.keep)
        self._held.hold(busy)
        if busy:
            self.progress.show_step(self.tr("Working…"), 0, 0)
        else:
            self.progress.hide()

    @Slot()
    def _ticked(self) -> None:
        self.look()

    def showEvent(self, event: Any) -> None:
        """As high as all of it needs."""
        super().showEvent(event)
        self._fit()

    def _fit(self) -> None:
        if self.isVisible():
            self._scroll.fit(self, max(self.width(), px(WIDTH)))
