"""Settings of both kinds on the command line."""

import socket
import sqlite3
import tomllib
from collections.abc import Iterator
from contextlib import closing
from email import message_from_bytes
from pathlib import Path

import keyring
import pytest
from click.testing import CliRunner
from keyring.backends import fail

from astrobookings_desktop import config
from astrobookings_desktop.cli.app import app
from astrobookings_desktop.cli.settings import HELD
from astrobookings_desktop.data.queries.queue import NEVER
from astrobookings_desktop.services.messages import mail_password
from tests.helpers.command_line import CommandLine, on_new_practice
from tests.unit.services.test_mail_password import InMemory

PASSWORD = "a seat on the moon"


@pytest.fixture
def line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> CommandLine:
    """A database without accounts, and a config folder of its own."""
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    return on_new_practice(tmp_path / "office.db")


@pytest.fixture
def staffed(line: CommandLine) -> CommandLine:
    """The same with an administrator, who acts, and an agent."""
    line.environment |= {
        "ASTROBOOKINGS_USER": "ada@example.org",
        "ASTROBOOKINGS_PASSWORD": PASSWORD,
    }
    line.get("init")
    who = ("--name", "Tom", "--email", "tom@example.org", "--role", "agent")
    line.get("create", "user", *who)
    line.environment["ASTROBOOKINGS_NEW_PASSWORD"] = PASSWORD
    line.get("user", "password", "tom@example.org")
    return line


def as_agent(line: CommandLine) -> CommandLine:
    environment = line.environment | {"ASTROBOOKINGS_USER": "tom@example.org"}
    return CommandLine(line.path, environment=environment)


@pytest.fixture
def ring(monkeypatch: pytest.MonkeyPatch) -> Iterator[InMemory]:
    monkeypatch.setattr(mail_password, "_session", {})
    before = keyring.get_keyring()
    ring = InMemory()
    keyring.set_keyring(ring)
    yield ring
    keyring.set_keyring(before)


def test_all_settings_are_listed_with_meaning_and_default(line: CommandLine) -> None:
    told = {one["key"]: one for one in line.get("settings", "list")}
    assert (told["hold_hours"]["value"], told["hold_hours"]["unit"]) == (24, "hours")
    assert told["hold_hours"]["kept_in"] == "company"
    assert told["smtp.port"]["kept_in"] == "workstation"
    assert all(one["meaning"] for one in told.values())
    line.get("settings", "set", "hold_hours", "48")
    listed = line.run("settings", "list").stdout
    assert listed.startswith("Company\n  company_name = AstroBookings\n      What tickets")
    assert "  mail.grace_seconds = 30 seconds\n      How long a message waits" in listed
    assert "  hold_hours = 48 hours  (default 24)\n" in listed
    assert all(one["meaning"] in listed for one in told.values())


@pytest.mark.parametrize(
    ("key", "text", "value"),
    [
        ("hold_hours", "48", 48),
        ("mail.grace_seconds", "0", 0),
        ("company_name", "Zoë 小龍", "Zoë 小龍"),
        ("viability_percent", "100", 100),
        ("smtp.host", "mail.example.com", "mail.example.com"),
        ("smtp.port", "465", 465),
        ("smtp.security", "tls", "tls"),
        ("mail.folder", "/tmp", "/tmp"),
        ("font_scale", "1.5", 1.5),
        ("backup_folder", "/tmp", "/tmp"),
    ],
)
def test_what_is_set_is_got(line: CommandLine, key: str, text: str, value: object) -> None:
    record = line.get("settings", "set", key, text)
    record.pop("warning", None)
    assert (record["key"], record["value"]) == (key, value)
    assert line.get("settings", "get", key) == record
    assert line.run("settings", "get", key).stdout == f"{value}\n"
    listed = {one["key"]: one["value"] for one in line.get("settings", "list")}
    assert listed[key] == value
    changed = {one["key"] for one in line.get("settings", "list") if one["value"] != one["default"]}
    assert changed == {key}


def test_a_practice_database_says_that_no_server_gets_its_mail(
    line: CommandLine, tmp_path: Path
) -> None:
    words = "This is a practice database: no message leaves this computer."
    for more in (("--dry-run",), ()):
        told = line.run("settings", "set", "smtp.host", "mail.example.com", *more)
        assert (told.exit_code, told.stderr.startswith(f"warning: {words}")) == (0, True)
    assert line.get("settings", "set", "smtp.port", "465")["warning"].startswith(words)
    assert line.run("settings", "set", "theme", "dark").stderr == ""
    assert line.run("settings", "set", "smtp.host", "localhost").stderr == ""
    line.get("settings", "set", "mail.folder", tmp_path)
    assert line.run("settings", "set", "smtp.host", "mail.example.com").stderr == ""
    real = CommandLine(tmp_path / "real.db", now=None)
    real.get("init")
    line.get("settings", "set", "mail.folder", "")
    assert real.run("settings", "set", "smtp.host", "mail.example.com").stderr == ""


def test_a_folder_of_messages_is_there_or_refused(line: CommandLine, tmp_path: Path) -> None:
    folder = tmp_path / "new" / "mails"
    (tmp_path / "file").touch()
    wrong = {folder: f"There is no folder {folder}: make it first.", tmp_path / "file": "Not a dir"}
    for place, words in wrong.items():
        for more in ((), ("--dry-run",)):
            told = line.refusal("settings", "set", "mail.folder", place, *more)
            assert (told["field"], told["error"]) == ("mail.folder", "invalid_value")
            assert words in told["message"]
    assert not folder.parent.exists()
    assert line.get("settings", "get", "mail.folder")["value"] == ""
    folder.mkdir(parents=True)
    line.get("settings", "set", "mail.folder", folder)
    assert list(folder.iterdir()) == []
    folder.rmdir()
    line.get("settings", "set", "theme", "dark", "--dry-run")  # a disk that is away stops no other


def test_the_end_of_a_drain_says_what_is_left_and_why(line: CommandLine, tmp_path: Path) -> None:
    folder = tmp_path / "mails"
    folder.mkdir()
    line.get("settings", "set", "mail.folder", folder)
    line.sell(line.launch(), line.traveler(email="ana@example.org"))
    told = line.run("worker", "--drain").stdout
    assert "\nLeft: 1 waiting" in told
    assert "Waiting for their time, from 2026-11-23 14:32Z on: a mail has a time of grace" in told
    line.now = "2026-11-23T14:40:00Z"
    folder.rmdir()
    told = line.run("worker", "--drain").stdout
    stands = "1 deliver_notification waiting for a setting, until that is mended."
    assert f"{stands} The folder of messages {folder}" in told
    assert "set mail.folder to another one." in told
    left = line.get("worker", "--drain")["left"]
    assert (left["for_a_setting"], left["retrying"]) == (1, 0)
    (trouble,) = left["troubles"]
    assert (trouble["count"], trouble["error_kind"], trouble["next_try"]) == (1, "setting", None)
    folder.mkdir()
    assert line.get("worker", "--drain")["left"]["troubles"] == []
    assert len(list(folder.iterdir())) == 1


def test_what_no_server_answered_goes_as_soon_as_another_way_is_set(
    line: CommandLine, tmp_path: Path
) -> None:
    """Not only once its time has come to try the old server again."""
    with socket.socket() as nobody:
        nobody.bind(("127.0.0.1", 0))  # and never listens
        line.get("settings", "set", "smtp.host", "127.0.0.1")
        line.get("settings", "set", "smtp.port", nobody.getsockname()[1])
        for name in ("ana", "bo", "cy"):
            line.sell(line.launch(), line.traveler(email=f"{name}@example.org"))
        line.now = "2026-11-23T14:40:00Z"
        assert line.get("worker", "--drain")["left"]["retrying"] == 3
        assert line.get("worker", "--drain")["left"]["retrying"] == 3  # each start wakes none
    line.get("settings", "set", "mail.folder", tmp_path)
    done = line.get("worker", "--drain")
    assert (done["completed"], done["waiting"], done["left"]["troubles"]) == (3, 0, [])
    assert len(list(tmp_path.glob("*.eml"))) == 3


def test_an_empty_value_clears_a_text(line: CommandLine) -> None:
    line.get("settings", "set", "smtp.host", "mail.example.com")
    assert line.get("settings", "set", "smtp.host", "")["value"] == ""
    line.get("settings", "set", "company_email", "a@b.example")
    assert line.get("settings", "set", "company_email", "")["value"] == ""


@pytest.mark.parametrize(("key", "text"), [("hold_hours", "48"), ("smtp.port", "465")])
def test_a_dry_run_shows_it_and_changes_nothing(line: CommandLine, key: str, text: str) -> None:
    before = line.get("settings", "get", key)
    told = line.get("settings", "set", key, text, "--dry-run")
    assert (told["value"], told["dry_run"]) == (int(text), True)
    assert line.get("settings", "get", key) == before
    assert line.get("list", "entry_log") == []
    assert not config.settings_path().exists()
    assert "nothing is written" in line.run("settings", "set", key, text, "--dry-run").stdout


@pytest.mark.parametrize(
    ("key", "nearest"),
    [("smtp.hots", "smtp.host"), ("hold-hours", "hold_hours"), ("mail_from", "mail.from")],
)
def test_an_unknown_key_is_refused_with_the_nearest(
    line: CommandLine, key: str, nearest: str
) -> None:
    for words in (("get", key), ("set", key, "1")):
        refusal = line.refusal("settings", *words)
        assert (refusal["error"], refusal["nearest"]) == ("unknown_setting", nearest)


@pytest.mark.parametrize(
    ("key", "text"),
    [
        ("hold_hours", "soon"),
        ("smtp.port", "70000"),
        ("smtp.host", "smtp..example.org"),
        ("mail.from", "us"),
        ("mail.from", "josé@empresa.example"),
        ("company_email", "josé@empresa.example"),
    ],
)
def test_a_wrong_value_is_refused_by_its_key(line: CommandLine, key: str, text: str) -> None:
    refusal = line.refusal("settings", "set", key, text)
    assert (refusal["error"], refusal["field"]) == ("invalid_value", key)
    assert not config.settings_path().exists()


def test_a_change_of_the_company_is_logged_and_one_of_this_computer_is_not(
    line: CommandLine,
) -> None:
    line.get("settings", "set", "smtp.port", "465")
    line.get("settings", "set", "hold_hours", "48")
    (row,) = line.get("list", "entry_log")
    assert (row["action"], row["details"]["after"]) == ("change_settings", {"hold_hours": 48})


def test_a_doubt_is_a_warning_beside_the_output(line: CommandLine) -> None:
    result = line.run("settings", "set", "company_tax_id", "nonsense")
    assert result.exit_code == 0
    assert result.stderr.startswith("warning: This doesn't look like a tax id")
    assert line.get("settings", "get", "company_tax_id")["value"] == "nonsense"


@pytest.mark.parametrize("key", ["mail.folder", "company_email"])
def test_a_setting_wakes_the_jobs_that_waited_for_one(
    line: CommandLine, key: str, tmp_path: Path
) -> None:
    line.sell(line.launch(), line.traveler(email="ana@example.org"))
    line.now = "2026-11-23T14:40:00Z"  # the grace time is over
    assert line.get("worker", "--drain")["waiting"] == 1
    (job,) = line.get("list", "job_queue", "--where", "job_type=deliver_notification")
    assert (job["status"], job["run_after"]) == ("pending", None)
    line.get("settings", "set", key, {"mail.folder": str(tmp_path)}.get(key, "desk@example.org"))
    (job,) = line.get("list", "job_queue", "--where", "job_type=deliver_notification")
    assert (job["last_error"], job["run_after"]) == (None, "2026-11-23T14:40:00.000000Z")


def test_a_setting_of_mail_tries_one_letter_for_all_and_others_try_none(
    line: CommandLine, tmp_path: Path
) -> None:
    for name in ("ana", "bo", "cy"):
        line.sell(line.launch(), line.traveler(email=f"{name}@example.org"))
    line.now = "2026-11-23T14:40:00Z"
    assert line.get("worker", "--drain")["waiting"] == 3
    waits = f"SELECT count(*) FROM job_queue WHERE run_after = {NEVER}"
    line.get("settings", "set", "workstation_name", "Front desk")
    line.get("settings", "set", "lock_after_minutes", "5")
    assert line.value(waits) == 3
    line.get("settings", "set", "mail.folder", tmp_path)
    assert line.value(waits) == 2
    assert line.get("worker", "--drain")["completed"] == 3


def test_everybody_who_signs_in_reads_and_only_administrators_change(staffed: CommandLine) -> None:
    agent = as_agent(staffed)
    assert agent.get("settings", "get", "hold_hours")["value"] == 24
    told = {one["key"] for one in agent.get("settings", "list")}
    assert {"hold_hours", "company_name", "theme", "lock_after_minutes"} <= told
    # Servers and folders are for who may change them.
    assert not any(key.startswith(("smtp.", "mail.", "backup_")) for key in told)
    assert len(told) < len(staffed.get("settings", "list"))
    listed = agent.run("settings", "list").stdout
    assert not any(word in listed for word in ("smtp", "Mail\n", "Backup\n", "backup_folder"))
    for key in ("smtp.host", "backup_folder", "mail.grace_seconds"):
        refusal = agent.refusal("settings", "get", key)
        assert (refusal["error"], refusal["held_by"]) == ("missing_right", ["admin"])
    for key, text in (("hold_hours", "48"), ("smtp.host", "evil.example"), ("mail.from", "a@b.co")):
        for more in ((), ("--dry-run",)):
            refusal = agent.refusal("settings", "set", key, text, *more)
            assert (refusal["error"], refusal["held_by"]) == ("missing_right", ["admin"])
    assert agent.refusal("settings", "password")["error"] == "missing_right"
    assert agent.get("settings", "set", "theme", "dark")["value"] == "dark"
    assert staffed.get("settings", "set", "smtp.host", "mail.example.com")["value"]
    assert agent.refusal("settings", "password")["error"] == "missing_right"


def test_nobody_reads_the_company_without_signing_in(staffed: CommandLine) -> None:
    nobody = CommandLine(staffed.path)
    for words in (("list",), ("get", "hold_hours"), ("set", "hold_hours", "1")):
        assert nobody.refusal("settings", *words)["error"] == "sign_in_needed"
    assert nobody.get("settings", "get", "theme")["value"] == "system"


def test_this_computer_is_set_up_before_there_is_a_database(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    line = CommandLine(tmp_path / "none.db", now=None)
    assert line.get("settings", "set", "smtp.host", "mail.example.com")["value"]
    assert not line.path.exists()
    written = tomllib.loads(config.settings_path().read_text())
    assert written["smtp"]["host"] == "mail.example.com"
    assert line.refusal("settings", "get", "hold_hours")["error"] == "database_missing"


def test_a_file_of_wrong_types_is_told_and_stops_nothing(line: CommandLine) -> None:
    config.settings_path().write_text('font_scale = "big"\n[smtp]\nport = []\n')
    result = line.run("settings", "get", "smtp.port")
    assert (result.exit_code, result.stdout) == (0, "587\n")
    assert result.stderr.count("warning: ") == 2


def password(line: CommandLine, given: str, *more: str) -> str:
    words = ["--database", str(line.path), "settings", "password", *more]
    result = CliRunner().invoke(app, words, input=given, env=line.environment)
    return result.output + result.stderr


def test_the_mail_password_goes_to_the_keyring_and_nowhere_else(
    line: CommandLine, ring: InMemory
) -> None:
    assert "Set smtp.host and smtp.user first" in password(line, "s3cret-word\n")
    line.get("settings", "set", "smtp.host", "mail.example.com")
    line.get("settings", "set", "smtp.user", "desk")
    line.sell(line.launch(), line.traveler(email="ana@example.org"))
    with closing(sqlite3.connect(line.path)) as database, database:
        columns = "last_error = 'wrong password', error_kind = 'setting'"
        mails = "WHERE job_type = 'deliver_notification'"
        database.execute(f"UPDATE job_queue SET run_after = {NEVER}, {columns} {mails}")
    waits = "SELECT count(*) FROM job_queue WHERE last_error = 'wrong password'"
    told = password(line, "s3cret-word\n", "--dry-run")
    assert (ring.kept, line.value(waits)) == ({}, 1)
    told += password(line, "s3cret-word\n")
    assert line.value(waits) == 0  # what the lack of it kept is tried again
    assert ring.kept == {("astrobookings", "smtp:desk@mail.example.com"): "s3cret-word"}
    assert "s3cret" not in told
    assert b"s3cret" not in line.path.read_bytes() + config.settings_path().read_bytes()
    password(line, "\n")
    assert ring.kept == {}


def test_without_a_keyring_the_variable_is_named(line: CommandLine, ring: InMemory) -> None:
    line.get("settings", "set", "smtp.host", "mail.example.com")
    line.get("settings", "set", "smtp.user", "desk")
    keyring.set_keyring(fail.Keyring())
    assert "ASTROBOOKINGS_SMTP_PASSWORD" in password(line, "s3cret-word\n")
    assert mail_password._session == {}


def test_a_test_message_and_a_preview_say_what_would_go_out(
    line: CommandLine, tmp_path: Path
) -> None:
    refusal = line.refusal("notification", "test", "ana@example.org")
    assert (refusal["error"], "practice" in refusal["message"]) == ("mail_failed", True)
    line.get("settings", "set", "mail.folder", str(tmp_path))
    said = line.get("notification", "test", "ana@example.org")["said"]
    (file,) = tmp_path.glob("*.eml")
    assert str(file) in said
    assert b"ana@example.org" in file.read_bytes()
    assert b"Whether mail leaves" in file.read_bytes()
    later = CommandLine(line.path, "2026-11-22T09:00:01Z")
    later.get("notification", "test", "ana@example.org")
    letters = [message_from_bytes(one.read_bytes()) for one in tmp_path.glob("*.eml")]
    assert len({one["Message-ID"] for one in letters}) == 2  # a mailbox shows both
    assert line.refusal("notification", "test", "nobody")["error"] == "invalid_value"
    asked = ("--to", "agency", "--language", "es")
    shown = line.get("notification", "preview", "invoice_reminder", *asked)
    assert shown["subject"] == "Recordatorio de la factura INV-2026-000001"
    line.sell(line.launch(), line.traveler(email="eva@example.org"))
    sold = "event=booking_sold and channel=mail"
    (row,) = line.get("list", "notification", "--where", sold)
    heads = line.run("list", "notification", "--where", sold).stdout.splitlines()[0].split()
    assert ("recipient" in heads, "user_id" in heads, row["user_id"] > 0) == (True, False, True)
    assert line.get("notification", "preview", row["id"])["to"] == "eva@example.org"
    delayed = line.get("notification", "preview", "launch_delayed", *asked)
    assert delayed["text"].startswith("Hola, Selene Lines")
    old, new = (
        word for word in delayed["text"].splitlines() if word.startswith(("Salía", "Salida"))
    )
    assert old.split(":", 1)[1] != new.split(":", 1)[1]
    for to, words in (("traveler", "Le guardamos las plazas hasta"), ("agency", "hasta el")):
        held = line.get("notification", "preview", "booking_held", "--to", to, "--language", "es")
        assert words in held["text"]
        assert "Provisional hasta: " in held["text"]
    for wrong, error in (("teleported", "invalid_value"), ("4711", "not_found")):
        assert line.refusal("notification", "preview", wrong)["error"] == error


def test_the_currency_is_refused_once_something_was_sold(line: CommandLine) -> None:
    line.get("settings", "set", "currency", "EUR")
    line.sell(line.launch(), line.traveler())
    state = line.state()
    told = line.refusal("settings", "set", "currency", "GBP")
    assert (told["error"], told["currency"], told["entered"]) == ("currency_stands", "EUR", "GBP")
    for unfit, words in (
        ("jpy", "JPY has no cents; AstroBookings keeps money with two decimals."),
        ("KWD", "KWD has 3 decimals; AstroBookings keeps money with two."),
        ("ABC", "Currency must be the code of a currency in use such as USD or EUR, not ABC."),
    ):
        assert line.refusal("settings", "set", "currency", unfit)["message"] == words
    assert line.state() == state
    assert line.get("settings", "get", "currency")["value"] == "EUR"


def test_what_an_open_window_holds_is_told(line: CommandLine) -> None:
    held = "A window that is open takes it up at its next start."
    assert held in line.run("settings", "set", "theme", "dark").stdout
    for key, value in (("mail.per_minute", "5"), ("closing", "quit"), ("quiet_hours", "")):
        assert held not in line.run("settings", "set", key, value).stdout
    assert line.get("settings", "set", "theme", "light")["value"] == "light"
    listed = line.run("settings", "list").stdout
    assert listed.count(held) == len(HELD)
