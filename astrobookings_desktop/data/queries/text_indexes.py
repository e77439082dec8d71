"""Keeping the full text of people and places right, and making it anew (migration 0005)."""

import sqlite3

TABLES = ("search_person", "search_phone", "search_place")
VERIFY = {
    name: f'INSERT INTO "{name}" ("{name}", "rank") VALUES (\'integrity-check\', 1)'
    for name in TABLES
}
"""Each fails when the text table doesn't hold what its rows say; changes nothing, but keeps others
from writing meanwhile, up to three seconds for 200,000 people: `text_copies` keeps them apart."""

WAITING = (
    "SELECT id FROM job_queue WHERE job_type = :job_type "
    "AND status IN ('pending', 'running', 'sending') LIMIT 1"
)
REBUILD = {name: f'INSERT INTO "{name}" ("{name}") VALUES (\'rebuild\')' for name in TABLES}


def is_disagreement(error: sqlite3.Error) -> bool:
    """Whether a text table was found wrong, rather than unreadable now."""
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    return code in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_ERROR)
