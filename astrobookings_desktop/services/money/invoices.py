"""Invoices: issuing them, voiding them, and the managers' review (DOMAIN.md §6)."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from astrobookings_desktop.data.enqueue import ARCHIVE_INVOICE
from astrobookings_desktop.data.models import Agency, Invoice, Launch, Payment
from astrobookings_desktop.data.queries import invoicing as queries
from astrobookings_desktop.domain import invoices as rules
from astrobookings_desktop.domain import values
from astrobookings_desktop.domain.entities import Entity
from astrobookings_desktop.domain.errors import Refusal
from astrobookings_desktop.domain.invoices import AlreadyInvoiced, Charge, SeriesEnd
from astrobookings_desktop.domain.money import from_cents
from astrobookings_desktop.domain.payments import Announced
from astrobookings_desktop.domain.rights import Right
from astrobookings_desktop.domain.statuses import InvoiceStatus, Language, PaymentStatus
from astrobookings_desktop.services.leaving_jobs import leave_job
from astrobookings_desktop.services.money.invoice_facts import due_of, frozen_facts
from astrobookings_desktop.services.money.invoice_notices import (
    tell_of_invoice,
    withdraw_from_agency,
)
from astrobookings_desktop.services.reading import Reading
from astrobookings_desktop.services.unit_of_work import UnitOfWork

PRIORITY = 5  # the file is made before the mail that takes it along
FAILED_BY_VOID = "The invoice was made void"


@dataclass(frozen=True, slots=True)
class InvoiceTerms:
    """What issuing would write now, or why it can't be done.

    `unsaid` are settings of the own company that are empty: the invoice doesn't say them.
    """

    launch_id: int
    agency: str
    charge: Charge | None
    number: str = ""
    issued: date | None = None
    due: date | None = None
    refusal: Refusal | None = None
    unsaid: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class VoidOutlook:
    """What voiding would do: which announced payments it would mark failed; or why it can't."""

    launch_id: int
    number: str
    amount: Decimal
    pending_payments: tuple[Announced, ...]
    refusal: Refusal | None = None


def preview_issue(reading: Reading, launch_id: int) -> InvoiceTerms:
    """What issuing an invoice for the launch would write; a refusal is carried, not raised.

    Raises NotFound, MissingRight.
    """
    reading.require(Right.ISSUE_INVOICES)
    launch = reading.get(Launch, launch_id)
    name, _language = _person(reading, launch.agency_id)
    try:
        due = _charge(reading, launch)
        _check_agency(reading, launch.agency_id, name)
        rules.require_zone(reading.settings.company_time_zone)
    except Refusal as refusal:
        return InvoiceTerms(launch_id, name, None, refusal=refusal)
    following = _next(reading)
    return InvoiceTerms(
        *(launch_id, name, due, following.text, following.date, _due(reading, following)),
        unsaid=rules.unsaid_of_issuer(reading.settings),
    )


def issue_invoice(work: UnitOfWork, launch_id: int) -> int:
    """Issue the invoice of a launch by hand: one that waited, or anew after a void; gives its id.

    Same figures and rate as at the outcome, present legal data, next number. Raises NotFound,
    NothingToCharge, AlreadyInvoiced, LegalDataMissing, ZoneUnknown, MissingRight.
    """
    work.require(Right.ISSUE_INVOICES)
    return issue_for(work, launch_id)


def issue_for(work: UnitOfWork, launch_id: int) -> int:
    """Issue it, tell agency and managers, and have its file archived; raises as `issue_invoice`.

    The number is drawn in the transaction that writes the invoice: it can't be lost.
    """
    launch = work.get(Launch, launch_id)
    due = _charge(work, launch)
    name, language = _person(work, launch.agency_id)
    agency = _check_agency(work, launch.agency_id, name)
    rules.require_zone(work.settings.company_time_zone)
    following = _next(work)
    day = following.date.isoformat()
    work.execute(queries.GO_ON, year=following.date.year, serial=following.serial, date=day)
    seats, facts = frozen_facts(work, launch, name)
    invoice_id = work.add(
        Invoice,
        "issue",
        number=following.text,
        agency_id=launch.agency_id,
        launch_id=launch.id,
        amount=due.amount,
        status=InvoiceStatus.PENDING if due.amount else InvoiceStatus.PAID,
        date=day,
        kind=due.kind,
        legal_name=agency.legal_name,
        tax_id=agency.tax_id,
        legal_address=agency.legal_address,
        destination=launch.destination,
        launch_date=launch.date,
        seats=seats,
        net=due.net,
        basis_points=due.basis_points,
        due_date=_due(work, following).isoformat(),
        language=Language(language),
        facts=facts,
    )
    _end_waiting(work, launch_id)
    work.touched(Entity.LAUNCH, launch_id)
    tell_of_invoice(work, "invoice_issued", "Invoice", work.get(Invoice, invoice_id), due.amount)
    key = f"{ARCHIVE_INVOICE}:{invoice_id}"
    leave_job(work, ARCHIVE_INVOICE, Entity.INVOICE, invoice_id, key, priority=PRIORITY)
    return invoice_id


def preview_void_invoice(reading: Reading, invoice_id: int) -> VoidOutlook:
    """What voiding would do; a refusal is carried, not raised. Raises NotFound, MissingRight."""
    reading.require(Right.VOID_INVOICES)
    invoice = reading.get(Invoice, invoice_id)
    refusal = None
    try:
        _check_void(reading, invoice, "a reason")
    except Refusal as found:
        refusal = found
    waiting = announced_of(reading, invoice_id)
    return VoidOutlook(invoice.launch_id, invoice.number, invoice.amount, waiting, refusal)


def void_invoice(work: UnitOfWork, invoice_id: int, reason: str | None) -> None:
    """Make a wrong invoice void; it keeps number and launch, which may be invoiced again.

    Announced payments on it fail. Raises NotFound, InvoiceIsVoid, InvoiceHasPayments,
    ReasonRequired, InvalidValue, MissingRight.
    """
    work.require(Right.VOID_INVOICES)
    void_for(work, invoice_id, reason)


def void_for(work: UnitOfWork, invoice_id: int, reason: str | None) -> None:
    """Make it void and tell agency and managers; raises as `void_invoice`."""
    invoice = work.get(Invoice, invoice_id)
    why = values.clean_text(reason, "reason", 500)
    _check_void(work, invoice, why)
    for announced in announced_of(work, invoice_id):
        work.change(
            work.get(Payment, announced.payment_id),
            "fail",
            because=FAILED_BY_VOID,
            status=PaymentStatus.FAILED,
            failed_at=work.now,
            reason=FAILED_BY_VOID,
        )
    # Never before the issue date, though that may lie ahead of the clock.
    day = max(invoice.date, today_of(work).isoformat())
    work.change(
        invoice,
        "void",
        because=why,
        status=InvoiceStatus.VOID,
        void_date=day,
        void_reason=why,
    )
    work.touched(Entity.LAUNCH, invoice.launch_id)
    unaware = withdraw_from_agency(work, Entity.INVOICE, invoice_id, invoice.agency_id)
    tell_of_invoice(
        work, "invoice_void", "Invoice void", invoice, rules.NOTHING, reason=why, but=unaware
    )


def review_invoice(work: UnitOfWork, invoice_id: int, reviewed: bool = True) -> None:
    """Mark an invoice reviewed by who acts, now; or take the mark back.

    Raises NotFound, MissingRight.
    """
    work.require(Right.REVIEW_INVOICES)
    invoice = work.get(Invoice, invoice_id)
    if reviewed == (invoice.reviewed_at is not None):
        return
    work.change(
        invoice,
        "review" if reviewed else "unreview",
        reviewed_at=work.now if reviewed else None,
        reviewed_by_id=work.actor.user_id if reviewed else None,
    )


def note_on_invoice(work: UnitOfWork, invoice_id: int, note: str | None) -> None:
    """Keep the managers' note on an invoice, none when it is empty.

    Raises NotFound, InvalidValue, MissingRight.
    """
    work.require(Right.REVIEW_INVOICES)
    kept = values.clean_text(note, "note", 2000)
    work.change(work.get(Invoice, invoice_id), "note", note=kept)


def today_of(reading: Reading) -> date:
    """Today in the company's time zone."""
    return rules.today_in(reading.settings.company_time_zone, reading.now)


def next_due(reading: Reading) -> date:
    """By which day an invoice that is issued now is to be paid."""
    return _due(reading, _next(reading))


def paid_of(reading: Reading, invoice_id: int) -> Decimal:
    """What completed payments come to."""
    ((cents,),) = reading.all(queries.PAID, invoice_id=invoice_id)
    return from_cents(cents)


def announced_of(reading: Reading, invoice_id: int) -> tuple[Announced, ...]:
    """The invoice's payments that are announced only, by date."""
    return tuple(
        Announced(key, from_cents(cents), date.fromisoformat(day), reference)
        for key, cents, day, reference in reading.all(
            queries.PENDING_PAYMENTS, invoice_id=invoice_id
        )
    )


def restate(work: UnitOfWork, invoice: Invoice, action: str) -> InvoiceStatus:
    """Derive the status anew and store it, logged as `action`; gives it."""
    status = rules.status_of(
        void=invoice.status is InvoiceStatus.VOID,
        amount=invoice.amount,
        paid=paid_of(work, invoice.id),
        due=due_of(invoice),
        today=today_of(work),
    )
    work.change(invoice, action, status=status)
    work.touched(Entity.INVOICE, invoice.id)  # its balance is another one, whatever its status
    return status


# --- parts ------------------------------------------------------------------------------------


def _charge(reading: Reading, launch: Launch) -> Charge:
    due = rules.charge(
        launch.id,
        launch.status,
        imported=launch.imported,
        net=launch.net_revenue or rules.NOTHING,
        basis_points=launch.fee_basis_points,
    )
    live = reading.one(queries.LIVE_OF_LAUNCH, launch_id=launch.id)
    if live is not None:
        raise AlreadyInvoiced(launch.id, live[1])
    return due


def _check_agency(reading: Reading, agency_id: int, name: str) -> Agency:
    agency = reading.get(Agency, agency_id)
    rules.check_legal_data(name, {column: getattr(agency, column) for column in rules.LEGAL_DATA})
    return agency


def _person(reading: Reading, user_id: int) -> tuple[Any, ...]:
    return reading.all(queries.PERSON, id=user_id)[0]


def _next(reading: Reading) -> rules.NextNumber:
    row = reading.one(queries.LAST_OF_SERIES)
    last = None if row is None else SeriesEnd(row[0], row[1], date.fromisoformat(row[2]))
    return rules.next_number(today_of(reading), last)


def _due(reading: Reading, number: rules.NextNumber) -> date:
    return rules.due_on(number.date, reading.settings.payment_terms_days)


def _end_waiting(work: UnitOfWork, launch_id: int) -> None:
    """The job that waited for this has nothing left to do."""
    for job_id, _error in work.all(queries.JOB_OF_LAUNCH, launch_id=launch_id):
        if work.execute(queries.END_JOB, id=job_id, now=work.now_text):
            work.touched(Entity.JOB_QUEUE, job_id)


def _check_void(reading: Reading, invoice: Invoice, reason: str | None) -> None:
    paid = paid_of(reading, invoice.id)
    rules.check_void(invoice.number, invoice.status, invoice.amount, paid, reason)
