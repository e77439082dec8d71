"""The town of `tests/rights`, a copy for each attack."""

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from astrobookings_desktop.domain.statuses import Role
from tests.helpers.command_line import CommandLine
from tests.helpers.company import Company
from tests.helpers.hashing import hash_quickly
from tests.rights.town import EMAIL, PASSWORD, Town, build


@pytest.fixture(scope="session")
def original(tmp_path_factory: pytest.TempPathFactory) -> Town:
    """The town, closed."""
    with pytest.MonkeyPatch.context() as patch:
        hash_quickly(patch)
        town = build(tmp_path_factory.mktemp("town") / "town.db")
        town.company.close()
    with closing(sqlite3.connect(town.company.path)) as last:  # a reader leaves the log beside it
        last.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return town


@pytest.fixture
def town(original: Town, tmp_path: Path) -> Town:
    """A copy that may be spoiled; its company isn't open."""
    path = tmp_path / "town.db"
    shutil.copy(original.company.path, path)
    company = Company.__new__(Company)
    company.path = path
    return replace(original, company=company)


@pytest.fixture
def open_town(original: Town, tmp_path: Path) -> Iterator[Town]:
    """A copy whose company is open."""
    path = tmp_path / "open.db"
    shutil.copy(original.company.path, path)
    company = Company(path)
    yield replace(original, company=company)
    company.close()


def person(town: Town, role: Role) -> CommandLine:
    """A shell in which somebody of that role is signed in."""
    name = "ownline" if role is Role.AGENCY else str(role)
    known = {"ASTROBOOKINGS_USER": EMAIL.format(name), "ASTROBOOKINGS_PASSWORD": PASSWORD}
    folder = town.company.path.parent
    environment = known | {"XDG_CONFIG_HOME": str(folder / "config")}
    return CommandLine(town.company.path, environment=environment)
