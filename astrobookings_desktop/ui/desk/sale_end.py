"""How a sale ends: sold, or refused with ways out; nobody who went on loses the focus to it."""

from PySide6.QtCore import QObject, Qt, Signal, Slot

from astrobookings_desktop.data.queries import desk as queries
from astrobookings_desktop.domain.statuses import BookingStatus
from astrobookings_desktop.services.access.overrides import Override
from astrobookings_desktop.services.bookings.records import BookingRecord
from astrobookings_desktop.ui import format as show
from astrobookings_desktop.ui.desk.managers_word import ask_for_seats
from astrobookings_desktop.ui.desk.refusal import Remedy
from astrobookings_desktop.ui.desk.sale_parts import SaleParts
from astrobookings_desktop.ui.language import tell

OTHER = Qt.FocusReason.OtherFocusReason


class SaleEnd(QObject):
    """Shows what came of a sale or a hold, and leads out of a refusal."""

    told = Signal(str)  # what was sold or held, in words

    def __init__(self, parts: SaleParts, parent: QObject) -> None:
        super().__init__(parent)
        self._context, self._flow, self._lists, self._pane = parts
        parts.flow.sold.connect(self._sold)
        parts.flow.refused.connect(self._refused)
        parts.pane.ticket.remedy_chosen.connect(self._remedy)

    @Slot(object)
    def _sold(self, record: BookingRecord) -> None:
        connection, now = self._context.connection, self._context.now()
        booking = queries.read_booking(connection, record.id)
        if booking is None:
            return
        launches = queries.read_launches(connection, [record.launch_id], now)
        traveler = queries.read_traveler(connection, record.traveler_id, record.launch_id, now)
        self._pane.sold.show_booking(booking, launches[0] if launches else None, traveler)
        lists = self._lists
        self._pane.show_sold(True)
        lists.launches.table.rows.set_taken(None)
        gone_on = self._has_gone_on
        if not lists.travelers.field.is_undecided:  # words for the next customer stay
            lists.travelers.start_again()
        if not gone_on:
            lists.launches.field.decide()
            self._pane.sold.enter.lead()
        held = record.status is BookingStatus.PENDING
        words = (
            self.tr("Held {seats}, locator {locator}")
            if held
            else self.tr("Sold {seats}, locator {locator}")
        )
        words = words.format(
            seats=show.seats(record.number_of_seats), locator=show.locator(record.locator)
        )
        self.told.emit(words)
        self._context.say(words)

    @Slot()
    def _refused(self) -> None:
        refusal = self._flow.refusal or self._flow.stale
        if not self._has_gone_on:
            self._pane.ticket.focus_deed()
        if refusal is not None:
            words = self.tr("Refused: {why}").format(why=tell(refusal))
            self._context.say(words)

    @property
    def _has_gone_on(self) -> bool:
        """Whether who sold types for the next customer by now, or works where no ticket is."""
        fields = (self._lists.launches.field, self._lists.travelers.field)
        return not self._pane.isVisible() or any(field.is_undecided for field in fields)

    @Slot(object)
    def _remedy(self, remedy: Remedy) -> None:
        match remedy:
            case Remedy.TAKE_SEATS:
                self._flow.choose_seats(self._flow.most_seats)
                self._flow.look()
                self._pane.ticket.focus_seats()
            case Remedy.OTHER_LAUNCH:
                self._lists.launches.field.setFocus(OTHER)
            case Remedy.OTHER_TRAVELER:
                self._flow.choose_seats(self._flow.entry.seats, for_next=True)
                self._lists.travelers.field.setFocus(OTHER)
            case Remedy.OVERRIDE:
                ask_for_seats(self._context, self._pane, self._allow)

    def _allow(self, override: Override) -> None:
        self._flow.allow(override)
        self._pane.ticket.sell.setFocus(OTHER)
