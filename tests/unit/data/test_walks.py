"""What belongs to a record is found without a walk over millions of rows."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from astrobookings_desktop.data.bulk import indexed_afterwards
from astrobookings_desktop.data.queries import delivery, sale
from astrobookings_desktop.data.queries.launches import life, notices
from astrobookings_desktop.services.messages.notices import MESSAGES_OF_RECORD
from tests.helpers.company import Company


@pytest.fixture(params=["grown", "flooded"])
def reader(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[sqlite3.Connection]:
    """Of a file as it grows by use, and of one whose indexes stand as they were made anew: between
    two of them that look as good, SQLite takes the newer one."""
    company = Company(tmp_path / "office.db")
    company.close()
    if request.param == "flooded":
        writer = sqlite3.connect(company.path)
        with closing(writer), writer, indexed_afterwards(writer):
            pass
    with closing(company.office.reader()) as reader:
        yield reader


@pytest.mark.parametrize(
    "statement",
    [
        *(delivery.LATE_ON_LAUNCH, delivery.HEARD, delivery.LATER),
        *(notices.OVERTAKEN, life.MESSAGES, MESSAGES_OF_RECORD),
    ],
)
def test_messages_are_found_by_their_record(reader: sqlite3.Connection, statement: str) -> None:
    names = ("launch_id", "agency_id", "entity", "entity_id", "user_id", "id", "event", "date")
    plan = reader.execute(f"EXPLAIN QUERY PLAN {statement}", dict.fromkeys(names)).fetchall()
    steps = [step for *_, step in plan]
    assert any("notification_entity (entity_type=? AND entity_id=?" in step for step in steps)
    assert not {"SCAN n", "SCAN b", "SCAN notification", "SCAN booking"} & set(steps)


def test_what_runs_out_is_looked_for_among_the_deadlines_alone(reader: sqlite3.Connection) -> None:
    """An idle worker asks it four times a minute, however many holds there are."""
    for statement in (sale.ANY_DUE_LAUNCH, sale.ALL_DUE_LAUNCHES):
        plan = reader.execute(f"EXPLAIN QUERY PLAN {statement}", {"now": None}).fetchall()
        assert [step for *_, step in plan] == ["SCAN booking USING INDEX booking_due"]


FEW_ROWS = {"password_reset", "saved_filter", "import_run"}


def test_who_refers_to_a_deleted_record_is_found_by_an_index(reader: sqlite3.Connection) -> None:
    """SQLite asks at each deletion; without an index it walks over all bookings."""
    tables = [row[0] for row in reader.execute("SELECT name FROM sqlite_schema WHERE type='table'")]
    walked = set()
    for table in tables:
        indexes = [row[1] for row in reader.execute(f'PRAGMA index_list("{table}")')]
        firsts = {reader.execute(f'PRAGMA index_info("{one}")').fetchone()[2] for one in indexes}
        columns = reader.execute(f'PRAGMA table_info("{table}")').fetchall()
        firsts |= {name for _, name, kind, *_, key in columns if key and kind == "INTEGER"}
        keys = reader.execute(f'PRAGMA foreign_key_list("{table}")').fetchall()
        walked |= {(table, key[3]) for key in keys if key[3] not in firsts}
    assert {table for table, _ in walked} <= FEW_ROWS, walked
    assert "booking" in tables
