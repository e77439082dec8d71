"""A record's log rows in words."""

import json
import re
from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any

from PySide6.QtCore import QCoreApplication

from astrobookings_desktop.data.queries.records import LogRow
from astrobookings_desktop.ui import format as shown
from astrobookings_desktop.ui.entities.words import cause_word, plain_word
from astrobookings_desktop.ui.language import Words
from astrobookings_desktop.ui.widgets.timeline import Event

_HIDDEN = frozenset({"email_key", "phone_digits", "id"})
_MOMENT = re.compile(r"\d{4}-\d\d-\d\dT[\d:.]+Z")
Details = Mapping[str, Any]


def event_of(row: LogRow) -> Event:
    """One logged change as a line of the timeline."""
    icon, tone = _ICONS.get(row.action, ("edit", "neutral"))
    note = f"{shown.moment(row.timestamp)} · {row.user_name}"
    return Event(icon, sentence_of(row.action, row.details), note, tone)


def sentence_of(action: str, details: str) -> str:
    """A logged change in words; `details` is its JSON text, whatever somebody made of it."""
    try:
        return _SENTENCES.get(action, _other)(action, json.loads(details))
    except (ValueError, TypeError, AttributeError, KeyError, ArithmeticError, RecursionError):
        return _tr("Can’t be read: check the database")


def changes_in(details: str) -> str:
    """A logged change line by line: what stood there, and what stands there now."""
    document: Details = json.loads(details)
    before, after = document.get("before", {}), document.get("after", {})
    lines = []
    for name in (name for name in {**before, **after} if name not in _HIDDEN):
        old, new = (_value(side.get(name)) for side in (before, after))
        change = f"{old} → {new}" if name in before and name in after else new if after else old
        lines.append(f"{plain_word(name)}: {change}")
    others = {name: value for name, value in document.items() if name not in ("before", "after")}
    lines += [f"{plain_word(name)}: {_value(value)}" for name, value in others.items()]
    return "\n".join(lines)


def _value(value: Any) -> str:
    if value is None:
        return _tr("nothing")
    if isinstance(value, str) and _MOMENT.fullmatch(value):
        return shown.moment(value)
    return json.dumps(value, ensure_ascii=False) if isinstance(value, dict | list) else str(value)


def _after(details: Details) -> Details:
    after: Details = details.get("after", {})
    return after


def _sold(action: str, details: Details) -> str:
    after = _after(details)
    words = _tr("Sold {seats}, {money}") if action == "sell" else _tr("Held {seats}, {money}")
    total = shown.money(Decimal(after.get("total_price", "0")))
    return words.format(seats=shown.seats(int(after.get("number_of_seats", 0))), money=total)


def _canceled(action: str, details: Details) -> str:
    after = _after(details)
    if action == "lapse":
        return _tr("Hold lapsed, seats released")
    if "refund_amount" not in after:
        return _other(action, details)
    refund = shown.money(Decimal(after.get("refund_amount", "0")))
    cause = cause_word(str(after.get("cancel_cause", "")))
    words = _tr("Canceled {cause}: {percent} % back, {money}")
    return words.format(cause=cause, percent=after.get("refund_percent", 0), money=refund)


def _split(_action: str, details: Details) -> str:
    if "before" in details:
        seats = shown.seats(int(_after(details)["number_of_seats"]))
        return _tr("Kept {seats}, the rest was canceled").format(seats=seats)
    seats = shown.seats(int(_after(details).get("number_of_seats", 0)))
    return _tr("Parted: {seats}").format(seats=seats)


def _edited(_action: str, details: Details) -> str:
    after, before = _after(details), details.get("before", {})
    names = [name for name in {**before, **after} if name not in _HIDDEN]
    if len(names) == 1:
        name = names[0]
        nothing = _tr("nothing")
        old, new = before.get(name, nothing), after.get(name, nothing)
        return f"{plain_word(name)}: {old} → {new}"
    return _tr("Edited {names}").format(names=", ".join(plain_word(name).lower() for name in names))


def _other(action: str, details: Details) -> str:
    """Any act: the state that it led to, a changed date, else its own word; and the reason."""
    after, before = _after(details), details.get("before") or {}
    reason = details.get("reason") or after.get("status_reason")
    if "date" in after and "date" in before:
        words = f"{plain_word(action)}: {_value(before['date'])} → {_value(after['date'])}"
    elif "status" in after:
        words = _tr("Now {status}").format(status=plain_word(str(after["status"])).lower())
    else:
        words = _WORDS.of(action, plain_word(action))
    return f"{words}: {reason}" if reason else words


def _confirmed(action: str, details: Details) -> str:
    """A hold that became a sale; launches are confirmed as well."""
    held = (details.get("before") or {}).get("status") == "pending"
    return _tr("Hold confirmed") if held else _other(action, details)


def _named(action: str, details: Details) -> str:
    after = _after(details) or details.get("before", {})
    name = after.get("name") or after.get("destination") or after.get("number") or ""
    return f"{plain_word(action)} {name}".strip()


def _tr(text: str) -> str:
    return QCoreApplication.translate("history", text)


_SENTENCES: dict[str, Callable[[str, Details], str]] = {
    "sell": _sold,
    "hold": _sold,
    "cancel": _canceled,
    "void": _canceled,
    "lapse": _canceled,
    "split": _split,
    "edit": _edited,
    "confirm": _confirmed,
    "transfer": lambda _action, _details: _tr("Handed to another traveler"),
    "create": _named,
    "schedule": _named,
    "issue": _named,
    "import": lambda _action, details: _tr("Imported {name}").format(
        name=_after(details).get("destination", "")
    ),
    "activate": lambda _action, _details: _tr("Activated"),
    "deactivate": lambda _action, _details: _tr("Deactivated"),
    "delete": _named,
}
_WORDS = Words(
    "history",
    {
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
        "passengers": "Passengers named",
        "note": "Note changed",
        "review": "Reviewed",
        "unreview": "Review taken back",
        "correct": "Outcome corrected",
        "remind": "Reminded",
        "announce": "Payment announced",
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
    "deactivate": ("deactivate", "neutral"),
    "delete": ("delete", "danger"),
}
