"""What belongs to this computer rather than to the company: folders, own settings, resources.

The company's own rules (how long a hold lasts, the currency) are kept in the database. Here stands
how this one workstation looks and what it reaches, in a TOML file that a person may edit by hand.
"""

import contextlib
import os
import tempfile
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any

import appdirs

from astrobookings_desktop.domain.errors import InvalidValue, UnusableFile
from astrobookings_desktop.domain.phrases import Phrase
from astrobookings_desktop.domain.setting import Kind, Setting
from astrobookings_desktop.workstation import WORKSTATION
from astrobookings_desktop.workstation import WorkstationSettings as WorkstationSettings

APPLICATION = "astrobookings"
DATABASE_NAME = "astrobookings.db"
SETTINGS_NAME = "settings.toml"

_PRIVATE_FOLDER = 0o700
_PRIVATE_FILE = 0o600
_HEAD = "# AstroBookings: this workstation's settings. The company's own are kept in its database."
_NUMBERS = (Kind.WHOLE, Kind.NUMBER)


class ConfigError(Exception):
    """A folder or file of this workstation cannot be used; the message says which and why."""


# --- folders --------------------------------------------------------------------------------------


def data_folder() -> Path:
    """The folder of the database, made when it is missing; nobody else may look into it.

    Raises ConfigError when it cannot be made.
    """
    return _private_folder(Path(appdirs.user_data_dir(APPLICATION)))


def config_folder() -> Path:
    """The folder of the settings file, made when it is missing; nobody else may look into it.

    Raises ConfigError when it cannot be made.
    """
    return _private_folder(Path(appdirs.user_config_dir(APPLICATION)))


def cache_folder() -> Path:
    """The folder of what can be made anew at any time, made when it is missing; nobody else may
    look into it.

    Raises ConfigError when it cannot be made.
    """
    return _private_folder(Path(appdirs.user_cache_dir(APPLICATION)))


def default_database_path() -> Path:
    """Where the database is when neither `--database` nor `ASTROBOOKINGS_DATABASE` names one."""
    return data_folder() / DATABASE_NAME


def settings_path() -> Path:
    """The workstation's settings file; it may not exist yet."""
    return config_folder() / SETTINGS_NAME


def _private_folder(folder: Path) -> Path:
    try:
        folder.mkdir(mode=_PRIVATE_FOLDER, parents=True, exist_ok=True)
        found = folder.stat()
        if not _is_own(found):
            raise ConfigError(
                Phrase(
                    "The folder {folder} belongs to somebody else, who could read all that is in "
                    "it. Remove it or its link, or set XDG_DATA_HOME and XDG_CONFIG_HOME to "
                    "another place.",
                    folder=folder,
                )
            )
        # An older or hand-made folder may stand open; travelers' names are in it.
        if found.st_mode & 0o077:
            folder.chmod(_PRIVATE_FOLDER)
    except OSError as error:
        reason = error.strerror or str(error)
        raise ConfigError(
            Phrase(
                "The folder {folder} cannot be used: {reason}. Make it yours to write in, or set "
                "XDG_DATA_HOME and XDG_CONFIG_HOME to another place.",
                folder=folder,
                reason=reason,
            )
        ) from error
    return folder


def _is_own(found: os.stat_result) -> bool:
    """Whether a folder is this person's; whoever is root may use anybody's."""
    return not hasattr(os, "geteuid") or os.geteuid() in (0, found.st_uid)


# --- settings -------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class SettingProblem:
    """Something in the settings file that could not be used; no `key` means the whole file."""

    path: Path
    key: str
    reason: Phrase

    def __str__(self) -> str:
        return self.words

    @property
    def words(self) -> Phrase:
        """What is wrong, and what is used instead."""
        if not self.key:
            return Phrase(
                "{path}: {reason}; the defaults are used.", path=self.path, reason=self.reason
            )
        told = {"path": self.path, "key": self.key, "reason": self.reason}
        if self.key not in WORKSTATION:
            return Phrase("{path}: {key} {reason}; it is left aside.", **told)
        return Phrase("{path}: {key} {reason}; its default is used.", **told)


@dataclass(frozen=True, slots=True)
class LoadedSettings:
    """The settings in force, and what in the file could not be used."""

    settings: WorkstationSettings
    problems: tuple[SettingProblem, ...] = ()


def load_settings(path: Path | None = None) -> LoadedSettings:
    """Read the settings file; what is missing or wrong takes its default and is told in `problems`.

    A bad file never keeps the program from starting. Raises ConfigError only when no `path` is
    given and the config folder itself cannot be made.
    """
    path = settings_path() if path is None else path
    try:
        found = tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return LoadedSettings(WorkstationSettings())
    except tomllib.TOMLDecodeError as error:
        return _only_defaults(path, Phrase("is not valid TOML: {error}", error=str(error)))
    except UnicodeDecodeError:
        return _only_defaults(path, Phrase("is not text in UTF-8"))
    except (ValueError, RecursionError):  # a number of thousands of digits, brackets without end
        words = Phrase("is not valid TOML: something in it is too long")
        return _only_defaults(path, words)
    except OSError as error:
        reason = error.strerror or str(error)
        return _only_defaults(path, Phrase("cannot be read: {reason}", reason=reason))

    values: dict[str, Any] = {}
    problems: list[SettingProblem] = []
    for key, value in _keys_and_values(found):
        setting = WORKSTATION.get(key)
        if setting is None:
            known = ", ".join(WORKSTATION)
            problems.append(
                SettingProblem(path, key, Phrase("is no setting (there are {known})", known=known))
            )
            continue
        try:
            values[setting.name] = _read(setting, value)
        except InvalidValue as error:
            reason = Phrase("must {reason}, not {value}", reason=error.reason, value=repr(value))
            problems.append(SettingProblem(path, key, reason))
    return LoadedSettings(WorkstationSettings(**values), tuple(problems))


def save_settings(settings: WorkstationSettings, path: Path | None = None) -> None:
    """Write the settings file whole or not at all, readable for its owner only.

    Raises ConfigError when a value is not allowed (the message names its key) or the file cannot
    be written.
    """
    path = settings_path() if path is None else path
    tables: dict[str, list[str]] = {"": [_HEAD]}
    for key, setting in WORKSTATION.items():
        try:
            value = setting.read(settings.value_of(key))
        except InvalidValue as error:
            raise ConfigError(
                Phrase("{key} must {reason}.", key=key, reason=error.reason)
            ) from error
        table, _, name = key.rpartition(".")
        tables.setdefault(table, ["", f"[{table}]"]).append(f"{name} = {_as_toml(value)}")
    text = "\n".join(line for lines in tables.values() for line in lines)
    try:
        _replace_file(path, f"{text}\n".encode())
    except OSError as error:
        reason = error.strerror or str(error)
        raise ConfigError(
            Phrase("The settings cannot be saved to {path}: {reason}.", path=path, reason=reason)
        ) from error


_Stamp = tuple[int, ...] | None


class SettingsFile:
    """The settings file in use: what holds now, and changing it.

    Without a path nothing is kept beyond the object. Any thread may ask what holds.
    """

    def __init__(self, path: Path | None) -> None:
        self.path = path
        # One value: a thread that read an older file, and ends later, leaves its stamp with it.
        self._held: tuple[_Stamp, LoadedSettings] = None, LoadedSettings(WorkstationSettings())
        self.read()

    @property
    def settings(self) -> WorkstationSettings:
        """What holds now, by whomever it was set: a file that has changed is read again."""
        stamp, loaded = self._held
        if self.path is not None and _stamp(self.path) != stamp:
            return self.read()
        return loaded.settings

    @property
    def problems(self) -> tuple[SettingProblem, ...]:
        """What couldn't be used when the file was read last."""
        return self._held[1].problems

    def read(self) -> WorkstationSettings:
        """Read the file again: somebody else may have changed it, or left it open to others."""
        stamp, loaded = self._held
        if self.path is not None:
            _close_to_others(self.path)
            stamp = _stamp(self.path)  # before: what changes meanwhile is read again
            loaded = load_settings(self.path)
            self._held = stamp, loaded
        return loaded.settings

    def change(self, entered: Mapping[str, Any]) -> WorkstationSettings:
        """Set what was entered by key, all or nothing, and leave the rest as the file has it.

        A file of which something could not be used is kept beside the new one, as a copy. Raises
        InvalidValue (also for a folder of messages that isn't there or can't be written),
        ConfigError.
        """
        before = self.read()
        settings = before.with_values(entered)
        if settings == before:
            return settings
        if settings.mail_folder != before.mail_folder:
            check_mail_folder(settings)
        if self.path is not None:
            if self.problems:
                _put_aside(self.path)
            save_settings(settings, self.path)
            self.read()  # what somebody else has written since holds
        else:
            self._held = None, LoadedSettings(settings)
        return settings


def check_mail_folder(settings: WorkstationSettings) -> None:
    """Raise UnusableFile unless messages can be written as files into the folder that is set.

    It is never made: a wrong letter, or a disk that isn't there, would swallow the messages.
    """
    if not settings.mail_folder:
        return
    folder = Path(settings.mail_folder)
    try:
        with tempfile.TemporaryFile(dir=folder):
            pass
    except FileNotFoundError as error:
        words = Phrase("There is no folder {folder}: make it first.", folder=folder)
        raise UnusableFile("mail.folder", words, settings.mail_folder) from error
    except OSError as error:
        reason = error.strerror or str(error)
        words = Phrase(
            "{folder} can't be used as a folder of messages ({reason}): make it one that can be "
            "written, or choose another.",
            folder=folder,
            reason=reason,
        )
        raise UnusableFile("mail.folder", words, settings.mail_folder) from error


def _stamp(path: Path) -> _Stamp:
    """What tells a file that was changed or replaced; None where there is none."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_ino, found.st_mtime_ns, found.st_size


def _only_defaults(path: Path, reason: Phrase) -> LoadedSettings:
    return LoadedSettings(WorkstationSettings(), (SettingProblem(path, "", reason),))


def _replace_file(path: Path, contents: bytes) -> None:
    path.parent.mkdir(mode=_PRIVATE_FOLDER, parents=True, exist_ok=True)
    # mkstemp makes the file for its owner only; after the rename nobody reads half a file.
    handle, temporary = tempfile.mkstemp(prefix=f".{path.name}-", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(contents)
            stream.flush()
            os.fsync(stream.fileno())
        Path(temporary).chmod(_PRIVATE_FILE)
        Path(temporary).replace(path)
    except OSError:
        with contextlib.suppress(OSError):
            Path(temporary).unlink()
        raise


def _close_to_others(path: Path) -> None:
    with contextlib.suppress(OSError):  # as in a folder that can only be read
        if path.is_file() and path.stat().st_mode & 0o077:
            path.chmod(_PRIVATE_FILE)


def _put_aside(path: Path) -> None:
    with contextlib.suppress(OSError):
        _replace_file(path.with_name(f"{path.name}.old"), path.read_bytes())


def _as_toml(value: str | float) -> str:
    if not isinstance(value, str):
        return repr(value)
    escaped = value.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def _keys_and_values(found: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    """What stands in the file, that of its tables with a dot in the key."""
    tables = {key.rpartition(".")[0] for key in WORKSTATION}
    for key, value in found.items():
        if isinstance(value, dict) and key in tables:
            yield from ((f"{key}.{name}", inner) for name, inner in value.items())
        else:
            yield key, value


def _read(setting: Setting, value: object) -> Any:
    """A value of the file, which has types: a number in quotes is none. Raises InvalidValue."""
    if setting.kind is Kind.WHOLE:
        right = isinstance(value, int) and not isinstance(value, bool)
    elif setting.kind is Kind.NUMBER:
        right = isinstance(value, int | float) and not isinstance(value, bool)
    else:
        right = isinstance(value, str)
    if not right and setting.kind is not Kind.CHOICE:  # those name their words
        words = f"a {setting.kind.value}" if setting.kind in _NUMBERS else "text in quotes"
        raise InvalidValue(setting.key, Phrase("be {words}", words=words), value)
    return setting.read(value)


# --- resources ------------------------------------------------------------------------------------


def resource(name: str) -> Path:
    """The file or folder `name` (with forward slashes) of the program's resources.

    In a wheel and in a bundle they stand inside the package, in a checkout beside it. Raises
    FileNotFoundError when there is none of that name, ValueError when it leads out of the folder.
    """
    relative = PurePosixPath(name)
    if relative.is_absolute() or ".." in relative.parts:
        raise ValueError(f"{name!r} leads out of the resources")
    path = _resources_folder() / relative
    if not path.exists():
        raise FileNotFoundError(f"The program is incomplete: there is no resource {path}.")
    return path


def _resources_folder() -> Path:
    package = Path(__file__).resolve().parent
    inside = package / "resources"
    return inside if inside.is_dir() else package.parent / "resources"
