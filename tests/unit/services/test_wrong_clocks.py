"""Clocks that are set back between two acts: nothing is called broken, and each act finds the one
before it."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from astrobookings_desktop.domain.errors import CorrectionTooLate
from astrobookings_desktop.domain.statuses import LaunchStatus
from astrobookings_desktop.services.bookings.cancellations import cancel_seats, void_sale
from astrobookings_desktop.services.bookings.sales import (
    SellSeats,
    confirm_booking,
    hold_seats,
    sell_seats,
)
from astrobookings_desktop.services.bookings.transfers import move_booking
from astrobookings_desktop.services.checks.check import check
from astrobookings_desktop.services.launches.corrections import correct_outcome
from astrobookings_desktop.services.launches.transitions import (
    abort_launch,
    confirm_launch,
    delay_launch,
    mark_launched,
)
from astrobookings_desktop.services.money.invoices import issue_invoice
from astrobookings_desktop.services.money.receivables import invoices_to_watch, mark_overdue
from tests.helpers.company import Company, catalogue
from tests.helpers.doctor import doctoring

Act = Callable[[Company, int], object]
YEAR = timedelta(days=365)


def _move(company: Company, booking: int) -> object:
    return company.do(move_booking, booking, company.launch())


def _abort(company: Company, booking: int) -> object:
    launch = company.value("SELECT launch_id FROM booking WHERE id = ?", booking)
    return company.do(abort_launch, launch, "no fuel")


AFTER_A_SALE: dict[str, Act] = {
    "void": lambda company, booking: company.do(void_sale, booking, "a slip"),
    "cancel": lambda company, booking: company.do(cancel_seats, booking),
    "cancel a part": lambda company, booking: company.do(cancel_seats, booking, 1),
    "move": _move,
    "abort": _abort,
}


def rules_broken(company: Company) -> set[str]:
    return {found.rule for found in check(company.reader, catalogue=catalogue())}


def clock_lives_on(company: Company) -> None:
    """Past the moment at which it was set back; something is done then."""
    company.clock.forward(days=2 * 365)
    company.traveler()


@pytest.mark.parametrize("back", [timedelta(seconds=2), YEAR], ids=str)
@pytest.mark.parametrize("act", AFTER_A_SALE.values(), ids=AFTER_A_SALE)
@pytest.mark.parametrize("held", [False, True], ids=["sold", "held first"])
def test_a_booking_may_end_before_it_began(
    company: Company, back: timedelta, act: Act, held: bool
) -> None:
    launch, traveler = company.launch(), company.traveler()
    seats = SellSeats(launch, traveler, 3)
    if held:
        booking = company.do(hold_seats, seats).id
        company.clock.now -= timedelta(seconds=2)
        company.do(confirm_booking, booking)
    else:
        booking = company.do(sell_seats, seats).id
    company.clock.now -= back
    act(company, booking)
    assert rules_broken(company) == set()
    clock_lives_on(company)
    assert rules_broken(company) == set()


def test_parts_add_up_to_what_was_told_first_whatever_the_clock_said(company: Company) -> None:
    booking = company.do(sell_seats, SellSeats(company.launch(), company.traveler(), 4)).id
    for _ in range(3):
        company.clock.now -= timedelta(seconds=2)
        company.do(cancel_seats, booking, 1)
    assert rules_broken(company) == set()
    with doctoring(company.path) as connection:
        connection.execute("UPDATE booking SET number_of_seats = 2 WHERE split_from_id IS NULL")
    assert "split" in rules_broken(company)


@pytest.mark.parametrize("back", [timedelta(seconds=2), timedelta(days=20)], ids=str)
def test_a_launch_may_be_delayed_and_end_before_it_was_scheduled(
    company: Company, back: timedelta
) -> None:
    delayed, aborted = company.launch(), company.launch()
    company.clock.now -= back
    company.do(delay_launch, delayed, company.clock.now + 3 * YEAR, "weather")
    company.do(abort_launch, aborted, "no fuel")
    assert rules_broken(company) == set()
    clock_lives_on(company)
    assert rules_broken(company) == set()


@pytest.mark.parametrize("made_before", [True, False])
def test_a_refund_after_a_delay_stands_though_the_last_delay_seems_older_than_the_sale(
    company: Company, made_before: bool
) -> None:
    launch, traveler = company.launch(), company.traveler()
    if not made_before:
        company.do(delay_launch, launch, company.clock.now + 2 * YEAR, "weather")
        company.clock.forward(minutes=1)
    booking = company.do(sell_seats, SellSeats(launch, traveler, 3)).id
    company.clock.forward(minutes=1)
    if made_before:
        company.do(delay_launch, launch, company.clock.now + 2 * YEAR, "weather")
    assert company.do(cancel_seats, booking).refund_amount == (3000 if made_before else 2700)
    company.clock.now -= timedelta(days=1)
    company.do(delay_launch, launch, company.clock.now + 3 * YEAR, "weather")
    assert rules_broken(company) == set()
    with doctoring(company.path) as connection:
        connection.execute("UPDATE booking SET refund_percent = 100, refund_amount = 300000")
    assert ("refund_percent" in rules_broken(company)) is not made_before


def _flown(company: Company, agency: int) -> int:
    launch = company.launch(
        company.rocket(agency, capacity=2), date=company.clock.now + timedelta(days=1)
    )
    company.do(sell_seats, SellSeats(launch, company.traveler(), 2))
    company.do(confirm_launch, launch)
    company.clock.forward(days=1, hours=1)
    company.do(mark_launched, launch)
    return launch


def test_the_rate_goes_by_what_was_marked_before_and_not_by_the_clock(company: Company) -> None:
    agency, now = company.agency(), company.clock.now
    company.clock.forward(days=100)
    launches = [_flown(company, agency) for _ in range(2)]
    company.clock.now = now
    launches += [_flown(company, agency) for _ in range(2)]
    points = "SELECT fee_basis_points FROM launch WHERE id = ?"
    assert [company.value(points, launch) for launch in launches] == [100, 100, 80, 80]
    assert rules_broken(company) == set()
    with doctoring(company.path) as connection:
        connection.execute("UPDATE launch SET fee_basis_points = 80 WHERE id = ?", launches[:1])
    assert rules_broken(company) & {"fee_rate", "log"}


@pytest.mark.parametrize(
    "doctored",
    [
        "UPDATE booking SET canceled_at = '2020-01-01T00:00:00.000000Z'",
        "UPDATE entry_log SET timestamp = '2020-01-01T00:00:00.000000Z' WHERE action = 'cancel'",
        "UPDATE booking SET created_at = '2026-12-01T00:00:00.000000Z'",
    ],
)
def test_moments_that_the_log_does_not_tell_are_found_all_the_same(
    company: Company, doctored: str
) -> None:
    booking = company.do(sell_seats, SellSeats(company.launch(), company.traveler(), 3))
    company.clock.forward(minutes=1)
    company.do(cancel_seats, booking.id)
    assert rules_broken(company) == set()
    with doctoring(company.path) as connection:
        connection.execute(doctored)
    assert rules_broken(company) & {"times", "log_chain"}


def test_a_correction_goes_by_the_outcome_that_stands(company: Company) -> None:
    launch = company.launch(company.rocket(capacity=2), date=company.clock.now + timedelta(days=1))
    company.do(sell_seats, SellSeats(launch, company.traveler(), 2))
    company.do(confirm_launch, launch)
    company.clock.forward(days=1, hours=2)
    company.do(mark_launched, launch)
    company.do(correct_outcome, launch, None, "the wrong one")
    company.do(delay_launch, launch, company.clock.now + timedelta(days=30), "weather")
    company.clock.now -= timedelta(hours=1)
    company.do(abort_launch, launch, "a slip")
    company.clock.forward(minutes=5)
    assert company.do(correct_outcome, launch, None, "a slip").status is LaunchStatus.DELAYED
    assert rules_broken(company) == set()


def test_a_mark_of_a_wrong_year_prolongs_no_correction(company: Company) -> None:
    launch = company.launch(company.rocket(capacity=2), date=company.clock.now + YEAR)
    now = company.clock.now
    company.clock.forward(days=200)
    company.do(abort_launch, launch, "a slip")
    company.do(correct_outcome, launch, None, "a slip")
    company.clock.now = now
    company.do(abort_launch, launch, "no fuel")
    company.clock.forward(days=1, minutes=1)
    with pytest.raises(CorrectionTooLate):
        company.do(correct_outcome, launch, None, "too late")


def test_an_invoice_is_overdue_by_the_clock_as_it_is(company: Company) -> None:
    agency = company.agency(legal_name="Agency AG", tax_id="1", legal_address="Street 1")
    launch = company.launch(company.rocket(agency))
    company.do(abort_launch, launch, "no fuel")
    invoice = company.do(issue_invoice, launch)
    status = "SELECT status FROM invoice WHERE id = ?"
    now, seen = company.clock.now, []
    for days in (0, 300, 1, 30, 31):
        company.clock.now = now + timedelta(days=days)
        with_watch(company)
        seen.append(company.value(status, invoice))
    assert seen == ["pending", "overdue", "pending", "pending", "overdue"]
    assert rules_broken(company) == set()


def with_watch(company: Company) -> None:
    """As the hourly job does it."""
    for key in invoices_to_watch(company.reading):
        company.do(mark_overdue, key)
