"""What the selling desk reads, on a small company in a real file."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from astrobookings_desktop.data.queries import desk
from astrobookings_desktop.domain.statuses import BookingStatus, CancelCause
from astrobookings_desktop.services import (
    agencies,
    cancellations,
    launches,
    rockets,
    sales,
    transfers,
    travelers,
)
from astrobookings_desktop.services.launch_transitions import abort_launch, delay_launch
from astrobookings_desktop.services.sales import SellSeats
from tests.helpers.company import NOW, Company, catalogue


@pytest.fixture
def company(tmp_path: Path) -> Iterator[Company]:
    company = Company(tmp_path / "office.db")
    yield company
    company.close()


def date_words(date: datetime) -> str:
    return f"{date:%d %B %Y %H:%M}"


def names(company: Company, typed: str, launch: int | None = None, limit: int = 20) -> list[str]:
    hits = desk.search_travelers(company.reader, typed, launch, company.clock.now, limit)
    assert len(hits.rows) == min(hits.matched, limit)
    return [hit.name for hit in hits.rows]


def alike(company: Company, name: str = "", phone: str = "", email: str = "") -> dict[str, str]:
    found = desk.find_duplicates(company.reader, name, phone, email, 10)
    return {one.name: " · ".join(one.matches) for one in found}


# --- launches -------------------------------------------------------------------------------------


@pytest.fixture
def launched(company: Company) -> dict[str, int]:
    blue = company.agency(name="Blue Origin")
    spacex = company.agency(name="SpaceX")
    shepard = company.rocket(blue, name="New Shepard 5", capacity=6)
    starship = company.rocket(spacex, name="Starship Meridian", capacity=100)
    return {
        "orbit": company.launch(
            starship, destination="Lunar orbit", date=datetime(2027, 3, 17, 9, tzinfo=UTC)
        ),
        "line": company.launch(
            shepard, destination="Kármán line", date=datetime(2026, 11, 27, 15, tzinfo=UTC)
        ),
        "again": company.launch(
            shepard, destination="Kármán line", date=datetime(2027, 1, 3, 15, tzinfo=UTC)
        ),
    }


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("", ["line", "again", "orbit"]),
        ("karman", ["line", "again"]),
        ("KÁRMÁN", ["line", "again"]),
        ("meridian", ["orbit"]),
        ("blue", ["line", "again"]),
        ("blue jan", ["again"]),
        ("17 mar", ["orbit"]),
        ("27", ["line"]),
        ("2027", ["again", "orbit"]),
        ("november 2026", ["line"]),
        ("spacex karman", []),
        ("%", []),
    ],
)
def test_a_launch_is_found_by_destination_rocket_agency_or_date(
    company: Company, launched: dict[str, int], typed: str, found: list[str]
) -> None:
    index = desk.LaunchIndex(company.reader, NOW, date_words)
    assert list(index.find(typed)) == [launched[name] for name in found]


def test_a_launch_is_also_found_by_what_another_language_calls_its_destination(
    company: Company, launched: dict[str, int]
) -> None:
    def names(place: str) -> str:
        return " ".join(catalogue().all_names(place))

    index = desk.LaunchIndex(company.reader, NOW, date_words, names)
    assert list(index.find("órbita lunar")) == [launched["orbit"]]
    assert list(index.find("linea de")) == [launched["line"], launched["again"]]
    assert list(index.find("lunar orbit")) == [launched["orbit"]]


def test_an_index_is_old_when_something_in_it_was_changed_and_not_before(company: Company) -> None:
    agency = company.agency()
    rocket = company.rocket(agency)
    launch, traveler = company.launch(rocket), company.traveler()
    now = company.clock.now

    def is_old_after(service: Callable[..., Any], *arguments: Any) -> bool:
        index = desk.LaunchIndex(company.reader, now, str)
        assert not index.is_old(company.reader, now)
        company.do(service, *arguments)
        return index.is_old(company.reader, now)

    assert not is_old_after(sales.sell_seats, SellSeats(launch, traveler, 1))
    assert not is_old_after(sales.hold_seats, SellSeats(launch, traveler, 1))
    assert not is_old_after(travelers.edit_traveler, traveler, {"name": "Somebody else"})
    assert is_old_after(agencies.edit_agency, agency, {"name": "Renamed"})
    assert is_old_after(rockets.edit_rocket, rocket, {"name": "Renamed"})
    assert is_old_after(launches.edit_launch, launch, {"destination": "Mars"})
    assert is_old_after(delay_launch, launch, now + timedelta(days=500))
    assert is_old_after(abort_launch, launch, "no fuel")
    news = desk.LaunchNews(company.reader)
    news._seen = {0: (news._seen[0][0], "of another history")}
    company.do(sales.sell_seats, SellSeats(company.launch(), traveler, 1))
    assert news.has_come(company.reader)


def test_an_index_hears_of_every_workstations_rows_whatever_their_numbers(
    company: Company,
) -> None:
    agency = company.agency()
    rocket = company.rocket(agency)
    launch, traveler = company.launch(rocket), company.traveler()

    def as_workstation(number: int, service: Callable[..., Any], *arguments: Any) -> None:
        """Act as this workstation does, whose rows come into the file by way of the hub."""
        with closing(sqlite3.connect(company.path, isolation_level=None)) as file:
            (head,) = file.execute("SELECT log_head FROM sync_state").fetchone()
            file.execute("UPDATE sync_state SET workstation = ?, log_head = ''", (number,))
            company.do(service, *arguments)
            file.execute("UPDATE sync_state SET workstation = 0, log_head = ?", (head,))

    as_workstation(7, travelers.edit_traveler, traveler, {"name": "By the seventh"})
    assert company.value("SELECT max(id) FROM entry_log") > 7 * 10**10
    index = desk.LaunchIndex(company.reader, company.clock.now, str)
    company.do(sales.sell_seats, SellSeats(launch, traveler, 1))
    assert not index.is_old(company.reader, company.clock.now)
    company.do(agencies.edit_agency, agency, {"name": "Renamed by the lowest"})
    assert index.is_old(company.reader, company.clock.now)
    index = desk.LaunchIndex(company.reader, company.clock.now, str)
    as_workstation(3, travelers.edit_traveler, traveler, {"name": "By the third"})
    assert not index.is_old(company.reader, company.clock.now)
    as_workstation(2, rockets.edit_rocket, rocket, {"name": "Renamed between"})
    assert index.is_old(company.reader, company.clock.now)


def test_only_launches_that_can_be_sold_are_found(
    company: Company, launched: dict[str, int]
) -> None:
    company.clock.now = datetime(2026, 11, 27, 15, tzinfo=UTC)
    index = desk.LaunchIndex(company.reader, company.clock.now, date_words)
    assert index.ids == (launched["again"], launched["orbit"])


def test_a_launch_shows_its_seats_and_counts_lapsed_holds_as_free(
    company: Company, launched: dict[str, int]
) -> None:
    traveler = company.traveler()
    company.do(sales.sell_seats, SellSeats(launched["orbit"], traveler, 1))
    company.do(sales.hold_seats, SellSeats(launched["orbit"], traveler, 2))

    (row,) = desk.read_launches(company.reader, [launched["orbit"]], company.clock.now)
    assert row[2:] == (
        "Lunar orbit",
        "Starship Meridian",
        "SpaceX",
        Decimal("1000.00"),
        100,
        3,
        2,
        "scheduled",
    )
    assert row.free == 97

    company.clock.forward(hours=24, seconds=1)
    (row,) = desk.read_launches(company.reader, [launched["orbit"]], company.clock.now)
    assert (row.taken, row.held, row.free) == (1, 0, 99)


def test_launches_come_in_the_order_asked_for_without_those_that_are_gone(
    company: Company, launched: dict[str, int]
) -> None:
    wanted = [launched["orbit"], 999, launched["line"]]
    rows = desk.read_launches(company.reader, wanted, NOW)
    assert [row.id for row in rows] == [launched["orbit"], launched["line"]]


# --- travelers ------------------------------------------------------------------------------------


@pytest.fixture
def known(company: Company) -> dict[str, int]:
    people = {
        "Tanaka Haruka · 田中 遥": ("+81 90 5512 0348", "haruka.tanaka@nihon.jp"),
        "Nguyễn Tấn Dũng": ("+84 91 224 7810", "dung.nguyen@vnu.edu.vn"),
        "Татьяна Кузнецова": ("+7 916 401-22-87", "t.kuznetsova@mail.ru"),
        "محمد الحسيني": (None, None),
        "小龍": (None, None),
        "Ana López Ruiz": ("+34 612 408 551", "ana@lopez.es"),
        "Ana Lopes": ("+351 912 004 118", None),
        "Montana Smith": (None, "100%_sure@example.com"),
    }
    return {
        name: company.traveler(name=name, contact_phone=phone, email=email)
        for name, (phone, email) in people.items()
    }


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("tan", ["Tanaka Haruka · 田中 遥", "Nguyễn Tấn Dũng", "Montana Smith"]),
        ("nguyen dung", ["Nguyễn Tấn Dũng"]),
        ("ТАТЬЯНА", ["Татьяна Кузнецова"]),
        ("محمد", ["محمد الحسيني"]),
        ("龍", ["小龍"]),
        ("遥", ["Tanaka Haruka · 田中 遥"]),
        ("kuznetsova", ["Татьяна Кузнецова"]),
        ("ana@lo", ["Ana López Ruiz"]),
        ("0348", ["Tanaka Haruka · 田中 遥"]),
        ("612 408", ["Ana López Ruiz"]),
        ("+34 (612)", ["Ana López Ruiz"]),
        ("ana 4118", ["Ana Lopes"]),
        ("ana ana@lopez", ["Ana López Ruiz"]),
        ("100%_", ["Montana Smith"]),
        ("nobody", []),
    ],
)
def test_a_traveler_is_found_by_name_phone_or_mail_the_best_first(
    company: Company, known: dict[str, int], typed: str, found: list[str]
) -> None:
    assert names(company, typed) == found


def test_the_whole_name_comes_before_its_beginning_and_the_middle_of_a_word(
    company: Company,
) -> None:
    for name in ("Xi Roman", "Joan Romano", "Roman", "Roman Polanski", "Jerome Roman", "Aroman"):
        company.traveler(name=name)
    assert names(company, "roman") == [
        "Roman",
        "Roman Polanski",
        "Jerome Roman",
        "Joan Romano",
        "Xi Roman",
        "Aroman",
    ]


def test_hits_are_counted_beyond_what_is_shown(company: Company, known: dict[str, int]) -> None:
    hits = desk.search_travelers(company.reader, "ana", None, NOW, 2)
    assert (len(hits.rows), hits.matched, hits.of) == (2, 4, 8)


def test_other_people_than_travelers_are_not_found(company: Company) -> None:
    company.agency(name="Tanager Space")
    assert names(company, "tan") == []


def test_a_hit_shows_seats_on_the_launch_and_who_is_a_vip(company: Company) -> None:
    here, *others = (company.launch() for _ in range(3))
    traveler = company.traveler(name="Vip")
    company.do(sales.sell_seats, SellSeats(here, traveler, 1))
    company.do(sales.hold_seats, SellSeats(here, traveler, 2))
    for launch in others:
        company.do(sales.sell_seats, SellSeats(launch, traveler, 1))

    (hit,) = desk.search_travelers(company.reader, "vip", here, NOW, 5).rows
    assert (hit.seats_sold, hit.seats_held, hit.vip) == (1, 2, True)
    (hit,) = desk.search_travelers(company.reader, "vip", None, NOW, 5).rows
    assert (hit.seats_sold, hit.seats_held, hit.vip) == (0, 0, True)
    there = desk.read_traveler(company.reader, traveler, others[0], NOW)
    assert there is not None
    assert (there.seats_sold, there.vip) == (1, True)
    lapsed = desk.read_traveler(company.reader, traveler, here, NOW + timedelta(days=2))
    assert lapsed is not None
    assert (lapsed.seats_sold, lapsed.seats_held) == (1, 0)
    assert desk.read_traveler(company.reader, 999, here, NOW) is None


@pytest.mark.parametrize(
    ("typed", "enough"),
    [
        ("", False),
        ("a", False),
        ("an", True),
        ("龍", True),
        ("12", False),
        ("123", True),
        ("@a", False),
        ("a@b", True),
        ("·", False),
    ],
)
def test_a_search_begins_when_enough_is_typed(typed: str, enough: bool) -> None:
    assert desk.is_searchable(typed) is enough


@pytest.mark.parametrize(
    ("typed", "parts"),
    [
        ("Ana López", ("Ana López", "", "")),
        ("+34 612 40", ("", "+34 612 40", "")),
        ("(555) 0100", ("", "(555) 0100", "")),
        ("ana@lopez.es", ("", "", "ana@lopez.es")),
        ("Ana +34 612 López ana@lopez.es", ("Ana López", "+34 612", "ana@lopez.es")),
        ("R2-D2 - ()", ("R2-D2 - ()", "", "")),
        ("٠٩١٢٣", ("", "٠٩١٢٣", "")),
        ("  ", ("", "", "")),
    ],
)
def test_words_go_to_name_phone_or_mail_by_their_shape(
    typed: str, parts: tuple[str, str, str]
) -> None:
    assert desk.shape_of(typed) == parts


# --- duplicates -----------------------------------------------------------------------------------


def test_a_new_traveler_may_be_known_by_name_phone_or_mail(
    company: Company, known: dict[str, int]
) -> None:
    assert alike(company, "Ana López", "+34 612 40") == {
        "Ana López Ruiz": "name · first 7 digits",
        "Ana Lopes": "similar name",
    }
    assert alike(company, phone="+34612408551") == {"Ana López Ruiz": "phone"}
    assert alike(company, email="ANA@lopez") == {"Ana López Ruiz": "e-mail"}
    assert alike(company, "Lopez Ana", email="ana@lopez.es") == {
        "Ana López Ruiz": "e-mail · name",
        "Ana Lopes": "similar name",
    }
    assert alike(company, "小龍") == {"小龍": "name"}


def test_too_little_makes_nobody_a_duplicate(company: Company, known: dict[str, int]) -> None:
    assert alike(company, "A", "+34 6", "ana") == {}
    assert alike(company) == {}
    assert alike(company, "Antonia") == {}


def test_a_duplicate_shows_how_often_they_booked(company: Company, known: dict[str, int]) -> None:
    company.do(sales.sell_seats, SellSeats(company.launch(), known["Ana Lopes"], 1))
    (found,) = desk.find_duplicates(company.reader, "Ana Lopes", "", "", 1)
    assert (found.id, found.phone, found.bookings) == (known["Ana Lopes"], "+351 912 004 118", 1)


# --- bookings -------------------------------------------------------------------------------------


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
    company.do(cancellations.cancel_seats, made[0], 1)  # its part isn't a sale of its own

    last = desk.last_sales(company.reader, "desk-1", 5)
    assert [hit.id for hit in last] == made[::-1]
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
