"""What the demo sets in bulk: messages of its past are sent or read, their jobs are done."""

from astrobookings_desktop.data.models import JobQueue, Notification
from astrobookings_desktop.data.statements import compiled, literal, value
from astrobookings_desktop.domain.statuses import Channel, JobStatus, NotificationStatus

PENDING = literal(NotificationStatus.PENDING)

DELIVER_MAILS = compiled(
    Notification.update(status=literal(NotificationStatus.SENT)).where(
        Notification.status == PENDING,
        Notification.channel == literal(Channel.MAIL),
        Notification.timestamp < value("until"),
    )
)
READ_NOTICES = compiled(
    Notification.update(status=literal(NotificationStatus.READ)).where(
        Notification.status == PENDING,
        Notification.channel == literal(Channel.DESKTOP),
        Notification.timestamp < value("until"),
    )
)
FINISH_JOBS = compiled(
    JobQueue.update(
        status=literal(JobStatus.COMPLETED), executed_at=JobQueue.created_at, attempts=1
    ).where(
        JobQueue.status == literal(JobStatus.PENDING),
        JobQueue.created_at < value("until"),
    )
)
