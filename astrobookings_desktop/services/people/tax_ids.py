"""Whether a tax id looks like one; a doubt is told and is never a refusal (DOMAIN.md §2)."""

import functools
import pkgutil
from typing import Any

from astrobookings_desktop.domain.phrases import Phrase

ODD_TAX_ID = Phrase("This doesn't look like a tax id of any country: read it again.")
_NAMES = ("vat", "tin")


def doubt_about(tax_id: str | None) -> str | None:
    """What a person is told of a tax id that looks wrong; None of a good one, and of none."""
    tax_id = " ".join((tax_id or "").split())  # the library stumbles over line breaks
    return ODD_TAX_ID if tax_id and not is_plausible(tax_id) else None


def is_plausible(text: str) -> bool:
    """Whether the check digits fit: those of the EU country it begins with, else any country's."""
    from stdnum.eu import vat  # rarely needed, and large with all its countries

    if text[:2].lower() in vat.MEMBER_STATES:
        return bool(vat.is_valid(text))
    return any(module.is_valid(text) for module in _every_module())


@functools.cache
def _every_module() -> tuple[Any, ...]:
    import stdnum
    from stdnum.util import get_cc_module

    countries = [one.name.rstrip("_") for one in pkgutil.iter_modules(stdnum.__path__) if one.ispkg]
    found = (get_cc_module(country, name) for country in countries for name in _NAMES)
    return tuple(module for module in found if module is not None)
