"""Files that somebody tampered with: backups, the log, the settings (§9).

Each row: what was done behind the program's back, and what is said. What was there before stays.
"""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from astrobookings_desktop.config import SettingsFile
from astrobookings_desktop.data.database import schema_version
from astrobookings_desktop.data.log_heads import LogHeads
from astrobookings_desktop.domain.errors import InvalidValue
from astrobookings_desktop.domain.refusal import Refusal
from astrobookings_desktop.services.backup.files import read_info
from astrobookings_desktop.services.backup.making import back_up
from astrobookings_desktop.services.backup.restores import preview_restore, restore
from astrobookings_desktop.services.bookings.sales import SellSeats, sell_seats
from astrobookings_desktop.services.checks.check import check
from astrobookings_desktop.services.log.exports import export_log, verify_export
from tests.helpers.backups import PASSPHRASE
from tests.helpers.company import Company
from tests.helpers.doctor import cut_end, doctoring, log_ids, relink
from tests.helpers.forger import forged

# --- a doctored backup ----------------------------------------------------------------------------


def _flip(at: float) -> Callable[[Path], Path]:
    def change(backup: Path) -> Path:
        content = bytearray(backup.read_bytes())
        content[int(len(content) * at)] ^= 0x20
        backup.write_bytes(content)
        return backup

    return change


def _cut(share: float) -> Callable[[Path], Path]:
    def change(backup: Path) -> Path:
        content = backup.read_bytes()
        backup.write_bytes(content[: int(len(content) * share)])
        return backup

    return change


def _sql(script: str) -> Callable[[Path], Path]:
    return lambda backup: forged(backup, script)


def _newer(backup: Path) -> Path:
    return forged(backup, "", schema_version=schema_version() + 1)


def _another_file(content: bytes) -> Callable[[Path], Path]:
    def change(backup: Path) -> Path:
        backup.write_bytes(content)
        return backup

    return change


def _database_itself(backup: Path) -> Path:
    return backup.with_name("office.db")


def _database_by_a_link(backup: Path) -> Path:
    link = backup.with_name("link.abk")
    link.symlink_to(backup.with_name("office.db"))
    return link


BACKUPS: dict[str, tuple[Callable[[Path], Path], str]] = {
    "a byte of the header changed": (_flip(0.001), ""),
    "a byte in the middle changed": (_flip(0.5), "is damaged"),
    "the last byte changed": (_flip(0.9999), "is damaged"),
    "cut in the middle": (_cut(0.5), "is damaged"),
    "its last bytes cut": (_cut(0.995), "is damaged"),
    "nothing but its first bytes": (_cut(0.001), ""),
    "more behind its end": (
        lambda backup: _another_file(backup.read_bytes() + b"more")(backup),
        "is damaged",
    ),
    "a trigger that gives seats away": (
        _sql(
            "CREATE TRIGGER more AFTER INSERT ON booking BEGIN "
            "UPDATE launch SET seats_taken = 0; END"
        ),
        "trigger more",
    ),
    "a view over the passwords": (
        _sql("CREATE VIEW passwords AS SELECT password_hash FROM user"),
        "view passwords",
    ),
    "a table too many": (_sql("CREATE TABLE extra (id INTEGER)"), "table extra"),
    "a table of another make": (
        _sql("ALTER TABLE rocket ADD COLUMN secret TEXT"),
        "table rocket",
    ),
    "a table gone": (_sql("PRAGMA foreign_keys = OFF; DROP TABLE payment"), "table payment"),
    "a guard rewritten": (
        _sql(
            "DROP TRIGGER entry_log_no_delete; CREATE TRIGGER entry_log_no_delete "
            "BEFORE DELETE ON entry_log BEGIN SELECT 1; END"
        ),
        "trigger entry_log_no_delete",
    ),
    "without its own state": (_sql("DELETE FROM sync_state"), ""),
    "a schema that doesn't exist yet": (_newer, "newer version"),
    "a database of somebody else's": (
        _sql("PRAGMA application_id = 42"),
        "is damaged",
    ),
    "no backup at all": (_another_file(b"#!/bin/sh\nrm -rf ~\n"), "no AstroBookings backup"),
    "an empty file": (_another_file(b""), "no AstroBookings backup"),
    "the database itself": (_database_itself, "no AstroBookings backup"),
    "a link to the database itself": (_database_by_a_link, "no AstroBookings backup"),
}


@pytest.fixture
def backup(company: Company, tmp_path: Path) -> Path:
    """A backup of one traveler; a second one came later, and nobody has the database open."""
    company.traveler(name="Ana")
    path = tmp_path / "office.abk"
    back_up(company.office, company.actor, path)
    company.traveler(name="Berta")
    company.close()
    return path


@pytest.mark.parametrize("attack", BACKUPS)
def test_a_doctored_backup_is_refused_and_nothing_is_lost(
    company: Company, backup: Path, attack: str
) -> None:
    change, words = BACKUPS[attack]
    file = change(backup)
    for act in (preview_restore, restore):
        with pytest.raises(Refusal) as refusal:
            act(company.office, company.actor, file)
        assert words in refusal.value.message
    with closing(sqlite3.connect(company.path)) as connection:
        names = [name for (name,) in connection.execute("SELECT name FROM user ORDER BY id")]
    assert names == ["Ana", "Berta"]
    assert not [path for path in company.path.parent.iterdir() if "scratch" in path.name]


@pytest.mark.parametrize("given", [None, "", "wrong horse battery staple", PASSPHRASE + " "])
def test_an_encrypted_backup_opens_to_its_passphrase_alone(
    company: Company, tmp_path: Path, given: str | None
) -> None:
    company.traveler(name="Ana Secret", email="ana@secret.example")
    file = tmp_path / "office.abk"
    back_up(company.office, company.actor, file, PASSPHRASE)
    company.close()
    content = file.read_bytes()
    assert b"Ana" not in content
    assert b"SQLite" not in content
    with pytest.raises(Refusal) as refusal:
        preview_restore(company.office, company.actor, file, given)
    assert refusal.value.code in ("passphrase_needed", "wrong_passphrase")
    assert PASSPHRASE not in refusal.value.message
    assert read_info(file).encrypted


# --- a doctored log -------------------------------------------------------------------------------


@pytest.fixture
def kept(company: Company, tmp_path: Path) -> Iterator[Company]:
    """Some sales, whose log is remembered outside of the database too."""
    company.close()
    heads = LogHeads(tmp_path / "config" / "log-heads")
    company.office = replace(company.office, heads=heads)
    company.writer, company.reader = company.office.writer(), company.office.reader()
    launch = company.launch()
    for seats in (1, 2, 3):
        company.do(sell_seats, SellSeats(launch, company.traveler(), seats))
    company.writer.close()
    assert told(company) == []
    yield company
    company.writer = company.office.writer()


def told(company: Company) -> list[tuple[str, tuple[int, ...]]]:
    """The rules that a check finds broken, each with the rows."""
    with closing(company.office.reader()) as connection:
        found = list(check(connection, heads=company.office.heads))
    return [(finding.rule, finding.ids) for finding in found]


Doctor = Callable[[sqlite3.Connection, list[int]], None]


def _run(*statements: str) -> Doctor:
    def doctor(connection: sqlite3.Connection, ids: list[int]) -> None:
        for statement in statements:
            connection.execute(statement.format(first=ids[0], third=ids[2], fourth=ids[3]))

    return doctor


def _cut_end(connection: sqlite3.Connection, _ids: list[int]) -> None:
    cut_end(connection, 2)


def _rewritten(connection: sqlite3.Connection, ids: list[int]) -> None:
    connection.execute("UPDATE entry_log SET user_name = 'Somebody else' WHERE id = ?", (ids[2],))
    relink(connection, ids[0])


def _emptied(connection: sqlite3.Connection, _ids: list[int]) -> None:
    connection.execute("DELETE FROM entry_log")
    connection.execute("UPDATE sync_state SET log_head = ''")


# The rule that is broken, and whether the first finding of it names the row.
LOGS: dict[str, tuple[Doctor, str, bool]] = {
    "who did it": (
        _run("UPDATE entry_log SET user_name = 'Eve' WHERE id = {third}"),
        "log_chain",
        True,
    ),
    "when it was": (
        _run("UPDATE entry_log SET timestamp = '2020-01-01T00:00:00.000000Z' WHERE id = {third}"),
        "log_chain",
        True,
    ),
    "what it was": (
        _run("UPDATE entry_log SET details = '{{}}' WHERE id = {third}"),
        "log_chain",
        True,
    ),
    "two rows swapped": (
        _run(
            "UPDATE entry_log SET id = -1 WHERE id = {third}",
            "UPDATE entry_log SET id = {third} WHERE id = {fourth}",
            "UPDATE entry_log SET id = {fourth} WHERE id = -1",
        ),
        "log_chain",
        True,
    ),
    "a row cut out": (_run("DELETE FROM entry_log WHERE id = {third}"), "log_chain", False),
    "the first row cut": (_run("DELETE FROM entry_log WHERE id = {first}"), "log_chain", False),
    "the end cut, and the file's own head with it": (_cut_end, "log_head", False),
    "rebuilt from the first row with all its hashes": (_rewritten, "log_head", False),
    "emptied": (_emptied, "log_head", False),
}


@pytest.mark.parametrize("attack", LOGS)
def test_a_doctored_log_is_told(kept: Company, attack: str) -> None:
    doctor, rule, names_row = LOGS[attack]
    ids = log_ids(kept.path)
    with doctoring(kept.path) as connection:
        doctor(connection, ids)
    broken = [found for found in told(kept) if found[0] == rule]
    assert broken
    if names_row:
        assert broken[0][1] == (ids[2],)


@pytest.mark.parametrize(
    "statement", ["UPDATE entry_log SET user_name = 'Eve'", "DELETE FROM entry_log"]
)
def test_the_log_is_guarded_against_who_writes_into_the_file(kept: Company, statement: str) -> None:
    with closing(sqlite3.connect(kept.path)) as connection:
        with pytest.raises(sqlite3.IntegrityError, match="append-only"):
            connection.execute(statement)
        connection.rollback()
    assert told(kept) == []


def test_a_row_replaced_past_the_guards_is_told(kept: Company) -> None:
    """SQLite asks no trigger about the row that a REPLACE takes away: the chain tells of it."""
    ids = log_ids(kept.path)
    with closing(sqlite3.connect(kept.path)) as connection:
        columns = [row[1] for row in connection.execute("PRAGMA table_info(entry_log)")]
        chosen = ", ".join("'Eve'" if name == "user_name" else name for name in columns)
        connection.execute(
            f"INSERT OR REPLACE INTO entry_log ({', '.join(columns)}) "
            f"SELECT {chosen} FROM entry_log WHERE id = ?",
            (ids[2],),
        )
        connection.commit()
    assert told(kept)[0] == ("log_chain", (ids[2],))


@pytest.mark.parametrize("line", [0, 1, 2, -1])
def test_an_exported_log_with_a_changed_line_proves_nothing(
    kept: Company, tmp_path: Path, line: int
) -> None:
    file = tmp_path / "office.log"
    with closing(kept.office.reader()) as connection:
        export_log(connection, kept.actor, file)
    assert verify_export(file).holds
    lines = file.read_text("utf-8").splitlines(keepends=True)
    one, other = ('"rows":', '"rows":1') if line == 0 else ("0", "1")
    lines[line] = lines[line].replace(one, other, 1)
    file.write_text("".join(lines), "utf-8")
    proof = verify_export(file)
    assert not proof.holds
    # The header tells how many there are: what lacks is told behind the last.
    assert proof.broken_line == {0: len(lines) + 1, -1: len(lines)}.get(line, line + 1)


# --- a settings file ------------------------------------------------------------------------------


SETTINGS = {
    "everything of another type": "".join(
        f"{key} = [[1, 2], {{a = 1}}]\n" for key in ("theme", "font_scale", "workstation_name")
    ),
    "a date for a name": "workstation_name = 2026-11-23\n",
    "endless nesting": "theme = " + "[" * 5000 + "]" * 5000 + "\n",
    "a number beyond all": f"font_scale = {'9' * 5000}\n",
    "not a number": "font_scale = nan\n",
    "no end": "font_scale = inf\n",
    "a folder that turns the line around": 'backup_folder = "/tmp/\\u202Ecod.exe"\n',
    "a folder with a NUL": 'backup_folder = "/tmp/a\\u0000b"\n',
    "a folder with a line break": 'backup_folder = "/tmp/a\\nb"\n',
    "a table for a value": "[theme]\na = 1\n",
    "the same key twice": 'theme = "dark"\ntheme = "light"\n',
}


@pytest.mark.parametrize("attack", SETTINGS)
def test_a_doctored_settings_file_is_told_and_stops_nobody(tmp_path: Path, attack: str) -> None:
    path = tmp_path / "settings.toml"
    path.write_text(SETTINGS[attack], "utf-8")
    file = SettingsFile(path)
    assert file.problems
    assert file.settings == SettingsFile(None).settings
    words = " ".join(map(str, file.problems))
    assert len(words) < 2000
    assert not {"\0", "\u202e"} & set(words)
    with pytest.raises(InvalidValue):
        file.change({"backup_folder": "/tmp/a\0b"})


def test_a_settings_file_that_is_a_link_leaves_what_it_leads_to(tmp_path: Path) -> None:
    precious = tmp_path / "precious.txt"
    precious.write_text("precious = true\n")
    path = tmp_path / "settings.toml"
    path.symlink_to(precious)
    SettingsFile(path).change({"theme": "dark"})
    assert precious.read_text() == "precious = true\n"
    assert SettingsFile(path).settings.theme == "dark"
