"""Amounts, moments and locators as people read them; times in the workstation's zone."""

import functools
import re
from collections.abc import Callable
from datetime import UTC, date, datetime, tzinfo
from decimal import Decimal
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from babel.dates import format_date
from babel.numbers import format_decimal, get_currency_name
from PySide6.QtCore import QCoreApplication, QLocale

from astrobookings_desktop.domain import locator as locators
from astrobookings_desktop.domain import spans
from astrobookings_desktop.domain.money import from_cents
from astrobookings_desktop.domain.phrases import Count
from astrobookings_desktop.domain.statuses import Language
from astrobookings_desktop.domain.times import from_text
from astrobookings_desktop.places import catalogue

_zone: tzinfo | None = None  # None: the computer's own
_locale = "en"
_currency = "USD"

_FSI, _PDI = "\u2068", "\u2069"
_FROM_THE_RIGHT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
_POINTS = {"en": ".", "es": ","}
_AMOUNTS = {  # with groups of thousands or without
    "en": re.compile(r"\d{1,3}(,\d{3})+(\.\d{1,2})?"),
    "es": re.compile(r"(\d{1,3}(\.\d{3})+|\d+)(,\d+)?"),  # 12,345 is no twelve thousand here
}


def _system_clock() -> datetime:
    return datetime.now(UTC)


_clock: Callable[[], datetime] = _system_clock


def use_zone(name: str) -> None:
    """Show times in the zone called `name`, or in the computer's own for "system"."""
    global _zone
    try:
        _zone = None if name == "system" else ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError):
        _zone = None
    moment.cache_clear()
    day.cache_clear()


def use_clock(clock: Callable[[], datetime]) -> None:
    """Count days from the present moment (UTC) that `clock` tells."""
    global _clock
    _clock = clock


def today() -> date:
    """The day that it is in the workstation's calendar."""
    return local(_clock()).date()


def days_until(when: datetime | str) -> int:
    """Days of the workstation's calendar from today on; negative for days gone by."""
    return (local(when).date() - today()).days


def use_language(language: str) -> None:
    """Write amounts and months as in "en" or "es"."""
    global _locale
    _locale = language
    money.cache_clear()
    number.cache_clear()
    plain_day.cache_clear()
    moment.cache_clear()
    day.cache_clear()
    place.cache_clear()


def language() -> str:
    """The language in which amounts are written: "en" or "es"."""
    return _locale


def zone() -> tzinfo | None:
    """The zone in use, None for the computer's own."""
    return _zone


@functools.lru_cache(maxsize=4096, typed=True)  # 100 cents are not Decimal(100)
def money(amount: Decimal | int) -> str:
    """An amount, or whole cents, with two decimals: 56,000,000.00."""
    value = from_cents(amount) if isinstance(amount, int) else amount
    text: str = format_decimal(value, format="#,##0.00", locale=_locale)
    return text


@functools.lru_cache(maxsize=4096, typed=True)
def number(value: Decimal | float) -> Count:
    """A count, or a figure with what decimals it has: 1,250.

    In a template it can bring its word: "{0:row|rows}" is 1 row, 2 rows.
    """
    return Count(format_decimal(value, locale=_locale), value == 1)


def read_amount(text: str) -> str:
    """An amount typed in the language's way, as the rules read it: 1,250,000.00 is 1250000.00.

    Anything that isn't one is left for the rules to judge.
    """
    typed = text.strip()
    if not _AMOUNTS[_locale].fullmatch(typed):
        return typed
    point = _POINTS[_locale]
    return typed.replace("." if point == "," else ",", "").replace(point, ".")


def money_with_currency(amount: Decimal | int, currency: str) -> str:
    """An amount with its currency: 56,000,000.00 USD."""
    return f"{money(amount)} {currency}"


def use_currency(code: str) -> bool:
    """Name the company's currency by its code beside amounts; whether it was another one before."""
    global _currency
    differs, _currency = code != _currency, code
    return differs


def currency() -> str:
    """The code of the company's currency: USD."""
    return _currency


def named_currency(code: str) -> str:
    """A currency's code and name: USD · US Dollar."""
    return f"{code} · {get_currency_name(code, locale=_locale)}"


def priced(amount: Decimal | int) -> str:
    """An amount in the company's currency: 56,000,000.00 USD."""
    return money_with_currency(amount, _currency)


def local(when: datetime | str) -> datetime:
    """A moment, or the database's text of one, in the workstation's zone."""
    return (from_text(when) if isinstance(when, str) else when).astimezone(_zone)


@functools.lru_cache(maxsize=4096)
def moment(when: datetime | str) -> str:
    """17 Mar 2027, 09:00."""
    at = local(when)
    return f"{at.day} {_month(at)} {at.year}, {at:%H:%M}"


def moment_without_year(when: datetime | str) -> str:
    """17 Mar, 09:00."""
    at = local(when)
    return f"{at.day} {_month(at)}, {at:%H:%M}"


def widest_day() -> str:
    """The day that takes the most room in this language."""
    return f"28 {_WIDEST_MONTH[_locale]} 2028"


def widest_moment() -> str:
    """The moment that takes the most room in this language."""
    return f"{widest_day()}, 20:00"


def moment_with_weekday(when: datetime | str) -> str:
    """Wed 17 Mar 2027, 09:00."""
    return f"{_weekday(local(when))} {moment(when)}"


@functools.lru_cache(maxsize=4096)
def day(when: datetime | str) -> str:
    """17 Mar 2027."""
    at = local(when)
    return f"{at.day} {_month(at)} {at.year}"


def month_of(when: datetime | str) -> str:
    """Mar 2027."""
    at = local(when)
    return f"{_month(at)} {at.year}"


def day_with_weekday(when: datetime | str) -> str:
    """Wed 17 Mar 2027."""
    return f"{_weekday(local(when))} {day(when)}"


def size(count: int) -> str:
    """A file's bytes: 12.3 MB, or 15 KB."""
    if count >= 1e6:
        return f"{number(round(count / 1e6, 1))} MB"
    return f"{number(round(max(count, 1000) / 1e3))} KB"


def locator(text: str) -> str:
    """K7M 4QX."""
    return locators.display(text)


@functools.lru_cache(maxsize=4096)
def place(name: str) -> str:
    """The destination that records call `name`: Moon, in Spanish Luna."""
    return catalogue().called(name, Language(_locale))


def apart(text: str) -> str:
    """Words that may be written from right to left, so that they turn no figure beside them."""
    return f"{_FSI}{text}{_PDI}" if _FROM_THE_RIGHT.search(text) else text


def all_places(name: str) -> str:
    """Its names in every language, to search among."""
    return " ".join(catalogue().all_names(name))


def seats(count: int) -> Count:
    """1 seat, 2 seats; with a word in a template, too: "{seats:goes|go} back"."""
    words = QCoreApplication.translate("format", "{count:seat|seats}")
    return Count(words.format(count=number(count)), count == 1)


def day_start(now: datetime) -> datetime:
    """The moment (UTC) at which the workstation's present day began."""
    return spans.day_start(local(now).date(), _zone)


_MONTHS = {
    "en": ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"],
    "es": ["ene", "feb", "mar", "abr", "may", "jun", "jul", "ago", "sept", "oct", "nov", "dic"],
}
_WIDEST_MONTH = {"en": "May", "es": "sept"}
_WEEKDAYS = {
    "en": ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"],
    "es": ["lun", "mar", "mié", "jue", "vie", "sáb", "dom"],
}


def _month(at: datetime) -> str:
    return _MONTHS[_locale][at.month - 1]


def month_alone(at: datetime) -> str:
    """March, in the language."""
    return _month_names(_locale)[at.month - 1]


@functools.cache
def _month_names(language: str) -> list[str]:
    locale = QLocale(language)
    return [locale.standaloneMonthName(number) for number in range(1, 13)]


def month_number(name: str) -> int:
    """The month whose name begins like this in a language of ours; 0 when there is none."""
    start = name.casefold()[:3]
    for months in _MONTHS.values():
        for number, month in enumerate(months, start=1):
            if month.casefold()[:3] == start:
                return number
    return 0


def _weekday(at: datetime) -> str:
    return _WEEKDAYS[_locale][at.weekday()]


@functools.lru_cache(maxsize=4096)
def plain_day(text: str) -> str:
    """17 Mar 2027, from a date without time and zone: 2027-03-17."""
    at = datetime.fromisoformat(text)
    return f"{at.day} {_month(at)} {at.year}"


def plain_day_with_weekday(when: date) -> str:
    """Wed 17 Mar 2027, of a day of the calendar."""
    weekday = _WEEKDAYS[_locale][when.weekday()]
    return f"{weekday} {when.day} {_MONTHS[_locale][when.month - 1]} {when.year}"


def weekday_name(weekday: int) -> str:
    """Mon for 0."""
    return _WEEKDAYS[_locale][weekday]


def month_name(when: date) -> str:
    """March 2027."""
    name: str = format_date(when, "LLLL yyyy", locale=_locale)
    return name[:1].upper() + name[1:]


def as_utc(bare: datetime) -> datetime:
    """The UTC moment of a date and time as the workstation's clock shows it."""
    return bare.replace(tzinfo=_zone).astimezone(UTC) if _zone else bare.astimezone(UTC)
