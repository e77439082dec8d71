"""Who sits on the seats of a booking (DOMAIN.md §5)."""

import json
from datetime import UTC, date, datetime, timedelta

import pytest

from astrobookings_desktop.domain import errors
from astrobookings_desktop.domain.entities import Entity
from astrobookings_desktop.domain.filters import UnreadableFilter
from astrobookings_desktop.domain.passengers import Passenger
from astrobookings_desktop.domain.statuses import LaunchStatus, Role
from astrobookings_desktop.services.actors import actor_of
from astrobookings_desktop.services.bookings.cancellations import cancel_seats
from astrobookings_desktop.services.bookings.passengers import (
    RenewedSeats,
    name_passengers,
    parse_passenger,
    passengers_of,
    renewed_seats,
)
from astrobookings_desktop.services.bookings.sales import (
    SellSeats,
    confirm_booking,
    hold_seats,
    sell_seats,
)
from astrobookings_desktop.services.bookings.transfers import move_booking, preview_move
from astrobookings_desktop.services.checks.check import check
from astrobookings_desktop.services.launches.previews import preview_transition
from astrobookings_desktop.services.launches.transitions import delay_launch
from astrobookings_desktop.services.viewing import named_row, related, visible_rows
from tests.helpers.company import Company

LAUNCH = datetime(2028, 2, 29, 12, tzinfo=UTC)
ANA = Passenger("Ana López", date(1990, 5, 1))
LI = Passenger("李小龍", date(1970, 11, 27))
OLD = Passenger("Otto", date(1957, 3, 1))  # 70 on the launch date


def sold(company: Company, seats: int = 3, when: datetime = LAUNCH) -> int:
    launch = company.launch(date=when)
    return company.do(sell_seats, SellSeats(launch, company.traveler(), seats)).id


def names(company: Company, booking: int) -> list[str]:
    return [one.name for one in passengers_of(company.reading, booking)]


def test_passengers_are_named_later_and_changed_one_by_one(company: Company) -> None:
    booking = sold(company)
    first = company.do(name_passengers, booking, [ANA, LI])
    company.do(name_passengers, booking, [LI, OLD, Passenger("  Zoë  ", date(2001, 1, 1))])
    after = passengers_of(company.reading, booking)
    assert [one.name for one in after] == ["李小龍", "Otto", "Zoë"]
    assert after[0].id == first[1].id  # who stays keeps their row
    logged = company.rows(
        "SELECT count(*) FROM entry_log WHERE entity_id = ? AND action = 'passengers'", booking
    )
    assert logged == [(2,)]
    company.do(name_passengers, booking, [one.person for one in after])
    assert logged == company.rows(
        "SELECT count(*) FROM entry_log WHERE entity_id = ? AND action = 'passengers'", booking
    )
    assert list(check(company.reader)) == []


def test_an_agency_sees_names_and_nothing_else_of_passengers_and_sales(company: Company) -> None:
    booking = sold(company)
    company.do(name_passengers, booking, [ANA, LI])
    told = "Ana López (1990-05-01), 李小龍 (1970-11-27)"
    row = named_row(company.reading, Entity.BOOKING, booking)
    assert row is not None
    assert (row["passengers"], row["workstation"]) == (told, "desk-1")
    own = company.value("SELECT agency_id FROM launch")
    company.actor = actor_of(own, "One", Role.AGENCY, None)
    assert [(one.name, one.birth_date) for one in passengers_of(company.reading, booking)] == [
        ("Ana López", None),
        ("李小龍", None),
    ]
    seen = named_row(company.reading, Entity.BOOKING, booking)
    assert seen is not None
    assert seen["passengers"] == "Ana López, 李小龍"
    kept_back = ("seat_limit", "sold_by", "sold_by_id", "workstation", "request_id")
    assert [seen[name] for name in kept_back] == [None] * 5
    (listed,) = related(company.reading, Entity.BOOKING, "passengers:ana")
    assert listed["passengers"] == "Ana López, 李小龍"
    assert related(company.reading, Entity.BOOKING, "passengers:1990") == []
    (cells,) = visible_rows(company.reading, Entity.BOOKING, [booking])
    assert not {told, "desk-1"} & set(cells)
    for name in kept_back:
        with pytest.raises(UnreadableFilter):
            related(company.reading, Entity.BOOKING, f"{name}=1")


@pytest.mark.parametrize(
    ("born", "age"),
    [
        (date(2010, 2, 28), None),
        (date(2010, 3, 1), 17),
        (date(1957, 3, 1), None),
        (date(1957, 2, 28), 71),
        (date(2030, 1, 1), -2),
    ],
)
def test_they_are_18_to_70_on_the_launch_day(company: Company, born: date, age: int | None) -> None:
    booking = sold(company)
    if age is None:
        company.do(name_passengers, booking, [Passenger("Somebody", born)])
        return
    with pytest.raises(errors.PassengerAge) as refusal:
        company.do(name_passengers, booking, [ANA, Passenger("Somebody", born)])
    assert refusal.value.facts["age"] == age
    assert names(company, booking) == []


def test_there_is_one_for_each_seat_whoever_writes(company: Company) -> None:
    booking = sold(company, 1)
    with pytest.raises(errors.TooManyPassengers):
        company.do(name_passengers, booking, [ANA, LI])
    company.do(name_passengers, booking, [ANA])
    with pytest.raises(Exception, match="one passenger per seat"):
        company.writer._connection.execute(
            "INSERT INTO passenger VALUES (99, ?, 'X', 'x', '1990-01-01')", (booking,)
        )
    company.writer._connection.rollback()


def named(company: Company, booking: int) -> list[tuple[list[Passenger], list[Passenger]]]:
    """What the log tells of a booking's passengers, before and after each change."""

    def people(side: list[str]) -> list[Passenger]:
        return [parse_passenger(*one.rsplit(", ", 1)) for one in side]

    rows = company.rows(
        "SELECT details FROM entry_log WHERE action = 'passengers' AND entity_id = ? "
        "ORDER BY rowid",
        booking,
    )
    told = [json.loads(details) for (details,) in rows]
    return [
        (people(one["before"]["passengers"]), people(one["after"]["passengers"])) for one in told
    ]


def test_nobody_is_named_on_what_is_canceled_or_lapsed(company: Company) -> None:
    booking = sold(company)
    company.do(name_passengers, booking, [ANA])
    company.do(cancel_seats, booking)
    with pytest.raises(errors.AlreadyCanceled):
        company.do(name_passengers, booking, [])
    assert names(company, booking) == ["Ana López"]
    held = company.do(hold_seats, SellSeats(company.launch(), company.traveler(), 1))
    company.clock.forward(hours=25)
    with pytest.raises(errors.HoldLapsed):
        company.do(name_passengers, held.id, [ANA])


def test_the_first_named_keep_the_seats_that_stay(company: Company) -> None:
    booking = sold(company, 3)
    company.do(name_passengers, booking, [ANA, LI, OLD])
    part = company.do(cancel_seats, booking, 2)
    assert names(company, booking) == ["Ana López"]
    assert names(company, part.id) == ["李小龍", "Otto"]
    assert named(company, booking)[-1] == ([ANA, LI, OLD], [ANA])
    assert named(company, part.id) == [([], [LI, OLD])]
    assert list(check(company.reader)) == []


def test_they_go_along_to_another_launch_unless_they_are_too_old_for_it(company: Company) -> None:
    booking = sold(company, 3)
    company.do(name_passengers, booking, [ANA, OLD])
    later = company.launch(date=LAUNCH + timedelta(days=2))
    assert isinstance(preview_move(company.reading, booking, later).refusal, errors.PassengerAge)
    with pytest.raises(errors.PassengerAge):
        company.do(move_booking, booking, later)
    sooner = company.launch(date=LAUNCH - timedelta(days=2))
    moved = company.do(move_booking, booking, sooner)
    assert names(company, moved.id) == names(company, booking) == ["Ana López", "Otto"]
    assert named(company, moved.id) == [([], [ANA, OLD])]
    alone = sold(company)  # where nobody is named, nothing is told of them
    assert named(company, company.do(move_booking, alone, sooner).id) == []
    assert list(check(company.reader)) == []


def test_they_go_along_when_a_lapsed_hold_is_sold_anew_if_of_age(company: Company) -> None:
    launch = company.launch(date=LAUNCH)
    held = company.do(hold_seats, SellSeats(launch, company.traveler(), 3)).id
    assert renewed_seats(company.reading, held, held) == RenewedSeats()
    company.do(name_passengers, held, [ANA, OLD, LI])
    company.do(delay_launch, launch, LAUNCH + timedelta(days=2))
    company.clock.forward(hours=25)
    renewed = company.do(confirm_booking, held).id
    assert named(company, renewed) == [([], [ANA, LI])]
    assert renewed_seats(company.reading, held, renewed) == RenewedSeats(
        ("Ana López", "李小龍"), ("Otto",)
    )
    company.do(name_passengers, renewed, [LI])
    assert company.do(confirm_booking, held).id == renewed  # asked twice: nobody is named again
    assert names(company, renewed) == ["李小龍"]
    assert names(company, held) == ["Ana López", "Otto", "李小龍"]
    assert list(check(company.reader)) == []


def test_a_delay_that_makes_somebody_too_old_is_told_beforehand_and_then_stands(
    company: Company,
) -> None:
    booking = sold(company, 3)
    launch = company.value("SELECT launch_id FROM booking WHERE id = ?", booking)
    company.do(name_passengers, booking, [ANA, OLD])
    new_date = LAUNCH + timedelta(days=2)
    terms = preview_transition(company.reading, launch, LaunchStatus.DELAYED, date=new_date)
    assert terms.too_old == 1
    company.do(delay_launch, launch, new_date)
    company.do(name_passengers, booking, [OLD, LI])  # who was named may stay
    with pytest.raises(errors.PassengerAge):
        company.do(name_passengers, booking, [OLD, Passenger("Olga", OLD.birth_date)])
    assert list(check(company.reader)) == []


@pytest.mark.parametrize(
    ("name", "born", "field"),
    [
        ("", "1990-05-01", "name"),
        ("A\x07", "1990-05-01", "name"),
        ("x" * 201, "1990-05-01", "name"),
        ("Ana", "", "birth_date"),
        ("Ana", "1990-02-30", "birth_date"),
        ("Ana", "1 May 1990", "birth_date"),
        ("Ana", "1899-12-31", "birth_date"),
        ("Ana", "٢٠٠٠-٠١-٠١", "birth_date"),
    ],
)
def test_what_is_no_name_or_no_day_is_refused(name: str, born: str, field: str) -> None:
    with pytest.raises(errors.InvalidValue) as refusal:
        parse_passenger(name, born)
    assert refusal.value.field == field
