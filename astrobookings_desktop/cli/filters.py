"""Filters that people keep under names."""

import click

from astrobookings_desktop.cli.options import TEXT, common_options, options_of
from astrobookings_desktop.cli.output import put_record, put_records, tell
from astrobookings_desktop.cli.session import changing, reading
from astrobookings_desktop.domain.entities import Entity
from astrobookings_desktop.domain.values import fold
from astrobookings_desktop.services.lists.saved_filters import (
    delete_filter,
    rename_filter,
    save_filter,
    saved_filters,
)

ENTITY = click.argument(
    "entity", type=click.Choice([entity.value for entity in Entity]), metavar="ENTITY"
)
NAME = click.argument("name", type=TEXT)


@click.group("filter")
@common_options(changes=True)
def filter_command() -> None:
    """Keep filters under names, for oneself.

    `list ENTITY --where @NAME` shows what fits one.
    """


@filter_command.command("list")
@ENTITY
@common_options()
def list_filters(entity: str) -> None:
    """Show the saved filters of a list."""
    with reading() as view:
        kept = [one._asdict() for one in saved_filters(view, Entity(entity))]
    if not put_records([kept], ("name", "query")):
        tell("No saved filter found.")


@filter_command.command("save")
@ENTITY
@NAME
@click.argument("text", type=TEXT)
@common_options(changes=True)
def save_command(entity: str, name: str, text: str) -> None:
    """Keep TEXT under NAME, in the place of one that has it."""
    with changing() as work:
        before = {fold(one.name) for one in saved_filters(work, Entity(entity))}
        saved = save_filter(work, Entity(entity), name, text)
    _put(
        entity,
        saved.name,
        saved.query,
        "replaced" if fold(saved.name) in before else "saved",
    )


@filter_command.command("rename")
@ENTITY
@NAME
@click.argument("new_name", type=TEXT)
@common_options(changes=True)
def rename_command(entity: str, name: str, new_name: str) -> None:
    """Give a saved filter another name."""
    with changing() as work:
        saved = rename_filter(work, Entity(entity), name, new_name)
    _put(entity, saved.name, saved.query, "renamed")


@filter_command.command("delete")
@ENTITY
@NAME
@common_options(changes=True)
def delete_command(entity: str, name: str) -> None:
    """Keep a filter no longer."""
    with changing() as work:
        delete_filter(work, Entity(entity), name)
    _put(entity, name, "", "deleted")


def _put(entity: str, name: str, query: str, done: str) -> None:
    if options_of().as_json:
        put_record({"entity": entity, "name": name, "query": query, "done": done})
    else:
        would = "would be" if options_of().dry_run else "is"
        tell(f"The filter {name} {would} {done}.")
