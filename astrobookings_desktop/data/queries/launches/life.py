"""What the ends of launches ask and set: bookings canceled and restored, rates, marks."""

from typing import NamedTuple

from peewee import SQL, Case, fn

from astrobookings_desktop.data.enqueue import ISSUE_INVOICE, NOTIFY_LAUNCH
from astrobookings_desktop.data.models import (
    Booking,
    EntryLog,
    Invoice,
    JobQueue,
    Launch,
    Notification,
    Passenger,
)
from astrobookings_desktop.data.statements import compiled, literal, value
from astrobookings_desktop.domain.entities import Entity
from astrobookings_desktop.domain.statuses import (
    BookingStatus,
    CancelCause,
    InvoiceStatus,
    JobStatus,
    LaunchStatus,
)

PENDING = literal(BookingStatus.PENDING)
CONFIRMED = literal(BookingStatus.CONFIRMED)
NOTHING = SQL("NULL")
_is_open = (Booking.status == PENDING) | (Booking.status == CONFIRMED)
_is_due = (Booking.status == PENDING) & (Booking.hold_until < value("now"))


class OpenBooking(NamedTuple):
    """A booking that the abort of its launch cancels; the price in cents."""

    id: int
    seats: int
    price: int
    status: str


class CanceledBooking(NamedTuple):
    """A booking that the abort of its launch canceled, and the status that it had; in cents."""

    id: int
    seats: int
    price: int
    status: str
    canceled_at: str
    percent: int
    refund: int


class Sums(NamedTuple):
    """Bookings of one kind on a launch; `kind` is sold, held or due, the price in cents."""

    kind: str
    bookings: int
    seats: int
    price: int
    travelers: int


OPEN_ON_LAUNCH = compiled(
    Booking.select(Booking.id, Booking.number_of_seats, Booking.total_price, Booking.status)
    .where(Booking.launch == value("launch_id"), _is_open)
    .order_by(Booking.id)
)
HOLDS = compiled(
    Booking.select(Booking.id, Booking.number_of_seats).where(
        Booking.launch == value("launch_id"), Booking.status == PENDING
    )
)
CANCEL = compiled(
    Booking.update(
        status=literal(BookingStatus.CANCELED),
        canceled_at=value("now"),
        cancel_cause=literal(CancelCause.LAUNCH_ABORTED),
        refund_percent=value("percent"),
        refund_amount=value("refund"),
        seats_released=1,
    ).where(Booking.id == value("id"))
)
CANCELED_BY_ABORT = compiled(
    Booking.select(
        Booking.id,
        Booking.number_of_seats,
        Booking.total_price,
        Case(None, ((Booking.confirmed_at.is_null(), PENDING),), CONFIRMED),
        Booking.canceled_at,
        Booking.refund_percent,
        Booking.refund_amount,
    )
    .where(
        Booking.launch == value("launch_id"),
        Booking.cancel_cause == literal(CancelCause.LAUNCH_ABORTED),
    )
    .order_by(Booking.id)
)
RESTORE = compiled(
    Booking.update(
        status=value("status"),
        canceled_at=NOTHING,
        cancel_cause=NOTHING,
        refund_percent=NOTHING,
        refund_amount=NOTHING,
        seats_released=0,
    ).where(Booking.id == value("id"))
)
SUMS = compiled(
    Booking.select(
        Case(
            None,
            ((Booking.status == CONFIRMED, literal("sold")), (_is_due, literal("due"))),
            literal("held"),
        ).alias("kind"),
        fn.COUNT(Booking.id),
        fn.SUM(Booking.number_of_seats),
        fn.SUM(Booking.total_price),
        fn.COUNT(Booking.traveler.distinct()),
    )
    .where(Booking.launch == value("launch_id"), _is_open)
    .group_by(SQL("kind"))
)
TRAVELERS_TO_TELL = compiled(
    Booking.select(fn.COUNT(Booking.traveler.distinct())).where(
        Booking.launch == value("launch_id"), _is_open, ~_is_due
    )
)
FLOWN_BEFORE = compiled(
    Launch.select(fn.COUNT(Launch.id)).where(
        Launch.agency == value("agency_id"),
        Launch.status == literal(LaunchStatus.LAUNCHED),
        Launch.id != value("launch_id"),
    )
)
_MARKED = (
    (EntryLog.entity_type == literal(Entity.LAUNCH))
    & (EntryLog.entity_id == value("launch_id"))
    & (EntryLog.action << [literal(action) for action in ("launch", "fail", "abort")])
)
LAST_MARK = compiled(
    EntryLog.select(EntryLog.details)
    .where(_MARKED)
    .order_by((EntryLog.timestamp == value("outcome_at")).desc(), EntryLog.id.desc())
    .limit(1)
)
"""That of `:outcome_at`, the moment that the launch tells: a clock may have been set back since an
earlier one."""
MARKS = compiled(
    EntryLog.select(EntryLog.timestamp)
    .where(_MARKED, EntryLog.timestamp <= value("outcome_at"))
    .order_by(EntryLog.timestamp, EntryLog.id)
)
"""Up to that moment: what lies behind it was marked by a clock that stood wrong."""
LIVE_INVOICE = compiled(
    Invoice.select(Invoice.id).where(
        Invoice.launch == value("launch_id"), Invoice.status != literal(InvoiceStatus.VOID)
    )
)
_CALL_OFF_JOBS = compiled(
    JobQueue.update(
        status=literal(JobStatus.CANCELED),
        executed_at=value("now"),
        locked_by=NOTHING,
        locked_until=NOTHING,
    ).where(
        JobQueue.entity_type == literal(Entity.LAUNCH),
        JobQueue.entity_id == value("launch_id"),
        (JobQueue.job_type == literal(ISSUE_INVOICE))
        | (
            (JobQueue.job_type == literal(NOTIFY_LAUNCH))
            & (fn.json_extract(JobQueue.data, literal("$.event")) == value("event"))
        ),
        JobQueue.status
        << [
            literal(one)
            for one in (
                *(JobStatus.PENDING, JobStatus.RUNNING),
                *(JobStatus.FAILED, JobStatus.UNCERTAIN),  # after a restore
            )
        ],
    )
)
CALL_OFF_JOBS = f"{_CALL_OFF_JOBS} RETURNING id"
"""One that is under way finds itself fenced off, by its next slice or at its end."""
MESSAGES = compiled(
    Notification.select(Notification.id).where(
        Notification.entity_type == literal(Entity.LAUNCH),
        Notification.entity_id == value("launch_id"),
        Notification.event == value("event"),
    )
)
OLDEST_PASSENGERS = compiled(
    Passenger.select(Passenger.birth_date)
    .join(Booking, on=(Booking.id == Passenger.booking))
    .where(Booking.launch == value("launch_id"), _is_open)
)
PASSENGERS = compiled(
    Passenger.select(Passenger.id, Passenger.name, Passenger.birth_date)
    .where(Passenger.booking == value("booking_id"))
    .order_by(Passenger.id)
)
REMOVE_PASSENGER = compiled(Passenger.delete().where(Passenger.id == value("id")))
HAND_ON_PASSENGER = compiled(
    Passenger.update(booking=value("booking_id")).where(Passenger.id == value("id"))
)
