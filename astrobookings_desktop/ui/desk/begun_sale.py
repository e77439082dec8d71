"""A sale that was begun and is given up: it is said what goes, then another Esc lets it go."""

from PySide6.QtCore import QEvent, QObject, Slot

from astrobookings_desktop.ui import format as show
from astrobookings_desktop.ui.desk.sale import Entry
from astrobookings_desktop.ui.desk.sale_parts import SaleParts


class BegunSale(QObject):
    """What stands on the ticket and in the lists, and whether Esc was told to drop it."""

    def __init__(self, parts: SaleParts, parent: QObject) -> None:
        super().__init__(parent)
        self._context, self._flow, self._lists, self._pane = parts
        self._is_told = False
        parts.flow.entry_changed.connect(self.keep)
        for field in (parts.lists.launches.field, parts.lists.travelers.field):
            field.textEdited.connect(self.keep)
        parts.lists.launches.field.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Who leaves the field where Esc drops the sale is told again when they are back."""
        if event.type() == QEvent.Type.FocusOut:
            self.keep()
        return super().eventFilter(watched, event)

    @property
    def is_there(self) -> bool:
        """Whether anything was entered for a customer who ordered nothing yet."""
        lists, done = self._lists, self._pane.is_sold or self._flow.is_busy
        begun = self._flow.entry != Entry() or bool(lists.travelers.field.text())
        return not done and (begun or lists.form_is_open or bool(lists.newcomer))

    @property
    def would_be_missed(self) -> bool:
        """Whether more than a launch was chosen."""
        return bool(self._words) and not self._pane.is_sold

    @property
    def may_go(self) -> bool:
        """Whether nobody would miss it, or its end was told."""
        return self._is_told or not self.would_be_missed

    def tell(self) -> None:
        """Say what another Esc takes away, if it takes anything that somebody would miss."""
        if self.would_be_missed:
            self._is_told = True
            told = self.tr("Esc again drops this sale: {what}")
            self._context.say(told.format(what=", ".join(self._words)))

    @Slot()
    def keep(self) -> None:
        """Something else was done: what Esc takes away is to be told again."""
        self._is_told = False

    @property
    def _words(self) -> list[str]:
        """Who and how much would be lost; a launch is chosen again by one key."""
        entry, name = self._flow.entry, self._pane.ticket.traveler_name
        words = [show.apart(one) for one in (name, self._lists.newcomer) if one]
        return words + [show.seats(entry.seats)] * (entry.seats > 1)
