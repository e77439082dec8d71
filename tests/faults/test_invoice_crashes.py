"""Workers that die between any two statements of issuing: no number is lost or given twice."""

from datetime import timedelta
from pathlib import Path

import pytest

from astrobookings_desktop.services.checks.check import check
from tests.helpers.company import Company
from tests.helpers.ledgers import fly_daily, planned_daily
from tests.helpers.program import run_helper


@pytest.mark.parametrize(
    ("launches", "kills"), [(40, 12), pytest.param(1000, 100, marks=pytest.mark.slow)]
)
def test_no_gap_no_double_and_none_missing(tmp_path: Path, launches: int, kills: int) -> None:
    company = Company(tmp_path / "office.db")
    fly_daily(company, planned_daily(company, launches, capacity=1, price="1000.00"))
    moment = company.clock.now + timedelta(seconds=1)
    seconds = 1500 if launches > 100 else 200
    told = run_helper("invoice_workers", company.path, kills, moment.isoformat(), seconds=seconds)
    assert told == {"killed": kills, "left": 0}
    numbers = [number for (number,) in company.rows("SELECT number FROM invoice ORDER BY id")]
    year = numbers[0][4:8]
    assert sorted(numbers) == [f"INV-{year}-{one:06}" for one in range(1, launches + 1)]
    assert company.value("SELECT count(DISTINCT launch_id) FROM invoice") == launches
    assert company.value("SELECT last_number FROM invoice_series") == launches
    assert list(check(company.reader)) == []
    company.close()
