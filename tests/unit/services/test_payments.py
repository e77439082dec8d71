"""Payments of invoices and reminders of what is owed, upon a real file (DOMAIN.md §7)."""

import json
import sqlite3
from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest

from astrobookings_desktop.data.queries.invoicing import TO_REMIND
from astrobookings_desktop.domain.errors import InvalidValue, ReasonRequired
from astrobookings_desktop.domain.payments import (
    PaymentAboveBalance,
    PaymentInFuture,
    PaymentStands,
)
from astrobookings_desktop.domain.statuses import InvoiceStatus
from astrobookings_desktop.reports.year import year_report
from astrobookings_desktop.services.business_settings import change_settings
from astrobookings_desktop.services.checks.check import check
from astrobookings_desktop.services.money.invoice_files import invoice_account
from astrobookings_desktop.services.money.payments import (
    EnteredPayment,
    complete_payment,
    fail_payment,
    preview_completion,
    preview_payment,
    refund_payment,
    register_payment,
)
from astrobookings_desktop.services.money.receivables import mark_overdue, remind
from tests.helpers.company import Company
from tests.helpers.ledgers import WHY, billed, invoice_of, pay


def status(company: Company, invoice: int) -> str:
    return str(invoice_of(company, invoice).status)


# --- payments ---------------------------------------------------------------------------------


def test_an_invoice_is_paid_in_parts(company: Company, agency: int) -> None:
    key = billed(company, agency)  # 100.00
    assert status(company, key) == "pending"
    pay(company, key, "40.00", method="Bank transfer", reference="TR-1")
    assert status(company, key) == "partially_paid"
    announced = pay(company, key, "60.00", pending=True)
    assert status(company, key) == "partially_paid"
    done = company.do(complete_payment, announced)
    assert (done.balance, done.status) == (Decimal("0.00"), InvoiceStatus.PAID)
    done = company.do(refund_payment, announced, "Meant for another")
    assert (done.balance, done.status) == (Decimal("60.00"), InvoiceStatus.PARTIALLY_PAID)
    company.clock.forward(days=40)
    assert company.do(mark_overdue) == 1
    assert status(company, key) == "overdue"
    pay(company, key, "59.99")
    assert status(company, key) == "overdue"
    pay(company, key, "0.01")
    assert status(company, key) == "paid"
    assert list(check(company.reader)) == []


def test_a_known_method_is_kept_as_it_is_called_and_other_words_as_typed(
    company: Company, agency: int
) -> None:
    key = billed(company, agency)
    for typed in (" bank  TRANSFER ", "card", "Barter of moon rock", " ", None):
        pay(company, key, "1.00", method=typed)
    kept = company.rows("SELECT method FROM payment ORDER BY id")
    assert [one for (one,) in kept] == ["Bank transfer", "Card", "Barter of moon rock", None, None]


BAD_AMOUNTS = ["0", "0.00", "-1", "1.234,50", "1,23.50", "0.001", "ten", "", "NaN", "1e2"]


@pytest.mark.parametrize("amount", BAD_AMOUNTS)
def test_an_amount_that_is_none_is_refused(company: Company, agency: int, amount: str) -> None:
    key = billed(company, agency)
    with pytest.raises(InvalidValue, match="Amount must"):
        pay(company, key, amount)
    assert isinstance(
        preview_payment(company.reading, key, EnteredPayment(amount)).refusal, InvalidValue
    )
    assert not company.rows("SELECT 1 FROM payment")


def test_a_payment_beyond_what_is_owed_or_of_tomorrow_is_refused_with_the_balance(
    company: Company, agency: int
) -> None:
    key = billed(company, agency)
    pay(company, key, "30.00")
    with pytest.raises(PaymentAboveBalance, match=r"above the balance of 70\.00"):
        pay(company, key, "70.01")
    tomorrow = (company.clock.now + timedelta(days=1)).date().isoformat()
    with pytest.raises(PaymentInFuture, match=r"70\.00"):
        pay(company, key, "1.00", date=tomorrow)
    for bad in ("yesterday", "2026-02-30", "31.12.2026", "1899-12-31"):
        with pytest.raises(InvalidValue):
            pay(company, key, "1.00", date=bad)
    first, second = (pay(company, key, "50.00", pending=True) for _ in range(2))
    said = preview_completion(company.reading, first)
    assert (said.amount, said.balance, said.left) == (Decimal(50), Decimal(70), Decimal(20))
    assert (said.today, said.refusal) == (company.clock.now.date(), None)
    assert company.do(complete_payment, first).balance == said.left
    refused = preview_completion(company.reading, second)
    assert isinstance(refused.refusal, PaymentAboveBalance)
    assert refused.left == refused.balance
    with pytest.raises(PaymentAboveBalance, match=r"20\.00"):
        company.do(complete_payment, second)
    terms = preview_payment(company.reading, key, EnteredPayment("20.00"))
    assert (terms.balance, terms.left) == (Decimal("20.00"), Decimal("0.00"))


def test_what_is_refused_of_a_payment_that_stands_elsewhere(company: Company, agency: int) -> None:
    key = billed(company, agency)
    payment = pay(company, key, "10.00")
    with pytest.raises(PaymentStands, match=r"is completed: it can't be completed .*90\.00"):
        company.do(complete_payment, payment)
    with pytest.raises(PaymentStands):
        company.do(fail_payment, payment, WHY)
    with pytest.raises(ReasonRequired):
        company.do(refund_payment, payment, " ")
    company.do(refund_payment, payment, WHY)
    with pytest.raises(PaymentStands, match="is refunded"):
        company.do(refund_payment, payment, WHY)
    announced = pay(company, key, "10.00", pending=True)
    company.do(fail_payment, announced, None)
    with pytest.raises(PaymentStands, match="is failed"):
        company.do(complete_payment, announced)


def test_announced_money_counts_on_the_day_it_came_in_the_companys_zone(
    company: Company, agency: int
) -> None:
    """A year that was reported gets no more when what was announced in it comes later."""
    company.do(change_settings, {"company_time_zone": "America/New_York"})
    key = billed(company, agency)
    company.clock.now = datetime(2026, 12, 19, 12, tzinfo=UTC)
    came, failed, at_once = (
        pay(company, key, "10.00", **more)
        for more in (
            {"pending": True, "reference": "TR-1"},
            {"pending": True},
            {"date": "2026-12-01"},
        )
    )

    def received(year: int) -> list[Decimal]:
        months = year_report(company.reading, year).sections[0].values("received")
        return [amount for amount in months if isinstance(amount, Decimal)]

    december = [*[Decimal("0.00")] * 11, Decimal("10.00")]
    assert received(2026) == december
    company.clock.now = datetime(2027, 2, 1, 3, tzinfo=UTC)  # still January there
    company.do(complete_payment, came)
    company.do(fail_payment, failed)
    assert received(2026) == december
    assert received(2027) == [Decimal("10.00"), *[Decimal("0.00")] * 11]
    days = dict(company.rows("SELECT id, date FROM payment"))
    assert days == {came: "2027-01-31", failed: "2026-12-19", at_once: "2026-12-01"}
    assert list(check(company.reader)) == []


def test_the_database_itself_keeps_a_payment_as_it_is(company: Company, agency: int) -> None:
    key = billed(company, agency)
    announced, came = pay(company, key, "1.00", pending=True), pay(company, key, "2.00")
    execute = company.writer._connection.execute
    for statement in (
        "UPDATE payment SET amount = amount",
        "UPDATE payment SET invoice_id = invoice_id",
        f"UPDATE payment SET date = '2026-01-01' WHERE id = {announced}",
        f"UPDATE payment SET date = '2026-01-01' WHERE id = {came}",
        f"UPDATE payment SET date = date, status = 'failed' WHERE id = {announced}",
        f"UPDATE payment SET date = date, status = 'completed' WHERE id = {came}",
        "DELETE FROM payment",
    ):
        with pytest.raises(sqlite3.IntegrityError, match="never"):
            execute(statement)


def test_the_same_reference_twice_is_a_warning(company: Company, agency: int) -> None:
    first, second = billed(company, agency), billed(company, agency)
    pay(company, first, "1.00", reference="TR 70-001")
    entered = EnteredPayment("2.00", reference="tr70-001")
    number = invoice_of(company, first).number
    assert preview_payment(company.reading, second, entered).same_reference == (number,)
    done = company.do(register_payment, second, entered)
    assert done.same_reference == (number,)
    failed = pay(company, second, "1.00", pending=True, reference="TR-9")
    company.do(fail_payment, failed, WHY)
    assert (
        preview_payment(
            company.reading, second, EnteredPayment("1.00", reference="TR-9")
        ).same_reference
        == ()
    )


# --- time -------------------------------------------------------------------------------------


def test_reminders_go_out_once_each_and_only_the_latest(company: Company, agency: int) -> None:
    late, forgotten, paid = (billed(company, agency) for _ in range(3))
    pay(company, paid, "80.00")
    due = datetime.fromisoformat(invoice_of(company, forgotten).due_date).replace(tzinfo=UTC)
    company.clock.now = due + timedelta(hours=20)
    company.do(mark_overdue)
    assert status(company, forgotten) == "pending"  # the due date itself is in time

    def look(days: int) -> int:
        company.clock.now = due + timedelta(days=days, hours=2)
        company.do(mark_overdue)
        return company.do(remind)

    pay(company, paid, "20.00") if status(company, paid) != "paid" else None
    sent = [look(days) for days in (1, 1, 2, 40, 40, 400)]
    assert sum(sent) == company.value("SELECT count(*) FROM invoice_reminder")
    steps = {
        key: [one.days for one in invoice_account(company.reading, key).reminders]
        for key in (late, forgotten, paid)
    }
    assert steps[forgotten] == [1, 30]  # that of the fourteenth day was slept through
    assert steps[paid] == []
    after_the_last = company.rows(TO_REMIND.replace(":today", "'2030-01-01'"))
    assert after_the_last == []
    told = company.rows(
        "SELECT facts FROM notification WHERE event = 'invoice_reminder' AND user_id = ? "
        "ORDER BY id",
        agency,
    )
    assert {json.loads(row[0])["balance"] for row in told} == {"100.00"}
    assert not [one for one in check(company.reader) if one.rule.startswith("invoice_")]
