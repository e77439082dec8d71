"""Invoices upon a real file: issued, kept, voided, told of (DOMAIN.md §6, §7)."""

import sqlite3
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from astrobookings_desktop.data.models import Payment
from astrobookings_desktop.data.queries.listing.lists import LISTS
from astrobookings_desktop.data.queries.listing.reading import fetch_ids
from astrobookings_desktop.domain.entities import Entity
from astrobookings_desktop.domain.errors import NotFound, ReasonRequired
from astrobookings_desktop.domain.invoices import (
    AlreadyInvoiced,
    InvoiceHasPayments,
    InvoiceIsVoid,
    LegalDataMissing,
    NothingToCharge,
)
from astrobookings_desktop.domain.statuses import InvoiceStatus, PaymentStatus
from astrobookings_desktop.services.business_settings import change_settings
from astrobookings_desktop.services.checks.check import check
from astrobookings_desktop.services.job_control import cancel_job
from astrobookings_desktop.services.launches.corrections import correct_outcome
from astrobookings_desktop.services.messages.states import discard_message
from astrobookings_desktop.services.money.invoice_files import (
    Replacement,
    invoice_account,
    invoice_details,
    invoice_replacement,
    invoice_sheet,
    keep_file,
    kept_file,
)
from astrobookings_desktop.services.money.invoices import (
    issue_invoice,
    note_on_invoice,
    preview_issue,
    preview_void_invoice,
    review_invoice,
    void_invoice,
)
from astrobookings_desktop.services.money.payments import refund_payment
from astrobookings_desktop.services.money.receivables import mark_overdue, remind
from astrobookings_desktop.services.money.totals import money_totals
from astrobookings_desktop.services.people import agencies, users
from astrobookings_desktop.services.viewing import list_query
from tests.helpers.company import Company
from tests.helpers.doctor import doctoring
from tests.helpers.ledgers import (
    LEGAL,
    WHY,
    aborted,
    billed,
    flown,
    invoice_of,
    pay,
    payer,
    planned,
)
from tests.helpers.zones import WEST

YEAR_END = datetime(2026, 12, 31, 23, 30, tzinfo=UTC)


# --- issuing ----------------------------------------------------------------------------------


def test_three_launches_make_an_agency_reliable(company: Company, agency: int) -> None:
    found = []
    for _ in range(3):
        invoice = invoice_of(company, company.do(issue_invoice, flown(company, agency, 3)))
        found.append((invoice.number, invoice.basis_points, invoice.net, invoice.amount))
    net = Decimal("3703.68")
    assert found == [
        ("INV-2026-000001", 100, net, Decimal("37.04")),
        ("INV-2026-000002", 100, net, Decimal("37.04")),
        ("INV-2026-000003", 80, net, Decimal("29.63")),
    ]
    assert list(check(company.reader)) == []


def test_an_abort_costs_a_thousand_and_an_empty_launch_nothing(
    company: Company, agency: int
) -> None:
    abort = invoice_of(company, company.do(issue_invoice, aborted(company, agency)))
    assert (abort.amount, abort.kind, abort.basis_points) == (Decimal("1000.00"), "abort", None)
    empty = invoice_of(company, company.do(issue_invoice, flown(company, agency, seats=0)))
    assert (empty.amount, empty.status) == (Decimal("0.00"), InvoiceStatus.PAID)
    assert list(check(company.reader)) == []


def test_a_launch_is_charged_for_once_and_only_when_it_flew(company: Company, agency: int) -> None:
    launch = flown(company, agency)
    company.do(issue_invoice, launch)
    with pytest.raises(AlreadyInvoiced, match="INV-2026-000001"):
        company.do(issue_invoice, launch)
    with pytest.raises(NothingToCharge, match="is scheduled"):
        company.do(issue_invoice, planned(company, agency, 1, "10.00"))
    with pytest.raises(NotFound):
        company.do(issue_invoice, 999)
    assert company.value("SELECT last_number FROM invoice_series") == 1


def test_without_legal_data_it_waits_and_says_what_is_missing(company: Company) -> None:
    poor = company.agency(legal_name="Poor, Ltd")
    launch = flown(company, poor)
    with pytest.raises(LegalDataMissing) as said:
        company.do(issue_invoice, launch)
    assert said.value.missing == ("the tax id", "the legal address")
    terms = preview_issue(company.reading, launch)
    assert (terms.charge, type(terms.refusal)) == (None, LegalDataMissing)
    assert money_totals(company.reading).waiting == 1
    assert not company.rows("SELECT 1 FROM invoice_series")
    company.do(agencies.edit_agency, poor, LEGAL)
    terms = preview_issue(company.reading, launch)
    assert (terms.number, terms.refusal) == ("INV-2026-000001", None)
    company.do(issue_invoice, launch)
    assert money_totals(company.reading).waiting == 0
    waiting = "SELECT status FROM job_queue WHERE job_type = 'issue_invoice'"
    assert company.value(waiting) == "completed"


@pytest.mark.parametrize("zone", ["Pacific/Kiritimati", "Pacific/Auckland", "UTC", WEST])
def test_the_fees_of_the_month_are_those_that_the_figure_counts(
    company: Company, zone: str
) -> None:
    """The month is that of the company's calendar, as the dates of invoices are (§6)."""
    company.do(change_settings, {"company_time_zone": zone})
    company.clock.now = datetime(2026, 11, 11, 12, tzinfo=UTC)
    agency = payer(company)
    company.do(issue_invoice, aborted(company, agency))
    for hour in (0, 12, 23):
        company.clock.now = datetime(2026, 12, 1, hour, 30, tzinfo=ZoneInfo(zone)).astimezone(UTC)
        company.do(issue_invoice, aborted(company, agency))
        for reader in (ZoneInfo("Pacific/Kiritimati"), ZoneInfo(WEST)):
            query = list_query(
                company.reading, Entity.INVOICE, where="is:fees_this_month", zone=reader
            )
            keys = fetch_ids(company.reader, LISTS[Entity.INVOICE], query)
            dates = {invoice_of(company, key).date for key in keys}
            assert dates == {"2026-12-01"}
            assert money_totals(company.reading).fees.invoices == len(keys)


def test_a_fee_is_not_lost_with_the_job_that_was_to_issue_its_invoice(
    company: Company, agency: int
) -> None:
    launch = flown(company, agency, 3)
    assert list(check(company.reader)) == []
    job = company.value("SELECT id FROM job_queue WHERE job_type = 'issue_invoice'")
    company.do(cancel_job, job)
    assert [one.rule for one in check(company.reader)] == ["invoice_missing"]
    assert money_totals(company.reading).waiting == 1
    company.do(issue_invoice, launch)
    assert list(check(company.reader)) == []
    assert money_totals(company.reading).waiting == 0
    assert company.value("SELECT status FROM job_queue WHERE id = ?", job) == "canceled"


def test_an_issued_invoice_is_a_snapshot(company: Company, agency: int) -> None:
    launch = flown(company, agency, 3)
    key = company.do(issue_invoice, launch)
    company.do(agencies.edit_agency, agency, {"legal_name": "Another, S.A.", "tax_id": "X"})
    company.do(change_settings, {"company_legal_name": "Changed", "payment_terms_days": 90})
    invoice = invoice_of(company, key)
    assert (invoice.legal_name, invoice.tax_id) == (LEGAL["legal_name"], LEGAL["tax_id"])
    assert invoice.due_date == "2026-12-25"
    sheet = invoice_account(company.reading, key).sheet
    assert (sheet.issuer.name, sheet.seats, sheet.net) == ("AstroBookings", 3, Decimal("3703.68"))
    assert [(one.seats, one.net) for one in sheet.takings] == [(3, Decimal("3703.68"))]


SNAPSHOT = ("number", "amount", "date", "legal_name", "net", "due_date", "facts", "launch_id")


@pytest.mark.parametrize("column", SNAPSHOT)
def test_the_database_itself_keeps_an_invoice_as_it_is(
    company: Company, agency: int, column: str
) -> None:
    billed(company, agency)
    with pytest.raises(sqlite3.IntegrityError, match="never edited"):
        company.writer._connection.execute(f"UPDATE invoice SET {column} = {column}")
    for statement in (
        "DELETE FROM invoice",
        "DELETE FROM invoice_series",
        "UPDATE invoice_series SET last_number = last_number + 2",
        "UPDATE invoice_series SET last_number = last_number + 1, last_date = '2026-01-01'",
    ):
        with pytest.raises(sqlite3.IntegrityError):
            company.writer._connection.execute(statement)


def test_numbers_begin_anew_with_the_year_of_the_company_s_zone(
    company: Company, agency: int
) -> None:
    launches = [flown(company, agency) for _ in range(5)]
    company.clock.now = YEAR_END
    numbers = []

    def issue(launch: int) -> None:
        invoice = invoice_of(company, company.do(issue_invoice, launch))
        numbers.append((invoice.number, invoice.date))

    issue(launches[0])
    company.do(change_settings, {"company_time_zone": "Europe/Madrid"})
    issue(launches[1])  # half past midnight there
    company.do(change_settings, {"company_time_zone": "UTC"})
    issue(launches[2])  # still the old year here: the new one has begun all the same
    company.clock.now -= timedelta(days=200)  # a clock that was set back
    issue(launches[3])
    company.clock.now = YEAR_END + timedelta(days=366)
    issue(launches[4])
    assert numbers == [
        ("INV-2026-000001", "2026-12-31"),
        ("INV-2027-000001", "2027-01-01"),
        ("INV-2027-000002", "2027-01-01"),
        ("INV-2027-000003", "2027-01-01"),
        ("INV-2028-000001", "2028-01-01"),
    ]
    assert not [one for one in check(company.reader) if one.rule.startswith("invoice_")]


# --- void and reissue -------------------------------------------------------------------------


def test_a_void_invoice_keeps_number_and_launch_and_is_issued_again(
    company: Company, agency: int
) -> None:
    launch = flown(company, agency, 3)
    first = company.do(issue_invoice, launch)
    announced = pay(company, first, "1.00", pending=True)
    company.do(agencies.edit_agency, agency, {"legal_address": "Gran Vía 2"})
    outlook = preview_void_invoice(company.reading, first)
    assert outlook.refusal is None
    assert [one.payment_id for one in outlook.pending_payments] == [announced]
    company.do(void_invoice, first, "  The address was wrong ")
    invoice = invoice_of(company, first)
    assert (invoice.status, invoice.void_reason) == (InvoiceStatus.VOID, "The address was wrong")
    assert company.reading.get(Payment, announced).status is PaymentStatus.FAILED
    second = invoice_of(company, company.do(issue_invoice, launch))
    assert (second.number, second.amount) == ("INV-2026-000002", invoice.amount)
    assert second.legal_address == "Gran Vía 2"
    assert invoice_sheet(company.reading, second.id).replaces == "INV-2026-000001"
    assert invoice_sheet(company.reading, first).replaces == ""  # it was issued as it was
    replacements = [invoice_replacement(company.reading, key) for key in (first, second.id)]
    assert replacements == [
        Replacement("", "INV-2026-000002"),
        Replacement("INV-2026-000001", ""),
    ]
    with pytest.raises(AlreadyInvoiced):
        company.do(issue_invoice, launch)
    assert list(check(company.reader)) == []


def test_what_is_refused_of_a_void(company: Company, agency: int) -> None:
    key = billed(company, agency)
    for nothing in (None, "", "   "):
        with pytest.raises(ReasonRequired):
            company.do(void_invoice, key, nothing)
    payment = pay(company, key, "40.00")
    with pytest.raises(InvoiceHasPayments, match="refund them first"):
        company.do(void_invoice, key, WHY)
    assert isinstance(preview_void_invoice(company.reading, key).refusal, InvoiceHasPayments)
    company.do(refund_payment, payment, WHY)
    company.do(void_invoice, key, WHY)
    with pytest.raises(InvoiceIsVoid):
        company.do(void_invoice, key, WHY)
    with pytest.raises(InvoiceIsVoid):
        pay(company, key, "1.00")


def test_a_corrected_outcome_takes_its_invoice_along(company: Company, agency: int) -> None:
    launch = flown(company, agency, 3)
    key = company.do(issue_invoice, launch)
    company.do(correct_outcome, launch, None, "It stood on the pad still")
    invoice = invoice_of(company, key)
    assert (invoice.status, invoice.void_reason) == ("void", "It stood on the pad still")
    assert list(check(company.reader)) == []


# --- review, note, file -----------------------------------------------------------------------


def test_a_review_keeps_name_and_time_and_a_note_stays(company: Company, agency: int) -> None:
    person = {"name": "Jonas", "email": "jonas@example.org", "role": "manager"}
    manager = company.do(users.create_user, person)
    key = billed(company, agency)
    company.do(review_invoice, key)
    assert invoice_of(company, key).reviewed_at == company.clock.now
    assert invoice_of(company, key).reviewed_by_id is None  # the built-in administrator is nobody
    company.do(review_invoice, key, False)
    assert invoice_of(company, key).reviewed_at is None
    company.do(note_on_invoice, key, "  Asked by phone\n")
    assert invoice_of(company, key).note == "Asked by phone"
    company.do(note_on_invoice, key, "")
    assert invoice_of(company, key).note is None
    assert manager
    assert list(check(company.reader)) == []


def test_the_first_file_stays(company: Company, agency: int) -> None:
    key = billed(company, agency)
    company.do(keep_file, key, b"first")
    company.do(keep_file, key, b"second")
    found = kept_file(company.reading, key)
    assert found is not None
    assert found[0] == b"first"
    for statement in ("UPDATE invoice_pdf SET content = x'00'", "DELETE FROM invoice_pdf"):
        with pytest.raises(sqlite3.IntegrityError):
            company.writer._connection.execute(statement)


def test_what_an_invoice_tells_a_program(company: Company, agency: int) -> None:
    key = billed(company, agency)
    pay(company, key, "40.00", reference="TR-1")
    told = invoice_details(company.reading, key)
    assert (told["paid"], told["balance"]) == ("40.00", "60.00")
    assert [one["reference"] for one in told["payments"]] == ["TR-1"]
    assert told["lines"][0]["number_of_seats"] == 2
    for _ in range(6):
        pay(company, key, "1.00")
    told = invoice_details(company.reading, key)
    amounts = [one["amount"] for one in told["payments"]]
    assert (told["paid"], amounts) == ("46.00", [*["1.00"] * 6, "40.00"])


# --- who is told ------------------------------------------------------------------------------


def test_agency_and_managers_are_told_and_a_quick_void_takes_the_mail_back(
    company: Company, agency: int
) -> None:
    person = {"name": "Jonas", "email": "jonas@example.org", "role": "manager"}
    manager = company.do(users.create_user, person)
    key = billed(company, agency)

    def told(event: str) -> list[tuple[Any, ...]]:
        return company.rows(
            "SELECT user_id, channel, status FROM notification WHERE event = ? ORDER BY id", event
        )

    assert told("invoice_issued") == [
        (agency, "mail", "pending"),
        (manager, "mail", "pending"),
        (manager, "desktop", "pending"),
    ]
    company.do(void_invoice, key, WHY)
    assert {row[2] for row in told("invoice_issued")} == {"discarded"}
    assert [row[0] for row in told("invoice_void")] == [manager, manager]


@pytest.mark.parametrize("gone", ["discarded by hand", "no message"])
def test_an_agency_that_may_know_of_an_invoice_hears_of_its_end(
    company: Company, agency: int, gone: str
) -> None:
    key = billed(company, agency)
    paid = pay(company, key, "10.00")
    if gone == "no message":
        with doctoring(company.path) as connection:
            connection.execute("DELETE FROM job_queue WHERE entity_type = 'notification'")
            connection.execute("DELETE FROM notification")
    else:
        for (message,) in company.rows("SELECT id FROM notification WHERE user_id = ?", agency):
            company.do(discard_message, message)
    company.do(refund_payment, paid, WHY)
    company.do(void_invoice, key, WHY)
    told = company.rows(
        "SELECT event FROM notification WHERE user_id = ? AND status = 'pending'", agency
    )
    assert set(told) == {("payment_refunded",), ("invoice_void",)}


@pytest.mark.parametrize("act", [mark_overdue, remind])
def test_nothing_is_written_where_nothing_is_due(
    company: Company, agency: int, act: Callable[..., int]
) -> None:
    billed(company, agency)
    before = company.value("SELECT count(*) FROM entry_log")
    assert company.do(act) == 0
    assert company.value("SELECT count(*) FROM entry_log") == before
