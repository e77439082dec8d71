"""The rules that an installation may set for itself, and their bounds."""

import re
from collections.abc import Callable
from dataclasses import dataclass, fields, replace
from typing import Any

from astrobookings_desktop.domain.errors import InvalidValue
from astrobookings_desktop.domain.values import clean_name, parse_whole_number

_CURRENCY = re.compile(r"[A-Z]{3}")


@dataclass(frozen=True)
class BusinessSettings:
    """The figures of the rules; the defaults are those of DOMAIN.md."""

    hold_hours: int = 24
    turnaround_days: int = 7
    viability_percent: int = 50
    payment_terms_days: int = 30
    void_minutes: int = 15
    mail_grace_seconds: int = 30
    currency: str = "USD"
    company_name: str = "AstroBookings"

    def with_value(self, key: str, text: str) -> "BusinessSettings":
        """A copy with one setting read from `text`; raises InvalidValue, also for unknown keys."""
        parse = _PARSERS.get(key)
        if parse is None:
            raise InvalidValue("key", f"be one of {', '.join(KEYS)}", key)
        return replace(self, **{key: parse(text, key)})

    def text_of(self, key: str) -> str:
        """The value of a setting as `with_value` reads it; raises InvalidValue for unknown keys."""
        if key not in KEYS:
            raise InvalidValue("key", f"be one of {', '.join(KEYS)}", key)
        return str(getattr(self, key))


KEYS: tuple[str, ...] = tuple(setting.name for setting in fields(BusinessSettings))


def _whole(lowest: int, highest: int) -> Callable[[str, str], int]:
    return lambda text, key: parse_whole_number(text, key, lowest, highest)


def _currency(text: str, key: str) -> str:
    code = text.strip().upper()
    if not _CURRENCY.fullmatch(code):
        raise InvalidValue(key, "be a currency code of three letters such as USD", text)
    return code


_PARSERS: dict[str, Callable[[str, str], Any]] = {
    "hold_hours": _whole(1, 24 * 365),
    "turnaround_days": _whole(0, 365),
    "viability_percent": _whole(0, 100),
    "payment_terms_days": _whole(0, 365),
    "void_minutes": _whole(0, 24 * 60),
    "mail_grace_seconds": _whole(0, 24 * 3600),
    "currency": _currency,
    "company_name": clean_name,
}
