"""Workers that die between any two statements of issuing: no number is lost or given twice."""

import json
import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import pytest

from astrobookings_desktop.services.check import check
from tests.helpers.company import Company
from tests.helpers.ledgers import fly_daily, planned_daily

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize(
    ("launches", "kills"), [(40, 12), pytest.param(1000, 100, marks=pytest.mark.slow)]
)
def test_no_gap_no_double_and_none_missing(tmp_path: Path, launches: int, kills: int) -> None:
    company = Company(tmp_path / "office.db")
    fly_daily(company, planned_daily(company, launches, capacity=1, price="1000.00"))
    moment = company.clock.now + timedelta(seconds=1)
    done = subprocess.run(
        [
            *(sys.executable, "-m", "tests.helpers.invoice_workers"),
            *(company.path, str(kills), moment.isoformat()),
        ],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=1500 if launches > 100 else 200,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout) == {"killed": kills, "left": 0}
    numbers = [number for (number,) in company.rows("SELECT number FROM invoice ORDER BY id")]
    year = numbers[0][4:8]
    assert sorted(numbers) == [f"INV-{year}-{one:06}" for one in range(1, launches + 1)]
    assert company.value("SELECT count(DISTINCT launch_id) FROM invoice") == launches
    assert company.value("SELECT last_number FROM invoice_series") == launches
    assert list(check(company.reader)) == []
    company.close()
