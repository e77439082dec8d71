"""What a launch's next step would do, by the same rules, before it is done (DOMAIN.md §4)."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from astrobookings_desktop.data.models import Agency, Launch
from astrobookings_desktop.data.queries.launches import life as queries
from astrobookings_desktop.data.queries.launches.life import Sums
from astrobookings_desktop.data.queries.sale import LaunchOnSale
from astrobookings_desktop.domain import launches as rules
from astrobookings_desktop.domain.entities import Entity
from astrobookings_desktop.domain.errors import Refusal
from astrobookings_desktop.domain.invoices import LEGAL_DATA
from astrobookings_desktop.domain.launches import TRANSITIONS, LaunchChange
from astrobookings_desktop.domain.money import from_cents
from astrobookings_desktop.domain.passengers import OLDEST
from astrobookings_desktop.domain.statuses import LaunchStatus
from astrobookings_desktop.domain.times import age_on, utc_day
from astrobookings_desktop.domain.zones import is_zone_here
from astrobookings_desktop.services.bookings.seats import launch_of
from astrobookings_desktop.services.launches.scheduling import facts_of_launch
from astrobookings_desktop.services.launches.sums import sums_on
from astrobookings_desktop.services.launches.transitions import (
    delay_of,
    fee_of,
    outcome_columns,
)
from astrobookings_desktop.services.money.invoices import next_due
from astrobookings_desktop.services.reading import Reading

REASON_LATER = "given later"


@dataclass(frozen=True, slots=True)
class LaunchTerms:
    """What bringing a launch to `target` would do now, and what decides it.

    `held` are the holds in time, `due` those past their deadline; they lapse at every outcome.
    """

    launch: LaunchOnSale
    target: LaunchStatus
    sold: Sums
    held: Sums
    due: Sums
    travelers_told: int
    seats_needed: int  # for viability
    viability_percent: int
    viable: bool
    new_date: datetime | None = None
    near_launches: tuple[int, ...] = ()  # of the rocket, within its turnaround of the new date
    too_old: int = 0  # passengers who will be over the limit on the new date
    refund: Decimal = Decimal("0.00")
    net_revenue: Decimal | None = None
    fee_basis_points: int | None = None
    fee: Decimal | None = None  # the invoice to come
    missing: tuple[str, ...] = ()  # of the agency's legal data, without which the invoice waits
    refusal: Refusal | None = None
    due_date: date | None = None  # of the invoice to come, unless it waits

    @property
    def canceled(self) -> int:
        """How many bookings an abort cancels."""
        return self.sold.bookings + self.held.bookings

    @property
    def canceled_seats(self) -> int:
        """How many seats they have."""
        return self.sold.seats + self.held.seats

    @property
    def messages(self) -> int:
        """How many people are told: travelers with an open booking, and the agency."""
        return self.travelers_told + 1


def preview_transition(
    reading: Reading,
    launch_id: int,
    target: LaunchStatus,
    *,
    date: datetime | None = None,
    override: bool = False,
) -> LaunchTerms:
    """What the step would do now; a refusal is carried, not raised, but for a missing reason.

    `date` is that of a delay, `override` a manager's word for viability. Raises NotFound,
    WrongAgency, MissingRight.
    """
    reading.require(TRANSITIONS[target].right)
    launch = reading.get(Launch, launch_id)
    reading.require_own(launch.agency_id, Entity.LAUNCH, launch_id)
    percent = reading.settings.viability_percent
    facts = facts_of_launch(launch)
    change = LaunchChange(
        target, reading.now, REASON_LATER, viability_percent=percent, override=override
    )
    near: tuple[int, ...] = ()
    if target is LaunchStatus.DELAYED:
        change = delay_of(reading, launch, date, REASON_LATER)
        if date is not None:
            turnaround = reading.settings.turnaround_days
            near = rules.turnaround_conflicts(date, change.others or {}, turnaround)
    refusal = None
    try:
        rules.transition(facts, change)
    except Refusal as error:
        refusal = error
    sold, held, due = sums_on(reading, launch_id)
    ((travelers,),) = reading.all(
        queries.TRAVELERS_TO_TELL, launch_id=launch_id, now=reading.now_text
    )
    aborted = target is LaunchStatus.ABORTED
    columns = outcome_columns(reading, launch, target)
    refund = from_cents(sold.price) if aborted else Decimal("0.00")
    net, points = columns.get("net_revenue"), columns.get("fee_basis_points")
    if net is not None:
        net -= refund
    fee = fee_of(target, net, points)
    missing = () if fee is None else _missing_legal_data(reading, launch.agency_id)
    return LaunchTerms(
        launch_of(reading, launch_id),
        target,
        sold,
        held,
        due,
        travelers,
        rules.seats_needed(launch.capacity, percent),
        percent,
        rules.is_viable(facts, percent),
        date,
        near,
        0 if date is None else _too_old(reading, launch_id, launch.date, date),
        refund,
        net,
        points,
        fee,
        missing,
        refusal,
        None if fee is None or missing else _due_date(reading),
    )


def _due_date(reading: Reading) -> date | None:
    """By which day the invoice to come is to be paid, None where nobody can date it here."""
    is_dated = is_zone_here(reading.settings.company_time_zone)
    return next_due(reading) if is_dated else None


def _missing_legal_data(reading: Reading, agency_id: int) -> tuple[str, ...]:
    """Which of the columns that an invoice needs the agency lacks (§6)."""
    agency = reading.get(Agency, agency_id)
    return tuple(column for column in LEGAL_DATA if not getattr(agency, column))


def _too_old(reading: Reading, launch_id: int, old: datetime, new: datetime) -> int:
    """How many passengers are within the limit on the old date and over it on the new one."""
    born = (
        date.fromisoformat(text)
        for (text,) in reading.all(queries.OLDEST_PASSENGERS, launch_id=launch_id)
    )
    old_day, new_day = utc_day(old), utc_day(new)
    return sum(age_on(old_day, one) <= OLDEST < age_on(new_day, one) for one in born)
