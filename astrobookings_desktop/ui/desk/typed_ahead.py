"""What is typed for the next customer while a sale is under way."""

from PySide6.QtCore import QEvent, QObject, Qt, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

from astrobookings_desktop.ui.desk.held_keys import press_again
from astrobookings_desktop.ui.desk.picking import ENTER
from astrobookings_desktop.ui.desk.seats_typing import ARROWS
from astrobookings_desktop.ui.desk.selling import Selling
from astrobookings_desktop.ui.desk.stray_keys import words_of

MOVES = (*ARROWS, Qt.Key.Key_Home, Qt.Key.Key_End)


class TypedAhead(QObject):
    """Keeps the words typed between Enter and its answer, and looks for a launch by them then.

    An Enter before any word belongs to the sale under way and does nothing. The first one after
    words takes their launch; a second one ends what is kept, for nobody buys unseen. What was kept
    is dropped where the sale is refused, or where somebody is elsewhere by then, such as in another
    window. Made after `StrayKeys`, it sees the keys before that does.
    """

    def __init__(self, selling: Selling) -> None:
        super().__init__(selling)
        self._selling = selling
        self._keys: list[QKeyEvent] = []
        self._enters = 0
        ticket, flow = selling.pane.ticket, selling.flow
        self._fields = (selling.lists.launches.field, selling.lists.travelers.field)
        for part in (ticket.seats, ticket.sell, ticket.hold, *self._fields):
            part.installEventFilter(self)
        flow.sold.connect(self._sold)
        flow.refused.connect(self._drop)
        flow.gave_up.connect(self._drop)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep what is typed at the seats and the buttons while they can't be changed.

        In the search fields one may type, and takes nothing yet: the ticket is the sale's.
        """
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return super().eventFilter(watched, event)
        if not self._selling.flow.is_busy:
            return False
        if watched not in self._fields:
            return self._keep(event)
        return event.key() in ENTER and self._selling.pane.is_waiting()

    def _keep(self, event: QKeyEvent) -> bool:
        key, words = event.key(), words_of(event)
        if key == Qt.Key.Key_Backspace:
            if self._keys and self._enters <= 1 and self._keys[-1].key() not in ENTER:
                self._keys.pop()
            return True
        if key in ENTER:
            if self._keys and not event.isAutoRepeat():
                self._enters += 1
        elif not (words.strip() or (words and self._keys)):
            return key in MOVES
        if self._enters <= 1 and (self._keys or words.strip()) and not event.isAutoRepeat():
            self._keys.append(event.clone())
        return True

    @Slot()
    def _sold(self) -> None:
        keys = self._keys
        self._drop()
        focus, next_one = QApplication.focusWidget(), self._selling.pane.sold.next
        if keys and focus is next_one:
            press_again(keys, self._selling.lists.launches.field)

    @Slot()
    def _drop(self) -> None:
        self._keys, self._enters = [], 0
