"""What is owed at a glance: the figures over the list of invoices (DOMAIN.md §6, §7)."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from astrobookings_desktop.data.queries import money_totals as queries
from astrobookings_desktop.domain.invoices import days_overdue
from astrobookings_desktop.domain.money import from_cents
from astrobookings_desktop.domain.rights import Right
from astrobookings_desktop.services.money.invoices import today_of
from astrobookings_desktop.services.reading import Reading
from astrobookings_desktop.services.viewing import own_agency


@dataclass(frozen=True, slots=True)
class Owed:
    """A sum of balances over so many invoices."""

    amount: Decimal
    invoices: int


@dataclass(frozen=True, slots=True)
class MoneyTotals:
    """The figures of this moment; an agency's people see their own agency's.

    `fees` are those issued in the month of `today`, without the void ones; `waiting` are launches
    to be charged for that have no invoice, or none any more, `lacking` their agencies.
    """

    today: date
    unpaid: Owed
    overdue: Owed
    oldest_days: int
    fees: Owed
    void_this_month: int
    refunds: Owed
    waiting: int
    lacking: tuple[str, ...]


def money_totals(reading: Reading) -> MoneyTotals:
    """The figures; raises MissingRight."""
    reading.require(Right.READ_INVOICES)
    agency, today = own_agency(reading), today_of(reading)
    ((unpaid, unpaid_count, overdue, overdue_count, oldest),) = reading.all(
        queries.UNPAID, agency=agency
    )
    month = f"{today:%Y-%m}"
    ((fees, fee_count, void_count),) = reading.all(queries.FEES, agency=agency, month=month)
    ((refunds, refund_count),) = reading.all(queries.REFUNDS, agency=agency)
    lacking = reading.all(queries.WAITING, agency=agency)
    return MoneyTotals(
        today,
        Owed(from_cents(unpaid), unpaid_count),
        Owed(from_cents(overdue), overdue_count),
        days_overdue(date.fromisoformat(oldest), today) if oldest else 0,
        Owed(from_cents(fees), fee_count),
        void_count,
        Owed(from_cents(refunds), refund_count),
        sum(count for _name, count in lacking),
        tuple(name for name, _count in lacking),
    )
