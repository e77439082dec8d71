"""What time does to invoices: they become overdue, and are reminded of (DOMAIN.md §6)."""

from datetime import date

from astrobookings_desktop.data.models import Invoice
from astrobookings_desktop.data.queries import invoicing as queries
from astrobookings_desktop.domain import invoices as rules
from astrobookings_desktop.domain.entities import Entity
from astrobookings_desktop.domain.money import to_cents
from astrobookings_desktop.services.money.invoice_facts import due_of
from astrobookings_desktop.services.money.invoice_notices import tell_of_invoice
from astrobookings_desktop.services.money.invoices import paid_of, restate, today_of
from astrobookings_desktop.services.reading import Reading
from astrobookings_desktop.services.unit_of_work import UnitOfWork


def invoices_to_watch(reading: Reading) -> list[int]:
    """Those that became overdue or aren't after all, or of which a reminder is due: each for a
    transaction of its own, so that none stands in another's way and nobody waits long to write."""
    today = today_of(reading)
    late = reading.all(queries.TO_RESTATE, today=today.isoformat())
    overdue = reading.all(queries.TO_REMIND, today=today.isoformat())
    due = (
        key
        for key, last in overdue
        if rules.reminder_due(due_of(reading.get(Invoice, key)), today, last) is not None
    )
    return [*(key for (key,) in late), *due]


def mark_overdue(work: UnitOfWork, only: int | None = None) -> int:
    """Store the status of invoices whose due date has passed, and of those that a clock in a wrong
    future called overdue; gives how many there were.

    With `only` no other invoice is looked at.
    """
    which = queries.TO_RESTATE if only is None else queries.TO_RESTATE_OF
    late = work.all(which, today=today_of(work).isoformat(), only=only)
    for (invoice_id,) in late:
        restate(work, work.get(Invoice, invoice_id), "restate")
    return len(late)


def remind(work: UnitOfWork, only: int | None = None) -> int:
    """Send the reminders that are due, of several the latest only; gives how many went out.

    With `only` no other invoice is looked at.
    """
    which = queries.TO_REMIND if only is None else queries.TO_REMIND_OF
    overdue = work.all(which, today=today_of(work).isoformat(), only=only)
    return sum(remind_of(work, work.get(Invoice, key), last) for key, last in overdue)


def remind_of(work: UnitOfWork, invoice: Invoice, last_step: int | None) -> bool:
    """Send the reminder of an overdue invoice that is due after the last one; False for none."""
    today = today_of(work)
    step = rules.reminder_due(due_of(invoice), today, last_step)
    if step is not None:
        _remind(work, invoice, step, today)
    return step is not None


def _remind(work: UnitOfWork, invoice: Invoice, step: int, today: date) -> None:
    balance = invoice.amount - paid_of(work, invoice.id)
    work.execute(
        queries.ADD_REMINDER,
        id=work.new_id(),
        invoice_id=invoice.id,
        step=step,
        date=today.isoformat(),
        balance=to_cents(balance),
        now=work.now_text,
    )
    told = {"days_overdue": step, "balance": str(balance)}
    work.log(Entity.INVOICE, invoice.id, "remind", None, told)
    work.touched(Entity.INVOICE, invoice.id)
    tell_of_invoice(work, "invoice_reminder", "Payment reminder", invoice, balance)
