"""What will happen, line by line, and why: an act that is done only with a reason, or with one."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from astrobookings_desktop.domain.errors import Refusal
from astrobookings_desktop.services.unit_of_work import UnitOfWork
from astrobookings_desktop.ui.context import UiContext
from astrobookings_desktop.ui.dialogs.confirm import PreviewDialog
from astrobookings_desktop.ui.language import tell
from astrobookings_desktop.ui.widgets.buttons import Kind
from astrobookings_desktop.ui.widgets.field import Field
from astrobookings_desktop.ui.widgets.scrolled_sheet import grow
from astrobookings_desktop.ui.widgets.second_enter import SecondEnter

Act = Callable[[UnitOfWork, str], Any]


class ReasonDialog(PreviewDialog):
    """A preview with a reason; what is refused is told at the field, and what was typed stays.

    Enter in the reason goes to the act and never does it; while one is missing, it says so.
    """

    def __init__(
        self,
        context: UiContext,
        question: str,
        effects: Sequence[str],
        act: str,
        service: Act,
        done: Callable[[Any], None],
        parent: QWidget | None = None,
        *,
        required: bool = True,
        label: str = "",
        text: str = "",
        dangerous: bool = True,
    ) -> None:
        super().__init__(question, effects, act, parent)
        if not dangerous:
            self.act.set_kind(Kind.PRIMARY)
        self._context, self._service, self._done_with = context, service, done
        self._enter = SecondEnter(self.act)
        self.editor = QLineEdit(text)
        self._required = required
        note = _tr("required") if required else _tr("optional")
        self.reason = Field(label or _tr("Reason"), self.editor, note)
        self.column.insertWidget(self.column.count() - 1, self.reason)
        self.editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def accept(self) -> None:
        """Do it; the dialog stays open when it is refused."""
        text = self.editor.text()
        self.wait(self.act, self.keep, self.reason)
        self._context.run(
            lambda work: self._service(work, text), self._done, self._refused, self.go_on
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter in the reason moves on to the act."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.editor.hasFocus():
            if self._required and not self.editor.text().strip():
                self._complain(_tr("Say why: it stands in the log."))
            else:
                self._enter.lead(Qt.FocusReason.TabFocusReason)
            event.accept()
            return
        super().keyPressEvent(event)

    def _done(self, result: Any) -> None:
        self.go_on()
        super().accept()
        self._done_with(result)

    def _refused(self, refusal: Refusal) -> None:
        self.go_on()
        self._complain(tell(refusal))

    def _complain(self, sentence: str) -> None:
        self.reason.set_error(sentence)
        grow(self)
        self.editor.setFocus(Qt.FocusReason.OtherFocusReason)


def _tr(text: str) -> str:
    return QCoreApplication.translate("reason", text)
