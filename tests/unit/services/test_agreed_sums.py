"""What a person agreed to is what is done, or nothing is (DOMAIN.md §5)."""

from datetime import timedelta
from decimal import Decimal

import pytest

from astrobookings_desktop.domain.errors import InvalidTransition, PriceChanged, RefundChanged
from astrobookings_desktop.domain.statuses import BookingStatus, LaunchStatus, Role
from astrobookings_desktop.services.access.overrides import Override
from astrobookings_desktop.services.actors import Actor
from astrobookings_desktop.services.bookings.cancellations import (
    HigherRefund,
    cancel_seats,
    preview_cancellation,
    void_sale,
)
from astrobookings_desktop.services.bookings.sales import (
    SellSeats,
    confirm_booking,
    hold_seats,
    sell_seats,
)
from astrobookings_desktop.services.bookings.transfers import move_booking
from astrobookings_desktop.services.launches.scheduling import edit_launch
from astrobookings_desktop.services.launches.transitions import abort_launch, delay_launch
from tests.helpers.company import Company

TWO = Decimal("2000.00")


def reprice(company: Company, launch: int, price: str = "1500.00") -> None:
    company.do(edit_launch, launch, {"price_per_seat": price})


def state(company: Company) -> list[tuple[object, ...]]:
    """What differs after whatever is written."""
    return company.rows("SELECT next_id, log_head FROM sync_state")


@pytest.mark.parametrize("book", [sell_seats, hold_seats])
def test_seats_are_booked_at_the_price_that_was_agreed_to_or_not_at_all(
    company: Company, book
) -> None:
    launch, traveler = company.launch(), company.traveler()
    booked = company.do(book, SellSeats(launch, traveler, 2, total=Decimal("2E3")))
    assert booked.total_price == TWO
    reprice(company, launch)
    before = state(company)
    with pytest.raises(PriceChanged) as refused:
        company.do(book, SellSeats(launch, traveler, 2, total=TWO))
    assert (refused.value.stated, refused.value.total) == (TWO, Decimal("3000.00"))
    assert (state(company), company.seats(launch)[0]) == (before, 2)
    again = company.do(book, SellSeats(launch, traveler, 2, total=Decimal("3000.00")))
    assert again.total_price == Decimal("3000.00")


def test_who_states_nothing_pays_todays_price(company: Company) -> None:
    launch, traveler = company.launch(), company.traveler()
    reprice(company, launch)
    sold = company.do(sell_seats, SellSeats(launch, traveler, 1))
    assert sold.total_price == Decimal("1500.00")


def test_a_repeat_is_the_same_booking_whatever_the_price_is_now(company: Company) -> None:
    launch, traveler = company.launch(), company.traveler()
    command = SellSeats(launch, traveler, 2, "one-request", total=TWO)
    sold = company.do(sell_seats, command)
    reprice(company, launch)
    assert company.do(sell_seats, command) == sold
    refused = SellSeats(launch, traveler, 1, "another", total=Decimal("1000.00"))
    with pytest.raises(PriceChanged):
        company.do(sell_seats, refused)
    # What was refused left nothing, so the same request may go on at the new price.
    agreed = SellSeats(launch, traveler, 1, "another", total=Decimal("1500.00"))
    assert company.do(sell_seats, agreed).total_price == Decimal("1500.00")


def test_a_hold_keeps_its_price_and_once_lapsed_asks_for_todays(company: Company) -> None:
    launch, traveler = company.launch(), company.traveler()
    kept, late = (company.do(hold_seats, SellSeats(launch, traveler, 2)) for _ in range(2))
    reprice(company, launch)
    with pytest.raises(PriceChanged):
        company.do(confirm_booking, kept.id, total=Decimal("3000.00"))
    assert company.do(confirm_booking, kept.id, total=TWO).total_price == TWO
    company.clock.forward(hours=25)
    before = state(company)
    with pytest.raises(PriceChanged):
        company.do(confirm_booking, late.id, total=TWO)
    assert state(company) == before  # it didn't even lapse
    sold = company.do(confirm_booking, late.id, total=Decimal("3000.00"))
    assert (sold.status, sold.total_price) == (BookingStatus.CONFIRMED, Decimal("3000.00"))
    reprice(company, launch, "9.00")
    assert company.do(confirm_booking, late.id, total=Decimal("3000.00")) == sold


def test_a_refund_is_the_one_that_was_agreed_to(company: Company) -> None:
    launch, traveler = company.launch(), company.traveler()
    sold = company.do(sell_seats, SellSeats(launch, traveler, 3))
    shown = preview_cancellation(company.reading, sold.id, 2).refund
    assert shown == Decimal("1800.00")
    company.clock.forward(minutes=1)
    company.do(delay_launch, launch, company.clock.now + timedelta(days=500), "a storm")
    before = state(company)
    with pytest.raises(RefundChanged) as refused:
        company.do(cancel_seats, sold.id, 2, refund=shown)
    assert (refused.value.stated, refused.value.refund) == (shown, TWO)
    assert state(company) == before
    part = company.do(cancel_seats, sold.id, 2, refund=TWO)
    assert (part.number_of_seats, part.refund_amount) == (2, TWO)
    with pytest.raises(RefundChanged):  # a seat less than what was shown
        company.do(void_sale, sold.id, refund=Decimal("3000.00"))
    assert company.do(void_sale, sold.id, refund=Decimal("1000.00")).refund_amount == 1000


def test_a_managers_refund_is_compared_as_it_is_given(company: Company) -> None:
    sold = company.do(sell_seats, SellSeats(company.launch(), company.traveler(), 1))
    by = Override(Actor(None, "Amara Osei", Role.MANAGER), "a bereavement")
    with pytest.raises(RefundChanged):
        company.do(cancel_seats, sold.id, None, HigherRefund(95, by), Decimal("900.00"))
    given = company.do(cancel_seats, sold.id, None, HigherRefund(95, by), Decimal("950.00"))
    assert given.refund_amount == Decimal("950.00")


def test_a_move_is_made_for_both_of_its_sums_or_not_at_all(company: Company) -> None:
    here, there = company.launch(), company.launch()
    sold = company.do(sell_seats, SellSeats(here, company.traveler(), 2))
    reprice(company, there)
    agreed = {"refund": Decimal("1800.00"), "total": Decimal("3000.00")}
    before = state(company)
    with pytest.raises(PriceChanged):
        company.do(move_booking, sold.id, there, **agreed | {"total": TWO})
    with pytest.raises(RefundChanged):
        company.do(move_booking, sold.id, there, **agreed | {"refund": TWO})
    assert state(company) == before
    assert company.do(move_booking, sold.id, there, **agreed).total_price == Decimal("3000.00")
    hold = company.do(hold_seats, SellSeats(here, company.traveler(), 1))
    free = {"refund": Decimal(0), "total": Decimal("1500.00")}
    assert company.do(move_booking, hold.id, there, **free).status is BookingStatus.PENDING


def test_an_aborts_refund_is_compared_before_anything_is_written(company: Company) -> None:
    launch = company.launch()
    company.do(sell_seats, SellSeats(launch, company.traveler(), 2))
    before = company.rows("SELECT next_id, log_head FROM sync_state")
    with pytest.raises(RefundChanged):
        company.do(abort_launch, launch, "no fuel", refund=Decimal("1000.00"))
    assert company.rows("SELECT next_id, log_head FROM sync_state") == before
    done = company.do(abort_launch, launch, "no fuel", refund=Decimal("2000.00"))
    assert done.status is LaunchStatus.ABORTED
    with pytest.raises(InvalidTransition):
        company.do(abort_launch, launch, "no fuel", refund=Decimal("2000.00"))
