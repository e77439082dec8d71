"""What stands in the lists and isn't on the ticket: nothing is sold past it."""

from PySide6.QtCore import QObject, Qt, Slot

from astrobookings_desktop.ui.desk.launch_list import LaunchCard
from astrobookings_desktop.ui.desk.sale_parts import SaleParts
from astrobookings_desktop.ui.desk.traveler_list import TravelerCard


class Untaken(QObject):
    """Holds Sell and Hold back while words or a row wait in a list for Enter.

    Whoever typed them and went on, by key or mouse, believes them to be on the ticket.
    """

    def __init__(self, parts: SaleParts, parent: QObject) -> None:
        super().__init__(parent)
        self._context, self._flow, self._lists, self._pane = parts
        for card in (self._lists.launches, self._lists.travelers):
            card.field.textChanged.connect(self._tell)
            card.table.rows.highlight_changed.connect(self._tell)
        parts.flow.entry_changed.connect(self._tell)
        parts.pane.ticket.seats.accepted.connect(self._lead)

    def stops(self) -> bool:
        """Whether nothing may be sold yet: who is in the list takes what waits there, anybody else
        is led to it."""
        card = self._card
        if card is not None and card.field.hasFocus():
            card.field.entered.emit()
        self._lead()  # also who took nothing by that, as by words that nothing matches
        return card is not None

    @property
    def _card(self) -> LaunchCard | TravelerCard | None:
        """The first list with something that isn't taken."""
        lists = self._lists
        shown = (lists.launches,) if lists.form_is_open else (lists.launches, lists.travelers)
        return next((card for card in shown if card.picker.untaken), None)

    @property
    def _words(self) -> str:
        card = self._card
        return "" if card is None else card.picker.not_chosen()

    @Slot()
    def _lead(self) -> None:
        card = self._card
        if card is not None:
            card.field.setFocus(Qt.FocusReason.OtherFocusReason)
            self._context.say(self._words)

    @Slot()
    def _tell(self) -> None:
        self._pane.ticket.hold_back(self._words)
