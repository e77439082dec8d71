"""A message on the desktop in the reader's language, from the facts of its event (DOMAIN.md §8)."""

import json
from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any

from PySide6.QtCore import QCoreApplication

from astrobookings_desktop.domain import locator as locators
from astrobookings_desktop.domain.statuses import Language
from astrobookings_desktop.places import catalogue
from astrobookings_desktop.ui import format as shown
from astrobookings_desktop.ui.entities.words import method_word, plain_word
from astrobookings_desktop.ui.language import ENGLISH_CODE, language
from astrobookings_desktop.ui.office.error_words import error_words
from astrobookings_desktop.ui.office.words import what


def message_line(event: str, stored: str, facts: Mapping[str, Any] | None) -> str:
    """The one line of a message: as it was stored in English, made of its facts elsewhere."""
    told = "" if language() == ENGLISH_CODE else _of_facts(facts)
    return f"{plain_word(event)}: {told}" if told else stored


def message_body(event: str, stored: str, facts: Mapping[str, Any] | None) -> str:
    """The same where the event's word stands above or before it already."""
    is_of_job = isinstance(facts, Mapping) and bool(facts.get("error"))
    if is_of_job or language() != ENGLISH_CODE:
        told = _of_facts(facts)
        if told:
            return told
    word, colon, rest = stored.partition(": ")
    return rest if colon and word.casefold() in plain_word(event).casefold() else stored


def _of_facts(facts: Mapping[str, Any] | None) -> str:
    """What is told, without the event; nothing where the facts can't be used."""
    if not isinstance(facts, Mapping):
        return ""
    try:
        parts = {
            name: say(facts) for name, say in _PARTS.items() if facts.get(name) not in (None, "")
        }
    except (ValueError, ArithmeticError, TypeError):  # facts that somebody altered
        return ""
    error = parts.pop("error", "")
    about = (" " if error else ", ").join(parts.values())
    return ": ".join(filter(None, (about, error)))


def facts_of(text: object) -> Mapping[str, Any] | None:
    """Facts as a list's row has them, JSON text; None where they can't be read."""
    try:
        facts = json.loads(str(text))
    except ValueError:
        return None
    return facts if isinstance(facts, dict) else None


def _trip(facts: Mapping[str, Any]) -> str:
    seats = f"{shown.seats(int(facts['seats']))} " if "seats" in facts else ""
    return f"{seats}{_way(facts['destination'])}"


def _way(destination: object) -> str:
    return catalogue().way_to(str(destination), Language(language()))


def _moved(facts: Mapping[str, Any], words: str, locator: str, side: str) -> str:
    """The other booking of a move, whose launch is on that `side` of it."""
    parts = [
        words.format(locators.display(str(facts[locator]))),
        _way(facts[f"{side}_destination"]),
        shown.moment(str(facts[f"{side}_date"])),
    ]
    if facts.get(f"{side}_amount"):
        parts.append(_amount(facts, f"{side}_amount"))
    return ", ".join(parts)


def _traveler(facts: Mapping[str, Any]) -> str:
    words = _tr("transferred to {0}") if facts.get("transferred_to") else "{0}"
    return words.format(str(facts["traveler"]))


def _amount(facts: Mapping[str, Any], name: str) -> str:
    amount, currency = Decimal(str(facts[name])), str(facts.get("currency", ""))
    return shown.money_with_currency(amount, currency).strip()


def _locators(facts: Mapping[str, Any]) -> str:
    codes = str(facts["locator"]).split(",")
    words = _tr("locator {0}").format(", ".join(map(locators.display, codes)))
    if facts.get("part_of"):
        words += " " + _tr("of booking {0}").format(locators.display(str(facts["part_of"])))
    return words


def _tr(text: str) -> str:
    return QCoreApplication.translate("messages", text)


_PARTS: Mapping[str, Callable[[Mapping[str, Any]], str]] = {
    "number": lambda facts: str(facts["number"]),
    "job_type": lambda facts: what(str(facts["job_type"]).replace(" ", "_")),
    "recipient": lambda facts: _tr("to {0}").format(facts["recipient"]),
    "error": lambda facts: error_words(str(facts["error"])),
    "destination": _trip,
    "date": lambda facts: shown.moment(str(facts["date"])),
    "old_date": lambda facts: _tr("not {0}").format(shown.moment(str(facts["old_date"]))),
    "hold_until": lambda facts: _tr("held until {0}").format(
        shown.moment(str(facts["hold_until"]))
    ),
    "amount": lambda facts: _amount(facts, "amount"),
    "refund": lambda facts: _tr("refund {0}").format(_amount(facts, "refund")),
    "balance": lambda facts: _tr("balance {0}").format(_amount(facts, "balance")),
    "due_date": lambda facts: _tr("due {0}").format(shown.plain_day(str(facts["due_date"]))),
    "method": lambda facts: method_word(str(facts["method"])),
    "reference": lambda facts: str(facts["reference"]),
    "traveler": _traveler,
    "transferred_from": lambda facts: _tr("transferred from {0}").format(
        str(facts["transferred_from"])
    ),
    "locator": _locators,
    "moved_to": lambda facts: _moved(facts, _tr("moved to {0}"), "moved_to", "new"),
    "moved_from": lambda facts: _moved(facts, _tr("moved from {0}"), "moved_from", "left"),
    "is_moved": lambda facts: _tr("moved from one launch to another"),
    "to_pay": lambda facts: _tr("{0} to pay").format(_amount(facts, "to_pay")),
    "to_pay_back": lambda facts: _tr("{0} to pay back").format(_amount(facts, "to_pay_back")),
    "to_pay_later": lambda facts: _tr("{0} to pay when confirmed").format(
        _amount(facts, "to_pay_later")
    ),
    "reason": lambda facts: str(facts["reason"]),
}
"""How each fact is said, in their order."""
