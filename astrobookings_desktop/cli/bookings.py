"""Selling seats and changing bookings."""

from collections.abc import Callable
from decimal import Decimal
from typing import Any

import click

from astrobookings_desktop.cli.options import TEXT, common_options
from astrobookings_desktop.cli.session import changing, other_person
from astrobookings_desktop.cli.told_records import (
    Done,
    changed,
    name_of,
    reason_for,
    wants_reason,
)
from astrobookings_desktop.data.models import Booking
from astrobookings_desktop.domain import values
from astrobookings_desktop.domain.entities import Entity
from astrobookings_desktop.domain.locator import display
from astrobookings_desktop.domain.money import parse_sum
from astrobookings_desktop.domain.passengers import OLDEST, YOUNGEST
from astrobookings_desktop.domain.statuses import BookingStatus
from astrobookings_desktop.services.access.overrides import Override
from astrobookings_desktop.services.bookings.cancellations import (
    HigherRefund,
    cancel_seats,
    void_sale,
)
from astrobookings_desktop.services.bookings.change_previews import preview_void
from astrobookings_desktop.services.bookings.passengers import renewed_seats
from astrobookings_desktop.services.bookings.records import BookingRecord
from astrobookings_desktop.services.bookings.sales import (
    SellSeats,
    confirm_booking,
    hold_seats,
    sell_seats,
)
from astrobookings_desktop.services.bookings.transfers import move_booking, transfer_booking
from astrobookings_desktop.services.lists.lookup import find_id
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
ONE_CANCELLATION = click.option(
    "--request-id", type=TEXT, metavar="TEXT", help="The same request twice is one cancellation."
)
TOTAL = click.option(
    "--total", type=TEXT, metavar="AMOUNT", help="The price you expect; at another one: refused."
)
REFUND = click.option(
    "--refund", type=TEXT, metavar="AMOUNT", help="The refund you expect; at another one: refused."
)
OVERRIDE = click.option("--override", is_flag=True, help="A manager allows it, with a reason.")
ALLOWED_BY = click.option(
    "--allowed-by",
    type=TEXT,
    metavar="E-MAIL",
    help="That manager; the password from ASTROBOOKINGS_OVERRIDE_PASSWORD, or asked for.",
)
REASON = click.option(
    "--reason", type=TEXT, metavar="TEXT", help="With --override: why; it stands in the log."
)


_OF_A_SALE = (
    *(LAUNCH, TRAVELER, SEATS, TOTAL, REQUEST_ID, common_options(changes=True)),
    *(OVERRIDE, ALLOWED_BY, REASON),
)


def _sale_options(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command the options of whatever takes seats for a traveler."""
    for option in reversed(_OF_A_SALE):
        command = option(command)
    return command


@click.command("sell")
@_sale_options
def sell_command(**given: Any) -> None:
    """Sell seats on a launch; prints the booking.

    With --override a manager allows six seats to a traveler who is no VIP.
    """
    _book(sell_seats, **given)


@click.command("hold")
@_sale_options
def hold_command(**given: Any) -> None:
    """Keep seats for a while; prints the booking with its deadline.

    With --override a manager allows six seats to a traveler who is no VIP.
    """
    _book(hold_seats, **given)


def _book(
    service: Callable[[UnitOfWork, SellSeats], BookingRecord],
    launch: str,
    traveler: str,
    seats: str,
    total: str | None,
    request_id: str | None,
    **allowed: Any,
) -> None:
    agreed = _stated(total, "total")
    wanted = values.parse_seats(seats)
    request = _own(request_id)
    by = allowing(**allowed)
    with changing() as work:
        launch_id = find_id(work, Entity.LAUNCH, launch)
        traveler_id = find_id(work, Entity.TRAVELER, traveler)
        override = None if by is None else by(work)
        command = SellSeats(launch_id, traveler_id, wanted, request, override, agreed)
        booked = service(work, command)  # a repeat of a hold may have been confirmed since
        held = booked.status is BookingStatus.PENDING
        done = _done(work, "Held" if held else "Sold", booked)
    done.put()


def allowing(
    override: bool, allowed_by: str | None, reason: str | None
) -> Callable[[UnitOfWork], Override] | None:
    """Who allows something above the rules, as the options say: another person, who gives their
    password, or else who acts. What would go nowhere without --override is wrong usage."""
    if not override:
        for option, given in (("--allowed-by", allowed_by), ("--reason", reason)):
            if given is not None:
                raise click.UsageError(f"{option} goes with --override.")
        return None
    manager = None if allowed_by is None else other_person(allowed_by)
    return lambda work: Override(manager or work.actor, reason or "")


@click.command("confirm")
@BOOKING
@TOTAL
@common_options(changes=True)
@OVERRIDE
@ALLOWED_BY
@REASON
def confirm_command(booking: str, total: str | None, **allowed: Any) -> None:
    """Make a hold a sale; prints the booking.

    BOOKING is an id or a locator. In time it keeps its price; after its deadline it is a new sale
    at today's price, which --total may state: at another one it is refused. It has the same
    passengers (`passengers_kept`), but for who isn't of age on the launch's day
    (`passengers_left_out`). For it --override lets a manager allow six seats to a traveler who is
    no VIP.
    """
    agreed = _stated(total, "total")
    by = allowing(**allowed)
    with changing() as work:
        booking_id = find_id(work, Entity.BOOKING, booking)
        held_at = work.get(Booking, booking_id).total_price
        sold = confirm_booking(work, booking_id, None if by is None else by(work), agreed)
        is_in_time = sold.id == booking_id
        done = _done(work, "Sold", sold) if is_in_time else _anew(work, booking_id, held_at, sold)
    done.put()


def _anew(work: UnitOfWork, hold_id: int, held_at: Decimal, sold: BookingRecord) -> Done:
    names = renewed_seats(work, hold_id, sold.id)
    ending = "" if sold.total_price == held_at else f", instead of {held_at:,.2f}"
    ending += f", named on it as before: {', '.join(names.kept)}" if names.kept else ""
    if names.left_out:
        bounds = f"not {YOUNGEST} to {OLDEST} years old on the launch date"
        ending += f", no longer named ({bounds}): {', '.join(names.left_out)}"
    return _done(
        *(work, "The hold had lapsed; sold anew", sold, ending),
        held_at=str(held_at),
        passengers_kept=names.kept,
        passengers_left_out=names.left_out,
    )


@click.command("cancel")
@BOOKING
@click.option("--seats", type=TEXT, metavar="N", help="Only so many of its seats.")
@click.option(
    "--refund-percent", type=TEXT, metavar="P", help="With --override: more than the table gives."
)
@REFUND
@ONE_CANCELLATION
@OVERRIDE
@ALLOWED_BY
@REASON
@common_options(changes=True)
def cancel_command(
    booking: str,
    seats: str | None,
    refund_percent: str | None,
    refund: str | None,
    request_id: str | None,
    **allowed: Any,
) -> None:
    """Cancel a booking or some of its seats; prints what was canceled.

    BOOKING is an id or a locator. Some seats become a booking of their own; refund_amount is what
    is paid back. With the same --request-id they are canceled once; a whole booking always is.
    """
    count = None if seats is None else values.parse_seats(seats)
    agreed = _stated(refund, "refund")
    request = _own(request_id)
    by = allowing(**allowed)
    if (by is None) != (refund_percent is None):
        raise click.UsageError("--refund-percent and --override belong together.")
    percent = values.parse_whole_number(refund_percent or "0", "refund_percent", 0, 100)
    with changing() as work:
        booking_id = find_id(work, Entity.BOOKING, booking)
        higher = None if by is None else HigherRefund(percent, by(work))
        canceled = cancel_seats(work, booking_id, count, higher, agreed, request)
        what = "Canceled"
        if canceled.id != booking_id:  # a part, which is a booking of its own now
            given = canceled.number_of_seats
            rest = display(work.get(Booking, booking_id).locator)
            what = f"Canceled {given} seat{'' if given == 1 else 's'} of {rest} as"
        done = _done(work, what, canceled, _refund(canceled))
    done.put()


@click.command("void-sale")
@BOOKING
@click.option("--reason", type=TEXT, metavar="TEXT", help="Needed after the first minutes.")
@REFUND
@common_options(changes=True)
def void_command(booking: str, reason: str | None, refund: str | None) -> None:
    """Take back a sale that was a slip; prints the booking.

    BOOKING is an id or a locator. A move before the sale isn't undone: `moved_from` has the
    booking that stays canceled and what is kept of its price.
    """
    agreed = _stated(refund, "refund")
    with changing() as work:
        booking_id = find_id(work, Entity.BOOKING, booking)
        terms = preview_void(work, booking_id)
        lacking = terms.needs_reason and wants_reason(reason)
        moved = terms.moved
        voided = void_sale(work, booking_id, reason_for(reason) if lacking else reason, agreed)
        ending, extras = _refund(voided), dict[str, object]()
        if moved is not None:
            kept = f"{moved.kept:,.2f} stays kept" if moved.kept else "nothing was kept"
            ending += f"; the move from {display(moved.locator)} isn't undone: {kept}"
            extras["moved_from"] = {"locator": moved.locator, "kept_amount": f"{moved.kept:.2f}"}
        done = _done(work, "Voided", voided, ending, lacking=lacking, **extras)
    done.put()


@click.command("move")
@BOOKING
@LAUNCH
@REFUND
@TOTAL
@common_options(changes=True)
@OVERRIDE
@ALLOWED_BY
@REASON
def move_command(
    booking: str, launch: str, refund: str | None, total: str | None, **allowed: Any
) -> None:
    """Move a booking to another launch; prints the new one.

    BOOKING is an id or a locator. It is a cancellation and a sale in one, whose sums --refund and
    --total state; `moved_from` has the refund of the old booking, `to_pay` what is still owed
    (below zero: paid back). With --override a manager allows six seats to a traveler who is no
    VIP.
    """
    agreed = {"refund": _stated(refund, "refund"), "total": _stated(total, "total")}
    by = allowing(**allowed)
    with changing() as work:
        booking_id = find_id(work, Entity.BOOKING, booking)
        launch_id = find_id(work, Entity.LAUNCH, launch)
        override = None if by is None else by(work)
        moved = move_booking(work, booking_id, launch_id, override, **agreed)
        old = work.get(Booking, booking_id)
        given = {"locator": old.locator, "refund_amount": str(old.refund_amount)}
        owed = moved.total_price - (old.refund_amount or 0)
        ending = f", {abs(owed):,.2f} {'to pay' if owed >= 0 else 'to pay back'}"
        if moved.status is BookingStatus.PENDING:
            ending += " when confirmed"
        done = _done(work, "Moved to", moved, ending, moved_from=given, to_pay=f"{owed:.2f}")
    done.put()


@click.command("transfer")
@BOOKING
@TRAVELER
@common_options(changes=True)
@OVERRIDE
@ALLOWED_BY
@REASON
def transfer_command(booking: str, traveler: str, **allowed: Any) -> None:
    """Hand a booking to another traveler; prints it.

    BOOKING is an id or a locator. With --override a manager allows six seats to a traveler who is
    no VIP.
    """
    by = allowing(**allowed)
    with changing() as work:
        booking_id = find_id(work, Entity.BOOKING, booking)
        traveler_id = find_id(work, Entity.TRAVELER, traveler)
        override = None if by is None else by(work)
        handed = transfer_booking(work, booking_id, traveler_id, override)
        done = _done(work, "Transferred", handed)
    done.put()


def _stated(amount: str | None, field: str) -> Decimal | None:
    return None if amount is None else parse_sum(amount, field)


def _own(request_id: str | None) -> str | None:
    # An empty one is a slip: whoever gives it counts on a repeat being the same booking.
    return None if request_id is None else values.clean_name(request_id, "request_id")


def _refund(booking: BookingRecord) -> str:
    return f", refund {booking.refund_amount or 0:,.2f}"


def _done(
    work: UnitOfWork,
    what: str,
    booking: BookingRecord,
    ending: str = "",
    *,
    lacking: bool = False,
    **extras: object,
) -> Done:
    name = name_of(work, booking.id, "locator", display(booking.locator))
    title = f"{what} {name}{ending}."
    return changed(work, Entity.BOOKING, booking.id, title, lacking=lacking, **extras)
