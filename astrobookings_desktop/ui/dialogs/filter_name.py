"""The name under which a filter is kept."""

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from astrobookings_desktop.domain.entities import Entity
from astrobookings_desktop.domain.errors import InvalidValue
from astrobookings_desktop.domain.refusal import Refusal
from astrobookings_desktop.services.lists.completion import spoken_filter
from astrobookings_desktop.services.lists.saved_filters import (
    LONGEST_NAME,
    rename_filter,
    save_filter,
)
from astrobookings_desktop.ui.context import UiContext
from astrobookings_desktop.ui.dialogs.waiting import WaitingDialog
from astrobookings_desktop.ui.entities.wording import wording_of
from astrobookings_desktop.ui.language import tell
from astrobookings_desktop.ui.theme.fonts import px
from astrobookings_desktop.ui.widgets.buttons import Button, PrimaryButton
from astrobookings_desktop.ui.widgets.card import Hint


class FilterNameDialog(WaitingDialog):
    """Asks for a name and keeps the filter, or gives a kept one another name."""

    saved = Signal(str)

    def __init__(
        self, context: UiContext, entity: Entity, query: str, name: str, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._context, self._entity, self._query, self._old = context, entity, query, name
        title = self.tr("Rename the filter") if name else self.tr("Save this filter")
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 16, 24, 16)
        column.setSpacing(8)
        text = QLabel(self._in_words())
        text.setTextFormat(Qt.TextFormat.PlainText)
        text.setWordWrap(True)
        column.addWidget(text)
        label = QLabel(self.tr("&Name"))
        self.name = QLineEdit(name)
        self.name.setMaxLength(LONGEST_NAME)
        self.name.setFixedHeight(px(32))
        self.name.setAccessibleName(self.tr("Name"))
        label.setBuddy(self.name)
        column.addWidget(label)
        column.addWidget(self.name)
        self.complaint = Hint("", "danger")
        self.complaint.setWordWrap(True)
        column.addWidget(self.complaint)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        self.cancel = Button(self.tr("Cancel"))
        self.cancel.clicked.connect(self.reject)
        self.save = PrimaryButton(self.tr("Rename") if name else self.tr("Save"))
        self.save.clicked.connect(self._save)
        self.save.setDefault(True)
        buttons.addWidget(self.cancel)
        buttons.addWidget(self.save)
        column.addLayout(buttons)
        self.setMinimumWidth(px(400))
        self.name.selectAll()
        self.name.setFocus()

    def _in_words(self) -> str:
        """The filter as it is typed in the language of the screen."""
        try:
            reading, wording = self._context.reading(), wording_of(self._entity)
            return spoken_filter(reading, self._entity, self._query, wording)
        except InvalidValue:
            return self._query

    def _save(self) -> None:
        name = self.name.text()

        def keep(work: Any) -> Any:
            if self._old:
                return rename_filter(work, self._entity, self._old, name)
            return save_filter(work, self._entity, name, self._query)

        self.wait(self.name, self.cancel, self.save)
        self._context.run(keep, self._done, self._refused, self.go_on)

    def _done(self, kept: Any) -> None:
        self.go_on()
        self.saved.emit(kept.name)
        self.accept()

    def _refused(self, refusal: Refusal) -> None:
        self.go_on()
        self.complaint.setText(tell(refusal))
        self.name.setFocus()
