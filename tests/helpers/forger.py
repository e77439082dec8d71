"""Backups with other contents and checksums that fit them, as a forger would write them."""

import hashlib
import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any

from astrobookings_desktop.services.backup.files import BackupInfo, packed, read_info, unpacked


def forged(backup: Path, change: str, **header: Any) -> Path:
    """The backup after `change`, an SQL script, under a header that agrees."""
    info = read_info(backup)
    plain = backup.with_name("forged.db")
    plain.write_bytes(b"".join(unpacked(backup, info, None, nothing)))
    with closing(sqlite3.connect(plain)) as connection:
        connection.executescript(change)
        connection.execute("PRAGMA journal_mode = DELETE")
    checksum = hashlib.sha256(plain.read_bytes()).hexdigest()
    facts: dict[str, Any] = {"sha256": checksum, "size": plain.stat().st_size} | header
    return written(plain, replace(info, **facts), backup.with_name("forged.abk"))


def written(plain: Path, info: BackupInfo, to: Path, passphrase: str | None = None) -> Path:
    """A backup of whatever `plain` holds."""
    to.write_bytes(b"".join(packed(plain, info, passphrase, nothing)))
    return to


def nothing(_done: int, _total: int) -> None:
    """Progress that nobody looks at."""
