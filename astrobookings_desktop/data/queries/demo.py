"""What the demo asks and sets in bulk: messages of its past are sent or read, their jobs done."""

from peewee import OP, Case, Expression, Field, fn

from astrobookings_desktop.data.enqueue import DELIVER_NOTIFICATION, ISSUE_INVOICE, MAX_ATTEMPTS
from astrobookings_desktop.data.models import Booking, Invoice, JobQueue, Launch, Notification
from astrobookings_desktop.data.statements import compiled, literal, value
from astrobookings_desktop.domain.statuses import Channel, JobStatus, NotificationStatus

ONE_OF_LOST = 307  # so few mails fail
GRACE = "+31 seconds"
REFUSED_BY_HOST = "550 5.1.1 The mailbox doesn't exist"


def _is_one_of_lost(number: Field) -> Expression:
    return Expression(number, OP.MOD, ONE_OF_LOST) == 0  # `%` is LIKE to Peewee


def _after_grace(written: Field) -> Expression:
    """When what was left at that moment was done."""
    second = fn.strftime(literal("%Y-%m-%dT%H:%M:%S"), written, literal(GRACE))
    return second.concat(fn.substr(written, 20))


SEATS = compiled(
    Launch.select(Launch.seats_taken, Launch.seats_held).where(Launch.id == value("launch_id"))
)
BOOKINGS = compiled(Booking.select(fn.COUNT(Booking.id)))
LAST_NOTIFICATION = compiled(Notification.select(fn.MAX(Notification.id)))

_is_mail = Notification.channel == literal(Channel.MAIL)
_is_lost = _is_one_of_lost(Notification.id)
DELIVER = compiled(
    Notification.update(
        status=Case(
            None,
            (
                (~_is_mail, literal(NotificationStatus.READ)),
                (_is_lost, literal(NotificationStatus.FAILED)),
            ),
            literal(NotificationStatus.SENT),
        ),
        settled_at=Case(
            None, ((_is_mail & ~_is_lost, _after_grace(Notification.timestamp)),), None
        ),
    ).where(
        Notification.id > value("after"),
        Notification.status == literal(NotificationStatus.PENDING),
        (_is_mail & (Notification.timestamp < value("sent_until")))
        | (Notification.timestamp < value("read_until")),
    )
)

_is_for_lost = (JobQueue.job_type == literal(DELIVER_NOTIFICATION)) & _is_one_of_lost(
    JobQueue.entity_id
)
FINISH_JOBS = compiled(
    JobQueue.update(
        status=Case(
            None,
            ((_is_for_lost, literal(JobStatus.FAILED)),),
            literal(JobStatus.COMPLETED),
        ),
        executed_at=_after_grace(JobQueue.created_at),
        attempts=Case(None, ((_is_for_lost, MAX_ATTEMPTS),), 1),
        last_error=Case(None, ((_is_for_lost, literal(REFUSED_BY_HOST)),), None),
    ).where(
        JobQueue.id > value("after"),
        JobQueue.status == literal(JobStatus.PENDING),
        JobQueue.created_at < value("sent_until"),
        # An agency that lacks what an invoice needs is still waited for.
        (JobQueue.job_type != literal(ISSUE_INVOICE))
        | (JobQueue.entity_id << Invoice.select(Invoice.launch)),
    )
)
