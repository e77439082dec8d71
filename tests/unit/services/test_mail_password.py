"""The mail server's password: a keyring that works, one that doesn't, and none."""

from collections.abc import Iterator

import keyring
import pytest
from keyring.backend import KeyringBackend
from keyring.backends import fail, null
from keyring.errors import InitError, KeyringLocked, PasswordDeleteError

from astrobookings_desktop.services.messages import mail_password
from astrobookings_desktop.services.messages.mail_password import (
    VARIABLE,
    MailAccount,
    Place,
    forget_mail_password,
    has_keyring,
    keep_mail_password,
)

ACCOUNT = MailAccount("mail.example.com", "desk")


class InMemory(KeyringBackend):
    """A keyring like a desktop's."""

    priority = 5.0

    def __init__(self) -> None:
        super().__init__()
        self.kept: dict[tuple[str, str], str] = {}

    def get_password(self, service: str, username: str) -> str | None:
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self.kept[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        if self.kept.pop((service, username), None) is None:
            raise PasswordDeleteError("no such password")


class PlainText(InMemory):
    """What writes secrets into a readable file calls itself less than 1."""

    priority = 0.5


class Locked(InMemory):
    """A keyring that nobody opens."""

    def get_password(self, service: str, username: str) -> str | None:
        raise KeyringLocked("dismissed")

    def set_password(self, service: str, username: str, password: str) -> None:
        raise InitError("dismissed")


class Forgetful(InMemory):
    """A keyring that takes a secret and loses it."""

    def set_password(self, service: str, username: str, password: str) -> None:
        self.kept.clear()


@pytest.fixture(autouse=True)
def no_password(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.delenv(VARIABLE, raising=False)
    monkeypatch.setattr(mail_password, "_session", {})
    before = keyring.get_keyring()
    yield
    keyring.set_keyring(before)


def use(ring: KeyringBackend) -> KeyringBackend:
    keyring.set_keyring(ring)
    return ring


def test_a_working_keyring_keeps_it() -> None:
    ring = use(InMemory())
    assert has_keyring()
    assert mail_password.mail_password(ACCOUNT) is None
    assert keep_mail_password(ACCOUNT, "s3cret") is Place.KEYRING
    assert mail_password.mail_password(ACCOUNT) == ("s3cret", Place.KEYRING)
    assert ring.get_password("astrobookings", "smtp:desk@mail.example.com") == "s3cret"
    assert mail_password._session == {}


@pytest.mark.parametrize("ring", [fail.Keyring, null.Keyring, PlainText, Locked, Forgetful])
def test_without_one_it_lasts_for_the_session(ring: type[KeyringBackend]) -> None:
    use(ring())
    assert keep_mail_password(ACCOUNT, "s3cret") is Place.SESSION
    assert mail_password.mail_password(ACCOUNT) == ("s3cret", Place.SESSION)
    forget_mail_password(ACCOUNT)
    assert mail_password.mail_password(ACCOUNT) is None


@pytest.mark.parametrize("ring", [fail.Keyring, null.Keyring, PlainText])
def test_what_keeps_plain_text_or_nothing_is_no_keyring(ring: type[KeyringBackend]) -> None:
    use(ring())
    assert not has_keyring()


def test_a_password_belongs_to_its_server_and_account() -> None:
    use(InMemory())
    keep_mail_password(ACCOUNT, "s3cret")
    assert mail_password.mail_password(MailAccount("evil.example.com", "desk")) is None
    assert mail_password.mail_password(MailAccount("mail.example.com", "other")) is None


def test_an_empty_one_is_forgotten() -> None:
    ring = use(InMemory())
    keep_mail_password(ACCOUNT, "s3cret")
    keep_mail_password(ACCOUNT, "")
    assert mail_password.mail_password(ACCOUNT) is None
    assert ring.get_password("astrobookings", ACCOUNT.name) is None
    forget_mail_password(ACCOUNT)  # again: nothing to be forgotten


def test_the_environment_comes_first(monkeypatch: pytest.MonkeyPatch) -> None:
    use(InMemory())
    keep_mail_password(ACCOUNT, "s3cret")
    monkeypatch.setenv(VARIABLE, "from outside")
    assert mail_password.mail_password(ACCOUNT) == ("from outside", Place.ENVIRONMENT)


def test_a_keyring_takes_over_what_the_session_had() -> None:
    use(fail.Keyring())
    keep_mail_password(ACCOUNT, "old")
    use(InMemory())
    assert keep_mail_password(ACCOUNT, "new") is Place.KEYRING
    assert mail_password.mail_password(ACCOUNT) == ("new", Place.KEYRING)
