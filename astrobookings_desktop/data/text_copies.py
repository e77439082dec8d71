"""The text tables apart from the database, so that verifying them keeps nobody from writing.

SQLite compares a text table with its rows only in a statement that writes, which would hold the
write lock for seconds in a large company.
"""

import contextlib
import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path

from astrobookings_desktop.data.database import BUSY_SECONDS, uri_of
from astrobookings_desktop.data.queries.text_indexes import TABLES
from astrobookings_desktop.data.upgrade import schema_as_made

_PARTS = ("data", "idx", "config")  # the tables behind a text table


@contextlib.contextmanager
def texts_apart(
    path: Path, stopped: Callable[[], bool] | None, steps_between: int
) -> Iterator[sqlite3.Connection]:
    """The text tables and what they were made of, as of one moment, in a database in memory.

    What is asked of it ends by an interrupt once `stopped` says so, asked every `steps_between` of
    SQLite's machine. 200,000 people take some 40 MiB. Raises sqlite3.Error.
    """
    apart = sqlite3.connect(":memory:", uri=True, isolation_level=None, timeout=BUSY_SECONDS)
    with contextlib.closing(apart):
        apart.set_progress_handler(stopped, steps_between)
        apart.execute("ATTACH ? AS company", (uri_of(path, "ro"),))
        apart.execute("BEGIN")
        for table in TABLES:
            rows = f"{table}_text"  # a view there
            apart.execute(f'CREATE TABLE main."{rows}" ("id" INTEGER PRIMARY KEY, "text")')
            apart.execute(f'INSERT INTO main."{rows}" SELECT "id", "text" FROM company."{rows}"')
            apart.execute(schema_as_made()["table", table])
            for part in _PARTS:
                apart.execute(f'DELETE FROM main."{table}_{part}"')
                apart.execute(
                    f'INSERT INTO main."{table}_{part}" SELECT * FROM company."{table}_{part}"'
                )
        apart.execute("COMMIT")
        apart.execute("DETACH company")
        yield apart
