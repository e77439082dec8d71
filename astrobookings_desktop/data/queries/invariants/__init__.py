"""The invariants of the data as set-based queries; `services.checks.check` runs them."""

from astrobookings_desktop.data.queries.fragments import ACTED
from astrobookings_desktop.data.queries.invariants import (
    bookings,
    launches,
    money,
    outcomes,
    people,
    queue,
)
from astrobookings_desktop.data.queries.invariants.rule import Rule
from astrobookings_desktop.data.queries.text_indexes import TABLES

RULES: tuple[Rule, ...] = (
    *people.RULES,
    *launches.RULES,
    *outcomes.RULES,
    *bookings.RULES,
    *money.RULES,
    *queue.RULES,
)

TRIGGERS = frozenset(
    {
        "entry_log_no_update",
        "entry_log_no_delete",
        "invoice_no_delete",
        "invoice_is_a_snapshot",
        "invoice_void_is_final",
        "invoice_pdf_no_update",
        "invoice_pdf_no_delete",
        "invoice_series_goes_on",
        "invoice_series_no_delete",
        "payment_no_delete",
        "payment_is_for_one_amount",
        "payment_is_of_one_day",
        "booking_no_delete",
        "booking_canceled_is_final",
        *(f"{table}_{act}" for table in TABLES for act in ("insert", "update", "delete")),
    }
)
"""Without these, history could be changed unseen, and what is new not found."""

_TWO = "[0-9][0-9]"
_TIME = f"[12][0-9]{_TWO}-{_TWO}-{_TWO}T{_TWO}:{_TWO}:{_TWO}.{_TWO * 3}Z"
# Of a doctored log as well: whatever is no time is passed over.
AS_OF = (
    f"SELECT coalesce((SELECT timestamp FROM \"entry_log\" WHERE timestamp GLOB '{_TIME}' "
    f"AND {ACTED} ORDER BY timestamp DESC LIMIT 1), '')"
)

__all__ = ["AS_OF", "RULES", "TRIGGERS", "Rule"]
