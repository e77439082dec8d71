"""Signing in and out, choosing passwords, and making the first administrator (DOMAIN.md §1).

Passwords are checked outside of transactions: argon2id takes its time on purpose, and others want
to sell meanwhile. Every try, for known and unknown e-mails alike, costs one run of argon2id.
"""

from typing import NamedTuple

from astrobookings_desktop.data.models import User
from astrobookings_desktop.data.queries import sign_in as queries
from astrobookings_desktop.domain import values
from astrobookings_desktop.domain.entities import Entity
from astrobookings_desktop.domain.errors import InvalidValue, NotFound
from astrobookings_desktop.domain.locator import new_locator
from astrobookings_desktop.domain.rights import Right
from astrobookings_desktop.domain.sign_in import (
    CODE_LIFE,
    AlreadyFounded,
    CodeRefused,
    SignInRefused,
    require_no_wait,
)
from astrobookings_desktop.domain.statuses import Role
from astrobookings_desktop.domain.times import from_text, to_text
from astrobookings_desktop.services.access import passwords
from astrobookings_desktop.services.actors import Actor, actor_of
from astrobookings_desktop.services.office import Writer
from astrobookings_desktop.services.people.person import add_person
from astrobookings_desktop.services.reading import Reading
from astrobookings_desktop.services.unit_of_work import UnitOfWork

NOBODY = Actor(None, "Sign-in", Role.TRAVELER)
"""Who acts before it is known who it is; a role without any right."""

CODE_LENGTH = 12


class _Person(NamedTuple):
    id: int
    name: str
    role: Role
    agency_id: int | None
    active: bool
    password_hash: str | None


def has_administrator(reading: Reading) -> bool:
    """Whether somebody can sign in as administrator; until then nobody needs to sign in."""
    return bool(reading.all(queries.ADMINISTRATORS))


def has_access(reading: Reading, who: Actor | None = None) -> bool:
    """Whether the record of the actor, or of `who`, still says what it said at sign-in."""
    actor = who or reading.actor
    if actor.user_id is None:
        return True
    row = reading.one(queries.ACCESS, user_id=actor.user_id)
    return row is not None and actor == actor_of(actor.user_id, actor.name, Role(row[0]), row[1])


def sign_in(writer: Writer, email: str, password: str) -> Actor:
    """Who has this e-mail and password; logged either way.

    Raises SignInRefused, SignInThrottled (from the fifth failure in a row), DatabaseProblem.
    """
    key = _key_of(email)
    with writer.unit_of_work(NOBODY, dry_run=True) as work:
        person = _try(work, key)
    stored = person.password_hash if person is not None and person.active else None
    right = passwords.matches(stored, password)  # always: it takes as long for a stranger
    if person is None or not right:
        _note_failure(writer, key, person)
        raise SignInRefused
    stronger = None
    if stored is not None and passwords.is_weaker(stored):
        stronger = passwords.hash_of(password)
    actor = actor_of(person.id, person.name, person.role, person.agency_id)
    with writer.unit_of_work(actor) as work:
        user = work.get(User, person.id)
        _require_no_wait(work, key)
        if user.password_hash != stored:
            raise SignInRefused  # it was changed while this one was being compared
        work.execute(queries.FORGET_FAILURES, key=key)
        if stronger is not None:
            work.change(user, None, password_hash=stronger)
        was = None if stronger is None else stored
        work.log(Entity.USER, person.id, "sign_in", _told(was), _told(stronger))
    return actor


def sign_out(work: UnitOfWork) -> None:
    """Log that the actor's session ends."""
    work.log(Entity.USER, work.actor.user_id, "sign_out", None, None)


def lock(work: UnitOfWork) -> None:
    """Log that the actor's window was locked, by hand or because nobody was there."""
    work.log(Entity.USER, work.actor.user_id, "lock", None, None)


def found(work: UnitOfWork, name: str, email: str, password: str) -> int:
    """Make the first administrator; gives the id.

    Raises AlreadyFounded, InvalidValue, EmailTaken.
    """
    if has_administrator(work):
        raise AlreadyFounded
    for refusal in doubts_about_founder(name, email, password):
        raise refusal
    name, clean = values.clean_name(name, "name"), values.clean_email(email)
    password_hash = passwords.hash_of(password)
    user_id = add_person(work, None, Role.ADMIN, {"name": name, "email": clean})
    keep_password(work, user_id, password_hash)
    return user_id


def doubts_about_founder(name: str, email: str, password: str) -> list[InvalidValue]:
    """All that `found` would refuse in what was entered, for a form that tells it at once."""

    def named() -> None:
        values.clean_name(name, "name")

    def reached() -> None:
        if values.clean_email(email) is None:
            raise InvalidValue("email", "be given: it is needed to sign in")

    def guarded() -> None:
        passwords.check_new_password(password, name, email)

    doubts = []
    for check in (reached, named, guarded):
        try:
            check()
        except InvalidValue as refusal:
            doubts.append(refusal)
    return doubts


def set_password(work: UnitOfWork, user_id: int, password: str) -> None:
    """Give somebody a password, valid at once; raises NotFound, InvalidValue, MissingRight.

    Wrong ones until now make nobody wait who uses it. It may be the one that stands: to refuse that
    would tell whether a guess is somebody's password.
    """
    work.require(Right.MANAGE_USERS)
    user = work.get(User, user_id)
    if user.email is None:
        raise InvalidValue("email", "be given first: it is needed to sign in")
    if user.role is Role.TRAVELER:
        raise InvalidValue("user", "not be a traveler: travelers don't sign in here")
    keep_password(work, user_id, passwords.new_password_hash(password, user.name, user.email))
    work.execute(queries.FORGET_FAILURES, key=user.email_key)


def change_own_password(writer: Writer, actor: Actor, old: str, new: str) -> Actor:
    """Choose another password for oneself; wrong old ones count as failures to sign in.

    Raises InvalidValue (fields "old_password", "new_password"), SignInThrottled, AccessEnded,
    DatabaseProblem, and NotFound for an actor without a record.
    """
    if actor.user_id is None:
        raise NotFound(Entity.USER, actor.name)
    with writer.unit_of_work(actor, dry_run=True) as work:
        user = work.get(User, actor.user_id)
        email, key, stored = user.email or "", user.email_key or "", user.password_hash
        person = _try(work, key)
    if not passwords.matches(stored, old):
        _note_failure(writer, key, person)
        raise InvalidValue("old_password", "be the password that you sign in with")
    _require_another(stored, new, "new_password")
    password_hash = passwords.new_password_hash(new, actor.name, email, field="new_password")
    with writer.unit_of_work(actor) as work:
        _require_no_wait(work, key)
        if work.get(User, actor.user_id).password_hash != stored:
            raise InvalidValue("old_password", "be the password that you sign in with")
        work.execute(queries.FORGET_FAILURES, key=key)
        keep_password(work, actor.user_id, password_hash, stored)
    return actor


def give_reset_code(work: UnitOfWork, user_id: int) -> str:
    """A one-time code with which somebody chooses a new password, good for a day.

    It is told to the person and kept as a hash only; a new one replaces it, and failures until now
    make nobody wait who uses it. Raises NotFound, InvalidValue, MissingRight.
    """
    work.require(Right.MANAGE_USERS)
    user = work.get(User, user_id)
    if user.email is None or user.role is Role.TRAVELER:
        raise InvalidValue("user", "be somebody who signs in: with an e-mail, and no traveler")
    code = "".join(new_locator(work.randbelow) for _ in range(CODE_LENGTH // 6))
    code_hash, expires = passwords.hash_of(code), to_text(work.now + CODE_LIFE)
    work.execute(queries.SAVE_RESET_CODE, user_id=user_id, code_hash=code_hash, expires_at=expires)
    work.execute(queries.FORGET_FAILURES, key=user.email_key)
    told = {"expires_at": expires, passwords.CODE_DIGEST: passwords.digest_of(code_hash)}
    work.log(Entity.USER, user_id, "give_reset_code", None, told)
    return code


def use_reset_code(writer: Writer, email: str, code: str, password: str) -> Actor:
    """Choose a new password with a one-time code, and sign in.

    Raises CodeRefused, SignInThrottled, InvalidValue for a weak password (the code stays good),
    DatabaseProblem.
    """
    key = _key_of(email)
    with writer.unit_of_work(NOBODY, dry_run=True) as work:
        person = _try(work, key)
        stored = None if person is None else _code_of(work, person.id)
    typed = "".join(code.split()).replace("-", "").upper()
    right = passwords.matches(stored, typed)
    if person is None or not person.active or not right:
        _note_failure(writer, key, person)
        raise CodeRefused
    _require_another(person.password_hash, password, "new_password")
    password_hash = passwords.new_password_hash(password, person.name, email, field="new_password")
    actor = actor_of(person.id, person.name, person.role, person.agency_id)
    with writer.unit_of_work(actor) as work:
        _require_no_wait(work, key)
        if _code_of(work, person.id) != stored:
            raise CodeRefused  # somebody was quicker with it, or another was given meanwhile
        work.execute(queries.FORGET_FAILURES, key=key)
        keep_password(work, person.id, password_hash)
        work.log(Entity.USER, person.id, "sign_in", None, None)
    return actor


def _code_of(work: UnitOfWork, user_id: int) -> str | None:
    """The hash of the one-time code that somebody may still use."""
    row = work.one(queries.RESET_CODE, user_id=user_id)
    return row[0] if row is not None and from_text(row[1]) >= work.now else None


def _require_another(stored: str | None, password: str, field: str) -> None:
    """Raises InvalidValue when the new password is the one that stands; only for who has proven
    who they are, or it would tell others the password."""
    if stored is not None and passwords.matches(stored, password):
        raise InvalidValue(field, "be another one than until now")


def _key_of(email: str) -> str:
    """Under what failures are counted.

    One count for all that is nobody's address: it may be a password, and is kept nowhere.
    """
    try:
        return values.email_key(values.clean_email(email) or "")
    except InvalidValue:
        return ""


def _try(work: UnitOfWork, key: str) -> _Person | None:
    """Who has the e-mail; raises SignInThrottled while there is a wait, whoever has it."""
    _require_no_wait(work, key)
    found = work.one(queries.PERSON_BY_EMAIL, email_key=key)
    if found is None:
        return None
    person_id, name, role, agency_id, active, password_hash = found
    return _Person(person_id, name, Role(role), agency_id, bool(active), password_hash)


def _require_no_wait(work: UnitOfWork, key: str) -> None:
    """Raise SignInThrottled while there is a wait.

    Asked before a password is compared and again afterwards: of many tries at once no more count
    than of as many one after another, and right and wrong ones are told the same.
    """
    row = work.one(queries.FAILURES, email_key=key)
    if row is not None:
        require_no_wait(row[0], from_text(row[1]), work.now)


def _note_failure(writer: Writer, key: str, person: _Person | None) -> None:
    """Count a failure and log it: of unknown e-mails not the text, which may be a password.

    Raises SignInThrottled when others' failures began a wait meanwhile.
    """
    with writer.unit_of_work(NOBODY) as work:
        _require_no_wait(work, key)
        work.execute(queries.COUNT_FAILURE, email_key=key, now=work.now_text)
        row = work.one(queries.FAILURES, email_key=key)
        failures = 1 if row is None else row[0]
        person_id = None if person is None else person.id
        work.log(Entity.USER, person_id, "sign_in_failed", None, {"in_a_row": failures})


def keep_password(
    work: UnitOfWork, user_id: int, password_hash: str, was: str | None = None
) -> None:
    """Store and log that a person has a new password; the caller asked for the right to do so.

    `was` is the hash of the one before, where knowing that one gave the right.
    """
    work.change(work.get(User, user_id), None, password_hash=password_hash)
    work.execute(queries.FORGET_RESET_CODE, key=user_id)  # a code that waits is good no longer
    work.log(Entity.USER, user_id, "set_password", _told(was), _told(password_hash))


def _told(password_hash: str | None) -> dict[str, str] | None:
    """What the log says of a hash; nothing where there is none to tell of."""
    if password_hash is None:
        return None
    return {passwords.DIGEST: passwords.digest_of(password_hash)}
