"""Canceling seats by the refund table, and voiding a slip at the desk (DOMAIN.md §5)."""

from dataclasses import dataclass
from decimal import Decimal

from astrobookings_desktop.data.models import Booking
from astrobookings_desktop.data.queries import sale as queries
from astrobookings_desktop.data.queries.sale import LaunchOnSale, TravelerOnSale
from astrobookings_desktop.data.statements import statements_of
from astrobookings_desktop.domain import bookings as rules
from astrobookings_desktop.domain import refunds, values
from astrobookings_desktop.domain.bookings import VoidWindow
from astrobookings_desktop.domain.entities import Entity
from astrobookings_desktop.domain.errors import Refusal, RequestIdReused
from astrobookings_desktop.domain.money import from_cents
from astrobookings_desktop.domain.refunds import CanceledPart, RefundDecision
from astrobookings_desktop.domain.rights import Right, may
from astrobookings_desktop.domain.statuses import BookingStatus, CancelCause
from astrobookings_desktop.services.access.overrides import Override, require_override
from astrobookings_desktop.services.bookings.passengers import follow_split
from astrobookings_desktop.services.bookings.records import BookingRecord, facts_of, record_of
from astrobookings_desktop.services.bookings.requests import made_before, require_own_request
from astrobookings_desktop.services.bookings.seats import (
    CANCELED,
    launch_of,
    launch_without_due,
    move_seats,
    others_of,
    readers_of_move,
    tell_about,
    traveler_of,
    unused_locator,
)
from astrobookings_desktop.services.messages.notices import LATE, MAY_GO_OUT, Move, withdraw
from astrobookings_desktop.services.reading import Reading
from astrobookings_desktop.services.unit_of_work import UnitOfWork
from astrobookings_desktop.services.viewing import require_visible


@dataclass(frozen=True, slots=True)
class CancellationTerms:
    """What canceling seats will do and the rule that decided it."""

    booking: BookingRecord
    launch: LaunchOnSale
    traveler: TravelerOnSale
    seats: int
    price: Decimal  # of the canceled seats
    refund: Decimal
    decision: RefundDecision
    steps: tuple[RefundDecision, ...]  # the table with this launch's dates, for the screen
    refusal: Refusal | None = None

    @property
    def kept(self) -> Decimal:
        """What is not paid back."""
        return self.price - self.refund

    @property
    def free_before(self) -> int:
        """Seats free on the launch now; holds past their deadline count as free."""
        return self.launch.capacity - self.launch.seats_taken

    @property
    def free_after(self) -> int:
        """Seats free on the launch after the cancellation."""
        return self.free_before + (self.seats if self.decision.seats_released else 0)


@dataclass(frozen=True, slots=True)
class HigherRefund:
    """A manager's refund above the table, in percent of the price."""

    percent: int
    override: Override


def preview_cancellation(
    reading: Reading,
    booking_id: int,
    seats: int | None = None,
    higher: HigherRefund | None = None,
) -> CancellationTerms:
    """What canceling `seats` (None: all) would give now; a refusal is carried, not raised.

    Raises NotFound when the booking doesn't exist, MissingRight.
    """
    require_visible(reading, Entity.BOOKING, booking_id)
    booking = reading.get(Booking, booking_id)
    launch = launch_without_due(reading, booking.launch_id)
    count = booking.number_of_seats if seats is None else seats
    decision, refusal = decide_refund(reading, booking, launch), None
    try:
        rules.check_cancel(facts_of(booking), launch.facts, count, reading.now)
        if higher is not None:
            decision = refunds.override_refund(decision, higher.percent, higher.override.reason)
    except Refusal as error:
        refusal = error
    count = min(max(count, 1), booking.number_of_seats)
    price = rules.split_price(booking.total_price, booking.number_of_seats, count)[1]
    return CancellationTerms(
        record_of(booking),
        launch,
        traveler_of(reading, launch.id, booking.traveler_id),
        count,
        price,
        _refund(reading, booking, price, decision),
        decision,
        refunds.refund_steps(launch.date),
        refusal,
    )


def cancel_seats(
    work: UnitOfWork,
    booking_id: int,
    seats: int | None = None,
    higher: HigherRefund | None = None,
    refund: Decimal | None = None,
    request_id: str | None = None,
) -> BookingRecord:
    """Cancel `seats` of a booking (None: all) by the refund table; gives the canceled booking.

    Some seats become a booking of their own, the rest keeps id and locator (§5). A manager may
    allow a `higher` refund (§1). `refund` is the one that was agreed to. A repeat of the same
    request gives the part that it split off, whatever became of the rest, at no `higher` refund
    than it got; a whole booking needs no id to be canceled once, keeps none, and a repeat is
    refused. Raises AlreadyCanceled,
    HoldLapsed, LaunchClosed, TooManySeatsCanceled, RefundChanged, RequestIdReused, InvalidValue,
    NotFound, MissingRight, AccessEnded, ReasonRequired.
    """
    work.require(Right.CHANGE_BOOKINGS)
    wanted, digest = None if seats is None else values.parse_seats(seats), None
    if request_id is not None:
        require_own_request(request_id)
        digest = f"{BookingStatus.CANCELED} {booking_id} {wanted or 'all'}"
        done = made_before(work, request_id, digest)
        if done is not None:
            if higher is not None and higher.percent != done.refund_percent:
                raise RequestIdReused(request_id)
            return record_of(done)
    booking = work.get(Booking, booking_id)
    launch = launch_of(work, booking.launch_id)
    count = wanted or booking.number_of_seats
    rules.check_cancel(facts_of(booking), launch.facts, count, work.now)
    decision = decide_refund(work, booking, launch)
    reason = None
    if higher is not None:
        reason = require_override(work, higher.override, "refund more than the table")
        decision = refunds.override_refund(decision, higher.percent, reason)
    if count < booking.number_of_seats:
        booking = _split(work, booking, count, request_id, digest)
    return close_booking(
        work, booking, launch, decision, CancelCause.TRAVELER, reason=reason, agreed=refund
    )


def void_sale(
    work: UnitOfWork,
    booking_id: int,
    reason: str | None = None,
    refund: Decimal | None = None,
) -> BookingRecord:
    """Take back a slip at the desk: the whole price back, seats released, waiting mails discarded.

    By who sold within the void time, on the same UTC day by a manager with a reason (§5); `refund`
    is the one that was agreed to. Raises VoidTooLate, NotTheSeller, NotConfirmedBooking,
    AlreadyCanceled, ReasonRequired, RefundChanged, LaunchClosed, NotFound, MissingRight.
    """
    require_void(work)
    booking = work.get(Booking, booking_id)
    launch = launch_of(work, booking.launch_id)
    reason = values.clean_text(reason, "reason", 500)
    void_window(work, booking, launch, reason)
    return close_booking(
        work,
        booking,
        launch,
        refunds.VOID_REFUND,
        CancelCause.VOID,
        reason=reason,
        agreed=refund,
    )


def require_void(reading: Reading) -> None:
    """Raise MissingRight unless the actor may void at least sales of their own (§1, §5)."""
    if not may(reading.actor.role, Right.VOID_ANY_SALE):
        reading.require(Right.VOID_OWN_SALES)


def void_window(
    reading: Reading, booking: Booking, launch: LaunchOnSale, reason: str | None
) -> VoidWindow:
    """Who may void the sale until when, if the actor may now; raises as `void_sale` (§5)."""
    return rules.check_void(
        facts_of(booking),
        launch.facts,
        now=reading.now,
        person_id=reading.actor.user_id,
        role=reading.actor.role,
        void_minutes=reading.settings.void_minutes,
        reason=reason,
    )


def decide_refund(reading: Reading, booking: Booking, launch: LaunchOnSale) -> RefundDecision:
    """The line of the refund table for a traveler who gives the booking up now (§5)."""
    return refunds.refund_rule(
        status=booking.status,
        launch_date=launch.date,
        now=reading.now,
        booked_at=booking.created_at,
        delayed_at=launch.delayed_at,
    )


_CANCELED = (CANCELED, "Canceled")


def close_booking(
    work: UnitOfWork,
    booking: Booking,
    launch: LaunchOnSale,
    decision: RefundDecision,
    cause: CancelCause,
    *,
    reason: str | None = None,
    move: Move | None = None,
    agreed: Decimal | None = None,
) -> BookingRecord:
    """End an open booking as decided: its money, its seats, its log row, its messages.

    Traveler and agency are told, and who gave the booking up and doesn't hear of that any more; of
    a void only those who had been told of the sale, or of the move to it. `move` is where it goes
    on, whatever refund that says; `agreed` the refund that was agreed to. Raises RefundChanged.
    """
    is_void = cause is CancelCause.VOID
    refund = _refund(work, booking, booking.total_price, decision)
    rules.check_refund(agreed, refund)
    withdrawal = withdraw(work, Entity.BOOKING, booking.id, MAY_GO_OUT if is_void else LATE)
    held = booking.number_of_seats if booking.status is BookingStatus.PENDING else 0
    work.change(
        booking,
        "void" if is_void else "cancel",
        because=reason,
        told=None if move is None else {"moved_to": (None, move.locator)},
        status=BookingStatus.CANCELED,
        canceled_at=work.now,
        cancel_cause=cause,
        refund_percent=decision.percent,
        refund_amount=refund,
        seats_released=decision.seats_released,
    )
    released = booking.number_of_seats if decision.seats_released else 0
    if released or held:
        move_seats(work, launch.id, -released, -held)
    by_move = (_tell_without_move if is_void else readers_of_move)(work, booking)
    reached = withdrawal.reached | by_move
    only = reached if is_void else None
    others = others_of(work, reached & withdrawal.unheard, booking, launch)
    tell_about(
        *(work, *_CANCELED, booking, launch, refund),
        only=only,
        gave_up=others,
        move=None if move is None else move._replace(refund=refund),
    )
    return record_of(booking)


def _tell_without_move(work: UnitOfWork, voided: Booking) -> frozenset[int]:
    """Of a move whose sale is void only the cancellation stays: letters that wait say so alone.

    Gives whom the others had reached.
    """
    if voided.moved_from_id is None:
        return frozenset()
    event, what = _CANCELED
    left = work.get(Booking, voided.moved_from_id)
    launch = launch_of(work, left.launch_id)
    withdrawal = withdraw(work, Entity.BOOKING, left.id, event=event)
    tell_about(
        *(work, event, what, left, launch, left.refund_amount),
        only=withdrawal.unheard,
        gave_up=others_of(work, withdrawal.unheard, left, launch),
        event_key=f"{event}:{work.last_log_id}:{left.id}",
    )
    return withdrawal.reached


def _refund(
    reading: Reading, booking: Booking, price: Decimal, decision: RefundDecision
) -> Decimal:
    parts = (
        CanceledPart(from_cents(price), percent, from_cents(refund))
        for price, percent, refund in reading.all(
            queries.CANCELED_PARTS, booking_id=booking.split_from_id or booking.id
        )
    )
    return refunds.refund_of_part(price, decision, parts)


def _split(
    work: UnitOfWork, booking: Booking, seats: int, request_id: str | None, digest: str | None
) -> Booking:
    """Make `seats` of an open booking a booking of their own, with a locator of their own (§5)."""
    kept_price, price = rules.split_price(booking.total_price, booking.number_of_seats, seats)
    part_columns = {
        column: getattr(booking, column)
        for column in statements_of(Booking).columns
        if column not in ("id", "moved_from_id")
    }
    part_columns |= {
        "number_of_seats": seats,
        "total_price": price,
        "locator": unused_locator(work),
        "split_from_id": booking.id,
        "request_id": request_id,
        "request_digest": digest,
    }
    part_id = work.add(Booking, "split", **part_columns)
    follow_split(work, booking.id, part_id, booking.number_of_seats - seats)
    work.change(
        booking,
        "split",
        number_of_seats=booking.number_of_seats - seats,
        total_price=kept_price,
    )
    return work.get(Booking, part_id)
