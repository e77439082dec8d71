"""What the log keeps of a record, value by value, in the reader's words."""

import json
import re
from collections.abc import Callable, Mapping
from decimal import Decimal
from enum import StrEnum
from typing import Any

from PySide6.QtCore import QCoreApplication

from astrobookings_desktop.domain import statuses
from astrobookings_desktop.domain.entities import Entity
from astrobookings_desktop.domain.locator import display
from astrobookings_desktop.ui import format as shown
from astrobookings_desktop.ui.entities.words import (
    cause_word,
    channel_word,
    language_word,
    method_word,
    plain_word,
    range_word,
)
from astrobookings_desktop.ui.language import word_of
from astrobookings_desktop.ui.office.error_words import error_words
from astrobookings_desktop.ui.office.words import what

_MOMENT = re.compile(r"\d{4}-\d\d-\d\dT[\d:.]+Z")
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_DAY_WITHIN = re.compile(r"(?<=, |.\()[0-9]{4}-[0-9]{2}-[0-9]{2}(?=\)|$)")
_STATUSES: Mapping[Entity, type[StrEnum]] = {
    Entity.BOOKING: statuses.BookingStatus,
    Entity.LAUNCH: statuses.LaunchStatus,
    Entity.INVOICE: statuses.InvoiceStatus,
    Entity.PAYMENT: statuses.PaymentStatus,
    Entity.NOTIFICATION: statuses.NotificationStatus,
    Entity.JOB_QUEUE: statuses.JobStatus,
}
_WORDS: Mapping[str, Callable[[str], str]] = {
    "role": lambda value: _member(statuses.Role, value),
    "language": language_word,
    "range": range_word,
    "channel": channel_word,
    "cancel_cause": cause_word,
    "method": method_word,
    "job_type": what,
    "event": plain_word,
    "kind": lambda value: _member(statuses.InvoiceKind, value),
    "entity_type": plain_word,
    "destination": shown.place,
    "passengers": lambda value: with_days(value),
    "locator": display,
    "moved_from": display,
    "moved_to": display,
    "email_refused": error_words,
}
_AMOUNTS = frozenset(
    {
        "amount",
        "balance",
        "net",
        "net_revenue",
        "moved_refund",
        "price_per_seat",
        "refund_amount",
        "total_price",
    }
)
_PERCENT = frozenset({"refund_percent", "viability_percent"})


def status_word(entity: Entity | None, value: str) -> str:
    """A status as the record's chip has it; a value that is none stays as it is."""
    kind = None if entity is None else _STATUSES.get(entity)
    return plain_word(value) if kind is None else _member(kind, value)


def with_days(text: str) -> str:
    """Passengers with their dates of birth, as stored: each date with its month in letters."""
    return _DAY_WITHIN.sub(_day_within, text)


def _day_within(found: re.Match[str]) -> str:
    try:
        return shown.plain_day(found[0])
    except ValueError:  # digits of a name
        return found[0]


def value_word(entity: Entity | None, field: str, value: Any) -> str:
    """What stood in a field, in words: nothing, yes, 17 Mar 2027, confirmed, Luna, 1,250.00."""
    match value:
        case None:
            return _tr("nothing")
        case bool():
            return _tr("yes") if value else _tr("no")
        case dict():
            return ", ".join(
                f"{plain_word(name)}: {value_word(entity, name, one)}"
                for name, one in value.items()
            )
        case list():
            return "; ".join(value_word(entity, field, one) for one in value) or _tr("nothing")
        case str() if field == "status":
            return status_word(entity, value)
        case str() if field in _WORDS:
            return _WORDS[field](value)
        case str() if field in _AMOUNTS:
            return shown.money(Decimal(value))
        case str() if _MOMENT.fullmatch(value):
            return shown.moment(value)
        case str() if _DAY.fullmatch(value):
            return shown.plain_day(value)
        case int() if field in _PERCENT:
            return f"{shown.number(value)} %"
        case int() if field != "id" and not field.endswith("_id"):
            return shown.number(value)
        case str():
            return value or _tr("nothing")
        case _:
            return json.dumps(value, ensure_ascii=False)


def _member(kind: type[StrEnum], value: str) -> str:
    return word_of(kind(value)) if value in tuple(kind) else plain_word(value)


def _tr(text: str) -> str:
    return QCoreApplication.translate("history", text)
