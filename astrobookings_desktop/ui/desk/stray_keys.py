"""Letters and digits that are typed where nothing takes them, led to where they belong."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

from astrobookings_desktop.ui.desk.refusal import Remedy, answer_to
from astrobookings_desktop.ui.desk.selling import Selling
from astrobookings_desktop.ui.widgets.seat_buttons import is_sign

_HELD = (
    Qt.KeyboardModifier.ControlModifier
    | Qt.KeyboardModifier.AltModifier
    | Qt.KeyboardModifier.MetaModifier
)


def words_of(event: QKeyEvent) -> str:
    """What a key writes; nothing for one that does something."""
    text = event.text()
    return text if text.isprintable() and not event.modifiers() & _HELD else ""


class StrayKeys(QObject):
    """Words typed at the seats or the buttons are a search; digits and signs are for the seats.

    Somebody who believes to be in another field would else lose the name, and the Enter after it
    would sell to whoever stands on the ticket. While a new traveler's form is open, words go on
    with it; beside what was just sold, they look for the next customer's launch. On a remedy of a
    refusal that another launch would mend, they look for one.
    """

    def __init__(self, selling: Selling) -> None:
        super().__init__(selling)
        self._selling = selling
        ticket, sold = selling.pane.ticket, selling.pane.sold
        self._seats = ticket.seats
        self._of_sold = (sold.next, sold.print, sold.cancel, sold.copy, sold.passengers)
        self._refusal = ticket.refusal  # gets the keys that its buttons leave
        for part in (ticket.seats, ticket.sell, ticket.hold, self._refusal, *self._of_sold):
            part.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Lead a key away that `watched` would ignore."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            words = words_of(event)
            target = self._target(watched, words) if words.strip() else None
            if target is not None and target is not watched:
                target.setFocus(Qt.FocusReason.OtherFocusReason)
                QApplication.sendEvent(target, event.clone())
                return True
        return super().eventFilter(watched, event)

    def _target(self, watched: QObject, words: str) -> QWidget | None:
        selling = self._selling
        if watched in self._of_sold:  # the locator stays in sight until a launch is taken
            return selling.lists.launches.field
        if words.isdecimal() or is_sign(words):  # a sign is refused there
            return self._seats
        if selling.lists.form_is_open:
            return self._into_form()
        if selling.flow.entry.launch_id is None:
            return selling.lists.launches.field
        if watched is self._refusal and self._wants_launch():
            return selling.lists.launches.field
        return selling.lists.travelers.field

    def _wants_launch(self) -> bool:
        flow = self._selling.flow
        if flow.refusal is None:
            return False
        remedies = answer_to(flow.refusal, flow.most_seats).remedies
        return any(remedy is Remedy.OTHER_LAUNCH for remedy, _words in remedies)

    def _into_form(self) -> QWidget | None:
        """The first empty field that takes letters; without one, say what the form waits for."""
        form = self._selling.lists.form
        for field in (form.name, form.email):
            if not field.text():
                return field.editor
        self._selling.pane.ticket.note.say(
            self.tr("The new traveler isn't saved yet: Ctrl+Enter creates, F3 goes to the form")
        )
        return None
