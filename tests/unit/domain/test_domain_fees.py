from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from astrobookings_desktop.domain.fees import fee, fee_basis_points, is_reliable
from astrobookings_desktop.domain.money import from_cents
from tests.unit.domain.properties import property_test


@pytest.mark.parametrize(
    ("launched_before", "points"), [(0, 100), (1, 100), (2, 80), (3, 80), (400, 80)]
)
def test_two_launches_flown_before_make_the_rate_lower(launched_before: int, points: int) -> None:
    assert fee_basis_points(launched_before) == points
    assert is_reliable(launched_before) == (points == 80)


@pytest.mark.parametrize(
    ("net", "points", "expected"),
    [
        ("0.00", 100, "0.00"),
        ("0.49", 100, "0.00"),
        ("0.50", 100, "0.01"),
        ("0.62", 80, "0.00"),
        ("0.63", 80, "0.01"),
        ("3703.68", 100, "37.04"),
        ("1234.56", 80, "9.88"),
        ("9999999999.99", 80, "80000000.00"),
    ],
)
def test_the_fee_is_rounded_half_up_once(net: str, points: int, expected: str) -> None:
    assert fee(Decimal(net), points) == Decimal(expected)


@property_test
@given(st.integers(0, 10**14), st.sampled_from([80, 100]))
def test_the_fee_is_the_nearest_cent_of_the_share(cents: int, points: int) -> None:
    assert int(fee(from_cents(cents), points) * 100) == (cents * points + 5000) // 10000
