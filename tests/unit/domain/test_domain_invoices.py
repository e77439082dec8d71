"""DOMAIN.md §6 and §7 as tables, worked out by hand."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from fractions import Fraction

import hypothesis.strategies as st
import pytest
from hypothesis import example, given

from astrobookings_desktop.domain.errors import InvalidValue, ReasonRequired
from astrobookings_desktop.domain.invoices import (
    AlreadyInvoiced,
    InvoiceHasPayments,
    InvoiceIsVoid,
    LegalDataMissing,
    NothingToCharge,
    SeriesEnd,
    charge,
    check_legal_data,
    check_void,
    days_overdue,
    due_on,
    next_number,
    next_reminder,
    reminder_due,
    status_of,
    today_in,
)
from astrobookings_desktop.domain.money import from_cents, parse_typed_amount
from astrobookings_desktop.domain.payments import (
    Owed,
    PaymentAboveBalance,
    PaymentInFuture,
    PaymentStands,
    check_payment,
    check_transition,
    reference_key,
)
from astrobookings_desktop.domain.refunds import (
    RefundDecision,
    RefundRule,
    refund_of_part,
)
from astrobookings_desktop.domain.statuses import InvoiceStatus, LaunchStatus, PaymentStatus
from tests.unit.domain.properties import property_test

FLEW, ABORTED = LaunchStatus.LAUNCHED, LaunchStatus.ABORTED


def kept(price: str, percent: int) -> Decimal:
    """What stays of a canceled booking's price."""
    decision = RefundDecision(RefundRule.OVERRIDE, percent, True)
    return Decimal(price) - refund_of_part(Decimal(price), decision, ())


# What a launch brought, its status, its rate, and what the agency pays: to the cent, by hand.
WORKED = [
    ("nothing sold", "0.00", FLEW, 100, "0.00"),
    ("three at 1,234.56, 1 %: 37.0368", "3703.68", FLEW, 100, "37.04"),
    ("the same at 0.8 %: 29.62944", "3703.68", FLEW, 80, "29.63"),
    ("half a cent goes up: 0.005", "0.50", FLEW, 100, "0.01"),
    ("less than half goes down: 0.0049", "0.49", FLEW, 100, "0.00"),
    ("half at 0.8 %: 1.005 is 0.8 % of 125.625, so 125.62 is 1.00496", "125.62", FLEW, 80, "1.00"),
    ("and 125.63 is 1.00504", "125.63", FLEW, 80, "1.01"),
    ("the largest price a hundred times", "999999999999.00", FLEW, 80, "7999999999.99"),
    ("one at 1,000.00, one refunded 90 %: 1,100.00", "1100.00", FLEW, 100, "11.00"),
    ("aborted: everybody has everything back", "0.00", ABORTED, None, "1000.00"),
    ("aborted with seats that were kept before", "555.55", ABORTED, None, "1000.00"),
]


@pytest.mark.parametrize(("what", "net", "status", "points", "amount"), WORKED)
def test_worked_examples_to_the_cent(
    what: str, net: str, status: LaunchStatus, points: int | None, amount: str
) -> None:
    found = charge(1, status, imported=False, net=Decimal(net), basis_points=points)
    assert found.amount == Decimal(amount), what


@pytest.mark.parametrize(
    ("price", "percent", "stays", "fee"),
    [
        ("1000.00", 90, "100.00", "1.00"),
        ("1000.00", 70, "300.00", "3.00"),
        ("1000.00", 0, "1000.00", "10.00"),
        ("0.05", 90, "0.00", "0.00"),  # 0.045 back is 0.05
        ("0.15", 70, "0.04", "0.00"),  # 0.105 back is 0.11
        ("333.33", 70, "100.00", "1.00"),  # 233.331 back
        ("9999999999.99", 90, "1000000000.00", "10000000.00"),  # 8,999,999,999.991 back
    ],
)
def test_what_is_kept_of_canceled_seats_is_charged_for(
    price: str, percent: int, stays: str, fee: str
) -> None:
    assert kept(price, percent) == Decimal(stays)
    found = charge(1, FLEW, imported=False, net=kept(price, percent), basis_points=100)
    assert found.amount == Decimal(fee)


@pytest.mark.parametrize("status", [one for one in LaunchStatus if one not in (FLEW, ABORTED)])
def test_only_what_flew_or_was_aborted_is_charged_for(status: LaunchStatus) -> None:
    with pytest.raises(NothingToCharge):
        charge(1, status, imported=False, net=Decimal("100.00"), basis_points=None)


@pytest.mark.parametrize("status", [FLEW, ABORTED])
def test_imported_launches_are_not_charged_for(status: LaunchStatus) -> None:
    with pytest.raises(NothingToCharge, match="before this program"):
        charge(1, status, imported=True, net=Decimal("100.00"), basis_points=100)


@property_test
@given(cents=st.integers(0, 10**15), points=st.sampled_from([80, 100]))
@example(cents=50, points=100)
@example(cents=125, points=80)
def test_a_fee_is_the_half_up_share(cents: int, points: int) -> None:
    found = charge(1, FLEW, imported=False, net=from_cents(cents), basis_points=points).amount
    exact = Fraction(cents * points, 10_000)
    assert Fraction(found) * 100 == (exact + Fraction(1, 2)) // 1


def test_what_an_agency_lacks_is_named() -> None:
    full = {"legal_name": "A", "tax_id": "1", "legal_address": "B"}
    check_legal_data("Orbital", full)
    with pytest.raises(LegalDataMissing, match="Orbital lacks the tax id"):
        check_legal_data("Orbital", full | {"tax_id": ""})
    with pytest.raises(LegalDataMissing) as said:
        check_legal_data("Orbital", {})
    assert said.value.missing == ("the legal name", "the tax id", "the legal address")


# --- numbers ----------------------------------------------------------------------------------

DAY = date(2026, 12, 31)


@pytest.mark.parametrize(
    ("last", "today", "number", "on"),
    [
        (None, DAY, "INV-2026-000001", DAY),
        (SeriesEnd(2026, 1, DAY), DAY, "INV-2026-000002", DAY),
        (SeriesEnd(2026, 41, date(2026, 12, 30)), DAY, "INV-2026-000042", DAY),
        # A clock that was set back never dates an invoice before the one before it,
        (SeriesEnd(2026, 41, DAY), date(2026, 3, 1), "INV-2026-000042", DAY),
        # not even over the turn of the year: a year that has begun closes the earlier one.
        (SeriesEnd(2027, 3, date(2027, 1, 1)), DAY, "INV-2027-000004", date(2027, 1, 1)),
        (SeriesEnd(2026, 41, DAY), date(2027, 1, 1), "INV-2027-000001", date(2027, 1, 1)),
        (SeriesEnd(2026, 999_999, DAY), DAY, "INV-2026-1000000", DAY),
    ],
)
def test_numbers_follow_each_other(
    last: SeriesEnd | None, today: date, number: str, on: date
) -> None:
    following = next_number(today, last)
    assert (following.text, following.date) == (number, on)


@property_test
@given(st.lists(st.integers(-400, 400), max_size=30))
def test_any_clock_gives_a_gap_free_series_whose_dates_never_go_back(steps: list[int]) -> None:
    clock, last = date(2026, 6, 1), None
    seen: list[tuple[int, int, date]] = []
    for step in steps:
        clock += timedelta(days=step)
        following = next_number(clock, last)
        last = SeriesEnd(following.date.year, following.serial, following.date)
        seen.append((last.year, last.serial, last.date))
    assert seen == sorted(seen)
    for year in {year for year, _serial, _day in seen}:
        serials = [serial for one, serial, _day in seen if one == year]
        assert serials == list(range(1, len(serials) + 1))


def test_the_day_is_that_of_the_company_s_time_zone() -> None:
    midnight = datetime(2026, 12, 31, 23, 30, tzinfo=UTC)
    assert today_in("UTC", midnight) == date(2026, 12, 31)
    assert today_in("Europe/Madrid", midnight) == date(2027, 1, 1)
    assert today_in("America/New_York", midnight) == date(2026, 12, 31)


# --- status and reminders ---------------------------------------------------------------------

ISSUED = date(2026, 11, 1)
DUE = due_on(ISSUED, 30)


def test_the_due_date_itself_is_in_time() -> None:
    assert date(2026, 12, 1) == DUE
    assert days_overdue(DUE, DUE) == 0
    assert days_overdue(DUE, DUE + timedelta(days=1)) == 1


@pytest.mark.parametrize(
    ("void", "paid", "days", "status"),
    [
        (False, "0.00", 0, "pending"),
        (False, "0.00", 30, "pending"),
        (False, "0.00", 31, "overdue"),
        (False, "0.01", 30, "partially_paid"),
        (False, "0.01", 31, "overdue"),
        (False, "99.99", 31, "overdue"),
        (False, "100.00", 31, "paid"),
        (False, "100.00", 0, "paid"),
        (True, "0.00", 31, "void"),
        (True, "100.00", 0, "void"),
    ],
)
def test_the_status_is_derived_in_order(void: bool, paid: str, days: int, status: str) -> None:
    found = status_of(
        void=void,
        amount=Decimal("100.00"),
        paid=Decimal(paid),
        due=DUE,
        today=ISSUED + timedelta(days=days),
    )
    assert found == status


def test_nothing_to_pay_is_paid() -> None:
    nothing = Decimal("0.00")
    found = status_of(void=False, amount=nothing, paid=nothing, due=DUE, today=ISSUED)
    assert found is InvoiceStatus.PAID


@pytest.mark.parametrize(
    ("overdue", "last", "step"),
    [
        (0, None, None),
        (1, None, 1),
        (13, None, 1),
        (13, 1, None),
        (14, 1, 14),
        (14, None, 14),  # of several due at once only the latest
        (400, None, 30),
        (400, 14, 30),
        (400, 30, None),
        (30, 1, 30),
    ],
)
def test_of_several_reminders_only_the_latest_goes_out(
    overdue: int, last: int | None, step: int | None
) -> None:
    assert reminder_due(DUE, DUE + timedelta(days=overdue), last) == step


@property_test
@given(st.lists(st.integers(0, 20), max_size=40))
def test_however_rarely_one_looks_each_reminder_goes_out_once_at_most(steps: list[int]) -> None:
    today, last, sent = DUE, None, []
    for step in steps:
        today += timedelta(days=step)
        due = reminder_due(DUE, today, last)
        if due is not None:
            assert (today - DUE).days >= due
            sent.append(due)
            last = due
    assert sent == sorted(set(sent))
    following = next_reminder(DUE, last)
    assert following is None or following > DUE


# --- void -------------------------------------------------------------------------------------


def test_what_stands_in_the_way_of_a_void() -> None:
    amount, nothing = Decimal("100.00"), Decimal("0.00")
    check_void("INV-1", InvoiceStatus.OVERDUE, amount, nothing, "wrong address")
    with pytest.raises(ReasonRequired):
        check_void("INV-1", InvoiceStatus.PENDING, amount, nothing, "  ")
    with pytest.raises(InvoiceIsVoid):
        check_void("INV-1", InvoiceStatus.VOID, amount, nothing, "again")
    with pytest.raises(InvoiceHasPayments, match=r"40\.00 \(balance 60\.00\): refund"):
        check_void("INV-1", InvoiceStatus.PARTIALLY_PAID, amount, Decimal("40.00"), "wrong")
    assert "INV-7" in AlreadyInvoiced(3, "INV-7").message


# --- payments ---------------------------------------------------------------------------------

TODAY = date(2026, 11, 23)
OWED = Owed("INV-2026-000007", InvoiceStatus.PARTIALLY_PAID, Decimal("100.00"), Decimal("30.00"))


@pytest.mark.parametrize(
    ("amount", "day", "refusal"),
    [
        ("0.01", TODAY, None),
        ("70.00", TODAY, None),
        ("70.00", TODAY - timedelta(days=900), None),
        ("70.01", TODAY, PaymentAboveBalance),
        ("9999999999.99", TODAY, PaymentAboveBalance),
        ("1.00", TODAY + timedelta(days=1), PaymentInFuture),
    ],
)
def test_what_is_registered_fits_into_the_balance(
    amount: str, day: date, refusal: type[Exception] | None
) -> None:
    if refusal is None:
        check_payment(OWED, Decimal(amount), day, TODAY)
        return
    with pytest.raises(refusal, match=r"70\.00"):
        check_payment(OWED, Decimal(amount), day, TODAY)


def test_a_paid_invoice_takes_nothing_more_and_a_void_one_nothing_at_all() -> None:
    paid = Owed("INV-1", InvoiceStatus.PAID, Decimal("5.00"), Decimal("5.00"))
    with pytest.raises(PaymentAboveBalance, match="INV-1 is paid"):
        check_payment(paid, Decimal("0.01"), TODAY, TODAY)
    void = Owed("INV-1", InvoiceStatus.VOID, Decimal("5.00"), Decimal("0.00"))
    with pytest.raises(InvoiceIsVoid):
        check_payment(void, Decimal("0.01"), TODAY, TODAY)


ALLOWED = {("pending", "completed"), ("pending", "failed"), ("completed", "refunded")}


@pytest.mark.parametrize("source", PaymentStatus)
@pytest.mark.parametrize("target", PaymentStatus)
def test_a_payment_goes_only_where_it_may(source: PaymentStatus, target: PaymentStatus) -> None:
    if (source.value, target.value) in ALLOWED:
        check_transition(1, source, target, Decimal("70.00"), OWED, "a reason")
        return
    with pytest.raises(PaymentStands, match=r"balance of INV-2026-000007 70\.00"):
        check_transition(1, source, target, Decimal("70.00"), OWED, "a reason")


def test_completing_asks_for_the_balance_again_and_refunding_for_a_reason() -> None:
    pending, completed = PaymentStatus.PENDING, PaymentStatus.COMPLETED
    with pytest.raises(PaymentAboveBalance):
        check_transition(1, pending, completed, Decimal("70.01"), OWED)
    with pytest.raises(ReasonRequired):
        check_transition(1, completed, PaymentStatus.REFUNDED, Decimal("1.00"), OWED, " ")
    void = Owed("INV-1", InvoiceStatus.VOID, Decimal("100.00"), Decimal("0.00"))
    with pytest.raises(InvoiceIsVoid):
        check_transition(1, pending, completed, Decimal("1.00"), void)


def test_references_that_a_person_calls_the_same() -> None:
    assert reference_key(" TR-70 001 ") == reference_key("tr-70001")
    assert reference_key("TR-1") != reference_key("TR-2")


# --- amounts as people type them --------------------------------------------------------------

ENGLISH, SPANISH = (".", ","), (",", ".")


@pytest.mark.parametrize(
    ("text", "signs", "amount"),
    [
        ("1234.5", ENGLISH, "1234.50"),
        ("1,234.50", ENGLISH, "1234.50"),
        ("1,234", ENGLISH, "1234.00"),
        (" 1 234.50 ", ENGLISH, "1234.50"),
        ("9,999,999,999.99", ENGLISH, "9999999999.99"),
        ("1.234,50", SPANISH, "1234.50"),
        ("1234,5", SPANISH, "1234.50"),
        ("1.234", SPANISH, "1234.00"),
        ("1 234,50", SPANISH, "1234.50"),
        ("0.01", ENGLISH, "0.01"),
    ],
)
def test_amounts_are_read_in_the_way_of_the_language(
    text: str, signs: tuple[str, str], amount: str
) -> None:
    assert parse_typed_amount(text, *signs) == Decimal(amount)


@pytest.mark.parametrize(
    ("text", "signs"),
    [
        ("1.234,50", ENGLISH),
        ("1,234.50", SPANISH),
        ("1.234", ENGLISH),  # three decimals, or a group: nobody knows
        ("1,23", ENGLISH),
        ("12,34.50", ENGLISH),
        ("1,2345", ENGLISH),
        ("12 34", ENGLISH),
        ("0", ENGLISH),
        ("0.00", ENGLISH),
        ("-5", ENGLISH),
        ("+5", ENGLISH),
        ("", ENGLISH),
        ("  ", SPANISH),
        ("5 USD", ENGLISH),
        ("1e3", ENGLISH),
        ("½", ENGLISH),
        ("１２", ENGLISH),
        ("10,000,000,000.00", ENGLISH),
        ("1.5.5", SPANISH),
        ("NaN", ENGLISH),
    ],
)
def test_what_could_mean_another_amount_is_refused(text: str, signs: tuple[str, str]) -> None:
    with pytest.raises(InvalidValue, match="Amount must"):
        parse_typed_amount(text, *signs)
