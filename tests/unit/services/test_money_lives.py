"""Whole lives of launches, bookings, invoices and payments beside an independent model.

The model keeps fractions, counts everything anew each time, and takes nothing from the program.
"""

import tempfile
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import hypothesis.strategies as st
from hypothesis import settings
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from astrobookings_desktop.data.models import Invoice, Launch
from astrobookings_desktop.domain.errors import Refusal
from astrobookings_desktop.domain.periods import year_of
from astrobookings_desktop.reports.catalogue import Asked, make_report
from astrobookings_desktop.services.access.overrides import Override
from astrobookings_desktop.services.bookings.cancellations import cancel_seats
from astrobookings_desktop.services.bookings.sales import SellSeats, sell_seats
from astrobookings_desktop.services.business_settings import change_settings
from astrobookings_desktop.services.checks.check import check
from astrobookings_desktop.services.launches.transitions import (
    abort_launch,
    confirm_launch,
    mark_failed,
    mark_launched,
)
from astrobookings_desktop.services.money.invoices import issue_invoice, void_invoice
from astrobookings_desktop.services.money.payments import (
    EnteredPayment,
    complete_payment,
    fail_payment,
    refund_payment,
    register_payment,
)
from astrobookings_desktop.services.money.receivables import mark_overdue, remind
from astrobookings_desktop.services.money.totals import money_totals
from tests.helpers.company import Clock, Company
from tests.helpers.ledgers import LEGAL, WHY

START = datetime(2026, 11, 20, 12, tzinfo=UTC)
CENT = Fraction(1, 100)
ZONES = ("UTC", "Pacific/Kiritimati", "Pacific/Honolulu")  # 14 hours before, 10 behind
AGES = (
    *(("not_due", -(10**6), -1), ("to_30", 0, 30), ("to_60", 31, 60)),
    *(("to_90", 61, 90), ("over_90", 91, 10**6)),
)
PRICES = ("0.05", "333.33", "1234.56", "9999999.99")


def half_up(amount: Fraction) -> Fraction:
    return (amount / CENT + Fraction(1, 2)) // 1 * CENT


def exact(amount: Any) -> Fraction:
    assert isinstance(amount, Decimal)
    return Fraction(amount)


@dataclass
class ModelLaunch:
    agency: int
    day: datetime
    sales: list[tuple[int, int, Fraction]] = field(default_factory=list)  # booking, seats, price
    kept: Fraction = Fraction(0)
    status: str = "open"
    fee: Fraction | None = None


@dataclass
class ModelInvoice:
    launch: int
    number: str
    day: date
    due: date
    amount: Fraction
    void: bool = False
    void_on: date | None = None
    payments: dict[int, tuple[str, Fraction]] = field(default_factory=dict)
    reminded: list[int] = field(default_factory=list)

    @property
    def paid(self) -> Fraction:
        sums = (amount for status, amount in self.payments.values() if status == "completed")
        return sum(sums, Fraction(0))

    def status(self, today: date) -> str:
        if self.void:
            return "void"
        if self.paid == self.amount:
            return "paid"
        if today > self.due:
            return "overdue"
        return "partially_paid" if self.paid else "pending"


class MoneyLife(RuleBasedStateMachine):
    """Services and model live the same life; every figure must agree to the last cent."""

    @initialize(zone=st.sampled_from(ZONES))
    def open_office(self, zone: str) -> None:
        self.folder = tempfile.TemporaryDirectory(prefix="money-")
        self.company = Company(Path(self.folder.name) / "office.db", Clock(START))
        self.zone = ZoneInfo(zone)
        self.company.do(change_settings, {"company_time_zone": zone})
        self.agencies = [self.company.agency(**LEGAL) for _ in range(2)]
        self.rockets = [self.company.rocket(agency, capacity=6) for agency in self.agencies]
        self.launches: dict[int, ModelLaunch] = {}
        self.invoices: dict[int, ModelInvoice] = {}
        self.flown: dict[int, int] = dict.fromkeys(self.agencies, 0)

    @property
    def today(self) -> date:
        return self.company.clock.now.astimezone(self.zone).date()

    def done(self, service: object, *arguments: object) -> object:
        """What a service gives, None when it says no."""
        try:
            return self.company.do(service, *arguments)
        except Refusal:
            return None

    # --- launches and bookings ----------------------------------------------------------------

    @rule(which=st.integers(0, 1), price=st.sampled_from(PRICES), days=st.integers(1, 500))
    def schedule(self, which: int, price: str, days: int) -> None:
        day = self.company.clock.now + timedelta(days=days)
        taken = {one.day.date() for one in self.launches.values() if one.status == "open"}
        if day.date() not in taken:
            launch = self.company.launch(self.rockets[which], date=day, price_per_seat=price)
            self.launches[launch] = ModelLaunch(self.agencies[which], day)

    @precondition(lambda self: self.launches)
    @rule(data=st.data(), seats=st.integers(1, 4))
    def sell(self, data: st.DataObject, seats: int) -> None:
        launch = self.pick(data, "open")
        if launch is not None:
            command = SellSeats(launch, self.company.traveler(), seats)
            sold = self.done(sell_seats, command)
            if sold is not None:
                price = exact(self.company.reading.get(Launch, launch).price_per_seat)
                self.launches[launch].sales.append((sold.id, seats, price * seats))

    @precondition(lambda self: any(one.sales for one in self.launches.values()))
    @rule(data=st.data())
    def cancel(self, data: st.DataObject) -> None:
        launch = self.pick(data, "open")
        model = None if launch is None else self.launches[launch]
        if model is None or not model.sales:
            return
        place = data.draw(st.integers(0, len(model.sales) - 1))
        booking, _seats, price = model.sales[place]
        if self.done(cancel_seats, booking) is None:
            return
        del model.sales[place]
        now, day = self.company.clock.now, model.day
        share = Fraction(0)
        if now <= _before(day, 12):
            share = Fraction(9, 10)
        elif now <= _before(day, 3):
            share = Fraction(7, 10)
        model.kept += price - half_up(price * share)

    @precondition(lambda self: self.launches)
    @rule(data=st.data(), end=st.sampled_from(["launched", "launched", "failed", "aborted"]))
    def end(self, data: st.DataObject, end: str) -> None:
        launch = self.pick(data, "open")
        if launch is None:
            return
        model, company = self.launches[launch], self.company
        if end == "aborted":
            company.do(abort_launch, launch, WHY)
            model.fee = Fraction(1000)
        else:
            if company.clock.now < model.day:
                company.do(confirm_launch, launch, Override(company.actor, WHY))
                company.clock.now = model.day + timedelta(hours=1)
            elif self.done(confirm_launch, launch) is None:
                return
            if end == "failed":
                company.do(mark_failed, launch, WHY)
            else:
                company.do(mark_launched, launch)
                net = sum((price for _id, _seats, price in model.sales), model.kept)
                rate = Fraction(8, 1000) if self.flown[model.agency] >= 2 else Fraction(1, 100)
                model.fee = half_up(net * rate)
                self.flown[model.agency] += 1
        model.status = end

    # --- invoices -----------------------------------------------------------------------------

    @precondition(lambda self: self.launches)
    @rule(data=st.data())
    def issue(self, data: st.DataObject) -> None:
        launch = data.draw(st.sampled_from(sorted(self.launches)))
        model = self.launches[launch]
        live = [one for one in self.invoices.values() if one.launch == launch and not one.void]
        key = self.done(issue_invoice, launch)
        assert (key is not None) == (model.fee is not None and not live)
        if not isinstance(key, int) or model.fee is None:
            return
        day = max([self.today, *(one.day for one in self.invoices.values())])
        serial = 1 + sum(one.day.year == day.year for one in self.invoices.values())
        number = f"INV-{day.year}-{serial:06}"
        due = day + timedelta(days=30)
        self.invoices[key] = ModelInvoice(launch, number, day, due, model.fee)

    @precondition(lambda self: self.invoices)
    @rule(data=st.data())
    def void(self, data: st.DataObject) -> None:
        key = data.draw(st.sampled_from(sorted(self.invoices)))
        model = self.invoices[key]
        may = not model.void and not model.paid
        try:
            self.company.do(void_invoice, key, WHY)
        except Refusal:
            assert not may
            return
        assert may
        model.void, model.void_on = True, max(self.today, model.day)
        model.payments = {
            one: ("failed" if status == "pending" else status, amount)
            for one, (status, amount) in model.payments.items()
        }

    # --- payments -----------------------------------------------------------------------------

    @precondition(lambda self: self.invoices)
    @rule(data=st.data(), share=st.integers(1, 120), pending=st.booleans())
    def pay(self, data: st.DataObject, share: int, pending: bool) -> None:
        key = data.draw(st.sampled_from(sorted(self.invoices)))
        model = self.invoices[key]
        amount = max(CENT, half_up(model.amount * share / 100))
        text = f"{int(amount / CENT) // 100}.{int(amount / CENT) % 100:02}"
        done = self.done(register_payment, key, EnteredPayment(text, pending=pending))
        may = not model.void and amount <= model.amount - model.paid
        assert (done is not None) == may
        if done is not None:
            status = "pending" if pending else "completed"
            model.payments[done.payment_id] = (status, amount)
            assert exact(done.balance) == model.amount - model.paid

    @precondition(lambda self: any(one.payments for one in self.invoices.values()))
    @rule(data=st.data(), wanted=st.sampled_from(["completed", "failed", "refunded"]))
    def settle(self, data: st.DataObject, wanted: str) -> None:
        payments = [
            (one, key) for one, model in self.invoices.items() for key in sorted(model.payments)
        ]
        invoice, payment = data.draw(st.sampled_from(payments))
        model = self.invoices[invoice]
        status, amount = model.payments[payment]
        may = (status, wanted) in {
            ("pending", "completed"),
            ("pending", "failed"),
            ("completed", "refunded"),
        }
        if wanted == "completed":
            may = may and amount <= model.amount - model.paid
        services = {"completed": complete_payment, "failed": fail_payment}
        if wanted == "refunded":
            done = self.done(refund_payment, payment, WHY)
        else:
            done = self.done(services[wanted], payment)
        assert (done is not None) == may
        if may:
            model.payments[payment] = (wanted, amount)

    # --- time ---------------------------------------------------------------------------------

    @rule(days=st.sampled_from([0, 1, 13, 29, 31, 45, 100]))
    def wait(self, days: int) -> None:
        self.company.clock.forward(days=days)
        self.company.do(mark_overdue)
        before = {key: self.steps(key) for key in self.invoices}
        self.company.do(remind)
        for key, model in self.invoices.items():
            overdue = (self.today - model.due).days
            due = [step for step in (1, 14, 30) if step <= overdue]
            owed = model.status(self.today) == "overdue"
            new = owed and due and (not before[key] or due[-1] > before[key][-1])
            assert self.steps(key) == (before[key] + [due[-1]] if new else before[key])

    def steps(self, key: int) -> list[int]:
        sql = "SELECT step FROM invoice_reminder WHERE invoice_id = ? ORDER BY step"
        return [step for (step,) in self.company.rows(sql, key)]

    # --- what always holds --------------------------------------------------------------------

    @invariant()
    def every_figure_agrees(self) -> None:
        reading = self.company.reading
        self.company.do(mark_overdue)
        for key, model in self.invoices.items():
            invoice = reading.get(Invoice, key)
            assert (invoice.number, invoice.date) == (model.number, model.day.isoformat())
            assert exact(invoice.amount) == model.amount
            assert invoice.status == model.status(self.today), (invoice.number, model)
        live = [one for one in self.invoices.values() if not one.void]
        fees = [self.launches[one.launch].fee or Fraction(0) for one in live]
        assert sum(fees) == sum(one.amount for one in live)
        owed = [one for one in live if one.status(self.today) not in ("paid", "void")]
        totals = money_totals(reading)
        assert exact(totals.unpaid.amount) == sum((o.amount - o.paid for o in owed), Fraction(0))
        assert totals.unpaid.invoices == len(owed)
        overdue = [one for one in owed if one.status(self.today) == "overdue"]
        assert exact(totals.overdue.amount) == sum(
            (one.amount - one.paid for one in overdue), Fraction(0)
        )

    def reports_agree(self) -> None:
        """Each year's fees, what was paid of them and what is owed; and how old that is."""
        reading, models = self.company.reading, self.invoices.values()
        days = [
            START.date(),
            *(one.day for one in models),
            *(one.void_on or one.day for one in models),
        ]
        for year in range(START.year, max(days).year + 1):
            issued = [one for one in models if one.day.year == year]
            voided = [one for one in models if one.void_on is not None and one.void_on.year == year]
            live = [one for one in issued if not one.void]
            fees = sum(one.amount for one in issued) - sum(one.amount for one in voided)
            paid = sum((one.paid for one in live), Fraction(0))
            owed = sum((one.amount for one in live), Fraction(0)) - paid
            section = make_report(reading, "revenue", Asked(period=year_of(year))).sections[0]
            for key, sum_ in (("fees", fees), ("paid", paid), ("outstanding", owed)):
                assert sum(map(exact, section.values(key)), Fraction(0)) == sum_, (year, key)
            section = make_report(reading, "year", Asked(year=year)).sections[0]
            assert sum(map(exact, section.values("outstanding"))) == owed
        section = make_report(reading, "ageing", Asked()).sections[0]
        for key, least, most in AGES:
            due = [one for one in models if least <= (self.today - one.due).days <= most]
            owed = sum((one.amount - one.paid for one in due if not one.void), Fraction(0))
            assert sum(map(exact, section.values(key)), Fraction(0)) == owed, key

    def teardown(self) -> None:
        if hasattr(self, "company"):
            self.reports_agree()
            assert list(check(self.company.reader)) == []
            self.company.close()
            self.folder.cleanup()

    def pick(self, data: st.DataObject, status: str) -> int | None:
        known = [key for key, one in self.launches.items() if one.status == status]
        return data.draw(st.sampled_from(known)) if known else None


def _before(day: datetime, months: int) -> datetime:
    """So many calendar months earlier, counted by hand."""
    year, month = day.year, day.month - months
    while month < 1:
        year, month = year - 1, month + 12
    last = 31
    while True:
        try:
            return day.replace(year=year, month=month, day=min(day.day, last))
        except ValueError:
            last -= 1


TestMoneyLife = MoneyLife.TestCase
TestMoneyLife.settings = settings(
    max_examples=settings().max_examples // 5, stateful_step_count=30, deadline=None
)
