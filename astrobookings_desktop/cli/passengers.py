"""Who sits on the seats of a booking."""

import click

from astrobookings_desktop.cli.bookings import BOOKING
from astrobookings_desktop.cli.options import TEXT, common_options, options_of
from astrobookings_desktop.cli.output import put_document, tell
from astrobookings_desktop.cli.session import changing, reading
from astrobookings_desktop.cli.told_records import DRY_RUN
from astrobookings_desktop.domain.entities import Entity
from astrobookings_desktop.domain.errors import InvalidValue
from astrobookings_desktop.domain.passengers import Passenger
from astrobookings_desktop.domain.rights import Right
from astrobookings_desktop.domain.values import parse_whole_number
from astrobookings_desktop.services.bookings.passengers import (
    NamedPassenger,
    name_passengers,
    parse_passenger,
    passengers_of,
)
from astrobookings_desktop.services.lists.lookup import find_id


@click.command("passengers")
@BOOKING
@click.option(
    "--add", "added", type=TEXT, multiple=True, metavar="NAME,DATE", help="Name and date of birth."
)
@click.option(
    "--remove", "removed", type=TEXT, multiple=True, metavar="N", help="The N-th of the list."
)
@common_options(changes=True)
def passengers_command(booking: str, added: tuple[str, ...], removed: tuple[str, ...]) -> None:
    """List a booking's passengers, or name some; prints all of them.

    BOOKING is an id or a locator. A passenger is given as "Ana López,1990-05-01".
    """
    if not (added or removed):
        if options_of().dry_run:
            raise click.UsageError("--dry-run belongs to --add and --remove.")
        with reading() as view:
            named = passengers_of(view, find_id(view, Entity.BOOKING, booking))
        _put(named)
        return
    coming = [_person(text) for text in added]
    with changing() as work:
        booking_id = find_id(work, Entity.BOOKING, booking)
        work.require(Right.SELL_SEATS)
        before = passengers_of(work, booking_id)
        if removed and not before:
            raise InvalidValue("remove", "be left out: nobody is named on this booking's seats")
        leaving = {parse_whole_number(number, "remove", 1, len(before)) for number in removed}
        staying = [one.person for n, one in enumerate(before, start=1) if n not in leaving]
        named = name_passengers(work, booking_id, [*staying, *coming])
    if options_of().dry_run:
        tell(DRY_RUN)
    _put(named)


def _person(text: str) -> Passenger:
    name, comma, born = text.rpartition(",")
    if not comma:
        raise InvalidValue("add", "be a name and a date of birth, as in “Ana López,1990-05-01”")
    return parse_passenger(name, born)


def _put(passengers: tuple[NamedPassenger, ...]) -> None:
    if options_of().as_json:
        put_document(
            [
                {"number": n, "name": one.name, "birth_date": one.birth_date}
                for n, one in enumerate(passengers, start=1)
            ]
        )
        return
    if not passengers:
        tell("Nobody is named yet.")
    for n, one in enumerate(passengers, start=1):
        born = f", born {one.birth_date}" if one.birth_date else ""
        tell(f"{n}  {one.name}{born}")
