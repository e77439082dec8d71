"""Launches from their scheduling to their end: guards, effects, money, what is left to be done."""

import json
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest

from astrobookings_desktop.data.enqueue import ISSUE_INVOICE, NOTIFY_LAUNCH
from astrobookings_desktop.data.queries.listing.lists import LISTS
from astrobookings_desktop.data.queries.listing.reading import fetch_ids
from astrobookings_desktop.domain import errors
from astrobookings_desktop.domain.entities import Entity
from astrobookings_desktop.domain.invoices import InvoiceHasPayments
from astrobookings_desktop.domain.statuses import LaunchStatus
from astrobookings_desktop.services.access.overrides import Override
from astrobookings_desktop.services.actors import BUILT_IN_ADMINISTRATOR
from astrobookings_desktop.services.bookings.cancellations import cancel_seats
from astrobookings_desktop.services.bookings.sales import (
    SellSeats,
    confirm_booking,
    hold_seats,
    sell_seats,
)
from astrobookings_desktop.services.checks.check import check
from astrobookings_desktop.services.launches.corrections import (
    correct_outcome,
    correctable_until,
    preview_correction,
)
from astrobookings_desktop.services.launches.previews import LaunchTerms, preview_transition
from astrobookings_desktop.services.launches.rockets import edit_rocket, set_rocket_active
from astrobookings_desktop.services.launches.scheduling import edit_launch
from astrobookings_desktop.services.launches.transitions import (
    abort_launch,
    confirm_launch,
    delay_launch,
    mark_failed,
    mark_launched,
)
from astrobookings_desktop.services.money.invoices import issue_invoice
from astrobookings_desktop.services.money.payments import EnteredPayment, register_payment
from astrobookings_desktop.services.unit_of_work import UnitOfWork
from astrobookings_desktop.services.viewing import list_query
from tests.helpers.company import Company
from tests.helpers.ledgers import payer

S = LaunchStatus
BY_MANAGER = Override(BUILT_IN_ADMINISTRATOR, "the agency wants it")


def column(company: Company, launch: int, name: str) -> Any:
    return company.value(f"SELECT {name} FROM launch WHERE id = ?", launch)


def jobs(company: Company, launch: int) -> list[tuple[str, str, dict[str, Any]]]:
    rows = company.rows(
        "SELECT job_type, status, data FROM job_queue WHERE entity_type = 'launch' "
        "AND entity_id = ? AND job_type <> 'announce_launch' ORDER BY id",
        launch,
    )
    return [(kind, status, json.loads(data)) for kind, status, data in rows]


def whole(company: Company) -> list[object]:
    return list(check(company.reader))


def preview(company: Company, launch: int, target: LaunchStatus, **more: Any) -> LaunchTerms:
    return preview_transition(company.reading, launch, target, **more)


def flown(company: Company, rocket: int, seats: int = 2, price: str = "1000.00") -> int:
    """A launch of the rocket that was sold, confirmed, and marked launched."""
    date = company.clock.now + timedelta(days=2)
    launch = company.launch(rocket, date=date, price_per_seat=price)
    company.do(sell_seats, SellSeats(launch, company.traveler(), seats))
    company.do(confirm_launch, launch, BY_MANAGER)
    company.clock.forward(days=9)
    company.do(mark_launched, launch)
    return launch


def test_a_launch_lives_its_whole_life(company: Company) -> None:
    launch = company.launch(capacity=10, date=company.clock.now + timedelta(days=30))
    traveler = company.traveler()
    company.do(sell_seats, SellSeats(launch, traveler, 4))
    assert isinstance(preview(company, launch, S.CONFIRMED).refusal, errors.NotViable)
    with pytest.raises(errors.NotViable):
        company.do(confirm_launch, launch)
    late = company.do(sell_seats, SellSeats(launch, company.traveler(), 1))
    terms = preview(company, launch, S.CONFIRMED)
    assert (terms.refusal, terms.viable, terms.seats_needed) == (None, True, 5)
    company.do(confirm_launch, launch)
    company.clock.forward(hours=1)
    new_date = company.clock.now + timedelta(days=60)
    company.do(delay_launch, launch, new_date, "weather")
    assert column(company, launch, "status") == "delayed"
    assert column(company, launch, "status_reason") == "weather"
    full = company.do(cancel_seats, late.id)  # after a delay everything comes back
    assert full.refund_amount == Decimal("1000.00")
    company.do(sell_seats, SellSeats(launch, company.traveler(), 2))
    company.do(confirm_launch, launch)
    held = company.do(hold_seats, SellSeats(launch, company.traveler(), 1))
    company.clock.now = new_date + timedelta(minutes=1)
    seen = preview(company, launch, S.LAUNCHED)
    assert (seen.due.bookings, seen.sold.seats, seen.travelers_told) == (1, 6, 2)
    outcome = company.do(mark_launched, launch)
    assert (outcome.lapsed, outcome.fee_basis_points) == (1, 100)
    assert (outcome.net_revenue, outcome.fee) == (seen.net_revenue, seen.fee)
    assert (outcome.net_revenue, outcome.fee) == (Decimal("6000.00"), Decimal("60.00"))
    assert company.value("SELECT status FROM booking WHERE id = ?", held.id) == "canceled"
    told = [data["event"] for kind, _, data in jobs(company, launch) if kind == NOTIFY_LAUNCH]
    assert told == [
        *("launch_confirmed", "launch_delayed", "launch_confirmed", "launch_launched"),
    ]
    assert [kind for kind, _, _ in jobs(company, launch)].count(ISSUE_INVOICE) == 1
    assert whole(company) == []


@pytest.mark.parametrize("act", [cancel_seats, confirm_booking])
def test_bookings_of_a_final_launch_never_change(company: Company, act: Any) -> None:
    launch = flown(company, company.rocket())
    booking = company.value("SELECT id FROM booking WHERE launch_id = ?", launch)
    with pytest.raises(errors.Refusal):
        company.do(act, booking)
    for step in (confirm_launch, mark_launched):
        with pytest.raises(errors.InvalidTransition):
            company.do(step, launch)
    with pytest.raises(errors.InvalidTransition):
        company.do(abort_launch, launch, "too late")
    with pytest.raises(errors.LaunchClosed):
        company.do(edit_launch, launch, {"price_per_seat": "1"})
    with pytest.raises(errors.LaunchClosed):
        company.do(sell_seats, SellSeats(launch, company.traveler(), 1))


def test_two_launches_flown_make_an_agency_reliable_from_the_third_on(company: Company) -> None:
    agency = company.agency()
    rocket = company.rocket(agency)
    launches = [flown(company, rocket, 3, "333.33") for _ in range(4)]
    stranger = flown(company, company.rocket())
    rates = [column(company, one, "fee_basis_points") for one in launches]
    assert rates == [100, 100, 80, 80]
    assert column(company, stranger, "fee_basis_points") == 100
    assert [column(company, one, "net_revenue") for one in launches] == [99999] * 4
    assert whole(company) == []


def test_a_failed_launch_costs_nothing_and_needs_a_reason(company: Company) -> None:
    launch = company.launch(date=company.clock.now + timedelta(days=2))
    company.do(sell_seats, SellSeats(launch, company.traveler(), 2))
    company.do(confirm_launch, launch, BY_MANAGER)
    with pytest.raises(errors.LaunchNotDue):
        company.do(mark_failed, launch, "the engine")
    company.clock.forward(days=2)
    with pytest.raises(errors.ReasonRequired):
        company.do(mark_failed, launch, "  ")
    terms = preview(company, launch, S.FAILED)
    assert (terms.refusal, terms.fee, terms.net_revenue) == (None, None, None)
    outcome = company.do(mark_failed, launch, "the engine")
    assert outcome.fee is None
    assert column(company, launch, "net_revenue") is None
    assert column(company, launch, "outcome_at") is not None
    kinds = [kind for kind, _, _ in jobs(company, launch)]
    assert ISSUE_INVOICE not in kinds
    assert jobs(company, launch)[-1][2]["facts"]["reason"] == "the engine"
    assert whole(company) == []


def test_an_override_is_kept_only_where_it_was_needed(company: Company) -> None:
    few, enough = company.launch(capacity=10), company.launch(capacity=2)
    company.do(sell_seats, SellSeats(enough, company.traveler(), 1))
    with pytest.raises(errors.ReasonRequired):
        company.do(confirm_launch, few, Override(BUILT_IN_ADMINISTRATOR, " "))
    for launch in (few, enough):
        company.do(confirm_launch, launch, BY_MANAGER)
    assert column(company, few, "status_reason").startswith("the agency wants it (allowed by ")
    assert column(company, enough, "status_reason") is None


def test_an_abort_gives_everything_back_at_once(company: Company) -> None:
    launch = company.launch(capacity=20)
    people = [company.traveler() for _ in range(4)]
    kept = company.do(sell_seats, SellSeats(launch, people[0], 4))
    part = company.do(cancel_seats, kept.id, 1)  # 90 % back long before
    sold = company.do(sell_seats, SellSeats(launch, people[1], 3))
    held = company.do(hold_seats, SellSeats(launch, people[2], 2))
    company.clock.forward(hours=12)
    fresh = company.do(hold_seats, SellSeats(launch, people[3], 1))
    company.clock.forward(hours=13)  # the first hold is past its deadline
    terms = preview(company, launch, S.ABORTED)
    assert (terms.due.bookings, terms.canceled, terms.canceled_seats) == (1, 3, 7)
    assert (terms.refund, terms.net_revenue, terms.fee) == (
        Decimal("6000.00"),
        Decimal("100.00"),
        Decimal("1000.00"),
    )
    assert terms.missing == ("legal_name", "tax_id", "legal_address")
    steps: list[tuple[int, int]] = []
    outcome = company.do(abort_launch, launch, "no fuel", lambda *step: steps.append(step))
    assert (outcome.lapsed, outcome.canceled.bookings, outcome.canceled.seats) == (1, 3, 7)
    assert (outcome.canceled.refund, outcome.net_revenue) == (terms.refund, terms.net_revenue)
    assert steps[0] == (0, 3)
    assert steps[-1] == (3, 3)
    rows = dict(company.rows("SELECT id, refund_amount FROM booking"))
    assert rows == {kept.id: 300000, part.id: 90000, sold.id: 300000, held.id: 0, fresh.id: 0}
    assert company.seats(launch) == (0, 0)
    assert column(company, launch, "net_revenue") == 10000
    assert column(company, launch, "fee_basis_points") is None
    invoice, notice = jobs(company, launch)[-1], jobs(company, launch)[-2]
    assert {invoice[0], notice[0]} == {ISSUE_INVOICE, NOTIFY_LAUNCH}
    assert whole(company) == []


def test_a_launch_may_be_aborted_after_its_date(company: Company) -> None:
    launch = company.launch(date=company.clock.now + timedelta(days=1))
    company.do(sell_seats, SellSeats(launch, company.traveler(), 1))
    company.clock.forward(days=5)
    company.do(abort_launch, launch, "nobody came")
    assert whole(company) == []


@pytest.mark.parametrize("reason", [None, "", "   "])
def test_an_abort_without_a_reason_changes_nothing(company: Company, reason: str | None) -> None:
    launch = company.launch()
    booking = company.do(sell_seats, SellSeats(launch, company.traveler(), 1))
    with pytest.raises(errors.ReasonRequired):
        company.do(abort_launch, launch, reason)
    assert company.value("SELECT status FROM booking WHERE id = ?", booking.id) == "confirmed"
    assert column(company, launch, "status") == "scheduled"


def test_a_delay_asks_for_a_later_free_day_and_warns_of_the_turnaround(company: Company) -> None:
    rocket = company.rocket()
    now = company.clock.now
    first = company.launch(rocket, date=now + timedelta(days=30))
    second = company.launch(rocket, date=now + timedelta(days=40))
    with pytest.raises(errors.RocketBusy):
        company.do(delay_launch, first, now + timedelta(days=40, hours=1))
    with pytest.raises(errors.DelayNotLater):
        company.do(delay_launch, first, now + timedelta(days=29))
    terms = preview(company, first, S.DELAYED, date=now + timedelta(days=43))
    assert (terms.refusal, terms.near_launches) == (None, (second,))
    outcome = company.do(delay_launch, first, now + timedelta(days=43))
    assert outcome.near_launches == (second,)
    facts = jobs(company, first)[-1][2]["facts"]
    assert datetime.fromisoformat(facts["old_date"]) == now + timedelta(days=30)
    logged = company.value(
        "SELECT details FROM entry_log WHERE entity_type = 'launch' AND action = 'delay'"
    )
    assert "date" in json.loads(logged)["before"]


def test_an_abort_of_500_bookings_is_one_transaction(company: Company) -> None:
    launch = company.launch(capacity=600, price_per_seat="0.33")
    guests = [company.traveler() for _ in range(500)]

    def fill(work: UnitOfWork) -> None:
        for guest in guests:
            sell_seats(work, SellSeats(launch, guest, 1))

    company.work(fill)
    before = company.value("SELECT count(*) FROM entry_log")

    def stop(done: int, _total: int) -> None:
        if done == 300:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        company.do(abort_launch, launch, "no fuel", stop)
    assert company.value("SELECT count(*) FROM entry_log") == before
    assert company.seats(launch) == (500, 0)
    outcome = company.do(abort_launch, launch, "no fuel")
    assert outcome.canceled.bookings == 500
    assert outcome.canceled.refund == Decimal("165.00")
    assert whole(company) == []


# --- corrections ----------------------------------------------------------------------------------


def test_an_abort_by_mistake_is_taken_back_whole(company: Company) -> None:
    rocket = company.rocket(payer(company), capacity=10)
    launch = company.launch(rocket, date=company.clock.now + timedelta(days=30))
    sold = company.do(sell_seats, SellSeats(launch, company.traveler(), 3))
    held = company.do(hold_seats, SellSeats(launch, company.traveler(), 2))
    company.do(delay_launch, launch, company.clock.now + timedelta(days=60), "weather")
    before = company.rows("SELECT * FROM booking ORDER BY id")
    company.do(abort_launch, launch, "the wrong one")
    invoice = company.do(issue_invoice, launch)
    company.clock.forward(hours=20)
    terms = preview_correction(company.reading, launch)
    assert (terms.refusal, terms.targets) == (None, (S.DELAYED,))
    assert (terms.bookings, terms.seats, terms.price) == (2, 5, Decimal("3000.00"))
    assert terms.invoice is not None
    with pytest.raises(errors.ReasonRequired):
        company.do(correct_outcome, launch, None, None)
    company.do(correct_outcome, launch, None, "it was another one")
    assert company.rows("SELECT * FROM booking ORDER BY id") == before
    assert company.seats(launch) == (5, 2)
    assert column(company, launch, "status") == "delayed"
    assert column(company, launch, "status_reason") == "weather"
    assert column(company, launch, "outcome_at") is None
    assert company.value("SELECT status FROM invoice WHERE id = ?", invoice) == "void"
    states = [(data.get("event"), status) for _, status, data in jobs(company, launch)]
    assert ("launch_aborted", "canceled") in states
    assert ("launch_delayed", "pending") in states  # that is true as before
    told = company.rows(
        "SELECT user_id FROM notification WHERE event = 'booking_changed' AND message LIKE "
        "'Restored: %'"
    )
    assert len(told) == 3  # two travelers, and the agency once
    assert whole(company) == []
    company.do(confirm_booking, held.id)
    company.do(cancel_seats, sold.id)
    company.do(abort_launch, launch, "now it is true")
    assert whole(company) == []


def test_an_abort_is_corrected_though_the_rocket_was_deactivated_since(company: Company) -> None:
    rocket = company.rocket()
    launch = company.launch(rocket)
    company.do(sell_seats, SellSeats(launch, company.traveler(), 2))
    company.do(abort_launch, launch, "the wrong one")
    company.do(set_rocket_active, rocket, False)
    assert preview_correction(company.reading, launch).refusal is None
    company.do(correct_outcome, launch, None, "it was another one")
    assert (column(company, launch, "status"), company.seats(launch)) == ("scheduled", (2, 0))
    assert whole(company) == []


def test_the_day_for_corrections_counts_from_the_first_outcome(company: Company) -> None:
    launch = company.launch()
    with pytest.raises(errors.StandsElsewhere):
        correctable_until(company.reading, launch)
    company.do(abort_launch, launch, "the wrong one")
    until = correctable_until(company.reading, launch)
    assert until == company.clock.now + timedelta(days=1)
    company.clock.forward(hours=23)
    company.do(correct_outcome, launch, None, "it was another one")
    company.do(abort_launch, launch, "no, it was this one")
    assert correctable_until(company.reading, launch) == until
    assert preview_correction(company.reading, launch).until == until


def test_another_outcome_takes_the_place_of_a_wrong_one(company: Company) -> None:
    agency = company.agency()
    rocket = company.rocket(agency)
    launch = flown(company, rocket)
    assert preview_correction(company.reading, launch).targets == (S.CONFIRMED, S.FAILED, S.ABORTED)
    with pytest.raises(errors.InvalidTransition):
        company.do(correct_outcome, launch, S.LAUNCHED, "the same again")
    company.do(correct_outcome, launch, S.FAILED, "it came down")
    assert column(company, launch, "status") == "failed"
    assert column(company, launch, "net_revenue") is None
    company.do(correct_outcome, launch, S.LAUNCHED, "no, it did not")
    assert column(company, launch, "fee_basis_points") == 100
    assert whole(company) == []


def test_a_hold_that_a_correction_brings_back_too_late_lapses(company: Company) -> None:
    launch = company.launch()
    held = company.do(hold_seats, SellSeats(launch, company.traveler(), 2))
    company.do(abort_launch, launch, "a slip")
    company.clock.forward(hours=24, seconds=1)
    with pytest.raises(errors.CorrectionTooLate):
        company.do(correct_outcome, launch, None, "too late")
    company.clock.forward(seconds=-1)
    outcome = company.do(correct_outcome, launch, None, "just in time")
    assert outcome.lapsed == 0  # the deadline itself is still in time
    assert company.value("SELECT status FROM booking WHERE id = ?", held.id) == "pending"
    assert whole(company) == []


def test_what_stands_in_the_way_of_a_correction_is_said_and_nothing_changes(
    company: Company,
) -> None:
    rocket = company.rocket(payer(company), capacity=6)
    date = company.clock.now + timedelta(days=30)
    launch = company.launch(rocket, date=date)
    with pytest.raises(errors.StandsElsewhere):
        company.do(correct_outcome, launch, None, "it has no outcome")
    company.do(sell_seats, SellSeats(launch, company.traveler(), 4))
    company.do(abort_launch, launch, "a slip")
    other = company.launch(rocket, date=date + timedelta(hours=2))
    assert isinstance(preview_correction(company.reading, launch).refusal, errors.RocketBusy)
    with pytest.raises(errors.RocketBusy):
        company.do(correct_outcome, launch, None, "a slip")
    company.do(abort_launch, other, "in the way")
    company.do(edit_rocket, rocket, {"capacity": 3})
    with pytest.raises(errors.CapacityBelowTaken):
        company.do(correct_outcome, launch, None, "a slip")
    company.do(edit_rocket, rocket, {"capacity": 5})
    invoice = company.do(issue_invoice, launch)
    company.do(register_payment, invoice, EnteredPayment("1.00"))
    terms = preview_correction(company.reading, launch)
    assert isinstance(terms.refusal, InvoiceHasPayments)
    with pytest.raises(InvoiceHasPayments):
        company.do(correct_outcome, launch, None, "a slip")
    assert column(company, launch, "status") == "aborted"
    assert company.value("SELECT count(*) FROM booking WHERE status = 'confirmed'") == 0


def test_a_capacity_that_changed_meanwhile_holds_for_the_launch_that_opens_again(
    company: Company,
) -> None:
    rocket = company.rocket(capacity=6)
    launch = company.launch(rocket)
    company.do(abort_launch, launch, "a slip")
    company.do(edit_rocket, rocket, {"capacity": 9})
    company.do(correct_outcome, launch, None, "it flies")
    assert column(company, launch, "capacity") == 9
    assert whole(company) == []


@pytest.mark.parametrize("target", [S.CONFIRMED, S.DELAYED, S.LAUNCHED, S.FAILED, S.ABORTED])
def test_a_preview_writes_nothing(company: Company, target: LaunchStatus) -> None:
    launch = company.launch(capacity=10)
    company.do(sell_seats, SellSeats(launch, company.traveler(), 2))
    before = company.rows("SELECT count(*), max(id) FROM entry_log")
    preview(company, launch, target, date=company.clock.now + timedelta(days=500))
    assert company.rows("SELECT count(*), max(id) FROM entry_log") == before


def test_a_launch_three_days_past_its_date_is_put_before_the_managers(company: Company) -> None:
    launch = company.launch()
    date = datetime.fromisoformat(column(company, launch, "date"))

    def listed() -> bool:
        query = list_query(company.reading, Entity.LAUNCH, where="awaiting_closing")
        return fetch_ids(company.reader, LISTS[Entity.LAUNCH], query) == [launch]

    for late, awaited in ((0, False), (3, False), (3.001, True)):
        company.clock.now = date + timedelta(days=late)
        assert listed() is awaited
    company.do(abort_launch, launch, "nobody closed it")
    assert not listed()


def test_the_agency_of_an_empty_launch_hears_that_its_abort_is_taken_back(company: Company) -> None:
    agency = company.agency(email="agency@example.org")
    launch = company.launch(company.rocket(agency))
    company.do(abort_launch, launch, "weather")
    company.do(correct_outcome, launch, None, "It was the other one")
    told = company.rows(
        "SELECT event, channel, status FROM notification WHERE user_id = ? AND entity_id = ?",
        *(agency, launch),
    )
    assert told == [("launch_reopened", "mail", "pending")]
    assert whole(company) == []
