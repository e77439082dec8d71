"""What isn't waited for is begun: who commits next and waits has little left to wait for."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from astrobookings_desktop.data import durability
from astrobookings_desktop.data.durability import Durability
from astrobookings_desktop.services.people.travelers import create_traveler
from tests.helpers.company import Company


@pytest.fixture
def company(tmp_path: Path) -> Iterator[Company]:
    made = Company(tmp_path / "office.db")
    yield made
    made.close()


def _unwaited(company: Company, name: str) -> None:
    with company.writer.unit_of_work(company.actor, durable=False) as work:
        create_traveler(work, {"name": name})


def test_the_system_begins_to_write_the_log_at_once_and_not_after_each_commit(
    company: Company, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun: list[int] = []
    monkeypatch.setattr(durability, "_begin", lambda log: begun.append(os.fstat(log).st_ino))
    log = company.path.with_name(f"{company.path.name}-wal")
    company.traveler()
    assert begun == []  # it was waited for
    monkeypatch.setattr(durability, "BEGIN_SECONDS", 0)
    _unwaited(company, "Ada")
    assert begun == [log.stat().st_ino]
    monkeypatch.setattr(durability, "BEGIN_SECONDS", 1000)
    _unwaited(company, "Ada")
    assert len(begun) == 1
    monkeypatch.setattr(durability, "BEGIN_SECONDS", 0)
    _unwaited(company, "Ada")
    assert len(begun) == 2


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
    assert owing.owed_since is not None
