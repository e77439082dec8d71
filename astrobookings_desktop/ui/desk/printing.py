"""Making a ticket and opening it, to be looked at and printed."""

from PySide6.QtCore import QCoreApplication

from astrobookings_desktop.domain.locator import display
from astrobookings_desktop.jobs.documents import ticket_pdf
from astrobookings_desktop.services.tickets import ticket_sheet
from astrobookings_desktop.services.unit_of_work import UnitOfWork
from astrobookings_desktop.ui.context import UiContext
from astrobookings_desktop.ui.files import open_file


def open_ticket(context: UiContext, booking_id: int) -> None:
    """The ticket is made off the GUI thread, then opened with the computer's own program."""

    def make(work: UnitOfWork) -> tuple[str, bytes]:
        sheet = ticket_sheet(work, booking_id)
        return sheet.locator, ticket_pdf(sheet)

    def done(made: tuple[str, bytes]) -> None:
        locator, content = made
        open_file(f"{locator}.pdf", content)
        words = QCoreApplication.translate("desk", "The ticket {0} is opened")
        context.say(words.format(display(locator)))

    context.run(make, done, context.refuse)
