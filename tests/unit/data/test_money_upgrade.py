"""Invoices that an earlier version left get what they say for ever from the records of that day."""

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

from astrobookings_desktop.data.upgrade import create_or_upgrade
from astrobookings_desktop.services.money.invoices import issue_invoice, void_invoice
from astrobookings_desktop.services.money.payments import EnteredPayment, register_payment
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


def told(path: Path, columns: str, table: str) -> list[tuple[Any, ...]]:
    with closing(sqlite3.connect(path)) as connection:
        return connection.execute(f"SELECT {columns} FROM {table} ORDER BY 1").fetchall()
