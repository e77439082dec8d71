"""Canceling, voiding, moving and transferring on a real database (DOMAIN.md §5)."""

import json
from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest

from astrobookings_desktop.domain.errors import (
    AlreadyCanceled,
    HoldLapsed,
    InvalidValue,
    LaunchClosed,
    NotEnoughSeats,
    NotTheSeller,
    ReasonRequired,
    RequestIdReused,
    SameLaunch,
    SameTraveler,
    SeatLimitExceeded,
    TooManySeatsCanceled,
    VoidTooLate,
)
from astrobookings_desktop.domain.locator import display
from astrobookings_desktop.domain.statuses import Role
from astrobookings_desktop.services.actors import Actor
from astrobookings_desktop.services.bookings.cancellations import (
    cancel_seats,
    preview_cancellation,
    void_sale,
)
from astrobookings_desktop.services.bookings.sales import SellSeats, hold_seats, sell_seats
from astrobookings_desktop.services.bookings.transfers import (
    move_booking,
    preview_move,
    transfer_booking,
)
from astrobookings_desktop.services.people.users import create_user
from tests.helpers.company import Company

LAUNCH_DATE = datetime(2028, 5, 31, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("now", "percent", "released"),
    [
        (datetime(2027, 5, 31, 12, tzinfo=UTC), 90, True),
        (datetime(2027, 5, 31, 12, 0, 0, 1, tzinfo=UTC), 70, True),
        (datetime(2028, 2, 29, 12, tzinfo=UTC), 70, True),
        (datetime(2028, 2, 29, 12, 0, 0, 1, tzinfo=UTC), 0, False),
    ],
)
def test_refund_by_the_calendar_is_previewed_and_then_given(
    company: Company, now: datetime, percent: int, released: bool
) -> None:
    launch = company.launch(date=LAUNCH_DATE, price_per_seat="333.33")
    sold = company.do(sell_seats, SellSeats(launch, company.traveler(), 3))
    company.clock.now = now

    terms = preview_cancellation(company.reading, sold.id)
    canceled = company.do(cancel_seats, sold.id)

    assert terms.decision.percent == percent
    assert canceled.refund_amount == terms.refund
    assert terms.refund + terms.kept == sold.total_price
    assert company.seats(launch) == ((0 if released else 3), 0)
    assert terms.free_after == terms.free_before + (3 if released else 0)
    with pytest.raises(AlreadyCanceled):
        company.do(cancel_seats, sold.id)


def test_canceling_seat_by_seat_gives_what_canceling_at_once_does(company: Company) -> None:
    launch = company.launch(price_per_seat="0.05")
    company.clock.forward(days=100)  # 70 %
    apart = company.do(sell_seats, SellSeats(launch, company.traveler(), 3))
    whole = company.do(sell_seats, SellSeats(launch, company.traveler(), 3))

    parts = [company.do(cancel_seats, apart.id, 1) for _ in range(2)]
    parts.append(company.do(cancel_seats, apart.id))
    at_once = company.do(cancel_seats, whole.id)

    assert parts[-1].id == apart.id
    assert {part.locator for part in parts} >= {apart.locator}
    assert len({part.locator for part in parts}) == 3
    assert sum(part.refund_amount or 0 for part in parts) == at_once.refund_amount
    assert sum(part.total_price for part in parts) == whole.total_price


def test_a_part_is_a_booking_of_its_own_and_the_rest_keeps_id_and_locator(
    company: Company,
) -> None:
    launch = company.launch()
    sold = company.do(sell_seats, SellSeats(launch, company.traveler(), 3, "r-9"))
    part = company.do(cancel_seats, sold.id, 1)
    rest = company.rows(
        "SELECT locator, number_of_seats, total_price, status FROM booking WHERE id = ?", sold.id
    )
    assert rest == [(sold.locator, 2, 200000, "confirmed")]
    assert company.rows("SELECT split_from_id, status FROM booking WHERE id = ?", part.id) == [
        (sold.id, "canceled")
    ]
    told = company.rows("SELECT message, facts FROM notification WHERE entity_id = ?", part.id)
    assert told
    for message, facts in told:
        assert f"locator {display(part.locator)} of booking {display(sold.locator)}" in message
        assert json.loads(facts)["part_of"] == sold.locator
    with pytest.raises(TooManySeatsCanceled):
        company.do(cancel_seats, sold.id, 3)
    company.do(cancel_seats, sold.id)
    whole = company.rows("SELECT facts FROM notification WHERE entity_id = ?", sold.id)
    assert not any("part_of" in json.loads(facts) for (facts,) in whole)


def test_some_seats_are_canceled_once_by_the_same_request(company: Company) -> None:
    """Whatever became of the rest; nothing is written for the repeat, and nobody is told twice."""
    launch = company.launch()
    sold = company.do(sell_seats, SellSeats(launch, company.traveler(), 4, "r-1"))
    part = company.do(cancel_seats, sold.id, 2, request_id="c-1")
    written = "SELECT (SELECT count(*) FROM entry_log) + (SELECT count(*) FROM notification)"
    before = company.value(written)
    assert company.do(cancel_seats, sold.id, 2, request_id="c-1") == part
    assert company.do(cancel_seats, sold.id, "2", request_id="c-1", refund=Decimal(1)) == part
    assert company.value(written) == before
    assert company.seats(launch) == (2, 0)
    assert company.do(cancel_seats, sold.id, 1, request_id="c-2").id != part.id
    company.do(cancel_seats, sold.id, request_id="c-3")
    assert company.do(cancel_seats, sold.id, 2, request_id="c-1") == part
    with pytest.raises(AlreadyCanceled):
        company.do(cancel_seats, sold.id, request_id="c-3")


def test_a_cancellations_request_id_serves_nothing_else(company: Company) -> None:
    launch, traveler = company.launch(), company.traveler()
    sold, other = (
        company.do(sell_seats, SellSeats(launch, buyer, 4, f"r-{buyer}"))
        for buyer in (traveler, company.traveler())
    )
    company.do(cancel_seats, sold.id, 2, request_id="c-1")
    for booking, seats, request_id in (
        (sold.id, 1, "c-1"),
        (sold.id, None, "c-1"),  # the two seats that are left
        (other.id, 2, "c-1"),
        (sold.id, 2, f"r-{traveler}"),
        (sold.id, None, f"r-{traveler}"),
    ):
        with pytest.raises(RequestIdReused):
            company.do(cancel_seats, booking, seats, request_id=request_id)
    for service in (sell_seats, hold_seats):
        with pytest.raises(RequestIdReused):
            company.do(service, SellSeats(launch, company.traveler(), 2, "c-1"))
    with pytest.raises(InvalidValue) as refused:
        company.do(cancel_seats, sold.id, 1, request_id=f"renewal of {other.locator}")
    assert refused.value.field == "request_id"
    assert company.seats(launch) == (6, 0)


def test_within_14_days_of_a_delay_all_is_refunded(company: Company) -> None:
    launch = company.launch(date=company.clock.now + timedelta(days=30))
    early = company.do(sell_seats, SellSeats(launch, company.traveler(), 1))
    company.clock.forward(days=1)
    company.writer._connection.execute(
        "UPDATE launch SET status = 'delayed', delayed_at = ? WHERE id = ?",
        (company.reading.now_text, launch),
    )
    company.clock.forward(days=14)
    late = company.do(sell_seats, SellSeats(launch, company.traveler(), 1))
    assert company.do(cancel_seats, early.id).refund_amount == Decimal("1000.00")
    assert company.do(cancel_seats, late.id).refund_amount == Decimal("0.00")
    assert company.seats(launch) == (1, 0)


def test_a_hold_is_canceled_for_nothing_and_not_after_its_deadline(company: Company) -> None:
    launch = company.launch()
    held = company.do(hold_seats, SellSeats(launch, company.traveler(), 2))
    other = company.do(hold_seats, SellSeats(launch, company.traveler(), 2))
    assert company.do(cancel_seats, held.id, 1).refund_amount == Decimal("0.00")
    assert company.seats(launch) == (3, 3)
    company.clock.forward(hours=25)
    with pytest.raises(HoldLapsed):
        company.do(cancel_seats, other.id)


def test_a_preview_counts_the_seats_of_holds_past_their_deadline_as_free(company: Company) -> None:
    launch = company.launch(capacity=10)
    company.do(hold_seats, SellSeats(launch, company.traveler(), 3))
    sold = company.do(sell_seats, SellSeats(launch, company.traveler(), 2))
    terms = preview_cancellation(company.reading, sold.id)
    assert (terms.free_before, terms.free_after) == (5, 7)
    company.clock.forward(hours=25)
    terms = preview_cancellation(company.reading, sold.id)
    assert (terms.free_before, terms.free_after) == (8, 10)


def test_final_launches_bookings_never_change(company: Company) -> None:
    launch = company.launch()
    sold = company.do(sell_seats, SellSeats(launch, company.traveler(), 1))
    company.writer._connection.execute("UPDATE launch SET status = 'launched'")
    for act in (
        lambda work: cancel_seats(work, sold.id),
        lambda work: void_sale(work, sold.id, "slip"),
        lambda work: move_booking(work, sold.id, launch),
        lambda work: transfer_booking(work, sold.id, sold.traveler_id),
    ):
        with pytest.raises(LaunchClosed):
            company.work(act)


def _staff(company: Company, name: str, role: Role) -> Actor:
    user = company.do(
        create_user, {"name": name, "email": f"{name}@example.org", "role": role.value}
    )
    return Actor(user, name, role)


def test_a_slip_is_voided_by_its_seller_in_time_and_by_a_manager_with_a_reason(
    company: Company,
) -> None:
    seller, colleague = _staff(company, "eva", Role.AGENT), _staff(company, "tom", Role.AGENT)
    manager = _staff(company, "jo", Role.MANAGER)
    launch, traveler = company.launch(), company.traveler(email="t@example.org")
    company.actor = seller
    slips = [company.do(sell_seats, SellSeats(launch, traveler, 1)) for _ in range(3)]

    company.actor = colleague
    with pytest.raises(NotTheSeller):
        company.do(void_sale, slips[0].id)
    company.actor = seller
    company.clock.forward(minutes=15)
    voided = company.do(void_sale, slips[0].id)
    assert (voided.refund_amount, company.seats(launch)) == (Decimal("1000.00"), (2, 0))
    told = company.rows(
        "SELECT n.status, j.status FROM notification n LEFT JOIN job_queue j "
        "ON j.entity_type = 'notification' AND j.entity_id = n.id "
        "WHERE n.entity_type = 'booking' AND n.entity_id = ? AND n.channel = 'mail'",
        slips[0].id,
    )
    assert told == [("discarded", "canceled")]  # nobody had been told, so nobody is corrected

    company.clock.forward(seconds=1)
    with pytest.raises(VoidTooLate):
        company.do(void_sale, slips[1].id)
    company.actor = manager
    with pytest.raises(ReasonRequired):
        company.do(void_sale, slips[1].id)
    company.do(void_sale, slips[1].id, "typed the wrong launch")
    company.clock.forward(days=1)
    with pytest.raises(VoidTooLate):
        company.do(void_sale, slips[2].id, "too late")


def test_a_mail_that_went_out_is_corrected_when_its_sale_is_voided(company: Company) -> None:
    traveler = company.traveler(email="t@example.org")
    sold = company.do(sell_seats, SellSeats(company.launch(), traveler, 1))
    company.writer._connection.execute("UPDATE notification SET status = 'sent'")
    company.do(void_sale, sold.id)
    events = company.rows(
        "SELECT event, status FROM notification WHERE user_id = ? ORDER BY id", traveler
    )
    assert events == [("booking_sold", "sent"), ("booking_canceled", "pending")]


def test_a_move_cancels_and_sells_in_one_step(company: Company) -> None:
    source, target = company.launch(), company.launch(price_per_seat="1500.00")
    traveler = company.traveler()
    sold = company.do(sell_seats, SellSeats(source, traveler, 2))
    terms = preview_move(company.reading, sold.id, target)

    moved = company.do(move_booking, sold.id, target)

    assert terms.refusal is None
    assert terms.cancellation.refund == Decimal("1800.00")
    assert moved.total_price == terms.sale.total == Decimal("3000.00")
    assert (company.seats(source), company.seats(target)) == ((0, 0), (2, 0))
    assert company.rows(
        "SELECT o.cancel_cause, o.refund_amount FROM booking n "
        "JOIN booking o ON o.id = n.moved_from_id WHERE n.id = ?",
        moved.id,
    ) == [("move", 180000)]
    logged = "SELECT details FROM entry_log WHERE entity_type = 'booking' AND entity_id = ?"
    ((old,),) = company.rows(f"{logged} AND action = 'cancel'", sold.id)
    ((new,),) = company.rows(f"{logged} AND action = 'sell'", moved.id)
    assert json.loads(old)["after"]["moved_to"] == moved.locator
    assert None not in json.loads(old)["before"].values(), "a blank isn't told of"
    told = json.loads(new)["after"]
    assert (told["moved_from"], told["moved_refund"]) == (sold.locator, "1800.00")


def test_a_move_that_fails_changes_nothing(company: Company) -> None:
    source, target = company.launch(), company.launch(capacity=1)
    sold = company.do(sell_seats, SellSeats(source, company.traveler(), 2))
    before = [company.rows(f"SELECT * FROM {t} ORDER BY id") for t in ("booking", "entry_log")]
    assert isinstance(preview_move(company.reading, sold.id, target).refusal, NotEnoughSeats)
    with pytest.raises(NotEnoughSeats):
        company.do(move_booking, sold.id, target)
    with pytest.raises(SameLaunch):
        company.do(move_booking, sold.id, source)
    after = [company.rows(f"SELECT * FROM {t} ORDER BY id") for t in ("booking", "entry_log")]
    assert before == after


def test_a_move_asks_the_limit_there_and_stores_it(company: Company) -> None:
    launches = [company.launch() for _ in range(4)]
    traveler = company.traveler()
    for launch in launches[:2]:
        company.do(sell_seats, SellSeats(launch, traveler, 1))
    many = company.do(sell_seats, SellSeats(launches[2], traveler, 6))
    moved = company.do(move_booking, many.id, launches[3])
    assert company.value("SELECT seat_limit FROM booking WHERE id = ?", moved.id) == 6
    with pytest.raises(SeatLimitExceeded):  # one seat is there already
        company.do(move_booking, moved.id, launches[0])
    single = company.value("SELECT id FROM booking WHERE launch_id = ?", launches[0])
    company.do(cancel_seats, single)  # no VIP any more: what was sold stays, and a move asks anew
    with pytest.raises(SeatLimitExceeded):
        company.do(move_booking, moved.id, launches[2])
    assert company.seats(launches[3]) == (6, 0)


def test_a_moved_hold_keeps_its_deadline(company: Company) -> None:
    source, target = company.launch(), company.launch()
    held = company.do(hold_seats, SellSeats(source, company.traveler(), 2))
    company.clock.forward(hours=20)
    moved = company.do(move_booking, held.id, target)
    assert moved.hold_until == held.hold_until
    assert (company.seats(source), company.seats(target)) == ((0, 0), (2, 2))


def test_a_transfer_keeps_price_and_locator_and_asks_the_limit_again(company: Company) -> None:
    launch, heir = company.launch(), company.traveler()
    sold = company.do(sell_seats, SellSeats(launch, company.traveler(), 3))
    with pytest.raises(SameTraveler):
        company.do(transfer_booking, sold.id, sold.traveler_id)
    handed = company.do(transfer_booking, sold.id, heir)
    assert (handed.traveler_id, handed.locator, handed.total_price) == (
        heir,
        sold.locator,
        sold.total_price,
    )
    second = company.do(sell_seats, SellSeats(launch, company.traveler(), 2))
    with pytest.raises(SeatLimitExceeded):
        company.do(transfer_booking, second.id, heir)


def test_a_transfer_is_told_to_who_gave_the_booking_up_as_well(company: Company) -> None:
    agency = company.agency(email="desk@agency.example")
    launch = company.launch(company.rocket(agency))
    before, after = (company.traveler(email=f"{name}@example.org") for name in "ab")
    sold = company.do(sell_seats, SellSeats(launch, before, 1))
    company.do(transfer_booking, sold.id, after)
    told = company.rows("SELECT user_id FROM notification WHERE event = 'booking_changed'")
    assert {key for (key,) in told} == {before, after, agency}


def test_a_void_corrects_only_who_had_been_told(company: Company) -> None:
    agency = company.agency(email="desk@agency.example")
    launch = company.launch(company.rocket(agency))
    traveler = company.traveler(email="t@example.org")
    sold = company.do(sell_seats, SellSeats(launch, traveler, 1))
    company.writer._connection.execute(
        "UPDATE notification SET status = 'sent' WHERE user_id = ?", (traveler,)
    )
    company.do(void_sale, sold.id, "a slip")
    rows = company.rows("SELECT user_id, event, status FROM notification ORDER BY id")
    assert rows == [
        (traveler, "booking_sold", "sent"),
        (agency, "booking_sold", "discarded"),
        (traveler, "booking_canceled", "pending"),
    ]
