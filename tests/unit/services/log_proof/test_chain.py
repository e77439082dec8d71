"""Whatever is changed in the log behind the program's back, check says what and where (§9)."""

import json
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from astrobookings_desktop.data.log_chain import LINKED, link
from astrobookings_desktop.domain.errors import MissingRight
from astrobookings_desktop.domain.statuses import Role
from astrobookings_desktop.services.actors import Actor
from astrobookings_desktop.services.checks.check import check
from astrobookings_desktop.services.log.acceptance import accept_log
from tests.helpers.company import Company
from tests.helpers.doctor import cut_end, doctoring, log_ids, relink
from tests.unit.services.log_proof.conftest import found, head_words, rest

LAST = "SELECT action, details FROM entry_log ORDER BY id DESC LIMIT 1"
ENDLESS = "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT max(x) FROM n"


def chain_faults(company: Company) -> list[tuple[int | None, str]]:
    """What is said of the chain, in its order: the row's id, and why it can't be trusted."""
    return [
        (finding.ids[0] if finding.ids else None, finding.message.partition(": ")[2])
        for finding in found(company)
        if finding.rule == "log_chain"
    ]


def exchange(connection: sqlite3.Connection, one: int, other: int) -> None:
    for before, after in ((one, -1), (other, one), (-1, other)):
        connection.execute("UPDATE entry_log SET id = ? WHERE id = ?", (after, before))


def insert_row(connection: sqlite3.Connection, log_id: int, after: int) -> None:
    """A row that follows row `after` as it should; the one behind it knows nothing of it."""
    (previous,) = connection.execute("SELECT hash FROM entry_log WHERE id = ?", (after,)).fetchone()
    time = "2026-11-23T14:32:00.000000Z"
    columns = (log_id, "booking", 1, "cancel", time, "{}", None, "Nobody", "desk-1")
    row = (*columns, previous, link(previous, columns))
    names = ", ".join((*LINKED, "previous_hash", "hash"))
    connection.execute(f"INSERT INTO entry_log ({names}) VALUES ({', '.join('?' * 11)})", row)


# --- what is done to the rows ---------------------------------------------------------------------


def test_an_untouched_log_is_whole_inside_and_outside(kept: Company) -> None:
    assert found(kept) == []


@pytest.mark.parametrize(
    "change",
    [
        "user_name = 'Somebody else'",
        "timestamp = '2020-01-01T00:00:00.000000Z'",
        "details = replace(details, '1000.00', '1.00')",
        "action = 'Sell'",
        "entity_id = NULL",
        "user_id = 1",
        "user_id = 9e999",
        "user_name = CAST(user_name AS BLOB)",
        "user_name = CAST(x'ff' AS TEXT)",
        "hash = upper(hash)",
        "previous_hash = CAST(previous_hash AS BLOB)",
        "hash = CAST(hash AS BLOB)",
        "details = '[[' || details",
    ],
)
def test_an_altered_row_is_named_first(kept: Company, change: str) -> None:
    ids = log_ids(kept.path)
    with doctoring(kept.path) as connection:
        connection.execute(
            f"UPDATE entry_log SET {change} WHERE id = (SELECT max(id) FROM entry_log "
            "WHERE action = 'sell')"
        )
        (doctored,) = connection.execute(
            "SELECT max(id) FROM entry_log WHERE lower(action) = 'sell'"
        ).fetchone()
    assert doctored in ids
    assert chain_faults(kept)[0] == (doctored, "its contents were changed")


def test_a_row_altered_with_its_own_hash_is_betrayed_by_the_next(kept: Company) -> None:
    ids = log_ids(kept.path)
    with doctoring(kept.path) as connection:
        connection.execute("UPDATE entry_log SET user_name = 'X' WHERE id = ?", (ids[3],))
        relink(connection, ids[3])
        connection.execute("UPDATE entry_log SET previous_hash = '' WHERE id = ?", (ids[4],))
        relink_one = connection.execute(
            f"SELECT {', '.join(LINKED)} FROM entry_log WHERE id = ?", (ids[4],)
        ).fetchone()
        connection.execute(
            "UPDATE entry_log SET hash = ? WHERE id = ?", (link("", relink_one), ids[4])
        )
    first, *_others = chain_faults(kept)
    assert first == (ids[4], "the row before it was changed, moved or removed")


def test_two_rows_swapped(kept: Company) -> None:
    ids = log_ids(kept.path)
    with doctoring(kept.path) as connection:
        exchange(connection, ids[2], ids[5])
    named = [row for row, _reason in chain_faults(kept)]
    assert named[0] == ids[2]
    assert ids[5] in named


def test_two_neighbors_swapped(kept: Company) -> None:
    ids = log_ids(kept.path)
    with doctoring(kept.path) as connection:
        exchange(connection, ids[2], ids[3])
    assert chain_faults(kept)[0] == (ids[2], "its contents were changed")


def test_a_row_cut_from_the_middle(kept: Company) -> None:
    ids = log_ids(kept.path)
    with doctoring(kept.path) as connection:
        connection.execute("DELETE FROM entry_log WHERE id = ?", (ids[4],))
    reason = "the row before it was changed, moved or removed"
    assert chain_faults(kept) == [(ids[5], reason)]


def test_the_first_row_cut(kept: Company) -> None:
    ids = log_ids(kept.path)
    with doctoring(kept.path) as connection:
        connection.execute("DELETE FROM entry_log WHERE id = ?", (ids[0],))
    assert chain_faults(kept)[0][0] == ids[1]


def test_a_row_cut_from_the_end(kept: Company) -> None:
    with doctoring(kept.path) as connection:
        connection.execute("DELETE FROM entry_log WHERE id = (SELECT max(id) FROM entry_log)")
    assert chain_faults(kept) == [(None, "rows were removed from the end")]


def test_a_foreign_row_put_in(kept: Company) -> None:
    *_others, before_last, last = ids = log_ids(kept.path)
    between = next(one for one in range(before_last + 1, last) if one not in ids)
    with doctoring(kept.path) as connection:
        insert_row(connection, between, before_last)
    reason = "it was put in afterwards: the row after it follows the one before it"
    assert chain_faults(kept) == [(between, reason)]


def test_a_foreign_row_put_in_with_a_wrong_hash_is_told_once(kept: Company) -> None:
    *_others, before_last, last = log_ids(kept.path)
    with doctoring(kept.path) as connection:
        insert_row(connection, last - 1, before_last)
        connection.execute("UPDATE entry_log SET hash = 'x' WHERE id = ?", (last - 1,))
    assert chain_faults(kept) == [(last - 1, "its contents were changed")]


def test_a_row_added_at_the_end(kept: Company) -> None:
    last = log_ids(kept.path)[-1]
    with doctoring(kept.path) as connection:
        insert_row(connection, last + 1, last)
    assert chain_faults(kept) == [(None, "rows were removed from the end")]


def test_a_row_of_a_workstation_that_nobody_shares_with(kept: Company) -> None:
    with doctoring(kept.path) as connection:
        insert_row(connection, 7 * 10**10 + 1, log_ids(kept.path)[0])
    assert chain_faults(kept) == [(7 * 10**10 + 1, "it isn't of workstation 0, as this file is")]


@pytest.mark.parametrize(
    ("statement", "told"),
    [
        (
            "CREATE TRIGGER entry_log_no_update BEFORE UPDATE ON entry_log BEGIN SELECT 1; END",
            "has another trigger entry_log_no_update than the program made",
        ),
        (
            "CREATE TRIGGER hide AFTER INSERT ON entry_log BEGIN SELECT 1; END",
            "has a trigger hide that the program didn't make",
        ),
        ("DROP INDEX invoice_number", "has lost the index invoice_number"),
    ],
)
def test_guards_that_were_rewritten_are_named(kept: Company, statement: str, told: str) -> None:
    with closing(sqlite3.connect(kept.path)) as connection:
        if "entry_log_no_update" in statement:
            connection.execute("DROP TRIGGER entry_log_no_update")
        connection.execute(statement)
        connection.commit()
    assert [str(finding) for finding in found(kept)] == [f"schema: the file {told}"]


# --- what only the head outside shows -------------------------------------------------------------


def test_a_cut_end_with_a_doctored_state_shows_outside_only(kept: Company) -> None:
    *_others, last = ids = log_ids(kept.path)
    with doctoring(kept.path) as connection:
        cut_end(connection, 2)
    assert chain_faults(kept) == []
    (words,) = head_words(kept)
    assert words.startswith(
        f"the file has lost the end of its log: its log ends with row {ids[-3]}"
    )
    assert f"log row {last} of 2026-11-23T14:32:00.000000Z as the last of {len(ids):,}" in words


def test_a_history_rewritten_with_all_its_hashes_shows_outside_only(kept: Company) -> None:
    ids = log_ids(kept.path)
    with doctoring(kept.path) as connection:
        connection.execute("UPDATE entry_log SET user_name = 'X' WHERE id = ?", (ids[3],))
        relink(connection, ids[3])
    assert chain_faults(kept) == []
    (words,) = head_words(kept)
    assert words.startswith("the file has another history than the one that stood at this path")


def test_another_database_at_the_path_is_told_as_such(kept: Company, tmp_path: Path) -> None:
    other = Company(tmp_path / "other.db")
    for _ in range(12):
        other.traveler()
    other.close()
    kept.close()
    replace_file(kept.path, other.path)
    (words,) = head_words(kept)
    assert words.startswith("the file is another database than the one that stood at this path")
    assert words.endswith("or accept it with: astrobookings check --accept")


def test_a_restored_backup_is_told_as_what_it_is(kept: Company, tmp_path: Path) -> None:
    kept.close()
    backup = tmp_path / "backup.db"
    save(kept.path, backup)
    kept.writer = kept.office.writer()
    kept.traveler()
    rest(kept)
    assert found(kept) == []
    kept.writer.close()
    replace_file(kept.path, backup)
    (words,) = head_words(kept)
    assert words.startswith("the file is an earlier state of this database, such as a restored")


def test_work_that_goes_on_keeps_the_contradiction_until_it_is_accepted(
    kept: Company, tmp_path: Path
) -> None:
    kept.close()
    backup = tmp_path / "backup.db"
    save(kept.path, backup)
    kept.writer = kept.office.writer()
    kept.traveler()
    kept.traveler()
    kept.writer.close()
    replace_file(kept.path, backup)
    kept.writer = kept.office.writer()
    for _ in range(3):
        kept.traveler()
        rest(kept)
        assert len(head_words(kept)) == 1
    assert "another history" in head_words(kept)[0]
    manager = Actor(None, "Manager", Role.MANAGER)
    with pytest.raises(MissingRight):
        accept_log(kept.office, manager)
    assert accept_log(kept.office, kept.actor) == 1
    assert found(kept) == []
    assert accept_log(kept.office, kept.actor) == 0
    with closing(kept.office.reader()) as connection:
        action, details = connection.execute(LAST).fetchone()
    assert action == "accept"
    assert json.loads(details)["before"]["hash"]


def test_the_right_file_back_ends_the_contradiction(kept: Company, tmp_path: Path) -> None:
    kept.close()
    aside, other = tmp_path / "aside.db", Company(tmp_path / "other.db")
    save(kept.path, aside)
    for _ in range(3):
        other.traveler()
    other.close()
    replace_file(kept.path, other.path)
    kept.writer = kept.office.writer()
    kept.traveler()
    kept.writer.close()
    assert len(head_words(kept)) == 1
    replace_file(kept.path, aside)
    assert "another database" in head_words(kept)[0]  # of the head that the other one left here
    assert accept_log(kept.office, kept.actor) == 1
    assert found(kept) == []


def save(source: Path, target: Path) -> None:
    with closing(sqlite3.connect(source)) as one, closing(sqlite3.connect(target)) as other:
        one.backup(other)


def replace_file(path: Path, by: Path) -> None:
    """Put another file in the place of a database that nobody has open."""
    for ending in ("-wal", "-shm"):
        path.with_name(path.name + ending).unlink(missing_ok=True)
    shutil.copy(by, path)


def test_a_check_that_is_called_off_ends_by_an_interrupt(kept: Company) -> None:
    with closing(kept.office.reader()) as connection:
        found = check(connection, lambda *_: connection.execute(ENDLESS), stopped=lambda: True)
        with pytest.raises(sqlite3.OperationalError) as raised:
            list(found)
    assert raised.value.sqlite_errorcode == sqlite3.SQLITE_INTERRUPT
