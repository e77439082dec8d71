"""Selling seats and changing bookings."""

from collections.abc import Callable

import click

from astrobookings_desktop.cli.options import TEXT, common_options
from astrobookings_desktop.cli.records import Done, changed
from astrobookings_desktop.cli.session import changing
from astrobookings_desktop.data.models import Booking
from astrobookings_desktop.domain import values
from astrobookings_desktop.domain.entities import Entity
from astrobookings_desktop.domain.locator import display
from astrobookings_desktop.services.booking_records import BookingRecord
from astrobookings_desktop.services.cancellations import cancel_seats, void_sale
from astrobookings_desktop.services.lookup import find_id
from astrobookings_desktop.services.sales import SellSeats, confirm_booking, hold_seats, sell_seats
from astrobookings_desktop.services.transfers import move_booking, transfer_booking
from astrobookings_desktop.services.unit_of_work import UnitOfWork

BOOKING = click.argument("booking", type=TEXT)
LAUNCH = click.option("--launch", type=TEXT, required=True, metavar="ID", help="The launch.")
TRAVELER = click.option(
    "--traveler", type=TEXT, required=True, metavar="ID-or-E-MAIL", help="The traveler."
)
SEATS = click.option("--seats", type=TEXT, required=True, metavar="N", help="How many seats.")
REQUEST_ID = click.option(
    "--request-id", type=TEXT, metavar="TEXT", help="The same request twice is one booking."
)


@click.command("sell")
@LAUNCH
@TRAVELER
@SEATS
@REQUEST_ID
@common_options(changes=True)
def sell_command(launch: str, traveler: str, seats: str, request_id: str | None) -> None:
    """Sell seats on a launch; prints the booking."""
    _book(sell_seats, "Sold", launch, traveler, seats, request_id)


@click.command("hold")
@LAUNCH
@TRAVELER
@SEATS
@REQUEST_ID
@common_options(changes=True)
def hold_command(launch: str, traveler: str, seats: str, request_id: str | None) -> None:
    """Keep seats for a while; prints the booking with its deadline."""
    _book(hold_seats, "Held", launch, traveler, seats, request_id)


def _book(
    service: Callable[[UnitOfWork, SellSeats], BookingRecord],
    what: str,
    launch: str,
    traveler: str,
    seats: str,
    request_id: str | None,
) -> None:
    wanted = values.parse_seats(seats)
    request = values.clean_text(request_id, "request_id", 200, multiline=False)
    with changing() as work:
        launch_id = find_id(work, Entity.LAUNCH, launch)
        traveler_id = find_id(work, Entity.TRAVELER, traveler)
        done = _done(work, what, service(work, SellSeats(launch_id, traveler_id, wanted, request)))
    done.put()


@click.command("confirm")
@BOOKING
@common_options(changes=True)
def confirm_command(booking: str) -> None:
    """Make a hold a sale; prints the booking.

    BOOKING is an id or a locator. In time it keeps its price; after its deadline it is a new sale
    at today's price.
    """
    with changing() as work:
        booking_id = find_id(work, Entity.BOOKING, booking)
        sold = confirm_booking(work, booking_id)
        done = _done(
            work, "Sold" if sold.id == booking_id else "The hold had lapsed; sold anew", sold
        )
    done.put()


@click.command("cancel")
@BOOKING
@click.option("--seats", type=TEXT, metavar="N", help="Only so many of its seats.")
@common_options(changes=True)
def cancel_command(booking: str, seats: str | None) -> None:
    """Cancel a booking or some of its seats; prints what was canceled.

    BOOKING is an id or a locator. Some seats become a booking of their own; refund_amount is what
    is paid back.
    """
    count = None if seats is None else values.parse_seats(seats)
    with changing() as work:
        booking_id = find_id(work, Entity.BOOKING, booking)
        done = _done(work, "Canceled", cancel_seats(work, booking_id, count))
    done.put()


@click.command("void-sale")
@BOOKING
@click.option("--reason", type=TEXT, metavar="TEXT", help="Needed after the first minutes.")
@common_options(changes=True)
def void_command(booking: str, reason: str | None) -> None:
    """Take back a sale that was a slip; prints the booking.

    BOOKING is an id or a locator.
    """
    with changing() as work:
        booking_id = find_id(work, Entity.BOOKING, booking)
        done = _done(work, "Voided", void_sale(work, booking_id, reason))
    done.put()


@click.command("move")
@BOOKING
@LAUNCH
@common_options(changes=True)
def move_command(booking: str, launch: str) -> None:
    """Move a booking to another launch; prints the new one.

    BOOKING is an id or a locator. It is a cancellation and a sale in one; `moved_from` has the
    refund of the old booking.
    """
    with changing() as work:
        booking_id = find_id(work, Entity.BOOKING, booking)
        moved = move_booking(work, booking_id, find_id(work, Entity.LAUNCH, launch))
        old = work.get(Booking, booking_id)
        refund = {"locator": old.locator, "refund_amount": str(old.refund_amount)}
        done = _done(work, "Moved to", moved, moved_from=refund)
    done.put()


@click.command("transfer")
@BOOKING
@TRAVELER
@common_options(changes=True)
def transfer_command(booking: str, traveler: str) -> None:
    """Hand a booking to another traveler; prints it.

    BOOKING is an id or a locator.
    """
    with changing() as work:
        booking_id = find_id(work, Entity.BOOKING, booking)
        traveler_id = find_id(work, Entity.TRAVELER, traveler)
        done = _done(work, "Transferred", transfer_booking(work, booking_id, traveler_id))
    done.put()


def _done(work: UnitOfWork, what: str, booking: BookingRecord, **extras: object) -> Done:
    title = f"{what} {display(booking.locator)}."
    return changed(work, Entity.BOOKING, booking.id, title, **extras)
