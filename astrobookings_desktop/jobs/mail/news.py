"""Which letters are news no longer when they could leave at last, by event (DOMAIN.md §8).

They are looked at when they leave, not when what they tell of ended: a payment may be given back
and an outcome corrected while a letter waits. A letter is overtaken only where the same person is
told how the matter stands by another one: nobody is left without any.
"""

from collections.abc import Callable, Mapping

from astrobookings_desktop.data.models import Booking, Invoice, Launch
from astrobookings_desktop.data.queries import delivery
from astrobookings_desktop.domain.bookings import is_lapsed
from astrobookings_desktop.domain.entities import Entity
from astrobookings_desktop.domain.launches import is_on_sale
from astrobookings_desktop.domain.statuses import (
    BookingStatus,
    CancelCause,
    InvoiceStatus,
    LaunchStatus,
)
from astrobookings_desktop.domain.times import to_text
from astrobookings_desktop.jobs.mail.letters import Told
from astrobookings_desktop.services.reading import Reading

SETTLED = (InvoiceStatus.PAID, InvoiceStatus.VOID)


def is_old(reading: Reading, told: Told) -> bool:
    """Whether nobody would want to read it any more: it is to be discarded."""
    look = OLD.get(told.event)
    return look is not None and told.entity_id is not None and look(reading, told)


def _is_settled(reading: Reading, told: Told) -> bool:
    """Whether nothing is to be paid any more, or the person is reminded anew."""
    invoice = reading.find(Invoice, told.entity_id or 0) if told.entity is Entity.INVOICE else None
    return invoice is not None and (invoice.status in SETTLED or _has_newer(reading, told))


def _is_gone(reading: Reading, told: Told) -> bool:
    """Whether no seat of the launch can be bought any more."""
    launch = _launch_of(reading, told)
    return launch is not None and not is_on_sale(launch.status, launch.date, reading.now)


def _is_booked_otherwise(reading: Reading, told: Told) -> bool:
    """Whether the person is told something newer of the booking: by another letter about it, by
    that of the launch that was called off, or of the hold's end, which is recorded next."""
    booking = reading.find(Booking, told.entity_id or 0) if told.entity is Entity.BOOKING else None
    if booking is None:
        return False
    if _has_newer(reading, told):
        return True
    is_aborted = booking.cancel_cause is CancelCause.LAUNCH_ABORTED
    is_due = (
        booking.status is BookingStatus.PENDING
        and booking.hold_until is not None
        and is_lapsed(booking.hold_until, reading.now)
    )
    if not (is_aborted or is_due):
        return False
    launch = reading.find(Launch, booking.launch_id)
    return told.user_id in (booking.traveler_id, launch and launch.agency_id)


def _is_planned_otherwise(reading: Reading, told: Told) -> bool:
    """Whether the launch has another date by now, or came to its end."""
    launch = _launch_of(reading, told)
    return launch is not None and (
        not launch.status.is_open or told.facts.get("date") != to_text(launch.date)
    )


def _is_not_confirmed(reading: Reading, told: Told) -> bool:
    """Whether it isn't said any more that the launch takes place then."""
    launch = _launch_of(reading, told)
    return launch is not None and (
        launch.status is not LaunchStatus.CONFIRMED or _is_planned_otherwise(reading, told)
    )


def _launch_of(reading: Reading, told: Told) -> Launch | None:
    return reading.find(Launch, told.entity_id or 0) if told.entity is Entity.LAUNCH else None


def _has_newer(reading: Reading, told: Told) -> bool:
    """Whether the same person has, or is to get, a newer letter about the same record."""
    row = reading.one(
        delivery.LATER,
        entity=None if told.entity is None else told.entity.value,
        entity_id=told.entity_id,
        user_id=told.user_id,
        id=told.notification_id,
    )
    return row is not None


OLD: Mapping[str, Callable[[Reading, Told], bool]] = {
    "booking_held": _is_booked_otherwise,
    "booking_sold": _is_booked_otherwise,
    "booking_changed": _is_booked_otherwise,
    "invoice_reminder": _is_settled,
    "launch_confirmed": _is_not_confirmed,
    "launch_delayed": _is_planned_otherwise,
    "launch_scheduled": _is_gone,
}
