"""The life of a launch: confirmed, delayed, launched, failed, aborted (DOMAIN.md §4, §6).

Guards and effects are those of `domain.launches.TRANSITIONS`; each act is one transaction.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any

from astrobookings_desktop.data.enqueue import ISSUE_INVOICE, NOTIFY_LAUNCH
from astrobookings_desktop.data.models import Launch
from astrobookings_desktop.data.queries.delivery import LATE_ON_LAUNCH
from astrobookings_desktop.data.queries.launches import life as queries
from astrobookings_desktop.data.queries.launches.life import OpenBooking
from astrobookings_desktop.data.queries.sale import NET_REVENUE
from astrobookings_desktop.domain import fees, refunds, values
from astrobookings_desktop.domain import launches as rules
from astrobookings_desktop.domain.bookings import check_refund
from astrobookings_desktop.domain.entities import Entity
from astrobookings_desktop.domain.launches import TRANSITIONS, Effect, LaunchChange
from astrobookings_desktop.domain.money import from_cents, share, to_cents
from astrobookings_desktop.domain.statuses import BookingStatus, CancelCause, LaunchStatus
from astrobookings_desktop.domain.times import to_text
from astrobookings_desktop.services.access.overrides import (
    LONGEST_REASON,
    Override,
    require_override,
)
from astrobookings_desktop.services.bookings.seats import lapse_holds, launch_of, move_seats
from astrobookings_desktop.services.launches.scheduling import facts_of_launch, others_of_rocket
from astrobookings_desktop.services.launches.sums import sums_on
from astrobookings_desktop.services.leaving_jobs import leave_job
from astrobookings_desktop.services.messages.inbox import read_of_settled_jobs
from astrobookings_desktop.services.messages.notices import discard
from astrobookings_desktop.services.reading import Reading
from astrobookings_desktop.services.unit_of_work import UnitOfWork

Progress = Callable[[int, int], None]
"""Called with how many bookings are done and how many there are."""

PROGRESS_EVERY = 100
NOTHING = Decimal("0.00")
ACTIONS = {
    LaunchStatus.CONFIRMED: "confirm",
    LaunchStatus.DELAYED: "delay",
    LaunchStatus.LAUNCHED: "launch",
    LaunchStatus.FAILED: "fail",
    LaunchStatus.ABORTED: "abort",
}
"""How the log calls what brings a launch to a status."""


@dataclass(frozen=True, slots=True)
class CanceledBookings:
    """What the abort of a launch canceled: holds have no refund."""

    bookings: int = 0
    seats: int = 0
    refund: Decimal = NOTHING


@dataclass(frozen=True, slots=True)
class LaunchOutcome:
    """A launch as an act left it; `fee` is what the invoice to come is over, None without one."""

    id: int
    status: LaunchStatus
    date: datetime
    lapsed: int = 0  # holds past their deadline
    canceled: CanceledBookings = CanceledBookings()
    net_revenue: Decimal | None = None
    fee_basis_points: int | None = None
    fee: Decimal | None = None
    near_launches: tuple[int, ...] = ()  # of the rocket, within its turnaround: a warning (§3)


def confirm_launch(
    work: UnitOfWork, launch_id: int, override: Override | None = None
) -> LaunchOutcome:
    """Confirm a launch that enough seats are sold on, or with a manager's `override` (§4).

    Raises NotViable, InvalidTransition, ReasonRequired, NotFound, WrongAgency, MissingRight.
    """
    launch = _begin(work, launch_id, LaunchStatus.CONFIRMED)
    because = None
    percent = work.settings.viability_percent
    if override is not None and not rules.is_viable(facts_of_launch(launch), percent):
        because = require_override(work, override, "override viability")
    change = LaunchChange(
        LaunchStatus.CONFIRMED,
        work.now,
        because,
        viability_percent=percent,
        override=because is not None,
    )
    return bring_to(work, launch, change)


def delay_launch(
    work: UnitOfWork, launch_id: int, date: datetime, reason: str | None = None
) -> LaunchOutcome:
    """Give an open launch a later date (UTC); holds keep their deadline (§4).

    Raises DelayNotLater, LaunchInPast, RocketBusy, InvalidTransition, NotFound, WrongAgency,
    InvalidValue, MissingRight.
    """
    launch = _begin(work, launch_id, LaunchStatus.DELAYED)
    return bring_to(work, launch, delay_of(work, launch, date, _clean(reason)))


def delay_of(
    reading: Reading, launch: Launch, date: datetime | None, reason: str | None
) -> LaunchChange:
    """A delay as the rules ask about it."""
    return LaunchChange(
        LaunchStatus.DELAYED,
        reading.now,
        reason,
        new_date=date,
        others=others_of_rocket(reading, launch.rocket_id, but=launch.id),
    )


def mark_launched(work: UnitOfWork, launch_id: int) -> LaunchOutcome:
    """Mark a confirmed launch whose date has passed as flown; its fee invoice follows (§4, §6).

    Raises LaunchNotDue, InvalidTransition, NotFound, WrongAgency, MissingRight.
    """
    launch = _begin(work, launch_id, LaunchStatus.LAUNCHED)
    return bring_to(work, launch, LaunchChange(LaunchStatus.LAUNCHED, work.now))


def mark_failed(work: UnitOfWork, launch_id: int, reason: str | None) -> LaunchOutcome:
    """Mark a confirmed launch whose date has passed as failed; there is no invoice (§4).

    Raises LaunchNotDue, ReasonRequired, InvalidTransition, NotFound, InvalidValue, MissingRight.
    """
    launch = _begin(work, launch_id, LaunchStatus.FAILED)
    return bring_to(work, launch, LaunchChange(LaunchStatus.FAILED, work.now, _clean(reason)))


def abort_launch(
    work: UnitOfWork,
    launch_id: int,
    reason: str | None,
    progress: Progress | None = None,
    refund: Decimal | None = None,
) -> LaunchOutcome:
    """Give an open launch up: each open booking is canceled, sold ones get 100 % back (§4).

    Once begun it runs to its end. `refund` is what was agreed to pay back for all of them. Raises
    ReasonRequired, InvalidTransition, RefundChanged, NotFound, WrongAgency, InvalidValue,
    MissingRight.
    """
    launch = _begin(work, launch_id, LaunchStatus.ABORTED)
    change = LaunchChange(LaunchStatus.ABORTED, work.now, _clean(reason))
    if refund is not None:
        rules.transition(facts_of_launch(launch), change)  # what is refused whatever it costs
        check_refund(refund, _sold_for(work, launch_id))
    return bring_to(work, launch, change, progress)


def bring_to(
    work: UnitOfWork, launch: Launch, change: LaunchChange, progress: Progress | None = None
) -> LaunchOutcome:
    """Carry a change out with all its effects; raises what the guards refuse."""
    target = change.target
    effects = rules.transition(facts_of_launch(launch), change)
    lapsed, canceled = 0, CanceledBookings()
    near: tuple[int, ...] = ()
    columns: dict[str, Any] = {}
    if Effect.LAPSE_DUE_HOLDS in effects:
        lapsed = lapse_holds(work, launch.id, all_of_them=True)
    if Effect.CANCEL_BOOKINGS in effects:
        lapsed = lapse_holds(work, launch.id)
        canceled = cancel_bookings(work, launch.id, change.reason, progress)
    if target is LaunchStatus.DELAYED and change.new_date is not None:
        columns = {"date": change.new_date, "delayed_at": work.now}
        turnaround = work.settings.turnaround_days
        near = rules.turnaround_conflicts(change.new_date, change.others or {}, turnaround)
    columns |= outcome_columns(work, launch, target)
    old_date = launch.date
    work.change(
        launch,
        ACTIONS[target],
        because=change.reason,
        status=target,
        status_reason=change.reason,
        **columns,
    )
    if Effect.NOTIFY in effects:
        delayed = target is LaunchStatus.DELAYED
        leave_notice(work, launch, f"launch_{target.value}", old_date if delayed else None)
    if {Effect.ISSUE_FEE_INVOICE, Effect.ISSUE_ABORT_INVOICE} & set(effects):
        key = f"{ISSUE_INVOICE}:{launch.id}"
        leave_job(work, ISSUE_INVOICE, Entity.LAUNCH, launch.id, key)
    net, points = columns.get("net_revenue"), columns.get("fee_basis_points")
    return LaunchOutcome(
        launch.id,
        target,
        launch.date,
        lapsed,
        canceled,
        net,
        points,
        fee_of(target, net, points),
        near,
    )


def outcome_columns(reading: Reading, launch: Launch, target: LaunchStatus) -> dict[str, Any]:
    """What an outcome stores on the launch: the moment, what it brought, and the rate (§6)."""
    if target.is_open:
        return {}
    columns: dict[str, Any] = {"outcome_at": reading.now}
    if target is LaunchStatus.FAILED:
        return columns
    ((net,),) = reading.all(NET_REVENUE, launch_id=launch.id)
    columns["net_revenue"] = from_cents(net)
    if target is LaunchStatus.LAUNCHED:
        ((flown,),) = reading.all(
            queries.FLOWN_BEFORE, agency_id=launch.agency_id, launch_id=launch.id
        )
        columns["fee_basis_points"] = fees.fee_basis_points(flown)
    return columns


def fee_of(target: LaunchStatus, net: Decimal | None, points: int | None) -> Decimal | None:
    """What the invoice of an outcome is over, None when there is none."""
    if target is LaunchStatus.ABORTED:
        return fees.ABORT_FEE
    if target is LaunchStatus.LAUNCHED and net is not None and points is not None:
        return fees.fee(net, points)
    return None


def _sold_for(reading: Reading, launch_id: int) -> Decimal:
    """What its sold seats cost, all of which an abort pays back."""
    return from_cents(sums_on(reading, launch_id).sold.price)


def cancel_bookings(
    work: UnitOfWork, launch_id: int, reason: str | None, progress: Progress | None = None
) -> CanceledBookings:
    """Cancel each open booking of an aborted launch: its money, its seats, its log row.

    What went wrong on its way to traveler or agency goes out no more: they are told of the abort.
    """
    agency_id = launch_of(work, launch_id).agency_id
    for (message,) in work.all(LATE_ON_LAUNCH, launch_id=launch_id, agency_id=agency_id):
        discard(work, message)
    read_of_settled_jobs(work)
    rows = [OpenBooking._make(row) for row in work.all(queries.OPEN_ON_LAUNCH, launch_id=launch_id)]
    seats = held = refunded = 0
    for done, row in enumerate(rows):
        if progress is not None and done % PROGRESS_EVERY == 0:
            progress(done, len(rows))
        sold = row.status == BookingStatus.CONFIRMED
        decision = refunds.ABORT_REFUND if sold else refunds.HOLD_REFUND
        refund = share(from_cents(row.price), decision.rate)
        cents = to_cents(refund)
        work.execute(
            queries.CANCEL, id=row.id, now=work.now_text, percent=decision.percent, refund=cents
        )
        work.touched(Entity.BOOKING, row.id)
        after = {
            "status": BookingStatus.CANCELED.value,
            "canceled_at": work.now_text,
            "cancel_cause": CancelCause.LAUNCH_ABORTED.value,
            "refund_percent": decision.percent,
            "refund_amount": str(refund),
            "seats_released": True,
        }
        before = {"status": row.status, "seats_released": False}
        work.log(Entity.BOOKING, row.id, "cancel", before, after, reason)
        seats, refunded = seats + row.seats, refunded + cents
        held += 0 if sold else row.seats
    if rows:
        move_seats(work, launch_id, -seats, -held)
    if progress is not None:
        progress(len(rows), len(rows))
    return CanceledBookings(len(rows), seats, from_cents(refunded))


def leave_notice(
    work: UnitOfWork, launch: Launch, event: str, old_date: datetime | None = None
) -> None:
    """Leave the job that tells travelers and agency of the change logged last (§8)."""
    seen = launch_of(work, launch.id)
    facts: dict[str, Any] = {
        "destination": seen.destination,
        "date": seen.date_text,
        "rocket": seen.rocket,
        "agency": seen.agency,
        "currency": work.settings.currency,  # of the event, should it be another one by then
    }
    if old_date is not None:
        facts["old_date"] = to_text(old_date)
    if launch.status_reason is not None:
        facts["reason"] = launch.status_reason
    data = {"event": event, "facts": facts, "bookings_as_of": work.now_text}
    key = f"{NOTIFY_LAUNCH}:{work.last_log_id}"
    leave_job(work, NOTIFY_LAUNCH, Entity.LAUNCH, launch.id, key, data=data)


def _begin(work: UnitOfWork, launch_id: int, target: LaunchStatus) -> Launch:
    """The launch, which the actor may bring to that status."""
    work.require(TRANSITIONS[target].right)
    launch = work.get(Launch, launch_id)
    work.require_own(launch.agency_id, Entity.LAUNCH, launch_id)
    return launch


def _clean(reason: str | None) -> str | None:
    return values.clean_text(reason, "reason", LONGEST_REASON, multiline=False)
