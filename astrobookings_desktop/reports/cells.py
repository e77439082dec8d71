"""Figures as text: exact for programs, as people read them on paper."""

from datetime import date, datetime, tzinfo
from decimal import Decimal

from babel.dates import format_date
from babel.numbers import format_decimal

from astrobookings_desktop.domain.destinations import Place
from astrobookings_desktop.domain.locator import display
from astrobookings_desktop.domain.periods import Period, month_of
from astrobookings_desktop.domain.statuses import Language
from astrobookings_desktop.domain.times import to_text
from astrobookings_desktop.places import catalogue
from astrobookings_desktop.reports.report import Kind, Value


def exact(value: Value) -> str:
    """A value for a program: plain decimals, UTC times, true and false."""
    match value:
        case None:
            return ""
        case bool():
            return "true" if value else "false"
        case datetime():
            return to_text(value)
        case _:
            return str(value)


def printed(value: Value, kind: Kind, locale: str, zone: tzinfo | None) -> str:
    """A value on paper, in a language ("en", "es") and a time zone (None: the computer's)."""
    match value:
        case None:
            return ""
        case bool():
            yes, no = ("sí", "no") if locale == "es" else ("yes", "no")
            return yes if value else no
        case datetime():
            local = value.astimezone(zone)
            return f"{_day(local, locale)}, {local:%H:%M}"
        case date():
            return _day(value, locale)
        case Period():
            return _span(value, locale)
        case Decimal():
            shape = "#,##0.0 %" if kind is Kind.PERCENT else "#,##0.00"
            # Babel multiplies by a hundred at the sign %, so it is put behind.
            text: str = format_decimal(value, shape.removesuffix(" %"), locale=locale)
            return f"{text} %" if kind is Kind.PERCENT else text
        case Place():
            return catalogue().called(value, Language(locale))
        case str() if kind is Kind.LOCATOR:
            return display(value)
        case int() if kind is Kind.WHOLE:
            whole: str = format_decimal(value, "#,##0", locale=locale)
            return whole
        case _:
            return str(value)


def _day(day: date, locale: str) -> str:
    """17 Mar 2027, 17 mar 2027."""
    text: str = format_date(day, "d MMM yyyy", locale=locale)
    return text


def _span(period: Period, locale: str) -> str:
    """2026, 2026-Q4, Dec 2026, or both days."""
    first, last = period.first, period.last
    if period == month_of(first.year, first.month):
        month: str = format_date(first, "MMM yyyy", locale=locale)
        return month
    brief = period.text()
    return f"{_day(first, locale)} – {_day(last, locale)}" if "–" in brief else brief
