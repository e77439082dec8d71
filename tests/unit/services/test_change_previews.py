"""Previews of a void and of a transfer say what doing it then does."""

from datetime import timedelta
from decimal import Decimal

import pytest

from astrobookings_desktop.domain.errors import (
    AlreadyCanceled,
    InactiveRecord,
    NotFound,
    ReasonRequired,
    Refusal,
    SameTraveler,
    SeatLimitExceeded,
    VoidTooLate,
)
from astrobookings_desktop.domain.statuses import Role
from astrobookings_desktop.services.actors import Actor
from astrobookings_desktop.services.bookings import cancellations, sales, transfers
from astrobookings_desktop.services.bookings.change_previews import preview_transfer, preview_void
from astrobookings_desktop.services.bookings.sales import SellSeats
from astrobookings_desktop.services.people import travelers, users
from tests.helpers.company import NOW, Company


@pytest.fixture
def sold(company: Company) -> sales.BookingRecord:
    command = SellSeats(company.launch(), company.traveler(), 3)
    return company.do(sales.sell_seats, command)


def test_the_seller_voids_at_once_and_a_manager_with_a_reason_later(
    company: Company, sold: sales.BookingRecord
) -> None:
    terms = preview_void(company.reading, sold.id)
    assert terms.refusal is None
    assert terms.window is not None
    assert (terms.window.by_manager, terms.needs_reason) == (False, False)

    company.clock.forward(minutes=16)
    terms = preview_void(company.reading, sold.id)
    assert terms.window is not None
    assert (terms.window.by_manager, terms.needs_reason) == (True, True)
    with pytest.raises(ReasonRequired):
        company.do(cancellations.void_sale, sold.id)

    company.clock.forward(days=1)
    terms = preview_void(company.reading, sold.id)
    assert (terms.window, type(terms.refusal)) == (None, VoidTooLate)


def test_an_agent_has_no_time_left_after_a_quarter_of_an_hour(company: Company) -> None:
    user = company.do(users.create_user, {"name": "Marta", "role": "agent", "email": "m@b.es"})
    launch, traveler = company.launch(), company.traveler()
    company.actor = Actor(user, "Marta", Role.AGENT)
    sold = company.do(sales.sell_seats, SellSeats(launch, traveler, 1))
    company.clock.forward(minutes=16)
    terms = preview_void(company.reading, sold.id)
    assert isinstance(terms.refusal, VoidTooLate)
    assert not terms.needs_reason


def test_a_transfer_asks_the_new_travelers_limit(
    company: Company, sold: sales.BookingRecord
) -> None:
    other = company.traveler(name="Ana")
    terms = preview_transfer(company.reading, sold.id, other)
    assert (terms.refusal, terms.traveler.name, terms.rule.limit) == (None, "Ana", 4)

    company.do(sales.sell_seats, SellSeats(sold.launch_id, other, 2))
    assert isinstance(preview_transfer(company.reading, sold.id, other).refusal, SeatLimitExceeded)
    same = preview_transfer(company.reading, sold.id, sold.traveler_id)
    assert isinstance(same.refusal, SameTraveler)
    with pytest.raises(NotFound):
        preview_transfer(company.reading, sold.id, 999)


@pytest.mark.parametrize("state", ["fine", "inactive", "limit", "same", "canceled", "lapsed"])
def test_the_preview_of_a_transfer_agrees_with_the_deed(company: Company, state: str) -> None:
    launch = company.launch()
    held = company.do(sales.hold_seats, SellSeats(launch, company.traveler(), 2))
    other = held.traveler_id if state == "same" else company.traveler()
    match state:
        case "inactive":
            company.do(travelers.set_traveler_active, other, False)
        case "limit":
            company.do(sales.sell_seats, SellSeats(launch, other, 4))
        case "canceled":
            company.do(cancellations.cancel_seats, held.id)
        case "lapsed":
            company.clock.forward(days=2)

    terms = preview_transfer(company.reading, held.id, other)
    done: Refusal | None = None
    try:
        company.do(transfers.transfer_booking, held.id, other)
    except Refusal as refusal:
        done = refusal
    assert type(terms.refusal) is type(done)
    assert (done is None) == (state == "fine")
    if state == "inactive":
        assert isinstance(done, InactiveRecord)


def test_a_canceled_sale_has_nothing_to_void(company: Company, sold: sales.BookingRecord) -> None:
    company.do(cancellations.cancel_seats, sold.id)
    terms = preview_void(company.reading, sold.id)
    assert isinstance(terms.refusal, AlreadyCanceled)
    assert company.clock.now == NOW


def test_voiding_after_moves_says_what_they_cost(
    company: Company, sold: sales.BookingRecord
) -> None:
    assert preview_void(company.reading, sold.id).moved is None
    soon = company.launch(date=NOW + timedelta(days=200))
    once = company.do(transfers.move_booking, sold.id, soon)  # 90 % back of 3,000
    twice = company.do(transfers.move_booking, once.id, company.launch())  # 70 % back
    moved = preview_void(company.reading, twice.id).moved
    assert moved is not None
    assert (moved.locator, moved.kept) == (once.locator, Decimal("1200.00"))
    assert company.do(cancellations.void_sale, twice.id).refund_amount == Decimal("3000.00")
    kept = "SELECT sum(total_price - refund_amount) FROM booking"
    assert company.value(kept) == 1200_00


def test_voiding_a_hold_that_was_moved_and_confirmed_has_cost_nothing(company: Company) -> None:
    held = company.do(sales.hold_seats, SellSeats(company.launch(), company.traveler(), 2))
    moved = company.do(transfers.move_booking, held.id, company.launch())
    company.do(sales.confirm_booking, moved.id)
    terms = preview_void(company.reading, moved.id)
    assert terms.moved is not None
    assert (terms.moved.locator, terms.moved.kept) == (held.locator, Decimal("0.00"))
