"""What the dialogs before the window share: a few fields, one button, one sentence when refused."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, Slot
from PySide6.QtGui import QCloseEvent, QKeyEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from astrobookings_desktop.data.errors import DatabaseProblem
from astrobookings_desktop.domain.errors import InvalidValue, Refusal
from astrobookings_desktop.services.actors import Actor
from astrobookings_desktop.services.office import Office
from astrobookings_desktop.ui import theme
from astrobookings_desktop.ui.errors import ask_retry, report_bug
from astrobookings_desktop.ui.language import tell
from astrobookings_desktop.ui.sign_in.attempt import Act, Attempt
from astrobookings_desktop.ui.theme.fonts import TITLE, px, semibold
from astrobookings_desktop.ui.widgets.buttons import MAIN, PrimaryButton
from astrobookings_desktop.ui.widgets.card import Hint
from astrobookings_desktop.ui.widgets.field import Field
from astrobookings_desktop.ui.widgets.focus_order import order_focus

WIDTH = 420
DIFFERENT = InvalidValue("new_password_again", "be the same as the password above")


class EntryDialog(QDialog):
    """Fields from top to bottom; Enter goes on to the next empty one, then presses the button.

    `actor` is who came in. A refusal stands at its field, and what was typed stays.
    """

    def __init__(
        self, office: Office, title: str, sentence: str, act: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.office = office
        self.actor: Actor | None = None
        self.fields: dict[str, Field] = {}
        self.attempt = Attempt(office, self)
        self._act: Act | None = None
        self.is_over = False  # whether it was left; nothing can be tried then
        self.setWindowTitle(f"{act} — AstroBookings")
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(32, 24, 32, 24)
        self.column.setSpacing(12)
        self._add_head(title, sentence)
        self.rows = QVBoxLayout()
        self.rows.setSpacing(12)
        self.column.addLayout(self.rows)
        self.button = PrimaryButton(act, "person", MAIN)
        self.button.clicked.connect(self.try_now)
        self.column.addSpacing(4)
        self.column.addWidget(self.button)
        self.setFixedWidth(px(WIDTH))
        self.attempt.entered.connect(self._entered)
        self.attempt.refused.connect(self._refused)
        self.attempt.failed.connect(self._failed)

    def add_field(self, name: str, label: str, *, secret: bool = False, note: str = "") -> Field:
        """A further field below the others."""
        editor = QLineEdit()
        if secret:
            editor.setEchoMode(QLineEdit.EchoMode.Password)
        field = Field(label, editor, note)
        editor.returnPressed.connect(self._go_on)
        editor.textEdited.connect(self._look_again)
        self.fields[name] = field
        self.rows.addWidget(field)
        if len(self.fields) == 1:  # a dialog would give the focus to its button
            editor.setFocus(Qt.FocusReason.OtherFocusReason)
        return field

    def act(self) -> Act:
        """What the button does with what stands in the fields."""
        raise NotImplementedError

    def words_of(self, refusal: Refusal) -> str:
        """What is said of a refusal here."""
        return tell(refusal)

    def field_of(self, refusal: Refusal) -> str | None:
        """The field that a refusal is about here."""
        return refusal.field

    def doubts(self) -> Sequence[InvalidValue]:
        """What can be said against the entries before they are tried."""
        return ()

    @Slot()
    def try_now(self) -> None:
        """Press the button: all that is empty or wrong is told at once, else it is tried."""
        shown, wrong = self._shown_fields(), self._wrong()
        for field in shown:
            field.set_error(wrong[id(field)])
        first = next((field for field in shown if field.error), None)
        if first is not None:
            self._go_to(first)
        elif not self.attempt.is_running:
            self.button.setEnabled(False)
            self._act = self.act()
            self.attempt.run(self._act)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter is the fields' own, and not some default button's."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.accept()
            return
        super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """As high as its parts need, now that one of them says more or less."""
        done = super().event(event)
        if event.type() == QEvent.Type.Show:  # its fields were made after the button
            order_focus(self)
        if event.type() in (QEvent.Type.LayoutRequest, QEvent.Type.Show):
            self.setFixedHeight(self.column.totalHeightForWidth(self.width()))
        return done

    def done(self, result: int) -> None:
        """Leave; what is under way comes to its end first."""
        if not self.is_over:
            self.is_over = True
            self.attempt.finish()
        super().done(result)

    def reject(self) -> None:
        """Leave; not while something is under way, of whose end nobody would be told."""
        if not self.attempt.is_running:
            super().reject()

    def closeEvent(self, event: QCloseEvent) -> None:
        """The window's cross is a refusal to sign in."""
        self.reject()
        event.setAccepted(self.is_over)

    def _add_head(self, title: str, sentence: str) -> None:
        head = QHBoxLayout()
        head.setSpacing(12)
        picture = QLabel()
        picture.setPixmap(theme.current().pixmap("launch", "accent", px(32)))
        head.addWidget(picture)
        name = QLabel(title)
        name.setTextFormat(Qt.TextFormat.PlainText)
        name.setFont(semibold(TITLE))
        head.addWidget(name, 1)
        self.column.addLayout(head)
        words = Hint(sentence)
        words.setWordWrap(True)
        self.column.addWidget(words)

    def _shown_fields(self) -> list[Field]:
        return [field for field in self.fields.values() if not field.isHidden()]

    def _wrong(self) -> dict[int, str | None]:
        """What can be said against each field that is shown."""
        empty = self.tr("Fill this in.")
        wrong = {id(field): empty if _is_blank(field) else None for field in self._shown_fields()}
        for doubt in self.doubts():
            field = self.fields.get(doubt.field or "")
            if field is not None and wrong.get(id(field), empty) is None:
                wrong[id(field)] = tell(doubt)
        return wrong

    @Slot()
    def _look_again(self) -> None:
        """One field may be mended in another, as of two passwords that differ."""
        told = [field for field in self._shown_fields() if field.error]
        wrong = self._wrong() if told else {}
        for field in told:
            if wrong[id(field)] is None:
                field.set_error(None)

    @Slot()
    def _go_on(self) -> None:
        empty = [field for field in self._shown_fields() if _is_blank(field)]
        if empty and empty[0].editor is not self.focusWidget():
            empty[0].editor.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.try_now()

    @Slot(object)
    def _entered(self, actor: Actor) -> None:
        self.actor = actor
        self.accept()

    @Slot(object)
    def _refused(self, refusal: Refusal) -> None:
        self.button.setEnabled(True)
        shown = self._shown_fields()
        field = self.fields.get(self.field_of(refusal) or "")
        if field is None or field.isHidden():
            field = shown[-1]
        field.set_error(self.words_of(refusal))
        self._go_to(field)

    def _go_to(self, field: Field) -> None:
        field.editor.setFocus(Qt.FocusReason.OtherFocusReason)
        if isinstance(field.editor, QLineEdit):
            field.editor.selectAll()

    @Slot(object)
    def _failed(self, error: Exception) -> None:
        self.button.setEnabled(True)
        if not isinstance(error, DatabaseProblem):
            report_bug(self, error)
        elif ask_retry(self, error) and self._act is not None:
            self.button.setEnabled(False)
            self.attempt.run(self._act)


def _is_blank(field: Field) -> bool:
    """Whether nothing was entered; a password may be blanks alone."""
    editor = field.editor
    is_secret = isinstance(editor, QLineEdit) and editor.echoMode() != QLineEdit.EchoMode.Normal
    return not (field.text() if is_secret else field.text().strip())
