"""Backing up: what stands in the file, what is refused, and what a failure leaves behind."""

import os
import shutil
import sqlite3
import stat
import struct
import subprocess
import sys
import tempfile
import zlib
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from astrobookings_desktop.data import scratch
from astrobookings_desktop.data.errors import CorruptDatabase, DatabaseProblem, DiskFull
from astrobookings_desktop.data.scratch import part_beside, scratch_beside
from astrobookings_desktop.domain.backups import backup_name
from astrobookings_desktop.domain.errors import InvalidValue, MissingRight
from astrobookings_desktop.domain.rights import Right, may
from astrobookings_desktop.domain.statuses import Role
from astrobookings_desktop.services.backup.files import MAGIC, read_info, unpacked
from astrobookings_desktop.services.backup.making import (
    FolderMissing,
    back_up,
    back_up_into,
    rotate,
)
from astrobookings_desktop.services.backup.restores import restore
from astrobookings_desktop.services.bookings.sales import SellSeats, sell_seats
from astrobookings_desktop.services.checks.check import check
from astrobookings_desktop.services.office import Office, Writer
from tests.helpers.company import Company
from tests.helpers.hashing import seal_quickly

PASSPHRASE = "correct horse battery staple"


@pytest.fixture(autouse=True)
def quick_seals(monkeypatch: pytest.MonkeyPatch) -> None:
    """The command line's tests seal as strongly as the program does."""
    seal_quickly(monkeypatch)


class Stop(Exception):
    pass


@pytest.fixture
def target(tmp_path: Path) -> Path:
    folder = tmp_path / "disk"
    folder.mkdir()
    return folder / "office.abk"


def _database_in(backup: Path, to: Path, passphrase: str | None = None) -> sqlite3.Connection:
    info = read_info(backup)
    to.write_bytes(b"".join(unpacked(backup, info, passphrase, lambda _done, _total: None)))
    return sqlite3.connect(to)


def _names(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


@pytest.mark.parametrize("passphrase", [None, PASSPHRASE])
def test_a_backup_holds_everything_as_of_its_beginning_while_others_sell(
    company: Company, target: Path, passphrase: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(scratch, "_PAGES", 5)
    launch = company.launch(capacity=1000)
    buyers = iter([company.traveler() for _ in range(200)])
    head = company.value("SELECT log_head FROM sync_state")
    steps = []

    def sell(step: str, done: int, total: int) -> None:
        steps.append(step)
        assert 0 <= done <= total
        if step == "Copying":
            company.do(sell_seats, SellSeats(launch, next(buyers), 1))

    made = back_up(company.office, company.actor, target, passphrase, sell)
    assert steps.count("Copying") > 10
    assert company.value("SELECT count(*) FROM booking") == steps.count("Copying")
    assert made.info.log_head == head
    with _database_in(target, target.with_name("plain.db"), passphrase) as found:
        assert found.execute("SELECT count(*) FROM booking").fetchall() == [(0,)]
        assert found.execute("SELECT log_head FROM sync_state").fetchall() == [(head,)]
        assert list(check(found)) == []
    found.close()


def test_the_header_tells_what_the_backup_is(company: Company, target: Path) -> None:
    made = back_up(company.office, company.actor, target)
    info = read_info(target)
    assert made.info == info
    assert (info.made_at, info.workstation, info.company) == (
        company.clock.now,
        "desk-1",
        "AstroBookings",
    )
    assert (info.database, info.encrypted) == ("office.db", False)
    assert made.size == target.stat().st_size < info.size
    assert stat.S_IMODE(target.stat().st_mode) == 0o600
    assert _names(target.parent) == {"office.abk"}


def test_a_backup_is_told_of_in_the_log(company: Company, target: Path) -> None:
    made = back_up(company.office, company.actor, target, PASSPHRASE)
    ((action, name, details),) = company.rows(
        "SELECT action, user_name, details FROM entry_log ORDER BY id DESC LIMIT 1"
    )
    assert (action, name) == ("back_up", "Administrator")
    assert made.info.sha256 in details
    assert '"office.abk"' in details
    assert PASSPHRASE not in details
    assert list(check(company.reader)) == []


def test_an_encrypted_backup_is_another_each_time_and_no_longer_a_database(
    company: Company, target: Path
) -> None:
    bodies = []
    for passphrase in (None, PASSPHRASE, PASSPHRASE):
        back_up(company.office, company.actor, target, passphrase)
        bodies.append(_first_frame(target.read_bytes()))
    plain, *sealed = bodies
    assert zlib.decompressobj().decompress(plain).startswith(b"SQLite format 3")
    assert sealed[0][:64] != sealed[1][:64]
    for frame in sealed:
        with pytest.raises(zlib.error):
            zlib.decompressobj().decompress(frame)


def _first_frame(file: bytes) -> bytes:
    start = len(MAGIC)
    (length,) = struct.unpack_from(">I", file, start)
    return file[start + 4 + length + 32 + 5 :]


@pytest.mark.parametrize("role", [role for role in Role if not may(role, Right.BACK_UP)])
def test_who_has_no_right_makes_and_removes_no_backup(
    company: Company, target: Path, role: Role
) -> None:
    actor = replace(company.actor, role=role)
    for act in (back_up, back_up_into, rotate):
        with pytest.raises(MissingRight):
            act(company.office, actor, target if act is back_up else target.parent)
    assert _names(target.parent) == set()


# --- where it can't be written ----------------------------------------------------------------


def test_a_folder_that_is_away_is_said(company: Company, target: Path) -> None:
    away = target.parent / "usb" / "office.abk"
    with pytest.raises(FolderMissing, match="removable disk") as said:
        back_up(company.office, company.actor, away)
    assert said.value.retry
    assert company.value("SELECT count(*) FROM entry_log") == 0


@pytest.mark.parametrize("there", ["text", "folder", "link", "database"])
def test_what_is_no_backup_is_never_replaced(company: Company, target: Path, there: str) -> None:
    outside = target.parent / "notes.txt"
    outside.write_text("precious")
    match there:
        case "text":
            target.write_text("precious")
        case "folder":
            target.mkdir()
        case "link":
            target.symlink_to(outside)
        case "database":
            target = company.path
    before = _names(target.parent)
    with pytest.raises(InvalidValue):
        back_up(company.office, company.actor, target)
    assert _names(target.parent) == before
    assert outside.read_text() == "precious"
    company.traveler()  # the database is still written


def test_an_older_backup_of_the_name_is_replaced(company: Company, target: Path) -> None:
    first = back_up(company.office, company.actor, target)
    company.traveler()
    second = back_up(company.office, company.actor, target)
    assert read_info(target) == second.info != first.info


def test_a_folder_that_refuses_is_said(company: Company) -> None:
    with pytest.raises(DatabaseProblem) as said:
        back_up(company.office, company.actor, Path("/proc/self/office.abk"))
    assert "/proc/self" in said.value.message


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    folder = tmp_path / "small"
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=64k", "none", str(folder)]
    if (
        sys.platform == "win32"
        or subprocess.run(mount, check=False, capture_output=True).returncode
    ):
        pytest.skip("only root may mount a small disk")
    yield folder
    subprocess.run(["umount", str(folder)], check=True)


def test_a_full_disk_is_said_and_keeps_no_half_file(company: Company, small_disk: Path) -> None:
    first = back_up(company.office, company.actor, small_disk / "office.abk")
    room = shutil.disk_usage(small_disk).free - 4096
    (small_disk / "filler").write_bytes(bytes(room))
    before = (small_disk / "office.abk").read_bytes()
    for _ in range(30):
        company.traveler(name=os.urandom(60).hex())
    with pytest.raises(DiskFull, match=r"Make room, then try again") as said:
        back_up(company.office, company.actor, small_disk / "office.abk")
    assert str(small_disk) in said.value.message
    assert _names(small_disk) == {"office.abk", "filler"}
    assert (small_disk / "office.abk").read_bytes() == before
    (small_disk / "filler").unlink()
    assert back_up(company.office, company.actor, small_disk / "office.abk").info != first.info


@pytest.mark.parametrize("step", ["Copying", "Compressing", "Unpacking", "Verifying"])
def test_canceled_at_any_step_it_leaves_nothing(company: Company, target: Path, step: str) -> None:
    back_up(company.office, company.actor, target)
    before, beside = target.read_bytes(), _names(company.path.parent)

    def stop(now: str, _done: int, _total: int) -> None:
        if now == step:
            raise Stop

    company.traveler()
    with pytest.raises(Stop):
        back_up(company.office, company.actor, target, progress=stop)
    assert target.read_bytes() == before
    assert _names(target.parent) == {"office.abk"}
    assert _names(company.path.parent) == beside
    assert company.value("SELECT count(*) FROM entry_log WHERE action = 'back_up'") == 1


def test_a_damaged_database_gives_no_backup(company: Company, target: Path) -> None:
    for _ in range(300):
        company.traveler(name="N" * 100)
    company.close()
    with sqlite3.connect(company.path) as last:
        last.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        (page,) = last.execute(
            "SELECT rootpage FROM sqlite_schema WHERE name = 'user_email_key'"
        ).fetchone()
        ((leaf,),) = last.execute("SELECT rootpage FROM sqlite_schema WHERE name = 'traveler'")
    last.close()
    with company.path.open("r+b") as file:
        for number in (page, leaf):
            file.seek((number - 1) * 4096 + 8)
            file.write(b"\xff" * 400)
    with pytest.raises(CorruptDatabase, match="no backup of it is kept"):
        back_up(company.office, company.actor, target)
    assert _names(target.parent) == set()


# --- rotation ---------------------------------------------------------------------------------


def test_a_folder_gets_dated_backups_and_loses_the_superseded(
    company: Company, target: Path
) -> None:
    folder = target.parent
    company.traveler()
    for _ in range(9):
        made, removed = back_up_into(company.office, company.actor, folder)
        assert made.path.name == backup_name("office", company.clock.now)
        company.clock.forward(days=1)
    assert [path.name for path in removed] == ["astrobookings-office-20261124-143200.abk"]
    kept = sorted(_names(folder))
    assert len(kept) == 7
    assert kept[-1] == made.path.name


def test_rotation_touches_only_our_own_files(company: Company, target: Path) -> None:
    folder = target.parent
    old = company.clock.now.replace(year=2001)
    company.traveler()
    back_up_into(company.office, company.actor, folder)
    ours = next(iter(folder.glob("*.abk")))
    for month in range(1, 13):
        (folder / backup_name("office", old.replace(year=2002, month=month))).write_bytes(
            ours.read_bytes()
        )
    strangers = {
        backup_name("office", old): "text under a backup's name",
        backup_name("other", old): ours.read_text("latin-1"),
        "notes.txt": "notes",
    }
    for name, text in strangers.items():
        (folder / name).write_text(text, "latin-1")
    linked = folder / backup_name("office", old.replace(month=3))
    linked.symlink_to(ours)
    (folder / backup_name("office", old.replace(month=4))).mkdir()
    removed = rotate(company.office, company.actor, folder)
    assert [path.name for path in removed] == [
        backup_name("office", old.replace(year=2002, month=1))
    ]
    assert set(strangers) <= _names(folder)
    assert linked.is_symlink()
    assert ours.exists()


def test_rotation_leaves_the_backups_of_another_database_of_that_name(
    company: Company, target: Path, tmp_path: Path
) -> None:
    """Two databases, each `office.db`, in the folder of backups that is the computer's setting."""
    (tmp_path / "practice").mkdir()
    practice = Company(tmp_path / "practice" / "office.db")
    company.traveler()
    practice.traveler(name="For practice")
    made: dict[str, list[Path]] = {"company": [], "practice": []}
    for _day in range(9):
        practice.clock.now = company.clock.now + timedelta(minutes=5)
        for whose, one, passphrase in (
            ("company", company, None),
            ("practice", practice, PASSPHRASE),
        ):
            backup, removed = back_up_into(one.office, one.actor, target.parent, passphrase)
            made[whose].append(backup.path)
            assert set(removed) <= set(made[whose])
        company.clock.forward(days=1)
    practice.close()
    for paths in made.values():
        assert [path.exists() for path in paths] == [False, False] + [True] * 7


def test_rotation_leaves_what_a_restore_or_a_new_company_made_foreign(
    company: Company, target: Path
) -> None:
    folder, moment = target.parent, company.clock.now.replace(year=2001)
    company.traveler()
    back_up(company.office, company.actor, target)
    company.traveler()
    lost = [back_up_into(company.office, company.actor, folder)[0].path]
    company.close()
    restore(company.office, company.actor, target)
    new = Company(folder / "office.db")
    new.traveler(name="Another company's")
    foreign = back_up(new.office, new.actor, folder / "new.abk").path
    new.close()
    for month, source in enumerate((lost[0], foreign, foreign), start=1):
        lost.append(folder / backup_name("office", moment.replace(month=month)))
        lost[-1].write_bytes(source.read_bytes())
    lost[-1].write_bytes(foreign.read_bytes()[:30])  # not even a whole header
    own = [
        folder / backup_name("office", moment.replace(year=2002, month=month))
        for month in range(1, 13)
    ]
    for path in own:
        path.write_bytes(target.read_bytes())
    company.clock.forward(minutes=1)
    assert back_up_into(company.office, company.actor, folder)[1] == own[:1]
    assert all(path.exists() for path in (*lost, *own[1:]))


@pytest.mark.parametrize("moment", ["while it is copied", "while it waits to be logged"])
def test_two_databases_of_one_name_leave_their_backups_in_the_same_second(
    company: Company, target: Path, monkeypatch: pytest.MonkeyPatch, moment: str
) -> None:
    (target.parent / "practice").mkdir()
    practice = Company(target.parent / "practice" / "office.db")
    practice.traveler(name="For practice")
    writer = Office.writer

    def other_first(step: str, _done: int, _total: int) -> None:
        if step == "Copying" and moment == "while it is copied" and not made:
            made.append(back_up_into(practice.office, practice.actor, target.parent)[0].path)

    def late_writer(office: Office) -> Writer:
        if office is company.office and not made:
            made.append(back_up_into(practice.office, practice.actor, target.parent)[0].path)
        return writer(office)

    made: list[Path] = []
    monkeypatch.setattr(Office, "writer", late_writer)
    later = back_up_into(company.office, company.actor, target.parent, None, other_first)[0]
    head = company.value("SELECT log_head FROM sync_state")
    practice.close()
    assert [path.name for path in (*made, later.path)] == [
        "astrobookings-office-20261123-143200.abk",
        "astrobookings-office-20261123-143201.abk",
    ]
    assert read_info(made[0]).log_head != read_info(later.path).log_head
    assert later.path.name in company.value("SELECT details FROM entry_log WHERE hash = ?", head)


def test_what_killed_programs_left_is_swept_and_what_living_ones_use_is_not(
    company: Company, target: Path
) -> None:
    dead = company.path.with_name(".office.db-scratch-dead")
    dead.mkdir()
    (dead / "copy.db").write_text("half")
    half = target.with_name(".astrobookings-office-dead")
    half.write_text("half")
    with (
        scratch_beside(company.path) as scratch,
        part_beside(target, ".astrobookings-office-") as (_, part),
    ):
        back_up(company.office, company.actor, target)
        assert scratch.exists()
        assert part.exists()
    assert _names(target.parent) == {"office.abk"}
    assert not dead.exists()
    assert not scratch.exists()


@pytest.mark.parametrize("swept", ["once it is made", "once it is open", "while it is locked"])
@pytest.mark.parametrize("what", [".scratch-", ".part-"])
def test_what_another_program_sweeps_before_it_is_locked_is_made_anew(
    target: Path, what: str, swept: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    lock, swept_away = scratch._lock, []

    def sweep_once() -> None:
        left = {path for path in target.parent.iterdir() if what[1:] in path.name}
        if left and not swept_away:
            swept_away.extend(left)
            scratch.sweep(target.parent, ".")
            assert not any(path.exists() for path in left)

    def made(make: Callable[..., Any]) -> Callable[..., Any]:
        def made_and_swept(**given: Any) -> Any:
            result = make(**given)
            sweep_once()
            return result

        return made_and_swept

    def locked(descriptor: int) -> None:
        monkeypatch.setattr(scratch, "_lock", lock)
        sweep_once()
        monkeypatch.setattr(scratch, "_lock", locked if not swept_away else lock)
        if swept == "while it is locked" and swept_away:
            raise BlockingIOError
        lock(descriptor)

    if swept == "once it is made":
        monkeypatch.setattr(tempfile, "mkdtemp", made(tempfile.mkdtemp))
        monkeypatch.setattr(tempfile, "mkstemp", made(tempfile.mkstemp))
    else:
        monkeypatch.setattr(scratch, "_lock", locked)
    database = target.with_name("office.db")
    with scratch_beside(database) as folder, part_beside(target, ".part-") as (descriptor, part):
        assert folder.is_dir()
        assert os.path.samestat(os.fstat(descriptor), part.stat())
        assert swept_away
        assert not any(path.exists() for path in swept_away)
    assert _names(target.parent) == set()
