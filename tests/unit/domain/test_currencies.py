"""The table of currencies against Babel's, which comes from another source."""

from babel.core import get_global
from babel.numbers import get_currency_precision, list_currencies

from astrobookings_desktop.domain.currencies import FIT, UNFIT

# ISO 4217 gives these two decimals; there are hardly coins, so Babel writes them without.
GONE = {"BGN"}  # into the euro with 2026, which Babel may not know yet
WITHOUT_COINS = "AFN ALL IRR KPW LAK LBP MGA MMK RSD SOS SYP YER"


def tender() -> set[str]:
    """What somewhere is money today."""
    return {
        code
        for currencies in get_global("territory_currencies").values()
        for code, _start, end, is_tender in currencies
        if end is None and is_tender
    }


def test_every_currency_in_use_is_in_the_table_once():
    assert len(FIT) == len(set(FIT))
    assert set(FIT).isdisjoint(UNFIT)
    assert {*FIT, *UNFIT} <= list_currencies()
    assert tender() - {*FIT, *UNFIT} <= GONE


def test_the_decimals_are_those_of_the_world():
    without_two = {code for code in FIT if get_currency_precision(code) != 2}
    assert without_two == set(WITHOUT_COINS.split())
    assert {code: get_currency_precision(code) for code in UNFIT} == UNFIT | {"IQD": 0}


def test_who_has_the_euro_by_now_has_no_other() -> None:
    assert not {"BGN", "HRK"} & {*FIT, *UNFIT}
