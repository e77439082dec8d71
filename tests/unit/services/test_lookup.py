"""Finding records by what people call them."""

from contextlib import closing
from datetime import timedelta

import pytest

from astrobookings_desktop.domain.entities import Entity
from astrobookings_desktop.domain.errors import InvalidValue, NotFound
from astrobookings_desktop.domain.statuses import BookingStatus, Role
from astrobookings_desktop.services.actors import BUILT_IN_ADMINISTRATOR, Actor
from astrobookings_desktop.services.bookings.sales import SellSeats, sell_seats
from astrobookings_desktop.services.lists.lookup import find_anything, find_id
from tests.helpers.company import Company


def test_a_booking_is_found_by_its_locator_however_it_is_typed(company: Company) -> None:
    sold = company.do(sell_seats, SellSeats(company.launch(), company.traveler(), 1))
    locator = sold.locator
    spellings = (locator, locator.lower(), f"{locator[:3]} {locator[3:]}", f" {locator[:3]}-")
    for typed in (*spellings[:3], spellings[3] + locator[3:], str(sold.id), f"id:{sold.id}"):
        assert find_id(company.reading, Entity.BOOKING, typed) == sold.id


def test_people_are_found_by_their_email_in_any_case(company: Company) -> None:
    agency = company.agency(email="Space@Example.org")
    traveler = company.traveler(email="ana@example.org")
    reading = company.reading
    assert find_id(reading, Entity.TRAVELER, "ANA@example.org") == traveler
    assert find_id(reading, Entity.USER, "ana@example.org") == traveler
    assert find_id(reading, Entity.AGENCY, "space@example.org") == agency
    with pytest.raises(NotFound):
        find_id(reading, Entity.TRAVELER, "space@example.org")


@pytest.mark.parametrize("typed", ["0", "7", "-1", "1.5", "x", "id:x", "9" * 40, "²", "ZZZZZZ"])
def test_what_names_nothing_is_not_found(company: Company, typed: str) -> None:
    for entity in (Entity.BOOKING, Entity.TRAVELER, Entity.ROCKET, Entity.INVOICE):
        with pytest.raises(NotFound) as refused:
            find_id(company.reading, entity, typed)
        assert refused.value.field == entity.value


def test_nothing_at_all_is_asked_for(company: Company) -> None:
    with pytest.raises(InvalidValue, match="Booking must be given"):
        find_id(company.reading, Entity.BOOKING, "  ")


def test_an_id_that_is_another_bookings_locator_must_be_told_apart(company: Company) -> None:
    launch, traveler = company.launch(), company.traveler()
    with closing(company.office.writer()) as writer:
        writer._connection.execute("UPDATE sync_state SET next_id = 234567")
    one = company.do(sell_seats, SellSeats(launch, traveler, 1))
    other = company.do(sell_seats, SellSeats(launch, traveler, 1))
    assert one.id == 234567
    company.writer._connection.execute(
        "UPDATE booking SET locator = '234567' WHERE id = ?", (other.id,)
    )
    reading = company.reading
    with pytest.raises(InvalidValue, match=r"write id:234567 or 234-567"):
        find_id(reading, Entity.BOOKING, "234567")
    assert find_id(reading, Entity.BOOKING, "id:234567") == one.id
    assert find_id(reading, Entity.BOOKING, "234-567") == other.id


def test_one_field_finds_anything(company: Company) -> None:
    agency = company.agency(name="Luna Lines", legal_name="Luna Lines SA")
    rocket = company.rocket(agency, name="Łódź 3")
    launch = company.launch(rocket, destination="Lunar orbit")
    traveler = company.traveler(name="Luna García", contact_phone="+34 600 123")
    sold = company.do(sell_seats, SellSeats(launch, traveler, 1))
    reading = company.reading

    hits = find_anything(reading, "luna")
    assert [(hit.entity, hit.id, hit.title) for hit in hits] == [
        (Entity.TRAVELER, traveler, "Luna García"),
        (Entity.AGENCY, agency, "Luna Lines"),
        (Entity.ROCKET, rocket, "Łódź 3"),
        (Entity.LAUNCH, launch, "Lunar orbit"),
    ]
    departs = company.clock.now + timedelta(days=400)
    assert [hit.about for hit in hits] == [
        ("+34 600 123",),
        ("Luna Lines SA",),
        ("Luna Lines",),
        (departs, "Łódź 3", "Luna Lines"),
    ]
    assert [hit.title for hit in find_anything(reading, "luna", limit=2)] == [
        "Luna García",
        "Luna Lines",
    ]
    (booking,) = find_anything(reading, sold.locator.lower())
    assert (booking.entity, booking.id) == (Entity.BOOKING, sold.id)
    assert booking.title == f"{sold.locator[:3]} {sold.locator[3:]}"
    assert booking.about == ("Luna García", "Lunar orbit", departs, BookingStatus.CONFIRMED)
    assert find_anything(reading, sold.locator[:3])[0] == booking
    assert find_anything(reading, "600 123")[0].id == traveler
    assert find_anything(reading, "lodz")[0].id == rocket
    for nothing in ("", " ", "l", "nobody of that name", "\0", "%%", "' OR 1"):
        assert find_anything(reading, nothing) == []


def test_an_agencys_own_booking_is_found_among_many_of_others(company: Company) -> None:
    own, foreign = company.agency(), company.agency()
    for agency in (foreign, own):
        launch = company.launch(company.rocket(agency, capacity=50), capacity=50)
        for _ in range(21 if agency == foreign else 1):
            company.do(sell_seats, SellSeats(launch, company.traveler(), 1))
    writer = company.writer._connection
    writer.execute("UPDATE booking SET locator = 'AA' || substr('2345' || id, -4)")
    company.actor = Actor(None, "Li", Role.AGENCY, own)
    (hit,) = find_anything(company.reading, "AA")
    assert (
        company.value(
            "SELECT l.agency_id FROM booking b JOIN launch l ON l.id = b.launch_id WHERE b.id = ?",
            hit.id,
        )
        == own
    )


def test_somebody_may_be_called_or(company: Company) -> None:
    traveler = company.traveler(name="Or Cohen")
    for typed in ("or", "Or Cohen", "cohen or"):
        assert [hit.id for hit in find_anything(company.reading, typed)] == [traveler]


def test_names_are_looked_up_among_what_one_may_see(company: Company) -> None:
    own, foreign = company.agency(name="Luna Lines"), company.agency(name="Sol Lines")
    mine = company.rocket(own, name="Eagle")
    theirs = [company.rocket(foreign, name=name) for name in ("Eagle", "Hawk")]
    with pytest.raises(InvalidValue, match=rf"told apart by the id: {mine}, {theirs[0]} are"):
        find_id(company.reading, Entity.ROCKET, "eagle")
    assert find_id(company.reading, Entity.ROCKET, "HAWK") == theirs[1]
    company.actor = Actor(None, "Li", Role.AGENCY, own)
    reading = company.reading
    assert find_id(reading, Entity.ROCKET, " Eagle ") == mine
    assert find_id(reading, Entity.AGENCY, "luna lines") == own
    for entity, name in ((Entity.ROCKET, "Hawk"), (Entity.AGENCY, "Sol Lines")):
        with pytest.raises(NotFound):
            find_id(reading, entity, name)
    # An id that is another agency's tells nothing, and hides nothing of one's own.
    company.actor = BUILT_IN_ADMINISTRATOR
    number = company.rocket(own, name=str(theirs[1]))
    assert find_id(company.reading, Entity.ROCKET, str(theirs[1])) == theirs[1]
    company.actor = Actor(None, "Li", Role.AGENCY, own)
    assert find_id(company.reading, Entity.ROCKET, str(theirs[1])) == number
    for key in (theirs[0], f"id:{theirs[1]}", 999_999):
        with pytest.raises(NotFound):
            find_id(company.reading, Entity.ROCKET, str(key))
