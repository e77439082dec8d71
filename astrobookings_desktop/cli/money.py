"""Invoices and payments."""

from pathlib import Path

import click

from astrobookings_desktop.cli.announced import warn_of_announced
from astrobookings_desktop.cli.failures import hinted
from astrobookings_desktop.cli.listing import put_list
from astrobookings_desktop.cli.options import TEXT, common_options, options_of
from astrobookings_desktop.cli.output import put_record, tell, warn
from astrobookings_desktop.cli.session import absolute, actor, changing, open_office, reading
from astrobookings_desktop.cli.targets import FORCE, check_free
from astrobookings_desktop.cli.told_records import (
    Done,
    changed,
    full_record,
    name_of,
    reason_for,
    wants_reason,
)
from astrobookings_desktop.cli.void_effects import of_void
from astrobookings_desktop.data.models import Invoice
from astrobookings_desktop.domain.entities import Entity
from astrobookings_desktop.domain.invoices import unsaid_of_issuer
from astrobookings_desktop.domain.payments import METHODS, AnnouncedAboveBalance
from astrobookings_desktop.domain.statuses import InvoiceStatus
from astrobookings_desktop.domain.values import check_file_name, parse_id
from astrobookings_desktop.jobs.documents import archived_invoice, write_file
from astrobookings_desktop.services.lists.lookup import find_id
from astrobookings_desktop.services.money.invoice_files import invoice_details
from astrobookings_desktop.services.money.invoices import (
    issue_invoice,
    preview_void_invoice,
    void_invoice,
)
from astrobookings_desktop.services.money.payments import (
    EnteredPayment,
    PaymentDone,
    complete_payment,
    fail_payment,
    refund_payment,
    register_payment,
)
from astrobookings_desktop.services.unit_of_work import UnitOfWork

INVOICE = click.argument("invoice", type=TEXT)
PAYMENT = click.argument("payment", metavar="ID", type=TEXT)
ANEW = "The commands: payment fail {}, then pay"
REASON = click.option("--reason", type=TEXT, metavar="TEXT", help="Why; it stands in the log.")


@click.group("invoice")
@common_options(changes=True)
def invoice_command() -> None:
    """Invoices of launches.

    INVOICE is an id or a number such as INV-2026-000001.
    """


@invoice_command.command("list")
@click.option(
    "--where", type=TEXT, default="", metavar="FILTER", help="unpaid, overdue, or conditions."
)
@click.option("--search", type=TEXT, default="", metavar="WORDS", help="Words to be found.")
@click.option("--sort", type=TEXT, default="", metavar="COLUMN", help="-COLUMN for descending.")
@click.option("--limit", metavar="N", help="At most so many.")
@common_options()
def list_command(where: str, search: str, sort: str, limit: str | None) -> None:
    """Show invoices; as: list invoice."""
    put_list(Entity.INVOICE, where, search, sort, limit)


@invoice_command.command("show")
@INVOICE
@common_options()
def show_command(invoice: str) -> None:
    """Show an invoice with its calculation, balance, payments and reminders."""
    with reading() as view:
        invoice_id = find_id(view, Entity.INVOICE, invoice)
        record = full_record(view, Entity.INVOICE, invoice_id) | invoice_details(view, invoice_id)
    put_record(record)


@invoice_command.command("issue")
@click.argument("launch", type=TEXT)
@common_options(changes=True)
def issue_command(launch: str) -> None:
    """Issue the invoice of a launch that waited for it, or whose invoice was made void.

    Prints the invoice.
    """
    with changing() as work:
        launch_id = find_id(work, Entity.LAUNCH, launch)
        invoice_id = issue_invoice(work, launch_id)
        number = name_of(work, invoice_id, "number", work.get(Invoice, invoice_id).number)
        done = changed(work, Entity.INVOICE, invoice_id, f"Issued {number}.")
        unsaid = unsaid_of_issuer(work.settings)
    done.put()
    if unsaid:
        warn(
            f"it doesn't say all of your own company; these settings are empty: {', '.join(unsaid)}"
        )


@invoice_command.command("void")
@INVOICE
@REASON
@common_options(changes=True)
def void_command(invoice: str, reason: str | None) -> None:
    """Make a wrong invoice void, with a reason; prints it.

    It keeps its number; the launch may be invoiced again. Payments announced for it are marked
    failed; which they are is told, with --dry-run before anything is written.
    """
    with changing() as work:
        invoice_id = find_id(work, Entity.INVOICE, invoice)
        outlook = preview_void_invoice(work, invoice_id)
        void_invoice(work, invoice_id, reason_for(reason))
        told, title = of_void(outlook), f"{outlook.number} is void."
        lacking = wants_reason(reason)
        done = changed(work, Entity.INVOICE, invoice_id, title, lacking=lacking, **told.extras())
    done.put()
    told.put()


@invoice_command.command("pdf")
@INVOICE
@click.argument("file", required=False, type=click.Path(path_type=Path))
@FORCE
@common_options()
def pdf_command(invoice: str, file: Path | None, force: bool) -> None:
    """Write the invoice's file as it was first issued: the same bytes each time.

    Without FILE it is called as the invoice, in this folder.
    """
    office = open_office()
    who = actor(office)
    with reading() as view:
        invoice_id = find_id(view, Entity.INVOICE, invoice)
        record = view.get(Invoice, invoice_id)
        number, is_void = record.number, record.status is InvoiceStatus.VOID
        balance = full_record(view, Entity.INVOICE, invoice_id)["balance"]
    target = Path(f"{number}.pdf") if file is None else file
    check_file_name(str(target))
    check_free(target, force)
    content, digest = archived_invoice(office, who, invoice_id)
    write_file(target, content)
    if options_of().as_json:
        put_record(
            {
                "number": number,
                "file": absolute(target),
                "sha256": digest,
                "is_void": is_void,
                "balance": balance,
            }
        )
        return
    tell(f"{number} written to {absolute(target)}.")
    if is_void:
        warn(f"{number} is void and no claim; the file stays as it was issued and doesn't say so")
    elif balance != str(record.amount):
        warn(f"of {number} {balance} is open now; the file stays as it was issued")


@click.command("pay")
@INVOICE
@click.option("--amount", type=TEXT, required=True, metavar="A", help="Such as 1234.50.")
@click.option(
    "--date",
    type=TEXT,
    metavar="D",
    help="Such as 2026-05-01, not in the future; otherwise today.",
)
@click.option("--method", type=TEXT, metavar="M", help=f"{', '.join(METHODS)}, or any other words.")
@click.option("--reference", type=TEXT, metavar="TEXT", help="What the bank calls it.")
@click.option("--pending", is_flag=True, help="It is announced only.")
@common_options(changes=True)
def pay_command(
    invoice: str,
    amount: str,
    date: str | None,
    method: str | None,
    reference: str | None,
    pending: bool,
) -> None:
    """Register a payment of an invoice; prints it with the balance.

    INVOICE is an id or a number. Of payments that are announced for it, of which this may be one,
    you are told, with --dry-run before anything is registered.
    """
    entered = EnteredPayment(amount, date, method, reference, pending)
    with changing() as work:
        invoice_id = find_id(work, Entity.INVOICE, invoice)
        issued = work.get(Invoice, invoice_id).date
        paid = register_payment(work, invoice_id, entered)
        done = _paid(work, paid, "Announced; until it comes" if pending else "Paid;")
    done.put()
    if done.record["date"] < issued:
        warn(f"the payment's date {done.record['date']} lies before the invoice's, {issued}")
    if not pending:
        warn_of_announced(paid)
    if paid.same_reference:
        others = ", ".join(paid.same_reference)
        warn(f"the reference {reference} stands at another payment already: {others}")


@click.group("payment")
@common_options(changes=True)
def payment_command() -> None:
    """What becomes of payments.

    `list payment` and `show payment` tell of them.
    """


@payment_command.command("complete")
@PAYMENT
@common_options(changes=True)
def complete_command(payment: str) -> None:
    """The announced money came; prints the payment with the invoice's balance."""
    key = parse_id(payment, "id")
    with changing() as work, hinted(AnnouncedAboveBalance, hint=ANEW.format(key)):
        done = _paid(work, complete_payment(work, key), "Completed;")
    done.put()


@payment_command.command("fail")
@PAYMENT
@REASON
@common_options(changes=True)
def fail_command(payment: str, reason: str | None) -> None:
    """The announced money doesn't come; prints the payment with the invoice's balance."""
    key = parse_id(payment, "id")
    with changing() as work:
        done = _paid(work, fail_payment(work, key, reason), "Failed;")
    done.put()


@payment_command.command("refund")
@PAYMENT
@REASON
@common_options(changes=True)
def refund_command(payment: str, reason: str | None) -> None:
    """Give a payment back, with a reason; prints it with the invoice's balance."""
    key = parse_id(payment, "id")
    with changing() as work:
        paid = refund_payment(work, key, reason_for(reason))
        done = _paid(work, paid, "Refunded;", lacking=wants_reason(reason))
    done.put()


def _paid(work: UnitOfWork, paid: PaymentDone, what: str, *, lacking: bool = False) -> Done:
    extras = {
        "number": paid.number,
        "balance": str(paid.balance),
        "invoice_status": paid.status.value,
        "same_reference": list(paid.same_reference),
        "announced": [one.payment_id for one in paid.announced],
    }
    title = f"{what} the balance of {paid.number} is {paid.balance:,.2f}."
    return changed(work, Entity.PAYMENT, paid.payment_id, title, lacking=lacking, **extras)
