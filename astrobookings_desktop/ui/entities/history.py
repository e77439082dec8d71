"""A record's log rows in words."""

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from PySide6.QtCore import QCoreApplication

from astrobookings_desktop.data.queries.records import LogRow
from astrobookings_desktop.domain.entities import Entity
from astrobookings_desktop.domain.statuses import BookingStatus, CancelCause
from astrobookings_desktop.services.fields import ENTRY_FIELDS
from astrobookings_desktop.ui import format as shown
from astrobookings_desktop.ui.entities.log_words import status_word, value_word
from astrobookings_desktop.ui.entities.words import (
    actor_word,
    cause_word,
    field_word,
    plain_word,
)
from astrobookings_desktop.ui.language import Words
from astrobookings_desktop.ui.widgets.timeline import Event

# as services.access.overrides logs it
_ALLOWED = re.compile(r"(.*) \(allowed by ([^()]*)\)", re.DOTALL)
_HIDDEN = frozenset({"email_key", "phone_digits", "id", "password_digest", "code_digest"})
_LONGEST = 80  # characters of a value in a sentence
Details = Mapping[str, Any]


def event_of(row: LogRow, entity: Entity) -> Event:
    """One logged change of a record as a line of the timeline."""
    icon, tone = _ICONS.get(row.action, ("edit", "neutral"))
    who = actor_word(row.user_name)
    when = shown.moment(row.timestamp)
    note = when if row.action in _BEGUN_BY else f"{when} · {who}"
    if row.times > 1:
        words = _REPEATED.of(row.action).format(shown.number(row.times))
        return Event(icon, words, _tr("last {when}").format(when=note), tone)
    return Event(icon, sentence_of(row.action, row.details, entity, who), note, tone)


def sentence_of(action: str, details: str, entity: Entity | None = None, who: str = "") -> str:
    """A logged change in words; `details` is its JSON text, whatever somebody made of it.

    `who` did it is said of a record's beginning, unless that stands beside it anyway.
    """
    try:
        return _SENTENCES.get(action, _other)(_Act(action, entity, who), json.loads(details))
    except (ValueError, TypeError, AttributeError, KeyError, ArithmeticError, RecursionError):
        return _tr("Can’t be read: check the database")


def changes_in(details: str, entity: Entity | None = None) -> str:
    """A logged change line by line: what stood there, and what stands there now."""
    document: Details = json.loads(details)
    before, after = document.get("before", {}), document.get("after", {})
    lines = []
    for name in (name for name in {**before, **after} if name not in _HIDDEN):
        old, new = (value_word(entity, name, side.get(name)) for side in (before, after))
        change = f"{old} → {new}" if name in before and name in after else new if after else old
        lines.append(f"{field_word(name)}: {change}")
    others = {name: value for name, value in document.items() if name not in ("before", "after")}
    for name, value in others.items():
        lines.append(f"{field_word(name)}: {value_word(entity, name, value)}")
    return "\n".join(lines)


@dataclass(frozen=True, slots=True)
class _Act:
    """What was done, and to what kind of record where that is known."""

    name: str
    entity: Entity | None
    who: str = ""

    def value(self, field: str, value: Any) -> str:
        """What stood in a field."""
        return value_word(self.entity, field, value)


def _after(details: Details) -> Details:
    after: Details = details.get("after", {})
    return after


def _sold(act: _Act, details: Details) -> str:
    after = _after(details)
    words = _tr("Sold {seats}, {money}") if act.name == "sell" else _tr("Held {seats}, {money}")
    total = Decimal(after.get("total_price", "0"))
    seats = shown.seats(int(after.get("number_of_seats", 0)))
    said = words.format(seats=seats, money=shown.money(total))
    if after.get("moved_from_id"):
        said = _moved_here(act, after, total)
    return _because(said, details.get("reason"))


def _because(words: str, reason: str | None) -> str:
    """What was done, and the reason that a person gave, if any."""
    met = _ALLOWED.fullmatch(reason or "")
    if met is not None:
        reason = _tr("{reason} (allowed by {name})").format(reason=met[1], name=met[2])
    return f"{words}: {reason}" if reason else words


def _moved_here(act: _Act, after: Details, total: Decimal) -> str:
    seats, money = shown.seats(int(after.get("number_of_seats", 0))), shown.money(total)
    if "moved_from" not in after:  # logged before the log told of both
        words = _tr("Moved here from another launch: {seats}, {money}")
        return words.format(seats=seats, money=money)
    owed = total - Decimal(after["moved_refund"])
    if act.name == "hold":
        words = _tr("Moved here from {locator}: {seats}, {money} when confirmed")
    elif owed >= 0:
        words = _tr("Moved here from {locator}: {seats}, {money}; to pay {owed}")
    else:
        words = _tr("Moved here from {locator}: {seats}, {money}; to pay back {owed}")
    return words.format(
        locator=shown.locator(after["moved_from"]),
        seats=seats,
        money=money,
        owed=shown.money(abs(owed)),
    )


def _canceled(act: _Act, details: Details) -> str:
    after = _after(details)
    if act.name == "lapse":
        return _tr("Hold lapsed, seats released")
    if "refund_amount" not in after:
        return _other(act, details)
    if details.get("before", {}).get("status") == BookingStatus.PENDING:
        return _given_up(after, details.get("reason"))
    refund = shown.money(Decimal(after.get("refund_amount", "0")))
    percent = after.get("refund_percent", 0)
    if "moved_to" in after:
        words = _tr("Moved on to {locator}: {percent} % back, {money}")
        locator = shown.locator(after["moved_to"])
        return words.format(locator=locator, percent=percent, money=refund)
    cause = str(after.get("cancel_cause", ""))
    if cause == CancelCause.VOID:
        words = _tr("Sale voided: {percent} % back, {money}")
    elif cause == CancelCause.TRAVELER:
        words = _tr("Canceled {cause}: {percent} % back, {money}")
    else:
        words = _tr("Canceled, {cause}: {percent} % back, {money}")
    said = words.format(cause=cause_word(cause), percent=percent, money=refund)
    return _because(said, details.get("reason"))


def _given_up(after: Details, reason: str | None) -> str:
    """The end of a hold, for which nothing was paid."""
    if "moved_to" in after:
        return _tr("Moved on to {locator}").format(locator=shown.locator(after["moved_to"]))
    cause = str(after.get("cancel_cause", ""))
    by_traveler = cause == CancelCause.TRAVELER
    words = _tr("Canceled {cause}") if by_traveler else _tr("Canceled, {cause}")
    return _because(words.format(cause=cause_word(cause)), reason)


def _split(_act: _Act, details: Details) -> str:
    if "before" in details:
        seats = shown.seats(int(_after(details)["number_of_seats"]))
        return _tr("Kept {seats}, the rest was canceled").format(seats=seats)
    seats = shown.seats(int(_after(details).get("number_of_seats", 0)))
    return _tr("Split off: {seats}").format(seats=seats)


def _edited(act: _Act, details: Details) -> str:
    after, before = _after(details), details.get("before", {})
    names = [name for name in {**before, **after} if name not in _HIDDEN]
    changes = []
    for name in names:
        old, new = (_short(act.value(name, side.get(name))) for side in (before, after))
        changes.append(f"{field_word(name)}: {old} → {new}")
    return "; ".join(changes) or _tr("Edited")


def _other(act: _Act, details: Details) -> str:
    """Any act: the state that it led to, a changed date, else its own word; and the reason."""
    after, before = _after(details), details.get("before") or {}
    reason = details.get("reason") or after.get("status_reason")
    if "date" in after and "date" in before:
        old, new = (act.value("date", side["date"]) for side in (before, after))
        words = f"{_WORDS.of(act.name, plain_word(act.name))}: {old} → {new}"
    elif "status" in after:
        status = status_word(act.entity, str(after["status"])).lower()
        words = _tr("Now {status}").format(status=status)
    else:
        words = _WORDS.of(act.name, plain_word(act.name))
    return _because(words, reason)


def _confirmed(act: _Act, details: Details) -> str:
    """A hold that became a sale; launches are confirmed as well."""
    held = (details.get("before") or {}).get("status") == "pending"
    return _tr("Hold confirmed") if held else _other(act, details)


def _transferred(_act: _Act, details: Details) -> str:
    old, new = details.get("before", {}).get("traveler"), _after(details).get("traveler")
    if not old or not new:  # logged before the log told the names
        return _tr("Transferred to another traveler")
    return _tr("Transferred from {old} to {new}").format(old=old, new=new)


def _begun(act: _Act, details: Details) -> str:
    """A record's beginning: who made it, what it is called, and what was entered then."""
    after = _after(details)
    values = [_name_in(after)]
    for name in _TOLD_AT_ONCE.get(act.name) or ENTRY_FIELDS.get(act.entity or Entity.USER, {}):
        if after.get(name) not in (None, "") and name not in _NAMES and not name.endswith("_id"):
            words = _short(act.value(name, after[name]))
            values.append(f"{field_word(name).lower()} {words}")
    told = ", ".join(filter(None, values))
    if not act.who:
        return f"{_WORDS.of(act.name)}: {told}".strip(": ")
    return _BEGUN_BY.of(act.name).format(name=act.who, values=told).strip(": ")


def _paid(act: _Act, details: Details) -> str:
    """A payment's beginning: how much, and by which way; launches are announced as well."""
    after = _after(details)
    if act.entity is Entity.LAUNCH:
        return _tr("Announced to VIP travelers")
    if "amount" not in after:
        return _other(act, details)
    told = (act.value(name, after[name]) for name in ("amount", "method") if after.get(name))
    words = _tr("Paid: {values}") if act.name == "pay" else _tr("Announced: {values}")
    return words.format(values=", ".join(told))


def _gone(act: _Act, details: Details) -> str:
    name = _name_in(_after(details) or details.get("before", {}))
    return f"{_WORDS.of(act.name)}: {name}".strip(": ")


def _name_in(values: Details) -> str:
    name = values.get("name") or values.get("number")
    return str(name or shown.place(values.get("destination") or ""))


def _short(words: str) -> str:
    words = " ".join(words.split())
    return words if len(words) <= _LONGEST else f"{words[:_LONGEST]}…"


def _tr(text: str) -> str:
    return QCoreApplication.translate("history", text)


_SENTENCES: dict[str, Callable[[_Act, Details], str]] = {
    "sell": _sold,
    "hold": _sold,
    "cancel": _canceled,
    "void": _canceled,
    "lapse": _canceled,
    "split": _split,
    "edit": _edited,
    "confirm": _confirmed,
    "transfer": _transferred,
    "create": _begun,
    "schedule": _begun,
    "issue": _begun,
    "import": lambda _act, details: _tr("Imported {name}").format(
        name=shown.place(_after(details).get("destination", ""))
    ),
    "activate": lambda _act, _details: _tr("Activated"),
    "deactivate": lambda _act, _details: _tr("Deactivated"),
    "delete": _gone,
    "pay": _paid,
    "announce": _paid,
    "note": _edited,
    "passengers": _edited,
}
# What is told of a beginning beside the name, where it isn't all that was entered.
_TOLD_AT_ONCE = {"issue": ("amount",), "schedule": ("date", "price_per_seat", "capacity")}
_NAMES = frozenset({"name", "destination", "number"})
_BEGUN_BY = Words(
    "history",
    {
        "create": "Created by {name}: {values}",
        "schedule": "Scheduled by {name}: {values}",
        "issue": "Issued by {name}: {values}",
    },
)
_WORDS = Words(
    "history",
    {
        "create": "Created",
        "schedule": "Scheduled",
        "issue": "Issued",
        "delete": "Deleted",
        "delay": "Delayed",
        "retry": "Tried again by hand",
        "mark_sent": "Marked sent",
        "send_again": "Sent again by hand",
        "discard": "Discarded",
        "cancel": "Canceled",
        "refused": "Refused for want of a right",
        "set_password": "Password set",
        "give_reset_code": "One-time code given",
        "sign_in": "Signed in",
        "sign_out": "Signed out",
        "sign_in_failed": "Failed to sign in",
        "lock": "Locked",
        "back_up": "Backed up",
        "change_settings": "Settings changed",
        "address_refused": "Address refused by the mail server",
        "address_taken": "Address taken again by the mail server",
        "review": "Reviewed",
        "unreview": "Review taken back",
        "correct": "Outcome corrected",
        "remind": "Reminded",
        "announce": "Announced",
        "archive": "File archived",
        "restate": "Status brought up to date",
    },
)
_REPEATED = Words(
    "history",
    {
        "sign_in": "Signed in {0:time|times}",
        "sign_out": "Signed out {0:time|times}",
        "lock": "Locked {0:time|times}",
        "sign_in_failed": "Failed to sign in {0:time|times}",
    },
)
_ICONS: dict[str, tuple[str, str]] = {
    "sell": ("confirmed", "ok"),
    "confirm": ("confirmed", "ok"),
    "hold": ("clock", "warn"),
    "cancel": ("canceled", "neutral"),
    "void": ("undo", "neutral"),
    "lapse": ("clock", "neutral"),
    "split": ("move", "neutral"),
    "transfer": ("transfer", "neutral"),
    "create": ("add", "neutral"),
    "schedule": ("calendar", "info"),
    "import": ("import", "info"),
    "delay": ("calendar_delay", "warn"),
    "launch": ("launch", "ok"),
    "launched": ("launch", "ok"),
    "fail": ("alert", "danger"),
    "abort": ("abort", "danger"),
    "activate": ("check", "ok"),
    "issue": ("invoice", "info"),
    "pay": ("money", "ok"),
    "complete": ("money", "ok"),
    "refund": ("money", "warn"),
    "refused": ("refused", "danger"),
    "sign_in": ("person", "neutral"),
    "sign_out": ("person", "neutral"),
    "lock": ("lock", "neutral"),
    "sign_in_failed": ("alert", "warn"),
    "address_refused": ("alert", "danger"),
    "deactivate": ("deactivate", "neutral"),
    "delete": ("delete", "danger"),
}
