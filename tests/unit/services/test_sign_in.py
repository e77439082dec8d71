"""Signing in on a real file: who gets in, who waits, and what the log keeps of it."""

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest
from argon2 import PasswordHasher

from astrobookings_desktop.domain.entities import Entity
from astrobookings_desktop.domain.errors import InvalidValue, MissingRight
from astrobookings_desktop.domain.sign_in import (
    AccessEnded,
    AlreadyFounded,
    LastAdministrator,
    SignInRefused,
    SignInThrottled,
)
from astrobookings_desktop.domain.statuses import Role
from astrobookings_desktop.services import viewing
from astrobookings_desktop.services.access import passwords, sign_in
from astrobookings_desktop.services.actors import BUILT_IN_ADMINISTRATOR, Actor
from astrobookings_desktop.services.launches import rockets
from astrobookings_desktop.services.people import agencies, travelers, users
from tests.helpers.company import Company

PASSWORD = "a seat on the moon"
EMAIL = "Ada@Example.org"


@pytest.fixture
def company(tmp_path: Path) -> Iterator[Company]:
    company = Company(tmp_path / "company.db")
    company.do(sign_in.found, "Ada Lovelace", EMAIL, PASSWORD)
    yield company
    company.close()


def enter(company: Company, email: str = EMAIL, password: str = PASSWORD) -> Actor:
    return sign_in.sign_in(company.writer, email, password)


def agent(company: Company, email: str = "tom@example.org") -> int:
    key = company.do(users.create_user, {"name": "Tom Agent", "email": email, "role": "agent"})
    company.do(sign_in.set_password, key, PASSWORD)
    return key


def log(company: Company) -> list[tuple[str, int | None, str]]:
    return company.rows("SELECT action, entity_id, user_name FROM entry_log ORDER BY id")


def test_the_first_administrator_is_made_once(company: Company) -> None:
    assert sign_in.has_administrator(company.reading)
    with pytest.raises(AlreadyFounded):
        company.do(sign_in.found, "Eve", "eve@example.org", "another long one")
    actor = enter(company)
    assert (actor.name, actor.role, actor.agency_id) == ("Ada Lovelace", Role.ADMIN, None)


@pytest.mark.parametrize("email", ["ada@example.org", " ADA@EXAMPLE.ORG "])
def test_case_and_blanks_of_an_email_matter_not(company: Company, email: str) -> None:
    assert enter(company, email).role is Role.ADMIN


@pytest.mark.parametrize("email", [EMAIL, "nobody@example.org", "", "' OR 1=1 --"])
def test_wrong_ones_are_told_the_same_after_one_run_of_argon2(
    company: Company, email: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    runs = []

    class Counting(PasswordHasher):
        def verify(self, stored: str | bytes, password: str | bytes) -> bool:
            runs.append(stored)
            return bool(super().verify(stored, password))

    monkeypatch.setattr(passwords, "HASHER", Counting(time_cost=1, memory_cost=8, parallelism=1))
    with pytest.raises(SignInRefused) as refused:
        enter(company, email, "not the password")
    assert refused.value.facts == {}
    assert len(runs) == 1


@pytest.mark.parametrize("email", [EMAIL, "nobody@example.org"])
def test_the_fifth_failure_in_a_row_makes_one_wait_even_after_a_restart(
    company: Company, email: str, tmp_path: Path
) -> None:
    for _ in range(5):
        with pytest.raises(SignInRefused):
            enter(company, email, "wrong")
    again = company.office.writer()
    with pytest.raises(SignInThrottled) as refused:
        sign_in.sign_in(again, email, PASSWORD)
    assert refused.value.seconds == 30
    company.clock.forward(seconds=29)
    with pytest.raises(SignInThrottled, match="wait 1 second,"):
        sign_in.sign_in(again, email, PASSWORD)
    company.clock.forward(seconds=1)
    with pytest.raises(SignInRefused):
        sign_in.sign_in(again, email, "wrong")
    again.close()
    company.clock.forward(seconds=60)
    if email == EMAIL:
        enter(company)
        with pytest.raises(SignInRefused):  # counted anew
            enter(company, email, "wrong")
        enter(company)


@pytest.mark.parametrize("password", [PASSWORD, "wrong"])
def test_many_tries_at_once_get_no_further_than_one_after_another(
    company: Company, monkeypatch: pytest.MonkeyPatch, password: str
) -> None:
    """While one password is compared, others fail five times: right or wrong, it must wait."""
    matches = passwords.matches
    user = company.value("SELECT id FROM user")
    code = company.do(sign_in.give_reset_code, user)

    def others_meanwhile(stored: str | None, secret: str) -> bool:
        monkeypatch.setattr(passwords, "matches", matches)
        for _ in range(5):
            with pytest.raises(SignInRefused):
                enter(company, EMAIL, "wrong")
        return matches(stored, secret)

    me = Actor(user, "Ada Lovelace", Role.ADMIN)
    failures = "SELECT failures FROM sign_in_failure"
    for act in (
        lambda: enter(company, EMAIL, password),
        lambda: sign_in.change_own_password(company.writer, me, password, "quite another one"),
        lambda: sign_in.use_reset_code(
            company.writer, EMAIL, code if password == PASSWORD else "A" * 12, "quite another one"
        ),
    ):
        monkeypatch.setattr(passwords, "matches", others_meanwhile)
        with pytest.raises(SignInThrottled) as refused:
            act()
        assert refused.value.seconds == 30
        assert company.value(failures) == 5
        with closing(sqlite3.connect(company.path)) as connection, connection:
            connection.execute("DELETE FROM sign_in_failure")
    assert enter(company).user_id == user


def test_a_stranger_costs_as_much_as_anybody(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.undo()
    assert not passwords.is_weaker(passwords.NOBODYS)


def test_a_weaker_hash_is_renewed_at_sign_in(
    company: Company, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stored() -> str:
        return str(company.value("SELECT password_hash FROM user"))

    weak = stored()
    monkeypatch.setattr(
        passwords, "HASHER", PasswordHasher(time_cost=2, memory_cost=16, parallelism=1)
    )
    enter(company)
    assert "t=2" in stored()
    assert stored() != weak
    strong = stored()
    enter(company)
    assert stored() == strong
    monkeypatch.setattr(
        passwords, "HASHER", PasswordHasher(time_cost=1, memory_cost=16, parallelism=1)
    )
    enter(company)
    assert stored() == strong  # no setting makes a hash weaker again


@pytest.mark.parametrize("weak", [False, True])
def test_a_password_that_is_replaced_meanwhile_opens_nothing_and_stays_replaced(
    company: Company, monkeypatch: pytest.MonkeyPatch, weak: bool
) -> None:
    """An administrator's new password comes while the old one is being compared."""
    if weak:
        monkeypatch.setattr(
            passwords, "HASHER", PasswordHasher(time_cost=2, memory_cost=16, parallelism=1)
        )
    matches, news = passwords.matches, iter(("another moon", "a third moon"))
    user = company.value("SELECT id FROM user")

    def reset_meanwhile(stored: str | None, secret: str) -> bool:
        found = matches(stored, secret)
        monkeypatch.setattr(passwords, "matches", matches)
        company.do(sign_in.set_password, user, next(news))
        return found

    monkeypatch.setattr(passwords, "matches", reset_meanwhile)
    with pytest.raises(SignInRefused):
        enter(company)
    who = Actor(user, "Ada Lovelace", Role.ADMIN)
    monkeypatch.setattr(passwords, "matches", reset_meanwhile)
    with pytest.raises(InvalidValue, match="sign in with"):
        sign_in.change_own_password(company.writer, who, "another moon", "the third one")
    with pytest.raises(SignInRefused):
        enter(company)
    enter(company, EMAIL, "a third moon")


def test_the_password_that_stands_is_no_new_one(company: Company) -> None:
    me = enter(company)
    code = company.do(sign_in.give_reset_code, me.user_id)
    for again, field in (
        (
            lambda: sign_in.change_own_password(company.writer, me, PASSWORD, PASSWORD),
            "new_password",
        ),
        (
            lambda: sign_in.use_reset_code(company.writer, EMAIL, code, PASSWORD),
            "new_password",
        ),
    ):
        with pytest.raises(InvalidValue, match="another one than until now") as refused:
            again()
        assert refused.value.field == field
    enter(company)


def test_a_password_given_to_another_is_never_compared_with_theirs(
    company: Company, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Else whoever gives it learns by the refusal which one stands, as often as they like."""
    me, key = enter(company), agent(company)
    monkeypatch.setattr(passwords, "matches", None)
    for person in (key, me.user_id):
        company.do(sign_in.set_password, person, PASSWORD)
    monkeypatch.undo()
    assert enter(company, "tom@example.org").user_id == key


def test_sessions_stand_in_the_log_and_no_secret_does(company: Company) -> None:
    key = agent(company)
    actor = enter(company, "tom@example.org")
    company.actor = actor
    company.do(sign_in.lock)
    company.do(sign_in.sign_out)
    with pytest.raises(SignInRefused):
        enter(company, "tom@example.org", "hunter2hunter2")
    with pytest.raises(SignInRefused):
        enter(company, "a secret typed here", "hunter2hunter2")
    assert log(company)[-5:] == [
        ("sign_in", key, "Tom Agent"),
        ("lock", key, "Tom Agent"),
        ("sign_out", key, "Tom Agent"),
        ("sign_in_failed", key, "Sign-in"),
        ("sign_in_failed", None, "Sign-in"),
    ]
    whole = json.dumps(company.rows("SELECT * FROM entry_log"))
    for secret in (PASSWORD, "hunter2", "argon2", "typed here"):
        assert secret not in whole


def test_who_is_deactivated_or_changed_loses_access_at_the_next_action(company: Company) -> None:
    key = agent(company)
    tom = enter(company, "tom@example.org")
    for change in (
        lambda: company.do(users.set_user_active, key, False),
        lambda: company.do(users.edit_user, key, {"role": "manager"}),
    ):
        company.actor = tom
        company.do(travelers.create_traveler, {"name": "Before"})
        company.actor = BUILT_IN_ADMINISTRATOR
        change()
        company.actor = tom
        with pytest.raises(AccessEnded):
            company.do(travelers.create_traveler, {"name": "After"})
        company.actor = BUILT_IN_ADMINISTRATOR
        company.do(users.set_user_active, key, True)
    assert company.value("SELECT count(*) FROM user WHERE name = 'After'") == 0


def test_the_deactivated_get_no_further_than_strangers(company: Company) -> None:
    key = agent(company)
    company.do(users.set_user_active, key, False)
    with pytest.raises(SignInRefused):
        enter(company, "tom@example.org")


def test_the_last_administrator_stays(company: Company) -> None:
    admin = enter(company).user_id
    assert admin is not None
    other = agent(company)
    with pytest.raises(LastAdministrator):
        company.do(users.set_user_active, admin, False)
    with pytest.raises(LastAdministrator):
        company.do(users.edit_user, admin, {"role": "agent"})
    company.do(users.edit_user, other, {"role": "admin"})
    company.do(users.edit_user, admin, {"role": "agent"})


def test_people_change_their_own_password(company: Company) -> None:
    me = enter(company)
    code = company.do(sign_in.give_reset_code, me.user_id)
    for old, new, field in (
        ("wrong", "quite another one", "old_password"),
        (PASSWORD, "password1", "new_password"),
    ):
        with pytest.raises(InvalidValue) as refused:
            sign_in.change_own_password(company.writer, me, old, new)
        assert refused.value.field == field
    sign_in.change_own_password(company.writer, me, PASSWORD, "quite another one")
    with pytest.raises(SignInRefused):
        enter(company)
    with pytest.raises(SignInRefused):
        sign_in.use_reset_code(company.writer, EMAIL, code, "yet another one")
    enter(company, EMAIL, "quite another one")


def test_wrong_present_passwords_make_one_wait_as_well(company: Company) -> None:
    me = enter(company)
    for _ in range(5):
        with pytest.raises(InvalidValue):
            sign_in.change_own_password(company.writer, me, "wrong", "quite another one")
    with pytest.raises(SignInThrottled):
        sign_in.change_own_password(company.writer, me, PASSWORD, "quite another one")
    with pytest.raises(SignInThrottled):
        enter(company)


def test_a_code_works_once_and_for_a_day(company: Company) -> None:
    key = agent(company)
    code = company.do(sign_in.give_reset_code, key)
    assert len(code) == 12
    assert code not in json.dumps(company.rows("SELECT * FROM password_reset"))

    def use(typed: str, new: str = "my new passphrase") -> Actor:
        return sign_in.use_reset_code(company.writer, "tom@example.org", typed, new)

    with pytest.raises(SignInRefused):
        use("222222222222")
    with pytest.raises(InvalidValue):
        use(code, "short")
    actor = use(f" {code[:6].lower()}-{code[6:]} ")
    assert actor.user_id == key
    with pytest.raises(SignInRefused):
        use(code)
    assert enter(company, "tom@example.org", "my new passphrase").user_id == key
    late = company.do(sign_in.give_reset_code, key)
    company.clock.now += timedelta(hours=24, seconds=1)
    with pytest.raises(SignInRefused):
        use(late)


def test_guessing_codes_is_throttled_like_guessing_passwords(company: Company) -> None:
    key = agent(company)
    code = company.do(sign_in.give_reset_code, key)
    for _ in range(5):
        with pytest.raises(SignInRefused):
            sign_in.use_reset_code(company.writer, "tom@example.org", "AAAAAAAAAAAA", "n" * 9)
    with pytest.raises(SignInThrottled):
        sign_in.use_reset_code(company.writer, "tom@example.org", code, "my new passphrase")


@pytest.mark.parametrize("failures", [6, 20])
def test_who_waits_is_let_in_by_what_an_administrator_gives(
    company: Company, failures: int
) -> None:
    key = agent(company)

    def fail(times: int) -> None:
        for _ in range(times):
            company.clock.now += timedelta(minutes=16)
            with pytest.raises(SignInRefused):
                enter(company, "tom@example.org", "wrong")
        with pytest.raises(SignInThrottled):
            enter(company, "tom@example.org")

    fail(failures)
    company.do(sign_in.set_password, key, "another moon")
    assert enter(company, "tom@example.org", "another moon").user_id == key
    fail(failures)
    code = company.do(sign_in.give_reset_code, key)
    assert (
        sign_in.use_reset_code(company.writer, "tom@example.org", code, "a third moon").user_id
        == key
    )


def test_a_code_that_is_replaced_meanwhile_sets_nothing_and_leaves_the_new_one(
    company: Company, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An administrator's new code comes while the old one is being compared."""
    key = agent(company)
    old, matches, news = company.do(sign_in.give_reset_code, key), passwords.matches, []

    def replaced_meanwhile(stored: str | None, secret: str) -> bool:
        found = matches(stored, secret)
        monkeypatch.setattr(passwords, "matches", matches)
        news.append(company.do(sign_in.give_reset_code, key))
        return found

    monkeypatch.setattr(passwords, "matches", replaced_meanwhile)
    with pytest.raises(SignInRefused):
        sign_in.use_reset_code(company.writer, "tom@example.org", old, "another moon")
    enter(company, "tom@example.org")
    assert (
        sign_in.use_reset_code(company.writer, "tom@example.org", news[0], "a third moon").user_id
        == key
    )


def test_a_code_that_runs_out_while_it_is_compared_sets_nothing(
    company: Company, monkeypatch: pytest.MonkeyPatch
) -> None:
    key = agent(company)
    code, matches = company.do(sign_in.give_reset_code, key), passwords.matches

    def slowly(stored: str | None, secret: str) -> bool:
        company.clock.now += timedelta(hours=24, seconds=1)
        monkeypatch.setattr(passwords, "matches", matches)
        return matches(stored, secret)

    monkeypatch.setattr(passwords, "matches", slowly)
    with pytest.raises(SignInRefused):
        sign_in.use_reset_code(company.writer, "tom@example.org", code, "another moon")


def test_passwords_and_codes_are_given_by_administrators(company: Company) -> None:
    key = agent(company)
    company.actor = Actor(None, "Somebody", Role.MANAGER)
    with pytest.raises(MissingRight):
        company.do(sign_in.set_password, key, "any long password")
    with pytest.raises(MissingRight):
        company.do(sign_in.give_reset_code, key)


def test_travelers_have_no_password(company: Company) -> None:
    key = company.traveler(email="t@example.org")
    for act in (
        lambda: company.do(sign_in.set_password, key, PASSWORD),
        lambda: company.do(sign_in.give_reset_code, key),
    ):
        with pytest.raises(InvalidValue):
            act()


def test_an_agency_signs_in_for_itself_and_its_staff_for_it(company: Company) -> None:
    agency = company.agency(name="Orbital", email="desk@orbital.example")
    staff = {"name": "Li", "email": "li@orbital.example", "role": "agency", "agency_id": agency}
    person = company.do(users.create_user, staff)
    for key, email in ((agency, "desk@orbital.example"), (person, "li@orbital.example")):
        company.do(sign_in.set_password, key, PASSWORD)
        actor = enter(company, email)
        assert (actor.user_id, actor.role, actor.agency_id) == (key, Role.AGENCY, agency)
        company.actor = actor
        company.rocket(agency)
        company.actor = BUILT_IN_ADMINISTRATOR


def test_the_staff_of_an_agency_that_was_deactivated_gets_no_further_than_the_agency(
    company: Company,
) -> None:
    agency = company.agency(name="Orbital", email="desk@orbital.example")
    staff = {"name": "Li", "email": "li@orbital.example", "role": "agency", "agency_id": agency}
    company.do(sign_in.set_password, company.do(users.create_user, staff), PASSWORD)
    inside = enter(company, "li@orbital.example")
    rocket = company.rocket(agency)
    company.do(agencies.set_agency_active, agency, False)
    with pytest.raises(SignInRefused):
        enter(company, "li@orbital.example")
    assert not sign_in.has_access(company.reading, inside)
    told = viewing.named_row(company.reading, Entity.USER, inside.user_id or 0)
    assert told is not None
    assert (told["active"], told["can_sign_in"]) == (True, False)
    company.actor = inside
    with pytest.raises(AccessEnded):
        company.do(rockets.edit_rocket, rocket, {"name": "Another"})
    company.actor = BUILT_IN_ADMINISTRATOR
    company.do(agencies.set_agency_active, agency, True)
    assert sign_in.has_access(company.reading, inside)
    assert enter(company, "li@orbital.example") == inside


def test_a_code_that_waits_ends_with_a_new_password_and_with_deactivation(
    company: Company,
) -> None:
    key = agent(company)
    for end in (
        lambda: company.do(sign_in.set_password, key, "quite another one"),
        lambda: company.do(users.set_user_active, key, False),
    ):
        code = company.do(sign_in.give_reset_code, key)
        end()
        company.do(users.set_user_active, key, True)
        with pytest.raises(SignInRefused):
            sign_in.use_reset_code(company.writer, "tom@example.org", code, "my new passphrase")
