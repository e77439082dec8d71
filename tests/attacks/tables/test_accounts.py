"""Accounts: guessing passwords and codes, and keeping what isn't one's own any more (§1).

Each test names an attack; what it proves is that nothing comes of it, and what is said.
"""

import json
from collections.abc import Callable
from contextlib import closing
from datetime import timedelta
from typing import Any

import pytest
from argon2 import PasswordHasher

from astrobookings_desktop.domain.refusal import Refusal
from astrobookings_desktop.domain.sign_in import CodeRefused, SignInRefused, SignInThrottled
from astrobookings_desktop.domain.statuses import Role
from astrobookings_desktop.services.access import passwords, sign_in
from astrobookings_desktop.services.people import users
from tests.attacks.tables.conftest import NEW, WRONG, acting, enter
from tests.helpers.two_agencies import PASSWORD, TwoAgencies


class Counting(PasswordHasher):
    """Counts how often a secret is compared."""

    runs = 0

    def verify(self, stored: str | bytes, password: str | bytes) -> Any:
        type(self).runs += 1
        return super().verify(stored, password)


@pytest.fixture
def counting(monkeypatch: pytest.MonkeyPatch) -> type[Counting]:
    Counting.runs = 0
    monkeypatch.setattr(passwords, "HASHER", Counting(time_cost=1, memory_cost=8, parallelism=1))
    return Counting


# --- who is there ---------------------------------------------------------------------------------

STRANGERS = {
    "somebody known": "agent@example.org",
    "nobody": "nobody@example.org",
    "no address": "",
    "a traveler": "ida@example.org",
    "an agency without a password": "desk@ownkestrel.example",
    "somebody deactivated": "sam@example.org",
    "SQL": "' OR role='admin' --",
    "a wildcard": "%",
    "a flood": "a" * 100_000,
    "a zero sign": "agent@example.org\0",
    "half a sign": "agent\udcff@example.org",
}


@pytest.mark.parametrize("who", STRANGERS)
def test_a_wrong_password_costs_and_says_the_same_whoever_it_is(
    world: TwoAgencies, counting: type[Counting], who: str
) -> None:
    acting(world, Role.ADMIN).do(users.set_user_active, world.spare_user, False)
    with pytest.raises(SignInRefused) as refusal:
        enter(world, STRANGERS[who], WRONG)
    assert counting.runs == 1
    assert refusal.value.as_dict() == SignInRefused().as_dict()


@pytest.mark.parametrize("who", STRANGERS)
def test_a_wrong_code_costs_and_says_the_same_whoever_it_is(
    world: TwoAgencies, counting: type[Counting], who: str
) -> None:
    with pytest.raises(CodeRefused) as refusal:
        sign_in.use_reset_code(world.company.writer, STRANGERS[who], "ABCDEF-GHJKLM", NEW)
    assert counting.runs == 1
    assert refusal.value.as_dict() == CodeRefused().as_dict()


@pytest.mark.parametrize(
    "password",
    ["", "\0", "a\udcff", "p" * 1_000_000, PASSWORD.upper()],
    ids=["nothing", "a zero sign", "half a sign", "a million signs", "another case"],
)
def test_no_odd_password_opens_or_ends_anything(world: TwoAgencies, password: str) -> None:
    with pytest.raises(SignInRefused):
        enter(world, "agent@example.org", password)


@pytest.mark.parametrize(
    "spelling",
    ["agent@example.org", "AGENT@EXAMPLE.ORG", "  agent@example.org ", "ａgent@example.org"],
)
def test_another_spelling_begins_no_new_count(world: TwoAgencies, spelling: str) -> None:
    for _ in range(5):
        with pytest.raises(SignInRefused):
            enter(world, "agent@example.org", WRONG)
    with pytest.raises((SignInThrottled, SignInRefused)):
        enter(world, spelling)


@pytest.mark.parametrize("way", ["another account", "a restart", "the clock set back", "a code"])
def test_no_way_around_the_wait(world: TwoAgencies, way: str) -> None:
    company = acting(world, Role.ADMIN)
    agent = world.people[Role.AGENT].user_id or 0
    code = company.do(sign_in.give_reset_code, agent)
    for _ in range(5):
        with pytest.raises(SignInRefused):
            enter(world, "agent@example.org", WRONG)
    with closing(company.office.writer()) as another:
        writer = another if way == "a restart" else company.writer
        if way == "another account":
            enter(world, "manager@example.org")
        if way == "the clock set back":
            company.clock.now -= timedelta(days=1)
        with pytest.raises(SignInThrottled):
            sign_in.use_reset_code(writer, "agent@example.org", code, NEW)
        if way != "a code":
            with pytest.raises(SignInThrottled):
                sign_in.sign_in(writer, "agent@example.org", PASSWORD)


# --- one-time codes -------------------------------------------------------------------------------

Codes = Callable[[TwoAgencies, str], None]


def _twice(world: TwoAgencies, code: str) -> None:
    sign_in.use_reset_code(world.company.writer, "agent@example.org", code, NEW)


def _late(world: TwoAgencies, _code: str) -> None:
    world.company.clock.forward(hours=24, seconds=1)


def _replaced(world: TwoAgencies, _code: str) -> None:
    world.company.do(sign_in.give_reset_code, world.people[Role.AGENT].user_id or 0)


def _after_a_new_password(world: TwoAgencies, _code: str) -> None:
    world.company.do(sign_in.set_password, world.people[Role.AGENT].user_id or 0, NEW)


def _after_dismissal(world: TwoAgencies, _code: str) -> None:
    agent = world.people[Role.AGENT].user_id or 0
    world.company.do(users.set_user_active, agent, False)
    world.company.do(users.set_user_active, agent, True)


CODES: dict[str, tuple[str, Codes]] = {
    "used twice": ("agent@example.org", _twice),
    "a day late": ("agent@example.org", _late),
    "replaced by another": ("agent@example.org", _replaced),
    "after a password was given": ("agent@example.org", _after_a_new_password),
    "after a dismissal": ("agent@example.org", _after_dismissal),
    "of somebody else": ("manager@example.org", lambda _world, _code: None),
    "of somebody else who has one": (
        "manager@example.org",
        lambda world, _code: (
            world.company.do(sign_in.give_reset_code, world.people[Role.MANAGER].user_id or 0)
            and None
        ),
    ),
}


@pytest.mark.parametrize("attack", CODES)
def test_a_one_time_code_is_one_persons_once_for_a_day(world: TwoAgencies, attack: str) -> None:
    email, before = CODES[attack]
    company = acting(world, Role.ADMIN)
    code = company.do(sign_in.give_reset_code, world.people[Role.AGENT].user_id or 0)
    before(world, code)
    with pytest.raises(SignInRefused):
        sign_in.use_reset_code(company.writer, email, code, "a third one, for nobody")
    with pytest.raises(SignInRefused):
        enter(world, email, "a third one, for nobody")


def test_a_code_is_no_password(world: TwoAgencies) -> None:
    company = acting(world, Role.ADMIN)
    code = company.do(sign_in.give_reset_code, world.people[Role.AGENT].user_id or 0)
    for typed in (code, f"{code[:6]}-{code[6:]}"):
        with pytest.raises(SignInRefused):
            enter(world, "agent@example.org", typed)
    enter(world, "agent@example.org")


@pytest.mark.parametrize(
    "password", ["short", "password123", "\x07 beep beep", "a" * 300, "aaaaaaaa"]
)
def test_a_weak_password_is_refused_without_being_told(world: TwoAgencies, password: str) -> None:
    company = acting(world, Role.ADMIN)
    with pytest.raises(Refusal) as refusal:
        company.do(sign_in.set_password, world.spare_user, password)
    assert refusal.value.field == "password"
    assert password not in json.dumps(refusal.value.as_dict())
    with pytest.raises(Refusal) as own:
        sign_in.change_own_password(company.writer, company.actor, PASSWORD, password)
    assert password not in json.dumps(own.value.as_dict())
