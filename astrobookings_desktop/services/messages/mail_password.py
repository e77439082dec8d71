"""The password of the mail server: in the desktop's keyring, or in memory for the session.

It is never stored by this program itself, never logged and never printed.
"""

import contextlib
import os
from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from typing import Any, TypeVar

VARIABLE = "ASTROBOOKINGS_SMTP_PASSWORD"
_SERVICE = "astrobookings"
_SAFE = 1  # backends of a lower priority keep plain text, or nothing

Result = TypeVar("Result")
_session: dict[str, str] = {}


class Place(Enum):
    """Where a password is kept."""

    ENVIRONMENT = "environment"
    KEYRING = "keyring"
    SESSION = "session"


@dataclass(frozen=True, slots=True)
class MailAccount:
    """An account at a mail server: a password goes to the one that it was given for."""

    host: str
    user: str

    @property
    def name(self) -> str:
        """What the keyring calls it."""
        return f"smtp:{self.user}@{self.host}"


def mail_password(account: MailAccount) -> tuple[str, Place] | None:
    """The password and where it was found: the environment first, then the session, the keyring.

    The keyring may ask the person first, so this isn't for the GUI thread.
    """
    given = os.environ.get(VARIABLE)
    if given:
        return given, Place.ENVIRONMENT
    kept = _session.get(account.name)
    if kept is not None:
        return kept, Place.SESSION
    found: str | None = _ask(lambda ring: ring.get_password(_SERVICE, account.name), None)
    return None if found is None else (found, Place.KEYRING)


def keep_mail_password(account: MailAccount, password: str) -> Place:
    """Keep a password, in the keyring where there is one, else until the program ends.

    Gives which it was. An empty password forgets the one that was kept.
    """
    if not password:
        forget_mail_password(account)
        return Place.SESSION
    if _put_into_keyring(account, password):
        _session.pop(account.name, None)
        return Place.KEYRING
    _session[account.name] = password
    return Place.SESSION


def forget_mail_password(account: MailAccount) -> None:
    """Keep no password of this account any more."""
    _session.pop(account.name, None)

    def forget(ring: Any) -> None:
        if ring.get_password(_SERVICE, account.name) is not None:
            ring.delete_password(_SERVICE, account.name)

    _ask(forget, None)


def has_keyring() -> bool:
    """Whether there is a keyring that keeps a secret."""
    return _ask(lambda _ring: True, False)


def _put_into_keyring(account: MailAccount, password: str) -> bool:
    def put(ring: Any) -> bool:
        ring.set_password(_SERVICE, account.name, password)
        # Some take a secret and lose it.
        return bool(ring.get_password(_SERVICE, account.name) == password)

    return _ask(put, False)


def _ask(act: Callable[[Any], Result], otherwise: Result) -> Result:
    """What the keyring answers; `otherwise` where there is none, or none that works."""
    import keyring  # looks through all that is installed, and is rarely needed

    try:
        ring = keyring.get_keyring()
        return act(ring) if float(ring.priority) >= _SAFE else otherwise
    except _faults():
        return otherwise


def _faults() -> tuple[type[Exception], ...]:
    from keyring.errors import KeyringError

    faults: list[type[Exception]] = [KeyringError, OSError, RuntimeError]
    with contextlib.suppress(ImportError):  # only where the desktop speaks D-Bus
        from jeepney.wrappers import DBusErrorResponse
        from secretstorage.exceptions import SecretStorageException

        faults += [DBusErrorResponse, SecretStorageException]
    return tuple(faults)
