"""Invoices issued a second beside sales a second in the same run, files a second, and memory."""

import resource
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from astrobookings_desktop.jobs.documents import invoice_pdf, ticket_pdf
from astrobookings_desktop.services.bookings.sales import SellSeats, sell_seats
from astrobookings_desktop.services.bookings.tickets import ticket_sheet
from astrobookings_desktop.services.checks.check import check
from astrobookings_desktop.services.money.invoice_files import invoice_sheet
from astrobookings_desktop.services.money.invoices import issue_invoice
from astrobookings_desktop.services.unit_of_work import UnitOfWork
from tests.helpers.company import Company
from tests.helpers.ledgers import fly_daily, planned_daily

LAUNCHES, FILES = 500, 200
GOAL_INVOICES = 0.5  # of the sales: an invoice is told to more people, and leaves one job more
GOAL_FILES = 10  # a second


def main() -> None:
    with tempfile.TemporaryDirectory(prefix="bench-invoices-") as folder:
        company = Company(Path(folder) / "office.db")
        launches = planned_daily(company, LAUNCHES, capacity=10, price="1234.56")
        travelers = [company.traveler(email=f"t{one}@example.org") for one in range(LAUNCHES)]
        sales, sold = _timed(
            company,
            [
                lambda work, one=one: sell_seats(work, SellSeats(one[0], one[1], 2))
                for one in zip(launches, travelers, strict=True)
            ],
        )
        fly_daily(company, launches)
        invoices, issued = _timed(
            company, [lambda work, one=one: issue_invoice(work, one) for one in launches]
        )
        print(f"{sales:,.0f} sales a second, {invoices:,.0f} invoices a second", end=" ")
        print(f"({invoices / sales:.0%} of it, goal ≥ {GOAL_INVOICES:.0%})")
        memory = _memory()
        sheets = [invoice_sheet(company.reading, key) for key in issued[:FILES]]
        invoice_pdf(sheets[0])  # fonts are looked for once
        begun = time.perf_counter()
        size = sum(len(invoice_pdf(sheet)) for sheet in sheets)
        files = FILES / (time.perf_counter() - begun)
        print(f"{files:,.0f} invoices as files a second (goal ≥ {GOAL_FILES}),", end=" ")
        print(f"{size / FILES / 1000:,.0f} KB each")
        sale = company.do(sell_seats, SellSeats(company.launch(), company.traveler(), 1))
        ticket = ticket_sheet(company.reading, sale.id)
        begun = time.perf_counter()
        for _ in range(FILES):
            ticket_pdf(ticket)
        print(f"{FILES / (time.perf_counter() - begun):,.0f} tickets as files a second")
        print(f"memory: {memory:,.0f} MB before the first file, {_memory():,.0f} MB after the last")
        assert len(sold) == len(issued) == LAUNCHES
        assert list(check(company.reader)) == []
        company.close()


def _timed(
    company: Company, acts: Sequence[Callable[[UnitOfWork], Any]]
) -> tuple[float, list[Any]]:
    """Each act in a transaction of its own: how many a second, and what they gave."""
    begun = time.perf_counter()
    given = [company.do(act) for act in acts]
    return len(acts) / (time.perf_counter() - begun), given


def _memory() -> float:
    """The most that this process has used, in megabytes."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000


if __name__ == "__main__":
    main()
