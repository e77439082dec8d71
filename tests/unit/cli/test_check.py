"""Who learns what from `check`: records for those who may read the log, counts for others."""

import json
import sqlite3
from contextlib import closing

import pytest

from astrobookings_desktop.domain.statuses import Role
from tests.attacks.conftest import original, person, town
from tests.helpers.command_line import CommandLine
from tests.rights.town import Town

__all__ = ["original", "town"]


def _spoil(town: Town) -> None:
    with closing(sqlite3.connect(town.company.path)) as connection:
        connection.execute("UPDATE launch SET seats_taken = seats_taken + 1")
        connection.execute("DROP TRIGGER entry_log_no_update")
        connection.commit()


@pytest.mark.parametrize("role", [None, Role.AGENCY, Role.AGENT])
def test_who_may_not_read_the_log_learns_counts_alone(town: Town, role: Role | None) -> None:
    nobody = {"ASTROBOOKINGS_USER": None, "ASTROBOOKINGS_PASSWORD": None}
    line = CommandLine(town.company.path, None, nobody) if role is None else person(town, role)
    _spoil(town)
    broken = line.run("check")
    assert broken.exit_code == 1
    assert "seat_counter: launch" not in broken.stdout
    assert "seat_counter: 8 faults\n" in broken.stdout
    assert "triggers: the file has lost the trigger entry_log_no_update\n" in broken.stdout
    assert "Sign in with --user as an administrator or manager" in broken.stderr
    told = json.loads(line.run("--json", "check").stdout)
    (seats,) = (one for one in told["findings"] if one["rule"] == "seat_counter")
    assert seats["count"] > 1
    assert (seats["messages"], told["log"]) == ([], None)


def test_a_manager_sees_which_records_break_a_rule(town: Town) -> None:
    _spoil(town)
    manager = person(town, Role.MANAGER).run("check")
    assert f"seat_counter: launch {town.other.launch} says " in manager.stdout
