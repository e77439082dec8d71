"""What an invoice says beside its columns, frozen when it is issued (DOMAIN.md §6)."""

from datetime import date
from decimal import Decimal
from typing import Any

from astrobookings_desktop.data.models import Invoice, Launch, Rocket
from astrobookings_desktop.data.queries import invoicing as queries
from astrobookings_desktop.domain.money import from_cents
from astrobookings_desktop.domain.statuses import BookingStatus
from astrobookings_desktop.services.reading import Reading


def frozen_facts(reading: Reading, launch: Launch, agency: str) -> tuple[int, dict[str, Any]]:
    """Seats sold, and as JSON: the own company, the agency's name, what the launch brought,
    and which invoice this one replaces, if it does."""
    settings = reading.settings
    row = reading.one(queries.LAST_VOID_OF_LAUNCH, launch_id=launch.id)
    replaced = {} if row is None or row[0] is None else {"replaces": row[0]}
    lines, seats = [], 0
    for status, price, percent, count, total, refunded in reading.all(
        queries.TAKINGS, launch_id=launch.id
    ):
        is_sold = status == BookingStatus.CONFIRMED
        seats += count if is_sold else 0
        lines.append(
            {
                "sold": is_sold,
                "price": _text(price),
                "seats": count,
                "total": _text(total),
                "refund_percent": percent,
                "refunded": _text(refunded),
            }
        )
    return seats, {
        "currency": settings.currency,
        "time_zone": settings.company_time_zone,
        "agency": agency,
        "rocket": reading.get(Rocket, launch.rocket_id).name,
        "lines": lines,
        "issuer": {
            "name": settings.company_legal_name or settings.company_name,
            "tax_id": settings.company_tax_id,
            "address": settings.company_address,
            "email": settings.company_email,
        },
    } | replaced


def due_of(invoice: Invoice) -> date:
    """The last day on which an invoice can be paid in time."""
    return date.fromisoformat(invoice.due_date or invoice.date)


def currency_of(reading: Reading, invoice: Invoice) -> str:
    """In which an invoice was issued: its snapshot's, whatever the company charges in by now."""
    return str((invoice.facts or {}).get("currency", reading.settings.currency))


def _text(cents: int) -> str:
    amount: Decimal = from_cents(cents)
    return str(amount)
