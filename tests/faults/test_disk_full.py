"""A disk that is full at any moment of a sale, an upgrade or a change of settings."""

import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from astrobookings_desktop.config import ConfigError, SettingsFile, resource
from astrobookings_desktop.data.database import identify, schema_version
from astrobookings_desktop.data.errors import DiskFull
from astrobookings_desktop.data.upgrade import create_or_upgrade
from astrobookings_desktop.domain.statuses import Trouble
from astrobookings_desktop.jobs.handlers import make_registry
from astrobookings_desktop.jobs.job import Outcome
from astrobookings_desktop.jobs.mail.way import MailSettings
from astrobookings_desktop.jobs.runner import Runner
from astrobookings_desktop.services.backup.making import back_up
from astrobookings_desktop.services.backup.restores import preview_restore, restore
from astrobookings_desktop.services.bookings.sales import SellSeats, hold_seats, sell_seats
from astrobookings_desktop.services.checks.check import check
from tests.helpers.company import Company
from tests.helpers.older import VERSIONS, are_kept, older, rows

SIZE = 6 << 20


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of six megabytes."""
    folder = tmp_path / "disk"
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", f"size={SIZE}", "none", str(folder)]
    if sys.platform == "win32" or subprocess.run(mount, check=False).returncode:
        pytest.skip("only root may mount a small disk")
    yield folder
    subprocess.run(["umount", "--lazy", str(folder)], check=True)


def leave(disk: Path, room: int) -> None:
    """Fill the disk but for `room` bytes."""
    filler = disk / "filler"
    filler.unlink(missing_ok=True)
    filler.write_bytes(bytes(max(shutil.disk_usage(disk).free - room, 0)))


def sell_on(company: Company, launch: int, service: Any, told: set[str]) -> None:
    """Sell until something stops it, and note each locator that was told."""
    while True:
        sale = SellSeats(launch, company.traveler(), 1)
        told.add(company.do(service, sale).locator)


@pytest.mark.parametrize("service", [sell_seats, hold_seats])
def test_a_sale_on_a_full_disk_is_told_and_the_others_stay(disk: Path, service: Any) -> None:
    company = Company(disk / "office.db")
    launch = company.launch(capacity=1000)
    told: set[str] = set()
    for step in range(12):
        leave(disk, 40_000 * step)
        with pytest.raises(DiskFull, match="Make room, then try again; nothing was written"):
            sell_on(company, launch, service, told)
        (disk / "filler").unlink()
        stored = {row[0] for row in company.rows("SELECT locator FROM booking")}
        assert stored == told
        assert company.seats(launch)[0] == len(told)
        company.writer._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    assert told
    assert list(check(company.reader)) == []
    told.add(company.do(service, SellSeats(launch, company.traveler(), 1)).locator)
    company.close()


@pytest.mark.parametrize("version", VERSIONS[:-1])
def test_an_upgrade_on_a_full_disk_leaves_the_old_database(
    disk: Path, tmp_path: Path, version: int
) -> None:
    company = Company(tmp_path / "newest.db")
    company.traveler(name="Ana")
    company.close()
    before = older(tmp_path / "newest.db", tmp_path / "old.db", version)
    with closing(sqlite3.connect(tmp_path / "old.db")) as last:
        last.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    path, outcomes = disk / "office.db", set()
    for room in range(0, 900_000, 60_000):
        for piece in disk.iterdir():
            piece.unlink()
        shutil.copy(tmp_path / "old.db", path)
        leave(disk, room)
        try:
            create_or_upgrade(path)
            outcomes.add("done")
        except DiskFull:
            outcomes.add("full")
        (disk / "filler").unlink()
        if identify(path) == version:
            assert rows(path) == before
        create_or_upgrade(path)
        assert identify(path) == schema_version()
        assert are_kept(before, rows(path))
    assert outcomes == {"full", "done"}


def test_a_backup_and_a_restore_on_a_full_disk_leave_what_was_there(
    disk: Path, tmp_path: Path
) -> None:
    company = Company(disk / "office.db")
    company.traveler(name="Ana")
    earlier = tmp_path / "earlier.abk"
    back_up(company.office, company.actor, earlier)
    company.traveler(name="Berta")
    company.close()
    with closing(sqlite3.connect(company.path)) as last:
        last.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    before = {"office.db", "office.db-gate"}
    outcomes: set[tuple[str, str]] = set()

    def try_out(act: str, service: Callable[[], object], room: int) -> bool:
        for piece in disk.iterdir():
            if piece.name not in before:
                piece.unlink()
        leave(disk, room)
        try:
            service()
        except DiskFull:
            outcomes.add((act, "full"))
            return False
        finally:
            (disk / "filler").unlink()
        outcomes.add((act, "done"))
        return True

    target = disk / "office.abk"
    for room in range(0, 3_200_000, 160_000):
        if try_out("backup", lambda: back_up(company.office, company.actor, target), room):
            assert preview_restore(company.office, company.actor, target).warnings == ()
        else:
            assert {one.name for one in disk.iterdir()} <= before | {
                "office.db-wal",
                "office.db-shm",
            }
    for room in range(0, 4_000_000, 200_000):
        restored = try_out("restore", lambda: restore(company.office, company.actor, earlier), room)
        assert identify(company.path) == schema_version()
        with closing(company.office.reader()) as reader:
            names = [row[0] for row in reader.execute("SELECT name FROM user ORDER BY id")]
            assert names == (["Ana"] if restored else ["Ana", "Berta"])
            assert list(check(reader)) == []
        if restored:
            break
    assert outcomes == {(act, end) for act in ("backup", "restore") for end in ("full", "done")}


def test_the_daily_backup_to_a_full_disk_is_tried_again_now_and_then(
    tmp_path: Path, disk: Path
) -> None:
    company = Company(tmp_path / "office.db")
    leave(disk, 8192)
    jobs = Runner(company.office, make_registry(lambda: disk, MailSettings, resource("mail")))
    row = "SELECT status, error_kind, run_after FROM job_queue WHERE job_type = 'back_up'"
    assert jobs.drain()[Outcome.WAITING] == 1
    begun = company.clock.now
    for _second in range(4):
        company.clock.forward(seconds=149)
        assert not jobs.drain().get(Outcome.WAITING)
    due = int((begun + timedelta(minutes=10)).timestamp() * 1000)
    assert company.rows(row) == [("pending", Trouble.FILE, due)]
    company.clock.forward(seconds=5)
    assert jobs.drain()[Outcome.WAITING] == 1
    leave(disk, SIZE)
    company.clock.forward(minutes=10)
    jobs.drain()
    assert company.rows(row)[0][0] == "completed"
    assert {file.suffix for file in disk.iterdir()} == {"", ".abk"}
    company.close()


def test_settings_on_a_full_disk_stay_as_they_were(disk: Path) -> None:
    file = SettingsFile(disk / "settings.toml")
    file.change({"theme": "dark"})
    before = (disk / "settings.toml").read_bytes()
    leave(disk, 0)
    with pytest.raises(ConfigError):
        file.change({"theme": "light", "workstation_name": "x" * 60})
    assert (disk / "settings.toml").read_bytes() == before
    assert sorted(one.name for one in disk.iterdir()) == ["filler", "settings.toml"]
    (disk / "filler").unlink()
    file.change({"theme": "light"})
    assert SettingsFile(disk / "settings.toml").settings.theme == "light"
