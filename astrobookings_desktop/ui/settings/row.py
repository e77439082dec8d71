"""One setting: its editor at the left, what it means and its default at the right."""

from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtWidgets import (
    QComboBox,
    QFileDialog,
    QHBoxLayout,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from astrobookings_desktop.domain.errors import InvalidValue, Refusal, UnusableFile
from astrobookings_desktop.domain.phrases import Phrase
from astrobookings_desktop.domain.setting import Kind, Setting
from astrobookings_desktop.services.business_settings import doubts
from astrobookings_desktop.ui.language import said, tell
from astrobookings_desktop.ui.settings.editors import (
    entered,
    fill,
    make_editor,
    set_read_only,
    shown,
    typed,
)
from astrobookings_desktop.ui.theme.fonts import px
from astrobookings_desktop.ui.widgets.buttons import LinkButton
from astrobookings_desktop.ui.widgets.card import Hint, ShortHint
from astrobookings_desktop.ui.widgets.field import Field
from astrobookings_desktop.ui.widgets.flow import Flow

EDITOR_WIDTH = 320
SETTINGS = "settings"  # the context of what settings are called and mean


class SettingRow(QWidget):
    """Edits one setting. `changed` comes with each key; what is wrong is told on leaving."""

    changed = Signal()

    def __init__(self, setting: Setting, value: Any, *, allowed: bool) -> None:
        super().__init__()
        self.setting = setting
        self._allowed = allowed
        self.editor = make_editor(setting)
        title, unit = said(SETTINGS, setting.title), said(SETTINGS, setting.unit)
        self.field = Field(title, self.editor, unit, about=said(SETTINGS, setting.meaning))
        self.field.setMaximumWidth(px(EDITOR_WIDTH))
        self._reset = LinkButton(self.tr("Reset"))
        self._reset.setAccessibleName(self.tr("Reset {0}").format(title))
        policy = self._reset.sizePolicy()
        policy.setRetainSizeWhenHidden(True)  # it comes and goes, and the row stays as it is
        self._reset.setSizePolicy(policy)
        self._lay_out()
        self.set_value(value)
        if not allowed:
            set_read_only(self.editor)
        self._connect()
        self._follow()

    @property
    def text(self) -> str:
        """What stands in the editor, as the rules read it."""
        return entered(self.setting, self.editor)

    @property
    def undoing(self) -> QWidget:
        """What takes back what was set; Tab comes to it after all fields."""
        return self._reset

    @property
    def is_touched(self) -> bool:
        """Whether something else stands there than what holds."""
        return self.text != self._start

    def set_value(self, value: Any) -> None:
        """Show what holds; a warning about it as well."""
        self._now = value
        fill(self.editor, value)
        self._start = self.text
        self.check()

    def value(self) -> Any:
        """The value entered; raises Refusal."""
        return self.setting.choose(self.text, self._now)

    def check(self) -> bool:
        """Tell what is wrong or odd, and whether nothing is wrong."""
        try:
            value = self.value()
        except Refusal as refusal:
            self.refuse(refusal)
            return False
        found = doubts(self.setting.key, value)
        self.field.set_warning(tell(found[0].message) if found else None)
        return True

    def refuse(self, refusal: Refusal) -> None:
        """Show why the value can't be, by the name that stands above it."""
        if isinstance(refusal, InvalidValue) and not isinstance(refusal, UnusableFile):
            title, value = said(SETTINGS, self.setting.title), refusal.value
            if value == self.text:  # told as it was typed, in the way of the language
                value = typed(self.editor)
            refusal = InvalidValue(title, self._in_its_words(refusal.reason), value)
        self.field.set_error(tell(refusal))

    def _in_its_words(self, reason: str) -> str:
        """A reason that names a choice as the list does: as the system."""
        if isinstance(reason, Phrase) and reason.facts.get("known") in self.setting.choices:
            known = shown(self.setting, reason.facts["known"])
            return Phrase(reason.template, **{**reason.facts, "known": known})
        return reason

    def take_focus(self) -> None:
        """Put the focus into the editor."""
        self.editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The wheel scrolls the page and changes no list that it passes."""
        if event.type() == QEvent.Type.Wheel and not self.editor.hasFocus():
            event.ignore()
            return True
        return super().eventFilter(watched, event)

    # --- within -----------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        row.addWidget(self.field, 1, Qt.AlignmentFlag.AlignTop)
        right = QVBoxLayout()
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(0)
        meaning = Hint(said(SETTINGS, self.setting.meaning), "text")
        meaning.setWordWrap(True)
        right.addWidget(meaning)
        below = Flow()
        below.addWidget(ShortHint(self._default_words()))
        if self.setting.kind is Kind.FOLDER and self._allowed:
            choose = LinkButton(self.tr("Choose…"))
            choose.setAccessibleName(
                self.tr("Choose {0}").format(said(SETTINGS, self.setting.title))
            )
            choose.clicked.connect(self._choose_folder)
            below.addWidget(choose)
        below.addWidget(self._reset)
        right.addLayout(below)
        right.addStretch(1)
        row.addLayout(right, 1)

    def _default_words(self) -> str:
        return self.tr("default {0}").format(shown(self.setting, self.setting.default))

    def _connect(self) -> None:
        self.field.left.connect(self._left)
        self._reset.clicked.connect(self._to_default)
        if isinstance(self.editor, QComboBox):
            self.editor.currentTextChanged.connect(self._edited)
            self.editor.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            self.editor.installEventFilter(self)
            line = self.editor.lineEdit()
            if line is not None:
                line.setAccessibleName(self.editor.accessibleName())
                line.editingFinished.connect(self._left)
        elif isinstance(self.editor, QPlainTextEdit):
            self.editor.textChanged.connect(self._edited)
        else:
            self.editor.textChanged.connect(self._edited)

    @Slot()
    def _edited(self) -> None:
        if self.field.error:
            self.check()
        self._follow()
        self.changed.emit()

    @Slot()
    def _left(self) -> None:
        if self.isVisible():
            self.check()
            self.changed.emit()

    def _follow(self) -> None:
        try:
            differs = self.value() != self.setting.default
        except Refusal:
            differs = True
        self._reset.setVisible(differs and self._allowed)

    @Slot()
    def _to_default(self) -> None:
        fill(self.editor, self.setting.default)
        self.check()
        self.take_focus()

    @Slot()
    def _choose_folder(self) -> None:
        words = said(SETTINGS, self.setting.title)
        path = QFileDialog.getExistingDirectory(self, words, self.text or "")
        if path:
            fill(self.editor, path)
            self.check()
