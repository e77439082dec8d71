"""A wrongly marked outcome put right within a day, all or nothing (DOMAIN.md §4)."""

import json
from dataclasses import dataclass, replace
from datetime import datetime
from decimal import Decimal

from astrobookings_desktop.data.models import Booking, Invoice, Launch, Rocket
from astrobookings_desktop.data.queries.delivery import HEARD
from astrobookings_desktop.data.queries.launches import life as queries
from astrobookings_desktop.data.queries.launches import notices as notice_queries
from astrobookings_desktop.data.queries.launches.life import CanceledBooking
from astrobookings_desktop.data.queries.sale import LaunchOnSale
from astrobookings_desktop.domain import launches as rules
from astrobookings_desktop.domain import values
from astrobookings_desktop.domain.entities import Entity
from astrobookings_desktop.domain.errors import Refusal, StandsElsewhere
from astrobookings_desktop.domain.launches import TRANSITIONS, LaunchChange, RocketFacts
from astrobookings_desktop.domain.money import from_cents
from astrobookings_desktop.domain.rights import Right
from astrobookings_desktop.domain.statuses import (
    BookingStatus,
    CancelCause,
    LaunchStatus,
)
from astrobookings_desktop.domain.times import english_moment, from_text, to_text
from astrobookings_desktop.services.access.overrides import LONGEST_REASON
from astrobookings_desktop.services.bookings.seats import (
    lapse_holds,
    launch_of,
    move_seats,
    tell_about,
)
from astrobookings_desktop.services.launches.scheduling import facts_of_launch, others_of_rocket
from astrobookings_desktop.services.launches.transitions import (
    LaunchOutcome,
    Progress,
    bring_to,
    leave_notice,
)
from astrobookings_desktop.services.messages.inbox import read_of_settled_jobs
from astrobookings_desktop.services.messages.notices import (
    Recipient,
    discard,
    notify,
    recipient_of,
)
from astrobookings_desktop.services.money.invoices import preview_void_invoice, void_for
from astrobookings_desktop.services.reading import Reading
from astrobookings_desktop.services.unit_of_work import UnitOfWork

PROGRESS_EVERY = 100


@dataclass(frozen=True, slots=True)
class Mark:
    """How an outcome came to be: when, from which status, with which reason before it.

    `at` is when the first one was marked: a correction doesn't begin the time for it anew.
    """

    at: datetime
    before: LaunchStatus
    reason_before: str | None


@dataclass(frozen=True, slots=True)
class CorrectionTerms:
    """What a correction would do now: back to `before`, or on to one of `targets`."""

    launch: LaunchOnSale
    marked: LaunchStatus
    mark: Mark
    until: datetime
    targets: tuple[LaunchStatus, ...]
    bookings: int  # restored
    seats: int
    price: Decimal  # of the sold ones among them
    invoice: Invoice | None  # becomes void
    refusal: Refusal | None


def preview_correction(
    reading: Reading, launch_id: int, target: LaunchStatus | None = None
) -> CorrectionTerms:
    """What putting the outcome right would do; without a `target` back to the status before.

    A refusal is carried, not raised. Raises NotFound, StandsElsewhere (no outcome that was marked
    here), MissingRight.
    """
    reading.require(Right.CORRECT_OUTCOMES)
    launch = reading.get(Launch, launch_id)
    mark = _mark_of(reading, launch)
    rows = _canceled(reading, launch)
    invoice = _live_invoice(reading, launch.id)
    refusal = None
    try:
        _check(reading, launch, mark, target or mark.before, "given later")
        if invoice is not None:
            outlook = preview_void_invoice(reading, invoice.id)
            if outlook.refusal is not None:
                raise outlook.refusal
        if (target or mark.before).is_open:
            _fit(reading, _standing(launch, mark.before), sum(row.seats for row in rows))
    except Refusal as error:
        refusal = error
    sold = (row.price for row in rows if row.status == BookingStatus.CONFIRMED)
    return CorrectionTerms(
        launch_of(reading, launch_id),
        launch.status,
        mark,
        mark.at + rules.CORRECTION_TIME,
        _targets(launch.status, mark.before),
        len(rows),
        sum(row.seats for row in rows),
        from_cents(sum(sold)),
        invoice,
        refusal,
    )


def correctable_until(reading: Reading, launch_id: int) -> datetime:
    """Until when the launch's outcome may be put right, UTC: a day from the first one (§4).

    Raises NotFound, StandsElsewhere (no outcome that was marked here), MissingRight.
    """
    reading.require(Right.CORRECT_OUTCOMES)
    return _mark_of(reading, reading.get(Launch, launch_id)).at + rules.CORRECTION_TIME


def correct_outcome(
    work: UnitOfWork,
    launch_id: int,
    target: LaunchStatus | None,
    reason: str | None,
    progress: Progress | None = None,
) -> LaunchOutcome:
    """Take back a wrongly marked outcome, within a day (§4).

    The launch goes back to the status it had (`target` None), or on to another outcome that led
    from there. Its invoice becomes void, its bookings stand as before the abort, and their
    travelers are told so.

    Raises CorrectionTooLate, InvalidTransition, ReasonRequired, StandsElsewhere (nothing marked
    here), InvoiceHasPayments, RocketBusy, CapacityBelowTaken, NotFound, InvalidValue, MissingRight.
    """
    work.require(Right.CORRECT_OUTCOMES)
    launch = work.get(Launch, launch_id)
    reason = values.clean_text(reason, "reason", LONGEST_REASON, multiline=False)
    mark = _mark_of(work, launch)
    wanted = target or mark.before
    _check(work, launch, mark, wanted, reason)
    _void_invoice(work, launch_id, reason)
    _call_off(work, launch)
    rows = _canceled(work, launch)
    capacity = launch.capacity
    if wanted.is_open:
        capacity = _fit(work, _standing(launch, mark.before), sum(row.seats for row in rows))
    work.change(
        launch,
        "correct",
        because=reason,
        status=mark.before,
        status_reason=mark.reason_before,
        capacity=capacity,
        fee_basis_points=None,
        net_revenue=None,
        outcome_at=None,
    )
    if wanted is LaunchStatus.CONFIRMED and not rows:
        leave_notice(work, launch, "launch_confirmed")
    elif wanted.is_open:
        _tell_the_houses(work, launch, reason)
        if wanted is not LaunchStatus.SCHEDULED:  # nobody is offered seats twice
            _tell_again(work, launch)
    _restore(work, launch, rows, reason, progress)
    launch = work.get(Launch, launch_id)
    if not wanted.is_open:
        return bring_to(work, launch, LaunchChange(wanted, work.now, reason), progress)
    lapsed = lapse_holds(work, launch_id)
    return LaunchOutcome(launch.id, launch.status, launch.date, lapsed)


def _tell_the_houses(work: UnitOfWork, launch: Launch, reason: str | None) -> None:
    """Tell agency and desk that the launch is open again; travelers hear of their bookings."""
    seen = launch_of(work, launch.id)
    told = [recipient_of(work, seen.agency_id)]
    told += [Recipient(key, by_mail=False) for (key,) in work.all(notice_queries.STAFF)]
    facts = {"destination": seen.destination, "date": seen.date_text}
    if reason is not None:
        facts["reason"] = reason
    line = f"Launch open again: {seen.destination} on {english_moment(launch.date)} UTC, {reason}"
    notify(work, "launch_reopened", told, Entity.LAUNCH, launch.id, line, facts)


def _tell_again(work: UnitOfWork, launch: Launch) -> None:
    """Tell how the launch stands when letters that said so were overtaken by the abort.

    Who had heard it is told with the others.
    """
    event = f"launch_{launch.status.value}"
    which = {"launch_id": launch.id, "event": event, "date": to_text(launch.date)}
    row = work.one(notice_queries.OVERTAKEN, **which)
    if row is not None:
        old_date = json.loads(row[0]).get("old_date")
        leave_notice(work, launch, event, None if old_date is None else from_text(old_date))


def _standing(launch: Launch, status: LaunchStatus) -> rules.LaunchFacts:
    """The launch's facts as if it stood elsewhere."""
    return replace(facts_of_launch(launch), status=status)


def _check(
    reading: Reading, launch: Launch, mark: Mark, target: LaunchStatus, reason: str | None
) -> None:
    rules.check_correction(
        launch.status,
        target,
        before=mark.before,
        marked_at=mark.at,
        now=reading.now,
        reason=reason,
    )


def _targets(marked: LaunchStatus, before: LaunchStatus) -> tuple[LaunchStatus, ...]:
    others = (
        one
        for one in LaunchStatus
        if not one.is_open and one is not marked and before in TRANSITIONS[one].sources
    )
    return (before, *others)


def _mark_of(reading: Reading, launch: Launch) -> Mark:
    """How the outcome was marked, as the log tells; raises StandsElsewhere."""
    outcome_at: datetime | None = launch.outcome_at
    which = {"launch_id": launch.id, "outcome_at": outcome_at and to_text(outcome_at)}
    row = reading.one(queries.LAST_MARK, **which)
    if launch.status.is_open or outcome_at is None or row is None:
        raise StandsElsewhere(Entity.LAUNCH, launch.id, launch.status, "corrected")
    details = json.loads(row[0])
    before, after = details["before"], details["after"]
    reason = launch.status_reason  # the same before and after
    if "status_reason" in before or "status_reason" in after:
        reason = before.get("status_reason")
    marks = [from_text(at) for (at,) in reading.all(queries.MARKS, **which)] or [outcome_at]
    return Mark(rules.outcome_since(marks), LaunchStatus(before["status"]), reason)


def _canceled(reading: Reading, launch: Launch) -> list[CanceledBooking]:
    """The bookings that the abort canceled, with the status that they had."""
    if launch.status is not LaunchStatus.ABORTED:
        return []
    rows = reading.all(queries.CANCELED_BY_ABORT, launch_id=launch.id)
    return [CanceledBooking._make(row) for row in rows]


def _fit(reading: Reading, launch: rules.LaunchFacts, seats: int) -> int:
    """The capacity of the rocket, which must still be there for the launch that opens again.

    It keeps that rocket though it was deactivated since. Raises RocketBusy, CapacityBelowTaken,
    RangeTooShort.
    """
    record = reading.get(Launch, launch.launch_id)
    rocket = reading.get(Rocket, record.rocket_id)
    rules.check_rocket_change(
        replace(launch, seats_taken=launch.seats_taken + seats),
        RocketFacts(rocket.id, rocket.agency_id, rocket.range, rocket.capacity, rocket.active),
        agency_id=record.agency_id,
        needed=record.range,
        others=others_of_rocket(reading, rocket.id, but=record.id),
        keeps=True,
    )
    capacity: int = rocket.capacity
    return capacity


def _restore(
    work: UnitOfWork,
    launch: Launch,
    rows: list[CanceledBooking],
    reason: str | None,
    progress: Progress | None,
) -> None:
    """Let the bookings stand as before the abort; each traveler is told, the agency once."""
    held, seen = 0, launch_of(work, launch.id)
    only = {seen.agency_id}
    for done, row in enumerate(rows):
        if progress is not None and done % PROGRESS_EVERY == 0:
            progress(done, len(rows))
        work.execute(queries.RESTORE, id=row.id, status=row.status)
        work.touched(Entity.BOOKING, row.id)
        work.log(
            Entity.BOOKING,
            row.id,
            "restore",
            {
                "status": BookingStatus.CANCELED.value,
                "canceled_at": row.canceled_at,
                "cancel_cause": CancelCause.LAUNCH_ABORTED.value,
                "refund_percent": row.percent,
                "refund_amount": str(from_cents(row.refund)),
                "seats_released": True,
            },
            {"status": row.status, "seats_released": False},
            reason,
        )
        held += row.seats if row.status == BookingStatus.PENDING else 0
        booking = work.get(Booking, row.id)
        only.add(booking.traveler_id)
        if work.one(HEARD, id=row.id, user_id=seen.agency_id) is None:
            only.add(seen.agency_id)  # what it waited to hear was overtaken by the abort
        tell_about(work, "booking_changed", "Restored", booking, seen, only=only)
        only.clear()
    if rows:
        move_seats(work, launch.id, sum(row.seats for row in rows), held)
    if progress is not None:
        progress(len(rows), len(rows))


def _call_off(work: UnitOfWork, launch: Launch) -> None:
    """What the wrong outcome left to be done is not done any more: its jobs, its mails."""
    event = f"launch_{launch.status.value}"
    which = {"launch_id": launch.id, "event": event, "now": work.now_text}
    for (job,) in work.all(queries.CALL_OFF_JOBS, **which):
        work.touched(Entity.JOB_QUEUE, job)
    for (message,) in work.all(queries.MESSAGES, launch_id=launch.id, event=event):
        discard(work, message)
    read_of_settled_jobs(work)


# --- the invoice ------------------------------------------------------------------------------


def _live_invoice(reading: Reading, launch_id: int) -> Invoice | None:
    row = reading.one(queries.LIVE_INVOICE, launch_id=launch_id)
    return None if row is None else reading.get(Invoice, row[0])


def _void_invoice(work: UnitOfWork, launch_id: int, reason: str | None) -> None:
    """Make the wrong outcome's invoice void; raises InvoiceHasPayments."""
    invoice = _live_invoice(work, launch_id)
    if invoice is not None:
        void_for(work, invoice.id, reason)
