"""What a person says of a message: sent after all, once more, never (DOMAIN.md §8)."""

from astrobookings_desktop.data.enqueue import milliseconds
from astrobookings_desktop.data.queries import delivery as queries
from astrobookings_desktop.domain.entities import Entity
from astrobookings_desktop.domain.errors import (
    MayHaveArrived,
    NeverMailed,
    NotFound,
    StandsElsewhere,
)
from astrobookings_desktop.domain.rights import Right
from astrobookings_desktop.domain.statuses import Channel, NotificationStatus
from astrobookings_desktop.services.messages.inbox import read_of_settled_jobs
from astrobookings_desktop.services.messages.notices import LATE, end_delivery, enqueue_delivery
from astrobookings_desktop.services.unit_of_work import UnitOfWork


def mark_sent(work: UnitOfWork, message_id: int) -> None:
    """It arrived after all, as somebody found out; raises as `discard_message`, and NeverMailed."""
    was = _say(work, message_id, queries.SENT, "mark_sent", "marked sent", of_mails=True)
    end_delivery(work, message_id)
    _settled(work, was)


def send_again(work: UnitOfWork, message_id: int) -> None:
    """Send a message again that failed or is uncertain; raises as `discard_message`."""
    was = _say(work, message_id, queries.AGAIN, "send_again", "sent again")
    now = milliseconds(work.now)
    for (key,) in work.all(queries.DELIVERY_AGAIN, id=message_id, now=now):
        work.touched(Entity.JOB_QUEUE, key)
    if work.one(queries.DELIVERY_WAITS, id=message_id) is None:  # it was done away with long ago
        enqueue_delivery(work, message_id, now)
    _settled(work, was)


def discard_message(work: UnitOfWork, message_id: int) -> None:
    """Never send a message that waits, nor once more one that failed; its job ends with it.

    Raises StandsElsewhere, NotFound, MissingRight.
    """
    was = _say(work, message_id, queries.DISCARDED_BY_HAND, "discard", "discarded")
    end_delivery(work, message_id)
    _settled(work, was)


def _settled(work: UnitOfWork, was: NotificationStatus) -> None:
    """Of a message that needed somebody, what told so is read."""
    if was in LATE:
        read_of_settled_jobs(work)


def _say(
    work: UnitOfWork,
    message_id: int,
    statement: str,
    action: str,
    act: str,
    *,
    of_mails: bool = False,
) -> NotificationStatus:
    """Note it, and give how the message stood before."""
    work.require(Right.CHANGE_NOTIFICATIONS)
    row = work.one(queries.STATUS, id=message_id)
    if row is None:
        raise NotFound(Entity.NOTIFICATION, message_id)
    if of_mails and row[1] != Channel.MAIL:
        raise NeverMailed(Entity.NOTIFICATION, message_id)
    status = NotificationStatus(row[0])
    if not work.execute(statement, id=message_id, now=work.now_text):
        in_doubt = status is NotificationStatus.UNCERTAIN
        refusal = MayHaveArrived if in_doubt else StandsElsewhere
        raise refusal(Entity.NOTIFICATION, message_id, status, act)
    work.touched(Entity.NOTIFICATION, message_id)
    work.log(Entity.NOTIFICATION, message_id, action, {"status": row[0]}, None)
    return status
