"""Time zones by name: which may be chosen, and what stands where a computer lacks one."""

import functools
from datetime import UTC, tzinfo
from importlib import resources
from zoneinfo import ZoneInfo, available_timezones

_OF_ONE_COMPUTER = frozenset({"Factory", "localtime"})


@functools.cache
def zone_names() -> frozenset[str]:
    """The zones that every computer with this program has.

    Linux has more (`right/…` with leap seconds, `posix/…`), and calls its own one `localtime`.
    """
    try:
        names = resources.files("tzdata").joinpath("zones").read_text("utf-8").split()
    except (ModuleNotFoundError, FileNotFoundError):
        names = list(available_timezones())
    return frozenset(names) - _OF_ONE_COMPUTER


def is_zone_here(name: str) -> bool:
    """Whether this computer knows the zone."""
    try:
        ZoneInfo(name)
    # A name that is a folder of the zone database or leads out of it comes as another error.
    except (KeyError, ValueError, OSError):
        return False
    return True


def zone_of(name: str) -> tzinfo:
    """The zone; UTC where this computer doesn't know it, so that all but invoices goes on."""
    return ZoneInfo(name) if is_zone_here(name) else UTC
