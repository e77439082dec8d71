"""Hashing passwords with argon2id, and telling the common ones."""

import functools
import hashlib

from argon2 import PasswordHasher, extract_parameters
from argon2.exceptions import InvalidHashError, VerificationError
from argon2.low_level import ARGON2_VERSION

from astrobookings_desktop.domain.sign_in import clean_password, in_hashed_form

# RFC 9106's second choice, which is the library's default: 64 MiB, three passes, four lanes.
HASHER = PasswordHasher(time_cost=3, memory_cost=65536, parallelism=4)
# Of a random secret that nobody kept: what an unknown e-mail's password is compared with.
NOBODYS = (
    "$argon2id$v=19$m=65536,t=3,p=4$"
    "y25hg4QiiNBdG3vqGk33sg$607V8NjsyeC66/BdBXrHejAg+xlj5o6IBvpzZAGfteY"
)
PROGRAM = "astrobookings"
DIGEST = "password_digest"
"""What the log has in the place of `password_hash`."""
CODE_DIGEST = "code_digest"
"""What it has in the place of a one-time code's `code_hash`."""


def new_password_hash(password: str, *personal: str | None, field: str = "password") -> str:
    """The hash of a password that somebody chose; `personal` as in `clean_password`.

    Raises InvalidValue for a weak one.
    """
    check_new_password(password, *personal, field=field)
    return hash_of(password)


def check_new_password(password: str, *personal: str | None, field: str = "password") -> None:
    """Raises InvalidValue for a password that would be refused; `personal` as above."""
    known = [PROGRAM, *(text for text in personal if text)]
    clean_password(password, is_common=is_common, personal=known, field=field)


def hash_of(secret: str, salt: bytes | None = None) -> str:
    """The argon2id hash of a secret, with a salt of its own unless one is given."""
    return HASHER.hash(_bytes_of(secret), salt=salt)


def digest_of(password_hash: str) -> str:
    """What the log says of a stored hash (docs/log-format.md): that another took its place shows.

    No password can be tried on it: the salt is in the hash alone.
    """
    return hashlib.sha256(password_hash.encode("utf-8", "surrogatepass")).hexdigest()


def matches(stored: str | None, secret: str) -> bool:
    """Whether the secret is the one that was hashed; takes as long when there is none."""
    try:
        HASHER.verify(stored or NOBODYS, _bytes_of(secret))
    except (VerificationError, InvalidHashError):
        return False
    return stored is not None


def _bytes_of(secret: str) -> bytes:
    # A variable of the surroundings may hold bytes that are no text: they are wrong, no fault.
    return in_hashed_form(secret).encode("utf-8", "surrogatepass")


def is_weaker(stored: str) -> bool:
    """Whether a hash was made with weaker settings than those in force."""
    made = extract_parameters(stored)
    return (
        made.type is not HASHER.type
        or made.version < ARGON2_VERSION
        or made.hash_len < HASHER.hash_len
        or made.salt_len < HASHER.salt_len
        or made.memory_cost * made.time_cost < HASHER.memory_cost * HASHER.time_cost
    )


@functools.cache
def _common() -> frozenset[str]:
    # Imported here: thirty thousand words are needed only when a password is chosen.
    from zxcvbn.frequency_lists import FREQUENCY_LISTS

    return frozenset(FREQUENCY_LISTS["passwords"])


def is_common(folded: str) -> bool:
    """Whether a case-folded password is among the 30,000 most common ones."""
    return folded in _common()
