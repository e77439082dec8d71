"""What a canceled booking gets back, and whether its seats do too (DOMAIN.md §5)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal
from enum import StrEnum

from astrobookings_desktop.domain.errors import InvalidValue
from astrobookings_desktop.domain.launches import require_reason
from astrobookings_desktop.domain.money import share
from astrobookings_desktop.domain.phrases import Phrase
from astrobookings_desktop.domain.statuses import BookingStatus
from astrobookings_desktop.domain.times import months_before, years_before

DELAY_TIME = timedelta(days=14)


class RefundRule(StrEnum):
    """The line of the refund table that decides."""

    YEAR_BEFORE = "year_before"
    MONTHS_BEFORE = "months_before"
    LATE = "late"
    DELAY = "delay"
    ABORT = "abort"
    HOLD = "hold"
    VOID = "void"
    OVERRIDE = "override"


@dataclass(frozen=True)
class RefundDecision:
    """What a cancellation gives: the rule, the percentage, and whether the seats are released.

    `until` is the last moment at which the rule gives it, None when it has no end.
    """

    rule: RefundRule
    percent: int
    seats_released: bool
    until: datetime | None = None

    @property
    def rate(self) -> Decimal:
        """The percentage as a factor: 0.7 for 70."""
        return Decimal(self.percent).scaleb(-2)

    def holds_at(self, now: datetime) -> bool:
        """Whether the rule's time isn't over; its last moment is within it."""
        return self.until is None or now <= self.until


ABORT_REFUND = RefundDecision(RefundRule.ABORT, 100, seats_released=True)
HOLD_REFUND = RefundDecision(RefundRule.HOLD, 0, seats_released=True)
VOID_REFUND = RefundDecision(RefundRule.VOID, 100, seats_released=True)


def refund_steps(launch_date: datetime) -> tuple[RefundDecision, ...]:
    """The three steps by which the refund of a sale falls as its launch comes nearer."""
    return (
        RefundDecision(RefundRule.YEAR_BEFORE, 90, True, years_before(launch_date, 1)),
        RefundDecision(RefundRule.MONTHS_BEFORE, 70, True, months_before(launch_date, 3)),
        RefundDecision(RefundRule.LATE, 0, False),
    )


def refund_rule(
    *,
    status: BookingStatus,
    launch_date: datetime,
    now: datetime,
    booked_at: datetime,
    delayed_at: datetime | None = None,
) -> RefundDecision:
    """What a traveler who cancels now gets, by the launch date as it stands.

    `booked_at` is when the booking was made (held or sold), `delayed_at` the launch's last delay.
    """
    if status is BookingStatus.PENDING:
        return HOLD_REFUND
    if delayed_at is not None and booked_at < delayed_at:
        delay = RefundDecision(RefundRule.DELAY, 100, True, delayed_at + DELAY_TIME)
        if delay.holds_at(now):
            return delay
    return next(step for step in refund_steps(launch_date) if step.holds_at(now))


def override_refund(table: RefundDecision, percent: int, reason: str | None) -> RefundDecision:
    """A manager's refund above the table; the seats follow the table.

    Raises InvalidValue unless `percent` is above the table's and at most 100, and for a hold, for
    which nothing was paid; ReasonRequired.
    """
    if table.rule is RefundRule.HOLD:
        raise InvalidValue(
            "refund_percent", "be left out: nothing was paid for what is held", percent
        )
    if not table.percent < percent <= 100:
        raise InvalidValue(
            "refund_percent",
            Phrase("be above the table's {percent} % and at most 100 %", percent=table.percent),
            percent,
        )
    require_reason(reason, "refund more than the table")
    return RefundDecision(RefundRule.OVERRIDE, percent, table.seats_released)


@dataclass(frozen=True)
class CanceledPart:
    """Seats of a booking that were canceled before: their price and what they got back."""

    price: Decimal
    percent: int
    refund: Decimal


def refund_of_part(
    price: Decimal, decision: RefundDecision, earlier: Iterable[CanceledPart] = ()
) -> Decimal:
    """The refund of a part of a booking (or of a whole one, with nothing `earlier`).

    All parts canceled at one rate get together the rounded refund of their sum, so that canceling
    seat by seat gives what canceling at once does. Parts at other rates are left as they were.
    """
    same_rate = [part for part in earlier if part.percent == decision.percent]
    all_prices = price + sum((part.price for part in same_rate), Decimal(0))
    refunded = sum((part.refund for part in same_rate), Decimal(0))
    return share(all_prices, decision.rate) - refunded
