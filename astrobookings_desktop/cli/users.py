"""What is done for a user beside editing: passwords."""

import click

from astrobookings_desktop.cli.options import TEXT, common_options, options_of
from astrobookings_desktop.cli.output import put_document, tell
from astrobookings_desktop.cli.session import (
    NEW_PASSWORD,
    PASSWORD,
    actor,
    changing,
    given_password,
    open_office,
)
from astrobookings_desktop.cli.told_records import Done, changed
from astrobookings_desktop.domain.entities import Entity
from astrobookings_desktop.services.access.sign_in import (
    change_own_password,
    give_reset_code,
    set_password,
)
from astrobookings_desktop.services.lists.lookup import find_id


@click.group("user")
@common_options(changes=True)
def user_command() -> None:
    """Passwords of the people who sign in."""


@user_command.command("password")
@click.argument("email", metavar="[E-MAIL]", type=TEXT, required=False)
@common_options(changes=True)
def password_command(email: str | None) -> None:
    """Give a person a new password, valid at once; without E-MAIL, change your own.

    It comes from ASTROBOOKINGS_NEW_PASSWORD, or is asked for on a terminal.
    """
    if email is None:
        _change_own()
        return
    password = given_password(NEW_PASSWORD, "New password", twice=True)
    with changing() as work:
        user_id = find_id(work, Entity.USER, email)
        set_password(work, user_id, password)
        done = changed(work, Entity.USER, user_id, f"{email} has a new password.")
    done.put()


@user_command.command("code")
@click.argument("email", metavar="E-MAIL", type=TEXT)
@common_options(changes=True)
def code_command(email: str) -> None:
    """Print a one-time code with which a person chooses a new password within a day."""
    with changing() as work:
        user_id = find_id(work, Entity.USER, email)
        code = give_reset_code(work, user_id)
        shown = None if options_of().dry_run else f"{code[:6]}-{code[6:]}"
        done = changed(work, Entity.USER, user_id, f"A code for {email}:", code=shown)
    code_first = {name: value for name, value in done.record.items() if name == "code"}
    Done(code_first | done.record, done.title).put()


def _change_own() -> None:
    if options_of().dry_run:
        raise click.UsageError("--dry-run is for somebody else's password.")
    office, old = open_office(), given_password(PASSWORD, "Present password")
    who = actor(office, old)
    new = given_password(NEW_PASSWORD, "New password", twice=True)
    with office.writer() as writer:
        change_own_password(writer, who, old, new)
    if options_of().as_json:
        put_document({"user_id": who.user_id, "changed": True})
    else:
        tell("Your new password is good from now on.")
