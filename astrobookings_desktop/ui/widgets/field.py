"""A field of a form: label above, editor, and one sentence when something is wrong or odd."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QAccessible, QAccessibleEvent, QFocusEvent
from PySide6.QtWidgets import (
    QComboBox,
    QDateEdit,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from astrobookings_desktop.ui import theme
from astrobookings_desktop.ui.theme.fonts import CAPTION, px, semibold
from astrobookings_desktop.ui.widgets.card import Hint
from astrobookings_desktop.ui.widgets.focus_ring import FocusRing

Editor = QLineEdit | QPlainTextEdit | QComboBox
FIELD_GAP = 4
_STAYS = (
    Qt.FocusReason.PopupFocusReason,
    Qt.FocusReason.ActiveWindowFocusReason,
    Qt.FocusReason.MenuBarFocusReason,
)


class Field(QWidget):
    """One editor with its label ("required" or "optional" in words) and its error line.

    An error goes as soon as a person changes what it is about (`mended`), until it is judged again.
    `about` is what a screen reader says of the field as long as nothing is wrong.
    """

    left = Signal()  # the focus went elsewhere: time to check
    mended = Signal()  # the error went, for the field is being mended

    def __init__(
        self,
        label: str,
        editor: Editor | QDateEdit,
        note: str = "",
        parent: QWidget | None = None,
        *,
        about: str = "",
    ) -> None:
        super().__init__(parent)
        self.editor: Editor = editor  # type: ignore[assignment]  # of dates what all have is asked
        self._about, self._tone = about, "danger"
        self._label = label.replace("&", "")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(FIELD_GAP)
        head = QHBoxLayout()
        head.setSpacing(8)
        name = QLabel(label)
        name.setFont(semibold())
        name.setBuddy(editor)
        head.addWidget(name)
        self._note = Hint(note)
        head.addWidget(self._note)
        head.addStretch(1)
        column.addLayout(head)
        column.addWidget(editor)
        self._error = QWidget()
        row = QHBoxLayout(self._error)
        row.setContentsMargins(4, 0, 0, 0)
        row.setSpacing(6)
        self._icon = QLabel()
        self._sentence = Hint("", "danger")
        self._sentence.setFont(semibold(CAPTION))
        self._sentence.setWordWrap(True)
        row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._sentence, 1)
        column.addWidget(self._error)
        self._error.hide()
        self.set_note(note)
        editor.setAccessibleDescription(about)
        editor.installEventFilter(self)
        if isinstance(editor, QPlainTextEdit):
            editor.textChanged.connect(self._mend)
        elif isinstance(editor, QComboBox):
            editor.currentIndexChanged.connect(self._mend)
            editor.editTextChanged.connect(self._mend)
        elif isinstance(editor, QLineEdit):
            editor.textEdited.connect(self._mend)
        self._ring = FocusRing(editor)
        self._ring.set_wanted(False)  # the frame tells the focus, until it has to tell an error
        theme.current().changed.connect(self._dress)
        self._dress()

    @property
    def told_height(self) -> int:
        """The height that the sentence adds to the field, in pixels; 0 without one."""
        if not self._sentence.text():
            return 0
        return self._error.heightForWidth(self.width()) + FIELD_GAP

    def set_note(self, note: str) -> None:
        """Say beside the label that the field is required, or may stay empty."""
        self._note.setText(note)
        self._note.setVisible(bool(note))
        self.editor.setAccessibleName(f"{self._label}, {note}" if note else self._label)

    @property
    def error(self) -> str | None:
        """What is wrong, if anything is."""
        return (self._sentence.text() or None) if self._tone == "danger" else None

    @property
    def warning(self) -> str | None:
        """What is odd though it is taken, if anything is."""
        return (self._sentence.text() or None) if self._tone == "warn" else None

    def set_error(self, sentence: str | None) -> None:
        """Show what is wrong, or that nothing is."""
        self._tell(sentence or "", "danger")

    def set_warning(self, sentence: str | None) -> None:
        """Show what is odd though it is taken, or that nothing is."""
        self._tell(sentence or "", "warn" if sentence else "danger")

    def _tell(self, sentence: str, tone: str) -> None:
        self._sentence.setText(sentence)
        self._error.setVisible(bool(sentence))
        if tone != self._tone:
            self._tone = tone
            self._sentence.set_color(tone)
            self._dress()
        description = sentence or self._about
        if self.editor.accessibleDescription() != description:
            self.editor.setAccessibleDescription(description)
            told = QAccessibleEvent(self.editor, QAccessible.Event.DescriptionChanged)
            QAccessible.updateAccessibility(told)
        invalid = bool(sentence) and tone == "danger"
        self.editor.setProperty("invalid", invalid)
        self.editor.style().unpolish(self.editor)
        self.editor.style().polish(self.editor)
        self._ring.set_wanted(invalid)

    def text(self) -> str:
        """What stands in the editor; of a list the chosen value."""
        if isinstance(self.editor, QLineEdit):
            return self.editor.text()
        if isinstance(self.editor, QPlainTextEdit):
            return self.editor.toPlainText()
        if isinstance(self.editor, QComboBox):
            return str(self.editor.currentData())
        return self.editor.text()

    def set_text(self, text: str) -> None:
        """Put text into the editor, or choose a value of a list."""
        if isinstance(self.editor, QLineEdit):
            self.editor.setText(text)
        elif isinstance(self.editor, QPlainTextEdit):
            self.editor.setPlainText(text)
        elif isinstance(self.editor, QComboBox):
            self.editor.setCurrentIndex(max(self.editor.findData(text), 0))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Notice when the focus leaves; a menu or another window doesn't take it away for good."""
        if event.type() != QEvent.Type.FocusOut or not isinstance(event, QFocusEvent):
            return False
        if event.reason() not in _STAYS:
            self.left.emit()
        return False

    @Slot()
    def _mend(self) -> None:
        if self.error is not None:
            self.set_error(None)
            self.mended.emit()

    def _dress(self) -> None:
        name = "alert" if self._tone == "danger" else "warning"
        self._icon.setPixmap(theme.current().pixmap(name, self._tone, px(16)))
