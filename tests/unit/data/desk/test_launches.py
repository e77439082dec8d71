"""What the selling desk finds and shows of launches."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest

from astrobookings_desktop.data.queries import desk
from astrobookings_desktop.services.bookings import sales
from astrobookings_desktop.services.bookings.sales import SellSeats
from astrobookings_desktop.services.launches import rockets
from astrobookings_desktop.services.launches import scheduling as launches
from astrobookings_desktop.services.launches.transitions import abort_launch, delay_launch
from astrobookings_desktop.services.people import agencies, travelers
from tests.helpers.company import NOW, Company, catalogue


def date_words(date: datetime) -> str:
    return f"{date:%d %B %Y %H:%M}"


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


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("free>3", ["orbit"]),
        ("free>=3", ["line", "again", "orbit"]),
        ("free:3", ["line", "again"]),
        ("karman FREE<4", ["line", "again"]),
        ("price<2,000.50", ["line", "again"]),
        ("free >3", ["orbit"]),
        ("karman  Libres >= 3 price< 2,000", ["line", "again"]),
        ("karman free > ", ["line", "again"]),
        ("free> jan", ["again"]),
        ("precio>2000 libres>=3", ["orbit"]),
        ("price=1000 jan", ["again"]),
        ("karman free>", ["line", "again"]),  # still being typed
        ("free>many", []),
        ("range:moon", []),
        ("free>99999999999999999999", []),
    ],
)
def test_a_launch_is_found_by_seats_free_and_price(
    company: Company, launched: dict[str, int], typed: str, found: list[str]
) -> None:
    changed = {"price_per_seat": "28000000"}
    company.do(launches.edit_launch, launched["orbit"], changed)
    for name, seats in (("line", 3), ("again", 2)):
        company.do(sales.sell_seats, SellSeats(launched[name], company.traveler(), seats))
    company.do(sales.hold_seats, SellSeats(launched["again"], company.traveler(), 1))
    index = desk.LaunchIndex(company.reader, NOW, date_words)
    words, limits = desk.split_limits(typed)
    ids = desk.within_limits(company.reader, index.find(words), limits, NOW)
    assert ids == [launched[name] for name in found]


def test_a_hold_past_its_deadline_is_free_for_a_search_too(
    company: Company, launched: dict[str, int]
) -> None:
    company.do(sales.hold_seats, SellSeats(launched["again"], company.traveler(), 4))
    _words, limits = desk.split_limits("free>5")
    later = NOW + timedelta(hours=25)
    assert desk.within_limits(company.reader, [launched["again"]], limits, NOW) == []
    found = desk.within_limits(company.reader, [launched["again"]], limits, later)
    assert found == [launched["again"]]


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
