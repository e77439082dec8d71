"""Whom each event is told to, and over which channel: the table of DOMAIN.md §8."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from astrobookings_desktop.config import resource
from astrobookings_desktop.domain.statuses import Role
from astrobookings_desktop.jobs.handlers import make_registry
from astrobookings_desktop.jobs.mail.way import MailSettings
from astrobookings_desktop.jobs.registry import Registry
from astrobookings_desktop.jobs.runner import Runner
from astrobookings_desktop.services.access.overrides import Override
from astrobookings_desktop.services.access.sign_in import set_password
from astrobookings_desktop.services.actors import BUILT_IN_ADMINISTRATOR, actor_of
from astrobookings_desktop.services.bookings.cancellations import cancel_seats
from astrobookings_desktop.services.bookings.sales import (
    SellSeats,
    confirm_booking,
    hold_seats,
    sell_seats,
)
from astrobookings_desktop.services.bookings.seats import lapse_due_holds
from astrobookings_desktop.services.bookings.transfers import transfer_booking
from astrobookings_desktop.services.launches.transitions import (
    abort_launch,
    confirm_launch,
    delay_launch,
    mark_failed,
    mark_launched,
)
from astrobookings_desktop.services.money.invoices import void_invoice
from astrobookings_desktop.services.money.payments import (
    EnteredPayment,
    refund_payment,
    register_payment,
)
from astrobookings_desktop.services.money.receivables import mark_overdue, remind
from astrobookings_desktop.services.people.users import create_user
from astrobookings_desktop.services.unit_of_work import UnitOfWork
from tests.helpers.company import Company

MAIL, DESKTOP = "mail", "desktop"
ALLOWED = Override(BUILT_IN_ADMINISTRATOR, "the agency wants it")
LEGAL = {"legal_name": "Orbital, S.L.", "tax_id": "B12345674", "legal_address": "Calle Mayor 1"}
DESK = {("admin", DESKTOP), ("manager", DESKTOP), ("agent", DESKTOP)}
HOUSES = {("agency", MAIL), *DESK}
BOTH = {("ana", MAIL), ("agency", MAIL)}
MONEY = {("agency", MAIL), ("manager", MAIL)}


class Town:
    """One of each whom the table names; Ana has a booking, Vera is a VIP, Zoe has nothing."""

    def __init__(self, path: Path) -> None:
        self.company = company = Company(path)
        self.ids: dict[str, int] = {}
        for role in (Role.ADMIN, Role.MANAGER, Role.AGENT):
            email = f"{role}@example.org"
            person = {"name": role.value, "email": email, "role": role}
            self.ids[role.value] = company.do(create_user, person)
            company.do(set_password, self.ids[role.value], "a seat on the moon")
        self.ids["agency"] = company.agency(email="agency@example.org", **LEGAL)
        self.rocket = company.rocket(self.ids["agency"])
        for name in ("ana", "vera", "zoe"):
            self.ids[name] = company.traveler(name=name, email=f"{name}@example.org")
        for place in range(2):
            launch = company.launch(company.rocket(company.agency()))
            company.do(sell_seats, SellSeats(launch, self.ids["vera"], place + 1))
        company.actor = actor_of(self.ids["agent"], "agent", Role.AGENT, None)
        self.told()

    def launch(self, **columns: object) -> int:
        agent, self.company.actor = self.company.actor, BUILT_IN_ADMINISTRATOR
        try:
            return self.company.launch(self.rocket, **columns)
        finally:
            self.company.actor = agent

    def office(self, service: object, *arguments: object) -> object:
        """What the office does, not the agent."""
        agent, self.company.actor = self.company.actor, BUILT_IN_ADMINISTRATOR
        try:
            return self.company.do(service, *arguments)
        finally:
            self.company.actor = agent

    def told(self) -> dict[str, set[tuple[str, str]]]:
        """Who was told of which event since the last look, once the worker came."""
        folder = self.company.path.parent
        registry = make_registry(lambda: folder, MailSettings, resource("mail"))
        handlers = {
            name: one for name, one in registry.handlers.items() if name != "deliver_notification"
        }
        Runner(self.company.office, Registry(handlers)).drain()
        names = {key: name for name, key in self.ids.items()}
        seen: dict[str, set[tuple[str, str]]] = {}
        rows = self.company.rows(
            "SELECT event, user_id, channel FROM notification WHERE id > ?", self._last
        )
        for event, user, channel in rows:
            seen.setdefault(event, set()).add((names.get(user, str(user)), channel))
        self._last = int(self.company.value("SELECT coalesce(max(id), 0) FROM notification"))
        return seen

    _last = 0


@pytest.fixture
def town(tmp_path: Path) -> Iterator[Town]:
    town = Town(tmp_path / "office.db")
    yield town
    town.company.close()


def test_a_message_says_until_when_seats_are_held_as_long_as_they_are(town: Town) -> None:
    company, end = town.company, "2026-11-24T14:32:00.000000Z"
    held = company.do(hold_seats, SellSeats(town.launch(), town.ids["ana"], 2))
    company.do(transfer_booking, held.id, town.ids["zoe"])
    company.do(confirm_booking, held.id)
    rows = company.rows(
        "SELECT DISTINCT event, message, json_extract(facts, '$.hold_until') "
        "FROM notification WHERE entity_type = 'booking' ORDER BY id"
    )
    told = {
        event: (facts, "held until 24 Nov 2026, 14:32 UTC" in line) for event, line, facts in rows
    }
    assert told == {
        "booking_held": (end, True),
        "booking_changed": (end, True),
        "booking_sold": (None, False),
    }


def test_bookings_are_told_to_traveler_and_agency_and_a_lapse_on_the_desktop(town: Town) -> None:
    company, ana = town.company, town.ids["ana"]
    launch = town.launch()
    assert town.told() == {"launch_scheduled": {("vera", MAIL)}}
    held = company.do(hold_seats, SellSeats(launch, ana, 1))
    assert town.told() == {"booking_held": BOTH}
    company.do(confirm_booking, held.id)
    assert town.told() == {"booking_sold": BOTH}
    company.do(transfer_booking, held.id, town.ids["zoe"])
    assert town.told() == {"booking_changed": {*BOTH, ("zoe", MAIL)}}
    company.do(transfer_booking, held.id, ana)
    town.told()
    company.do(cancel_seats, held.id)
    assert town.told() == {"booking_canceled": BOTH}
    company.do(hold_seats, SellSeats(launch, ana, 1))
    town.told()
    company.clock.forward(hours=25)
    company.do(lapse_due_holds)
    assert town.told() == {"hold_lapsed": {*BOTH, ("agent", DESKTOP)}}


@pytest.mark.parametrize("end", ["launched", "failed", "aborted"])
def test_launches_are_told_to_who_has_seats_the_agency_and_the_desk(town: Town, end: str) -> None:
    company = town.company
    launch = town.launch()
    company.do(sell_seats, SellSeats(launch, town.ids["ana"], 1))
    town.told()
    told = {("ana", MAIL), *HOUSES}
    town.office(delay_launch, launch, company.clock.now + timedelta(days=500))
    assert town.told() == {"launch_delayed": told}
    town.office(confirm_launch, launch, ALLOWED)
    assert town.told() == {"launch_confirmed": told}
    company.clock.forward(days=501)
    acts = {"launched": (mark_launched, ()), "failed": (mark_failed, ("fire",))}
    act, more = acts.get(end, (abort_launch, ("weather",)))
    town.office(act, launch, *more)
    issued = {("agency", MAIL), ("manager", MAIL), ("manager", DESKTOP)}
    invoice = {} if end == "failed" else {"invoice_issued": issued}
    assert town.told() == {f"launch_{end}": told, **invoice}


def test_money_is_told_to_agency_and_managers_and_invoices_on_the_desktop_too(town: Town) -> None:
    company = town.company
    launch = town.launch()
    town.office(abort_launch, launch, "weather")
    town.told()
    invoice = company.value("SELECT id FROM invoice")
    on_desktop = {*MONEY, ("manager", DESKTOP)}
    company.clock.forward(days=32)
    town.office(mark_overdue)
    town.office(remind)
    assert town.told() == {"invoice_reminder": on_desktop}
    town.office(register_payment, invoice, EnteredPayment("10.00"))
    assert town.told() == {"payment_completed": MONEY}
    company.clock.forward(minutes=1)
    company.work(_all_are_gone)
    town.office(refund_payment, company.value("SELECT id FROM payment"), "the wrong account")
    assert town.told() == {"payment_refunded": MONEY}
    company.work(_all_are_gone)
    town.office(void_invoice, invoice, "the wrong launch")
    assert town.told() == {"invoice_void": on_desktop}


def _all_are_gone(work: UnitOfWork) -> None:
    """As if every mail had been sent."""
    work.connection.execute("UPDATE notification SET status = 'sent' WHERE channel = 'mail'")
