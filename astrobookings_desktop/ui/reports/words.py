"""What reports are called on the screen, and how their figures are written there."""

from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum

from PySide6.QtCore import QCoreApplication

from astrobookings_desktop.domain.destinations import Place
from astrobookings_desktop.domain.periods import Period
from astrobookings_desktop.domain.phrases import Phrase
from astrobookings_desktop.reports.cells import printed
from astrobookings_desktop.reports.report import Column, Kind, Report, Value
from astrobookings_desktop.ui import format as text
from astrobookings_desktop.ui.language import tell
from astrobookings_desktop.ui.theme.statuses import look_of

_PLAIN = Column("subject", "")
NUMBERS = (Kind.WHOLE, Kind.MONEY, Kind.PERCENT)


def tr(words: str) -> str:
    """A title, a heading or a note in the language of the screen."""
    if isinstance(words, Phrase):
        return tell(words)
    return QCoreApplication.translate("reports", words)


def about(report: Report) -> str:
    """What it is about, under its title."""
    parts = [shown(value, _PLAIN) for value in report.subject]
    return " · ".join(parts) or tr(report.about)


def shown(value: Value, column: Column) -> str:
    """A figure as people read it; times in the workstation's zone."""
    match value:
        case None:
            return ""
        case bool():
            return tr("yes") if value else tr("no")
        case datetime():
            return text.moment(value)
        case date():
            return text.plain_day(value.isoformat())
        case Period():
            return printed(value, column.kind, text.language(), text.zone())
        case Decimal() if column.kind is Kind.PERCENT:
            return printed(value, column.kind, text.language(), text.zone())
        case Decimal():
            return text.money(value)
        case int() if column.kind is Kind.WHOLE:
            return text.number(value)
        case StrEnum():
            return look_of(value).word
        case Place():
            return text.place(value)
        case str() if column.kind is Kind.LOCATOR:
            return text.locator(value)
        case str() if column.kind is Kind.WORD:
            return tr(value)
        case _:
            return str(value)
