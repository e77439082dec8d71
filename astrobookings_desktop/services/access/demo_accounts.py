"""The accounts of a demo company: known to everybody, for nothing in it is real."""

import base64
from dataclasses import dataclass

from astrobookings_desktop.data.queries import sign_in as queries
from astrobookings_desktop.domain.errors import InvalidValue
from astrobookings_desktop.domain.statuses import Role
from astrobookings_desktop.services.access.passwords import hash_of
from astrobookings_desktop.services.practice import is_practice
from astrobookings_desktop.services.reading import Reading

DEMO_PASSWORD = "demo-seat-2026"
"""Everybody's in a demo company; the sign-in screen shows it."""

_SALT = b"astrobookings demo"
_MARK = base64.b64encode(_SALT).decode().rstrip("=")  # as a hash carries it


OWN_PEOPLE = (
    "have no people of its own, and this one has: a demo is for practice for ever, and its "
    "administrator's password is known to everybody. Name another file with --database"
)


@dataclass(frozen=True, slots=True)
class Account:
    """Somebody who signs in with the demo's password."""

    email: str
    role: Role
    name: str


def demo_password_hash() -> str:
    """The same hash for everybody, and in each company."""
    return hash_of(DEMO_PASSWORD, _SALT)


def require_nobody_of_its_own(reading: Reading) -> None:
    """A demo is built only for practice, or where nobody, active or not, has a password but the
    demo's.

    Raises InvalidValue (field "database").
    """
    if is_practice(reading):
        return
    if any(f"${_MARK}$" not in stored for (stored,) in reading.all(queries.PASSWORDS)):
        raise InvalidValue("database", OWN_PEOPLE)


def demo_accounts(reading: Reading) -> list[Account]:
    """Who still has the demo's password; none where business is real."""
    if not is_practice(reading):
        return []
    return [
        Account(email, Role(role), name)
        for email, role, name, password_hash in reading.all(queries.SIGNING_IN)
        if f"${_MARK}$" in password_hash
    ]
