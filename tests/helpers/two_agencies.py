"""A company with two agencies and a person of each role: what tests of rights build on."""

import sqlite3
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

from astrobookings_desktop.domain.entities import Entity
from astrobookings_desktop.domain.statuses import Role
from astrobookings_desktop.services.access import sign_in
from astrobookings_desktop.services.actors import Actor, actor_of
from astrobookings_desktop.services.bookings.sales import SellSeats, hold_seats, sell_seats
from astrobookings_desktop.services.people import users
from tests.helpers.company import Company

PASSWORD = "a seat on the moon"
OWN_MARK, OTHER_MARK = "Ownkestrel", "Otherheron"
"""Stand in every text of the one agency, and of the other."""

OTHER_WORDS = (OTHER_MARK.casefold(), "zed zorro", "zed@zorro.example", "4242.42", "inv-other")
"""What an agency's people must never read: words of the other agency's records."""


@dataclass
class Side:
    """One agency's records; the traveler booked with this agency alone."""

    mark: str
    records: dict[Entity, int] = field(default_factory=dict)
    hold: int = 0
    other_launch: int = 0
    spare_rocket: int = 0
    locator: str = ""


@dataclass
class TwoAgencies:
    """The company, both sides, and who may sign in as what."""

    company: Company
    own: Side
    other: Side
    people: dict[Role, Actor]
    emails: dict[Role, str]
    idle_traveler: int  # who never booked
    spare_user: int


def two_agencies(path: Path) -> TwoAgencies:
    """Make it; everybody's password is `PASSWORD`, and everybody sells through the services."""
    company = Company(path)
    company.do(sign_in.found, "Ada Lovelace", "ada@example.org", PASSWORD)
    administrator = sign_in.sign_in(company.writer, "ada@example.org", PASSWORD)
    company.actor = administrator
    own = _side(company, OWN_MARK, "Olga Own", "olga@example.org", "1000.00", 1)
    other = _side(company, OTHER_MARK, "Zed Zorro", "zed@zorro.example", "4242.42", 2)
    people = {Role.ADMIN: administrator}
    emails = {Role.ADMIN: "ada@example.org"}
    for role in (Role.MANAGER, Role.AGENT, Role.AGENCY):
        email = f"{role}@example.org"
        staff_of = own.records[Entity.AGENCY] if role is Role.AGENCY else None
        entered = {"name": f"Somebody {role}", "email": email, "role": role, "agency_id": staff_of}
        user_id = company.do(users.create_user, entered)
        company.do(sign_in.set_password, user_id, PASSWORD)
        people[role] = actor_of(user_id, entered["name"], role, staff_of)
        emails[role] = email
    idle = company.traveler(name="Ida Idle", email="ida@example.org")
    people[Role.TRAVELER] = actor_of(idle, "Ida Idle", Role.TRAVELER, None)
    emails[Role.TRAVELER] = "ida@example.org"
    spare = company.do(
        users.create_user, {"name": "Sam Spare", "email": "sam@example.org", "role": "agent"}
    )
    return TwoAgencies(company, own, other, people, emails, idle, spare)


def _side(
    company: Company, mark: str, traveler_name: str, email: str, price: str, number: int
) -> Side:
    side = Side(mark)
    agency = company.agency(
        name=f"{mark} Ways", email=f"desk@{mark.casefold()}.example", legal_name=f"{mark} S.L."
    )
    rocket = company.rocket(agency, name=f"{mark} One")
    side.spare_rocket = company.rocket(agency, name=f"{mark} Two")
    launch = company.launch(rocket, destination="Moon", price_per_seat=price)
    side.other_launch = company.launch(side.spare_rocket, destination="Moon", price_per_seat=price)
    traveler = company.traveler(name=traveler_name, email=email)
    booking = company.do(sell_seats, SellSeats(launch, traveler, 2))
    side.hold = company.do(hold_seats, SellSeats(launch, traveler, 1)).id
    side.locator = booking.locator
    invoice, payment = 900_000 + number, 910_000 + number
    with closing(sqlite3.connect(company.path)) as writer:
        writer.execute(
            "INSERT INTO invoice (id, number, agency_id, launch_id, amount, status, date)"
            " VALUES (?, ?, ?, ?, 200000, 'pending', '2026-11-01')",
            (invoice, f"INV-{'OTHER' if mark == OTHER_MARK else 'OWN'}", agency, launch),
        )
        writer.execute(
            "INSERT INTO payment (id, invoice_id, amount, date, status)"
            " VALUES (?, ?, 50000, '2026-11-05', 'completed')",
            (payment, invoice),
        )
        writer.commit()
    notification = company.value("SELECT min(id) FROM notification WHERE user_id = ?", agency)
    side.records = {
        Entity.USER: agency,
        Entity.TRAVELER: traveler,
        Entity.AGENCY: agency,
        Entity.ROCKET: rocket,
        Entity.LAUNCH: launch,
        Entity.BOOKING: booking.id,
        Entity.INVOICE: invoice,
        Entity.PAYMENT: payment,
        Entity.NOTIFICATION: notification,
        Entity.ENTRY_LOG: company.value(
            "SELECT max(id) FROM entry_log WHERE entity_id = ?", booking.id
        ),
        Entity.JOB_QUEUE: company.value(
            "SELECT min(id) FROM job_queue WHERE entity_id = ?", launch
        ),
    }
    return side
