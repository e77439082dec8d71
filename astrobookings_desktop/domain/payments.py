"""Payments of invoices: what may be registered, and what becomes of it (DOMAIN.md §7)."""

from dataclasses import dataclass
from datetime import date as Day  # noqa: N812 - a fact is called date
from decimal import Decimal

from astrobookings_desktop.domain.errors import Refusal
from astrobookings_desktop.domain.invoices import InvoiceIsVoid
from astrobookings_desktop.domain.launches import require_reason
from astrobookings_desktop.domain.statuses import InvoiceStatus, PaymentStatus
from astrobookings_desktop.domain.values import fold

LEADS_TO: dict[PaymentStatus, tuple[PaymentStatus, ...]] = {
    PaymentStatus.PENDING: (PaymentStatus.COMPLETED, PaymentStatus.FAILED),
    PaymentStatus.COMPLETED: (PaymentStatus.REFUNDED,),
    PaymentStatus.FAILED: (),
    PaymentStatus.REFUNDED: (),
}
"""What a payment's status may become."""

METHODS = ("Bank transfer", "Card", "Check", "Cash")
"""Ways to pay that are proposed, and said in the reader's language; other words may be entered."""


@dataclass(eq=False)
class PaymentAboveBalance(Refusal):
    """Completed payments never exceed the invoice's amount."""

    number: str
    amount: Decimal
    balance: Decimal
    field = "amount"

    def _sentence(self) -> str:
        if not self.balance:
            return "The invoice {number} is paid (balance 0.00): nothing more can be paid on it."
        return (
            "The payment of {amount:,.2f} is above the balance of {balance:,.2f} on {number}: "
            "enter at most the balance."
        )


@dataclass(eq=False)
class AnnouncedAboveBalance(PaymentAboveBalance):
    """The same of a payment that was announced when the balance was higher."""

    payment_id: int
    field = "payment"

    def _sentence(self) -> str:
        return (
            "The announced payment {payment_id} of {amount:,.2f} is above the balance of "
            "{balance:,.2f} on {number}: mark it failed, and register anew what is still owed."
        )


AnnouncedAboveBalance.code = PaymentAboveBalance.code  # programs know it as that


@dataclass(eq=False)
class PaymentInFuture(Refusal):
    """A payment's date doesn't lie in the future."""

    number: str
    date: Day
    today: Day
    balance: Decimal
    field = "date"
    sentence = (
        "The payment's date {date} is after today, {today}: enter the day on which the money came "
        "(balance of {number} {balance:,.2f})."
    )


@dataclass(eq=False)
class AnnouncementInFuture(PaymentInFuture):
    """The same of a payment that is announced only: its day is that of the announcement."""

    sentence = (
        "The date {date} of the announced payment is after today, {today}: enter the day on which "
        "it was announced; that the money came is registered when it comes "
        "(balance of {number} {balance:,.2f})."
    )


AnnouncementInFuture.code = PaymentInFuture.code  # programs know it as that


@dataclass(eq=False)
class PaymentStands(Refusal):
    """The payment's status doesn't lead there."""

    payment_id: int
    status: PaymentStatus
    target: PaymentStatus
    number: str
    balance: Decimal
    field = "payment"

    def _sentence(self) -> str:
        match self.target:
            case PaymentStatus.COMPLETED:
                return (
                    "The payment {payment_id} is {status}: it can't be completed "
                    "(balance of {number} {balance:,.2f})."
                )
            case PaymentStatus.FAILED:
                return (
                    "The payment {payment_id} is {status}: it can't be marked failed "
                    "(balance of {number} {balance:,.2f})."
                )
            case _:
                return (
                    "The payment {payment_id} is {status}: it can't be refunded "
                    "(balance of {number} {balance:,.2f})."
                )


@dataclass(frozen=True, slots=True)
class Owed:
    """An invoice as its payments see it."""

    number: str
    status: InvoiceStatus
    amount: Decimal
    paid: Decimal  # by completed payments

    @property
    def balance(self) -> Decimal:
        """What is still to be paid."""
        return self.amount - self.paid


@dataclass(frozen=True, slots=True)
class Announced:
    """A payment that is announced for an invoice and didn't come yet."""

    payment_id: int
    amount: Decimal
    date: Day
    reference: str | None

    def fits(self, balance: Decimal) -> bool:
        """Whether it could still be completed."""
        return self.amount <= balance


def check_payment(
    owed: Owed, amount: Decimal, day: Day, today: Day, *, pending: bool = False
) -> None:
    """What is registered must fit into the balance, completed or announced (`pending`).

    Raises InvoiceIsVoid, PaymentInFuture, PaymentAboveBalance.
    """
    if owed.status is InvoiceStatus.VOID:
        raise InvoiceIsVoid(owed.number)
    if day > today:
        refusal = AnnouncementInFuture if pending else PaymentInFuture
        raise refusal(owed.number, day, today, owed.balance)
    if amount > owed.balance:
        raise PaymentAboveBalance(owed.number, amount, owed.balance)


def check_transition(
    payment_id: int,
    status: PaymentStatus,
    target: PaymentStatus,
    amount: Decimal,
    owed: Owed,
    reason: str | None = None,
) -> None:
    """Complete or fail a pending payment, refund a completed one with a reason.

    Raises PaymentStands, InvoiceIsVoid, PaymentAboveBalance, ReasonRequired.
    """
    if target not in LEADS_TO[status]:
        raise PaymentStands(payment_id, status, target, owed.number, owed.balance)
    if target is PaymentStatus.COMPLETED:
        if owed.status is InvoiceStatus.VOID:
            raise InvoiceIsVoid(owed.number)
        if amount > owed.balance:
            raise AnnouncedAboveBalance(owed.number, amount, owed.balance, payment_id)
    if target is PaymentStatus.REFUNDED:
        require_reason(reason, "refund a payment")


def known_method(text: str) -> str:
    """One of METHODS in whatever case as it is kept; any other words stay as they were typed."""
    wanted = fold(text)
    return next((method for method in METHODS if fold(method) == wanted), text)


def reference_key(reference: str) -> str:
    """What two references share that a person would call the same."""
    return fold(reference).replace(" ", "")
