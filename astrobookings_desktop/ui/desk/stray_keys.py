"""Letters and digits that are typed where nothing takes them, led to where they belong."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

from astrobookings_desktop.ui.desk.selling import Selling

_HELD = (
    Qt.KeyboardModifier.ControlModifier
    | Qt.KeyboardModifier.AltModifier
    | Qt.KeyboardModifier.MetaModifier
)


class StrayKeys(QObject):
    """Words typed at the seats or the buttons are a search; a digit at the buttons is the seats.

    Somebody who believes to be in another field would else lose the name, and the Enter after it
    would sell to whoever stands on the ticket.
    """

    def __init__(self, selling: Selling) -> None:
        super().__init__(selling)
        self._selling = selling
        ticket = selling.pane.ticket
        self._seats = ticket.seats
        for part in (ticket.seats, ticket.sell, ticket.hold):
            part.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Lead a key away that `watched` would ignore."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            target = self._target(event)
            if target is not None and target is not watched:
                target.setFocus(Qt.FocusReason.OtherFocusReason)
                QApplication.sendEvent(target, event.clone())
                return True
        return super().eventFilter(watched, event)

    def _target(self, event: QKeyEvent) -> QWidget | None:
        text = event.text()
        if event.modifiers() & _HELD or not text.strip() or not text.isprintable():
            return None
        selling = self._selling
        if selling.flow.is_busy:
            return None
        if text.isdecimal():
            return self._seats
        if selling.lists.form_is_open:
            return None
        if selling.flow.entry.launch_id is None:
            return selling.lists.launches.field
        return selling.lists.travelers.field
