from collections.abc import Iterator
from pathlib import Path

import pytest
from argon2 import PasswordHasher
from PySide6.QtWidgets import QApplication

from astrobookings_desktop.services import passwords
from astrobookings_desktop.services.practice import mark_practice
from astrobookings_desktop.ui.theme import Theme
from tests.helpers.company import Company
from tests.helpers.looks import light_theme
from tests.helpers.two_agencies import TwoAgencies, two_agencies


@pytest.fixture
def company(tmp_path: Path) -> Iterator[Company]:
    """A new company on a file of its own."""
    company = Company(tmp_path / "office.db")
    yield company
    company.close()


@pytest.fixture(scope="session")
def original(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TwoAgencies]:
    """Two agencies; for attacks that change nothing, as they should."""
    with pytest.MonkeyPatch.context() as patch:
        quick = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
        patch.setattr(passwords, "HASHER", quick)
        made = two_agencies(tmp_path_factory.mktemp("attacked") / "office.db")
        made.company.do(mark_practice)
        yield made
        made.company.close()


@pytest.fixture
def theme(qapp: QApplication) -> Theme:
    """The application's theme, light."""
    return light_theme(qapp)
