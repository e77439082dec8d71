"""How this workstation looks, put to use at once."""

from typing import get_args

from astrobookings_desktop.config import SettingsFile, WorkstationSettings
from astrobookings_desktop.ui import format as show
from astrobookings_desktop.ui import theme
from astrobookings_desktop.ui.language import language_of, use_language
from astrobookings_desktop.ui.theme.theme import Mode

MODES: tuple[Mode, ...] = get_args(Mode)


def apply_theme(name: str) -> None:
    """Show everything light, dark, or as the system has it."""
    mode = next(mode for mode in MODES if mode == name)
    if theme.current().mode != mode:
        theme.current().apply(mode)


def apply_formats(settings: WorkstationSettings) -> None:
    """Write times in the zone that was set, and say everything in the language.

    For what is opened from now on: a window that stands there is never half in another one.
    """
    show.use_zone(settings.time_zone)
    use_language(language_of(settings.language))


def keep_theme(file: SettingsFile, name: Mode) -> None:
    """Show a look and remember it; raises ConfigError when the file can't be written."""
    apply_theme(name)
    file.change({"theme": name})
