"""The foot of an invoice's panel: the managers' note, and how far the review has come."""

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtCore import QCoreApplication, QEvent, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from astrobookings_desktop.domain.refusal import Refusal
from astrobookings_desktop.services.money.invoices import note_on_invoice
from astrobookings_desktop.ui.context import UiContext
from astrobookings_desktop.ui.widgets.card import Hint

LONGEST = 2000
ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class NoteField(QLineEdit):
    """Enter keeps what was typed, Esc puts back what stood there; both leave the field."""

    kept = Signal()
    left = Signal()

    def event(self, event: QEvent) -> bool:
        """Esc is the field's own while something is typed in it."""
        overrides = event.type() == QEvent.Type.ShortcutOverride
        if overrides and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and Esc; with Ctrl they are the page's."""
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if event.key() in ENTER and plain:
            self.kept.emit()
        elif event.key() == Qt.Key.Key_Escape and plain:
            self.left.emit()
        else:
            super().keyPressEvent(event)


def ignore(*_told: object) -> None:
    """Nobody waits for it."""


class InvoiceNote(QWidget):
    """Shows one invoice's note; what was typed is kept also when another one is shown, and when
    the window closes."""

    left = Signal()  # back to the list

    def __init__(self, context: UiContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._key: int | None = None
        self._note = ""
        self._unkept: dict[int, str] = {}  # typed at other invoices, and not written
        self._ordered: dict[int, str] = {}  # the last that was to be written, for each
        self.progress = Hint()
        self.progress.hide()
        self.editor = NoteField()
        self.editor.setMaxLength(LONGEST)
        self.editor.setPlaceholderText(_tr("Note for this invoice"))
        self.editor.setAccessibleName(_tr("Note for this invoice"))
        about = _tr("Managers read it here; it isn't printed, and no agency sees it.")
        keys = _tr("Ctrl+T goes here, Enter keeps it, Esc leaves it as it was.")
        self.editor.setAccessibleDescription(f"{about} {keys}")
        self.editor.setToolTip(f"{about}\n{keys}")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.progress)
        column.addWidget(self.editor)
        self.editor.kept.connect(self._enter)
        self.editor.left.connect(self._leave)
        context.closing.connect(self.keep)

    def show_record(self, key: int, row: Mapping[str, Any]) -> None:
        """Show an invoice's note; of the same one, what is being typed stays."""
        typing = self.editor.text() != self._note
        if typing and key != self._key:
            self.keep()
        note = str(row["note"] or "")
        if key != self._key or not typing:
            self.editor.setText(self._unkept.pop(key, note))
        self._key, self._note = key, note

    def say_progress(self, words: str) -> None:
        """How far the review of the list has come."""
        self.progress.setText(words)
        self.progress.setVisible(bool(words))

    def focus_field(self) -> None:
        """Write on."""
        self.editor.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.editor.end(False)

    @Slot()
    def _enter(self) -> None:
        self.keep()
        self.left.emit()

    @Slot()
    def _leave(self) -> None:
        self.editor.setText(self._note)
        self.left.emit()

    @Slot()
    def keep(self, unkept: Callable[[int], object] = ignore) -> None:
        """Keep what was typed, if anything was.

        `unkept` is called with the id of the invoice that is shown when it can't be kept.
        """
        key, text = self._key, self.editor.text()
        if key is None or text == self._note:
            return
        before, self._note = self._note, text
        self._ordered[key] = text

        def done(_result: object) -> None:
            self._context.say(_tr("The note is kept"))

        def again() -> None:
            if self._ordered[key] != text:  # what was typed since is to be kept
                return
            if key != self._key:  # until that one is shown
                self._unkept[key] = text
                return
            if self.editor.text() == self._note != text:  # shown again meanwhile, as it was
                self.editor.setText(text)
            elif self._note == text:  # what was typed stays, to be kept again
                self._note = before
            unkept(key)

        def refused(refusal: Refusal) -> None:
            again()
            self._context.refuse(refusal)

        self._context.run(lambda work: note_on_invoice(work, key, text), done, refused, again)


def _tr(text: str) -> str:
    return QCoreApplication.translate("money", text)
