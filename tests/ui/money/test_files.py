"""The files of invoices and tickets: made, archived, and given to the computer to be shown."""

import os
import signal
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QLabel, QMessageBox, QWidget

from astrobookings_desktop.domain.entities import Entity
from astrobookings_desktop.jobs import documents
from astrobookings_desktop.services.bookings.sales import SellSeats, sell_seats
from astrobookings_desktop.services.money.invoice_files import InvoiceSheet
from astrobookings_desktop.services.money.invoices import issue_invoice, void_invoice
from astrobookings_desktop.services.money.payments import EnteredPayment, register_payment
from astrobookings_desktop.ui import files
from astrobookings_desktop.ui.desk.printing import open_ticket
from tests.helpers.house import House
from tests.ui.money.conftest import invoices


class Opened:
    """A program that shows files, as the desktop finds it: it notes which, and ends with `code`."""

    def __init__(self, folder: Path) -> None:
        self._noted, self._code = folder / "opened.txt", folder / "code"
        script = folder / "xdg-open"
        script.write_text(
            f"#!/bin/sh\necho \"$1\" >> '{self._noted}'\n"
            f"test ! -f '{self._code}' || . '{self._code}'\n"
        )
        script.chmod(0o700)

    def ends_by(self, command: str) -> None:
        """What the program does after it noted the file, in words of its shell."""
        self._code.write_text(command)

    @property
    def paths(self) -> list[Path]:
        """The files that it was given."""
        return [Path(one) for one in self._noted.read_text().splitlines()] if self else []

    def __bool__(self) -> bool:
        return self._noted.exists()


@pytest.fixture
def opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Opened]:
    """The files that were given to the computer to be shown."""
    folder = tmp_path / "bin"
    folder.mkdir()
    monkeypatch.setenv("PATH", f"{folder}:{os.environ['PATH']}")
    yield Opened(folder)
    for one in files._started:
        one.kill()
        one.wait()


def test_the_file_that_opens_is_the_archived_one(office: House, opened: Opened) -> None:
    late, *_others = invoices(office)
    page = office.show(Entity.INVOICE, late)
    for times in (1, 2):
        office.keys("Ctrl+P", page.view)
        office.qtbot.waitUntil(lambda times=times: len(opened.paths) == times)
    kept = bytes(office.company.value("SELECT content FROM invoice_pdf WHERE invoice_id = ?", late))
    assert {path.read_bytes() for path in opened.paths} == {kept}


def test_what_is_open_of_an_invoice_is_told_with_its_file(office: House, opened: Opened) -> None:
    late, *_others = invoices(office)
    office.company.do(register_payment, late, EnteredPayment("30.00"))
    page = office.show(Entity.INVOICE, late)
    office.qtbot.waitUntil(lambda: page.panel._row["balance"] == 7000)
    said: list[str] = []
    office.context.said.connect(said.append)
    office.keys("Ctrl+P", page.view)
    office.qtbot.waitUntil(lambda: bool(said) and said[-1].endswith("the one that was issued."))
    assert " 70.00 USD is open now. " in said[-1]


def test_a_void_invoice_is_not_opened_as_a_claim(office: House, opened: Opened) -> None:
    late, *_others = invoices(office)
    office.company.do(void_invoice, late, "the address was wrong")
    page = office.show(Entity.INVOICE, late)
    office.qtbot.waitUntil(lambda: page.panel._row["status"] == "void")
    said: list[str] = []
    office.context.said.connect(said.append)
    office.keys("Ctrl+P", page.view)
    office.qtbot.waitUntil(lambda: bool(said) and said[-1].endswith("the one that was issued."))
    assert " is void and no claim. " in said[-1]
    launch = office.company.value("SELECT launch_id FROM invoice WHERE id = ?", late)
    again = office.run(lambda work: issue_invoice(work, launch))
    for key, words in ((late, "Replaced by"), (again, "Replaces")):
        page = office.show(Entity.INVOICE, key)
        part = page.panel.findChildren(QWidget, "replacement")[-1]
        assert any(words == label.text() for label in part.findChildren(QLabel))


def test_others_write_while_a_file_is_made(
    office: House, opened: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    late, *_others = invoices(office)
    page = office.show(Entity.INVOICE, late)
    going_on = threading.Event()

    def make(sheet: InvoiceSheet) -> bytes:
        assert going_on.wait(10)
        return sheet.number.encode()

    monkeypatch.setattr(documents, "invoice_pdf", make)
    said: list[str] = []
    office.context.said.connect(said.append)
    office.keys("Ctrl+P", page.view)
    office.qtbot.waitUntil(lambda: said == ["Making the file…"])
    office.company.do(register_payment, late, EnteredPayment("1.00"))
    going_on.set()
    office.qtbot.waitUntil(lambda: said[-1].startswith("Opened "))
    (path,) = opened.paths
    assert path.read_bytes() == path.stem.encode()
    assert said[-1] == f"Opened {path}"


NONE = "No program on this computer opens PDF files. Install one, or take the file from here:"
BROKEN = "The program that opens PDF files ended with an error. You can take the file from here:"


@pytest.mark.parametrize(
    ("ends", "words"),
    [("exit 3", NONE), ("exit 4", BROKEN), ("kill -9 $$", BROKEN), ("", NONE)],
    ids=["no program for PDF", "it fails", "it crashes", "nothing that opens files"],
)
def test_where_nothing_opens_a_file_its_place_is_told(
    office: House, opened: Opened, monkeypatch: pytest.MonkeyPatch, ends: str, words: str
) -> None:
    if ends:
        opened.ends_by(ends)  # xdg-open is there, starts, and finds none, or what it finds fails
    else:
        monkeypatch.setenv("PATH", "")
        monkeypatch.setattr(QDesktopServices, "openUrl", lambda _url: False)
    told: list[tuple[str, str]] = []

    def copy(box: QMessageBox) -> int:
        told.append((box.text(), box.informativeText()))
        next(button for button in box.buttons() if button.text() == "&Copy the path").click()
        return 0

    monkeypatch.setattr(QMessageBox, "exec", copy)
    company = office.company
    sale = company.do(sell_seats, SellSeats(company.launch(), company.traveler(), 1))
    said: list[str] = []
    office.context.said.connect(said.append)
    open_ticket(office.context, sale.id)
    late, *_others = invoices(office)
    page = office.show(Entity.INVOICE, late)
    office.keys("Ctrl+P", page.view)
    office.qtbot.waitUntil(lambda: len(told) == 2)
    assert {text for text, _path in told} == {words}
    for _text, path in told:
        assert Path(path).read_bytes().startswith(b"%PDF")
        assert f"Written to {path}" in said
    assert not [one for one in said if "pened" in one]
    assert QGuiApplication.clipboard().text() == told[-1][1]


def test_a_program_that_stays_open_has_opened_the_file(
    office: House, opened: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened.ends_by("exec sleep 60")
    monkeypatch.setattr(files, "PATIENCE_SECONDS", 0.2)
    monkeypatch.setattr(files, "LATER_MS", 20)
    said: list[str] = []
    office.context.said.connect(said.append)
    late, *_others = invoices(office)
    page = office.show(Entity.INVOICE, late)
    office.keys("Ctrl+P", page.view)
    office.qtbot.waitUntil(lambda: bool(said) and said[-1].startswith("Opened "))
    assert said[-2] == "Opening…"  # at once, or it would be pressed again
    (opening,) = office.context.findChildren(files.Opening)
    process = opening._process
    many = len(said)
    os.kill(process.pid, signal.SIGKILL)  # the person closes it, by whatever code it ends
    with office.qtbot.waitSignal(opening.destroyed):
        pass
    assert process.returncode is not None  # nothing stays defunct
    assert len(said) == many


def test_the_last_sale_s_ticket_opens_at_the_desk(office: House, opened: Opened) -> None:
    company = office.company
    buyer = company.traveler(name="דוד בן־גוריון")
    sale = company.do(sell_seats, SellSeats(company.launch(), buyer, 1))
    said: list[str] = []
    office.context.said.connect(said.append)
    office.context.changed.emit(None)
    office.window.show_page(0)
    desk = office.window.desk
    assert desk is not None
    office.qtbot.waitUntil(lambda: desk.selling.pane.last.newest is not None)
    office.keys("Ctrl+P", desk)
    office.qtbot.waitUntil(lambda: bool(opened))
    assert opened.paths[0].name == f"{sale.locator}.pdf"
    whose = f"{sale.locator[:3]} {sale.locator[3:]}, \u2068דוד בן־גוריון\u2069,"
    office.qtbot.waitUntil(lambda: said[-1] == f"The ticket of {whose} is opened")
