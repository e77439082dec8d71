"""Invoices and payments of the demo's launches (DOMAIN.md §6, §7)."""

import itertools
import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from decimal import Decimal
from enum import Enum, auto

from astrobookings_desktop.data.models import Agency, Invoice, Launch, Payment
from astrobookings_desktop.domain.entities import Entity
from astrobookings_desktop.domain.fees import ABORT_FEE, fee
from astrobookings_desktop.domain.money import share
from astrobookings_desktop.domain.statuses import InvoiceStatus, PaymentStatus
from astrobookings_desktop.services.demo.founding import WORKER, Staff
from astrobookings_desktop.services.demo.plan import Flight
from astrobookings_desktop.services.demo.timeline import Act, Timeline, in_office_hours
from astrobookings_desktop.services.notices import Recipient, notify
from astrobookings_desktop.services.unit_of_work import UnitOfWork

NOTHING = Decimal("0.00")
PART = Decimal("0.4")
REPLACED = 0.04  # of the invoices are void, and issued anew
WHY_REPLACED = "The legal address was out of date"
WHY_GIVEN_BACK = "Meant for another company"


class Habit(Enum):
    """How an agency pays an invoice."""

    WHOLE = auto()
    IN_TWO = auto()
    PART = auto()
    ANNOUNCED = auto()
    BOUNCED = auto()
    GIVEN_BACK = auto()
    NOT_YET = auto()


HABITS, HABIT_WEIGHTS = tuple(Habit), (64, 12, 5, 1, 7, 4, 7)
RECENT_HABITS = (Habit.PART, Habit.ANNOUNCED, Habit.WHOLE, Habit.NOT_YET)


@dataclass(slots=True)
class Account:
    """An invoice with what was paid for it by now."""

    invoice: Invoice
    due: datetime  # overdue from this moment on
    paid: Decimal = NOTHING

    def status(self, now: datetime) -> InvoiceStatus:
        """The status of an invoice that isn't void, derived in the order of §6."""
        if self.paid == self.invoice.amount:
            return InvoiceStatus.PAID
        if now >= self.due:
            return InvoiceStatus.OVERDUE
        return InvoiceStatus.PARTIALLY_PAID if self.paid else InvoiceStatus.PENDING


class Ledger:
    """Bills agencies in one gap-free series a year and lets most of them pay."""

    def __init__(self, timeline: Timeline, chance: random.Random, staff: Staff) -> None:
        self._timeline = timeline
        self._chance = chance
        self._staff = staff
        self._series: dict[int, int] = {}
        self._recent_habits: Iterator[Habit] = itertools.cycle(RECENT_HABITS)

    def bill_flight(self, work: UnitOfWork, flight: Flight) -> None:
        """The fee of a launch that flew: a share of its net revenue."""
        launch = work.get(Launch, flight.id)
        self._bill(work, launch, fee(launch.net_revenue, launch.fee_basis_points))

    def bill_abort(self, work: UnitOfWork, flight: Flight) -> None:
        """The fixed fee of an aborted launch."""
        self._bill(work, work.get(Launch, flight.id), ABORT_FEE)

    # --- invoices ---------------------------------------------------------------------------------

    def _bill(self, work: UnitOfWork, launch: Launch, amount: Decimal) -> None:
        agency = work.get(Agency, launch.agency_id)
        if not (agency.legal_name and agency.tax_id and agency.legal_address):
            return  # the invoice waits for them
        account = self._issue(work, launch, amount)
        if amount and self._chance.random() < REPLACED:
            self._in_days(work, 0.5, 3, lambda work: self._replace(work, account, launch))
        elif amount:
            self._expect_payment(work, account)

    def _issue(self, work: UnitOfWork, launch: Launch, amount: Decimal) -> Account:
        day = work.now.date()
        serial = self._series[day.year] = self._series.get(day.year, 0) + 1
        key = work.add(
            Invoice,
            "issue",
            number=f"INV-{day.year}-{serial:06}",
            agency_id=launch.agency_id,
            launch_id=launch.id,
            amount=amount,
            status=InvoiceStatus.PENDING if amount else InvoiceStatus.PAID,
            date=day.isoformat(),
        )
        terms = timedelta(days=work.settings.payment_terms_days + 1)
        account = Account(work.get(Invoice, key), datetime.combine(day + terms, time(), UTC))
        self._tell(work, "invoice_issued", "Invoice", account.invoice, amount)
        return account

    def _replace(self, work: UnitOfWork, account: Account, launch: Launch) -> None:
        """Void a wrong invoice, and issue it again with the next number."""
        invoice = account.invoice
        work.change(invoice, "void", because=WHY_REPLACED, status=InvoiceStatus.VOID)
        self._tell(work, "invoice_void", "Invoice void", invoice, invoice.amount)
        self._expect_payment(work, self._issue(work, launch, invoice.amount))

    def _remind(self, work: UnitOfWork, account: Account) -> None:
        if work.change(account.invoice, "remind", status=account.status(work.now)):
            left = account.invoice.amount - account.paid
            self._tell(work, "invoice_reminder", "Payment reminder", account.invoice, left)

    # --- payments ---------------------------------------------------------------------------------

    def _expect_payment(self, work: UnitOfWork, account: Account) -> None:
        """Decide how the agency will pay; in time or not, it is reminded once it is overdue."""
        is_recent = account.due > self._timeline.now
        if is_recent:
            habit, first, last = next(self._recent_habits), 0.2, 1.5
        else:
            (habit,) = self._chance.choices(HABITS, HABIT_WEIGHTS)
            first, last = 3, 36
        for act in self._acts(habit, account):
            self._in_days(work, first, last, act)
            first, last = last, last + 6
        self._timeline.at(
            account.due + timedelta(hours=7), WORKER, lambda work: self._remind(work, account)
        )

    def _acts(self, habit: Habit, account: Account) -> tuple[Act, ...]:
        """What an agency does one after the other."""
        amount: Decimal = account.invoice.amount
        part = share(amount, PART)

        def receive(paid: Decimal, status: PaymentStatus = PaymentStatus.COMPLETED) -> Act:
            return lambda work: self._receive(work, account, paid, status)

        match habit:
            case Habit.WHOLE:
                return (receive(amount),)
            case Habit.IN_TWO:
                return (receive(part), receive(amount - part))
            case Habit.PART:
                return (receive(part),)
            case Habit.ANNOUNCED:
                return (receive(amount, PaymentStatus.PENDING),)
            case Habit.BOUNCED:
                return (receive(amount, PaymentStatus.FAILED), receive(amount))
            case Habit.GIVEN_BACK:
                return (lambda work: self._receive_in_error(work, account), receive(amount))
            case Habit.NOT_YET:
                return ()

    def _receive(
        self, work: UnitOfWork, account: Account, amount: Decimal, status: PaymentStatus
    ) -> Payment:
        key = work.add(
            Payment,
            "pay",
            invoice_id=account.invoice.id,
            amount=amount,
            date=work.now.date().isoformat(),
            status=status,
        )
        if status is PaymentStatus.COMPLETED:
            self._count(work, account, amount)
            self._tell(work, "payment_completed", "Payment received", account.invoice, amount)
        return work.get(Payment, key)

    def _receive_in_error(self, work: UnitOfWork, account: Account) -> None:
        """A payment that is given back the next day."""
        amount: Decimal = account.invoice.amount
        payment = self._receive(work, account, amount, PaymentStatus.COMPLETED)
        self._in_days(work, 0.5, 1, lambda work: self._give_back(work, account, payment))

    def _give_back(self, work: UnitOfWork, account: Account, payment: Payment) -> None:
        work.change(payment, "refund", because=WHY_GIVEN_BACK, status=PaymentStatus.REFUNDED)
        self._count(work, account, -payment.amount)
        self._tell(work, "payment_refunded", "Payment refunded", account.invoice, payment.amount)

    def _count(self, work: UnitOfWork, account: Account, amount: Decimal) -> None:
        account.paid += amount
        work.change(account.invoice, "pay", status=account.status(work.now))

    # --- both -------------------------------------------------------------------------------------

    def _in_days(self, work: UnitOfWork, first: float, last: float, act: Act) -> None:
        """Let a manager do something so many days from now."""
        day = work.now + timedelta(days=self._chance.uniform(first, last))
        when = max(day, in_office_hours(day, self._chance))
        self._timeline.at(when, self._chance.choice(self._staff.managers), act)

    def _tell(
        self, work: UnitOfWork, event: str, what: str, invoice: Invoice, amount: Decimal
    ) -> None:
        """Tell the agency and the managers (§8)."""
        currency = work.settings.currency
        managers = (one.user_id for one in self._staff.managers if one.user_id is not None)
        notify(
            work,
            event,
            [Recipient(key, by_mail=True) for key in (invoice.agency_id, *managers)],
            Entity.INVOICE,
            invoice.id,
            f"{what}: {invoice.number}, {amount:,.2f} {currency}",
            {"number": invoice.number, "amount": str(amount), "currency": currency},
        )
