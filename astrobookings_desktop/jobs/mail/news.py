"""Which letters are news no longer when they could leave at last, by event (DOMAIN.md §8).

They are looked at when they leave, not when what they tell of ended: a payment may be given back
and an outcome corrected while a letter waits.
"""

from collections.abc import Callable, Mapping

from astrobookings_desktop.data.models import Invoice, Launch
from astrobookings_desktop.domain.entities import Entity
from astrobookings_desktop.domain.launches import is_on_sale
from astrobookings_desktop.domain.statuses import InvoiceStatus
from astrobookings_desktop.jobs.mail.letters import Told
from astrobookings_desktop.services.reading import Reading

SETTLED = (InvoiceStatus.PAID, InvoiceStatus.VOID)


def is_old(reading: Reading, told: Told) -> bool:
    """Whether nobody would want to read it any more: it is to be discarded."""
    look = OLD.get(told.event)
    return look is not None and told.entity_id is not None and look(reading, told)


def _is_settled(reading: Reading, told: Told) -> bool:
    """Whether nothing is to be paid any more."""
    invoice = reading.find(Invoice, told.entity_id or 0) if told.entity is Entity.INVOICE else None
    return invoice is not None and invoice.status in SETTLED


def _is_gone(reading: Reading, told: Told) -> bool:
    """Whether no seat of the launch can be bought any more."""
    launch = reading.find(Launch, told.entity_id or 0) if told.entity is Entity.LAUNCH else None
    return launch is not None and not is_on_sale(launch.status, launch.date, reading.now)


OLD: Mapping[str, Callable[[Reading, Told], bool]] = {
    "invoice_reminder": _is_settled,
    "launch_scheduled": _is_gone,
}
