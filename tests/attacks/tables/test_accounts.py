"""Accounts: guessing, borrowing and keeping what isn't one's own, and secrets that get about (§1).

Each test names an attack; what it proves is that nothing comes of it, and what is said.
"""

import json
import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from argon2 import PasswordHasher

from astrobookings_desktop.domain.entities import Entity
from astrobookings_desktop.domain.errors import (
    MissingRight,
    NotTheSeller,
    RequestIdReused,
)
from astrobookings_desktop.domain.refusal import Refusal
from astrobookings_desktop.domain.sign_in import AccessEnded, SignInRefused, SignInThrottled
from astrobookings_desktop.domain.statuses import Role
from astrobookings_desktop.services import passwords, sign_in, travelers, users
from astrobookings_desktop.services.actors import Actor
from astrobookings_desktop.services.backups import back_up, rotate
from astrobookings_desktop.services.cancellations import HigherRefund, cancel_seats, void_sale
from astrobookings_desktop.services.overrides import Override
from astrobookings_desktop.services.restores import preview_restore, restore
from astrobookings_desktop.services.sales import SellSeats, hold_seats, sell_seats
from astrobookings_desktop.ui.errors import bug_report
from tests.helpers.command_line import CommandLine
from tests.helpers.company import Company
from tests.helpers.two_agencies import PASSWORD, TwoAgencies, two_agencies

NEW = "another seat, on mars"
WRONG = "hunter2 hunter2"


@pytest.fixture
def world(tmp_path: Path) -> Any:
    made = two_agencies(tmp_path / "office.db")
    yield made
    made.company.close()


def acting(world: TwoAgencies, role: Role) -> Company:
    world.company.actor = world.people[role]
    return world.company


def enter(world: TwoAgencies, email: str, password: str = PASSWORD) -> Actor:
    return sign_in.sign_in(world.company.writer, email, password)


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
    with pytest.raises(SignInRefused) as refusal:
        sign_in.use_reset_code(world.company.writer, STRANGERS[who], "ABCDEF-GHJKLM", NEW)
    assert counting.runs == 1
    assert refusal.value.as_dict() == SignInRefused().as_dict()


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


def _line(world: TwoAgencies, **variables: str | None) -> CommandLine:
    named: dict[str, str | None] = {
        "ASTROBOOKINGS_USER": None,
        "ASTROBOOKINGS_PASSWORD": None,
        "ASTROBOOKINGS_NEW_PASSWORD": None,
        "ASTROBOOKINGS_OVERRIDE_PASSWORD": None,
    }
    given = {f"ASTROBOOKINGS_{name}": value for name, value in variables.items()}
    return CommandLine(world.company.path, now=None, environment=named | given)


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
    result = _line(world, **variables).run("--json", *words)
    told = json.loads(result.stdout)
    assert (result.exit_code, told["error"]) == (1, error)
    assert PASSWORD not in result.output
    assert enter(world, "ada@example.org").role is Role.ADMIN


def test_init_makes_no_second_administrator(world: TwoAgencies) -> None:
    line = _line(world, USER="eve@example.org", PASSWORD="a long one of eve's")
    assert line.get("init")["administrator"] is None
    assert line.refusal("list", "user")["error"] == "sign_in_refused"
    assert world.company.value("SELECT count(*) FROM user WHERE role = 'admin'") == 1


# --- what is tried without a right ----------------------------------------------------------------


@pytest.mark.parametrize("role", [Role.MANAGER, Role.AGENT, Role.AGENCY])
@pytest.mark.parametrize("act", ["a backup", "a folder of backups", "a restore", "its preview"])
def test_who_reaches_for_the_whole_file_stands_in_the_log(
    world: TwoAgencies, tmp_path: Path, act: str, role: Role
) -> None:
    company, who = world.company, world.people[role]
    file = tmp_path / "stolen.abk"
    acts: dict[str, Callable[[], object]] = {
        "a backup": lambda: back_up(company.office, who, file),
        "a folder of backups": lambda: rotate(company.office, who, tmp_path),
        "a restore": lambda: restore(company.office, who, file),
        "its preview": lambda: preview_restore(company.office, who, file),
    }
    with pytest.raises(MissingRight) as refusal:
        acts[act]()
    assert not file.exists()
    action, user_id, details = company.rows(
        "SELECT action, user_id, details FROM entry_log ORDER BY id DESC LIMIT 1"
    )[0]
    assert (action, user_id) == ("refused", who.user_id)
    assert json.loads(details) == {"reason": refusal.value.message}


# --- secrets --------------------------------------------------------------------------------------


def _everything(path: Path) -> str:
    """The log, and what the queue and the messages hold."""
    with closing(sqlite3.connect(path)) as connection:
        tables = ("entry_log", "notification", "job_queue", "setting", "sign_in_failure")
        return json.dumps(
            [connection.execute(f"SELECT * FROM {table}").fetchall() for table in tables],
            default=str,
        )


def test_no_secret_stands_in_log_messages_or_lists(world: TwoAgencies, tmp_path: Path) -> None:
    company = acting(world, Role.ADMIN)
    agent = world.people[Role.AGENT].user_id or 0
    code = company.do(sign_in.give_reset_code, agent)
    company.do(sign_in.set_password, agent, NEW)
    with pytest.raises(SignInRefused):
        enter(world, "agent@example.org", WRONG)
    with pytest.raises(SignInRefused):
        enter(world, WRONG, WRONG)  # the password in the wrong field
    passphrase = "correct horse battery staple"
    back_up(company.office, company.actor, tmp_path / "x.abk", passphrase)
    line = _line(world, USER="ada@example.org", PASSWORD=PASSWORD)
    told = [
        line.run(*json_, *words).output
        for json_ in ((), ("--json",))
        for words in (
            ("list", "user"),
            ("show", "user", agent),
            ("list", "entry_log"),
            ("list", "job_queue"),
            ("settings", "list"),
            ("export", "user", tmp_path / "users.csv"),
            ("export", "entry_log", tmp_path / "log.jsonl"),
            ("check",),
        )
    ]
    told += [(tmp_path / name).read_text("utf-8") for name in ("users.csv", "log.jsonl")]
    told.append((tmp_path / "x.abk").read_bytes().decode("latin-1"))
    told.append(_everything(company.path))
    whole = "\n".join(told)
    for secret in (PASSWORD, NEW, WRONG, code, passphrase, "argon2", "password_hash"):
        assert secret not in whole, secret


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


def test_a_crash_report_tells_nothing_that_was_typed(
    world: TwoAgencies, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A fault in the middle of a sign-in and of a form: the stack is told, the values aren't."""

    class Broken(PasswordHasher):
        def verify(self, stored: str | bytes, password: str | bytes) -> Any:
            raise ZeroDivisionError

    monkeypatch.setattr(passwords, "HASHER", Broken())
    with pytest.raises(ZeroDivisionError) as crash:
        enter(world, world.emails[Role.AGENT], WRONG)
    report = bug_report(crash.value)
    assert "ZeroDivisionError" in report
    for secret in (WRONG, PASSWORD, "agent@example.org", "argon2id$"):
        assert secret not in report
    company = acting(world, Role.AGENT)
    entered = {"name": "Zoë Secret", "email": "zoe@secret.example"}
    monkeypatch.setattr(travelers, "add_person", lambda *_given: 1 / 0)
    with pytest.raises(ZeroDivisionError) as crash:
        company.do(travelers.create_traveler, entered)
    assert "secret" not in bug_report(crash.value).casefold()
