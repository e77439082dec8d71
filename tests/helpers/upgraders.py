"""Upgrades that are killed at any line of their code.

Run as a program of its own, so that it may fork: `python -m tests.helpers.upgraders DATABASE
KILLS`. The upgrade is killed KILLS times, evenly over its lines, each time on a fresh copy of the
database. Prints one JSON document: the schema that stood there after each kill.
"""

import json
import shutil
import sys
from pathlib import Path

from astrobookings_desktop.data import database, gate, upgrade
from tests.helpers.older import are_kept, rows
from tests.helpers.restorers import lived_through, traced

MODULES = (database, gate, upgrade)


def main() -> None:
    original, kills = Path(sys.argv[1]), int(sys.argv[2])
    files = {str(module.__file__) for module in MODULES} | {
        str(file) for file in database.MIGRATIONS.glob("*.py")
    }
    folder = original.parent / "rounds"
    path = folder / "office.db"

    def fresh() -> None:
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir()
        shutil.copy(original, path)

    def run() -> None:
        upgrade.create_or_upgrade(path)

    fresh()
    lines = traced(run, None, files)
    told = []
    for number in range(kills):
        fresh()
        kill_at = 1 + number * (lines - 1) // max(kills - 1, 1)
        survived = lived_through(lambda line=kill_at: traced(run, line, files))
        version = database.identify(path)
        before = rows(path)
        run()
        told.append(
            {
                "killed_at": kill_at,
                "survived": survived,
                "version": version,
                "kept": are_kept(before, rows(path)),
                "again": database.identify(path),
            }
        )
    shutil.rmtree(folder)
    print(json.dumps(told))


if __name__ == "__main__":
    main()
