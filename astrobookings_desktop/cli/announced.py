"""What `pay` says of payments that are announced for the same invoice."""

import sys

import click

from astrobookings_desktop.cli.failures import refused
from astrobookings_desktop.cli.options import options_of
from astrobookings_desktop.cli.output import warn
from astrobookings_desktop.domain.payments import Announced
from astrobookings_desktop.services.money.payments import PaymentDone, PaymentTerms

NOT_PAID = "Nothing is registered: complete the announced payment once its money has come."


def can_ask() -> bool:
    """Whether a person sits at a terminal, and means it."""
    return sys.stdin.isatty() and not options_of().as_json and not options_of().dry_run


def ask_of_announced(terms: PaymentTerms) -> None:
    """Name the announced payments before another is registered, and go on only if that is wanted.

    Nothing is asked where there are none, or where the payment is refused anyway.
    """
    if terms.refusal is not None or not terms.announced:
        return
    for one in terms.announced:
        beside = "" if one.fits(terms.left) else "; beside this one it can't come any more"
        key = one.payment_id
        warn(f"{_named(one)}: if this is it, use “payment complete {key}” instead{beside}")
    if not click.confirm("Register a payment beside what is announced?", err=True):
        raise refused(NOT_PAID, "payment_announced")


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
