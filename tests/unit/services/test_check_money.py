"""The check knows what must hold of invoices and payments (DOMAIN.md §6, §7)."""

from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest

from astrobookings_desktop.data.models import Invoice, Launch, Payment
from astrobookings_desktop.data.queries.invariants import money
from astrobookings_desktop.data.queries.invoicing import GO_ON
from astrobookings_desktop.domain.statuses import (
    InvoiceKind,
    InvoiceStatus,
    LaunchStatus,
    PaymentStatus,
)
from astrobookings_desktop.services.access.sign_in import lock, sign_out
from astrobookings_desktop.services.bookings.cancellations import cancel_seats
from astrobookings_desktop.services.bookings.sales import SellSeats, sell_seats
from astrobookings_desktop.services.checks.check import check
from astrobookings_desktop.services.launches.transitions import outcome_columns
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


def series_goes_on(work: UnitOfWork, number: str, day: str) -> None:
    year, serial = int(number[4:8]), int(number[9:])
    work.execute(GO_ON, year=year, serial=serial, date=day)


def bill(company: Company, launch: int, number: str, amount: str, **columns: Any) -> int:
    def issue(work: UnitOfWork) -> int:
        record = work.get(Launch, launch)
        day = work.now.date()
        points = columns.pop("basis_points", record.fee_basis_points)
        values = {
            "status": InvoiceStatus.PENDING,
            "date": day.isoformat(),
            "kind": InvoiceKind.FEE if points else InvoiceKind.ABORT,
            "legal_name": "A",
            "tax_id": "1",
            "legal_address": "B",
            "destination": record.destination,
            "launch_date": record.date,
            "seats": 1,
            "net": record.net_revenue,
            "basis_points": points,
            "due_date": (day + timedelta(days=30)).isoformat(),
            "language": "en",
            "facts": {},
        } | columns
        if values["status"] is InvoiceStatus.VOID:
            values |= {"void_date": values["date"], "void_reason": "wrong"}
        series_goes_on(work, number, values["date"])
        return work.add(
            Invoice,
            "issue",
            number=number,
            agency_id=record.agency_id,
            launch_id=launch,
            amount=Decimal(amount),
            **values,
        )

    return company.work(issue)


MOMENTS = {
    PaymentStatus.COMPLETED: ("completed_at",),
    PaymentStatus.FAILED: ("failed_at",),
    PaymentStatus.REFUNDED: ("completed_at", "refunded_at"),
    PaymentStatus.PENDING: (),
}


def pay(company: Company, invoice: int, amount: str, status: PaymentStatus) -> int:
    def receive(work: UnitOfWork) -> int:
        return work.add(
            Payment,
            "pay",
            invoice_id=invoice,
            amount=Decimal(amount),
            date=work.now.date().isoformat(),
            status=status,
            **dict.fromkeys(MOMENTS[status], work.now),
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
    full, lower = "37.04", "12.35"  # 1 % of 3,703.68, and of 1,234.56
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
    ("invoice_amount", f"UPDATE invoice SET net = net + 100 WHERE id = {PAID}", "its own"),
    ("invoice_amount", f"UPDATE invoice SET basis_points = 80 WHERE id = {PAID}", "says"),
    ("invoice_series", "UPDATE invoice_series SET last_number = 9", "series says otherwise"),
    ("invoice_series", "DELETE FROM invoice_series", "series says otherwise"),
    ("invoice_series", "UPDATE invoice_series SET last_date = '2026-12-31'", "otherwise"),
    ("invoice_snapshot", f"UPDATE invoice SET legal_name = NULL WHERE id = {PAID}", "lacks"),
    ("invoice_snapshot", f"UPDATE invoice SET void_date = NULL WHERE id = {VOID}", "lacks"),
    (
        "invoice_missing",
        f"DELETE FROM payment WHERE invoice_id = {LAST}; DELETE FROM invoice WHERE id = {LAST}",
        "neither an invoice nor a job",
    ),
    (
        "invoice_pdf",
        f"INSERT INTO invoice_pdf VALUES ({PAID}, '{'0' * 64}', x'00', "
        "'2026-12-01T00:00:00.000000Z')",
        "was changed",
    ),
    (
        "invoice_reminder",
        f"INSERT INTO invoice_reminder VALUES (1, {PAID}, 14, '2026-12-05', 100, "
        "'2026-12-05T00:00:00.000000Z')",
        "14 days overdue",
    ),
    ("payment", "UPDATE payment SET completed_at = NULL", "moments"),
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


def test_who_only_looked_ahead_hides_nothing_that_is_dated_too_late(billed: Company) -> None:
    with doctoring(billed.path) as connection:
        connection.execute("UPDATE payment SET date = '2030-01-01'")
    billed.clock.forward(days=10_000)
    for look in (lock, sign_out):
        billed.do(look)
    assert "payment" in rules_broken(billed)
