"""The command line makes a database, checks it, and refuses files that are none."""

import json
import sqlite3
from contextlib import closing
from pathlib import Path

from astrobookings_desktop.data.database import MIGRATIONS
from tests.helpers.command_line import CommandLine
from tests.helpers.older import VERSIONS, older

LOG_HEAD = "SELECT log_head FROM sync_state"


# --- the database -------------------------------------------------------------------------------


def test_init_makes_the_database_once(tmp_path: Path) -> None:
    desk = CommandLine(tmp_path / "new" / "office.db", now=None)
    assert desk.get("init", "--dry-run")["created"] is True
    assert not desk.path.exists()
    made = desk.get("init")
    assert (made["created"], made["practice"]) == (True, False)
    assert made["applied"] == sorted(file.stem for file in MIGRATIONS.glob("0*.py"))
    assert desk.get("init")["created"] is False
    assert desk.run("init").stdout == f"{desk.path} is up to date.\n"


def test_an_upgrade_says_where_the_database_is_kept_as_it_was(tmp_path: Path) -> None:
    new = CommandLine(tmp_path / "new.db", now=None)
    assert new.get("init")["kept"] is None
    for name, how in (("said.db", ()), ("told.db", ("--json",))):
        old = CommandLine(tmp_path / name, now=None)
        older(new.path, old.path, VERSIONS[-2])
        copy = old.path.with_name(f"{name}.before-{VERSIONS[-1]:04d}")
        told = old.get("init")["kept"] if how else old.run("init").stdout.splitlines()[1]
        assert told == (str(copy) if how else f"As it was it is kept in {copy}.")
        assert copy.exists()


def test_the_time_is_made_up_on_practice_databases_only(tmp_path: Path) -> None:
    serious = CommandLine(tmp_path / "serious.db", now=None)
    serious.run("init")
    practice = CommandLine(tmp_path / "practice.db")
    assert practice.get("init")["practice"] is True
    assert practice.get("list", "launch") == []
    for commands in (("init",), ("list", "launch"), ("check",), ("create", "agency")):
        refusal = CommandLine(serious.path).refusal(*commands)
        assert refusal["field"] == "now"
        assert "practice database" in refusal["message"]
    wrong = CommandLine(practice.path, now="yesterday").refusal("list", "launch")
    assert wrong["message"].startswith("Now must be a time such as")


def test_files_that_are_no_database_are_refused(tmp_path: Path) -> None:
    text = tmp_path / "text.db"
    text.write_text("no database at all, but long enough to be looked at")
    foreign = tmp_path / "foreign.db"
    with closing(sqlite3.connect(foreign)) as connection:
        connection.execute("CREATE TABLE t (x)")
    for path, code in (
        (tmp_path / "none.db", "database_missing"),
        (text, "not_our_database"),
        (foreign, "not_our_database"),
    ):
        desk = CommandLine(path, now=None)
        for commands in (("list", "launch"), ("check",), ("create", "agency", "--name", "x")):
            assert desk.refusal(*commands)["error"] == code
    assert not (tmp_path / "none.db").exists()
    assert CommandLine(text, now=None).refusal("init")["error"] == "not_our_database"


def test_check_lists_what_is_broken(desk: CommandLine) -> None:
    whole = f"{desk.path} is whole: every rule holds.\n"
    assert desk.get("check") == {"database": str(desk.path), "findings": [], "log": None}
    assert desk.run("check").stdout == whole
    launch = desk.launch()
    last, head = desk.value("SELECT max(id) FROM entry_log"), desk.value(LOG_HEAD)
    began = desk.value("SELECT min(timestamp) FROM entry_log")
    log = {"last_id": last, "head": head, "remembered_since": began}
    assert desk.get("check")["log"] == log
    shown = f"The log ends with row {last}, whose hash is {head}.\n"
    kept = "This workstation has kept its newest hash outside the database since"
    shown += f"{kept} {began[:16].replace('T', ' ')}Z.\n"
    assert desk.run("check").stdout == whole + shown
    with closing(sqlite3.connect(desk.path)) as connection:
        connection.execute("UPDATE launch SET seats_taken = 3")
        connection.commit()
    broken = desk.run("check")
    assert broken.exit_code == 1
    assert broken.stdout == (
        f"seat_counter: launch {launch} says 3 seats taken and 0 held; its bookings have 0 and 0\n"
    )
    assert broken.stderr == f"broken: 1 fault found in {desk.path}.\n"
    told = json.loads(desk.run("check", "--json").stdout)
    assert told["error"] == "broken"
    assert told["findings"][0]["ids"] == [launch]
    assert told["log"] == log


def test_the_log_is_exported_with_its_proof_and_verified_without_the_database(
    desk: CommandLine, tmp_path: Path
) -> None:
    desk.launch()
    head = desk.value(LOG_HEAD)
    for ending in ("log", "jsonl"):
        file = tmp_path / f"office.{ending}"
        told = desk.get("export", "entry_log", file)
        rows = desk.value("SELECT count(*) FROM entry_log")
        assert told == {"file": str(file), "rows": rows, "head": head}
        offline = CommandLine(tmp_path / "none.db", now=None)
        assert offline.get("check", "--export", file)["head"] == head
        assert f"hash is {head}.\n" in offline.run("check", "--export", file).stdout
        lines = file.read_bytes().split(b"\n")
        lines[2] = lines[2].replace(b"Administrator", b"Nobody")
        file.write_bytes(b"\n".join(lines))
        broken = offline.run("check", "--export", file)
        assert broken.exit_code == 1
        assert broken.stderr.startswith(f"broken: Line 3 of {file} is broken: row ")
        told = json.loads(offline.run("check", "--json", "--export", file).stdout)
        assert (told["error"], told["line"]) == ("broken", 3)
    assert not (tmp_path / "none.db").exists()
    assert desk.refusal("export", "booking", tmp_path / "b.log")["field"] == "file"
    chosen = ("export", "entry_log", tmp_path / "c.log", "--where", "action=sell")
    assert desk.refusal(*chosen)["field"] == "where"
    assert desk.refusal("check", "--export", tmp_path / "no.log")["field"] == "file"
    assert desk.run("check", "--export", tmp_path / "no.log", "--accept").exit_code == 2


def test_a_database_that_was_put_in_the_place_of_another_is_told_until_it_is_accepted(
    desk: CommandLine, tmp_path: Path
) -> None:
    desk.traveler(name="Ana")
    earlier = tmp_path / "earlier.db"
    with closing(sqlite3.connect(desk.path)) as one, closing(sqlite3.connect(earlier)) as other:
        one.backup(other)
    desk.traveler(name="Bo")
    assert desk.run("check", "--accept").stdout.endswith("nothing had to be accepted.\n")
    assert desk.run("check").exit_code == 0
    for ending in ("-wal", "-shm"):
        desk.path.with_name(desk.path.name + ending).unlink(missing_ok=True)
    earlier.replace(desk.path)
    broken = desk.run("check")
    assert broken.exit_code == 1
    assert broken.stdout.startswith("log_head: the file is an earlier state of this database, ")
    assert desk.get("check", "--accept")["accepted"] == 1
    assert desk.run("check").exit_code == 0
    assert desk.get("list", "entry_log", "--limit", 1)[0]["action"] == "accept"


def test_a_new_database_where_one_was_removed_begins_a_new_log(desk: CommandLine) -> None:
    desk.traveler(name="Ana")
    for ending in ("", "-wal", "-shm"):
        desk.path.with_name(desk.path.name + ending).unlink(missing_ok=True)
    assert desk.run("init").exit_code == 0
    desk.traveler(name="Bo")
    assert desk.run("check").exit_code == 0
