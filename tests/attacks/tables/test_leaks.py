"""Secrets that get about: in copies of the file, the log, messages, lists, reports of crashes (§1).

Each test names an attack; what it proves is that nothing comes of it, and what is said.
"""

import json
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from argon2 import PasswordHasher

from astrobookings_desktop.domain.errors import MissingRight
from astrobookings_desktop.domain.sign_in import SignInRefused
from astrobookings_desktop.domain.statuses import Role
from astrobookings_desktop.services.access import passwords, sign_in
from astrobookings_desktop.services.backup.making import back_up, rotate
from astrobookings_desktop.services.backup.restores import preview_restore, restore
from astrobookings_desktop.services.people import travelers
from astrobookings_desktop.ui.errors import bug_report
from tests.attacks.tables.conftest import NEW, WRONG, acting, enter, terminal
from tests.helpers.two_agencies import PASSWORD, TwoAgencies

# --- what is tried without a right ----------------------------------------------------------------


@pytest.mark.parametrize("role", [Role.MANAGER, Role.AGENT, Role.AGENCY])
@pytest.mark.parametrize("act", ["a backup", "a folder of backups", "a restore", "its preview"])
def test_who_reaches_for_the_whole_file_stands_in_the_log(
    world: TwoAgencies, tmp_path: Path, act: str, role: Role
) -> None:
    company, who = world.company, world.people[role]
    file = tmp_path / "stolen.abk"
    acts: dict[str, Callable[[], object]] = {
        "a backup": lambda: back_up(company.office, who, file),
        "a folder of backups": lambda: rotate(company.office, who, tmp_path),
        "a restore": lambda: restore(company.office, who, file),
        "its preview": lambda: preview_restore(company.office, who, file),
    }
    with pytest.raises(MissingRight) as refusal:
        acts[act]()
    assert not file.exists()
    action, user_id, details = company.rows(
        "SELECT action, user_id, details FROM entry_log ORDER BY id DESC LIMIT 1"
    )[0]
    assert (action, user_id) == ("refused", who.user_id)
    assert json.loads(details) == {"reason": refusal.value.message}


# --- secrets --------------------------------------------------------------------------------------


def _everything(path: Path) -> str:
    """The log, and what the queue and the messages hold."""
    with closing(sqlite3.connect(path)) as connection:
        tables = ("entry_log", "notification", "job_queue", "setting", "sign_in_failure")
        return json.dumps(
            [connection.execute(f"SELECT * FROM {table}").fetchall() for table in tables],
            default=str,
        )


def test_no_secret_stands_in_log_messages_or_lists(world: TwoAgencies, tmp_path: Path) -> None:
    company = acting(world, Role.ADMIN)
    agent = world.people[Role.AGENT].user_id or 0
    code = company.do(sign_in.give_reset_code, agent)
    company.do(sign_in.set_password, agent, NEW)
    with pytest.raises(SignInRefused):
        enter(world, "agent@example.org", WRONG)
    with pytest.raises(SignInRefused):
        enter(world, WRONG, WRONG)  # the password in the wrong field
    passphrase = "correct horse battery staple"
    back_up(company.office, company.actor, tmp_path / "x.abk", passphrase)
    line = terminal(world, USER="ada@example.org", PASSWORD=PASSWORD)
    told = [
        line.run(*json_, *words).output
        for json_ in ((), ("--json",))
        for words in (
            ("list", "user"),
            ("show", "user", agent),
            ("list", "entry_log"),
            ("list", "job_queue"),
            ("settings", "list"),
            ("export", "user", tmp_path / "users.csv"),
            ("export", "entry_log", tmp_path / "log.jsonl"),
            ("check",),
        )
    ]
    told += [(tmp_path / name).read_text("utf-8") for name in ("users.csv", "log.jsonl")]
    told.append((tmp_path / "x.abk").read_bytes().decode("latin-1"))
    told.append(_everything(company.path))
    whole = "\n".join(told)
    for secret in (PASSWORD, NEW, WRONG, code, passphrase, "argon2", "password_hash"):
        assert secret not in whole, secret


def test_a_crash_report_tells_nothing_that_was_typed(
    world: TwoAgencies, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A fault in the middle of a sign-in and of a form: the stack is told, the values aren't."""

    class Broken(PasswordHasher):
        def verify(self, stored: str | bytes, password: str | bytes) -> Any:
            raise ZeroDivisionError

    monkeypatch.setattr(passwords, "HASHER", Broken())
    with pytest.raises(ZeroDivisionError) as crash:
        enter(world, world.emails[Role.AGENT], WRONG)
    report = bug_report(crash.value)
    assert "ZeroDivisionError" in report
    for secret in (WRONG, PASSWORD, "agent@example.org", "argon2id$"):
        assert secret not in report
    company = acting(world, Role.AGENT)
    entered = {"name": "Zoë Secret", "email": "zoe@secret.example"}
    monkeypatch.setattr(travelers, "add_person", lambda *_given: 1 / 0)
    with pytest.raises(ZeroDivisionError) as crash:
        company.do(travelers.create_traveler, entered)
    assert "secret" not in bug_report(crash.value).casefold()


def test_a_crash_report_in_words_names_nobodys_home_and_ends() -> None:
    first = OSError("no room for /home/zoe/lists/a.csv, C:\\Users\\zoe\\b.csv")
    second = ValueError(f"behind {Path.home()}/c.csv")
    first.__cause__, second.__cause__ = second, first  # a fault may lead back to itself
    report = bug_report(first, in_words=True)
    assert "no room for ~/lists/a.csv, ~\\b.csv" in report
    assert "behind ~/c.csv" in report
    assert "zoe" not in report
    assert report.count("builtins.") == 2
