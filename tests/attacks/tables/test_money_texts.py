"""Texts that want to be more than texts, in what people say about invoices and payments.

Each is kept as it is, or refused in words; nothing else happens.
"""

from collections.abc import Callable
from typing import Any

import pytest

from astrobookings_desktop.data.models import Invoice, Payment
from astrobookings_desktop.domain.errors import InvalidValue
from astrobookings_desktop.domain.values import clean_text
from astrobookings_desktop.services.checks.check import check
from astrobookings_desktop.services.money.invoices import note_on_invoice, void_invoice
from astrobookings_desktop.services.money.payments import (
    EnteredPayment,
    fail_payment,
    refund_payment,
    register_payment,
)
from tests.helpers.company import Company
from tests.helpers.ledgers import billed, payer

TEXTS = (
    "Robert'); DROP TABLE invoice;--",
    '=HYPERLINK("http://evil.example")',
    "<img src=x onerror=alert(1)>",
    "{{ 7 * 7 }} {0} %s",
    "../../etc/passwd",
    "中国 العربية 🚀",
    "two\nlines",
    "\x00zero",
    "\x1b[31mred",
    "turned \u202e round",
    "\ud800",
    "x" * 10_000,
)


def pay(company: Company, invoice: int, **more: Any) -> int:
    return company.do(register_payment, invoice, EnteredPayment("1.00", **more)).payment_id


def column(model: Any, key: int, name: str) -> Callable[[Company], Any]:
    return lambda company: getattr(company.reading.get(model, key), name)


def say(company: Company, place: str, text: str) -> Callable[[Company], Any]:
    """Say it there; gives how what was kept is read back."""
    invoice = billed(company, company.value("SELECT user_id FROM agency"))
    match place:
        case "method" | "reference":
            return column(Payment, pay(company, invoice, **{place: text}), place)
        case "note":
            company.do(note_on_invoice, invoice, text)
            return column(Invoice, invoice, "note")
        case "void":
            company.do(void_invoice, invoice, text)
            return column(Invoice, invoice, "void_reason")
        case "fail":
            payment = pay(company, invoice, pending=True)
            company.do(fail_payment, payment, text)
        case _:
            payment = pay(company, invoice)
            company.do(refund_payment, payment, text)
    return column(Payment, payment, "reason")


@pytest.mark.parametrize("place", ["method", "reference", "note", "void", "fail", "refund"])
def test_a_text_about_money_is_kept_or_refused(company: Company, place: str) -> None:
    payer(company)
    for text in TEXTS:
        try:
            read = say(company, place, text)
        except InvalidValue as refusal:
            with pytest.raises(InvalidValue):
                clean_text(text, refusal.field, 100, multiline=place in ("note", "void"))
            continue
        assert read(company) == text
    assert company.value("SELECT count(*) FROM sqlite_master WHERE name = 'invoice'") == 1
    assert list(check(company.reader)) == []
