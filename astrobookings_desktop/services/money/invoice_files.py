"""An invoice as its page and its panel show it, and its archived file (DOMAIN.md §6)."""

import hashlib
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from astrobookings_desktop.data.models import Invoice
from astrobookings_desktop.data.queries import invoicing as queries
from astrobookings_desktop.domain import invoices as rules
from astrobookings_desktop.domain.entities import Entity
from astrobookings_desktop.domain.money import from_cents
from astrobookings_desktop.domain.rights import READ_RIGHTS
from astrobookings_desktop.domain.statuses import InvoiceKind, InvoiceStatus, Language
from astrobookings_desktop.services.money.invoice_facts import currency_of, due_of
from astrobookings_desktop.services.money.invoices import paid_of
from astrobookings_desktop.services.reading import Reading
from astrobookings_desktop.services.unit_of_work import UnitOfWork
from astrobookings_desktop.services.viewing import own_agency, require_visible


@dataclass(frozen=True, slots=True)
class Issuer:
    """The own company as the invoice names it."""

    name: str
    tax_id: str = ""
    address: str = ""
    email: str = ""


@dataclass(frozen=True, slots=True)
class Taking:
    """Seats of one price that brought something: sold, or canceled with something kept."""

    is_sold: bool
    price: Decimal
    seats: int
    total: Decimal
    refund_percent: int
    refunded: Decimal

    @property
    def net(self) -> Decimal:
        """What the company kept of it."""
        return self.total - self.refunded


@dataclass(frozen=True, slots=True)
class InvoiceSheet:
    """All that the page of an invoice says, frozen when it was issued."""

    number: str
    issued: date
    due: date
    kind: InvoiceKind
    issuer: Issuer
    agency: str
    legal_name: str
    tax_id: str
    legal_address: str
    destination: str
    launch_date: datetime
    rocket: str
    seats: int
    takings: tuple[Taking, ...]
    net: Decimal
    basis_points: int | None
    amount: Decimal
    currency: str
    language: Language
    time_zone: str
    replaces: str = ""  # the number of a void one of the launch; earlier versions didn't freeze it


@dataclass(frozen=True, slots=True)
class Reminded:
    """A reminder that went out."""

    days: int
    date: date
    balance: Decimal


@dataclass(frozen=True, slots=True)
class Replacement:
    """The numbers of the launch's invoices before and after this one; empty where there is none."""

    replaces: str  # which became void
    replaced_by: str  # of a void one


@dataclass(frozen=True, slots=True)
class InvoiceAccount:
    """What was paid on an invoice, and what is to come."""

    sheet: InvoiceSheet
    status: InvoiceStatus
    paid: Decimal
    reminders: tuple[Reminded, ...]
    next_reminder: date | None
    replacement: Replacement

    @property
    def balance(self) -> Decimal:
        """What is still to be paid; nothing on a void invoice."""
        if self.status is InvoiceStatus.VOID:
            return rules.NOTHING
        return self.sheet.amount - self.paid


def invoice_sheet(reading: Reading, invoice_id: int) -> InvoiceSheet:
    """What the page of an invoice says; raises NotFound (also another agency's), MissingRight."""
    require_visible(reading, Entity.INVOICE, invoice_id)
    return _sheet_of(reading, reading.get(Invoice, invoice_id))


def invoice_account(reading: Reading, invoice_id: int) -> InvoiceAccount:
    """The invoice with its payments and reminders; raises NotFound, MissingRight."""
    require_visible(reading, Entity.INVOICE, invoice_id)
    invoice = reading.get(Invoice, invoice_id)
    sheet = _sheet_of(reading, invoice)
    rows = reading.all(queries.REMINDERS_OF, invoice_id=invoice_id)
    reminders = tuple(
        Reminded(step, date.fromisoformat(day), from_cents(balance)) for step, day, balance in rows
    )
    status: InvoiceStatus = invoice.status
    last = reminders[-1].days if reminders else None
    is_owed = status not in (InvoiceStatus.VOID, InvoiceStatus.PAID)
    following = rules.next_reminder(sheet.due, last) if is_owed else None
    replacement = invoice_replacement(reading, invoice_id)
    paid = paid_of(reading, invoice_id)
    return InvoiceAccount(sheet, status, paid, reminders, following, replacement)


def invoice_replacement(reading: Reading, invoice_id: int) -> Replacement:
    """Which invoice of the same launch this one replaces, and which replaced it; raises NotFound,
    MissingRight."""
    require_visible(reading, Entity.INVOICE, invoice_id)
    before, after = (
        reading.one(query, invoice_id=invoice_id) for query in (queries.BEFORE_IT, queries.AFTER_IT)
    )
    return Replacement(*((row and row[0]) or "" for row in (before, after)))


def invoice_details(reading: Reading, invoice_id: int) -> dict[str, Any]:
    """Balance, calculation, payments and reminders as plain values; raises as the others."""
    account = invoice_account(reading, invoice_id)
    details: dict[str, Any] = {
        "paid": str(account.paid),
        "balance": str(account.balance),
        "lines": [
            {
                "sold": one.is_sold,
                "price_per_seat": str(one.price),
                "number_of_seats": one.seats,
                "total_price": str(one.total),
                "refund_percent": one.refund_percent,
                "refund_amount": str(one.refunded),
            }
            for one in account.sheet.takings
        ],
        "payments": [
            {
                "id": payment_id,
                "amount": str(from_cents(cents)),
                "date": day,
                "status": status,
                "method": method,
                "reference": reference,
            }
            for payment_id, cents, day, status, method, reference in reading.all(
                queries.PAYMENTS_OF, invoice_id=invoice_id
            )
        ],
        "reminders": [
            {"days_overdue": one.days, "date": one.date.isoformat(), "balance": str(one.balance)}
            for one in account.reminders
        ],
    }
    if own_agency(reading) is not None:
        return details
    waiting = account.next_reminder
    return details | {"next_reminder": waiting and waiting.isoformat()}


def kept_file(reading: Reading, invoice_id: int) -> tuple[bytes, str] | None:
    """The archived file and its SHA-256, None as long as there is none.

    Raises NotFound, MissingRight.
    """
    require_visible(reading, Entity.INVOICE, invoice_id)
    row = reading.one(queries.PDF, invoice_id=invoice_id)
    return None if row is None else (bytes(row[0]), str(row[1]))


def keep_file(work: UnitOfWork, invoice_id: int, content: bytes) -> None:
    """Archive the file that was made first; a later one is dropped.

    Whoever may read the invoice may have its file made. Raises NotFound, MissingRight.
    """
    work.require(READ_RIGHTS[Entity.INVOICE])
    require_visible(work, Entity.INVOICE, invoice_id)
    digest = hashlib.sha256(content).hexdigest()
    if work.execute(
        queries.ADD_PDF,
        invoice_id=invoice_id,
        sha256=digest,
        content=content,
        now=work.now_text,
    ):
        work.log(Entity.INVOICE, invoice_id, "archive", None, {"sha256": digest})
        work.touched(Entity.INVOICE, invoice_id)


def _sheet_of(reading: Reading, invoice: Invoice) -> InvoiceSheet:
    facts: dict[str, Any] = invoice.facts or {}
    return InvoiceSheet(
        number=invoice.number,
        issued=date.fromisoformat(invoice.date),
        due=due_of(invoice),
        kind=invoice.kind or InvoiceKind.FEE,
        issuer=Issuer(**facts["issuer"]) if "issuer" in facts else _present_issuer(reading),
        agency=facts.get("agency", invoice.legal_name or ""),
        legal_name=invoice.legal_name or "",
        tax_id=invoice.tax_id or "",
        legal_address=invoice.legal_address or "",
        destination=invoice.destination or "",
        launch_date=invoice.launch_date or reading.now,
        rocket=facts.get("rocket", ""),
        seats=invoice.seats or 0,
        takings=tuple(_taking(one) for one in facts.get("lines", ())),
        net=invoice.net or rules.NOTHING,
        basis_points=invoice.basis_points,
        amount=invoice.amount,
        currency=currency_of(reading, invoice),
        language=invoice.language or Language.EN,
        time_zone=facts.get("time_zone", reading.settings.company_time_zone),
        replaces=facts.get("replaces", ""),
    )


def _present_issuer(reading: Reading) -> Issuer:
    """The own company now: an invoice of an earlier version didn't say what it was then."""
    settings = reading.settings
    return Issuer(
        settings.company_legal_name or settings.company_name,
        settings.company_tax_id,
        settings.company_address,
        settings.company_email,
    )


def _taking(line: dict[str, Any]) -> Taking:
    return Taking(
        line["sold"],
        Decimal(line["price"]),
        line["seats"],
        Decimal(line["total"]),
        line["refund_percent"],
        Decimal(line["refunded"]),
    )
