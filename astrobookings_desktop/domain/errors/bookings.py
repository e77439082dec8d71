"""Bookings: their seats, who has them, and what their status allows."""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from astrobookings_desktop.domain.refusal import Refusal
from astrobookings_desktop.domain.statuses import BookingStatus


@dataclass(eq=False)
class NotEnoughSeats(Refusal):
    """The launch has fewer seats left than wanted (DOMAIN.md §5)."""

    left: int
    wanted: int
    field = "seats"

    def _sentence(self) -> str:
        if not self.left:
            return "No seats are left on this launch: choose another launch."
        if self.left == 1:
            return "Only 1 seat is left on this launch: take fewer or choose another launch."
        return "Only {left:seats} are left on this launch: take fewer or choose another launch."


@dataclass(eq=False)
class SeatLimitExceeded(Refusal):
    """The traveler would have more seats on the launch than the limit (DOMAIN.md §5).

    `vip_limit` is what a VIP may have, where this traveler isn't one.
    """

    limit: int
    held: int
    wanted: int
    vip: bool
    vip_limit: int | None = None
    field = "seats"

    @property
    def may_be_overridden(self) -> bool:
        """Whether a manager may allow it: up to what a VIP may have (DOMAIN.md §1)."""
        return self.vip_limit is not None and self.held + self.wanted <= self.vip_limit

    def _sentence(self) -> str:
        match bool(self.held), bool(self.vip_limit):
            case True, True:
                return (
                    "Limit {limit:seats} per traveler and launch, and this traveler has {held} "
                    "already: take fewer. A VIP may have {vip_limit}."
                )
            case True, False:
                return (
                    "Limit {limit:seats} per traveler and launch, and this traveler has {held} "
                    "already: take fewer."
                )
            case False, True:
                return (
                    "Limit {limit:seats} per traveler and launch: take fewer. "
                    "A VIP may have {vip_limit}."
                )
        return "Limit {limit:seats} per traveler and launch: take fewer."


@dataclass(eq=False)
class PriceChanged(Refusal):
    """The seats cost another sum than the `stated` one, to which somebody agreed."""

    stated: Decimal
    total: Decimal
    field = "total"
    sentence = (
        "The price is {total:,.2f} now, not {stated:,.2f}: agree to the new one, or leave it."
    )


@dataclass(eq=False)
class RefundChanged(Refusal):
    """What comes back is another sum than the `stated` one, to which somebody agreed."""

    stated: Decimal
    refund: Decimal
    field = "refund"
    sentence = (
        "The refund is {refund:,.2f} now, not {stated:,.2f}: agree to the new one, or leave it."
    )


@dataclass(eq=False)
class TooManySeatsCanceled(Refusal):
    """More seats to cancel than the booking has."""

    wanted: int
    booked: int
    field = "seats"
    sentence = "The booking has {booked:seats}, so {wanted:,} can't be canceled: cancel fewer."


@dataclass(eq=False)
class HoldLapsed(Refusal):
    """The hold's deadline is past (DOMAIN.md §5)."""

    deadline: datetime
    field = "booking"
    sentence = "The hold lapsed {deadline} and its seats went back: sell anew at today's price."


@dataclass(eq=False)
class AlreadyCanceled(Refusal):
    """A canceled booking is final (DOMAIN.md §5)."""

    locator: str
    field = "booking"
    sentence = "Booking {locator} is canceled already: nothing is left to change."


@dataclass(eq=False)
class NotAHold(Refusal):
    """Only a hold can be confirmed or lapse (DOMAIN.md §5)."""

    locator: str
    status: BookingStatus
    field = "booking"
    sentence = "Booking {locator} is {status} and no hold: it needs no confirmation."


@dataclass(eq=False)
class NotConfirmedBooking(Refusal):
    """Only a sale can be voided (DOMAIN.md §5)."""

    locator: str
    status: BookingStatus
    field = "booking"
    sentence = "Booking {locator} is {status} and not sold: cancel it instead."


@dataclass(eq=False)
class VoidTooLate(Refusal):
    """The time in which this person could void the sale is over (DOMAIN.md §5)."""

    locator: str
    until: datetime
    by_manager: bool
    field = "booking"

    def _sentence(self) -> str:
        if self.by_manager:
            return "You could void the sale {locator} until {until}: cancel it instead."
        return (
            "You could void the sale {locator} until {until}: ask a manager, or cancel it instead."
        )


@dataclass(eq=False)
class NotTheSeller(Refusal):
    """Who isn't a manager may void only what they sold themselves (DOMAIN.md §5)."""

    locator: str
    field = "booking"
    sentence = "Somebody else sold {locator}: ask them or a manager to void it."


@dataclass(eq=False)
class SameLaunch(Refusal):
    """A move to the launch that the booking is on."""

    launch_id: int
    destination: str
    date: datetime
    field = "launch"
    sentence = (
        "The booking is on the launch to {destination} on {date} already: choose another launch."
    )


@dataclass(eq=False)
class SameTraveler(Refusal):
    """A transfer to the traveler who has the booking."""

    traveler_id: int
    field = "traveler"
    sentence = "This traveler has the booking already: choose another traveler."


@dataclass(eq=False)
class TooManyPassengers(Refusal):
    """More passengers named than the booking has seats (DOMAIN.md §5)."""

    named: int
    booked: int
    field = "passengers"
    sentence = "The booking has {booked:seats} for {named:passenger|passengers}: name fewer."


@dataclass(eq=False)
class PassengerAge(Refusal):
    """A passenger is too young or too old on the launch date (DOMAIN.md §5)."""

    name: str
    age: int
    youngest: int
    oldest: int
    field = "passengers"

    def _sentence(self) -> str:
        if self.age < 0:
            return (
                "On the launch date the passenger {name} isn't born yet: "
                "name passengers of {youngest} to {oldest} years."
            )
        return (
            "On the launch date the passenger {name} is {age:year|years} old: "
            "name passengers of {youngest} to {oldest} years."
        )
