"""Making a ticket and opening it, to be looked at and printed."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Slot

from astrobookings_desktop.domain.rights import Right
from astrobookings_desktop.services.bookings.records import BookingRecord
from astrobookings_desktop.services.bookings.tickets import ticket_sheet
from astrobookings_desktop.services.unit_of_work import UnitOfWork
from astrobookings_desktop.ui import format as show
from astrobookings_desktop.ui.context import UiContext
from astrobookings_desktop.ui.files import Opening, put_aside

if TYPE_CHECKING:
    from astrobookings_desktop.ui.desk.page import DeskPage


class Printing(QObject):
    """Prints the ticket of what the desk shows, else of its last sale.

    That of a sale under way is printed once it is made. Beside one that was begun for somebody, no
    ticket is: it would be handed to them.
    """

    def __init__(self, context: UiContext, page: "DeskPage") -> None:
        super().__init__(page)
        self._context, self._page = context, page
        self._awaits = False  # a sale whose ticket is wanted
        flow = page.selling.flow
        flow.sold.connect(self._sold)
        flow.refused.connect(self._drop)
        flow.gave_up.connect(self._drop)
        page.selling.pane.sold.print_wanted.connect(self.print_ticket)

    @Slot()
    def print_ticket(self) -> None:
        """Make the ticket and open it."""
        if not self._context.may(Right.PRINT_TICKETS):
            return
        if not self._page.is_finding and self._page.selling.flow.is_busy:
            self._awaits = True
            self._context.say(self.tr("The ticket is printed once the sale is made"))
            return
        if not self._page.is_finding and self._page.selling.begun.would_be_missed:
            self._context.say(self._none_yet())
            return
        booking_id = self._shown()
        if booking_id is None:
            self._context.say(self.tr("Find the booking first"))
        else:
            open_ticket(self._context, booking_id)

    @Slot(object)
    def _sold(self, record: BookingRecord) -> None:
        wanted, self._awaits = self._awaits, False
        if wanted:
            open_ticket(self._context, record.id)

    @Slot()
    def _drop(self) -> None:
        self._awaits = False

    def _none_yet(self) -> str:
        last = self._page.selling.pane.last.newest
        if last is None:
            return self.tr("No ticket yet: this sale isn't made")
        words = self.tr("No ticket yet: this sale isn't made, and the last one was {0}, {1}")
        return words.format(show.locator(last.locator), show.apart(last.traveler))

    def _shown(self) -> int | None:
        page = self._page
        if page.is_finding:
            return None if page.changing.booking is None else page.changing.booking.id
        pane = page.selling.pane
        if pane.is_sold and pane.sold.booking is not None:
            return pane.sold.booking.id
        return None if pane.last.newest is None else pane.last.newest.id


def open_ticket(context: UiContext, booking_id: int) -> None:
    """The ticket is made off the GUI thread, then opened with the computer's own program."""
    from astrobookings_desktop.jobs.documents import ticket_pdf  # pages, which few sales print

    def make(work: UnitOfWork) -> tuple[str, str, bytes]:
        sheet = ticket_sheet(work, booking_id)
        return sheet.locator, sheet.traveler, ticket_pdf(sheet)

    def done(made: tuple[str, str, bytes]) -> None:
        locator, traveler, content = made
        words = QCoreApplication.translate("desk", "The ticket of {0}, {1}, is opened")
        words = words.format(show.locator(locator), show.apart(traveler))
        Opening(context, put_aside(f"{locator}.pdf", content), words)

    context.run(make, done, context.refuse)
