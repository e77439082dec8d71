"""A company whose log's head is remembered outside the database, and what a check says of it."""

from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from astrobookings_desktop.data.log_heads import LogHeads
from astrobookings_desktop.services.bookings.sales import SellSeats, sell_seats
from astrobookings_desktop.services.checks.check import check
from astrobookings_desktop.services.checks.finding import Finding
from tests.helpers.company import Company


@pytest.fixture
def heads(tmp_path: Path) -> LogHeads:
    return LogHeads(tmp_path / "config" / "log-heads")


@pytest.fixture
def kept(company: Company, heads: LogHeads) -> Company:
    """A company with a few log rows whose head is remembered."""
    company.close()
    company.office = replace(company.office, heads=heads)
    company.writer, company.reader = company.office.writer(), company.office.reader()
    launch = company.launch()
    for seats in (1, 2, 3):
        company.do(sell_seats, SellSeats(launch, company.traveler(), seats))
    rest(company)
    return company


def rest(company: Company) -> None:
    """End the writer, so that the head is remembered, and begin another."""
    company.writer.close()
    company.writer = company.office.writer()


def found(company: Company, heads: LogHeads | None = None) -> list[Finding]:
    with closing(company.office.reader()) as connection:
        return list(check(connection, heads=heads or company.office.heads))


def head_words(company: Company) -> list[str]:
    return [finding.message for finding in found(company) if finding.rule == "log_head"]
