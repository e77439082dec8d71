"""Taking back one's own edits."""

import click

from astrobookings_desktop.cli.edit_effects import of_undo
from astrobookings_desktop.cli.options import TEXT, common_options, options_of
from astrobookings_desktop.cli.output import put_record, tell
from astrobookings_desktop.cli.session import changing
from astrobookings_desktop.cli.told_records import DRY_RUN
from astrobookings_desktop.domain.values import parse_id
from astrobookings_desktop.services.undo import undo_edit


@click.command("undo")
@click.argument("entry", type=TEXT)
@common_options(changes=True)
def undo_command(entry: str) -> None:
    """Take back an edit of one's own, as long as the record stands as it was left.

    ENTRY is the number of its row in the log (list entry_log).
    """
    key = parse_id(entry, "entry")
    with changing() as work:
        touched = undo_edit(work, key)
        written = work.last_log_id
        told = of_undo(touched, written)
    if options_of().as_json:
        document = {"undone": key, "entry": written, "dry_run": options_of().dry_run}
        put_record(document | told.extras())
        return
    if options_of().dry_run:
        tell(DRY_RUN)
        tell(f"The edit of row {key} can be taken back.")
    else:
        tell(f"Undone; the log tells of it in row {written}.")
    told.put()
