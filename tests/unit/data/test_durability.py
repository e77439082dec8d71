"""What isn't waited for is begun: who commits next and waits has little left to wait for."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from astrobookings_desktop.data import durability
from astrobookings_desktop.data.durability import Durability
from tests.helpers.company import Company


@pytest.fixture
def company(tmp_path: Path) -> Iterator[Company]:
    made = Company(tmp_path / "office.db")
    yield made
    made.close()


def test_the_system_begins_to_write_the_log_and_not_for_each_commit(
    company: Company, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun: list[int] = []
    monkeypatch.setattr(durability, "_begin", lambda log: begun.append(os.fstat(log).st_ino))
    log = company.path.with_name(f"{company.path.name}-wal")
    owing = company.writer.durability
    company.traveler()
    for seconds, times in ((0, 1), (1000, 1), (0, 2)):
        monkeypatch.setattr(durability, "BEGIN_SECONDS", seconds)
        owing.begin()
        assert begun == [log.stat().st_ino] * times


def test_linux_takes_the_hint(company: Company) -> None:
    assert durability._begin is not None
    with durability._log_of(company.path) as log:
        assert durability._begin(log) == 0


@pytest.mark.parametrize("missing", [True, False])
def test_a_hint_that_fails_is_none(
    missing: bool, company: Company, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(_log: int) -> None:
        raise OSError

    if missing:
        owing = Durability(company.writer._connection, tmp_path / "none.db")
    else:
        monkeypatch.setattr(durability, "_begin", broken)
        owing = company.writer.durability
    owing.owe()
    owing.begin()
    assert owing.owed_since is not None
