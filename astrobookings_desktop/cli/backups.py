"""Backing up and restoring."""

import contextlib
import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import click

from astrobookings_desktop.bootstrap import backup_folder, named_backup_folder
from astrobookings_desktop.cli.failures import hinted
from astrobookings_desktop.cli.options import common_options, options_of
from astrobookings_desktop.cli.output import put_document, put_records, shown, tell, timed, warn
from astrobookings_desktop.cli.session import absolute, actor, open_office
from astrobookings_desktop.cli.targets import check_free
from astrobookings_desktop.data.errors import CorruptDatabase, DatabaseMissing, NotOurDatabase
from astrobookings_desktop.domain.backups import OWN_FOLDER, MissingBackup, OtherCompany
from astrobookings_desktop.domain.errors import InvalidValue
from astrobookings_desktop.domain.rights import Right
from astrobookings_desktop.domain.times import to_text
from astrobookings_desktop.services.actors import BUILT_IN_ADMINISTRATOR, Actor
from astrobookings_desktop.services.backup.contents import Progress
from astrobookings_desktop.services.backup.files import is_backup, read_info
from astrobookings_desktop.services.backup.found import backups_in
from astrobookings_desktop.services.backup.making import back_up, back_up_into
from astrobookings_desktop.services.backup.restores import RestorePreview, preview_restore, restore
from astrobookings_desktop.services.files.faults import unwritable
from astrobookings_desktop.services.office import Office

ALL_THE_SAME = "A file of its own is named with --database; --other-company restores it here."
LISTED = ("made_at", "company", "size", "encrypted", "file")
ANYBODY = "The backup isn't encrypted: whoever gets the file can read every name in it."


def _passphrase_option(
    ending: str,
) -> Callable[[Callable[..., object]], Callable[..., object]]:
    return click.option(
        "--passphrase-env",
        metavar="NAME",
        help=f"The environment variable that holds the passphrase{ending}.",
    )


# --- backup -------------------------------------------------------------------------------------


@click.command("backup")
@click.argument("place", metavar="[FILE]", type=click.Path(), required=False)
@_passphrase_option(", to encrypt the backup")
@click.option("--force", is_flag=True, help="Replace the backup of that name if there is one.")
@common_options()
def backup_command(place: str | None, passphrase_env: str | None, force: bool) -> None:
    """Copy the whole database into FILE, while others go on working.

    A backup of that name is replaced with --force only, and nothing else ever is. If FILE is a
    folder, the backup gets a dated name there, and of those before it the last of 7 days, 5 weeks
    and 12 months are kept, of today the last two. Without FILE it goes to the folder of backups, as
    the daily ones do: “backups” beside the database, unless another is set (`astrobookings settings
    set backup_folder FOLDER`).
    """
    office = open_office()
    who, passphrase = actor(office), _given(passphrase_env)
    file = _usual_folder(office, who) if place is None else Path(place)
    names_folder = place is None or place.endswith(("/", os.sep))  # whether or not it is there
    removed: list[Path] = []
    if not names_folder and _is_backup(file, office):
        check_free(file, force)
    with _shown_progress() as progress:
        if names_folder or file.is_dir():
            made, removed = back_up_into(office, who, file, passphrase, progress)
        else:
            made = back_up(office, who, file, passphrase, progress)
    if options_of().as_json:
        put_document(made.as_dict() | {"removed": [absolute(path) for path in removed]})
        return
    tell(f"Backed up {absolute(office.path)} to {absolute(made.path)} ({made.size:,} bytes).")
    for path in removed:
        tell(f"Removed {absolute(path)}: newer ones take its place.")
    if passphrase is None:
        warn(ANYBODY)


def _is_backup(file: Path, office: Office) -> bool:
    """Whether a backup stands there; the database isn't opened, which would cost it its locks."""
    with contextlib.suppress(OSError, ValueError):  # the backup itself tells why that can't be
        return file.is_file() and not file.samefile(office.path) and is_backup(file)
    return False


def _usual_folder(office: Office, who: Actor) -> Path:
    """Where the daily backups go; none is made for who may not back up.

    Raises InvalidValue for a folder that can't be made, MissingRight.
    """
    office.require(who, Right.BACK_UP)
    try:
        return backup_folder(office.path)
    except OSError as error:
        raise unwritable(error, office.path.with_name(OWN_FOLDER)) from error


# --- restore ------------------------------------------------------------------------------------


@click.command("restore")
@click.argument("file", type=click.Path(path_type=Path), required=False)
@_passphrase_option(" of an encrypted backup")
@click.option(
    "--other-company", is_flag=True, help="Restore a backup of another company than the present."
)
@common_options(changes=True)
def restore_command(file: Path | None, passphrase_env: str | None, other_company: bool) -> None:
    """Put the backup FILE in the place of the database.

    Nobody may have the database open. The present one is kept aside. A backup of another company
    is refused without --other-company. Without FILE those in the folder of backups are listed, the
    newest first.

    With --dry-run it shows what would change.
    """
    office = open_office()
    who, passphrase = _restorer(office), _given(passphrase_env)
    if file is None:
        _list(office, who)
        return
    if not file.exists():
        raise MissingBackup(absolute(file))
    if passphrase is None and sys.stdin.isatty() and read_info(file).encrypted:
        passphrase = click.prompt("Passphrase", hide_input=True, err=True)
    if options_of().dry_run:
        with _shown_progress() as progress:
            preview = preview_restore(office, who, file, passphrase, progress)
        _put_preview(preview)
        return
    with hinted(OtherCompany, hint=ALL_THE_SAME), _shown_progress() as progress:
        done = restore(office, who, file, passphrase, progress, may_be_another=other_company)
    if options_of().as_json:
        put_document(done.as_dict() | {"dry_run": False})
        return
    tell(f"Restored {absolute(office.path)} as of {shown(to_text(done.info.made_at))}.")
    if done.applied:
        tell(f"Upgraded it: {', '.join(done.applied)}.")
    if done.aside is not None:
        tell(f"What was there before is kept in {absolute(done.aside)}.")
    for warning in done.warnings:
        warn(timed(warning))


def _list(office: Office, who: Actor) -> None:
    """The backups that could be restored; raises as `backups_in`."""
    folder = named_backup_folder(office.path)
    found = backups_in(office, who, folder)
    if found or options_of().as_json:
        put_records([[one.as_dict() for one in found]], LISTED)
        return
    tell(f"There is no backup in {absolute(folder)}. Name the file of one: restore FILE")


def _restorer(office: Office) -> Actor:
    """Who signs in; where the database is lost, nobody is left to ask, and nothing to guard."""
    try:
        return actor(office)
    except (CorruptDatabase, DatabaseMissing, NotOurDatabase):
        return BUILT_IN_ADMINISTRATOR


def _put_preview(preview: RestorePreview) -> None:
    facts = preview.as_dict()
    if options_of().as_json:
        put_document(facts | {"dry_run": True})
        return
    info = preview.info
    tell("Nothing was changed. The backup:")
    tell(f"  made {shown(to_text(info.made_at))} at {info.workstation} for {info.company}")
    if preview.upgraded_to is not None:
        tell(f"  its schema {info.schema_version} would be upgraded to {preview.upgraded_to}")
    rows = [{"entity": entity} | counts for entity, counts in facts["counts"].items()]
    put_records([rows], ("entity", "now", "backup"))
    for name, entry in facts["newest_entry"].items():
        if entry is not None:
            of = (
                ""
                if entry["entity_id"] is None
                else f" {entry['entity_type']} {entry['entity_id']}"
            )
            what = f"{entry['action']}{of}"
            when = shown(entry["timestamp"])
            tell(f"newest log entry {name}: {when} {entry['user_name']}, {what}")
    for warning in preview.warnings:
        warn(timed(warning))


# --- both ---------------------------------------------------------------------------------------


def _given(variable: str | None) -> str | None:
    if variable is None:
        return None
    passphrase = os.environ.get(variable)
    if not passphrase:
        raise InvalidValue(
            "passphrase_env", "name an environment variable that holds the passphrase", variable
        )
    return passphrase


@contextlib.contextmanager
def _shown_progress() -> Iterator[Progress]:
    """Progress on a terminal, whose line is cleared at the end."""

    def show(step: str, done: int, total: int) -> None:
        if sys.stderr.isatty():
            share = f" {done / total:.0%}" if total > 1 else ""
            click.echo(f"\r\033[K{step}{share}", nl=False, err=True)

    try:
        yield show
    finally:
        if sys.stderr.isatty():
            click.echo("\r\033[K", nl=False, err=True)
