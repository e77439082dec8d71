"""Pieces of SQL that several queries share, so that a rule is put into SQL once.

A piece names records by the aliases of the lists: `b` a booking, `i` an invoice, `l` a
launch, `u` a user.
"""

from collections.abc import Iterable

from astrobookings_desktop.data.log_chain import SERIAL_SPAN
from astrobookings_desktop.domain.statuses import LaunchStatus, Role


def among(statuses: Iterable[str]) -> str:
    """Statuses as a list of SQL, in this order: a partial index is known by its words."""
    return f"({', '.join(repr(str(status)) for status in statuses)})"


def same_workstation(one: str, other: str) -> str:
    """Whether two ids were drawn by one workstation: then they are in the order of writing."""
    return f"({one} / {SERIAL_SPAN} = {other} / {SERIAL_SPAN})"


OPEN = among(status for status in LaunchStatus if status.is_open)
"""The statuses of a launch that is still to come."""
FINAL = among(status for status in LaunchStatus if not status.is_open)
OPEN_LAUNCH = f"l.status IN {OPEN}"

NET = "b.total_price - coalesce(b.refund_amount, 0)"
"""The cents that are kept of a booking, if it was ever paid for (PAID_FOR); DOMAIN.md §6."""
PAID_FOR = "b.confirmed_at IS NOT NULL"

PAID = (
    '(SELECT coalesce(sum(p.amount), 0) FROM "payment" p WHERE p.invoice_id = i.id '
    "AND p.status = 'completed')"
)
"""The cents that were paid of an invoice (DOMAIN.md §7)."""

CAN_SIGN_IN = (
    "u.active AND u.email_key IS NOT NULL AND u.password_hash IS NOT NULL "
    'AND (u.agency_id IS NULL OR EXISTS (SELECT 1 FROM "user" o '
    "WHERE o.id = u.agency_id AND o.active))"
)
"""Of a user: that a door is open to them, also by their agency."""

# Travelers are left out by their role, which has an index: there may be millions of them.
IS_READ_HERE = (
    f"u.role IN {among(role for role in Role if role is not Role.TRAVELER)} AND ({CAN_SIGN_IN} "
    'OR u.active AND EXISTS (SELECT 1 FROM "user" s WHERE s.agency_id = u.id AND s.active '
    "AND s.email_key IS NOT NULL AND s.password_hash IS NOT NULL))"
)
"""Of a user: that somebody can read what they are told on the desktop; of an agency its staff."""

ADDRESS_REFUSED = 'SELECT x.id FROM "user" x WHERE x.email_refused IS NOT NULL'
"""Those whose address a mail server refused, along a small index."""

ACTED = "action NOT IN ('sign_in', 'sign_in_failed', 'sign_out', 'lock', 'refused')"
"""Of a row of the log: that more was done than to come, to look, to be kept out and to go."""
