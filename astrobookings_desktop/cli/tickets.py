"""Tickets."""

from pathlib import Path

import click

from astrobookings_desktop.cli.options import TEXT, common_options, options_of
from astrobookings_desktop.cli.output import put_record, tell
from astrobookings_desktop.cli.session import absolute, reading
from astrobookings_desktop.cli.targets import FORCE, check_free
from astrobookings_desktop.domain.entities import Entity
from astrobookings_desktop.domain.locator import display
from astrobookings_desktop.domain.values import check_file_name
from astrobookings_desktop.jobs.documents import ticket_pdf, write_file
from astrobookings_desktop.services.bookings.tickets import ticket_sheet
from astrobookings_desktop.services.lists.lookup import find_id


@click.command("ticket")
@click.argument("booking", type=TEXT)
@click.argument("file", type=click.Path(path_type=Path))
@FORCE
@common_options()
def ticket_command(booking: str, file: Path, force: bool) -> None:
    """Write the ticket of a booking as a PDF file, with its locator as a QR code.

    BOOKING is an id or a locator.
    """
    check_file_name(str(file))
    with reading() as view:
        sheet = ticket_sheet(view, find_id(view, Entity.BOOKING, booking))
    check_free(file, force)
    write_file(file, ticket_pdf(sheet))
    if options_of().as_json:
        put_record({"locator": sheet.locator, "file": absolute(file)})
    else:
        tell(f"The ticket {display(sheet.locator)} is written to {absolute(file)}.")
