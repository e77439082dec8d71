"""Lists into files."""

from pathlib import Path

import click

from astrobookings_desktop.cli.listing import ENTITY, query_of
from astrobookings_desktop.cli.options import TEXT, common_options, options_of
from astrobookings_desktop.cli.output import put_record, tell
from astrobookings_desktop.cli.session import absolute, reading
from astrobookings_desktop.cli.targets import FORCE, check_free
from astrobookings_desktop.domain.entities import Entity
from astrobookings_desktop.domain.errors import InvalidValue
from astrobookings_desktop.domain.phrases import Phrase
from astrobookings_desktop.services.lists.exports import ENDINGS, check_ending, export
from astrobookings_desktop.services.log.exports import export_log, is_proof


@click.command("export")
@click.argument("entity", type=ENTITY, metavar="ENTITY")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--where", type=TEXT, default="", metavar="FILTER", help="As for list.")
@click.option("--sort", type=TEXT, default="", metavar="COLUMN", help="-COLUMN for descending.")
@FORCE
@common_options()
def export_command(entity: str, file: Path, where: str, sort: str, force: bool) -> None:
    """Write records into a file.

    Its ending names the format: .csv, .xlsx or .json. The whole log with the proof that nothing in
    it was changed (.log or .jsonl, for entry_log only) is verified by: check --export FILE
    """
    kind = Entity(entity)
    if is_proof(file):
        _export_proof(Entity(entity), file, bool(where or sort), force)
        return
    check_ending(file)
    check_free(file, force)
    with reading() as view:
        count = export(view, kind, query_of(view, kind, where, sort), file)
    if options_of().as_json:
        put_record({"file": absolute(file), "rows": count})
    else:
        tell(f"{count:,} row{'' if count == 1 else 's'} written to {absolute(file)}.")


def _export_proof(entity: Entity, file: Path, is_chosen: bool, force: bool) -> None:
    if entity is not Entity.ENTRY_LOG:
        raise InvalidValue(
            "file",
            Phrase(
                "end in {known}; {ending} is for entry_log",
                known=" or ".join(ENDINGS),
                ending=file.suffix,
            ),
            file.name,
        )
    if is_chosen:
        raise InvalidValue("where", "be left out: only the whole log can prove itself")
    check_free(file, force)
    with reading() as view:
        header = export_log(view.connection, view.actor, file)
    if options_of().as_json:
        put_record({"file": absolute(file), "rows": header.rows, "head": header.head})
    else:
        tell(f"{header.rows:,} rows written to {absolute(file)}.")
        tell(f"The last one's hash is {header.head or 'none'}.")
