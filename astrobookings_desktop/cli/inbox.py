"""Everybody's own messages from a shell."""

import click

from astrobookings_desktop.cli.options import TEXT, common_options, options_of
from astrobookings_desktop.cli.output import put_record, put_records, tell
from astrobookings_desktop.cli.session import changing, reading
from astrobookings_desktop.cli.told_records import DRY_RUN, record_for_output
from astrobookings_desktop.data.queries.listing.lists import LISTS
from astrobookings_desktop.data.queries.listing.reading import fetch_page
from astrobookings_desktop.domain.entities import Entity
from astrobookings_desktop.domain.values import parse_id, parse_whole_number
from astrobookings_desktop.services.messages.inbox import MOST, inbox, mark_all_read, mark_read

NONE_WANTED = "None shown, for --limit is 0."
COLUMNS = ("id", "timestamp", "status", "entity_type", "entity_id", "message")


@click.group("inbox", invoke_without_command=True)
@click.option("--unread", is_flag=True, help="Only those not read yet.")
@click.option("--limit", metavar="N", help=f"At most so many; otherwise {MOST}.")
@common_options()
@click.pass_context
def inbox_command(context: click.Context, unread: bool, limit: str | None) -> None:
    """Show your own messages, the newest first.

    “inbox read” marks them read.
    """
    if context.invoked_subcommand is not None:
        return
    most = MOST if limit is None else parse_whole_number(limit, "limit", 0, 10**6)
    with reading() as view:
        keys = [message.id for message in inbox(view, unread=unread, most=most)]
        lists = LISTS[Entity.NOTIFICATION]
        by_key = {row[0]: row for row in fetch_page(view.connection, lists, keys)}
        records = [record_for_output(Entity.NOTIFICATION, by_key[key]) for key in keys]
        count = put_records([records] if records else [], COLUMNS)
        if not most:
            tell(NONE_WANTED)
        elif not count:
            tell("No unread message." if unread else "No message.")


@inbox_command.command("read")
@click.argument("message", metavar="[ID]", type=TEXT, required=False)
@click.option("--all", "everything", is_flag=True, help="All of them.")
@common_options(changes=True)
def read_command(message: str | None, everything: bool) -> None:
    """Mark a message read, or all of yours."""
    if everything == (message is not None):
        raise click.UsageError("Give the ID of a message, or --all.")
    with changing() as work:
        if message is None:
            count = mark_all_read(work)
        else:
            mark_read(work, parse_id(message, "id"))
            count = 1
    if options_of().as_json:
        put_record({"read": count} | ({"dry_run": True} if options_of().dry_run else {}))
        return
    words = "Marked 1 message read." if count == 1 else f"Marked {count:,} messages read."
    tell(f"{DRY_RUN} It would say: {words}" if options_of().dry_run else words)
