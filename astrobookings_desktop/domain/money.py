"""Money: `Decimal` with two places, one currency, rounded half up once (DOMAIN.md §2)."""

import re
from decimal import ROUND_HALF_UP, Decimal

from astrobookings_desktop.domain.errors import InvalidValue
from astrobookings_desktop.domain.phrases import Phrase

CENT = Decimal("0.01")
LOWEST_PRICE = CENT
HIGHEST_PRICE = Decimal("9999999999.99")
NOTHING, HIGHEST_SUM = Decimal("0.00"), Decimal("99999999999.99")
EXAMPLE = Decimal("1234.50")

_AMOUNT = re.compile(r"[+-]?(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?:\.[0-9]+)?")


def parse_price(value: str | int | Decimal, field: str = "price") -> Decimal:
    """The price that `value` states: 0.01 to 9,999,999,999.99 with at most two decimals.

    Text is digits with a point, and commas between thousands: 1234.50 or 1,234.50. Raises
    InvalidValue for everything else; a float is refused too, since it may already have lost a cent.
    """
    return _parse(value, field, LOWEST_PRICE, HIGHEST_PRICE)


def parse_sum(value: str | int | Decimal, field: str) -> Decimal:
    """The sum of several prices, or a refund, which may be 0; else as `parse_price`."""
    return _parse(value, field, NOTHING, HIGHEST_SUM)


def _parse(value: str | int | Decimal, field: str, lowest: Decimal, highest: Decimal) -> Decimal:
    amount = _exact(value)
    if amount is None and isinstance(value, str) and value.strip():
        reason = Phrase("be an amount such as {example:,.2f}", example=EXAMPLE)
        raise InvalidValue(field, reason, value)
    if amount is None or not lowest <= amount <= highest:
        words = Phrase("be an amount from 0.01 to {highest_price:,}", highest_price=highest)
        if not lowest:
            words = Phrase("be an amount from 0.00 to {highest_price:,}", highest_price=highest)
        raise InvalidValue(field, words, value)
    if _decimals(amount) > 2:
        raise InvalidValue(field, "have at most two decimals", value)
    return amount.quantize(CENT)


def parse_typed_amount(
    text: str, decimal_sign: str = ".", group_sign: str = ",", field: str = "amount"
) -> Decimal:
    """The amount that a person typed in the way of their language: 1,234.50 or 1.234,50.

    Groups are optional, and have three digits; a blank groups as well. Anything else is refused:
    raises InvalidValue, which shows how to write it.
    """
    plain = group_sign.join(text.split())
    groups = rf"[0-9]{{1,3}}(?:{re.escape(group_sign)}[0-9]{{3}})+|[0-9]+"
    shape = re.compile(rf"({groups})(?:{re.escape(decimal_sign)}([0-9]{{1,2}}))?")
    match = shape.fullmatch(plain)
    if match is None:
        example = f"1{group_sign}234{decimal_sign}50"
        raise InvalidValue(field, Phrase("be an amount such as {example}", example=example), text)
    whole, cents = match[1].replace(group_sign, ""), match[2] or "00"
    try:
        return parse_price(f"{whole}.{cents}", field)
    except InvalidValue as refusal:
        raise InvalidValue(field, refusal.reason, text) from None  # as it was typed


def to_cents(amount: Decimal) -> int:
    """Whole cents of `amount`; ValueError when it isn't a whole number of cents."""
    cents = amount.scaleb(2)
    if cents.is_finite():
        whole = int(cents)
        if whole == cents:
            return whole
    raise ValueError(f"{amount} is not a whole number of cents")


def from_cents(cents: int) -> Decimal:
    """The amount of so many cents, with two decimals."""
    return Decimal(cents).scaleb(-2)


def share(amount: Decimal, rate: Decimal) -> Decimal:
    """`rate` (0.7 is 70 %) of `amount`, half up to whole cents."""
    return (amount * rate).quantize(CENT, ROUND_HALF_UP)


def total_price(seats: int, price_per_seat: Decimal) -> Decimal:
    """What `seats` cost at the moment of booking (DOMAIN.md §5)."""
    return seats * price_per_seat


def _exact(value: object) -> Decimal | None:
    match value:
        case bool() | float():
            return None
        case int():
            return Decimal(value)
        case Decimal():
            return value if value.is_finite() else None
        case str():
            text = value.strip()
            return Decimal(text.replace(",", "")) if _AMOUNT.fullmatch(text) else None
        case _:
            return None


def _decimals(amount: Decimal) -> int:
    exponent = amount.as_tuple().exponent
    return -exponent if isinstance(exponent, int) else 0
