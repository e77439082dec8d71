"""Confirming a hold: at the price that was seen, and with the passengers who are named on it."""

from functools import partial

from PySide6.QtCore import QObject, Signal

from astrobookings_desktop.data.queries.desk import BookingView
from astrobookings_desktop.domain.errors import Refusal
from astrobookings_desktop.domain.passengers import OLDEST, YOUNGEST
from astrobookings_desktop.services.bookings.passengers import RenewedSeats, renewed_seats
from astrobookings_desktop.services.bookings.records import BookingRecord
from astrobookings_desktop.services.bookings.sales import confirm_booking
from astrobookings_desktop.services.unit_of_work import UnitOfWork
from astrobookings_desktop.ui import format as show
from astrobookings_desktop.ui.context import UiContext
from astrobookings_desktop.ui.desk.booking_card import BookingCard


class Confirming(QObject):
    """Confirms the hold that a card shows, one at a time."""

    done = Signal(object, str)  # the id of the booking to show, and what was done in words
    refused = Signal(object, object)  # the BookingView of the hold, and the Refusal
    gave_up = Signal()

    def __init__(self, context: UiContext, card: BookingCard, parent: QObject) -> None:
        super().__init__(parent)
        self._context, self._card = context, card
        self._busy = False

    @property
    def is_busy(self) -> bool:
        """Whether a hold is being confirmed."""
        return self._busy

    def confirm(self, booking: BookingView) -> None:
        """Confirm this hold; `done`, `refused` or `gave_up` follows."""
        self._busy = True
        override, total = self._card.word.override, self._card.price.agreed

        def act(work: UnitOfWork) -> tuple[BookingRecord, RenewedSeats]:
            record = confirm_booking(work, booking.id, override, total)
            return record, renewed_seats(work, booking.id, record.id)

        self._context.run(act, self._done, partial(self._refused, booking), self._gave_up)

    def _done(self, result: tuple[BookingRecord, RenewedSeats]) -> None:
        self._busy = False
        record, names = result
        words = [self.tr("Confirmed for {money}").format(money=show.priced(record.total_price))]
        if names.kept:
            kept = self.tr("Named on it as before: {names}")
            words.append(kept.format(names=", ".join(names.kept)))
        if names.left_out:
            left = self.tr("No longer named, not {0} to {1} years old on the launch date: {names}")
            words.append(left.format(YOUNGEST, OLDEST, names=", ".join(names.left_out)))
        self.done.emit(record.id, "\n".join(words))

    def _refused(self, booking: BookingView, refusal: Refusal) -> None:
        self._busy = False
        self.refused.emit(booking, refusal)

    def _gave_up(self) -> None:
        self._busy = False
        self.gave_up.emit()
