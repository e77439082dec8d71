"""A database from before launches kept their outcomes gets them from its bookings and its log."""

import sqlite3
from contextlib import closing
from datetime import timedelta
from pathlib import Path

from astrobookings_desktop.data.upgrade import create_or_upgrade
from astrobookings_desktop.services.access.overrides import Override
from astrobookings_desktop.services.actors import BUILT_IN_ADMINISTRATOR
from astrobookings_desktop.services.bookings.cancellations import cancel_seats
from astrobookings_desktop.services.bookings.sales import SellSeats, hold_seats, sell_seats
from astrobookings_desktop.services.checks.check import check
from astrobookings_desktop.services.launches.transitions import (
    abort_launch,
    confirm_launch,
    mark_failed,
    mark_launched,
)
from tests.helpers.company import Company

COLUMNS = "id, status, fee_basis_points, net_revenue, outcome_at"
MIGRATION = "0004_launch_outcomes"


def lived(company: Company) -> None:
    """An agency that flew three launches, one that failed, one that was aborted, one to come."""
    rocket = company.rocket(company.agency())
    word = Override(BUILT_IN_ADMINISTRATOR, "a test flight")
    for end in (mark_launched, mark_launched, mark_failed, mark_launched, abort_launch, None):
        launch = company.launch(rocket, date=company.clock.now + timedelta(days=120))
        guest = company.traveler()
        sold = company.do(sell_seats, SellSeats(launch, guest, 3))
        company.do(cancel_seats, sold.id, 1)
        company.clock.forward(days=100)
        late = company.do(sell_seats, SellSeats(launch, company.traveler(), 2))
        company.do(cancel_seats, late.id, 1)
        company.do(hold_seats, SellSeats(launch, guest, 1))
        if end is not None and end is not abort_launch:
            company.do(confirm_launch, launch, word)
            company.clock.forward(days=21)
        if end is mark_launched:
            company.do(mark_launched, launch)
        elif end is not None:
            company.do(end, launch, "so it was")


def put_back(path: Path) -> None:
    """Let the file be as it was before the migration."""
    with closing(sqlite3.connect(path)) as old:
        old.executescript(
            "DROP TABLE passenger; DROP INDEX launch_flown;"
            "ALTER TABLE launch DROP COLUMN fee_basis_points;"
            "ALTER TABLE launch DROP COLUMN net_revenue;"
            "ALTER TABLE launch DROP COLUMN outcome_at;"
        )
        (table,) = old.execute(
            "SELECT name FROM sqlite_master WHERE type = 'table' AND name LIKE '%migration%'"
        ).fetchone()
        names = [row[1] for row in old.execute(f'PRAGMA table_info("{table}")')]
        column = next(name for name in names if "name" in name or "migration" in name)
        old.execute(f'DELETE FROM "{table}" WHERE "{column}" = ?', (MIGRATION,))
        old.execute("PRAGMA user_version = 3")
        old.commit()


def test_what_was_is_filled_in(tmp_path: Path) -> None:
    company = Company(tmp_path / "office.db")
    lived(company)
    before = company.rows(f"SELECT {COLUMNS} FROM launch ORDER BY id")
    company.close()
    put_back(company.path)
    assert MIGRATION in create_or_upgrade(company.path)
    again = Company(company.path, company.clock)
    assert again.rows(f"SELECT {COLUMNS} FROM launch ORDER BY id") == before
    assert [row[2] for row in before] == [100, 100, None, 80, None, None]
    assert list(check(again.reader)) == []
    again.close()
