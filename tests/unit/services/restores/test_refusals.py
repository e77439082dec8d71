"""Files that no restore takes: spoiled, foreign, doctored, of another version."""

import random
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from astrobookings_desktop.data.database import schema_version
from astrobookings_desktop.data.errors import DiskFull
from astrobookings_desktop.domain.backups import DamagedBackup, MissingBackup, NotABackup
from astrobookings_desktop.services.backup import files as backup_files
from astrobookings_desktop.services.backup.files import read_info, unpacked
from astrobookings_desktop.services.backup.making import back_up
from astrobookings_desktop.services.backup.restores import preview_restore, restore
from tests.helpers.backups import PASSPHRASE, people_in
from tests.helpers.company import Company
from tests.helpers.forger import forged, nothing, written
from tests.helpers.hashing import seal_quickly


def is_refused(company: Company, file: Path, passphrase: str | None = None) -> bool:
    """Whether a file is refused by its field, and the company still has both its people."""
    with pytest.raises((DamagedBackup, NotABackup)) as said:
        restore(company.office, company.actor, file, passphrase)
    return said.value.field == "file" and people_in(company.path)[:2] == ["Ana", "Berta"]


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
    assert is_refused(company, file, passphrase or None)


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
            assert is_refused(company, file, passphrase)


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
    assert is_refused(company, file)
    company.traveler()  # the locks of this program's own connections still stand


def test_a_file_that_cannot_be_read_is_said(company: Company, backup: Path) -> None:
    for file, kind in ((backup.parent, NotABackup), (backup.with_name("gone.abk"), MissingBackup)):
        with pytest.raises(kind) as said:
            restore(company.office, company.actor, file)
        assert file.name in str(said.value)


def test_a_backup_under_another_header_is_refused(closed: Company, backup: Path) -> None:
    other = forged(backup, "", log_head="0" * 64)
    assert is_refused(closed, other)
    other = forged(backup, "", schema_version=schema_version(), size=1)
    assert is_refused(closed, other)


def test_contents_that_are_no_database_of_ours_are_refused(closed: Company, backup: Path) -> None:
    assert is_refused(closed, forged(backup, "PRAGMA application_id = 1"))
    info = read_info(backup)
    plain = backup.with_name("text.db")
    plain.write_bytes(b"no database" * 99)
    checksum = backup_files.hashlib.sha256(plain.read_bytes()).hexdigest()
    facts = replace(info, sha256=checksum, size=plain.stat().st_size)
    assert is_refused(closed, written(plain, facts, backup))


def test_a_spoiled_database_in_a_whole_file_is_refused(closed: Company, backup: Path) -> None:
    spoil = (
        "PRAGMA writable_schema = ON;"
        "UPDATE sqlite_schema SET rootpage = 99999 WHERE name = 'booking_launch'"
    )
    assert is_refused(closed, forged(backup, spoil))


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
    assert is_refused(closed, forged(backup, change))


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
    assert preview.warnings[1:] == (
        "The database in the backup lacks what guards it: trigger entry_log_no_delete.",
    )


def test_a_database_without_its_own_state_is_refused(closed: Company, backup: Path) -> None:
    assert is_refused(closed, forged(backup, "DROP TABLE sync_state"))
    assert is_refused(closed, forged(backup, "DELETE FROM sync_state"))


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
