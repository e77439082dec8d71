"""What `invoice void` says of what it does besides, as the window's dialog does."""

from astrobookings_desktop.cli.edit_effects import Told
from astrobookings_desktop.services.money.invoices import VoidOutlook


def of_void(outlook: VoidOutlook) -> Told:
    """Announced payments that fail, the number, the way to a new invoice, and who is told."""
    issue = f"invoice issue {outlook.launch_id}"
    failed = outlook.pending_payments
    told = Told(
        {
            "payments_failed": [
                {"id": one.payment_id, "amount": str(one.amount)} for one in failed
            ],
            "number_stays_taken": True,
            "issued_again_by": issue,
            "are_told": ["agency", "managers"],
        }
    )
    for one in failed:
        words = f"The announced payment {one.payment_id} of {one.amount:,.2f} is marked failed."
        told.notes.append(words)
    told.notes += [
        f"{outlook.number} over {outlook.amount:,.2f} is void for good; its number stays taken.",
        f"The launch may be invoiced again, with the same figures, by: {issue}",
        "The agency and the managers are told.",
    ]
    return told
