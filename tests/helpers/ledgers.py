"""Launches that flew, and what is owed for them: short ways for tests of money."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from astrobookings_desktop.data.models import Invoice
from astrobookings_desktop.services.access.overrides import Override
from astrobookings_desktop.services.bookings.sales import SellSeats, sell_seats
from astrobookings_desktop.services.launches.scheduling import schedule_launch
from astrobookings_desktop.services.launches.transitions import (
    abort_launch,
    confirm_launch,
    mark_launched,
)
from astrobookings_desktop.services.money.invoices import issue_invoice
from astrobookings_desktop.services.money.payments import EnteredPayment, register_payment
from astrobookings_desktop.services.unit_of_work import UnitOfWork
from tests.helpers.company import Company

LEGAL = {"legal_name": "Orbital, S.L.", "tax_id": "B12345674", "legal_address": "Calle 1\nMadrid"}
WHY = "Because it is so"


def payer(company: Company, **columns: str) -> int:
    """An agency with everything that an invoice needs."""
    return company.agency(
        **(LEGAL | {"email": f"a{company.clock.now:%f}@orbital.example"} | columns)
    )


def flown(company: Company, agency: int, seats: int = 2, price: str = "1234.56") -> int:
    """A launch of the agency that has flown; the clock goes on by two days."""
    launch = planned(company, agency, seats, price)
    company.do(confirm_launch, launch, Override(company.actor, WHY))
    company.clock.forward(days=2)
    company.do(mark_launched, launch)
    return launch


def aborted(company: Company, agency: int) -> int:
    launch = planned(company, agency, 1, "500.00")
    company.do(abort_launch, launch, WHY)
    return launch


def planned(company: Company, agency: int, seats: int, price: str) -> int:
    rocket = company.rocket(agency, capacity=10)
    date = company.clock.now + timedelta(days=1)
    launch = company.launch(rocket, date=date, price_per_seat=price)
    if seats:
        company.do(sell_seats, SellSeats(launch, company.traveler(), seats))
    return launch


def planned_daily(company: Company, count: int, capacity: int, price: str) -> list[int]:
    """So many launches of one rocket, a day apart, in one transaction."""
    rocket = company.rocket(payer(company), capacity=capacity)
    start = company.clock.now

    def plan(work: UnitOfWork) -> list[int]:
        return [
            schedule_launch(
                work,
                {
                    "rocket_id": rocket,
                    "date": start + timedelta(days=1 + day),
                    "destination": "Moon",
                    "price_per_seat": price,
                },
            ).id
            for day in range(count)
        ]

    return company.do(plan)


def fly_daily(company: Company, launches: Sequence[int]) -> None:
    """What `planned_daily` made has flown, in two transactions; the clock goes on past the last."""

    def confirm(work: UnitOfWork) -> None:
        for launch in launches:
            confirm_launch(work, launch, Override(company.actor, WHY))

    def end(work: UnitOfWork) -> None:
        for launch in launches:
            mark_launched(work, launch)

    company.do(confirm)
    company.clock.forward(days=len(launches) + 2)
    company.do(end)


def billed(company: Company, agency: int, price: str = "5000.00") -> int:
    """An invoice over 2 % of the price per seat."""
    return company.do(issue_invoice, flown(company, agency, 2, price))


def invoice_of(company: Company, key: int) -> Invoice:
    return company.reading.get(Invoice, key)


def pay(company: Company, invoice: int, amount: str, **more: Any) -> int:
    """A payment's id; `more` are the other fields of `EnteredPayment`."""
    return company.do(register_payment, invoice, EnteredPayment(amount, **more)).payment_id
