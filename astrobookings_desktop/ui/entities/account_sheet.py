"""The calculation of an invoice, what was paid on it, and its reminders, in the record panel."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QVBoxLayout, QWidget

from astrobookings_desktop.domain.statuses import InvoiceKind
from astrobookings_desktop.services.money.invoice_files import InvoiceAccount, invoice_account
from astrobookings_desktop.services.viewing import own_agency
from astrobookings_desktop.ui import format as shown
from astrobookings_desktop.ui.context import UiContext
from astrobookings_desktop.ui.theme.fonts import semibold
from astrobookings_desktop.ui.widgets.card import Hint, Line, section

SUM = "sum"  # the name of the widget that must be in sight whole


@dataclass(frozen=True, slots=True)
class Figure:
    """A line: what, and its figure at the right; an empty one is a rule."""

    label: str = ""
    text: str = ""
    strong: bool = False


def account_sheet(context: UiContext, key: int) -> QWidget:
    """All of it as figures under each other, the sum on top: a low window shows it whole."""
    reading = context.reading()
    account = invoice_account(reading, key)
    sheet = QWidget()
    column = QVBoxLayout(sheet)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(4)
    column.addWidget(_grid(_sum(account), SUM))
    for line in _reminders(account, of_agency=own_agency(reading) is not None):
        column.addWidget(line)
    if account.sheet.takings:
        column.addSpacing(8)
        column.addWidget(section(_tr("What the revenue is made of")))
        column.addWidget(_grid(_takings(account), "takings"))
    return sheet


def _grid(figures: Iterable[Figure], name: str) -> QWidget:
    part = QWidget()
    part.setObjectName(name)
    grid = QGridLayout(part)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(8)
    grid.setVerticalSpacing(4)
    grid.setColumnStretch(0, 1)
    for place, figure in enumerate(figures):
        _add(grid, place, figure)
    return part


def _add(grid: QGridLayout, place: int, figure: Figure) -> None:
    if not figure.label:
        grid.addWidget(Line(), place, 0, 1, 2)
        return
    label = Hint(figure.label)
    label.setFont(semibold() if figure.strong else label.font())
    label.setWordWrap(True)
    value = QLabel(figure.text)
    value.setTextFormat(Qt.TextFormat.PlainText)
    value.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
    value.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    value.setAccessibleName(f"{figure.label}: {figure.text}")
    if figure.strong:
        value.setFont(semibold())
    grid.addWidget(label, place, 0)
    grid.addWidget(value, place, 1)


def _takings(account: InvoiceAccount) -> Iterator[Figure]:
    for taking in account.sheet.takings:
        seats, price = shown.seats(taking.seats), shown.money(taking.price)
        if taking.is_sold:
            words = _tr("Sold: {0} at {1}").format(seats, price)
        else:
            words = _tr("Kept of {0}, {1} % refunded").format(seats, taking.refund_percent)
        yield Figure(words, _money(account, taking.net))


def _sum(account: InvoiceAccount) -> Iterator[Figure]:
    sheet = account.sheet
    yield Figure(_tr("Net revenue"), _money(account, sheet.net))
    if sheet.kind is InvoiceKind.ABORT:
        fee = _tr("Fixed abort fee")
    elif sheet.basis_points is not None:
        rate = Decimal(sheet.basis_points).scaleb(-2).normalize()
        fee = _tr("Fee, {0} %").format(shown.number(rate))
    else:
        fee = _tr("Fee")
    yield Figure(fee, _money(account, sheet.amount), strong=True)
    yield Figure()
    yield Figure(_tr("Paid"), _money(account, account.paid))
    due = shown.plain_day(sheet.due.isoformat())
    words = _tr("Balance") if not account.balance else _tr("Balance, due {0}").format(due)
    yield Figure(words, _money(account, account.balance), strong=True)


def _money(account: InvoiceAccount, amount: Decimal) -> str:
    return shown.money_with_currency(amount, account.sheet.currency)


def _reminders(account: InvoiceAccount, *, of_agency: bool) -> Iterator[Hint]:
    for one in account.reminders:
        day = shown.plain_day(one.date.isoformat())
        yield Hint(
            _tr("Reminded on {0}, {1} days overdue").format(day, one.days)
            if one.days > 1
            else _tr("Reminded on {0}, 1 day overdue").format(day)
        )
    if account.next_reminder is not None and not of_agency:
        day = shown.plain_day(account.next_reminder.isoformat())
        yield Hint(_tr("Next reminder on {0}").format(day))


def _tr(text: str) -> str:
    return QCoreApplication.translate("account", text)
