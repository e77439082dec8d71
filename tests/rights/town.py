"""A company with two agencies that have the same things, and somebody of each role."""

import sqlite3
from collections.abc import Mapping
from contextlib import closing
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path

from astrobookings_desktop.domain.entities import Entity
from astrobookings_desktop.domain.statuses import Role
from astrobookings_desktop.services.access import sign_in
from astrobookings_desktop.services.access.overrides import Override
from astrobookings_desktop.services.actors import Actor, actor_of
from astrobookings_desktop.services.bookings.sales import SellSeats, hold_seats, sell_seats
from astrobookings_desktop.services.launches.transitions import abort_launch, confirm_launch
from astrobookings_desktop.services.people import agencies, users
from astrobookings_desktop.services.practice import mark_practice
from tests.helpers.company import Company

PASSWORD = "a seat on the moon"
EMAIL = "{}@example.org"


@dataclass
class Side:
    """What belongs to one of the two agencies; `name` stands in each of its texts."""

    name: str
    agency: int = 0
    rocket: int = 0
    spare_rocket: int = 0
    launch: int = 0
    later_launch: int = 0
    due_launch: int = 0  # confirmed, two days from now
    ended_launch: int = 0  # aborted just now
    traveler: int = 0
    sale: int = 0
    hold: int = 0
    locator: str = ""
    invoice: int = 0
    payment: int = 0
    unpaid_invoice: int = 0
    announced: int = 0  # a payment
    failed_message: int = 0
    keys: Mapping[Entity, int] = field(default_factory=dict)


@dataclass
class Town:
    """The company; `own` is the side of the agency that acts, `other` is not."""

    company: Company
    own: Side
    other: Side
    newcomer: int  # a traveler without bookings
    user: int  # an office person who is nobody's actor
    actors: Mapping[Role, Actor]


def build(path: Path) -> Town:
    """A new one."""
    company = Company(path)
    company.do(mark_practice)  # so that commands can be told what time it is
    actors = {
        role: actor_of(_person(company, role), str(role), role, None)
        for role in (Role.ADMIN, Role.MANAGER, Role.AGENT)
    }
    own, other = _side(company, "Ownline", actors), _side(company, "Otherline", actors)
    company.do(sign_in.set_password, own.agency, PASSWORD)
    actors[Role.AGENCY] = actor_of(own.agency, "Ownline", Role.AGENCY, None)
    actors[Role.TRAVELER] = actor_of(own.traveler, "Traveler", Role.TRAVELER, None)
    newcomer = company.traveler(name="Newcomer", email="new@example.org")
    clerk = {"name": "Clerk", "email": EMAIL.format("clerk"), "role": "agent"}
    return Town(company, own, other, newcomer, company.do(users.create_user, clerk), actors)


def _person(company: Company, role: Role) -> int:
    entered = {"name": str(role).title(), "email": EMAIL.format(role), "role": str(role)}
    key = company.do(users.create_user, entered)
    company.do(sign_in.set_password, key, PASSWORD)
    return key


def _side(company: Company, name: str, actors: Mapping[Role, Actor]) -> Side:
    side = Side(name)
    legal = {"legal_name": f"{name} Ltd", "tax_id": "B12345674", "legal_address": f"{name} Street"}
    side.agency = company.agency(name=name, email=EMAIL.format(name.lower()), **legal)
    company.do(agencies.set_agency_active, side.agency, True)
    side.rocket = company.rocket(side.agency, name=f"{name} rocket", capacity=20)
    side.spare_rocket = company.rocket(side.agency, name=f"{name} spare", capacity=20)
    side.launch = company.launch(side.rocket, destination="Moon")
    later = company.clock.now.replace(year=company.clock.now.year + 2)
    side.later_launch = company.launch(side.rocket, destination="Moon", date=later)
    soon = company.clock.now + timedelta(days=2)
    side.due_launch, side.ended_launch = (
        company.launch(company.rocket(side.agency, name=f"{name} {word}"), date=soon)
        for word in ("two", "three")
    )
    company.do(confirm_launch, side.due_launch, Override(actors[Role.MANAGER], "a test flight"))
    company.do(abort_launch, side.ended_launch, "no fuel")
    contact = {"email": EMAIL.format(f"ann.{name.lower()}"), "contact_phone": "+1 555 0100"}
    side.traveler = company.traveler(name=f"Ann {name}", **contact)
    admin, company.actor = company.actor, actors[Role.AGENT]
    sale = company.do(sell_seats, SellSeats(side.launch, side.traveler, 2))
    side.sale, side.locator = sale.id, sale.locator
    side.hold = company.do(hold_seats, SellSeats(side.later_launch, side.traveler, 1)).id
    company.actor = admin
    side.invoice, side.payment = side.agency + 900_000, side.agency + 910_000
    side.unpaid_invoice, side.announced = side.invoice + 1, side.payment + 1
    _write_money(company.path, side)
    side.failed_message = _fail_a_message(company, side.agency)
    side.keys = {
        Entity.USER: side.agency,
        Entity.TRAVELER: side.traveler,
        Entity.AGENCY: side.agency,
        Entity.ROCKET: side.rocket,
        Entity.LAUNCH: side.launch,
        Entity.BOOKING: side.sale,
        Entity.INVOICE: side.invoice,
        Entity.PAYMENT: side.payment,
        Entity.NOTIFICATION: _one(company, "notification", "user_id", side.agency),
        Entity.ENTRY_LOG: _one(company, "entry_log", "entity_id", side.sale),
        Entity.JOB_QUEUE: _one(company, "job_queue", "entity_type", "notification"),
    }
    return side


def _one(company: Company, table: str, column: str, value: object) -> int:
    sql = f'SELECT min(id) FROM "{table}" WHERE "{column}" = ?'
    return int(company.value(sql, value))


def _fail_a_message(company: Company, person: int) -> int:
    """A message that no server took."""
    key = company.value("SELECT max(id) FROM notification WHERE user_id = ?", person)
    with closing(sqlite3.connect(company.path)) as writer, writer:
        writer.execute("UPDATE notification SET status = 'failed' WHERE id = ?", (key,))
    return int(key)


def _write_money(path: Path, side: Side) -> None:
    """An invoice with a payment, as another program wrote them."""
    with closing(sqlite3.connect(path)) as writer, writer:
        writer.execute(
            "INSERT INTO invoice (id, number, agency_id, launch_id, amount, status, date)"
            " VALUES (?, ?, ?, ?, 200000, 'pending', '2026-11-01')",
            (side.invoice, f"2026-{side.agency:04}", side.agency, side.launch),
        )
        writer.execute(
            "INSERT INTO payment (id, invoice_id, amount, date, status)"
            " VALUES (?, ?, 50000, '2026-11-05', 'completed')",
            (side.payment, side.invoice),
        )
        writer.execute(
            "INSERT INTO invoice (id, number, agency_id, launch_id, amount, status, date)"
            " VALUES (?, ?, ?, ?, 100000, 'pending', '2026-11-02')",
            (side.unpaid_invoice, f"2026-1{side.agency:04}", side.agency, side.later_launch),
        )
        writer.execute(
            "INSERT INTO payment (id, invoice_id, amount, date, status)"
            " VALUES (?, ?, 1000, '2026-11-05', 'pending')",
            (side.announced, side.invoice),
        )
