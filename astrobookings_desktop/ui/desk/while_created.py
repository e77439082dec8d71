"""What is typed in the new traveler's form while the traveler is being created."""

from PySide6.QtCore import QEvent, QObject, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

from astrobookings_desktop.ui.desk.held_keys import press_again
from astrobookings_desktop.ui.desk.kept_words import KeptWords
from astrobookings_desktop.ui.desk.new_traveler import NewTravelerForm
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
    """The form stays as it was sent: words typed meanwhile are the `next_step`'s, the seats'.

    They are dropped where the traveler is refused, where somebody is elsewhere by then, or where no
    words are wanted next.
    """

    def __init__(self, form: NewTravelerForm, next_step: QWidget | None = None) -> None:
        super().__init__(form)
        self._form, self._next_step = form, next_step
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
            if self._next_step is not None and words_of(event).strip():
                self._form.tell_waiting()
            return kept
        return event.type() in INPUT

    @Slot()
    def _created(self) -> None:
        keys, step = self._kept.take(), self._next_step
        if keys and step is not None and QApplication.focusWidget() is step:
            press_again(keys, step)

    @Slot()
    def _drop(self) -> None:
        self._kept.drop()
