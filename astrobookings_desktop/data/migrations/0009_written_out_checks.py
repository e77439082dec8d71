"""Checks that name three or more words are written out as comparisons.

For `"status" IN ('a', 'b', 'c')` SQLite fills a B-tree of its own at every INSERT and UPDATE: a
fifth of what a sale costs. The same with OR, the commonest word first, are a few comparisons of
text. So it is for the index of which rows are asked at every mail; its query says the same words.

What the file holds doesn't change, so only the tables' text does, as
https://sqlite.org/lang_altertable.html#otheralter describes it. Frozen: later changes come as later
migrations.
"""

import re

from peewee import SqliteDatabase
from playhouse.migrate import SchemaMigrator

from astrobookings_desktop.data.errors import AlteredSchema
from astrobookings_desktop.domain.phrases import Phrase

RANGES = ("low_earth", "suborbital", "moon", "mars")
IMPORTED = ("traveler", "agency", "rocket", "launch")
WORDS = (
    ("user", "role", ("traveler", "admin", "manager", "agent", "agency")),
    ("rocket", "range", RANGES),
    ("launch", "range", RANGES),
    (
        *("launch", "status"),
        ("scheduled", "confirmed", "delayed", "launched", "failed", "aborted"),
    ),
    ("booking", "status", ("confirmed", "pending", "canceled")),
    ("booking", "cancel_cause", ("traveler", "lapse", "void", "move", "launch_aborted")),
    ("invoice", "status", ("pending", "partially_paid", "paid", "overdue", "void")),
    ("payment", "status", ("pending", "completed", "failed", "refunded")),
    (
        *("notification", "status"),
        ("pending", "sending", "sent", "failed", "uncertain", "read", "discarded"),
    ),
    (
        *("job_queue", "status"),
        ("pending", "running", "sending", "completed", "failed", "canceled", "uncertain"),
    ),
    (
        *("saved_filter", "entity"),
        (
            *("user", "traveler", "agency", "rocket", "launch", "booking", "invoice", "payment"),
            *("notification", "entry_log", "job_queue"),
        ),
    ),
    ("import_run", "entity_type", IMPORTED),
    ("import_row", "entity_type", IMPORTED),
    ("import_mapping", "entity_type", IMPORTED),
)
INDEX = (
    'DROP INDEX "job_queue_unique"',
    """CREATE UNIQUE INDEX "job_queue_unique" ON "job_queue" ("unique_key")
        WHERE "unique_key" IS NOT NULL
            AND ("status" = 'pending' OR "status" = 'running' OR "status" = 'sending')""",
)
TABLES = tuple(dict.fromkeys(table for table, _column, _words in WORDS))
TEXT = "SELECT sql FROM sqlite_schema WHERE type = 'table' AND name = ?"
NEW_TEXT = "UPDATE sqlite_schema SET sql = ? WHERE type = 'table' AND name = ?"


def up(_migrator: SchemaMigrator, db: SqliteDatabase) -> None:
    """Replace the checks in the tables' text, and make sure that every row is read as before."""
    for statement in INDEX:
        db.execute_sql(statement)
    texts = {table: _text(db, table) for table in TABLES}
    for table, column, words in WORDS:
        texts[table] = _written_out(db, texts[table], table, column, words)
    before = [_as_read(db, table) for table in TABLES]
    ((version,),) = db.execute_sql("PRAGMA schema_version").fetchall()
    db.execute_sql("PRAGMA writable_schema = ON")
    for table, text in texts.items():
        db.execute_sql(NEW_TEXT, (text, table))
    db.execute_sql(f"PRAGMA schema_version = {version + 1}")
    # Also reads the text anew: a later migration goes by the places of the columns in it.
    db.execute_sql("PRAGMA writable_schema = RESET")
    if [_as_read(db, table) for table in TABLES] != before:
        raise RuntimeError("the tables' new text means something else")  # all is rolled back


def _text(db: SqliteDatabase, table: str) -> str:
    return "".join(row[0] for row in db.execute_sql(TEXT, (table,)).fetchall())


def _written_out(
    db: SqliteDatabase, text: str, table: str, column: str, words: tuple[str, ...]
) -> str:
    """The table's text with the check of one column; raises AlteredSchema when it isn't ours."""
    written = rf'CHECK \("{column}" IN\s+\(((?:\'\w+\'(?:, )?)+)\)\)'
    found = re.findall(written, text)
    if len(found) != 1 or set(re.findall(r"\w+", found[0])) != set(words):
        raise AlteredSchema(
            db.database,
            Phrase(
                "Somebody has altered the table {table} in {path}, so it isn't upgraded; nothing "
                "was changed. Restore the last backup.",
                table=table,
                path=db.database,
            ),
        )
    comparisons = " OR ".join(f"\"{column}\" = '{word}'" for word in words)
    return re.sub(written, f"CHECK ({comparisons})", text)


def _as_read(db: SqliteDatabase, table: str) -> tuple[list[object], list[object]]:
    """The columns as SQLite understands the table's text, and the faults that it finds in the rows.

    Faults of before don't keep a file from being upgraded: `check` tells of them.
    """
    columns = db.execute_sql(f'PRAGMA table_xinfo("{table}")').fetchall()
    return columns, db.execute_sql(f'PRAGMA quick_check("{table}")').fetchall()
