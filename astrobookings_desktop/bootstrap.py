"""Wiring: the only place where folders, settings, chance and time meet the services."""

import secrets
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from astrobookings_desktop import config
from astrobookings_desktop.data.log_heads import LogHeads
from astrobookings_desktop.data.upgrade import create_or_upgrade
from astrobookings_desktop.data.upgrade import kept_copy as kept_copy
from astrobookings_desktop.domain.backups import OWN_FOLDER
from astrobookings_desktop.places import catalogue
from astrobookings_desktop.services.office import Office, system_clock

if TYPE_CHECKING:
    from astrobookings_desktop.jobs.mail.way import MailSettings
    from astrobookings_desktop.jobs.registry import Registry

LOG_HEADS = "log-heads"  # in the config folder: a file per database


def build_office(path: Path, *, now: datetime | None = None) -> Office:
    """The office at the database `path`, which need not exist yet.

    With `now` (UTC) the clock stands still: for practice databases. Raises ConfigError when this
    workstation's folder of settings can't be made.
    """
    workstation = config.load_settings().settings.workstation_name
    heads = LogHeads(config.config_folder() / LOG_HEADS)
    return Office(path, catalogue(), workstation, secrets.randbelow, _clock(now), heads)


def build_registry(database: Path) -> "Registry":
    """What the worker of a database can do on this workstation."""
    # Letters, pages and sealed backups: who works no queue needn't wait for their libraries.
    from astrobookings_desktop.jobs.handlers import make_registry

    def folder() -> Path:
        return backup_folder(database)

    return make_registry(folder, mail_settings, config.resource("mail"))


def backup_folder(database: Path) -> Path:
    """Where backups go, as `named_backup_folder`; the one beside the database is made when missing.
    Raises OSError."""
    folder = named_backup_folder(database)
    if folder == database.with_name(OWN_FOLDER):
        folder.mkdir(mode=0o700, exist_ok=True)
    return folder


def named_backup_folder(database: Path) -> Path:
    """The folder of backups that is set for this workstation, which may be a disk that isn't there,
    else the one of its own beside the database, whether or not it is there."""
    chosen = config.load_settings(config.settings_path()).settings.backup_folder
    return Path(chosen) if chosen else database.with_name(OWN_FOLDER)


def mail_settings() -> "MailSettings":
    """How messages leave this workstation at this moment; the keyring may ask the person first."""
    # Asked by who sends one: no part of opening the window.
    from astrobookings_desktop.jobs.mail.way import way_of
    from astrobookings_desktop.services.messages.mail_password import MailAccount, mail_password

    way = way_of(config.load_settings(config.settings_path()).settings)
    server = way.server
    if way.folder is not None or server is None or not server.user:
        return way
    password = mail_password(MailAccount(server.host, server.user))
    return way if password is None else replace(way, server=replace(server, password=password[0]))


def make_database(office: Office) -> list[str]:
    """Create the office's database, or upgrade it; gives the names of the applied migrations.

    A new database begins a new log: what was remembered of another one at that path is forgotten.
    Raises DatabaseProblem.
    """
    created = is_missing(office.path)
    applied = create_or_upgrade(office.path)
    if created and office.heads is not None:
        office.heads.forget(office.path)
    return applied


def is_missing(path: Path) -> bool:
    """Whether there is no database yet; an empty file is none."""
    return not path.exists() or (path.is_file() and path.stat().st_size == 0)


def _clock(now: datetime | None) -> Callable[[], datetime]:
    return system_clock if now is None else lambda: now
