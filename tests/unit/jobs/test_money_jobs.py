"""What the worker does about money: invoices, reminders, and files that go with letters."""

import email
import io
from datetime import timedelta
from email.message import EmailMessage
from email.policy import default
from pathlib import Path

import pypdf
import pytest

from astrobookings_desktop.config import resource
from astrobookings_desktop.domain.entities import Entity
from astrobookings_desktop.domain.locator import display
from astrobookings_desktop.domain.statuses import Language, Role
from astrobookings_desktop.jobs.handlers import make_registry
from astrobookings_desktop.jobs.job import Offline
from astrobookings_desktop.jobs.mail.attachments import invoice_of
from astrobookings_desktop.jobs.mail.letters import Told
from astrobookings_desktop.jobs.mail.way import MailSettings
from astrobookings_desktop.jobs.runner import Runner
from astrobookings_desktop.services.bookings.cancellations import cancel_seats
from astrobookings_desktop.services.bookings.passengers import name_passengers, parse_passenger
from astrobookings_desktop.services.bookings.sales import SellSeats, hold_seats, sell_seats
from astrobookings_desktop.services.bookings.transfers import move_booking, transfer_booking
from astrobookings_desktop.services.checks.check import check
from astrobookings_desktop.services.launches.corrections import correct_outcome
from astrobookings_desktop.services.launches.transitions import abort_launch
from astrobookings_desktop.services.messages.states import send_again
from astrobookings_desktop.services.money.invoices import issue_invoice
from astrobookings_desktop.services.money.payments import EnteredPayment, register_payment
from astrobookings_desktop.services.people.agencies import edit_agency
from tests.helpers.company import Company
from tests.helpers.doctor import doctoring
from tests.helpers.ledgers import LEGAL, billed, flown, payer
from tests.unit.jobs.conftest import Works

pytestmark = pytest.mark.usefixtures("qapp")


@pytest.fixture
def company(works: Works) -> Company:
    return works.company


@pytest.fixture
def post(tmp_path: Path) -> Path:
    (tmp_path / "post").mkdir()
    return tmp_path / "post"


def drain(company: Company, post: Path) -> None:
    mail = MailSettings(folder=post, sender="office@astro.example")
    for _ in range(2):  # what the first jobs left behind
        company.clock.forward(minutes=1)  # the grace time of mails
        Runner(company.office, make_registry(lambda: post, lambda: mail, resource("mail"))).drain()


def letters(post: Path, words: str) -> list[EmailMessage]:
    found = [
        email.message_from_bytes(path.read_bytes(), policy=default) for path in post.glob("*.eml")
    ]
    return [one for one in found if words in one["Subject"]]


def waiting(company: Company) -> tuple[str, str | None]:
    ((status, error),) = company.rows(
        "SELECT status, last_error FROM job_queue WHERE job_type = 'issue_invoice'"
    )
    return status, error


def test_an_invoice_waits_for_what_the_agency_lacks_and_comes_by_itself(
    company: Company, post: Path
) -> None:
    agency = company.agency(name="Poor", email="poor@example.org")
    flown(company, agency)
    drain(company, post)
    assert waiting(company) == (
        "pending",
        "The invoice waits: Poor lacks the legal name, the tax id, the legal address. "
        "Enter it with the agency.",
    )
    company.do(edit_agency, agency, {"tax_id": "B12345674"})
    drain(company, post)
    assert "lacks the legal name, the legal address" in (waiting(company)[1] or "")
    company.do(edit_agency, agency, LEGAL)
    drain(company, post)
    assert waiting(company) == ("completed", None)
    assert company.value("SELECT number FROM invoice") == "INV-2026-000001"
    assert company.value("SELECT count(*) FROM invoice_pdf") == 1
    assert list(check(company.reader)) == []


def test_a_job_whose_work_is_done_or_called_off_does_nothing(company: Company, post: Path) -> None:
    agency = payer(company)
    by_hand, taken_back = flown(company, agency), flown(company, agency)
    company.do(issue_invoice, by_hand)
    company.do(correct_outcome, taken_back, None, "It stood on the pad still")
    drain(company, post)
    assert company.rows("SELECT launch_id FROM invoice") == [(by_hand,)]
    assert list(check(company.reader)) == []


def test_invoice_and_reminder_take_the_archived_file_along(company: Company, post: Path) -> None:
    agency = payer(company, language="es")
    key = billed(company, agency)
    drain(company, post)
    (letter,) = letters(post, "INV-2026-000001")
    (attached,) = letter.iter_attachments()
    kept = bytes(company.value("SELECT content FROM invoice_pdf WHERE invoice_id = ?", key))
    assert attached.get_filename() == "INV-2026-000001.pdf"
    assert attached.get_content() == kept
    company.clock.forward(days=32)
    drain(company, post)
    drain(company, post)  # the reminder's own grace time
    assert company.value("SELECT status FROM invoice") == "overdue"
    (one,) = company.rows("SELECT step, balance FROM invoice_reminder")
    assert one == (1, 10_000)
    reminders = [
        one for one in letters(post, "INV-2026-000001") if one["Subject"] != letter["Subject"]
    ]
    (reminder,) = reminders
    (attached,) = reminder.iter_attachments()
    assert attached.get_content() == kept


def test_an_invoice_that_can_not_be_reminded_of_stops_no_other(
    company: Company, post: Path
) -> None:
    agency = payer(company)
    keys = [billed(company, agency) for _ in range(3)]
    drain(company, post)
    with doctoring(company.path) as connection:
        connection.execute("UPDATE invoice SET agency_id = 999 WHERE id = ?", (keys[0],))
    company.clock.forward(days=60)
    drain(company, post)
    reminded = company.rows("SELECT invoice_id, step FROM invoice_reminder ORDER BY invoice_id")
    assert reminded == [(keys[1], 30), (keys[2], 30)]
    overdue = company.rows("SELECT id FROM invoice WHERE status = 'overdue' ORDER BY id")
    assert overdue == [(keys[1],), (keys[2],)]
    troubled = company.rows(
        "SELECT job_type, status FROM job_queue "
        "WHERE last_error IS NOT NULL AND job_type LIKE '%invoice%'"
    )
    assert set(troubled) == {("watch_invoices", "pending")}


def test_the_archived_file_is_waited_for_as_long_as_it_takes(company: Company) -> None:
    key = billed(company, payer(company))
    told = Told(
        1, "invoice_issued", "x", {}, "Desk", "desk@example.org", Role.AGENCY, Language.EN,
        Entity.INVOICE, key,
    )  # fmt: skip
    with pytest.raises(Offline, match="isn't made yet") as raised:  # which isn't counted
        invoice_of(company.reading, told)
    assert raised.value.pause == timedelta(seconds=5)


def test_the_traveler_gets_the_ticket_and_the_agency_none(company: Company, post: Path) -> None:
    launch = company.launch(company.rocket(company.agency(email="agency@example.org")))
    traveler = company.traveler(email="ann@example.org")
    sale = company.do(sell_seats, SellSeats(launch, traveler, 1))
    drain(company, post)
    sent = {
        one["To"].addresses[0].addr_spec: [a.get_filename() for a in one.iter_attachments()]
        for one in letters(post, "")
    }
    assert sent == {"ann@example.org": [f"{sale.locator}.pdf"], "agency@example.org": []}


def tickets(post: Path) -> dict[str, list[str | None]]:
    """What every letter in the folder takes along, by address."""
    found: dict[str, list[str | None]] = {}
    for one in letters(post, ""):
        names = [attached.get_filename() for attached in one.iter_attachments()]
        found.setdefault(one["To"].addresses[0].addr_spec, []).extend(names)
    return found


def test_the_ticket_goes_to_whose_the_booking_is_when_the_letter_leaves(
    company: Company, post: Path
) -> None:
    launch = company.launch(company.rocket(company.agency(email="agency@example.org")))
    ann, bob = (company.traveler(name=one, email=f"{one}@example.org") for one in ("ann", "bob"))
    sale = company.do(sell_seats, SellSeats(launch, ann, 2))
    held = company.do(hold_seats, SellSeats(launch, ann, 1))
    company.do(transfer_booking, sale.id, bob)  # while Ann's letter waits
    company.do(transfer_booking, held.id, bob)
    company.do(name_passengers, sale.id, [parse_passenger("Secret Passenger", "1990-01-01")])
    drain(company, post)
    assert tickets(post) == {
        "ann@example.org": [],
        "bob@example.org": [f"{sale.locator}.pdf"],
        "agency@example.org": [],
    }
    (page,) = (page for one in letters(post, "") for page in _pages(one))
    assert all(words in page for words in ("bob", "Secret Passenger"))
    written = {path: path.read_bytes() for path in post.iterdir()}
    sold_to_ann = "SELECT id FROM notification WHERE event = 'booking_sold' AND user_id = ?"
    with doctoring(company.path) as connection:
        connection.execute("UPDATE notification SET status = 'failed'")
    company.do(send_again, company.value(sold_to_ann, ann))
    drain(company, post)
    assert {path.name for path in post.iterdir()} == {path.name for path in written}
    assert tickets(post)["ann@example.org"] == []
    company.do(transfer_booking, sale.id, ann)
    drain(company, post)
    assert tickets(post)["ann@example.org"] == [f"{sale.locator}.pdf"]


def test_a_moved_or_split_booking_takes_the_ticket_of_what_stands_along(
    company: Company, post: Path
) -> None:
    here, there = company.launch(), company.launch()
    moves, splits = (company.traveler(email=f"{one}@example.org") for one in ("moves", "splits"))
    moved = company.do(sell_seats, SellSeats(here, moves, 1))
    split = company.do(sell_seats, SellSeats(here, splits, 3))
    now = company.do(move_booking, moved.id, there)
    company.do(cancel_seats, split.id, 1)
    drain(company, post)
    assert tickets(post) == {
        "moves@example.org": [f"{now.locator}.pdf"],
        "splits@example.org": [f"{split.locator}.pdf"],
    }
    (sold,) = letters(post, f"({display(split.locator)})")
    assert "Seats\n2\n" in _pages(sold)[0]


def test_messages_name_the_currency_that_their_money_was_taken_in(
    company: Company, post: Path
) -> None:
    agency = payer(company)
    key = billed(company, agency)
    launch = company.launch(company.rocket(agency))
    ann, ben = (company.traveler(email=f"{one}@example.org") for one in ("ann", "ben"))
    company.do(sell_seats, SellSeats(launch, ann, 1))
    given_up = company.launch()  # of an agency whose invoice waits: it is issued later
    company.do(sell_seats, SellSeats(given_up, ben, 1))
    company.do(abort_launch, given_up, "no fuel")
    with doctoring(company.path) as connection:  # as earlier versions let it be changed
        connection.execute("INSERT INTO setting VALUES ('currency', 'EUR')")  # all of it waits yet
    drain(company, post)
    company.do(register_payment, key, EnteredPayment("10.00"))
    company.clock.forward(days=32)
    drain(company, post)
    drain(company, post)
    told = [
        (letter["Subject"], part)
        for letter in letters(post, "")
        for part in (*_parts(letter), *_pages(letter))
        if any(one in part for one in ("USD", "EUR", "1,000.00"))
    ]
    assert len(told) > 15
    assert [subject for subject, part in told if "EUR" in part or "USD" not in part] == []
    lines = company.rows("SELECT event, message, facts FROM notification WHERE facts LIKE '%curr%'")
    events = {event for event, *_ in lines}
    assert {"booking_sold", "launch_aborted", "invoice_issued", "payment_completed"} < events
    assert "invoice_reminder" in events
    assert not [one for one in lines if "EUR" in one[1] or "EUR" in one[2]]
    company.do(sell_seats, SellSeats(launch, ben, 1))
    drain(company, post)
    assert any("1,000.00 EUR" in part for one in letters(post, "seat") for part in _parts(one))


def _parts(letter: EmailMessage) -> list[str]:
    bodies = (letter.get_body((kind,)) for kind in ("plain", "html"))
    return [str(one.get_content()) for one in bodies if one is not None]


def _pages(letter: EmailMessage) -> list[str]:
    return [
        page.extract_text()
        for one in letter.iter_attachments()
        for page in pypdf.PdfReader(io.BytesIO(one.get_content())).pages
    ]
