"""Full text of people and places, and the filters that people keep.

The text tables hold pieces of three characters of texts that are folded already, with two line
feeds behind each text, so that every character begins a piece. They follow their tables by
triggers; a sale touches none of them. Frozen: later changes come as later migrations.
"""

from peewee import SqliteDatabase
from playhouse.migrate import SchemaMigrator

ENTITIES = (
    "'user', 'traveler', 'agency', 'rocket', 'launch', 'booking', 'invoice', 'payment', "
    "'notification', 'entry_log', 'job_queue'"
)
SAVED = (
    f"""CREATE TABLE "saved_filter" (
        "id" INTEGER NOT NULL PRIMARY KEY,
        "user_id" INTEGER REFERENCES "user" ("id"),
        "entity" TEXT NOT NULL CHECK ("entity" IN ({ENTITIES})),
        "name" TEXT NOT NULL CHECK (length("name") BETWEEN 1 AND 60),
        "name_key" TEXT NOT NULL,
        "query" TEXT NOT NULL CHECK (length("query") BETWEEN 1 AND 2000)
    )""",
    """CREATE UNIQUE INDEX "saved_filter_name" ON "saved_filter"
        (coalesce("user_id", 0), "entity", "name_key")""",
)
_PERSON = "coalesce({r}\"name_folded\", '') || char(10) || coalesce({r}\"email_key\", '')"
# Text table, table, id, columns, the text of a row, and which rows have one.
TEXTS = (
    ("search_person", "user", "id", ("name_folded", "email_key"), _PERSON),
    ("search_phone", "traveler", "user_id", ("phone_digits",), "coalesce({r}\"phone_digits\", '')"),
    ("search_place", "launch", "id", ("destination_folded",), '{r}"destination_folded"'),
)


def up(_migrator: SchemaMigrator, db: SqliteDatabase) -> None:
    """Create tables and triggers, and fill the text tables."""
    for statement in SAVED:
        db.execute_sql(statement)
    for name, table, key, columns, text in TEXTS:
        for statement in _text_table(name, table, key, columns, f"{text} || char(10, 10)"):
            db.execute_sql(statement)


def _text_table(
    name: str, table: str, key: str, columns: tuple[str, ...], text: str
) -> tuple[str, ...]:
    old, new = text.format(r="OLD."), text.format(r="NEW.")
    forget = (
        f'INSERT INTO "{name}" ("{name}", "rowid", "text") VALUES (\'delete\', OLD."{key}", {old});'
    )
    learn = f'INSERT INTO "{name}" ("rowid", "text") VALUES (NEW."{key}", {new});'
    names = ", ".join(f'"{column}"' for column in columns)
    return (
        f'CREATE VIEW "{name}_text" ("id", "text") AS SELECT "{key}", {text.format(r="")} '
        f'FROM "{table}"',
        f"""CREATE VIRTUAL TABLE "{name}" USING fts5(
            text, content='{name}_text', content_rowid='id',
            tokenize='trigram case_sensitive 1', detail='none', columnsize=0)""",
        f"CREATE VIRTUAL TABLE \"{name}_terms\" USING fts5vocab('{name}', 'instance')",
        f'INSERT INTO "{name}" ("{name}") VALUES (\'rebuild\')',
        f"""CREATE TRIGGER "{name}_insert" AFTER INSERT ON "{table}"
            BEGIN {learn} END""",
        f"""CREATE TRIGGER "{name}_update" AFTER UPDATE OF {names} ON "{table}"
            WHEN {old} <> {new}
            BEGIN {forget} {learn} END""",
        f"""CREATE TRIGGER "{name}_delete" AFTER DELETE ON "{table}"
            BEGIN {forget} END""",
    )
