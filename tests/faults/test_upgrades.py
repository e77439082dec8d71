"""Databases of each schema so far, with data: upgraded, and killed in the middle."""

from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from astrobookings_desktop.data.database import connect_reader, identify, schema_version
from astrobookings_desktop.data.upgrade import create_or_upgrade
from astrobookings_desktop.services.checks.check import check
from tests.helpers.company import Company
from tests.helpers.house import fill
from tests.helpers.older import VERSIONS, Rows, are_kept, older, rows
from tests.helpers.program import run_helper

EARLIER = VERSIONS[:-1]


@pytest.fixture(scope="module")
def newest(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A company with records of all entities, as this program keeps it."""
    path = tmp_path_factory.mktemp("newest") / "company.db"
    company = Company(path)
    fill(company)
    company.close()
    return path


def _old(newest: Path, folder: Path, version: int) -> tuple[Path, Rows]:
    path = folder / "office.db"
    return path, older(newest, path, version)


@pytest.mark.parametrize("version", EARLIER)
def test_an_upgrade_keeps_every_row(newest: Path, tmp_path: Path, version: int) -> None:
    path, before = _old(newest, tmp_path, version)
    assert identify(path) == version
    assert sum(map(len, before.values())) > 50
    assert len(create_or_upgrade(path)) == sum(later > version for later in VERSIONS)
    assert are_kept(before, rows(path))
    with closing(connect_reader(newest)) as one, closing(connect_reader(path)) as other:
        # What the newest wouldn't find isn't found: an upgrade may mend, and breaks nothing.
        assert {str(found) for found in check(other)} <= {str(found) for found in check(one)}


@pytest.mark.parametrize("version", EARLIER)
@pytest.mark.parametrize("kills", [8, pytest.param(50, marks=pytest.mark.slow)])
def test_an_upgrade_killed_anywhere_leaves_the_old_or_the_new_schema_whole(
    newest: Path, tmp_path: Path, version: int, kills: int
) -> None:
    path, _before = _old(newest, tmp_path, version)
    told: list[dict[str, Any]] = run_helper("upgraders", path, kills)
    assert len(told) == kills
    assert {one["version"] for one in told} <= {version, schema_version()}
    assert not any(one["survived"] for one in told)
    assert all(one["kept"] and one["again"] == schema_version() for one in told), told
