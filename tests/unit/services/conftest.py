from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.helpers.company import Company
from tests.helpers.ledgers import payer


@pytest.fixture
def company(tmp_path: Path) -> Iterator[Company]:
    """A new company on a file of its own."""
    company = Company(tmp_path / "office.db")
    yield company
    company.close()


@pytest.fixture
def agency(company: Company) -> int:
    """One with everything that an invoice needs."""
    return payer(company)
