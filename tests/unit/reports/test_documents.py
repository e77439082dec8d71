"""Invoices and tickets as files: what stands on their pages, and that the first file stays."""

import io
import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from pathlib import Path

import pypdf
import pytest
import segno

from astrobookings_desktop.bootstrap import build_registry
from astrobookings_desktop.domain.errors import NotFound, StandsElsewhere
from astrobookings_desktop.domain.locator import display
from astrobookings_desktop.domain.statuses import InvoiceKind, Language
from astrobookings_desktop.jobs.documents import archived_invoice, invoice_pdf, ticket_pdf
from astrobookings_desktop.jobs.runner import Runner
from astrobookings_desktop.reports.pdf_mending import mended
from astrobookings_desktop.services.bookings.cancellations import cancel_seats
from astrobookings_desktop.services.bookings.sales import SellSeats, hold_seats, sell_seats
from astrobookings_desktop.services.bookings.tickets import ticket_sheet
from astrobookings_desktop.services.money.invoice_files import InvoiceSheet, Issuer, Taking
from astrobookings_desktop.services.people.agencies import edit_agency
from tests.helpers.company import Company
from tests.helpers.ledgers import billed, payer
from tests.helpers.pdf_a import IS_PDF_A, preflight
from tests.helpers.zones import HALF_HOURS_EAST, WEST, computer_in

pytestmark = pytest.mark.usefixtures("qapp")
wherever = pytest.mark.usefixtures("computer_zone")
LONG = "Sociedad Española de Lanzamientos Orbitales y Transporte Interplanetario de Viajeros, S.A."
SHEET = InvoiceSheet(
    number="INV-2026-000042",
    issued=date(2026, 11, 23),
    due=date(2026, 12, 23),
    kind=InvoiceKind.FEE,
    issuer=Issuer("AstroBookings Ltd", "GB-1", "1 Launch Pad\nCape Town", "office@astro.example"),
    agency="Orbital",
    legal_name="Orbital <b>Ways</b> & Sons, S.L.",
    tax_id="B12345674",
    legal_address="Calle Mayor 1\n28001 Madrid",
    destination="Moon",
    launch_date=datetime(2026, 11, 22, 14, 32, tzinfo=UTC),
    rocket="Selene 7",
    seats=97,
    takings=(
        Taking(True, Decimal("1234.56"), 97, Decimal("119752.32"), 0, Decimal("0.00")),
        Taking(False, Decimal("1000.00"), 3, Decimal("3000.00"), 70, Decimal("2100.00")),
    ),
    net=Decimal("120652.32"),
    basis_points=80,
    amount=Decimal("965.22"),
    currency="USD",
    language=Language.EN,
    time_zone="UTC",
)


@pytest.fixture
def company(tmp_path: Path) -> Iterator[Company]:
    company = Company(tmp_path / "office.db")
    yield company
    company.close()


def pages(content: bytes) -> list[str]:
    return [page.extract_text() for page in pypdf.PdfReader(io.BytesIO(content)).pages]


# --- the page ---------------------------------------------------------------------------------


def test_an_invoice_in_english() -> None:
    (text,) = pages(invoice_pdf(SHEET))
    for words in (
        *("Invoice", "INV-2026-000042", "23 November 2026", "23 December 2026"),
        *("Orbital <b>Ways</b> & Sons, S.L.", "Calle Mayor 1\n28001 Madrid", "B12345674"),
        *("AstroBookings Ltd", "office@astro.example", "Moon", "Selene 7"),
        *("Sunday 22 November 2026, 14:32 UTC", "97", "1,234.56", "119,752.32"),
        *("Canceled, 70 % refunded", "2,100.00", "900.00", "120,652.32 USD"),
        *("Fee: 0.8 % of the net revenue", "965.22 USD"),
        "Please pay 965.22 USD by 23 December 2026, naming INV-2026-000042.",
        "INV-2026-000042 · Page 1 of 1",
    ):
        assert words in text, words


def test_the_same_in_spanish_with_a_long_name() -> None:
    (text,) = pages(invoice_pdf(replace(SHEET, language=Language.ES, legal_name=LONG)))
    assert LONG in text.replace("\n", " ")
    for words in (
        *("Factura", "23 de noviembre de 2026", "domingo, 22 de noviembre de 2026, 14:32"),
        *("1.234,56", "120.652,32 USD", "Comisión: 0,8 % de los ingresos netos"),
        "Le rogamos que pague 965,22 USD a más tardar el 23 de diciembre de 2026",
        "Página 1 de 1",
    ):
        assert words in text, words


def test_an_aborted_launch_and_nothing_to_pay() -> None:
    abort = replace(SHEET, kind=InvoiceKind.ABORT, basis_points=None, takings=())
    (text,) = pages(invoice_pdf(replace(abort, amount=Decimal("1000.00"))))
    assert "Fixed fee for an aborted launch\n1,000.00 USD" in text
    (text,) = pages(invoice_pdf(replace(SHEET, amount=Decimal("0.00"), net=Decimal("0.00"))))
    assert "Nothing is to be paid." in text


@pytest.mark.parametrize("currency", ["JPY", "KWD"])
def test_an_invoice_has_two_decimals_in_every_currency(currency: str) -> None:
    (text,) = pages(invoice_pdf(replace(SHEET, currency=currency)))
    assert f"120,652.32 {currency}" in text
    assert f"Please pay 965.22 {currency} by" in text


def test_three_pages_repeat_the_head_and_number_themselves() -> None:
    takings = tuple(
        Taking(True, Decimal(1000 + one), 1, Decimal(1000 + one), 0, Decimal("0.00"))
        for one in range(75)
    )
    found = pages(invoice_pdf(replace(SHEET, takings=takings)))
    assert len(found) == 3
    for number, text in enumerate(found, start=1):
        assert f"Page {number} of 3" in text
    assert all("Price per seat" in text for text in found[:2])
    whole = "\n".join(found)
    for one in range(75):
        assert whole.count(f"{1000 + one:,}.00") >= 1
    assert "Please pay" in found[2]


def test_the_largest_figures_are_smaller_and_never_broken() -> None:
    seats, price = 100_000, Decimal("9999999999.99")
    taking = Taking(False, price, seats, seats * price, 90, (seats * price * 9) / 10)
    (text,) = pages(invoice_pdf(replace(SHEET, takings=(taking,), language=Language.ES)))
    line = "Canceladas, 90 % reembolsado\n9.999.999.999,99\n100.000\n999.999.999.999.000,00\n"
    assert f"{line}899.999.999.999.100,00\n99.999.999.999.900,00" in text


def test_names_in_many_scripts_stand_on_the_page() -> None:
    names = "中国载人航天 Роскосмос Ελλάδα"
    (text,) = pages(invoice_pdf(replace(SHEET, agency=names)))
    assert "Роскосмос" in text
    assert "Ελλάδα" in text


# --- the format -------------------------------------------------------------------------------


@pytest.mark.slow
@wherever
@pytest.mark.parametrize("language", Language)
def test_preflight_finds_pdf_a(tmp_path: Path, language: Language) -> None:
    file = tmp_path / "invoice.pdf"
    takings = SHEET.takings * 40
    file.write_bytes(invoice_pdf(replace(SHEET, language=language, takings=takings)))
    assert IS_PDF_A in preflight(file)


def test_a_file_says_that_it_is_pdf_a_and_names_no_color_but_rgb() -> None:
    content = invoice_pdf(SHEET)
    assert b"<pdfaid:part>1</pdfaid:part>" in content
    assert b"DeviceCMYK" not in content
    assert b"GTS_PDFA1" in content
    metadata = pypdf.PdfReader(io.BytesIO(content)).metadata
    assert metadata is not None
    assert (metadata.title, metadata.author) == ("Invoice INV-2026-000042", "AstroBookings Ltd")
    with pytest.raises(ValueError, match="no date"):
        mended(b"%PDF-1.4")


@pytest.mark.parametrize("zone", ["UTC", HALF_HOURS_EAST, WEST, "Pacific/Kiritimati"])
def test_a_file_is_dated_in_utc_wherever_it_is_made(zone: str) -> None:
    """Qt dates it in the computer's zone, which is nobody's business."""
    began = datetime.now(UTC)
    with computer_in(zone):
        content = invoice_pdf(SHEET)
    reader = pypdf.PdfReader(io.BytesIO(content))  # whose table of places still fits
    assert reader.metadata is not None
    created, described = reader.metadata.creation_date, reader.xmp_metadata
    assert created is not None
    assert described is not None
    assert timedelta(seconds=-1) < created - began < timedelta(minutes=1)
    assert created.utcoffset() == timedelta(0)
    for moment in (described.xmp_create_date, described.xmp_modify_date):
        assert moment == created.replace(tzinfo=None)


@pytest.mark.parametrize(
    ("local", "utc"),
    [
        (b"20270101053000+05'30'", b"20270101000000Z      "),
        (b"20261231160000-08'00'", b"20270101000000Z      "),
        (b"20261231233000-00'30'", b"20270101000000Z      "),
        (b"20270101000000Z", b"20270101000000Z"),
    ],
)
def test_no_place_in_the_file_moves_by_its_date(local: bytes, utc: bytes) -> None:
    head, rest = b"/CreationDate (D:%s)\n", b"<xmp>2000-01-01T00:00:00+00:00</xmp>"
    found = mended(head % local + rest)
    date, blanks = utc.rstrip(), utc[len(utc.rstrip()) :]
    assert found == b"/CreationDate (D:%s)%s\n<xmp>2027-01-01T00:00:00+00:00</xmp>" % (date, blanks)
    assert len(found) == len(head % local + rest)


def test_signs_are_told_as_a_person_types_them_and_their_places_stay() -> None:
    """A font draws the radical and the word alike, and Qt tells of the radical."""
    told = b"<0001> <0009> [<4E2D> <2F08> <2F2F> <0009> <2E9F> <00A0> <2E80> <0041> <D83DDE80>]"
    cmap = b"/CreationDate (D:20261123143200Z) begincmap %s endcmap"
    meant = "<0001> <0009> [<4E2D> <4EBA> <5DE5> <0020> <6BCD> <0020> <2E80> <0041> <D83DDE80>]"
    assert mended(cmap % told) == cmap % meant.encode()


# --- the archive ------------------------------------------------------------------------------


@wherever
def test_printing_again_gives_the_same_bytes_whatever_changed(company: Company) -> None:
    agency = payer(company, language="es")
    key = billed(company, agency)
    first = archived_invoice(company.office, company.actor, key)
    company.do(edit_agency, agency, {"legal_name": "Another", "language": "en"})
    company.clock.forward(days=100)
    assert archived_invoice(company.office, company.actor, key) == first
    assert "Factura" in pages(first[0])[0]
    assert company.value("SELECT sha256 FROM invoice_pdf") == first[1]
    with pytest.raises(NotFound):
        archived_invoice(company.office, company.actor, 999)


@wherever
def test_the_worker_archives_what_was_issued(company: Company) -> None:
    key = billed(company, payer(company))
    Runner(company.office, build_registry(company.path)).drain()
    kept = company.value("SELECT content FROM invoice_pdf WHERE invoice_id = ?", key)
    assert archived_invoice(company.office, company.actor, key)[0] == bytes(kept)


@pytest.mark.parametrize(
    "named",
    [{}, {"DISPLAY": ":77", "WAYLAND_DISPLAY": "gone-0", "QT_QPA_PLATFORM": "xcb"}],
    ids=["none", "gone"],
)
def test_a_file_is_made_without_a_display_whichever_is_named(
    company: Company, tmp_path: Path, named: dict[str, str]
) -> None:
    """A stale `ssh -X`, sudo, cron and tmux name one that isn't there: Qt would abort."""
    key = billed(company, payer(company))
    names = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    environment = {name: value for name, value in os.environ.items() if name not in names}
    done = subprocess.run(
        [
            *(sys.executable, "-m", "astrobookings_desktop", "invoice", "pdf", str(key)),
            *("out.pdf", "--database", company.path),
        ],
        cwd=tmp_path,
        env=environment | named | {"PYTHONPATH": str(Path(__file__).parents[3])},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert "INV-2026-000001" in pages((tmp_path / "out.pdf").read_bytes())[0]


# --- tickets ----------------------------------------------------------------------------------


@wherever
def test_a_ticket_names_traveler_launch_and_price_and_its_code_is_the_locator(
    company: Company,
) -> None:
    traveler = company.traveler(name="Zoë O’Neil", language="es")
    sale = company.do(sell_seats, SellSeats(company.launch(), traveler, 2))
    content = ticket_pdf(ticket_sheet(company.reading, sale.id))
    (text,) = pages(content)
    for words in ("Billete", "Zoë O’Neil", "Luna", "2.000,00 USD", "Pagado"):
        assert words in text, words
    assert text.count(display(sale.locator)) == 2  # beside its code and at the foot
    code = segno.make(sale.locator, error="m", micro=False)
    assert code_on(content) == [[bool(dot) for dot in row] for row in code.matrix]


def code_on(content: bytes) -> list[list[bool]]:
    """The dots of the one picture on the page, without its margin."""
    page = pypdf.PdfReader(io.BytesIO(content)).pages[0]
    (picture,) = page["/Resources"]["/XObject"].values()
    picture = picture.get_object()
    width, data = picture["/Width"], picture.get_data()
    depth = len(data) // (width * picture["/Height"])
    dots = width // 12
    return [
        [data[((12 * y + 6) * width + 12 * x + 6) * depth] < 128 for x in range(2, dots - 2)]
        for y in range(2, dots - 2)
    ]


def test_a_hold_says_until_when_and_what_is_canceled_gets_no_ticket(company: Company) -> None:
    hold = company.do(hold_seats, SellSeats(company.launch(), company.traveler(), 1))
    (text,) = pages(ticket_pdf(ticket_sheet(company.reading, hold.id)))
    assert "Held, not paid: confirm it by Tuesday 24 November 2026" in text
    company.do(cancel_seats, hold.id)
    with pytest.raises(StandsElsewhere, match="can't be printed"):
        ticket_sheet(company.reading, hold.id)


IN_A_THREAD = """
import threading
from astrobookings_desktop.reports.pdf import prepare
refused = []
def make():
    try:
        prepare()
    except RuntimeError as error:
        refused.append(error)
thread = threading.Thread(target=make)
thread.start()
thread.join()
assert refused
prepare()
"""


def test_no_thread_but_the_main_one_gets_the_application() -> None:
    """Else a window would belong to a thread that has ended, and wait for it when it closes."""
    done = subprocess.run([sys.executable, "-c", IN_A_THREAD], capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (0, b"")
