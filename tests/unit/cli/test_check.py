"""Who learns what from `check`: records for those who may read the log, counts for others."""

import json
import sqlite3
from contextlib import closing

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


def test_an_agency_learns_nothing_from_a_check(town: Town) -> None:
    _spoil(town)
    for role in (Role.AGENCY, Role.AGENT):
        refused = person(town, role).run("--json", "check")
        told = json.loads(refused.stdout)
        assert (refused.exit_code, told["error"]) == (1, "missing_right")
        assert "findings" not in told
    manager = person(town, Role.MANAGER).run("check")
    assert f"seat_counter: launch {town.other.launch} says " in manager.stdout


def test_without_a_sign_in_faults_are_counted_and_no_record_is_told(town: Town) -> None:
    nobody = {"ASTROBOOKINGS_USER": None, "ASTROBOOKINGS_PASSWORD": None}
    line = CommandLine(town.company.path, None, nobody)
    _spoil(town)
    broken = line.run("check")
    assert broken.exit_code == 1
    assert "seat_counter: launch" not in broken.stdout
    assert "seat_counter: 8 faults\n" in broken.stdout
    assert "triggers: the file has lost the trigger entry_log_no_update\n" in broken.stdout
    assert "Sign in with --user" in broken.stderr
    told = json.loads(line.run("--json", "check").stdout)
    (seats,) = (one for one in told["findings"] if one["rule"] == "seat_counter")
    assert seats["count"] > 1
    assert (seats["messages"], told["log"]) == ([], None)
