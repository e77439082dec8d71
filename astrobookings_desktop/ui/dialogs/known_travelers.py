"""Beneath the form of a new traveler: those who may be the same person, as at the desk."""

from PySide6.QtCore import QEvent, QObject, Qt, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from astrobookings_desktop.domain.entities import Entity
from astrobookings_desktop.ui.context import UiContext
from astrobookings_desktop.ui.desk.known_people import KnownPeople
from astrobookings_desktop.ui.desk.search import SearchThread
from astrobookings_desktop.ui.dialogs.form import FormDialog
from astrobookings_desktop.ui.widgets.card import Hint

LOOKED_AT = ("name", "contact_phone", "email")


class KnownTravelers(QWidget):
    """Shows with the first of them. ↓ then Enter, or a click, opens one instead of a new one."""

    def __init__(self, context: UiContext, dialog: FormDialog) -> None:
        super().__init__()
        self._context, self._dialog = context, dialog
        self._thread = SearchThread(context.connect_reader, dialog)
        self.known = KnownPeople(context, self._thread)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 12, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.known)
        column.addWidget(Hint(self.tr("↓ then Enter opens a known traveler")))
        self._editors = [dialog.fields[one].editor for one in LOOKED_AT]
        for editor in self._editors:
            editor.installEventFilter(self)
            if isinstance(editor, QLineEdit):
                editor.textChanged.connect(self._look)
        self.known.listed.connect(self._show)
        self.known.chosen.connect(self._open)
        dialog.finished.connect(self._thread.close)
        context.closing.connect(self._thread.close)
        dialog.add_beneath(self)
        self.known.clear()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """↓ and ↑ go through them while the focus stays in the field; Enter opens one."""
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return False
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            return not event.isAutoRepeat() and self.known.choose()
        return self.known.step(event.key())

    @Slot()
    def _look(self) -> None:
        self.known.look_for(*(self._dialog.fields[one].text() for one in LOOKED_AT))

    @Slot()
    def _show(self) -> None:
        self.setVisible(self.known.rows.count > 0)
        self._dialog.grow()

    @Slot(object)
    def _open(self, traveler_id: int) -> None:
        if self._dialog.leave(LOOKED_AT):
            self._context.open_record(Entity.TRAVELER, traveler_id)
