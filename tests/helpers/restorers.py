"""Backups and restores that are killed at any line of their code.

Run as a program of its own, so that it may fork: `python -m tests.helpers.restorers ACT DATABASE
BACKUP EVERY`. ACT is `back_up` or `restore`; it is killed at each EVERYth line, each time on a
fresh copy of the database. Prints one JSON document: what stood there after each kill.
"""

import contextlib
import json
import os
import secrets
import shutil
import signal
import sqlite3
import sys
from collections.abc import Callable
from pathlib import Path
from types import FrameType
from typing import Any

from astrobookings_desktop.data import replacing, scratch
from astrobookings_desktop.data.database import identify
from astrobookings_desktop.data.upgrade import schema_as_made
from astrobookings_desktop.services.actors import BUILT_IN_ADMINISTRATOR
from astrobookings_desktop.services.backup import contents as backup_contents
from astrobookings_desktop.services.backup import files as backup_files
from astrobookings_desktop.services.backup import lost_invoices, making, restores
from astrobookings_desktop.services.office import Office
from tests.helpers.company import catalogue
from tests.helpers.forking import forked

MODULES = (replacing, scratch, making, backup_contents, backup_files, lost_invoices, restores)
FILES = {str(module.__file__) for module in MODULES}


def traced(act: Callable[[], object], kill_at: int | None, files: set[str]) -> int:
    """Run `act`; gives the number of lines of `files` it went through, or dies before one."""
    lines = 0

    def trace(frame: FrameType, event: str, _argument: Any) -> Any:
        nonlocal lines
        if frame.f_code.co_filename not in files:
            return None
        if event == "line":
            lines += 1
            if lines == kill_at:
                os.kill(os.getpid(), signal.SIGKILL)
        return trace

    sys.settrace(trace)
    try:
        act()
    finally:
        sys.settrace(None)
    return lines


def _state(path: Path) -> dict[str, Any]:
    """What a program that starts now finds."""
    identify(path)
    with contextlib.closing(sqlite3.connect(path)) as connection:
        (sound,) = connection.execute("PRAGMA integrity_check").fetchone()
        (travelers,) = connection.execute("SELECT count(*) FROM traveler").fetchone()
        actions = connection.execute("SELECT action FROM entry_log ORDER BY id DESC LIMIT 1")
        return {"sound": sound, "travelers": travelers, "last": actions.fetchone()[0]}


def lived_through(act: Callable[[], object]) -> bool:
    """Run `act` in a child; False when it was killed."""
    status = os.waitpid(forked(act), 0)[1]
    if os.WIFEXITED(status) and os.WEXITSTATUS(status):
        raise SystemExit(f"the act failed with status {status}")
    return not os.WIFSIGNALED(status)


def main() -> None:
    act, original, backup, every = sys.argv[1], *map(Path, sys.argv[2:4]), int(sys.argv[4])
    folder = original.parent / "rounds"
    path, target = folder / "office.db", folder / "made.abk"
    office = Office(path, catalogue(), "desk", secrets.randbelow)

    def restore() -> None:
        restores.restore(office, BUILT_IN_ADMINISTRATOR, backup)

    def back_up() -> None:
        making.back_up(office, BUILT_IN_ADMINISTRATOR, target)

    schema_as_made()  # once here, and not in each child
    run = restore if act == "restore" else back_up
    rounds, kill_at, done = [], 1, False
    while not done:
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir()
        office.same_file.forget(path)
        for ending in ("", "-wal"):
            piece = original.with_name(original.name + ending)
            if piece.exists():
                shutil.copy(piece, path.with_name(path.name + ending))
        done = lived_through(lambda line=kill_at: traced(run, line, FILES))
        round_ = {"killed_at": kill_at, **_state(path)}
        if target.exists():
            round_["backup"] = making.read_info(target).as_dict()
            restores.restore(office, BUILT_IN_ADMINISTRATOR, target)
            round_["from_backup"] = _state(path)
        run()
        round_["again"] = _state(path)
        round_["left"] = sorted(one.name for one in folder.iterdir())
        rounds.append(round_)
        kill_at += every
    print(json.dumps(rounds))


if __name__ == "__main__":
    main()
