"""What each step of the check looks at, in words."""

from astrobookings_desktop.services.checks.finding import Finding
from astrobookings_desktop.ui.entities.words import plain_word
from astrobookings_desktop.ui.language import Words, declared, said

_STEPS = Words(
    "check",
    {
        "file_state": "The file’s own state",
        "integrity": "The file’s pages",
        "foreign_keys": "Links between records",
        "triggers": "Guards of the history",
        "schema": "Tables and their rules",
        "settings": "Business settings",
        "ids": "Record numbers",
        "profile": "Roles and profiles",
        "name": "Names",
        "email": "E-mail addresses",
        "search_text": "Search texts",
        "text": "Texts",
        "seat_counter": "Seat counters",
        "capacity": "Capacities",
        "rocket_agency": "Rockets and their agencies",
        "range": "Ranges and destinations",
        "same_day": "Launches on one day",
        "times": "Order of times",
        "reason": "Reasons given",
        "imported": "Imported launches",
        "seat_limit": "Seats per traveler",
        "price": "Prices",
        "split": "Parts of bookings",
        "move": "Moved bookings",
        "status": "States of bookings",
        "lapse": "Lapsed holds",
        "void": "Voided sales",
        "final_launch": "Bookings of closed launches",
        "refund_amount": "Refunds",
        "refund_percent": "Refund table",
        "seats_released": "Seats given back",
        "locator": "Locators",
        "request_id": "Repeated requests",
        "outcome": "Outcomes of launches",
        "net_revenue": "What launches brought",
        "fee_rate": "Rates of fees",
        "passengers": "Passengers",
        "invoice_number": "Invoice numbers",
        "invoice_launch": "Invoices and launches",
        "invoice_amount": "Fees",
        "invoice_balance": "Invoices and payments",
        "invoice_series": "Series of invoices",
        "invoice_snapshot": "What invoices say for ever",
        "invoice_missing": "Launches without an invoice",
        "invoice_pdf": "Archived invoices",
        "invoice_reminder": "Reminders",
        "payment": "Payments",
        "log": "The log beside the records",
        "log_chain": "The log’s chain",
        "log_head": "The log’s head kept outside",
    },
)
_FILE = declared("check", "The file")


def step_words(name: str) -> str:
    """What a step or a rule is about."""
    return _STEPS.of(name, plain_word(name))


def subject_words(finding: Finding) -> str:
    """Of what a finding is: Booking 14758, or the file."""
    if finding.entity is None or not finding.ids:
        return said("check", _FILE)
    return f"{plain_word(finding.entity.value)} {finding.ids[0]}"
