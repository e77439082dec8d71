"""Invoices: what is charged, numbers and dates, status and reminders (DOMAIN.md §6)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal

from astrobookings_desktop.domain.errors import Refusal
from astrobookings_desktop.domain.fees import ABORT_FEE, fee
from astrobookings_desktop.domain.launches import require_reason
from astrobookings_desktop.domain.phrases import Phrase
from astrobookings_desktop.domain.settings import BusinessSettings
from astrobookings_desktop.domain.statuses import InvoiceKind, InvoiceStatus, LaunchStatus
from astrobookings_desktop.domain.zones import is_zone_here, zone_of

REMINDERS = (1, 14, 30)  # days overdue
NOTHING = Decimal("0.00")
LEGAL_DATA: Mapping[str, str] = {
    "legal_name": Phrase("the legal name"),
    "tax_id": Phrase("the tax id"),
    "legal_address": Phrase("the legal address"),
}
"""What an invoice needs of an agency, by column, in words."""
ISSUER_DATA = ("company_tax_id", "company_address")
"""What it ought to say of the own company, by setting."""


# --- what is refused --------------------------------------------------------------------------


@dataclass(eq=False)
class LegalDataMissing(Refusal):
    """The agency lacks what an invoice must say of it; the invoice waits (§6)."""

    agency: str
    missing: tuple[str, ...]
    field = "agency"
    sentence = "The invoice waits: {agency} lacks {missing}. Enter it with the agency."


@dataclass(eq=False)
class ZoneUnknown(Refusal):
    """This computer lacks the company's time zone, which names the day of an invoice (§6)."""

    zone: str
    field = "company_time_zone"
    sentence = (
        "This computer doesn't know the company's time zone, {zone}, so that it can't date an "
        "invoice: choose another zone in the settings."
    )


@dataclass(eq=False)
class NothingToCharge(Refusal):
    """Only launches that flew or were aborted are charged for, and no imported ones (§6)."""

    launch_id: int
    status: LaunchStatus
    imported: bool = False
    field = "launch"

    def _sentence(self) -> str:
        if self.imported:
            return (
                "Launch {launch_id} was flown before this program kept the books: "
                "there is nothing to charge for."
            )
        if self.status.is_open:
            return (
                "Launch {launch_id} is {status}: its invoice can be issued once it is marked "
                "launched or aborted."
            )
        return "Launch {launch_id} is {status}: there is nothing to charge for."


@dataclass(eq=False)
class AlreadyInvoiced(Refusal):
    """The launch has an invoice that isn't void (§6)."""

    launch_id: int
    number: str
    field = "launch"
    sentence = "Launch {launch_id} has the invoice {number}: void that one first if it is wrong."


@dataclass(eq=False)
class InvoiceHasPayments(Refusal):
    """An invoice with completed payments can't be voided (§6)."""

    number: str
    paid: Decimal
    balance: Decimal
    field = "invoice"
    sentence = (
        "The invoice {number} has completed payments of {paid:,.2f} (balance {balance:,.2f}): "
        "refund them first."
    )


@dataclass(eq=False)
class InvoiceIsVoid(Refusal):
    """A void invoice stays as it is (§6, §7)."""

    number: str
    field = "invoice"
    sentence = "The invoice {number} is void: nothing can be paid or changed on it."


# --- what is charged --------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Charge:
    """What a launch costs its agency."""

    kind: InvoiceKind
    amount: Decimal
    net: Decimal
    basis_points: int | None


def charge(
    launch_id: int,
    status: LaunchStatus,
    *,
    imported: bool,
    net: Decimal,
    basis_points: int | None,
) -> Charge:
    """The fee of a launch that flew, the fixed sum of an aborted one.

    `net` and `basis_points` are as of the outcome. Raises NothingToCharge.
    """
    if status is LaunchStatus.ABORTED and not imported:
        return Charge(InvoiceKind.ABORT, ABORT_FEE, net, None)
    if status is not LaunchStatus.LAUNCHED or imported or basis_points is None:
        raise NothingToCharge(launch_id, status, imported)
    return Charge(InvoiceKind.FEE, fee(net, basis_points), net, basis_points)


def check_legal_data(agency: str, given: Mapping[str, str | None]) -> None:
    """Raises LegalDataMissing, which names what an invoice still needs of the agency."""
    missing = tuple(words for column, words in LEGAL_DATA.items() if not given.get(column))
    if missing:
        raise LegalDataMissing(agency, missing)


def unsaid_of_issuer(settings: BusinessSettings) -> tuple[str, ...]:
    """Which settings of the own company are empty; an invoice is issued without them."""
    return tuple(name for name in ISSUER_DATA if not getattr(settings, name))


# --- number, date, void -----------------------------------------------------------------------


def today_in(zone: str, now: datetime) -> date:
    """The day in the company's time zone; the UTC day where this computer doesn't know the zone."""
    return now.astimezone(zone_of(zone)).date()


def require_zone(zone: str) -> None:
    """Raises ZoneUnknown where nobody can say here on which day an invoice is issued."""
    if not is_zone_here(zone):
        raise ZoneUnknown(zone)


@dataclass(frozen=True, slots=True)
class SeriesEnd:
    """The last invoice of the newest year's series."""

    year: int
    serial: int
    date: date


@dataclass(frozen=True, slots=True)
class NextNumber:
    """What the next invoice is called, and its date."""

    serial: int
    date: date

    @property
    def text(self) -> str:
        """INV-2026-000001."""
        return f"INV-{self.date.year}-{self.serial:06}"


def next_number(today: date, last: SeriesEnd | None) -> NextNumber:
    """The number that follows: gap-free within the year of its date.

    The date is the later of today and the series' last, so that it never goes back; once a year
    has begun the earlier series is closed.
    """
    if last is None:
        return NextNumber(1, today)
    day = max(today, last.date)
    return NextNumber(last.serial + 1 if day.year == last.year else 1, day)


def due_on(issued: date, terms_days: int) -> date:
    """The last day on which it can be paid in time."""
    return issued + timedelta(days=terms_days)


def check_void(
    number: str, status: InvoiceStatus, amount: Decimal, paid: Decimal, reason: str | None
) -> None:
    """Raises InvoiceIsVoid, InvoiceHasPayments, ReasonRequired unless it can be made void."""
    if status is InvoiceStatus.VOID:
        raise InvoiceIsVoid(number)
    if paid:
        raise InvoiceHasPayments(number, paid, amount - paid)
    require_reason(reason, "void an invoice")


# --- status and reminders ---------------------------------------------------------------------


def status_of(
    *, void: bool, amount: Decimal, paid: Decimal, due: date, today: date
) -> InvoiceStatus:
    """The status, derived in this order: void, paid, overdue, partially paid, pending."""
    if void:
        return InvoiceStatus.VOID
    if paid == amount:
        return InvoiceStatus.PAID
    if today > due:
        return InvoiceStatus.OVERDUE
    return InvoiceStatus.PARTIALLY_PAID if paid else InvoiceStatus.PENDING


def days_overdue(due: date, today: date) -> int:
    """How many days the due date lies behind; 0 until it has passed."""
    return max(0, (today - due).days)


def reminder_due(due: date, today: date, last_step: int | None) -> int | None:
    """Which reminder is to go out: the latest that is due, unless it or a later one did."""
    overdue = days_overdue(due, today)
    step = max((one for one in REMINDERS if one <= overdue), default=None)
    return step if step is not None and step > (last_step or 0) else None


def next_reminder(due: date, last_step: int | None) -> date | None:
    """The day of the next reminder, None after the last one."""
    step = min((one for one in REMINDERS if one > (last_step or 0)), default=None)
    return None if step is None else due + timedelta(days=step)
