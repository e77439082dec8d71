"""The database as a whole: init, demo."""

import dataclasses
import os
import sys
from contextlib import suppress

import click

from astrobookings_desktop.bootstrap import build_office, is_missing, kept_copy, make_database
from astrobookings_desktop.cli.options import common_options, options_of
from astrobookings_desktop.cli.output import put_document, put_record, tell
from astrobookings_desktop.cli.session import (
    NOT_HERE,
    PASSWORD,
    absolute,
    actor,
    given_now,
    given_password,
    looking,
)
from astrobookings_desktop.config import resource
from astrobookings_desktop.data.database import schema_version
from astrobookings_desktop.domain import rights
from astrobookings_desktop.domain.errors import InvalidValue
from astrobookings_desktop.domain.rights import Right
from astrobookings_desktop.domain.sign_in import SignInNeeded
from astrobookings_desktop.domain.statuses import Role
from astrobookings_desktop.domain.values import clean_email, parse_whole_number
from astrobookings_desktop.services.access.demo_accounts import (
    DEMO_PASSWORD,
    demo_accounts,
    require_nobody_of_its_own,
)
from astrobookings_desktop.services.access.passwords import check_new_password
from astrobookings_desktop.services.access.sign_in import NOBODY, found, has_administrator
from astrobookings_desktop.services.actors import BUILT_IN_ADMINISTRATOR
from astrobookings_desktop.services.office import Office
from astrobookings_desktop.services.practice import is_empty, is_practice, mark_practice

MOST_BOOKINGS = 10_000_000
LARGEST_SEED = 2**63 - 1
BECOMES = "be given in ASTROBOOKINGS_PASSWORD, or at the prompt of a terminal, to become theirs"
_BESIDES = ("", "-wal", "-shm", "-journal", "-gate")


# --- init ---------------------------------------------------------------------------------------


@click.command("init")
@common_options(changes=True)
def init_command() -> None:
    """Create the database, or upgrade it to this program.

    With --user the first administrator is made, when there is none: what ASTROBOOKINGS_PASSWORD
    holds becomes their password, or what is typed when it isn't set. With --now the new database is
    one for practice, for ever.
    """
    options = options_of()
    path, now = options.path, given_now()
    office = build_office(path, now=now)
    created = is_missing(path)
    if now is not None and not created and not _is_marked(office):
        raise InvalidValue("now", NOT_HERE)
    user, password = options.named_user, None
    if user is not None and created:
        # Now: nothing is made for somebody who can't sign in.
        password = _strong_password(user)
    applied: list[str] = []
    if not options.dry_run:
        applied = make_database(office)
        if created and now is not None:
            _mark(office)
    administrator = None
    if user is not None and not (created and options.dry_run):
        administrator = _found(office, user, password)
    told = {
        "database": absolute(path),
        "created": created,
        "applied": applied,
        "kept": absolute(kept_copy(path)) if applied and not created else None,
        "schema_version": schema_version(),
        "practice": _is_marked(office),
        "administrator": administrator,
        "dry_run": options.dry_run,
    }
    if options.as_json:
        put_record(told)
        return
    if created:
        tell(f"{'Would create' if options.dry_run else 'Created'} {absolute(path)}.")
    elif applied:
        tell(f"Upgraded {absolute(path)}: {', '.join(applied)}.")
        tell(f"As it was it is kept in {absolute(kept_copy(path))}.")
    else:
        tell(f"{absolute(path)} is up to date.")
    if administrator is not None:
        source = f"what {PASSWORD} holds" if PASSWORD in os.environ else "what was typed"
        tell(f"{administrator} signs in as administrator; the password is {source}.")
    elif user is not None and not (created and options.dry_run):
        tell("It has an administrator already: no other was made.")


def _found(office: Office, email: str, password: str | None) -> str | None:
    """Make the first administrator; None when there is one already.

    The `password` is asked for when it wasn't yet.
    """
    with looking(office, NOBODY) as view:
        if has_administrator(view):
            return None
    password = password or _strong_password(email)
    dry_run = options_of().dry_run
    with (
        office.writer() as writer,
        writer.unit_of_work(BUILT_IN_ADMINISTRATOR, dry_run=dry_run) as work,
    ):
        found(work, email.partition("@")[0], email, password)
    return email


def _strong_password(email: str) -> str:
    """The password given for a new account; raises InvalidValue."""
    clean_email(email, "user")
    try:
        password = given_password(PASSWORD, f"A password for {email}", twice=True)
    except SignInNeeded:
        raise InvalidValue("password", BECOMES) from None
    check_new_password(password, email)
    return password


def _mark(office: Office) -> None:
    with office.writer() as writer, writer.unit_of_work(BUILT_IN_ADMINISTRATOR) as work:
        mark_practice(work)


def _is_marked(office: Office) -> bool:
    if is_missing(office.path):
        return False
    with looking(office, NOBODY) as view:
        return is_practice(view)


# --- demo ---------------------------------------------------------------------------------------


@click.command("demo")
@click.option("--bookings", default="2000", show_default=True, metavar="N", help="How many.")
@click.option("--seed", default="1", show_default=True, metavar="S", help="Another company.")
@click.option("--if-missing", is_flag=True, help="Do nothing when there is a database.")
@common_options(changes=True)
def demo_command(bookings: str, seed: str, if_missing: bool) -> None:
    """Fill a new or empty database with a realistic company.

    It is the same for the same seed and moment, and marked as one for practice, for ever. A
    database in which somebody has a password already is left alone, unless it is for practice and
    its administrator signs in.
    """
    from astrobookings_desktop.services.demo import build_demo

    options = options_of()
    count = parse_whole_number(bookings, "bookings", 0, MOST_BOOKINGS)
    chance = parse_whole_number(seed, "seed", 0, LARGEST_SEED)
    path, now = options.path, given_now()
    created = is_missing(path)
    told = {"database": absolute(path), "created": created, "dry_run": options.dry_run}
    if if_missing and not created:
        if options.as_json:
            put_document(told)
        else:
            tell(f"There is a database already: {absolute(path)}.")
        return
    office = build_office(path, now=now)
    if not created:
        with looking(office, NOBODY) as view:
            if not is_empty(view):
                raise InvalidValue("database", "be new or empty, and this one has records")
            require_nobody_of_its_own(view)
        rights.require(actor(office).role, Right.RESTORE)  # of a practice company with people
    if options.dry_run:
        put_record(told | {"bookings": count, "seed": chance})
        return
    try:
        make_database(office)
        moment = now or office.clock()
        summary = build_demo(
            office,
            resource("demo"),
            bookings=count,
            seed=chance,
            now=moment,
            progress=_show_progress,
        )
    except BaseException:
        if created:  # half a company is of no use to anyone
            for ending in _BESIDES:
                with suppress(OSError):
                    path.with_name(path.name + ending).unlink()
        raise
    end_progress()
    told |= dataclasses.asdict(summary)
    if options.as_json:
        put_document(told | {"accounts": _anybody(office), "password": DEMO_PASSWORD})
        return
    put_record(told)
    names = ", ".join(f"{email} ({role})" for role, email in _anybody(office).items())
    tell(f"Sign in as {names}; everybody's password is {DEMO_PASSWORD}.")


def _anybody(office: Office) -> dict[str, str]:
    """Whom one may sign in as: an e-mail by role."""
    with looking(office, NOBODY) as view:
        emails = {account.role: account.email for account in demo_accounts(view)}
    return {str(role): emails[role] for role in Role if role in emails}


def _show_progress(done: int, total: int) -> None:
    if sys.stderr.isatty():
        click.echo(f"\r{done:,} of {total:,} bookings", nl=False, err=True)


def end_progress() -> None:
    """Clear the line on which a terminal was told how far it is."""
    if sys.stderr.isatty():
        click.echo("\r\033[K", nl=False, err=True)
