from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from argon2 import PasswordHasher
from PySide6.QtWidgets import QApplication

from astrobookings_desktop.domain.statuses import Role
from astrobookings_desktop.services.access import passwords, sign_in
from astrobookings_desktop.services.actors import Actor
from astrobookings_desktop.services.practice import mark_practice
from astrobookings_desktop.ui.theme import Theme
from tests.helpers.command_line import CommandLine
from tests.helpers.company import Company
from tests.helpers.looks import light_theme
from tests.helpers.two_agencies import PASSWORD, TwoAgencies, two_agencies

NEW = "another seat, on mars"
WRONG = "hunter2 hunter2"


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


@pytest.fixture
def world(tmp_path: Path) -> Any:
    made = two_agencies(tmp_path / "office.db")
    yield made
    made.company.close()


def acting(world: TwoAgencies, role: Role) -> Company:
    world.company.actor = world.people[role]
    return world.company


def enter(world: TwoAgencies, email: str, password: str = PASSWORD) -> Actor:
    return sign_in.sign_in(world.company.writer, email, password)


def terminal(world: TwoAgencies, **variables: str | None) -> CommandLine:
    """A shell in which nothing but `variables` says who somebody is."""
    named: dict[str, str | None] = {
        "ASTROBOOKINGS_USER": None,
        "ASTROBOOKINGS_PASSWORD": None,
        "ASTROBOOKINGS_NEW_PASSWORD": None,
        "ASTROBOOKINGS_OVERRIDE_PASSWORD": None,
    }
    given = {f"ASTROBOOKINGS_{name}": value for name, value in variables.items()}
    return CommandLine(world.company.path, now=None, environment=named | given)
