"""What is typed for the next customer while a sale is under way."""

from PySide6.QtCore import QEvent, QObject, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

from astrobookings_desktop.ui.desk.held_keys import press_again
from astrobookings_desktop.ui.desk.kept_words import KeptWords
from astrobookings_desktop.ui.desk.picking import ENTER
from astrobookings_desktop.ui.desk.selling import Selling


class TypedAhead(QObject):
    """Keeps the words typed between Enter and its answer, and looks for a launch by them then.

    The first Enter after words takes their launch. What was kept is dropped where the sale is
    refused, or where somebody is elsewhere by then, such as in another window. Made after
    `StrayKeys`, it sees the keys before that does.
    """

    def __init__(self, selling: Selling) -> None:
        super().__init__(selling)
        self._selling = selling
        self._kept = KeptWords()
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
            return self._kept.keep(event)
        return event.key() in ENTER and self._selling.pane.is_waiting()

    @Slot()
    def _sold(self) -> None:
        keys = self._kept.take()
        focus, next_one = QApplication.focusWidget(), self._selling.pane.sold.next
        if keys and focus is next_one:
            press_again(keys, self._selling.lists.launches.field)

    @Slot()
    def _drop(self) -> None:
        self._kept.drop()
