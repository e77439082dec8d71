"""What other connections did to the file, as SQLite tells it without reading any of it."""

import sqlite3


def data_version(connection: sqlite3.Connection) -> int:
    """A number that differs after every commit of another connection, in any process."""
    return int(connection.execute("PRAGMA data_version").fetchone()[0])
