"""Invoices, payments and tickets from a shell (DESIGN.md §6)."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pypdf
import pytest

from astrobookings_desktop.services.bookings.sales import SellSeats, sell_seats
from astrobookings_desktop.services.business_settings import change_settings
from astrobookings_desktop.services.practice import mark_practice
from tests.helpers.command_line import CommandLine
from tests.helpers.company import Company
from tests.helpers.ledgers import billed, flown, payer

pytestmark = pytest.mark.usefixtures("qapp")


@pytest.fixture
def company(tmp_path: Path) -> Company:
    company = Company(tmp_path / "office.db")
    company.do(mark_practice)
    return company


def line_of(company: Company) -> CommandLine:
    """A shell at the company's moment; the company itself rests."""
    company.close()
    return CommandLine(company.path, now=company.clock.now.isoformat())


def test_an_invoice_is_issued_shown_paid_voided_and_issued_again(
    company: Company, tmp_path: Path
) -> None:
    launch = flown(company, payer(company), 3)
    own = {"company_tax_id": "B87654323", "company_address": "Paseo 95, Madrid"}
    company.do(change_settings, own)
    desk = line_of(company)
    dry = desk.get("invoice", "issue", launch, "--dry-run")
    assert (dry["id"], dry["number"], dry["amount"], dry["dry_run"]) == (None, None, "37.04", True)
    assert "INV-" not in desk.run("invoice", "issue", launch, "--dry-run").stdout
    issued = desk.get("invoice", "issue", launch)
    expected = ("INV-2026-000001", "37.04", "pending", "3703.68", 100, "2026-12-25")
    names = ("number", "amount", "status", "net", "basis_points", "due_date")
    assert tuple(issued[name] for name in names) == expected
    assert desk.refusal("invoice", "issue", launch)["error"] == "already_invoiced"
    paid = desk.get("pay", "inv-2026-000001", "--amount", "10", "--reference", "TR 1")
    assert (paid["balance"], paid["invoice_status"]) == ("27.04", "partially_paid")
    told = desk.refusal("pay", "INV-2026-000001", "--amount", "27.05")
    assert (told["error"], told["balance"]) == ("payment_above_balance", "27.04")
    refused = desk.refusal("invoice", "void", "INV-2026-000001", "--reason", "wrong")
    assert (refused["error"], refused["balance"]) == ("invoice_has_payments", "27.04")
    assert desk.refusal("payment", "refund", paid["id"])["error"] == "reason_required"
    back = desk.get("payment", "refund", paid["id"], "--reason", "a slip")
    assert (back["balance"], back["status"]) == ("37.04", "refunded")
    shown = desk.get("invoice", "show", "INV-2026-000001")
    assert [one["status"] for one in shown["payments"]] == ["refunded"]
    assert shown["lines"][0]["total_price"] == "3703.68"
    assert desk.refusal("invoice", "void", "INV-2026-000001")["error"] == "reason_required"
    void = desk.get("invoice", "void", "INV-2026-000001", "--reason", "the address was wrong")
    assert (void["status"], void["void_reason"]) == ("void", "the address was wrong")
    told = desk.refusal("invoice", "void", "INV-2026-000001", "--reason", "again")
    assert told["error"] == "invoice_is_void"
    assert desk.refusal("pay", "INV-2026-000001", "--amount", "1")["error"] == "invoice_is_void"
    desk.get("settings", "set", "company_tax_id", "")
    again = desk.run("invoice", "issue", launch)
    assert "Issued INV-2026-000002." in again.stdout
    for words in (("invoice", "show"), ("show", "invoice")):
        assert desk.get(*words, "INV-2026-000002")["replaces"] == "INV-2026-000001"
        assert desk.get(*words, "INV-2026-000001")["replaced_by"] == "INV-2026-000002"
        assert "\nreplaces " in desk.run(*words, "INV-2026-000002").stdout
    files = [tmp_path / f"{number}.pdf" for number in (1, 2)]
    warned = desk.run("invoice", "pdf", "INV-2026-000001", files[0])
    assert "INV-2026-000001 is void and no claim" in warned.stderr
    assert desk.get("invoice", "pdf", "INV-2026-000001", files[0], "--force")["is_void"] is True
    assert desk.run("invoice", "pdf", "INV-2026-000002", files[1]).stderr == ""
    assert "INV-2026-000001" in pypdf.PdfReader(files[1]).pages[0].extract_text()
    assert "settings are empty: company_tax_id\n" in again.stderr
    listed = desk.get("invoice", "list", "--sort", "number")
    assert [one["status"] for one in listed] == ["void", "pending"]
    assert desk.run("check").exit_code == 0
    assert "INV-2026-000002" in desk.run("invoice", "list", "--where", "unpaid").stdout


def test_an_announced_payment_comes_or_does_not(company: Company) -> None:
    billed(company, payer(company))
    tomorrow = (company.clock.now + timedelta(days=1)).date()
    desk = line_of(company)
    pay = ("pay", "INV-2026-000001", "--amount")
    first = desk.get(*pay, "60", "--pending", "--method", "Card", "--reference", "TR-1")
    assert (first["status"], first["balance"]) == ("pending", "100.00")
    assert desk.get("payment", "complete", first["id"])["balance"] == "40.00"
    assert desk.refusal("payment", "complete", first["id"])["error"] == "payment_stands"
    ahead = desk.refusal(*pay, "40", "--pending", "--date", tomorrow)
    assert ahead["error"] == "payment_in_future"
    assert "the day on which it was announced" in ahead["message"]
    assert "the money came" in desk.refusal(*pay, "40", "--date", tomorrow)["message"]
    early = desk.get(*pay, "40", "--pending")
    assert "lies before the invoice's" in desk.run(*pay, "1", "--date", "2020-01-01").stderr
    told = desk.refusal("payment", "complete", early["id"])
    assert told["error"] == "payment_above_balance"
    assert told["message"].endswith(f"The commands: payment fail {early['id']}, then pay")
    desk.get("payment", "fail", early["id"])
    (kept,) = desk.get("list", "payment", "--where", "amount=1")
    desk.get("payment", "refund", kept["id"], "--reason", "a slip")
    again = desk.run(*pay, "40", "--pending", "--reference", "tr-1")
    assert "stands at another payment already: INV-2026-000001" in again.stderr
    (waiting,) = desk.get("list", "payment", "--where", "pending")
    failed = desk.get("payment", "fail", waiting["id"], "--reason", "it bounced")
    assert (failed["status"], failed["reason"]) == ("failed", "it bounced")
    told = desk.refusal("payment", "refund", waiting["id"], "--reason", "x")
    assert told["error"] == "payment_stands"
    for amount in ("0", "-1", "1.234,50", "40.001", "ten"):
        assert desk.refusal(*pay, amount)["error"] == "invalid_value"
    assert desk.refusal(*pay, "1", "--date", tomorrow)["error"] == "payment_in_future"
    assert desk.refusal("pay", "INV-2026-000099", "--amount", "1")["error"] == "not_found"
    assert desk.refusal("payment", "complete", "999999")["error"] == "not_found"


def test_announced_payments_are_named_where_another_is_registered_and_nothing_is_asked(
    company: Company,
) -> None:
    billed(company, payer(company))
    desk = line_of(company)
    pay = ("pay", "INV-2026-000001", "--amount")
    first = desk.get(*pay, "60", "--pending", "--reference", "TR-1")
    named = f"payment {first['id']} (60.00, {first['date']}, TR-1) is announced for this invoice"
    told = desk.run("--dry-run", *pay, "100").stderr
    assert named in told
    assert "it can't be completed beside this one" in told
    assert desk.get("invoice", "show", "INV-2026-000001")["paid"] == "0.00"
    paid = desk.run(*pay, "40")
    assert (paid.exit_code, "Paid; the balance" in paid.stdout) == (0, True)
    assert "?" not in paid.output
    assert named in paid.stderr
    assert f"or “payment complete {first['id']}” if it is another" in paid.stderr
    assert desk.refusal(*pay, "61")["error"] == "payment_above_balance"
    desk.get("payment", "complete", first["id"])
    assert desk.refusal(*pay, "1")["error"] == "payment_above_balance"


def test_a_dry_run_invents_no_reason(company: Company) -> None:
    billed(company, payer(company))
    desk = line_of(company)
    void = desk.get("invoice", "void", "INV-2026-000001", "--dry-run")
    assert (void["void_reason"], void["needs_reason"]) == (None, True)
    paid = desk.get("pay", "INV-2026-000001", "--amount", "10")
    back = desk.get("payment", "refund", paid["id"], "--dry-run")
    assert (back["reason"], back["needs_reason"]) == (None, True)
    told = desk.run("payment", "refund", paid["id"], "--dry-run").stdout
    assert ("given later" in told, "needs_reason" in told) == (False, True)
    said = desk.get("payment", "refund", paid["id"], "--dry-run", "--reason", "a slip")
    assert (said["reason"], "needs_reason" in said) == ("a slip", False)
    waits = desk.get("pay", "INV-2026-000001", "--amount", "10", "--pending")
    failed = desk.get("payment", "fail", waits["id"], "--dry-run")
    assert (failed["reason"], "needs_reason" in failed) == (None, False)


def test_voiding_says_what_else_it_does(company: Company) -> None:
    launch = flown(company, payer(company), 3)
    desk = line_of(company)
    assert desk.run("invoice", "issue", launch).exit_code == 0
    waits = desk.get("pay", "INV-2026-000001", "--amount", "10", "--pending")["id"]
    void = ("invoice", "void", "INV-2026-000001", "--reason", "the address")
    touches = {
        "payments_failed": [{"id": waits, "amount": "10.00"}],
        "number_stays_taken": True,
        "issued_again_by": f"invoice issue {launch}",
        "are_told": ["agency", "managers"],
    }
    assert desk.get(*void, "--dry-run")["touches"] == touches
    for command in ((*void, "--dry-run"), void):
        told = desk.run(*command).stdout
        assert f"The announced payment {waits} of 10.00 is marked failed.\n" in told
        assert "its number stays taken.\n" in told
        assert f"by: invoice issue {launch}\n" in told
        assert told.endswith("The agency and the managers are told.\n")
    assert desk.get("show", "payment", waits)["status"] == "failed"
    assert desk.run("invoice", "issue", launch).exit_code == 0


def test_files_are_written_whole_and_the_invoice_s_is_always_the_same(
    company: Company, tmp_path: Path
) -> None:
    billed(company, payer(company))
    sale = company.do(sell_seats, SellSeats(company.launch(), company.traveler(), 1))
    desk = line_of(company)
    first, second, ticket = (tmp_path / name for name in ("a.pdf", "b.pdf", "t.pdf"))
    shown = desk.run("invoice", "show", "INV-2026-000001").stdout
    assert "\nrate " in shown
    assert not any(word in shown for word in ("has_refund", "is_live", "basis_points"))
    told = desk.get("invoice", "pdf", "INV-2026-000001", first)
    assert desk.get("invoice", "pdf", "INV-2026-000001", second)["sha256"] == told["sha256"]
    assert first.read_bytes() == second.read_bytes()
    assert "100.00 USD" in pypdf.PdfReader(first).pages[0].extract_text()
    desk.get("ticket", sale.locator, ticket)
    assert "Ticket" in pypdf.PdfReader(ticket).pages[0].extract_text()
    report = tmp_path / "r.csv"
    desk.get("report", "ageing", "--output", report)
    # What is there is replaced only when that is said.
    for words, file in (
        (("invoice", "pdf", "INV-2026-000001", first), first),
        (("ticket", sale.locator, ticket), ticket),
        (("report", "ageing", "--output", report), report),
        (("export", "booking", report), report),
    ):
        before = file.read_bytes()
        told = desk.refusal(*words)
        assert (told["error"], told["file"]) == ("file_exists", str(file))
        assert "add --force" in told["message"]
        assert file.read_bytes() == before
        desk.get(*words, "--force")
    nowhere = ("report", "ageing", "--output", tmp_path / "nowhere" / "r.csv")
    told = desk.refusal(*nowhere)
    assert told["field"] == "output"
    assert told["message"].startswith(f"There is no folder {tmp_path / 'nowhere'}: make it")
    desk.get("cancel", sale.locator)
    assert desk.refusal("ticket", sale.locator, ticket)["error"] == "stands_elsewhere"
    told = desk.refusal("invoice", "pdf", "INV-2026-000001", tmp_path / "nowhere" / "a.pdf")
    assert (told["error"], told["field"]) == ("invalid_value", "file")
    assert sorted(path.name for path in tmp_path.glob("*.pdf*")) == ["a.pdf", "b.pdf", "t.pdf"]


def test_a_report_on_paper_has_the_workstations_zone(
    company: Company, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As its days have it; the computer may stand elsewhere."""
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    company.launch(date=datetime(2027, 5, 31, 20, 0, tzinfo=UTC))
    desk, paper = line_of(company), tmp_path / "o.pdf"
    desk.get("settings", "set", "time_zone", "Pacific/Kiritimati")
    desk.get("report", "occupancy", "--output", paper)
    text = pypdf.PdfReader(paper).pages[0].extract_text()
    assert "1 Jun 2027, 10:00" in text.replace("\n", " ")
    assert "24 Nov 2026, 04:32 +14" in text.replace("\n", " ")
