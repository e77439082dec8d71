"""What goes with a letter as a file, by event: tickets and invoices."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import timedelta

from astrobookings_desktop.data.models import Booking
from astrobookings_desktop.data.queries.invoicing import ARCHIVING
from astrobookings_desktop.domain.statuses import BookingStatus, Role
from astrobookings_desktop.jobs.documents import invoice_pdf, ticket_pdf
from astrobookings_desktop.jobs.job import Offline
from astrobookings_desktop.jobs.mail.letters import Attachment, Told
from astrobookings_desktop.jobs.mail.way import NOT_YET
from astrobookings_desktop.services.bookings.tickets import sheet_of
from astrobookings_desktop.services.money.invoice_files import invoice_sheet, kept_file
from astrobookings_desktop.services.reading import Reading

AttachmentsOf = Callable[[Reading, Told], Sequence[Attachment]]
"""Called when the letter is written; may raise a JobFailure, as a handler may."""

PDF = "application/pdf"
NOT_YET_PAUSE = timedelta(seconds=5)


def ticket_of(reading: Reading, told: Told) -> Sequence[Attachment]:
    """The ticket of a sale that stands, for whose it is now: it names who flies.

    The agency gets none, nor who has handed the booking on, whenever their letter goes.
    """
    if told.role is not Role.TRAVELER or told.entity_id is None:
        return ()
    booking = reading.get(Booking, told.entity_id)
    if booking.status is not BookingStatus.CONFIRMED or booking.traveler_id != told.user_id:
        return ()
    sheet = sheet_of(reading, booking.id)
    currency = str(told.facts.get("currency", sheet.currency))  # of the sale, as its letter says
    content = ticket_pdf(replace(sheet, currency=currency))
    return (Attachment(f"{sheet.locator}.pdf", PDF, content),)


def invoice_of(reading: Reading, told: Told) -> Sequence[Attachment]:
    """The archived file of an invoice; it is waited for while it is being made.

    Where nobody ever asked for it, as in a demo's past, its page is printed from the snapshot.
    Raises Offline.
    """
    if told.entity_id is None:
        return ()
    sheet = invoice_sheet(reading, told.entity_id)
    kept = kept_file(reading, told.entity_id)
    if kept is None and reading.one(ARCHIVING, invoice_id=told.entity_id) is not None:
        raise Offline(NOT_YET, NOT_YET_PAUSE)  # uncounted: it may take long
    content = invoice_pdf(sheet) if kept is None else kept[0]
    return (Attachment(f"{sheet.number}.pdf", PDF, content),)


ATTACHMENTS: Mapping[str, AttachmentsOf] = {
    "booking_sold": ticket_of,
    "booking_changed": ticket_of,  # whoever has it now needs one
    "invoice_issued": invoice_of,
    "invoice_reminder": invoice_of,
}
