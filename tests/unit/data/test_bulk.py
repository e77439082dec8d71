"""Indexes built after a flood of rows: all of them come back, whatever happens."""

import contextlib
import shutil
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from astrobookings_desktop.data.bulk import (
    READ_WHILE_WRITING,
    indexed_afterwards,
    straight_into_file,
)
from astrobookings_desktop.data.database import (
    connect_reader,
    connect_writer,
    identify,
    schema_version,
)
from astrobookings_desktop.data.queries.text_indexes import VERIFY
from astrobookings_desktop.data.upgrade import create_or_upgrade

INDEXES = "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL"
TRIGGERS = "SELECT name, sql FROM sqlite_master WHERE type = 'trigger'"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "bulk.db"
    create_or_upgrade(path)
    return path


@pytest.fixture
def connection(path: Path) -> Iterator[sqlite3.Connection]:
    with contextlib.closing(connect_writer(path)) as connection:
        yield connection


def _indexes(connection: sqlite3.Connection) -> dict[str, str]:
    return dict(connection.execute(INDEXES))


def _trigrams(word: str) -> list[str]:
    return [f'"{word[place : place + 3]}"' for place in range(len(word) - 2)]


def _user(connection: sqlite3.Connection, key: int, email: str) -> None:
    connection.execute(
        'INSERT INTO "user" (id, email, email_key, name, name_folded, role, active, language, '
        "created_at) VALUES (?, ?, ?, 'A', 'a', 'agent', 1, 'en', '2026-11-23T14:32:00.000000Z')",
        (key, email, email),
    )


def test_only_what_services_look_up_is_indexed_meanwhile(connection: sqlite3.Connection) -> None:
    before = _indexes(connection)
    with indexed_afterwards(connection):
        assert set(_indexes(connection)) == set(READ_WHILE_WRITING) < set(before)
        _user(connection, 1, "a@example.org")
    assert _indexes(connection) == before
    assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]


def test_what_was_written_meanwhile_is_found_by_its_words(connection: sqlite3.Connection) -> None:
    before = dict(connection.execute(TRIGGERS))
    with indexed_afterwards(connection):
        _user(connection, 1, "a@example.org")
    assert dict(connection.execute(TRIGGERS)) == before
    _user(connection, 2, "b@example.org")
    for word, found in (("a@example", [(1,)]), ("b@example", [(2,)]), ("example", [(1,), (2,)])):
        match = "SELECT rowid FROM search_person WHERE search_person MATCH ? ORDER BY rowid"
        assert connection.execute(match, (" ".join(_trigrams(word)),)).fetchall() == found
    for verify in VERIFY.values():
        connection.execute(verify)


def test_a_rollback_gives_the_indexes_back(connection: sqlite3.Connection) -> None:
    def stop_halfway() -> None:
        with indexed_afterwards(connection):
            _user(connection, 1, "a@example.org")
            raise RuntimeError

    before, triggers = _indexes(connection), dict(connection.execute(TRIGGERS))
    connection.execute("BEGIN IMMEDIATE")
    with pytest.raises(RuntimeError):
        stop_halfway()
    connection.execute("ROLLBACK")
    assert _indexes(connection) == before
    assert dict(connection.execute(TRIGGERS)) == triggers
    assert connection.execute('SELECT count(*) FROM "user"').fetchone() == (0,)


def test_what_a_unique_index_forbids_is_still_refused(connection: sqlite3.Connection) -> None:
    time = "'2026-11-23T14:32:00.000000Z'"
    row = f"(?, 1, 'm', {time}, 'sent', 'mail', 'e', 'e:1', 'user', 1, '{{}}', {time})"

    def tell_twice() -> None:
        with indexed_afterwards(connection):
            for key in (1, 2):
                connection.execute(f'INSERT INTO "notification" VALUES {row}', (key,))

    _user(connection, 1, "a@example.org")
    connection.execute("BEGIN IMMEDIATE")
    with pytest.raises(sqlite3.IntegrityError, match="notification"):
        tell_twice()
    connection.execute("ROLLBACK")
    assert "notification_once" in _indexes(connection)


# --- straight into the file -----------------------------------------------------------------------


def _journal(connection: sqlite3.Connection) -> str:
    return str(connection.execute("PRAGMA journal_mode").fetchone()[0])


def test_the_log_beside_the_file_is_left_out_where_nobody_else_has_it_open(
    connection: sqlite3.Connection, path: Path
) -> None:
    with straight_into_file(connection) as alone:
        assert (alone, _journal(connection)) == (True, "delete")
    assert _journal(connection) == "wal"
    with contextlib.closing(connect_reader(path)) as other:
        other.execute("SELECT * FROM user").fetchall()
        with straight_into_file(connection) as alone:
            assert (alone, _journal(connection)) == (False, "wal")
    assert connection.execute("PRAGMA busy_timeout").fetchone() == (10_000,)


def test_who_opens_it_to_write_meanwhile_waits_for_the_turn(
    connection: sqlite3.Connection, path: Path
) -> None:
    with straight_into_file(connection):
        connection.execute("BEGIN IMMEDIATE")
        _user(connection, 1, "a@example.org")
        with contextlib.closing(connect_writer(path)) as other:
            other.execute("PRAGMA busy_timeout = 0")
            with pytest.raises(sqlite3.OperationalError, match="locked"):
                _user(other, 2, "b@example.org")
            connection.execute("COMMIT")
            _user(other, 2, "b@example.org")
    with contextlib.closing(connect_writer(path)) as later:
        assert _journal(later) == "wal"
        assert later.execute('SELECT count(*) FROM "user"').fetchone() == (2,)


def test_what_a_killed_program_left_is_taken_back_by_who_only_reads(
    connection: sqlite3.Connection, path: Path
) -> None:
    killed = path.with_name("killed.db")
    connection.execute("PRAGMA cache_size = -64")  # so that most of it is written before the end
    with straight_into_file(connection):
        connection.execute("BEGIN IMMEDIATE")
        for key in range(1, 2001):
            _user(connection, key, f"{key}@example.org")
        shutil.copy(path, killed)
        shutil.copy(f"{path}-journal", f"{killed}-journal")
        connection.execute("ROLLBACK")
    assert killed.stat().st_size > path.stat().st_size
    assert identify(killed) == schema_version()
    with contextlib.closing(connect_reader(killed)) as reader:
        assert reader.execute('SELECT count(*) FROM "user"').fetchone() == (0,)
    with contextlib.closing(connect_writer(killed)) as writer:
        assert _journal(writer) == "wal"
        assert writer.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
