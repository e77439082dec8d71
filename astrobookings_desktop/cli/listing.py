"""Reading: list and show."""

from collections.abc import Iterator, Sequence
from difflib import get_close_matches
from typing import Any

import click

from astrobookings_desktop.cli.options import TEXT, common_options
from astrobookings_desktop.cli.output import put_record, put_records, tell
from astrobookings_desktop.cli.session import reading, workstation_zone
from astrobookings_desktop.cli.told_records import full_record, record_for_output
from astrobookings_desktop.data.queries.listing.base import ListQuery, Statement
from astrobookings_desktop.data.queries.listing.lists import LISTS
from astrobookings_desktop.data.queries.listing.reading import fetch, fetch_probe
from astrobookings_desktop.domain.entities import Entity
from astrobookings_desktop.domain.values import parse_whole_number
from astrobookings_desktop.services.lists.lookup import find_id
from astrobookings_desktop.services.lists.saved_filters import filter_text
from astrobookings_desktop.services.reading import Reading
from astrobookings_desktop.services.viewing import list_query, visible_rows

ENTITY = click.Choice([entity.value for entity in Entity])
_PAGE = 500
_MOST = 10**12

# What a person sees in a list; programs get every column.
COLUMNS: dict[Entity, tuple[str, ...]] = {
    Entity.USER: ("id", "name", "email", "role", "agency", "active"),
    Entity.TRAVELER: ("user_id", "name", "email", "contact_phone", "bookings", "vip"),
    Entity.AGENCY: ("user_id", "name", "legal_name", "rockets", "open_launches", "active"),
    Entity.ROCKET: ("id", "name", "agency", "capacity", "range", "active"),
    Entity.LAUNCH: (
        *("id", "date", "destination", "rocket", "agency"),
        *("price_per_seat", "status", "seats_taken", "capacity"),
    ),
    Entity.BOOKING: (
        *("id", "locator", "traveler", "destination", "date"),
        *("number_of_seats", "total_price", "status"),
    ),
    Entity.INVOICE: ("id", "number", "agency", "amount", "balance", "status", "date", "due_date"),
    Entity.PAYMENT: ("id", "number", "amount", "date", "status", "method", "reference"),
    Entity.NOTIFICATION: ("id", "timestamp", "recipient", "channel", "status", "message"),
    Entity.ENTRY_LOG: ("id", "timestamp", "user_name", "action", "entity_type", "entity_id"),
    Entity.JOB_QUEUE: ("id", "job_type", "entity_type", "entity_id", "status", "created_at"),
}


def query_of(
    view: Reading, entity: Entity, where: str = "", sort: str = "", search: str = ""
) -> ListQuery:
    """The list that the options name; raises InvalidValue, MissingRight."""
    return list_query(
        view,
        entity,
        search=search,
        where=filter_text(view, entity, where),
        sort=sort.removeprefix("-"),
        descending=sort.startswith("-"),
        zone=workstation_zone(),
    )


@click.command("list")
@click.argument("entity", type=ENTITY, metavar="ENTITY")
@click.option("--where", type=TEXT, default="", metavar="FILTER", help="A filter or conditions.")
@click.option("--search", type=TEXT, default="", metavar="WORDS", help="Words to be found.")
@click.option("--sort", type=TEXT, default="", metavar="COLUMN", help="-COLUMN for descending.")
@click.option("--limit", metavar="N", help="At most so many; 0 only reads the filter.")
@common_options()
def list_command(entity: str, where: str, search: str, sort: str, limit: str | None) -> None:
    """Show records.

    ENTITY is user, traveler, agency, rocket, launch, booking, invoice, payment, notification,
    entry_log or job_queue. FILTER is one of the list's named filters, such as open, @NAME of a
    saved one, or words and conditions, such as "moon status:pending seats>2 departs:2027-03..":
    see docs/filters.md.
    """
    put_list(Entity(entity), where, search, sort, limit)


def put_list(kind: Entity, where: str, search: str, sort: str, limit: str | None) -> None:
    """Print records; raises InvalidValue for what can't be read, MissingRight."""
    most = _MOST if limit is None else parse_whole_number(limit, "limit", 0, _MOST)
    with reading() as view:
        query = query_of(view, kind, where, sort, search)
        count = put_records(_pages(view, kind, query, most), COLUMNS[kind])
        if not most:
            tell("None shown, for --limit is 0; the filter reads well.")
        elif not count:
            word = where.strip().casefold()  # a condition is no slip of a filter's name
            known = LISTS[kind].filters if word.isidentifier() else ()
            near = get_close_matches(word, known, 1, 0.7)
            meant = f" Did you mean --where {near[0]}?" if near and near[0] != where else ""
            tell(f"No {kind.noun} found.{meant}")


def _pages(
    view: Reading, entity: Entity, query: ListQuery, most: int
) -> Iterator[Sequence[dict[str, Any]]]:
    lists = LISTS[entity]
    keys = lists.keys(query, fetch_probe(view.connection, lists, query))
    limited = Statement(f"{keys.sql} LIMIT {most:d}", keys.params)
    # Now, not with the first page: what is refused must be so before anything is printed.
    ids = [key for (key,) in fetch(view.connection, limited)]

    def pages() -> Iterator[Sequence[dict[str, Any]]]:
        for start in range(0, len(ids), _PAGE):
            rows = visible_rows(view, entity, ids[start : start + _PAGE])
            yield [record_for_output(entity, row) for row in rows]

    return pages()


@click.command("show")
@click.argument("entity", type=ENTITY, metavar="ENTITY")
@click.argument("key", type=TEXT)
@common_options()
def show_command(entity: str, key: str) -> None:
    """Show one record.

    KEY is its id; for a booking also the locator, for an invoice its number, for people the e-mail.
    """
    kind = Entity(entity)
    with reading() as view:
        put_record(full_record(view, kind, find_id(view, kind, key)))
