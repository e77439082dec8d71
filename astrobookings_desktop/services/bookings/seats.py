"""The seats of a launch: who has them, the counters, and the lapse of holds (DOMAIN.md §5)."""

from collections.abc import Sequence, Set
from decimal import Decimal
from typing import Any

from astrobookings_desktop.data.models import Booking
from astrobookings_desktop.data.queries import sale as queries
from astrobookings_desktop.data.queries.launches.life import HOLDS
from astrobookings_desktop.data.queries.sale import LaunchOnSale, TravelerOnSale, launch_on_sale
from astrobookings_desktop.domain import locator as locators
from astrobookings_desktop.domain.entities import Entity
from astrobookings_desktop.domain.errors import NotEnoughSeats, NotFound
from astrobookings_desktop.domain.statuses import BookingStatus, CancelCause, NotificationStatus
from astrobookings_desktop.services.bookings.records import message_facts
from astrobookings_desktop.services.messages.notices import (
    LATE,
    MESSAGES_OF_RECORD,
    MessageFacts,
    Move,
    Recipient,
    notify,
    recipient_of,
    withdraw,
)
from astrobookings_desktop.services.reading import Reading
from astrobookings_desktop.services.unit_of_work import UnitOfWork

NO_MONEY = Decimal("0.00")
CANCELED = "booking_canceled"
"""The event of which whoever had a booking reads that it is given up, or moved."""


def launch_of(reading: Reading, launch_id: int) -> LaunchOnSale:
    """The launch as a sale sees it; raises NotFound."""
    row = reading.one(queries.LAUNCH, launch_id=launch_id)
    if row is None:
        raise NotFound(entity=Entity.LAUNCH, key=launch_id)
    return launch_on_sale(row)


def traveler_of(reading: Reading, launch_id: int, traveler_id: int) -> TravelerOnSale:
    """The traveler as a sale on this launch sees them; raises NotFound."""
    row = reading.one(
        queries.TRAVELER, launch_id=launch_id, traveler_id=traveler_id, now=reading.now_text
    )
    if row is None:
        raise NotFound(entity=Entity.TRAVELER, key=traveler_id)
    return TravelerOnSale._make(row)


def due_holds(reading: Reading, launch_id: int) -> list[tuple[Any, ...]]:
    """(id, seats) of the launch's holds past their deadline."""
    return reading.all(queries.DUE_HOLDS, launch_id=launch_id, now=reading.now_text)


def launch_without_due(reading: Reading, launch_id: int) -> LaunchOnSale:
    """The launch as it is once its due holds have lapsed, which a preview doesn't write.

    Raises NotFound.
    """
    launch = launch_of(reading, launch_id)
    due = sum(seats for _booking, seats in due_holds(reading, launch_id))
    return launch._replace(seats_taken=launch.seats_taken - due, seats_held=launch.seats_held - due)


def move_seats(work: UnitOfWork, launch_id: int, taken: int, held: int) -> None:
    """Change a launch's seat counters; raises NotEnoughSeats where capacity would be passed."""
    if not work.execute(queries.TAKE_SEATS, launch_id=launch_id, seats=taken, held=held):
        launch = launch_of(work, launch_id)
        raise NotEnoughSeats(left=launch.capacity - launch.seats_taken, wanted=taken)
    work.touched(Entity.LAUNCH, launch_id)


def lapse_holds(work: UnitOfWork, launch_id: int, *, all_of_them: bool = False) -> int:
    """Cancel the launch's holds past their deadline and release their seats; gives how many.

    `all_of_them` is for a launch that ends: no hold outlasts it.
    """
    due = work.all(HOLDS, launch_id=launch_id) if all_of_them else due_holds(work, launch_id)
    for booking_id, _seats in due:
        _lapse(work, work.get(Booking, booking_id))
    return len(due)


def lapse_due_holds(work: UnitOfWork, most: int | None = None) -> int:
    """Lapse the due holds of all launches; gives how many.

    With `most` no further launch is begun once there were so many: others want to write as well.
    """
    lapsed = 0
    for (launch_id,) in work.all(queries.ALL_DUE_LAUNCHES, now=work.now_text):
        if most is not None and lapsed >= most:
            break
        lapsed += lapse_holds(work, launch_id)
    return lapsed


def recipients_of(launch: LaunchOnSale, traveler: TravelerOnSale) -> tuple[Recipient, Recipient]:
    """Whom a message about a booking reaches: traveler and agency (§8)."""
    return (
        Recipient(traveler.id, by_mail=bool(traveler.has_mail)),
        Recipient(launch.agency_id, by_mail=launch.agency_has_mail),
    )


def others_of(
    work: UnitOfWork, people: Set[int], booking: Booking, launch: LaunchOnSale
) -> list[Recipient]:
    """Those of the people who had the booking before: it is told to the others anyway.

    Asked of who was told that it was theirs, and doesn't hear any more that they gave it up.
    """
    known = {booking.traveler_id, launch.agency_id, booking.sold_by_id}
    return [recipient_of(work, one) for one in sorted(people - known)]


def readers_of_move(work: UnitOfWork, booking: Booking) -> frozenset[int]:
    """Who was told that the booking is where their own was moved to, or may be yet."""
    if booking.moved_from_id is None:
        return frozenset()
    left = work.all(
        MESSAGES_OF_RECORD, entity=Entity.BOOKING.value, entity_id=booking.moved_from_id
    )
    return frozenset(
        user_id
        for _id, user_id, status, event in left
        if event == CANCELED and status != NotificationStatus.DISCARDED
    )


def tell_about(
    work: UnitOfWork,
    event: str,
    what: str,
    booking: Booking,
    launch: LaunchOnSale,
    refund: Decimal | None = None,
    *,
    also_seller: bool = False,
    only: Set[int] | None = None,
    gave_up: Sequence[Recipient] = (),
    transferred_from: str | None = None,
    move: Move | None = None,
    event_key: str | None = None,
) -> None:
    """Tell traveler and agency of the change to a booking that was just logged (§8).

    Of them `only` those, where it is given. Who `gave_up` the booking is told, of no money, that
    it isn't theirs any more. `transferred_from` is who had it until now; `event_key` as in
    `notify`, where the change itself is told of another record.
    """
    traveler = traveler_of(work, launch.id, booking.traveler_id)
    whole = booking.split_from_id  # whose locator is the one that the traveler has
    facts = message_facts(
        launch,
        traveler.name,
        booking.number_of_seats,
        booking.total_price,
        booking.locator,
        work.settings.currency,
        refund,
        booking.hold_until if booking.status is BookingStatus.PENDING else None,
        None if whole is None else work.get(Booking, whole).locator,
        move,
    )._replace(transferred_from=transferred_from)
    recipients = [*recipients_of(launch, traveler)]
    if also_seller and booking.sold_by_id is not None:
        recipients.append(Recipient(booking.sold_by_id, by_mail=False))
    some = [one for one in recipients if only is None or one.user_id in only]
    tell(work, (event, what), booking.id, launch, some, facts, event_key)
    if gave_up:
        given_up = facts._replace(refund=None, transferred_from=None, move=None, is_given_up=True)
        tell(work, (event, what), booking.id, launch, gave_up, given_up, event_key)


def tell(
    work: UnitOfWork,
    event: tuple[str, str],  # and what the one line calls it
    booking_id: int,
    launch: LaunchOnSale,
    recipients: Sequence[Recipient],
    facts: MessageFacts,
    event_key: str | None = None,
) -> None:
    """Tell of a booking on `launch`; its agency nothing of another agency's launch (§1)."""
    parts = [(recipients, facts)]
    if facts.move is not None and facts.move.agency_id != launch.agency_id:
        its = [one for one in recipients if one.user_id == launch.agency_id]
        parts = [
            ([one for one in recipients if one not in its], facts),
            (its, facts._replace(move=None, is_moved=True)),
        ]
    for some, told in parts:
        notify(
            work,
            event[0],
            some,
            Entity.BOOKING,
            booking_id,
            told.line(event[1]),
            told.frozen(launch.date_text),
            event_key=event_key,
        )


def unused_locator(work: UnitOfWork) -> str:
    """A locator that no booking has."""
    while True:
        locator = locators.new_locator(work.randbelow)
        if work.one(queries.LOCATOR, locator=locator) is None:
            return locator


def _lapse(work: UnitOfWork, booking: Booking) -> None:
    withdrawal = withdraw(work, Entity.BOOKING, booking.id, LATE)
    work.change(
        booking,
        "lapse",
        status=BookingStatus.CANCELED,
        canceled_at=work.now,
        cancel_cause=CancelCause.LAPSE,
        refund_percent=0,
        refund_amount=NO_MONEY,
        seats_released=True,
    )
    move_seats(work, booking.launch_id, -booking.number_of_seats, -booking.number_of_seats)
    launch = launch_of(work, booking.launch_id)
    told = withdrawal.reached | readers_of_move(work, booking)
    others = others_of(work, told & withdrawal.unheard, booking, launch)
    tell_about(
        work, "hold_lapsed", "Hold lapsed", booking, launch, also_seller=True, gave_up=others
    )
