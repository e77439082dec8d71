"""Making, upgrading and opening the file; what is said about a file that can't be used."""

import contextlib
import os
import shutil
import sqlite3
import subprocess
import sys
import threading
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path

import pytest
from peewee import SqliteDatabase
from playhouse.schema_diff import diff_models

from astrobookings_desktop.data import database, gate, upgrade
from astrobookings_desktop.data.database import (
    connect_reader,
    connect_writer,
    schema_version,
)
from astrobookings_desktop.data.errors import (
    CorruptDatabase,
    DatabaseBusy,
    DatabaseMissing,
    DatabaseProblem,
    DatabaseUnreachable,
    NewerDatabase,
    NotOurDatabase,
    OlderDatabase,
)
from astrobookings_desktop.data.models import MODELS, Launch
from astrobookings_desktop.data.statements import statements_of
from astrobookings_desktop.data.upgrade import create_or_upgrade
from astrobookings_desktop.domain.statuses import LaunchStatus, Range
from tests.helpers.company import Company, new_file
from tests.helpers.older import with_migration


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "office.db"
    path.touch(0o600)
    path.write_bytes(new_file())
    return path


def test_models_and_migrations_describe_the_same_columns(path: Path) -> None:
    connection = connect_reader(path)
    for model in MODELS:
        table = model._meta.table_name
        columns = tuple(row[1] for row in connection.execute(f'PRAGMA table_info("{table}")'))
        assert columns == statements_of(model).columns, table
    connection.close()
    peewee = SqliteDatabase(str(path))
    diff = diff_models(peewee, list(MODELS))
    peewee.close()
    assert (diff.create_tables, diff.add_columns, diff.drop_columns) == ([], [], [])


def test_the_file_is_ours_private_and_made_once(path: Path) -> None:
    assert path.stat().st_mode & 0o777 == 0o600
    assert create_or_upgrade(path) == []
    connection = connect_writer(path)
    for pragma, value in (("journal_mode", "wal"), ("foreign_keys", 1), ("synchronous", 2)):
        assert connection.execute(f"PRAGMA {pragma}").fetchone() == (value,)
    connection.close()


def _later(path: Path) -> None:
    with sqlite3.connect(path) as connection:
        connection.execute(f"PRAGMA user_version = {schema_version() + 1}")
    connection.close()


def _foreign(path: Path) -> None:
    path.unlink()
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE t (x)")
    connection.close()


def _text(path: Path) -> None:
    path.write_text("not a database, but long enough to be read as one\n" * 50)


def _corrupt(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[100:4096] = os.urandom(3996)
    path.write_bytes(data)


@pytest.mark.parametrize(
    ("spoil", "problem"),
    [
        (_later, NewerDatabase),
        (_foreign, NotOurDatabase),
        (_text, NotOurDatabase),
        (_corrupt, CorruptDatabase),
        (Path.unlink, DatabaseMissing),
    ],
)
def test_a_file_that_is_not_fit_is_named_and_left_alone(
    path: Path, spoil: object, problem: type[DatabaseProblem]
) -> None:
    spoil(path)
    before = path.read_bytes() if path.exists() else None
    for attempt in (connect_reader, connect_writer):
        with pytest.raises(problem) as said:
            attempt(path).execute("SELECT count(*) FROM booking")
        assert str(path) in said.value.message
        assert said.value.message.count(".") >= 1
    if before is not None:
        with pytest.raises(problem):
            create_or_upgrade(path)
        assert path.read_bytes() == before


@pytest.mark.parametrize("later", [1, -1], ids=["upgraded", "an older copy written over it"])
def test_an_open_writer_writes_nothing_into_another_schema(path: Path, later: int) -> None:
    company, known = Company(path), schema_version()
    writer = company.writer
    kind, word = (NewerDatabase, "newer version") if later > 0 else (OlderDatabase, "older schema")
    before = company.rows("SELECT * FROM entry_log")
    rename = "UPDATE user SET name = 'Nobody'"

    def set_version(version: int) -> None:
        with contextlib.closing(sqlite3.connect(path)) as other:
            other.execute(f"PRAGMA user_version = {version}")

    set_version(known + later)
    with pytest.raises(kind, match=word), writer.unit_of_work(company.actor) as work:
        work.execute(rename)
    with pytest.raises(kind, match=word), writer.bare_transaction() as connection:
        connection.execute(rename)
    set_version(known)
    assert company.rows("SELECT * FROM entry_log") == before
    assert company.value("SELECT count(*) FROM user WHERE name = 'Nobody'") == 0
    assert company.traveler(), "and goes on once the file is of its schema again"
    company.close()


def test_an_update_beside_a_program_that_runs_teaches_it_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Neither what its schema is, nor to apply what it doesn't know."""
    name = with_migration(monkeypatch, tmp_path / "migrations", "SELECT 1")
    known = schema_version()
    later = tmp_path / "migrations" / f"{known + 1:04d}_later.py"
    later.write_text(
        "def up(migrator, db):\n    db.execute_sql('CREATE TABLE more (id INTEGER)')\n"
    )
    assert schema_version() == known
    made = create_or_upgrade(tmp_path / "new.db")
    assert made[-1] == name
    assert ("table", "more") not in upgrade.schema_as_made()
    assert ("table", "more") not in {row[:2] for row in _schema(tmp_path / "new.db")}


def test_an_older_file_is_upgraded_after_a_copy_with_the_same_schema_as_a_fresh_one(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    more = "CREATE TABLE more (id INTEGER PRIMARY KEY)"
    name = with_migration(monkeypatch, tmp_path / "migrations", more)
    version = schema_version()
    with pytest.raises(OlderDatabase):
        connect_writer(path)
    assert create_or_upgrade(path) == [name]
    copy = path.with_name(f"{path.name}.before-{version:04d}")
    fresh = tmp_path / "fresh.db"
    create_or_upgrade(fresh)
    assert _schema(path) == _schema(fresh)
    assert set(_schema(copy)) < set(_schema(path))


def test_a_migration_that_fails_leaves_the_old_schema(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "migrations"
    shutil.copytree(database.MIGRATIONS, folder, ignore=shutil.ignore_patterns("__pycache__"))
    (folder / "0099_broken.py").write_text(
        "def up(migrator, db):\n"
        "    db.execute_sql('CREATE TABLE more (id INTEGER PRIMARY KEY)')\n"
        "    raise RuntimeError('half way')\n"
    )
    before = _schema(path)
    for module in (database, upgrade):
        monkeypatch.setattr(module, "MIGRATIONS", folder)
    with pytest.raises(RuntimeError):
        create_or_upgrade(path)
    assert _schema(path) == before


def _schema(path: Path) -> list[tuple[str, ...]]:
    connection = sqlite3.connect(path)
    rows = connection.execute(
        "SELECT type, name, sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY 1, 2"
    ).fetchall()
    connection.close()
    return rows


def test_a_folder_that_is_missing_is_made_and_one_that_is_a_file_is_said(tmp_path: Path) -> None:
    create_or_upgrade(tmp_path / "new" / "office.db")
    assert (tmp_path / "new").stat().st_mode & 0o777 == 0o700
    (tmp_path / "file").write_text("")
    with pytest.raises(DatabaseUnreachable):
        create_or_upgrade(tmp_path / "file" / "office.db")


def as_nobody(path: Path, *lines: str) -> str:
    """What a person without rights, which root isn't, is told of a file that they can't write."""
    for folder in (path.parent, *path.parent.parents):
        if folder.owner() == "root" and len(folder.parts) > 2:
            folder.chmod(0o755)
    path.chmod(0o444)
    path.parent.chmod(0o555)
    script = (
        "import os, sqlite3, sys; from pathlib import Path",
        "from astrobookings_desktop.data.database import connect_writer",
        "from astrobookings_desktop.data.errors import ReadOnlyDatabase, explain",
        "if os.geteuid() == 0: os.setuid(65534)",
        "path = Path(sys.argv[1])",
        *lines,
    )
    done = subprocess.run(
        [sys.executable, "-c", "\n".join(script), str(path)],
        capture_output=True,
        text=True,
        check=False,
    )
    path.parent.chmod(0o755)
    assert not done.stderr, done.stderr
    return done.stdout


def test_a_file_that_cannot_be_written_is_said(path: Path) -> None:
    told = as_nobody(
        path,
        "try: connect_writer(path)",
        "except ReadOnlyDatabase as problem: print(problem.message)",
    )
    assert "can't be written" in told


def test_on_a_disk_that_cannot_be_written_it_is_not_the_reading_that_fails(path: Path) -> None:
    """SQLite says of it that it can't open the file: its index beside it can't be made."""
    told = as_nobody(
        path,
        "error = sqlite3.OperationalError()",
        "error.sqlite_errorcode = sqlite3.SQLITE_CANTOPEN",
        "print(explain(error, path).code, explain(error, path.with_name('none.db')).code)",
    )
    assert told.split() == ["read_only_database", "database_unreachable"]


def test_a_file_that_another_program_keeps_locked_is_busy(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(database, "BUSY_SECONDS", 0.05)
    other = sqlite3.connect(path)
    other.execute("PRAGMA locking_mode = EXCLUSIVE")
    other.execute("BEGIN EXCLUSIVE")
    with pytest.raises(DatabaseBusy) as said, database.reported(path):
        connect_writer(path).execute("BEGIN IMMEDIATE")
    assert said.value.retry
    other.close()


@pytest.mark.parametrize(
    ("statement", "refused"),
    [
        ("UPDATE entry_log SET action = 'x'", "append-only"),
        ("DELETE FROM entry_log", "append-only"),
        ("DELETE FROM invoice", "never deleted"),
        ("DELETE FROM booking", "never deleted"),
        ("UPDATE launch SET seats_taken = capacity + 1", "CHECK"),
        ("UPDATE launch SET seats_taken = -1", "CHECK"),
        ("UPDATE launch SET seats_held = seats_taken + 1", "CHECK"),
        ("UPDATE launch SET date = '2027-01-01'", "CHECK"),
        ("UPDATE launch SET price_per_seat = 0", "CHECK"),
        ("UPDATE launch SET status = 'lost'", "CHECK"),
        ("UPDATE booking SET traveler_id = 999", "FOREIGN KEY"),
        ("UPDATE booking SET status = 'canceled'", "CHECK"),
        ("UPDATE booking SET number_of_seats = 0", "CHECK"),
        ("UPDATE user SET email_key = 'same', email = 'same'", "UNIQUE"),
        ("UPDATE rocket SET capacity = 0", "CHECK"),
    ],
)
def test_the_database_itself_refuses_what_must_never_be(
    populated: Path, statement: str, refused: str
) -> None:
    connection = connect_writer(populated)
    with pytest.raises(sqlite3.IntegrityError, match=refused):
        connection.execute(statement)
    connection.close()


def test_only_an_aborted_launchs_bookings_ever_stand_again(populated: Path) -> None:
    connection = connect_writer(populated)
    cancel = (
        "UPDATE booking SET status = 'canceled', canceled_at = confirmed_at, cancel_cause = ?, "
        "refund_percent = 100, refund_amount = 100, seats_released = 1"
    )
    restore = (
        "UPDATE booking SET status = 'confirmed', canceled_at = NULL, cancel_cause = NULL, "
        "refund_percent = NULL, refund_amount = NULL, seats_released = 0"
    )
    connection.execute(cancel, ("launch_aborted",))
    connection.execute(restore)
    for cause in ("traveler", "void", "move"):
        connection.execute("SAVEPOINT one")
        connection.execute(cancel, (cause,))
        with pytest.raises(sqlite3.IntegrityError, match="a canceled booking is final"):
            connection.execute(restore)
        connection.execute("ROLLBACK TO one")
    connection.close()


def test_the_database_itself_keeps_one_message_per_event_recipient_and_channel(
    populated: Path,
) -> None:
    connection = connect_writer(populated)
    tell = (
        "INSERT INTO notification (id, user_id, message, timestamp, status, channel, event, "
        "entity_type, entity_id, "
        "event_key, facts) VALUES (?, ?, 'Sold', '2026-11-23T14:32:00.000000Z', 'pending', ?, "
        "'booking_sold', 'booking', 5, ?, '{}')"
    )
    connection.execute(tell, (10, 1, "mail", "booking_sold:5"))
    with pytest.raises(sqlite3.IntegrityError, match="UNIQUE"):
        connection.execute(tell, (11, 1, "mail", "booking_sold:5"))
    connection.execute("UPDATE notification SET status = 'sent'")
    with pytest.raises(sqlite3.IntegrityError, match="UNIQUE"):  # told is told
        connection.execute(tell, (13, 1, "mail", "booking_sold:5"))
    connection.execute(tell, (14, 1, "desktop", "booking_sold:5"))  # another channel
    connection.execute(tell, (15, 2, "mail", "booking_sold:5"))  # another recipient
    connection.execute(tell, (16, 1, "mail", "booking_sold:6"))  # another event
    for change in ("channel = 'mail' WHERE id = 14", "user_id = 1 WHERE id = 15"):
        with pytest.raises(sqlite3.IntegrityError, match="UNIQUE"):
            connection.execute(f"UPDATE notification SET {change}")
    assert connection.execute("SELECT count(*) FROM notification").fetchone() == (4,)
    connection.close()


@pytest.fixture
def populated(path: Path) -> Path:
    now = "2026-11-23T14:32:00.000000Z"
    connection = connect_writer(path)
    connection.executescript(
        f"""
        INSERT INTO user (id, name, name_folded, role, active, language, created_at) VALUES
            (1, 'A', 'a', 'agency', 1, 'en', '{now}'), (2, 'T', 't', 'traveler', 1, 'en', '{now}');
        INSERT INTO agency (user_id) VALUES (1);
        INSERT INTO traveler (user_id) VALUES (2);
        INSERT INTO rocket VALUES (3, 1, 'R', 'r', 4, 'moon', 1);
        INSERT INTO launch (id, agency_id, rocket_id, date, destination, destination_folded,
            range, price_per_seat, status, capacity, seats_taken, seats_held, created_at, imported)
            VALUES (4, 1, 3, '{now}', 'Moon', 'moon', 'moon', 100, 'scheduled', 4, 1, 0,
                '{now}', 0);
        INSERT INTO booking (id, traveler_id, launch_id, number_of_seats, total_price, status,
            locator, price_per_seat, seat_limit, created_at, confirmed_at, seats_released,
            workstation)
            VALUES (5, 2, 4, 1, 100, 'confirmed', 'ABCDEF', 100, 4, '{now}', '{now}', 0, 'd');
        INSERT INTO invoice (id, number, agency_id, launch_id, amount, status, date)
          VALUES (6, 'INV-2026-000001', 1, 4, 100, 'pending', '2026-11-23');
        INSERT INTO entry_log
            VALUES (7, 'booking', 5, 'sell', '{now}', '{{}}', 2, 'T', 'd', '', 'h');
        """
    )
    connection.close()
    return path


def test_values_come_back_as_they_went(path: Path) -> None:
    statements = statements_of(Launch)
    given = {
        "id": 1,
        "agency_id": 2,
        "rocket_id": 3,
        "date": datetime(2027, 5, 1, 10, 0, 0, 1, tzinfo=UTC),
        "destination": "الـقمر 🌙",
        "destination_folded": "x",
        "range": Range.MOON,
        "price_per_seat": Decimal("9999999999.99"),
        "status": LaunchStatus.DELAYED,
        "capacity": 100,
        "created_at": datetime(1900, 1, 1, tzinfo=UTC),
    }
    connection = connect_writer(path)
    connection.execute("PRAGMA foreign_keys = OFF")
    row = statements.encode_row(given)
    connection.execute(statements.insert(*row), tuple(row.values()))
    row = connection.execute(statements.select, {"key": 1}).fetchone()
    connection.close()
    launch = statements.decode(row)
    assert {column: getattr(launch, column) for column in given} == given
    assert "2027-05-01T10:00:00.000001Z" in row


@pytest.mark.parametrize(
    ("column", "stranger"),
    [
        ("price_per_seat", 1.5),
        ("price_per_seat", Decimal("0.001")),
        ("date", datetime(2027, 5, 1)),  # noqa: DTZ001 - naive on purpose
        ("status", "lost"),
    ],
)
def test_fields_refuse_what_they_could_not_give_back(column: str, stranger: object) -> None:
    with pytest.raises((TypeError, ValueError)):
        statements_of(Launch).encode({column: stranger})


def test_who_comes_second_to_an_upgrade_leaves_the_copy_alone(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The second one read the old version before it waited for its turn."""
    create_or_upgrade(path)
    folder = tmp_path / "migrations"
    shutil.copytree(database.MIGRATIONS, folder, ignore=shutil.ignore_patterns("__pycache__"))
    version = database.schema_version() + 1
    (folder / f"{version:04d}_more.py").write_text(
        "def up(migrator, db):\n    db.execute_sql('CREATE TABLE more (id INTEGER PRIMARY KEY)')\n"
    )
    for module in (database, upgrade):
        monkeypatch.setattr(module, "MIGRATIONS", folder)
    assert create_or_upgrade(path) == [f"{version:04d}_more"]
    answers = iter([version - 1])
    identify = upgrade.identify
    monkeypatch.setattr(upgrade, "identify", lambda file: next(answers, None) or identify(file))
    assert create_or_upgrade(path) == []
    copy = path.with_name(f"{path.name}.before-{version:04d}")
    assert identify(copy) == version - 1


def test_nobody_waits_for_ever_at_the_gate(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    create_or_upgrade(path)
    monkeypatch.setattr(gate, "GATE_SECONDS", 0.05)
    program = (
        "import fcntl, sys;"
        f"file = open({str(path) + '-gate'!r}, 'a');"
        "fcntl.flock(file, fcntl.LOCK_EX);"
        "print('held', flush=True);"
        "sys.stdin.read()"
    )
    holder = subprocess.Popen(
        [sys.executable, "-c", program], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert holder.stdout is not None
    assert holder.stdout.readline() == "held\n"
    mine = gate.WriteGate.of(path)
    for _ in range(2):
        with pytest.raises(DatabaseBusy, match="Another program"), mine:
            pytest.fail("the turn came")
    holder.communicate("")
    for _ in range(3):
        with mine:
            pass


def test_a_thread_that_holds_the_turn_too_long_is_told_to_the_others(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(gate, "GATE_SECONDS", 0.05)
    mine = gate.WriteGate.of(path)
    told: list[type[BaseException]] = []

    def want() -> None:
        try:
            with mine:
                told.append(type(None))
        except DatabaseBusy:
            told.append(DatabaseBusy)

    with mine:
        other = threading.Thread(target=want)
        other.start()
        other.join()
    assert told == [DatabaseBusy]
    want()
    assert told[1:] == [type(None)]
