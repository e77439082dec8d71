"""Workers that die between any two statements of issuing: no number is lost or given twice."""

import json
import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import pytest

from astrobookings_desktop.services.check import check
from astrobookings_desktop.services.launch_transitions import confirm_launch, mark_launched
from astrobookings_desktop.services.launches import schedule_launch
from astrobookings_desktop.services.overrides import Override
from astrobookings_desktop.services.unit_of_work import UnitOfWork
from tests.helpers.company import Company
from tests.helpers.ledgers import WHY, payer

ROOT = Path(__file__).parents[2]


def fly(company: Company, count: int) -> None:
    """So many launches that have flown, in a few transactions."""
    rocket = company.rocket(payer(company), capacity=1)
    start = company.clock.now

    def plan(work: UnitOfWork) -> list[int]:
        return [
            schedule_launch(
                work,
                {
                    "rocket_id": rocket,
                    "date": start + timedelta(days=1 + day),
                    "destination": "Moon",
                    "price_per_seat": "1000.00",
                },
            ).id
            for day in range(count)
        ]

    def confirm(work: UnitOfWork) -> None:
        for launch in launches:
            confirm_launch(work, launch, Override(company.actor, WHY))

    def end(work: UnitOfWork) -> None:
        for launch in launches:
            mark_launched(work, launch)

    launches = company.do(plan)
    company.do(confirm)
    company.clock.forward(days=count + 2)
    company.do(end)


@pytest.mark.parametrize(
    ("launches", "kills"), [(40, 12), pytest.param(1000, 100, marks=pytest.mark.slow)]
)
def test_no_gap_no_double_and_none_missing(tmp_path: Path, launches: int, kills: int) -> None:
    company = Company(tmp_path / "office.db")
    fly(company, launches)
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
