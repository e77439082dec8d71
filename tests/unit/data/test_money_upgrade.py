"""Invoices that an earlier version left get what they say for ever from the records of that day."""

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

from astrobookings_desktop.data.upgrade import create_or_upgrade
from astrobookings_desktop.services.money.invoices import issue_invoice, void_invoice
from astrobookings_desktop.services.money.payments import (
    EnteredPayment,
    complete_payment,
    register_payment,
)
from tests.helpers.company import Company
from tests.helpers.ledgers import WHY, aborted, billed, flown, payer
from tests.helpers.older import older

COLUMNS = (
    *("id", "number", "kind", "legal_name", "tax_id", "legal_address", "destination"),
    *("launch_date", "seats", "net", "basis_points", "due_date", "language"),
    *("void_date", "void_reason"),
)


def test_an_older_file_is_filled_in(tmp_path: Path) -> None:
    company = Company(tmp_path / "office.db")
    agency = payer(company, language="es")
    for _ in range(3):  # the third one at the lower rate
        company.do(register_payment, billed(company, agency), EnteredPayment("10.00"))
    void = billed(company, agency)
    company.do(void_invoice, void, WHY)
    company.do(issue_invoice, aborted(company, agency))
    company.do(issue_invoice, flown(company, agency, seats=0))
    company.close()
    target = tmp_path / "older.db"
    older(company.path, target, 4)
    assert "0007_money" in create_or_upgrade(target)
    assert told(target, ", ".join(COLUMNS), "invoice") == told(
        company.path, ", ".join(COLUMNS), "invoice"
    )
    series = "year, last_number, last_date"
    assert told(target, series, "invoice_series") == told(company.path, series, "invoice_series")
    moments = "completed_at IS NOT NULL, failed_at, refunded_at"
    assert told(target, moments, "payment") == [(1, None, None)] * 3


def test_payments_of_an_older_file_keep_their_days_and_announced_ones_get_theirs(
    tmp_path: Path,
) -> None:
    """What came before the upgrade was reported by its old day."""
    company = Company(tmp_path / "office.db")
    invoice = billed(company, payer(company))
    came, announced = (
        company.do(register_payment, invoice, EnteredPayment("10.00", pending=pending)).payment_id
        for pending in (False, True)
    )
    before = told(company.path, "id, date", "payment")
    company.close()
    target = tmp_path / "older.db"
    older(company.path, target, 9)
    assert create_or_upgrade(target)[0] == "0010_day_of_receipt"
    assert told(target, "id, date", "payment") == before
    company = Company(target, company.clock)
    company.clock.forward(days=3)
    company.do(complete_payment, announced)
    today = company.clock.now.date().isoformat()
    assert company.rows("SELECT id, date FROM payment ORDER BY id") == [
        (came, before[0][1]),
        (announced, today),
    ]
    company.close()


def told(path: Path, columns: str, table: str) -> list[tuple[Any, ...]]:
    with closing(sqlite3.connect(path)) as connection:
        return connection.execute(f"SELECT {columns} FROM {table} ORDER BY 1").fetchall()
