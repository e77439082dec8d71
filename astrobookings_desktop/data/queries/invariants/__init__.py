"""The invariants of the data as set-based queries; `services.check` runs them."""

from astrobookings_desktop.data.queries.invariants import bookings, launches, money, people
from astrobookings_desktop.data.queries.invariants.rule import Rule

RULES: tuple[Rule, ...] = (
    *people.RULES,
    *launches.RULES,
    *bookings.RULES,
    *money.RULES,
)

TRIGGERS = frozenset(
    {
        "entry_log_no_update",
        "entry_log_no_delete",
        "invoice_no_delete",
        "booking_no_delete",
        "booking_canceled_is_final",
    }
)
"""Without these, history could be changed unseen."""

AS_OF = "SELECT coalesce(max(timestamp), '') FROM \"entry_log\""

__all__ = ["AS_OF", "RULES", "TRIGGERS", "Rule"]
