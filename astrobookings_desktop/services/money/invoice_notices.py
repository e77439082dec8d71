"""What agencies and managers are told of invoices and payments (DOMAIN.md §8)."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from astrobookings_desktop.data.models import Invoice, Payment
from astrobookings_desktop.data.queries import invoicing as queries
from astrobookings_desktop.domain.entities import Entity
from astrobookings_desktop.domain.times import english_day, to_text
from astrobookings_desktop.services.messages.notices import (
    MESSAGES_OF_RECORD,
    PENDING,
    Recipient,
    notify,
    recipient_of,
    withdraw,
)
from astrobookings_desktop.services.money.invoice_facts import currency_of, due_of
from astrobookings_desktop.services.unit_of_work import UnitOfWork


def tell_of_invoice(
    work: UnitOfWork,
    event: str,
    what: str,
    invoice: Invoice,
    balance: Decimal,
    *,
    reason: str | None = None,
    but: frozenset[int] = frozenset(),
) -> None:
    """Tell of an invoice that was just issued, reminded of or made void, also on the desktop.

    `but` are those who needn't know.
    """
    told = _recipients(work, invoice.agency_id, on_desktop=True)
    facts = _facts(work, invoice, invoice.amount, balance, reason)
    line = _line(work, what, invoice, invoice.amount, balance)
    some = [one for one in told if one.user_id not in but]
    notify(work, event, some, Entity.INVOICE, invoice.id, line, facts)


def tell_of_payment(
    work: UnitOfWork,
    event: str,
    what: str,
    invoice: Invoice,
    payment: Payment,
    balance: Decimal,
    *,
    reason: str | None = None,
    but: frozenset[int] = frozenset(),
) -> None:
    """Tell of a payment that was just completed or refunded, but those who needn't know."""
    told = _recipients(work, invoice.agency_id, on_desktop=False)
    facts = _facts(work, invoice, payment.amount, balance, reason)
    facts |= {
        name: value
        for name, value in (("method", payment.method), ("reference", payment.reference))
        if value
    }
    line = _line(work, what, invoice, payment.amount, balance)
    some = [one for one in told if one.user_id not in but]
    notify(work, event, some, Entity.PAYMENT, payment.id, line, facts)


def withdraw_from_agency(
    work: UnitOfWork, entity: Entity, key: int, agency_id: int
) -> frozenset[int]:
    """Discard the waiting messages about a record that is undone (§8).

    Gives the agency, as the one who needn't know, when a message to it waited until now and none
    had reached it yet. Without any message, or after one that failed, nobody can say that it
    doesn't know.
    """
    messages = work.all(MESSAGES_OF_RECORD, entity=entity.value, entity_id=key)
    waited = any((one[1], one[2]) == (agency_id, PENDING) for one in messages)
    had_reached = agency_id in withdraw(work, entity, key).reached
    return frozenset({agency_id}) if waited and not had_reached else frozenset()


def _line(work: UnitOfWork, what: str, invoice: Invoice, amount: Decimal, balance: Decimal) -> str:
    currency = currency_of(work, invoice)
    return (
        f"{what}: {invoice.number}, {amount:,.2f} {currency}, launch to {invoice.destination}, "
        f"balance {balance:,.2f} {currency}, due {english_day(due_of(invoice))}"
    )


def _facts(
    work: UnitOfWork, invoice: Invoice, amount: Decimal, balance: Decimal, reason: str | None
) -> dict[str, Any]:
    facts: dict[str, Any] = {
        "number": invoice.number,
        "amount": str(amount),
        "balance": str(balance),
        "currency": currency_of(work, invoice),
        "due_date": due_of(invoice).isoformat(),
        "destination": invoice.destination,
        "date": invoice.launch_date and to_text(invoice.launch_date),
        "seats": invoice.seats,
        "reason": reason,
    }
    return {name: value for name, value in facts.items() if value is not None}


def _recipients(work: UnitOfWork, agency_id: int, on_desktop: bool) -> Iterator[Recipient]:
    yield recipient_of(work, agency_id)
    for manager, has_mail in work.all(queries.MANAGERS):
        if has_mail:
            yield Recipient(manager, by_mail=True)
        if on_desktop or not has_mail:
            yield Recipient(manager, by_mail=False)
