"""`backup` and `restore` on the command line."""

import json
import re
from pathlib import Path

import pytest

from astrobookings_desktop.services.checks.check import check
from astrobookings_desktop.services.office import Office
from tests.helpers.command_line import CommandLine
from tests.helpers.company import catalogue

PASSPHRASE = "correct horse battery staple"


@pytest.fixture
def office(tmp_path: Path) -> CommandLine:
    line = CommandLine(tmp_path / "office.db")
    assert line.run("init").exit_code == 0
    line.traveler(name="Ana")
    return line


def _travelers(line: CommandLine) -> list[str]:
    return [row["name"] for row in line.get("list", "traveler")]


def test_a_backup_is_restored_after_a_preview(office: CommandLine, tmp_path: Path) -> None:
    told = office.refusal("restore", tmp_path / "nope.abk")
    assert told["message"].startswith(f"There is no file {tmp_path / 'nope.abk'}: check its name")
    file = tmp_path / "office.abk"
    made = office.get("backup", file)
    assert made["file"] == str(file)
    assert made["made_at"] == "2026-11-23T14:32:00.000000Z"
    assert made["removed"] == []
    assert (made["encrypted"], made["database"]) == (False, "office.db")
    assert made["size"] == file.stat().st_size < made["database_size"]
    office.traveler(name="Berta")

    preview = office.get("restore", file, "--dry-run")
    assert preview["dry_run"]
    assert preview["counts"]["traveler"] == {"now": 2, "backup": 1}
    assert preview["newest_entry"]["now"]["action"] == "create"
    assert _travelers(office) == ["Ana", "Berta"]

    done = office.get("restore", file)
    assert Path(done["kept_aside"]).exists()
    assert done["backup"]["sha256"] == made["sha256"]
    assert _travelers(office) == ["Ana"]
    log = office.get("list", "entry_log", "--sort", "-id", "--limit", "1")
    assert log[0]["action"] == "restore"


def test_another_companys_backup_is_refused(office: CommandLine, tmp_path: Path) -> None:
    other = CommandLine(tmp_path / "other.db", now="2026-11-23T14:33:00Z")
    other.run("init")
    other.traveler(name="Zoe")
    file = tmp_path / "other.abk"
    other.get("backup", file)
    told = office.run("restore", file)
    assert told.exit_code == 1
    assert "other.abk is a backup of another company" in told.stderr
    assert "--other-company restores it here." in told.stderr
    assert "of another company" in office.run("restore", file, "--dry-run").stderr
    assert _travelers(office) == ["Ana"]
    office.get("restore", file, "--other-company")
    assert _travelers(office) == ["Zoe"]


def test_people_read_it_as_sentences(office: CommandLine, tmp_path: Path) -> None:
    file = tmp_path / "office.abk"
    made = office.run("backup", file)
    assert re.fullmatch(
        r"Backed up \S+office\.db to \S+office\.abk \([\d,]+ bytes\)\.\n", made.stdout
    )
    assert "whoever gets the file can read" in made.stderr
    office.traveler(name="Berta")
    preview = office.run("restore", file, "--dry-run").stdout
    assert re.search(r"^traveler +2 +1$", preview, re.MULTILINE)
    assert "Nothing was changed." in preview
    assert "  made 2026-11-23 14:32Z at " in preview
    assert "newest log entry now: 2026-11-23 14:32Z Administrator, create traveler" in preview
    done = office.run("restore", file)
    assert (done.exit_code, done.stderr) == (0, "")
    assert "office.db as of 2026-11-23 14:32Z." in done.stdout
    assert "before-restore-20261123-143200" in done.stdout


def test_a_folder_gets_dated_files_and_is_rotated(office: CommandLine, tmp_path: Path) -> None:
    folder = tmp_path / "backups"
    folder.mkdir()
    removed = []
    for day in range(10, 19):
        office.now = f"2026-11-{day}T08:00:00Z"
        removed += office.get("backup", folder)["removed"]
    names = sorted(path.name for path in folder.iterdir())
    assert names[-1] == "astrobookings-office-20261118-080000.abk"
    assert len(names) + len(removed) == 9
    assert len(removed) == 2
    assert not {Path(path).name for path in removed} & set(names)


def test_a_backup_is_replaced_only_where_that_is_said(office: CommandLine, tmp_path: Path) -> None:
    file = tmp_path / "office.abk"
    office.get("backup", file)
    before = file.read_bytes()
    office.traveler(name="Berta")
    refused = office.refusal("backup", file)
    assert (refused["error"], file.read_bytes()) == ("file_exists", before)
    assert "--force" in refused["message"]
    assert office.get("backup", file, "--force")["file"] == str(file)
    assert file.read_bytes() != before


def test_a_name_that_ends_in_a_slash_is_a_folder(office: CommandLine, tmp_path: Path) -> None:
    folder = tmp_path / "disk"
    refused = office.refusal("backup", f"{folder}/")
    assert (refused["error"], folder.exists()) == ("folder_missing", False)
    assert f"The folder {folder} isn't there" in refused["message"]
    folder.mkdir()
    assert Path(office.get("backup", f"{folder}/")["file"]).parent == folder


def test_a_passphrase_comes_from_a_named_variable(office: CommandLine, tmp_path: Path) -> None:
    file = tmp_path / "office.abk"
    office.environment = {"SECRET": PASSPHRASE, "OTHER": PASSPHRASE[1:], "SHORT": "short"}
    assert office.refusal("backup", file, "--passphrase-env", "SHORT")["error"] == "invalid_value"
    made = office.run("backup", file, "--passphrase-env", "SECRET")
    assert (made.exit_code, made.stderr) == (0, "")
    for arguments, code in (
        ((), "passphrase_needed"),
        (("--passphrase-env", "OTHER"), "wrong_passphrase"),
        (("--passphrase-env", "NOWHERE"), "invalid_value"),
    ):
        assert office.refusal("restore", file, *arguments)["error"] == code
    assert office.get("restore", file, "--passphrase-env", "SECRET")["kept_aside"]
    everything = json.dumps(office.get("list", "entry_log"))
    assert PASSPHRASE not in everything


def test_what_goes_wrong_is_one_line(office: CommandLine, tmp_path: Path) -> None:
    away = office.refusal("backup", tmp_path / "usb" / "office.abk")
    assert (away["error"], away["retry"]) == ("folder_missing", True)
    notes = tmp_path / "notes.txt"
    notes.write_text("notes")
    assert office.refusal("backup", notes)["error"] == "invalid_value"
    assert office.refusal("restore", notes)["error"] == "not_a_backup"
    assert office.refusal("restore", tmp_path / "gone.abk")["error"] == "missing_backup"
    file = tmp_path / "office.abk"
    office.get("backup", file)
    file.write_bytes(file.read_bytes()[:-100])
    assert office.refusal("restore", file)["error"] == "damaged_backup"
    assert notes.read_text() == "notes"


def test_a_database_that_is_open_is_refused_and_stays(office: CommandLine, tmp_path: Path) -> None:
    file = tmp_path / "office.abk"
    office.get("backup", file)
    opened = Office(office.path, catalogue(), "desk", lambda most: most - 1)
    reader = opened.reader()
    refused = office.refusal("restore", file)
    assert (refused["error"], refused["retry"]) == ("database_busy", True)
    assert list(check(reader)) == []
    reader.close()
    office.get("restore", file)


def test_a_lost_database_is_restored_where_there_is_none(
    office: CommandLine, tmp_path: Path
) -> None:
    file = tmp_path / "office.abk"
    office.get("backup", file)
    lost = CommandLine(tmp_path / "elsewhere.db", now=None)
    assert lost.get("restore", file)["kept_aside"] is None
    assert _travelers(lost) == ["Ana"]


def test_who_backs_up_and_restores_signs_in_unless_everything_is_lost(
    office: CommandLine, tmp_path: Path
) -> None:
    file = tmp_path / "office.abk"
    boss: dict[str, str | None] = {
        "ASTROBOOKINGS_USER": "ada@example.org",
        "ASTROBOOKINGS_PASSWORD": "a long and quiet evening",
    }
    office.environment = boss
    assert office.get("init")["administrator"] == "ada@example.org"
    office.environment = {}
    for words in (("backup", file), ("restore", file)):
        assert office.refusal(*words)["error"] == "sign_in_needed"
    office.environment = boss
    office.get("backup", file)
    office.get("restore", file)
    restored = office.get("list", "entry_log", "--sort", "-id", "--limit", "9")
    (told,) = [row for row in restored if row["action"] == "restore"]
    assert told["user_name"] != "Administrator"

    lost = CommandLine(office.path, now=None)
    office.path.unlink()
    lost.get("restore", file)
    assert lost.refusal("list", "traveler")["error"] == "sign_in_needed"


def test_a_backup_without_a_place_goes_where_the_daily_ones_go(
    office: CommandLine, tmp_path: Path
) -> None:
    office.environment["XDG_CONFIG_HOME"] = str(tmp_path / "config")
    own = office.path.with_name("backups")
    told = office.run("backup")
    assert told.exit_code == 0
    (made,) = own.iterdir()
    assert f" to {made} (" in told.stdout
    assert (own.stat().st_mode & 0o777, made.stat().st_mode & 0o777) == (0o700, 0o600)
    folder = tmp_path / "usb"
    folder.mkdir()
    office.get("settings", "set", "backup_folder", folder)
    made = office.get("backup")
    assert Path(made["file"]).parent == folder


def test_backups_are_listed_for_who_looks_for_one(office: CommandLine, tmp_path: Path) -> None:
    assert "There is no backup in" in office.run("restore").stdout
    assert office.get("restore") == []
    folder = tmp_path / "backups"
    assert not folder.exists()
    office.get("backup")
    later = CommandLine(office.path, now="2026-11-24T14:32:00Z")
    later.get("backup")
    (folder / "broken.abk").write_text("no backup")
    (folder / "folder.abk").mkdir()
    listed = office.get("restore")
    assert [one["made_at"][:10] for one in listed] == ["2026-11-24", "2026-11-23"]
    assert all(Path(one["file"]).stat().st_size == one["size"] for one in listed)
    assert "2026-11-24 14:32Z" in office.run("restore").stdout
