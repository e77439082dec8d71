"""What can be done to invoices and payments from their tabs."""

from PySide6.QtCore import QCoreApplication

from astrobookings_desktop.domain.entities import Entity
from astrobookings_desktop.domain.rights import Right
from astrobookings_desktop.services.money.invoices import (
    issue_invoice,
    preview_issue,
    preview_void_invoice,
    review_invoice,
    void_invoice,
)
from astrobookings_desktop.services.money.payments import (
    PaymentDone,
    complete_payment,
    fail_payment,
    preview_completion,
    refund_payment,
)
from astrobookings_desktop.ui import format as shown
from astrobookings_desktop.ui.actions import Deed, RecordAction, Row
from astrobookings_desktop.ui.dialogs.completion import ask_completion
from astrobookings_desktop.ui.dialogs.confirm import ask_first
from astrobookings_desktop.ui.dialogs.payment import PaymentDialog
from astrobookings_desktop.ui.dialogs.reason import ReasonDialog
from astrobookings_desktop.ui.entities.invoice_pdf import InvoiceOpening


def _issue(deed: Deed) -> None:
    """Of a launch, or anew of the launch of a void invoice."""
    launch = deed.key if deed.entity is Entity.LAUNCH else int(deed.row["launch_id"])
    terms = preview_issue(deed.context.reading(), launch)
    if terms.refusal is not None or terms.charge is None:
        if terms.refusal is not None:
            deed.context.refuse(terms.refusal)
        return
    amount = shown.priced(terms.charge.amount)
    issued, due = (shown.plain_day(str(day)) for day in (terms.issued, terms.due))

    def done(invoice_id: int) -> None:
        deed.context.say(_tr("{0} is issued").format(terms.number))
        deed.context.open_record(Entity.INVOICE, invoice_id)
        deed.context.deed_done.emit(Entity.INVOICE)

    effects = [
        _tr("It is {0} over {1}, dated {2}, due {3}.").format(terms.number, amount, issued, due),
        _tr("The agency and the managers are told; it can't be edited afterwards."),
    ]
    if "company_tax_id" in terms.unsaid:
        effects.append(_tr("It won't say your own tax id: the settings have none."))
    if "company_address" in terms.unsaid:
        effects.append(_tr("It won't say your own address: the settings have none."))
    ask_first(
        deed.window,
        _tr("Issue an invoice to {0}?").format(terms.agency),
        effects,
        _tr("Issue invoice"),
        lambda: deed.context.run(
            lambda work: issue_invoice(work, launch), done, deed.context.refuse
        ),
    )


def _void(deed: Deed) -> None:
    outlook = preview_void_invoice(deed.context.reading(), deed.key)
    if outlook.refusal is not None:
        deed.context.refuse(outlook.refusal)
        return
    effects = [
        _tr("{0} over {1} is void for good; its number stays taken.").format(
            outlook.number, shown.priced(outlook.amount)
        ),
        _tr("The launch may then be invoiced again, with the same figures."),
    ]
    if outlook.pending_payments:
        effects.append(
            _tr("{0:announced payment is|announced payments are} marked failed.").format(
                shown.number(len(outlook.pending_payments))
            )
        )
    effects.append(_tr("The agency and the managers are told."))
    ReasonDialog(
        deed.context,
        _tr("Void {0}?").format(outlook.number),
        effects,
        _tr("Void {0}").format(outlook.number),
        lambda work, reason: void_invoice(work, deed.key, reason),
        lambda _result: _end(deed, _tr("{0} is void").format(outlook.number)),
        deed.window,
    ).open()


def _review(deed: Deed) -> None:
    """Mark it, unless it is, and go on to the next one."""
    deed.context.next_wanted.emit(deed.entity)
    if deed.row["reviewed_at"]:
        return
    deed.context.run(
        lambda work: review_invoice(work, deed.key),
        lambda _result: deed.context.say(_tr("{0} is reviewed").format(deed.row["number"])),
        deed.context.refuse,
    )


def _unreview(deed: Deed) -> None:
    deed.context.run(
        lambda work: review_invoice(work, deed.key, False),
        lambda _result: deed.context.say(_tr("The mark is taken back")),
        deed.context.refuse,
    )


def _note(deed: Deed) -> None:
    """It is written at the foot of the panel."""
    deed.context.note_wanted.emit(deed.key)


def _open_pdf(deed: Deed) -> None:
    row, number = deed.row, str(deed.row["number"])
    since = ""
    if row["status"] == "void":
        words = _tr("{0} is void and no claim. The file opened is the one that was issued.")
        since = words.format(number)
    elif row["balance"] != row["amount"]:
        words = _tr("Of {0} {1} is open now. The file opened is the one that was issued.")
        since = words.format(number, shown.priced(row["balance"]))
    InvoiceOpening(deed.context, deed.window, deed.key, number, since)


def _pay(deed: Deed) -> None:
    def done(paid: PaymentDone) -> None:
        _tell_balance(deed, paid)

    PaymentDialog(deed.context, deed.key, str(deed.row["number"]), done, deed.window).open()


def _complete(deed: Deed) -> None:
    terms = preview_completion(deed.context.reading(), deed.key)
    if terms.refusal is not None:
        deed.context.refuse(terms.refusal)
        return
    ask_completion(
        deed.window,
        terms,
        lambda: deed.context.run(
            lambda work: complete_payment(work, deed.key),
            lambda paid: _tell_balance(deed, paid),
            deed.context.refuse,
        ),
    )


def _fail(deed: Deed) -> None:
    ReasonDialog(
        deed.context,
        _tr("Mark the payment of {0} failed?").format(deed.row["number"]),
        [_tr("The announced {0} don't come.").format(shown.priced(deed.row["amount"]))],
        _tr("Mark failed"),
        lambda work, reason: fail_payment(work, deed.key, reason),
        lambda paid: _tell_balance(deed, paid),
        deed.window,
        required=False,
    ).open()


def _refund(deed: Deed) -> None:
    amount = shown.priced(deed.row["amount"])
    ReasonDialog(
        deed.context,
        _tr("Refund {0} of {1}?").format(amount, deed.row["number"]),
        [
            _tr("The balance of {0} rises by {1}.").format(deed.row["number"], amount),
            _tr("The agency and the managers are told."),
        ],
        _tr("Refund {0}").format(amount),
        lambda work, reason: refund_payment(work, deed.key, reason),
        lambda paid: _tell_balance(deed, paid),
        deed.window,
    ).open()


def _tell_balance(deed: Deed, paid: PaymentDone) -> None:
    balance = _tr("The balance of {0} is {1}").format(paid.number, shown.priced(paid.balance))
    _end(deed, balance)


def _end(deed: Deed, words: str) -> None:
    """Say what came of it, away from the button: an Enter too many begins nothing anew."""
    deed.context.say(words)
    deed.context.deed_done.emit(deed.entity)


def _tr(text: str) -> str:
    return QCoreApplication.translate("money", text)


def _owed(row: Row) -> bool:
    return row["status"] in ("pending", "partially_paid", "overdue")


def _waits(row: Row) -> bool:
    return row["status"] in ("launched", "aborted") and not row["imported"] and not row["invoiced"]


MONEY_ACTIONS: dict[Entity, tuple[RecordAction, ...]] = {
    Entity.INVOICE: (
        RecordAction(
            *("invoice.review", Entity.INVOICE, "Reviewed, next", "check"),
            Right.REVIEW_INVOICES,
            _review,
            lambda row: not row["reviewed_at"],
            "Ctrl+Return",
            main=True,
            goes_on=True,
        ),
        RecordAction(
            *("invoice.pdf", Entity.INVOICE, "Open PDF", "print"),
            Right.READ_INVOICES,
            _open_pdf,
            shortcut="Ctrl+P",
        ),
        RecordAction(
            *("invoice.pay", Entity.INVOICE, "Register payment…", "money"),
            Right.RECORD_PAYMENTS,
            _pay,
            _owed,
        ),
        RecordAction(
            *("invoice.note", Entity.INVOICE, "Note", "edit"),
            Right.REVIEW_INVOICES,
            _note,
            shortcut="Ctrl+T",
        ),
        RecordAction(
            *("invoice.void", Entity.INVOICE, "Void…", "void"),
            Right.VOID_INVOICES,
            _void,
            lambda row: row["status"] != "void" and not row["paid"],
        ),
        RecordAction(
            *("invoice.issue", Entity.INVOICE, "Issue again…", "invoice"),
            Right.ISSUE_INVOICES,
            _issue,
            lambda row: not row["is_live"],
        ),
        RecordAction(
            *("invoice.unreview", Entity.INVOICE, "Take the review mark back", "undo"),
            Right.REVIEW_INVOICES,
            _unreview,
            lambda row: bool(row["reviewed_at"]),
        ),
    ),
    Entity.PAYMENT: (
        RecordAction(
            *("payment.complete", Entity.PAYMENT, "Money has come…", "confirmed"),
            Right.RECORD_PAYMENTS,
            _complete,
            lambda row: row["status"] == "pending",
        ),
        RecordAction(
            *("payment.fail", Entity.PAYMENT, "Mark failed…", "alert"),
            Right.RECORD_PAYMENTS,
            _fail,
            lambda row: row["status"] == "pending",
        ),
        RecordAction(
            *("payment.refund", Entity.PAYMENT, "Refund…", "undo"),
            Right.REFUND_PAYMENTS,
            _refund,
            lambda row: row["status"] == "completed",
        ),
    ),
    Entity.LAUNCH: (
        RecordAction(
            *("launch.invoice", Entity.LAUNCH, "Issue invoice…", "invoice"),
            Right.ISSUE_INVOICES,
            _issue,
            _waits,
        ),
    ),
}
