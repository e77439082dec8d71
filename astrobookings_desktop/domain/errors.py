"""Every refusal of the rules, each its own class with the facts that decided it.

`Refusal.message` names the field and says what to do; `Refusal.code` is for programs. So a screen,
the command line and the log tell the same story.
"""

from dataclasses import dataclass
from dataclasses import field as required
from datetime import datetime
from enum import StrEnum

from astrobookings_desktop.domain.entities import Entity
from astrobookings_desktop.domain.refusal import Refusal as Refusal
from astrobookings_desktop.domain.statuses import BookingStatus, LaunchStatus, Range, Role

# --- values, records, rights ------------------------------------------------------------------


@dataclass(eq=False)
class InvalidValue(Refusal):
    """A value that its field can't take; `reason` goes on from "<Field> must"."""

    field: str = required()
    reason: str = required()
    value: object = None

    def _sentence(self) -> str:
        told = self.value is not None and str(self.value).strip()
        return (
            "{field:label} must {reason:whole}, not {value}."
            if told
            else "{field:label} must {reason:whole}."
        )


@dataclass(eq=False)
class ReasonRequired(Refusal):
    """An act that is done only with a reason."""

    act: str
    field = "reason"
    sentence = "A reason is needed to {act}: say why."


@dataclass(eq=False)
class EmailTaken(Refusal):
    """Somebody has this e-mail already, in whatever case (DOMAIN.md §2)."""

    email: str
    field = "email"
    sentence = "The e-mail {email} belongs to somebody else: give another one."


@dataclass(eq=False)
class AboutRecord(Refusal):
    """Base of refusals about one record; the field is its entity's name."""

    entity: Entity
    key: object

    def __post_init__(self) -> None:
        self.field = self.entity.value


@dataclass(eq=False)
class NotFound(AboutRecord):
    """No such record."""

    sentence = "There is no {entity} {key}: check what you gave."


@dataclass(eq=False)
class StandsElsewhere(AboutRecord):
    """The record's status doesn't allow the act; `act` is what can't be done, a participle."""

    status: StrEnum
    act: str
    sentence = "The {entity} {key} is {status}: it can't be {act} now."


@dataclass(eq=False)
class InactiveRecord(AboutRecord):
    """A deactivated record, which takes no part in anything new."""

    sentence = "The {entity} {key} is deactivated: activate it or choose another one."


@dataclass(eq=False)
class HasHistory(AboutRecord):
    """Nothing with history is deleted (DOMAIN.md §2)."""

    sentence = "The {entity} {key} has a history and can't be deleted: deactivate it instead."


@dataclass(eq=False)
class WrongAgency(AboutRecord):
    """A record of another agency than `agency_id` (DOMAIN.md §1, §4)."""

    agency_id: int | None = None

    def _sentence(self) -> str:
        if self.entity is Entity.AGENCY:
            return "The agency {key} isn't your own: your account is for agency {agency_id} alone."
        return "The {entity} {key} belongs to another agency: choose one of the agency's own."


@dataclass(eq=False)
class MissingRight(Refusal):
    """The role may not do this (DOMAIN.md §1); `held_by` are the roles that may."""

    right: str
    role: Role
    held_by: tuple[Role, ...] = ()
    sentence = "The role {role} may not {right}: ask someone who may ({held_by})."


@dataclass(eq=False)
class RequestIdReused(Refusal):
    """The same request id came again with other contents (DOMAIN.md §5)."""

    request_id: str
    field = "request_id"
    sentence = "The request id {request_id} was used for another sale: give each sale its own."


# --- launches ---------------------------------------------------------------------------------


@dataclass(eq=False)
class UnknownRange(Refusal):
    """The catalogue lacks the destination and nobody stated its range (DOMAIN.md §3)."""

    destination: str
    field = "range"
    sentence = (
        "The range that {destination} needs isn't known: "
        "state it (suborbital, low_earth, moon or mars)."
    )


@dataclass(eq=False)
class RangeTooShort(Refusal):
    """The rocket doesn't get there (DOMAIN.md §3)."""

    rocket_range: Range
    needed: Range
    field = "rocket"
    sentence = (
        "The rocket's range is {rocket_range} and the destination needs {needed}: "
        "choose a rocket that reaches it."
    )


@dataclass(eq=False)
class LaunchInPast(Refusal):
    """A launch date that doesn't lie in the future (DOMAIN.md §4)."""

    date: datetime
    field = "date"
    sentence = "The date {date} isn't in the future: give a later date."


@dataclass(eq=False)
class DelayNotLater(Refusal):
    """A delay to a date that isn't after the old one (DOMAIN.md §4)."""

    date: datetime
    old_date: datetime
    field = "date"
    sentence = "The date {date} isn't after the old date {old_date}: give a later date."


@dataclass(eq=False)
class RocketBusy(Refusal):
    """The rocket has another open launch on that UTC day (DOMAIN.md §3)."""

    date: datetime
    other_launch: int
    field = "date"
    sentence = (
        "On the date {date:%Y-%m-%d} (UTC) the rocket already flies launch {other_launch}: "
        "choose another date or another rocket."
    )


@dataclass(eq=False)
class CapacityBelowTaken(Refusal):
    """An open launch has more seats taken than the new capacity (DOMAIN.md §3)."""

    capacity: int
    taken: int
    launch_id: int
    field = "capacity"
    sentence = (
        "The capacity can't drop to {capacity:,}: launch {launch_id} has {taken:seats} taken; "
        "give at least {taken:,}."
    )


@dataclass(eq=False)
class InvalidTransition(Refusal):
    """The launch's status doesn't lead there (DOMAIN.md §4), or back to another than `before`."""

    source: LaunchStatus
    target: LaunchStatus
    before: LaunchStatus | None = None
    field = "status"

    def _sentence(self) -> str:
        if self.source is self.target:
            return "The launch is already {source}."
        if not self.source.is_open:
            if self.before is not None:
                return (
                    "The launch was {before} before it was marked {source}: "
                    "it can be taken back to that, but not made {target}."
                )
            return "The launch is {source}, which is final: it can't become {target}."
        if self.target in (LaunchStatus.LAUNCHED, LaunchStatus.FAILED):
            return "The launch is only {source}: confirm it first, then mark it {target}."
        return "The status of a launch can't go from {source} to {target}."


@dataclass(eq=False)
class NotViable(Refusal):
    """Too few seats are sold to confirm the launch (DOMAIN.md §4)."""

    sold: int
    needed: int
    capacity: int
    field = "status"
    sentence = (
        "Only {sold:,} of {capacity:seat|seats} {capacity:=is|are} sold and {needed:,} "
        "{needed:=is|are} needed to confirm the launch: sell more, or let a manager override it."
    )


@dataclass(eq=False)
class LaunchNotDue(Refusal):
    """An outcome can't be marked before the launch date has passed (DOMAIN.md §4)."""

    date: datetime
    field = "status"
    sentence = "The launch is due {date}: mark its outcome after that."


@dataclass(eq=False)
class CorrectionTooLate(Refusal):
    """A wrongly marked outcome is corrected within a day (DOMAIN.md §4)."""

    until: datetime
    field = "status"
    sentence = "The outcome could be corrected until {until}: it stands now."


@dataclass(eq=False)
class LaunchClosed(Refusal):
    """The launch is final or its date has passed, so its seats aren't for sale (DOMAIN.md §4)."""

    launch_id: int
    status: LaunchStatus
    date: datetime
    field = "launch"

    def _sentence(self) -> str:
        if self.status.is_open:
            return "Launch {launch_id} was due {date}: choose a launch that is still to come."
        return "Launch {launch_id} is {status}: choose a launch that is still to come."


# --- bookings ---------------------------------------------------------------------------------


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
    field = "launch"
    sentence = "The booking is on launch {launch_id} already: choose another launch."


@dataclass(eq=False)
class SameTraveler(Refusal):
    """A transfer to the traveler who has the booking."""

    traveler_id: int
    field = "traveler"
    sentence = "Traveler {traveler_id} has this booking already: choose another traveler."


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
