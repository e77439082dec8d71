"""What `pay` says of payments that are announced for the same invoice."""

from astrobookings_desktop.cli.output import warn
from astrobookings_desktop.domain.payments import Announced
from astrobookings_desktop.services.money.payments import PaymentDone


def warn_of_announced(paid: PaymentDone) -> None:
    """Name those that stand on, and how each is ended."""
    for one in paid.announced:
        key = one.payment_id
        if one.fits(paid.balance):
            or_else = f", or “payment complete {key}” if it is another"
        else:
            or_else = f"; {paid.balance:,.2f} is owed now, so it can't be completed beside this one"
        warn(f"{_named(one)}; if this was it, end that one by “payment fail {key}”{or_else}")


def _named(one: Announced) -> str:
    reference = f", {one.reference}" if one.reference else ""
    about = f"{one.amount:,.2f}, {one.date}{reference}"
    return f"the payment {one.payment_id} ({about}) is announced for this invoice"
