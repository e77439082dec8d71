"""Migration 0009: checks without a table of their own at each row, and nothing else changed."""

import importlib.util
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from types import ModuleType

import pytest

from astrobookings_desktop.data.database import MIGRATIONS, identify, schema_version
from astrobookings_desktop.data.errors import AlteredSchema
from astrobookings_desktop.data.models import Booking
from astrobookings_desktop.data.queries.queue import REVIVE, REVIVE_ALL
from astrobookings_desktop.data.queries.sale import TAKE_SEATS
from astrobookings_desktop.data.statements import statements_of
from astrobookings_desktop.data.upgrade import create_or_upgrade, schema_of
from astrobookings_desktop.services.leaving_jobs import INSERT_JOB
from astrobookings_desktop.services.messages.notices import INSERT_NOTIFICATION
from astrobookings_desktop.services.unit_of_work import INSERT_LOG
from tests.helpers.company import Company
from tests.helpers.house import fill
from tests.helpers.older import are_kept, older, rows, with_migration


def _migration() -> ModuleType:
    spec = importlib.util.spec_from_file_location("m", MIGRATIONS / "0009_written_out_checks.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


WORDS = _migration().WORDS


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    company = Company(tmp_path_factory.mktemp("filled") / "company.db")
    fill(company)
    company.close()
    return company.path


@pytest.fixture
def old(filled: Path, tmp_path: Path) -> Path:
    path = tmp_path / "office.db"
    older(filled, path, 8)
    return path


@pytest.fixture
def connection(tmp_path: Path) -> Iterator[sqlite3.Connection]:
    path = tmp_path / "new.db"
    create_or_upgrade(path)
    with closing(sqlite3.connect(path, isolation_level=None)) as one:
        yield one


@pytest.mark.parametrize(
    "statement",
    [
        statements_of(Booking).insert(*statements_of(Booking).columns),
        *(INSERT_NOTIFICATION, INSERT_JOB, INSERT_LOG, TAKE_SEATS),
    ],
)
def test_no_write_of_a_sale_fills_a_table_to_check_a_word(
    connection: sqlite3.Connection, statement: str
) -> None:
    connection.execute("DROP INDEX job_queue_trouble")  # which asks of rows with an error alone
    marks = dict.fromkeys(("launch_id", "seats", "held"))
    parameters = marks if ":" in statement else (None,) * statement.count("?")
    steps = connection.execute(f"EXPLAIN {statement}", parameters).fetchall()
    assert "Halt" in {step[1] for step in steps}
    assert "OpenEphemeral" not in {step[1] for step in steps}


@pytest.mark.parametrize("statement", [REVIVE, REVIVE_ALL])
def test_whether_a_job_lives_already_is_asked_of_its_index(
    connection: sqlite3.Connection, statement: str
) -> None:
    plan = connection.execute(f"EXPLAIN QUERY PLAN {statement}", {"id": 1, "now": 1}).fetchall()
    assert any("job_queue_unique" in step for *_, step in plan)


@pytest.mark.parametrize(("table", "column", "words"), WORDS)
def test_each_word_is_taken_as_before_and_a_stranger_is_not(
    connection: sqlite3.Connection, table: str, column: str, words: tuple[str, ...]
) -> None:
    """By the check itself, in a table of this one column."""
    (text,) = connection.execute(
        "SELECT sql FROM sqlite_schema WHERE type = 'table' AND name = ?", (table,)
    ).fetchone()
    written = next(line for line in text.splitlines() if line.strip().startswith(f'"{column}"'))
    connection.execute(f"CREATE TEMP TABLE one ({written.strip().rstrip(',')})")
    for word in words:
        connection.execute("INSERT INTO one VALUES (?)", (word,))
    for stranger in ("stranger", words[0].upper(), f"{words[0]} ", "", 0, b"x"):
        with pytest.raises(sqlite3.IntegrityError, match="CHECK"):
            connection.execute("INSERT INTO one VALUES (?)", (stranger,))
    if "NOT NULL" not in written:
        connection.execute("INSERT INTO one VALUES (NULL)")


@pytest.mark.parametrize(
    "alter",
    [
        ("'pending', 'confirmed', 'canceled'", "'pending', 'confirmed', 'canceled', 'lost'"),
        ("'pending', 'confirmed', 'canceled'", "'pending', 'confirmed'"),
        ('"status" IN', '"status" NOT IN'),
        ('"status" IN', 'lower("status") IN'),
    ],
)
def test_a_file_with_a_table_that_another_hand_altered_is_refused_and_left_alone(
    old: Path, alter: tuple[str, str]
) -> None:
    with closing(sqlite3.connect(old, isolation_level=None)) as connection:
        connection.execute("PRAGMA writable_schema = ON")
        connection.execute(
            "UPDATE sqlite_schema SET sql = replace(sql, ?, ?) WHERE name = 'booking'", alter
        )
        connection.execute("PRAGMA writable_schema = RESET")
        before = schema_of(connection)
    kept = rows(old)
    with pytest.raises(AlteredSchema, match="booking"):
        create_or_upgrade(old)
    assert identify(old) == 8
    assert rows(old) == kept
    with closing(sqlite3.connect(old)) as connection:
        assert schema_of(connection) == before


def test_a_file_without_one_of_the_tables_is_refused(old: Path) -> None:
    with closing(sqlite3.connect(old)) as connection:
        connection.execute("DROP TABLE import_mapping")
    with pytest.raises(AlteredSchema, match="import_mapping"):
        create_or_upgrade(old)


def test_a_row_that_was_at_fault_before_is_upgraded_with_the_others(old: Path) -> None:
    with closing(sqlite3.connect(old, isolation_level=None)) as connection:
        connection.execute("PRAGMA ignore_check_constraints = 1")
        connection.execute("UPDATE booking SET status = 'lost', locator = 'K7M4QX' WHERE id = 1")
        connection.execute("UPDATE notification SET status = 'lost'")
    kept = rows(old)
    create_or_upgrade(old)
    assert identify(old) == schema_version()
    assert are_kept(kept, rows(old))


def test_a_later_migration_of_the_same_run_finds_the_columns_where_they_stand(
    old: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = rows(old)
    more = "ALTER TABLE booking ADD COLUMN more TEXT"
    name = with_migration(monkeypatch, tmp_path / "migrations", more)
    assert create_or_upgrade(old)[-1] == name
    assert are_kept(kept, rows(old))
    assert all(row["more"] is None for row in rows(old)["booking"])
    with closing(sqlite3.connect(old)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
