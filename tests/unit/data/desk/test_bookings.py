"""What the selling desk finds and shows of bookings."""

from datetime import timedelta
from decimal import Decimal

from astrobookings_desktop.data.queries import desk
from astrobookings_desktop.domain.statuses import BookingStatus, CancelCause
from astrobookings_desktop.services.bookings import cancellations, sales, transfers
from astrobookings_desktop.services.bookings.sales import SellSeats
from astrobookings_desktop.services.launches import rockets
from astrobookings_desktop.services.launches import scheduling as launches
from tests.helpers.company import NOW, Company


def test_a_booking_is_found_by_locator_in_any_spelling(company: Company) -> None:
    record = company.do(sales.sell_seats, SellSeats(company.launch(), company.traveler(), 1))
    locator = record.locator
    for typed in (locator, locator.lower(), f" {locator[:3]} {locator[3:]} ", f"{locator[:3]}-"):
        hits = desk.search_bookings(company.reader, typed, 5)
        assert [hit.locator for hit in hits.rows] == [locator]
    found = desk.booking_by_locator(company.reader, f"{locator[:3].lower()} {locator[3:]}")
    assert found is not None
    assert found.id == record.id
    assert desk.booking_by_locator(company.reader, locator[:5]) is None
    assert desk.booking_by_locator(company.reader, "ZZZZZZ") is None


def test_bookings_are_found_by_their_traveler_open_ones_first(
    company: Company, known: dict[str, int]
) -> None:
    launch = company.launch()
    traveler = known["Tanaka Haruka · 田中 遥"]
    first = company.do(sales.sell_seats, SellSeats(launch, traveler, 1))
    company.clock.forward(minutes=1)
    second = company.do(sales.hold_seats, SellSeats(launch, traveler, 2))
    company.clock.forward(minutes=1)
    third = company.do(sales.sell_seats, SellSeats(launch, known["Ana Lopes"], 1))
    company.do(cancellations.cancel_seats, second.id)

    for typed in ("haruka", "0348", "haruka.tanaka@", "田中"):
        hits = desk.search_bookings(company.reader, typed, 5)
        assert [hit.id for hit in hits.rows] == [first.id, second.id]
        assert (hits.matched, hits.of) == (2, 3)
    hits = desk.search_bookings(company.reader, "an", 1)
    assert [hit.id for hit in hits.rows] == [third.id]
    assert hits.matched == 3
    assert desk.search_bookings(company.reader, "", 5) == desk.BookingHits((), 0, 3)


def test_the_card_of_a_booking_says_all_of_it(company: Company) -> None:
    launch = company.launch(company.rocket(company.agency(name="Ag"), name="Ro"))
    traveler = company.traveler(name="Ana", contact_phone="+34 612", email="a@b.es")
    record = company.do(sales.sell_seats, SellSeats(launch, traveler, 3))
    company.clock.forward(minutes=5)
    part = company.do(cancellations.cancel_seats, record.id, 1)

    view = desk.read_booking(company.reader, record.id)
    assert view is not None
    assert (view.locator, view.status, view.seats, view.total) == (
        record.locator,
        BookingStatus.CONFIRMED,
        2,
        Decimal("2000.00"),
    )
    assert (view.traveler, view.phone, view.email) == ("Ana", "+34 612", "a@b.es")
    assert (view.destination, view.rocket, view.agency) == ("Moon", "Ro", "Ag")
    assert (view.confirmed_at, view.canceled_at, view.sold_by) == (NOW, None, None)

    canceled = desk.read_booking(company.reader, part.id)
    assert canceled is not None
    assert canceled.split_from == record.locator
    assert canceled.cancel_cause is CancelCause.TRAVELER
    assert (canceled.refund_percent, canceled.refund_amount) == (90, Decimal("900.00"))
    assert canceled.seats_released
    assert desk.read_booking(company.reader, 999) is None


def test_a_moved_booking_names_where_it_came_from_and_went(company: Company) -> None:
    old = company.do(sales.sell_seats, SellSeats(company.launch(), company.traveler(), 2))
    new = company.do(transfers.move_booking, old.id, company.launch())
    source = desk.read_booking(company.reader, old.id)
    target = desk.read_booking(company.reader, new.id)
    assert source is not None
    assert target is not None
    assert (source.moved_to, target.moved_from) == (new.locator, old.locator)
    assert source.cancel_cause is CancelCause.MOVE
    owed = new.total_price - (source.refund_amount or 0)
    assert source.owed_by_move == target.owed_by_move == owed
    company.do(cancellations.cancel_seats, new.id, 1)  # what was owed then stays
    for key in (old.id, new.id):
        again = desk.read_booking(company.reader, key)
        assert again is not None
        assert again.owed_by_move == owed


def test_last_sales_are_those_of_this_desk_the_newest_first(company: Company) -> None:
    launch = company.launch()
    made = []
    for _ in range(3):
        command = SellSeats(launch, company.traveler(), 2)
        made.append(company.do(sales.sell_seats, command).id)
        company.clock.forward(minutes=1)
    part = company.do(cancellations.cancel_seats, made[2], 1)

    last = desk.last_sales(company.reader, "desk-1", 5)
    assert [hit.id for hit in last] == [made[2], part.id, made[1], made[0]]
    assert [hit.id for hit in desk.last_sales(company.reader, "desk-1", 1)] == [made[2]]
    assert desk.last_sales(company.reader, "desk-2", 5) == ()


def test_the_travelers_other_bookings_come_open_and_late_first(company: Company) -> None:
    rocket = company.do(
        rockets.create_rocket,
        {"agency_id": company.agency(), "name": "R", "capacity": 9, "range": "mars"},
    )
    traveler = company.traveler()
    made = []
    for days in (100, 300, 200):
        entered = {
            "rocket_id": rocket,
            "date": NOW + timedelta(days=days),
            "destination": "Moon",
            "price_per_seat": "5",
        }
        launch = company.do(launches.schedule_launch, entered).id
        made.append(company.do(sales.sell_seats, SellSeats(launch, traveler, 1)).id)
    company.do(cancellations.cancel_seats, made[1])

    others = desk.other_bookings(company.reader, traveler, 0, 10)
    assert [hit.id for hit in others] == [made[2], made[0], made[1]]
    assert [hit.id for hit in desk.other_bookings(company.reader, traveler, made[2], 1)] == [
        made[0]
    ]


def test_who_took_seats_last_is_known_by_desk(company: Company) -> None:
    launch = company.launch()
    assert desk.latest_on_launch(company.reader, launch) is None
    company.do(sales.hold_seats, SellSeats(launch, company.traveler(), 2))
    company.clock.forward(minutes=1)
    latest = company.do(sales.sell_seats, SellSeats(launch, company.traveler(), 1))
    assert desk.latest_on_launch(company.reader, launch) == ("desk-1", 1, "confirmed")
    company.do(cancellations.cancel_seats, latest.id)
    assert desk.latest_on_launch(company.reader, launch) == ("desk-1", 2, "pending")
