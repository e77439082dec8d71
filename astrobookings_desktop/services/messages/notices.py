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
    Notification.select(
        Notification.id, Notification.user, Notification.status, Notification.event
    ).where(
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
    """Whom messages about a record had reached, or may have or will, when others were discarded.

    `unheard` are those who don't hear what was discarded.
    """

    reached: frozenset[int]
    unheard: frozenset[int]


class Move(NamedTuple):
    """A move, as a message about one of its two bookings tells of the other (§5)."""

    away: bool  # told of the booking that was left, else of the one moved to
    locator: str  # of the other one, as what follows
    destination: str
    date: datetime
    agency_id: int
    refund: Decimal  # of the old seats
    price: Decimal  # of the new ones
    held: bool  # nothing was paid, and the new seats are when they are confirmed

    @property
    def owed(self) -> Decimal:
        """What is to pay for the new seats, less the refund of the old ones; below zero back."""
        return self.price - self.refund

    def line(self, currency: str) -> str:
        """The end of the one line."""
        words = "moved to" if self.away else "moved from"
        price = f", {self.price:,.2f} {currency}" if self.away else ""
        to_pay = {"to_pay": "to pay", "to_pay_back": "to pay back"}.get(
            self._owed_name, "to pay when confirmed"
        )
        return (
            f"{words} {display(self.locator)}: {self.destination} on "
            f"{english_moment(self.date)} UTC{price}, {abs(self.owed):,.2f} {currency} {to_pay}"
        )

    def frozen(self) -> dict[str, Any]:
        """The facts as JSON."""
        which, there = ("moved_to", "new") if self.away else ("moved_from", "left")
        facts = {
            which: self.locator,
            f"{there}_destination": self.destination,
            f"{there}_date": to_text(self.date),
            self._owed_name: str(abs(self.owed)),
        }
        if self.away:
            facts["new_amount"] = str(self.price)
        elif not self.held:
            facts["refund"] = str(self.refund)
        return facts

    @property
    def _owed_name(self) -> str:
        if self.held:
            return "to_pay_later"
        return "to_pay" if self.owed >= 0 else "to_pay_back"


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
    transferred_from: str | None = None  # who had it before
    is_given_up: bool = False  # told to who had it before: `traveler` has it now
    move: Move | None = None
    is_moved: bool = False  # without `move`: whose launch the other one is isn't to be told

    def line(self, what: str) -> str:
        """The one plain line of the message."""
        seats = "1 seat" if self.seats == 1 else f"{self.seats} seats"
        who = f"transferred to {self.traveler}" if self.is_given_up else self.traveler
        if self.transferred_from is not None:
            who += f", transferred from {self.transferred_from}"
        text = (
            f"{what}: {seats} to {self.destination} on {english_moment(self.date)} UTC, "
            f"{self.amount:,.2f} {self.currency}, {who}, "
            f"locator {display(self.locator)}"
        )
        if self.part_of is not None:
            text += f" of booking {display(self.part_of)}"
        if self.hold_until is not None:
            text += f", held until {english_moment(self.hold_until)} UTC"
        if self.refund is not None:
            text += f", refund {self.refund:,.2f} {self.currency}"
        if self.move is not None:
            text += f", {self.move.line(self.currency)}"
        elif self.is_moved:
            text += ", moved from one launch to another"
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
        if self.transferred_from is not None:
            facts["transferred_from"] = self.transferred_from
        if self.is_given_up:
            facts["transferred_to"] = self.traveler
        if self.move is not None:
            facts |= self.move.frozen()
        elif self.is_moved:
            facts["is_moved"] = True
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
    event: str | None = None,
) -> Withdrawal:
    """Discard the messages about a record that may still go out, of them `only` such.

    Where an `event` is given, it is about its messages alone. One that is being handed over, may
    have arrived or still waits to go out counts as arrived.
    """
    reached, unheard, is_settled = set(), set(), False
    rows = work.all(MESSAGES_OF_RECORD, entity=entity.value, entity_id=entity_id)
    for notification_id, user_id, status, told in rows:
        if event not in (None, told):
            continue
        if status in only and discard(work, notification_id):
            unheard.add(user_id)
            is_settled = is_settled or status in LATE
        elif status == NotificationStatus.PENDING:
            reached.add(user_id)
        if status not in delivery.NEVER_ARRIVED and status != NotificationStatus.DISCARDED:
            reached.add(user_id)
    if is_settled:
        read_of_settled_jobs(work)
    return Withdrawal(frozenset(reached), frozenset(unheard))


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
