"""Whatever is changed in the log behind the program's back, check says what and where (§9)."""

import json
import re
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from astrobookings_desktop.data.log_chain import LINKED, link
from astrobookings_desktop.data.log_heads import LogHeads
from astrobookings_desktop.domain.entities import Entity
from astrobookings_desktop.domain.errors import MissingRight
from astrobookings_desktop.domain.statuses import Role
from astrobookings_desktop.domain.times import to_text
from astrobookings_desktop.services.actors import Actor
from astrobookings_desktop.services.check import check
from astrobookings_desktop.services.finding import Finding
from astrobookings_desktop.services.log_acceptance import accept_log
from astrobookings_desktop.services.log_memory import SECONDS_BETWEEN, LogKeeper, remembered_since
from astrobookings_desktop.services.sales import SellSeats, sell_seats
from astrobookings_desktop.services.unit_of_work import Office
from tests.helpers.company import Company
from tests.helpers.doctor import cut_end, doctoring, log_ids, relink

LAST = "SELECT action, details FROM entry_log ORDER BY id DESC LIMIT 1"
ENDLESS = "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT max(x) FROM n"


@pytest.fixture
def heads(tmp_path: Path) -> LogHeads:
    return LogHeads(tmp_path / "config" / "log-heads")


@pytest.fixture
def kept(company: Company, heads: LogHeads) -> Company:
    """A company with a few log rows whose head is remembered."""
    company.close()
    company.office = replace(company.office, heads=heads)
    company.writer, company.reader = company.office.writer(), company.office.reader()
    launch = company.launch()
    for seats in (1, 2, 3):
        company.do(sell_seats, SellSeats(launch, company.traveler(), seats))
    rest(company)
    return company


def rest(company: Company) -> None:
    """End the writer, so that the head is remembered, and begin another."""
    company.writer.close()
    company.writer = company.office.writer()


def found(company: Company, heads: LogHeads | None = None) -> list[Finding]:
    with closing(company.office.reader()) as connection:
        return list(check(connection, heads=heads or company.office.heads))


def chain_faults(company: Company) -> list[tuple[int | None, str]]:
    """What is said of the chain, in its order: the row's id, and why it can't be trusted."""
    return [
        (finding.ids[0] if finding.ids else None, finding.message.partition(": ")[2])
        for finding in found(company)
        if finding.rule == "log_chain"
    ]


def head_words(company: Company) -> list[str]:
    return [finding.message for finding in found(company) if finding.rule == "log_head"]


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
        "user_name = CAST(user_name AS BLOB)",
        "user_name = CAST(x'ff' AS TEXT)",
        "hash = upper(hash)",
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


# --- how the head is remembered -------------------------------------------------------------------


def test_the_head_is_private_and_says_what_it_is_about(kept: Company, heads: LogHeads) -> None:
    file = heads.file_of(kept.path)
    assert file.stat().st_mode & 0o777 == 0o600
    assert file.parent.stat().st_mode & 0o777 == 0o700
    assert file.name.startswith("office.db-")
    ids = log_ids(kept.path)
    (head,) = heads.read(kept.path).heads.values()
    assert (head.workstation, head.id, head.count) == (0, ids[-1], len(ids))
    assert (head.hash,) == kept.rows("SELECT log_head FROM sync_state")[0]
    assert json.loads(file.read_text())["database"] == str(kept.path)
    assert list(file.parent.iterdir()) == [file]


def test_a_sale_writes_no_file_until_seconds_went_by(kept: Company, heads: LogHeads) -> None:
    moment = [0.0]
    keeper = LogKeeper(heads, kept.path, lambda: moment[0])
    with closing(sqlite3.connect(kept.path)) as connection:
        before = heads.read(kept.path)
        kept.traveler()
        keeper.committed(connection, log_ids(kept.path)[-1])
        moment[0] = SECONDS_BETWEEN - 0.1
        kept.traveler()
        keeper.committed(connection, log_ids(kept.path)[-1])
        assert heads.read(kept.path) == before
        moment[0] = SECONDS_BETWEEN
        keeper.committed(connection, log_ids(kept.path)[-1])
        assert heads.read(kept.path).heads[0].id == log_ids(kept.path)[-1]
        assert heads.read(kept.path).heads[0].count == len(log_ids(kept.path))


def test_what_a_power_cut_may_undo_is_not_remembered_before_the_disk_has_it(
    kept: Company, heads: LogHeads
) -> None:
    moment = [0.0]
    keeper = LogKeeper(heads, kept.path, lambda: moment[0])
    with closing(sqlite3.connect(kept.path)) as connection:
        before = heads.read(kept.path)
        kept.traveler()
        last = log_ids(kept.path)[-1]
        moment[0] = SECONDS_BETWEEN
        keeper.committed(connection, last, lasting=False)
        keeper.keep(connection)
        assert heads.read(kept.path) == before
        keeper.settled(connection)
        assert heads.read(kept.path).heads[0].id == last


def test_an_earlier_head_never_takes_the_place_of_a_later_one(
    kept: Company, heads: LogHeads
) -> None:
    before = heads.read(kept.path)
    keeper = LogKeeper(heads, kept.path)
    with closing(sqlite3.connect(kept.path)) as connection:
        keeper.committed(connection, log_ids(kept.path)[0])
        keeper.keep(connection)
    assert heads.read(kept.path) == before


def test_a_dry_run_and_a_refusal_leave_the_head_alone(kept: Company, heads: LogHeads) -> None:
    before = heads.read(kept.path)
    with kept.writer.unit_of_work(kept.actor, dry_run=True) as work:
        work.log(Entity.USER, 1, "edit", {}, {})
    rest(kept)
    assert heads.read(kept.path) == before


def test_a_folder_that_cannot_be_written_stops_no_sale(kept: Company, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    kept.writer.close()
    kept.office = replace(kept.office, heads=LogHeads(tmp_path / "file" / "heads"))
    kept.writer = kept.office.writer()
    kept.traveler()
    rest(kept)
    assert [finding.rule for finding in found(kept)] == ["log_head"]


@pytest.mark.parametrize(
    "spoil",
    [
        lambda text: "",
        lambda text: "[]",
        lambda text: text[:-20],
        lambda text: text.replace("-heads-1", "-heads-9"),
        lambda text: text.replace('"id": ', '"id": "x", "other": '),
        lambda text: text.replace('"hash": "', '"hash": 5, "rest": "'),
        lambda text: "[" * 100_000,
        lambda text: "\udcff",
    ],
)
def test_a_damaged_memory_is_said_and_begun_anew(
    kept: Company, heads: LogHeads, spoil: Callable[[str], str]
) -> None:
    file = heads.file_of(kept.path)
    file.write_bytes(spoil(file.read_text()).encode("utf-8", "surrogateescape"))
    (words,) = head_words(kept)
    assert words.endswith(f"{file} is damaged")
    kept.traveler()
    rest(kept)
    assert found(kept) == []
    assert heads.read(kept.path).heads[0].count == len(log_ids(kept.path))


def test_a_memory_that_was_taken_away_is_begun_anew_and_says_since_when(
    kept: Company, heads: LogHeads
) -> None:
    began = remembered_since(heads, kept.path)
    assert began == kept.rows("SELECT timestamp FROM entry_log ORDER BY id DESC")[0][0]
    kept.clock.forward(days=1)
    kept.traveler()
    rest(kept)
    assert remembered_since(heads, kept.path) == began
    assert found(kept) == []
    assert remembered_since(heads, kept.path) == began
    heads.file_of(kept.path).unlink()
    assert remembered_since(heads, kept.path) is None
    kept.clock.forward(days=1)
    kept.traveler()
    rest(kept)
    assert found(kept) == []
    assert remembered_since(heads, kept.path) == to_text(kept.clock.now)
    # A file of an earlier program has no such note: what it knows is what it knew last.
    file = heads.file_of(kept.path)
    file.write_text(re.sub(r' "since": .*\n', "", file.read_text()))
    assert remembered_since(heads, kept.path) is None
    kept.clock.forward(days=1)
    kept.traveler()
    rest(kept)
    assert remembered_since(heads, kept.path) == to_text(kept.clock.now - timedelta(days=1))
    assert remembered_since(None, kept.path) is None


def test_a_check_that_finds_nothing_remembers_what_it_counted(
    company: Company, heads: LogHeads
) -> None:
    company.launch()
    assert found(company, heads) == []
    head = heads.read(company.path).heads[0]
    assert (head.id, head.count) == (log_ids(company.path)[-1], len(log_ids(company.path)))
    # A database at another path is another one.
    assert heads.read(company.path.with_name("none.db")).heads == {}


def test_a_check_while_others_commit_and_remember_takes_nothing_for_lost(kept: Company) -> None:
    def sell_meanwhile(*_step: object) -> None:
        kept.traveler()
        rest(kept)

    with closing(kept.office.reader()) as connection:
        assert list(check(connection, sell_meanwhile, heads=kept.office.heads)) == []


def test_an_office_without_heads_remembers_nothing(company: Company) -> None:
    assert isinstance(company.office, Office)
    assert accept_log(company.office, company.actor) == 0


def test_a_check_that_is_called_off_ends_by_an_interrupt(kept: Company) -> None:
    with closing(kept.office.reader()) as connection:
        found = check(connection, lambda *_: connection.execute(ENDLESS), stopped=lambda: True)
        with pytest.raises(sqlite3.OperationalError) as raised:
            list(found)
    assert raised.value.sqlite_errorcode == sqlite3.SQLITE_INTERRUPT
