"""What somebody should know before a message is sent once more, or never (DOMAIN.md §8)."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any

from astrobookings_desktop.data.models import Booking, Invoice, Launch
from astrobookings_desktop.data.queries import delivery as queries
from astrobookings_desktop.domain.entities import Entity
from astrobookings_desktop.domain.errors import NotFound
from astrobookings_desktop.domain.pacing import FRESH
from astrobookings_desktop.domain.rights import Right
from astrobookings_desktop.domain.statuses import BookingStatus, LaunchStatus
from astrobookings_desktop.domain.times import from_text
from astrobookings_desktop.jobs.handlers.delivery import told_of
from astrobookings_desktop.jobs.job import Permanent
from astrobookings_desktop.jobs.mail.letters import Told
from astrobookings_desktop.jobs.mail.news import SETTLED, is_old
from astrobookings_desktop.services.reading import Reading
from astrobookings_desktop.services.viewing import visible_row

OF_THE_END = frozenset({"launch_launched", "launch_failed", "launch_aborted"})
OF_THE_CANCEL = frozenset({"booking_canceled", "hold_lapsed", "launch_aborted"})
OF_THE_INVOICE = frozenset({"invoice_issued", "invoice_reminder"})


class Over(StrEnum):
    """How what a message tells of came to its end."""

    OVERTAKEN = "overtaken"  # something newer was told: it is discarded when it would leave
    DEPARTED = "departed"  # the launch has flown
    DUE = "due"  # the launch's moment has passed, and nobody stated what became of it
    LAUNCH_ENDED = "launch_ended"  # it failed or was aborted
    CANCELED = "canceled"  # the booking
    SETTLED = "settled"  # the invoice: paid, or void


@dataclass(frozen=True, slots=True)
class MessageOutlook:
    """A message as it stands: to whom, since when, what its delivery met, and what is over.

    `departs` is the moment of the launch that it is about; `error` is empty where it isn't known.
    One `in_doubt` may have arrived.
    """

    recipient: str
    address: str
    written_at: datetime
    age: timedelta
    error: str
    over: Over | None = None
    departs: datetime | None = None
    in_doubt: bool = False

    @property
    def wants_thought(self) -> bool:
        """Whether somebody should look at it before it goes: it is old, its matter is over, or it
        may have arrived."""
        return self.over is not None or self.age > FRESH or self.in_doubt

    @property
    def may_go_twice(self) -> bool:
        """Whether it may have arrived, and would go out once more."""
        return self.in_doubt and self.over is not Over.OVERTAKEN


def why_late(reading: Reading, message_id: int) -> str:
    """What the delivery of a message met, as it is stored; empty where nobody knows any more.

    Raises NotFound, MissingRight.
    """
    visible_row(reading, Entity.NOTIFICATION, message_id)
    return _why(_row(reading, message_id))


def message_outlook(reading: Reading, message_id: int) -> MessageOutlook:
    """What to know before it is sent again or discarded. Raises NotFound, MissingRight."""
    reading.require(Right.CHANGE_NOTIFICATIONS)
    row = _row(reading, message_id)
    over, departs = _end_of(reading, message_id)
    written = from_text(row[0])
    return MessageOutlook(
        row[1], row[2] or "", written, reading.now - written, _why(row), over, departs, bool(row[5])
    )


def over_of(reading: Reading, message_id: int) -> Over | None:
    """How what a message tells of came to its end; None also of one that is gone.

    Raises MissingRight.
    """
    reading.require(Right.CHANGE_NOTIFICATIONS)
    return _end_of(reading, message_id)[0]


def may_go_twice(reading: Reading, message_id: int, over: Over | None) -> bool:
    """Whether a message whose matter came to that end may have arrived, and would go out again.

    Raises MissingRight.
    """
    reading.require(Right.CHANGE_NOTIFICATIONS)
    return over is not Over.OVERTAKEN and reading.one(queries.IN_DOUBT, id=message_id) is not None


def count_over(reading: Reading, messages: Iterable[int]) -> tuple[int, int, int]:
    """How many of them tell of what came to its end, were overtaken, and may come twice.

    Raises MissingRight.
    """
    ends: Counter[Over | None] = Counter()
    twice = 0
    for key in messages:
        over = over_of(reading, key)
        ends[over] += 1
        twice += may_go_twice(reading, key, over)
    overtaken = ends.pop(Over.OVERTAKEN, 0)
    return ends.total() - ends[None], overtaken, twice


def _row(reading: Reading, message_id: int) -> tuple[Any, ...]:
    row = reading.one(queries.OUTLOOK, id=message_id)
    if row is None:
        raise NotFound(Entity.NOTIFICATION, message_id)
    return row


def _why(row: tuple[Any, ...]) -> str:
    """The job is cleared away long before the message is: its address is still marked then."""
    return str(row[3] or row[4] or "")


def _end_of(reading: Reading, message_id: int) -> tuple[Over | None, datetime | None]:
    row = reading.one(queries.TOLD, id=message_id)
    try:
        return (None, None) if row is None else _end_of_told(reading, told_of(row))
    except Permanent:  # facts that somebody altered: it fails again
        return None, None


def _end_of_told(reading: Reading, told: Told) -> tuple[Over | None, datetime | None]:
    key = told.entity_id or 0
    booking = reading.find(Booking, key) if told.entity is Entity.BOOKING else None
    invoice = reading.find(Invoice, key) if told.entity is Entity.INVOICE else None
    launch_id = key if told.entity is Entity.LAUNCH else booking and booking.launch_id
    launch = reading.find(Launch, launch_id) if launch_id else None
    departs = None if launch is None else launch.date
    if is_old(reading, told):
        return Over.OVERTAKEN, departs
    is_canceled = booking is not None and booking.status is BookingStatus.CANCELED
    if is_canceled and told.event not in OF_THE_CANCEL:
        return Over.CANCELED, departs
    if launch is not None and told.event not in OF_THE_END:
        if launch.status in (LaunchStatus.FAILED, LaunchStatus.ABORTED):
            return Over.LAUNCH_ENDED, departs
        if launch.status is LaunchStatus.LAUNCHED:
            return Over.DEPARTED, departs
        if launch.date <= reading.now:
            return Over.DUE, departs
    if invoice is not None and told.event in OF_THE_INVOICE and invoice.status in SETTLED:
        return Over.SETTLED, None
    return None, departs
