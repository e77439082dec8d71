"""Signing in: what a password must be, how long failures make one wait, and what is said of it.

Passwords follow NIST SP 800-63B: length and a list of common ones, no rules of composition. No
refusal here carries what was typed.
"""

import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from astrobookings_desktop.domain.errors import InvalidValue
from astrobookings_desktop.domain.phrases import Phrase
from astrobookings_desktop.domain.refusal import Refusal

SHORTEST_PASSWORD = 8
LONGEST_PASSWORD = 256
FREE_FAILURES = 4  # in a row; from the next one on there is a wait
FIRST_WAIT = timedelta(seconds=30)
LONGEST_WAIT = timedelta(minutes=15)
CODE_LIFE = timedelta(hours=24)


@dataclass(eq=False)
class SignInRefused(Refusal):
    """Wrong e-mail, password or code, or a deactivated person: which of them is not said."""

    field = "password"
    sentence = "The e-mail or the password is wrong: try again, or ask an administrator for a code."


@dataclass(eq=False)
class WordRefused(SignInRefused):
    """The same of a manager who allows something at somebody else's desk (DOMAIN.md §1)."""

    email: str
    field = "allowed_by"
    sentence = "The password of {email}, who allows it, is wrong, or nobody has this e-mail."


@dataclass(eq=False)
class CodeRefused(SignInRefused):
    """The same of a one-time code: whether anybody has the e-mail is not said either."""

    field = "code"
    sentence = (
        "The code isn't right for this e-mail, or its time is over: type it again, or ask an "
        "administrator for another one."
    )


CodeRefused.code = SignInRefused.code
WordRefused.code = SignInRefused.code  # programs know it as that


@dataclass(eq=False)
class WordMissing(Refusal):
    """Who allows something at somebody else's desk gave no password."""

    email: str
    field = "allowed_by"
    sentence = (
        "The password of {email}, who allows it, is missing: give it in "
        "ASTROBOOKINGS_OVERRIDE_PASSWORD, or at the prompt of a terminal."
    )


@dataclass(eq=False)
class SignInThrottled(Refusal):
    """Too many failures in a row with this e-mail."""

    seconds: int
    field = "password"
    sentence = "Too many wrong passwords: wait {seconds:second|seconds}, then try again."


@dataclass(eq=False)
class SignInNeeded(Refusal):
    """Somebody must say who they are."""

    field = "user"
    sentence = (
        "Sign in: give your e-mail with --user (or ASTROBOOKINGS_USER) and the password in "
        "ASTROBOOKINGS_PASSWORD, or at the prompt of a terminal."
    )


@dataclass(eq=False)
class AccessEnded(Refusal):
    """A person was deactivated, or given another role or agency, while signed in."""

    field = "user"
    sentence = "Your access was ended or changed meanwhile: sign in again."


@dataclass(eq=False)
class AlreadyFounded(Refusal):
    """The first administrator is made once."""

    field = "user"
    sentence = "There is an administrator already: sign in, or ask them for an account."


@dataclass(eq=False)
class LastAdministrator(Refusal):
    """Somebody must remain who can give rights to others."""

    name: str
    field = "user"
    sentence = "{name} is the last administrator: make another one first."


def require_somebody_else(user_id: int, actor_id: int | None) -> None:
    """Nobody deactivates themselves: raises InvalidValue (field "user")."""
    if user_id == actor_id:
        raise InvalidValue("user", "be somebody else: nobody deactivates themselves")


def waits_until(failures: int, last_at: datetime) -> datetime:
    """When the next try is allowed: from the fifth failure in a row 30 s, then twice as long each
    time, at most 15 minutes."""
    if failures <= FREE_FAILURES:
        return last_at
    doublings = min(failures - FREE_FAILURES - 1, 16)
    return last_at + min(FIRST_WAIT * (1 << doublings), LONGEST_WAIT)


def require_no_wait(failures: int, last_at: datetime, now: datetime) -> None:
    """Raises SignInThrottled while a wait lasts.

    A clock that was set back makes nobody wait longer than the longest wait.
    """
    if failures <= FREE_FAILURES:
        return
    left = min(waits_until(failures, last_at) - now, LONGEST_WAIT)
    if left > timedelta():
        raise SignInThrottled(seconds=-(-left // timedelta(seconds=1)))


def clean_password(
    text: str,
    *,
    is_common: Callable[[str], bool],
    personal: Iterable[str] = (),
    field: str = "password",
) -> str:
    """A new password in the form in which it is hashed (NFKC).

    `personal` are texts that it may not merely repeat: the person's name, e-mail, the program.
    Raises InvalidValue, which never quotes it.
    """
    password = in_hashed_form(text)
    if len(password) < SHORTEST_PASSWORD:
        raise InvalidValue(
            field,
            Phrase(
                "have at least {shortest_password} characters", shortest_password=SHORTEST_PASSWORD
            ),
        )
    if len(password) > LONGEST_PASSWORD:
        raise InvalidValue(
            field,
            Phrase("have at most {longest_password} characters", longest_password=LONGEST_PASSWORD),
        )
    if any(unicodedata.category(sign) in ("Cc", "Cs") for sign in password):
        raise InvalidValue(field, "hold no control characters")
    folded = password.casefold()
    if is_common(folded):
        raise InvalidValue(field, "not be one of the most common ones: they are tried first")
    if len(set(folded)) < 3:
        raise InvalidValue(field, "not be one or two characters repeated")
    if folded in {part.casefold() for text in personal for part in _parts(text)}:
        raise InvalidValue(field, "not be your name, your e-mail or the program's name")
    return password


def in_hashed_form(text: str) -> str:
    """A password as typed, in one spelling of each character."""
    return unicodedata.normalize("NFKC", text)


def _parts(text: str) -> list[str]:
    return [text, *text.replace("@", " ").split()]
