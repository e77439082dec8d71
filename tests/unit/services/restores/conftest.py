"""A company and its backup."""

from pathlib import Path

import pytest

from astrobookings_desktop.services.backup.making import back_up
from tests.helpers.company import Company
from tests.helpers.hashing import seal_quickly


@pytest.fixture(autouse=True)
def quick_seals(monkeypatch: pytest.MonkeyPatch) -> None:
    """The command line's tests seal as strongly as the program does."""
    seal_quickly(monkeypatch)


@pytest.fixture
def backup(company: Company, tmp_path: Path) -> Path:
    """A backup of one traveler; a second one came later."""
    company.traveler(name="Ana")
    path = tmp_path / "office.abk"
    back_up(company.office, company.actor, path)
    company.traveler(name="Berta")
    return path


@pytest.fixture
def closed(company: Company, backup: Path) -> Company:
    """The company of `backup` that nobody has open."""
    company.close()
    return company


@pytest.fixture(autouse=True)
def short_patience(monkeypatch: pytest.MonkeyPatch) -> None:
    """Who has a database open here doesn't leave by waiting."""
    monkeypatch.setattr("astrobookings_desktop.data.replacing._PATIENCE", 0.05)
