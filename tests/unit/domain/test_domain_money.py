from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from astrobookings_desktop.domain.errors import InvalidValue
from astrobookings_desktop.domain.money import (
    from_cents,
    parse_price,
    share,
    to_cents,
    total_price,
)
from tests.unit.domain.properties import prices, property_test


@pytest.mark.parametrize(
    ("value", "price"),
    [
        ("0.01", "0.01"),
        ("1", "1.00"),
        (" 250000.5 ", "250000.50"),
        ("9999999999.99", "9999999999.99"),
        ("1,000.5", "1000.50"),
        ("9,999,999,999.99", "9999999999.99"),
        (Decimal("12.3"), "12.30"),
        (Decimal("1E+3"), "1000.00"),
        (7, "7.00"),
    ],
)
def test_prices(value, price):
    assert str(parse_price(value)) == price


@pytest.mark.parametrize(
    "value",
    [
        *("-1", "0", "0.00", "0.001", "1.005", "1.500", "10000000000.00", "1e15", -1, 0, 10**15),
        *("NaN", "Infinity", Decimal("NaN"), Decimal("sNaN"), Decimal("-Infinity")),
        *(
            "",
            " ",
            "abc",
            "1,00.00",
            "1.000,00",
            "1,5",
            "$5",
            "1_0",
            "٣",
            "1.",
            ".5",
            "1" * 10_000,
            "0x10",
        ),
        *(1.5, 1e15, float("nan"), float("inf"), True, None, b"1", Decimal("1E15")),
    ],
)
def test_bad_prices_are_refused(value):
    with pytest.raises(InvalidValue) as refusal:
        parse_price(value, "price_per_seat")
    assert refusal.value.field == "price_per_seat"
    assert refusal.value.message.startswith("Price per seat must ")


@pytest.mark.parametrize(
    ("amount", "rate", "result"),
    [
        ("100.00", "0.9", "90.00"),
        ("0.05", "0.9", "0.05"),  # 0.045 is half a cent up
        ("0.05", "0.7", "0.04"),  # 0.035
        ("0.01", "0.5", "0.01"),
        ("0.03", "0.5", "0.02"),  # half up, not to even
        ("0.01", "0.008", "0.00"),
        ("9999999999.99", "1", "9999999999.99"),
        ("59999999999.94", "0.9", "53999999999.95"),
        ("123.45", "0", "0.00"),
    ],
)
def test_shares_are_rounded_half_up_once(amount, rate, result):
    assert str(share(Decimal(amount), Decimal(rate))) == result


@property_test
@given(prices, st.integers(0, 1000))
def test_a_share_is_the_nearest_cent_and_the_higher_of_two(amount, thousandths):
    exact = Fraction(to_cents(amount) * thousandths, 1000)
    assert to_cents(share(amount, Decimal(thousandths).scaleb(-3))) == (2 * exact + 1) // 2


@property_test
@given(st.integers(-(10**14), 10**14))
def test_cents_make_the_round_trip(cents):
    amount = from_cents(cents)
    assert to_cents(amount) == cents
    assert amount.as_tuple().exponent == -2


@pytest.mark.parametrize("amount", ["0.001", "NaN", "Infinity", "1.005"])
def test_parts_of_a_cent_are_no_money(amount):
    with pytest.raises(ValueError, match="whole number of cents"):
        to_cents(Decimal(amount))


def test_a_total_is_exact():
    assert str(total_price(6, Decimal("9999999999.99"))) == "59999999999.94"
