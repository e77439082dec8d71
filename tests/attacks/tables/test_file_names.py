"""File names and links that lead elsewhere, for whatever is written or read."""

from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from astrobookings_desktop import config
from astrobookings_desktop.config import ConfigError
from astrobookings_desktop.data.errors import DatabaseProblem
from astrobookings_desktop.data.upgrade import create_or_upgrade
from astrobookings_desktop.domain.refusal import Refusal
from astrobookings_desktop.services.backup.making import back_up, back_up_into
from astrobookings_desktop.services.backup.restores import preview_restore
from astrobookings_desktop.services.checks.check import check
from astrobookings_desktop.services.files.csv_files import read_csv, write_csv
from astrobookings_desktop.services.log.exports import export_log, verify_export
from tests.helpers.command_line import CommandLine
from tests.helpers.company import Company

# --- file names and links -------------------------------------------------------------------------


def test_an_export_over_a_link_leaves_what_it_leads_to(tmp_path: Path) -> None:
    precious = tmp_path / "precious.txt"
    precious.write_text("precious")
    link = tmp_path / "out.csv"
    link.symlink_to(precious)
    write_csv(link, ["a"], [["1"]])
    assert precious.read_text() == "precious"
    assert link.read_text() == "a\n1\n"
    assert not link.is_symlink()


def test_an_exported_log_over_a_link_leaves_what_it_leads_to(
    company: Company, tmp_path: Path
) -> None:
    company.traveler()
    precious = tmp_path / "precious.txt"
    precious.write_text("precious")
    link = tmp_path / "out.log"
    link.symlink_to(precious)
    export_log(company.reader, company.actor, link)
    assert precious.read_text() == "precious"
    assert verify_export(link).holds


@pytest.mark.parametrize(
    "name",
    ["office.db", "sub/../office.db", "./office.db", "office.db-wal", "link-to-db", "dangling"],
)
def test_no_backup_overwrites_what_is_no_backup(
    company: Company, tmp_path: Path, name: str
) -> None:
    company.traveler()
    (tmp_path / "sub").mkdir()
    (tmp_path / "link-to-db").symlink_to(company.path)
    (tmp_path / "dangling").symlink_to(tmp_path / "elsewhere.abk")
    with pytest.raises(Refusal) as refusal:
        back_up(company.office, company.actor, tmp_path / name)
    assert "what stands there is neither" in refusal.value.message
    assert company.value("PRAGMA integrity_check") == "ok"
    assert not (tmp_path / "elsewhere.abk").exists()


BAD_NAMES = {
    "a NUL": "a\0b",
    "too long a name": "a" * 300,
    "half a sign": "a\udcff",
}


@pytest.mark.parametrize("name", BAD_NAMES)
@pytest.mark.parametrize("act", ["export", "log", "backup", "backup folder", "restore", "import"])
def test_a_file_name_that_is_none_is_refused_in_words(
    company: Company, tmp_path: Path, act: str, name: str
) -> None:
    company.traveler()
    file = tmp_path / BAD_NAMES[name]
    acts: dict[str, Callable[[], object]] = {
        "export": lambda: write_csv(file.with_name(f"{file.name}.csv"), ["a"], []),
        "log": lambda: export_log(company.reader, company.actor, file),
        "backup": lambda: back_up(company.office, company.actor, file),
        "backup folder": lambda: back_up_into(company.office, company.actor, file),
        "restore": lambda: preview_restore(company.office, company.actor, file),
        "import": lambda: read_csv(file),
    }
    if name == "half a sign" and act in ("export", "log", "backup"):
        acts[act]()  # a name of any bytes is one on this system
        assert company.value("PRAGMA integrity_check") == "ok"
        return
    with pytest.raises((Refusal, DatabaseProblem)) as refusal:
        acts[act]()
    assert "\0" not in refusal.value.message


def test_a_line_break_in_a_backups_name_breaks_no_line(company: Company, tmp_path: Path) -> None:
    folder = tmp_path / "a\nrefused: everything\x1b[2J"
    folder.mkdir()
    line = CommandLine(company.path, now=None)
    result = line.run("backup", folder / "x\n.abk")
    assert result.exit_code == 0
    assert "\x1b" not in result.output
    assert not [one for one in result.output.splitlines() if one.startswith("refused")]
    result = line.run("show", "booking", "K7M\x1b[2J\n4QX")
    assert result.exit_code == 1
    assert "\x1b" not in result.stderr
    assert len(result.stderr.splitlines()) == 1


# --- where the database stands --------------------------------------------------------------------


def test_a_database_behind_a_link_is_one_database(company: Company, tmp_path: Path) -> None:
    """Two names, one file: writers queue at one gate, and nothing is made beside the link."""
    company.traveler(name="Ana")
    away = tmp_path / "away"
    away.mkdir()
    link = away / "office.db"
    link.symlink_to(company.path)
    other = Company(link)
    other.traveler(name="Berta")
    company.traveler(name="Clara")
    assert other.rows("SELECT name FROM user ORDER BY id") == [("Ana",), ("Berta",), ("Clara",)]
    other.close()
    assert [path.name for path in away.iterdir()] == ["office.db"]
    assert told_by_check(company) == []


def told_by_check(company: Company) -> list[str]:
    with closing(company.office.reader()) as connection:
        return [finding.message for finding in check(connection)]


def test_a_database_made_through_a_link_is_private(tmp_path: Path) -> None:
    target = tmp_path / "elsewhere.db"
    link = tmp_path / "office.db"
    link.symlink_to(target)
    create_or_upgrade(link)
    assert target.stat().st_mode & 0o777 == 0o600


def test_a_data_folder_that_leads_into_somebody_elses_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    theirs = tmp_path / "theirs"
    theirs.mkdir(mode=0o777)
    theirs.chmod(0o777)
    data = tmp_path / "data"
    data.mkdir()
    (data / config.APPLICATION).symlink_to(theirs)
    monkeypatch.setenv("XDG_DATA_HOME", str(data))
    monkeypatch.setattr(config.os, "geteuid", lambda: 4711)
    with pytest.raises(ConfigError, match="belongs to somebody else"):
        config.default_database_path()
    assert theirs.stat().st_mode & 0o777 == 0o777
    assert list(theirs.iterdir()) == []


def test_a_data_folder_that_leads_to_another_disk_is_closed_to_others(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    mine = tmp_path / "mine"
    mine.mkdir(mode=0o755)
    data = tmp_path / "data"
    data.mkdir()
    (data / config.APPLICATION).symlink_to(mine)
    monkeypatch.setenv("XDG_DATA_HOME", str(data))
    assert config.default_database_path().parent.resolve() == mine
    assert mine.stat().st_mode & 0o777 == 0o700


# --- a settings file ------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["../README.md", "/etc/passwd", "icons/../../pyproject.toml"])
def test_no_resource_leads_out_of_the_resources(name: str) -> None:
    with pytest.raises(ValueError, match="leads out"):
        config.resource(name)
