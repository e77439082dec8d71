"""Desks that sell at once on one file, and desks that die while selling."""

import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from astrobookings_desktop.services.checks.check import check
from tests.helpers.company import Company
from tests.helpers.program import run_helper


def _sellers(mode: str, company: Company, count: int) -> Any:
    agency = company.agency()
    return run_helper("sellers", mode, company.path, agency, count)


def test_eight_processes_fill_a_launch_and_never_overfill_it(
    company: Company, record_property: Any
) -> None:
    run = _sellers("fill", company, 100)
    counts = [len(locators) for locators in run["sold"]]
    record_property("longest_wait_seconds", run["longest_wait"])
    assert sum(counts) == 100
    assert company.rows("SELECT seats_taken, seats_held FROM launch") == [(100, 0)]
    sold = {locator for locators in run["sold"] for locator in locators}
    assert sold == {row[0] for row in company.rows("SELECT locator FROM booking")}
    assert list(check(company.reader)) == []


@pytest.fixture
def on_disk() -> Iterator[Company]:
    """A company whose commits wait for a disk, as a desk's do; `tmp_path` may stand in memory."""
    with tempfile.TemporaryDirectory() as folder:
        company = Company(Path(folder) / "office.db")
        yield company
        company.close()


def test_eight_processes_get_their_turns_fairly(on_disk: Company) -> None:
    """Over enough sales that a busy machine's own turns, some milliseconds each, don't decide.

    A queue that starves somebody does so each time; a machine that looks away does so once.
    """
    runs = []
    for _ in range(3):
        counts = [len(locators) for locators in _sellers("fill", on_disk, 1600)["sold"]]
        assert sum(counts) == 1600
        runs.append(counts)
        if max(counts) <= 2 * min(counts):
            return
    pytest.fail(f"unfair each time: {runs}")


def test_a_desk_killed_while_selling_loses_no_confirmed_sale_fifty_times(
    company: Company,
) -> None:
    rounds = _sellers("kill", company, 50)
    stored = {row[0] for row in company.rows("SELECT locator FROM booking")}
    confirmed = {locator for run in rounds for seller in run["sold"] for locator in seller}
    assert confirmed <= stored
    assert len(stored - confirmed) <= len(rounds)  # at most the one that died before telling
    assert company.rows("SELECT DISTINCT seats_taken FROM launch") == [(24,)]
    assert list(check(company.reader)) == []
