"""What the tests of backups and restores share."""

import sqlite3
from contextlib import closing
from pathlib import Path

PASSPHRASE = "correct horse battery staple"


def people_in(path: Path) -> list[str]:
    """The names of all people in a database, the oldest first."""
    with closing(sqlite3.connect(path)) as connection:
        return [name for (name,) in connection.execute("SELECT name FROM user ORDER BY id")]
