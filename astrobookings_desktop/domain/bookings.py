"""Bookings: seat limits, holds, and which act each status allows (DOMAIN.md §5)."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import ROUND_HALF_UP, Decimal
from typing import NamedTuple

from astrobookings_desktop.domain.errors import (
    AlreadyCanceled,
    HoldLapsed,
    InvalidValue,
    NotAHold,
    NotConfirmedBooking,
    NotEnoughSeats,
    NotTheSeller,
    PriceChanged,
    RefundChanged,
    Refusal,
    SameLaunch,
    SameTraveler,
    SeatLimitExceeded,
    TooManySeatsCanceled,
    VoidTooLate,
)
from astrobookings_desktop.domain.launches import (
    LaunchFacts,
    check_on_sale,
    check_open,
    require_reason,
)
from astrobookings_desktop.domain.money import CENT
from astrobookings_desktop.domain.rights import Right, may, require
from astrobookings_desktop.domain.statuses import BookingStatus, Role
from astrobookings_desktop.domain.times import end_of_utc_day

SEAT_LIMIT = 4
VIP_SEAT_LIMIT = 6
VIP_LAUNCHES = 2

TRANSITIONS: dict[BookingStatus, frozenset[BookingStatus]] = {
    BookingStatus.PENDING: frozenset({BookingStatus.CONFIRMED, BookingStatus.CANCELED}),
    BookingStatus.CONFIRMED: frozenset({BookingStatus.CANCELED}),
    BookingStatus.CANCELED: frozenset(),
}
"""Where each status leads; what leads nowhere is final."""


@dataclass(frozen=True)
class BookingFacts:
    """What the rules ask of a booking."""

    locator: str
    status: BookingStatus
    launch_id: int
    traveler_id: int
    seats: int
    hold_until: datetime | None = None
    confirmed_at: datetime | None = None
    sold_by_id: int | None = None


# --- seats ------------------------------------------------------------------------------------


class SeatRule(NamedTuple):
    """How many seats a traveler may have on one launch, and why.

    `other_launches` are those with confirmed bookings that count for VIP; `overridden` says that
    a manager gave a traveler who isn't VIP the higher limit.
    """

    limit: int
    vip: bool
    other_launches: int
    overridden: bool = False


class SeatCheck(NamedTuple):
    """A wish for seats beside all that decides on it.

    `held` seats are in the traveler's other open bookings on the launch, `left` are the launch's.
    """

    rule: SeatRule
    wanted: int
    held: int
    left: int

    @property
    def most(self) -> int:
        """The most seats that may be taken now."""
        return max(0, min(self.rule.limit - self.held, self.left))

    @property
    def refusal(self) -> Refusal | None:
        """Why the wish can't be met: the tighter of capacity and limit; None when it can."""
        if self.wanted <= self.most:
            return None
        if self.left <= self.rule.limit - self.held:
            return NotEnoughSeats(self.left, self.wanted)
        return _over_limit(self.rule, self.wanted, self.held)


def seat_limit(vip: bool) -> int:
    """The most seats of one traveler on one launch."""
    return VIP_SEAT_LIMIT if vip else SEAT_LIMIT


def is_vip(other_launches: int) -> bool:
    """Whether confirmed bookings on so many other launches (flown or open) make a VIP."""
    return other_launches >= VIP_LAUNCHES


def seat_rule(other_launches: int, *, override: bool = False) -> SeatRule:
    """The limit that holds for a traveler; `override` is a manager's, with a reason."""
    vip = is_vip(other_launches)
    return SeatRule(seat_limit(vip or override), vip, other_launches, override and not vip)


def check_limit(rule: SeatRule, wanted: int, held: int) -> None:
    """Raises SeatLimitExceeded when `wanted` on top of `held` is above the limit."""
    if held + wanted > rule.limit:
        raise _over_limit(rule, wanted, held)


def check_seats(rule: SeatRule, wanted: int, held: int, left: int) -> None:
    """Raises NotEnoughSeats or SeatLimitExceeded, whichever allows less; asked at hold and sale."""
    refusal = SeatCheck(rule, wanted, held, left).refusal
    if refusal:
        raise refusal


def _over_limit(rule: SeatRule, wanted: int, held: int) -> SeatLimitExceeded:
    higher = VIP_SEAT_LIMIT if rule.limit < VIP_SEAT_LIMIT else None
    return SeatLimitExceeded(rule.limit, held, wanted, rule.vip, higher)


# --- holds ------------------------------------------------------------------------------------


def hold_deadline(now: datetime, hold_hours: int, launch_date: datetime) -> datetime:
    """Until when a hold made now may be confirmed: at most until the launch."""
    return min(now + timedelta(hours=hold_hours), launch_date)


def moved_deadline(deadline: datetime, launch_date: datetime) -> datetime:
    """A moved hold keeps its deadline, but never outlasts the new launch."""
    return min(deadline, launch_date)


def is_lapsed(deadline: datetime, now: datetime) -> bool:
    """Whether the deadline is past; the deadline itself is still in time."""
    return now > deadline


def check_open_booking(booking: BookingFacts, now: datetime) -> None:
    """Raises AlreadyCanceled, or HoldLapsed whether or not the lapse was recorded yet."""
    _check_not_final(booking)
    deadline = booking.hold_until if booking.status is BookingStatus.PENDING else None
    if deadline is not None and is_lapsed(deadline, now):
        raise HoldLapsed(deadline)


def _check_not_final(booking: BookingFacts) -> None:
    if not TRANSITIONS[booking.status]:
        raise AlreadyCanceled(booking.locator)


# --- acts -------------------------------------------------------------------------------------


def check_confirm(booking: BookingFacts, launch: LaunchFacts, now: datetime) -> None:
    """A hold becomes a sale at its price; raises NotAHold and what makes it too late."""
    check_open_booking(booking, now)
    if BookingStatus.CONFIRMED not in TRANSITIONS[booking.status]:
        raise NotAHold(booking.locator, booking.status)
    check_on_sale(launch, now, is_chosen=False)


def check_cancel(booking: BookingFacts, launch: LaunchFacts, seats: int, now: datetime) -> None:
    """All or some seats given back.

    Raises InvalidValue below one seat, TooManySeatsCanceled and what makes it too late.
    """
    check_open_booking(booking, now)
    check_open(launch)
    if seats < 1:
        raise InvalidValue("seats", "be at least 1", seats)
    if seats > booking.seats:
        raise TooManySeatsCanceled(seats, booking.seats)


def check_move(
    booking: BookingFacts, source: LaunchFacts, target: LaunchFacts, now: datetime
) -> None:
    """A booking goes over to another launch; the seats there are asked by `check_seats`.

    Raises SameLaunch, LaunchClosed and what makes it too late.
    """
    check_open_booking(booking, now)
    check_open(source)
    if target.launch_id == booking.launch_id:
        raise SameLaunch(target.launch_id, target.destination, target.date)
    check_on_sale(target, now)


def check_transfer(
    booking: BookingFacts, launch: LaunchFacts, traveler_id: int, now: datetime
) -> None:
    """A booking goes over to another traveler, whose limit is asked by `check_limit`.

    Raises SameTraveler, LaunchClosed and what makes it too late.
    """
    check_open_booking(booking, now)
    check_on_sale(launch, now, is_chosen=False)
    if traveler_id == booking.traveler_id:
        raise SameTraveler(traveler_id)


@dataclass(frozen=True)
class VoidWindow:
    """By what right a sale is voided, and until when (inclusive)."""

    by_manager: bool
    until: datetime


def check_void(
    booking: BookingFacts,
    launch: LaunchFacts,
    *,
    now: datetime,
    person_id: int | None,
    role: Role,
    void_minutes: int,
    reason: str | None = None,
) -> VoidWindow:
    """A sale taken back as a slip: by its seller at once, on its UTC day by a manager's reason.

    Raises LaunchClosed, AlreadyCanceled, NotConfirmedBooking, MissingRight, NotTheSeller,
    VoidTooLate, ReasonRequired.
    """
    check_open(launch)
    _check_not_final(booking)
    if booking.confirmed_at is None or booking.status is not BookingStatus.CONFIRMED:
        raise NotConfirmedBooking(booking.locator, booking.status)
    by_seller = VoidWindow(False, booking.confirmed_at + timedelta(minutes=void_minutes))
    is_seller = booking.sold_by_id == person_id and may(role, Right.VOID_OWN_SALES)
    if is_seller and now <= by_seller.until:
        return by_seller
    if may(role, Right.VOID_ANY_SALE):
        by_manager = VoidWindow(True, end_of_utc_day(booking.confirmed_at))
        if now > by_manager.until:
            raise VoidTooLate(booking.locator, by_manager.until, by_manager=True)
        require_reason(reason, "void a sale")
        return by_manager
    require(role, Right.VOID_OWN_SALES)
    if not is_seller:
        raise NotTheSeller(booking.locator)
    raise VoidTooLate(booking.locator, by_seller.until, by_manager=False)


# --- what was agreed to ---------------------------------------------------------------------------


def check_price(stated: Decimal | None, total: Decimal) -> None:
    """Raises PriceChanged when a total was stated and isn't the one there is."""
    if stated is not None and stated != total:
        raise PriceChanged(stated, total)


def check_refund(stated: Decimal | None, refund: Decimal) -> None:
    """Raises RefundChanged when a refund was stated and isn't the one there is."""
    if stated is not None and stated != refund:
        raise RefundChanged(stated, refund)


# --- partial cancellation ---------------------------------------------------------------------


def split_price(total: Decimal, seats: int, canceled: int) -> tuple[Decimal, Decimal]:
    """The prices of the seats kept and of the seats canceled, which add up to `total` exactly."""
    canceled_price = (total * canceled / seats).quantize(CENT, ROUND_HALF_UP)
    return total - canceled_price, canceled_price
