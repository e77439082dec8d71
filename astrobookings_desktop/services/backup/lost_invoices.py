"""Invoices that are issued in the present database and that a backup doesn't know."""

import contextlib
import sqlite3
from pathlib import Path
from typing import Any

from astrobookings_desktop.data.database import uri_of
from astrobookings_desktop.data.errors import DatabaseProblem
from astrobookings_desktop.data.queries.backups import INVOICES


def lost_invoices(present: Path, backup: Path) -> list[str]:
    """The numbers of the present invoices that the backup doesn't know, as spans (§6)."""
    kept = _invoices(backup)
    lost = sorted((name[:9], int(name[9:])) for name, *_ in _invoices(present) - kept)
    spans: list[tuple[str, int, int]] = []  # year, first, last
    for year, serial in lost:
        if spans and spans[-1][::2] == (year, serial - 1):
            spans[-1] = (year, spans[-1][1], serial)
        else:
            spans.append((year, serial, serial))
    return [
        f"{year}{first:06}" if first == last else f"{year}{first:06} – {year}{last:06}"
        for year, first, last in spans
    ]


def _invoices(database: Path) -> set[tuple[Any, ...]]:
    """All that have a number of a series; none of a file that can't be read."""
    with (
        contextlib.suppress(DatabaseProblem, sqlite3.Error),
        contextlib.closing(sqlite3.connect(uri_of(database, "ro"), uri=True)) as connection,
    ):
        return {row for row in connection.execute(INVOICES) if row[0][9:].isdecimal()}
    return set()
