"""A table on a company of its own, for tests."""

import sqlite3
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pytestqt.qtbot import QtBot

from astrobookings_desktop.data.queries.listing.base import ListQuery
from astrobookings_desktop.data.queries.listing.reading import fetch_ids
from astrobookings_desktop.ui.table import KeyReader, TableModel, TableSpec, TableView

BOOKINGS_IN_ALL = 1200


@dataclass
class Desk:
    """A table on a company of its own."""

    qtbot: QtBot
    path: Path
    spec: TableSpec
    connection: sqlite3.Connection
    reader: KeyReader
    model: TableModel
    view: TableView

    def show(self, query: ListQuery | None = None, **changes: Any) -> None:
        """List, and wait for all keys."""
        with self.qtbot.waitSignal(self.model.loaded):
            self.model.show(query or ListQuery(**changes))

    def write(self, sql: str, *values: object) -> None:
        """Change the file as another program would."""
        with sqlite3.connect(self.path) as writer:
            writer.execute("DROP TRIGGER IF EXISTS booking_no_delete")
            writer.execute(sql, values)
        writer.close()

    def ids(self, **changes: Any) -> list[int]:
        """What should be listed."""
        return fetch_ids(self.connection, self.spec.queries, ListQuery(**changes))

    def listed(self) -> list[int]:
        """What is listed."""
        return self.model.keys.slice(0, self.model.rowCount())


Open = Callable[..., Desk]
