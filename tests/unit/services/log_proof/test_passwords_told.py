"""The log vouches for passwords as for all else, and tells nothing that helps to guess one."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from argon2 import PasswordHasher

from astrobookings_desktop.data.models import User
from astrobookings_desktop.domain.entities import Entity
from astrobookings_desktop.services.access import passwords, sign_in
from astrobookings_desktop.services.checks.check import check
from astrobookings_desktop.services.people import users
from astrobookings_desktop.services.unit_of_work import UnitOfWork
from tests.helpers.company import Company
from tests.helpers.doctor import doctoring

PASSWORD, OTHER = "a seat on the moon", "the backdoor's own word"
ADA, BOB = "ada@example.org", "bob@example.org"


@pytest.fixture
def company(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Company]:
    """Ada is the administrator; Bob, an agent, has no password yet."""
    quick = PasswordHasher(time_cost=1, memory_cost=16, parallelism=1)
    monkeypatch.setattr(passwords, "HASHER", quick)
    company = Company(tmp_path / "company.db")
    company.do(sign_in.found, "Ada", ADA, PASSWORD)
    company.do(users.create_user, {"name": "Bob", "email": BOB, "role": "agent"})
    yield company
    company.close()


def key(company: Company, email: str) -> int:
    return int(company.value("SELECT id FROM user WHERE email = ?", email))


def put_in(company: Company, email: str, password_hash: str | None) -> None:
    """Behind the program's back."""
    with doctoring(company.path) as connection:
        values = (password_hash, email)
        connection.execute("UPDATE user SET password_hash = ? WHERE email = ?", values)


def found(company: Company) -> list[tuple[tuple[int, ...], str]]:
    return [(one.ids, str(one.message)) for one in check(company.reader)]


def change_own(company: Company) -> None:
    ada = sign_in.sign_in(company.writer, ADA, PASSWORD)
    sign_in.change_own_password(company.writer, ada, PASSWORD, "a seat on mars")


def use_code(company: Company) -> None:
    code = company.do(sign_in.give_reset_code, key(company, ADA))
    sign_in.use_reset_code(company.writer, ADA, code, "a seat on mars")


def renew(company: Company, email: str = ADA, password: str = PASSWORD) -> None:
    """By the settings of a newer version, as somebody signs in."""
    passwords.HASHER = PasswordHasher(time_cost=2, memory_cost=16, parallelism=1)
    sign_in.sign_in(company.writer, email, password)
    assert "t=2" in company.value("SELECT password_hash FROM user WHERE email = ?", email)


@pytest.mark.parametrize("live", [None, change_own, use_code, renew])
@pytest.mark.parametrize(
    ("whose", "password_hash"), [(ADA, OTHER), (ADA, None), (BOB, OTHER)], ids=str
)
def test_a_password_that_was_put_in_is_found_at_its_user(
    company: Company, live: Callable[[Company], None] | None, whose: str, password_hash: str | None
) -> None:
    if live is not None:
        live(company)
    assert found(company) == []
    other = None if password_hash is None else passwords.hash_of(password_hash)
    put_in(company, whose, other)
    message = "was changed without the log being told: password_hash"
    assert found(company) == [((key(company, whose),), message)]


def choose_another(company: Company, email: str, password: str) -> None:
    actor = sign_in.sign_in(company.writer, email, password)
    sign_in.change_own_password(company.writer, actor, password, "a seat on mars")


@pytest.mark.parametrize("use", [renew, choose_another])
@pytest.mark.parametrize("whose", [ADA, BOB])
def test_a_password_that_was_put_in_vouches_for_none_that_follows_from_it(
    company: Company, whose: str, use: Callable[[Company, str, str], None]
) -> None:
    put_in(company, whose, passwords.hash_of(OTHER))
    use(company, whose, OTHER)
    assert [ids for ids, _message in found(company)] == [(key(company, whose),)]
    company.do(sign_in.set_password, key(company, whose), "a seat on venus")
    assert found(company) == []


def test_an_earlier_password_that_is_put_back_is_found(company: Company) -> None:
    old = company.value("SELECT password_hash FROM user WHERE email = ?", ADA)
    change_own(company)
    put_in(company, ADA, old)
    assert [ids for ids, _message in found(company)] == [(key(company, ADA),)]


def test_what_an_older_version_logged_without_a_digest_is_no_fault(company: Company) -> None:
    def as_it_was(work: UnitOfWork) -> None:
        bob = work.get(User, key(company, BOB))
        work.change(bob, None, password_hash=passwords.hash_of(PASSWORD))
        work.log(Entity.USER, bob.id, "set_password", None, None)

    company.do(as_it_was)
    assert found(company) == []
    renew(company, BOB)
    assert found(company) == []
    company.do(sign_in.set_password, key(company, BOB), "a seat on venus")
    assert found(company) == []
    put_in(company, BOB, passwords.hash_of(OTHER))
    assert [ids for ids, _message in found(company)] == [(key(company, BOB),)]


# --- one-time codes ---------------------------------------------------------------------------

CODE = "SELECT user_id, code_hash, expires_at FROM password_reset"
PUT_IN = "INSERT OR REPLACE INTO password_reset VALUES (?, ?, ?)"
UNTOLD = "was given a one-time code without the log being told"


def put_code(company: Company, user_id: int, code_hash: str, expires_at: str) -> None:
    """Behind the program's back."""
    with doctoring(company.path) as connection:
        connection.execute(PUT_IN, (user_id, code_hash, expires_at))


@pytest.mark.parametrize(
    ("whose", "other"),
    [(BOB, {}), (ADA, {"code_hash": OTHER}), (ADA, {"expires_at": "2099-01-01T00:00:00.000000Z"})],
)
def test_a_code_that_was_put_in_is_found_at_its_user(
    company: Company, whose: str, other: dict[str, str]
) -> None:
    company.do(sign_in.give_reset_code, key(company, ADA))
    assert found(company) == []
    ((_ada, code_hash, expires_at),) = company.rows(CODE)
    row = {"code_hash": code_hash, "expires_at": expires_at} | other
    put_code(company, key(company, whose), **row)
    assert found(company) == [((key(company, whose),), UNTOLD)]
    company.do(sign_in.give_reset_code, key(company, whose))
    assert found(company) == []


def test_an_earlier_code_that_is_put_back_is_found(company: Company) -> None:
    ada = key(company, ADA)
    company.do(sign_in.give_reset_code, ada)
    (row,) = company.rows(CODE)
    company.do(sign_in.give_reset_code, ada)
    assert found(company) == []
    put_code(company, *row)
    assert found(company) == [((ada,), UNTOLD)]
    code = company.do(sign_in.give_reset_code, ada)
    (row,) = company.rows(CODE)
    sign_in.use_reset_code(company.writer, ADA, code, "a seat on mars")
    assert found(company) == []
    put_code(company, *row)
    assert found(company) == [((ada,), UNTOLD)]


def test_a_code_of_an_older_version_is_known_by_its_end_alone(company: Company) -> None:
    bob, until = key(company, BOB), "2030-01-01T00:00:00.000000Z"

    def as_it_was(work: UnitOfWork) -> None:
        work.log(Entity.USER, bob, "give_reset_code", None, {"expires_at": until})
        work.log(Entity.USER, bob, "set_password", None, None)  # which left the code

    company.do(as_it_was)
    put_code(company, bob, passwords.hash_of("ABCDEFGHJKLM"), until)
    assert found(company) == []
    put_code(company, bob, passwords.hash_of("ABCDEFGHJKLM"), until.replace("30", "31", 1))
    assert found(company) == [((bob,), UNTOLD)]


def test_the_log_has_neither_hash_nor_salt(company: Company) -> None:
    change_own(company)
    company.do(sign_in.give_reset_code, key(company, ADA))
    told = " ".join(text for (text,) in company.rows("SELECT details FROM entry_log"))
    ((password_hash,),) = company.rows("SELECT password_hash FROM user WHERE email = ?", ADA)
    ((_user, code_hash, _until),) = company.rows(CODE)
    for stored in (password_hash, code_hash):
        assert passwords.digest_of(stored) in told
        *_settings, salt, digest = stored.split("$")
        assert "argon2" not in told
        assert salt not in told
        assert digest not in told
