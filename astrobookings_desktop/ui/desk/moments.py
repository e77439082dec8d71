"""The moments at which the rules say something else about the booking that is shown."""

from datetime import datetime, timedelta

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from astrobookings_desktop.data.queries.desk import BookingView
from astrobookings_desktop.domain.rights import Right
from astrobookings_desktop.services.bookings.cancellations import preview_cancellation
from astrobookings_desktop.services.bookings.change_previews import preview_void
from astrobookings_desktop.ui.context import UiContext

AFTER_MS = 50  # the last moment itself still belongs to what was before
MOST_MS = 1_000  # clocks are set, and a computer that slept has missed the time of its timers


class Moments(QObject):
    """Says `passed` when a hold ends, a refund falls, a sale can be voided no more, or a launch is
    due: whoever shows the booking looks again, and watches it anew."""

    passed = Signal()

    def __init__(self, context: UiContext, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._next: datetime | None = None
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._look)
        context.closing.connect(self._timer.stop)

    def watch(self, booking: BookingView | None) -> None:
        """Wait for the next moment of this booking alone; of nothing without one."""
        ahead = () if booking is None else self._ahead(booking)
        self._next = min(ahead, default=None)
        self._wait()

    def _ahead(self, booking: BookingView) -> list[datetime]:
        if not booking.status.is_open:
            return []
        may, reading = self._context.may, self._context.reading()
        terms = preview_cancellation(reading, booking.id)
        moments = [booking.hold_until, booking.date, terms.decision.until]
        if may(Right.VOID_OWN_SALES) or may(Right.VOID_ANY_SALE):
            window = preview_void(reading, booking.id).window
            moments.append(None if window is None else window.until)
        return [moment for moment in moments if moment is not None and moment >= reading.now]

    def _wait(self) -> None:
        self._timer.stop()
        if self._next is not None:
            left = (self._next - self._context.now()) // timedelta(milliseconds=1)
            self._timer.start(min(max(left, 0) + AFTER_MS, MOST_MS))

    @Slot()
    def _look(self) -> None:
        if self._next is None or self._context.now() <= self._next:
            self._wait()
            return
        self._next = None
        self.passed.emit()
