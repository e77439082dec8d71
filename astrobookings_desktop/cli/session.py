"""The office that a sub-command works in: found, opened, read and changed."""

import contextlib
import os
import sqlite3
import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, tzinfo
from pathlib import Path
from zoneinfo import ZoneInfo

import click

from astrobookings_desktop.bootstrap import build_office
from astrobookings_desktop.cli.options import options_of
from astrobookings_desktop.config import load_settings, settings_path
from astrobookings_desktop.data.errors import DatabaseProblem, explain
from astrobookings_desktop.data.queries.backups import NEWEST_ACT
from astrobookings_desktop.domain.errors import InvalidValue, MissingRight
from astrobookings_desktop.domain.sign_in import (
    SignInNeeded,
    SignInRefused,
    WordMissing,
    WordRefused,
)
from astrobookings_desktop.domain.times import from_text, parse_time
from astrobookings_desktop.services.access.sign_in import NOBODY, has_administrator, sign_in
from astrobookings_desktop.services.actors import BUILT_IN_ADMINISTRATOR, Actor
from astrobookings_desktop.services.office import Office
from astrobookings_desktop.services.practice import is_practice
from astrobookings_desktop.services.reading import Reading
from astrobookings_desktop.services.unit_of_work import UnitOfWork

PASSWORD = "ASTROBOOKINGS_PASSWORD"
OVERRIDE_PASSWORD = "ASTROBOOKINGS_OVERRIDE_PASSWORD"
NEW_PASSWORD = "ASTROBOOKINGS_NEW_PASSWORD"
GIVE_NEW = "be given in ASTROBOOKINGS_NEW_PASSWORD, or at the prompt of a terminal"
NOT_HERE = "be left out: it works only on a practice database, made by “init --now” or by “demo”"


def given_now() -> datetime | None:
    """The moment that --now states, if it was given; raises InvalidValue."""
    text = options_of().now
    return None if text is None else parse_time(text, "now")


def open_office() -> Office:
    """The office of the database that was named.

    Raises DatabaseProblem, ConfigError, and InvalidValue (field "now") when the time is made up
    where there is no practice.
    """
    _refuse_idle_dry_run()
    office = build_office(options_of().path)
    now = given_now()
    if now is None:
        return _gone_on(office)
    with looking(office, NOBODY) as view:
        if not is_practice(view):
            raise InvalidValue("now", NOT_HERE)
    pretended = replace(office, clock=lambda: now)
    # A trial is at no moment: what it leaves in the log is dated as without --now.
    return (
        replace(pretended, own_clock=_gone_on(office).clock) if options_of().dry_run else pretended
    )


def _gone_on(office: Office) -> Office:
    """The office of a practice database whose clock goes on from what its log told last.

    Somebody acted there at a later moment: what is written now must not be older than that.
    """
    with contextlib.suppress(DatabaseProblem), looking(office, NOBODY) as view:
        newest = view.one(NEWEST_ACT) if is_practice(view) else None
        if newest is not None and newest[0] > view.now_text:
            ahead = from_text(newest[0]) - view.now
            return replace(office, clock=lambda: office.clock() + ahead)
    return office


@contextlib.contextmanager
def reading(who: Actor | None = None) -> Iterator[Reading]:
    """One consistent view of the office for who signs in, or signed in as `who` before.

    Raises DatabaseProblem and as `actor`.
    """
    office = open_office()
    who = who or actor(office)
    try:
        with looking(office, who) as view:
            yield view
    except MissingRight as refusal:
        with office.writer() as writer:
            writer.note_refusal(who, refusal)
        raise


@contextlib.contextmanager
def looking(office: Office, who: Actor) -> Iterator[Reading]:
    """One consistent view of the office; raises DatabaseProblem."""
    with contextlib.closing(office.reader()) as connection:
        try:
            connection.execute("BEGIN")
            yield office.reading(connection, who)
        except sqlite3.Error as error:
            problem = explain(error, office.path)
            if problem is None:
                raise
            raise problem from error


@contextlib.contextmanager
def changing(who: Actor | None = None) -> Iterator[UnitOfWork]:
    """One transaction of who signs in, or signed in as `who` before; left undone by --dry-run.

    Print nothing within: it isn't done before the end. Raises DatabaseProblem and as `actor`.
    """
    office = open_office()
    who, dry_run = who or actor(office), options_of().dry_run
    with office.writer() as writer, writer.unit_of_work(who, dry_run=dry_run) as work:
        yield work


def _refuse_idle_dry_run() -> None:
    command = click.get_current_context().command
    if options_of().dry_run and all(option.name != "dry_run" for option in command.params):
        raise click.UsageError("--dry-run is for sub-commands that change something.")


def actor(office: Office, password: str | None = None) -> Actor:
    """Who acts: whom --user names, with their password, asked for when it isn't known yet; the
    built-in administrator as long as there is no other.

    Raises SignInNeeded, SignInRefused, SignInThrottled, DatabaseProblem.
    """
    with looking(office, NOBODY) as view:
        if not has_administrator(view):
            return BUILT_IN_ADMINISTRATOR
    email = options_of().named_user
    if email is None:
        raise SignInNeeded
    if password is None:
        password = given_password(PASSWORD, f"Password of {email}")
    with _dated_by_itself(office).writer() as writer:
        return sign_in(writer, email, password)


def _dated_by_itself(office: Office) -> Office:
    """The office for what is logged even by a dry run."""
    return office if office.own_clock is None else replace(office, clock=office.own_clock)


def other_person(email: str) -> Actor:
    """Somebody else at the same desk, who gives their own password.

    Raises WordMissing when it is nowhere given, WordRefused, and as `actor`.
    """
    try:
        password = given_password(OVERRIDE_PASSWORD, f"Password of {email}")
    except SignInNeeded:
        raise WordMissing(email) from None
    with _dated_by_itself(open_office()).writer() as writer:
        try:
            return sign_in(writer, email, password)
        except SignInRefused:
            raise WordRefused(email) from None


def given_password(variable: str, prompt: str, *, twice: bool = False) -> str:
    """A password from the environment, else asked for on a terminal.

    Without either it raises SignInNeeded, for a new one InvalidValue (field "password").
    """
    given = os.environ.get(variable)
    if given is not None:
        return given
    if not sys.stdin.isatty():
        raise InvalidValue("password", GIVE_NEW) if variable == NEW_PASSWORD else SignInNeeded()
    asked: str = click.prompt(prompt, hide_input=True, confirmation_prompt=twice, err=True)
    return asked


def workstation_zone() -> tzinfo | None:
    """The zone by whose calendar dates are meant; None for the computer's own."""
    name = load_settings(settings_path()).settings.time_zone
    return None if name == "system" else ZoneInfo(name)


def absolute(path: Path) -> str:
    """The path as it is told."""
    return str(path.absolute())
