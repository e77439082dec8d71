"""What a workstation remembers of the log, when, and what damage to that memory costs (§9)."""

import json
import re
import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from astrobookings_desktop.data.log_heads import LogHeads
from astrobookings_desktop.domain.entities import Entity
from astrobookings_desktop.domain.times import to_text
from astrobookings_desktop.services.checks.check import check
from astrobookings_desktop.services.log.acceptance import accept_log
from astrobookings_desktop.services.log.memory import SECONDS_BETWEEN, LogKeeper, remembered_since
from astrobookings_desktop.services.office import Office
from tests.helpers.company import Company
from tests.helpers.doctor import log_ids
from tests.unit.services.log_proof.conftest import found, head_words, rest


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
def test_a_damaged_memory_is_said_until_somebody_accepts_it(
    kept: Company, heads: LogHeads, spoil: Callable[[str], str]
) -> None:
    file = heads.file_of(kept.path)
    file.write_bytes(spoil(file.read_text()).encode("utf-8", "surrogateescape"))
    for _ in range(2):  # neither what is written meanwhile nor a check mends it by itself
        (words,) = head_words(kept)
        assert f"{file} is damaged. If you know why, accept it" in words
        kept.traveler()
        rest(kept)
    accept_log(kept.office, kept.actor)
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
