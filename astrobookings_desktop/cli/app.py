"""The program: its window without a sub-command, everything else without a screen."""

import sys
from io import TextIOWrapper

import click

from astrobookings_desktop import __version__
from astrobookings_desktop.cli.commands import PLACES, Commands
from astrobookings_desktop.cli.failures import App
from astrobookings_desktop.cli.options import common_options


@click.group(
    cls=App,
    commands=Commands(PLACES),
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.version_option(__version__, prog_name="AstroBookings Desktop")
@common_options(changes=True)
@click.pass_context
def app(context: click.Context) -> None:
    """Sell seats on rocket launches. Without a sub-command the window opens.

    The options may stand before the sub-command or after it. Exit code 0: done; 1: refused or found
    broken, with one line that says why; 2: wrong usage.
    """
    if context.invoked_subcommand is None:
        from astrobookings_desktop.cli.window import open_window  # no sub-command has use for it

        context.exit(open_window())


def main() -> None:
    """Run the program and leave it with its exit code."""
    for stream in (sys.stdout, sys.stderr):
        # Names come in all scripts; a terminal that lacks one must not end the program.
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
    app(prog_name="astrobookings")
