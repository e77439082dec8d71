"""Invoices and tickets as files: what the services know, put on pages (DOMAIN.md §5, §6)."""

import contextlib
import io
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from astrobookings_desktop import config
from astrobookings_desktop.domain.errors import InvalidValue
from astrobookings_desktop.domain.locator import display
from astrobookings_desktop.domain.statuses import Language
from astrobookings_desktop.jobs.job import Job, Permanent
from astrobookings_desktop.jobs.registry import Effect, Tools
from astrobookings_desktop.services.actors import WORKER, Actor
from astrobookings_desktop.services.bookings.tickets import TicketSheet
from astrobookings_desktop.services.files.whole_files import whole_file
from astrobookings_desktop.services.money.invoice_files import (
    InvoiceSheet,
    Taking,
    invoice_sheet,
    keep_file,
    kept_file,
)
from astrobookings_desktop.services.office import Office
from astrobookings_desktop.services.unit_of_work import UnitOfWork

if TYPE_CHECKING:
    from astrobookings_desktop.reports.pages import Pages

TEMPLATES = "documents"
CODE_SIZE = 140  # in the page's own pixels
BODY, SMALLEST = 9.5, 5.5  # points
FIGURES_FIT = 66  # signs of figures in a line of the calculation, at that size


def archived_invoice(office: Office, actor: Actor, invoice_id: int) -> tuple[bytes, str]:
    """The invoice's archived file and its SHA-256; who asks first has it made.

    Raises NotFound (also for another agency's), MissingRight, DatabaseProblem.
    """
    kept, sheet = _look(office, actor, invoice_id)
    if kept is not None:
        return kept
    content = invoice_pdf(sheet)  # before the transaction: others want to write as well
    with office.writer() as writer, writer.unit_of_work(actor) as work:
        keep_file(work, invoice_id, content)
        found = kept_file(work, invoice_id)
    if found is None:
        raise RuntimeError(f"The file of invoice {invoice_id} was not kept.")
    return found


def archive(tools: Tools, job: Job) -> Effect:
    """Make the file of an invoice that was just issued, and keep it with the job's end."""
    if job.entity_id is None:
        raise Permanent("The job names no invoice.")
    invoice_id = job.entity_id
    kept, sheet = _look(tools.office, WORKER, invoice_id)
    content = invoice_pdf(sheet) if kept is None else b""

    def keep(work: UnitOfWork) -> None:
        if content:
            keep_file(work, invoice_id, content)

    return keep


def invoice_pdf(sheet: InvoiceSheet) -> bytes:
    """The pages of an invoice in the agency's language."""
    pages = _pages(sheet.language)
    takings = [_taking(one, pages) for one in sheet.takings]
    html = pages.render(
        "invoice.html.j2",
        "invoice",
        {
            "sheet": sheet,
            "departure": pages.moment(sheet.launch_date, sheet.time_zone),
            "takings": takings,
            "takings_points": _points(takings),
        },
    )
    title = f"{pages.word('invoice', 'title')} {sheet.number}"
    author = sheet.issuer.name
    return _written(html, title, author, pages, "invoice", number=sheet.number)


def _taking(one: Taking, pages: "Pages") -> tuple[str, ...]:
    """A line of the calculation as it is printed."""
    kept = pages.word("invoice", "kept", percent=one.refund_percent)
    return (
        pages.word("invoice", "sold") if one.is_sold else kept,
        pages.amount(one.price),
        pages.count(one.seats),
        *(pages.amount(amount) for amount in (one.total, one.refunded, one.net)),
    )


def _points(takings: Sequence[tuple[str, ...]]) -> float:
    """The size at which the widest line of figures fits the page beside its words: a figure is
    never broken."""
    columns = list(zip(*takings, strict=True))[1:]
    longest = sum(max(map(len, column)) for column in columns)
    return max(SMALLEST, min(BODY, BODY * FIGURES_FIT / max(longest, 1)))


def ticket_pdf(sheet: TicketSheet) -> bytes:
    """The page of a ticket in the traveler's language, with its locator as a QR code."""
    pages = _pages(sheet.language)
    until, locator = sheet.hold_until, display(sheet.locator)
    html = pages.render(
        "ticket.html.j2",
        "ticket",
        {
            "sheet": sheet,
            "locator": locator,
            "departure": pages.moment(sheet.departure, sheet.time_zone),
            "until": "" if until is None else pages.moment(until, sheet.time_zone),
            "code_size": CODE_SIZE,
        },
    )
    import segno  # beside tickets nothing has a code

    code = io.BytesIO()
    segno.make(sheet.locator, error="m", micro=False).save(code, kind="png", scale=12, border=2)
    title = f"{pages.word('ticket', 'title')} {locator}"
    images = {"qr.png": code.getvalue()}
    return _written(html, title, sheet.company, pages, "ticket", images, locator=locator)


def prepare_documents() -> None:
    """Make ready what pages need of Qt; in the main thread, where no window did."""
    from astrobookings_desktop.reports.pdf import prepare

    prepare()


def _pages(language: Language) -> "Pages":
    from astrobookings_desktop.reports.pages import Pages  # templates: when something is printed

    return Pages(config.resource(TEMPLATES), language)


def _written(
    html: str,
    title: str,
    author: str,
    pages: "Pages",
    section: str,
    images: dict[str, bytes] | None = None,
    **named: str,
) -> bytes:
    from astrobookings_desktop.reports.pdf import prepare, write_pdf  # Qt: only where it is needed

    def footer(page: int, count: int) -> str:
        return pages.word(section, "footer", page=page, pages=count, **named)

    prepare()
    return write_pdf(html, title, author, footer, images)


def _look(
    office: Office, actor: Actor, invoice_id: int
) -> tuple[tuple[bytes, str] | None, InvoiceSheet]:
    with contextlib.closing(office.reader()) as connection:
        view = office.reading(connection, actor)
        return kept_file(view, invoice_id), invoice_sheet(view, invoice_id)


def write_file(path: Path, content: bytes) -> None:
    """The PDF file whole or not at all; raises InvalidValue (field "file")."""
    if path.suffix.lower() != ".pdf":
        raise InvalidValue("file", "end in .pdf, for that is what it is", path.name)
    with whole_file(path) as temporary:
        temporary.write_bytes(content)
