"""Amounts, moments and locators as people read them."""

from collections.abc import Iterator
from datetime import UTC, datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as some

from astrobookings_desktop.ui import format as shown
from tests.helpers.zones import WEST, computer_in

AT = "2027-03-17T09:00:00.000000Z"


@pytest.fixture(autouse=True)
def _as_it_was() -> Iterator[None]:
    shown.use_zone("UTC")
    yield
    shown.use_zone("system")
    shown.use_language("en")


def test_an_amount_has_groups_and_two_decimals() -> None:
    assert shown.money(5_600_000_000) == "56,000,000.00"
    assert shown.money(Decimal("9999999999.99")) == "9,999,999,999.99"
    assert shown.money(5) == "0.05"
    assert shown.money(-1_250) == "-12.50"
    assert shown.money_with_currency(Decimal("56000000.00"), "USD") == "56,000,000.00 USD"
    shown.use_language("es")
    assert shown.money(5_600_000_000) == "56.000.000,00"


def test_cents_and_amounts_of_the_same_number_are_told_apart() -> None:
    assert shown.money(100) == "1.00"
    assert shown.money(Decimal(100)) == "100.00"
    assert shown.money(100) == "1.00"


@given(some.integers(min_value=-(10**14), max_value=10**14))
def test_no_cent_is_lost(cents: int) -> None:
    assert int(shown.money(cents).replace(",", "").replace(".", "")) == cents


def test_moments_are_told_in_the_zone_of_the_workstation() -> None:
    assert shown.moment(AT) == "17 Mar 2027, 09:00"
    assert shown.moment_with_weekday(AT) == "Wed 17 Mar 2027, 09:00"
    shown.use_zone("Asia/Tokyo")
    assert shown.moment(datetime(2027, 3, 17, 20, tzinfo=UTC)) == "18 Mar 2027, 05:00"
    assert shown.day("2027-03-17T20:00:00.000000Z") == "18 Mar 2027"
    assert shown.day_with_weekday(datetime(2027, 3, 17, 20, tzinfo=UTC)) == "Thu 18 Mar 2027"
    shown.use_language("es")
    assert shown.moment(AT) == "17 mar 2027, 18:00"


def test_a_day_begins_when_it_does_here() -> None:
    shown.use_zone("America/New_York")
    now = datetime(2027, 3, 14, 18, tzinfo=UTC)  # clocks went forward at 2 o'clock
    assert shown.day_start(now) == datetime(2027, 3, 14, 5, tzinfo=UTC)
    entered = datetime(2027, 3, 14, 9)  # noqa: DTZ001 - as a field has it
    assert shown.as_utc(entered) == datetime(2027, 3, 14, 13, tzinfo=UTC)
    assert shown.plain_day("2027-03-14") == "14 Mar 2027"


@pytest.mark.parametrize("zone", ["system", WEST])
@pytest.mark.parametrize(
    ("now", "begun"),
    [
        (datetime(2027, 3, 14, 20, tzinfo=UTC), datetime(2027, 3, 14, 8, tzinfo=UTC)),
        (datetime(2027, 11, 7, 20, tzinfo=UTC), datetime(2027, 11, 7, 7, tzinfo=UTC)),
        (datetime(2027, 6, 1, 20, tzinfo=UTC), datetime(2027, 6, 1, 7, tzinfo=UTC)),
    ],
)
def test_a_day_on_which_the_clocks_change_begins_by_the_clock_before(
    zone: str, now: datetime, begun: datetime
) -> None:
    """The computer's own zone as well as one that is named."""
    with computer_in(WEST):
        shown.use_zone(zone)
        assert shown.day_start(now) == begun


def test_a_locator_is_read_in_two_halves_and_seats_are_counted() -> None:
    assert shown.locator("K7M4QX") == "K7M 4QX"
    assert [shown.seats(count) for count in (1, 2, 1_204)] == ["1 seat", "2 seats", "1,204 seats"]


def test_sizes_of_files_are_told_in_megabytes_or_less() -> None:
    assert [shown.size(count) for count in (3, 15_400, 12_340_000, 1_234_560_000)] == [
        "1 KB",
        "15 KB",
        "12.3 MB",
        "1,234.6 MB",
    ]
