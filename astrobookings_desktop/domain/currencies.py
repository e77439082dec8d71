"""The currencies of ISO 4217 that are in use, by their decimals: money has two (DOMAIN.md §2)."""

import re
from dataclasses import dataclass
from typing import Any

from astrobookings_desktop.domain.errors import InvalidValue
from astrobookings_desktop.domain.refusal import Refusal

_TWO = """
AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF
CHF CNY COP CRC CUP CVE CZK DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GTQ GYD HKD
HNL HTG HUF IDR ILS INR IRR JMD KES KGS KHR KPW KYD KZT LAK LBP LKR LRD LSL MAD MDL MGA MKD MMK
MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD PAB PEN PGK PHP PKR PLN QAR RON RSD
RUB SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SYP SZL THB TJS TMT TOP TRY TTD TWD TZS UAH
USD UYU UZS VES WST XCD XCG YER ZAR ZMW ZWG
"""
_NONE = "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX VND VUV XAF XOF XPF"
_THREE = "BHD IQD JOD KWD LYD OMR TND"

FIT: tuple[str, ...] = tuple(_TWO.split())
"""The codes that may be chosen."""

UNFIT: dict[str, int] = dict.fromkeys(_NONE.split(), 0) | dict.fromkeys(_THREE.split(), 3)
"""The decimals of those that may not."""

_CODE = re.compile(r"[A-Z]{3}")


@dataclass(eq=False)
class CurrencyUnfit(Refusal):
    """Money is kept with two decimals (DOMAIN.md §2), and this currency has others."""

    currency: str
    decimals: int
    field = "currency"

    def _sentence(self) -> str:
        if not self.decimals:
            return "{currency} has no cents; AstroBookings keeps money with two decimals."
        return "{currency} has {decimals} decimals; AstroBookings keeps money with two."


def read_currency(given: Any, field: str) -> str:
    """A code of three letters, also one that couldn't be chosen today: what stands goes on.

    Raises InvalidValue.
    """
    code = str(given).strip().upper()
    if not _CODE.fullmatch(code):
        raise InvalidValue(field, "be a currency code of three letters such as USD", given)
    return code


def check_currency(code: str, field: str) -> None:
    """Whether the currency may be chosen: one in use, with two decimals (DOMAIN.md §2).

    Raises CurrencyUnfit, InvalidValue.
    """
    if code in UNFIT:
        raise CurrencyUnfit(code, UNFIT[code])
    if code not in FIT:
        raise InvalidValue(field, "be the code of a currency in use such as USD or EUR", code)
