"""Files that a sub-command writes: none is replaced unless that is said."""

import contextlib
from pathlib import Path

import click

from astrobookings_desktop.cli.failures import refused
from astrobookings_desktop.cli.session import absolute

FORCE = click.option("--force", is_flag=True, help="Replace the file if there is one.")


def check_free(path: Path, force: bool) -> None:
    """Raises Failure (`file_exists`) for a file that is there and isn't to be replaced."""
    is_there = False
    with contextlib.suppress(OSError):  # whoever writes there tells why that can't be
        is_there = path.is_file()
    if is_there and not force:
        message = f"{absolute(path)} is there already: choose another name, or add --force."
        raise refused(message, "file_exists", file=absolute(path))
