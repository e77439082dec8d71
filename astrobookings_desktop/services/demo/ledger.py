"""Invoices and payments of the demo's launches, by the services themselves (DOMAIN.md §6, §7).

Their files aren't written beforehand: as with any invoice, the first who asks has it archived.
"""

import itertools
import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from decimal import Decimal
from enum import Enum, auto

from astrobookings_desktop.data.models import Invoice, Launch
from astrobookings_desktop.domain.invoices import REMINDERS, LegalDataMissing
from astrobookings_desktop.domain.money import share
from astrobookings_desktop.domain.payments import METHODS
from astrobookings_desktop.domain.statuses import InvoiceStatus
from astrobookings_desktop.services.demo.founding import WORKER, Staff
from astrobookings_desktop.services.demo.plan import Flight
from astrobookings_desktop.services.demo.timeline import Act, Timeline, in_office_hours
from astrobookings_desktop.services.money.invoice_facts import due_of
from astrobookings_desktop.services.money.invoices import (
    issue_for,
    note_on_invoice,
    restate,
    review_invoice,
    void_invoice,
)
from astrobookings_desktop.services.money.payments import (
    EnteredPayment,
    fail_payment,
    refund_payment,
    register_payment,
)
from astrobookings_desktop.services.money.receivables import remind_of
from astrobookings_desktop.services.unit_of_work import UnitOfWork

PART = Decimal("0.4")
REPLACED = 0.04  # of the invoices are void, and issued anew
REVIEWED = 0.9  # of those that aren't of the last days
WHY_REPLACED = "The legal address was out of date"
WHY_GIVEN_BACK = "Meant for another company"
WHY_BOUNCED = "The bank sent it back"
NOTE = "Asked by phone: it is on its way"
METHOD_WEIGHTS = (90, 7, 3, 0)


class Habit(Enum):
    """How an agency pays an invoice."""

    WHOLE = auto()
    IN_TWO = auto()
    PART = auto()
    ANNOUNCED = auto()
    BOUNCED = auto()
    GIVEN_BACK = auto()
    NOT_YET = auto()


HABITS, HABIT_WEIGHTS = tuple(Habit), (58, 12, 5, 1, 7, 10, 7)
RECENT_HABITS = (Habit.ANNOUNCED, Habit.PART, Habit.WHOLE, Habit.NOT_YET)


@dataclass(frozen=True, slots=True)
class Account:
    """An invoice that somebody is to pay."""

    invoice_id: int
    amount: Decimal
    due: datetime  # overdue from this moment on


class Ledger:
    """Bills agencies and lets most of them pay."""

    def __init__(self, timeline: Timeline, chance: random.Random, staff: Staff) -> None:
        self._timeline = timeline
        self._chance = chance
        self._staff = staff
        self._recent_habits: Iterator[Habit] = itertools.cycle(RECENT_HABITS)
        self._transfers = itertools.count(70_001)

    def bill(self, work: UnitOfWork, flight: Flight) -> None:
        """The invoice of a launch that flew or was aborted; it waits for an agency's legal data."""
        launch = work.get(Launch, flight.id)
        try:
            account = self._issue(work, launch)
        except LegalDataMissing:
            return
        if account.amount and self._chance.random() < REPLACED:
            self._in_days(work, 0.5, 3, lambda work: self._replace(work, account, launch))
        elif account.amount:
            self._expect_payment(work, account)

    # --- invoices ---------------------------------------------------------------------------------

    def _issue(self, work: UnitOfWork, launch: Launch) -> Account:
        invoice = work.get(Invoice, issue_for(work, launch.id))
        due = datetime.combine(due_of(invoice) + timedelta(days=1), time(), UTC)
        account = Account(invoice.id, invoice.amount, due)
        if self._chance.random() < REVIEWED:
            self._in_days(work, 1, 6, lambda work: review_invoice(work, account.invoice_id))
        return account

    def _replace(self, work: UnitOfWork, account: Account, launch: Launch) -> None:
        """Void a wrong invoice, and issue it again with the next number."""
        void_invoice(work, account.invoice_id, WHY_REPLACED)
        self._expect_payment(work, self._issue(work, launch))

    def _remind(self, work: UnitOfWork, account: Account, last_step: int | None) -> None:
        invoice = work.get(Invoice, account.invoice_id)
        if restate(work, invoice, "restate") is InvoiceStatus.OVERDUE:
            remind_of(work, invoice, last_step)

    # --- payments ---------------------------------------------------------------------------------

    def _expect_payment(self, work: UnitOfWork, account: Account) -> None:
        """Decide how the agency will pay; in time or not, it is reminded once it is overdue."""
        is_recent = account.due > self._timeline.now
        if is_recent:
            habit, first, last = next(self._recent_habits), 0.2, 1.5
        else:
            (habit,) = self._chance.choices(HABITS, HABIT_WEIGHTS)
            first, last = 3, 36
            if habit in (Habit.NOT_YET, Habit.PART):
                self._in_days(
                    work, 45, 60, lambda work: note_on_invoice(work, account.invoice_id, NOTE)
                )
        for act in self._acts(habit, account):
            self._in_days(work, first, last, act)
            first, last = last, last + 6
        for last_step, step in zip((None, *REMINDERS), REMINDERS, strict=False):
            when = account.due + timedelta(days=step - 1, hours=7)
            self._timeline.at(when, WORKER, self._reminder(account, last_step))

    def _reminder(self, account: Account, last_step: int | None) -> Act:
        return lambda work: self._remind(work, account, last_step)

    def _acts(self, habit: Habit, account: Account) -> tuple[Act, ...]:
        """What an agency does one after the other."""
        amount = account.amount
        part = share(amount, PART) or amount

        def receive(paid: Decimal) -> Act:
            return lambda work: self._receive(work, account, paid)

        match habit:
            case Habit.WHOLE:
                return (receive(amount),)
            case Habit.IN_TWO if part < amount:
                return (receive(part), receive(amount - part))
            case Habit.PART if part < amount:
                return (receive(part),)
            case Habit.ANNOUNCED:
                return (lambda work: self._announce(work, account),)
            case Habit.BOUNCED:
                return (lambda work: self._receive_bounced(work, account), receive(amount))
            case Habit.GIVEN_BACK:
                return (lambda work: self._receive_in_error(work, account), receive(amount))
            case Habit.NOT_YET:
                return ()
            case _:
                return (receive(amount),)

    def _receive(self, work: UnitOfWork, account: Account, amount: Decimal) -> int:
        entered = self._entered(amount)
        return register_payment(work, account.invoice_id, entered).payment_id

    def _announce(self, work: UnitOfWork, account: Account) -> int:
        entered = self._entered(account.amount, pending=True)
        return register_payment(work, account.invoice_id, entered).payment_id

    def _receive_bounced(self, work: UnitOfWork, account: Account) -> None:
        """An announced payment that doesn't come."""
        payment = self._announce(work, account)
        self._in_days(work, 0.5, 1, lambda work: fail_payment(work, payment, WHY_BOUNCED))

    def _receive_in_error(self, work: UnitOfWork, account: Account) -> None:
        """A payment that is given back the next day."""
        payment = self._receive(work, account, account.amount)
        self._in_days(work, 0.5, 1, lambda work: refund_payment(work, payment, WHY_GIVEN_BACK))

    def _entered(self, amount: Decimal, *, pending: bool = False) -> EnteredPayment:
        (method,) = self._chance.choices(METHODS, METHOD_WEIGHTS)
        return EnteredPayment(amount, None, method, f"TR-{next(self._transfers)}", pending)

    def _in_days(self, work: UnitOfWork, first: float, last: float, act: Act) -> None:
        """Let a manager do something so many days from now."""
        day = work.now + timedelta(days=self._chance.uniform(first, last))
        when = max(day, in_office_hours(day, self._chance))
        self._timeline.at(when, self._chance.choice(self._staff.managers), act)
