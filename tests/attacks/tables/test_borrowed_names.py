"""Borrowed names: a manager's word, a colleague's request, the shell's variables (§1).

Each test names an attack; what it proves is that nothing comes of it, and what is said.
"""

import json
from collections.abc import Callable

import pytest

from astrobookings_desktop.domain.entities import Entity
from astrobookings_desktop.domain.errors import MissingRight, NotTheSeller, RequestIdReused
from astrobookings_desktop.domain.refusal import Refusal
from astrobookings_desktop.domain.sign_in import AccessEnded
from astrobookings_desktop.domain.statuses import Role
from astrobookings_desktop.services.access import sign_in
from astrobookings_desktop.services.access.overrides import Override
from astrobookings_desktop.services.actors import Actor
from astrobookings_desktop.services.bookings.cancellations import (
    HigherRefund,
    cancel_seats,
    void_sale,
)
from astrobookings_desktop.services.bookings.sales import SellSeats, hold_seats, sell_seats
from astrobookings_desktop.services.people import users
from tests.attacks.tables.conftest import NEW, WRONG, acting, enter, terminal
from tests.helpers.two_agencies import PASSWORD, TwoAgencies

# --- a manager's word -----------------------------------------------------------------------------


def _demoted(world: TwoAgencies) -> Actor:
    manager = world.people[Role.MANAGER]
    acting(world, Role.ADMIN).do(users.edit_user, manager.user_id or 0, {"role": "agent"})
    return manager


def _dismissed(world: TwoAgencies) -> Actor:
    manager = world.people[Role.MANAGER]
    acting(world, Role.ADMIN).do(users.set_user_active, manager.user_id or 0, False)
    return manager


def _invented(world: TwoAgencies) -> Actor:
    return Actor(999_999, "Nobody", Role.MANAGER)


def _raised_by_themselves(world: TwoAgencies) -> Actor:
    agent = world.people[Role.AGENT]
    return Actor(agent.user_id, agent.name, Role.MANAGER)


MANAGERS: dict[str, tuple[Callable[[TwoAgencies], Actor], type[Refusal]]] = {
    "who is one no more": (_demoted, AccessEnded),
    "who was dismissed": (_dismissed, AccessEnded),
    "who never was": (_invented, AccessEnded),
    "an agent who says so": (_raised_by_themselves, AccessEnded),
    "an agent": (lambda world: world.people[Role.AGENT], MissingRight),
    "an agency": (lambda world: world.people[Role.AGENCY], MissingRight),
    "a traveler": (lambda world: world.people[Role.TRAVELER], MissingRight),
}


@pytest.mark.parametrize("attack", MANAGERS)
def test_nobody_but_a_manager_allows_more(world: TwoAgencies, attack: str) -> None:
    who, error = MANAGERS[attack]
    word = Override(who(world), "they asked nicely")
    company = acting(world, Role.AGENT)
    launch, traveler = world.own.other_launch, world.idle_traveler
    booking = world.own.records[Entity.BOOKING]
    for service, command in (
        (sell_seats, (SellSeats(launch, traveler, 6, None, word),)),
        (hold_seats, (SellSeats(launch, traveler, 6, None, word),)),
        (cancel_seats, (booking, None, HigherRefund(100, word))),
    ):
        with pytest.raises(error):
            company.do(service, *command)
    assert company.seats(launch) == (0, 0)
    assert company.value("SELECT status FROM booking WHERE id = ?", booking) == "confirmed"


# --- another agent's sale -------------------------------------------------------------------------


def test_another_agents_request_id_sells_nothing_else(world: TwoAgencies) -> None:
    company = acting(world, Role.AGENT)
    launch, traveler = world.own.other_launch, world.idle_traveler
    sold = company.do(sell_seats, SellSeats(launch, traveler, 1, "desk-1 42"))
    acting(world, Role.ADMIN).do(sign_in.set_password, world.spare_user, PASSWORD)
    company.actor = enter(world, "sam@example.org")
    for command in (
        SellSeats(launch, traveler, 2, "desk-1 42"),
        SellSeats(world.other.other_launch, traveler, 1, "desk-1 42"),
        SellSeats(launch, world.own.records[Entity.TRAVELER], 1, "desk-1 42"),
    ):
        with pytest.raises(RequestIdReused):
            company.do(sell_seats, command)
    with pytest.raises(RequestIdReused):
        company.do(hold_seats, SellSeats(launch, traveler, 1, "desk-1 42"))
    again = company.do(sell_seats, SellSeats(launch, traveler, 1, "desk-1 42"))
    assert again.id == sold.id
    assert company.seats(launch) == (1, 0)
    seller = company.value("SELECT sold_by_id FROM booking WHERE id = ?", sold.id)
    assert seller == world.people[Role.AGENT].user_id
    with pytest.raises(NotTheSeller):
        company.do(void_sale, sold.id)


def test_nobody_takes_the_request_id_of_a_renewal(world: TwoAgencies) -> None:
    company = acting(world, Role.AGENT)
    hold = company.do(hold_seats, SellSeats(world.own.other_launch, world.idle_traveler, 1))
    with pytest.raises(Refusal) as refusal:
        company.do(
            sell_seats,
            SellSeats(world.own.other_launch, world.idle_traveler, 1, f"renewal of {hold.locator}"),
        )
    assert refusal.value.field == "request_id"


# --- surroundings that switch the person ----------------------------------------------------------

SURROUNDINGS: dict[str, tuple[dict[str, str | None], tuple[str, ...], str]] = {
    "nobody": ({}, ("list", "user"), "sign_in_needed"),
    "a name without a password": (
        {"USER": "ada@example.org"},
        ("list", "user"),
        "sign_in_needed",
    ),
    "a password without a name": ({"PASSWORD": PASSWORD}, ("list", "user"), "sign_in_needed"),
    "another's name by the option": (
        {"USER": "agent@example.org", "PASSWORD": WRONG},
        ("list", "user", "--user", "ada@example.org"),
        "sign_in_refused",
    ),
    "a manager's password alone": (
        {"USER": "agent@example.org", "PASSWORD": PASSWORD, "OVERRIDE_PASSWORD": PASSWORD},
        ("list", "entry_log"),
        "missing_right",
    ),
    "a new password for somebody else": (
        {"USER": "agent@example.org", "PASSWORD": PASSWORD, "NEW_PASSWORD": NEW},
        ("user", "password", "ada@example.org"),
        "missing_right",
    ),
    "the sign-in itself as a person": (
        {"USER": "Sign-in", "PASSWORD": ""},
        ("list", "user"),
        "sign_in_refused",
    ),
    "the built-in administrator as a person": (
        {"USER": "Administrator", "PASSWORD": ""},
        ("list", "user"),
        "sign_in_refused",
    ),
    "an empty name": ({"USER": "", "PASSWORD": ""}, ("list", "user"), "sign_in_needed"),
    "bytes that are no text": (
        {"USER": "\udcff", "PASSWORD": "\udcff"},
        ("list", "user"),
        "sign_in_refused",
    ),
    "a time of one's own": (
        {"USER": "agent@example.org", "PASSWORD": PASSWORD},
        ("list", "launch", "--now", "2020-01-01T00:00Z"),
        "invalid_value",
    ),
    "a demo over real business": (
        {"USER": "agent@example.org", "PASSWORD": PASSWORD},
        ("demo",),
        "invalid_value",
    ),
}


@pytest.mark.parametrize("attack", SURROUNDINGS)
def test_no_variable_makes_one_somebody_else(world: TwoAgencies, attack: str) -> None:
    variables, words, error = SURROUNDINGS[attack]
    result = terminal(world, **variables).run("--json", *words)
    told = json.loads(result.stdout)
    assert (result.exit_code, told["error"]) == (1, error)
    assert PASSWORD not in result.output
    assert enter(world, "ada@example.org").role is Role.ADMIN


def test_init_makes_no_second_administrator(world: TwoAgencies) -> None:
    line = terminal(world, USER="eve@example.org", PASSWORD="a long one of eve's")
    assert line.get("init")["administrator"] is None
    assert line.refusal("list", "user")["error"] == "sign_in_refused"
    assert world.company.value("SELECT count(*) FROM user WHERE role = 'admin'") == 1
