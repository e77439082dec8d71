"""Settings of both kinds: the company's, kept in the database, and this workstation's own."""

import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import click

from astrobookings_desktop import config
from astrobookings_desktop.bootstrap import build_office, is_missing
from astrobookings_desktop.cli.failures import refused
from astrobookings_desktop.cli.options import TEXT, common_options, options_of
from astrobookings_desktop.cli.output import (
    put_document,
    put_record,
    put_records,
    shown,
    tell,
    warn,
)
from astrobookings_desktop.cli.session import changing, looking, open_office, reading
from astrobookings_desktop.cli.told_records import DRY_RUN
from astrobookings_desktop.config import SettingsFile
from astrobookings_desktop.domain.rights import Right, may_read_without_right, settings_of
from astrobookings_desktop.domain.setting import (
    Kind,
    Setting,
    UnknownSetting,
    nearest_key,
)
from astrobookings_desktop.domain.settings import BusinessSettings
from astrobookings_desktop.jobs.mail.way import HERE, PRACTICE
from astrobookings_desktop.jobs.relook import NEEDED
from astrobookings_desktop.jobs.runner import wake_waiting
from astrobookings_desktop.services.access.sign_in import NOBODY
from astrobookings_desktop.services.business_settings import BY_KEY, change_settings, doubts
from astrobookings_desktop.services.messages.mail_password import (
    VARIABLE,
    MailAccount,
    Place,
    has_keyring,
    keep_mail_password,
)
from astrobookings_desktop.services.practice import is_practice
from astrobookings_desktop.workstation import WORKSTATION, WorkstationSettings

EVERY: Mapping[str, Setting] = {**BY_KEY, **WORKSTATION}
COMPANY, WORKSTATION_FILE = "company", "workstation"
HELD = frozenset(("theme", "language", "time_zone", "lock_after_minutes"))
"""What a window reads at its start and holds; of the others each says itself when it is used."""
IN_A_WINDOW = "A window that is open takes it up at its next start."
NO_KEYRING = (
    "There is no keyring here that keeps a secret, and this program keeps none itself: "
    f"give the password in {VARIABLE} where the mail is sent."
)
NO_ACCOUNT = "Set smtp.host and smtp.user first: a password belongs to an account at a server."


@click.group("settings")
@common_options(changes=True)
def settings_command() -> None:
    """See and change settings.

    The company's stand in its database, those of this workstation in a file of its own.
    """


@settings_command.command("list")
@common_options()
def list_command() -> None:
    """Show the settings with default and meaning.

    Those of mail and backups are shown to administrators, who alone change them.
    """
    with reading() as view:
        business, seen = view.settings, settings_of(view.actor.role)
    here = _file().settings
    shown_ones = (one for one in EVERY.values() if one.section in seen)
    told = {one: _record(one, _value(one, business, here)) for one in shown_ones}
    if options_of().as_json:
        put_records([list(told.values())], ())
        return
    for section in seen:
        tell(section.value)
        for setting, record in told.items():
            if setting.section is section:
                _tell_setting(setting, record)
        tell("")
    tell("Change one by: astrobookings settings set KEY VALUE")


@settings_command.command("get")
@click.argument("key", type=TEXT)
@common_options()
def get_command(key: str) -> None:
    """Show one setting's value."""
    setting = _setting(key)
    if not may_read_without_right(setting):
        _require_administrator()
    if setting.key in WORKSTATION:
        value = _file().settings.value_of(setting.key)
    else:
        with reading() as view:
            value = getattr(view.settings, setting.name)
    if options_of().as_json:
        put_document(_record(setting, value))
    else:
        click.echo(shown(value) or "none")


@settings_command.command("set", context_settings={"ignore_unknown_options": True})
@click.argument("key", type=TEXT)
@click.argument("value", type=TEXT)
@common_options(changes=True)
def set_command(key: str, value: str) -> None:
    """Change one setting; an empty VALUE clears a text. Prints it.

    Those of the company, and of this workstation all but its look, are changed by administrators.
    """
    setting = _setting(key)
    if setting.key in WORKSTATION:
        kept = _set_here(setting, value)
    else:
        with changing() as work:
            change = change_settings(work, {setting.key: value})
        kept = getattr(change.settings, setting.name)
        for warning in change.warnings:
            warn(warning.message)
    if setting.key == "backup_folder" and kept and not Path(kept).is_dir():  # it may be a disk
        warn(f"{kept} isn't there now: nothing can be put into it until it is")
    record = _record(setting, kept)
    stays = _why_mail_stays(setting, kept)
    if stays and options_of().as_json:
        record["warning"] = stays
    if options_of().dry_run:
        record["dry_run"] = True
        tell(DRY_RUN)
    put_record(record)
    if stays and not options_of().as_json:
        warn(stays)
    if setting.key in HELD and not options_of().dry_run:
        tell(f"{IN_A_WINDOW} In it Ctrl+, changes it at once.")


@settings_command.command("password")
@common_options(changes=True)
def password_command() -> None:
    """Put the password of the mail server into the keyring; an empty one is forgotten.

    It is asked for on a terminal, or read from standard input, and never printed.
    """
    _require_administrator()
    settings = _file().settings
    if not settings.smtp_host or not settings.smtp_user:
        raise refused(NO_ACCOUNT, "no_mail_account")
    account = MailAccount(settings.smtp_host, settings.smtp_user)
    if not has_keyring():
        raise refused(NO_KEYRING, "no_keyring")
    password = _given_password(account)
    if not options_of().dry_run and keep_mail_password(account, password) is not (
        Place.KEYRING if password else Place.SESSION
    ):
        raise refused(NO_KEYRING, "no_keyring")
    if not options_of().dry_run and not is_missing(options_of().path):
        wake_waiting(open_office())
    record = {"smtp.host": account.host, "smtp.user": account.user, "kept": bool(password)}
    if options_of().dry_run:
        record["dry_run"] = True
        tell(DRY_RUN)
    put_record(record)


def _tell_setting(setting: Setting, record: dict[str, Any]) -> None:
    """What it is, and beneath it what it means."""
    value, default = (shown(record[name]) or "none" for name in ("value", "default"))
    unit = f" {setting.unit}" if setting.unit else ""
    was = "" if value == default else f"  (default {default})"
    where = "  (this workstation)" if setting.key in WORKSTATION else ""
    tell(f"  {setting.key} = {value}{unit}{was}{where}")
    choices = f" One of {', '.join(setting.choices)}." if setting.kind is Kind.CHOICE else ""
    held = f" {IN_A_WINDOW}" if setting.key in HELD else ""
    tell(f"      {setting.meaning}{choices}{held}")
    for doubt in doubts(setting.key, record["value"]):
        tell(f"      {doubt.message}")


def _set_here(setting: Setting, value: str) -> Any:
    if not setting.personal:
        _require_administrator()
    file = _file()
    if options_of().dry_run:
        tried = file.settings.with_values({setting.key: value})
        if tried.mail_folder != file.settings.mail_folder:
            config.check_mail_folder(tried)
        return tried.value_of(setting.key)
    now = file.change({setting.key: value}).value_of(setting.key)
    if setting.section in NEEDED and not is_missing(options_of().path):
        wake_waiting(open_office())
    return now


def _why_mail_stays(setting: Setting, kept: Any) -> str:
    """What is said where a mail server is set for a practice database, whose mail never leaves."""
    if not setting.key.startswith("smtp.") or is_missing(options_of().path):
        return ""
    here = SettingsFile(config.settings_path()).settings.with_values({setting.key: str(kept)})
    if not here.smtp_host or here.mail_folder or here.smtp_host.lower() in HERE:
        return ""
    with looking(build_office(options_of().path), NOBODY) as view:
        return PRACTICE if is_practice(view) else ""


def _require_administrator() -> None:
    """As the window has it; where there is no database yet, nobody can have signed in."""
    if not is_missing(options_of().path):
        with reading() as view:
            view.require(Right.CHANGE_SETTINGS)


def _setting(key: str) -> Setting:
    """The setting with this key; raises UnknownSetting."""
    setting = EVERY.get(key.strip())
    if setting is None:
        raise UnknownSetting(key, nearest_key(key, EVERY))
    return setting


def _file() -> SettingsFile:
    """This workstation's file; what in it can't be used is told beside the output."""
    file = SettingsFile(config.settings_path())
    for problem in file.problems:
        warn(str(problem))
    return file


def _value(setting: Setting, business: BusinessSettings, here: WorkstationSettings) -> Any:
    return getattr(here if setting.key in WORKSTATION else business, setting.name)


def _record(setting: Setting, value: Any) -> dict[str, Any]:
    return {
        "key": setting.key,
        "value": value,
        "default": setting.default,
        "unit": setting.unit,
        "kept_in": WORKSTATION_FILE if setting.key in WORKSTATION else COMPANY,
        "meaning": setting.meaning,
    }


def _given_password(account: MailAccount) -> str:
    if not sys.stdin.isatty():
        return sys.stdin.readline().rstrip("\r\n")
    words = f"Password of {account.user} at {account.host}"
    asked: str = click.prompt(words, default="", show_default=False, hide_input=True, err=True)
    return asked
