"""The backups that lie in a folder, for who looks for one to restore."""

import contextlib
from pathlib import Path

from astrobookings_desktop.data.database import reported
from astrobookings_desktop.data.errors import DatabaseProblem
from astrobookings_desktop.domain.backups import ENDING
from astrobookings_desktop.domain.refusal import Refusal
from astrobookings_desktop.domain.rights import Right
from astrobookings_desktop.services.actors import Actor
from astrobookings_desktop.services.backup.files import read_info
from astrobookings_desktop.services.backup.making import Backup
from astrobookings_desktop.services.office import Office


def backups_in(office: Office, actor: Actor, folder: Path) -> list[Backup]:
    """The backups in a folder, of whatever company, as their headers tell, the newest first.

    What is no whole backup is found out by its preview, not here; files that aren't any, that can't
    be read or that a newer program made are left out, and a folder that isn't there has none.
    Raises MissingRight, and DatabaseProblem when the folder can't be read.
    """
    office.require(actor, Right.RESTORE)
    found = []
    with reported(folder):
        files = [file for file in folder.iterdir() if _is_one(file)] if folder.is_dir() else []
    for file in files:
        with contextlib.suppress(Refusal, DatabaseProblem, OSError):
            found.append(Backup(file, file.stat().st_size, read_info(file)))
    return sorted(found, key=lambda one: (one.info.made_at, one.path.name), reverse=True)


def _is_one(file: Path) -> bool:
    """Whether it is called like a backup; what is no plain file isn't opened, for it may hang."""
    return file.suffix.lower() == ENDING and file.is_file()
