"""Notifications and the jobs that deliver them, left as rows in the caller's transaction (§8).

The facts are frozen at the event; the worker renders the mail later. A recipient without an
address is told on the desktop only.
"""

from collections.abc import Iterable, Set
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any, NamedTuple

from astrobookings_desktop.data.enqueue import DELIVER_NOTIFICATION, milliseconds
from astrobookings_desktop.data.fields import canonical_json
from astrobookings_desktop.data.models import Notification
from astrobookings_desktop.data.queries import delivery
from astrobookings_desktop.data.statements import compiled, statements_of, value
from astrobookings_desktop.domain.entities import Entity
from astrobookings_desktop.domain.locator import display
from astrobookings_desktop.domain.statuses import Channel, NotificationStatus
from astrobookings_desktop.domain.times import english_moment, to_text
from astrobookings_desktop.services.leaving_jobs import put_in_queue
from astrobookings_desktop.services.messages.inbox import read_of_settled_jobs
from astrobookings_desktop.services.reading import Reading
from astrobookings_desktop.services.unit_of_work import UnitOfWork

INSERT_NOTIFICATION = statements_of(Notification).insert(
    *("id", "user_id", "message", "timestamp", "status", "channel"),
    *("event", "event_key", "entity_type", "entity_id", "facts"),
)
MAIL, DESKTOP = Channel.MAIL.value, Channel.DESKTOP.value
NOTIFICATION = Entity.NOTIFICATION.value
PENDING = NotificationStatus.PENDING.value

MESSAGES_OF_RECORD = compiled(
    Notification.select(Notification.id, Notification.user, Notification.status).where(
        Notification.entity_type == value("entity"),
        Notification.entity_id == value("entity_id"),
    )
)
TOLD_OF = compiled(
    Notification.select(Notification.id)
    .where(
        Notification.event_key == value("event_key"),
        Notification.user == value("user_id"),
    )
    .limit(1)
)
LATE = frozenset({NotificationStatus.FAILED, NotificationStatus.UNCERTAIN})
"""Went wrong: goes out when somebody says so, unless something newer was told meanwhile."""
MAY_GO_OUT = delivery.NEVER_ARRIVED | LATE | {NotificationStatus.SENDING}
"""May be sent, or once more, unless it is discarded."""
DISCARD = delivery.discard("id = :id", MAY_GO_OUT)


class Recipient(NamedTuple):
    """Someone to be told; `by_mail` when there is an address."""

    user_id: int
    by_mail: bool


def recipient_of(reading: Reading, user_id: int) -> Recipient:
    """Somebody who is to be told, by mail where there is an address."""
    row = reading.one(delivery.HAS_MAIL, id=user_id)
    return Recipient(user_id, by_mail=row is not None and bool(row[0]))


class Withdrawal(NamedTuple):
    """Whom messages about a record had reached, or may have, when others of them were discarded.

    `misled` are those of them who don't hear what was discarded.
    """

    reached: frozenset[int]
    misled: frozenset[int]


class MessageFacts(NamedTuple):
    """What every message about a booking says (§8)."""

    destination: str
    date: datetime
    seats: int
    amount: Decimal
    currency: str
    locator: str
    traveler: str
    refund: Decimal | None = None
    hold_until: datetime | None = None  # of what is held and not sold
    part_of: str | None = None  # the locator of the booking that these seats were split off from

    def line(self, what: str) -> str:
        """The one plain line of the message."""
        seats = "1 seat" if self.seats == 1 else f"{self.seats} seats"
        text = (
            f"{what}: {seats} to {self.destination} on {english_moment(self.date)} UTC, "
            f"{self.amount:,.2f} {self.currency}, {self.traveler}, "
            f"locator {display(self.locator)}"
        )
        if self.part_of is not None:
            text += f" of booking {display(self.part_of)}"
        if self.hold_until is not None:
            text += f", held until {english_moment(self.hold_until)} UTC"
        if self.refund is not None:
            text += f", refund {self.refund:,.2f} {self.currency}"
        return text

    def frozen(self, date_text: str) -> dict[str, Any]:
        """The facts as JSON; `date_text` is the launch date as the database stores it."""
        facts: dict[str, Any] = {
            "amount": str(self.amount),
            "currency": self.currency,
            "date": date_text,
            "destination": self.destination,
            "locator": self.locator,
            "seats": self.seats,
            "traveler": self.traveler,
        }
        if self.hold_until is not None:
            facts["hold_until"] = to_text(self.hold_until)
        if self.refund is not None:
            facts["refund"] = str(self.refund)
        if self.part_of is not None:
            facts["part_of"] = self.part_of
        return facts


def notify(
    work: UnitOfWork,
    event: str,
    recipients: Iterable[Recipient],
    entity: Entity,
    entity_id: int,
    message: str,
    facts: dict[str, Any],
    *,
    event_key: str | None = None,
) -> None:
    """Leave one notification per recipient and a delivery job for each mail.

    The event is the change that was logged last: with the recipient its log row makes the message
    unique, so that no event is told twice. With an `event_key` of its own, who was told of it
    before is passed over. Mails wait for the grace time.
    """
    timestamp = work.now_text
    own_key, event_key = event_key, event_key or f"{event}:{work.last_log_id}"
    facts_json = canonical_json(facts)
    due = milliseconds(work.now + timedelta(seconds=work.settings.mail_grace_seconds))
    execute = work.connection.execute
    for recipient in recipients:
        if own_key and work.one(TOLD_OF, event_key=own_key, user_id=recipient.user_id):
            continue
        notification_id = work.new_id()
        channel = MAIL if recipient.by_mail else DESKTOP
        execute(
            INSERT_NOTIFICATION,
            (
                notification_id,
                recipient.user_id,
                message,
                timestamp,
                PENDING,
                channel,
                event,
                event_key,
                entity.value,
                entity_id,
                facts_json,
            ),
        )
        work.touched(Entity.NOTIFICATION, notification_id)
        if recipient.by_mail:
            enqueue_delivery(work, notification_id, due)


def enqueue_delivery(work: UnitOfWork, notification_id: int, due: int) -> None:
    """The job of one mail, due at Unix milliseconds."""
    key = f"{DELIVER_NOTIFICATION}:{notification_id}"
    put_in_queue(work, DELIVER_NOTIFICATION, NOTIFICATION, notification_id, key, due=due)


def withdraw(
    work: UnitOfWork,
    entity: Entity,
    entity_id: int,
    only: Set[NotificationStatus] = MAY_GO_OUT,
) -> Withdrawal:
    """Discard the messages about a record that may still go out, of them `only` such.

    One that is being handed over, or may have arrived, counts as arrived.
    """
    reached, unheard, is_settled = set(), set(), False
    rows = work.all(MESSAGES_OF_RECORD, entity=entity.value, entity_id=entity_id)
    for notification_id, user_id, status in rows:
        if status in only and discard(work, notification_id):
            unheard.add(user_id)
            is_settled = is_settled or status in LATE
        if status not in delivery.NEVER_ARRIVED and status != NotificationStatus.DISCARDED:
            reached.add(user_id)
    if is_settled:
        read_of_settled_jobs(work)
    return Withdrawal(frozenset(reached), frozenset(reached & unheard))


def discard(work: UnitOfWork, notification_id: int) -> bool:
    """Let a message never be sent, nor once more; False when it can't go out any more.

    Its delivery ends with it, also one that failed: nobody has to decide about it.
    """
    if not work.execute(DISCARD, id=notification_id, now=work.now_text):
        return False
    end_delivery(work, notification_id)
    work.touched(Entity.NOTIFICATION, notification_id)
    return True


def end_delivery(work: UnitOfWork, notification_id: int) -> None:
    """No job delivers the message any more, but one that is at it now."""
    for (key,) in work.all(delivery.DELIVERY_OVER, id=notification_id, now=work.now_text):
        work.touched(Entity.JOB_QUEUE, key)
