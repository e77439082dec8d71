"""Invoices and payments of the demo's launches (DOMAIN.md §6, §7)."""

import random
from datetime import timedelta
from decimal import Decimal
from typing import TYPE_CHECKING

from astrobookings_desktop.data.models import Agency, Invoice, Launch, Payment
from astrobookings_desktop.data.queries import sale as queries
from astrobookings_desktop.domain.money import from_cents, share
from astrobookings_desktop.domain.statuses import InvoiceStatus, PaymentStatus
from astrobookings_desktop.services.unit_of_work import UnitOfWork

if TYPE_CHECKING:
    from astrobookings_desktop.services.demo.life import Life

RATE, RELIABLE_RATE = Decimal("0.01"), Decimal("0.008")
RELIABLE_AFTER = 2
ABORT_FEE = Decimal("1000.00")
NOTHING = Decimal("0.00")


class Ledger:
    """Bills agencies in one gap-free series a year and lets most of them pay."""

    def __init__(self, chance: random.Random) -> None:
        self._chance = chance
        self._flown: dict[int, int] = {}
        self._series: dict[int, int] = {}
        self.unpaid: dict[int, str] = {}  # invoice → the day from which it is overdue

    def bill_flight(self, work: UnitOfWork, launch_id: int, life: "Life") -> None:
        """The fee of a launch that flew: a share of its net revenue."""
        launch = work.get(Launch, launch_id)
        earlier = self._flown.get(launch.agency_id, 0)
        self._flown[launch.agency_id] = earlier + 1
        rate = RELIABLE_RATE if earlier >= RELIABLE_AFTER else RATE
        row = work.one(queries.NET_REVENUE, launch_id=launch_id)
        net = from_cents(row[0]) if row is not None else NOTHING
        self._bill(work, launch, share(net, rate), life)

    def bill_abort(self, work: UnitOfWork, launch_id: int, life: "Life") -> None:
        """The fixed fee of an aborted launch."""
        self._bill(work, work.get(Launch, launch_id), ABORT_FEE, life)

    def _bill(self, work: UnitOfWork, launch: Launch, amount: Decimal, life: "Life") -> None:
        if work.get(Agency, launch.agency_id).legal_name is None:
            return  # the invoice waits for the legal data
        year = work.now.year
        self._series[year] = self._series.get(year, 0) + 1
        day = work.now.date()
        invoice_id = work.add(
            Invoice,
            "issue",
            number=f"INV-{year}-{self._series[year]:06}",
            agency_id=launch.agency_id,
            launch_id=launch.id,
            amount=amount,
            status=InvoiceStatus.PENDING if amount else InvoiceStatus.PAID,
            date=day.isoformat(),
        )
        if not amount:
            return
        terms = timedelta(days=work.settings.payment_terms_days)
        self.unpaid[invoice_id] = (day + terms).isoformat()
        dice = self._chance.random()
        later = work.now + timedelta(days=self._chance.uniform(3, 40))
        if dice < 0.78:
            life.at(later, life.manager, lambda work: self._pay(work, invoice_id, amount))
        elif dice < 0.9:
            part = share(amount, Decimal("0.4"))
            life.at(later, life.manager, lambda work: self._pay(work, invoice_id, part))

    def _pay(self, work: UnitOfWork, invoice_id: int, amount: Decimal) -> None:
        invoice = work.get(Invoice, invoice_id)
        work.add(
            Payment,
            "pay",
            invoice_id=invoice_id,
            amount=amount,
            date=work.now.date().isoformat(),
            status=PaymentStatus.COMPLETED,
        )
        whole = amount == invoice.amount
        status = InvoiceStatus.PAID if whole else InvoiceStatus.PARTIALLY_PAID
        work.change(invoice, "pay", status=status)
        if whole:
            del self.unpaid[invoice_id]

    def mark_overdue(self, work: UnitOfWork) -> None:
        """What is past its due date today."""
        today = work.now.date().isoformat()
        for invoice_id, due in self.unpaid.items():
            if due < today:
                work.change(work.get(Invoice, invoice_id), "remind", status=InvoiceStatus.OVERDUE)
