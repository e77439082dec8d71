"""What belongs to this computer rather than to the company: folders, own settings, resources.

The company's own rules (how long a hold lasts, the currency) are kept in the database. Here stands
how this one workstation looks and speaks, in a TOML file that a person may edit by hand.
"""

from __future__ import annotations

import contextlib
import math
import os
import socket
import tempfile
import tomllib
from collections.abc import Callable
from dataclasses import dataclass, field, fields
from pathlib import Path, PurePosixPath
from typing import Any
from zoneinfo import ZoneInfo

import appdirs

APPLICATION = "astrobookings"
DATABASE_NAME = "astrobookings.db"
SETTINGS_NAME = "settings.toml"

THEMES = ("system", "light", "dark")
LANGUAGES = ("system", "en", "es")
SMALLEST_FONT_SCALE = 0.75
LARGEST_FONT_SCALE = 3.0
LONGEST_WORKSTATION_NAME = 64

_PRIVATE_FOLDER = 0o700
_PRIVATE_FILE = 0o600


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


def default_database_path() -> Path:
    """Where the database is when neither `--database` nor `ASTROBOOKINGS_DATABASE` names one."""
    return data_folder() / DATABASE_NAME


def settings_path() -> Path:
    """The workstation's settings file; it may not exist yet."""
    return config_folder() / SETTINGS_NAME


def _private_folder(folder: Path) -> Path:
    try:
        folder.mkdir(mode=_PRIVATE_FOLDER, parents=True, exist_ok=True)
        # An older or hand-made folder may stand open; travelers' names are in it.
        if folder.stat().st_mode & 0o077:
            folder.chmod(_PRIVATE_FOLDER)
    except OSError as error:
        reason = error.strerror or str(error)
        raise ConfigError(
            f"The folder {folder} cannot be used: {reason}. "
            "Make it yours to write in, or set XDG_DATA_HOME and XDG_CONFIG_HOME to another place."
        ) from error
    return folder


# --- settings -------------------------------------------------------------------------------------


def _host_name() -> str:
    name = "".join(letter for letter in socket.gethostname() if letter.isprintable()).strip()
    return name[:LONGEST_WORKSTATION_NAME] or "workstation"


@dataclass(frozen=True, slots=True)
class WorkstationSettings:
    """How this workstation looks and speaks.

    `time_zone` is "system" or an IANA name such as "America/New_York"; `font_scale` is a factor on
    every size; `workstation_name` stands in the log beside what was done here.
    """

    theme: str = "system"
    language: str = "system"
    time_zone: str = "system"
    font_scale: float = 1.0
    workstation_name: str = field(default_factory=_host_name)


@dataclass(frozen=True, slots=True)
class SettingProblem:
    """Something in the settings file that could not be used; no `key` means the whole file."""

    path: Path
    key: str
    reason: str

    def __str__(self) -> str:
        if not self.key:
            return f"{self.path}: {self.reason}; the defaults are used."
        return f"{self.path}: {self.key} {self.reason}; its default is used."


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
        return _only_defaults(path, f"is not valid TOML: {error}")
    except UnicodeDecodeError:
        return _only_defaults(path, "is not text in UTF-8")
    except OSError as error:
        return _only_defaults(path, f"cannot be read: {error.strerror or error}")

    values: dict[str, Any] = {}
    problems: list[SettingProblem] = []
    for key, value in found.items():
        check = _CHECKS.get(key)
        if check is None:
            known = ", ".join(_CHECKS)
            problems.append(SettingProblem(path, key, f"is no setting (there are {known})"))
            continue
        try:
            values[key] = check(value)
        except ValueError as error:
            problems.append(SettingProblem(path, key, str(error)))
    return LoadedSettings(WorkstationSettings(**values), tuple(problems))


def save_settings(settings: WorkstationSettings, path: Path | None = None) -> None:
    """Write the settings file whole or not at all, readable for its owner only.

    Raises ConfigError when a value is not allowed (the message names its key) or the file cannot
    be written.
    """
    path = settings_path() if path is None else path
    lines = [
        "# AstroBookings: this workstation's settings. The company's own are kept in its database."
    ]
    for entry in fields(settings):
        try:
            value = _CHECKS[entry.name](getattr(settings, entry.name))
        except ValueError as error:
            raise ConfigError(f"{entry.name} {error}.") from error
        lines.append(f"{entry.name} = {_as_toml(value)}")
    try:
        _replace_file(path, "\n".join(lines) + "\n")
    except OSError as error:
        reason = error.strerror or str(error)
        raise ConfigError(f"The settings cannot be saved to {path}: {reason}.") from error


def _only_defaults(path: Path, reason: str) -> LoadedSettings:
    return LoadedSettings(WorkstationSettings(), (SettingProblem(path, "", reason),))


def _replace_file(path: Path, text: str) -> None:
    path.parent.mkdir(mode=_PRIVATE_FOLDER, parents=True, exist_ok=True)
    # mkstemp makes the file for its owner only; after the rename nobody reads half a file.
    handle, temporary = tempfile.mkstemp(prefix=f".{path.name}-", dir=path.parent)
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as stream:
            stream.write(text)
            stream.flush()
            os.fsync(stream.fileno())
        Path(temporary).chmod(_PRIVATE_FILE)
        Path(temporary).replace(path)
    except OSError:
        with contextlib.suppress(OSError):
            Path(temporary).unlink()
        raise


def _as_toml(value: str | float) -> str:
    if isinstance(value, float):
        return repr(value)
    escaped = value.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def _choice(*allowed: str) -> Callable[[object], str]:
    def check(value: object) -> str:
        if value not in allowed:
            raise ValueError(f"must be one of {', '.join(allowed)}, not {value!r}")
        return str(value)

    return check


def _time_zone(value: object) -> str:
    if not isinstance(value, str):
        raise ValueError(f'must be "system" or the name of a time zone in quotes, not {value!r}')
    if value == "system":
        return value
    try:
        ZoneInfo(value)
    # A name that is a folder of the zone database or leads out of it comes as another error.
    except (KeyError, ValueError, OSError) as error:
        raise ValueError(
            f'must be "system" or a time zone such as "America/New_York", not {value!r}'
        ) from error
    return value


def _font_scale(value: object) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value):
        raise ValueError(f"must be a number such as 1.25, not {value!r}")
    if not SMALLEST_FONT_SCALE <= value <= LARGEST_FONT_SCALE:
        raise ValueError(
            f"must be from {SMALLEST_FONT_SCALE} to {LARGEST_FONT_SCALE}, not {value!r}"
        )
    return float(value)


def _workstation_name(value: object) -> str:
    if not isinstance(value, str):
        raise ValueError(f"must be text in quotes, not {value!r}")
    name = value.strip()
    if not name or len(name) > LONGEST_WORKSTATION_NAME:
        raise ValueError(f"must have from 1 to {LONGEST_WORKSTATION_NAME} characters")
    if not name.isprintable():
        raise ValueError("must not hold line breaks or other control characters")
    return name


_CHECKS: dict[str, Callable[[object], Any]] = {
    "theme": _choice(*THEMES),
    "language": _choice(*LANGUAGES),
    "time_zone": _time_zone,
    "font_scale": _font_scale,
    "workstation_name": _workstation_name,
}


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
