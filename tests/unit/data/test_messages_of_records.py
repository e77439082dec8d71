"""Where messages about a record are looked for: there are millions of them."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from astrobookings_desktop.data.queries import delivery
from astrobookings_desktop.data.queries.launches import life, notices
from astrobookings_desktop.services.messages.notices import MESSAGES_OF_RECORD
from tests.helpers.company import Company


@pytest.fixture
def reader(tmp_path: Path) -> Iterator[sqlite3.Connection]:
    company = Company(tmp_path / "office.db")
    company.close()
    with closing(company.office.reader()) as reader:
        yield reader


@pytest.mark.parametrize(
    "statement",
    [
        *(delivery.LATE_ON_LAUNCH, delivery.HEARD, delivery.LATER),
        *(notices.OVERTAKEN, life.MESSAGES, MESSAGES_OF_RECORD),
    ],
)
def test_they_are_found_by_their_record_and_not_by_walking_over_all(
    reader: sqlite3.Connection, statement: str
) -> None:
    names = ("launch_id", "agency_id", "entity", "entity_id", "user_id", "id", "event", "date")
    plan = reader.execute(f"EXPLAIN QUERY PLAN {statement}", dict.fromkeys(names)).fetchall()
    steps = [step for *_, step in plan]
    assert any("notification_entity (entity_type=? AND entity_id=?" in step for step in steps)
    assert not {"SCAN n", "SCAN b", "SCAN notification", "SCAN booking"} & set(steps)
