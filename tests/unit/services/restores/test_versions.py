"""Backups of an older or newer schema or format."""

import hashlib
import json
import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from astrobookings_desktop.data.database import connect_reader, schema_version
from astrobookings_desktop.data.queries.backups import LOG_HEAD
from astrobookings_desktop.data.upgrade import create_or_upgrade
from astrobookings_desktop.domain.backups import DamagedBackup, NewerBackup
from astrobookings_desktop.services.backup import files as backup_files
from astrobookings_desktop.services.backup.files import BackupInfo, read_info
from astrobookings_desktop.services.backup.restores import preview_restore, restore
from astrobookings_desktop.services.checks.check import check
from tests.helpers.backups import people_in
from tests.helpers.company import Company
from tests.helpers.forger import forged, written
from tests.helpers.older import older, with_migration


def test_a_database_that_only_claims_an_older_schema_is_refused(
    closed: Company, backup: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    there = "CREATE TABLE user (id INTEGER PRIMARY KEY)"
    with_migration(monkeypatch, tmp_path / "migrations", there)
    with pytest.raises(DamagedBackup, match="can't be upgraded"):
        restore(closed.office, closed.actor, backup)
    assert people_in(closed.path) == ["Ana", "Berta"]


def test_a_backup_whose_table_somebody_altered_is_told_by_its_own_name(
    closed: Company, backup: Path, tmp_path: Path
) -> None:
    old = tmp_path / "old.db"
    older(closed.path, old, 8)
    with closing(sqlite3.connect(old)) as connection:
        connection.execute("DROP TABLE import_mapping")
        connection.execute("PRAGMA journal_mode = DELETE")
        head = connection.execute(LOG_HEAD).fetchone()[1]
    checksum, size = hashlib.sha256(old.read_bytes()).hexdigest(), old.stat().st_size
    info = replace(read_info(backup), schema_version=8, log_head=head, sha256=checksum, size=size)
    file = written(old, info, tmp_path / "altered.abk")
    with pytest.raises(DamagedBackup) as refused:
        preview_restore(closed.office, closed.actor, file)
    assert "altered.abk is damaged: somebody has altered a table" in refused.value.message
    assert refused.value.message.endswith("Choose another one.")
    assert people_in(closed.path) == ["Ana", "Berta"]


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
    assert people_in(closed.path) == ["Ana", "Berta"]


def read_info_of_format(file: Path) -> BackupInfo:
    """The header of a file of the present format, whatever format the program claims to know."""
    header = file.read_bytes()[len(backup_files.MAGIC) + 4 :]
    found = json.JSONDecoder().raw_decode(header.decode("latin-1"))[0]
    return backup_files._info_of(found | {"format": backup_files.FORMAT})


def test_an_older_schema_is_upgraded(
    closed: Company, backup: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    more = "CREATE TABLE more (id INTEGER PRIMARY KEY)"
    name = with_migration(monkeypatch, tmp_path / "migrations", more)
    create_or_upgrade(closed.path)
    preview = preview_restore(closed.office, closed.actor, backup)
    assert preview.upgraded_to == schema_version()
    done = restore(closed.office, closed.actor, backup)
    assert done.applied == (name,)
    with closing(connect_reader(closed.path)) as reader:
        assert reader.execute("SELECT count(*) FROM more").fetchall() == [(0,)]
        assert list(check(reader)) == []
    monkeypatch.undo()  # what those migrations made says nothing of databases without them
    create_or_upgrade(tmp_path / "of-today.db")
    with closing(connect_reader(tmp_path / "of-today.db")) as reader:
        assert list(check(reader)) == []
    assert people_in(closed.path) == ["Ana"]
