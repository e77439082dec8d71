"""The program: its window without a sub-command, everything else without a screen."""

import sys
from io import TextIOWrapper

import click

from astrobookings_desktop import __version__
from astrobookings_desktop.cli import (
    backups,
    bookings,
    checking,
    company,
    files,
    filters,
    inbox,
    jobs,
    launch_steps,
    listing,
    messages,
    money,
    passengers,
    records,
    reports,
    settings,
    tickets,
    undo,
    users,
    window,
)
from astrobookings_desktop.cli.failures import App
from astrobookings_desktop.cli.options import common_options

COMMANDS: tuple[click.Command, ...] = (
    company.init_command,
    company.demo_command,
    checking.check_command,
    backups.backup_command,
    backups.restore_command,
    listing.list_command,
    listing.show_command,
    listing.export_command,
    filters.filter_command,
    files.import_command,
    files.import_undo_command,
    records.create_command,
    records.edit_command,
    undo.undo_command,
    users.user_command,
    settings.settings_command,
    launch_steps.launch_command,
    bookings.sell_command,
    bookings.hold_command,
    bookings.confirm_command,
    bookings.cancel_command,
    bookings.void_command,
    bookings.move_command,
    bookings.transfer_command,
    passengers.passengers_command,
    tickets.ticket_command,
    money.invoice_command,
    money.pay_command,
    money.payment_command,
    reports.report_command,
    jobs.worker_command,
    jobs.job_command,
    messages.notification_command,
    inbox.inbox_command,
    window.open_command,
    window.tour_command,
)


@click.group(
    cls=App,
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
        context.exit(window.open_window())


for _command in COMMANDS:
    app.add_command(_command)


def main() -> None:
    """Run the program and leave it with its exit code."""
    for stream in (sys.stdout, sys.stderr):
        # Names come in all scripts; a terminal that lacks one must not end the program.
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
    app(prog_name="astrobookings")
