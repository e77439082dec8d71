"""Selling, holding, confirming and lapsing on a real database (DOMAIN.md §5)."""

import json
from datetime import timedelta
from decimal import Decimal

import pytest

from astrobookings_desktop.data.log_chain import SERIAL_SPAN
from astrobookings_desktop.domain.entities import Entity
from astrobookings_desktop.domain.errors import (
    AlreadyCanceled,
    HoldLapsed,
    InactiveRecord,
    InvalidValue,
    LaunchClosed,
    MissingRight,
    NotAHold,
    NotEnoughSeats,
    NotFound,
    Refusal,
    RequestIdReused,
    SeatLimitExceeded,
)
from astrobookings_desktop.domain.statuses import BookingStatus, Role
from astrobookings_desktop.services.actors import Actor
from astrobookings_desktop.services.bookings.cancellations import cancel_seats
from astrobookings_desktop.services.bookings.sales import (
    SellSeats,
    confirm_booking,
    hold_seats,
    preview_sale,
    sell_seats,
)
from astrobookings_desktop.services.bookings.seats import lapse_due_holds
from astrobookings_desktop.services.launches.scheduling import edit_launch
from astrobookings_desktop.services.people.travelers import set_traveler_active
from astrobookings_desktop.services.unit_of_work import UnitOfWork
from tests.helpers.company import Company


def test_a_sale_writes_booking_counter_log_messages_and_jobs_at_once(company: Company) -> None:
    agency = company.agency(email="agency@example.org")
    launch = company.launch(company.rocket(agency))
    traveler = company.traveler(name="Ana López")  # no e-mail: told on the desktop

    sold = company.do(sell_seats, SellSeats(launch, traveler, 2))

    assert (sold.status, sold.total_price) == (BookingStatus.CONFIRMED, Decimal("2000.00"))
    assert company.seats(launch) == (2, 0)
    ((action, details),) = company.rows(
        "SELECT action, details FROM entry_log WHERE entity_type = 'booking'"
    )
    assert action == "sell"
    assert json.loads(details)["after"]["locator"] == sold.locator
    assert company.rows("SELECT user_id, channel FROM notification ORDER BY id") == [
        (traveler, "desktop"),
        (agency, "mail"),
    ]
    jobs = company.rows(
        "SELECT job_type, run_after FROM job_queue WHERE entity_type = 'notification'"
    )
    due = int((company.clock.now + timedelta(seconds=30)).timestamp() * 1000)
    assert jobs == [("deliver_notification", due)]
    assert company.changes[Entity.BOOKING] == {sold.id}
    assert company.changes[Entity.LAUNCH] == {launch}


def test_a_hold_keeps_seats_and_its_price_until_confirmed(company: Company) -> None:
    launch, traveler = company.launch(), company.traveler()
    held = company.do(hold_seats, SellSeats(launch, traveler, 2))
    assert company.seats(launch) == (2, 2)
    assert held.hold_until == company.clock.now + timedelta(hours=24)

    company.do(edit_launch, launch, {"price_per_seat": "1500.00"})
    company.clock.forward(hours=24)  # the deadline itself is still in time
    sold = company.do(confirm_booking, held.id)

    assert (sold.id, sold.locator, sold.total_price) == (held.id, held.locator, held.total_price)
    assert company.seats(launch) == (2, 0)
    told = company.rows("SELECT event FROM notification WHERE user_id = ? ORDER BY id", traveler)
    assert told == [("booking_held",), ("booking_sold",)]


def test_confirming_a_lapsed_hold_is_one_new_sale_at_todays_price(company: Company) -> None:
    launch, traveler = company.launch(), company.traveler()
    held = company.do(hold_seats, SellSeats(launch, traveler, 2))
    company.do(edit_launch, launch, {"price_per_seat": "1500.00"})
    company.clock.forward(hours=24, seconds=1)

    sold = company.do(confirm_booking, held.id)
    again = company.do(confirm_booking, held.id)

    assert sold.id == again.id != held.id
    assert sold.total_price == Decimal("3000.00")
    assert company.seats(launch) == (2, 0)
    assert company.rows("SELECT status, cancel_cause FROM booking WHERE id = ?", held.id) == [
        ("canceled", "lapse")
    ]


def test_a_sale_first_lapses_the_launchs_due_holds(company: Company) -> None:
    launch = company.launch(capacity=4)
    company.do(hold_seats, SellSeats(launch, company.traveler(), 4))
    other = company.traveler()
    with pytest.raises(NotEnoughSeats):
        company.do(sell_seats, SellSeats(launch, other, 1))
    company.clock.forward(hours=25)

    terms = preview_sale(company.reading, launch, other, 4)
    assert (terms.left, terms.left_after, terms.refusal) == (4, 0, None)
    company.do(sell_seats, SellSeats(launch, other, 4))

    assert company.seats(launch) == (4, 0)
    assert company.value("SELECT count(*) FROM entry_log WHERE action = 'lapse'") == 1


def test_the_worker_lapses_the_due_holds_of_all_launches_once(company: Company) -> None:
    first, second = company.launch(), company.launch()
    for launch in (first, first, second):
        company.do(hold_seats, SellSeats(launch, company.traveler(), 1))
    company.clock.forward(hours=25)
    assert [company.do(lapse_due_holds) for _ in range(2)] == [3, 0]
    assert (company.seats(first), company.seats(second)) == ((0, 0), (0, 0))


def test_the_worker_lapses_so_many_holds_at_once_and_the_others_later(company: Company) -> None:
    launches = [company.launch() for _ in range(3)]
    for launch in launches:
        for _ in range(2):
            company.do(hold_seats, SellSeats(launch, company.traveler(), 1))
    company.clock.forward(hours=25)
    assert [company.do(lapse_due_holds, 3) for _ in range(3)] == [4, 2, 0]
    assert [company.seats(launch) for launch in launches] == [(0, 0)] * 3


def test_the_same_request_is_one_booking_and_its_id_serves_nothing_else(company: Company) -> None:
    launch, traveler = company.launch(), company.traveler()
    command = SellSeats(launch, traveler, 2, request_id="r-1")
    first = company.do(sell_seats, command)
    assert company.do(sell_seats, command) == first
    for other in (
        SellSeats(launch, traveler, 1, request_id="r-1"),
        SellSeats(launch, company.traveler(), 2, request_id="r-1"),
    ):
        with pytest.raises(RequestIdReused):
            company.do(sell_seats, other)
    with pytest.raises(RequestIdReused):
        company.do(hold_seats, command)
    assert company.seats(launch) == (2, 0)


def test_a_repeated_request_says_what_became_of_its_booking(company: Company) -> None:
    command = SellSeats(company.launch(), company.traveler(), 2, request_id="r-1")
    booking = company.do(hold_seats, command).id
    company.do(confirm_booking, booking)
    again = company.do(hold_seats, command)
    assert (again.id, again.status) == (booking, BookingStatus.CONFIRMED)
    company.do(cancel_seats, booking)
    with pytest.raises(AlreadyCanceled):
        company.do(hold_seats, command)
    assert company.value("SELECT count(*) FROM booking") == 1


def test_a_repeated_request_tells_no_lapsed_hold_as_held(company: Company) -> None:
    """Whether or not the lapse was recorded; what is sold stays sold, also after its launch."""
    launch = company.launch()
    hold = SellSeats(launch, company.traveler(), 2, request_id="r-1")
    sale = SellSeats(launch, company.traveler(), 1, request_id="r-2")
    held, sold = company.do(hold_seats, hold), company.do(sell_seats, sale)
    company.clock.forward(hours=24)
    assert company.do(hold_seats, hold) == held, "the deadline itself is in time"
    company.clock.forward(seconds=1)
    with pytest.raises(HoldLapsed):
        company.do(hold_seats, hold)
    company.clock.forward(days=3650)
    assert company.do(sell_seats, sale) == sold


def test_limit_is_four_and_six_for_a_vip_and_stays_with_the_booking(company: Company) -> None:
    traveler, launch = company.traveler(), company.launch()
    company.do(sell_seats, SellSeats(launch, traveler, 4))
    with pytest.raises(SeatLimitExceeded) as refused:
        company.do(sell_seats, SellSeats(launch, traveler, 1))
    assert (refused.value.limit, refused.value.held) == (4, 4)

    others = [company.do(sell_seats, SellSeats(company.launch(), traveler, 1)) for _ in range(2)]
    vip = company.do(sell_seats, SellSeats(launch, traveler, 2))
    assert company.value("SELECT seat_limit FROM booking WHERE id = ?", vip.id) == 6

    company.do(cancel_seats, others[0].id)  # VIP no more: nothing sold changes
    assert company.seats(launch) == (6, 0)
    with pytest.raises(SeatLimitExceeded):
        company.do(sell_seats, SellSeats(launch, traveler, 1))


def test_failed_and_aborted_launches_make_no_vip(company: Company) -> None:
    traveler, launch = company.traveler(), company.launch()
    flown = [company.launch() for _ in range(3)]
    for other in flown:
        company.do(sell_seats, SellSeats(other, traveler, 1))
    for other, status in zip(flown, ("failed", "aborted", "launched"), strict=True):
        company.writer._connection.execute(
            "UPDATE launch SET status = ? WHERE id = ?", (status, other)
        )
    rule = preview_sale(company.reading, launch, traveler, 1).rule
    assert (rule.vip, rule.other_launches) == (False, 1)


@pytest.mark.parametrize("seats", [0, -1, 1.5, 10**9, "2.0", True, None])
def test_seats_that_are_none_are_refused_by_field_and_nothing_is_written(
    company: Company, seats: object
) -> None:
    launch, traveler = company.launch(), company.traveler()
    before = company.rows("SELECT next_id, log_head FROM sync_state")
    for action in (sell_seats, hold_seats):
        with pytest.raises(InvalidValue) as refused:
            company.do(action, SellSeats(launch, traveler, seats))
        assert refused.value.field == "seats"
    assert company.rows("SELECT next_id, log_head FROM sync_state") == before


NONE_HAVE = (-1, 0, 10**9, 2**63, 10**30)
"""Ids; SQLite has no such number as the last ones."""


def test_what_stands_in_the_way_of_a_sale(company: Company) -> None:
    launch, traveler = company.launch(capacity=3), company.traveler()
    table: list[tuple[type[Refusal], SellSeats]] = [
        (NotEnoughSeats, SellSeats(launch, traveler, 4)),
        *((NotFound, SellSeats(key, traveler, 1)) for key in NONE_HAVE),
        *((NotFound, SellSeats(launch, key, 1)) for key in NONE_HAVE),
        (NotFound, SellSeats(launch, company.agency(), 1)),
    ]
    for kind, command in table:
        with pytest.raises(kind):
            company.do(sell_seats, command)
    for key in NONE_HAVE:
        with pytest.raises(NotFound):
            company.do(confirm_booking, key)
    company.do(set_traveler_active, traveler, False)
    with pytest.raises(InactiveRecord):
        company.do(sell_seats, SellSeats(launch, traveler, 1))
    company.clock.forward(days=400)  # to the moment of the launch
    with pytest.raises(LaunchClosed):
        company.do(sell_seats, SellSeats(launch, company.traveler(), 1))
    company.actor = Actor(None, "Somebody", Role.MANAGER)
    with pytest.raises(MissingRight):
        company.do(sell_seats, SellSeats(launch, traveler, 1))
    assert company.value("SELECT count(*) FROM booking") == 0


def test_only_a_hold_can_be_confirmed(company: Company) -> None:
    sold = company.do(sell_seats, SellSeats(company.launch(), company.traveler(), 1))
    with pytest.raises(NotAHold):
        company.do(confirm_booking, sold.id)
    company.do(cancel_seats, sold.id)
    with pytest.raises(AlreadyCanceled):
        company.do(confirm_booking, sold.id)
    with pytest.raises(NotFound):
        company.do(confirm_booking, 12345)


def test_a_preview_says_what_the_sale_then_does(company: Company) -> None:
    launch, traveler = company.launch(capacity=3), company.traveler()
    without = preview_sale(company.reading, launch, None, 1)
    assert (without.traveler, without.refusal, without.total) == (None, None, Decimal("1000.00"))
    good = preview_sale(company.reading, launch, traveler, 2)
    assert (good.refusal, good.left, good.left_after) == (None, 3, 1)
    sold = company.do(sell_seats, SellSeats(launch, traveler, 2))
    assert sold.total_price == good.total
    refused = preview_sale(company.reading, launch, traveler, 2)
    assert isinstance(refused.refusal, NotEnoughSeats)
    with pytest.raises(NotEnoughSeats):
        company.do(sell_seats, SellSeats(launch, traveler, 2))


def test_a_dry_run_leaves_nothing(company: Company) -> None:
    launch, traveler = company.launch(), company.traveler()
    before = company.rows("SELECT * FROM sync_state")
    with company.writer.unit_of_work(company.actor, dry_run=True) as work:
        preview = sell_seats(work, SellSeats(launch, traveler, 2))
    assert preview.total_price == Decimal("2000.00")
    assert company.rows("SELECT * FROM sync_state") == before
    assert company.value("SELECT count(*) FROM booking") == 0


def test_a_renewal_that_was_canceled_is_not_told_as_a_sale(company: Company) -> None:
    launch, traveler = company.launch(), company.traveler()
    held = company.do(hold_seats, SellSeats(launch, traveler, 2))
    company.clock.forward(hours=25)
    renewed = company.do(confirm_booking, held.id)
    company.do(cancel_seats, renewed.id)
    with pytest.raises(AlreadyCanceled) as refused:
        company.do(confirm_booking, held.id)
    assert refused.value.locator == renewed.locator


@pytest.mark.parametrize("service", [sell_seats, hold_seats])
def test_nobody_takes_a_request_id_of_ours(company: Company, service) -> None:
    launch, traveler = company.launch(), company.traveler()
    with pytest.raises(InvalidValue) as refused:
        company.do(service, SellSeats(launch, traveler, 1, "renewal of ABC234"))
    assert refused.value.field == "request_id"


def test_who_has_no_right_leaves_a_row_in_the_log(company: Company) -> None:
    launch, traveler = company.launch(), company.traveler()
    company.actor = Actor(None, "Jonas", Role.MANAGER)
    with pytest.raises(MissingRight):
        company.do(sell_seats, SellSeats(launch, traveler, 1))
    assert company.rows(
        "SELECT action, user_name, json_extract(details, '$.reason') FROM entry_log "
        "ORDER BY id DESC LIMIT 1"
    ) == [
        (
            "refused",
            "Jonas",
            "The role manager may not sell seats: ask someone who may (admin, agent).",
        )
    ]
    assert company.value("SELECT count(*) FROM booking") == 0


def test_a_record_of_another_workstation_is_not_taken_for_a_new_one(company: Company) -> None:
    def look(work: UnitOfWork) -> None:
        new = work.new_id()
        assert work.is_new(new)
        assert not work.is_new(new - 1)
        assert not work.is_new(new + SERIAL_SPAN)

    company.do(look)
