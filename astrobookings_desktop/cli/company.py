"""The database as a whole: init, demo."""

import dataclasses
import sys
from contextlib import suppress

import click

from astrobookings_desktop.bootstrap import build_office, is_missing, make_database
from astrobookings_desktop.cli.options import common_options, options_of
from astrobookings_desktop.cli.output import put_document, put_record, tell
from astrobookings_desktop.cli.session import (
    NOT_HERE,
    absolute,
    actor,
    given_now,
    reading,
)
from astrobookings_desktop.config import resource
from astrobookings_desktop.data.database import schema_version
from astrobookings_desktop.domain.errors import InvalidValue
from astrobookings_desktop.domain.values import parse_whole_number
from astrobookings_desktop.services.practice import is_empty, is_practice, mark_practice
from astrobookings_desktop.services.unit_of_work import Office

MOST_BOOKINGS = 10_000_000
LARGEST_SEED = 2**63 - 1
_BESIDES = ("", "-wal", "-shm", "-gate")


# --- init ---------------------------------------------------------------------------------------


@click.command("init")
@common_options(changes=True)
def init_command() -> None:
    """Create the database, or upgrade it to this program.

    With --now the new database is one for practice, for ever.
    """
    options = options_of()
    path, now = options.path, given_now()
    office = build_office(path)
    created = is_missing(path)
    if now is not None and not created:
        with reading(office) as view:
            if not is_practice(view):
                raise InvalidValue("now", NOT_HERE)
    applied: list[str] = []
    if not options.dry_run:
        applied = make_database(office)
        if created and now is not None:
            _mark(office)
    told = {
        "database": absolute(path),
        "created": created,
        "applied": applied,
        "schema_version": schema_version(),
        "practice": _is_marked(office),
        "dry_run": options.dry_run,
    }
    if options.as_json:
        put_record(told)
    elif created:
        tell(f"{'Would create' if options.dry_run else 'Created'} {absolute(path)}.")
    elif applied:
        tell(f"Upgraded {absolute(path)}: {', '.join(applied)}.")
    else:
        tell(f"{absolute(path)} is up to date.")


def _mark(office: Office) -> None:
    with office.writer() as writer, writer.unit_of_work(actor()) as work:
        mark_practice(work)


def _is_marked(office: Office) -> bool:
    if is_missing(office.path):
        return False
    with reading(office) as view:
        return is_practice(view)


# --- demo ---------------------------------------------------------------------------------------


@click.command("demo")
@click.option("--bookings", default="2000", show_default=True, metavar="N", help="How many.")
@click.option("--seed", default="1", show_default=True, metavar="S", help="Another company.")
@click.option("--if-missing", is_flag=True, help="Do nothing when there is a database.")
@common_options(changes=True)
def demo_command(bookings: str, seed: str, if_missing: bool) -> None:
    """Fill a new or empty database with a realistic company.

    It is the same for the same seed and moment, and marked as one for practice, for ever.
    """
    from astrobookings_desktop.services.demo import build_demo

    options = options_of()
    count = parse_whole_number(bookings, "bookings", 0, MOST_BOOKINGS)
    chance = parse_whole_number(seed, "seed", 0, LARGEST_SEED)
    path, now = options.path, given_now()
    created = is_missing(path)
    told = {"database": absolute(path), "created": created, "dry_run": options.dry_run}
    if if_missing and not created:
        if options.as_json:
            put_document(told)
        else:
            tell(f"There is a database already: {absolute(path)}.")
        return
    office = build_office(path, now=now)
    if not created:
        with reading(office) as view:
            if not is_empty(view):
                raise InvalidValue("database", "be new or empty, and this one has records")
    if options.dry_run:
        put_record(told | {"bookings": count, "seed": chance})
        return
    try:
        make_database(office)
        _mark(office)
        moment = now or office.clock()
        summary = build_demo(
            office,
            resource("demo"),
            bookings=count,
            seed=chance,
            now=moment,
            progress=_show_progress,
        )
    except BaseException:
        if created:  # half a company is of no use to anyone
            for ending in _BESIDES:
                with suppress(OSError):
                    path.with_name(path.name + ending).unlink()
        raise
    end_progress()
    put_record(told | dataclasses.asdict(summary))


def _show_progress(done: int, total: int) -> None:
    if sys.stderr.isatty():
        click.echo(f"\r{done:,} of {total:,} bookings", nl=False, err=True)


def end_progress() -> None:
    """Clear the line on which a terminal was told how far it is."""
    if sys.stderr.isatty():
        click.echo("\r\033[K", nl=False, err=True)
