"""The database inside a backup: unpacked, and examined before anybody relies on it."""

import contextlib
import os
import shutil
import sqlite3
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from astrobookings_desktop.data.database import identify, reported, uri_of
from astrobookings_desktop.data.errors import DatabaseProblem, DiskFull, NewerDatabase
from astrobookings_desktop.data.queries.backups import (
    COUNT_ACTS,
    COUNTS,
    FIRST_ENTRY,
    INTEGRITY,
    LOG_HEAD,
    NEWEST_ENTRY,
    STATE_TABLE,
    TABLES,
    NewestEntry,
)
from astrobookings_desktop.domain.backups import DamagedBackup, NewerBackup
from astrobookings_desktop.domain.entities import Entity
from astrobookings_desktop.domain.phrases import Phrase
from astrobookings_desktop.services.backup.files import CHANGED, Advance, BackupInfo, unpacked

Progress = Callable[[str, int, int], None]
"""Called with a step's name, how much of it is done, and how much there is.

What it raises ends the work, and nothing stays of it.
"""

_SPARE = 1 << 20


@dataclass(frozen=True, slots=True)
class Contents:
    """How many records of each entity there are, and the newest entry of the log if any.

    `acts` are the entries that tell of a change of the business; `origin` is the hash of the first
    one, by which a company's databases are known.
    """

    counts: dict[Entity, int]
    newest: NewestEntry | None
    acts: int
    origin: str | None

    def is_of_another(self, other: "Contents") -> bool:
        """Whether the two are of different companies; one without a log is of none."""
        return None not in (self.origin, other.origin) and self.origin != other.origin


def silent(_step: str, _done: int, _total: int) -> None:
    """The progress of which nobody is told."""


def told(progress: Progress, step: str) -> Advance:
    """Tells `progress` how far one step is."""
    return lambda done, total: progress(step, done, total)


def unpack(
    backup: Path,
    info: BackupInfo,
    passphrase: str | None,
    database: Path,
    progress: Progress,
) -> None:
    """Write the database in `backup` to the new file `database`, for its owner only.

    Raises DiskFull before anything is written, and what `unpacked` raises.
    """
    with reported(database.parent):
        free = shutil.disk_usage(database.parent).free
        if info.size + _SPARE > free:
            raise DiskFull(
                database.parent,
                Phrase(
                    "{name} holds a database of {size}, and the disk with {parent} has "
                    "{free} left. Make room, then try again.",
                    name=backup.name,
                    size=_megabytes(info.size),
                    parent=database.parent.parent,
                    free=_megabytes(free),
                ),
            )
        descriptor = os.open(database, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "wb") as file:
            for piece in unpacked(backup, info, passphrase, told(progress, "Unpacking")):
                file.write(piece)


def is_sound(database: Path) -> bool:
    """Whether SQLite finds every page of a still file in order; raises DatabaseProblem."""
    with reported(database), contextlib.closing(_open(database)) as connection:
        try:
            return bool(connection.execute(INTEGRITY).fetchone() == ("ok",))
        except sqlite3.DatabaseError as error:
            if getattr(error, "sqlite_errorcode", 0) & 0xFF in (
                sqlite3.SQLITE_CORRUPT,
                sqlite3.SQLITE_NOTADB,
            ):
                return False
            raise


def examine(database: Path, info: BackupInfo, name: str) -> None:
    """See that an unpacked database is ours, sound, and the one that the header tells of.

    Raises DamagedBackup and NewerBackup about the backup called `name`.
    """
    _identify(database, info, name)
    if not is_sound(database):
        raise DamagedBackup(name, "the database in it is spoiled")
    compare(database, info, name)


def compare(database: Path, info: BackupInfo, name: str) -> None:
    """See that an unpacked, sound database is the one of the header; raises as `examine`."""
    version = _identify(database, info, name)
    with reported(database), contextlib.closing(_open(database)) as connection:
        tables = {table for (table,) in connection.execute(TABLES)}
        state = connection.execute(LOG_HEAD).fetchone() if STATE_TABLE in tables else None
        head = None if state is None else state[1]
    if (version, head) != (info.schema_version, info.log_head):
        raise DamagedBackup(name, CHANGED)


def _identify(database: Path, info: BackupInfo, name: str) -> int:
    try:
        return identify(database)
    except NewerDatabase as error:
        raise NewerBackup(name, info.schema_version) from error
    except DatabaseProblem as error:
        raise DamagedBackup(name, "what is in it is no AstroBookings database") from error


def contents_of(database: Path) -> Contents:
    """What is in a database, of whatever schema; raises DatabaseProblem.

    It may be open elsewhere.
    """
    with reported(database), contextlib.closing(_open(database, "ro")) as connection:
        tables = {name for (name,) in connection.execute(TABLES)}
        counts = {
            entity: int(connection.execute(sql).fetchone()[0]) if entity.value in tables else 0
            for entity, sql in COUNTS.items()
        }
        has_log = Entity.ENTRY_LOG.value in tables
        row = connection.execute(NEWEST_ENTRY).fetchone() if has_log else None
        first = connection.execute(FIRST_ENTRY).fetchone() if has_log else None
        (acts,) = connection.execute(COUNT_ACTS).fetchone() if has_log else (0,)
        newest = None if row is None else NewestEntry(*row)
        return Contents(counts, newest, acts, None if first is None else first[0])


def _open(database: Path, mode: str = "rw") -> sqlite3.Connection:
    """A connection; to a still file `rw`, for one that may only read makes an idle check."""
    return sqlite3.connect(uri_of(database, mode), uri=True)


def _megabytes(size: int) -> str:
    return f"{size / 1e6:,.1f} MB"
