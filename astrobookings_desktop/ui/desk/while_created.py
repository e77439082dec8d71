"""What is typed in the new traveler's form while the traveler is being created."""

from PySide6.QtCore import QEvent, QObject, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

from astrobookings_desktop.ui.desk.held_keys import press_again
from astrobookings_desktop.ui.desk.kept_words import KeptWords
from astrobookings_desktop.ui.desk.selling import Selling
from astrobookings_desktop.ui.desk.stray_keys import words_of

INPUT = (
    QEvent.Type.InputMethod,
    QEvent.Type.MouseButtonPress,
    QEvent.Type.MouseButtonDblClick,
    QEvent.Type.Wheel,
    QEvent.Type.ContextMenu,
    QEvent.Type.DragEnter,
)


class WhileCreated(QObject):
    """The form stays as it was sent: words typed meanwhile are the next step's, such as the seats.

    They are dropped where the traveler is refused, or where somebody is elsewhere by then.
    """

    def __init__(self, selling: Selling) -> None:
        super().__init__(selling)
        self._selling = selling
        self._form = form = selling.lists.form
        self._kept = KeptWords()
        for editor in (*(field.editor for field in form.fields.values()), form.create_button):
            editor.installEventFilter(self)
        form.created.connect(self._created)  # after the traveler was put on the ticket
        form.ended.connect(self._drop)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep the words, and let nothing change what was sent."""
        if not self._form.is_awaited:
            return False
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            kept = self._kept.keep(event)
            if words_of(event).strip():
                self._form.tell_waiting()
            return kept
        return event.type() in INPUT

    @Slot()
    def _created(self) -> None:
        keys, seats = self._kept.take(), self._selling.pane.ticket.seats
        if keys and QApplication.focusWidget() is seats:
            press_again(keys, seats)

    @Slot()
    def _drop(self) -> None:
        self._kept.drop()
