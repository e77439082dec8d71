"""A demo company with all there is to add up."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from astrobookings_desktop.config import resource
from astrobookings_desktop.services.demo import build_demo
from tests.helpers.company import Clock, Company
from tests.helpers.zones import HALF_HOURS_EAST, WEST, computer_in

NOW = datetime(2026, 11, 28, 17, 0, tzinfo=UTC)


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Company]:
    company = Company(tmp_path_factory.mktemp("reports") / "demo.db", Clock(NOW))
    build_demo(company.office, resource("demo"), bookings=1500, seed=5, now=NOW)
    yield company
    company.close()


@pytest.fixture
def company(tmp_path: Path) -> Iterator[Company]:
    company = Company(tmp_path / "office.db", Clock(NOW))
    yield company
    company.close()


@pytest.fixture(params=["UTC", HALF_HOURS_EAST])
def computer_zone(request: pytest.FixtureRequest) -> Iterator[str]:
    """The computer in UTC, and in a zone that isn't UTC."""
    with computer_in(request.param):
        yield request.param


@pytest.fixture
def elsewhere() -> Iterator[None]:
    """The computer far from UTC, where what is tested beside it is the same everywhere."""
    with computer_in(WEST):
        yield
