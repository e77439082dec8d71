"""Payments: registering them, and what becomes of each (DOMAIN.md §7)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from astrobookings_desktop.data.models import Invoice, Payment
from astrobookings_desktop.data.queries import invoicing as queries
from astrobookings_desktop.domain import payments as rules
from astrobookings_desktop.domain import values
from astrobookings_desktop.domain.entities import Entity
from astrobookings_desktop.domain.errors import Refusal
from astrobookings_desktop.domain.money import parse_price
from astrobookings_desktop.domain.payments import Announced, Owed
from astrobookings_desktop.domain.rights import Right
from astrobookings_desktop.domain.statuses import InvoiceStatus, PaymentStatus
from astrobookings_desktop.domain.times import parse_date
from astrobookings_desktop.services.money.invoice_notices import (
    tell_of_payment,
    withdraw_from_agency,
)
from astrobookings_desktop.services.money.invoices import announced_of, paid_of, restate, today_of
from astrobookings_desktop.services.reading import Reading
from astrobookings_desktop.services.unit_of_work import UnitOfWork

METHOD_LENGTH, REFERENCE_LENGTH, REASON_LENGTH = 100, 200, 500


@dataclass(frozen=True, slots=True)
class EnteredPayment:
    """What a person enters; amounts as plain text such as 1234.50, a date as 2027-05-01.

    The method is one of `domain.payments.METHODS` or any other words. Without a date it is today's
    in the company's time zone; `pending` announces it only, until it comes on a day of its own.
    """

    amount: str | Decimal
    date: str | None = None
    method: str | None = None
    reference: str | None = None
    pending: bool = False


@dataclass(frozen=True, slots=True)
class PaymentDone:
    """What a change came to: the payment, its invoice's balance and status after it.

    `same_reference` are the invoices whose payments have the same reference: a warning.
    `announced` are the invoice's other payments that are announced only.
    """

    payment_id: int
    invoice_id: int
    number: str
    balance: Decimal
    status: InvoiceStatus
    same_reference: tuple[str, ...] = ()
    announced: tuple[Announced, ...] = ()


@dataclass(frozen=True, slots=True)
class PaymentTerms:
    """What registering would do: the balance before and after it, or why it can't be done.

    What is odd and yet taken: `same_reference` as in PaymentDone, `before_issue` is the invoice's
    date (2027-05-01) where the payment's lies before it, `announced` are payments that didn't come
    yet: this may be one of them, and those that don't fit into `left` can't come any more.
    """

    number: str
    balance: Decimal
    left: Decimal
    today: date  # in the company's time zone: no payment is dated later
    same_reference: tuple[str, ...] = ()
    refusal: Refusal | None = None
    before_issue: str | None = None
    announced: tuple[Announced, ...] = ()


@dataclass(frozen=True, slots=True)
class CompletionTerms:
    """What completing an announced payment would do: the invoice's balance before and after it.

    `today` is the day that the payment gets, in the company's time zone; `refusal` is why it can't
    be completed, with which the balance stays.
    """

    number: str
    amount: Decimal
    balance: Decimal
    left: Decimal
    today: date
    refusal: Refusal | None = None


def preview_payment(reading: Reading, invoice_id: int, entered: EnteredPayment) -> PaymentTerms:
    """What registering the payment would do; a refusal is carried, not raised.

    Raises NotFound, MissingRight.
    """
    reading.require(Right.RECORD_PAYMENTS)
    invoice = reading.get(Invoice, invoice_id)
    owed, today = _owed(reading, invoice), today_of(reading)
    try:
        columns = _read(reading, owed, entered)
    except Refusal as refusal:
        return PaymentTerms(owed.number, owed.balance, owed.balance, today, refusal=refusal)
    left = owed.balance if entered.pending else owed.balance - columns["amount"]
    return PaymentTerms(
        owed.number,
        owed.balance,
        left,
        today,
        _same_reference(reading, columns),
        before_issue=invoice.date if columns["date"] < invoice.date else None,
        announced=() if entered.pending else announced_of(reading, invoice.id),
    )


def register_payment(work: UnitOfWork, invoice_id: int, entered: EnteredPayment) -> PaymentDone:
    """Register money that came for an invoice, or that is announced (`pending`).

    Raises NotFound, InvalidValue, InvoiceIsVoid, PaymentInFuture, PaymentAboveBalance,
    MissingRight.
    """
    work.require(Right.RECORD_PAYMENTS)
    invoice = work.get(Invoice, invoice_id)
    columns = _read(work, _owed(work, invoice), entered)
    status = PaymentStatus.PENDING if entered.pending else PaymentStatus.COMPLETED
    payment_id = work.add(
        Payment,
        "pay" if status is PaymentStatus.COMPLETED else "announce",
        invoice_id=invoice_id,
        status=status,
        completed_at=None if entered.pending else work.now,
        **columns,
    )
    if status is PaymentStatus.COMPLETED:
        _completed(work, invoice, work.get(Payment, payment_id))
    return _done(work, payment_id, invoice, _same_reference(work, columns, but=payment_id))


def preview_completion(reading: Reading, payment_id: int) -> CompletionTerms:
    """What it does when the announced money came; a refusal is carried, not raised.

    Raises NotFound, MissingRight.
    """
    reading.require(Right.RECORD_PAYMENTS)
    payment = reading.get(Payment, payment_id)
    owed, today = _owed(reading, reading.get(Invoice, payment.invoice_id)), today_of(reading)
    try:
        _checked(reading, payment_id, PaymentStatus.COMPLETED)
    except Refusal as refusal:
        stays = owed.balance
        return CompletionTerms(owed.number, payment.amount, stays, stays, today, refusal)
    left = owed.balance - payment.amount
    return CompletionTerms(owed.number, payment.amount, owed.balance, left, today)


def complete_payment(work: UnitOfWork, payment_id: int) -> PaymentDone:
    """The announced money came: its date is today's in the company's time zone, no longer that of
    the announcement, so that no year gets more which was reported already.

    Raises NotFound, PaymentStands, InvoiceIsVoid, PaymentAboveBalance, MissingRight.
    """
    work.require(Right.RECORD_PAYMENTS)
    payment, invoice = _checked(work, payment_id, PaymentStatus.COMPLETED)
    work.change(
        payment,
        "complete",
        status=PaymentStatus.COMPLETED,
        date=today_of(work).isoformat(),
        completed_at=work.now,
    )
    _completed(work, invoice, payment)
    return _done(work, payment_id, invoice)


def fail_payment(work: UnitOfWork, payment_id: int, reason: str | None = None) -> PaymentDone:
    """The announced money doesn't come. Raises NotFound, PaymentStands, InvalidValue,
    MissingRight."""
    work.require(Right.RECORD_PAYMENTS)
    payment, invoice = _checked(work, payment_id, PaymentStatus.FAILED)
    why = values.clean_text(reason, "reason", REASON_LENGTH)
    work.change(
        payment,
        "fail",
        because=why,
        status=PaymentStatus.FAILED,
        failed_at=work.now,
        reason=why,
    )
    return _done(work, payment_id, invoice)


def refusal_of_refund(reading: Reading, payment_id: int) -> Refusal | None:
    """Why the payment's money can't be given back now, whatever the reason; None when it can.

    Raises NotFound, MissingRight.
    """
    reading.require(Right.REFUND_PAYMENTS)
    try:
        _checked(reading, payment_id, PaymentStatus.REFUNDED, "a reason")
    except Refusal as refusal:
        return refusal
    return None


def refund_payment(work: UnitOfWork, payment_id: int, reason: str | None) -> PaymentDone:
    """Money is given back; the invoice is open for it again. Raises NotFound, PaymentStands,
    ReasonRequired, InvalidValue, MissingRight."""
    work.require(Right.REFUND_PAYMENTS)
    why = values.clean_text(reason, "reason", REASON_LENGTH)
    payment, invoice = _checked(work, payment_id, PaymentStatus.REFUNDED, why)
    work.change(
        payment,
        "refund",
        because=why,
        status=PaymentStatus.REFUNDED,
        refunded_at=work.now,
        reason=why,
    )
    work.name_deed()
    restate(work, invoice, "restate")
    unaware = withdraw_from_agency(work, Entity.PAYMENT, payment_id, invoice.agency_id)
    tell_of_payment(
        work,
        "payment_refunded",
        "Payment refunded",
        invoice,
        payment,
        _owed(work, invoice).balance,
        reason=why,
        but=unaware,
    )
    return _done(work, payment_id, invoice)


# --- parts ------------------------------------------------------------------------------------


def _owed(reading: Reading, invoice: Invoice) -> Owed:
    return Owed(invoice.number, invoice.status, invoice.amount, paid_of(reading, invoice.id))


def _read(reading: Reading, owed: Owed, entered: EnteredPayment) -> dict[str, Any]:
    """The columns of what was entered, checked against the invoice."""
    amount = parse_price(entered.amount, "amount")
    today = today_of(reading)
    day = parse_date(entered.date) if entered.date and entered.date.strip() else today
    method = values.clean_text(entered.method, "method", METHOD_LENGTH, multiline=False)
    reference = values.clean_text(entered.reference, "reference", REFERENCE_LENGTH, multiline=False)
    rules.check_payment(owed, amount, day, today, pending=entered.pending)
    return {
        "amount": amount,
        "date": day.isoformat(),
        "method": method and rules.known_method(method),
        "reference": reference,
        "reference_key": reference and rules.reference_key(reference),
    }


def _same_reference(reading: Reading, columns: Mapping[str, Any], but: int = 0) -> tuple[str, ...]:
    if not columns["reference_key"]:
        return ()
    key = columns["reference_key"]
    rows = reading.all(queries.SAME_REFERENCE, reference_key=key, but=but)
    return tuple(number for _key, number in rows)


def _checked(
    reading: Reading, payment_id: int, target: PaymentStatus, reason: str | None = None
) -> tuple[Payment, Invoice]:
    payment = reading.get(Payment, payment_id)
    invoice = reading.get(Invoice, payment.invoice_id)
    owed = _owed(reading, invoice)
    rules.check_transition(payment.id, payment.status, target, payment.amount, owed, reason)
    return payment, invoice


def _completed(work: UnitOfWork, invoice: Invoice, payment: Payment) -> None:
    """The invoice's status, and the news."""
    work.name_deed()
    restate(work, invoice, "restate")
    balance = _owed(work, invoice).balance
    tell_of_payment(work, "payment_completed", "Payment received", invoice, payment, balance)


def _done(
    work: UnitOfWork, payment_id: int, invoice: Invoice, same: tuple[str, ...] = ()
) -> PaymentDone:
    balance = _owed(work, invoice).balance
    return PaymentDone(
        payment_id,
        invoice.id,
        invoice.number,
        balance,
        invoice.status,
        same,
        tuple(one for one in announced_of(work, invoice.id) if one.payment_id != payment_id),
    )
