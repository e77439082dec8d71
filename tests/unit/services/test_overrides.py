"""What a manager allows above the rules: with a right, a reason, and a trace (DOMAIN.md §1)."""

from contextlib import closing
from datetime import timedelta
from decimal import Decimal

import pytest

from astrobookings_desktop.domain.errors import (
    InvalidValue,
    MissingRight,
    NotEnoughSeats,
    ReasonRequired,
    RequestIdReused,
    SeatLimitExceeded,
)
from astrobookings_desktop.domain.sign_in import AccessEnded
from astrobookings_desktop.domain.statuses import Role
from astrobookings_desktop.services.access.overrides import Override
from astrobookings_desktop.services.actors import BUILT_IN_ADMINISTRATOR, Actor
from astrobookings_desktop.services.bookings.cancellations import (
    HigherRefund,
    cancel_seats,
    preview_cancellation,
)
from astrobookings_desktop.services.bookings.change_previews import preview_transfer
from astrobookings_desktop.services.bookings.sales import (
    SellSeats,
    confirm_booking,
    hold_seats,
    preview_sale,
    sell_seats,
)
from astrobookings_desktop.services.bookings.transfers import (
    move_booking,
    preview_move,
    transfer_booking,
)
from astrobookings_desktop.services.checks.check import check
from astrobookings_desktop.services.people import users
from tests.helpers.company import Company


def manager(company: Company) -> Actor:
    entered = {"name": "Amara Osei", "email": "amara@example.org", "role": "manager"}
    return Actor(company.do(users.create_user, entered), "Amara Osei", Role.MANAGER)


def whole(company: Company) -> bool:
    with closing(company.office.reader()) as reader:
        return list(check(reader)) == []


@pytest.mark.parametrize("service", [sell_seats, hold_seats])
def test_a_manager_allows_six_seats_and_no_seventh(company: Company, service) -> None:
    launch, traveler = company.launch(), company.traveler()
    allowed = Override(manager(company), "a family of six")
    with pytest.raises(SeatLimitExceeded):
        company.do(service, SellSeats(launch, traveler, 6))
    terms = preview_sale(company.reading, launch, traveler, 6, override=allowed)
    assert (terms.refusal, terms.rule.limit, terms.rule.overridden) == (None, 6, True)
    booking = company.do(service, SellSeats(launch, traveler, 6, None, allowed))
    assert company.rows("SELECT number_of_seats, seat_limit FROM booking") == [(6, 6)]
    assert (
        company.value(
            "SELECT json_extract(details, '$.reason') FROM entry_log WHERE entity_id = ? "
            "AND entity_type = 'booking'",
            booking.id,
        )
        == "a family of six (allowed by Amara Osei)"
    )
    with pytest.raises(SeatLimitExceeded):
        company.do(service, SellSeats(launch, traveler, 1, None, allowed))
    assert whole(company)


def logged(company: Company, action: str, booking: int) -> str | None:
    return company.value(
        "SELECT json_extract(details, '$.reason') FROM entry_log WHERE action = ? "
        "AND entity_type = 'booking' AND entity_id = ?",
        *(action, booking),
    )


@pytest.mark.parametrize("book", [sell_seats, hold_seats])
def test_six_seats_move_and_are_handed_on_by_a_managers_word_alone(company: Company, book) -> None:
    family = Override(manager(company), "a family")
    sold = company.do(book, SellSeats(company.launch(), company.traveler(), 6, None, family))
    target, heir = company.launch(), company.traveler()
    small = company.launch(capacity=5)
    friends = Override(family.manager, "six friends")

    assert isinstance(preview_move(company.reading, sold.id, target).refusal, SeatLimitExceeded)
    with pytest.raises(SeatLimitExceeded):
        company.do(move_booking, sold.id, target)
    with pytest.raises(NotEnoughSeats):
        company.do(move_booking, sold.id, small, friends)
    with pytest.raises(ReasonRequired):
        company.do(move_booking, sold.id, target, Override(family.manager, ""))
    terms = preview_move(company.reading, sold.id, target, friends)
    assert (terms.refusal, terms.sale.rule.overridden) == (None, True)
    moved = company.do(move_booking, sold.id, target, friends)
    action = "sell" if book is sell_seats else "hold"
    assert logged(company, action, moved.id) == "six friends (allowed by Amara Osei)"
    assert company.seats(target)[0] == 6

    assert isinstance(preview_transfer(company.reading, moved.id, heir).refusal, SeatLimitExceeded)
    with pytest.raises(SeatLimitExceeded):
        company.do(transfer_booking, moved.id, heir)
    agent = Override(Actor(None, "Tom", Role.AGENT), "I say so")
    with pytest.raises(MissingRight):
        company.do(transfer_booking, moved.id, heir, agent)
    with pytest.raises(ReasonRequired):
        company.do(transfer_booking, moved.id, heir, Override(family.manager, " "))
    assert preview_transfer(company.reading, moved.id, heir, family).refusal is None
    company.do(transfer_booking, moved.id, heir, family)
    assert logged(company, "transfer", moved.id) == "a family (allowed by Amara Osei)"
    assert company.rows(
        "SELECT traveler_id, number_of_seats, seat_limit FROM booking WHERE status <> 'canceled'"
    ) == [(heir, 6, 6)]
    assert whole(company)


def test_a_lapsed_hold_of_six_is_a_new_sale_that_a_manager_allows_anew(company: Company) -> None:
    family = Override(manager(company), "a family")
    launch, traveler = company.launch(), company.traveler()
    held = company.do(hold_seats, SellSeats(launch, traveler, 6, None, family))
    company.clock.forward(days=2)
    with pytest.raises(SeatLimitExceeded):
        company.do(confirm_booking, held.id)
    late = Override(family.manager, "late but here")
    anew = company.do(confirm_booking, held.id, late)
    assert company.do(confirm_booking, held.id).id == anew.id  # asked twice, one sale
    assert logged(company, "sell", anew.id) == "late but here (allowed by Amara Osei)"
    in_time = company.do(hold_seats, SellSeats(company.launch(), traveler, 6, None, family))
    company.do(confirm_booking, in_time.id)  # nothing is asked again
    assert whole(company)


def test_nobody_allows_more_than_the_capacity(company: Company) -> None:
    launch, traveler = company.launch(capacity=5), company.traveler()
    allowed = Override(manager(company), "they insist")
    with pytest.raises(NotEnoughSeats):
        company.do(sell_seats, SellSeats(launch, traveler, 6, None, allowed))


def test_a_manager_refunds_more_than_the_table(company: Company) -> None:
    launch, traveler = company.launch(date=company.clock.now + timedelta(days=20)), None
    traveler = company.traveler()
    sold = company.do(sell_seats, SellSeats(launch, traveler, 2))
    higher = HigherRefund(50, Override(manager(company), "a death in the family"))
    terms = preview_cancellation(company.reading, sold.id, 1, higher)
    assert (terms.refund, terms.decision.seats_released) == (Decimal("500.00"), False)
    canceled = company.do(cancel_seats, sold.id, 1, higher)
    assert canceled.refund_amount == Decimal("500.00")
    assert company.seats(launch) == (2, 0)
    assert whole(company)


def test_a_request_that_came_before_gets_no_other_refund(company: Company) -> None:
    """The manager's word would count for nothing, and nobody would be told."""
    soon = company.launch(date=company.clock.now + timedelta(days=30))
    sold = company.do(sell_seats, SellSeats(soon, company.traveler(), 4))
    by = Override(manager(company), "a death in the family")
    company.do(cancel_seats, sold.id, 1, request_id="c-1")
    with pytest.raises(RequestIdReused):
        company.do(cancel_seats, sold.id, 1, HigherRefund(50, by), request_id="c-1")
    more = company.do(cancel_seats, sold.id, 2, HigherRefund(50, by), request_id="c-2")
    assert company.do(cancel_seats, sold.id, 2, HigherRefund(50, by), request_id="c-2") == more
    left = company.value("SELECT number_of_seats FROM booking WHERE id = ?", sold.id)
    assert (left, company.seats(soon)[0]) == (1, 4), "late ones stay sold"


@pytest.mark.parametrize("percent", [0, 70, 101, -1])
def test_a_higher_refund_is_above_the_table_and_no_more_than_all(
    company: Company, percent: int
) -> None:
    launch = company.launch(date=company.clock.now + timedelta(days=200))  # 70 %
    sold = company.do(sell_seats, SellSeats(launch, company.traveler(), 1))
    higher = HigherRefund(percent, Override(manager(company), "why not"))
    with pytest.raises(InvalidValue) as refused:
        company.do(cancel_seats, sold.id, None, higher)
    assert refused.value.field == "refund_percent"


def test_nobody_refunds_what_was_never_paid(company: Company) -> None:
    held = company.do(hold_seats, SellSeats(company.launch(), company.traveler(), 2))
    higher = HigherRefund(50, Override(manager(company), "they are nice"))
    for seats in (1, None):
        with pytest.raises(InvalidValue, match="nothing was paid") as refused:
            company.do(cancel_seats, held.id, seats, higher)
        assert refused.value.field == "refund_percent"
        terms = preview_cancellation(company.reading, held.id, seats, higher)
        assert (str(terms.refusal), terms.refund) == (str(refused.value), Decimal("0.00"))
    assert company.do(cancel_seats, held.id).refund_amount == Decimal("0.00")
    assert whole(company)


@pytest.mark.parametrize("reason", ["", "   ", "\u200b"])
def test_a_reason_is_given(company: Company, reason: str) -> None:
    launch, traveler = company.launch(), company.traveler()
    with pytest.raises(ReasonRequired):
        company.do(
            sell_seats, SellSeats(launch, traveler, 6, None, Override(manager(company), reason))
        )


def test_the_word_of_others_counts_for_nothing(company: Company) -> None:
    launch, traveler, amara = company.launch(), company.traveler(), manager(company)
    agent = Actor(None, "Tom", Role.AGENT)
    with pytest.raises(MissingRight):
        company.do(sell_seats, SellSeats(launch, traveler, 6, None, Override(agent, "I say so")))
    assert amara.user_id is not None
    company.do(users.set_user_active, amara.user_id, False)
    with pytest.raises(AccessEnded):
        company.do(sell_seats, SellSeats(launch, traveler, 6, None, Override(amara, "she left")))
    company.actor = BUILT_IN_ADMINISTRATOR
    assert company.value("SELECT count(*) FROM booking") == 0
