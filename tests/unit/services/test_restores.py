"""Restoring: what is refused, what is kept, and that nothing is ever lost half way."""

import json
import os
import random
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from astrobookings_desktop.data import database, upgrade
from astrobookings_desktop.data.database import connect_reader, schema_version
from astrobookings_desktop.data.errors import (
    DatabaseBusy,
    DiskFull,
    NotOurDatabase,
)
from astrobookings_desktop.data.upgrade import create_or_upgrade
from astrobookings_desktop.domain.backups import (
    DamagedBackup,
    MissingBackup,
    NewerBackup,
    NotABackup,
    PassphraseNeeded,
    WrongPassphrase,
)
from astrobookings_desktop.domain.entities import Entity
from astrobookings_desktop.domain.errors import MissingRight
from astrobookings_desktop.domain.rights import Right, may
from astrobookings_desktop.domain.sign_in import AccessEnded
from astrobookings_desktop.domain.statuses import Role
from astrobookings_desktop.services import backup_files, users
from astrobookings_desktop.services.actors import Actor
from astrobookings_desktop.services.backup_files import BackupInfo, read_info, unpacked
from astrobookings_desktop.services.backups import back_up
from astrobookings_desktop.services.check import check
from astrobookings_desktop.services.invoices import issue_invoice
from astrobookings_desktop.services.job_control import cancel_job, retry_job
from astrobookings_desktop.services.restores import preview_restore, restore
from tests.helpers.company import Company
from tests.helpers.forger import forged, nothing, written
from tests.helpers.hashing import seal_quickly
from tests.helpers.ledgers import flown, payer

ROOT = Path(__file__).parents[3]
PASSPHRASE = "correct horse battery staple"


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


def _names(path: Path) -> list[str]:
    with closing(sqlite3.connect(path)) as connection:
        return [name for (name,) in connection.execute("SELECT name FROM user ORDER BY id")]


# --- what it does -----------------------------------------------------------------------------


def test_a_restore_brings_back_the_day_and_keeps_the_present_aside(
    closed: Company, backup: Path
) -> None:
    done = restore(closed.office, closed.actor, backup)
    assert _names(closed.path) == ["Ana"]
    assert done.aside is not None
    assert done.aside.name == "office.db.before-restore-20261123-143200"
    assert _names(done.aside) == ["Ana", "Berta"]
    assert done.aside.stat().st_mode & 0o777 == closed.path.stat().st_mode & 0o777 == 0o600
    assert not [path for path in closed.path.parent.iterdir() if "scratch" in path.name]
    with closing(connect_reader(closed.path)) as reader:
        assert list(check(reader)) == []


def test_the_restored_log_tells_of_the_restore_and_of_what_it_replaced(
    company: Company, backup: Path
) -> None:
    head = company.value("SELECT log_head FROM sync_state")
    company.close()
    done = restore(company.office, replace(company.actor, name="Marta"), backup)
    with closing(connect_reader(company.path)) as reader:
        ((action, entity_id, name, text),) = reader.execute(
            "SELECT action, entity_id, user_name, details FROM entry_log ORDER BY id DESC LIMIT 1"
        ).fetchall()
    details = json.loads(text)
    assert (action, entity_id, name) == ("restore", None, "Marta")
    assert details["before"] == {"log_head": head}
    assert done.aside is not None
    assert details["after"]["kept_aside"] == done.aside.name
    assert details["after"]["sha256"] == done.info.sha256


def test_the_same_second_twice_keeps_both(closed: Company, backup: Path) -> None:
    first = restore(closed.office, closed.actor, backup)
    second = restore(closed.office, closed.actor, backup)
    assert first.aside is not None
    assert second.aside is not None
    assert second.aside.name == f"{first.aside.name}-2"
    assert _names(first.aside) == ["Ana", "Berta"]
    assert _names(second.aside) == ["Ana"]


def test_a_preview_tells_what_would_change_and_changes_nothing(
    company: Company, backup: Path
) -> None:
    before = company.rows("SELECT * FROM entry_log")
    preview = preview_restore(company.office, company.actor, backup)
    assert preview.present is not None
    assert preview.present.counts[Entity.TRAVELER] == 2
    assert preview.backup.counts[Entity.TRAVELER] == 1
    assert preview.present.newest is not None
    assert preview.present.newest.action == "create"
    assert (preview.upgraded_to, preview.warnings) == (None, ())
    told = json.loads(json.dumps(preview.as_dict()))
    assert told["counts"]["traveler"] == {"now": 2, "backup": 1}
    assert told["newest_entry"]["now"]["user_name"] == "Administrator"
    assert company.rows("SELECT * FROM entry_log") == before
    assert not list(company.path.parent.glob("*before-restore*"))
    company.traveler()  # the locks of this program's own connections still stand
    with pytest.raises(DatabaseBusy):
        restore(company.office, company.actor, backup)


def test_invoices_that_a_restore_loses_are_named_and_no_mail_goes_out_twice(
    company: Company, tmp_path: Path
) -> None:
    agency = payer(company)
    launches = [flown(company, agency) for _ in range(4)]
    company.do(issue_invoice, launches[0])
    backup = tmp_path / "office.abk"
    back_up(company.office, company.actor, backup)
    assert preview_restore(company.office, company.actor, backup).warnings == ()
    for launch in launches[1:]:
        company.do(issue_invoice, launch)
    (warning,) = preview_restore(company.office, company.actor, backup).warnings
    assert "INV-2026-000002 – INV-2026-000004" in warning
    waiting = company.value("SELECT count(*) FROM notification WHERE status = 'pending'")
    assert waiting
    company.close()
    done = restore(company.office, company.actor, backup)
    assert done.lost_invoices == ("INV-2026-000002 – INV-2026-000004",)
    lost, mails_kept, news_kept = done.warnings
    assert "INV-2026-000002 – INV-2026-000004. Keep their files." in lost
    assert f"backup: {done.uncertain_messages}." in mails_kept
    assert f"told: {done.uncertain_jobs}." in news_kept
    with closing(connect_reader(company.path)) as reader:
        ((text,),) = reader.execute("SELECT details FROM entry_log WHERE action = 'restore'")
        details = json.loads(text)
        assert details["before"]["invoices"] == ["INV-2026-000002 – INV-2026-000004"]
        mails = reader.execute("SELECT status FROM notification WHERE channel = 'mail'").fetchall()
        jobs = reader.execute(
            "SELECT status, error_kind FROM job_queue WHERE job_type = 'deliver_notification'"
        ).fetchall()
        assert set(mails) == {("uncertain",)}
        assert set(jobs) == {("uncertain", "doubt")}
        assert details["after"]["uncertain_messages"] == len(mails) == len(jobs)
        news = reader.execute(
            "SELECT id, status, error_kind FROM job_queue WHERE job_type = 'notify_launch'"
        ).fetchall()
        assert {row[1:] for row in news} == {("uncertain", "doubt")}
        assert done.uncertain_jobs >= len(news) > 0
        assert list(check(reader)) == []
    # Nobody is told twice by itself: a person tries a job again, or cancels it.
    again = Company(company.path)
    again.do(cancel_job, news[0][0])
    again.do(retry_job, news[1][0])
    states = "SELECT status FROM job_queue WHERE id = ?"
    assert [again.value(states, row[0]) for row in news[:2]] == ["canceled", "pending"]
    again.close()


def test_a_number_that_was_given_out_again_counts_as_lost(company: Company, tmp_path: Path) -> None:
    agency = payer(company)
    launch = flown(company, agency)
    early, late = tmp_path / "early.abk", tmp_path / "late.abk"
    back_up(company.office, company.actor, early)
    company.do(issue_invoice, launch)
    back_up(company.office, company.actor, late)
    company.close()
    restore(company.office, company.actor, early)
    again = Company(company.path)
    again.clock.now = company.clock.now
    again.clock.forward(days=1)
    again.do(issue_invoice, launch)
    (warning,) = preview_restore(again.office, again.actor, late).warnings
    again.close()
    assert "INV-2026-000001." in warning


def test_an_encrypted_backup_needs_its_passphrase(company: Company, backup: Path) -> None:
    back_up(company.office, company.actor, backup, PASSPHRASE)
    company.close()
    with pytest.raises(PassphraseNeeded):
        restore(company.office, company.actor, backup)
    with pytest.raises(WrongPassphrase):
        restore(company.office, company.actor, backup, PASSPHRASE + "!")
    restore(company.office, company.actor, backup, PASSPHRASE)
    assert _names(company.path) == ["Ana", "Berta"]


def test_a_passphrase_is_the_same_on_every_keyboard(company: Company, backup: Path) -> None:
    back_up(company.office, company.actor, backup, "Ambulancia espan\u0303ola")
    company.close()
    restore(company.office, company.actor, backup, "Ambulancia espa\u00f1ola")
    assert _names(company.path) == ["Ana", "Berta"]


@pytest.mark.parametrize("role", [role for role in Role if not may(role, Right.RESTORE)])
def test_who_has_no_right_restores_nothing(closed: Company, backup: Path, role: Role) -> None:
    actor = replace(closed.actor, role=role)
    for act in (restore, preview_restore):
        with pytest.raises(MissingRight):
            act(closed.office, actor, backup)
    assert _names(closed.path) == ["Ana", "Berta"]


def _administrator(company: Company, name: str) -> Actor:
    person = {"name": name, "email": f"{name}@example.org", "role": "admin"}
    return Actor(company.do(users.create_user, person), name, Role.ADMIN)


def test_who_came_after_the_backup_is_told_by_name(company: Company, backup: Path) -> None:
    actor = _administrator(company, "Nadia")
    company.close()
    restore(company.office, actor, backup)
    with closing(connect_reader(company.path)) as reader:
        row = reader.execute(
            "SELECT user_id, user_name FROM entry_log WHERE action = 'restore'"
        ).fetchone()
        assert list(check(reader)) == []
    assert row == (None, "Nadia")


def test_who_is_in_the_backup_is_told_by_record(company: Company, backup: Path) -> None:
    actor = _administrator(company, "Nadia")
    back_up(company.office, actor, backup)
    company.close()
    restore(company.office, actor, backup)
    with closing(connect_reader(company.path)) as reader:
        row = reader.execute("SELECT user_id FROM entry_log WHERE action = 'restore'").fetchone()
    assert row == (actor.user_id,)


def test_who_was_deactivated_meanwhile_does_neither(company: Company, backup: Path) -> None:
    actor = _administrator(company, "Nadia")
    assert actor.user_id is not None
    company.do(users.set_user_active, actor.user_id, False)
    before = backup.read_bytes()
    for act in (restore, preview_restore):
        with pytest.raises(AccessEnded):
            act(company.office, actor, backup)
    with pytest.raises(AccessEnded):
        back_up(company.office, actor, backup)
    assert backup.read_bytes() == before


# --- a present database that can't be read ----------------------------------------------------


@pytest.mark.parametrize("harm", ["zeros", "text", "empty"])
def test_a_ruined_database_is_kept_byte_by_byte_with_its_log(
    closed: Company, backup: Path, harm: str
) -> None:
    content = {"zeros": bytes(8192), "text": b"no database at all " * 500, "empty": b""}[harm]
    closed.path.write_bytes(content)
    wal = closed.path.with_name("office.db-wal")
    wal.write_bytes(b"leftover")
    done = restore(closed.office, closed.actor, backup)
    assert done.aside is not None
    if harm != "empty":  # an empty file is a database for SQLite, and its log is worked in
        assert done.aside.read_bytes() == content
    assert not wal.exists()
    assert _names(closed.path) == ["Ana"]


def test_a_lost_database_comes_back_and_a_log_left_alone_is_not_worked_into_it(
    company: Company, backup: Path
) -> None:
    wal = company.path.with_name("office.db-wal")
    kept = wal.read_bytes()
    company.close()
    company.path.unlink()
    wal.write_bytes(kept)
    assert preview_restore(company.office, company.actor, backup).present is None
    done = restore(company.office, company.actor, backup)
    assert _names(company.path) == ["Ana"]
    assert done.aside is not None
    assert done.aside.read_bytes() == kept


# --- others -----------------------------------------------------------------------------------

HOLDER = """
import sqlite3, sys
connection = sqlite3.connect(sys.argv[1], isolation_level=None)
connection.execute("SELECT count(*) FROM user").fetchall()
print("open", flush=True)
sys.stdin.read()
"""


@pytest.fixture
def other_program(closed: Company) -> Iterator[subprocess.Popen[str]]:
    """Another program that has the database open, and does nothing with it."""
    program = subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(closed.path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert program.stdout is not None
    assert program.stdout.readline() == "open\n"
    yield program
    program.communicate()


def test_a_database_that_another_program_has_open_is_left_alone(
    closed: Company, backup: Path, other_program: subprocess.Popen[str]
) -> None:
    with pytest.raises(DatabaseBusy, match="close every window") as said:
        restore(closed.office, closed.actor, backup)
    assert said.value.retry
    assert _names(closed.path) == ["Ana", "Berta"]
    other_program.communicate()
    restore(closed.office, closed.actor, backup)
    assert _names(closed.path) == ["Ana"]


def test_who_waits_for_the_old_file_is_turned_away(closed: Company, backup: Path) -> None:
    waiting: list[sqlite3.Connection] = []

    def come(step: str, _done: int, _total: int) -> None:
        if step.startswith("Putting"):
            waiting.append(sqlite3.connect(closed.path, timeout=0))

    restore(closed.office, closed.actor, backup, progress=come)
    (late,) = waiting
    with closing(late), pytest.raises(NotOurDatabase):
        database._check_identity(late, closed.path)
    assert _names(closed.path) == ["Ana"]


def test_this_program_is_told_when_to_let_go(company: Company, backup: Path) -> None:
    restore(company.office, company.actor, backup, release=company.close)
    assert _names(company.path) == ["Ana"]


# --- what is refused --------------------------------------------------------------------------


def _is_refused(company: Company, file: Path, passphrase: str | None = None) -> None:
    with pytest.raises((DamagedBackup, NotABackup)) as said:
        restore(company.office, company.actor, file, passphrase)
    assert said.value.field == "file"
    assert _names(company.path)[:2] == ["Ana", "Berta"]


@pytest.fixture(scope="module")
def originals(tmp_path_factory: pytest.TempPathFactory) -> tuple[Company, dict[str, bytes]]:
    company = Company(tmp_path_factory.mktemp("originals") / "office.db")
    company.traveler(name="Ana")
    files = {}
    with pytest.MonkeyPatch.context() as patch:
        seal_quickly(patch)
        for passphrase in ("", PASSPHRASE):
            target = company.path.with_name("made.abk")
            back_up(company.office, company.actor, target, passphrase or None)
            files[passphrase] = target.read_bytes()
    company.traveler(name="Berta")
    company.close()
    return company, files


HARM: dict[str, Callable[[bytes, int], bytes]] = {
    "change": lambda whole, at: whole[:at] + bytes([whole[at] ^ 1 << at % 8]) + whole[at + 1 :],
    "cut": lambda whole, at: whole[:at],
    "add": lambda whole, at: whole + whole[at : at + 40],
    "repeat": lambda whole, at: whole[: at + 1] + whole[at:],
}


@given(
    passphrase=st.sampled_from(["", PASSPHRASE]),
    harm=st.sampled_from(sorted(HARM)),
    share=st.floats(0, 1, exclude_max=True),
)
def test_no_byte_can_be_changed_cut_or_added(
    originals: tuple[Company, dict[str, bytes]], passphrase: str, harm: str, share: float
) -> None:
    company, files = originals
    whole = files[passphrase]
    file = company.path.with_name("spoiled.abk")
    file.write_bytes(HARM[harm](whole, int(share * len(whole))))
    _is_refused(company, file, passphrase or None)


def test_a_cut_at_the_end_of_a_frame_is_seen(
    company: Company, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(backup_files, "_CHUNK", 4096)
    chance = random.Random(1)
    for name in ("Ana", "Berta", *(f"{chance.getrandbits(500):x}" for _ in range(500))):
        company.traveler(name=name)
    file = tmp_path / "office.abk"
    for passphrase in (None, PASSPHRASE):
        back_up(company.office, company.actor, file, passphrase)
        whole = file.read_bytes()
        start = len(backup_files.MAGIC)
        start += 4 + int.from_bytes(whole[start : start + 4]) + 32
        length = int.from_bytes(whole[start : start + 4])
        second = start + 5 + length
        length_of_second = int.from_bytes(whole[second : second + 4])
        third = second + 5 + length_of_second
        assert third < len(whole) - 32
        for spoiled in (
            whole[:second],
            whole[:start] + whole[second:],
            whole[:start] + whole[second:third] + whole[start:second] + whole[third:],
            whole[: start + 4] + b"\x01" + whole[start + 5 : second],
        ):
            file.write_bytes(spoiled)
            _is_refused(company, file, passphrase)


@pytest.mark.parametrize("kind", ["text", "empty", "database"])
def test_a_foreign_file_is_refused(company: Company, backup: Path, kind: str) -> None:
    file = backup.with_name("foreign")
    match kind:
        case "text":
            file.write_text("AstroBookings backups are great\n")
        case "empty":
            file.touch()
        case "database":
            file = company.path
    _is_refused(company, file)
    company.traveler()  # the locks of this program's own connections still stand


def test_a_file_that_cannot_be_read_is_said(company: Company, backup: Path) -> None:
    for file, kind in ((backup.parent, NotABackup), (backup.with_name("gone.abk"), MissingBackup)):
        with pytest.raises(kind) as said:
            restore(company.office, company.actor, file)
        assert file.name in str(said.value)


def test_a_backup_under_another_header_is_refused(closed: Company, backup: Path) -> None:
    other = forged(backup, "", log_head="0" * 64)
    _is_refused(closed, other)
    other = forged(backup, "", schema_version=schema_version(), size=1)
    _is_refused(closed, other)


def test_contents_that_are_no_database_of_ours_are_refused(closed: Company, backup: Path) -> None:
    _is_refused(closed, forged(backup, "PRAGMA application_id = 1"))
    info = read_info(backup)
    plain = backup.with_name("text.db")
    plain.write_bytes(b"no database" * 99)
    checksum = backup_files.hashlib.sha256(plain.read_bytes()).hexdigest()
    facts = replace(info, sha256=checksum, size=plain.stat().st_size)
    _is_refused(closed, written(plain, facts, backup))


def test_a_spoiled_database_in_a_whole_file_is_refused(closed: Company, backup: Path) -> None:
    spoil = (
        "PRAGMA writable_schema = ON;"
        "UPDATE sqlite_schema SET rootpage = 99999 WHERE name = 'booking_launch'"
    )
    _is_refused(closed, forged(backup, spoil))


@pytest.mark.parametrize(
    "change",
    [
        "CREATE TRIGGER free AFTER INSERT ON booking BEGIN UPDATE launch SET capacity = 9; END",
        "CREATE VIEW passwords AS SELECT password_hash FROM user",
        "PRAGMA foreign_keys = OFF; DROP TABLE payment",
        "DROP TRIGGER entry_log_no_delete;"
        "CREATE TRIGGER entry_log_no_delete BEFORE DELETE ON entry_log BEGIN SELECT 1; END",
    ],
)
def test_a_database_with_parts_that_are_not_ours_is_refused(
    closed: Company, backup: Path, change: str
) -> None:
    with pytest.raises(DamagedBackup, match="changed by somebody"):
        preview_restore(closed.office, closed.actor, forged(backup, change))
    _is_refused(closed, forged(backup, change))


def test_a_log_that_was_changed_by_hand_is_told_before_restoring(
    closed: Company, backup: Path
) -> None:
    trigger = (
        'CREATE TRIGGER "entry_log_no_update" BEFORE UPDATE ON "entry_log"\n'
        "        BEGIN SELECT RAISE(ABORT, 'entry_log is append-only'); END"
    )
    doctored = forged(
        backup,
        "DROP TRIGGER entry_log_no_update; UPDATE entry_log SET user_name = 'Nobody' WHERE id = "
        f"(SELECT min(id) FROM entry_log); {trigger}",
    )
    preview = preview_restore(closed.office, closed.actor, doctored)
    assert any("changed by hand" in warning for warning in preview.warnings)


def test_what_guards_the_database_is_missed_and_statistics_are_not_minded(
    closed: Company, backup: Path
) -> None:
    lacking = forged(backup, "DROP TRIGGER entry_log_no_delete; ANALYZE")
    preview = preview_restore(closed.office, closed.actor, lacking)
    assert preview.warnings == (
        "The database in the backup lacks what guards it: trigger entry_log_no_delete.",
    )


def test_a_database_without_its_own_state_is_refused(closed: Company, backup: Path) -> None:
    _is_refused(closed, forged(backup, "DROP TABLE sync_state"))
    _is_refused(closed, forged(backup, "DELETE FROM sync_state"))


def test_a_database_that_only_claims_an_older_schema_is_refused(
    closed: Company, backup: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "migrations"
    shutil.copytree(database.MIGRATIONS, folder, ignore=shutil.ignore_patterns("__pycache__"))
    (folder / f"{schema_version() + 1:04d}_more.py").write_text(
        "def up(migrator, db):\n    db.execute_sql('CREATE TABLE user (id INTEGER PRIMARY KEY)')\n"
    )
    for module in (database, upgrade):
        monkeypatch.setattr(module, "MIGRATIONS", folder)
    with pytest.raises(DamagedBackup, match="can't be upgraded"):
        restore(closed.office, closed.actor, backup)
    assert _names(closed.path) == ["Ana", "Berta"]


def test_a_few_bytes_that_claim_to_be_very_many_are_refused(
    closed: Company, backup: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    info = read_info(backup)
    with pytest.raises(DiskFull, match="Make room"):
        restore(closed.office, closed.actor, forged(backup, "", size=1 << 60))
    bomb = backup.with_name("bomb.db")
    bomb.write_bytes(bytes(1 << 26))
    sizes: list[int] = []
    file = written(bomb, info, backup.with_name("bomb.abk"))
    assert file.stat().st_size < 1 << 20
    pieces = unpacked(file, info, None, nothing)
    with pytest.raises(DamagedBackup):
        sizes.extend(len(piece) for piece in pieces)
    assert sum(sizes) <= info.size


def test_a_newer_format_or_schema_is_refused(
    closed: Company, backup: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    newer = forged(backup, "", schema_version=schema_version() + 1)
    with pytest.raises(NewerBackup):
        restore(closed.office, closed.actor, newer)
    lying = forged(backup, f"PRAGMA user_version = {schema_version() + 1}")
    with pytest.raises(NewerBackup):
        restore(closed.office, closed.actor, lying)
    monkeypatch.setattr(backup_files, "FORMAT", 2)
    written(backup.with_name("forged.db"), read_info_of_format(newer), backup)
    monkeypatch.undo()
    with pytest.raises(NewerBackup):
        restore(closed.office, closed.actor, backup)
    assert _names(closed.path) == ["Ana", "Berta"]


def read_info_of_format(file: Path) -> BackupInfo:
    """The header of a file of the present format, whatever format the program claims to know."""
    header = file.read_bytes()[len(backup_files.MAGIC) + 4 :]
    found = json.JSONDecoder().raw_decode(header.decode("latin-1"))[0]
    return backup_files._info_of(found | {"format": backup_files.FORMAT})


def test_an_older_schema_is_upgraded(
    closed: Company, backup: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "migrations"
    shutil.copytree(database.MIGRATIONS, folder, ignore=shutil.ignore_patterns("__pycache__"))
    version = schema_version() + 1
    (folder / f"{version:04d}_more.py").write_text(
        "def up(migrator, db):\n    db.execute_sql('CREATE TABLE more (id INTEGER PRIMARY KEY)')\n"
    )
    for module in (database, upgrade):
        monkeypatch.setattr(module, "MIGRATIONS", folder)
    create_or_upgrade(closed.path)
    preview = preview_restore(closed.office, closed.actor, backup)
    assert preview.upgraded_to == version
    done = restore(closed.office, closed.actor, backup)
    assert done.applied == (f"{version:04d}_more",)
    with closing(connect_reader(closed.path)) as reader:
        assert reader.execute("SELECT count(*) FROM more").fetchall() == [(0,)]
        assert list(check(reader)) == []
    monkeypatch.undo()  # what those migrations made says nothing of databases without them
    create_or_upgrade(tmp_path / "of-today.db")
    with closing(connect_reader(tmp_path / "of-today.db")) as reader:
        assert list(check(reader)) == []
    assert _names(closed.path) == ["Ana"]


# --- killed -----------------------------------------------------------------------------------


def _killed(act: str, company: Company, backup: Path, every: int) -> list[dict[str, Any]]:
    done = subprocess.run(
        [sys.executable, "-m", "tests.helpers.restorers", act, company.path, backup, str(every)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
        env={**os.environ, "PYTHONFAULTHANDLER": ""},
    )
    assert done.returncode == 0, done.stderr
    rounds: list[dict[str, Any]] = json.loads(done.stdout)
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


def test_a_restore_killed_at_any_line_leaves_the_old_or_the_new_database_whole(
    unfinished: Company, backup: Path
) -> None:
    rounds = _killed("restore", unfinished, backup, 7)
    assert len(rounds) > 30
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
