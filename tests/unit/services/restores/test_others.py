"""Restoring while others have the database open, or while the act is killed."""

import shutil
import sqlite3
from contextlib import ExitStack, closing
from pathlib import Path
from typing import Any

import pytest

from astrobookings_desktop.data import database
from astrobookings_desktop.data.errors import DatabaseBusy, NotOurDatabase
from astrobookings_desktop.data.held_locks import LOCKS
from astrobookings_desktop.services.backup.restores import restore
from tests.helpers.backups import people_in
from tests.helpers.company import Company
from tests.helpers.presences import another_reader
from tests.helpers.program import run_helper


@pytest.mark.skipif(not LOCKS.exists(), reason="a system that doesn't tell of locks")
@pytest.mark.parametrize("comes", ["before", "while it is verified"])
def test_nothing_ends_for_a_restore_that_another_program_stands_in_the_way_of(
    company: Company, backup: Path, comes: str
) -> None:
    steps: list[str] = []
    released: list[bool] = []
    with ExitStack() as others:

        def come(step: str, _done: int, _total: int) -> None:
            if not steps:
                others.enter_context(another_reader(company.path))
            steps.append(step)

        if comes == "before":
            others.enter_context(another_reader(company.path))
        with pytest.raises(DatabaseBusy, match="close every window"):
            restore(
                company.office,
                company.actor,
                backup,
                progress=come,
                release=lambda: released.append(True),
            )
    assert not released
    assert bool(steps) == (comes != "before"), "it is said before the backup is verified"
    restore(company.office, company.actor, backup, release=company.close)
    assert people_in(company.path) == ["Ana"]


@pytest.mark.parametrize("sees", [True, False])
def test_a_database_that_another_program_has_open_is_left_alone(
    closed: Company, backup: Path, sees: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Also where the system doesn't tell of locks, as for another computer's."""
    if not sees:
        monkeypatch.setattr("astrobookings_desktop.data.held_locks.LOCKS", backup / "none")
    with another_reader(closed.path):
        with pytest.raises(DatabaseBusy, match="close every window") as said:
            restore(closed.office, closed.actor, backup)
        assert said.value.retry
        assert people_in(closed.path) == ["Ana", "Berta"]
    restore(closed.office, closed.actor, backup)
    assert people_in(closed.path) == ["Ana"]


def test_who_waits_for_the_old_file_is_turned_away(closed: Company, backup: Path) -> None:
    waiting: list[sqlite3.Connection] = []

    def come(step: str, _done: int, _total: int) -> None:
        if step.startswith("Putting"):
            waiting.append(sqlite3.connect(closed.path, timeout=0))

    restore(closed.office, closed.actor, backup, progress=come)
    (late,) = waiting
    with closing(late), pytest.raises(NotOurDatabase):
        database._check_identity(late, closed.path)
    assert people_in(closed.path) == ["Ana"]


def test_this_program_is_told_when_to_let_go(company: Company, backup: Path) -> None:
    restore(company.office, company.actor, backup, release=company.close)
    assert people_in(company.path) == ["Ana"]


# --- killed -----------------------------------------------------------------------------------


def _killed(act: str, company: Company, backup: Path, every: int) -> list[dict[str, Any]]:
    rounds: list[dict[str, Any]] = run_helper("restorers", act, company.path, backup, every)
    return rounds


@pytest.fixture
def unfinished(company: Company, backup: Path, tmp_path: Path) -> Company:
    """The company as a crash left it: its last change stands only in the write-ahead log."""
    left = tmp_path / "left"
    left.mkdir()
    for ending in ("", "-wal"):
        shutil.copy(f"{company.path}{ending}", left / f"office.db{ending}")
    company.close()
    company.path = left / "office.db"
    return company


@pytest.mark.parametrize("every", [29, pytest.param(7, marks=pytest.mark.slow)])
def test_a_restore_killed_at_any_line_leaves_the_old_or_the_new_database_whole(
    unfinished: Company, backup: Path, every: int
) -> None:
    rounds = _killed("restore", unfinished, backup, every)
    assert len(rounds) > 210 // every
    old = {"sound": "ok", "travelers": 2, "last": "create"}
    new = {"sound": "ok", "travelers": 1, "last": "restore"}
    found = [{key: one[key] for key in old} for one in rounds]
    assert found[0] == old
    assert found[-1] == new
    switch = found.index(new)
    assert found == [old] * switch + [new] * (len(found) - switch)
    for one in rounds:
        assert one["again"] == new
        assert not [name for name in one["left"] if "scratch" in name]


def test_a_backup_killed_at_any_line_leaves_none_or_a_whole_one(
    unfinished: Company, backup: Path
) -> None:
    rounds = _killed("back_up", unfinished, backup, 9)
    assert len(rounds) > 12
    assert "backup" not in rounds[0]
    assert "backup" in rounds[-1]
    for one in rounds:
        assert (one["sound"], one["travelers"]) == ("ok", 2)
        if "backup" in one:
            assert one["from_backup"] == {"sound": "ok", "travelers": 2, "last": "restore"}
        assert not [name for name in one["left"] if "scratch" in name or name.startswith(".astro")]
