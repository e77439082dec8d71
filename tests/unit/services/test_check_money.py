"""The check knows what must hold of invoices and payments (DOMAIN.md §6, §7)."""

from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest

from astrobookings_desktop.data.models import Invoice, Launch, Payment
from astrobookings_desktop.data.queries.invariants import money
from astrobookings_desktop.domain.statuses import InvoiceStatus, LaunchStatus, PaymentStatus
from astrobookings_desktop.services.cancellations import cancel_seats
from astrobookings_desktop.services.check import check
from astrobookings_desktop.services.launch_transitions import outcome_columns
from astrobookings_desktop.services.sales import SellSeats, sell_seats
from astrobookings_desktop.services.unit_of_work import UnitOfWork
from tests.helpers.company import Company
from tests.helpers.doctor import doctoring

PRICE = "1234.56"


def rules_broken(company: Company) -> dict[str, str]:
    return {finding.rule: finding.message for finding in check(company.reader)}


def planned(company: Company, seats: int, days: int) -> int:
    """A launch so many days from now."""
    launch = company.launch(date=company.clock.now + timedelta(days=days), price_per_seat=PRICE)
    if seats:
        company.do(sell_seats, SellSeats(launch, company.traveler(), seats))
    return launch


def close(company: Company, launch: int, status: LaunchStatus) -> None:
    def end(work: UnitOfWork) -> None:
        record = work.get(Launch, launch)
        columns = outcome_columns(work, record, status)
        work.change(record, status.value, status=status, status_reason="So it is", **columns)

    company.work(end)


def bill(company: Company, launch: int, number: str, amount: str, **columns: Any) -> int:
    def issue(work: UnitOfWork) -> int:
        values = {"status": InvoiceStatus.PENDING, "date": work.now.date().isoformat()} | columns
        return work.add(
            Invoice,
            "issue",
            number=number,
            agency_id=work.get(Launch, launch).agency_id,
            launch_id=launch,
            amount=Decimal(amount),
            **values,
        )

    return company.work(issue)


def pay(company: Company, invoice: int, amount: str, status: PaymentStatus) -> int:
    def receive(work: UnitOfWork) -> int:
        return work.add(
            Payment,
            "pay",
            invoice_id=invoice,
            amount=Decimal(amount),
            date=work.now.date().isoformat(),
            status=status,
        )

    return company.work(receive)


@pytest.fixture
def billed(company: Company) -> Company:
    """Invoices in every state over two years, with payments; the fees are of 3 and 1 seats."""
    launches = [
        planned(company, 3, 5),
        planned(company, 1, 6),
        planned(company, 0, 7),
        planned(company, 0, 8),
        planned(company, 1, 60),
    ]
    parted = company.do(sell_seats, SellSeats(launches[4], company.traveler(), 4))
    company.do(cancel_seats, parted.id, 1)
    company.clock.forward(days=9)
    for place, status in enumerate(("launched", "launched", "aborted", "launched")):
        close(company, launches[place], LaunchStatus(status))
    full, lower = "37.04", "9.88"  # 1 % of 3,703.68, and 0.8 % of 1,234.56
    bill(company, launches[0], "INV-2026-000001", full, status=InvoiceStatus.VOID)
    first = bill(company, launches[0], "INV-2026-000002", full, status=InvoiceStatus.PAID)
    pay(company, first, "30.00", PaymentStatus.COMPLETED)
    pay(company, first, "7.04", PaymentStatus.COMPLETED)
    pay(company, first, "7.04", PaymentStatus.REFUNDED)
    second = bill(company, launches[1], "INV-2026-000003", lower, status=InvoiceStatus.OVERDUE)
    pay(company, second, "1.00", PaymentStatus.COMPLETED)
    bill(company, launches[3], "INV-2026-000004", "0.00", status=InvoiceStatus.PAID)
    company.clock.forward(days=45)
    last = bill(
        company, launches[2], "INV-2027-000001", "1000.00", status=InvoiceStatus.PARTIALLY_PAID
    )
    pay(company, last, "999.99", PaymentStatus.COMPLETED)
    pay(company, last, "0.01", PaymentStatus.PENDING)
    return company


def test_where_invoices_and_payments_agree_nothing_is_found(billed: Company) -> None:
    assert list(check(billed.reader)) == []


LAST = "(SELECT max(id) FROM invoice)"
PAID = "(SELECT id FROM invoice WHERE number = 'INV-2026-000002')"
VOID = "(SELECT id FROM invoice WHERE status = 'void')"
BROKEN = [
    ("invoice_number", f"UPDATE invoice SET number = '2027-1' WHERE id = {LAST}", "isn't one"),
    ("invoice_number", f"UPDATE invoice SET number = 'INV-2027-1' WHERE id = {LAST}", "isn't one"),
    ("invoice_number", f"UPDATE invoice SET number = number || 'x' WHERE id = {LAST}", "isn't one"),
    ("invoice_number", f"UPDATE invoice SET date = '2026-12-31' WHERE id = {LAST}", "of the year"),
    (
        "invoice_number",
        f"UPDATE invoice SET number = 'INV-2026-000007' WHERE id = {PAID}",
        "ends with",
    ),
    (
        "invoice_number",
        f"UPDATE invoice SET number = 'INV-2027-000002' WHERE id = {LAST}",
        "ends with 0",
    ),
    ("invoice_number", f"DELETE FROM invoice WHERE id = {VOID}", "ends with 0"),
    ("invoice_number", f"UPDATE invoice SET date = '2026-11-01' WHERE id = {PAID}", "is dated"),
    (
        "invoice_launch",
        f"UPDATE invoice SET agency_id = (SELECT max(user_id) FROM agency) WHERE id = {PAID}",
        "is of agency",
    ),
    ("invoice_launch", "UPDATE launch SET status = 'failed' WHERE status = 'launched'", "failed"),
    ("invoice_launch", "UPDATE launch SET imported = 1", "isn't charged"),
    (
        "invoice_launch",
        f"DROP INDEX invoice_live_launch; UPDATE invoice SET status = 'paid' WHERE id = {VOID}",
        "neither is void",
    ),
    ("invoice_amount", f"UPDATE invoice SET amount = 99999 WHERE id = {LAST}", "costs 100000"),
    ("invoice_amount", f"UPDATE invoice SET amount = 3705 WHERE id = {PAID}", "neither 1 %"),
    ("invoice_balance", "UPDATE payment SET amount = amount + 1", "were paid"),
    ("invoice_balance", "UPDATE payment SET status = 'completed'", "were paid"),
    ("invoice_balance", f"UPDATE invoice SET status = 'pending' WHERE id = {LAST}", "is pending"),
    ("invoice_balance", f"UPDATE invoice SET status = 'paid' WHERE id = {LAST}", "is paid"),
    ("invoice_balance", f"UPDATE invoice SET status = 'overdue' WHERE id = {LAST}", "is overdue"),
    ("invoice_balance", f"UPDATE invoice SET status = 'void' WHERE id = {PAID}", "is void"),
    ("invoice_balance", "UPDATE invoice SET status = 'pending' WHERE amount = 0", "is pending"),
    (
        "invoice_balance",
        f"UPDATE invoice SET status = 'partially_paid' WHERE id = {PAID}",
        "is partially_paid",
    ),
    ("payment", f"UPDATE invoice SET status = 'void' WHERE id = {LAST}", "which is void"),
    ("payment", "UPDATE payment SET date = '2030-01-01'", "later than"),
    ("split", "UPDATE booking SET number_of_seats = 2 WHERE split_from_id IS NOT NULL", "sold"),
    ("log", f"UPDATE invoice SET date = '2026-12-01' WHERE id = {PAID}", "date"),
    ("log", "UPDATE payment SET status = 'failed' WHERE status = 'pending'", "status"),
]


@pytest.mark.parametrize(("rule", "statements", "words"), BROKEN)
def test_what_is_broken_is_found_by_its_rule(
    billed: Company, rule: str, statements: str, words: str
) -> None:
    with doctoring(billed.path) as connection:
        for statement in statements.split("; "):
            connection.execute(statement)
    told = [finding.message for finding in check(billed.reader) if finding.rule == rule]
    assert any(words in message for message in told)
    assert not any("{" in message for message in told)


def test_each_rule_is_tried_out() -> None:
    assert {rule.name for rule in money.RULES} <= {rule for rule, _statements, _words in BROKEN}
